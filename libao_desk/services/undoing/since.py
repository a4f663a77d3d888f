"""Who wrote to what an act wrote to, since then (后来的改动); an act that was undone, and its undoing, are nobody's work."""

import re
from collections.abc import Iterable

from sqlalchemy.orm import Session

from libao_desk.services.ledgers.acts import taken_back
from libao_desk.store.last_acts import Act, acts_called, writers
from libao_desk.store.trail import TrailChange

BEGINNING = "撤销第"
UNDO = BEGINNING + "{seq}号操作：{act}"
_UNDO = re.compile(r"撤销第(\d+)号操作：")


def undone_by(act: Act) -> int | None:
    """The act that this one undid; None for any other."""
    found = _UNDO.match(act.act)
    return taken_back(act) if found is None else int(found[1])


def undoing_of(act: Act) -> str:
    """What undoing an act is called; of an undoing the act that was undone first is told, not how often."""
    found = _UNDO.match(act.act)
    return UNDO.format(seq=act.seq, act=act.act if found is None else act.act[found.end() :])


def undone_since(session: Session, seq: int) -> dict[int, int]:
    """The acts after an entry that are undone now, with the act that undid each; an undoing that was undone does not count."""
    found: dict[int, int] = {}
    gone: set[int] = set()
    for act in acts_called(session, BEGINNING, seq):
        of = undone_by(act)
        if of is not None and act.seq not in gone:
            found.setdefault(of, act.seq)
            gone.add(of)
    return found


class Since:
    """The writers of the rows that some acts changed."""

    def __init__(self, session: Session, changes: Iterable[TrailChange]) -> None:
        self._writers = writers(session, {(one.table, one.row_id) for one in changes})

    def standing(self, change: TrailChange, seq: int) -> Act | None:
        """The last act after `seq` that wrote to the same value, or to the whole row, and still stands."""
        undone: set[int] = set()
        for writer in self._writers.get((change.table, change.row_id), ()):
            act = writer.by
            if act.seq <= seq:
                return None
            if act.seq in undone or not _is_same(change, writer.column):
                continue
            of = undone_by(act)
            if of == seq:
                return None
            if of is None or of < seq:
                return act
            undone.add(of)
        return None


def _is_same(change: TrailChange, column: str | None) -> bool:
    return change.column is None or column is None or change.column == column
