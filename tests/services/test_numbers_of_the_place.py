"""Papers bear the signs of their own county and township, not those of the office that the program was first made for."""

from pathlib import Path

import pytest

from libao_desk.core.clock import FixedClock
from libao_desk.core.errors import Refusal
from libao_desk.people.committees import AGREEMENT_PATTERN, Committee, village_pattern
from libao_desk.registers.disputes.model import DisputeCase
from libao_desk.registers.disputes.wording import pattern_of
from libao_desk.registers.petitions.settings import PAPER_PATTERN
from libao_desk.services.book import RegisterBook
from libao_desk.services.office import Founding, Office
from tests.conftest_office import CHEAP, DAY


def founded(folder: Path, book: RegisterBook, name: str, county: str = "") -> Office:
    office, _ = Office.found(folder, book, FixedClock(DAY), Founding(name, "320685103", "某所长", "测试口令-2026", county=county), CHEAP)
    return office


@pytest.mark.parametrize(
    ("name", "county", "signs", "township"),
    [
        ("云川县青石镇司法所", "", "云青", "青"),
        ("东桥镇司法所", "", "海东", "东"),
        ("青石镇司法所", "云川县", "云青", "青"),
        ("李堡司法所", "", "海李", "李"),
        ("甲乙丙", "云川县", "云", ""),  # its township is not told: nothing stands in its place
    ],
)
def test_an_office_numbers_by_its_own_signs(tmp_path: Path, book: RegisterBook, name: str, county: str, signs: str, township: str) -> None:
    with founded(tmp_path / "office", book, name, county) as office:
        bearing = {setting.key: office.settings.value(setting) for setting in office.settings.declared if setting.bears_place}
        confirmed = [view.setting.key for view in office.settings.views() if view.confirmed_on and view.setting.bears_place]
    assert bearing == {
        "disputes.agreement_pattern": f"（{{y}}）{signs}调字第{{n:03d}}号",
        "disputes.oral_pattern": f"（{{y}}）{signs}口调字第{{n:03d}}号",
        "aftercare.number_pattern": f"（{{y}}）{signs}安帮字第{{n:03d}}号",
        "guardianship.letter_pattern": f"（{{y}}）{signs}监护字第{{n:03d}}号",
        "petitions.number_pattern": f"{township}信访{{字}}〔{{y}}〕{{n}}号",
        "notices.number_pattern": f"{township}司督〔{{y}}〕{{n}}号",
    }
    assert confirmed == []


def test_no_other_default_names_the_first_office(book: RegisterBook) -> None:
    others = [setting for register in book for setting in register.settings if not setting.bears_place]
    assert [setting.key for setting in others if isinstance(setting.default, str) and "李" in setting.default] == []


def test_a_committee_without_a_pattern_of_its_own_numbers_as_the_office_has_it(office: Office) -> None:
    key = Committee.number_pattern.key
    made = office.directory.save("committee", None, {"name": "柏例村人民调解委员会"}, {})
    assert used(office, made) == AGREEMENT_PATTERN.default
    office.settings.change(AGREEMENT_PATTERN, "（{y}）云青调字第{n:03d}号")
    assert used(office, made) == "（{y}）云青调字第{n:03d}号"
    office.directory.save("committee", made, {key: "（{y}）云青柏调字第{n:03d}号"}, {})
    assert used(office, made) == "（{y}）云青柏调字第{n:03d}号"
    office.directory.save("committee", made, {key: None}, {})
    assert used(office, made) == "（{y}）云青调字第{n:03d}号"
    with pytest.raises(Refusal, match="文号格式应含"):
        office.directory.save("committee", made, {key: "云青调字"}, {})


def test_a_sign_of_the_kind_of_paper_stands_only_where_papers_have_one(office: Office) -> None:
    office.settings.change(PAPER_PATTERN, "云青信访{字}〔{y}〕{n}号")
    made = office.directory.save("committee", None, {"name": "柏例村人民调解委员会"}, {})
    wrong = "（{y}）云青{字}字第{n:03d}号"
    with pytest.raises(Refusal, match="编号规则"):
        office.settings.change(AGREEMENT_PATTERN, wrong)
    for pattern in (wrong, "云青调字第{n:03d}号"):
        with pytest.raises(Refusal, match="文号格式应含"):
            office.directory.save("committee", made, {Committee.number_pattern.key: pattern}, {})
    assert used(office, made) == AGREEMENT_PATTERN.default


def used(office: Office, committee_id: int) -> str:
    with office.desk.read() as session:
        return pattern_of(DisputeCase(committee=session.get_one(Committee, committee_id)), office.desk.facts())


def test_a_village_stands_before_the_word_where_there_is_one() -> None:
    assert village_pattern("杨") == "（{y}）海李杨调字第{n:03d}号"
    assert village_pattern("杨", "（{y}）云青调字第{n:03d}号") == "（{y}）云青杨调字第{n:03d}号"
    assert village_pattern("杨", "{y}年第{n}号") == ""
