"""The last fifty acts of the desk (最近操作): what each did to which record, whether it can be undone, and the undoing itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from sqlalchemy.orm import Session

from libao_desk.core.errors import Refusal
from libao_desk.declare.register import Register
from libao_desk.people.access import Action
from libao_desk.people.codes import Role
from libao_desk.services.desk import Desk
from libao_desk.services.ledgers.acts import is_import
from libao_desk.services.persons.people import People
from libao_desk.services.records.drafts import RecordRef
from libao_desk.services.records.links import Links
from libao_desk.services.records.moves import state_of
from libao_desk.services.records.records import Records, load
from libao_desk.services.records.taking_back import refuse_taking_back
from libao_desk.services.records.views import move_titles
from libao_desk.store import trail
from libao_desk.store.history import RecordTransition, transitions_of
from libao_desk.store.last_acts import Act, last_acts
from libao_desk.store.recorder import Change
from libao_desk.store.trail import TrailChange

from .act import OF_ENTRY, UndoAct
from .doors import FILES, MERGES, Doors
from .names import Names
from .not_undone import MOST_LINES, SEVERAL, STEPS, TOO_MANY, why_not
from .put_back import PutBack
from .rows import is_new_move
from .rows_now import RowsNow
from .since import Since, undoing_of, undone_since
from .undoing import DAYS, Undoing
from .ways import net

MOST = 50
ALREADY = "已经撤销（第{seq}号操作）。"
LEFT_TYPED = "为这一步填写的日期、结果还在记录里，不对的请改正或清空。"


class Way(Enum):
    """How an act is undone."""

    IMPORT = auto()
    ENTRY = auto()
    """A new record is taken out again; its number is void and stays in the ledger."""
    STEP = auto()
    MERGE = auto()
    VALUES = auto()
    """What was there before is put back."""
    NONE = auto()


@dataclass(frozen=True)
class LastAct:
    """One act as it is listed."""

    seq: int
    at: datetime
    by: str
    act: str
    what: str
    """The records, cards or entries it was done to."""
    contents: str
    """Which data it changed."""
    obstacle: str
    """Why it cannot be undone; empty where it can."""
    asks_reason: bool


@dataclass(frozen=True)
class Undone:
    """What was done."""

    sentence: str
    refs: tuple[RecordRef, ...]
    """The records that are other than before."""


@dataclass(frozen=True)
class _Told:
    """An act with what the trail says that it changed."""

    act: Act
    changes: tuple[TrailChange, ...]
    way: Way
    why_not: str = ""

    @property
    def asks_reason(self) -> bool:
        return self.way is Way.STEP or any(one.table == FILES and one.kind is Change.NEW for one in self.changes)


class LastActs:
    """The door to the last acts: an officer's own, of the whole office for the director."""

    def __init__(self, desk: Desk, records: Records, people: People, undoing: Undoing) -> None:
        self.desk = desk
        self._records = records
        self._people = people
        self._undoing = undoing

    def acts(self) -> tuple[LastAct, ...]:
        """The last fifty acts that were no mere looks, newest first; what may be undone is judged anew when it is done."""
        imports = frozenset(past.seq for past in self._undoing.imports())
        with self.desk.read() as session:
            names = Names(self.desk, session)
            told = [self._told(session, act, names.doors) for act in self._newest(session)]
            since = Since(session, (change for one in told if one.way is Way.VALUES for change in one.changes))
            undone = undone_since(session, told[-1].act.seq) if told else {}
            return tuple(self._listed(session, one, since, names, undone, imports) for one in told)

    def undo(self, seq: int, *, reason: str = "") -> Undone:
        """Undo one of the last acts, in an act of its own that names it.

        Raises Refusal where it is none of the last fifty, where the officer might not make the change by hand, where the same was
        changed since, or where a step or a file is to be withdrawn without a reason.
        """
        with self.desk.read() as session:
            act = next((one for one in self._newest(session) if one.seq == seq), None)
            if act is None:
                raise Refusal(f"最近{MOST}次操作中没有第{seq}号操作。")
            told, undone = self._told(session, act, Names(self.desk, session).doors), undone_since(session, seq)
        if seq in undone:
            raise Refusal(ALREADY.format(seq=undone[seq]))
        if told.asks_reason and not reason.strip():
            raise Refusal("撤销办理的步骤、添加的附件须写明理由。")
        done = self._done(told, undoing_of(act), reason.strip())
        self.desk.forget_facts()
        return done

    def _newest(self, session: Session) -> tuple[Act, ...]:
        return last_acts(session, MOST, officer_id=None if self.desk.rights.role is Role.DIRECTOR else self.desk.actor.officer_id)

    def _told(self, session: Session, act: Act, doors: Doors) -> _Told:
        if is_import(act):
            return _Told(act, (), Way.IMPORT)
        if act.lines > MOST_LINES:
            return _Told(act, (), Way.NONE, TOO_MANY)
        changes = net(one for one in trail.changes_of(session, act.seq) if one.kind in (Change.NEW, Change.CHANGED, Change.RETIRED))
        new = [register for one in changes if one.kind is Change.NEW for register in self.desk.book if _is_of(one, register)]
        if new:
            return _Told(act, changes, Way.ENTRY) if len(new) == 1 else _Told(act, changes, Way.NONE, SEVERAL)
        if steps := sum(map(is_new_move, changes)):
            return _Told(act, changes, Way.STEP) if steps == 1 else _Told(act, changes, Way.NONE, STEPS)
        if any(one.table == MERGES and one.kind is Change.NEW for one in changes):
            return _Told(act, changes, Way.MERGE)
        is_known = bool(changes) and all(map(doors.knows, changes))
        return _Told(act, changes, Way.VALUES) if is_known else _Told(act, changes, Way.NONE, why_not(act, changes))

    def _listed(
        self, session: Session, told: _Told, since: Since, names: Names, undone: Mapping[int, int], imports: frozenset[int]
    ) -> LastAct:
        act = told.act
        known = [one for one in told.changes if one.table in names.rows]
        what, contents = names.of(known), names.contents(known) if told.way in (Way.VALUES, Way.STEP) else ""
        try:
            if act.seq in undone:
                raise Refusal(ALREADY.format(seq=undone[act.seq]))
            self._check(session, told, since, names, imports)
            obstacle = ""
        except Refusal as refusal:
            obstacle = refusal.sentence
        return LastAct(act.seq, act.at, act.officer_name, names.act(act.act), what, contents, obstacle, told.asks_reason)

    def _check(self, session: Session, told: _Told, since: Since, names: Names, imports: frozenset[int]) -> None:
        """Raise Refusal where an act cannot be undone, as far as looking can tell."""
        if told.way is Way.NONE:
            raise Refusal(told.why_not)
        if told.way is Way.IMPORT and told.act.seq not in imports:
            raise Refusal(f"这次导入已经撤销、已超过{DAYS}日，或者您无权撤销。")
        if told.way is Way.VALUES:
            PutBack(session, told.act, told.changes, since, names).check()
        elif told.way is Way.ENTRY:
            self._entry(session, told)
        elif told.way is Way.STEP:
            self._step(session, told)
        elif told.way is Way.MERGE:
            self.desk.allow("", Action.MERGE_PERSONS)
            if all(past.id != _merge_of(told) for past in self._people.merges()):
                raise Refusal("这次合并已经撤销。")

    def _done(self, told: _Told, name: str, reason: str) -> Undone:
        with self.desk.read() as session:
            imports = frozenset(past.seq for past in self._undoing.imports())
            self._check(session, told, Since(session, told.changes), Names(self.desk, session), imports)
            ref = self._step(session, told) if told.way is Way.STEP else None
        if told.way is Way.IMPORT:
            if left := next((line for line in self._undoing.look(told.act.seq) if line.is_left), None):
                raise Refusal(f"{left.number}：{left.why}。请到“登记”菜单的“撤销导入”逐条核对，只撤销其余内容。")
            lines = self._undoing.undo(told.act.seq)
            return Undone(f"已撤销导入，共{len(lines)}条。", tuple(line.ref for line in lines if not line.is_new))
        if ref is not None:
            with self.desk.naming(name):
                move = next(int(one.row_id) for one in told.changes if is_new_move(one))
                begun = "、".join(Links(self.desk).begun_by_last_move(ref))
                title = self._records.take_back(ref, reason=reason, move=move)
            stands = f"由它接着登记的{begun}仍在，不该有的请到那份档案上办理。" if begun else ""
            return Undone(f"已撤回“{title}”。{LEFT_TYPED}{stands}", (ref,))
        if told.way is Way.MERGE:
            with self.desk.naming(name):
                self._people.unmerge(_merge_of(told))
            return Undone("已撤销合并，两张卡片和各自的记录恢复原样。", ())
        if told.way is Way.ENTRY:
            return self._take_out(told, name, reason)
        with self.desk.work(name, reason=reason or None, about=told.act.about) as session:
            put_back = PutBack(session, told.act, told.changes, Since(session, told.changes), Names(self.desk, session))
            put_back.check()
            return Undone(f"已撤销“{told.act.act}”。", put_back.carry_out(reason))

    def _entry(self, session: Session, told: _Told) -> UndoAct:
        """Raise Refusal where a new record was worked on since, or is gone already."""
        register = next(one for one in self.desk.book if any(_is_of(change, one) for change in told.changes))
        self.desk.allow(register.key, Action.EDIT)
        act = UndoAct(self.desk, session, register, told.act.seq, OF_ENTRY)
        lines = [line for line in act.lines() if line.is_new]
        if not lines:
            raise Refusal("这条记录已经撤销登记。")
        if why := next((line.why for line in act.lines() if line.is_left), ""):
            raise Refusal(f"{why}，不能撤销登记；登记有误的请直接改正。")
        return act

    def _take_out(self, told: _Told, name: str, reason: str) -> Undone:
        with self.desk.work(name, reason=reason or None) as session:
            act = self._entry(session, told)
            lines = act.lines()
            for change in told.changes:
                if change.kind is Change.NEW and not change.row_id.isdecimal():  # that two are not one, told of a card that goes
                    session.delete(RowsNow(session).get(change))
            act.take_back(lines, ())
            act.finish(lines)
            numbers = "、".join(line.number for line in lines if line.is_new)
        return Undone(f"已撤销登记，{numbers}作废，留在编号台账中。", ())

    def _step(self, session: Session, told: _Told) -> RecordRef:
        """The record whose last step the act was; Refusal where the step is not the last any more."""
        move = session.get(RecordTransition, int(next(filter(is_new_move, told.changes)).row_id))
        if move is None or move.withdrawn_at is not None:
            raise Refusal("这一步已经撤回。")
        register = self.desk.book.get(move.register)
        self.desk.allow(register.key, Action.MOVE)
        record = load(self.desk, session, register, move.record_id)
        last = transitions_of(session, register.key, move.record_id)[-1]
        title = move_titles(register).get(last.event, last.event)
        if last is not move:
            raise Refusal(f"后来又办理了“{title}”，请先撤销那一步。")
        refuse_taking_back(self.desk, register, state_of(record), title)
        return RecordRef(register.key, record.id)


def _is_of(change: TrailChange, register: Register) -> bool:
    """Whether a change is of the own row of a record of the register."""
    return bool(change.table == register.model.__tablename__)


def _merge_of(told: _Told) -> int:
    return next(int(one.row_id) for one in told.changes if one.table == MERGES and one.kind is Change.NEW)
