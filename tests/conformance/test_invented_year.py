"""What every register must be able to do with a year's worth of records, tested on the invented office."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random
from shutil import copytree

import pytest

from libao_desk.app import demo
from libao_desk.app.found_registers import load_registers
from libao_desk.core.clock import FixedClock
from libao_desk.core.errors import Refusal
from libao_desk.core.period import Period
from libao_desk.declare.register import Register
from libao_desk.services.book import RegisterBook
from libao_desk.services.figures.evaluation import FigureValue
from libao_desk.services.lists.query import ListQuery
from libao_desk.services.office import Office
from libao_desk.services.records.days_in_order import DaysInOrder
from libao_desk.services.records.drafts import RecordRef, draft_of
from libao_desk.services.records.moves import state_of
from libao_desk.services.records.past import PastStates
from libao_desk.services.records.records import load_all
from libao_desk.services.rosters.rosters import SERIAL_WIDTH
from libao_desk.services.todo.todo import Task
from libao_desk.sheets.roster_writer import A3_ROOM, A4_ROOM

REGISTERS = tuple(load_registers())
every_register = pytest.mark.parametrize("register", REGISTERS, ids=lambda register: register.key)
SAMPLE = 8
MIDSUMMER = date(2020, 6, 30)


@pytest.fixture(scope="module")
def year_end(tmp_path_factory: pytest.TempPathFactory, demo_folder: Path, book: RegisterBook) -> Iterator[Office]:
    """The invented office on its last day; these tests only look, or write what the next one does not count."""
    folder = tmp_path_factory.mktemp("year-end") / "office"
    copytree(demo_folder, folder)
    with Office.unlock(folder, book, FixedClock(demo.TODAY), demo.PASSPHRASE) as opened:
        yield opened


@pytest.fixture(scope="module")
def figures(year_end: Office) -> tuple[FigureValue, ...]:
    """The figures of the year."""
    return year_end.statistics.compute(Period.parse("2020"))


@pytest.fixture(scope="module")
def midsummer_tasks(year_end: Office) -> tuple[Task, ...]:
    """What was open at midsummer."""
    return year_end.todo.on(MIDSUMMER)


def _sample(office: Office, register: Register) -> list[RecordRef]:
    ids = list(office.lists.ids(register.key, ListQuery()))
    return [RecordRef(register.key, one) for one in Random(1).sample(ids, min(SAMPLE, len(ids)))]


ROOMS = {"A4": A4_ROOM, "A3": A3_ROOM}
LEAST_SCALE = 0.75
"""Letters of ten points are then no smaller than those of a newspaper."""


@every_register
def test_a_record_opens_is_found_by_its_number_and_is_whole(year_end: Office, register: Register) -> None:
    for ref in _sample(year_end, register):
        view = year_end.records.open(ref)
        assert year_end.records.find(register.key, view.number) == ref
        assert ref in [hit.ref for hit in year_end.search.find(view.number).hits]
        assert view.label
        draft = draft_of(view)
        assert not draft.changed()
        assert not any(row.changed() for rows in draft.parts.values() for row in rows)
        assert view.history[-1].target is view.state
        assert all(line.happened_on <= demo.TODAY for line in view.history)


@every_register
def test_no_day_lies_before_one_it_must_follow(year_end: Office, register: Register) -> None:
    days = DaysInOrder(register)
    with year_end.desk.read() as session:
        assert [(record.number, wrong) for record in load_all(session, register) for wrong in days.wrong(record)] == []


@every_register
def test_numbers_have_no_hole_and_no_double(year_end: Office, register: Register) -> None:
    with year_end.desk.read() as session:
        numbers = [record.number for record in load_all(session, register)]
    assert len(set(numbers)) == len(numbers)
    by_year: dict[str, list[int]] = {}
    for number in numbers:
        head, _, n = number.partition("-")
        by_year.setdefault(head, []).append(int(n))
    assert all(sorted(found) == list(range(1, len(found) + 1)) for found in by_year.values())


@every_register
def test_the_history_of_today_is_the_state_of_today(year_end: Office, register: Register) -> None:
    with year_end.desk.read() as session:
        states = PastStates(session, register, demo.TODAY)
        records = load_all(session, register)
        assert [state_of(record) for record in records] == [states.of(record) for record in records]


@every_register
def test_every_roster_can_be_written_for_every_kind_of_period_and_read_when_printed(year_end: Office, register: Register) -> None:
    for roster in register.rosters:
        reports = [year_end.rosters.write(roster.kind, Period.parse(period)) for period in ("2020-12", "2020-Q3", "2020")]
        assert all(report.data.startswith(b"PK") for report in reports)
        assert reports[1].rows == len(year_end.rosters.table(roster.kind, Period.parse("2020-Q3")).rows)
        widths = [SERIAL_WIDTH, *(column.width for column in roster.columns)]
        assert ROOMS[reports[0].paper] / sum(widths) > LEAST_SCALE, f"{roster.kind} is printed smaller than can be read"


@every_register
def test_every_paper_is_drawn_or_refused_in_a_sentence(year_end: Office, register: Register) -> None:
    for document in register.documents:
        drawn = 0
        for ref in _sample(year_end, register):
            rows = [row.id for row in year_end.records.open(ref).parts.get(document.part, ())] if document.part else [None]
            for row in rows[:1]:
                try:
                    drawn += year_end.documents.draft(document.key, ref, row=row).pages > 0
                except Refusal as refusal:
                    said = refusal.sentence
                    if not said.endswith("。"):
                        pytest.fail(f"{document.key}: {said}")
        if document.blank:
            assert year_end.documents.blank(document.key).pages >= 1


@every_register
def test_figures_are_numbers_of_the_registers_own_and_a_half_year_is_no_more_than_its_year(
    figures: tuple[FigureValue, ...], register: Register
) -> None:
    own = {figure.name for figure in register.statistics}
    values = {value.name: value for value in figures if value.name in own}
    assert values.keys() == own
    for value in values.values():
        assert value.title
        assert value.value is None or value.value >= 0
        if value.denominator is not None:
            assert (value.value is None) == (value.denominator == 0), value.name


@every_register
def test_a_duty_of_midsummer_belongs_to_a_record_that_was_there(
    year_end: Office, midsummer_tasks: tuple[Task, ...], register: Register
) -> None:
    with year_end.desk.read() as session:
        born = PastStates(session, register, MIDSUMMER)
        there = {record.id for record in load_all(session, register) if born.of(record) is not None}
    tasks = [task for task in midsummer_tasks if task.register == register.key]
    assert {task.record.id for task in tasks if task.record is not None} <= there
    for task in tasks:
        assert task.duty.due_on <= task.duty.last_day
        assert task.duty.basis
        assert task.duty.title


def test_the_trail_of_the_year_is_sound(year_end: Office) -> None:
    assert year_end.keeping.verify().sound
