"""Find as you type (检索): any part of a number, name, pinyin, initials, ID tail, phone or place finds its record.

What is SQLite's own stays behind the functions of this module.
"""

import json
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute, Session

from .base import PACKAGE, Base
from .connection import TOLD
from .row_writing import insert_rows
from .search_tokens import folded, match_expression, tokens
from .watching import recorder_of

LIMIT = 200
LOOKED_THROUGH = 3 * LIMIT
"""Hits among which names are looked for, before all that only say the word elsewhere: a find must not wait for more."""
PINYIN = "拼音"
_PHONE = re.compile(r"(?<!\d)(1\d\d)[ -](\d{4})[ -](\d{4})(?!\d)")
"""A mobile number as papers and sheets print it: three words of figures would be found in too many."""
BOUNDARY = "\n"
"""Between two texts of a record, so that no find reaches across."""

ENTRY = sa.Table(
    "search_entry",
    Base.metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("register", sa.String(40), nullable=False),
    sa.Column("record_id", sa.Integer, nullable=False),
    sa.Column("label", sa.Text, nullable=False),
    sa.Column("texts", sa.Text, nullable=False),
    sa.Column("haystack", sa.Text, nullable=False),
    sa.Index("ix_search_entry_record", "register", "record_id", unique=True),
    info={PACKAGE: "store"},
)
"""What each record is found by; filled from the records and refilled at any time."""

TOKENS = sa.table("search_token", sa.column("rowid", sa.Integer), sa.column("tokens", sa.Text))

CREATE_TOKENS = sa.schema.DDL(  # type: ignore[no-untyped-call]  # SQLAlchemy leaves this constructor untyped
    "CREATE VIRTUAL TABLE search_token USING fts5(tokens, content='', contentless_delete=1, detail=none, prefix='1 2 3', "
    "tokenize='unicode61 remove_diacritics 0')"
)
sa.event.listen(ENTRY, "after_create", CREATE_TOKENS.execute_if(dialect="sqlite"))


class Hit(NamedTuple):
    """A record that was found, and the labels of the texts that answered."""

    register: str
    record_id: int
    label: str
    why: str


def put(
    session: Session, register: str, record_id: int, *, label: str, fields: Iterable[tuple[str, str]], pinyin: Iterable[str] = ()
) -> None:
    """Make a record findable by these texts and no others.

    `label` is how a result names the record; `fields` are (what to call it, text); `pinyin` full readings and initials of names.
    """
    put_many(session, register, (Findable(record_id, label, tuple(fields), tuple(pinyin)),))


@dataclass(frozen=True)
class Findable:
    """What one record is to be found by, as `put` takes it."""

    record_id: int
    label: str
    fields: tuple[tuple[str, str], ...]
    pinyin: tuple[str, ...] = ()

    @property
    def texts(self) -> list[tuple[str, str]]:
        """Every text once, folded, with what to call it."""
        texts = (*self.fields, *((PINYIN, reading) for reading in self.pinyin))
        return list(dict.fromkeys((name, folded(text)) for name, text in texts if text.strip()))


def put_many(session: Session, register: str, records: Sequence[Findable]) -> None:
    """Make some hundreds of records findable at once, as an import needs it."""
    recorder_of(session)
    if not records:
        return
    kept = {one.record_id: one.texts for one in records}
    values = {
        one.record_id: {
            "label": one.label,
            "texts": json.dumps(kept[one.record_id], ensure_ascii=False),
            "haystack": BOUNDARY.join(text for _, text in kept[one.record_id]),
        }
        for one in records
    }
    entries = _entry_ids(session, register, list(kept))
    changed = [{"entry": entry, **values[record]} for record, entry in entries.items()]
    if changed:
        _change(session, sa.update(ENTRY).where(ENTRY.c.id == sa.bindparam("entry")), changed)
    added = [{"register": register, "record_id": record, **row} for record, row in values.items() if record not in entries]
    if added:
        insert_rows(session.connection(), ENTRY, added)
        entries = _entry_ids(session, register, list(kept))
    words = {record: dict.fromkeys(word for _, text in texts for word in tokens(text)) for record, texts in kept.items()}
    rows = [{"rowid": entries[record], "tokens": " ".join(found)} for record, found in words.items()]
    _change(session, sa.insert(TOKENS).prefix_with("OR REPLACE"), rows)


def remove(session: Session, register: str, record_id: int) -> None:
    """Make a record unfindable; one that never was findable changes nothing."""
    recorder_of(session)
    for entry_id in _entry_ids(session, register, [record_id]).values():
        _change(session, sa.delete(TOKENS).where(TOKENS.c.rowid == entry_id))
        _change(session, sa.delete(ENTRY).where(ENTRY.c.id == entry_id))


def query(
    session: Session, text: str, *, limit: int = LIMIT, registers: Sequence[str] | None = None, names: Collection[str] = ()
) -> list[Hit]:
    """The records that hold every word of the text, in the order they were entered; those with a name that begins so before the others.

    `names` are the labels under which names stand.
    """
    words = _PHONE.sub(r"\1\2\3", folded(text)).split()
    wanted = [expression for expression in map(match_expression, words) if expression]
    if not wanted:
        return []
    begun = [] if words[0][0].isdecimal() else [_as_kept(label, words[0]) for label in sorted({*names, PINYIN} if names else ())]
    given = {"match": " AND ".join(wanted), "limit": max(limit, LOOKED_THROUGH) if begun else limit, "registers": registers}
    given |= {f"word{place}": word for place, word in enumerate(words)}
    found = session.connection().execute(_matching(len(words), in_some=registers is not None), given).all()
    if begun:
        is_called = re.compile("|".join(map(re.escape, begun))).search
        found = sorted(found, key=lambda row: is_called(row.texts) is None)[:limit]
    return [Hit(register, record_id, label, "、".join(_answering(texts, words))) for register, record_id, label, texts in found]


@cache
def _matching(words: int, *, in_some: bool) -> sa.Select[Any]:
    """The statement for so many words; made once, since making it takes as long as carrying it out."""
    matching = (
        sa.select(ENTRY.c.register, ENTRY.c.record_id, ENTRY.c.label, ENTRY.c.texts)
        .join_from(TOKENS, ENTRY, ENTRY.c.id == TOKENS.c.rowid)
        .where(sa.literal_column("search_token").op("MATCH")(sa.bindparam("match")))
        .where(*(sa.func.instr(ENTRY.c.haystack, sa.bindparam(f"word{place}")) > 0 for place in range(words)))
        .order_by(TOKENS.c.rowid)
        .limit(sa.bindparam("limit", type_=sa.Integer))
    )
    return matching.where(ENTRY.c.register.in_(sa.bindparam("registers", expanding=True))) if in_some else matching


def one_of(column: sa.ColumnElement[int] | InstrumentedAttribute[int], ids: Iterable[int]) -> sa.ColumnElement[bool]:
    """Whether a column holds one of these ids: one value to bind, where a list binds each of hundreds."""
    return column.in_(sa.select(sa.func.json_each(json.dumps(list(ids))).table_valued("value").c.value))


def _as_kept(label: str, word: str) -> str:
    """How a text that begins with a word stands in an entry."""
    return json.dumps([label, word], ensure_ascii=False).removesuffix('"]')


def optimize(session: Session) -> None:
    """Tidy the index after an import."""
    recorder_of(session)
    session.connection().exec_driver_sql("INSERT INTO search_token(search_token) VALUES ('optimize')")


def _answering(texts: str, words: Sequence[str]) -> Iterable[str]:
    """What the texts that hold one of the words are called, each once."""
    kept = json.loads(texts)
    return dict.fromkeys(label for word in words for label, text in kept if word in text)


def _entry_ids(session: Session, register: str, record_ids: Sequence[int]) -> dict[int, int]:
    mine = sa.select(ENTRY.c.record_id, ENTRY.c.id).where(ENTRY.c.register == register, ENTRY.c.record_id.in_(record_ids))
    return {record: entry for record, entry in session.connection().execute(mine)}


def _change(session: Session, statement: Any, rows: Sequence[dict[str, Any]] | None = None) -> sa.CursorResult[Any]:
    return session.connection().execute(statement.execution_options(**{TOLD: True}), rows)
