"""Words as clerks write them: names that no sign sets apart, a body where a person is asked, types, 元月, 1年缓1年."""

from datetime import date
from pathlib import Path

import pytest

from libao_desk.people.models import Village
from libao_desk.registers.disputes.codes import DisputeType
from libao_desk.services.ledgers.importing import ImportPlan, Severity
from libao_desk.services.office import Office
from tests.services.ledger_files import Cell, Ledger
from tests.services.returning import said
from tests.services.sample_ledgers import id_no

from .test_ledgers import refused


def looked(office: Office, folder: Path, register: str, **cells: Cell) -> ImportPlan:
    """What the import of a row would do."""
    sheet = Ledger(("台账",), (list(cells),), [list(cells.values())])
    return office.importing.examine(register, sheet.write(folder / "l.xlsx"))


NAMES = {
    "重甲与重乙": "",
    "重试甲与重试乙": "重试甲、重试乙",
    "重试甲诉重试乙": "重试甲、重试乙",
    "重试戊、重试己 重试庚": "重试戊、重试己、重试庚",
    "重试辛（甲方） 重试壬（乙方）": "重试辛、重试壬",
    "重试辛（申请人）": "重试辛",
    "王 芳": "王芳",
    "王和平": "王和平",
    "欧阳 文忠": "欧阳文忠",
    "重甲 重乙": "重甲、重乙",
    "欧阳修文 司马光": "欧阳修文、司马光",
    "重试子（女，45岁）、重试丑（未成年）": "重试子、重试丑",
}


@pytest.mark.parametrize(("text", "names"), NAMES.items(), ids=NAMES)
def test_names_are_told_apart(office: Office, tmp_path: Path, text: str, names: str) -> None:
    (row,) = looked(office, tmp_path, "disputes", 案号="2020-1", 受理日期="2020-03-02", 当事人=text).rows
    assert row.texts["parties"] == (names or "重甲、重乙")


@pytest.mark.parametrize(
    "text",
    ["重试子（已故）", "重试子夫妇", "重试子一家", "重试子等", "李某", "周某（男）", "重试子*", "重试子（女，45岁", "重试子父子、重试丑"],
)
def test_who_is_dead_hidden_or_not_named_in_full_is_refused(office: Office, tmp_path: Path, text: str) -> None:
    assert list(refused(looked(office, tmp_path, "disputes", 案号="2020-1", 受理日期="2020-03-02", 当事人=text))) == ["C3"]


@pytest.mark.parametrize(("text", "what"), [("女，45岁", "未导入"), ("马二", "曾用名"), ("代理人重试丑", "代理人请打开记录")])
def test_what_stands_beside_a_name_is_told_and_left_out(office: Office, tmp_path: Path, text: str, what: str) -> None:
    plan = looked(office, tmp_path, "corrections", 姓名=f"重试子（{text}）", 矫正开始日期="2020-03-02")
    assert plan.rows[0].values["person.name"] == "重试子"
    assert any(what in note for note in said(plan, Severity.NOTE))
    assert list(refused(looked(office, tmp_path, "corrections", 姓名="重试子（已故）", 矫正开始日期="2020-03-02"))) == ["A3"]


def test_a_body_is_no_person(office: Office, tmp_path: Path) -> None:
    found = refused(looked(office, tmp_path, "guardianship", 患者姓名="疾试一", 监护人="村委会", 提出日期="2020-01-05"))
    assert "“村委会”是单位，不是人名；单位请写在“担任监护人的单位”一列（表中没有的，在右边加上这一列）" in found["B3"]


@pytest.mark.parametrize(("word", "meant"), [("借贷", DisputeType.CONTRACT), ("赡养", DisputeType.FAMILY), ("工伤", DisputeType.LABOUR)])
def test_types_are_known_by_short_words(office: Office, tmp_path: Path, word: str, meant: DisputeType) -> None:
    (row,) = looked(office, tmp_path, "disputes", 案号="2020-1", 受理日期="2020年元月5日", 当事人="重试甲", 纠纷类型=word).rows
    assert (row.values["dispute_type"], row.values["accepted_on"]) == (meant, date(2020, 1, 5))


@pytest.mark.parametrize("word", ["侵犯公民人身权利民主权利罪", "侵犯公民人身权利，民主权利罪", "侵犯公民人身权利罪"])
def test_a_charge_that_lacks_a_sign_is_the_same_charge(office: Office, tmp_path: Path, word: str) -> None:
    (row,) = looked(office, tmp_path, "corrections", 姓名="重试甲", 罪名分类=word, 矫正开始日期="2020-03-02").rows
    assert row.values["offence_class"].label == "侵犯公民人身权利、民主权利罪"


def test_options_are_told_so_that_one_is_not_read_as_two(office: Office, tmp_path: Path) -> None:
    plan = looked(office, tmp_path, "corrections", 姓名="重试甲", 罪名分类="不明罪", 矫正开始日期="2020-03-02")
    assert "；侵犯公民人身权利、民主权利罪；" in refused(plan)["B3"]


def test_a_sentence_and_its_probation_in_the_shortest_words(office: Office, tmp_path: Path) -> None:
    (row,) = looked(office, tmp_path, "corrections", 姓名="重试甲", 刑期="1年缓1年", 矫正开始日期="2020-03-02").rows
    assert (row.values["sentence_years"], row.values["term_years"]) == (1, 1)


@pytest.mark.parametrize("month", ["1970.3", "1970年3月", 1970.3, "1970-03", "一九七〇年三月", "1970年三月"])
def test_a_month_of_birth_beside_its_number_is_no_trouble(office: Office, tmp_path: Path, month: Cell) -> None:
    plan = looked(office, tmp_path, "corrections", 姓名="重试甲", 出生年月=month, 身份证号=id_no(1), 矫正开始日期="2020-03-02")
    assert refused(plan) == {}
    assert not [note for note in said(plan, Severity.NOTE) if "出生" in note]


def test_another_month_than_the_number_s_is_refused_and_one_alone_is_told(office: Office, tmp_path: Path) -> None:
    cells: dict[str, Cell] = {"姓名": "重试甲", "出生年月": "1970.4", "矫正开始日期": "2020-03-02"}
    assert "与身份证号中的出生日期1970-03-05不一致" in refused(looked(office, tmp_path, "corrections", **cells, 身份证号=id_no(1)))["B3"]
    assert any("只写了年月，没有日" in note for note in said(looked(office, tmp_path, "corrections", **cells), Severity.NOTE))


def test_a_masked_number_is_told_as_such(office: Office, tmp_path: Path) -> None:
    found = refused(looked(office, tmp_path, "corrections", 姓名="重试甲", 身份证号="320699********1234", 矫正开始日期="2020-03-02"))
    assert "隐去了几位" in found["B3"]


def test_a_phone_set_in_groups_is_no_news(office: Office, tmp_path: Path) -> None:
    plan = looked(office, tmp_path, "corrections", 姓名="重试甲", 联系电话="199 0000 0051", 矫正开始日期="2020-03-02")
    assert plan.rows[0].values["person.phone"] == "19900000051"
    assert not [note for note in said(plan, Severity.NOTE) if "去空格" in note]


TWO_PHONES = {
    "19900000051 19900000052": "199 0000 0052未导入",
    "19900000051、19900000052": "199 0000 0052未导入",
    "199 0000 0051 / 0513-88880000": "0513-88880000未导入",
    "19900000051（父）": "父未导入",
}


@pytest.mark.parametrize(("text", "what"), TWO_PHONES.items(), ids=TWO_PHONES)
def test_the_first_of_two_phones_is_kept_and_the_other_told(office: Office, tmp_path: Path, text: str, what: str) -> None:
    plan = looked(office, tmp_path, "corrections", 姓名="重试甲", 联系电话=text, 矫正开始日期="2020-03-02")
    assert plan.rows[0].values["person.phone"] == "19900000051"
    assert any(what in note for note in said(plan, Severity.NOTE))


def test_a_text_that_gives_way_to_a_part_of_itself_is_told(office: Office, tmp_path: Path) -> None:
    cells: dict[str, Cell] = {"姓名": "重试甲", "身份证号": id_no(1), "矫正开始日期": "2020-03-02"}
    whole: dict[str, Cell] = {"现住地": "李堡镇测庄村3组15号", "判决机关": "示安县人民法院"}
    assert office.importing.store(looked(office, tmp_path, "corrections", **cells, **whole)).stored
    plan = looked(office, tmp_path, "corrections", **cells, 现住地="3组15号", 判决机关="示安县法院")
    told = [note for note in said(plan, Severity.NOTE) if "简略" in note]
    assert len(told) == 2
    longer = looked(office, tmp_path, "corrections", **cells, 现住地="李堡镇测庄村3组15号东侧")
    assert not [note for note in said(longer, Severity.NOTE) if "简略" in note]


def test_a_heading_is_told_for_what_it_was_used(office: Office, tmp_path: Path) -> None:
    with office.desk.work("登记名册") as session:
        session.add(Village(name="测庄村"))
    rows: list[list[Cell]] = [["测庄", None, None], ["重试甲", "2020-03-03", "2020-03-04"]]
    sheet = Ledger(("台账",), (["姓名", "释放日期", "衔接日期"],), [*rows])
    told = said(office.importing.examine("aftercare", sheet.write(tmp_path / "l.xlsx")), Severity.NOTE)
    assert not [note for note in told if "未导入" in note]
    case: list[list[Cell]] = [["测庄村", None, None], ["重试甲、重试乙", "2020-03-03", "2020-1"]]
    sheet = Ledger(("台账",), (["当事人", "受理日期", "案号"],), [*case])
    told = said(office.importing.examine("disputes", sheet.write(tmp_path / "l.xlsx")), Severity.NOTE)
    assert not [note for note in told if "不是名册中的" in note]


@pytest.mark.parametrize("head", ["变动后住址", "变更后住址", "新住址"])
def test_where_somebody_lives_now_is_his_address(office: Office, tmp_path: Path, head: str) -> None:
    plan = looked(office, tmp_path, "corrections", 姓名="词试甲", 矫正类别="缓刑", **{head: "新桥村九组"})
    assert plan.rows[0].values["person.residence_address"] == "新桥村九组"


@pytest.mark.parametrize(
    ("register", "head", "word", "read"),
    [
        ("petitions", "内容领域", "农村土地", "农业农村、土地"),
        ("aftercare", "安置情况", "企业务工", "企业和经济实体吸纳就业"),
        ("aftercare", "来源类型", "假释期满", "解除社区矫正"),
    ],
)
def test_everyday_words_that_mean_one_entry_are_read(
    office: Office, tmp_path: Path, register: str, head: str, word: str, read: str
) -> None:
    (row,) = looked(office, tmp_path, register, 姓名="重试甲", **{head: word}).rows
    assert read in [getattr(value, "label", "") for value in row.values.values()]


@pytest.mark.parametrize(
    ("register", "head", "word", "hint"),
    [
        ("petitions", "类别", "投诉", "揭发违法失职写“检举控告”"),
        ("petitions", "来源方式", "县信访局转", "请写在“到件方式”"),
        ("corrections", "管理类别", "二级", "写“严管”或“普管”"),
    ],
)
def test_a_word_of_several_meanings_is_refused_with_what_to_write(
    office: Office, tmp_path: Path, register: str, head: str, word: str, hint: str
) -> None:
    assert hint in refused(looked(office, tmp_path, register, 姓名="重试甲", **{head: word}))["B3"]


@pytest.mark.parametrize("head", ["办结时间", "办结日期", "送达日期"])
def test_a_head_that_by_its_letter_says_another_day_is_told(office: Office, tmp_path: Path, head: str) -> None:
    row: dict[str, Cell] = {"登记日期": "2020-03-02", "信访人": "词试甲", "反映事项": "修路", head: "2020-04-20"}
    plan = office.importing.examine("petitions", Ledger(("台账",), (list(row),), [list(row.values())]).write(tmp_path / "l.xlsx"))
    told = [problem.sentence for problem in plan.problems if "读作“送达日期”" in problem.sentence]
    assert len(told) == (head != "送达日期")
    without = office.importing.examine("petitions", tmp_path / "l.xlsx", chosen={head: ""})
    assert not [problem for problem in without.problems if "读作“送达日期”" in problem.sentence]


@pytest.mark.parametrize(("register", "head"), [("corrections", "姓名"), ("disputes", "当事人")])
def test_a_name_with_a_round_sign_has_a_way_in(office: Office, tmp_path: Path, register: str, head: str) -> None:
    days: dict[str, Cell] = {"受理日期": "2020-03-02"} if register == "disputes" else {"矫正开始日期": "2020-03-02"}
    (sentence,) = refused(looked(office, tmp_path, register, **days, **{head: "重〇子"})).values()
    assert "姓名中确有“〇”字的" in sentence
    assert "手工登记" in sentence
    (hidden,) = refused(looked(office, tmp_path, register, **days, **{head: "重某某"})).values()
    assert "〇" not in hidden
