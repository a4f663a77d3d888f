"""Strips: the horizontal slices a paper is made of, and how they are dealt out to pages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from .page import BLOCK_HEIGHT, LINE_GAP, PITCH, pitch_of
from .paragraphs import ASCENT, Line, Mark, Rule


@dataclass(frozen=True, slots=True)
class Strip:
    """A slice of a page that is never cut: a line of text, a row of a table, a seal area.

    `height` in points; of it `slack` at the bottom is empty and may hang below the block. Marks are placed from the strip's top left
    corner, downwards. `keep`: stays on the page of the strip after it. `head`: repeated where the strip begins a page.
    `is_text`: counts as a line of the body, of which some go with the signatures. `is_place`: a row to sign, and a long list of them
    may go on on the next page. `is_room`: a rule of a room to write in. `on_top` and `on_foot` are drawn where the strip begins or
    ends a page.
    """

    height: float
    marks: tuple[Mark, ...] = ()
    slack: float = 0
    keep: bool = False
    is_blank: bool = False
    is_text: bool = False
    is_place: bool = False
    is_room: bool = False
    breaks: bool = False
    head: tuple["Strip", ...] = ()
    on_top: tuple[Mark, ...] = ()
    on_foot: tuple[Mark, ...] = ()


class Placed(NamedTuple):
    """A strip's marks and how far below the block's top they lie."""

    y: float
    marks: tuple[Mark, ...]


Page = tuple[Placed, ...]

_TAIL = 3
"""Of a group that has to be cut, the strips that stay together at its end: no seal stands alone under ten signatures."""

_PLACES_WHOLE = 10 * PITCH
"""The height of rows to sign that are never parted: six parties, each with room for the hand, sign on one page."""

_EMPTY = 1 / 3
"""Of a page, what may stay empty so that a long list of signatures is on one page."""


def moved(marks: Iterable[Mark], x: float, y: float) -> tuple[Mark, ...]:
    """The marks, `x` further right and `y` further down."""
    return tuple(
        mark._replace(x0=mark.x0 + x, x1=mark.x1 + x, y0=mark.y0 + y, y1=mark.y1 + y)
        if isinstance(mark, Rule)
        else mark._replace(x=mark.x + x, y=mark.y + y)
        for mark in marks
    )


def line_strip(line: Line, size: float, *, x: float = 0, y: float = 0) -> Strip:
    """A line of text as a strip: characters at the top, the gap between lines below them."""
    return Strip(pitch_of(size), moved(line.marks, x, y + ASCENT * size), slack=LINE_GAP, is_text=True)


def kept(strips: Iterable[Strip], *, last: bool = False) -> list[Strip]:
    """The strips held together; with `last` the last one also keeps to what follows."""
    strips = list(strips)
    return [replace(strip, keep=True) for strip in (strips if last else strips[:-1])] + ([] if last else strips[-1:])


def paginate(strips: Sequence[Strip], height: float = BLOCK_HEIGHT) -> list[Page]:
    """The strips dealt out to pages; strips that keep together move together, unless they are taller than a page."""
    pages = _Pages(height)
    start = 0
    while start < len(strips):
        end = start + 1
        while end < len(strips) and strips[end - 1].keep and not strips[end].breaks:
            end += 1
        pages.add_group(strips[start:end])
        start = end
    return pages.finish()


class _Pages:
    """Pages being filled from the top."""

    def __init__(self, height: float) -> None:
        self._height = height
        self._done: list[Page] = []
        self._page: list[tuple[float, Strip, bool]] = []
        self._used = 0.0

    def add_group(self, group: Sequence[Strip]) -> None:
        if self._page and group[0].breaks:
            self._turn()
        for part in self._parts(group):
            if self._page and not self._fits(part):
                self._turn()
            for strip in part:
                self._add(strip)

    def _parts(self, group: Sequence[Strip]) -> list[Sequence[Strip]]:
        """The group, cut where it may be when it must not move whole."""
        places = [index for index, strip in enumerate(group) if strip.is_place]
        if sum(group[index].height for index in places) > _PLACES_WHOLE and self._leaves_much(group):
            begun = places[0] + 1  # the first row stays under the last lines of the body
        elif self._is_too_tall(group):
            begun = 1
        else:
            return [group]
        end = max(begun, len(group) - _TAIL)
        return [part for part in (group[:begun], *([strip] for strip in group[begun:end]), group[end:]) if part]

    def _leaves_much(self, group: Sequence[Strip]) -> bool:
        """Whether the group, moved whole, would leave much of this page empty, or fits on no page."""
        return self._is_too_tall(group) or (not self._fits(group) and self._height - self._used > _EMPTY * self._height)

    def finish(self) -> list[Page]:
        if self._page or not self._done:
            self._turn()
        return self._done

    def _is_too_tall(self, group: Sequence[Strip]) -> bool:
        """Whether the group would not fit on a page of its own either."""
        total = sum(strip.height for strip in group) + sum(head.height for head in group[0].head)
        return total - group[-1].slack > self._height

    def _fits(self, group: Sequence[Strip]) -> bool:
        """Whether the group fits here; one that fits on no page is begun here and cut where it must be."""
        if self._is_too_tall(group):
            return self._used + group[0].height <= self._height
        return self._used + sum(strip.height for strip in group) - group[-1].slack <= self._height + 0.01

    def _add(self, strip: Strip) -> None:
        if self._page and self._used + strip.height - strip.slack > self._height + 0.01:
            self._turn()
        if not self._page:
            if strip.is_blank and self._done:
                return
            for head in strip.head if self._done else ():
                self._place(head)
        self._place(strip)

    def _place(self, strip: Strip) -> None:
        self._page.append((self._used, strip, not self._page))
        self._used += strip.height

    def _turn(self) -> None:
        last = len(self._page) - 1
        self._done.append(
            tuple(
                Placed(y, strip.marks + (strip.on_top if is_first else ()) + (strip.on_foot if index == last else ()))
                for index, (y, strip, is_first) in enumerate(self._page)
            )
        )
        self._page, self._used = [], 0.0
