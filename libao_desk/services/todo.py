"""The to-do list (待办事项): computed from the records by their clocks, never stored, so it cannot disagree with them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from libao_desk.declare.as_of import look_back
from libao_desk.declare.clock import Duty
from libao_desk.declare.path import Kind
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.people.access import Action
from libao_desk.people.models import Village
from libao_desk.services.desk import Desk
from libao_desk.services.drafts import RecordRef
from libao_desk.services.past import PastStates, sealed_ids
from libao_desk.services.records import load_all
from libao_desk.services.references import read_references

HORIZON_DAYS = 30
"""How far ahead the list looks."""


@dataclass(frozen=True)
class Task:
    """One open duty of one record on the day looked at."""

    ref: RecordRef
    number: str
    label: str
    handler_id: int | None
    duty: Duty
    days_late: int
    village: str = ""
    """Where the record belongs: its own village, its person's, or that of its committee."""


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
            if register.clocks and self.desk.may(register.key, Action.VIEW):
                tasks.extend(self._of_register(register, day, day + timedelta(days=horizon)))
        return tuple(sorted(tasks, key=lambda task: (task.duty.last_day, task.number, task.duty.clock)))

    def _of_register(self, register: Register, day: date, until: date) -> list[Task]:
        facts = self.desk.facts()
        with self.desk.read() as session:
            states, sealed = PastStates(session, register, day), sealed_ids(session, register)
            found: list[tuple[Record, list[Duty]]] = []
            for record in load_all(session, register):
                state = states.of(record)
                if state is None or record.id in sealed:
                    continue
                look_back(register, record, day, state)
                duties = [duty for clock in register.clocks for duty in clock.rule(record, facts, day) if duty.last_day <= until]
                if duties:
                    found.append((record, duties))
            named = read_references(session, register, [record for record, _ in found])
            tasks = [task for record, duties in found for task in _tasks(register, record, duties, day)]
            del named  # kept in memory until here, so that naming the records asked the file nothing
        return tasks


def _tasks(register: Register, record: Record, duties: list[Duty], day: date) -> Iterator[Task]:
    ref, label, village = RecordRef(register.key, record.id), register.label(record), _village(register, record)
    for duty in duties:
        yield Task(ref, record.number, label, record.handler_id, duty, duty.days_late(day), village)


def _village(register: Register, record: Record) -> str:
    for column in (*register.columns, *register.fields):
        if column.kind is Kind.REFERENCE and not column.plural:
            place = column.value_of(record)
            village = place if isinstance(place, Village) else getattr(place, "village", None)
            if isinstance(village, Village):
                return village.name
    return ""
