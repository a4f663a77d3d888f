"""The page of health: each matter good, to be watched or critical, with what mends it; and the line on the first screen."""

from collections import namedtuple
from datetime import date, timedelta
from pathlib import Path
from shutil import copytree

import pytest
import sqlalchemy as sa

from libao_desk.core import paths
from libao_desk.core.clock import FixedClock
from libao_desk.core.errors import Refusal
from libao_desk.people.access import Rights
from libao_desk.people.codes import Role
from libao_desk.services.book import RegisterBook
from libao_desk.services.office import Office
from libao_desk.services.safety import keeping
from libao_desk.services.safety.health import of_pc
from libao_desk.services.safety.health.finding import Finding, Fix, Severity
from libao_desk.services.safety.health.health import ALL
from libao_desk.services.safety.milestones import SNOOZED, Milestone
from libao_desk.services.settings import BUNDLED_FONTS, OfficeSetting
from libao_desk.store.migrations import STEP
from tests.conftest_office import DAY, PASSPHRASE
from tests.services.builders import a_dispute
from tests.store.test_trail import edit

Usage = namedtuple("Usage", "total used free")


def found(office: Office, key: str) -> Finding:
    """One finding."""
    return next(one for one in office.health.findings() if one.key == key)


def grade(office: Office, key: str) -> tuple[Severity, Fix | None]:
    """How grave it is and what mends it."""
    one = found(office, key)
    return one.severity, one.fix


def later(office: Office, book: RegisterBook, days: int) -> Office:
    """The same office some days on."""
    folder = office.desk.file.folder
    office.close()
    return Office.unlock(folder, book, FixedClock(DAY + timedelta(days=days)), PASSPHRASE)


def test_every_finding_says_what_is_so_and_why_and_what_to_do(office: Office) -> None:
    findings = office.health.findings()
    assert len({one.key for one in findings}) == len(findings) == len(ALL)
    assert [one.severity.rank for one in findings] == sorted(one.severity.rank for one in findings)
    assert all(one.told and one.why.endswith("。") for one in findings)


def test_a_new_office_is_told_to_back_up_first(office: Office) -> None:
    assert grade(office, "backup") == (Severity.CRITICAL, Fix.BACK_UP)
    office.keeping.into_folder()
    assert found(office, "backup").severity is Severity.GOOD
    assert found(office, "backup").told == "2026-03-02（今天）"


@pytest.mark.parametrize(("days", "severity"), [(7, Severity.GOOD), (8, Severity.WARN), (31, Severity.CRITICAL)])
def test_a_backup_grows_old(office: Office, book: RegisterBook, days: int, severity: Severity) -> None:
    office.keeping.into_folder()
    with later(office, book, days) as again:
        assert found(again, "backup").severity is severity


@pytest.mark.parametrize(("apart", "days", "severity"), [(False, 0, Severity.WARN), (True, 14, Severity.GOOD), (True, 15, Severity.WARN)])
def test_a_backup_on_the_same_disk_does_not_count(
    office: Office, book: RegisterBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, apart: bool, days: int, severity: Severity
) -> None:
    assert grade(office, "backup-apart") == (Severity.WARN, Fix.BACK_UP_APART)
    monkeypatch.setattr(keeping, "on_another_disk", lambda *_: apart)
    office.keeping.backup(tmp_path / "o.backup")
    with later(office, book, days) as again:
        assert found(again, "backup-apart").severity is severity


def test_drill_check_and_code_are_to_be_done_again(office: Office, book: RegisterBook) -> None:
    keys = ("drill", "verification", "recovery-code")
    assert {found(office, key).severity for key in keys} == {Severity.WARN}
    office.keeping.into_folder()
    office.drill.hold()
    office.keeping.verify_and_note()
    office.officers.test_recovery_code(office.officers.new_recovery_code())
    assert {found(office, key).severity for key in keys} == {Severity.GOOD}
    with later(office, book, 181) as again:
        assert {found(again, key).severity for key in keys} == {Severity.WARN}


def test_another_code_is_not_tested_yet(office: Office) -> None:
    office.officers.test_recovery_code(office.officers.new_recovery_code())
    office.officers.new_recovery_code()
    assert grade(office, "recovery-code") == (Severity.WARN, Fix.TEST_CODE)


def test_a_failed_check_stays_critical_until_one_passes(office: Office, book: RegisterBook) -> None:
    ref = a_dispute(office)
    folder = office.desk.file.folder
    office.close()
    edit(folder, f"UPDATE dispute_case SET facts = '别的' WHERE id = {ref.id}", key_of=PASSPHRASE)
    with Office.unlock(folder, book, FixedClock(DAY), PASSPHRASE) as again:
        again.keeping.verify_and_note()
        assert (found(again, "verification").told, found(again, "verification").detail) == ("2026-03-02没有通过", "发现1处问题")
        assert grade(again, "verification") == (Severity.CRITICAL, Fix.VERIFY)


@pytest.mark.parametrize(("free", "severity"), [(5000, Severity.GOOD), (900, Severity.WARN), (100, Severity.CRITICAL)])
def test_a_full_disk_is_told_in_time(office: Office, monkeypatch: pytest.MonkeyPatch, free: int, severity: Severity) -> None:
    monkeypatch.setattr(of_pc, "disk_usage", lambda _: Usage(0, 0, free * of_pc.MEBIBYTE))
    assert found(office, "disk").severity is severity


@pytest.mark.parametrize("name", ["坚果云", "OneDrive - 单位", "Nutstore", "百度网盘同步空间", "WPS云盘"])
def test_a_synced_folder_is_named_by_its_program(tmp_path: Path, empty_office_folder: Path, book: RegisterBook, name: str) -> None:
    folder = tmp_path / name / "office"
    copytree(empty_office_folder, folder)
    with Office.unlock(folder, book, FixedClock(DAY), PASSPHRASE) as office:
        one = found(office, "place")
        assert one.severity is Severity.WARN
        assert "同步的文件夹" in one.told
        assert str(tmp_path) not in one.told


def test_a_folder_called_like_others_is_not_synced() -> None:
    assert paths.syncing_service(Path("/data/司法所/office")) == ""


def test_holidays_that_nobody_knows_are_told(office: Office, book: RegisterBook) -> None:
    assert found(office, "holidays").severity is Severity.GOOD
    folder = office.desk.file.folder
    office.close()
    with Office.unlock(folder, book, FixedClock(date(2031, 3, 3)), PASSPHRASE) as again:
        assert grade(again, "holidays") == (Severity.WARN, Fix.HOLIDAYS)


def test_a_program_older_than_the_file_is_told(office: Office, book: RegisterBook) -> None:
    assert found(office, "version").severity is Severity.GOOD
    folder = office.desk.file.folder
    office.close()
    edit(folder, f"UPDATE {STEP.name} SET program_version = '10.2.0'", key_of=PASSPHRASE)
    with Office.unlock(folder, book, FixedClock(DAY), PASSPHRASE) as again:
        assert found(again, "version").severity is Severity.WARN
        assert "10.2.0" in found(again, "version").told


def test_fonts_are_bundled_and_unbundled(office: Office) -> None:
    assert grade(office, "fonts") == (Severity.INFO, Fix.BUNDLED_FONTS)
    office.settings.change(BUNDLED_FONTS, True)
    assert grade(office, "fonts") == (Severity.GOOD, Fix.OWN_FONTS)


def test_what_is_left_in_the_data_is_counted(office: Office, book: RegisterBook) -> None:
    assert found(office, "incomplete").severity is Severity.GOOD
    a_dispute(office, facts=None)
    assert found(office, "incomplete").told == "人民调解1条"
    assert grade(office, "local-values") == (Severity.INFO, Fix.LOCAL_VALUES)
    assert found(office, "drafts").severity is Severity.GOOD
    office.journal.keep_page("page", "设置", {"a": "b"})
    assert found(office, "drafts").told == "1份"


def test_a_gap_in_the_numbers_is_critical(office: Office, book: RegisterBook) -> None:
    a_dispute(office)
    a_dispute(office, 2)
    a_dispute(office, 3)
    folder = office.desk.file.folder
    office.close()
    edit(folder, "DELETE FROM number_issued WHERE series = 'disputes' AND n = 2", key_of=PASSPHRASE)
    with Office.unlock(folder, book, FixedClock(DAY), PASSPHRASE) as again:
        assert grade(again, "numbers") == (Severity.CRITICAL, Fix.VERIFY)
        assert found(again, "numbers").told == "编号台账断号：人民调解2026年"


def test_an_officer_nobody_has_seen_is_named_on_the_page_alone(office: Office, book: RegisterBook) -> None:
    office.officers.add("郑试庚", Role.RECORDER, "另一个人的口令-26")
    assert found(office, "officers").severity is Severity.GOOD
    with later(office, book, 181) as again:
        again.keeping.into_folder()
        one = found(again, "officers")
    assert (one.severity, one.told, one.detail) == (Severity.INFO, "1人180天没有使用过", "郑试庚")


# --- the first screen ------------------------------------------------------------------------------------------------


def test_the_first_screen_tells_three_dates_and_what_is_not_good(office: Office) -> None:
    glance = office.health.glance()
    assert glance.dates == "最近备份：从未　恢复演练：从未　恢复码测试：从未"
    assert glance.severity is Severity.CRITICAL
    assert glance.told.startswith("紧急1项、注意4项、提示")
    office.keeping.into_folder()
    office.drill.hold()
    office.officers.test_recovery_code(office.officers.new_recovery_code())
    glance = office.health.glance()
    assert glance.dates == "最近备份：2026-03-02　恢复演练：2026-03-02　恢复码测试：2026-03-02"
    assert "注意2项" in glance.told
    assert glance.severity is Severity.WARN


def test_a_finding_is_put_off_and_told_again(office: Office, book: RegisterBook) -> None:
    before = office.health.glance()
    assert office.health.put_off("drill") == DAY + timedelta(days=30)
    assert found(office, "drill").snoozed_until == DAY + timedelta(days=30)
    assert "恢复演练" not in office.health.glance().named
    office.health.tell_again("drill")
    assert office.health.glance() == before
    office.health.put_off("drill")
    with later(office, book, 31) as again:
        assert found(again, "drill").snoozed_until is None


def test_a_spoilt_note_is_as_none(office: Office) -> None:
    with office.desk.work("改坏") as session:
        for key in (SNOOZED, Milestone.DRILLED.value, Milestone.VERIFIED.value):
            session.add(OfficeSetting(key=key, value='{"on": "x", "drill": "y"}' if key != Milestone.VERIFIED.value else "["))
    assert {found(office, key).told for key in ("drill", "verification")} == {"还没有做过"}
    assert "恢复演练" in office.health.glance().named


def test_what_is_critical_good_or_unknown_is_not_put_off(office: Office) -> None:
    for key in ("backup", "numbers", "nothing"):
        with pytest.raises(Refusal):
            office.health.put_off(key)


def test_health_takes_the_right_to_back_up(office: Office) -> None:
    office.desk.rights = Rights(Role.RECORDER)
    for look in (office.health.findings, office.health.glance):
        with pytest.raises(Refusal, match="无权"):
            look()


def test_looking_changes_nothing(office: Office) -> None:
    with office.desk.read() as session:
        before = session.connection().execute(sa.text("SELECT seq FROM trail_head")).scalar()
    office.health.findings()
    with office.desk.read() as session:
        assert session.connection().execute(sa.text("SELECT seq FROM trail_head")).scalar() == before


def test_files_that_cannot_be_held_against_a_head_are_told_until_the_next_act(office: Office, book: RegisterBook) -> None:
    """Somebody who puts last week's files back takes office.head away with them."""
    folder = office.desk.file.folder
    office.close()
    for is_lost, severity in ((False, Severity.GOOD), (True, Severity.WARN), (False, Severity.GOOD)):
        if is_lost:
            (folder / "office.head").unlink()
        with Office.unlock(folder, book, FixedClock(DAY), PASSPHRASE) as again:
            one = found(again, "newest-file")
            assert one.severity is severity
            assert ("没有office.head" in one.told) is is_lost
            a_dispute(again)
