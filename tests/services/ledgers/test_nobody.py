"""Lines that name nobody: counts by village and notes are no records."""

from pathlib import Path

import pytest

from libao_desk.core.errors import Refusal
from libao_desk.services.ledgers.importing import ImportPlan, Severity
from libao_desk.services.office import Office
from tests.services.ledger_files import Cell, Ledger
from tests.services.returning import said
from tests.services.sample_ledgers import id_no

from .test_ledgers import counts, refused


def looked(office: Office, folder: Path, register: str, *rows: dict[str, Cell]) -> ImportPlan:
    """What the import of these rows would do."""
    sheet = Ledger(("2020年台账",), (list(rows[0]),), [list(row.values()) for row in rows])
    return office.importing.examine(register, sheet.write(folder / "l.xlsx"))


COUNTS: dict[str, dict[str, Cell]] = {
    "disputes": {"村（居）": "杨庄村", "受理件数": 3, "调解成功": 3, "书面协议": 1, "协议金额（万元）": 0.5},
    "corrections": {"村（居）": "杨庄村", "在册人数": 3, "矫正类别": 2, "管理类别": 1},
    "petitions": {"村（居）": "杨庄村", "信访件数": 3, "信访形式": 2, "诉求": 1},
}


@pytest.mark.parametrize(("register", "row"), COUNTS.items(), ids=COUNTS)
def test_a_table_of_counts_is_no_ledger(office: Office, tmp_path: Path, register: str, row: dict[str, Cell]) -> None:
    with pytest.raises(Refusal, match="统计表不是一行一条的台账"):
        looked(office, tmp_path, register, row)


NAMELESS: dict[str, dict[str, Cell]] = {
    "disputes": {"受理日期": "2020-03-02", "当事人": None, "纠纷类型": "邻里纠纷", "简要案情": "争地"},
    "corrections": {"社区矫正对象编号": "2020-0001", "姓名": None, "罪名": "盗窃罪"},
    "aftercare": {"姓名": None, "释放日期": "2020-03-04"},
    "guardianship": {"患者姓名": None, "提出日期": "2020-03-04"},
}


@pytest.mark.parametrize(("register", "row"), NAMELESS.items(), ids=NAMELESS)
def test_a_new_row_that_names_nobody_is_refused(office: Office, tmp_path: Path, register: str, row: dict[str, Cell]) -> None:
    plan = looked(office, tmp_path, register, row)
    assert counts(plan) == {"refused": 1}
    assert "不能登记" in refused(plan)["A3"]


def test_a_row_of_a_known_record_need_not_name_it(office: Office, tmp_path: Path) -> None:
    row: dict[str, Cell] = {"社区矫正对象编号": "2020-0001", "姓名": "名试甲", "身份证号": id_no(1), "罪名": "盗窃罪"}
    assert office.importing.store(looked(office, tmp_path, "corrections", row)).stored
    assert counts(looked(office, tmp_path, "corrections", {"社区矫正对象编号": "2020-0001", "罪名": "诈骗罪"})) == {"changed": 1}
    assert counts(looked(office, tmp_path, "corrections", {"身份证号": id_no(1), "罪名": "诈骗罪"}))["refused"] == 1


def test_a_petition_may_be_nobodys(office: Office, tmp_path: Path) -> None:
    assert counts(looked(office, tmp_path, "petitions", {"登记日期": "2020-03-02", "信访人": None, "反映事项": "修路"})) == {"new": 1}


WORDS = (
    "以下空白 （以下空白） 续表 续上页 接上页 转下页 未完待续 本月无新增 本月无 12月无新增人员 本季度没有新增 本月新增：0"
    " 以上共3人 以上合计三人 零报告"
).split()
NAMED: dict[str, tuple[dict[str, Cell], str]] = {
    "disputes": ({"受理日期": "2020-03-02", "申请人": "空试甲", "被申请人": "空试乙", "纠纷类型": "邻里纠纷", "案情": "滴水"}, "申请人"),
    "corrections": ({"姓名": "空试甲", "身份证号": id_no(1), "矫正开始日期": "2020-02-01"}, "姓名"),
    "aftercare": ({"姓名": "空试甲", "身份证号": id_no(1), "释放日期": "2020-02-01"}, "姓名"),
    "guardianship": ({"患者姓名": "空试甲", "患者身份证号": id_no(1), "提出日期": "2020-02-01"}, "患者姓名"),
    "petitions": ({"收到日期": "2020-02-01", "信访人": "空试甲", "反映事项": "修路"}, "信访人"),
}


@pytest.mark.parametrize("register", NAMED)
@pytest.mark.parametrize("has_serial", [False, True])
def test_words_that_fill_a_line_are_told_and_no_record_nor_one_s_party(
    office: Office, tmp_path: Path, register: str, *, has_serial: bool
) -> None:
    row, name = NAMED[register]
    numbered: dict[str, Cell] = {"序号": 1, **row}
    lines = [{**dict.fromkeys(numbered), "序号": n if has_serial else None, name: word} for n, word in enumerate(WORDS, start=2)]
    plan = looked(office, tmp_path, register, numbered, *lines)
    assert counts(plan) == {"new": 1}
    told = [note for note in said(plan, Severity.NOTE) if "不是一条记录，未导入" in note]
    assert [word for word, note in zip(WORDS, told, strict=True) if f"“{word}”" not in note] == []
    assert not [note for note in said(plan, Severity.NOTE) if "并入" in note]


SIGNED: dict[str, tuple[Cell, Cell, Cell]] = {
    "a word and the name beside it": ("制表人", "空试丙", None),
    "the name in the same cell": ("负责人 空试丙", None, "审核人 空试丁"),
    "without a name": (None, "负责人", None),
    "with the day": ("填表人", "空试丙", "2020-12-31"),
}


@pytest.mark.parametrize("cells", SIGNED.values(), ids=SIGNED)
def test_who_signs_below_a_table_is_no_record_though_there_is_no_colon(
    office: Office, tmp_path: Path, cells: tuple[Cell, Cell, Cell]
) -> None:
    row, _ = NAMED["aftercare"]
    plan = looked(office, tmp_path, "aftercare", row, dict(zip(row, cells, strict=True)))
    assert counts(plan) == {"new": 1}
    assert [note for note in said(plan, Severity.NOTE) if "未导入" in note]


def test_words_that_fill_a_line_are_no_name_where_other_columns_say_more(office: Office, tmp_path: Path) -> None:
    row, name = NAMED["corrections"]
    assert counts(looked(office, tmp_path, "corrections", row, {**row, name: "以下空白", "身份证号": None})) == {"new": 1, "refused": 1}
    row, name = NAMED["disputes"]
    other = {**row, "申请人": "空试丙", "被申请人": "空试丁", "案情": "噪音"}
    assert counts(looked(office, tmp_path, "disputes", row, {**other, "申请人": "以下空白", "被申请人": "续表"})) == {
        "new": 1,
        "refused": 1,
    }


def test_a_village_above_holds_below_words_that_fill_a_line(office: Office, tmp_path: Path) -> None:
    row, name = NAMED["aftercare"]
    lines: list[dict[str, Cell]] = [{**dict.fromkeys(row), name: "枫试村"}, row, {**dict.fromkeys(row), name: "续表"}]
    plan = looked(office, tmp_path, "aftercare", *lines, {**row, name: "空试乙", "身份证号": id_no(2)})
    assert [one.values.get("person.village") for one in plan.rows] == ["枫试村"] * 2
