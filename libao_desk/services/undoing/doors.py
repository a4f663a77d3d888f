"""Through which door a change of each table goes (权限): who may not make a change may not undo it, and nobody what is sealed."""

from collections.abc import Callable, Iterable
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from libao_desk.core.errors import Refusal
from libao_desk.declare.register import Register
from libao_desk.people.access import Action
from libao_desk.people.codes import Role
from libao_desk.people.duplicates import PersonDistinct
from libao_desk.people.merge import PersonMerge
from libao_desk.people.models import Person
from libao_desk.services.desk import Desk
from libao_desk.services.lists.saved_views import SavedView
from libao_desk.services.persons.directory import LISTS, right_to
from libao_desk.services.records.audit import owner_key
from libao_desk.services.records.drafts import RecordRef
from libao_desk.services.records.link_table import RecordLink, end, start
from libao_desk.services.records.phrases import OwnPhrase
from libao_desk.services.records.recent_kept import RecentText
from libao_desk.services.records.records import load
from libao_desk.services.records.standing import may_come_upon
from libao_desk.services.settings import BESIDE, OfficeSetting, OwnDay
from libao_desk.services.todo.attempts import DutyAttempt
from libao_desk.store.attachments import Attachment
from libao_desk.store.history import RecordTransition
from libao_desk.store.recorder import Change
from libao_desk.store.trail import TrailChange

from .rows_now import RowsNow

MOVES, MERGES, LINKS, PERSONS = (model.__tablename__ for model in (RecordTransition, PersonMerge, RecordLink, Person))
FILES = Attachment.__tablename__
SETTINGS = frozenset({OfficeSetting.__tablename__, OwnDay.__tablename__})
CARDS = frozenset({PERSONS, *(listed.model.__tablename__ for listed in LISTS)})
"""What several records may use: it is not taken out where something needs it."""


class Doors:
    """Asks for every change of an act whether the officer might make it by hand."""

    def __init__(self, desk: Desk, session: Session, rows: RowsNow) -> None:
        self.desk = desk
        self._session = session
        self._rows = rows
        self.parts = {part.model.__tablename__: part.label for register in desk.book for part in register.parts}
        """What the parts of records are called, by table."""
        self._registers = {register.model.__tablename__: register for register in desk.book}
        self._parts = {part.model.__tablename__: (register, part) for register in desk.book for part in register.parts}
        named = (Attachment, RecentText, DutyAttempt)
        self._by_table: dict[str, Callable[[TrailChange], None]] = {
            PERSONS: self._person,
            PersonDistinct.__tablename__: lambda _: desk.allow("", Action.EDIT),
            LINKS: self._link,
            OwnPhrase.__tablename__: lambda change: desk.allow(self.told(change, "register"), Action.EDIT),
            SavedView.__tablename__: self._view,
            **dict.fromkeys((model.__tablename__ for model in named), self._beside),
            **dict.fromkeys(SETTINGS, lambda _: desk.allow("", Action.SETTINGS)),
            **{listed.model.__tablename__: self._listed for listed in LISTS},
        }

    def knows(self, change: TrailChange) -> bool:
        """Whether a change is of a kind that can be put back at all."""
        if change.table in self._registers or change.table in (MOVES, MERGES):
            return change.kind is Change.CHANGED
        if change.table == OfficeSetting.__tablename__ and change.row_id.startswith(BESIDE):
            return False
        return change.table in self._parts or change.table in self._by_table

    def check(self, changes: Iterable[TrailChange]) -> None:
        """Raise Refusal where the officer may not do what undoing these changes does."""
        changes = tuple(changes)
        if any(change.table == MERGES for change in changes):
            self.desk.allow("", Action.MERGE_PERSONS)  # as for the merge itself, whose rows stand in any register
            return
        for change in changes:
            if self.is_of_record(change):
                self._record(change)
            else:
                self._by_table[change.table](change)

    def is_of_record(self, change: TrailChange) -> bool:
        """Whether a change is of a record's own row, of its parts or its course."""
        return change.table == MOVES or change.table in self._registers or change.table in self._parts

    def ref(self, change: TrailChange) -> RecordRef | None:
        """The record that a change belongs to, if it belongs to one."""
        if (register := self._registers.get(change.table)) is not None:
            return RecordRef(register.key, int(change.row_id))
        if change.table in self._parts:
            register, part = self._parts[change.table]
            owner = self.told(change, owner_key(part))
            return None if owner is None else RecordRef(register.key, owner)
        if change.table == RecentText.__tablename__:
            register, _ = self.desk.book.roster(self.told(change, "roster"))
            return RecordRef(register.key, self.told(change, "record_id"))
        if change.table in (MOVES, FILES, DutyAttempt.__tablename__):
            key, record_id = self.told(change, "register"), self.told(change, "record_id")
            return None if key is None or record_id is None else RecordRef(key, record_id)
        return None

    def ends(self, change: TrailChange) -> tuple[RecordRef, RecordRef]:
        """Both records of a link."""
        names = ("from_register", "from_id", "to_register", "to_id")
        link = RecordLink(**{name: self.told(change, name) for name in names})
        return start(link), end(link)

    def told(self, change: TrailChange, key: str) -> Any:
        """A value of the row, of one that is gone as the trail has it."""
        row = self._rows.get(change)
        if row is not None:
            return getattr(row, key)
        whole = change.new if change.kind is Change.NEW else change.old
        return whole.get(key) if isinstance(whole, dict) else None

    def _record(self, change: TrailChange) -> None:
        ref = self.ref(change)
        if ref is None and change.table in self.parts:
            raise Refusal(f"“{self.parts[change.table]}”中的这一行后来已经删除，请先撤销那次删除。")
        if ref is None:
            raise Refusal("这条记录已不存在。")
        is_course = change.table == MOVES and change.column != RecordTransition.happened_on.key
        is_state = change.table in self._registers and change.column == "state"
        self._open(ref, Action.MOVE if is_course or is_state else Action.EDIT)

    def _open(self, ref: RecordRef, action: Action) -> None:
        self.desk.allow(ref.register, action)
        load(self.desk, self._session, self._register(ref), ref.id)

    def _register(self, ref: RecordRef) -> Register:
        return self.desk.book.get(ref.register)

    def _person(self, change: TrailChange) -> None:
        self.desk.allow("", Action.EDIT)
        person = self._rows.get(change)
        if person is None:
            return
        if person.merged_into_id is not None and change.column != Person.merged_into_id.key:
            raise Refusal(f"“{person.name}”的卡片后来并入了另一张，请先撤销合并。")
        if not self.may_meet(person):
            raise Refusal("这个人不在您有权查看的登记册中，不能改他的卡片。")

    def may_meet(self, person: Any) -> bool:
        """Whether the officer may come upon a person; a card that is no more is nobody's secret to whoever took it out."""
        asked = sa.select(sa.literal(1)).where(Person.id == getattr(person, "id", None), may_come_upon(self.desk))
        return person is None or bool(self._session.scalar(asked))

    def _listed(self, change: TrailChange) -> None:
        self.desk.allow("", right_to(change.table, is_new=change.kind is Change.NEW))

    def _link(self, change: TrailChange) -> None:
        refs = self.ends(change)
        if not any(self.desk.may(ref.register, Action.EDIT) for ref in refs):
            self.desk.allow(refs[0].register, Action.EDIT)
        for ref in refs:
            self._open(ref, Action.VIEW)

    def _beside(self, change: TrailChange) -> None:
        ref = self.ref(change)
        if ref is None:
            raise Refusal("这条记录已不存在。")
        self._open(ref, Action.ATTACH if change.table == FILES else Action.EDIT)

    def _view(self, change: TrailChange) -> None:
        self.desk.allow(self.told(change, "register"), Action.LIST)
        if self.told(change, "officer_id") != self.desk.actor.officer_id and self.desk.rights.role is not Role.DIRECTOR:
            raise Refusal("同事保存的常用筛选由本人或者所长改动。")
