"""To-do, figures and rosters against a reckoning made here from the same records."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from libao_desk.core.errors import Refusal
from libao_desk.core.period import Period
from libao_desk.people.officers import Role
from libao_desk.registers.disputes import settings as local
from libao_desk.registers.disputes.codes import Outcome
from libao_desk.services.figures.evaluation import percent
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordRef
from libao_desk.services.records.records import load_all
from libao_desk.services.settings import IDLE_MINUTES, OFFICE_NAME

from .builders import a_dispute, change, concluded

JANUARY, FEBRUARY = Period.parse("2026-01"), Period.parse("2026-02")


def _figures(office: Office, period: Period) -> dict[str, object]:
    return {value.name: value.value for value in office.statistics.compute(period)}


def test_the_list_is_what_the_clocks_say_of_each_record(office: Office) -> None:
    for n in range(1, 4):
        a_dispute(office, n)
    office.records.catch_up(RecordRef("disputes", 2))
    horizon = office.today + timedelta(days=30)
    expected = set()
    with office.desk.read() as session:
        for register in office.desk.book:
            for record in load_all(session, register):
                for clock in register.clocks:
                    duties = clock.rule(record, office.desk.facts(), office.today)
                    expected |= {(record.number, duty.clock, duty.last_day) for duty in duties if duty.last_day <= horizon}
        reports = office.desk.book.get("reports")
        for duty in reports.standing[0].rule([], office.desk.facts(), office.today):
            expected.add(("", duty.clock, duty.last_day))
    tasks = office.todo.on()
    assert {clock for _, clock, _ in expected} >= {"M06", "M11"}
    assert {(task.number, task.duty.clock, task.duty.last_day) for task in tasks} == expected
    assert [task.duty.last_day for task in tasks] == sorted(task.duty.last_day for task in tasks)
    assert all(task.days_late == max(0, (office.today - task.duty.last_day).days) for task in tasks)


def test_a_wider_horizon_shows_more_and_the_record_says_the_same(office: Office) -> None:
    ref = concluded(office)
    near, far = office.todo.on(horizon=1), office.todo.on(horizon=400)
    assert set(near) < set(far)
    assert {task.duty for task in office.todo.on(horizon=100_000) if task.record == ref} == set(office.records.open(ref).duties)


def test_a_day_in_the_past_knows_nothing_of_what_came_after(office: Office) -> None:
    ref = a_dispute(office)
    office.records.catch_up(ref)
    on_the_tenth = [task.duty.clock for task in office.todo.on(date(2026, 1, 10))]
    assert "M02" in on_the_tenth
    assert "M06" not in on_the_tenth
    assert "M02" not in [task.duty.clock for task in office.todo.on(date(2026, 1, 20), horizon=400)]
    assert {task.duty.clock for task in office.todo.on(date(2026, 1, 4), horizon=400)} == {"M11"}


def test_a_local_value_and_an_own_working_day_move_a_last_day(office: Office) -> None:
    ref = a_dispute(office, applied_on=date(2026, 2, 25), accepted_on=None, started_on=None, outcome=None, concluded_on=None)
    change(office, ref, effective_on=None)

    def last_day() -> date:
        return next(task.duty.last_day for task in office.todo.on() if task.duty.clock == "M01")

    assert last_day() == date(2026, 2, 28)  # a Saturday that is worked in 2026
    office.settings.change(local.DECISION_DAYS, 5, confirmed=True)
    assert last_day() == date(2026, 3, 3)
    office.settings.set_day(date(2026, 3, 3), False, "县里通知")
    assert last_day() == date(2026, 3, 4)
    office.settings.set_day(date(2026, 3, 1), True, "县里通知")
    assert last_day() == date(2026, 3, 2)
    assert office.settings.own_days() == ((date(2026, 3, 1), True, "县里通知"), (date(2026, 3, 3), False, "县里通知"))
    office.settings.set_day(date(2026, 3, 1), None)
    office.settings.set_day(date(2026, 3, 3), None)
    assert last_day() == date(2026, 3, 3)
    (view,) = [view for view in office.settings.views() if view.setting is local.DECISION_DAYS]
    assert (view.value, view.confirmed_by, view.confirmed_on) == (5, office.officer.name, office.today)


@pytest.mark.parametrize(("setting", "value"), [(IDLE_MINUTES, -1), (IDLE_MINUTES, "多"), (OFFICE_NAME, 3), (local.REPORT_PERIOD, "世纪")])
def test_a_value_that_is_none_is_refused(office: Office, setting: object, value: object) -> None:
    before = office.settings.value(setting)  # type: ignore[arg-type]  # one of several kinds
    with pytest.raises(Refusal):
        office.settings.change(setting, value)  # type: ignore[arg-type]  # the point of the test
    assert office.settings.value(setting) == before  # type: ignore[arg-type]  # as above


def test_figures_are_the_lists_behind_them(office: Office) -> None:
    refs = [concluded(office, n) for n in (1, 2)]
    failed = a_dispute(office, 3, outcome=Outcome.FAILED, other_ways_told_on=date(2026, 2, 3), concluded_on=date(2026, 2, 3), amount=None)
    for event in ("accept", "start", "fail"):
        office.records.move(failed, event)
    january, february = _figures(office, JANUARY), _figures(office, FEBRUARY)
    assert (january["disputes.accepted"], january["disputes.settled"], january["disputes.failed"]) == (3, 2, 0)
    assert january["disputes.settled_rate"] == 100
    assert (february["disputes.accepted"], february["disputes.settled"], february["disputes.settled_rate"]) == (0, 0, 0)
    assert _figures(office, Period.parse("2026-Q1"))["disputes.settled_rate"] == percent(2, 3)
    assert january["disputes.amount_yuan"] == 2400
    for value in office.statistics.compute(Period.parse("2026-Q1")):
        if value.unit == "件" and value.numerator is None and value.name in ("disputes.accepted", "disputes.settled", "disputes.failed"):
            assert len(value.behind) == value.value, value.name
    settled = next(value for value in office.statistics.compute(JANUARY) if value.name == "disputes.settled")
    assert set(settled.behind) == set(refs)


def test_a_month_stays_what_it_was_when_the_next_one_comes(office: Office) -> None:
    refs = [concluded(office, n) for n in (1, 2, 3)]
    before = _figures(office, JANUARY), office.rosters.table("disputes", JANUARY).rows, office.todo.on(date(2026, 1, 31))
    change(office, refs[0], performed_on=date(2026, 2, 20))
    a_dispute(office, 4, applied_on=date(2026, 2, 2), accepted_on=date(2026, 2, 3), started_on=None, outcome=None, concluded_on=None)
    assert (_figures(office, JANUARY), office.rosters.table("disputes", JANUARY).rows, office.todo.on(date(2026, 1, 31))) == before


def test_rates_are_rounded_half_up_and_nothing_of_nothing_is_none() -> None:
    assert str(percent(890, 891)) == "99.89"
    assert str(percent(1, 8)) == "12.50"
    assert str(percent(1, 800)) == "0.13"
    assert str(percent(3, 800)) == "0.38"
    assert percent(0, 0) is None


def test_a_roster_says_in_the_trail_who_took_what_and_why(office: Office) -> None:
    concluded(office)
    before = office.keeping.verify().entries
    report = office.rosters.write("disputes", JANUARY)
    assert report.rows == 1
    assert office.keeping.verify().entries == before + 1
    with pytest.raises(Refusal, match="理由"):
        office.rosters.write("corrections", JANUARY, full=True)
    office.desk.rights = type(office.desk.rights)(Role.OFFICER, None)
    with pytest.raises(Refusal, match="内部版"):
        office.rosters.write("corrections", JANUARY, full=True, reason="核对")
    office.desk.rights = type(office.desk.rights)(Role.RECORDER, None)
    with pytest.raises(Refusal, match="无权"):
        office.rosters.write("disputes", JANUARY)
    assert office.rosters.kinds() == ()


def test_the_same_records_make_the_same_file(office: Office) -> None:
    concluded(office)
    assert office.rosters.write("disputes", JANUARY).data == office.rosters.write("disputes", JANUARY).data


def test_a_day_has_its_facts_looked_up_once_and_again_after_a_change(office: Office) -> None:
    facts = office.desk.facts()
    assert office.desk.facts() is facts
    office.settings.change(IDLE_MINUTES, 5)
    assert office.desk.facts() is not facts
    assert office.settings.value(IDLE_MINUTES) == 5


def test_figures_are_of_the_registers_that_are_open(office: Office) -> None:
    concluded(office)
    assert _figures(office, JANUARY)["disputes.accepted"] == 1
    office.desk.rights = type(office.desk.rights)(Role.READER, frozenset({"corrections"}))
    assert {name.split(".")[0] for name in _figures(office, JANUARY)} == {"corrections"}


def _questions(office: Office) -> int:
    """How many statements a roster and the figures of a month cost together."""
    asked: list[str] = []

    def count(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    sa.event.listen(sa.Engine, "before_cursor_execute", count)
    try:
        office.rosters.table("disputes", JANUARY)
        office.statistics.compute(JANUARY)
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", count)
    return len(asked)


def test_ten_times_the_records_ask_the_file_no_more_questions(office: Office) -> None:
    concluded(office, 1)
    few = _questions(office)
    for n in range(2, 12):
        concluded(office, n)
    assert _questions(office) <= few
