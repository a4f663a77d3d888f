"""Which row a person's card goes by (人员卡片以哪一行为准): of several matters of one man in a table the open one, else the latest."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from libao_desk.core.text import compact
from libao_desk.declare.lifecycle import Step
from libao_desk.declare.path import FieldPath
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.people.models import Person
from libao_desk.services.ledgers.rows import RowJudgement
from libao_desk.services.records.people_of import on_own_card

from .matching import Matcher

if TYPE_CHECKING:
    from libao_desk.sheets.table_reader import SheetRow

Steps = Callable[[Record, RowJudgement], Sequence[Step]]
STAYS = "“{name}”在第{row}行还有较新的一件，人员卡片上的{labels}按那一行，不按这一行。"


class _One(NamedTuple):
    """A row of somebody who has several."""

    judged: RowJudgement
    is_over: bool
    last_step: date


class CurrentCards:
    """Knows of each row whose person has others in the table which of them leads; without it his card would go to and fro."""

    def __init__(self, register: Register, matcher: Matcher, fields: Iterable[FieldPath], steps: Steps) -> None:
        self._register, self._matcher, self._steps = register, matcher, steps
        self._number = next(iter(register.whose_number), None)
        self._on_card = [field for field in on_own_card(register, fields) if field != self._number]
        self._others: dict[int, Sequence[SheetRow]] = {}
        self._leading: dict[int, Mapping[str, Any]] = {}
        """By row what the leading one of its person says, as it stands in the table."""

    def expect(self, rows: "Iterable[SheetRow]", column: int | None) -> None:
        """Find the rows with one ID number in a column, wherever they stand in the table."""
        same: defaultdict[str, list[SheetRow]] = defaultdict(list)
        for row in rows:
            number = "" if column is None else compact(row.cells[column].text).upper()
            if number:
                same[number].append(row)
        self._others = {row.number: found for found in same.values() if len(found) > 1 for row in found}

    def beside(self, rows: "Iterable[SheetRow]") -> "Iterator[SheetRow]":
        """The rows of the same people, these rows among them; each is told once."""
        found = {other.number: other for row in rows for other in self._others.get(row.number, ())}
        for number in found:
            del self._others[number]
        yield from found.values()

    def know(self, looked_at: Iterable[tuple[RowJudgement, Record]]) -> None:
        """Tell of rows that are to be decided, and of those of the same people, which of each person's rows leads."""
        of_one: defaultdict[str, list[tuple[RowJudgement, Record]]] = defaultdict(list)
        for judged, trial in looked_at:
            if self._number is not None and judged.values.get(self._number.key) is not None and not judged.card_row:
                of_one[judged.values[self._number.key]].append((judged, trial))
        for rows in of_one.values():
            leading = _leading([self._one(judged, trial) for judged, trial in rows]) if len(rows) > 1 else None
            if leading is None:
                continue
            for judged, _ in rows:
                judged.card_row, self._leading[judged.number] = leading.number, dict(leading.values)

    def leave_out(self, judged: RowJudgement, record: Record) -> None:
        """What the leading row says of a card, or the card itself, is not changed by another row."""
        for field in self._on_card if judged.follows_card else ():
            theirs = self._leading[judged.number].get(field.key)
            if field.value_of(record) is not None if theirs is None else theirs != judged.values.get(field.key):
                judged.values.pop(field.key, None)

    def told(self, judged: RowJudgement) -> Iterator[tuple[str, str]]:
        """What a row says of a card otherwise than the row that leads."""
        if not judged.follows_card:
            return
        leading = self._leading[judged.number]
        both = ((field, judged.values.get(field.key), leading.get(field.key)) for field in self._on_card)
        differ = [field for field, ours, theirs in both if None not in (ours, theirs) and ours != theirs]
        if differ:
            name = next((leading[field.key] for field in self._on_card if field.last.key == Person.name.key), "")
            labels = "、".join(field.label for field in differ)
            yield differ[0].key, STAYS.format(name=name, row=judged.card_row, labels=labels)

    def _one(self, judged: RowJudgement, trial: Record) -> _One:
        steps, closed = self._steps(trial, judged), self._register.closed
        filed = self._matcher.filed_as(judged.values, judged.own_number)
        is_over = (bool(steps) and steps[-1].target in closed) or (filed is not None and self._matcher.is_closed(filed))
        return _One(judged, is_over, max((step.happened_on for step in steps), default=date.min))


def _leading(rows: Sequence[_One]) -> RowJudgement | None:
    """The one that is open; of closed ones the latest; none where that cannot be said."""
    running = [one for one in rows if not one.is_over]
    latest = max(one.last_step for one in rows)
    found = running or [one for one in rows if one.last_step == latest]
    return found[0].judged if len(found) == 1 else None
