"""Every word that heads a column of a register's ledgers, with what it means (表头用语): declared words, and what follows from them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType

from sqlalchemy.orm import class_mapper

from libao_desk.declare.field import FACT
from libao_desk.declare.path import FieldPath, Kind
from libao_desk.declare.register import Register
from libao_desk.declare.sheet import CellOfSeveral, Holds, SaidTogether, SheetColumn
from libao_desk.people.models import Person
from libao_desk.services.never_recorded import own_columns
from libao_desk.sheets.headers import header_keys, plain_header

Target = FieldPath | SheetColumn
Meaning = Target | CellOfSeveral | SaidTogether

DAY_ENDINGS = ("日期", "时间", "日")
"""受理日期, 受理时间 and 受理日 are one day."""
SHORTEST_STEM = 2
OTHERS = frozenset(
    "家属 亲属 近亲属 家庭成员 保证人 担保人 帮教人 帮教责任人 责任人 承办人 联系人 矫正小组 帮教小组 监护人 配偶 被告人".split()
)
"""Heads over a group of columns that speak of somebody else than the row's own person: the lower word alone is not his."""
_ABOUT = re.compile(r"(?<=.)(?:的?(?:基本|个人)?(?:情况|信息|资料))$")
"""监护人基本情况 over 姓名 is 监护人 over 姓名."""


@cache
def header_words(register: Register) -> Mapping[str, Meaning]:
    """Each word in comparable form with what it means; what is declared goes before what follows from it."""
    words: dict[str, Meaning] = {}
    for text, meaning in (*_declared(register), *_of_people(register), *_ends_of_terms(register)):
        words.setdefault(plain_header(text), meaning)
    for text, meaning in tuple(words.items()):
        for other in other_endings(text) if _is_day(meaning) else ():
            words.setdefault(other, meaning)
    return MappingProxyType(words)


def keys_of_head(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The forms under which a head may be known; under a group that names somebody else 电话 alone is nobody's."""
    whole, parts = parts, (*(_ABOUT.sub("", plain_header(part)) or part for part in parts[:-1]), *parts[-1:])
    upper = {plain_header(part) for part in parts[:-1]}
    keys = tuple(dict.fromkeys((*(key for key in header_keys(*whole) if plain_header(whole[0]) in key), *header_keys(*parts))))
    if not upper.intersection(OTHERS):
        return keys
    return tuple(key for key in keys if key not in _words_of_a_person() or any(part in key for part in upper))


@cache
def _words_of_a_person() -> frozenset[str]:
    facts = [column.info[FACT] for column in class_mapper(Person).columns if FACT in column.info]
    return frozenset(plain_header(word) for fact in facts for word in (fact.label, *fact.synonyms))


def _declared(register: Register) -> Iterator[tuple[str, Meaning]]:
    columns: tuple[SheetColumn | CellOfSeveral | SaidTogether, ...]
    columns = (*register.sheet_columns, *register.cells_of_several, *register.said_together)
    for column in columns:
        yield from ((word, column) for word in (column.label, *column.synonyms))
        yield from ((word, column) for word in (column.alone if isinstance(column, CellOfSeveral) else ()))
    importable = _importable(register)
    yield from ((path.label, path) for path in importable)
    own = own_columns(register.key)
    yield from ((name, path) for name, key in own.items() for path in importable if path.key == key)
    for path in importable:
        yield from ((word, path) for word in (path.fact.label, *path.fact.synonyms))


def _importable(register: Register) -> list[FieldPath]:
    return [field for field in register.fields if not field.fact.computed and field.kind is not Kind.ROWS]


def _of_people(register: Register) -> Iterator[tuple[str, FieldPath]]:
    """What is said of somebody by his part in the record: 监护人联系电话, 矫正对象姓名, and 矫正对象 alone for the name."""
    for path in _importable(register):
        if len(path.attributes) != 2 or path.last.class_ is not Person:  # a person, and a datum of his card
            continue
        who = FieldPath(path.attributes[:1]).fact
        for name in (who.label, *who.synonyms):
            yield from ((f"{name}{word}", path) for word in (path.fact.label, *path.fact.synonyms))
            if path.last is Person.name:
                yield name, path


def _ends_of_terms(register: Register) -> Iterator[tuple[str, Target]]:
    for several in register.cells_of_several:
        yield from several.ends.items()


def _is_day(meaning: Meaning) -> bool:
    if isinstance(meaning, FieldPath):
        return meaning.kind is Kind.DATE
    return isinstance(meaning, SheetColumn) and meaning.holds is Holds.DAYS


def other_endings(text: str) -> Iterable[str]:
    """The same day with each other ending."""
    ending = next((one for one in DAY_ENDINGS if text.endswith(one)), None)
    if ending is None or len(text) - len(ending) < SHORTEST_STEM:
        return ()
    return (text.removesuffix(ending) + other for other in DAY_ENDINGS if other != ending)
