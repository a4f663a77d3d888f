"""Of every register a record goes whole: no row points nowhere, the file verifies, and everything that reads the office goes on."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest
import sqlalchemy as sa

from libao_desk.app import demo
from libao_desk.core.clock import FixedClock
from libao_desk.core.period import Period
from libao_desk.people.models import Officer, Person
from libao_desk.registers.corrections.codes import CorrectionState
from libao_desk.registers.corrections.model import CorrectionCase
from libao_desk.registers.corrections.settings import KEPT_YEARS
from libao_desk.services.book import RegisterBook
from libao_desk.services.disposal import DestroyedRecord
from libao_desk.services.office import Office
from libao_desk.services.retention.destructions import Approval
from libao_desk.store import trail
from libao_desk.store.history import RecordTransition

LATER = date(2061, 1, 6)
MONTH = Period.parse("2020-12")


@pytest.fixture(scope="module")
def old_office(tmp_path_factory: pytest.TempPathFactory, demo_folder: Path, book: RegisterBook) -> Iterator[Office]:
    """The invented office forty years on, two records of every register gone that have run out."""
    folder = tmp_path_factory.mktemp("old") / "office"
    copytree(demo_folder, folder)
    with Office.unlock(folder, book, FixedClock(LATER), demo.PASSPHRASE) as office:
        go(office, 2)
        yield office


def go(office: Office, count: int, *, day: date = LATER) -> None:
    """Draw the list as another officer, and destroy the first records of each register on it."""
    me = office.desk.actor
    with office.desk.read() as session:
        other = session.scalars(sa.select(Officer).where(Officer.active, Officer.id != me.officer_id)).first()
    office.desk.actor = replace(me, officer_id=None if other is None else other.id)
    office.appraisals.draw()
    office.desk.actor = me
    (drawn, *_) = office.appraisals.lists()
    by_register: dict[str, list[str]] = {}
    for one in drawn.items:
        by_register.setdefault(one.register, []).append(one.number)
    chosen = [number for numbers in by_register.values() for number in numbers[:count]]
    approval = Approval("1号", day, "甲")
    office.destructions.destroy(drawn.id, set(chosen), approval, typed_count=str(len(chosen)))


def test_every_register_with_classes_had_some(old_office: Office) -> None:
    with old_office.desk.read() as session:
        gone = set(session.scalars(sa.select(DestroyedRecord.register)))
    assert gone >= {"corrections", "aftercare", "disputes", "petitions"}


def test_the_file_verifies(old_office: Office) -> None:
    assert old_office.keeping.verify().problems == ()


def test_who_went_is_told_of_nowhere_in_the_trail(old_office: Office) -> None:
    with old_office.desk.read() as session:
        there = set(session.scalars(sa.select(Person.id)))
        ever = {int(row_id) for row_id in session.scalars(sa.text("SELECT DISTINCT row_id FROM trail_line WHERE table_name = 'person'"))}
        gone = ever - there
        assert gone
        for person_id in gone:
            told = [change for entry in trail.entries_for(session, ("person", person_id)) for change in entry.changes]
            assert not [change for change in told if change.is_readable and (change.old or change.new)]
        keys = set(session.scalars(sa.text("SELECT subject FROM trail_key")))
    assert not keys & {f"person:{person_id}" for person_id in gone}


def test_everything_that_reads_the_office_goes_on(old_office: Office) -> None:
    assert old_office.statistics.report(MONTH).figures
    assert old_office.closing.preview(MONTH).tables
    assert old_office.todo.on()
    for register in old_office.desk.book:
        assert old_office.lists.count(register) >= 0


def test_an_import_of_late_may_still_be_taken_back_but_for_what_went(corrections: Office) -> None:
    corrections.settings.change(KEPT_YEARS, 1)
    with corrections.desk.work("早已解除") as session:
        first = session.scalars(sa.select(CorrectionCase).order_by(CorrectionCase.id)).first()
        assert first is not None
        first.state = CorrectionState.RELEASED
        for move in session.scalars(sa.select(RecordTransition).where(RecordTransition.record_id == first.id)):
            move.happened_on = date(2010, 1, 1)
        number = first.number
    go(corrections, 1, day=corrections.today)
    (past,) = corrections.undoing.imports()
    lines = corrections.undoing.look(past.seq)
    assert number not in [line.number for line in lines]
    assert len(corrections.undoing.undo(past.seq, leave_touched=True)) == len(lines) == 3
    assert corrections.keeping.verify().problems == ()
