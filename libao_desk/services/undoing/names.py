"""What an act was done to, in words (操作对象): the record with its number, the card, the list's entry, and what of it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy.orm import Session, class_mapper

from libao_desk.people.access import Action
from libao_desk.people.merge import FOLLOWS_NAME
from libao_desk.services.desk import Desk
from libao_desk.services.records.audit import CAME_OR_WENT, HANDLER, HANDLER_LABEL, column_label
from libao_desk.services.records.drafts import RecordRef
from libao_desk.services.settings import OFFICE_SETTINGS, OfficeSetting, OwnDay
from libao_desk.services.withheld import withheld_ids
from libao_desk.store.trail import TrailChange

from .doors import CARDS, FILES, LINKS, MOVES, PERSONS, Doors
from .rows_now import RowsNow

CLOSED = "无权查看的记录"
MOST = 3
"""So many things are named, then how many there are."""
BESIDE = {"recent_text": "近况", "duty_attempt": "未能办成", LINKS: "关联", FILES: "附件", "phrase": "常用语", "saved_view": "常用筛选"}
CARD = {PERSONS: "人员", "village": "村（居）", "committee": "调解组织", "committee_member": "调解员", "organisation": "单位"}


class Names:
    """Names rows that are there, and those that are gone by what the trail kept of them."""

    def __init__(self, desk: Desk, session: Session) -> None:
        self.desk = desk
        self.rows = RowsNow(session)
        self.doors = Doors(desk, session, self.rows)
        self._session = session
        self._records: dict[RecordRef, str] = {}
        self._withheld: dict[str, frozenset[int]] = {}
        self._silent: set[str] = set()
        """Numbers of records that were met and must not be named."""

    def of(self, changes: Iterable[TrailChange]) -> str:
        """What the changes were made to: records first, what stands beside them only where there is none."""
        changes = tuple(changes)
        refs = list(dict.fromkeys(self._refs(changes)))
        beside = [] if refs else list(dict.fromkeys(filter(None, map(self._beside, changes))))
        names = dict.fromkeys([*map(self._known, refs[:MOST]), *beside[:MOST]])
        count = len(refs or beside)
        return "、".join(names) + (f"等{count}项" if count > MOST else "")

    def act(self, act: str) -> str:
        """What an act is called, without the numbers of records that must not be named; asked after `of`."""
        for number in filter(None, self._silent):
            act = act.replace(number, "")
        return act

    def contents(self, changes: Iterable[TrailChange]) -> str:
        """Which data were changed, by their labels."""
        labels = list(dict.fromkeys(filter(None, map(self._content, changes))))
        return "、".join(labels[:MOST]) + ("等" if len(labels) > MOST else "")

    def label(self, change: TrailChange) -> str:
        """What a changed datum, or a row that came or went, is called."""
        if change.table in self.doors.parts:
            return self.doors.parts[change.table]
        if change.column is None or change.table in BESIDE:
            return BESIDE.get(change.table) or CARD.get(change.table, "")
        if change.table == PERSONS and change.column in FOLLOWS_NAME:
            return ""
        if change.table == MOVES:
            return "办理经过"
        if change.table in (OfficeSetting.__tablename__, OwnDay.__tablename__):
            return self._beside(change)
        if change.column == HANDLER:
            return HANDLER_LABEL
        return column_label(class_mapper(self.rows.model(change)), change.column)

    def _content(self, change: TrailChange) -> str:
        return f"{CAME_OR_WENT.get(change.kind, '')}{self.label(change)}" if change.table != MOVES else ""

    def _refs(self, changes: Sequence[TrailChange]) -> Iterator[RecordRef]:
        for change in changes:
            if change.table == LINKS:
                yield from self.doors.ends(change)
            elif (ref := self.doors.ref(change)) is not None:
                yield ref

    def _known(self, ref: RecordRef) -> str:
        if ref not in self._records:
            self._records[ref] = self._record(ref)
        return self._records[ref]

    def _record(self, ref: RecordRef) -> str:
        register = self.desk.book.get(ref.register)
        if not self.desk.may(ref.register, Action.VIEW):
            return CLOSED
        if ref.register not in self._withheld:
            self._withheld[ref.register] = withheld_ids(self.desk, self._session, register)
        record = self._session.get(register.model, ref.id)
        if ref.id in self._withheld[ref.register]:
            self._silent.add("" if record is None else record.number)
            return CLOSED
        return "已不在册的记录" if record is None else f"{record.number} {register.label(record)}"

    def _beside(self, change: TrailChange) -> str:
        if change.table == OwnDay.__tablename__:
            return change.row_id
        if change.table == OfficeSetting.__tablename__:
            declared = (*OFFICE_SETTINGS, *(setting for register in self.desk.book for setting in register.settings))
            return next((setting.title for setting in declared if setting.key == change.row_id), "设置")
        if change.table not in CARDS and change.table not in BESIDE:
            return ""
        if change.table == PERSONS and not self.doors.may_meet(self.rows.get(change)):
            return CLOSED
        named: Any = self.doors.told(change, "title" if change.table == "phrase" else "name")
        return str(named or "")
