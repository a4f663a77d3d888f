"""Whose committee a ledger means: a village's name is its committee, 镇调委会 and 调处中心 are those that there are."""

from pathlib import Path

import pytest
import sqlalchemy as sa

from libao_desk.people.codes import CommitteeKind
from libao_desk.people.committees import Committee
from libao_desk.people.models import Village
from libao_desk.services.ledgers.importing import ImportPlan, Severity
from libao_desk.services.office import Office
from tests.services.ledger_files import Cell, Ledger
from tests.services.returning import said

from .test_ledgers import refused

TOWNSHIP, CENTRE, VILLAGE = "李堡镇人民调解委员会", "李堡镇矛盾纠纷调处中心", "测庄村人民调解委员会"


def looked(office: Office, folder: Path, *committees: Cell) -> ImportPlan:
    """What the import of a case for each of these committees would do."""
    cases = enumerate(zip("甲乙丙丁戊己庚辛", committees, strict=False), start=1)
    rows: list[list[Cell]] = [[f"织试{who}、织测{who}", one, f"2020-0{n}-02"] for n, (who, one) in cases]
    return office.importing.examine("disputes", Ledger(("台账",), (["当事人", "调委会", "受理日期"],), rows).write(folder / "l.xlsx"))


def directory(office: Office) -> dict[str, tuple[CommitteeKind, str]]:
    """Kind and village of each committee."""
    with office.desk.read() as session:
        return {one.name: (one.kind, one.village.name if one.village else "") for one in session.scalars(sa.select(Committee))}


@pytest.fixture
def peopled(office: Office) -> Office:
    """An office with a centre, a village, and another village whose committee is known."""
    with office.desk.work("登记名册") as session:
        village = Village(name="测庄村", short_character="测")
        session.add_all([village, Village(name="试庄社区"), Committee(name=CENTRE, kind=CommitteeKind.CENTRE)])
        session.add(Committee(name=VILLAGE, kind=CommitteeKind.VILLAGE, village=village))
    return office


KNOWN = {VILLAGE: ("测庄村", "测庄", "测庄调委会", "李堡镇测庄村", "测庄村3组", "测庄村委会"), TOWNSHIP: ("镇调委会", "镇人民调解委员会")}
KNOWN[CENTRE] = ("调处中心", "镇调处中心", "矛盾纠纷调处中心")


@pytest.mark.parametrize(("meant", "text"), [(meant, text) for meant, texts in KNOWN.items() for text in texts])
def test_a_committee_is_known_by_its_place(peopled: Office, tmp_path: Path, meant: str, text: str) -> None:
    before = directory(peopled)
    plan = looked(peopled, tmp_path, text)
    assert refused(plan) == {}
    assert any(f"“{text}”读作“{meant}”" in note for note in said(plan, Severity.NOTE))
    assert peopled.importing.store(plan).stored
    assert directory(peopled) == before


CENTRES = {
    "东河镇矛盾纠纷调处中心": CommitteeKind.CENTRE,
    "东河镇调解中心": CommitteeKind.CENTRE,
    "医疗纠纷调解中心": CommitteeKind.TOWNSHIP,
}


@pytest.mark.parametrize("name", CENTRES)
def test_a_new_centre_of_a_township_is_one(peopled: Office, tmp_path: Path, name: str) -> None:
    assert peopled.importing.store(looked(peopled, tmp_path, name)).stored
    assert directory(peopled)[name][0] is CENTRES[name]


def test_the_centre_of_a_new_office_is_one_however_it_is_written(office: Office, tmp_path: Path) -> None:
    words = ("镇调处中心", "李堡镇矛盾纠纷调处中心", "调处中心", "东河镇调解中心")
    plan = looked(office, tmp_path, *words)
    assert any("“李堡镇矛盾纠纷调处中心”，导入时将新建（调处中心）" in note for note in said(plan, Severity.NOTE))
    assert office.importing.store(plan).stored
    centres = [name for name, (kind, _) in directory(office).items() if kind is CommitteeKind.CENTRE]
    assert sorted(centres) == ["东河镇调解中心", "李堡镇矛盾纠纷调处中心"]


def test_a_village_without_a_committee_gets_one(peopled: Office, tmp_path: Path) -> None:
    plan = looked(peopled, tmp_path, "试庄", "试庄社区调委会", "远村", "测纺木业有限公司调委会")
    assert any("“试庄社区人民调解委员会”，导入时将新建（村（居）调委会）" in note for note in said(plan, Severity.NOTE))
    assert peopled.importing.store(plan).stored
    made = directory(peopled)
    assert made["试庄社区人民调解委员会"] == (CommitteeKind.VILLAGE, "试庄社区")
    assert made["远村人民调解委员会"] == (CommitteeKind.VILLAGE, "")
    assert made["测纺木业有限公司调委会"] == (CommitteeKind.ENTERPRISE, "")


NEW = {
    "远村人民调解委员会": ("远村", "远村委会", "远村民委员会", "远村调委会", "李堡镇远村委会"),
    "近居委会人民调解委员会": ("近居委会", "近居调委会", "近居民委员会"),
    "近社区人民调解委员会": ("近社区", "近社区居委会", "近社区调委会"),
}


@pytest.mark.parametrize(("name", "said_so"), [(name, word) for name, words in NEW.items() for word in words])
def test_a_new_committee_has_one_name_however_it_is_written(peopled: Office, tmp_path: Path, name: str, said_so: str) -> None:
    before = set(directory(peopled))
    assert peopled.importing.store(looked(peopled, tmp_path, said_so)).stored
    assert set(directory(peopled)) - before == {name}


def test_a_case_without_a_committee_is_told_once(peopled: Office, tmp_path: Path) -> None:
    told = [note for note in said(looked(peopled, tmp_path, "测庄村", "测庄村", None, None), Severity.NOTE) if "没有调解组织" in note]
    assert len(told) == 1
    assert told[0].startswith("B5")
