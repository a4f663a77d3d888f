"""Rows like a record or like each other: other people are another matter, the same people on nearly the same day are asked about."""

from pathlib import Path

import pytest

from libao_desk.services.ledgers.importing import ImportPlan
from libao_desk.services.office import Office
from tests.services.ledger_files import Cell, Ledger

from .test_ledgers import counts, refused

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


def test_a_case_of_the_same_people_written_otherwise_is_asked_about(office: Office, tmp_path: Path) -> None:
    (number,) = on_file(office, tmp_path, case("重试甲", "重试乙"))
    fuller = case("重试甲", "重试乙", 300)
    fuller[2], fuller[6] = "2020-03-03", "因争地发生口角"
    found = refused(looked(office, tmp_path, fuller))
    assert f"人名与记录{number}相同，受理日一为2020-03-02、一为2020-03-03，疑似已有记录" in found["C3"]
    fuller[0] = "（2020）人调字第972号"
    assert counts(looked(office, tmp_path, fuller)) == {"new": 1}
    fuller[2] = "2020-05-03"
    fuller[0] = None
    assert counts(looked(office, tmp_path, fuller)) == {"new": 1}


@pytest.mark.parametrize(("respondents", "asked"), [("重试乙、重试己", True), ("重试己", False)])
def test_a_case_with_one_party_more_and_other_words_is_asked_about(office: Office, tmp_path: Path, respondents: str, asked: bool) -> None:
    (number,) = on_file(office, tmp_path, case("重试甲", "重试乙"))
    fuller = case("重试甲", respondents, 300)
    fuller[6] = "因争地及采光发生纠纷"
    plan = looked(office, tmp_path, fuller)
    assert counts(plan) == ({"conflict": 1} if asked else {"new": 1})
    assert not asked or f"人名与记录{number}相同（只差重试己），受理日都是2020-03-02，疑似已有记录" in refused(plan)["C3"]
    fuller[0] = "（2020）人调字第973号"
    assert counts(looked(office, tmp_path, fuller)) == {"new": 1}


PEOPLE: dict[str, list[dict[str, Cell]]] = {
    "petitions": [
        {"登记日期": "2020-05-06", "信访人": "访试甲", "反映事项": "欠薪"},
        {"办理告知日期": "2020-06-01", "告知日期": "2020-05-20"},
    ],
    "guardianship": [{"患者姓名": "疾试一", "监护人": "监试一", "提出日期": "2020-01-05"}, {"监护人电话": "19900000805"}],
    "aftercare": [{"姓名": "无试甲", "释放日期": "2019-03-03", "衔接日期": "2019-03-04"}, {"联系电话": "19900000805"}],
    "corrections": [{"姓名": "矫试甲", "罪名": "盗窃罪", "矫正开始日期": "2020-03-03"}, {"联系电话": "19900000805"}],
}


@pytest.mark.parametrize(("register", "said"), PEOPLE.items(), ids=PEOPLE)
def test_a_continued_sheet_without_numbers_makes_no_second_record(
    office: Office, tmp_path: Path, register: str, said: list[dict[str, Cell]]
) -> None:
    def plan(**cells: Cell) -> ImportPlan:
        sheet = Ledger(("2020年台账",), (list(cells),), [list(cells.values())])
        return office.importing.examine(register, sheet.write(tmp_path / "l.xlsx"))

    first, more = said
    assert office.importing.store(plan(**first)).stored
    assert counts(plan(**first)) == {"same": 1}
    number = plan(**first).rows[0].record_number
    again = plan(**first, **more)
    assert counts(again) == {"conflict": 1}
    (sentence,) = refused(again).values()
    assert f"与记录{number}相同" in sentence
    assert counts(plan(**first, **more, 本地编号=number)) == {"changed": 1}
