"""Lines that name nobody: counts by village and notes are no records."""

from pathlib import Path

import pytest

from libao_desk.core.errors import Refusal
from libao_desk.services.ledgers.importing import ImportPlan
from libao_desk.services.office import Office
from tests.services.ledger_files import Cell, Ledger
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
