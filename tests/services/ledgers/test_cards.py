"""Cards that are there: a ledger that brings somebody known in another register tells what it says otherwise and changes nothing."""

from pathlib import Path

import pytest
import sqlalchemy as sa

from libao_desk.people.models import Person
from libao_desk.services.ledgers.importing import Severity
from libao_desk.services.office import Office
from tests.services.ledger_files import Cell, Ledger
from tests.services.returning import said
from tests.services.sample_ledgers import id_no

from .test_ledgers import counts
from .test_words import looked

HIM: dict[str, Cell] = {"姓名": "岳试甲", "身份证号": id_no(1), "联系电话": "19900000001", "现住地": "枫林村1组"}
STAYS = "“岳试甲”已有人员卡片，{}登记为“{}”，表中为“{}”，未改动；要改的请在人员卡片上改。"
BOTH = [STAYS.format("联系电话", "199 0000 0001", "199 0000 0009"), STAYS.format("现住地", "枫林村1组", "双河村9组")]


def on_card(office: Office) -> tuple[str | None, str | None]:
    """His telephone and address."""
    with office.desk.read() as session:
        him = session.scalars(sa.select(Person).where(Person.id_no == id_no(1))).one()
        return him.phone, him.residence_address


@pytest.fixture
def known(office: Office, tmp_path: Path) -> Office:
    """An office that has him in corrections."""
    assert office.importing.store(looked(office, tmp_path, "corrections", **HIM, 报到日期="2025-03-04")).stored
    return office


def test_an_old_ledger_of_another_register_leaves_his_card(known: Office, tmp_path: Path) -> None:
    before = on_card(known)
    plan = looked(known, tmp_path, "aftercare", **HIM | {"联系电话": "19900000009", "现住地": "双河村9组"}, 释放日期="2016-03-02")
    assert counts(plan) == {"new": 1}
    assert [note.split(" ", 1)[1] for note in said(plan, Severity.NOTE) if "卡片" in note] == BOTH
    assert known.importing.store(plan).stored
    assert on_card(known) == before


def test_what_his_card_lacks_is_filled_in(office: Office, tmp_path: Path) -> None:
    bare = {key: text for key, text in HIM.items() if key in ("姓名", "身份证号")}
    assert office.importing.store(looked(office, tmp_path, "corrections", **bare, 报到日期="2025-03-04")).stored
    plan = looked(office, tmp_path, "aftercare", **HIM, 释放日期="2016-03-02")
    assert not [note for note in said(plan, Severity.NOTE) if "卡片" in note]
    assert office.importing.store(plan).stored
    assert on_card(office) == ("19900000001", "枫林村1组")


def test_a_party_who_is_known_keeps_his_card_and_the_row_tells_it(known: Office, tmp_path: Path) -> None:
    cells: dict[str, Cell] = {"受理日期": "2025-03-04", "申请人": "岳试甲", "申请人身份证号": id_no(1), "被申请人": "重试乙"}
    plan = looked(known, tmp_path, "disputes", **cells, 申请人电话="19900000009", 申请人住址="双河村9组")
    assert [note.split(" ", 1)[1] for note in said(plan, Severity.NOTE) if "卡片" in note] == BOTH
    assert known.importing.store(plan).stored
    assert on_card(known) == ("19900000001", "枫林村1组")


def test_of_two_rows_the_second_is_told(office: Office, tmp_path: Path) -> None:
    head: list[Cell] = [*HIM, "矫正编号", "报到日期"]
    rows: list[list[Cell]] = [
        [*HIM.values(), "（2019）矫字第1号", "2019-03-04"],
        ["岳试甲", id_no(1), "19900000009", "枫林村1组", "（2025）矫字第2号", "2025-03-04"],
    ]
    plan = office.importing.examine("corrections", Ledger(("台账",), (head,), rows).write(tmp_path / "l.xlsx"))
    assert [note.split(" ", 1)[1] for note in said(plan, Severity.NOTE) if "卡片" in note] == BOTH[:1]
    assert office.importing.store(plan).stored
    assert on_card(office) == ("19900000001", "枫林村1组")
