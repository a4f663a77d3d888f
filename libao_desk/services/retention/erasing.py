"""Taking closed records out of the file for good (销毁): their rows, files, papers, finds, and what the trail tells of them.

Cards of people who stand nowhere else go with them; whoever stands in another record keeps his card and his trail. Numbers stay in the
ledger. Months that were closed stay as they were sent.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.people.duplicates import PersonDistinct
from libao_desk.people.merge import LEFT_ALONE, PersonMerge
from libao_desk.people.models import Person
from libao_desk.services.disposal import DestroyedRecord
from libao_desk.services.papers.person_copies import CopyRequest
from libao_desk.services.records.audit import owner_key
from libao_desk.services.records.drafts import RecordRef
from libao_desk.services.records.issued_papers import IssuedPaper
from libao_desk.services.records.link_table import RecordLink, touching
from libao_desk.services.records.people_of import rows_of
from libao_desk.services.records.recent_kept import RecentText
from libao_desk.services.records.typing_journal import TYPED
from libao_desk.store import numbers, search_index
from libao_desk.store.attachments import Attachment
from libao_desk.store.connection import TOLD
from libao_desk.store.erasing import Row, erase
from libao_desk.store.pointing import own_mappers, pointing
from libao_desk.store.recorder import table_of
from libao_desk.store.trail import destroy_subject, rows_gone

REQUESTS_KEPT_YEARS = 3
"""A request for a copy of one's own data keeps the card so long: whoever asks whether it was answered is to be told."""


@dataclass
class Erased:
    """How much went."""

    rows: int = 0
    files: int = 0
    papers: int = 0
    people: int = 0
    people_kept: int = 0
    """Cards that stay: they stand in another record, guard somebody who does, or a copy of them was asked for of late."""


class Erasure:
    """One act of destroying; `record` for each, `finish` once."""

    def __init__(self, session: Session, today: date, note: str) -> None:
        self._session, self._today, self._note = session, today, note
        self._rows: set[Row] = set()
        self._people: set[int] = set()
        self._ids: defaultdict[str, set[int]] = defaultdict(set)
        self._registers: dict[str, Register] = {}
        self.done = Erased()

    def record(self, register: Register, record: Record) -> tuple[str, ...]:
        """Take one record out with all that is kept for it; gives the check codes of its papers."""
        self._ids[register.key].add(record.id)
        self._registers[register.key] = register
        own = [record, *(row for part in register.parts for row in rows_of(record, part.key))]
        beside = list(self._beside(register, record.id))
        self.done.files += sum(isinstance(row, Attachment) for row in beside)
        codes = tuple(row.code for row in beside if isinstance(row, IssuedPaper))
        self.done.papers += len(codes)
        self.done.rows += len(own) + len(beside)
        for row in (*own, *beside):
            self._people |= set(_people_in(row))
            self._rows.add((table_of(sa.inspect(type(row))).name, str(row.id)))
        for row in beside:
            self._session.delete(row)
        self._session.delete(record)
        self._forget(register, record.id)
        return codes

    def finish(self) -> Erased:
        """Take out the cards that nobody needs any more, and erase everything from the trail."""
        self._session.flush()
        self._rows |= set(self._rows_taken_out_before())
        self._sweep()
        erase(self._session, self._rows)
        search_index.optimize(self._session)
        self.done.people_kept = len(self._people)
        return self.done

    def _beside(self, register: Register, record_id: int) -> Iterator[Any]:
        """What points at the record by its register and id, whatever table it stands in."""
        for model in _models_by_place():
            here = sa.select(model).where(model.register == register.key, model.record_id == record_id)
            yield from self._session.scalars(here)
        yield from touching(self._session, RecordRef(register.key, record_id))
        kinds = [roster.kind for roster in register.rosters]
        yield from self._session.scalars(sa.select(RecentText).where(RecentText.roster.in_(kinds), RecentText.record_id == record_id))

    def _forget(self, register: Register, record_id: int) -> None:
        """What is no row of anybody's: finds, numbers in the ledger, forms that were typed and not saved."""
        search_index.remove(self._session, register.key, record_id)
        used_by = {register.key, *(document.key for document in register.documents)}
        self._rows |= set(numbers.note_destroyed(self._session, used_by, record_id, self._note))
        connection = self._session.connection()
        typed = connection.execute(sa.select(TYPED.c.id, TYPED.c.payload).where(TYPED.c.register == register.key)).all()
        mine = [row.id for row in typed if isinstance(row.payload, dict) and row.payload.get("id") == record_id]
        connection.execute(sa.delete(TYPED).where(TYPED.c.id.in_(mine)).execution_options(**{TOLD: True}))

    def _rows_taken_out_before(self) -> Iterator[Row]:
        """Rows of the records that were taken out while they were worked on: the trail still holds them whole."""
        for key, register in self._registers.items():
            owners = {part.model.__tablename__: owner_key(part) for part in register.parts}
            for change in rows_gone(self._session, list(owners)):
                if change.is_readable and change.old.get(owners[change.table]) in self._ids[key]:
                    yield change.table, change.row_id
        links = RecordLink.__tablename__
        for change in rows_gone(self._session, [*(model.__tablename__ for model in _models_by_place()), links]):
            if change.is_readable and any(self._is_of(change.old, *ends) for ends in _ENDS[change.table == links]):
                yield change.table, change.row_id

    def _is_of(self, values: dict[str, Any], register: str, record_id: str) -> bool:
        return values.get(record_id) in self._ids.get(str(values.get(register)), ())

    def _sweep(self) -> None:
        """Take out the cards of these people; one who guarded another may go once that one has gone."""
        going = True
        while going:
            going = False
            for person_id in sorted(self._people):
                if not self._is_needed(group := self._with_merged(person_id)):
                    self._take_out(group)
                    self._people -= group
                    going = True

    def _with_merged(self, person_id: int) -> set[int]:
        """The card and those that were merged into it."""
        group, fresh = {person_id}, {person_id}
        while fresh:
            fresh = set(self._session.scalars(sa.select(Person.id).where(Person.merged_into_id.in_(fresh)))) - group
            group |= fresh
        return group

    def _is_needed(self, group: Collection[int]) -> bool:
        since = self._today.replace(day=1, year=self._today.year - REQUESTS_KEPT_YEARS)
        for table, model, attribute in pointing(Person.__tablename__):
            if table in LEFT_ALONE:
                continue
            there = [getattr(model, attribute).in_(group)]
            if table == Person.__tablename__:
                there.append(Person.id.not_in(group))
            if model is CopyRequest:
                there.append(CopyRequest.answered_on >= since)
            if self._session.scalar(sa.select(sa.literal(1)).select_from(model).where(*there).limit(1)) is not None:
                return True
        return False

    def _take_out(self, group: Collection[int]) -> None:
        session = self._session
        answers = sa.or_(PersonDistinct.one_id.in_(group), PersonDistinct.other_id.in_(group))
        merges = sa.or_(PersonMerge.kept_id.in_(group), PersonMerge.gone_id.in_(group))
        wanted = (sa.select(PersonDistinct).where(answers), sa.select(PersonMerge).where(merges))
        requests = sa.select(CopyRequest).where(CopyRequest.person_id.in_(group))
        rows: Sequence[Any] = [row for one in (*wanted, requests) for row in session.scalars(one)]
        people = session.scalars(sa.select(Person).where(Person.id.in_(group))).all()
        for row in (*rows, *people):
            self._rows.add((table_of(sa.inspect(type(row))).name, ",".join(map(str, sa.inspect(row).identity))))
        for person in people:
            self._people |= set() if person.guardian_id is None else {person.guardian_id}
            person.merged_into_id = person.guardian_id = None
        for row in rows:
            session.delete(row)
        session.flush()
        for person in people:
            destroy_subject(session, person.trail_subject)
            session.delete(person)
        session.flush()
        self.done.people += len(people)


_ENDS = {False: (("register", "record_id"),), True: (("from_register", "from_id"), ("to_register", "to_id"))}
"""By which columns a row says whose it is: of links, of all others."""


def _models_by_place() -> tuple[type[Any], ...]:
    """Every class whose rows belong to a record by its register and id."""
    found = (mapper.class_ for mapper in own_mappers() if {"register", "record_id"} <= set(mapper.column_attrs.keys()))
    return tuple(model for model in found if model is not DestroyedRecord)


def _people_in(row: Any) -> Iterator[int]:
    """The people a row points at."""
    for table, _, attribute in pointing(Person.__tablename__):
        if table == type(row).__tablename__ and (person_id := getattr(row, attribute)) is not None:
            yield person_id
