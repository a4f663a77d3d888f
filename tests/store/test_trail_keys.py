"""Keys that seal a subject's values in the trail: one destroyed makes them unreadable for good, and the chain stays sound."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from libao_desk.core.clock import FixedClock
from libao_desk.core.errors import Refusal
from libao_desk.store.backup import restore
from libao_desk.store.in_bulk import bulk_insert
from libao_desk.store.office_file import OfficeFile
from libao_desk.store.recorder import Change
from libao_desk.store.sealing import framed, new_key, seal, unseal
from libao_desk.store.trail import TrailChange, TrailEntry, changes_of, destroy_subject, entries, entries_for
from libao_desk.store.trail_keys import OFFICE
from libao_desk.store.trail_tables import KEY

from .sample import ACTOR, METADATA, PASSPHRASE, SampleCase, SamplePerson, SampleStatement, SampleVisit
from .test_trail import edit

FIRST, SECOND = "person:1", "person:2"


@pytest.fixture
def people(office: OfficeFile) -> OfficeFile:
    """Two persons, each with a case, a visit and a statement, and a case of nobody's; act 1 bears them, acts 2 and 3 change them."""
    with office.work(ACTOR, "登记", reason="初次走访") as session:
        for n, name in ((1, "张甲三"), (2, "李乙四")):
            session.add(SamplePerson(id=n, name=name, phone="19900001234"))
            session.flush()
            session.add(SampleCase(id=n, person_id=n, note=f"{name}的事", visits=[SampleVisit(id=n, text=f"访{name}")]))
            session.add(SampleStatement(id=n, speaker_id=n, text=f"{name}说"))
        session.add(SampleCase(id=3, note="无主"))
    with office.work(ACTOR, "改电话", reason="本人来电") as session:
        session.get_one(SamplePerson, 1).phone = "19900005678"
    with office.work(ACTOR, "改内容", reason="核对") as session:
        session.get_one(SamplePerson, 2).phone = None
        session.get_one(SampleCase, 3).note = "仍无主"
    return office


def destroy(office: OfficeFile, subject: str) -> None:
    with office.work(ACTOR, "依法销毁", reason="期满") as session:
        destroy_subject(session, subject)


def changes(office: OfficeFile, table: str, row_id: int) -> list[TrailChange]:
    with office.read() as session:
        return [change for entry in entries_for(session, (table, row_id)) for change in entry.changes]


def acts(office: OfficeFile) -> list[TrailEntry]:
    with office.read() as session:
        return list(reversed(entries(session)))


def test_every_value_bears_the_key_of_the_one_it_is_about(people: OfficeFile) -> None:
    with people.read() as session:
        line = METADATA.tables["trail_line"]
        told = sa.select(line.c.table_name, line.c.row_id, KEY.c.subject).join(KEY, KEY.c.id == line.c.key_id)
        subjects = {(table, row_id): subject for table, row_id, subject in session.execute(told)}
    assert subjects == {
        **{
            (table, str(n)): f"person:{n}" for n in (1, 2) for table in ("sample_person", "sample_case", "sample_visit", "sample_statement")
        },
        ("sample_case", "3"): OFFICE,
    }


def test_a_destroyed_key_makes_the_values_unreadable_and_the_chain_stays_sound(people: OfficeFile) -> None:
    assert [(change.old, change.new) for change in changes(people, "sample_person", 1)][1] == ("19900001234", "19900005678")
    destroy(people, FIRST)
    for table in ("sample_person", "sample_case", "sample_visit", "sample_statement"):
        gone = changes(people, table, 1)
        assert gone
        assert {(change.old, change.new, change.is_readable) for change in gone} == {(None, None, False)}
    assert [change.column for change in changes(people, "sample_person", 1)] == [None, "phone"]
    assert people.verify_trail().sound


def test_whoever_else_is_in_the_same_act_stays_readable(people: OfficeFile) -> None:
    destroy(people, FIRST)
    born, changed = changes(people, "sample_person", 2)
    assert born.new == {"id": 2, "name": "李乙四", "phone": "19900001234"}
    assert (changed.old, changed.new) == ("19900001234", None)
    assert [change.is_readable for change in changes(people, "sample_case", 3)] == [True, True]


def test_a_reason_goes_with_the_only_person_it_was_about(people: OfficeFile) -> None:
    assert [entry.reason for entry in acts(people)] == ["初次走访", "本人来电", "核对"]
    destroy(people, FIRST)
    assert [entry.reason for entry in acts(people)] == ["初次走访", None, "核对", "期满"]
    assert [entry.act for entry in acts(people)] == ["登记", "改电话", "改内容", "依法销毁"]


def test_that_a_key_was_destroyed_is_itself_recorded(people: OfficeFile) -> None:
    destroy(people, FIRST)
    with people.read() as session:
        (line,) = changes_of(session, 4)
    assert (line.kind, line.table, line.row_id, line.is_readable) == (Change.DESTROYED, "trail_key", FIRST, True)


def test_a_destroyed_key_is_gone_from_the_file_for_good(people: OfficeFile, clock: FixedClock) -> None:
    destroy(people, FIRST)
    people.close()
    with OfficeFile.open(people.folder, PASSPHRASE, clock=clock, metadata=METADATA) as file:
        with file.read() as session:
            assert set(session.scalars(sa.select(KEY.c.subject))) == {OFFICE, SECOND}
        assert not any(change.is_readable for change in changes(file, "sample_person", 1))
        assert file.verify_trail().sound


def test_what_the_destroying_act_still_changes_is_unreadable_too(people: OfficeFile) -> None:
    with people.work(ACTOR, "依法销毁", reason="期满") as session:
        session.get_one(SamplePerson, 1).name = "已销毁"
        session.get_one(SamplePerson, 1).phone = None
        session.get_one(SampleCase, 3).note = "同时"
        destroy_subject(session, FIRST)
    with people.read() as session:
        lines = changes_of(session, 4)
        assert session.scalar(sa.select(sa.func.count()).select_from(KEY).where(KEY.c.subject == FIRST)) == 0
    assert sorted((line.row_id, line.column or "", line.is_readable) for line in lines if line.kind is Change.CHANGED) == [
        ("1", "name", False),
        ("1", "phone", False),
        ("3", "note", True),
    ]
    assert acts(people)[-1].reason == "期满"
    assert people.verify_trail().sound


def test_who_comes_back_later_gets_a_new_key_that_opens_nothing_old(people: OfficeFile) -> None:
    destroy(people, FIRST)
    with people.work(ACTOR, "改电话") as session:
        session.get_one(SamplePerson, 1).phone = "19900009999"
    assert [change.is_readable for change in changes(people, "sample_person", 1)] == [False, False, True]
    assert changes(people, "sample_person", 1)[-1].new == "19900009999"


def test_an_act_that_fails_destroys_no_key(people: OfficeFile) -> None:
    def destroy_and_refuse() -> None:
        with people.work(ACTOR, "依法销毁") as session:
            destroy_subject(session, FIRST)
            raise Refusal("不行")

    with pytest.raises(Refusal):
        destroy_and_refuse()
    assert all(change.is_readable for change in changes(people, "sample_person", 1))


def test_the_offices_own_key_is_never_destroyed(people: OfficeFile) -> None:
    with pytest.raises(ValueError, match="office"):
        destroy(people, OFFICE)
    assert changes(people, "sample_case", 3)[0].is_readable


def test_a_key_is_destroyed_inside_an_act_only(people: OfficeFile) -> None:
    with people.read() as session, pytest.raises(RuntimeError, match="outside work"):
        destroy_subject(session, FIRST)


def test_rows_put_in_by_the_hundred_have_keys_of_their_own(office: OfficeFile) -> None:
    with office.work(ACTOR, "导入") as session:
        ids = bulk_insert(session, SamplePerson, [{"name": f"试{n}"} for n in range(1200)])
    destroy(office, f"person:{ids[700]}")
    assert [changes(office, "sample_person", ids[n])[0].is_readable for n in (699, 700, 701)] == [True, False, True]
    assert office.verify_trail().sound


def test_an_older_backup_still_has_the_key(people: OfficeFile, clock: FixedClock, tmp_path: Path) -> None:
    people.backup(tmp_path / "早.backup")
    destroy(people, FIRST)
    people.backup(tmp_path / "晚.backup")
    readable = []
    for name in ("早", "晚"):
        restore(tmp_path / f"{name}.backup", tmp_path / name, PASSPHRASE)
        with OfficeFile.open(tmp_path / name, PASSPHRASE, clock=clock, metadata=METADATA) as file:
            readable.append(changes(file, "sample_person", 1)[0].is_readable)
    assert readable == [True, False]


def test_a_key_put_in_anothers_place_opens_nothing_and_is_not_written_with(people: OfficeFile, clock: FixedClock) -> None:
    people.close()
    edit(
        people.folder,
        f"UPDATE trail_key SET wrapped = (SELECT wrapped FROM trail_key WHERE subject = '{SECOND}') WHERE subject = '{FIRST}'",
    )
    with OfficeFile.open(people.folder, PASSPHRASE, clock=clock, metadata=METADATA) as file:
        assert not any(change.is_readable for change in changes(file, "sample_person", 1))
        with pytest.raises(RuntimeError, match="does not unwrap"), file.work(ACTOR, "改电话") as session:
            session.get_one(SamplePerson, 1).phone = None
        with file.read() as session:
            assert session.get_one(SamplePerson, 1).phone == "19900005678"


def test_values_moved_to_another_line_open_there_no_more(people: OfficeFile, clock: FixedClock) -> None:
    people.close()
    edit(people.folder, "UPDATE trail_line SET column_name = 'name' WHERE column_name = 'phone'")
    with OfficeFile.open(people.folder, PASSPHRASE, clock=clock, metadata=METADATA) as file:
        assert [change.is_readable for change in changes(file, "sample_person", 1)] == [True, False]


@given(st.lists(st.text() | st.none()), st.lists(st.text() | st.none()))
def test_different_fields_never_frame_alike(one: list[str | None], other: list[str | None]) -> None:
    assert (framed(*one) == framed(*other)) == (one == other)
    assert framed("ab", "c") != framed("a", "bc")
    assert framed("") != framed(None)


def test_what_was_sealed_opens_in_its_own_place_only() -> None:
    key = new_key()
    sealed = seal(key, "内容".encode(), b"place")
    assert unseal(key, sealed, b"place") == "内容".encode()
    assert unseal(key, sealed, b"other place") is None
    assert unseal(new_key(), sealed, b"place") is None
    assert all(unseal(key, sealed[:n] + bytes([sealed[n] ^ 1]) + sealed[n + 1 :], b"place") is None for n in range(len(sealed)))
    assert unseal(key, b"", b"place") is None
    assert seal(key, b"a", b"") != seal(key, b"a", b"")
