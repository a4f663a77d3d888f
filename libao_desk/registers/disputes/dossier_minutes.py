"""Whether each session and each inquiry has its own record in the dossier (每次调解、每次调查均有记录)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter

from libao_desk.core.dates import official_date
from libao_desk.declare.phrases import han_count

from .dossier_items import Held, Item
from .model import DisputeCase

_DAY = re.compile(r"(\d{4})[-_.年]?(\d{1,2})[-_.月]?(\d{1,2})")


@dataclass(frozen=True)
class _Meeting:
    """One session or inquiry: the row it stands in, which of its kind it is, and its day."""

    row: int
    number: int
    day: date

    @property
    def words(self) -> str:
        return f"第{self.number}次（{self.day}）"

    def is_named_by(self, name: str) -> bool:
        """Whether a file's name says that it is of this meeting: its day, or which one it is."""
        days = {tuple(map(int, found)) for found in _DAY.findall(name)}
        return (self.day.year, self.day.month, self.day.day) in days or any(
            f"第{count}次" in name for count in (self.number, han_count(self.number))
        )


def unrecorded(case: DisputeCase, held: Sequence[Held]) -> Iterator[tuple[Item, str, tuple[str, ...]]]:
    """(record, sentence, what is lacking) where some meetings have a record and others none.

    Where there is none at all the item is lacking as a whole.
    """
    yield from _of_kind(Item.SESSION, "调解", _meetings((row.id, row.held_on) for row in case.sessions), held)
    yield from _of_kind(Item.INQUIRY, "调查", _meetings((row.id, row.held_on) for row in case.inquiries), held)


def _meetings(rows: Iterable[tuple[int, date]]) -> list[_Meeting]:
    in_time = sorted(rows, key=itemgetter(1))
    return [_Meeting(row, number, day) for number, (row, day) in enumerate(in_time, start=1)]


def _of_kind(item: Item, what: str, meetings: Sequence[_Meeting], held: Sequence[Held]) -> Iterator[tuple[Item, str, tuple[str, ...]]]:
    there = [one for one in held if one.item is item]
    printed = {one.row for one in there if one.row is not None}
    left = [meeting for meeting in meetings if meeting.row not in printed]
    files = [one.name for one in there if one.row is None]
    named = [name for name in files if any(meeting.is_named_by(name) for meeting in meetings)]
    left = [meeting for meeting in left if not any(meeting.is_named_by(name) for name in named)]
    unnamed = len(files) - len(named)
    if not there or len(left) <= unnamed:
        return
    words = "、".join(meeting.words for meeting in left)
    if unnamed:
        yield (
            item,
            f"{words}{what}，卷内只有{unnamed}份没有写明哪一次的记录，缺少{len(left) - unnamed}份，请核对。",
            (f"{item.value}{len(left) - unnamed}份",),
        )
    else:
        yield item, f"{words}{what}没有{item.value}。", tuple(f"第{one.number}次（{official_date(one.day)}）{item.value}" for one in left)
