"""Attachments of records (附件): what may be attached, and the rows that name the stored bytes."""

import re
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, Session, mapped_column

from libao_desk.core.errors import Refusal
from libao_desk.core.text import squeeze

from .base import Base
from .unit_of_work import Store, actor_of, store_of

ERASING = "office.erasing"
"""Stands in the data folder as long as a destruction is not through with the bytes of what it destroyed."""

MAX_MB = 50
MAX_BYTES = MAX_MB * 1024 * 1024
HASH_COLUMN = "sha256"
"""The name that every column naming stored bytes bears; bytes that no such column names are orphans."""

_MAGIC = (
    (b"%PDF-", "pdf"),
    (b"\xff\xd8\xff", "jpg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
)
_REFUSED = (
    (b"MZ", "这是程序文件，不能作为附件。"),
    (b"\x7fELF", "这是程序文件，不能作为附件。"),
    (b"\xd0\xcf\x11\xe0", "旧版Office文件可能带有宏，请另存为docx、xlsx或PDF后再添加。"),
)
_ACTIVE = re.compile(rb"/(?:JavaScript|Launch)\b")
NAMELESS = "附件"
ENDINGS = frozenset({"pdf", "jpg", "jpeg", "png", "tif", "tiff", "docx", "xlsx"})
"""How the names of accepted files end; nothing on a PC runs what ends so."""
_ACCEPTED = "附件只接受PDF、JPG、PNG、TIFF、docx和xlsx文件。"


class Attachment(Base):
    """One attached file: its name and kind, and the hash of its bytes in the attachments file."""

    __tablename__ = "attachment"
    __table_args__ = (sa.Index("ix_attachment_record", "register", "record_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    register: Mapped[str] = mapped_column(sa.String(40))
    record_id: Mapped[int]
    name: Mapped[str]
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(sa.String(64), index=True)
    kind: Mapped[str] = mapped_column(sa.String(16))
    added_at: Mapped[datetime]
    officer_id: Mapped[int | None]
    item: Mapped[str | None] = mapped_column(sa.String(40))
    """Where somebody placed it in the record's dossier (卷内位置); None where its name may tell."""


def add(session: Session, register: str, record_id: int, name: str, data: bytes | BinaryIO) -> Attachment:
    """Attach a file to a record, inside the caller's act.

    Raises Refusal where it is too large, empty, or of a kind that is not accepted.
    """
    content = data if isinstance(data, bytes) else data.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise Refusal(f"附件超过{MAX_MB}MB，请压缩扫描件后再添加。")
    if not content:
        raise Refusal("附件是空文件。")
    kind = kind_of(content)
    attachment = Attachment(
        register=register,
        record_id=record_id,
        name=_named_by_kind(readable_name(name.replace("\\", "/").rsplit("/", 1)[-1]), kind),
        size=len(content),
        kind=kind,
        sha256=keep_blob(session, content),
        added_at=store_of(session).clock.now(),
        officer_id=actor_of(session).officer_id,
    )
    session.add(attachment)
    session.flush()
    return attachment


def readable_name(name: str) -> str:
    """A file's name as it reads: without control characters and signs that turn the direction, behind which exe looks like pdf."""
    return squeeze(name) or NAMELESS


def _named_by_kind(name: str, kind: str) -> str:
    """A name that ends as accepted files do: what came in as a PDF is saved as no program."""
    stem, _, ending = name.rpartition(".")
    return name if stem and ending.lower() in ENDINGS else f"{name}.{kind}"


def attachments_of(session: Session, register: str, record_id: int) -> Sequence[Attachment]:
    """A record's attachments in the order they were added."""
    mine = sa.select(Attachment).where(Attachment.register == register, Attachment.record_id == record_id)
    return session.scalars(mine.order_by(Attachment.id)).all()


def keep_blob(session: Session, data: bytes) -> str:
    """Store bytes; gives the SHA-256 that a row of this act must then name in its column `sha256`.

    The bytes are on disk before the row is, so no row ever names bytes that are not there.
    """
    actor_of(session)
    store = store_of(session)
    return store.blobs.keep(data, store.clock.now())


def read_blob(store: Store, sha256: str) -> bytes:
    """The bytes of that SHA-256.

    Raises DamagedAttachment where they are missing or no longer the same.
    """
    return store.blobs.read(sha256)


def orphans(store: Store) -> frozenset[str]:
    """Hashes of stored bytes that no row names: left by acts that were taken back, or by retired rows."""
    kept = store.blobs.names()
    with store.read() as session:
        return kept - _named(session.connection())


def collect_orphans(store: Store) -> int:
    """Destroy what no row names; gives how many."""
    with store.turn():
        lost = orphans(store)
        store.blobs.drop(lost)
    return len(lost)


@contextmanager
def erasing(store: Store, folder: Path) -> Iterator[None]:
    """Destroy, after an act that destroys records, the bytes that no row names any more; a crash between the two is made up for later."""
    mark = folder / ERASING
    mark.touch()
    try:
        yield
    except BaseException:
        mark.unlink()
        raise
    collect_orphans(store)
    mark.unlink()


def finish_erasing(store: Store, folder: Path) -> None:
    """Destroy the bytes that an act interrupted before their turn has left."""
    mark = folder / ERASING
    if mark.exists():
        collect_orphans(store)
        mark.unlink()


def kind_of(data: bytes) -> str:
    """The kind of a file by its first bytes, whatever its name says: pdf, jpg, png, tiff, docx or xlsx.

    Raises Refusal for anything else, with the reason.
    """
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            if kind == "pdf" and _ACTIVE.search(data):
                raise Refusal("PDF中带有脚本或会启动程序，请重新打印成PDF后再添加。")
            return kind
    for magic, sentence in _REFUSED:
        if data.startswith(magic):
            raise Refusal(sentence)
    if data.startswith(b"PK\x03\x04"):
        return _office_kind(data)
    raise Refusal(_ACCEPTED)


def _office_kind(data: bytes) -> str:
    try:
        names = zipfile.ZipFile(BytesIO(data)).namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise Refusal("文件已损坏，不能打开。") from None
    if any(name.lower().endswith(("vbaproject.bin", ".exe", ".dll")) for name in names):
        raise Refusal("文件中带有宏或程序，请另存为不含宏的文件后再添加。")
    if "word/document.xml" in names:
        return "docx"
    if "xl/workbook.xml" in names:
        return "xlsx"
    raise Refusal(_ACCEPTED)


def _named(connection: sa.Connection) -> frozenset[str]:
    inspector = sa.inspect(connection)
    named: set[str] = set()
    for table in inspector.get_table_names():
        if any(column["name"] == HASH_COLUMN for column in inspector.get_columns(table)):
            column = sa.column(HASH_COLUMN, sa.String)
            named.update(connection.execute(sa.select(column).select_from(sa.table(table)).where(column.is_not(None))).scalars())
    return frozenset(named)
