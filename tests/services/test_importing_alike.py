"""Rows like a record or like each other: other people are another matter, the same people on nearly the same day are asked about."""

from pathlib import Path

from libao_desk.services.importing import ImportPlan
from libao_desk.services.office import Office

from .ledgers import Cell, Ledger
from .test_importing_ledgers import counts, refused

HEAD: list[Cell] = ["案号", "调委会", "受理日期", "申请人", "被申请人", "纠纷类型", "简要案情", "涉案金额"]
COMMITTEE = "李堡镇人民调解委员会"


def case(applicant: str, respondent: str, amount: Cell = None, number: Cell = None) -> list[Cell]:
    """A dispute about land, all of them taken on one day."""
    return [number, COMMITTEE, "2020-03-02", applicant, respondent, "邻里纠纷", "争地", amount]


def looked(office: Office, folder: Path, *rows: list[Cell]) -> ImportPlan:
    """What the import of these rows would do."""
    return office.importing.examine("disputes", Ledger(("2020年调解台账",), (HEAD,), list(rows)).write(folder / "l.xlsx"))


def on_file(office: Office, folder: Path, *rows: list[Cell]) -> list[str]:
    """Import the rows; give their numbers."""
    assert office.importing.store(looked(office, folder, *rows)).stored
    return [row.record_number for row in looked(office, folder, *rows).rows]


def test_a_case_between_other_people_is_another_case(office: Office, tmp_path: Path) -> None:
    (number,) = on_file(office, tmp_path, case("重试丙", "重试丁"))
    assert counts(looked(office, tmp_path, case("新试戊", "新试己", 900))) == {"new": 1}
    (other,) = on_file(office, tmp_path, case("新试戊", "新试己", 900))
    assert other != number
    assert counts(looked(office, tmp_path, case("重试丙", "重试丁"), case("新试戊", "新试己", 900))) == {"same": 2}


def test_the_same_people_are_the_same_case(office: Office, tmp_path: Path) -> None:
    on_file(office, tmp_path, case("重试丙", "重试丁"))
    assert counts(looked(office, tmp_path, case("重试丙", "重试丁", 900))) == {"changed": 1}


def test_a_case_with_some_of_the_people_is_asked_about(office: Office, tmp_path: Path) -> None:
    (number,) = on_file(office, tmp_path, case("同试甲", "同试乙"))
    found = refused(looked(office, tmp_path, case("同试丙", "同试乙")))
    assert f"与记录{number}相同，当事人只有同试乙相同" in found["C3"]
    assert "写上卷号" in found["C3"]
    assert counts(looked(office, tmp_path, case("同试丙", "同试乙", number="（2020）人调字第971号"))) == {"new": 1}


def test_workers_of_one_employer_are_told_apart_by_their_names(office: Office, tmp_path: Path) -> None:
    rows = [case(f"同试{who}", "同试乙", number=f"（2020）人调字第97{n}号") for n, who in enumerate("甲丙丁")]
    numbers = on_file(office, tmp_path, *rows)
    plan = looked(office, tmp_path, case("同试丁", "同试乙", 100))
    assert (counts(plan), plan.rows[0].record_number) == ({"changed": 1}, numbers[2])


def test_two_rows_of_one_sheet_are_told_apart_by_their_people(office: Office, tmp_path: Path) -> None:
    plan = looked(office, tmp_path, case("赵试甲", "钱试乙"), case("冯试丙", "陈试丁"), case("赵试甲", "陈试戊"), case("冯试丙", "陈试丁"))
    assert counts(plan) == {"new": 2, "conflict": 2}
    assert "受理日等与第3行相同，当事人只有赵试甲相同" in refused(plan)["C5"]
    assert "受理日与第4行相同，同一对象在表中出现两次" in refused(plan)["C6"]
