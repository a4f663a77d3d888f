"""Guardianship in a real office file: the year's figures, a second year gone through, an old ledger read."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from shutil import copytree

import pytest

from libao_desk.app import demo
from libao_desk.core.clock import FixedClock
from libao_desk.core.errors import Refusal
from libao_desk.core.period import Period
from libao_desk.declare.clock import Whose
from libao_desk.registers.guardianship.codes import Evaluator, GuardianshipState, Quarter, Relation, Result, Signer
from libao_desk.registers.guardianship.model import GuardianshipCase
from libao_desk.registers.guardianship.sheet import SHEET_COLUMNS
from libao_desk.services.book import RegisterBook
from libao_desk.services.lists.query import ListQuery
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordRef, Ref, RowDraft, Value, draft_of

S = GuardianshipState
YEAR = Period.parse("2020")


@pytest.fixture
def year_end(tmp_path: Path, demo_folder: Path, book: RegisterBook) -> Iterator[Office]:
    """The invented office on its last day."""
    folder = tmp_path / "office"
    copytree(demo_folder, folder)
    with Office.unlock(folder, book, FixedClock(demo.TODAY), demo.PASSPHRASE) as opened:
        yield opened


def test_the_figures_of_2020_open_the_list_behind_them(year_end: Office) -> None:
    found = {value.name.removeprefix("guardianship."): value for value in year_end.statistics.compute(YEAR)}
    shown = {name: found[name].value for name in ("with_incident", "free_care_rate", "reward_rate", "paid", "paid_amount")}
    hundred = Decimal("100.00")
    expected = {"with_incident": 20, "free_care_rate": hundred, "reward_rate": hundred, "paid": 20, "paid_amount": Decimal(48000)}
    assert shown == expected
    ids = set(year_end.lists.ids("guardianship", ListQuery()))
    for name in expected:
        assert {ref.id for ref in found[name].behind} == ids
    before = {value.name: value for value in year_end.statistics.compute(Period.parse("2018"))}
    assert before["guardianship.reward_rate"].value is None


def test_no_duty_of_ours_is_late_and_the_clinic_s_are_not_ours(year_end: Office) -> None:
    tasks = [task for task in year_end.todo.on() if task.register == "guardianship"]
    assert tasks
    assert [task for task in tasks if task.days_late] == []
    assert {task.duty.whose for task in tasks if task.duty.clock in ("G01", "G02", "G03")} == {Whose.OTHERS}
    assert {task.label[:3] for task in tasks} == {"监护人"}


def test_november_made_again_in_december_is_the_november_of_its_last_day(year_end: Office) -> None:
    november = {value.name: value.value for value in year_end.statistics.compute(Period.parse("2020-11"))}
    assert (november["guardianship.on_register"], november["guardianship.paid"], november["guardianship.passed"]) == (20, 0, 0)
    assert november["guardianship.reward_rate"] == Decimal("100.00")
    rows = year_end.rosters.table("guardianship", Period.parse("2020-11")).rows
    assert {row[7] for row in rows} == {"2019-12-01至2020-11-30"}
    assert {row[12:] for row in rows} == {(None, None)}
    december = year_end.rosters.table("guardianship", Period.parse("2020-12"), full=True).rows
    assert {row[7] for row in december} == {"2020-12-01至2021-11-30"}
    assert all(row[14] for row in december)


def test_a_second_year_is_gone_through_once(year_end: Office, tmp_path: Path, book: RegisterBook) -> None:
    """The states come round again; catching up carries out the second year's moves and never the first year's a second time."""
    folder = year_end.desk.file.folder
    year_end.close()
    with Office.unlock(folder, book, FixedClock(date(2022, 2, 10)), demo.PASSPHRASE) as office:
        ref = office.records.find("guardianship", "JH2019-001")
        assert office.records.open(ref).ahead == ()
        draft = draft_of(office.records.open(ref))
        second = next(row for row in draft.parts["years"] if row.values["year_from"] == date(2020, 12, 1))
        second.values |= {"evaluated_on": date(2021, 12, 7), "evaluators": tuple(Evaluator), "result": Result.PASS}
        office.records.save(draft)
        assert office.records.open(ref).ahead == ()
        assert office.records.open(ref).stopped.startswith("“年度评估”还不能办理：")
        assert office.records.catch_up(ref) == ()
        draft = draft_of(office.records.open(ref))
        for quarter, month in zip(Quarter, (2, 5, 8, 11), strict=True):
            values: dict[str, Value] = {"year": 2021, "quarter": quarter, "held_on": date(2021, month, 10), "result": Result.PASS}
            draft.parts["quarters"].append(RowDraft(values=values))
        reward: dict[str, Value] = {"period_from": date(2020, 12, 1), "period_to": date(2021, 11, 30), "approved_on": date(2021, 12, 14)}
        draft.parts["rewards"].append(RowDraft(values=reward | {"paid_on": date(2021, 12, 21), "voucher_no": "样2021-001"}))
        third: dict[str, Value] = {"agreement_on": date(2021, 11, 1), "year_from": date(2021, 12, 1), "year_to": date(2022, 11, 30)}
        draft.parts["years"].append(RowDraft(values=third | {"signed_by": tuple(Signer)}))
        office.records.save(draft)
        for event in ("evaluate", "pay", "renew", "start"):
            office.records.move(ref, event, happened_on=date(2021, 12, 7) if event == "evaluate" else date(2021, 12, 21))
        view = office.records.open(ref)
        assert view.state is S.IN_YEAR
        assert view.ahead == ()
        assert [line.target for line in view.history].count(S.PAID) == 2
        paid = {value.name: value for value in office.statistics.compute(Period.parse("2021-12"))}["guardianship.paid_amount"]
        assert (paid.value, paid.behind) == (Decimal(2400), (ref,))


LEDGER = {
    "agreement_on": ("2019年12月20日", "2019-12-20"),
    "year_from": ("2020-1-1", "2020-01-01"),
    "year_to": ("2020.12.31", "2020-12-31"),
    "reward_amount": ("2400", "2400.00"),
    "reward_paid_on": ("2021-01-27", "2021-01-27"),
}


def test_an_old_ledger_fills_the_year_and_its_reward() -> None:
    case = GuardianshipCase()
    columns = {column.key: column for column in SHEET_COLUMNS}
    assert {column.show(case) for column in SHEET_COLUMNS} == {""}
    for _ in range(2):
        for key, (typed, _) in LEDGER.items():
            columns[key].read(case, typed)
    assert (len(case.years), len(case.rewards)) == (1, 1)
    assert columns["year"].show(case) == "2020-01-01至2020-12-31"
    assert {key: columns[key].show(case) for key in LEDGER} == {key: shown for key, (_, shown) in LEDGER.items()}


SPANS = {"2020年度": "2020-01-01至2020-12-31", "2020": "2020-01-01至2020-12-31", "2019-12-01至2020-11-30": "2019-12-01至2020-11-30"}


@pytest.mark.parametrize(("typed", "shown"), SPANS.items())
def test_a_guardianship_year_in_one_cell(typed: str, shown: str) -> None:
    case = GuardianshipCase()
    column = next(column for column in SHEET_COLUMNS if column.key == "year")
    column.read(case, typed)
    assert column.show(case) == shown
    with pytest.raises(Refusal, match="看不懂"):
        column.read(case, "去年")


def test_each_year_s_letter_takes_the_next_number_and_keeps_it(year_end: Office) -> None:
    ref = RecordRef("guardianship", next(iter(year_end.lists.ids("guardianship", ListQuery()))))
    first, second = year_end.records.open(ref).parts["years"]
    issued = [year_end.documents.issue("guardianship-letter", ref, row=row.id).number for row in (second, first, second)]
    signed = [row.values["agreement_on"] for row in (second, first)]
    years = [day.year for day in signed if isinstance(day, date)]
    numbers = [f"（{years[0]}）海李监护字第001号", f"（{years[1]}）海李监护字第{1 + (years[0] == years[1]):03d}号"]
    assert issued == [*numbers, numbers[0]]


def test_the_months_before_a_change_of_guardian_stay_the_former_ones(year_end: Office) -> None:
    """A month that nobody closed showed the new guardian for a time when he was none."""
    refs = [RecordRef("guardianship", one) for one in year_end.lists.ids("guardianship", ListQuery())]
    views = map(year_end.records.open, refs)
    unchanged = (one for one in views if not one.values["guardian_changed_on"])
    view = next(one for one in unchanged if any(move.event == "change_guardian" for move in one.moves))
    guardian = view.values["guardian"]
    assert isinstance(guardian, Ref)

    def rows(month: str) -> tuple[object, ...]:
        table = year_end.rosters.table("guardianship", Period.parse(month))
        return next(tuple(row[3:6]) for row in table.rows if view.number in row)

    before = rows("2020-11")
    draft = draft_of(view)
    draft.values |= {
        "guardian": None,
        "guardian.name": "吴守护",
        "guardian_changed_on": date(2020, 12, 28),
        "former_guardian": guardian.label,
        "relation": Relation.PARENT,
    }
    year_end.records.save(draft)
    year_end.records.move(view.ref, "change_guardian")
    assert guardian.label in before
    assert guardian.label in rows("2020-11")
    assert "吴守护" in rows("2020-12")
