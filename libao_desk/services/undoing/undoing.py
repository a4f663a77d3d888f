"""Taking an import back (撤销导入): what it brought and changed, where nobody has worked on it since; told record by record."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from libao_desk.core.errors import Refusal
from libao_desk.people.access import Action
from libao_desk.services.desk import Desk
from libao_desk.services.ledgers.acts import ABOUT_IMPORT, ABOUT_UNDOING
from libao_desk.store import trail

from .act import UndoAct, UndoLine

ABOUT_PART = "import-undone-in-part"
"""What the entry of an import taken back wholly, or in part, is about, with the import's own entry."""
IN_PART = "（已撤销一部分）"
STILL_LISTED = "这次导入还没有撤销完，列表中注有“已撤销一部分”；先撤销后来改动它的导入，或把后来的改动改回，再撤销其余的。"
DAYS = 30
"""For how long an import can be taken back."""


@dataclass(frozen=True)
class PastImport:
    """One import of the last thirty days of which something may still be taken back."""

    seq: int
    """Its entry in the trail."""
    at: datetime
    by: str
    act: str
    """What was imported, as the trail says it."""
    register: str
    is_undone_in_part: bool = False


class Undoing:
    """The door to imports that may be taken back."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def imports(self) -> tuple[PastImport, ...]:
        """The imports of the last thirty days in the registers the officer may import to, newest first."""
        since = self.desk.clock.now() - timedelta(days=DAYS)
        with self.desk.read() as session:
            undone, in_part = (_undone(session, kind, since) for kind in (ABOUT_UNDOING, ABOUT_PART))
            found = [entry for entry in trail.entries_about(session, ABOUT_IMPORT, since) if entry.seq not in undone]
        return tuple(
            PastImport(entry.seq, entry.at, entry.officer_name, entry.act, entry.about[1], entry.seq in in_part)
            for entry in found
            if entry.about is not None and self.desk.may(entry.about[1], Action.IMPORT)
        )

    def look(self, seq: int) -> tuple[UndoLine, ...]:
        """What taking the import back would do to each record it brought or changed; nothing is changed by looking.

        Raises Refusal where there is no such import, or it is older than thirty days or taken back already.
        """
        past = self._find(seq)
        with self.desk.read() as session:
            return UndoAct(self.desk, session, self.desk.book.get(past.register), seq).lines()

    def undo(self, seq: int, *, leave_touched: bool = False) -> tuple[UndoLine, ...]:
        """Take the import back in one act; gives what was done. Numbers given by it are void and stay in the ledger.

        Cards of people, firms and names that it brought go with it where nothing else points at them; what it changed on other
        cards is as before, unless a record that stays uses the card. Whatever was changed since, by hand or by a later import, stays:
        Raises Refusal where there is such a thing, unless `leave_touched` says that the rest is to be taken back. What an earlier
        import that was taken back had to leave to this one, goes back with it.
        """
        past = self._find(seq)
        self.desk.allow(past.register, Action.EDIT)
        register = self.desk.book.get(past.register)
        in_part = leave_touched and any(line.is_left for line in self.look(seq))
        with self.desk.work(f"撤销{past.act}", about=(ABOUT_PART if in_part else ABOUT_UNDOING, str(seq))) as session:
            act = UndoAct(self.desk, session, register, seq)
            lines = act.lines()
            left = [line for line in lines if line.is_left]
            if left and not in_part:
                first = left[0]
                raise Refusal(f"有{len(left)}条记录不能撤销或不能全部撤销（{first.number}：{first.why}），请逐条核对后只撤销其余内容。")
            done = tuple(line for line in lines if not line.obstacle)
            act.take_back(done, {line.ref.id for line in lines if line.obstacle})
            acts = [act]
            for earlier, key in self._left_to(session, seq):
                follower = UndoAct(self.desk, session, self.desk.book.get(key), earlier)
                follower.follow(acts)
                acts.append(follower)
            for one in acts:
                one.finish(done if one is act else ())
        return done

    def _left_to(self, session: Session, seq: int) -> list[tuple[int, str]]:
        """The imports before this one that were taken back after it, the last first, with their registers."""
        undone = _undone(session, ABOUT_UNDOING, after=seq) | _undone(session, ABOUT_PART, after=seq)
        found = trail.entries_about(session, ABOUT_IMPORT) if undone else ()
        return [(entry.seq, entry.about[1]) for entry in found if entry.about is not None and entry.seq < seq and entry.seq in undone]

    def _find(self, seq: int) -> PastImport:
        for past in self.imports():
            if past.seq == seq:
                return past
        raise Refusal(f"没有第{seq}号导入，或者它已超过{DAYS}日、已经撤销、您无权撤销。")


def _undone(session: Session, kind: str, since: datetime | None = None, *, after: int = 0) -> set[int]:
    """The imports that were taken back wholly or in part."""
    return {int(entry.about[1]) for entry in trail.entries_about(session, kind, since) if entry.about is not None and entry.seq > after}
