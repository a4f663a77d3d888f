"""Attachments of records (附件): scans and files kept encrypted beside the record they belong to."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from libao_desk.core.errors import Refusal, Trouble
from libao_desk.people.access import Action
from libao_desk.services.desk import Desk
from libao_desk.services.drafts import RecordRef
from libao_desk.services.records import load
from libao_desk.store import attachments


@dataclass(frozen=True)
class AttachmentView:
    """One attached file as listed."""

    id: int
    name: str
    kind: str
    size: int
    added_at: datetime


class Attachments:
    """The door to attached files."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def of(self, ref: RecordRef) -> tuple[AttachmentView, ...]:
        """The files of a record, in the order they were added."""
        self.desk.allow(ref.register, Action.VIEW)
        with self.desk.read() as session:
            load(self.desk, session, self.desk.book.get(ref.register), ref.id)
            rows = attachments.attachments_of(session, ref.register, ref.id)
            return tuple(AttachmentView(row.id, row.name, row.kind, row.size, row.added_at) for row in rows)

    def add(self, ref: RecordRef, source: Path) -> AttachmentView:
        """Attach a file.

        Raises Refusal for a kind or size that is not accepted, Trouble where it cannot be read.
        """
        self.desk.allow(ref.register, Action.ATTACH)
        try:
            file = source.open("rb")
        except OSError as error:
            raise Trouble(f"读不到文件“{source.name}”。") from error
        with file, self.desk.work("添加附件") as session:
            load(self.desk, session, self.desk.book.get(ref.register), ref.id)
            row = attachments.add(session, ref.register, ref.id, source.name, file)
            return AttachmentView(row.id, row.name, row.kind, row.size, row.added_at)

    def read(self, ref: RecordRef, attachment_id: int) -> tuple[str, bytes]:
        """(name, bytes) of one attached file.

        Raises Refusal where the record has no such file, Trouble where its bytes are damaged.
        """
        self.desk.allow(ref.register, Action.VIEW)
        with self.desk.read() as session:
            load(self.desk, session, self.desk.book.get(ref.register), ref.id)
            found = [row for row in attachments.attachments_of(session, ref.register, ref.id) if row.id == attachment_id]
            if not found:
                raise Refusal("这份附件已不存在。")
            return found[0].name, attachments.read_blob(self.desk.file, found[0].sha256)
