"""Days of a ledger that cannot have happened in their order are named by their cell, by the rules of the record's own page."""

from datetime import date
from pathlib import Path

import pytest

from libao_desk.services.ledgers.heads.column_uses import column_uses
from libao_desk.services.ledgers.importing import ImportPlan, Severity
from libao_desk.services.ledgers.rows import Verdict
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import draft_of
from tests.sheets.making import xlsx

JIA = "320699197003050136"
WRONG_DAYS = {
    "a dispute ended before it was taken": (
        "disputes",
        {"受理日期": "2020-05-06", "结案日期": "2020-05-01", "当事人": "张试甲、李试乙"},
        "B2",
        "结案日2020-05-01早于受理日2020-05-06，请核对。",
    ),
    "a correction ended before its term began": (
        "corrections",
        {"姓名": "张试甲", "身份证号": JIA, "矫正开始日期": "2020-05-06", "解除日期": "2020-05-01"},
        "D2",
        "解除/终止日期2020-05-01早于矫正开始日期2020-05-06，请核对。",
    ),
    "a term that ends before it begins": (
        "corrections",
        {"姓名": "张试甲", "身份证号": JIA, "矫正期限起": "2020-05-06", "矫正期限止": "2019-05-05"},
        "D2",
        "矫正结束日期2019-05-05早于矫正开始日期2020-05-06，请核对。",
    ),
    "fetched before the release": (
        "aftercare",
        {"姓名": "张试甲", "释放日期": "2020-05-06", "衔接日期": "2020-05-01"},
        "C2",
        "衔接日期2020-05-01早于释放日期2020-05-06，请核对。",
    ),
    "released before he was born": (
        "aftercare",
        {"姓名": "张试甲", "身份证号": JIA, "释放日期": "1969-05-06"},
        "C2",
        "释放日期1969-05-06早于张试甲的出生日期1970-03-05，请核对。",
    ),
    "a year of guardianship that ends before it begins": (
        "guardianship",
        {"患者姓名": "张试甲", "监护人": "李试乙", "监护年度起": "2020-05-06", "监护年度止": "2020-05-01"},
        "D2",
        "监护年度止2020-05-01早于监护年度起2020-05-06，请核对。",
    ),
    "a petition answered before it was accepted": (
        "petitions",
        {"系统编号": "X1", "受理日期": "2020-05-06", "答复日期": "2020-05-01"},
        "C2",
        "处理意见（答复）日期2020-05-01早于受理日期2020-05-06，请核对。",
    ),
    "a letter that ends before it begins": (
        "duties",
        {"年度": "2020", "类别": "村（居）", "村居": "试甲村", "起始日期": "2020-12-31", "截止日期": "2020-01-01"},
        "E2",
        "责任期限止2020-01-01早于责任期限起2020-12-31，请核对。",
    ),
}


def _examined(office: Office, folder: Path, register: str, *rows: dict[str, str]) -> ImportPlan:
    file = folder / "台账.xlsx"
    file.write_bytes(xlsx((tuple(rows[0]), *(tuple(row.values()) for row in rows))))
    return office.importing.examine(register, file)


def _refused(plan: ImportPlan) -> dict[str, str]:
    return {problem.cell: problem.sentence for problem in plan.problems if problem.severity is Severity.REFUSED}


@pytest.mark.parametrize("case", WRONG_DAYS)
def test_a_day_before_one_it_must_follow_stops_the_row(office: Office, tmp_path: Path, case: str) -> None:
    register, row, cell, sentence = WRONG_DAYS[case]
    plan = _examined(office, tmp_path, register, row)
    assert _refused(plan) == {cell: sentence}
    assert [one.verdict for one in plan.rows] == [Verdict.REFUSED]


def test_a_day_is_compared_with_what_is_on_file(office: Office, tmp_path: Path) -> None:
    first = {"卷号": "（2020）人调字第001号", "受理日期": "2020-05-06", "当事人": "张试甲、李试乙"}
    office.importing.store(_examined(office, tmp_path, "disputes", first))
    plan = _examined(office, tmp_path, "disputes", {"卷号": first["卷号"], "结案日期": "2020-05-01"})
    assert _refused(plan) == {"B2": "结案日2020-05-01早于受理日2020-05-06，请核对。"}


def test_the_record_s_page_says_the_same_and_what_is_so_already_stops_no_other_change(office: Office, tmp_path: Path) -> None:
    first = {"卷号": "（2020）人调字第001号", "受理日期": "2020-05-06", "当事人": "张试甲、李试乙"}
    office.importing.store(_examined(office, tmp_path, "disputes", first))
    ref = office.records.find("disputes", first["卷号"])
    draft = draft_of(office.records.open(ref))
    draft.values["concluded_on"] = date(2020, 5, 1)
    office.records.save(draft)
    told = [sentence for sentence in office.records.open(ref).warnings if "早于" in sentence]
    assert told == ["结案日2020-05-01早于受理日2020-05-06，请核对。"]
    plan = _examined(office, tmp_path, "disputes", {"卷号": first["卷号"], "备注": "另有说明"})
    assert [row.verdict for row in plan.rows] == [Verdict.CHANGED]


def test_an_old_number_s_birth_is_told_on_the_page_too(office: Office, tmp_path: Path) -> None:
    row = {"姓名": "张试甲", "身份证号": JIA, "释放日期": "2020-05-06"}
    office.importing.store(_examined(office, tmp_path, "aftercare", row))
    (ref,) = [office.records.find("aftercare", "AB2020-001")]
    draft = draft_of(office.records.open(ref))
    draft.values["filed_on"] = date(1960, 1, 1)
    office.records.save(draft)
    assert "建档日期1960-01-01早于张试甲的出生日期1970-03-05，请核对。" in office.records.open(ref).warnings


def test_a_column_of_several_data_is_named_as_such_and_may_be_chosen(office: Office, tmp_path: Path) -> None:
    plan = _examined(office, tmp_path, "corrections", {"姓名": "张试甲", "身份证号": JIA, "何时到何时": "2020.1.5-2021.1.4"})
    assert plan.columns.unknown == ["何时到何时"]
    plan = office.importing.examine("corrections", tmp_path / "台账.xlsx", chosen={"何时到何时": "term"})
    use = column_uses(plan.columns, plan.heads)[2]
    assert (use.label, use.note) == ("矫正期限", "一格多项：矫正开始日期、矫正结束日期等5项")
    assert [(row.values["term_from"], row.values["term_to"]) for row in plan.rows] == [(date(2020, 1, 5), date(2021, 1, 4))]
