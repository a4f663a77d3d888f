"""A judged row becomes a record (填入): its fields, the rows of its parts, the cards of its people, the moves it implies."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session, object_session

from libao_desk.core.dates import day_of
from libao_desk.core.errors import Refusal
from libao_desk.declare.code import Code
from libao_desk.declare.field import Text
from libao_desk.declare.lifecycle import IMPORTED, Step
from libao_desk.declare.path import FieldPath, Kind, path
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.declare.sheet import SheetColumn
from libao_desk.declare.value import show
from libao_desk.people.models import Person
from libao_desk.people.persons import complete
from libao_desk.services.ledgers.rows import RowJudgement
from libao_desk.services.ledgers.words.names import DirectoryNames
from libao_desk.services.records.people_of import on_own_card, people_in_parts, people_of, rows_of, ways_to_people, ways_to_subject
from libao_desk.store.in_bulk import blank

from .number_holders import NumberHolders

_ON_CARDS = (path(Person.phone), path(Person.residence_address))
"""What a part's row says of a person beside name and number."""


class ColumnRefused(Refusal):
    """A cell that fills rows of a part and cannot be understood."""

    def __init__(self, column: SheetColumn, sentence: str) -> None:
        super().__init__(sentence)
        self.column = column


class Filler:
    """Fills records from the rows of one sheet; a person who appears in several rows gets one card."""

    def __init__(
        self, session: Session, register: Register, fields: Iterable[FieldPath], names: DirectoryNames, holders: NumberHolders, today: date
    ) -> None:
        self._session = session
        self._register = register
        self._fields = sorted(fields, key=lambda field: len(field.attributes))
        self._names = names
        self._holders = holders
        self._today = today
        self._ways_to_people = ways_to_people(register)
        self._people_in_parts = tuple(people_in_parts(register))
        self._own = ways_to_subject(register)
        self._on_own_card = {field.key for field in on_own_card(register, self._fields)}
        self._happened = [field for field in register.fields if len(field.attributes) == 1 and field.fact.happened]
        self._met: dict[str, Person] = {}
        """Persons of the rows filled so far, by ID number."""
        self._judged: dict[str, Person] = {}
        """Persons of the rows judged so far, as their first row has them."""

    def fill(self, record: Record, judged: RowJudgement) -> None:
        """Put a judged row into a record of this session."""
        self._fill(record, judged, trial_run=False)

    def try_out(self, judged: RowJudgement) -> Record:
        """The row as a new record that the session does not know; whom and what it refers to is not looked up.

        Raises ColumnRefused or Refusal where what only shows when all is together is wrong.
        """
        trial: Record = blank(self._register.model)
        self._fill(trial, judged, trial_run=True)
        return trial

    def new_record(self, judged: RowJudgement) -> Record:
        """The record of a new row; what was filled to try the row, once, where nobody in it is on file."""
        record, judged.trial = judged.trial, None
        if record is None or self._people_on_file(judged):
            record = self._register.model()
            self.fill(record, judged)
        else:
            for target in self._given(judged):
                if target.kind is Kind.REFERENCE:
                    self._set(record, target, judged.values[target.key], {}, trial_run=False)
            self._know_all(record)
        return record

    def _given(self, judged: RowJudgement) -> list[FieldPath]:
        return [target for target in self._fields if target.key in judged.values]

    def _fill(self, record: Record, judged: RowJudgement, *, trial_run: bool) -> None:
        person_by_id = {} if trial_run else self._people_on_file(judged)
        said = [column for column in self._register.sheet_columns if judged.texts.get(column.key)]
        known = frozenset() if record.id is None else {one.key for one in said if one.says_same(record, judged.texts)}
        for target in self._given(judged):
            leads = judged.leads_card and target.key in self._on_own_card
            self._set(record, target, judged.values[target.key], person_by_id, trial_run=trial_run, leads=leads)
        for column in said:
            _read_column(column, record, judged.texts, was_known=column.key in known)
        for person in self.people_of(record):
            complete(person, self._today)
        judged.inferred = tuple(self._infer(record, judged))
        if not trial_run:
            self._know_all(record)

    def _infer(self, record: Record, judged: RowJudgement) -> Iterator[tuple[str, str]]:
        """Fill in what follows from what the row says; where the row itself says something else, that stands and is told."""
        for inferred in self._register.infers(record):
            field = path(inferred.field)
            told = f"{field.label}：{inferred.why}，"
            if judged.values.get(field.key) is None:
                setattr(record, field.last.key, inferred.value)
                yield field.key, f"{told}填为“{show(field, inferred.value)}”。"
            else:
                yield field.key, f"{told}应为“{show(field, inferred.value)}”，请核对。"

    def _know_all(self, record: Record) -> None:
        """Know the record's people by their numbers from now on."""
        self._know_again(record)
        for person in self.people_of(record):
            if person.id_no:
                self._met.setdefault(person.id_no, person)

    def _set(self, record: Any, target: FieldPath, value: Any, on_file: dict[str, Person], *, trial_run: bool, leads: bool = False) -> None:
        holder = record
        for depth, attribute in enumerate(target.attributes[:-1], start=1):
            found = getattr(holder, attribute.key)
            if found is None:
                if value is None:
                    return  # nothing to take away from nobody
                head = FieldPath(target.attributes[:depth])
                found = on_file.get(head.key) or head.target()
                setattr(holder, attribute.key, found)
            holder = found
        if record.id is None and not leads and holder in on_file.values() and getattr(holder, target.last.key) is not None:
            return  # the card that is there stays: a ledger that is new here may be older than it
        if target.kind is Kind.REFERENCE:
            if not trial_run:
                setattr(holder, target.last.key, None if value is None else self._names.find_or_new(target.target, value))
        else:
            setattr(holder, target.last.key, value)

    def _people_on_file(self, judged: RowJudgement) -> dict[str, Person]:
        found: dict[str, Person] = {}
        for target in self._fields:
            number = judged.values.get(target.key) if len(target.attributes) > 1 and target.fact.text is Text.CITIZEN_ID else None
            person = None if number is None else self._known(number)
            if person is not None:
                found[FieldPath(target.attributes[:-1]).key] = person
        return found

    def beside_cards(self, trial: Record, judged: RowJudgement) -> Iterator[tuple[str, str]]:
        """What a new row says otherwise than the cards of its people that are on file, which stay: (key, sentence)."""
        on_file = self._people_on_file(judged)
        for target in self._given(judged) if on_file else ():
            card = on_file.get(FieldPath(target.attributes[:-1]).key) if len(target.attributes) > 1 else None
            kept = None if card is None else getattr(card, target.last.key)
            is_led = judged.follows_card and target.key in self._on_own_card
            if card is not None and kept is not None and not is_led:
                kept, said = (kept.name if target.kind is Kind.REFERENCE else kept), judged.values[target.key]
                tell = _card_goes if judged.leads_card and target.key in self._on_own_card else _card_stays
                if said not in (None, kept):
                    yield target.key, tell(card, target.label, show(target, kept), show(target, said))
        own = frozenset(map(id, self.people_of(trial)))
        led = [way.value_of(trial) for way in self._own if judged.card_row]
        for person in (one for one in self.everybody(trial) if one not in led):
            yield from self._beside_card(person, is_own=id(person) in own)

    def _beside_card(self, person: Person, *, is_own: bool) -> Iterator[tuple[str, str]]:
        """The same of a person in a row of a part, or who stood in an earlier row of the sheet."""
        on_file = self._known(person.id_no) if person.id_no and not is_own else None
        card = on_file or (self._judged.setdefault(person.id_no, person) if person.id_no else None)
        if card is None or card is person or (is_own and person.id_no in self._holders.on_file):
            return
        for field in _ON_CARDS:
            kept, said = field.value_of(card), field.value_of(person)
            if kept is not None and said not in (None, kept):
                yield "", _card_stays(card, field.label, show(field, kept), show(field, said))

    def _known(self, id_no: str) -> Person | None:
        """The card with this ID number: of a row filled before, or on file."""
        met = self._met.get(id_no)
        is_written = met is not None and met.id is not None and object_session(met) is None
        if is_written or (met is None and id_no in self._holders.on_file):
            # the session does not know the cards of rows that are written already: it reads them again
            met = self._session.scalar(sa.select(Person).where(Person.id_no == id_no, Person.merged_into_id.is_(None)))
            if met is not None:
                self._met[id_no] = met
        return met

    def _know_again(self, record: Any) -> None:
        """Whoever stands in a row of a part with an ID number that is on file is that person: one human being, one card."""
        for row, key in self._in_parts(record):
            person = getattr(row, key)
            if person is None or person.id is not None or not person.id_no:
                continue
            known = self._known(person.id_no)
            if known is None:
                self._met[person.id_no] = person
            elif known is not person:
                known.phone = known.phone or person.phone
                known.residence_address = known.residence_address or person.residence_address
                setattr(row, key, known)
                if person in self._session:
                    self._session.expunge(person)

    def people_of(self, record: Record) -> Iterator[Person]:
        """The people whose fields the sheet may fill."""
        return people_of(self._ways_to_people, record)

    def nameless(self, record: Record) -> Iterator[FieldPath]:
        """The references that lead to somebody of whom the sheet says something, and no name."""
        return (way for way in self._ways_to_people if (person := way.value_of(record)) is not None and not person.name)

    def everybody(self, record: Record) -> Iterator[Person]:
        """The people of a record and of the rows of its parts."""
        yield from self.people_of(record)
        yield from (person for row, key in self._in_parts(record) if (person := getattr(row, key)) is not None)

    def _in_parts(self, record: Record) -> Iterator[tuple[Any, str]]:
        """Each row of a part that refers to people, with each attribute that does."""
        return ((row, key) for part, keys in self._people_in_parts for row in rows_of(record, part) for key in keys)

    def steps(self, record: Record, judged: RowJudgement) -> Sequence[Step]:
        """The dated moves the row implies; a state column has the last word, on a day that no other day of the record follows."""
        steps = tuple(self._register.replay(record, self._today)) if self._register.replay else ()
        if judged.state is None or (steps and steps[-1].target is judged.state):
            return steps
        if steps and steps[-1].target in self._register.closed and not self._leads_to(steps[-1].target, judged.state):
            return self._ended_otherwise(record, steps, judged.state)
        days = [day_of(day) for field in self._happened if (day := field.value_of(record)) is not None]
        days += [step.happened_on for step in steps]
        return (
            *steps,
            Step(IMPORTED, judged.state, judged.state_since or max((day for day in days if day <= self._today), default=self._today)),
        )

    def _ended_otherwise(self, record: Record, steps: Sequence[Step], state: Code) -> Sequence[Step]:
        """What the dates call an end and the state column calls another, or none: a record ends once, by what is said of its end."""
        *before, last = steps
        end = self._register.end
        if state in self._register.closed:
            is_said = end is not None and path(end.way).value_of(record) is not None
            return steps if is_said else (*before, Step(IMPORTED, state, last.happened_on))
        if before and before[-1].target is state:
            return tuple(before)
        return (*before, Step(IMPORTED, state, before[-1].happened_on if before else last.happened_on))

    def _leads_to(self, source: Code, target: Code) -> bool:
        return any(move.target is target and source in move.sources for move in self._register.transitions)


def _card_stays(card: Person, label: str, kept: str, said: str) -> str:
    return f"“{card.name}”已有人员卡片，{label}登记为“{kept}”，表中为“{said}”，未改动；要改的请在人员卡片上改。"


def _card_goes(card: Person, label: str, kept: str, said: str) -> str:
    return f"“{card.name}”的人员卡片按这一行改动：{label}“{kept}”改为“{said}”。"


def _read_column(column: SheetColumn, record: Record, texts: Mapping[str, str], *, was_known: bool) -> None:
    """Read a text, unless the record said so before, and still does beside the row's other data: a day alone may show 已履行."""
    if was_known and column.says_same(record, texts):
        return
    try:
        if column.read_beside is None:
            column.read(record, texts[column.key])
        else:
            column.read_beside(record, texts[column.key], texts)
    except Refusal as refusal:
        raise ColumnRefused(column, refusal.sentence) from None
