"""A ledger of several blocks with heads of their own: in force above, over below."""

from datetime import date
from pathlib import Path

import pytest

from libao_desk.registers.corrections.codes import CorrectionCategory, CorrectionState, ExitKind
from libao_desk.services.ledgers.importing import Severity
from libao_desk.services.office import Office
from tests.services.ledger_files import Cell, Ledger
from tests.services.returning import said
from tests.services.sample_ledgers import id_no

from .test_ledgers import counts

HEAD: list[Cell] = ["序号", "姓名", "身份证号", "罪名", "矫正开始日期", "矫正结束日期", "联系电话"]
NEW: list[Cell] = [1, "块试甲", id_no(1), "盗窃罪", "2020-01-06", "2022-01-05", "19900000001"]
OVER_HEAD: list[Cell] = ["序号", "姓名", "罪名", "公民身份号码", "解除时间", "解除原因", None]
OVER: list[Cell] = [1, "块试乙", "诈骗罪", id_no(2), "2020-11-10", "期满", None]
HEADING: list[Cell] = ["二、本月解除", *[None] * 6]


def test_each_block_is_read_by_its_own_head(office: Office, tmp_path: Path) -> None:
    ledger = Ledger(("2020年台账",), (HEAD,), [NEW, HEADING, OVER_HEAD, OVER])
    plan = office.importing.examine("corrections", ledger.write(tmp_path / "l.xlsx"))
    assert counts(plan) == {"new": 2}
    assert plan.rows[1].values["person.id_no"] == id_no(2)
    assert plan.rows[1].values["offence"] == "诈骗罪"
    assert [note for note in said(plan, Severity.NOTE) if "第5行是又一个表头，它下面的各行按它的列名读" in note]
    assert plan.heads == (*map(str, HEAD), "解除时间", "解除原因")


@pytest.mark.parametrize(("register", "way"), [("aftercare", "moved_on"), ("guardianship", "closed_on")])
def test_whoever_stands_in_a_block_of_those_who_moved_away_is_over(office: Office, tmp_path: Path, register: str, way: str) -> None:
    above = {"aftercare": ("姓名", "释放日期", "释试甲", "2020-03-02"), "guardianship": ("患者", "提出日期", "患试甲", "2020-03-02")}[
        register
    ]
    head: list[Cell] = ["序号", *above[:2], "身份证号", "转出日期", "转往单位"]
    moved: list[Cell] = [1, *above[2:], id_no(2), "2020-11-15", "示安司法所"]
    rows: list[list[Cell]] = [[1, "块试丙", "2020-04-02", id_no(1), None, None], ["二、本月转出", *[None] * 5], head, moved]
    ledger = Ledger(("2020年台账",), (head,), rows)
    plan = office.importing.examine(register, ledger.write(tmp_path / "l.xlsx"))
    assert (counts(plan), plan.rows[1].values[way]) == ({"new": 2}, date(2020, 11, 15))
    assert office.importing.store(plan).stored
    again = office.importing.examine(register, tmp_path / "l.xlsx")
    view = office.records.open(office.records.find(register, again.rows[1].record_number))
    assert (view.state in office.desk.book.get(register).closed, view.history[-1].happened_on) == (True, date(2020, 11, 15))
    assert counts(again) == {"same": 2}


def test_the_day_of_a_block_of_those_who_moved_away_ends_their_correction(office: Office, tmp_path: Path) -> None:
    head: list[Cell] = ["序号", "姓名", "身份证号", "罪名", "矫正开始日期", "矫正结束日期", "转出日期"]
    moved: list[Cell] = [1, "块试乙", id_no(2), "诈骗罪", "2019-12-05", "2021-12-04", "2020-11-15"]
    ledger = Ledger(("2020年台账",), (HEAD,), [NEW, ["二、本月转出", *[None] * 6], head, moved])
    plan = office.importing.examine("corrections", ledger.write(tmp_path / "l.xlsx"))
    assert counts(plan) == {"new": 2}
    assert office.importing.store(plan).stored
    number = office.importing.examine("corrections", tmp_path / "l.xlsx").rows[1].record_number
    view = office.records.open(office.records.find("corrections", number))
    assert (view.values["ended_on"], view.values["exit_kind"]) == (date(2020, 11, 15), ExitKind.PLACE_CHANGED)
    assert view.history[-1].target is CorrectionState.TRANSFERRED
    assert counts(office.importing.examine("corrections", tmp_path / "l.xlsx")) == {"same": 2}


PEOPLE: list[Cell] = ["姓名", "身份证号", "矫正开始日期", "矫正结束日期"]


def classes(text: str) -> list[list[Cell]]:
    return [[text, None, None, None], list(PEOPLE)]


def one(n: int) -> list[Cell]:
    return [f"块试{chr(0x4E01 + n)}", id_no(n), "2020-01-06", "2022-01-05"]


def test_an_entry_above_a_block_is_that_of_each_row_below_it(office: Office, tmp_path: Path) -> None:
    """Blocks by class gave nobody a class; the first heading stands above the head."""
    ledger = Ledger(
        ("花名册", "一、缓刑"),
        (PEOPLE,),
        [one(1), *classes("二、假释人员"), one(2), one(3), *classes("三、其他"), one(4), *classes("四、管制（1人）"), one(5)],
    )
    plan = office.importing.examine("corrections", ledger.write(tmp_path / "l.xlsx"))
    found = [row.values.get("category") for row in plan.rows]
    assert found == [
        CorrectionCategory.SUSPENDED_SENTENCE,
        CorrectionCategory.PAROLE,
        CorrectionCategory.PAROLE,
        None,
        CorrectionCategory.PUBLIC_SURVEILLANCE,
    ]
    told = [note for note in said(plan, Severity.NOTE) if "是类别，下面各行按此填写" in note]
    assert [note.strip()[:12] for note in told] == ["第2行的“一、缓刑”是类", "第5行的“二、假释人员”", "第12行的“四、管制（1"]
    assert office.importing.store(plan).stored
    left_out = office.importing.examine("corrections", tmp_path / "l.xlsx", chosen={"小标题中的类别": ""})
    assert all("category" not in row.values for row in left_out.rows)


def test_a_column_that_was_left_blank_is_filled_from_the_headings(office: Office, tmp_path: Path) -> None:
    head: list[Cell] = ["序号", *PEOPLE, "矫正类别", "备注"]
    rows: list[list[Cell]] = [[1, *one(1), None, None], ["二、假释", *[None] * 6], list(head), [1, *one(2), None, None]]
    ledger = Ledger(("花名册", "一、缓刑"), (head,), [*rows, ["三、管制", *[None] * 6], list(head), ["无", *[None] * 6]])
    plan = office.importing.examine("corrections", ledger.write(tmp_path / "l.xlsx"))
    assert [row.values["category"] for row in plan.rows] == [CorrectionCategory.SUSPENDED_SENTENCE, CorrectionCategory.PAROLE]


def test_a_column_goes_before_what_stands_above(office: Office, tmp_path: Path) -> None:
    ledger = Ledger(("一、缓刑",), ([*PEOPLE, "矫正类别"],), [[*one(1), "假释"]])
    plan = office.importing.examine("corrections", ledger.write(tmp_path / "l.xlsx"))
    assert [row.values["category"] for row in plan.rows] == [CorrectionCategory.PAROLE]


def test_words_of_a_head_that_go_on_in_the_row_below_are_one_head(office: Office, tmp_path: Path) -> None:
    """受理 over 日期 was read as 日期 alone: case number, day and result were lost, and the case stored as of today."""
    upper: list[Cell] = ["编号", "受理", "纠纷", "当事人", None, "调解", None, "结案"]
    lower: list[Cell] = [None, "日期", "类型", "申请人", "被申请人", "组织", "结果", "日期"]
    row: list[Cell] = ["（2020）测调字第1号", "2020.3.5", "邻里", "块试甲", "块试乙", "镇调委会", "口头", "2020.3.8"]
    ledger = Ledger(("2020年调解台账",), (upper, lower), [row], [(2, 4, 2, 5), (2, 6, 2, 7)])
    plan = office.importing.examine("disputes", ledger.write(tmp_path / "l.xlsx"))
    values = plan.rows[0].values
    assert (plan.columns.unknown, counts(plan)) == ([], {"new": 1})
    assert (values["case_no"], values["accepted_on"], values["concluded_on"]) == (row[0], date(2020, 3, 5), date(2020, 3, 8))


@pytest.mark.parametrize("words", [["电话", "缓刑"], ["王乡", "缓刑"]])
def test_a_row_of_words_below_a_head_is_no_part_of_it(office: Office, tmp_path: Path, words: list[Cell]) -> None:
    ledger = Ledger(("台账",), (["姓名", "矫正类别"],), [words])
    plan = office.importing.examine("corrections", ledger.write(tmp_path / "l.xlsx"))
    assert plan.heads == ("姓名", "矫正类别")


def test_notes_below_the_table_are_told_once_and_end_nobody(office: Office, tmp_path: Path) -> None:
    """An own roster of a year has its long texts below; each line was told, some as if the rows below them were over."""
    below: list[list[Cell]] = [[f"{n}．块试甲：{n}月已解除劳动合同，另找工作。", None, None, None] for n in range(1, 6)]
    ledger = Ledger(("台账",), (PEOPLE,), [one(1), *below], [(row, 1, row, 4) for row in range(4, 9)])
    plan = office.importing.examine("corrections", ledger.write(tmp_path / "l.xlsx"))
    assert counts(plan) == {"new": 1}
    assert [problem.sentence for problem in plan.problems if problem.row > 3] == ["表下面的第4至8行像是说明，未导入。"]
