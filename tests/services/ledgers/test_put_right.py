"""What was put right since a ledger brought it: the next ledger, that still says the old, tells it cell by cell."""

from datetime import date
from pathlib import Path

import pytest

from libao_desk.declare.path import path
from libao_desk.people.models import Person
from libao_desk.services.ledgers.importing import ImportPlan, Severity
from libao_desk.services.ledgers.lines import what_goes
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordRef
from tests.services.builders import change
from tests.services.ledger_files import Cell
from tests.services.returning import said, sent_out
from tests.services.sample_ledgers import id_no

from .test_ledgers import counts
from .test_words import looked

HIM: dict[str, Cell] = {
    "姓名": "史试杰",
    "身份证号": id_no(421),
    "村居": "陈庄村",
    "现住地": "陈庄村3组",
    "联系电话": "19900001003",
    "释放日期": "2020-01-10",
    "衔接日期": "2020-01-10",
}
LATER: dict[str, Cell] = {**HIM, "罪名": "盗窃罪"}


@pytest.fixture
def ref(office: Office, tmp_path: Path) -> RecordRef:
    """His record, brought by a ledger."""
    assert office.importing.store(looked(office, tmp_path, "aftercare", **HIM)).stored
    return office.records.find("aftercare", looked(office, tmp_path, "aftercare", **HIM).rows[0].record_number)


def told(plan: ImportPlan) -> list[str]:
    """What is said of cells that were put right, without their days."""
    return [note.split("，")[0] for note in said(plan, Severity.NOTE) if "改以前的" in note or "在软件中改过" in note]


def test_a_day_put_right_by_hand_is_told(office: Office, tmp_path: Path, ref: RecordRef) -> None:
    change(office, ref, handed_on=date(2020, 1, 11))
    plan = looked(office, tmp_path, "aftercare", **LATER)
    assert counts(plan) == {"changed": 1}
    (note,) = told(plan)
    assert note.startswith("G3 衔接日期：这一格上次导入后在软件中改过（")
    assert what_goes(plan) == "其中1格上次导入后改过，存入后改掉现在的值，请逐格核对。"


def test_a_card_put_right_by_hand_is_told(office: Office, tmp_path: Path, ref: RecordRef) -> None:
    person = office.people.find(id_no(421))[0].ref
    office.people.save(
        person.id, {"phone": "19900001777", "residence_address": None}, {}, (path(Person.phone), path(Person.residence_address))
    )
    notes = told(looked(office, tmp_path, "aftercare", **LATER))
    assert [note.split("（")[0] for note in notes] == [
        "D3 现住地：这一格上次导入后在软件中改过",
        "E3 联系电话：这一格上次导入后在软件中改过",
    ]


def test_a_village_that_a_later_ledger_put_right_is_told(office: Office, tmp_path: Path, ref: RecordRef) -> None:
    assert office.importing.store(looked(office, tmp_path, "aftercare", **HIM | {"村居": "枫林村"})).stored
    (note,) = told(looked(office, tmp_path, "aftercare", **LATER))
    assert note.startswith("C3 村（居）：这一格已由后来的导入改为“枫林村”（")


def test_a_telephone_from_a_returned_sheet_is_told(office: Office, tmp_path: Path, ref: RecordRef) -> None:
    fields = [field for field in office.desk.book.get("aftercare").fields if field.label in ("联系电话", "村（居）")]
    sheet = sent_out(office, tmp_path, "aftercare", *fields, full=True)
    sheet.type(0, 联系电话="19900001777")
    assert office.importing.store(office.importing.examine("aftercare", sheet.back())).stored
    plan = looked(office, tmp_path, "aftercare", **LATER)
    (note,) = told(plan)
    assert note.startswith("E3 联系电话：这一格已由后来的导入改为“199 0000 1777”（")
    assert told(looked(office, tmp_path, "aftercare", **LATER | {"联系电话": "19900001888"})) == []


def test_what_nobody_touched_and_what_was_taken_back_is_not_told(office: Office, tmp_path: Path, ref: RecordRef) -> None:
    assert told(looked(office, tmp_path, "aftercare", **LATER | {"衔接日期": "2020-01-12"})) == []
    assert office.importing.store(looked(office, tmp_path, "aftercare", **LATER | {"衔接日期": "2020-01-12"})).stored
    office.undoing.undo(office.undoing.imports()[0].seq)
    assert told(looked(office, tmp_path, "aftercare", **LATER | {"衔接日期": "2020-01-12"})) == []
