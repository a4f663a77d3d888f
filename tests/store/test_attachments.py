"""Attachments: bytes in chunks under their own hash, kept once, written before the row that names them, never handed out damaged."""

from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from zipfile import ZipFile

import pytest
import sqlalchemy as sa

from libao_desk.core.clock import FixedClock
from libao_desk.core.errors import Refusal
from libao_desk.store import attachments
from libao_desk.store.attachments import Attachment, attachments_of, collect_orphans, keep_blob, orphans, read_blob
from libao_desk.store.blobs import BLOB, CHUNK, CHUNK_BYTES
from libao_desk.store.connection import connect
from libao_desk.store.diagnosis import BLOBS
from libao_desk.store.office_file import OfficeFile
from libao_desk.store.troubles import DamagedAttachment

from .sample import ACTOR, METADATA, PASSPHRASE, SampleCase

PDF = b"%PDF-1.4 invented"
LONG = PDF + bytes(n % 251 for n in range(5 * CHUNK_BYTES // 2))


def attach(office: OfficeFile, data: bytes, record_id: int = 1, name: str = "扫描件.pdf") -> str:
    with office.work(ACTOR, "添加附件") as session:
        return attachments.add(session, "samples", record_id, name, data).sha256


def rows_of(office: OfficeFile, table: sa.Table) -> list[sa.Row[tuple[object, ...]]]:
    """What the attachments file holds."""
    with vars(office.blobs)["_reader"].connect() as connection:
        return list(connection.execute(sa.select(table).order_by(*table.primary_key)))


def edit(office: OfficeFile, statement: str) -> None:
    """Change the attachments file from outside, with its key."""
    connection = connect(office.folder / BLOBS, office.blobs_key)
    connection.execute(statement)
    connection.close()


@pytest.mark.parametrize(
    ("size", "chunks"),
    [(1, 1), (CHUNK_BYTES - 1, 1), (CHUNK_BYTES, 1), (CHUNK_BYTES + 1, 2), (3 * CHUNK_BYTES, 3)],
    ids=["one byte", "one less than a chunk", "a chunk", "one more", "three chunks"],
)
def test_bytes_are_kept_in_chunks_and_come_back_the_same(office: OfficeFile, size: int, chunks: int) -> None:
    data = bytes(n % 251 for n in range(size))
    with office.work(ACTOR, "留存") as session:
        name = keep_blob(session, data)
        session.add(SampleCase(sha256=name))
    assert name == sha256(data).hexdigest()
    assert [(row.n, len(row.data)) for row in rows_of(office, CHUNK)] == [
        (n, min(CHUNK_BYTES, size - n * CHUNK_BYTES)) for n in range(chunks)
    ]
    assert read_blob(office, name) == data


def test_the_same_bytes_are_kept_once_under_two_names(office: OfficeFile) -> None:
    assert attach(office, LONG, 1, "一.pdf") == attach(office, LONG, 2, "二.pdf")
    assert len(rows_of(office, BLOB)) == 1
    assert len(rows_of(office, CHUNK)) == 3
    with office.read() as session:
        names = [attachment.name for n in (1, 2) for attachment in attachments_of(session, "samples", n)]
    assert names == ["一.pdf", "二.pdf"]


def test_the_row_tells_what_was_attached(office: OfficeFile, clock: FixedClock) -> None:
    attach(office, PDF, 1, "C:\\扫描\\一/协议书.pdf")
    attach(office, b"\x89PNG\r\n\x1a\n" + PDF, 1, "照片.jpg")
    with office.read() as session:
        first, second = attachments_of(session, "samples", 1)
        assert attachments_of(session, "samples", 2) == attachments_of(session, "others", 1) == []
    assert (first.name, first.kind, first.size, first.officer_id) == ("协议书.pdf", "pdf", len(PDF), ACTOR.officer_id)
    assert first.added_at.astimezone().date() == clock.today()
    assert (second.name, second.kind) == ("照片.jpg", "png")


def test_the_bytes_are_on_disk_before_the_row_is(office: OfficeFile) -> None:
    with office.work(ACTOR, "添加附件") as session:
        name = attachments.add(session, "samples", 1, "一.pdf", PDF).sha256
        assert read_blob(office, name) == PDF
        with office.read() as look:
            assert attachments_of(look, "samples", 1) == []


def test_where_the_bytes_cannot_be_stored_there_is_no_row(office: OfficeFile) -> None:
    edit(office, "CREATE TRIGGER no_room BEFORE INSERT ON blob_chunk WHEN NEW.n = 2 BEGIN SELECT RAISE(ABORT, 'no room'); END")
    with pytest.raises(sa.exc.IntegrityError):
        attach(office, LONG)
    assert rows_of(office, BLOB) == rows_of(office, CHUNK) == []
    with office.read() as session:
        assert attachments_of(session, "samples", 1) == []


MINE = "sha256 = '{name}'"
DAMAGE = {
    "a byte of the middle chunk": f"UPDATE blob_chunk SET data = CAST(x'00' || substr(data, 2) AS BLOB) WHERE {MINE} AND n = 1",
    "a chunk missing": f"DELETE FROM blob_chunk WHERE {MINE} AND n = 1",
    "the last chunk missing": f"DELETE FROM blob_chunk WHERE {MINE} AND n = 2",
    "a chunk too many": f"INSERT INTO blob_chunk SELECT sha256, 3, data FROM blob_chunk WHERE {MINE} AND n = 2",
    "chunks in another order": f"UPDATE blob_chunk SET n = 7 WHERE {MINE} AND n = 0",
    "all of it missing": f"DELETE FROM blob_chunk WHERE {MINE}",
}


@pytest.mark.parametrize("statement", DAMAGE.values(), ids=DAMAGE)
def test_damaged_bytes_are_reported_and_never_handed_out(office: OfficeFile, clock: FixedClock, statement: str) -> None:
    name, other = attach(office, LONG), attach(office, PDF, 2)
    edit(office, statement.format(name=name))
    office.close()
    with OfficeFile.open(office.folder, PASSPHRASE, clock=clock, metadata=METADATA) as file:
        with pytest.raises(DamagedAttachment, match=r"请用备份恢复attachments\.db"):
            read_blob(file, name)
        assert read_blob(file, other) == PDF


def test_a_damaged_page_is_a_damaged_attachment_and_the_records_stay_open(office: OfficeFile, clock: FixedClock) -> None:
    name = attach(office, LONG)
    office.close()
    path = office.folder / BLOBS
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    with OfficeFile.open(office.folder, PASSPHRASE, clock=clock, metadata=METADATA) as file:
        with pytest.raises(DamagedAttachment):
            read_blob(file, name)
        with file.read() as session:
            assert len(attachments_of(session, "samples", 1)) == 1
        (problem,) = file.check_damage()
        assert problem.startswith("attachments.db的第")


def test_bytes_nobody_ever_kept_are_missing(office: OfficeFile) -> None:
    with pytest.raises(DamagedAttachment, match="损坏或缺失"):
        read_blob(office, "0" * 64)


def test_an_act_taken_back_leaves_bytes_that_no_row_names(office: OfficeFile) -> None:
    def attach_and_refuse() -> None:
        with office.work(ACTOR, "添加附件") as session:
            attachments.add(session, "samples", 1, "一.pdf", LONG)
            raise Refusal("不行")

    kept = attach(office, PDF)
    with pytest.raises(Refusal):
        attach_and_refuse()
    assert orphans(office) == {sha256(LONG).hexdigest()}
    assert collect_orphans(office) == 1
    assert [row.sha256 for row in rows_of(office, BLOB)] == [row.sha256 for row in rows_of(office, CHUNK)] == [kept]
    assert collect_orphans(office) == 0


def test_bytes_stay_as_long_as_one_row_of_any_table_names_them(office: OfficeFile) -> None:
    name = attach(office, PDF)
    with office.work(ACTOR, "印发") as session:
        session.add(SampleCase(id=1, sha256=name))
    with office.work(ACTOR, "移除附件") as session:
        session.delete(session.scalars(sa.select(Attachment)).one())
    assert collect_orphans(office) == 0
    assert read_blob(office, name) == PDF
    with office.work(ACTOR, "移除") as session:
        session.get_one(SampleCase, 1).sha256 = None
    assert orphans(office) == {name}


def test_nothing_is_collected_while_an_act_may_still_name_it(office: OfficeFile) -> None:
    with office.work(ACTOR, "添加附件") as session:
        keep_blob(session, PDF)
        with pytest.raises(RuntimeError, match="inside work"):
            collect_orphans(office)
    assert collect_orphans(office) == 1


def test_bytes_are_kept_inside_an_act_only(office: OfficeFile) -> None:
    with office.read() as session, pytest.raises(RuntimeError, match="outside work"):
        keep_blob(session, PDF)
    assert rows_of(office, BLOB) == []


def zipped(*names: str) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, b"invented")
    return file.getvalue()


KINDS: dict[str, tuple[bytes, str]] = {
    "PDF": (PDF, "pdf"),
    "JPEG": (b"\xff\xd8\xff\xe0 JFIF", "jpg"),
    "PNG": (b"\x89PNG\r\n\x1a\n", "png"),
    "TIFF of a PC": (b"II*\x00 8", "tiff"),
    "TIFF of a scanner": (b"MM\x00* 8", "tiff"),
    "Word": (zipped("[Content_Types].xml", "word/document.xml"), "docx"),
    "Excel": (zipped("[Content_Types].xml", "xl/workbook.xml"), "xlsx"),
}


@pytest.mark.parametrize(("data", "kind"), KINDS.values(), ids=KINDS)
def test_a_file_is_what_its_first_bytes_say(data: bytes, kind: str) -> None:
    assert attachments.kind_of(data) == kind


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "空文件"),
    "a program": (lambda: b"MZ\x90\x00", "这是程序文件"),
    "a program of Linux": (lambda: b"\x7fELF\x02", "这是程序文件"),
    "an old Word file": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1", "旧版Office文件可能带有宏"),
    "Word with macros": (lambda: zipped("word/document.xml", "word/vbaProject.bin"), "带有宏或程序"),
    "Word with a program": (lambda: zipped("word/document.xml", "word/embeddings/A.EXE"), "带有宏或程序"),
    "a cut Word file": (lambda: zipped("word/document.xml")[:40], "文件已损坏"),
    "any archive": (lambda: zipped("照片.jpg"), "只接受PDF"),
    "a web page": (lambda: b"<html>", "只接受PDF"),
    "a PDF only by name": (lambda: b" %PDF-1.4", "只接受PDF"),
    "too much": (lambda: PDF + bytes(attachments.MAX_BYTES), "超过50MB"),
}


@pytest.mark.parametrize(("make", "words"), REFUSED.values(), ids=REFUSED)
def test_what_is_not_accepted_is_refused_and_leaves_no_byte(office: OfficeFile, make: Callable[[], bytes], words: str) -> None:
    with pytest.raises(Refusal, match=words):
        attach(office, make())
    assert rows_of(office, BLOB) == []
    with office.read() as session:
        assert attachments_of(session, "samples", 1) == []


def test_a_stream_is_read_no_further_than_the_limit(office: OfficeFile) -> None:
    stream = BytesIO(PDF + bytes(attachments.MAX_BYTES))
    with office.work(ACTOR, "添加附件") as session, pytest.raises(Refusal, match="超过50MB"):
        attachments.add(session, "samples", 1, "大.pdf", stream)
    assert stream.tell() == attachments.MAX_BYTES + 1
