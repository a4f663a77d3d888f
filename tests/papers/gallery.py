"""The papers of the invented office (文书样张): each kind filled from the first record that can have it, blank, and overfull."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache
from typing import Any

from sqlalchemy.orm import Session

from libao_desk.app.found_registers import load_registers
from libao_desk.declare.blocks import Paper
from libao_desk.declare.document import Document
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.printing.fonts import FontBook
from libao_desk.printing.render import RenderedPaper, render_pdf
from libao_desk.services.lists.query import ListQuery
from libao_desk.services.office import Office
from libao_desk.services.papers.drawing import paper_facts
from libao_desk.services.records.records import load

from .measured import Measured, measure
from .overlong import stretch
from .stand_ins import BY_HAND, OFF_BY_DEFAULT, STAND_INS

CODE = "K7Q29F3MAB"
_NONE = object()


class State(Enum):
    """How full a paper is (填写程度)."""

    FILLED = "filled"
    BLANK = "blank"
    OVERLONG = "overlong"


@dataclass(frozen=True)
class Sample:
    """One paper to look at: its kind and how full it is."""

    kind: str
    state: State

    @property
    def name(self) -> str:
        """The name of its pictures, and of its test."""
        return f"{self.kind}-{self.state.value}"


def samples(*states: State) -> list[Sample]:
    """Every kind of paper in each of these states; blank only where a form to fill by hand makes sense."""
    documents = [document for register in load_registers() for document in register.documents]
    return [Sample(each.key, state) for each in documents for state in states if _is_seen(each, state)]


def _is_seen(document: Document, state: State) -> bool:
    if document.key in BY_HAND:  # what stands in a record changes nothing there
        return state is State.BLANK
    return document.blank or state is not State.BLANK


class Gallery:
    """The papers of one open office, each composed and drawn once, with the bundled fonts."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._fonts = FontBook(bundled_only=True)
        self._firsts = cache(self._look_through)
        self.paper: Callable[[Sample], Paper] = cache(self._paper)
        self.drawn: Callable[[Sample], RenderedPaper] = cache(lambda sample: render_pdf(self.paper(sample), self._fonts))
        self.measured: Callable[[Sample], Measured] = cache(self._measure)

    def _paper(self, sample: Sample) -> Paper:
        desk = self._office.documents.desk
        register, document = desk.book.document(sample.kind)
        with desk.read() as session, session.no_autoflush:
            if sample.state is State.BLANK:
                return replace(self._body(document, register.model(), None), draft=False, by_hand=True)
            record, row = self._first(session, register, document)
            if sample.state is State.OVERLONG:
                stretch(record, register)
                row = _rows(document, record)[-1]
            paper = self._body(document, record, row, is_numbered=True)
            session.rollback()
        return replace(paper, draft=False, code=CODE)

    def _body(self, document: Document, record: Record, row: Any, *, is_numbered: bool = False) -> Paper:
        facts = paper_facts(self._office.documents.desk, "", row)
        if is_numbered and document.number is not None:
            facts = replace(facts, number=document.number.text(record, facts, facts.today.year, 1))
        return document.body(record, facts)

    def _first(self, session: Session, register: Register, document: Document) -> tuple[Record, Any]:
        """The first record, and the row of it, that can have the paper; an invented stand-in where the office has none."""
        desk = self._office.documents.desk
        number = self._firsts(register).get(document.key)
        record = STAND_INS[document.key]() if number is None else load(desk, session, register, number)
        row = self._allowed(document, record)
        if row is _NONE and document.key in OFF_BY_DEFAULT:
            return record, None
        if row is _NONE:
            raise LookupError(f"no record can have {document.key}: give it one in stand_ins.py")
        return record, row

    def _look_through(self, register: Register) -> dict[str, int]:
        """The first record of the office that can have each paper of a register."""
        desk = self._office.documents.desk
        found: dict[str, int] = {}
        with desk.read() as session:
            for number in sorted(self._office.lists.ids(register.key, ListQuery())):
                if len(found) == len(register.documents):
                    break
                record = load(desk, session, register, number)
                for document in register.documents:
                    if document.key not in found and self._allowed(document, record) is not _NONE:
                        found[document.key] = number
        return found

    def _allowed(self, document: Document, record: Record) -> Any:
        """The first row of the record that can have the paper."""
        desk = self._office.documents.desk
        for row in _rows(document, record):
            if document.refusal(record, row, desk.facts(), desk.today) is None:
                return row
        return _NONE

    def _measure(self, sample: Sample) -> Measured:
        return measure(self.drawn(sample).pdf)


def _rows(document: Document, record: Record) -> Sequence[Any]:
    """The rows the paper is made for; a paper about the whole record is made for none."""
    if not document.part:
        return (None,)
    return [row for row in getattr(record, document.part) if document.concerns is None or document.concerns(row)]


def drawings(gallery: Gallery) -> Iterator[tuple[str, bytes]]:
    """Every paper filled and every blank form, by name."""
    for sample in samples(State.FILLED, State.BLANK):
        yield sample.name, gallery.drawn(sample).pdf
