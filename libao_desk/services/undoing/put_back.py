"""One act put back value by value (撤销一次操作): whole or not at all, and never over what somebody changed since."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy.orm import Session

from libao_desk.core.errors import Refusal
from libao_desk.declare.field import FACT
from libao_desk.declare.path import FieldPath
from libao_desk.people.codes import Role
from libao_desk.services import indexing
from libao_desk.services.never_recorded import refuse_words
from libao_desk.services.records.drafts import RecordRef
from libao_desk.services.records.issued_papers import refuse_renumbering
from libao_desk.services.records.link_table import other_end, touching
from libao_desk.services.records.moves import offer_move
from libao_desk.services.records.records import load, mark_touched
from libao_desk.services.withheld import refuse_unnamed
from libao_desk.store.history import RecordTransition
from libao_desk.store.last_acts import Act
from libao_desk.store.pointing import pointed_at
from libao_desk.store.recorder import Change
from libao_desk.store.trail import TrailChange

from .cards import UNREADABLE
from .doors import CARDS, FILES, LINKS, MERGES, MOVES
from .names import Names
from .since import Since
from .sound import is_there_again, refuse_dangling, refuse_unsound

NOTHING_LEFT = "已经是改动前的样子，不用撤销。"
NAMED = 4


class PutBack:
    """An act's changes against what is stored now."""

    def __init__(self, session: Session, act: Act, changes: Sequence[TrailChange], since: Since, names: Names) -> None:
        self.desk = names.desk
        self._session = session
        self._act = act
        self._changes = changes
        self._since = since
        self._rows, self._doors, self._names = names.rows, names.doors, names
        self._free: list[TrailChange] = []

    def check(self) -> None:
        """Find what is to be put back.

        Raises Refusal where the officer may not, where the same was changed since, or nothing is left to be put back.
        """
        if not all(change.is_readable for change in self._changes):
            raise Refusal(f"{UNREADABLE}。")
        self._doors.check(self._changes)
        stuck = [(change, by) for change in self._changes if (by := self._since.standing(change, self._act.seq)) is not None]
        if stuck:
            last = max((by for _, by in stuck), key=lambda by: by.seq)
            told = f"{last.at.astimezone():%Y-%m-%d}{last.officer_name}{last.act}"
            raise Refusal(
                f"{self._labels(change for change, _ in stuck)}后来又有改动（第{last.seq}号：{told}），请先撤销那一次，或者直接改正。"
            )
        self._free = [change for change in self._changes if not self._rows.is_as_before(change)]
        if not self._free:
            raise Refusal(NOTHING_LEFT)
        if lost := [change for change in self._free if not self._rows.is_as_left(change)]:
            raise Refusal(f"{self._labels(lost)}现在的内容与这次操作留下的不同，请直接改正。")
        self._refuse_needed()
        self._refuse_double()

    def carry_out(self, reason: str) -> tuple[RecordRef, ...]:
        """Put everything back inside the caller's act, after `check`; gives the records that are other than before."""
        is_decided = bool(reason) and self.desk.rights.role is Role.DIRECTOR
        if not is_decided:
            self._guard_texts()
        refs = self._refs()
        for ref in refs:
            mark_touched(load(self.desk, self._session, self.desk.book.get(ref.register), ref.id))
        for change in sorted(self._of(Change.RETIRED), key=lambda one: int(one.row_id) if one.row_id.isdecimal() else 0):
            model, values = self._rows.model(change), self._rows.whole(change)
            refuse_dangling(self._session, model, values)
            self._session.add(model(**values))
            self._session.flush()
        with self._session.no_autoflush:
            for change in self._of(Change.CHANGED):
                row = self._rows.get(change)
                setattr(row, str(change.column), self._rows.value(change, change.old))
            for ref in refs:
                register = self.desk.book.get(ref.register)
                refuse_renumbering(self._session, register, load(self.desk, self._session, register, ref.id))
        self._session.flush()
        self._take_out()
        self._session.expire_all()
        self._refuse_unsound(refs)
        return refs

    def _of(self, kind: Change) -> Iterator[TrailChange]:
        return (change for change in self._free if change.kind is kind)

    def _labels(self, changes: Iterable[TrailChange]) -> str:
        labels = list(dict.fromkeys(filter(None, map(self._names.label, changes))))
        return "、".join(f"“{label}”" for label in labels[:NAMED]) + ("等" if len(labels) > NAMED else "")

    def _refs(self) -> tuple[RecordRef, ...]:
        """The records whose own rows, parts or course are put back; a merge has its own door."""
        if any(change.table == MERGES for change in self._changes):
            return ()
        own = (change for change in self._free if self._doors.is_of_record(change))
        return tuple(dict.fromkeys(ref for change in own if (ref := self._doors.ref(change)) is not None))

    def _refuse_needed(self) -> None:
        """A card that is all the act brought is not taken out where something uses it."""
        cards = [change for change in self._free if change.kind is Change.NEW and change.table in CARDS]
        if len(cards) < len(self._free):
            return
        own: defaultdict[str, set[int]] = defaultdict(set)
        for change in cards:
            own[change.table].add(int(change.row_id))
        alone = next(iter(own)) if len(own) == 1 else ""
        if alone and pointed_at(self._session, alone, own[alone]) - own[alone]:
            raise Refusal(NEEDED)
        if alone and len(own[alone]) == 1 and pointed_at(self._session, alone, own[alone]):
            raise Refusal(NEEDED)

    def _refuse_double(self) -> None:
        """What went and was made anew since is there once."""
        for change in self._of(Change.RETIRED):
            if change.table == LINKS:
                one, other = self._doors.ends(change)
                if any(other_end(link, one) == other for link in touching(self._session, one)):
                    raise Refusal("这两份档案已经重新关联，不用撤销。")
            elif change.table == FILES and change.old["sha256"] not in self.desk.file.blobs.names():
                raise Refusal("附件的原件已经清除，请重新添加。")
            elif is_there_again(self._session, self._rows.model(change), self._rows.whole(change)):
                raise Refusal("同样的一条后来又登记过，请直接改正。")

    def _guard_texts(self) -> None:
        """What was a text once goes through the same guard as one that is typed."""
        for change in self._free:
            if change.kind is Change.NEW or self._doors.ref(change) is None:
                continue
            model = self._rows.model(change)
            old = change.old if change.kind is Change.RETIRED else {str(change.column): change.old}
            for key, value in old.items():
                if isinstance(value, str) and FACT in self._rows.column(change, key).info:
                    refuse_words(FieldPath((getattr(model, key),)), value)

    def _take_out(self) -> None:
        """What the act brought goes, what points before what is pointed at; a card that something needs stays."""
        left = list(self._of(Change.NEW))
        while left:
            needed = {
                table: pointed_at(self._session, table, {int(one.row_id) for one in left if one.table == table and one.row_id.isdecimal()})
                for table in {one.table for one in left}
            }
            free = [one for one in left if not one.row_id.isdecimal() or int(one.row_id) not in needed[one.table]]
            for one in free:
                self._session.delete(self._rows.get(one))
            self._session.flush()
            left = [one for one in left if one not in free]
            if not free:
                if all(one.table in CARDS for one in left):
                    return
                raise Refusal(NEEDED)

    def _refuse_unsound(self, refs: Sequence[RecordRef]) -> None:
        """The same checks as when it is saved, then what is stored is made findable."""
        for ref in refs:
            register = self.desk.book.get(ref.register)
            record = self._session.get_one(register.model, ref.id)
            refuse_unnamed(self.desk, register, record)
            indexing.put(self._session, register, record)
        for change in self._of(Change.CHANGED):
            row, key = self._rows.get(change), str(change.column)
            refuse_dangling(self._session, type(row), {key: getattr(row, key)})
        for change in self._free:
            if change.table == MOVES and change.column == RecordTransition.withdrawn_at.key and change.old is None:
                self._refuse_unready(self._rows.get(change))
        for row in filter(None, map(self._rows.get, self._free)):
            refuse_unsound(self.desk, self._session, row)

    def _refuse_unready(self, moved: Any) -> None:
        """Raise Refusal where a step that would stand again lacks by now what it cannot do without."""
        register = self.desk.book.get(moved.register)
        move = next((one for one in register.transitions if one.event == moved.event), None)
        if move is None:
            return
        record = self._session.get_one(register.model, moved.record_id)
        if missing := offer_move(move, record, self.desk.facts(), self.desk.today).missing:
            raise Refusal(f"“{move.title}”还不能恢复：须先填写{'、'.join(missing)}。")


NEEDED = "已经有记录用到它，不能撤销；不再使用的请停用。"
