"""Where the number series of papers stand (文书编号): an office that begins in mid-year goes on where its hand-written numbers ended."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

import sqlalchemy as sa
from sqlalchemy.orm import Session

from libao_desk.core.errors import Refusal
from libao_desk.declare.document import PaperNumber
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.people.access import Action
from libao_desk.people.committees import Committee
from libao_desk.services.desk import Desk
from libao_desk.store import numbers

from .drawing import paper_facts


@dataclass(frozen=True)
class PaperSeries:
    """One series of a year: what it is for, how its next number reads."""

    series: str
    year: int
    title: str
    """The papers that are numbered in it."""
    sample: str
    """How the next number reads."""
    following: int
    is_begun: bool
    """Whether a number of it was given here this year: it goes on by itself then."""


class PaperNumbering:
    """The series' door."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def all(self) -> tuple[PaperSeries, ...]:
        """The series of this year, those of every committee among them, then those of the year before: its papers bear its numbers."""
        this_year = self.desk.today.year
        return tuple(one for year in (this_year, this_year - 1) for one in self._of_year(year))

    def _of_year(self, year: int) -> Collection[PaperSeries]:
        found: dict[str, PaperSeries] = {}
        with self.desk.read() as session, session.no_autoflush:
            for register in self.desk.book:
                for title, number in _numbered(register) if self.desk.may(register.key, Action.PRINT) else ():
                    for record in _bearers(session, register):
                        one = self._standing(session, title, number, record, year)
                        before = found.get(one.series)
                        if before is None or title not in before.title.split("、"):
                            both = title if before is None else f"{before.title}、{title}"
                            found[one.series] = replace(one, title=both)
        return found.values()

    def start(self, series: str, following: int, year: int | None = None) -> None:
        """Say that the next paper of a series bears this number, since those before it were written elsewhere.

        Raises Refusal where a number of the year (this one, if none is given) was given here already.
        """
        self.desk.allow("", Action.SETTINGS)
        with self.desk.work(f"文书编号从第{following}号接着编") as session:
            numbers.set_start(session, series, year or self.desk.today.year, following)

    def _standing(self, session: Session, title: str, number: PaperNumber, record: Record, year: int) -> PaperSeries:
        facts = paper_facts(self.desk)
        series = number.series(record, facts)
        following = numbers.next_of(session, series, year)
        begun = bool(numbers.ledger(session, series, year))
        try:
            sample = number.text(record, facts, year, following)
        except Refusal as refusal:  # a pattern kept by an earlier version, or typed over the list of committees
            sample = refusal.sentence
        return PaperSeries(series, year, title, sample, following, begun)


def _numbered(register: Register) -> Iterator[tuple[str, PaperNumber]]:
    return ((document.title, document.number) for document in register.documents if document.number is not None)


def _bearers(session: Session, register: Register) -> Iterator[Record]:
    """An empty record, and where committees number by themselves one of each."""
    yield register.model()
    if "committee" in sa.inspect(register.model).relationships:
        for committee in session.scalars(sa.select(Committee).order_by(Committee.id)):
            yield register.model(committee=committee)
