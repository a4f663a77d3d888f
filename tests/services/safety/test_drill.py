"""The restore drill and the test of the recovery code: both prove that the office could be brought back, and neither changes it."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from libao_desk.core.clock import FixedClock
from libao_desk.core.errors import Refusal
from libao_desk.people.access import Rights
from libao_desk.people.codes import Role
from libao_desk.services.book import RegisterBook
from libao_desk.services.office import Office
from libao_desk.services.safety.milestones import Milestone, Reached, last_reached
from libao_desk.store.recovery_code import MistypedRecoveryCode
from tests.conftest_office import DAY, FOUNDING, PASSPHRASE
from tests.services.builders import a_dispute
from tests.store.test_trail import edit


def _last(office: Office, milestone: Milestone) -> Reached | None:
    with office.desk.read() as session:
        return last_reached(session, milestone)


def test_the_newest_backup_comes_back_and_is_as_the_office(office: Office) -> None:
    a_dispute(office)
    office.keeping.into_folder()
    office.keeping.kept()[0].file.rename(office.desk.file.folder / "backups" / "office-2026-03-01-090000.backup")
    a_dispute(office, 2)
    office.keeping.into_folder()
    result = office.drill.hold()
    assert result.sound
    assert "2条记录" in result.told
    assert _last(office, Milestone.DRILLED) == Reached(DAY, True, result.told)


def test_what_came_after_the_backup_is_told(office: Office) -> None:
    a_dispute(office)
    office.keeping.into_folder()
    a_dispute(office, 2)
    told = office.drill.hold().told
    assert "1条记录" in told
    assert "能恢复；备份以后又办理了" in told
    assert "现在有2条记录" in told


def test_the_same_rows_are_said_to_be_the_same(office: Office, tmp_path: Path) -> None:
    a_dispute(office)
    office.desk.file.backup(tmp_path / "one.backup")
    assert office.drill.hold(tmp_path / "one.backup").told.endswith("与现在的台账逐表相符。")


def test_nothing_is_left_of_a_drill_and_nothing_was_ever_readable(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    from libao_desk.store import backup, health
    from libao_desk.store.connection import FileKey

    seen: dict[str, bytes] = {}
    check = health.check_damage

    def looking(path: Path, key: FileKey) -> tuple[str, ...]:
        seen.update({one.name: one.read_bytes() for one in path.parent.iterdir()})
        return check(path, key)

    a_dispute(office)
    office.keeping.into_folder()
    before = {path for path in office.desk.file.folder.rglob("*")}
    monkeypatch.setattr(backup, "check_damage", looking)
    assert office.drill.hold().sound
    assert {path for path in office.desk.file.folder.rglob("*")} == before
    assert {"office.db", "attachments.db", "office.keys"} <= seen.keys()
    assert not any("张试甲".encode() in content or b"SQLite format" in content for content in seen.values())


def test_a_spoilt_backup_fails_the_drill_and_is_kept_as_failed(office: Office) -> None:
    office.keeping.into_folder()
    file = office.keeping.kept()[0].file
    with ZipFile(file, "a") as archive:
        place = archive.getinfo("office.db").header_offset + 9000
    raw = bytearray(file.read_bytes())
    raw[place] ^= 0xFF
    file.write_bytes(raw)
    result = office.drill.hold()
    assert (result.sound, "文件已损坏" in result.told) == (False, True)
    last = _last(office, Milestone.DRILLED)
    assert last is not None
    assert not last.sound


def test_another_file_picked_by_mistake_is_no_failed_drill(office: Office, tmp_path: Path) -> None:
    """The page of health said that the backup had not passed."""
    (tmp_path / "roster.xlsx").write_bytes(b"no backup")
    with pytest.raises(Refusal, match=r"“roster\.xlsx”不是本软件的备份文件"):
        office.drill.hold(tmp_path / "roster.xlsx")
    assert _last(office, Milestone.DRILLED) is None


def test_the_backup_of_another_office_fails_the_drill(office: Office, book: RegisterBook, tmp_path: Path) -> None:
    other, _ = Office.found(tmp_path / "other", book, FixedClock(DAY), FOUNDING)
    with other:
        other.keeping.backup(tmp_path / "other.backup")
    assert "不是本台账的备份" in office.drill.hold(tmp_path / "other.backup").told


def test_a_row_put_in_past_the_program_is_found_by_the_drill(office: Office, book: RegisterBook, tmp_path: Path) -> None:
    a_dispute(office)
    folder = office.desk.file.folder
    office.desk.file.backup(tmp_path / "one.backup")
    office.close()
    edit(folder, "DELETE FROM dispute_party", key_of=PASSPHRASE)
    with Office.unlock(folder, book, FixedClock(DAY), PASSPHRASE) as again:
        result = again.drill.hold(tmp_path / "one.backup")
    assert (result.sound, "1张表的行数与现在的台账不符" in result.told) == (False, True)


def test_without_a_backup_or_the_right_there_is_no_drill(office: Office) -> None:
    with pytest.raises(Refusal, match="还没有备份"):
        office.drill.hold()
    office.desk.rights = Rights(Role.READER)
    with pytest.raises(Refusal, match="无权"):
        office.drill.hold()


def test_the_code_that_holds_is_proved_and_changes_nothing(office: Office) -> None:
    old = office.officers.new_recovery_code()
    keys = (office.desk.file.folder / "office.keys").read_bytes()
    office.officers.test_recovery_code(old.lower().replace("-", " "))
    assert (office.desk.file.folder / "office.keys").read_bytes() == keys
    assert _last(office, Milestone.CODE_TESTED) == Reached(DAY, True, "", office.desk.file.recovery_slot)
    office.officers.new_recovery_code()
    with pytest.raises(Refusal, match="不是现在有效的恢复码"):
        office.officers.test_recovery_code(old)


def test_a_slip_of_the_pen_and_a_passphrase_prove_nothing(office: Office) -> None:
    code = office.officers.new_recovery_code()
    with pytest.raises(MistypedRecoveryCode):
        office.officers.test_recovery_code(("1" if code[0] != "1" else "2") + code[1:])
    with pytest.raises(Refusal, match="不是现在有效的恢复码"):
        office.officers.test_recovery_code(PASSPHRASE)
    assert _last(office, Milestone.CODE_TESTED) is None


def test_a_backup_to_another_place_and_a_verification_are_kept(office: Office, tmp_path: Path) -> None:
    office.keeping.backup(tmp_path / "o.backup")
    assert _last(office, Milestone.BACKED_UP) == Reached(DAY, False, "和台账在同一个磁盘上")
    assert office.keeping.verify_and_note().sound
    assert _last(office, Milestone.VERIFIED) == Reached(DAY, True)
    assert office.keeping.verify().sound
