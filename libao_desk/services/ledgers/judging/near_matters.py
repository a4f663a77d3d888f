"""The same matter with one party's name a sign other (疑似同一件): all else that is said agrees, so it is asked, never stored twice."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any, Generic, TypeVar

from libao_desk.core.name_remarks import is_organisation
from libao_desk.core.names import are_alike, likenesses
from libao_desk.declare.path import FieldPath, Kind, path
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.people.models import Person
from libao_desk.services.records.people_of import people_in_parts, rows_of

from .compared import compared

OnFile = tuple[frozenset[str], Callable[[], Record]]
"""Whom a record is about, and the record for whoever needs it."""
FEWEST_ALIKE = 1
"""Data beside the day that must be the same where all other parties are; a matter of one party alone has two more."""


@dataclass(frozen=True)
class _Matter:
    """A new row, or a record of its day: whom it is between, and what is said of it."""

    where: str
    names: frozenset[str]
    values: Mapping[str, Any]
    record: Record


Held = TypeVar("Held")


class _ByParties(Generic[Held]):
    """Matters of one day by all whom they are between but one, and by what a name that is like that one's may be."""

    def __init__(self) -> None:
        self._found: defaultdict[tuple[frozenset[str], str], dict[frozenset[str], list[Held]]] = defaultdict(dict)

    def add(self, names: frozenset[str], one: Held) -> None:
        """Know a matter between these."""
        for key in self._keys(names):
            self._found[key].setdefault(names, []).append(one)

    def like(self, names: frozenset[str]) -> Iterator[tuple[frozenset[str], Held]]:
        """Those with all parties but one the same, and that one alike; the many between the very same are not looked through."""
        near = (self._found[key] for key in self._keys(names) if key in self._found)
        others = dict.fromkeys(theirs for some in near for theirs in some if theirs != names and _one_other(names, theirs))
        return ((theirs, one) for theirs in others for one in self._between(theirs))

    def _between(self, names: frozenset[str]) -> list[Held]:
        return self._found[next(self._keys(names))][names]

    def _keys(self, names: frozenset[str]) -> Iterator[tuple[frozenset[str], str]]:
        return ((names - {name}, key) for name in names for key in likenesses(name))


class NearMatters:
    """Compares a new row with the records of its day and with the new rows above it."""

    def __init__(self, register: Register, day: FieldPath) -> None:
        self.day, self._parts = day, tuple(people_in_parts(register))
        self._fields = tuple(field for field in register.fields if len(field.attributes) == 1 and field.kind is not Kind.ROWS)
        self._numbers = tuple(path(group[0]) for group in register.same if len(group) == 1)
        self._apart = f"请在表中写上{self._numbers[0].label}" if self._numbers else "请在软件中登记"
        self._above: list[_Matter] = []
        self._rows: defaultdict[Any, _ByParties[_Matter]] = defaultdict(_ByParties)
        self._known: dict[Any, _ByParties[Callable[[], Record]]] = {}

    def doubt(self, values: Mapping[str, Any], trial: Record, row: int, names: frozenset[str], of_day: Iterable[OnFile]) -> str:
        """Why a new row seems to be one of the records of its day or a row above it; the rows after it are held against it."""
        if values.get(self.day.key) is None or not names:
            return ""
        own = _Matter(f"第{row}行", names, values, trial)
        self._above.append(own)
        if any(values.get(number.key) is not None for number in self._numbers):
            return ""  # a number of its own says that it is another
        known = (self._on_file(record_of(), theirs) for theirs, record_of in self._of_day(values[self.day.key], of_day).like(names))
        return next((sentence for one in chain(known, self._like(own)) if (sentence := self._told(own, one))), "")

    def _of_day(self, day: Any, on_file: Iterable[OnFile]) -> _ByParties[Callable[[], Record]]:
        if day not in self._known:
            self._known[day] = _ByParties()
            for names, record_of in on_file:
                self._known[day].add(names, record_of)
        return self._known[day]

    def _like(self, own: _Matter) -> Iterator[_Matter]:
        """The rows above with all parties but one the same; a list in which every row has its number is never looked through."""
        for one in self._above:
            self._rows[one.values[self.day.key]].add(one.names, one)
        self._above.clear()
        return (one for _, one in self._rows[own.values[self.day.key]].like(own.names))

    def _on_file(self, record: Record, names: frozenset[str]) -> _Matter:
        said = {field.key: field.value_of(record) for field in self._fields}
        named = {field.key: said[field.key].name for field in self._fields if field.kind is Kind.REFERENCE and said[field.key] is not None}
        return _Matter(f"记录{record.number}", names, said | named, record)

    def _told(self, one: _Matter, other: _Matter) -> str:
        pair = _one_other(one.names, other.names)
        if pair is None or not self._agree(one, other) or _are_two(self._party(one, pair[0]), self._party(other, pair[1])):
            return ""
        told = f"当事人与{other.where}只差一人的姓名（{pair[0]}、{pair[1]}，只差一字或字序不同），{self.day.label}等都相同，疑似已有记录。"
        return f"{told}是同一件的，先把姓名改成一致，再导入；确是另一件的，{self._apart}。"

    def _agree(self, one: _Matter, other: _Matter) -> bool:
        """Whether both say enough and nothing that both say differs; of the many who claim from one body only the sum tells."""
        both = [(field, *(compared(field, matter.values.get(field.key)) for matter in (one, other))) for field in self._fields]
        said = [(field, ours, theirs) for field, ours, theirs in both if None not in (ours, theirs)]
        fewest = FEWEST_ALIKE if len(one.names) > 1 else FEWEST_ALIKE + 2
        is_one_of_many = len(one.names) > 1 and all(map(is_organisation, one.names & other.names))
        tells = not is_one_of_many or any(field.kind is Kind.MONEY for field, _, _ in said)
        return tells and len(said) > fewest and all(ours == theirs for _, ours, theirs in said)

    def _party(self, matter: _Matter, name: str) -> Person | None:
        rows = ((row, key) for part, keys in self._parts for row in rows_of(matter.record, part) for key in keys)
        people = (getattr(row, key) for row, key in rows)
        return next((person for person in people if person is not None and person.name == name), None)


def _are_two(one: Person | None, other: Person | None) -> bool:
    """Whether two of whom both have an ID number, or a telephone of their own, are two whatever they are called."""
    if one is None or other is None:
        return False
    return bool(one.id_no and other.id_no) or bool(one.phone and other.phone and one.phone != other.phone)


def _one_other(names: frozenset[str], others: frozenset[str]) -> tuple[str, str] | None:
    """The only two names by which parties differ, where these are alike."""
    ours, theirs = names - others, others - names
    if len(ours) != 1 or len(theirs) != 1:
        return None
    ((one,), (other,)) = ours, theirs
    return (one, other) if are_alike(one, other) else None
