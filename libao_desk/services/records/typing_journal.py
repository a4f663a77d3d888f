"""Typed but not yet saved (草稿): open forms are journalled inside the encrypted file and offered back after a crash or a lock."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from libao_desk.declare.code import Code
from libao_desk.declare.path import FieldPath, Kind
from libao_desk.declare.register import Register
from libao_desk.services.desk import Desk
from libao_desk.services.withheld import withheld_ids
from libao_desk.store.base import PACKAGE, Base, Instant

from .drafts import Follows, RecordDraft, RecordRef, Ref, RowDraft, Value

TYPED = sa.Table(
    "typed_draft",
    Base.metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("officer_id", sa.Integer, index=True),
    sa.Column("register", sa.String(40), nullable=False),
    sa.Column("kept_at", Instant, nullable=False),
    sa.Column("payload", sa.JSON, nullable=False),
    info={PACKAGE: "services"},
)
"""Open forms as they stood a few seconds ago; rewritten in place, no act of anybody's, gone once saved."""
PAGE = ":page"
"""In place of a register's key, which never begins with a colon: a page that is no record's."""


@dataclass(frozen=True)
class KeptDraft:
    """A draft that was never saved, to be offered back."""

    id: int
    kept_at: datetime
    draft: RecordDraft


@dataclass(frozen=True)
class KeptPage:
    """What was typed and not saved on a page that is no record's."""

    id: int
    kept_at: datetime
    place: str
    """The page, which alone knows how to read the content."""
    title: str
    content: dict[str, Any]


class TypingJournal:
    """Keeps and gives back what was typed."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def keep(self, draft: RecordDraft, slot: int | None = None) -> int:
        """Keep the form as it stands; `slot` is what the first call for this form gave back."""
        values = {
            "officer_id": self.desk.actor.officer_id,
            "register": draft.register,
            "kept_at": self.desk.clock.now(),
            "payload": _to_json(draft),
        }
        with self.desk.file.aside() as connection:
            if slot is not None and connection.execute(sa.update(TYPED).where(TYPED.c.id == slot).values(values)).rowcount:
                return slot
            return int(connection.execute(sa.insert(TYPED).values(values).returning(TYPED.c.id)).scalar_one())

    def drop(self, slot: int) -> None:
        """The form was saved or given up."""
        with self.desk.file.aside() as connection:
            connection.execute(sa.delete(TYPED).where(TYPED.c.id == slot))

    def left(self) -> tuple[KeptDraft, ...]:
        """Every draft this officer never saved, oldest first; what was typed into a record sealed since is not offered."""
        with self.desk.read() as session:
            mine = TYPED.c.officer_id.is_not_distinct_from(self.desk.actor.officer_id)
            rows = session.connection().execute(sa.select(TYPED).where(mine).order_by(TYPED.c.id)).all()
            known = {register.key: register for register in self.desk.book}
            withheld = {key: withheld_ids(self.desk, session, known[key]) for key in {row.register for row in rows} if key in known}
            return tuple(
                KeptDraft(row.id, row.kept_at, _from_json(known[row.register], row.payload))
                for row in rows
                if row.register in known and row.payload["id"] not in withheld[row.register]
            )

    def keep_page(self, place: str, title: str, content: Mapping[str, Any]) -> None:
        """Keep what was typed on a page, in place of what was kept of it before; an empty content leaves nothing."""
        with self.desk.file.aside() as connection:
            for old in (row.id for row in connection.execute(self._my_pages()) if row.payload["place"] == place):
                connection.execute(sa.delete(TYPED).where(TYPED.c.id == old))
            if content:
                kept = {"place": place, "title": title, "content": dict(content)}
                values = {"officer_id": self.desk.actor.officer_id, "register": PAGE, "kept_at": self.desk.clock.now(), "payload": kept}
                connection.execute(sa.insert(TYPED).values(values))

    def pages(self) -> tuple[KeptPage, ...]:
        """Every page with something that this officer never saved, oldest first; nothing about a record sealed since."""
        with self.desk.read() as session:
            rows = session.connection().execute(self._my_pages()).all()
            kept = [KeptPage(row.id, row.kept_at, row.payload["place"], row.payload["title"], row.payload["content"]) for row in rows]
            return tuple(page for page in kept if not self._is_withheld(session, page.content))

    def page(self, place: str) -> Mapping[str, Any]:
        """What was kept of one page; empty where nothing was."""
        return next((kept.content for kept in self.pages() if kept.place == place), {})

    def _is_withheld(self, session: Session, content: Mapping[str, Any]) -> bool:
        """Whether it is about a record that was sealed since."""
        register = next((one for one in self.desk.book if one.key == content.get("register")), None)
        return register is not None and content.get("id") in withheld_ids(self.desk, session, register)

    def _my_pages(self) -> sa.Select[Any]:
        mine = TYPED.c.officer_id.is_not_distinct_from(self.desk.actor.officer_id)
        return sa.select(TYPED).where(mine, TYPED.c.register == PAGE).order_by(TYPED.c.id)


def _to_json(draft: RecordDraft) -> dict[str, Any]:
    rows = {
        key: [
            {"id": row.id, "values": pack(row.values), "original": pack(row.original), "removed": row.removed, "unread": row.unread}
            for row in part
        ]
        for key, part in draft.parts.items()
    }
    return {
        "register": draft.register,
        "id": draft.id,
        "version": draft.version,
        "values": pack(draft.values),
        "original": pack(draft.original),
        "parts": rows,
        "handler": [_plain(draft.handler), _plain(draft.original_handler)],
        "follows": None if draft.follows is None else [draft.follows.ref.register, draft.follows.ref.id, draft.follows.title],
        "unread": draft.unread,
    }


def _from_json(register: Register, payload: dict[str, Any]) -> RecordDraft:
    fields = {field.key: field for field in register.fields}
    parts = {
        part.key: [
            RowDraft(
                row["id"],
                unpack(row["values"], part_fields),
                unpack(row["original"], part_fields),
                row["removed"],
                row.get("unread", {}),  # drafts of earlier versions have none
            )
            for row in payload["parts"].get(part.key, ())
        ]
        for part in register.parts
        for part_fields in [{field.key: field for field in part.fields}]
    }
    handler, original_handler = (None if kept is None else Ref(*kept) for kept in payload.get("handler", (None, None)))
    values, original = (unpack(payload[name], fields) for name in ("values", "original"))
    came = payload.get("follows")
    follows = None if came is None else Follows(RecordRef(came[0], came[1]), came[2])
    unread = payload.get("unread", {})
    return RecordDraft(register.key, payload["id"], payload["version"], values, original, parts, handler, original_handler, follows, unread)


def pack(values: Mapping[str, Value]) -> dict[str, Any]:
    """Values of a form as the journal keeps them."""
    return {key: _plain(value) for key, value in values.items()}


def _plain(value: Value) -> Any:
    if isinstance(value, Ref):
        return [value.id, value.label]
    if isinstance(value, Code):
        return value.value
    if isinstance(value, tuple):
        return [code.value for code in value]
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def unpack(values: Mapping[str, Any], fields: Mapping[str, FieldPath]) -> dict[str, Value]:
    """The values that were so kept, by the fields of their form."""
    return {key: _value(fields.get(key), value) for key, value in values.items()}


def _value(field: FieldPath | None, value: Any) -> Value:
    if value is None:
        return None
    kind = Kind.REFERENCE if field is None else field.kind
    match kind:
        case Kind.REFERENCE:
            return Ref(value[0], value[1])
        case Kind.DATE:
            return date.fromisoformat(value)
        case Kind.INSTANT:
            return datetime.fromisoformat(value)
        case Kind.MONEY:
            return Decimal(value)
        case Kind.CHOICE | Kind.CHOICES if field is not None:
            codes: type[Any] = field.python_type
            return codes.of(value) if kind is Kind.CHOICE else tuple(codes.of(code) for code in value)
        case _:
            kept: Value = value
            return kept
