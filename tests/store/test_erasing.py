"""Rows erased from the trail: values and reasons gone for good, the chain sound, and nothing erased that the chain does not tell."""

from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from libao_desk.core.clock import FixedClock
from libao_desk.core.errors import Trouble
from libao_desk.store.erasing import erase
from libao_desk.store.office_file import OfficeFile
from libao_desk.store.recorder import ERASED, Change, line_digest
from libao_desk.store.trail import changes_of, entries, entries_for, head
from libao_desk.store.trail_ends import holds_head
from libao_desk.store.trail_tables import ENTRY, LINE

from .sample import ACTOR, PASSPHRASE, SampleCase, SamplePerson
from .test_trail import edit

CASE = ("sample_case", "1")


@pytest.fixture
def cases(office: OfficeFile) -> OfficeFile:
    """One person with two cases, of which the first was changed for a reason, then both."""
    with office.work(ACTOR, "登记", reason="来所") as session:
        session.add(SamplePerson(id=1, name="张甲三", phone="19900001234"))
        session.flush()
        session.add_all([SampleCase(id=1, person_id=1, note="头一件"), SampleCase(id=2, person_id=1, note="第二件")])
    with office.work(ACTOR, "改一件", reason="张甲三来电") as session:
        session.get_one(SampleCase, 1).note = "头一件改"
    with office.work(ACTOR, "改另一件", reason="核对") as session:
        session.get_one(SampleCase, 2).note = "第二件改"
    office.note(ACTOR, "查看", "张甲三要看", about=("sample_case", 1))
    return office


def destroy(office: OfficeFile) -> None:
    with office.work(ACTOR, "销毁", reason="期满") as session:
        session.delete(session.get_one(SampleCase, 1))
        erase(session, {CASE})


def test_nothing_of_the_row_can_be_read_and_the_chain_is_sound(cases: OfficeFile) -> None:
    destroy(cases)
    with cases.read() as session:
        told = [change for entry in entries_for(session, CASE) for change in entry.changes]
    assert {change.kind for change in told if change.is_readable} == {Change.DESTROYED}
    assert {change.kind for change in told if not change.is_readable} == {Change.NEW, Change.CHANGED, Change.RETIRED}
    assert cases.verify_trail().problems == ()


def test_the_persons_other_case_and_his_card_stay_readable(cases: OfficeFile) -> None:
    destroy(cases)
    with cases.read() as session:
        for row in (("sample_case", 2), ("sample_person", 1)):
            assert all(change.is_readable for entry in entries_for(session, row) for change in entry.changes)


def test_why_the_row_was_changed_is_gone_and_other_reasons_stay(cases: OfficeFile) -> None:
    destroy(cases)
    with cases.read() as session:
        assert {entry.act: entry.reason for entry in entries(session)} == {
            "登记": None,
            "改一件": None,
            "改另一件": "核对",
            "查看": None,
            "销毁": "期满",
        }


def test_the_bytes_themselves_are_gone_and_a_head_printed_before_still_holds(cases: OfficeFile) -> None:
    with cases.read() as session:
        seq, before = head(session)
        sealed = session.scalars(sa.select(LINE.c.payload).where(LINE.c.row_id == "1", LINE.c.table_name == "sample_case")).all()
    destroy(cases)
    with cases.read() as session:
        left = set(session.scalars(sa.select(LINE.c.payload)).all())
        assert not left & set(sealed)
        assert holds_head(session, seq, before)
        assert session.scalar(sa.select(ENTRY.c.reason).where(ENTRY.c.act == "改一件")) == ERASED


def test_the_guards_are_back_and_an_act_that_fails_erases_nothing(cases: OfficeFile) -> None:
    def fails() -> None:
        with cases.work(ACTOR, "销毁") as session:
            session.delete(session.get_one(SampleCase, 1))
            erase(session, {CASE})
            raise Trouble("停电")

    with pytest.raises(Trouble, match="停电"):
        fails()
    with cases.read() as session:
        assert changes_of(session, 2)[0].new == "头一件改"
    destroy(cases)
    assert cases.verify_trail().problems == ()


def spoil(cases: OfficeFile, folder: Path, statement: str) -> tuple[str, ...]:
    """What verification says after somebody who holds the key wrote past the program."""
    cases.close()
    edit(folder, statement, key_of=PASSPHRASE)
    with OfficeFile.open(folder, PASSPHRASE, clock=FixedClock(date(2020, 12, 31))) as again:
        return again.verify_trail().problems


def test_values_blotted_out_past_the_program_are_found(cases: OfficeFile, folder: Path) -> None:
    with cases.read() as session:
        (line,) = session.execute(sa.select(LINE).where(LINE.c.entry_seq == 3)).all()
    blotted = (ERASED + line_digest(line._asdict())).hex()
    assert spoil(cases, folder, f"UPDATE trail_line SET payload = X'{blotted}' WHERE entry_seq = 3") == (
        "留痕中有1行的内容被抹去，没有依法销毁的记录",
    )


def test_a_reason_blotted_out_past_the_program_is_found(cases: OfficeFile, folder: Path) -> None:
    assert spoil(cases, folder, f"UPDATE trail_entry SET reason = X'{ERASED.hex()}' WHERE seq = 3") == ("第3条留痕被改动",)


def test_an_entry_whose_reason_was_erased_is_still_guarded(cases: OfficeFile, folder: Path) -> None:
    destroy(cases)
    assert spoil(cases, folder, "UPDATE trail_entry SET officer_name = '别人' WHERE seq = 2") == ("第2条留痕被改动",)


def test_what_was_tampered_with_is_not_covered_up(cases: OfficeFile, folder: Path) -> None:
    cases.close()
    edit(folder, "UPDATE trail_entry SET act = '什么也没做' WHERE seq = 2", key_of=PASSPHRASE)
    with OfficeFile.open(folder, PASSPHRASE, clock=FixedClock(date(2020, 12, 31))) as again, pytest.raises(Trouble, match="不能销毁"):
        destroy(again)
