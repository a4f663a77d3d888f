"""A term that two columns of a ledger say together: its length in one, its days in another, or beside the sentence."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from libao_desk.services.ledgers.importing import ImportPlan, Severity, Verdict
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import draft_of
from tests.services.ledger_files import Cell, Ledger
from tests.services.returning import said
from tests.services.sample_ledgers import id_no

from .test_words import looked

WHO: dict[str, Cell] = {"姓名": "岳试甲", "身份证号": "320699198802141012", "报到时间": "2020.3.20"}
DAYS = {"term_from": date(2020, 3, 16), "term_to": date(2022, 3, 15)}


def terms(plan: ImportPlan) -> dict[str, Any]:
    """What was read of the term."""
    return {key: value for key, value in plan.rows[0].values.items() if key.startswith("term_")}


@pytest.mark.parametrize(
    ("length", "days"),
    [("缓刑考验期", "矫正起止日期"), ("矫正期限", "起止时间"), ("社区矫正期限", "社区矫正起止日"), ("考验期", "矫正期限")],
)
@pytest.mark.parametrize("days_first", [True, False])
def test_length_and_days_in_two_columns_are_both_read(office: Office, tmp_path: Path, length: str, days: str, days_first: bool) -> None:
    cells: dict[str, Cell] = {length: "二年", days: "2020.3.16-2022.3.15"}
    plan = looked(office, tmp_path, "corrections", **WHO, **dict(reversed(cells.items()) if days_first else cells.items()))
    assert terms(plan) == {**DAYS, "term_years": 2}
    assert not [note for note in said(plan, Severity.NOTE) if "期限" in note]


def test_the_probation_beside_the_sentence_is_kept(office: Office, tmp_path: Path) -> None:
    plan = looked(office, tmp_path, "corrections", **WHO, 原判刑期="有期徒刑一年", 缓刑考验期="二年")
    assert (plan.rows[0].values["sentence_years"], terms(plan)) == (1, {"term_years": 2})


@pytest.mark.parametrize("again", ["二年", "24个月", "一年十二个月"])
def test_two_columns_may_write_one_length_each_in_its_way(office: Office, tmp_path: Path, again: str) -> None:
    """Twenty-four months are not added to the two years."""
    plan = looked(office, tmp_path, "corrections", **WHO, 原判刑期="有期徒刑一年，缓刑二年", 缓刑考验期=again)
    assert not [sentence for sentence in said(plan) if "不一致" in sentence]
    assert terms(plan) in ({"term_years": 2}, {"term_months": 24}, {"term_years": 1, "term_months": 12})


def test_two_columns_that_say_different_lengths_stop_the_row(office: Office, tmp_path: Path) -> None:
    plan = looked(office, tmp_path, "corrections", **WHO, 原判刑期="有期徒刑一年，缓刑二年", 缓刑考验期="25个月")
    assert any("“25个月”与" in sentence and "不一致" in sentence for sentence in said(plan))


@pytest.mark.parametrize("cells", [{"缓刑考验期": "三年", "原判刑期": "有期徒刑一年，缓刑二年"}, {"矫正期限": "三年", "考验期": "二年"}])
def test_whichever_stands_first_the_row_is_stopped(office: Office, tmp_path: Path, cells: dict[str, Cell]) -> None:
    plan = looked(office, tmp_path, "corrections", **WHO, **cells)
    assert plan.count(Verdict.REFUSED) == 1
    (sentence,) = said(plan)
    assert "矫正期限（年）：" in sentence
    assert "写法不一致" in sentence


def test_a_later_head_that_calls_both_otherwise_loses_neither(office: Office, tmp_path: Path) -> None:
    """Laid upon the one column of the first head that means the term, the second of its cells would be lost."""
    first: list[Cell] = ["姓名", "身份证号", "缓刑考验期", "矫正起止日期", "报到时间"]
    later: list[Cell] = ["姓名", "身份证号", "考验期限", "起止时间", "报到时间"]
    rows: list[list[Cell]] = [
        ["岳试甲", id_no(1), "二年", "2020.3.16-2022.3.15", "2020.3.20"],
        ["二、本月新接收"],
        later,
        ["岳试乙", id_no(2), "二年", "2020.3.16-2022.3.15", "2020.3.20"],
    ]
    rows = [[*row, *[None] * (len(first) - len(row))] for row in rows]
    plan = office.importing.examine("corrections", Ledger(("2020年台账",), (first,), rows).write(tmp_path / "l.xlsx"))
    assert [{key: row.values.get(key) for key in (*DAYS, "term_years")} for row in plan.rows] == [{**DAYS, "term_years": 2}] * 2


SUSPENDED: dict[str, Cell] = {"姓名": "岳试甲", "身份证号": id_no(1), "矫正类别": "缓刑", "矫正开始日期": "2020-03-05"}
YEARS: list[tuple[dict[str, Cell], str]] = [
    ({"缓刑考验期": "二年", "矫正结束日期": "2023-03-04"}, "按期限应到2022-03-04"),
    ({"原判刑罚": "有期徒刑一年缓刑二年", "矫正结束日期": "2021-03-04"}, "按期限应到2022-03-04"),
    ({"缓刑考验期": "二年", "矫正结束日期": "2022-02-04"}, "按期限应到2022-03-04"),
    ({"矫正类别": "管制", "矫正期限": "一年", "先行羁押日数": "30", "矫正结束日期": "2021-03-04"}, "按期限应到2021-01-03"),
    ({"矫正类别": "管制", "矫正期限": "一年", "矫正结束日期": "2021-06-04"}, "按期限应到2021-03-04"),
]


@pytest.mark.parametrize(("cells", "sentence"), YEARS)
def test_a_term_of_another_length_than_its_days_is_refused(office: Office, tmp_path: Path, cells: dict[str, Cell], sentence: str) -> None:
    plan = looked(office, tmp_path, "corrections", **SUSPENDED | cells)
    assert (plan.count(Verdict.REFUSED), sentence in "".join(said(plan))) == (1, True)


SLIPS: list[dict[str, Cell]] = [
    {"缓刑考验期": "二年", "矫正结束日期": "2022-03-05"},
    {"缓刑考验期": "二年", "矫正结束日期": "2022-03-20"},
    {"矫正类别": "管制", "矫正期限": "一年", "矫正结束日期": "2020-12-04"},
]


@pytest.mark.parametrize("cells", SLIPS)
def test_a_day_off_or_a_custody_that_is_not_entered_is_told(office: Office, tmp_path: Path, cells: dict[str, Cell]) -> None:
    plan = looked(office, tmp_path, "corrections", **SUSPENDED | cells)
    assert plan.count(Verdict.NEW) == 1
    assert [note for note in said(plan, Severity.NOTE) if "按期限推算为" in note and note.startswith(("E3", "F3", "G3"))]


def test_an_end_that_agrees_is_not_told(office: Office, tmp_path: Path) -> None:
    plan = looked(office, tmp_path, "corrections", **SUSPENDED, 缓刑考验期="二年", 矫正结束日期="2022-03-04")
    assert not [note for note in said(plan, Severity.NOTE) if "期限" in note]


@pytest.mark.parametrize("cells", [{"矫正结束日期": "2022-07-14"}, {"矫正开始日期": "2019-03-05"}])
def test_an_end_against_the_length_on_file_is_refused(office: Office, tmp_path: Path, cells: dict[str, Cell]) -> None:
    on_file: dict[str, Cell] = {**SUSPENDED, "缓刑考验期": "一年", "矫正结束日期": "2021-03-04"}
    assert office.importing.store(looked(office, tmp_path, "corrections", **on_file)).stored
    who: dict[str, Cell] = {"本地编号": "JZ2020-001", "姓名": "岳试甲", "身份证号": id_no(1), "矫正类别": "缓刑"}
    plan = looked(office, tmp_path, "corrections", **who | cells)
    assert (plan.count(Verdict.REFUSED), "与期限对不上" in "".join(said(plan))) == (1, True)


def test_what_the_record_says_against_itself_already_stops_no_row(office: Office, tmp_path: Path) -> None:
    on_file: dict[str, Cell] = {**SUSPENDED, "矫正结束日期": "2021-03-04"}
    assert office.importing.store(looked(office, tmp_path, "corrections", **on_file)).stored
    record = draft_of(office.records.open(office.records.find("corrections", "JZ2020-001")))
    record.values["term_years"] = 3
    office.records.save(record)
    assert looked(office, tmp_path, "corrections", **on_file, 联系电话="19900000805").count(Verdict.CHANGED) == 1
