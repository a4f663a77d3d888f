"""Rooms to write in (留白) of forms to fill by hand: fewer rules where that saves a nearly bare page, more where it cannot be saved."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from .page import BLOCK_HEIGHT, EM, LINE_GAP, MEASURE, PITCH
from .paragraphs import ASCENT, UNDERLINE, Picture, Rule, Words
from .strips import Page, Strip, paginate

_BARE = 1 / 2
"""Of the block: a last page used less than this is saved, or else filled."""
_FILLED = 2 / 3
"""Of the block: how far a last page that cannot be saved is filled."""

_Y = (ASCENT + UNDERLINE) * EM
_RULE = Strip(PITCH, (Rule(0, _Y, MEASURE, _Y),), slack=LINE_GAP, is_text=True, is_room=True)


@dataclass(slots=True)
class _Room:
    """One room: its strips as they were composed, and how many rules it is to have."""

    strips: Sequence[Strip]
    lines: int

    @property
    def least(self) -> int:
        """Half of what the form leaves: less would be too little to write in."""
        return (len(self.strips) + 1) // 2

    @property
    def share(self) -> float:
        """How large it is, measured by what the form leaves."""
        return self.lines / len(self.strips)

    def drawn(self) -> Sequence[Strip]:
        return [*self.strips[: self.lines], *[_RULE] * (self.lines - len(self.strips))]


def fit_rooms(strips: Sequence[Strip]) -> list[Strip]:
    """The strips of a form with its rooms made smaller or larger, so that its last page is neither bare nor needless."""
    parts = list(_parts(strips))
    rooms = [part for part in parts if isinstance(part, _Room)]
    pages = paginate(strips)
    if rooms and len(pages) > 1 and _reach(pages[-1]) < _BARE:
        if not _shrunk(parts, rooms, len(pages)):
            _grow(parts, rooms, len(pages))
    return _joined(parts)


def _parts(strips: Sequence[Strip]) -> Iterator[Sequence[Strip] | _Room]:
    """The strips in their order, those of each room apart; words such as 经查， open a room."""
    start = 0
    for index in range(1, len(strips) + 1):
        if index == len(strips) or strips[index].is_room is not strips[start].is_room or (strips[index].is_room and _opens(strips[index])):
            part = strips[start:index]
            yield _Room(part, len(part)) if part[0].is_room else part
            start = index


def _opens(strip: Strip) -> bool:
    return any(isinstance(mark, Words) for mark in strip.marks)


def _joined(parts: Sequence[Sequence[Strip] | _Room]) -> list[Strip]:
    return list(chain.from_iterable(part.drawn() if isinstance(part, _Room) else part for part in parts))


def _shrunk(parts: Sequence[Sequence[Strip] | _Room], rooms: Sequence[_Room], pages: int) -> bool:
    """Take rules away, from the room that has most of its own left, until a page is saved; all stay as they were where none can be."""
    while larger := [room for room in rooms if room.lines > room.least]:
        max(larger, key=lambda room: room.share).lines -= 1
        if len(paginate(_joined(parts))) < pages:
            return True
    for room in rooms:
        room.lines = len(room.strips)
    return False


def _grow(parts: Sequence[Sequence[Strip] | _Room], rooms: Sequence[_Room], pages: int) -> None:
    """Add rules, to the room that has got fewest for its size, until the last page is well filled; never a page more."""
    while _reach(paginate(_joined(parts))[-1]) < _FILLED:
        room = min(rooms, key=lambda room: room.share)
        room.lines += 1
        if len(paginate(_joined(parts))) > pages:
            room.lines -= 1
            return


def _reach(page: Page) -> float:
    """How far down its marks reach, as a part of the block."""
    return max((y + _foot(mark) for y, marks in page for mark in marks), default=0.0) / BLOCK_HEIGHT


def _foot(mark: Words | Rule | Picture) -> float:
    return mark.y1 if isinstance(mark, Rule) else mark.y
