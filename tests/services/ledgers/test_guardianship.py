"""Ledgers of guardianship: a reward whose year nobody wrote, heads over the guardian's columns, what he is to the patient."""

from pathlib import Path

import pytest

from libao_desk.core.citizen_id import check_sign
from libao_desk.registers.guardianship.codes import Relation
from libao_desk.registers.guardianship.sheet import SHEET_COLUMNS
from libao_desk.services.filling.columns import how_to_fill
from libao_desk.services.ledgers.importing import Severity
from libao_desk.services.never_recorded import own_columns
from libao_desk.services.office import Office
from tests.services.ledger_files import Cell, Ledger
from tests.services.returning import said
from tests.services.sample_ledgers import id_no

from .test_ledgers import counts, refused
from .test_words import looked

DROPPED_ELSEWHERE = tuple(own_columns("guardianship"))
REWARD: dict[str, Cell] = {"患者姓名": "疾试一", "提出日期": "2020-01-05", "奖励金额": 2400, "发放时间": "2020.12.15"}


def test_one_row_is_one_reward_though_nobody_wrote_its_year(office: Office, tmp_path: Path) -> None:
    plan = looked(office, tmp_path, "guardianship", **REWARD, 责任书签订时间="2020.1.8")
    assert [note for note in said(plan, Severity.NOTE) if "没有监护年度起止" in note]
    assert office.importing.store(plan).stored
    again = looked(office, tmp_path, "guardianship", **REWARD, 责任书签订时间="2020.1.8")
    assert counts(again) == {"same": 1}
    view = office.records.open(office.records.find("guardianship", again.rows[0].record_number))
    (reward,) = view.parts["rewards"]
    assert (str(reward.values["amount"]), str(reward.values["paid_on"])) == ("2400.00", "2020-12-15")


def test_a_reward_gets_its_year_when_a_later_sheet_says_it(office: Office, tmp_path: Path) -> None:
    assert office.importing.store(looked(office, tmp_path, "guardianship", **REWARD)).stored
    (number,) = (row.record_number for row in looked(office, tmp_path, "guardianship", **REWARD).rows)
    assert office.importing.store(looked(office, tmp_path, "guardianship", 编号=number, **REWARD, 监护年度="2020年")).stored
    (reward,) = office.records.open(office.records.find("guardianship", number)).parts["rewards"]
    assert (str(reward.values["period_to"]), str(reward.values["paid_on"])) == ("2020-12-31", "2020-12-15")


@pytest.mark.parametrize(("head", "text"), [("奖励金额", "2000、2400"), ("监护年度", "2019.1.10-2020.1.9、2020.1.10-2021.1.9")])
def test_several_years_in_one_cell_are_refused_and_the_template_does_not_ask_for_them(
    office: Office, tmp_path: Path, head: str, text: str
) -> None:
    cells: dict[str, Cell] = {"患者姓名": "疾试一", "提出日期": "2020-01-05", head: text}
    assert "从早的年度起依次导入" in refused(looked(office, tmp_path, "guardianship", **cells))["C3"]
    assert not [column for column in SHEET_COLUMNS if "顿号" in how_to_fill(column)]


@pytest.mark.parametrize("above", ["监护人基本情况", "监护人情况", "监护人信息", "监护人"])
def test_columns_below_the_guardian_s_head_are_the_guardian_s(office: Office, tmp_path: Path, above: str) -> None:
    heads: list[list[Cell]] = [["序号", "患者姓名", above, None, "提出日期"], [None, None, "姓名", "联系电话", None]]
    merged = [(2, 3, 2, 4), (2, 1, 3, 1), (2, 2, 3, 2), (2, 5, 3, 5)]
    ledger = Ledger(("台账",), heads, [[1, "疾试一", "护试一", "19900000051", "2020-01-05"]], merged)
    (row,) = office.importing.examine("guardianship", ledger.write(tmp_path / "l.xlsx")).rows
    assert (row.values["guardian.name"], row.values["guardian.phone"]) == ("护试一", "19900000051")
    assert "patient.phone" not in row.values


def test_whose_name_is_missing_is_said(office: Office, tmp_path: Path) -> None:
    plan = looked(office, tmp_path, "guardianship", 患者姓名="疾试一", 监护人联系电话="19900000051", 提出日期="2020-01-05")
    assert refused(plan) == {"B3": "有监护人的身份证号或住址等内容，但没有监护人的姓名。"}


def test_what_the_guardian_is_to_the_patient(office: Office, tmp_path: Path) -> None:
    cells: dict[str, Cell] = {"患者姓名": "疾试一", "监护人": "护试一", "提出日期": "2020-01-05"}
    assert looked(office, tmp_path, "guardianship", **cells, 与患者关系="兄妹").rows[0].values["relation"] is Relation.KIN
    for word in ("父子", "母女"):
        sentence = refused(looked(office, tmp_path, "guardianship", **cells, 与患者关系=word))["D3"]
        assert "写“父母”" in sentence
        assert "写“子女”" in sentence


@pytest.mark.parametrize("head", ["监护起止日期", "责任书起止", "责任期限", "监护期限"])
def test_several_years_below_any_head_say_the_way_out(office: Office, tmp_path: Path, head: str) -> None:
    cells: dict[str, Cell] = {"患者姓名": "疾试一", "提出日期": "2020-01-05", head: "2019.1.10-2020.1.9、2020.1.10-2021.1.9"}
    assert "从早的年度起依次导入" in refused(looked(office, tmp_path, "guardianship", **cells))["C3"]


def test_several_guardians_in_one_cell_are_shown_the_column_for_the_second(office: Office, tmp_path: Path) -> None:
    cells: dict[str, Cell] = {"患者姓名": "疾试一", "监护人": "护试一、护试二", "提出日期": "2020-01-05"}
    sentence = refused(looked(office, tmp_path, "guardianship", **cells))["B3"]
    assert sentence.endswith("像是几个人，“监护人”一列只写一个人；第二个人请另加“协助监护人”一列填写，再有的打开这条记录登记。")
    both = looked(office, tmp_path, "guardianship", **cells | {"监护人": "护试一", "协助监护人": "护试二"})
    assert (counts(both), both.rows[0].values["co_guardian.name"]) == ({"new": 1}, "护试二")


def test_a_new_year_is_told_as_one_more_with_its_amount(office: Office, tmp_path: Path) -> None:
    known: dict[str, Cell] = {"患者姓名": "疾试一", "患者身份证号": id_no(1), "提出日期": "2019-01-01", "监护人": "护试一"}
    years = [{"监护年度起": f"{year}-01-01", "监护年度止": f"{year}-12-31", "奖励金额": "2400"} for year in (2019, 2020)]
    assert office.importing.store(looked(office, tmp_path, "guardianship", **known, **years[0])).stored
    plan = looked(office, tmp_path, "guardianship", **known, **years[1])
    assert plan.rows[0].changes == (
        "新增监护年度起：2020-01-01（原有的2019-01-01保留）",
        "新增监护年度止：2020-12-31（原有的2019-12-31保留）",
        "新增奖励金额：2400.00（原有的2400.00保留）",
    )
    assert office.importing.store(plan).stored
    parts = office.records.open(office.records.find("guardianship", plan.rows[0].record_number)).parts
    assert [len(parts[key]) for key in ("years", "rewards")] == [2, 2]
    assert counts(looked(office, tmp_path, "guardianship", **known, **years[1])) == {"same": 1}


@pytest.mark.parametrize("head", [*DROPPED_ELSEWHERE, "危险性等级", "危险性评估等级", "危险级别"])
def test_the_level_that_the_doctor_told_is_known_by_its_heads(office: Office, tmp_path: Path, head: str) -> None:
    plan = looked(office, tmp_path, "guardianship", 患者姓名="疾试一", 监护人="护试一", 提出日期="2020-01-05", **{head: "2级"})
    assert (plan.columns.dropped, plan.rows[0].values["risk_level"].label) == ([], "2级")


@pytest.mark.parametrize("head", DROPPED_ELSEWHERE)
def test_what_the_doctor_tells_of_a_patient_is_told_of_nobody_else(office: Office, tmp_path: Path, head: str) -> None:
    assert looked(office, tmp_path, "corrections", 姓名="疾试一", **{head: "2级"}).columns.dropped


@pytest.mark.parametrize(
    ("word", "patient", "guardian", "meant"),
    [
        ("父子", "19700305", "19450305", Relation.PARENT),
        ("母女", "19450305", "19700305", Relation.CHILD),
        ("父子关系", "19450305", "19700305", Relation.CHILD),
        ("父子", "19700305", "19750305", None),
        ("父子", "", "19450305", None),
    ],
)
def test_the_days_of_birth_tell_which_of_both_is_the_guardian(
    office: Office, tmp_path: Path, word: str, patient: str, guardian: str, meant: Relation | None
) -> None:
    numbers = [f"320699{born}001" + check_sign(f"320699{born}001") if born else "" for born in (patient, guardian)]
    cells: dict[str, Cell] = {"患者姓名": "疾试一", "监护人": "护试一", "患者身份证号": numbers[0], "监护人身份证号": numbers[1]}
    plan = looked(office, tmp_path, "guardianship", **cells, 与患者关系=word, 提出日期="2020-01-05")
    if meant is None:
        assert "看不出监护人是哪一方" in refused(plan)["E3"]
    else:
        assert plan.rows[0].values["relation"] is meant
        assert [note for note in said(plan, Severity.NOTE) if f"按双方身份证号中的出生日期读作“{meant.label}”" in note]


@pytest.mark.parametrize("phone", ["19900000051", None])
def test_what_stands_beside_a_new_guardian_is_not_put_under_the_one_before(office: Office, tmp_path: Path, phone: str | None) -> None:
    """Whoever put back only the red cells gave the former guardian the other one's telephone."""
    known: dict[str, Cell] = {
        "患者姓名": "疾试一",
        "身份证号": id_no(1),
        "监护人": "护试一",
        "与患者关系": "配偶",
        "监护人电话": phone,
    }
    assert office.importing.store(looked(office, tmp_path, "guardianship", **known)).stored
    other = looked(office, tmp_path, "guardianship", **{**known, "监护人": "护试二", "监护人电话": "19900000052"})
    red = refused(other)
    assert "办好后原表不改，再导入一次" in red["C3"]
    assert "监护人变了，这一格是新人的还是原来的人的看不出" in red["E3"]
    same = looked(office, tmp_path, "guardianship", **{**known, "监护人电话": "19900000052"})
    assert [change.key for change in same.rows[0].changes] == ["guardian.phone"]


@pytest.mark.parametrize(("paid", "kept"), [(1800, "1800.00"), (None, "2400.00")])
def test_what_was_paid_goes_before_what_was_due(office: Office, tmp_path: Path, paid: int | None, kept: str) -> None:
    """The column of what was due came first, and stood on the roster as paid."""
    year: dict[str, Cell] = {"患者姓名": "疾试一", "监护人": "护试一", "监护年度": "2020-01-01至2020-12-31"}
    row: dict[str, Cell] = {**year, "应发金额": 2400, "已发金额": paid, "发放日期": None if paid is None else "2020-12-20"}
    plan = looked(office, tmp_path, "guardianship", **row)
    assert any("没有写已发金额、却写了发放日的，应发的数登记为已发" in problem.sentence for problem in plan.problems)
    assert office.importing.store(plan).stored
    again = looked(office, tmp_path, "guardianship", **row)
    assert counts(again) == {"same": 1}
    view = office.records.open(office.records.find("guardianship", again.rows[0].record_number))
    assert [str(reward.values["amount"]) for reward in view.parts["rewards"]] == [kept]


@pytest.mark.parametrize(("due", "paid"), [("应发金额", "实发金额"), ("应发", "实发"), ("奖励金额", "实发奖励"), ("金额", "已发")])
def test_what_was_paid_is_known_in_all_its_words(office: Office, tmp_path: Path, due: str, paid: str) -> None:
    year: dict[str, Cell] = {"患者姓名": "疾试一", "监护人": "护试一", "监护年度": "2020-01-01至2020-12-31"}
    plan = looked(office, tmp_path, "guardianship", **year, **{due: 2400, paid: 1800}, 发放日期="2020-12-20")
    assert office.importing.store(plan).stored
    view = office.records.open(office.records.find("guardianship", "JH2020-001"))
    assert [str(reward.values["amount"]) for reward in view.parts["rewards"]] == ["1800.00"]


def test_a_sum_due_that_is_none_stops_its_row(office: Office, tmp_path: Path) -> None:
    plan = looked(office, tmp_path, "guardianship", 患者姓名="疾试一", 监护年度="2020年度", 应发金额="若干")
    assert [cell for cell in refused(plan)] == ["C3"]


SELF: dict[str, Cell] = {"患者": "疾试一", "患者身份证号": id_no(1), "监护人": "疾试一", "与患者关系": "配偶", "提出日期": "2020-01-05"}


@pytest.mark.parametrize(("number", "is_told"), [(id_no(1), True), (None, True), (id_no(2), False)])
def test_a_patient_who_is_his_own_guardian_is_told(office: Office, tmp_path: Path, number: str | None, is_told: bool) -> None:
    plan = looked(office, tmp_path, "guardianship", **SELF, 监护人身份证号=number)
    assert counts(plan) == {"new": 1}
    assert any("既是患者，又是监护人" in note and note.startswith("C3") for note in said(plan, Severity.NOTE)) is is_told
