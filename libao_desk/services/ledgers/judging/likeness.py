"""A new row that seems to be a record that is there (疑似已有记录): nothing identifies it, but its people and its day do nearly."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Any

from sqlalchemy.orm import Session

from libao_desk.core.dates import day_of
from libao_desk.core.text import compact
from libao_desk.declare.path import FieldPath, path
from libao_desk.declare.record import Record
from libao_desk.declare.register import Likeness, Register
from libao_desk.declare.value import show
from libao_desk.services.records.references import read_whole
from libao_desk.store.pointing import chunks

from .compared import compared

FEW = 20
Saying = Callable[[FieldPath, Any], Sequence[int]]
"""The records of a register that say a value in a field."""
Ids = Callable[[], Sequence[int]]
ByNames = Mapping[frozenset[str], Sequence[int]]
UNDATED = (
    "人名与记录{number}相同，这一行没有写{day}，疑似已有记录。是同一条的，请在表中加“本地编号”一列，这一行写{number}；"
    "确是另一条的，请在表中写上{day}。"
)
NAMELESS = (
    "与记录{number}都没有写姓名，{day}都是{said}，{about}也相同，疑似已有记录。是同一条的，请在表中加“本地编号”一列，这一行写{number}；"
    "确是另一条的，请在表中写上{numbers}。"
)
"""What is told of a row that nobody signed and that says otherwise than such a record."""


class Likes:
    """Knows which record a new row may be, and what its sender can do about it."""

    def __init__(self, session: Session, register: Register, saying: Saying, open_ones: Ids, everyone: Ids) -> None:
        self._session, self._register, self._likeness = session, register, register.likeness
        self._saying, self._open_ones, self._everyone = saying, open_ones, everyone
        numbers = [path(group[0]) for group in register.same if len(group) == 1]
        self._identifying = list(dict.fromkeys((*numbers, *register.whose_number)))
        keys = {path(field).key for field in (register.likeness.named_in if register.likeness is not None else ())}
        self._parts = tuple(part for part in register.parts if part.key in keys)
        self._who: dict[int, frozenset[str]] = {}
        self._open: ByNames | None = None
        """The open records by whom they are about."""
        self._all: ByNames | None = None
        self._happened = [field for field in register.fields if len(field.attributes) == 1 and field.fact.happened]

    def doubt(self, values: Mapping[str, Any], trial: Record) -> tuple[str, str]:
        """Why the row seems to be a record that is there, with the field that says so; two empty texts where it does not."""
        if self._likeness is None:
            return "", ""
        names = frozenset(self._likeness.who(trial))
        for record_id, field in self._alike(names, values) if names else ():
            record = self._session.get_one(self._register.model, record_id)
            if not self._is_another(record, values) and self._is_about_the_same(record, field, values):
                return self._sentence(record, field, values, known=self._is_known(values)), field.key if field is not None else ""
        if not names:
            return self._doubt_nameless(self._likeness, values)
        sentence, key = self._doubt_of_some(self._likeness, names, values)
        return (sentence, key) if sentence else (self._doubt_undated(self._likeness, names, values), "")

    def _doubt_nameless(self, likeness: Likeness, values: Mapping[str, Any]) -> tuple[str, str]:
        """The same where nobody is named: a letter of the very day with the very words, of which one thing that lasts may be put right."""
        about = None if likeness.about is None else path(likeness.about)
        if about is None or values.get(about.key) is None:
            return "", ""
        near = tuple(self._near(likeness, values))
        self._learn(record_id for record_id, _ in near)
        for record_id, field in near:
            record = self._session.get_one(self._register.model, record_id)
            is_same = not self._who[record_id] and all(one.value_of(record) == values[one.key] for one in (field, about))
            if is_same and not self._is_another(record, values) and self._lasts(record, values):
                numbers = "或".join(one.label for one in self._identifying)
                day = show(field, values[field.key])
                told = NAMELESS.format(number=record.number, day=field.label, said=day, about=about.label, numbers=numbers)
                return told, field.key
        return "", ""

    def _lasts(self, record: Record, values: Mapping[str, Any]) -> bool:
        both = ((field.value_of(record), values.get(field.key)) for field in map(path, self._register.lasting))
        differing = [1 for ours, theirs in both if None not in (ours, theirs) and ours != theirs]
        return len(differing) <= 1

    def _doubt_of_some(self, likeness: Likeness, names: frozenset[str], values: Mapping[str, Any]) -> tuple[str, str]:
        """The same where, of a matter between several, all of one are among those of the other and the day is the very same."""
        if self._is_known(values):
            return "", ""
        for record_id, field in self._near(likeness, values):
            theirs = self._who[record_id]
            record = self._session.get_one(self._register.model, record_id)
            if min(len(theirs), len(names)) > 1 and (theirs < names or names < theirs) and field.value_of(record) == values[field.key]:
                return self._sentence(record, field, values, known=False, some=names ^ theirs), field.key
        return "", ""

    def _doubt_undated(self, likeness: Likeness, names: frozenset[str], values: Mapping[str, Any]) -> str:
        """The same of a row that says none of the days: a list of what is on file writes the people and the matter alone."""
        days = [path(day) for day in likeness.days]
        if not likeness.undated or not names or self._is_known(values) or any(values.get(day.key) is not None for day in days):
            return ""
        if self._all is None:
            self._all = self._by_names(self._everyone())
        for record_id in self._all.get(names, ()):
            record = self._session.get_one(self._register.model, record_id)
            if self._may_be_the_same(likeness, record, values):
                return UNDATED.format(number=record.number, day=days[0].label)
        return ""

    def _may_be_the_same(self, likeness: Likeness, record: Record, values: Mapping[str, Any]) -> bool:
        """Whether a word of the matter is the same, or none is said, and no other day tells another time."""
        apart = (_days_apart(field.value_of(record), values.get(field.key)) for field in self._happened)
        if any(days > max(likeness.within, likeness.slightly) for days in apart):
            return False
        both = ((_plain(field.value_of(record)), _plain(values.get(field.key))) for field in map(path, likeness.undated))
        said = [ours == theirs for ours, theirs in both if None not in (ours, theirs)]
        return not said or any(said)

    def between(self, values: Mapping[str, Any], names: frozenset[str], matter: Sequence[FieldPath]) -> Iterator[int]:
        """The records between exactly these people about the row's matter, where the register knows matters by their people."""
        if self._register.parties is None or self._likeness is None or not (names or self._likeness.about is not None):
            return
        days = {path(field) for field in self._likeness.days}
        same: Collection[int] = ()
        for at, field in enumerate(sorted(matter, key=lambda field: field not in days)):
            if at == 0 or len(same) > FEW:  # a day has few matters: what else they say is read for a list of many alone
                said = self._saying(field, values[field.key])
                same = said if at == 0 else frozenset(said).intersection(same)
        self._learn(same)
        yield from (record_id for record_id in sorted(same) if self._who[record_id] == names)

    def of_day(self, values: Mapping[str, Any], day: FieldPath) -> Iterator[tuple[frozenset[str], Callable[[], Record]]]:
        """Whom each record of exactly the row's day is about, with the way to the record."""
        ids = self._saying(day, values[day.key]) if values.get(day.key) is not None else ()
        self._learn(ids)
        yield from ((self._who[one], partial(self._session.get_one, self._register.model, one)) for one in ids)

    def expect(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Read at once whom the records are about that some hundreds of rows may be."""
        if self._likeness is not None:
            likeness = self._likeness
            near = {one: None for values in rows for one in self._days_near(likeness, values)}
            self._learn(record_id for field, day in near for record_id in self._saying(field, day))

    def _is_known(self, values: Mapping[str, Any]) -> bool:
        return any(values.get(field.key) is not None for field in self._identifying)

    def _alike(self, names: frozenset[str], values: Mapping[str, Any]) -> Iterator[tuple[int, FieldPath | None]]:
        """Records of the same people with a day near the row's; the open ones where no day is asked for."""
        assert self._likeness is not None
        if not self._likeness.days:
            yield from ((record_id, None) for record_id in self._open_of(names))
        near = tuple(self._near(self._likeness, values))
        self._learn(record_id for record_id, _ in near)
        yield from ((record_id, field) for record_id, field in near if self._who[record_id] == names)

    def _near(self, likeness: Likeness, values: Mapping[str, Any]) -> Iterator[tuple[int, FieldPath]]:
        yield from ((record_id, field) for field, day in self._days_near(likeness, values) for record_id in self._saying(field, day))

    def _days_near(self, likeness: Likeness, values: Mapping[str, Any]) -> Iterator[tuple[FieldPath, date]]:
        nearest = likeness.within if likeness.about is None else max(likeness.within, likeness.slightly)
        within = 0 if self._is_known(values) else nearest
        for field in map(path, likeness.days):
            day = values.get(field.key)
            if isinstance(day, date):
                days = (day + timedelta(sign * apart) for apart in range(within + 1) for sign in (1, -1))
                yield from ((field, one) for one in dict.fromkeys(days))

    def _open_of(self, names: frozenset[str]) -> Sequence[int]:
        if self._open is None:
            self._open = self._by_names(self._open_ones())
        return self._open.get(names, ())

    def _by_names(self, ids: Sequence[int]) -> ByNames:
        found: defaultdict[frozenset[str], list[int]] = defaultdict(list)
        self._learn(ids)
        for record_id in ids:
            found[self._who[record_id]].append(record_id)
        return found

    def _learn(self, ids: Iterable[int]) -> None:
        """Read once, and many together, whom records are about."""
        assert self._likeness is not None
        for some in chunks({record_id for record_id in ids if record_id not in self._who}):  # nothing but what names them is read
            found = read_whole(self._session, self._register, some, self._parts)
            self._who.update((one.id, frozenset(self._likeness.who(one))) for one in found if isinstance(one, self._register.model))

    def _is_another(self, record: Record, values: Mapping[str, Any]) -> bool:
        """Whether both have a number of one kind, and not the same: what is to be said of those two was said by it."""
        said = ((compared(field, values.get(field.key)), compared(field, field.value_of(record))) for field in self._identifying)
        return any(None not in (theirs, ours) and theirs != ours for theirs, ours in said)

    def _is_about_the_same(self, record: Record, field: FieldPath | None, values: Mapping[str, Any]) -> bool:
        """Whether a day further off than the register allows for is that of the same matter."""
        likeness = self._likeness
        if likeness is None or likeness.about is None or field is None:
            return True
        about, apart = path(likeness.about), abs((field.value_of(record) - values[field.key]).days)
        said = values.get(about.key)
        return apart <= likeness.within or (said is not None and about.value_of(record) == said)

    def _sentence(
        self, record: Record, field: FieldPath | None, values: Mapping[str, Any], *, known: bool, some: Collection[str] = ()
    ) -> str:
        number = record.number
        day = ""
        if field is not None:
            ours, theirs = show(field, field.value_of(record)), show(field, values[field.key])
            day = f"，{field.label}都是{theirs}" if ours == theirs else f"，{field.label}一为{ours}、一为{theirs}"
        labels = "或".join(field.label for field in self._identifying)
        other = f"请先在{number}中补上{labels}，再导入" if known else f"请在表中写上{labels}"
        same = f"请在表中加“本地编号”一列，这一行写{number}"
        apart = f"（只差{'、'.join(sorted(some))}）" if some else ""
        return f"人名与记录{number}相同{apart}{day}，疑似已有记录。是同一条的，{same}；确是另一条的，{other}。"


def _days_apart(ours: Any, theirs: Any) -> int:
    return abs((day_of(ours) - day_of(theirs)).days) if None not in (ours, theirs) else 0


def _plain(said: Any) -> Any:
    return compact(said) if isinstance(said, str) else said
