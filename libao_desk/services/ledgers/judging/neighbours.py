"""A row beside what may be the same matter (疑似同一条): an open record of its person, or an earlier row that says the same."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from libao_desk.declare.path import FieldPath
from libao_desk.declare.register import Register
from libao_desk.declare.value import show
from libao_desk.services.ledgers.rows import RowJudgement

NEAR_DAYS = 31
"""Two days of one kind no further apart than this are more likely one day written wrongly than two matters."""
FEWEST_SAID = 3
"""Data that a row must have in common with another, all of what it says, to be taken for the same without a number."""


@dataclass(frozen=True)
class Neighbour:
    """An open record of a row's person, or an earlier row of the sheet, with what tells one matter from another."""

    name: str
    values: Mapping[str, Any]
    record_id: int | None = None

    def is_silent(self, fields: Sequence[FieldPath]) -> bool:
        """Whether it says nothing of what would tell it from another matter."""
        return all(self.values.get(field.key) is None for field in fields)


class Neighbours:
    """Compares a row with whatever else there is of its person."""

    def __init__(self, register: Register, groups: Sequence[Sequence[FieldPath]], person_id: FieldPath) -> None:
        self._title = register.title
        self._label = person_id.label
        self.fields = tuple(dict.fromkeys(field for group in groups if person_id in group for field in group if field != person_id))
        """What, with the person's number, identifies a record."""
        self._rows: defaultdict[str, list[tuple[int, Neighbour]]] = defaultdict(list)

    def near(self, values: Mapping[str, Any], others: Sequence[Neighbour]) -> tuple[str, str]:
        """Why the row seems to be one of these, with the field that says so; two empty texts where it does not."""
        for other in others:
            for field in self._alike(values, other):
                ours, theirs = show(field, other.values[field.key]), show(field, values[field.key])
                told = f"{field.label}都是{theirs}" if ours == theirs else f"{field.label}一为{ours}、一为{theirs}"
                remedy = "是同一条就先改成一致；确是另一条，请在软件中登记。"
                return f"与{other.name}是同一人，{told}，像是同一条。{remedy}", field.key
        return "", ""

    def told(self, others: Sequence[Neighbour]) -> str:
        """The note on a row that is stored beside open records of its person."""
        names = "、".join(other.name for other in others)
        return f"此人在{self._title}登记册中已有未办结的{names}，这一行将另立一条，请核对。" if others else ""

    def earlier(self, number: str, row: int) -> list[Neighbour]:
        """The rows before this one with the same person."""
        return [other for at, other in self._rows[number] if at != row]

    def remember(self, number: str, values: Mapping[str, Any], row: int) -> None:
        """Know a row for those that follow."""
        if all(at != row for at, _ in self._rows[number]):
            kept = {field.key: values.get(field.key) for field in self.fields}
            self._rows[number].append((row, Neighbour(f"第{row}行", kept)))

    def _alike(self, values: Mapping[str, Any], other: Neighbour) -> Iterator[FieldPath]:
        for field in self.fields:
            ours, theirs = other.values.get(field.key), values.get(field.key)
            if ours is None or theirs is None:
                continue
            is_near = isinstance(ours, date) and isinstance(theirs, date) and abs((ours - theirs).days) <= NEAR_DAYS
            if is_near or ours == theirs:
                yield field


class Twins:
    """Rows of one sheet that say the same in every column that is read."""

    def __init__(self) -> None:
        self._first: dict[str, int] = {}

    def earlier(self, judged: RowJudgement) -> int | None:
        """The first row that says all that this one says, and nothing else."""
        texts = {key: text for key, text in judged.texts.items() if text}
        if len(judged.values) + len(texts) < FEWEST_SAID:
            return None
        first = self._first.setdefault(
            repr((sorted(judged.values.items(), key=lambda item: item[0]), sorted(texts.items()))), judged.number
        )
        return None if first == judged.number else first
