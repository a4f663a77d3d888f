"""What was approved goes for good, nothing of it can be found, and all else stays: other records, people, numbers, closed months."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from libao_desk.core.clock import PinnedDayClock
from libao_desk.core.errors import Refusal
from libao_desk.core.period import Period
from libao_desk.people.access import Rights
from libao_desk.people.codes import Role
from libao_desk.people.models import Officer, Person
from libao_desk.services.book import RegisterBook
from libao_desk.services.disposal import DestroyedRecord
from libao_desk.services.glass import LASTS, Glass
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import draft_of
from libao_desk.services.retention.destructions import Approval
from libao_desk.store import numbers, trail
from libao_desk.store.attachments import ERASING, orphans
from libao_desk.store.connection import FileKey, connect
from libao_desk.store.diagnosis import BLOBS, BLOBS_KEY, DATABASE, DATABASE_KEY, KEYS
from libao_desk.store.keyfile import KeyFile
from tests.conftest_office import PASSPHRASE

from .conftest import FIRST_FREE, GOES, MARKS, OF_BOTH, OF_ONE, SECOND, SECOND_PASSPHRASE, STAYS, opened
from .test_due import said

APPROVED = Approval("李司鉴〔2037〕1号", FIRST_FREE, "冯测试、组长甲")


def destroyed(office: Office) -> str:
    (drawn, *_) = office.appraisals.lists()
    return office.destructions.destroy(drawn.id, {GOES}, APPROVED, typed_count="1").number


def everything(folder: Path) -> Iterator[bytes]:
    """Every value in every table of both files, the search index's own among them."""
    _, data_key = KeyFile.load(folder / KEYS).open(PASSPHRASE, None)
    for file, key in ((DATABASE, DATABASE_KEY), (BLOBS, BLOBS_KEY)):
        connection: Any = connect(folder / file, FileKey(data_key, key))
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            for row in connection.execute(f"SELECT * FROM {table}"):
                yield b"\0".join(value if isinstance(value, bytes) else str(value).encode() for value in row)
        connection.close()


def stands_in(rows: bytes, mark: str) -> bool:
    """Whether a mark is there, plain or as JSON writes it."""
    return any(form in rows for form in (mark.encode(), json.dumps(mark)[1:-1].encode()))


def everything_told(office: Office) -> str:
    """All that the trail can still tell in clear."""
    with office.desk.read() as session:
        told = trail.entries(session, limit=100_000)
        return "\n".join(f"{entry.act} {entry.reason} {trail.changes_of(session, entry.seq)}" for entry in told)


def test_the_marks_are_found_before(listed: Office, planted: Path) -> None:
    before = everything_told(listed)
    assert [mark for mark in (*MARKS[:2], *MARKS[3:6], OF_ONE) if mark not in before] == []
    listed.close()
    rows = b"\n".join(everything(planted))
    assert [mark for mark in (MARKS[0], MARKS[2], MARKS[3], MARKS[5], MARKS[6], OF_ONE, OF_ONE[2:]) if not stands_in(rows, mark)] == []


def test_nothing_of_it_can_be_found_afterwards(listed: Office, planted: Path) -> None:
    destroyed(listed)
    left = everything_told(listed)
    assert [mark for mark in (*MARKS, OF_ONE, f"{OF_ONE}的") if mark in left] == []
    listed.close()
    rows = b"\n".join(everything(planted))
    assert [mark for mark in (*MARKS, OF_ONE, OF_ONE[2:]) if stands_in(rows, mark)] == []


def test_it_is_in_no_list_and_no_search_and_its_number_tells_why(listed: Office) -> None:
    destroyed(listed)
    assert not [hit for text in (GOES, OF_ONE, "zsjy", *MARKS) for hit in listed.search.find(text).hits if hit.ref.id == 1]
    with pytest.raises(Refusal, match="TJ2026-0001已于2037-01-05依法销毁（2037年销毁清册第1号）。"):
        listed.records.find("disputes", GOES)
    assert not listed.appraisals.look().records


def test_what_is_open_in_an_emergency_when_it_goes_is_told_as_destroyed(listed: Office) -> None:
    ref, desk = listed.records.find("disputes", GOES), listed.desk
    desk.glasses.append(Glass(1, ref.register, ref.id, "对象突发急病，须立即联系家属", desk.running() + LASTS))
    destroyed(listed)
    (told,) = listed.emergencies.open_now()
    assert told.what == "人民调解（已依法销毁）"


def test_the_file_is_sound_and_a_head_printed_before_still_holds(listed: Office) -> None:
    with listed.desk.read() as session:
        seq, head = trail.head(session)
    destroyed(listed)
    assert listed.keeping.verify(f"第{seq}条 {head[:12]}").problems == ()


def test_who_stands_in_another_record_stays_with_his_trail_and_the_other_goes(listed: Office) -> None:
    destroyed(listed)
    with listed.desk.read() as session:
        names = session.scalars(sa.select(Person.name)).all()
        ((both,),) = session.execute(sa.select(Person.id).where(Person.name == OF_BOTH)).all()
        told = [change for entry in trail.entries_for(session, ("person", both)) for change in entry.changes]
    assert OF_BOTH in names
    assert OF_ONE not in names
    assert told
    assert all(change.is_readable for change in told)
    view = listed.records.open(listed.records.find("disputes", STAYS))
    assert [str(row.values["person"]) for row in view.parts["parties"]]


def test_its_numbers_stay_in_the_ledger_as_destroyed(listed: Office) -> None:
    with listed.desk.read() as session:
        before = {(one.series, one.year, one.n, one.text) for one in numbers.ledger(session)}
    destroyed(listed)
    with listed.desk.read() as session:
        after = {(one.series, one.year, one.n, one.text): one.voided_reason for one in numbers.ledger(session)}
    assert before <= after.keys()
    told = {key[3]: reason for key, reason in after.items() if reason}
    assert set(told.values()) == {"档案已依法销毁（2037年销毁清册第1号）"}
    assert GOES in told
    assert len(told) > 1


def test_the_certificate_tells_by_numbers_what_went_and_what_remains_and_is_kept(listed: Office) -> None:
    number = destroyed(listed)
    (past,) = listed.destructions.past()
    paper = listed.destructions.certificate(past.id)
    text = said(paper.pdf)
    assert (paper.number, past.number, past.records, past.by) == (number, number, 1, "冯测试")
    for words in (GOES, "2037年鉴定清单第1号", f"编制人{SECOND}", "李司鉴〔2037〕1号", "附件1份、存档文书2份、人员卡片1张", "另有1人"):
        assert words in text
    for words in ("此前做的备份", "花名册", "监销人（签名）"):
        assert words in text
    assert OF_ONE not in text


def test_one_act_tells_of_it_and_why(listed: Office) -> None:
    destroyed(listed)
    with listed.desk.read() as session:
        (entry, *_) = (one for one in trail.entries(session) if one.act.startswith("销毁"))
    assert (entry.act, entry.reason) == ("销毁档案（1件）", "李司鉴〔2037〕1号，2037-01-05，冯测试、组长甲批准")


REFUSED: dict[str, tuple[Approval, str, set[str], str]] = {
    "no number": (replace(APPROVED, number=" "), "1", {GOES}, "销毁须有书面批准，请填写：批准文号。"),
    "nobody": (replace(APPROVED, approvers=""), "1", {GOES}, "销毁须有书面批准，请填写：批准人。"),
    "before the list": (replace(APPROVED, on=date(2037, 1, 4)), "1", {GOES}, "应在清单编制（2037-01-05）以后，不晚于今天。"),
    "to come": (replace(APPROVED, on=date(2037, 1, 6)), "1", {GOES}, "应在清单编制（2037-01-05）以后，不晚于今天。"),
    "another count": (APPROVED, "2", {GOES}, "要销毁1件，请在“件数”里照样填写1以确认。"),
    "none chosen": (APPROVED, "0", set(), "请勾选清单上要销毁的档案。"),
    "not on the list": (APPROVED, "1", {STAYS}, "请勾选清单上要销毁的档案。"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_without_whole_approval_and_confirmation_nothing_goes(listed: Office, case: str) -> None:
    approval, count, chosen, sentence = REFUSED[case]
    (drawn,) = listed.appraisals.lists()
    with pytest.raises(Refusal, match=sentence):
        listed.destructions.destroy(drawn.id, chosen, approval, typed_count=count)
    assert listed.records.find("disputes", GOES).id == 1


def test_nobody_destroys_by_his_own_list_unless_he_is_alone(planted: Path, book: RegisterBook) -> None:
    with opened(planted, book, FIRST_FREE) as office:
        office.appraisals.draw()
        with pytest.raises(Refusal, match="销毁须由另一人办理"):
            destroyed(office)
        with office.desk.work("停用") as session:
            session.scalars(sa.select(Officer).where(Officer.name == SECOND)).one().active = False
        assert destroyed(office)


def test_only_the_director_destroys_and_never_under_a_pinned_day_or_by_code(listed: Office) -> None:
    director, clock, actor = listed.desk.rights, listed.desk.clock, listed.desk.actor
    listed.desk.rights = Rights(Role.OFFICER)
    with pytest.raises(Refusal, match="“工作人员”无权销毁档案。"):
        destroyed(listed)
    listed.desk.rights, listed.desk.clock = director, PinnedDayClock(FIRST_FREE)
    with pytest.raises(Refusal, match="日期被固定"):
        destroyed(listed)
    listed.desk.clock, listed.desk.actor = clock, replace(actor, officer_id=None)
    with pytest.raises(Refusal, match="用恢复码进入的"):
        destroyed(listed)


def test_what_is_worked_on_again_since_the_list_does_not_go(listed: Office) -> None:
    ref = listed.records.find("disputes", GOES)
    listed.links.join(ref, listed.records.find("disputes", STAYS), "相关事项")
    (drawn,) = listed.appraisals.lists()
    (candidate,) = listed.destructions.look(drawn.id)
    assert candidate.obstacle.startswith("已不能销毁")
    with pytest.raises(Refusal, match="TJ2026-0001已不能销毁"):
        destroyed(listed)


def test_what_went_once_does_not_go_again(listed: Office) -> None:
    destroyed(listed)
    (drawn,) = listed.appraisals.lists()
    assert [one.obstacle for one in listed.destructions.look(drawn.id)] == ["已销毁"]
    with pytest.raises(Refusal, match="TJ2026-0001已销毁。"):
        destroyed(listed)


def test_an_act_that_fails_takes_nothing(listed: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object) -> None:
        raise Refusal("没有字形")

    monkeypatch.setattr("libao_desk.services.retention.destructions.draw", breaks)
    with pytest.raises(Refusal, match="没有字形"):
        destroyed(listed)
    assert draft_of(listed.records.open(listed.records.find("disputes", GOES))).values["facts"] == f"因{MARKS[0]}发生争执。"
    assert listed.attachments.read(listed.records.find("disputes", GOES), 1)[1].endswith(MARKS[2].encode())
    assert listed.keeping.verify().problems == ()


def test_a_crash_before_the_files_went_is_made_up_for(
    listed: Office, planted: Path, book: RegisterBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The act was stored, the attachments stayed for good."""

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr("libao_desk.store.attachments.collect_orphans", killed)
        with pytest.raises(KeyboardInterrupt):
            destroyed(listed)
    assert orphans(listed.desk.file)
    listed.close()
    with opened(planted, book, FIRST_FREE) as again:
        again.keeping.automatic()
        assert not orphans(again.desk.file)
        assert not (planted / ERASING).exists()


def test_a_closed_month_stands_as_it_was_sent(planted: Path, tmp_path: Path, book: RegisterBook) -> None:
    month = Period.parse("2026-01")
    with opened(planted, book, date(2026, 4, 1)) as office:
        office.closing.close(month, tmp_path / "month")
    with opened(planted, book, FIRST_FREE, SECOND_PASSPHRASE) as office:
        office.appraisals.draw()
    with opened(planted, book, FIRST_FREE) as office:
        destroyed(office)
        assert office.correction_sheets.due(month).lines == ()
        figures = {one.value.name: one.value.value for one in office.statistics.report(month).figures}
        assert figures["disputes.accepted"] == 1
        assert office.closing.preview(month).tables


def test_a_paper_that_is_brought_is_known_as_destroyed(listed: Office) -> None:
    with listed.desk.read() as session:
        codes = session.scalars(sa.text("SELECT code FROM issued_paper WHERE record_id = 1")).all()
    destroyed(listed)
    with listed.desk.read() as session:
        (kept,) = session.scalars(sa.select(DestroyedRecord)).all()
    assert sorted(kept.codes) == sorted(codes)
    found = listed.documents.check(codes[0])
    assert (found.result, found.sentence) == ("unknown", "本所签发过这份文书，TJ2026-0001已于2037-01-05依法销毁（2037年销毁清册第1号）。")
