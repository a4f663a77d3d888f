"""Who has looked stands in the trail: once for a record or for words a day, without the words; and nothing is computed from it."""

from pathlib import Path

from libao_desk.core.clock import FixedClock
from libao_desk.core.period import Period
from libao_desk.services.book import RegisterBook
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordDraft, RecordRef
from libao_desk.store import trail
from libao_desk.store.looks import OPENED, REFUSED, SEARCHED, last_change
from tests.conftest_office import DAY, PASSPHRASE


def told(office: Office) -> list[trail.TrailEntry]:
    with office.desk.read() as session:
        return [entry for entry in trail.entries(session) if entry.act in (OPENED, REFUSED, SEARCHED)]


def a_record(office: Office) -> RecordRef:
    return office.records.save(RecordDraft("aftercare", values={"person.name": "张甲三"}))


def test_a_record_opened_again_and_again_leaves_one_row_that_its_history_shows(office: Office) -> None:
    ref = a_record(office)
    for _ in range(3):
        office.looks.opened(ref)
    (entry,) = told(office)
    assert (entry.act, entry.about, entry.officer_name) == (OPENED, ("aftercare_case", str(ref.id)), office.officer.name)
    assert OPENED in [line.act for line in office.audit.of(ref)]


def test_words_looked_for_leave_a_digest_that_is_the_same_for_the_same_words(office: Office, tmp_path: Path) -> None:
    for text in ("王十梨", " 王 十梨", "WSL", "wsl", "  "):
        office.looks.searched(text)
    second, first = told(office)
    assert first.reason == f"摘要{office.looks.digest('王十梨')}"
    assert second.reason == f"摘要{office.looks.digest('ｗｓｌ')}"
    assert "王十梨" not in f"{first}{second}"


def test_a_refusal_is_noted_with_its_reason(office: Office) -> None:
    office.looks.refused("aftercare", "该记录已依法封存。", a_record(office))
    (entry,) = told(office)
    assert (entry.act, entry.reason) == (REFUSED, "该记录已依法封存。")


def test_the_trail_stays_sound_and_a_look_is_no_change(office: Office, tmp_path: Path) -> None:
    ref = a_record(office)
    assert office.keeping.automatic() is not None
    with office.desk.read() as session:
        before = last_change(session)
    office.looks.opened(ref)
    office.looks.searched("张甲三")
    with office.desk.read() as session:
        assert last_change(session) == before
        assert trail.head(session)[0] == before[0] + 2
    assert office.keeping.verify().sound
    assert office.keeping.automatic() is None
    office.records.save(RecordDraft("aftercare", values={"person.name": "李乙四"}))
    assert office.keeping.automatic() is not None


def test_a_month_is_closed_though_somebody_looks_meanwhile(office: Office, tmp_path: Path) -> None:
    ref = a_record(office)

    def somebody_looks(_done: int, _total: int) -> None:
        office.looks.opened(ref)

    office.closing.close(Period.parse("2026-02"), tmp_path / "out", progress=somebody_looks)
    assert len(office.closing.months()) == 1


def test_the_next_sitting_is_noted_anew(office: Office, book: RegisterBook) -> None:
    ref, folder = a_record(office), office.desk.file.folder
    office.looks.opened(ref)
    office.close()
    with Office.unlock(folder, book, FixedClock(DAY), PASSPHRASE) as again:
        again.looks.opened(ref)
        assert len(told(again)) == 2
