"""The to-do list of the invented year is what a second reckoner, written from the law alone, finds in the same records."""

import ast
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from shutil import copytree

import pytest

from libao_desk.app import demo
from libao_desk.app.commands.record_commands import record_json
from libao_desk.app.commands.report_commands import task_json
from libao_desk.core.calendar import Count, WorkCalendar
from libao_desk.core.clock import FixedClock
from libao_desk.services.book import RegisterBook
from libao_desk.services.lists.query import ListQuery
from libao_desk.services.office import Office
from libao_desk.services.records.records import load_all
from libao_desk.services.records.views import view_of

from .counting import (
    days_after,
    is_worked,
    months_after,
    rolled,
    term_of_months,
    working_days_after,
)
from .duties_open import READ, RULES, duties_open
from .reading import Due, Values

DAYS = (date(2020, 2, 3), date(2020, 4, 9), date(2020, 7, 3), date(2020, 10, 9), date(2020, 12, 31))
"""The first working days after the two long holidays, two days within a season, the last of the year."""

Records = dict[str, list[Values]]


@pytest.fixture(scope="module")
def year_end(tmp_path_factory: pytest.TempPathFactory, demo_folder: Path, book: RegisterBook) -> Iterator[Office]:
    """The invented office on its last day, only looked at."""
    folder = tmp_path_factory.mktemp("reckoned") / "office"
    copytree(demo_folder, folder)
    with Office.unlock(folder, book, FixedClock(demo.TODAY), demo.PASSPHRASE) as opened:
        yield opened


@pytest.fixture(scope="module")
def records(year_end: Office) -> Records:
    """Every record that bears a clock and is not sealed, as the command `show` gives it."""
    found: Records = {}
    with year_end.desk.read() as session:
        for register in year_end.desk.book:
            if register.key in READ:
                facts, today = year_end.desk.facts(), year_end.desk.today
                shown = set(year_end.lists.ids(register.key, ListQuery()))
                loaded = [one for one in load_all(session, register) if one.id in shown]
                found[register.key] = [record_json(view_of(session, register, one, facts=facts, today=today)) for one in loaded]
    return found


def _told(task: Values) -> Due:
    trigger, due, last = (date.fromisoformat(str(task[key])) for key in ("trigger_on", "due_on", "last_day"))
    record = task["record"]
    number = None if record is None else str(record)
    return Due(str(task["register"]), str(task["clock"]), number, trigger, due, last, str(task["whose"]))


def _in_order(duties: list[Due]) -> list[Due]:
    return sorted(duties, key=lambda due: (due.register, due.clock, due.record or "", due.due_on, due.last_day, due.trigger_on))


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_the_todo_list_is_what_the_law_leaves_open(year_end: Office, records: Records, day: date) -> None:
    tasks = [task_json(task) for task in year_end.todo.on(day)]
    assert _in_order([_told(task) for task in tasks]) == _in_order(duties_open(records, day))
    for task in tasks:
        assert task["days_late"] == max(0, (day - date.fromisoformat(task["last_day"])).days)


def test_every_register_with_a_clock_is_reckoned_a_second_time(book: RegisterBook) -> None:
    assert {register.key for register in book if register.spans} == set(READ)
    assert set(RULES) <= set(READ)


def test_the_second_reckoner_shares_no_line_with_the_program() -> None:
    here = Path(__file__)
    for module in here.parent.glob("*.py"):
        if module == here:
            continue
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not [name for name in names if name.startswith("libao_desk")], module.name


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param(rolled(days_after(date(2020, 9, 1), 30)), date(2020, 10, 9), id="CD over the autumn holidays"),
        pytest.param(rolled(days_after(date(2020, 1, 10), 15)), date(2020, 2, 3), id="CD over the lengthened Spring Festival"),
        pytest.param(rolled(days_after(date(2020, 8, 3), 60)), date(2020, 10, 9), id="CD 60"),
        pytest.param(rolled(days_after(date(2020, 7, 6), 10)), date(2020, 7, 16), id="CD without a holiday"),
        pytest.param(rolled(days_after(date(2020, 12, 2), 30)), date(2021, 1, 4), id="CD into the next year"),
        pytest.param(working_days_after(date(2020, 9, 28), 5), date(2020, 10, 12), id="WD with a worked Saturday"),
        pytest.param(working_days_after(date(2020, 4, 27), 10), date(2020, 5, 13), id="WD 10"),
        pytest.param(term_of_months(date(2020, 7, 15), 12), date(2021, 7, 14), id="TERM of a year"),
        pytest.param(term_of_months(date(2020, 2, 29), 12), date(2021, 2, 27), id="TERM from a leap day"),
        pytest.param(term_of_months(date(2020, 1, 31), 1), date(2020, 2, 28), id="TERM of a month"),
        pytest.param(term_of_months(date(2020, 8, 31), 6), date(2021, 2, 27), id="TERM from the last of a month"),
        pytest.param(term_of_months(date(2020, 7, 15), 18), date(2022, 1, 14), id="TERM of a year and a half"),
    ],
)
def test_the_second_reckoner_counts_as_the_worked_examples_do(found: date, expected: date) -> None:
    assert found == expected


def test_both_count_every_day_of_two_years_alike() -> None:
    calendar = WorkCalendar()
    for start in (date(2019, 1, 1) + timedelta(n) for n in range(2 * 365)):
        assert calendar.is_working_day(start) is is_worked(start), start
        for n in (3, 5, 15, 30, 60):
            assert calendar.reckon(Count.CD, n, start).last_day == rolled(days_after(start, n)), (start, n)
            assert calendar.reckon(Count.WD, n, start).last_day == working_days_after(start, n), (start, n)
        for n in (1, 3, 6, 12):
            assert calendar.reckon(Count.MON, n, start).last_day == rolled(months_after(start, n)), (start, n)
            assert calendar.reckon(Count.TERM, n, start).last_day == term_of_months(start, n), (start, n)
