"""One village by several names in one sheet is one village; where a name may be either of two, the row is asked about."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from libao_desk.services.ledgers.importing import ImportPlan
from libao_desk.services.office import Office
from tests.services.ledger_files import Cell, Ledger
from tests.services.sample_ledgers import id_no

from .test_ledgers import counts, refused
from .test_remarks import notes


def looked(office: Office, folder: Path, villages: Sequence[str | None]) -> ImportPlan:
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


def villages_of(plan: ImportPlan) -> list[object]:
    return [row.values.get("person.village") for row in plan.rows]


def test_a_village_written_once_above_its_people_is_theirs_and_told(office: Office, tmp_path: Path) -> None:
    plan = looked(office, tmp_path, ("测庄村", None, None, "测东居委会", None))
    assert villages_of(plan) == ["测庄村"] * 3 + ["测东居委会"] * 2
    (told,) = [note for note in notes(plan) if "只写在每一组的第一行" in note]
    assert "第4至5、7行" in told
    assert office.importing.store(plan).stored


SCATTERED: dict[str, tuple[str | None, ...]] = {
    "the first is blank": (None, None, "测庄村", None),
    "each has its own, one is forgotten": ("测庄村", "测东居委会", "测南社区", None),
    "the name stands in several rows": ("测庄村", "测庄村", None, None, None),
    "the name comes again": ("测庄村", None, None, "测东居委会", None, "测庄村", None, None),
}


@pytest.mark.parametrize("villages", SCATTERED.values(), ids=SCATTERED)
def test_a_blank_that_groups_nobody_is_told_and_not_filled(office: Office, tmp_path: Path, villages: tuple[str | None, ...]) -> None:
    plan = looked(office, tmp_path, villages)
    assert villages_of(plan) == list(villages)
    assert len([note for note in notes(plan) if "有空着的" in note]) == 1


def test_a_line_of_words_between_ends_the_village_above(office: Office, tmp_path: Path) -> None:
    rows: list[list[Cell]] = [
        ["村试甲", id_no(1), "测庄村"],
        ["村试乙", id_no(2), None],
        ["村试丙", id_no(3), None],
        ["其他人员", None, None],
    ]
    sheet = Ledger(("台账",), (["姓名", "身份证号", "村（居）"],), [*rows, ["村试丁", id_no(4), None]], merged=[(6, 1, 6, 3)])
    plan = office.importing.examine("corrections", sheet.write(tmp_path / "l.xlsx"))
    assert villages_of(plan) == ["测庄村", None, None, None]


def test_a_committee_written_once_above_its_cases_is_theirs(office: Office, tmp_path: Path) -> None:
    head: list[Cell] = ["调解组织", "受理日期", "当事人", "纠纷类型"]
    rows: list[list[Cell]] = [
        ["测庄村调委会" if n == 0 else None, f"2020-03-0{n + 1}", f"村试{one}、村试{one}二", "邻里纠纷"] for n, one in enumerate("甲乙丙")
    ]
    plan = office.importing.examine("disputes", Ledger(("台账",), (head,), rows).write(tmp_path / "l.xlsx"))
    assert len({row.values.get("committee") for row in plan.rows}) == 1
    assert [note for note in notes(plan) if "只写在每一组的第一行" in note]
