"""Stored rows against the trail: an edit is found whatever the kind of value, and what a schema step wrote is none."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from libao_desk.core.clock import FixedClock
from libao_desk.store.in_bulk import bulk_insert
from libao_desk.store.migrations import Migration
from libao_desk.store.office_file import OfficeFile
from libao_desk.store.rows_as_told import PORTION, Difference, RowDifference, differences

from .sample import ACTOR, METADATA, PASSPHRASE, Colour, SampleCase, SamplePerson, SampleVisit
from .test_trail import edit

FILLED = Migration(
    "sample",
    1,
    "补填备注",
    lambda operations: operations.execute("UPDATE sample_case SET note = '补填' WHERE note IS NULL"),
    fills=(("sample_case", "note"),),
)
EDITS = {
    "colour": "'02'",
    "amount": "120",
    "opened_on": "'2020-12-02'",
    "note": "'别的'",
    "sha256": "'0'",
}


def found(file: OfficeFile, *steps: Migration) -> list[RowDifference]:
    return list(differences(file, steps))


@pytest.fixture
def closed(office: OfficeFile) -> Path:
    """An office with a case that has a value of every kind, closed."""
    with office.work(ACTOR, "登记") as session:
        session.add(
            SampleCase(
                person=SamplePerson(name="甲某"),
                colour=Colour.RED,
                amount=Decimal("1.5"),
                opened_on=date(2020, 12, 1),
                visits=[SampleVisit(text="第一次")],
            )
        )
    with office.work(ACTOR, "改动") as session:
        case = session.get_one(SampleCase, 1)
        case.amount, case.visits = Decimal(100), [SampleVisit(text="第二次")]
    assert found(office) == []
    office.close()
    return office.folder


@pytest.mark.parametrize(("column", "value"), EDITS.items(), ids=EDITS)
def test_an_edit_of_any_kind_of_value_is_found(closed: Path, clock: FixedClock, column: str, value: str) -> None:
    edit(closed, f"UPDATE sample_case SET {column} = {value}")
    with OfficeFile.open(closed, PASSPHRASE, clock=clock) as file:
        assert found(file) == [RowDifference("sample_case", "1", Difference.CHANGED, (column,))]


def test_what_a_schema_step_wrote_is_no_edit_and_what_came_after_it_is(closed: Path, clock: FixedClock) -> None:
    with OfficeFile.open(closed, PASSPHRASE, clock=clock, metadata=METADATA, migrations=(FILLED,)) as file:
        assert found(file, FILLED) == []
        with file.work(ACTOR, "改动") as session:
            session.get_one(SampleCase, 1).note = "新备注"
            session.add(SampleCase(note="新的一件"))
        assert found(file, FILLED) == []
    edit(closed, "UPDATE sample_case SET note = '别的'")
    with OfficeFile.open(closed, PASSPHRASE, clock=clock) as file:
        assert [one.row_id for one in found(file, FILLED)] == ["1", "2"]


def test_rows_written_in_bulk_are_compared_past_the_first_portion(office: OfficeFile, clock: FixedClock) -> None:
    with office.work(ACTOR, "导入") as session:
        bulk_insert(session, SamplePerson, [{"name": f"甲{n}"} for n in range(PORTION + 2)])
    assert found(office) == []
    office.close()
    edit(office.folder, f"UPDATE sample_person SET phone = '1' WHERE id > {PORTION}")
    with OfficeFile.open(office.folder, PASSPHRASE, clock=clock) as file:
        assert [(one.row_id, one.columns) for one in found(file)] == [(str(PORTION + n), ("phone",)) for n in (1, 2)]
