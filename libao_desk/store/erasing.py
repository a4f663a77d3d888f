"""Erasing rows from the trail (依法销毁): what stood in them and why they were changed goes for good, and the chain still holds.

The values of one record lie under the key of its office or of a person who stands in others too, so that no key can be destroyed for
them. In the place of an erased line's values stays their hash, over which the hash of its entry runs; an erased reason leaves a mark,
and the act that erased it tells the hash of all the rest of its entry. That a row was erased is itself recorded, and only such rows
may have been.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from libao_desk.core.errors import Trouble

from .connection import TOLD
from .pointing import chunks, some_of_each
from .recorder import ERASED, Change, Line, entry_hash, line_digest
from .trail_keys import OFFICE
from .trail_tables import ENTRY, KEY, LINE, trigger_name, trigger_text
from .watching import recorder_of

Row = tuple[str, str]
"""The table and the id."""


def erase(session: Session, rows: Collection[Row]) -> None:
    """Erase these rows, which the act has taken out, from everything the trail tells of them, this act included.

    Raises Trouble where an entry is not as it was written: what was tampered with is not to be covered up.
    """
    session.flush()
    recorder, connection = recorder_of(session), session.connection()
    lines, entries = _lines_of(connection, rows), _entries_about(connection, rows)
    for some in chunks({line["entry_seq"] for line in lines} - entries.keys()):
        found = connection.execute(sa.select(ENTRY).where(ENTRY.c.seq.in_(some)))
        entries |= {row.seq: row._asdict() for row in found}
    reasons = [entry for _, entry in sorted(entries.items()) if entry["reason"] not in (None, ERASED)]
    if any(entry_hash(entry) != entry["hash"] for entry in reasons):
        raise Trouble("操作记录与写入时的不符，不能销毁，请先在 设置 → 备份与核验 中核验台账。")
    _put_marks(connection, lines, reasons)
    told = [{**entry, "reason": ERASED} for entry in reasons]
    recorder.lines += [Line(Change.DESTROYED, ENTRY.name, str(one["seq"]), entry_hash(one).hex(), OFFICE, None) for one in told]
    recorder.lines += [Line(Change.DESTROYED, table, row_id, None, OFFICE, None) for table, row_id in sorted(rows)]
    recorder.erased |= set(rows)


class Erasures:
    """What a look through the whole chain finds erased, and what the chain says was destroyed."""

    def __init__(self) -> None:
        self.keys = 0
        """How often a key was lawfully destroyed."""
        self._erased: set[Row] = set()
        self._told: set[Row] = set()
        self._entries: dict[int, str] = {}
        self._told_entries: defaultdict[int, set[str]] = defaultdict(set)

    def see_line(self, line: Mapping[str, Any]) -> None:
        """One line of the chain."""
        if line["kind"] != Change.DESTROYED.value:
            if line["payload"].startswith(ERASED):
                self._erased.add((line["table_name"], line["row_id"]))
        elif line["table_name"] == KEY.name:
            self.keys += 1
        elif line["table_name"] == ENTRY.name:
            self._told_entries[int(line["row_id"])].add(line["column_name"])
        else:
            self._told.add((line["table_name"], line["row_id"]))

    def is_erased(self, entry: Mapping[str, Any]) -> bool:
        """Whether the reason of an entry was erased: it is judged by what the erasing act told of the rest."""
        if entry["reason"] != ERASED:
            return False
        self._entries[entry["seq"]] = entry_hash(entry).hex()
        return True

    def problems(self) -> Iterator[str]:
        """What was erased without the chain saying so, and what was changed of an entry since."""
        if missing := self._erased - self._told:
            yield f"留痕中有{len(missing)}行的内容被抹去，没有依法销毁的记录"
        yield from (f"第{seq}条留痕被改动" for seq, told in sorted(self._entries.items()) if told not in self._told_entries[seq])


def _lines_of(connection: sa.Connection, rows: Collection[Row]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for table, ids in some_of_each(rows):
        mine = sa.select(LINE).where(LINE.c.table_name == table, LINE.c.row_id.in_(ids), LINE.c.kind != Change.DESTROYED.value)
        found += [row._asdict() for row in connection.execute(mine)]
    return found


def _entries_about(connection: sa.Connection, rows: Collection[Row]) -> dict[int, dict[str, Any]]:
    found: dict[int, dict[str, Any]] = {}
    for table, ids in some_of_each(rows):
        mine = sa.select(ENTRY).where(ENTRY.c.about_table == table, ENTRY.c.about_id.in_(ids))
        found |= {row.seq: row._asdict() for row in connection.execute(mine)}
    return found


def _put_marks(connection: sa.Connection, lines: list[dict[str, Any]], reasons: list[dict[str, Any]]) -> None:
    left = [line for line in lines if not line["payload"].startswith(ERASED)]
    with _lifted(connection, LINE):
        marked = sa.update(LINE).where(LINE.c.entry_seq == sa.bindparam("seq"), LINE.c.position == sa.bindparam("place"))
        marks = [{"seq": line["entry_seq"], "place": line["position"], "mark": ERASED + line_digest(line)} for line in left]
        _change(connection, marked.values(payload=sa.bindparam("mark")), marks)
    with _lifted(connection, ENTRY):
        marked = sa.update(ENTRY).where(ENTRY.c.seq == sa.bindparam("of"))
        _change(connection, marked.values(reason=ERASED), [{"of": entry["seq"]} for entry in reasons])


def _change(connection: sa.Connection, statement: sa.Executable, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(statement.execution_options(**{TOLD: True}), rows)


@contextmanager
def _lifted(connection: sa.Connection, table: sa.Table) -> Iterator[None]:
    """The guard against changes is away inside the block alone; both its going and its coming belong to the act's transaction."""
    if connection.dialect.name != "sqlite":
        yield
        return
    connection.exec_driver_sql(f"DROP TRIGGER {trigger_name(table, 'UPDATE')}")
    yield
    connection.exec_driver_sql(trigger_text(table, "UPDATE"))
