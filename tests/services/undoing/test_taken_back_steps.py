"""An import whose step was taken back by hand: the step is as before already, and what the import typed for it goes back too."""

from datetime import date
from pathlib import Path

import pytest

from libao_desk.core.errors import Refusal
from libao_desk.registers.aftercare.codes import AftercareState
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordRef
from tests.services.builders import change
from tests.services.ledger_files import Cell, Ledger
from tests.services.sample_ledgers import id_no

from .test_undoing import ids

DIED = date(2026, 2, 20)
ID_NO = id_no(7)


@pytest.fixture
def released(office: Office, tmp_path: Path) -> RecordRef:
    """One who was released in January, as a ledger told it."""
    office.importing.store(office.importing.examine("aftercare", told(tmp_path, "在册")))
    (record_id,) = ids(office, "aftercare")
    return RecordRef("aftercare", record_id)


def told(folder: Path, state: str) -> Path:
    row: dict[str, Cell] = {"姓名": "张试七", "公民身份号码": ID_NO, "释放日期": "2026-01-20", "状态": state}
    return Ledger(("台账",), (list(row),), [list(row.values())]).write(folder / "l.xlsx")


def died_by_import(office: Office, folder: Path) -> int:
    """A sheet that says he died carries the end out; gives the import's entry."""
    assert office.importing.store(office.importing.examine("aftercare", told(folder, "2026年2月20日病故"))).stored
    return office.undoing.imports()[0].seq


def test_the_dates_of_a_step_taken_back_go_with_the_import(office: Office, released: RecordRef, tmp_path: Path) -> None:
    """Only the step had been touched, yet its date and reason were said to be and stayed as the wrong sheet had them."""
    before = office.records.open(released)
    seq = died_by_import(office, tmp_path)
    there = office.records.open(released)
    assert (there.state, there.values["closed_on"]) == (AftercareState.CLOSED, DIED)
    steps = len([line for line in there.history if not line.withdrawn]) - len(before.history)
    for _ in range(steps):
        office.records.take_back(released, reason="表中写错了人")
    (line,) = office.undoing.look(seq)
    assert (line.obstacle, line.stays) == ("", "")
    office.undoing.undo(seq)
    view = office.records.open(released)
    assert (view.state, view.values) == (before.state, before.values)
    assert office.keeping.verify().sound


def test_the_dates_stay_where_the_step_was_carried_out_again(office: Office, released: RecordRef, tmp_path: Path) -> None:
    seq = died_by_import(office, tmp_path)
    office.records.take_back(released, reason="办早了")
    office.records.move(released, "close", happened_on=DIED, reason="病故")
    with pytest.raises(Refusal, match="：状态、解除帮教日期"):
        office.undoing.undo(seq)
    (line,) = office.undoing.look(seq)
    assert "解除帮教日期" in line.why


def test_a_field_typed_over_is_named_by_itself(office: Office, released: RecordRef, tmp_path: Path) -> None:
    seq = died_by_import(office, tmp_path)
    office.records.take_back(released, reason="表中写错了人")
    change(office, released, closed_on=date(2026, 2, 21))
    (line,) = office.undoing.look(seq)
    assert line.stays.startswith("解除帮教日期导入后又有改动")
