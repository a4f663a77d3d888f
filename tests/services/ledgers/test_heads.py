"""Heads of other offices' ledgers: read where they say one thing only, told where a word may mean another."""

from datetime import date
from pathlib import Path

import pytest

from libao_desk.registers.petitions.codes import PetitionState
from libao_desk.services.ledgers.heads.columns import map_columns
from libao_desk.services.ledgers.importing import ImportPlan, Severity
from libao_desk.services.office import Office
from libao_desk.sheets.heading import HeaderCell
from tests.services.ledger_files import Cell, Ledger
from tests.services.sample_ledgers import id_no

from .test_ledgers import counts, refused
from .test_words import looked

PERSON: dict[str, Cell] = {"姓名": "列试甲"}
DISPUTE: dict[str, Cell] = {"受理日期": "2020-03-02"}
PETITION: dict[str, Cell] = {"收到日期": "2020-03-02", "主要内容": "路灯"}
PATIENT: dict[str, Cell] = {"患者姓名": "列试甲"}


def told(plan: ImportPlan) -> list[str]:
    """Every note of an import, on a cell or on a column."""
    return [problem.sentence for problem in plan.problems if problem.severity is Severity.NOTE]


READ: dict[str, tuple[str, dict[str, Cell], str, Cell, str, str]] = {
    "id in corrections": ("corrections", PERSON, "证件号", id_no(1), "person.id_no", id_no(1)),
    "id in aftercare": ("aftercare", PERSON, "证件号", id_no(1), "person.id_no", id_no(1)),
    "id in guardianship": ("guardianship", PATIENT, "证件号", id_no(1), "patient.id_no", id_no(1)),
    "id of the guardian": ("guardianship", {**PATIENT, "监护人": "列试父"}, "监护人证件号", id_no(1), "guardian.id_no", id_no(1)),
    "the accused": ("corrections", {"罪名": "盗窃罪"}, "被告人", "列试甲", "person.name", "列试甲"),
    "the accused with a word": ("corrections", {"罪名": "盗窃罪"}, "被告人姓名", "列试甲", "person.name", "列试甲"),
    "old place": ("aftercare", PERSON, "原关押场所", "海安试验监狱", "prison", "海安试验监狱"),
    "released from": ("aftercare", PERSON, "刑释单位", "海安试验监狱", "prison", "海安试验监狱"),
    "end of the sentence": ("aftercare", PERSON, "刑满日期", "2020-03-02", "released_on", "2020-03-02"),
    "petitioner": ("petitions", PETITION, "来信来访人", "列试甲", "petitioner", "列试甲"),
    "rating": ("petitions", PETITION, "群众评价", "满意", "rating_of_unit", "满意"),
    "people": ("disputes", {**DISPUTE, "当事人": "列试甲、列试乙"}, "涉及人数", "二人", "people_count", "2"),
    "many people": ("disputes", {**DISPUTE, "当事人": "列试甲、列试乙"}, "涉及人数", "十二", "people_count", "12"),
    "no key person": ("aftercare", PERSON, "是否重点", "非重点", "level", "一般帮教"),
    "no key person by level": ("aftercare", PERSON, "帮教类别", "非重点", "level", "一般帮教"),
    "where he lives": ("corrections", PERSON, "详细地址", "李堡镇样例村1组", "person.residence_address", "李堡镇样例村1组"),
    "both sides": ("disputes", DISPUTE, "矛盾双方", "列试甲、列试乙", "accepted_on", "2020-03-02"),
    "what it is about": ("disputes", {**DISPUTE, "当事人": "列试甲、列试乙"}, "矛盾内容", "地界", "facts", "地界"),
    "handed to the court": ("disputes", {**DISPUTE, "当事人": "列试甲、列试乙"}, "调解结果", "移交法院", "outcome", "移送"),
    "handed on to the court": ("disputes", {**DISPUTE, "当事人": "列试甲、列试乙"}, "调解结果", "移送人民法院", "outcome", "移送"),
}


@pytest.mark.parametrize(("register", "row", "head", "cell", "key", "value"), READ.values(), ids=READ)
def test_a_head_or_a_word_is_read(
    office: Office, tmp_path: Path, register: str, row: dict[str, Cell], head: str, cell: Cell, key: str, value: str
) -> None:
    plan = looked(office, tmp_path, register, **row, **{head: cell})
    assert (plan.columns.unknown, counts(plan)) == ([], {"new": 1})
    assert str(plan.rows[0].values[key]) == value


def test_a_word_of_two_meanings_is_told(office: Office, tmp_path: Path) -> None:
    plan = looked(office, tmp_path, "aftercare", **PERSON, 刑满日期="2020-03-02")
    assert any("“刑满日期”列读作“释放日期”" in note for note in told(plan))


COLUMNS = {
    "the other party": ("disputes", {**DISPUTE, "申请人": "列试甲"}, "对方", "列试乙", "respondents", "列试乙"),
    "id of parties": (
        "disputes",
        {**DISPUTE, "申请人": "列试甲", "被申请人": "列试乙"},
        "申请人证件号",
        id_no(1),
        "applicant_ids",
        id_no(1),
    ),
    "id of all": ("disputes", {**DISPUTE, "当事人": "列试甲"}, "证件号", id_no(1), "party_ids", id_no(1)),
    "paid": ("guardianship", {**PATIENT, "监护年度": "2020年度"}, "已发", 2400, "reward_amount", "2400.00"),
}


@pytest.mark.parametrize(("register", "row", "head", "cell", "key", "text"), COLUMNS.values(), ids=COLUMNS)
def test_a_head_of_rows_is_read(
    office: Office, tmp_path: Path, register: str, row: dict[str, Cell], head: str, cell: Cell, key: str, text: str
) -> None:
    plan = looked(office, tmp_path, register, **row, **{head: cell})
    assert (plan.columns.unknown, plan.rows[0].texts[key]) == ([], text)


TERM = "2020年1月28日至2022年1月27日"


@pytest.mark.parametrize(
    "head",
    ["缓刑起止", "缓刑考验期起止", "缓刑期", "矫正期间", "矫正期限起止时间", "暂予监外执行期限", "执行期限", "缓刑起止日期"],
)
def test_a_term_is_read_under_its_other_names(office: Office, tmp_path: Path, head: str) -> None:
    plan = looked(office, tmp_path, "corrections", **PERSON, **{head: TERM})
    values = plan.rows[0].values
    assert (values["term_from"], values["term_to"]) == (date(2020, 1, 28), date(2022, 1, 27))
    assert any("“执行期限”列读作“矫正期限”" in note for note in told(plan)) is (head == "执行期限")


@pytest.mark.parametrize("other", [{"矫正期限": TERM}, {"矫正开始日期": "2020-01-28", "矫正结束日期": "2022-01-27"}])
def test_a_term_that_may_be_another_is_left_out_beside_it(office: Office, tmp_path: Path, other: dict[str, Cell]) -> None:
    plan = looked(office, tmp_path, "corrections", **PERSON, 执行期限="2019年1月28日至2022年1月27日", **other)
    assert plan.columns.unknown == ["执行期限"]
    assert plan.rows[0].values["term_from"] == date(2020, 1, 28)


def test_a_village_s_group_is_a_party(office: Office, tmp_path: Path) -> None:
    row: dict[str, Cell] = {**DISPUTE, "案号": "2020-1", "当事人": "枫林村3组、列试甲"}
    plan = looked(office, tmp_path, "disputes", **row)
    assert plan.rows[0].texts["parties"] == "枫林村第3村民小组、列试甲"
    assert any("“枫林村3组”读作“枫林村第3村民小组”" in note for note in told(plan))
    assert office.importing.store(plan).stored
    assert counts(looked(office, tmp_path, "disputes", **row)) == {"same": 1}


TOLD_ONCE: dict[str, tuple[str, Cell, str]] = {
    "a count": ("涉及人数", "很多", "“涉及人数”应为整数"),
    "an entry": ("纠纷类型", "鬼神纠纷", "“纠纷类型”没有“鬼神纠纷”这一项"),
    "an entry of a part": ("以案定补等级", "特等", "“以案定补等级”没有“特等”这一项"),
    "a day": ("受理日期", "2020-02-30", "受理日：“2020-02-30”"),
}


@pytest.mark.parametrize(("head", "cell", "begins"), TOLD_ONCE.values(), ids=TOLD_ONCE)
def test_a_sentence_names_its_column_once(office: Office, tmp_path: Path, head: str, cell: Cell, begins: str) -> None:
    plan = looked(office, tmp_path, "disputes", **{**DISPUTE, "当事人": "列试甲、列试乙", head: cell})
    (sentence,) = refused(plan).values()
    assert sentence.startswith(begins)


BARE: dict[str, tuple[str, dict[str, Cell], str, Cell, str, str]] = {
    "a dispute's day": ("disputes", {"当事人": "列试甲、列试乙"}, "时间", "2020-03-02", "accepted_on", "2020-03-02"),
    "a dispute's date": ("disputes", {"当事人": "列试甲、列试乙"}, "日期", "2020-03-02", "accepted_on", "2020-03-02"),
    "what it is about": ("disputes", {**DISPUTE, "当事人": "列试甲、列试乙"}, "事由", "院墙滴水", "facts", "院墙滴水"),
    "its type": ("disputes", {**DISPUTE, "当事人": "列试甲、列试乙"}, "分类", "邻里纠纷", "dispute_type", "邻里纠纷"),
    "a petition's day": ("petitions", {"主要内容": "路灯"}, "日期", "2020-03-02", "received_on", "2020-03-02"),
    "what a petition is about": ("petitions", {"收到日期": "2020-03-02"}, "事由", "路灯", "matter", "路灯"),
    "a petition's result": ("petitions", PETITION, "结果", "支持", "result", "支持"),
}


@pytest.mark.parametrize(("register", "row", "head", "cell", "key", "value"), BARE.values(), ids=BARE)
def test_a_bare_word_is_read_where_nothing_else_says_it(
    office: Office, tmp_path: Path, register: str, row: dict[str, Cell], head: str, cell: Cell, key: str, value: str
) -> None:
    plan = looked(office, tmp_path, register, **row, **{head: cell})
    assert (plan.columns.unknown, counts(plan)) == ([], {"new": 1})
    assert str(plan.rows[0].values[key]) == value
    assert any(f"“{head}”列读作" in note for note in told(plan))


@pytest.mark.parametrize("head", ["时间", "事由", "分类"])
def test_a_bare_word_is_left_out_beside_a_column_that_says_it(office: Office, tmp_path: Path, head: str) -> None:
    others: dict[str, Cell] = {"当事人": "列试甲、列试乙", "受理时间": "2020-03-02", "案情": "院墙滴水", "类型": "邻里纠纷"}
    plan = looked(office, tmp_path, "disputes", **{head: "2020-03-01", **others})
    assert plan.columns.unknown == [head]
    assert plan.rows[0].values["accepted_on"] == date(2020, 3, 2)


def test_a_bare_word_under_another_head_is_not_read(office: Office, tmp_path: Path) -> None:
    head: list[list[Cell]] = [["当事人", "回复情况", None], [None, "时间", "结果"]]
    sheet = Ledger(("台账",), head, [["列试甲、列试乙", "2020-03-02", "书面"]], merged=[(2, 2, 2, 3), (2, 1, 3, 1)])
    plan = office.importing.examine("disputes", sheet.write(tmp_path / "l.xlsx"))
    assert "accepted_on" not in plan.rows[0].values


UNSURE = {
    "移送日期": ("aftercare", "移送出去的请改选移交"),
    "归档": ("disputes", "归档日期"),
    "归档日期": ("aftercare", "没有这一项"),
    "去向单位": ("petitions", "责任单位"),
    "分类": ("petitions", "内容领域"),
    "迁出时间": ("aftercare", "是否已移交"),
}


@pytest.mark.parametrize(("head", "register", "way_out"), [(head, *rest) for head, rest in UNSURE.items()], ids=UNSURE)
def test_a_word_that_may_be_either_is_left_out_with_a_way_out(
    office: Office, tmp_path: Path, head: str, register: str, way_out: str
) -> None:
    row = {"disputes": {**DISPUTE, "当事人": "列试甲、列试乙"}, "petitions": PETITION, "aftercare": PERSON}[register]
    plan = looked(office, tmp_path, register, **row, **{head: "是"})
    assert plan.columns.unknown == [head]
    assert any(f"“{head}”未导入" in problem.sentence and way_out in problem.sentence for problem in plan.problems)


HANDED_ON: dict[str, tuple[str, dict[str, Cell], dict[str, Cell], str]] = {
    "a dispute": ("disputes", {**DISPUTE, "案号": "2020-1", "当事人": "列试甲、列试乙"}, {"调解结果": "移送"}, "concluded_on"),
    "a petition": ("petitions", {**PETITION, "登记编号": "信2020-31"}, {"转送或告知的有权机关": "示安县局"}, "passed_on"),
}


@pytest.mark.parametrize(("register", "row", "gone", "key"), HANDED_ON.values(), ids=HANDED_ON)
def test_the_day_of_handing_on_is_that_of_the_end_where_the_matter_went_on(
    office: Office, tmp_path: Path, register: str, row: dict[str, Cell], gone: dict[str, Cell], key: str
) -> None:
    """Of a matter that came to us from elsewhere the same head says when it was sent: it goes on, and one sentence tells of the column."""
    came = looked(office, tmp_path, register, **row, 移送日期="2020-04-01")
    assert office.importing.store(came).stored
    assert any("“移送日期”列：" in note for note in told(came))
    goes_on = {**row, "移送日期": "2020-04-01"}
    assert counts(looked(office, tmp_path, register, **goes_on)) == {"same": 1}
    assert office.importing.store(looked(office, tmp_path, register, **goes_on, **gone)).stored
    assert counts(looked(office, tmp_path, register, **goes_on, **gone)) == {"same": 1}
    plan = looked(office, tmp_path, register, **goes_on)
    assert counts(plan) == {"same": 1}
    view = office.records.open(office.records.find(register, plan.rows[0].record_number))
    assert (view.values[key], view.history[-1].happened_on) == (date(2020, 4, 1), date(2020, 4, 1))


@pytest.mark.parametrize("cell", ["是", "2020.4"])
def test_a_day_of_handing_on_that_is_none_does_not_lose_the_row(office: Office, tmp_path: Path, cell: str) -> None:
    plan = looked(office, tmp_path, "disputes", **DISPUTE, 案号="2020-1", 当事人="列试甲、列试乙", 移送日期=cell)
    assert counts(plan) == {"new": 1}
    assert any(f"移送日期：“{cell}”" in note and "这一格未导入" in note for note in told(plan))


def test_another_day_of_the_end_stands_beside_the_day_of_handing_on(office: Office, tmp_path: Path) -> None:
    row: dict[str, Cell] = {**DISPUTE, "案号": "2020-1", "当事人": "列试甲、列试乙", "调解结果": "移送", "结案日期": "2020-04-02"}
    plan = looked(office, tmp_path, "disputes", **row, 移送日期="2020-04-01")
    assert plan.rows[0].values["concluded_on"] == date(2020, 4, 2)
    assert any("移送日期：结案日是2020-04-02，以它为准。" in note for note in told(plan))


def test_the_day_of_filing_closes_a_petition(office: Office, tmp_path: Path) -> None:
    days: dict[str, Cell] = {"受理日期": "2020-03-05", "办结日期": "2020-04-05", "归档日期": "2020-06-01"}
    plan = looked(office, tmp_path, "petitions", **PETITION, **days)
    assert (plan.columns.unknown, plan.rows[0].values["closed_on"]) == ([], date(2020, 6, 1))


@pytest.mark.parametrize("head", ["目前办理情况", "处理进展"])
def test_the_state_has_other_heads(office: Office, tmp_path: Path, head: str) -> None:
    plan = looked(office, tmp_path, "petitions", **PETITION, **{head: "办理中"})
    assert (plan.columns.unknown, plan.rows[0].state) == ([], PetitionState.HANDLING)


SAME_DAY: dict[str, tuple[str, dict[str, Cell], str, str]] = {
    "a case ended": ("disputes", {**DISPUTE, "当事人": "列试甲、列试乙", "调解结果": "口头"}, "结案日期", "concluded_on"),
    "a person fetched": ("aftercare", {**PERSON, "刑释时间": "2020-03-02"}, "衔接时间", "handed_on"),
    "a petition registered": ("petitions", PETITION, "登记日期", "registered_on"),
}


@pytest.mark.parametrize(("register", "row", "head", "key"), SAME_DAY.values(), ids=SAME_DAY)
def test_the_same_day_is_that_of_the_receipt(
    office: Office, tmp_path: Path, register: str, row: dict[str, Cell], head: str, key: str
) -> None:
    plan = looked(office, tmp_path, register, **row, **{head: "当日"})
    assert plan.rows[0].values[key] == date(2020, 3, 2)
    assert any("“当日”读作" in note for note in told(plan))


@pytest.mark.parametrize("between", [{"调解日期": "2020-03-05"}, {"受理日期": None}])
def test_the_same_day_of_nobody_knows_which_is_refused(office: Office, tmp_path: Path, between: dict[str, Cell]) -> None:
    row = {**DISPUTE, "当事人": "列试甲、列试乙", "调解结果": "口头", **between, "结案日期": "当日"}
    assert len(refused(looked(office, tmp_path, "disputes", **row))) == 1


def test_a_column_without_a_head_is_called_so(office: Office, tmp_path: Path) -> None:
    sheet = Ledger(("台账",), (["姓名", "罪名", None],), [["列试甲", "盗窃罪", "甲"]])
    plan = office.importing.examine("corrections", sheet.write(tmp_path / "l.xlsx"))
    assert any("没有列名，未导入" in note and "“”" not in note for note in told(plan))


@pytest.mark.parametrize(("above", "key"), [("居住地", "person.residence_address"), ("户籍地", "person.household_address")])
def test_an_address_is_that_of_the_place_it_stands_under(office: Office, above: str, key: str) -> None:
    columns = map_columns(office.desk.book.get("corrections"), [HeaderCell(0, "A", f"{above}/详细地址", (above, "详细地址"))], {})
    assert [target.key for target in columns.targets.values()] == [key]


def test_the_standard_of_rewards_is_told_where_it_is_kept(office: Office, tmp_path: Path) -> None:
    """Our own roster prints it from there."""
    notes = told(looked(office, tmp_path, "guardianship", **PATIENT, 奖励标准="1800"))
    assert any("“奖励标准”未导入：" in note and "本地规定" in note for note in notes)


@pytest.mark.parametrize("head", ["序号", "序", "No.", "行号", "顺序号"])
def test_what_numbers_the_rows_is_no_column_that_was_left_out(office: Office, tmp_path: Path, head: str) -> None:
    plan = looked(office, tmp_path, "corrections", **{head: 1}, **PERSON)
    assert (plan.columns.unknown, plan.columns.serial, counts(plan)) == ([], 0, {"new": 1})
