"""One village by several names in one sheet is one village; where a name may be either of two, the row is asked about."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from libao_desk.services.ledgers.importing import ImportPlan
from libao_desk.services.office import Office
from tests.services.ledger_files import Cell, Ledger
from tests.services.sample_ledgers import id_no

from .test_ledgers import counts, refused


def looked(office: Office, folder: Path, villages: Sequence[str]) -> ImportPlan:
    """What the import of people of these villages would do."""
    rows: list[list[Cell]] = [[f"村试{chr(0x4E01 + n)}", id_no(n + 1), name] for n, name in enumerate(villages)]
    return office.importing.examine("corrections", Ledger(("台账",), (["姓名", "身份证号", "村（居）"],), rows).write(folder / "l.xlsx"))


NAMES = [
    (("测庄村", "测庄村委会", "测庄", "李堡镇测庄村", "测庄村3组", "测庄村村民委员会"), "测庄村"),
    (("测庄", "测庄村委会"), "测庄村"),
    (("测东", "测东居委会", "测东居"), "测东居委会"),
    (("测南社区居委会", "测南社区", "测南"), "测南社区"),
    (("测西",), "测西"),
]


@pytest.mark.parametrize(("names", "village"), NAMES)
def test_one_village_by_several_names_is_entered_once(office: Office, tmp_path: Path, names: Sequence[str], village: str) -> None:
    plan = looked(office, tmp_path, names)
    assert {row.values["person.village"] for row in plan.rows} == {village}
    assert office.importing.store(plan).stored
    assert counts(looked(office, tmp_path, names)) == {"same": len(names)}


def test_a_name_that_may_be_either_of_two_is_asked_about(office: Office, tmp_path: Path) -> None:
    plan = looked(office, tmp_path, ("测庄村", "测庄居委会", "测庄"))
    assert (counts(plan), refused(plan)["C5"]) == (
        {"new": 2, "refused": 1},
        "村（居）：表中有“测庄居委会”、“测庄村”，“测庄”不知道是哪一个，请写全。",
    )
