"""The build of a blank form (表样结构): its head of one or more rows, the rows to be filled, and what stands below them."""

from dataclasses import dataclass
from typing import Any

from libao_desk.core.text import squeeze

from .headers import header_keys
from .row_words import SERIAL_HEADS
from .xml_scan import column_letters


@dataclass(frozen=True)
class FormColumn:
    """One column of the form: its place and its head, the rows of a head of several rows joined by strokes."""

    column: int
    text: str
    parts: tuple[str, ...]
    standing: str = ""
    """What the form itself has in each row: a formula, the name of the town."""

    @property
    def letter(self) -> str:
        """The column as Excel names it."""
        return column_letters(self.column)

    @property
    def keys(self) -> tuple[str, ...]:
        """The forms under which this head may be known, the most exact first."""
        return header_keys(*self.parts)

    @property
    def is_serial(self) -> bool:
        """Whether the rows are numbered here."""
        return not SERIAL_HEADS.isdisjoint(self.keys)


@dataclass(frozen=True)
class BlankForm:
    """The build of one form; rows and columns count from 1, as in Excel."""

    sheet: str
    title: str
    columns: tuple[FormColumn, ...]
    head_top: int
    head_bottom: int
    """The last row of the head, a row that numbers the columns and one of totals above the rows included."""
    body_rows: int
    """Rows drawn to be filled, samples included; none where the form ends with its head."""
    samples: tuple[int, ...]
    total_row: int | None
    ended: "BlankForm | None" = None
    """The second block, for whoever left in the period, under the same columns or a head of its own; its head starts with the line that
    says so."""
    second_page: int | None = None
    """Where the same head stands once more, over rows that are not filled."""
    unfilled: tuple[str, ...] = ()
    """The lines above further blocks, for which the roster has no rows: whoever came in the period."""
    above: tuple[str, ...] = ()
    """What stands above the head."""
    below: tuple[str, ...] = ()
    """What stands below the last row to be filled."""
    other_sheets: tuple[str, ...] = ()
    """Sheets of the book that have a head too and are not filled."""
    beside: tuple[str, ...] = ()
    """What stands in cells merged over several of the rows: each for one kind of them."""
    parts: tuple["BlankForm", ...] = ()
    """Where lines below the head part the rows by what they are (一、管制 二、缓刑): the rows below each, its line as title; none of the
    form's own."""

    @property
    def first_row(self) -> int:
        """The first row to be filled."""
        return self.head_bottom + 1

    @property
    def blocks(self) -> tuple["BlankForm", ...]:
        """The form's own rows or those of its parts, and the second block where it has one."""
        own = self.parts or (self,)
        return own if self.ended is None else (*own, self.ended)

    @property
    def has_samples(self) -> bool:
        """Whether a row of either block shows how to fill."""
        return any(block.samples for block in self.blocks)

    def total_after(self, grown: int) -> int | None:
        """Where the totals stand when so many rows were added: above the rows they stay."""
        return None if self.total_row is None else self.total_row + (grown if self.total_row > self.head_bottom else 0)

    @property
    def last_row(self) -> int:
        """The last row drawn to be filled; the head's last one where there is none."""
        return self.head_bottom + self.body_rows


def text_of(cell: Any) -> str:
    """What a cell says on one line; a number as it is read."""
    value = cell.value
    return "" if value is None else squeeze(str(value))


def has_line(cell: Any) -> bool:
    """Whether the cell has a border at any side."""
    border = cell.border
    return any(side is not None and side.style for side in (border.left, border.right, border.top, border.bottom))
