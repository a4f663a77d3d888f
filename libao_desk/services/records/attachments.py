"""Attachments of records (附件): scans and files kept encrypted beside the record they belong to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from libao_desk.core.errors import Refusal, Trouble
from libao_desk.people.access import Action
from libao_desk.services.desk import Desk
from libao_desk.services.never_recorded import refuse_free_text
from libao_desk.store import attachments
from libao_desk.store.attachments import readable_name
from libao_desk.store.unit_of_work import About

from .drafts import RecordRef
from .records import load

MOST = 100
"""Files of one record: a dossier of scans has some dozens; a page a file is no dossier any more."""
REASON = "撤回理由"


@dataclass(frozen=True)
class AttachmentView:
    """One attached file as listed."""

    id: int
    name: str
    kind: str
    size: int
    added_at: datetime
    item: str | None = None
    """Where somebody placed it in the dossier."""


class Attachments:
    """The door to attached files."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def of(self, ref: RecordRef) -> tuple[AttachmentView, ...]:
        """The files of a record, in the order they were added."""
        desk = self.desk.look
        desk.allow(ref.register, Action.VIEW)
        with desk.read() as session:
            load(desk, session, self.desk.book.get(ref.register), ref.id)
            rows = attachments.attachments_of(session, ref.register, ref.id)
            return tuple(_view(row) for row in rows)

    def add(self, ref: RecordRef, source: Path) -> AttachmentView:
        """Attach a file.

        Raises Refusal for a kind or size that is not accepted, Trouble where it cannot be read.
        """
        self.desk.allow(ref.register, Action.ATTACH)
        name = readable_name(source.name)
        refuse_free_text("文件名", name)
        try:
            file = source.open("rb")
        except OSError as error:
            raise Trouble(f"读不到文件“{source.name}”。") from error
        with file, self.desk.work("添加附件", reason=name, about=self._about(ref), is_typed=False) as session:
            load(self.desk, session, self.desk.book.get(ref.register), ref.id)
            if len(attachments.attachments_of(session, ref.register, ref.id)) >= MOST:
                raise Refusal(f"一份档案最多{MOST}个附件，请把扫描件合成一个PDF后再添加，放错的先撤回。")
            row = attachments.add(session, ref.register, ref.id, source.name, file)
            return _view(row)

    def place(self, ref: RecordRef, attachment_id: int, item: str | None) -> None:
        """Say which item of the dossier a file belongs to (卷内位置); None leaves it to the file's name.

        Raises Refusal where the record has no such file or its dossier no such item.
        """
        self.desk.allow(ref.register, Action.ATTACH)
        dossier = self.desk.book.get(ref.register).dossier
        if item is not None and (dossier is None or item not in {one.key for one in dossier.items}):
            raise Refusal("卷内目录没有这一项。")
        with self.desk.work("编排附件") as session:
            load(self.desk, session, self.desk.book.get(ref.register), ref.id)
            _one(attachments.attachments_of(session, ref.register, ref.id), attachment_id).item = item

    def read(self, ref: RecordRef, attachment_id: int) -> tuple[str, bytes]:
        """(name, bytes) of one attached file, which leaves the program with that; the trail says who took it.

        Raises Refusal where the officer may not, or the record has no such file, Trouble where its bytes are damaged.
        """
        self.desk.allow(ref.register, Action.TAKE_OUT)
        with self.desk.read() as session:
            load(self.desk, session, self.desk.book.get(ref.register), ref.id)
            found = _one(attachments.attachments_of(session, ref.register, ref.id), attachment_id)
            name, data = readable_name(found.name), attachments.read_blob(self.desk.file, found.sha256)
        self.desk.file.note(self.desk.actor, "另存附件", reason=name, about=self._about(ref))
        return name, data

    def withdraw(self, ref: RecordRef, attachment_id: int, reason: str) -> None:
        """Take out a file that was put into the wrong record; the trail keeps what it was and why it went.

        Papers issued and months closed stay as they are, a dossier bound afterwards is without it. Raises Refusal without a reason,
        or where the record has no such file.
        """
        self.desk.allow(ref.register, Action.ATTACH)
        if not reason.strip():
            raise Refusal("请写明撤回附件的理由。")
        refuse_free_text(REASON, reason)
        with self.desk.read() as session:
            name = _one(attachments.attachments_of(session, ref.register, ref.id), attachment_id).name
        told = f"{readable_name(name)}：{reason.strip()}"
        with self.desk.work("撤回附件", reason=told, about=self._about(ref), is_typed=False) as session:
            load(self.desk, session, self.desk.book.get(ref.register), ref.id)
            session.delete(_one(attachments.attachments_of(session, ref.register, ref.id), attachment_id))

    def _about(self, ref: RecordRef) -> About:
        return self.desk.book.get(ref.register).model.__tablename__, ref.id


def _one(rows: Sequence[attachments.Attachment], attachment_id: int) -> attachments.Attachment:
    for row in rows:
        if row.id == attachment_id:
            return row
    raise Refusal("这份附件已不存在。")


def _view(row: attachments.Attachment) -> AttachmentView:
    return AttachmentView(row.id, readable_name(row.name), row.kind, row.size, row.added_at, row.item)
