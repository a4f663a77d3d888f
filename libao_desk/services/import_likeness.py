"""A new row that seems to be a record that is there (疑似已有记录): nothing identifies it, but its people and its day do nearly."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy.orm import Session

from libao_desk.declare.field import Text
from libao_desk.declare.path import FieldPath, path
from libao_desk.declare.record import Record
from libao_desk.declare.register import Likeness, Register
from libao_desk.declare.value import show

Saying = Callable[[FieldPath, Any], Sequence[int]]
"""The records of a register that say a value in a field."""


class Likes:
    """Knows which record a new row may be, and what its sender can do about it."""

    def __init__(self, session: Session, register: Register, saying: Saying, open_ones: Callable[[], Sequence[int]]) -> None:
        self._session, self._model, self._likeness = session, register.model, register.likeness
        self._saying, self._open_ones = saying, open_ones
        numbers = [path(group[0]) for group in register.same if len(group) == 1]
        ids = [field for field in register.fields if len(field.attributes) > 1 and field.fact.text is Text.CITIZEN_ID][:1]
        self._identifying = list(dict.fromkeys((*numbers, *ids)))
        self._who: dict[int, frozenset[str]] = {}

    def doubt(self, values: Mapping[str, Any], trial: Record) -> tuple[str, str]:
        """Why the row seems to be a record that is there, with the field that says so; two empty texts where it does not."""
        if self._likeness is None:
            return "", ""
        names = frozenset(self._likeness.who(trial))
        known = any(values.get(field.key) is not None for field in self._identifying)
        for record_id, field in self._near(self._likeness, values, within=0 if known else self._likeness.within) if names else ():
            record = self._session.get_one(self._model, record_id)
            if names == self._names(record) and not self._is_another(record, values):
                return self._sentence(record, field, values, known=known), field.key if field is not None else ""
        return "", ""

    def _near(self, likeness: Likeness, values: Mapping[str, Any], *, within: int) -> Iterator[tuple[int, FieldPath | None]]:
        """Records with a day near the row's; the open ones where no day is asked for."""
        if not likeness.days:
            yield from ((record_id, None) for record_id in self._open_ones())
        for field in map(path, likeness.days):
            day = values.get(field.key)
            if isinstance(day, date):
                days = (day + timedelta(sign * apart) for apart in range(within + 1) for sign in (1, -1))
                yield from ((record_id, field) for one in dict.fromkeys(days) for record_id in self._saying(field, one))

    def _names(self, record: Record) -> frozenset[str]:
        assert self._likeness is not None
        if record.id not in self._who:
            self._who[record.id] = frozenset(self._likeness.who(record))
        return self._who[record.id]

    def _is_another(self, record: Record, values: Mapping[str, Any]) -> bool:
        """Whether both have a number of one kind: what is to be said of those two was said by it."""
        return any(values.get(field.key) is not None and field.value_of(record) is not None for field in self._identifying)

    def _sentence(self, record: Record, field: FieldPath | None, values: Mapping[str, Any], *, known: bool) -> str:
        number = record.number
        day = ""
        if field is not None:
            ours, theirs = show(field, field.value_of(record)), show(field, values[field.key])
            day = f"，{field.label}都是{theirs}" if ours == theirs else f"，{field.label}一为{ours}、一为{theirs}"
        labels = "或".join(field.label for field in self._identifying)
        other = f"请先在{number}中补上{labels}，再导入" if known else f"请在表中写上{labels}"
        same = f"请在表中加“本地编号”一列，这一行写{number}"
        return f"人名与记录{number}相同{day}，疑似已有记录。是同一条的，{same}；确是另一条的，{other}。"
