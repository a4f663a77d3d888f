"""Which record a row of a ledger is (比对): by the declared groups of fields, by a person's ID number, within the sheet and the file."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from libao_desk.declare.path import FieldPath, Kind, path
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.services.desk import Desk
from libao_desk.services.lists.query import ListQuery, page, spine
from libao_desk.services.records.moves import state_of
from libao_desk.services.withheld import restricted_ids, visible

from .compared import compared, key_of
from .likeness import Likes
from .near_matters import NearMatters
from .near_people import NearPeople
from .neighbours import Neighbour, Neighbours
from .own_notes import OwnNotes
from .parties import Parties

TAKEN = (
    "{label}“{said}”是记录{number}的，一个号只归一条记录：表中可能写错，或只排序了一部分列，请核对；"
    "确是那一条登记错了的，先打开{number}改正，再导入。"
)

FORMER = (
    "这个人在记录{number}（{state}）中，这一行没有写明新的日期，看不出是不是又有一件：是那一条的，在表中加“本地编号”一列写{number}；"
    "确是新的一件，请写明起始的日期。"
)

KEPT = "这一行是仅限指定人员查阅的记录，由您导入会重复登记，请由所长、经办人或者指定人员导入。"


@dataclass(frozen=True)
class Match:
    """The record a row is, or why that cannot be said."""

    record_id: int | None = None
    conflict: str = ""
    key: str = ""
    """The field the conflict is about, or by which the record was found."""
    note: str = ""
    """What should be looked at though the row may be stored."""


class Matcher:
    """Knows every record of a register by what identifies it, and every row seen so far."""

    def __init__(self, desk: Desk, session: Session, register: Register) -> None:
        self._register = register
        self._groups = [tuple(path(field) for field in group) for group in register.same]
        self._person_ids = register.whose_number
        self._by_group: list[dict[tuple[Any, ...], list[int]]] = []
        ids = spine(session, register, ListQuery(), visible(desk, register))
        for group in self._groups:
            self._by_group.append(_index(page_all(session, register, group, ids), group))
        self._by_person = _index(page_all(session, register, self._person_ids, ids)) if self._person_ids else {}
        self._closed = _closed_ids(session, register)
        self._seen: dict[tuple[int, tuple[Any, ...]], list[tuple[int, frozenset[str]]]] = {}
        self._parties = Parties(session, register)
        self._session, self._ids = session, ids
        self._own_notes = OwnNotes(session, register)
        self._given: dict[tuple[FieldPath, tuple[Any, ...]], int] = {}
        """Which record a row gave an official number."""
        self._by_value: dict[FieldPath, dict[tuple[Any, ...], list[int]]] = {}
        self._number = path(register.model.number)
        self._by_number = _index(page_all(session, register, (self._number,), ids))
        kept = tuple(restricted_ids(desk, session, register))
        shown = ((self._number,), *self._groups, *((field,) for field in self._person_ids)) if kept else ()
        self._kept = [(fields, _index(page_all(session, register, fields, kept), fields)) for fields in shown]
        """What identifies the records that only name other readers."""
        self._likes = Likes(session, register, self._saying, self._open_ids, lambda: self._ids)
        likeness, persons = register.likeness, self._person_ids
        self._near_people = NearPeople(register, persons[0], likeness, self._on_file) if likeness and persons else None
        self._near_matters = NearMatters(register, path(likeness.days[0])) if likeness and likeness.days and register.between else None
        self._neighbours = Neighbours(register, self._groups, self._person_ids[0]) if self._person_ids else None

    def numbered(self, number: str) -> Sequence[int]:
        """The record of the register that has this permanent number, if there is one."""
        return self._by_number.get((number,), ())

    def bears(self, number: str) -> bool:
        """Whether there is such a record."""
        return bool(self.numbered(number))

    def known_by(self, values: Mapping[str, Any], number: str) -> Iterator[int]:
        """Every record that something identifying names; which of them the row is, or none, `match` says."""
        yield from self.numbered(number)
        indexes = zip([*self._groups, self._person_ids], [*self._by_group, self._by_person], strict=True)
        for fields, index in indexes:
            yield from index.get(key_of(fields, values), ())

    def filed_as(self, values: Mapping[str, Any], number: str) -> int | None:
        """The one record that a number or a group of fields names; none where that cannot be said."""
        indexes = zip(self._groups, self._by_group, strict=True)
        found = (self.numbered(number), *(index.get(key_of(group, values), ()) for group, index in indexes))
        return next((ids[0] for ids in found if len(ids) == 1), None)

    def is_closed(self, record_id: int) -> bool:
        """Whether a record is in one of the closed states."""
        return record_id in self._closed

    def match(self, values: Mapping[str, Any], row: int, number: str = "", names: frozenset[str] = frozenset()) -> Match:
        """The record these values are, or none; a row that repeats an earlier row of the sheet is a conflict.

        A permanent number that a record bears says which one it is, whatever else the row says. `names` are those the matter is between.
        """
        field = self._kept_by(values, number)
        return self._match_open(values, row, number, names) if field is None else Match(None, KEPT, field.key)

    def _match_open(self, values: Mapping[str, Any], row: int, number: str, names: frozenset[str]) -> Match:
        if self.bears(number):
            return self._repeats((-2, (number,)), row, self._number) or Match(self.numbered(number)[0])
        for index, group in enumerate(self._groups):
            key = key_of(group, values)
            if None in key:
                continue
            people = names if len(group) > 1 else frozenset()
            labels = "、".join(field.label for field in group)
            repeated = self._repeats((index, key), row, group[0], people)
            if repeated:
                return repeated
            found, doubt = self._parties.sift(self._by_group[index].get(key, []), people, labels)
            found = self._written_so(found, group, values)
            if len(found) > 1:
                doubt = f"{labels}与{len(found)}条已有记录相同，无法判断是哪一条。"
            if doubt:
                return Match(None, doubt, group[0].key)
            if found:
                self._remember_person(values, row)
                return Match(found[0], key=group[0].key)
            return self._numbered_since(values, row, index) or self._match_person(values, row)
        return self._match_person(values, row)

    def _kept_by(self, values: Mapping[str, Any], number: str) -> FieldPath | None:
        """What tells the row to be of a record that only names other readers: nobody makes a second one of it unawares."""
        said = {**values, self._number.key: number or None}
        return next((fields[0] for fields, index in self._kept if index.get(key_of(fields, said))), None)

    def _numbered_since(self, values: Mapping[str, Any], row: int, unknown: int) -> Match | None:
        """The one record that a later group names and that lacks the number which the row says and nobody has: a blank is filled."""
        if self._register.between is not None:
            return None  # a day and a summary are those of many matters
        for index, group in enumerate(self._groups[unknown + 1 :], start=unknown + 1):
            key = key_of(group, values)
            found = (
                [] if None in key else [one for one in self._by_group[index].get(key, ()) if self._lacks(one, self._groups[:index], values)]
            )
            if len(found) == 1:
                self._remember_person(values, row)
                return self._repeats((index, key), row, group[0]) or Match(found[0], key=group[0].key)
        return None

    def _lacks(self, record_id: int, groups: Sequence[Sequence[FieldPath]], values: Mapping[str, Any]) -> bool:
        """Whether something of each of the groups that the row fills is not said by a record."""
        record = self._session.get_one(self._register.model, record_id)
        return all(any(field.value_of(record) is None for field in group) for group in groups if None not in key_of(group, values))

    def taken(self, values: Mapping[str, Any], record: Record) -> Iterator[tuple[str, str]]:
        """Official numbers that a row would give its record and that another record has: (key, why not)."""
        for group, index in zip(self._groups, self._by_group, strict=True):
            field, said = group[0], values.get(group[0].key)
            if len(group) > 1 or said is None or said == field.value_of(record):
                continue
            key = key_of(group, values)
            first = self._given.setdefault((field, key), record.id)
            other = next((one for one in (*index.get(key, ()), first) if one != record.id), None)
            if other is not None:
                number = self._session.get_one(self._register.model, other).number
                yield field.key, TAKEN.format(label=field.label, said=said, number=number)

    def keep_as_written(self, values: dict[str, Any], record: Record) -> None:
        """What a row only writes otherwise than its record is no change: a number stays as the office writes it."""
        for field in dict.fromkeys(field for group in self._groups for field in group):
            said, ours = values.get(field.key), field.value_of(record)
            if said != ours and None not in (said, ours) and compared(field, said) == compared(field, ours):
                values[field.key] = ours
        self._own_notes.leave_out(values, record)
        for loose in self._register.loose_heads:
            field = path(loose.field)
            if loose.or_else is not None and field.value_of(record) is None and values.get(field.key) == (loose.or_else(record) or ""):
                del values[field.key]

    def _written_so(self, found: Sequence[int], group: Sequence[FieldPath], values: Mapping[str, Any]) -> Sequence[int]:
        """Of several records with one number that which writes it as the row does; all of them where none or more than one does."""
        if len(found) < 2:
            return found
        said = tuple(values[field.key] for field in group)
        exact = [at for at, cells in page_all(self._session, self._register, tuple(group), list(found)).items() if cells == said]
        return exact if len(exact) == 1 else found

    def former(self, values: Mapping[str, Any]) -> Match:
        """The conflict of a row that says no day of its own, about somebody whose records are all closed: a list founds nobody anew."""
        known = [one for field in self._person_ids for one in self._by_person.get((values.get(field.key),), ())]
        decided = any(all(values.get(field.key) is not None for field in group) for group in self._groups)
        is_dated = any(isinstance(said, date) for key, said in values.items() if "." not in key)
        if not known or decided or is_dated or not self._closed.issuperset(known):
            return Match()
        last = self._session.get_one(self._register.model, known[-1])
        return Match(None, FORMER.format(number=last.number, state=state_of(last).label), self._person_ids[0].key)

    def alike(self, values: Mapping[str, Any], fields: Sequence[FieldPath]) -> list[int]:
        """Records that may be the row's where nothing identifies it: those that say the same in the field that few share.

        Nothing where a group of fields that identifies records is complete: then a record that is not found is not there.
        """
        if any(all(values.get(field.key) is not None for field in group) for group in self._groups):
            return []
        said = [field for field in fields if values.get(field.key) is not None]
        return min((self._saying(field, values[field.key]) for field in said), key=len, default=[])

    def resembles(self, values: Mapping[str, Any], trial: Record, row: int, names: frozenset[str]) -> Match:
        """The conflict of a new row that seems to be a record that is there, or a row above it with a name written otherwise."""
        sentence, key = self._likes.doubt(values, trial)
        if not sentence and self._near_people is not None:
            sentence, key = self._near_people.doubt(values, trial, row)
        if not sentence and self._near_matters is not None:
            sentence = self._near_matters.doubt(values, trial, row, names, self._likes.of_day(values, self._near_matters.day))
        return Match(None, sentence, key)

    def continued(self, values: Mapping[str, Any], names: frozenset[str]) -> Iterator[int]:
        """The records between the same people that an unnumbered row may go on with: it says all by which a matter is known."""
        if matter := self.matter(values):
            yield from self._likes.between(values, names, matter)

    def matter(self, values: Mapping[str, Any]) -> Sequence[FieldPath]:
        """The day and the words by which a row tells its matter from another of the same people; none where one is not said."""
        likeness = self._register.likeness
        groups = [[field for field in group if field.kind is not Kind.REFERENCE] for group in self._groups if len(group) > 1]
        if likeness is not None and likeness.about is not None:
            groups.append([path(likeness.days[0]), path(likeness.about)])
        return next((group for group in groups if all(values.get(field.key) is not None for field in group)), ())

    def expect(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Some hundreds of rows are to be decided together."""
        self._likes.expect(rows)

    def _on_file(self, fields: tuple[FieldPath, ...], *, with_closed: bool) -> Iterable[tuple[Any, ...]]:
        return page_all(self._session, self._register, fields, self._ids if with_closed else self._open_ids()).values()

    def _open_ids(self) -> list[int]:
        return [record_id for record_id in self._ids if record_id not in self._closed]

    def _saying(self, field: FieldPath, value: Any) -> list[int]:
        if field not in self._by_value:
            self._by_value[field] = _index(page_all(self._session, self._register, (field,), self._ids))
        return self._by_value[field].get((value,), [])

    def _match_person(self, values: Mapping[str, Any], row: int) -> Match:
        """Without an official number the person decides: one open record of his is this one."""
        if not self._person_ids:
            return Match()
        field = self._person_ids[0]
        number = values.get(field.key)
        if number is None:
            return Match()
        decided = any(all(values.get(f.key) is not None for f in group) for group in self._groups)
        repeated = self._repeats((-1, (number,)), row, field)
        if repeated and not decided:
            return repeated
        open_ones = [record_id for record_id in self._by_person.get((number,), []) if record_id not in self._closed]
        if not decided:
            return Match(open_ones[0]) if len(open_ones) == 1 else Match()
        return self._beside(values, row, number, open_ones)

    def _beside(self, values: Mapping[str, Any], row: int, number: str, open_ones: Sequence[int]) -> Match:
        """A row that no record is, though its person has open ones: misdated, what an open one still lacks, or another matter."""
        neighbours = self._neighbours
        if neighbours is None or not neighbours.fields:
            return Match()
        earlier = neighbours.earlier(number, row)
        neighbours.remember(number, values, row)
        known = self._open_neighbours(open_ones, neighbours.fields)
        sentence, key = neighbours.near(values, [*known, *earlier])
        if sentence:
            return Match(None, sentence, key)
        if len(known) == 1 and known[0].is_silent(neighbours.fields):
            return Match(known[0].record_id)
        return Match(note=neighbours.told(known))

    def _open_neighbours(self, ids: Sequence[int], fields: Sequence[FieldPath]) -> list[Neighbour]:
        keys = [field.key for field in fields]
        cells = page_all(self._session, self._register, (self._number, *fields), tuple(ids)) if ids else {}
        return [Neighbour(f"记录{number}", dict(zip(keys, said, strict=True)), at) for at, (number, *said) in cells.items()]

    def _remember_person(self, values: Mapping[str, Any], row: int) -> None:
        if self._person_ids and values.get(self._person_ids[0].key) is not None:
            self._seen.setdefault((-1, (values[self._person_ids[0].key],)), [(row, frozenset())])

    def _repeats(self, key: tuple[int, tuple[Any, ...]], row: int, field: FieldPath, names: frozenset[str] = frozenset()) -> Match | None:
        earlier = self._seen.setdefault(key, [])
        if all(at != row for at, _ in earlier):
            earlier.append((row, names))
        for at, theirs in earlier:
            if at == row:
                break
            if not names or not theirs or names == theirs:
                return Match(None, f"{field.label}与第{at}行相同，同一对象在表中出现两次。", field.key)
            if shared := names & theirs:
                return Match(None, self._parties.doubt(f"{field.label}等与第{at}行相同", shared), field.key)
        return None


def page_all(session: Session, register: Register, columns: tuple[FieldPath, ...], ids: Any) -> Mapping[int, tuple[Any, ...]]:
    """The cells of all rows, read in pages that every engine's parameter limit allows."""
    found: dict[int, tuple[Any, ...]] = {}
    for start in range(0, len(ids), 10_000):
        found.update(page(session, register, columns, ids[start : start + 10_000]))
    return found


def _index(cells: Mapping[int, tuple[Any, ...]], fields: Sequence[FieldPath] = ()) -> dict[tuple[Any, ...], list[int]]:
    """The records by what they say; official numbers of these fields however they are written."""
    index: dict[tuple[Any, ...], list[int]] = defaultdict(list)
    for record_id, said in cells.items():
        if None not in said:
            index[tuple(compared(field, value) for field, value in zip(fields, said, strict=True)) if fields else said].append(record_id)
    return dict(index)


def _closed_ids(session: Session, register: Register) -> frozenset[int]:
    model: Any = register.model
    return frozenset(session.scalars(sa.select(model.id).where(model.state.in_(register.closed)))) if register.closed else frozenset()
