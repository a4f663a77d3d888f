"""Files of a record: who takes one out is on the trail, a wrong one is withdrawn with its reason, names read as they are."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from libao_desk.core.errors import Refusal
from libao_desk.people.access import Rights
from libao_desk.people.codes import Role
from libao_desk.services.never_recorded import WordsNeverRecorded
from libao_desk.services.office import Office
from libao_desk.services.records import attachments
from libao_desk.services.records.attachments import Attachments
from libao_desk.store import trail
from tests.services.builders import concluded
from tests.services.test_never_recorded import WORD

PDF = b"%PDF-1.4 invented"
File = Callable[[str], Path]


@pytest.fixture
def file(tmp_path: Path) -> File:
    """Makes a file of that name."""

    def make(name: str) -> Path:
        made = tmp_path / name
        made.write_bytes(PDF)
        return made

    return make


def last_act(office: Office) -> trail.TrailEntry:
    with office.desk.read() as session:
        return trail.entries(session, limit=1)[0]


def test_taking_a_file_out_leaves_a_row_and_asks_for_the_right(office: Office, file: File) -> None:
    ref = concluded(office)
    added = office.attachments.add(ref, file("双方身份证.pdf"))
    assert office.attachments.read(ref, added.id) == ("双方身份证.pdf", PDF)
    entry = last_act(office)
    assert (entry.act, entry.reason, entry.about) == ("另存附件", "双方身份证.pdf", ("dispute_case", str(ref.id)))
    for role in (Role.RECORDER, Role.READER):
        door = Attachments(replace(office.desk, rights=Rights(role)))
        with pytest.raises(Refusal, match="无权另存附件"):
            door.read(ref, added.id)
    assert last_act(office) == entry


def test_a_wrong_file_is_withdrawn_with_its_reason_and_papers_stay(office: Office, file: File) -> None:
    ref = concluded(office)
    issued = office.documents.issue("mediation-agreement", ref)
    added = office.attachments.add(ref, file("双方身份证.pdf"))
    before = {entry.item.key: len(entry.pieces) for entry in office.dossiers.look(ref).entries}
    with pytest.raises(Refusal, match="请写明撤回附件的理由"):
        office.attachments.withdraw(ref, added.id, "  ")
    with pytest.raises(WordsNeverRecorded):
        office.attachments.withdraw(ref, added.id, f"本人{WORD}")
    office.attachments.withdraw(ref, added.id, "是另一件的材料")
    assert office.attachments.of(ref) == ()
    after = {entry.item.key: len(entry.pieces) for entry in office.dossiers.look(ref).entries}
    assert sum(before.values()) - sum(after.values()) == 1
    assert office.documents.check(issued.code).result == "same"
    told = [(line.act, line.reason) for line in office.audit.of(ref)]
    assert told[0] == ("撤回附件", "双方身份证.pdf：是另一件的材料")
    assert ("添加附件", "双方身份证.pdf") in told
    with pytest.raises(Refusal, match="已不存在"):
        office.attachments.withdraw(ref, added.id, "再撤一次")
    assert office.keeping.verify().sound


def test_who_may_not_attach_withdraws_nothing(office: Office, file: File) -> None:
    ref = concluded(office)
    added = office.attachments.add(ref, file("双方身份证.pdf"))
    door = Attachments(replace(office.desk, rights=Rights(Role.READER)))
    with pytest.raises(Refusal, match="无权添加和撤回附件"):
        door.withdraw(ref, added.id, "是另一件的材料")


def test_a_name_reads_as_it_is_and_ends_as_its_bytes_are(office: Office, file: File) -> None:
    ref = concluded(office)
    for name in ("名\u202egnp.exe", "a\u200b\u0007b.PDF", "\u202e"):
        office.attachments.add(ref, file(name))
    assert [one.name for one in office.attachments.of(ref)] == ["名gnp.exe.pdf", "ab.PDF", "附件.pdf"]


def test_a_record_takes_so_many_files_and_no_more(office: Office, file: File, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachments, "MOST", 2)
    ref = concluded(office)
    for number in range(2):
        office.attachments.add(ref, file(f"{number}.pdf"))
    with pytest.raises(Refusal, match="最多2个附件"):
        office.attachments.add(ref, file("2.pdf"))


def test_a_pdf_that_acts_by_itself_is_refused(office: Office, tmp_path: Path) -> None:
    active = tmp_path / "a.pdf"
    active.write_bytes(PDF + b"<< /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>")
    with pytest.raises(Refusal, match="带有脚本"):
        office.attachments.add(concluded(office), active)
