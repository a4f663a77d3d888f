"""Numbers that begin anew in every village: they make no second person of a record, and neither does a true one."""

from pathlib import Path

import pytest

from libao_desk.core.period import Period
from libao_desk.services.ledgers.importing import ImportPlan, Severity
from libao_desk.services.office import Office
from tests.services.ledger_files import Cell, Ledger
from tests.services.returning import said
from tests.services.sample_ledgers import id_no

from .test_ledgers import counts, refused

PERSON: dict[str, Cell] = {"姓名": "号试甲", "身份证号": id_no(1), "罪名": "盗窃罪", "矫正开始日期": "2020-03-03"}
OTHER: dict[str, Cell] = {"姓名": "号试乙", "身份证号": id_no(2), "罪名": "诈骗罪", "矫正开始日期": "2020-05-06"}
SHEETS: dict[str, tuple[str, str, dict[str, Cell], dict[str, Cell]]] = {
    "corrections": ("corrections", "编号", PERSON, OTHER),
    "corrections by their number": ("corrections", "社区矫正对象编号", PERSON, OTHER),
    "aftercare": (
        "aftercare",
        "编号",
        {"姓名": "号试甲", "身份证号": id_no(1), "释放日期": "2020-03-04"},
        {"姓名": "号试乙", "身份证号": id_no(2), "释放日期": "2020-03-04"},
    ),
    "petitions": (
        "petitions",
        "编号",
        {"收到日期": "2020-01-05", "登记日期": "2020-01-05", "信访人": "号试甲", "反映事项": "修路"},
        {"收到日期": "2020-02-06", "登记日期": "2020-02-06", "信访人": "号试乙", "反映事项": "低保"},
    ),
    "disputes": (
        "disputes",
        "案件编号",
        {"受理日期": "2020-01-05", "申请人": "号试甲", "被申请人": "号试丙"},
        {"受理日期": "2020-02-06", "申请人": "号试乙", "被申请人": "号试丁"},
    ),
}


def looked(office: Office, folder: Path, register: str, **cells: Cell) -> ImportPlan:
    """What the import of one row would do."""
    return office.importing.examine(register, Ledger(("台账",), (list(cells),), [list(cells.values())]).write(folder / "l.xlsx"))


@pytest.mark.parametrize(("register", "head", "first", "other"), SHEETS.values(), ids=SHEETS)
@pytest.mark.parametrize("number", [1, "01", "第1号"])
def test_a_number_that_counts_rows_is_nobodys(
    office: Office, tmp_path: Path, register: str, head: str, first: dict[str, Cell], other: dict[str, Cell], number: Cell
) -> None:
    plan = looked(office, tmp_path, register, **{head: number}, **first)
    assert office.importing.store(plan).stored
    assert counts(looked(office, tmp_path, register, **{head: number}, **first)) == {"same": 1}
    assert counts(looked(office, tmp_path, register, **{head: number}, **other)) == {"new": 1}


def test_it_is_told_once_that_a_number_counts_rows(office: Office, tmp_path: Path) -> None:
    rows = [[1, *PERSON.values()], [2, *OTHER.values()]]
    plan = office.importing.examine("corrections", Ledger(("台账",), (["编号", *PERSON],), rows).write(tmp_path / "l.xlsx"))
    assert len([note for note in said(plan, Severity.NOTE) if "像是从1排起的序号" in note]) == 1


@pytest.mark.parametrize(("register", "head", "first", "other"), SHEETS.values(), ids=SHEETS)
def test_a_true_number_makes_nobody_else_of_a_record(
    office: Office, tmp_path: Path, register: str, head: str, first: dict[str, Cell], other: dict[str, Cell]
) -> None:
    if register == "aftercare":
        head = "释放证明书编号"
    assert office.importing.store(looked(office, tmp_path, register, **{head: "2020-0001"}, **first)).stored
    plan = looked(office, tmp_path, register, **{head: "2020-0001"}, **other)
    assert counts(plan) == {"conflict": 1}
    assert "号试甲" in refused(plan)["A3"]


def test_our_own_number_makes_nobody_else_of_a_record(office: Office, tmp_path: Path) -> None:
    assert office.importing.store(looked(office, tmp_path, "corrections", **PERSON)).stored
    number = looked(office, tmp_path, "corrections", **PERSON).rows[0].record_number
    plan = looked(office, tmp_path, "corrections", 本地编号=number, **OTHER)
    assert (counts(plan), "不能据此改动" in refused(plan)["A3"]) == ({"conflict": 1}, True)
    same_name = {**OTHER, "姓名": PERSON["姓名"]}
    assert counts(looked(office, tmp_path, "corrections", 本地编号=number, **same_name)) == {"conflict": 1}


def test_the_number_with_the_persons_own_name_is_his_record(office: Office, tmp_path: Path) -> None:
    assert office.importing.store(looked(office, tmp_path, "corrections", 编号="2020-0001", **PERSON)).stored
    plan = looked(office, tmp_path, "corrections", 编号="2020-0001", 姓名="号试甲", 联系电话="19900000805")
    assert counts(plan) == {"changed": 1}


COURT_NUMBER = "（2020）苏0699刑初88号"


@pytest.mark.parametrize("head", ["案号", "社区矫正对象编号", "编号"])
@pytest.mark.parametrize("number", [COURT_NUMBER, "(2020)苏0699刑更8号", "（2010）海刑初字第88号", "（2020）苏06刑终8号"])
def test_two_accused_of_one_case_are_two(office: Office, tmp_path: Path, head: str, number: str) -> None:
    rows: list[list[Cell]] = [[number, *PERSON.values()], [number, *OTHER.values()]]
    sheet = Ledger(("台账",), ([head, *PERSON],), rows).write(tmp_path / "l.xlsx")
    plan = office.importing.examine("corrections", sheet)
    assert counts(plan) == {"new": 2}
    assert [row.values.get("instrument_no") for row in plan.rows] == [number, number]
    assert not any("case_no" in row.values for row in plan.rows)
    assert [f"“{number}”是文书号，不是社区矫正对象编号，读作文书号，下同。" in note for note in said(plan, Severity.NOTE)].count(True) == 1
    assert office.importing.store(plan).stored
    assert counts(office.importing.examine("corrections", sheet)) == {"same": 2}


def test_a_judgments_number_beside_the_documents_own_is_left_out_and_told(office: Office, tmp_path: Path) -> None:
    plan = looked(office, tmp_path, "corrections", 案号=COURT_NUMBER, 文书号="（2020）苏0699刑更1号", **PERSON)
    assert plan.rows[0].values["instrument_no"] == "（2020）苏0699刑更1号"
    assert any("文书号另有一列，这一格未导入" in note for note in said(plan, Severity.NOTE))


@pytest.mark.parametrize("head", ["本地编号", "编号"])
def test_an_older_ledger_s_number_is_told_as_the_official_one(office: Office, tmp_path: Path, head: str) -> None:
    plan = looked(office, tmp_path, "corrections", **{head: "海矫2019-17", **PERSON})
    assert plan.rows[0].values["case_no"] == "海矫2019-17"
    assert any("“海矫2019-17”不是本所的编号，登记为社区矫正对象编号，下同" in note for note in said(plan, Severity.NOTE))
    beside = looked(office, tmp_path, "corrections", **{head: "海矫2019-17", "社区矫正对象编号": "3206211900001", **PERSON})
    assert beside.rows[0].values["case_no"] == "3206211900001"
    assert any("社区矫正对象编号另有一列，这一格未导入" in note for note in said(beside, Severity.NOTE))


@pytest.mark.parametrize("number", ["3", "（2020）苏0699刑初88号"])
def test_what_is_no_official_number_is_not_told_as_one(office: Office, tmp_path: Path, number: str) -> None:
    plan = looked(office, tmp_path, "corrections", 编号=number, **PERSON)
    assert not any("不是本所的编号" in note for note in said(plan, Severity.NOTE))


def test_our_own_roster_of_petitions_doubles_no_matter(office: Office, tmp_path: Path) -> None:
    head, rows = list(SHEETS["petitions"][2]), [list(cells.values()) for cells in SHEETS["petitions"][2:]]
    plan = office.importing.examine("petitions", Ledger(("台账",), (head,), rows).write(tmp_path / "l.xlsx"))
    assert office.importing.store(plan).stored
    (tmp_path / "roster.xlsx").write_bytes(office.rosters.write("petitions", Period.parse("2020")).data)
    plan = office.importing.examine("petitions", tmp_path / "roster.xlsx")
    assert counts(plan) == {"same": 2}


@pytest.mark.parametrize(("year", "is_kept"), [(2020, True), (2026, False)])
@pytest.mark.parametrize(("register", "head"), [("petitions", "编号"), ("petitions", "原登记编号"), ("disputes", "卷号")])
def test_a_number_of_ours_that_no_record_has_is_told(
    office: Office, tmp_path: Path, register: str, head: str, year: int, is_kept: bool
) -> None:
    """Of an earlier year it is the old number the record is looked for by; this year's series will come to it itself."""
    _, _, row, _ = SHEETS[register]
    number = f"{office.desk.book.get(register).number.prefix}{year}-0777"
    plan = looked(office, tmp_path, register, **{head: number}, **row)
    assert counts(plan) == {"new": 1}
    assert (number in map(str, plan.rows[0].values.values())) is is_kept
    told = [note for note in said(plan, Severity.NOTE) if f"本所没有编号为“{number}”的记录" in note]
    assert bool(told) is not is_kept
    office.importing.store(plan)
    assert bool(office.search.find(number).hits) is is_kept


def test_two_numbers_of_ours_in_one_row_are_asked_about(office: Office, tmp_path: Path) -> None:
    for cells in SHEETS["petitions"][2:]:
        assert office.importing.store(looked(office, tmp_path, "petitions", **cells)).stored
    plan = looked(office, tmp_path, "petitions", 编号="LX2020-0001", 本地编号="LX2020-0002", **SHEETS["petitions"][2])
    assert (counts(plan), "两条记录" in refused(plan)["A3"]) == ({"refused": 1}, True)


def test_our_rosters_of_guardianship_head_our_own_number_otherwise(office: Office, tmp_path: Path) -> None:
    patient: dict[str, Cell] = {"患者姓名": "号试甲", "患者身份证号": id_no(1), "监护人": "号试乙"}
    assert office.importing.store(looked(office, tmp_path, "guardianship", **patient)).stored
    number = looked(office, tmp_path, "guardianship", **patient).rows[0].record_number
    cells: dict[str, Cell] = {"患者姓名": "号试甲", "监护人": "号试乙"}
    plan = looked(office, tmp_path, "guardianship", 案号=number, **cells)
    assert counts(plan) == {"same": 1}
    assert plan.columns.unknown == []
    plan = looked(office, tmp_path, "guardianship", 案号="甲-1", 编号=number, **cells)
    assert counts(plan) == {"same": 1}
    assert plan.columns.unknown == ["案号"]


OURS: dict[str, Cell] = {"收到日期": "2020-05-03", "类别": "申诉求决", "内容领域": "教育", "信访人": "号试甲", "反映事项": "学区"}
ANOTHERS: list[dict[str, Cell]] = [
    {"收到日期": "2020-09-03", "类别": "建议意见", "责任单位": "镇卫生院"},
    {"收到日期": "2020-09-03", "登记日期": "2020-09-03", "内容领域": "卫生健康"},
    {"收到日期": "2020-05-03", "来源方式": "来访", "类别": "建议意见", "内容领域": "卫生健康"},
]


@pytest.mark.parametrize("cells", ANOTHERS)
def test_a_row_that_names_nobody_is_not_ours_by_its_number_alone(office: Office, tmp_path: Path, cells: dict[str, Cell]) -> None:
    """Every office has an LX2020-0001, and no roster of petitions says whose matter it is."""
    assert office.importing.store(looked(office, tmp_path, "petitions", 来源方式="来信", **OURS)).stored
    plan = looked(office, tmp_path, "petitions", 编号="LX2020-0001", **cells)
    assert (counts(plan), "像是另一单位的编号" in refused(plan)["A3"]) == ({"conflict": 1}, True)
    assert counts(looked(office, tmp_path, "petitions", **cells)) == {"new": 1}


RIGHTED: list[dict[str, Cell]] = [
    {"收到日期": "2020-05-04", "登记日期": "2020-05-04"},
    {"收到日期": "2020-05-03", "类别": "建议意见", "内容领域": "卫生健康"},
    {"责任单位": "镇卫生院", "受理日期": "2020-05-06"},
    {"收到日期": "2020-09-03", "类别": "建议意见", "信访人": "号试甲"},
]


@pytest.mark.parametrize("cells", RIGHTED)
def test_what_is_put_right_by_our_number_is_a_change(office: Office, tmp_path: Path, cells: dict[str, Cell]) -> None:
    assert office.importing.store(looked(office, tmp_path, "petitions", **OURS)).stored
    assert counts(looked(office, tmp_path, "petitions", 编号="LX2020-0001", **cells)) == {"changed": 1}


@pytest.mark.parametrize(("sender", "verdict"), [("枫例司法所", "conflict"), ("李堡司法所", "changed"), ("枫例村", "changed")])
def test_another_office_as_the_sender_makes_less_enough(office: Office, tmp_path: Path, sender: str, verdict: str) -> None:
    assert office.importing.store(looked(office, tmp_path, "petitions", **OURS)).stored
    sheet = Ledger(("信访事项台账", f"填报单位：{sender}  填报日期：2020-12-31"), (["编号", "收到日"],), [["LX2020-0001", "2020-09-03"]])
    assert counts(office.importing.examine("petitions", sheet.write(tmp_path / "l.xlsx"))) == {verdict: 1}


@pytest.mark.parametrize(("sender", "verdict"), [("枫例司法所", "conflict"), ("李堡司法所", "refused")])
def test_a_roster_that_names_no_patient_is_another_office_s(office: Office, tmp_path: Path, sender: str, verdict: str) -> None:
    """Whoever read that the guardian of our patient is to be changed first would have done so."""
    ours: dict[str, Cell] = {
        "患者姓名": "号试甲",
        "患者身份证号": id_no(1),
        "监护人": "号试丙",
        "与患者关系": "配偶",
        "提出日期": "2020-01-05",
    }
    assert office.importing.store(looked(office, tmp_path, "guardianship", **ours)).stored
    head: list[Cell] = ["案号", "监护人", "关系", "监护年度"]
    sheet = Ledger(("监护与奖励台账", f"填报单位：{sender}"), (head,), [["JH2020-001", "号试丁", "配偶", "2020年"]])
    plan = office.importing.examine("guardianship", sheet.write(tmp_path / "l.xlsx"))
    assert counts(plan) == {verdict: 1}
    assert any("像是另一单位的编号" in sentence for sentence in refused(plan).values()) is (verdict == "conflict")


FILED_LATER: dict[str, tuple[str, dict[str, Cell], str, str]] = {
    "corrections": ("corrections", PERSON, "社区矫正对象编号", "（2020）海矫字第903号"),
    "a judgment's number": ("corrections", PERSON, "文书号", "（2020）苏9999刑初903号"),
    "aftercare": ("aftercare", SHEETS["aftercare"][2], "释放证明书编号", "（2020）释字第903号"),
}


@pytest.mark.parametrize(("register", "person", "head", "number"), FILED_LATER.values(), ids=FILED_LATER)
def test_a_number_that_came_later_fills_a_blank(
    office: Office, tmp_path: Path, register: str, person: dict[str, Cell], head: str, number: str
) -> None:
    assert office.importing.store(looked(office, tmp_path, register, **person)).stored
    own = looked(office, tmp_path, register, **person).rows[0].record_number
    plan = looked(office, tmp_path, register, **person, **{head: number})
    assert (counts(plan), plan.rows[0].record_number) == ({"changed": 1}, own)
    assert office.importing.store(plan).stored
    assert counts(looked(office, tmp_path, register, **person, **{head: number})) == {"same": 1}
    another = looked(office, tmp_path, register, **person, **{head: number.replace("903", "904")})
    assert counts(another) == {"conflict": 1}


def test_two_rows_give_one_record_no_two_numbers(office: Office, tmp_path: Path) -> None:
    assert office.importing.store(looked(office, tmp_path, "corrections", **PERSON)).stored
    rows: list[list[Cell]] = [[*PERSON.values(), f"（2020）海矫字第{number}号"] for number in (903, 904)]
    plan = office.importing.examine("corrections", Ledger(("台账",), ([*PERSON, "社区矫正对象编号"],), rows).write(tmp_path / "l.xlsx"))
    assert counts(plan) == {"changed": 1, "conflict": 1}
