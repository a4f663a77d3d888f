"""Drafting, editing and reading the recent situation (近况)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from libao_desk.core.errors import Refusal
from libao_desk.core.period import Period
from libao_desk.core.text import without_controls
from libao_desk.declare.as_of import look_back
from libao_desk.declare.recent import Recent, Sentence, draft
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.declare.roster import Roster
from libao_desk.people.access import Action
from libao_desk.services.desk import Desk
from libao_desk.services.figures.statistics import records_at
from libao_desk.services.never_recorded import refuse_free_text
from libao_desk.services.records.drafts import RecordRef
from libao_desk.services.records.past import PastStates
from libao_desk.services.records.recent_kept import RecentText, kept_texts
from libao_desk.services.records.records import load
from libao_desk.services.withheld import withheld_ids

LABEL = "近况"
LONGEST = 2000


@dataclass(frozen=True)
class RecentLine:
    """One record of the roster: its sentences with their rows, and what the column will say."""

    ref: RecordRef
    number: str
    label: str
    sentences: tuple[Sentence, ...]
    text: str
    is_kept: bool
    """Edited by a clerk; otherwise the text is the draft."""
    is_outdated: bool
    """Edited before the rows became what they are now."""

    @property
    def draft(self) -> str:
        """What the rows say."""
        return draft(self.sentences)


class RecentTexts:
    """The texts of every roster that has the column."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def has_column(self, kind: str) -> bool:
        """Whether a roster tells the recent situation."""
        return self.desk.book.roster(kind)[1].recent is not None

    def lines(self, kind: str, period: Period) -> tuple[RecentLine, ...]:
        """The records of a roster's period in its order; those it may not describe are left out."""
        register, roster, recent = self._declared(kind)
        self.desk.allow(register.key, Action.EXPORT)
        with self.desk.read() as session:
            facts, records = records_at(self.desk, session, register, period)
            withheld = withheld_ids(self.desk, session, register)
            kept = kept_texts(session, kind, period)
            shown = [
                record
                for record in records
                if record.id not in withheld
                and (roster.belongs(record, facts) or (roster.ended is not None and roster.ended(record, facts)))
                and not recent.hides(record, facts)
            ]
            if roster.order is not None:
                shown.sort(key=roster.order)
            return tuple(self._line(register, recent, period, record, kept.get(record.id)) for record in shown)

    def line(self, kind: str, ref: RecordRef, period: Period) -> RecentLine:
        """One record of a roster's period."""
        register, _, recent = self._declared(kind)
        self.desk.allow(register.key, Action.EXPORT)
        with self.desk.read() as session:
            record = self._as_of(session, register, ref, period)
            return self._line(register, recent, period, record, kept_texts(session, kind, period).get(ref.id))

    def keep(self, kind: str, ref: RecordRef, period: Period, text: str) -> None:
        """Keep a clerk's text for the period; an empty one, or the draft itself, goes back to the draft.

        Raises Refusal for a text that is too long or holds what is never recorded.
        """
        register, _, recent = self._declared(kind)
        self.desk.allow(register.key, Action.EDIT)
        text = without_controls(text).strip()
        if len(text) > LONGEST:
            raise Refusal(f"近况最多{LONGEST}字，现在{len(text)}字。")
        refuse_free_text(LABEL, text)
        with self.desk.read() as session:
            record = self._as_of(session, register, ref, period)
            drafted, number, person = draft(recent.sentences(record, period)), record.number, getattr(record, "person_id", None)
        about = (register.model.__tablename__, ref.id)
        with self.desk.work(f"{register.title}：{number}{period.label}近况", about=about) as session:
            row = kept_texts(session, kind, period).get(ref.id)
            if text in ("", drafted):
                if row is not None:
                    session.delete(row)
                return
            if row is None:
                row = RecentText(roster=kind, record_id=ref.id, period=str(period), person_id=person)
                session.add(row)
            row.text, row.drafted, row.officer_id = text, drafted, self.desk.actor.officer_id

    def _as_of(self, session: Session, register: Register, ref: RecordRef, period: Period) -> Record:
        """A record as it stood on the last day of the period."""
        record = load(self.desk, session, register, ref.id)
        state = PastStates(session, register, period.last_day).of(record)
        if state is None:
            raise Refusal(f"“{record.number}”在{period.label}尚未登记。")
        look_back(register, record, period.last_day, state)
        return record

    def _declared(self, kind: str) -> tuple[Register, Roster, Recent]:
        register, roster = self.desk.book.roster(kind)
        if roster.recent is None:
            raise Refusal(f"“{roster.title}”没有近况一栏。")
        return register, roster, roster.recent

    def _line(self, register: Register, recent: Recent, period: Period, record: Record, kept: RecentText | None) -> RecentLine:
        sentences = recent.sentences(record, period)
        drafted = draft(sentences)
        text = drafted if kept is None else kept.text
        ref = RecordRef(register.key, record.id)
        outdated = kept is not None and kept.drafted != drafted
        return RecentLine(ref, record.number, register.label(record), sentences, text, kept is not None, outdated)


def recent_column(session: Session, roster: Roster, period: Period) -> Callable[[Any], str]:
    """What the column says of a record: the kept text, else the draft."""
    recent = roster.recent
    if recent is None:
        return lambda record: ""
    kept = {record_id: row.text for record_id, row in kept_texts(session, roster.kind, period).items()}

    def text_of(record: Any) -> str:
        return kept[record.id] if record.id in kept else draft(recent.sentences(record, period))

    return text_of
