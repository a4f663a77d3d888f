"""A name column that was sorted or pasted alone renames nobody: one sign put right is a change, another's name a question."""

from pathlib import Path

import pytest

from libao_desk.services.ledgers.importing import ImportPlan, Severity
from libao_desk.services.office import Office
from tests.services.ledger_files import Cell, Ledger
from tests.services.returning import said
from tests.services.sample_ledgers import id_no

from .test_ledgers import counts, refused
from .test_words import looked

PEOPLE = {"丁列一": id_no(1), "白田石": id_no(2), "车金木": id_no(3)}
LEDGERS: dict[str, tuple[str, str, dict[str, Cell]]] = {
    "corrections": ("姓名", "身份证号", {"矫正开始日期": "2020-03-03"}),
    "aftercare": ("姓名", "身份证号", {"释放日期": "2020-03-03"}),
    "guardianship": ("患者姓名", "患者身份证号", {"监护人": "监试一"}),
}
registers = pytest.mark.parametrize("register", LEDGERS)


def listed(office: Office, folder: Path, register: str, names: list[str], **more: list[Cell]) -> ImportPlan:
    """What the import of these names would do, beside the numbers of the people in their order."""
    name, number, others = LEDGERS[register]
    rows: list[list[Cell]] = [[said, *own] for said, own in zip(names, zip(PEOPLE.values(), *more.values(), strict=True), strict=True)]
    sheet = Ledger(("台账",), ([name, number, *more, *others],), [[*row, *others.values()] for row in rows])
    return office.importing.examine(register, sheet.write(folder / "l.xlsx"))


def on_file(office: Office, folder: Path, register: str) -> None:
    """Import the people as they are called."""
    assert office.importing.store(listed(office, folder, register, list(PEOPLE))).stored


@registers
def test_names_one_row_down_stop_their_rows(office: Office, tmp_path: Path, register: str) -> None:
    on_file(office, tmp_path, register)
    plan = listed(office, tmp_path, register, ["车金木", "丁列一", "白田石"])
    assert counts(plan) == {"conflict": 3}
    sentence = refused(plan)["B3"]
    assert "这个证件号是“丁列一”的，表中却写作“车金木”，那是本登记册另一人的姓名" in sentence
    assert "确是改了名的，先在人员卡片上改名，再导入" in sentence


@registers
def test_a_name_of_nobody_that_is_quite_another_stops_its_row(office: Office, tmp_path: Path, register: str) -> None:
    on_file(office, tmp_path, register)
    plan = listed(office, tmp_path, register, ["丁列一", "白土草", "车金水"])
    assert counts(plan) == {"same": 1, "conflict": 1, "changed": 1}
    assert "表中却写作“白土草”：" in refused(plan)["B4"]


def test_one_sign_put_right_that_makes_another_of_it_stops_its_row(office: Office, tmp_path: Path) -> None:
    on_file(office, tmp_path, "corrections")
    assert office.importing.store(looked(office, tmp_path, "corrections", 姓名="丁列二", 身份证号=id_no(4))).stored
    assert counts(listed(office, tmp_path, "corrections", ["丁列二", "白田石", "车金木"])) == {"conflict": 1, "same": 2}


def test_our_own_number_beside_the_id_number_renames_nobody(office: Office, tmp_path: Path) -> None:
    on_file(office, tmp_path, "corrections")
    number = listed(office, tmp_path, "corrections", list(PEOPLE)).rows[0].record_number
    plan = looked(office, tmp_path, "corrections", 本地编号=number, 姓名="白田石", 身份证号=id_no(1))
    assert counts(plan) == {"conflict": 1}


def test_parties_of_a_dispute_that_changed_places_against_their_numbers_stop_the_row(office: Office, tmp_path: Path) -> None:
    def case(*people: Cell) -> dict[str, Cell]:
        heads = ("申请人", "申请人身份证号", "被申请人", "被申请人身份证号")
        return {"卷号": "（2020）人调字第1号", "受理日期": "2020-03-03", **dict(zip(heads, people, strict=True))}

    assert office.importing.store(looked(office, tmp_path, "disputes", **case("丁列一", id_no(1), "白田石", id_no(2)))).stored
    plan = looked(office, tmp_path, "disputes", **case("白田石", id_no(1), "丁列一", id_no(2)))
    assert counts(plan).keys() <= {"conflict", "refused"}


@registers
def test_telephones_that_changed_places_are_told(office: Office, tmp_path: Path, register: str) -> None:
    head = "监护人电话" if register == "guardianship" else "联系电话"
    phones: list[Cell] = ["19900000001", "19900000002", "19900000003"]
    assert office.importing.store(listed(office, tmp_path, register, list(PEOPLE), **{head: phones})).stored
    plan = listed(office, tmp_path, register, list(PEOPLE), **{head: [phones[1], phones[0], "19900000009"]})
    assert counts(plan) == {"changed": 3}
    told = [note for note in said(plan, Severity.NOTE) if "登记的电话，表中可能只排序或粘贴了一部分列" in note]
    assert [note.split()[0] for note in told] == ["C3", "C4"]


def test_telephones_of_parties_that_changed_places_are_told(office: Office, tmp_path: Path) -> None:
    def plan(first: Cell, second: Cell) -> ImportPlan:
        heads: list[Cell] = ["卷号", "受理日期", "当事人", "当事人电话"]
        rows: list[list[Cell]] = [
            [f"（2020）人调字第{n}号", "2020-03-03", name, phone]
            for n, (name, phone) in enumerate([("丁列一", first), ("白田石", second)], 1)
        ]
        return office.importing.examine("disputes", Ledger(("台账",), (heads,), rows).write(tmp_path / "l.xlsx"))

    assert office.importing.store(plan("19900000001", "19900000002")).stored
    changed = plan("19900000002", "19900000001")
    assert counts(changed) == {"changed": 2}
    assert "D3 当事人电话：这是“白田石”登记的电话，表中可能只排序或粘贴了一部分列，请核对。" in said(changed, Severity.NOTE)
