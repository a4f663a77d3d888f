"""One person under a name with a sign other, or with another ID number (疑似同一人): asked where several facts agree, never doubled."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from libao_desk.core.names import are_alike, likenesses
from libao_desk.declare.path import FieldPath, path
from libao_desk.declare.record import Record
from libao_desk.declare.register import Likeness, Register
from libao_desk.people.models import Person

from .neighbours import NEAR_DAYS


class Cells(Protocol):
    """What the records on file say in some fields, record by record."""

    def __call__(self, fields: tuple[FieldPath, ...], *, with_closed: bool) -> Iterable[tuple[Any, ...]]: ...


FEWEST_ALIKE = 2
"""Facts that agree, less those that differ, where names are nearly alike; one more where both have an ID number of their own."""


@dataclass(frozen=True)
class _Somebody:
    """A person of a record or a row, with what tells him from another."""

    where: str
    name: str
    id_no: str | None
    birth: date | None
    sex: Any
    village: str | None
    phones: frozenset[str]
    days: tuple[date | None, ...]


class NearPeople:
    """Knows whom the records of a register, and the new rows seen so far, are about."""

    def __init__(self, register: Register, id_no: FieldPath, likeness: Likeness, on_file: Cells) -> None:
        head = FieldPath(id_no.attributes[:-1])
        self._name, self._id_no, self._village = head / Person.name, id_no, head / Person.village
        self._birth, self._sex = head / Person.birth_date, head / Person.sex
        phones = (field for field in register.fields if len(field.attributes) > 1 and field.last is Person.phone)
        self._phones = tuple(dict.fromkeys((head / Person.phone, *phones)))
        self._days = tuple(map(path, likeness.days))
        self._number, self._on_file = path(register.model.number), on_file
        self._known: defaultdict[str, list[_Somebody]] | None = None

    def doubt(self, values: Mapping[str, Any], trial: Record, row: int) -> tuple[str, str]:
        """Why a new row seems to be about somebody who is there, with the field that says so; the rows after it are held against it."""
        said = (self._birth, self._sex, *self._phones, *self._days)
        birth, sex, *others = (field.value_of(trial) for field in said)
        name, number, village = (self._name.value_of(trial), values.get(self._id_no.key), values.get(self._village.key))
        if not name:
            return "", ""
        somebody = self._somebody(f"第{row}行", name, number, village, birth, sex, others)
        known = self._people()
        alike = [known[key] for key in likenesses(name)]
        met = {id(one): one for some in alike for one in some}
        sentence = next((told for one in met.values() if (told := self._told(somebody, one))), "")
        for some in alike:
            some.append(somebody)
        return sentence, self._name.key if sentence else ""

    def _people(self) -> defaultdict[str, list[_Somebody]]:
        if self._known is None:
            self._known = defaultdict(list)
            fields = (self._number, self._name, self._id_no, self._village, self._birth, self._sex, *self._phones, *self._days)
            for number, name, id_no, village, birth, sex, *others in self._on_file(fields, with_closed=bool(self._days)):
                for key in likenesses(name or ""):
                    self._known[key].append(self._somebody(f"记录{number}", name, id_no, village, birth, sex, others))
        return self._known

    def _somebody(
        self, where: str, name: str, id_no: str | None, village: str | None, birth: date | None, sex: Any, others: Sequence[Any]
    ) -> _Somebody:
        phones, days = others[: len(self._phones)], others[len(self._phones) :]
        return _Somebody(where, name, id_no, birth, sex, village, frozenset(filter(None, phones)), tuple(days))

    def _told(self, one: _Somebody, other: _Somebody) -> str:
        """Why two seem to be one; "" where too little speaks for it, or anything against it."""
        if (one.id_no and one.id_no == other.id_no) or not (one.name == other.name or are_alike(one.name, other.name)):
            return ""
        agreeing = list(self._agreeing(one, other))
        if self._is_another_matter(one, other) or not _is_enough(one, other, agreeing, has_days=bool(self._days)):
            return ""
        return self._sentence(one, other, [label for label in agreeing if label])

    def _agreeing(self, one: _Somebody, other: _Somebody) -> Iterator[str]:
        """The labels of the facts that are the same of both."""
        if one.birth is not None and one.birth == other.birth:
            yield self._birth.label
        days = (field.label for field, ours, theirs in zip(self._days, one.days, other.days, strict=True) if ours and ours == theirs)
        yield from list(days)[:1]
        if one.village is not None and one.village == other.village:
            yield self._village.label
        if one.phones & other.phones:
            yield path(Person.phone).label

    def _is_another_matter(self, one: _Somebody, other: _Somebody) -> bool:
        """Whether their days are too far apart for one matter."""
        apart = [abs((ours - theirs).days) for ours, theirs in zip(one.days, other.days, strict=True) if ours and theirs]
        return bool(apart) and min(apart) > NEAR_DAYS

    def _sentence(self, one: _Somebody, other: _Somebody, agreeing: Sequence[str]) -> str:
        name = f"姓名与{other.where}相同" if one.name == other.name else f"“{one.name}”与{other.where}的“{other.name}”只差一字或字序不同"
        label, on_file = self._id_no.label, other.where.startswith("记录")
        unlike = f"，{label}却不同" if one.id_no and other.id_no else ""
        guess = "疑似已有记录" if on_file else "疑似同一对象在表中出现两次"
        same = "是同一人的，先把姓名、证件号改成一致（本所登记错了的在人员卡片上改），再导入"
        if one.id_no and other.id_no:
            apart = "请在软件中登记"
        elif one.id_no:
            apart = f"请先在{other.where}中补上{label}，再导入"
        else:
            apart = f"请在表中写上{label}"
        return f"{name}，{'、'.join(agreeing)}都相同{unlike}，{guess}。{same}；确是另一人的，{apart}。"


def _is_enough(one: _Somebody, other: _Somebody, agreeing: Sequence[str], *, has_days: bool) -> bool:
    """Whether the facts that agree outweigh those that do not: brothers share a village and a telephone, namesakes a name."""
    is_same_name, have_numbers = one.name == other.name, bool(one.id_no and other.id_no)
    if is_same_name and have_numbers:
        return len(agreeing) > FEWEST_ALIKE
    pairs = ((one.birth, other.birth), (one.sex, other.sex))
    if any(None not in pair and pair[0] != pair[1] for pair in pairs):
        return False
    moved = None not in (one.village, other.village) and one.village != other.village
    called = bool(one.phones and other.phones) and not one.phones & other.phones
    weight = len(agreeing) - moved - called
    is_dated = not has_days or (one.birth is not None and one.birth == other.birth) or _share_a_day(one, other)
    if is_same_name:
        return weight >= FEWEST_ALIKE or (weight > 0 and _share_a_day(one, other))
    return is_dated and weight >= FEWEST_ALIKE + have_numbers


def _share_a_day(one: _Somebody, other: _Somebody) -> bool:
    return any(ours is not None and ours == theirs for ours, theirs in zip(one.days, other.days, strict=True))
