"""The to-do list (待办事项): computed from the records by their clocks, never stored, so it cannot disagree with them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from libao_desk.core.errors import Refusal
from libao_desk.declare.as_of import look_back
from libao_desk.declare.clock import Duty, LateDuty, OfficeFacts, Whose
from libao_desk.declare.path import Kind, path
from libao_desk.declare.record import Record
from libao_desk.declare.register import Pressing, Register
from libao_desk.people.access import Action
from libao_desk.people.models import Officer, Village
from libao_desk.services.desk import Desk
from libao_desk.services.records.applying import apply_values, taken_over
from libao_desk.services.records.drafts import RecordDraft, RecordRef, Value
from libao_desk.services.records.minors import public_label
from libao_desk.services.records.moves import state_of
from libao_desk.services.records.official import official_of
from libao_desk.services.records.past import PastStates
from libao_desk.services.records.records import Records, load_all, load_some
from libao_desk.services.records.references import read_references
from libao_desk.services.retention.reminder import appraisals_due
from libao_desk.services.withheld import withheld_ids

from .attempts import Attempt, Key, last_attempts

HORIZON_DAYS = 30
"""How far ahead the list looks."""


@dataclass(frozen=True)
class Task:
    """One open duty of one record on the day looked at."""

    register: str
    record: RecordRef | None
    """None for a duty of the office itself."""
    number: str
    label: str
    handler_id: int | None
    duty: Duty
    days_late: int
    village: str = ""
    """Where the record belongs: its own village, its person's, or that of its committee."""
    attempt: Attempt | None = None
    """The last time it was tried and could not be done."""
    official: str = ""
    """The number the record's own rosters know it by."""
    begins_record: bool = False
    """Whether a new record of the register answers a duty of the office itself."""
    is_minors: bool = False
    """Whether it is of a minor's record, which no paper that goes round names."""
    public_label: str = ""
    """What a minor's record is called on such paper."""

    @property
    def ref(self) -> RecordRef:
        """The record the duty is of; LookupError for a duty of the office itself."""
        if self.record is None:
            raise LookupError(f"{self.duty.clock} is a duty of the office, of no record")
        return self.record


class Todo:
    """What is open on a day, late first."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def on(self, day: date | None = None, *, horizon: int = HORIZON_DAYS) -> tuple[Task, ...]:
        """Every duty open at the end of `day` that falls due within `horizon` days after it; late ones first.

        What happened after `day` is not counted, so an earlier day can be looked at again. Registers the officer may
        not see are left out.
        """
        day = day or self.desk.today
        tasks: list[Task] = []
        for register in self.desk.book:
            if register.spans and self.desk.may(register.key, Action.VIEW):
                tasks.extend(self._of_register(register, day, day + timedelta(days=horizon)))
        tasks += [Task(key, None, "", "", None, duty, 0) for key, duty in appraisals_due(self.desk, day)]
        return tuple(sorted(tasks, key=_when_due))

    def of_register(self, key: str, *, horizon: int = HORIZON_DAYS) -> tuple[Task, ...]:
        """What is open today of one register alone, and what falls due within `horizon` days."""
        self.desk.allow(key, Action.VIEW)
        tasks = self._of_register(self.desk.book.get(key), self.desk.today, self.desk.today + timedelta(days=horizon))
        return tuple(sorted(tasks, key=_when_due))

    def late(self, day: date) -> tuple[LateDuty, ...]:
        """Our own duties that were late at the end of `day`, as they may be told outside their register."""
        return self._told([task for task in self.on(day, horizon=0) if _may_be_pressed(task)])

    def press(self, task: Task) -> RecordDraft:
        """A new notice that presses for a late duty (督办), filled in as far as it can be.

        Raises Refusal where the duty is not late or not ours, or the officer may not write notices.
        """
        target, values_of = self._pressing()
        self.allow_pressing()
        if not _may_be_pressed(task):
            raise Refusal("只有本所职责且已逾期的事项才能督办。")
        (late,) = self._told([task])
        return RecordDraft(target.key, values=taken_over(target, values_of(late, self.desk.facts())))

    def press_all(self, tasks: Sequence[Task]) -> tuple[RecordRef, ...]:
        """A notice stored for each late duty of ours that no notice presses for yet, the records of those that do among them.

        Raises Refusal where none is late, or the officer may not write notices.
        """
        target, values_of = self._pressing()
        self.allow_pressing()
        late = [task for task in tasks if _may_be_pressed(task)]
        if not late:
            raise Refusal("没有逾期的本所职责，不需要督办。")
        told, facts, refs, begun = self._told(late), self.desk.facts(), [], []
        with self.desk.work(f"批量督办（{len(late)}件）") as session:
            living = [one for one in load_all(session, target) if state_of(one) not in target.closed]
            for one in told:
                values = taken_over(target, values_of(one, facts))
                record = next((old for old in living if _is_told_in(old, target, values)), None)
                if record is None:
                    record = target.model()
                    apply_values(session, record, target.fields, values, {})
                    begun.append(record)
                refs.append(record)
            Records(self.desk).enter_all(session, target, [(record, ()) for record in begun])
        return tuple(RecordRef(target.key, record.id) for record in refs)

    def allow_pressing(self) -> None:
        """Raise Refusal where the officer may not write notices."""
        self.desk.allow(self._pressing()[0].key, Action.EDIT)

    def may_press(self) -> bool:
        """Whether the officer may write notices."""
        return any(register.presses is not None and self.desk.may(register.key, Action.EDIT) for register in self.desk.book)

    def _pressing(self) -> tuple[Register, Pressing]:
        for register in self.desk.book:
            if register.presses is not None:
                return register, register.presses
        raise Refusal("没有督办登记册。")

    def _told(self, tasks: Sequence[Task]) -> tuple[LateDuty, ...]:
        with self.desk.read() as session:
            names = {officer.id: officer.name for officer in session.scalars(sa.select(Officer))}
        return tuple(
            LateDuty(
                self.desk.book.get(one.register).title,
                one.number,
                one.duty,
                names.get(one.handler_id or 0, ""),
                one.days_late,
                one.official,
            )
            for one in tasks
        )

    def _of_register(self, register: Register, day: date, until: date) -> list[Task]:
        facts = self.desk.facts().as_of(day, self.desk.today)
        with self.desk.read() as session:
            states = PastStates(session, register, day).at_work() if register.clocks else {}
            found: list[tuple[Record, list[Duty]]] = []
            records = load_some(session, register, states.keys() - withheld_ids(self.desk, session, register))
            concerned = read_references(session, register, records, parts=())  # some duties hang on whom the record is about
            for record in records:
                look_back(register, record, day, states[record.id])
                duties = [duty for clock in register.clocks for duty in clock.rule(record, facts, day) if duty.last_day <= until]
                if duties:
                    found.append((record, duties))
            named = read_references(session, register, [record for record, _ in found])
            tried = last_attempts(session, register.key, day)
            tasks = [task for record, duties in found for task in _tasks(register, record, duties, day, tried)]
            del concerned, named  # kept in memory until here, so that neither duties nor names asked the file for each record
            tasks += [task for task in _of_the_office(session, register, facts, day) if task.duty.last_day <= until]
        return tasks


def _is_told_in(record: Record, register: Register, values: Mapping[str, Value]) -> bool:
    """Whether a record says what makes a new one with these values the same (`Register.same`)."""
    for key in register.same:
        said = [(path(field).value_of(record), values.get(path(field).key)) for field in key]
        if all(old == new for old, new in said) and any(old is not None for old, _ in said):
            return True
    return False


def _when_due(task: Task) -> tuple[date, str, str]:
    return task.duty.last_day, task.number, task.duty.clock


def _may_be_pressed(task: Task) -> bool:
    return task.days_late > 0 and task.duty.whose is Whose.OURS


def _of_the_office(session: Session, register: Register, facts: OfficeFacts, day: date) -> Iterator[Task]:
    for clock in register.standing:
        rows = session.scalars(sa.select(clock.rows)).all()
        for duty in clock.rule(rows, facts, day):
            yield Task(register.key, None, "", "", None, duty, duty.days_late(day), begins_record=clock.rows is register.model)


def _tasks(register: Register, record: Record, duties: list[Duty], day: date, tried: Mapping[Key, Attempt]) -> Iterator[Task]:
    ref, label, village = RecordRef(register.key, record.id), register.label(record), _village(register, record)
    official = official_of(register, record)
    is_minors = register.is_minors(record, day)
    public = public_label(register, record, day) if is_minors else ""
    for duty in duties:
        attempt, late = tried.get((record.id, duty.clock, duty.trigger_on)), duty.days_late(day)
        named = Task(register.key, ref, record.number, label, record.handler_id, duty, late, village, attempt, official)
        yield replace(named, is_minors=True, public_label=public) if is_minors else named


def _village(register: Register, record: Record) -> str:
    for column in (*register.columns, *register.fields):
        if column.kind is Kind.REFERENCE and not column.plural:
            place = column.value_of(record)
            village = place if isinstance(place, Village) else getattr(place, "village", None)
            if isinstance(village, Village):
                return village.name
    return ""
