"""Guardianship years and their rewards from ledger to ledger: a year put right is paid for once, the next one leaves the last alone."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from libao_desk.services.ledgers.importing import ImportPlan
from libao_desk.services.office import Office
from tests.services.ledger_files import Cell
from tests.services.sample_ledgers import id_no

from .test_ledgers import counts, refused
from .test_words import looked

PATIENT: dict[str, Cell] = {"患者姓名": "疾试年", "患者身份证号": id_no(331), "监护人": "监试年"}
PAID: dict[str, Cell] = {"监护年度": "2020年度", "责任书签订日": "2020-01-03", "奖励金额": 2400, "发放日": "2020-12-21"}


def _after(office: Office, folder: Path, first: dict[str, Cell], later: dict[str, Cell]) -> ImportPlan:
    """The later ledger looked at, the first one stored."""
    assert office.importing.store(looked(office, folder, "guardianship", **PATIENT, **first)).stored
    return looked(office, folder, "guardianship", **PATIENT, **later)


def _rows(office: Office, part: str, *keys: str, number: str = "JH2020-001") -> list[tuple[object, ...]]:
    view = office.records.open(office.records.find("guardianship", number))
    return sorted(tuple(row.values[key] for key in keys) for row in view.parts[part])


def test_a_year_put_right_takes_its_reward_along(office: Office, tmp_path: Path) -> None:
    plan = _after(office, tmp_path, PAID, {**PAID, "监护年度": "2020.1.15-2021.1.14", "奖励金额": 2000})
    assert counts(plan) == {"changed": 1}
    assert office.importing.store(plan).stored
    assert _rows(office, "years", "year_from", "year_to") == [(date(2020, 1, 15), date(2021, 1, 14))]
    assert _rows(office, "rewards", "period_from", "period_to", "amount") == [(date(2020, 1, 15), date(2021, 1, 14), Decimal(2000))]


def test_so_it_does_where_its_two_days_have_columns_of_their_own(office: Office, tmp_path: Path) -> None:
    later = {key: value for key, value in PAID.items() if key != "监护年度"} | {"监护年度起": "2020-01-15", "监护年度止": "2021-01-14"}
    assert office.importing.store(_after(office, tmp_path, PAID, later)).stored
    assert _rows(office, "rewards", "period_from", "period_to", "amount") == [(date(2020, 1, 15), date(2021, 1, 14), Decimal(2400))]


def test_a_next_year_that_overlaps_by_some_days_leaves_the_last_one(office: Office, tmp_path: Path) -> None:
    first: dict[str, Cell] = {"监护年度": "2019.1.10-2020.1.9", "责任书签订日": "2019-01-10", "奖励金额": 2400, "发放日": "2019-12-20"}
    plan = _after(office, tmp_path, first, PAID)
    (row,) = plan.rows
    assert any(change.startswith("新增监护年度") for change in row.changes)
    assert office.importing.store(plan).stored
    view = office.records.open(office.records.find("guardianship", row.record_number))
    assert [one.values["year_from"] for one in view.parts["years"]] == [date(2019, 1, 10), date(2020, 1, 1)]
    assert sorted(str(one.values["paid_on"]) for one in view.parts["rewards"]) == ["2019-12-20", "2020-12-21"]


def test_a_year_that_overlaps_by_half_is_asked_about(office: Office, tmp_path: Path) -> None:
    plan = _after(office, tmp_path, PAID, {**PAID, "监护年度": "2020.7.10-2021.7.9"})
    assert counts(plan) == {"refused": 1}
    assert any("看不出是改正还是另一个年度" in sentence for sentence in refused(plan).values())


@pytest.mark.parametrize(("day", "verdict"), [("2020-06-20", "refused"), ("2020-12-22", "changed")])
def test_money_paid_in_another_month_is_not_written_over(office: Office, tmp_path: Path, day: str, verdict: str) -> None:
    assert counts(_after(office, tmp_path, PAID, {**PAID, "发放日": day})) == {verdict: 1}


def test_what_was_paid_for_another_year_is_paid_once(office: Office, tmp_path: Path) -> None:
    later: dict[str, Cell] = {**PAID, "监护年度": "2021年度", "责任书签订日": "2020-12-03"}
    plan = _after(office, tmp_path, PAID, later)
    assert (counts(plan), office.importing.store(plan).stored) == ({"changed": 1}, True)
    assert _rows(office, "years", "year_from") == [(date(2020, 1, 1),), (date(2021, 1, 1),)]
    told = (date(2020, 12, 31), Decimal(2400), date(2020, 12, 21))
    assert _rows(office, "rewards", "period_to", "amount", "paid_on") == [told]
    assert counts(looked(office, tmp_path, "guardianship", **PATIENT, **later)) == {"same": 1}
    more = looked(office, tmp_path, "guardianship", **PATIENT, **{**later, "奖励金额": 2000})
    assert (counts(more), "不再记一次" in "".join(refused(more).values())) == ({"refused": 1}, True)


def test_two_years_paid_on_one_day_are_asked_about(office: Office, tmp_path: Path) -> None:
    first: dict[str, Cell] = {**PAID, "监护年度": "2019年度", "责任书签订日": "2019-01-03"}
    plan = _after(office, tmp_path, first, PAID)
    assert (counts(plan), "不再记一次" in "".join(refused(plan).values())) == ({"refused": 1}, True)


IN_HAND: dict[str, Cell] = {"监护年度": "2020-12-01至2021-11-30", "责任书签订日": "2020-10-19", "已发金额": 2400, "发放日": "2020-12-23"}


def test_money_paid_as_a_year_begins_is_asked_about(office: Office, tmp_path: Path) -> None:
    """The roster of another office has the year in hand beside what was paid for the last one."""
    plan = looked(office, tmp_path, "guardianship", **PATIENT, **IN_HAND)
    assert (counts(plan), "像是上一年度的奖励" in "".join(refused(plan).values())) == ({"refused": 1}, True)


def test_money_is_kept_for_the_year_that_the_row_names(office: Office, tmp_path: Path) -> None:
    row: dict[str, Cell] = {**IN_HAND, "奖励年度": "2019-12-01至2020-11-30"}
    plan = looked(office, tmp_path, "guardianship", **PATIENT, **row)
    assert (counts(plan), office.importing.store(plan).stored) == ({"new": 1}, True)
    again = looked(office, tmp_path, "guardianship", **PATIENT, **row)
    assert counts(again) == {"same": 1}
    number = again.rows[0].record_number
    assert _rows(office, "years", "year_from", "year_to", number=number) == [(date(2020, 12, 1), date(2021, 11, 30))]
    paid = (date(2019, 12, 1), date(2020, 11, 30), Decimal(2400), date(2020, 12, 23))
    assert _rows(office, "rewards", "period_from", "period_to", "amount", "paid_on", number=number) == [paid]


def test_a_second_reward_named_by_its_year_stands_beside_the_first(office: Office, tmp_path: Path) -> None:
    plan = _after(office, tmp_path, PAID, {**PAID, "奖励年度": "2019年度", "发放日": "2020-01-10", "奖励金额": 1800})
    assert (counts(plan), office.importing.store(plan).stored) == ({"changed": 1}, True)
    told = _rows(office, "rewards", "period_to", "amount", "paid_on")
    assert told == [
        (date(2019, 12, 31), Decimal(1800), date(2020, 1, 10)),
        (date(2020, 12, 31), Decimal(2400), date(2020, 12, 21)),
    ]
    assert _rows(office, "years", "year_from") == [(date(2020, 1, 1),)]


def test_the_sheet_of_an_earlier_year_says_nothing_new(office: Office, tmp_path: Path) -> None:
    first = {key: value for key, value in PAID.items() if key not in ("奖励金额", "发放日")}
    later: dict[str, Cell] = {"监护年度": "2021年度", "责任书签订日": "2020-12-03"}
    assert office.importing.store(_after(office, tmp_path, first, later)).stored
    assert counts(looked(office, tmp_path, "guardianship", **PATIENT, **first)) == {"same": 1}
    phone = looked(office, tmp_path, "guardianship", **PATIENT, **first, 监护人电话="19900000812")
    assert (counts(phone), office.importing.store(phone).stored) == ({"changed": 1}, True)
    assert _rows(office, "years", "year_from", "year_to", "agreement_on") == [
        (date(2020, 1, 1), date(2020, 12, 31), date(2020, 1, 3)),
        (date(2021, 1, 1), date(2021, 12, 31), date(2020, 12, 3)),
    ]


def test_the_last_years_reward_beside_a_new_telephone_is_the_one_on_file(office: Office, tmp_path: Path) -> None:
    later: dict[str, Cell] = {**PAID, "监护年度": "2021年度", "责任书签订日": "2020-12-03"}
    assert office.importing.store(_after(office, tmp_path, PAID, later)).stored
    phone = looked(office, tmp_path, "guardianship", **PATIENT, **later, 监护人电话="19900000812")
    assert (counts(phone), [change.label for change in phone.rows[0].changes]) == ({"changed": 1}, ["监护人电话"])
    assert office.importing.store(phone).stored
    told = (date(2020, 12, 31), Decimal(2400), date(2020, 12, 21))
    assert _rows(office, "rewards", "period_to", "amount", "paid_on") == [told]
    others: list[dict[str, Cell]] = [{"奖励金额": 2000}, {"发放日": "2020-12-22"}, {"奖励年度": "2021年度"}]
    for other in others:
        assert counts(looked(office, tmp_path, "guardianship", **{**PATIENT, **later, **other}, 监护人电话="19900000813")) == {"refused": 1}
