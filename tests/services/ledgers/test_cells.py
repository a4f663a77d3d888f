"""What a clerk's cells mean and do not mean: names that are none, terms without days, heads of other offices."""

from pathlib import Path

import pytest

from libao_desk.services.ledgers.importing import ImportPlan, Severity
from libao_desk.services.never_recorded import own_columns
from libao_desk.services.office import Office
from tests.services.ledger_files import Cell, Ledger

from .test_ledgers import counts, refused


def examined(office: Office, folder: Path, register: str, *rows: list[Cell]) -> ImportPlan:
    """The rows, the head the first of them, examined as a ledger."""
    return office.importing.examine(register, Ledger(("台账",), rows[:1], list(rows[1:])).write(folder / "l.xlsx"))


def noted(plan: ImportPlan) -> dict[str, str]:
    """The notes on each cell."""
    return {problem.cell: problem.sentence for problem in plan.problems if problem.severity is Severity.NOTE}


@pytest.mark.parametrize("name", ["重试甲、重试乙", "重试甲，重试乙", "重试甲\n重试乙", True, 12345, "12345"])
@pytest.mark.parametrize(("register", "head"), [("corrections", "罪名"), ("aftercare", "原判罪名"), ("guardianship", "备注")])
def test_a_cell_that_is_no_one_s_name_is_refused(office: Office, tmp_path: Path, register: str, head: str, name: Cell) -> None:
    plan = examined(office, tmp_path, register, ["序号", "姓名", "身份证号", head], [1, name, None, None], [2, "阿试·买买提", None, None])
    assert list(refused(plan)) == ["B3"]
    assert ("几个人" if isinstance(name, str) and not name.isdigit() else "不是姓名") in refused(plan)["B3"]


@pytest.mark.parametrize("name", ["重一之子重二", "重六家属", "重七户", "村民重九", "其妻重四", "重××"])
@pytest.mark.parametrize("register", ["corrections", "aftercare"])
def test_words_written_on_to_a_name_make_it_nobodys(office: Office, tmp_path: Path, register: str, name: str) -> None:
    assert list(refused(examined(office, tmp_path, register, ["序号", "姓名"], [1, name], [2, "重兴家"]))) == ["B3"]


@pytest.mark.parametrize("word", ["匿名", "不详", "未署名"])
def test_a_petition_without_a_name_has_no_petitioner(office: Office, tmp_path: Path, word: str) -> None:
    """Nobody has to be told then whether the matter is taken up (domain 1.5.1): a duty to tell 匿名 was counted."""
    plan = examined(office, tmp_path, "petitions", ["信访编号", "收到日期", "信访人", "主要内容"], ["X1", "2020-03-02", word, "路灯"])
    assert ("petitioner" in plan.rows[0].values, counts(plan)) == (False, {"new": 1})
    assert f"“{word}”不是姓名，按没有姓名读" in noted(plan)["C3"]


@pytest.mark.parametrize("head", own_columns("guardianship"))
def test_the_doctors_level_is_read_under_its_other_names(office: Office, tmp_path: Path, head: str) -> None:
    """Such a level of a citizen is never recorded; in this register it is what the doctor notified."""
    plan = examined(office, tmp_path, "guardianship", ["患者姓名", "监护人", head], ["马试三", "马试父", "3级"])
    assert plan.rows[0].values["risk_level"].label == "3级"
    assert examined(office, tmp_path, "aftercare", ["姓名", head], ["马试三", "3级"]).columns.dropped


@pytest.mark.parametrize("head", ["矫正期限", "矫正起止日", "起止日", "矫正起止时间", "起止时间"])
def test_a_term_without_its_days_is_told(office: Office, tmp_path: Path, head: str) -> None:
    first: list[Cell] = [1, "张试甲", "2年"]
    plan = examined(office, tmp_path, "corrections", ["序号", "姓名", head], first, [2, "李试乙", "2020.1.5-2022.1.4"])
    assert counts(plan) == {"new": 2}
    assert "没有日期" in noted(plan)["C3"]
    assert "C4" not in noted(plan)
    assert {"term_from", "term_to"} <= plan.rows[1].values.keys()


def test_a_term_whose_days_have_columns_of_their_own_needs_no_word(office: Office, tmp_path: Path) -> None:
    head: list[Cell] = ["序号", "姓名", "矫正期限", "矫正开始日期", "矫正结束日期"]
    plan = examined(office, tmp_path, "corrections", head, [1, "张试甲", "2年", "2020-01-05", "2022-01-04"])
    assert "C3" not in noted(plan)


def test_heads_of_a_petitions_ledger_and_of_a_marked_copy_are_known(office: Office, tmp_path: Path) -> None:
    head: list[Cell] = ["序号", "信访人", "信访类别", "反映问题", "不能导入的原因"]
    plan = examined(office, tmp_path, "petitions", head, [1, "访试一", "求决", "反映土地", "C3：日期不对"])
    assert plan.columns.unknown == []
    assert plan.rows[0].values["kind"].label == "申诉求决"


@pytest.mark.parametrize("mark", ["〃", "″", "同上", "″″", '""', "同 上"])
def test_a_ditto_mark_means_what_stands_above_it(office: Office, tmp_path: Path, mark: str) -> None:
    head: list[Cell] = ["序号", "姓名", "村（居）", "罪名", "矫正期限"]
    first: list[Cell] = [1, "张试甲", "杨庄村", "盗窃罪", "2020.1.5-2022.1.4"]
    plan = examined(office, tmp_path, "corrections", head, first, [2, "李试乙", mark, mark, mark], [3, "王试丙", mark, None, None])
    assert refused(plan) == {}
    assert all(row.values["person.village"] == "杨庄村" for row in plan.rows)
    assert plan.rows[1].values["term_from"] == plan.rows[0].values["term_from"]
    assert "读作上一行的“盗窃罪”" in noted(plan)["D4"]


def test_a_ditto_mark_is_nobody_s_name_or_number_and_needs_a_row_above(office: Office, tmp_path: Path) -> None:
    head: list[Cell] = ["序号", "姓名", "身份证号", "联系电话", "村（居）"]
    plan = examined(office, tmp_path, "corrections", head, [1, "张试甲", None, None, "同上"], [2, "同上", "〃", "〃", "杨庄村"])
    assert list(refused(plan)) == ["E3", "B4", "C4", "D4"]


ENDED = "本月解除人员"


@pytest.mark.parametrize("heading", [ENDED, "二、解除（期满）人员"])
def test_people_below_a_heading_of_the_ended_are_not_in_force(office: Office, tmp_path: Path, heading: str) -> None:
    head: list[Cell] = ["姓名", "矫正开始日期", "矫正结束日期", "解除日期", "罪名"]
    rows: list[list[Cell]] = [
        ["张试甲", "2020-01-05", "2022-01-04", None, "盗窃罪"],
        [heading, None, None, None, None],
        ["李试乙", "2018-01-05", "2020-01-04", None, "盗窃罪"],
        ["王试丙", "2018-01-05", "2020-01-04", "2020-01-04", "盗窃罪"],
        ["在矫人员", None, None, None, None],
        ["赵试丁", "2020-01-05", "2022-01-04", None, "盗窃罪"],
    ]
    plan = examined(office, tmp_path, "corrections", head, *rows)
    assert list(refused(plan)) == ["A5"]
    assert heading in refused(plan)["A5"]
    assert any(problem.row == 4 and "已经结束" in problem.sentence for problem in plan.problems)


def test_people_below_a_village_that_nobody_knows_are_told_of(office: Office, tmp_path: Path) -> None:
    head: list[Cell] = ["姓名", "矫正开始日期", "罪名"]
    plan = examined(office, tmp_path, "corrections", head, ["不明村", None, None], ["李试乙", "2018-01-05", "盗窃罪"])
    assert "名册中没有“不明村”，导入时将新建" in noted(plan)["A3"]


def test_a_village_below_the_ended_leaves_it_open_whether_its_people_are_over(office: Office, tmp_path: Path) -> None:
    head: list[Cell] = ["姓名", "矫正开始日期", "罪名"]
    rows: list[list[Cell]] = [[ENDED, None, None], ["不明村", None, None], ["李试乙", "2018-01-05", "盗窃罪"]]
    plan = examined(office, tmp_path, "corrections", head, *rows)
    assert counts(plan) == {"new": 1}
    told = [(problem.cell, problem.sentence) for problem in plan.problems]
    assert any(cell == "A5" and ENDED in sentence for cell, sentence in told)
    assert any(cell == "A4" and "不明村" in sentence for cell, sentence in told)


@pytest.mark.parametrize("word", ["同左", "同户籍地", "同户籍"])
def test_the_same_as_beside_is_what_stands_beside(office: Office, tmp_path: Path, word: str) -> None:
    head: list[Cell] = ["序号", "姓名", "户籍地", "现住地", "罪名"]
    plan = examined(office, tmp_path, "corrections", head, [1, "张试甲", "李堡镇杨庄村3组", word, "盗窃罪"])
    assert refused(plan) == {}
    assert plan.rows[0].values["person.residence_address"] == "李堡镇杨庄村3组"
    assert "读作“户籍地”的“李堡镇杨庄村3组”" in noted(plan)["D3"]


def test_the_same_as_nothing_or_as_another_sort_of_thing_is_refused(office: Office, tmp_path: Path) -> None:
    head: list[Cell] = ["序号", "姓名", "户籍地", "现住地", "罪名"]
    rows: list[list[Cell]] = [[1, "张试甲", None, "同左", "盗窃罪"], [2, "李试乙", "同左", "李堡镇杨庄村3组", "盗窃罪"]]
    plan = examined(office, tmp_path, "corrections", head, *rows, [3, "王试丙", "李堡镇杨庄村", "李堡镇杨庄村", "同户籍地"])
    assert list(refused(plan)) == ["D3", "C4", "E5"]
    assert "不知道指什么，请写全" in refused(plan)["D3"]


def test_a_word_of_another_code_list_names_its_column(office: Office, tmp_path: Path) -> None:
    plan = examined(office, tmp_path, "petitions", ["收到日期", "信访类别", "主要内容"], ["2020-03-02", "来访", "路灯"])
    assert "请在列的对应中改选“来源方式”" in refused(plan)["B3"]
    other = examined(office, tmp_path, "petitions", ["收到日期", "信访类别", "主要内容"], ["2020-03-02", "乱写", "路灯"])
    assert "改选" not in refused(other)["B3"]
