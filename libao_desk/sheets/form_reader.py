"""How a blank form is read (读表样): where its head, the rows to be filled and what stands below them are."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from libao_desk.core.errors import Refusal
from libao_desk.core.text import compact

from .column_numbers import numbers_columns
from .form_build import BlankForm, FormColumn, has_line, text_of
from .form_lines import BLOCK, ENDED, GOES_ON, IN_ANY_WAY, LABEL, PART, PLAIN_PART, SAMPLE, is_of_who_left
from .grids import Grid, MergedRange
from .headers import IsKnown, header_keys, plain_header
from .heading import SEARCHED_ROWS, Head, find_head
from .row_words import heads_reckoning, heads_sum

MOST_FILLED = 3
"""More rows with something in them are no samples: somebody's data."""
_RANGE = re.compile(r"(?<![!\w$])\$?([A-Z]{1,3})\$?(\d+):\$?\1\$?(\d+)(?!\d)")
_FIGURE = re.compile(r"\d")
_LEADING = 3
ArePart = Callable[[Sequence[str]], bool]
KINDRED = 2
"""So many heads alike show that a row names columns once more."""


def read_form(book: Any, is_known: IsKnown, *, has_ended: bool = True, are_parts: ArePart = lambda _: False, named: str = "") -> BlankForm:
    """The build of the sheet so named, else of the best known heads: of none for those who left where the roster lists them apart.

    Raises Refusal where no row looks like a head, or where the form is not blank.
    """
    found = []
    for sheet in book.worksheets:
        grid = _grid(sheet)
        head = _first_head(grid, is_known) if grid.rows else None
        if head is not None:
            found.append((head.known, sheet.sheet_state == "visible", sheet, head, grid))
    if not found:
        raise Refusal("没有找到表头：前20行里没有一行像是列名（如“姓名”“身份证号”），请核对表样。")
    best = max(one[0] for one in found)
    _, _, sheet, head, grid = max(
        found, key=lambda one: (one[2].title == named, has_ended and one[1] and _is_of_all(one[2], one[3], best), one[0], one[1])
    )
    others = tuple(one.title for known, is_visible, one, _, _ in found if is_visible and one is not sheet and known > 1)
    form = replace(_Build(sheet, head, grid, are_parts).form(), other_sheets=others)
    _refuse_card(sheet, form, is_known)
    own = sum(len(block.samples) for block in form.parts or (form,))
    filled = max(own, 0 if form.ended is None else len(form.ended.samples))
    if filled > MOST_FILLED:
        raise Refusal(f"这张表里已经填了{filled}行内容，请用空白的表样（可以留一行示例）。")
    return form


def _is_of_all(sheet: Any, head: Head, best: int) -> bool:
    """Whether a sheet is not for those who left alone, and its head about as well known as the best one."""
    above = (text for row in range(1, head.top + 1) for cell in sheet[row] if (text := compact(text_of(cell))))
    is_head = head.known >= KINDRED and 2 * head.known >= best
    return is_head and not any(map(is_of_who_left, (compact(sheet.title), next(above, ""))))


def _refuse_card(sheet: Any, form: BlankForm, is_known: IsKnown) -> None:
    for row in form.samples:
        words = [text for cell in sheet[row] if (text := text_of(cell))]
        if len(words) > 1 and all(any(map(is_known, header_keys(word))) for word in words):
            raise Refusal(f"表头下面的第{row}行也是列名（{'、'.join(words[:3])}），像是一人一张的表，请换一份每人一行的表样。")


def _grid(sheet: Any) -> Grid:
    """The rows in which a head may stand, for the finder that ledgers use too."""
    rows = []
    for row in sheet.iter_rows(min_row=1, max_row=min(sheet.max_row, SEARCHED_ROWS + 2)):
        rows.append(tuple(value if isinstance(value := cell.value, float | int | date | None) else str(value) for cell in row))
    width = max((place for row in rows for place, value in enumerate(row, start=1) if value not in (None, "")), default=0)
    merged = tuple(MergedRange(one.min_row, one.min_col, one.max_row, one.max_col) for one in sheet.merged_cells.ranges)
    return Grid(
        sheet.title, 1, 1, tuple(tuple(value if value != "" else None for value in row[:width]) for row in rows) if width else (), merged
    )


def _first_head(grid: Grid, is_known: IsKnown) -> Head | None:
    """The best known head, or the one of an earlier block: whoever is in force stands under no line that says who left."""
    head = find_head(grid, is_known)
    for row in range(0 if head is None else head.top):
        words = [compact(str(value)) for value in grid.rows[row] if value is not None]
        above = find_head(replace(grid, rows=grid.rows[:row]), is_known) if len(words) == 1 else None
        if head is None or above is None or above.known < KINDRED or any(compact(part).endswith(":") for part in _parts(above)):
            continue
        if BLOCK.fullmatch(words[0]) or len(_parts(head) & _parts(above)) >= KINDRED:
            return above
    return head


def _parts(head: Head) -> set[str]:
    return {part for parts in head.parts for part in parts if part}


class _Build:
    """The work on one sheet."""

    def __init__(self, sheet: Any, head: Head, grid: Grid, are_parts: ArePart) -> None:
        self.sheet, self.are_parts = sheet, are_parts
        self.end = sheet.max_row  # looking at a cell below would make it, and the sheet longer
        self.merged = grid.merged or ()
        self.top, self.bottom = self._head_rows(head)
        self.columns = self._columns(head, len(head.parts))
        self.has_lines = any(self._is_drawn(row) for row in range(self.top, self.bottom + 1))
        self.words_bottom = self.bottom
        self.part_lines: tuple[int, ...] = ()
        if numbers_columns([text_of(self.sheet.cell(self.bottom + 1, one.column)) for one in self.columns]):
            self.bottom += 1
        self.total_above = None
        if totals := self._totals_above(self.bottom + 1):
            self.total_above, self.bottom = next(filter(self._is_total, totals)), totals[-1]
        self.part_lines = self._lines_of_parts()
        if len(self.part_lines) == 1:  # of whom the first block is: its rows are below the line
            self.bottom, self.part_lines = self.part_lines[0], ()

    def form(self) -> BlankForm:
        parts = tuple(self._part(row) for row in self.part_lines)
        _, _, end = self._body(parts[-1].head_bottom if parts else self.bottom)
        body_rows, samples, _ = self._body(self.bottom)
        above = tuple(text for row in range(1, self.top) for cell in self.sheet[row] if (text := text_of(cell)))
        below = tuple(text for row in range(end, self.end + 1) for cell in self.sheet[row] if (text := text_of(cell)))
        total = end if end <= self.end and self._is_total(end) else self.total_above
        columns = self._with_standing(self.columns, self.bottom, body_rows, samples)
        form = BlankForm(self.sheet.title, next(iter(above), ""), columns, self.top, self.bottom, body_rows, samples, total)
        form = replace(form, above=above, below=below)
        title = next((row for row in range(end, self.end + 1) if self._is_ended_title(row)), None)
        ended = None if title is None else self._ended(form, title)
        of_the_block = range(0) if ended is None else range(ended.head_top, ended.first_row)
        rows = (row for row in range(end, self.end + 1) if row != title)
        others = [row for row in rows if self._is_block_title(row) or self._parts_blank_rows(row)]
        again = (row for row in range(end, self.end + 1) if row - 1 not in others and self._repeats_head(row - 1, self.words_bottom))
        page = next((row for row in again if row not in of_the_block), None)
        form = replace(form, ended=ended, second_page=page, unfilled=tuple(self._leading(row)[0] for row in others))
        form = replace(form, beside=self._beside(range(form.first_row, form.last_row + 1)))
        return self._with_parts(form, parts)

    def _beside(self, rows: range) -> tuple[str, ...]:
        tall = (one for one in self.merged if one.left == one.right and one.bottom > one.top and one.top in rows)
        return tuple(
            text for one in sorted(tall, key=lambda one: one.top) if (text := compact(text_of(self.sheet.cell(one.top, one.left))))
        )

    def _with_parts(self, form: BlankForm, parts: tuple[BlankForm, ...]) -> BlankForm:
        """The form in parts; a total below the last of them that the others have none like is of all."""
        if not parts:
            return form
        *others, last = parts
        columns = self._with_standing(self.columns, last.head_bottom, last.body_rows, last.samples)
        total, below = last.total_row, last.last_row + 2
        if any(one.total_row for one in others):
            total = below if below <= self.end and self._is_total(below) else None
        if total == last.total_row:
            last = replace(last, total_row=None)
        parts = tuple(replace(one, columns=columns) for one in (*others, last))
        return replace(form, columns=columns, parts=parts, total_row=total or self.total_above)

    def _part(self, line: int) -> BlankForm:
        """The rows below one of the lines that part them."""
        above = self._totals_above(line + 1)
        bottom = above[-1] if above else line
        body_rows, samples, end = self._body(bottom)
        total = end if end <= self.end and self._is_total(end) else None
        if above:
            total = next(filter(self._is_total, above))
        return BlankForm(self.sheet.title, self._leading(line)[0], self.columns, line, bottom, body_rows, samples, total)

    def _lines_of_parts(self) -> tuple[int, ...]:
        """The lines that part the rows, the first of them right below the head; none with a head of its own, none of those who left."""
        first = self.bottom + 1
        if first > self.end or not self._parts_rows(first):
            return ()
        lines: list[int] = []
        for row in range(first, self.end + 1):
            words = self._leading(row)
            if self._is_ended_title(row) or self._is_block_title(row):  # 二、解除社区矫正 below 一、刑满释放 is where they come from
                if len(words) != 1 or not self.are_parts([self._leading(line)[0] for line in (*lines, row)]):
                    break
                lines.append(row)
            elif any(map(LABEL.match, words)):
                break
            elif self._parts_rows(row):
                lines.append(row)
        return tuple(lines)

    def _parts_rows(self, row: int) -> bool:
        """Whether a line alone in its row has a number in words, or stands over the columns, and has rows to be filled below it."""
        words = self._leading(row)
        if len(words) != 1 or self._closes(row) or SAMPLE.fullmatch(words[0]) or LABEL.match(words[0]):
            return False
        next_words = self._leading(row + 1) if row < self.end else []
        if PART.fullmatch(words[0]):  # notes stand below one another
            return self._is_drawn(row) or (row < self.end and not any(map(PART.fullmatch, next_words)))
        is_above_rows = row < self.end and self._is_drawn(row + 1) and not self._is_wide(row + 1)
        return self._is_wide(row) and is_above_rows and PLAIN_PART.fullmatch(words[0]) is not None

    def _is_wide(self, row: int) -> bool:
        """Whether a row is one cell over most of the columns."""
        heads = [one.column for one in self.columns]
        return any(one.top == row and 2 * sum(one.left <= column <= one.right for column in heads) > len(heads) for one in self.merged)

    def _with_standing(
        self, columns: tuple[FormColumn, ...], bottom: int, body_rows: int, samples: tuple[int, ...]
    ) -> tuple[FormColumn, ...]:
        own = next((row for row in range(bottom + 1, bottom + 1 + body_rows) if row not in samples), None)
        stand = ("" if own is None or one.is_serial else text_of(self.sheet.cell(own, one.column)) for one in columns)
        return tuple(replace(one, standing=text) for one, text in zip(columns, stand, strict=True))

    # --- the head ------------------------------------------------------------------------------------------------------

    def _head_rows(self, head: Head) -> tuple[int, int]:
        """The rows found, without a line of labels above them, with all rows over which their cells are merged."""
        top, bottom = head.top + 1, head.top + head.height
        if head.height > 1 and any(LABEL.match(compact(text_of(cell))) for cell in self.sheet[top]):
            top += 1
        for one in self.merged:
            if one.left == one.right and one.top <= bottom and one.bottom >= top:
                top, bottom = min(top, one.top), max(bottom, one.bottom)
        return top, bottom

    def _columns(self, head: Head, width: int) -> tuple[FormColumn, ...]:
        columns = []
        for column in range(1, width + 1):
            lowest = self._range_at(self.bottom, column)
            if lowest is not None and lowest.left != column:
                continue  # the rest of a head merged over several columns, which holds one datum
            parts = tuple(dict.fromkeys(text for row in range(self.top, self.bottom + 1) if (text := self._seen(row, column))))
            told = head.parts[column - 1] if self.top == head.top + 1 else ()
            if longest := max(parts, told, key=len):
                columns.append(FormColumn(column, "/".join(longest), longest))
        return tuple(columns)

    def _own_head(self, top: int) -> tuple[int, tuple[FormColumn, ...]]:
        """A head that the second block has for itself: its last row, and its columns."""
        bottom = max([top, *(one.bottom for one in self.merged if one.top == top)])
        columns = []
        for column in range(1, self.sheet.max_column + 1):
            one = self._range_at(bottom, column)
            if one is not None and one.left != column:
                continue
            if parts := tuple(dict.fromkeys(text for row in range(top, bottom + 1) if (text := self._seen(row, column)))):
                columns.append(FormColumn(column, "/".join(parts), parts))
        return bottom, tuple(columns)

    def _seen(self, row: int, column: int) -> str:
        """What a place shows: of a merged range, its first cell's text."""
        one = self._range_at(row, column)
        return text_of(self.sheet.cell(row, column) if one is None else self.sheet.cell(one.top, one.left))

    def _range_at(self, row: int, column: int) -> MergedRange | None:
        return next((one for one in self.merged if one.top <= row <= one.bottom and one.left <= column <= one.right), None)

    def _totals_above(self, first: int) -> range:
        """The rows of totals, averages and numbers that stand above the rows which they count, or above the first part of them."""
        last = first
        while last <= self.end and self._closes(last):
            last += 1
        rows = range(first, last)
        is_above_rows = last <= self.end and ((self._is_drawn(last) and not self._is_foot(last)) or self._parts_rows(last))
        return rows if is_above_rows and any(map(self._is_total, rows)) else range(0)

    # --- the rows to be filled ------------------------------------------------------------------------------------------

    def _ended(self, form: BlankForm, title: int) -> BlankForm:
        """The block below the line that says who left, under the same head, a head of its own, or none."""
        columns = form.columns
        bottom = next((title + 1 + last - self.top for last in (self.bottom, self.words_bottom) if self._repeats_head(title, last)), None)
        has_own_head = bottom is None and self._has_other_head(title + 1)
        if has_own_head:
            bottom, columns = self._own_head(title + 1)
        body_rows, samples, end = self._body(bottom or title)
        if has_own_head:
            columns = self._with_standing(columns, bottom or title, body_rows, samples)
        total = end if end <= self.end and self._is_total(end) else None
        bottom = bottom or title
        return replace(form, columns=columns, head_top=title, head_bottom=bottom, body_rows=body_rows, samples=samples, total_row=total)

    def _has_other_head(self, row: int) -> bool:
        """Whether a row names columns: several words and no figure, which a sample would have; no total, no label."""
        words = [compact(text) for one in self.columns if (text := self._seen(row, one.column))]
        is_foot = self._is_total(row) or any(LABEL.match(word) for word in words)
        is_sample = any(SAMPLE.fullmatch(word) for word in words)
        return len(words) > 1 and not is_foot and not is_sample and not any(map(_FIGURE.search, words))

    def _repeats_head(self, title: int, last: int) -> bool:
        places = [(row, one.column) for row in range(self.top, last + 1) for one in self.columns]
        return all(self._seen(row, column) == self._seen(title + 1 + row - self.top, column) for row, column in places)

    def _is_ended_title(self, row: int) -> bool:
        words = self._leading(row)
        return len(words) == 1 and ENDED.fullmatch(words[0]) is not None and IN_ANY_WAY.search(words[0]) is not None

    def _is_block_title(self, row: int) -> bool:
        """Whether a line stands above a block of rows, with a head of theirs."""
        words = self._leading(row)
        if row >= self.end or len(words) != 1:
            return False
        if BLOCK.fullmatch(words[0]) is not None:
            return self._repeats_head(row, self.words_bottom) or self._has_other_head(row + 1)
        return self._is_no_page(words[0]) and (self._repeats_head(row, self.words_bottom) or self._has_kindred_head(row + 1))

    def _parts_blank_rows(self, row: int) -> bool:
        """Whether a line with a number in words (六、重点人员) stands over rows drawn to be filled, and no head of theirs."""
        words = self._leading(row)
        is_line = row < self.end and len(words) == 1 and PART.fullmatch(words[0]) is not None
        return is_line and self._is_drawn(row + 1) and len(self._leading(row + 1)) <= 1 and not self._is_foot(row + 1)

    def _is_no_page(self, word: str) -> bool:
        """Whether a line above a head is none that a second page has: what stands above the first, a label, a word of going on."""
        above = [compact(self._seen(row, column)) for row in range(1, self.top) for column in range(1, self.sheet.max_column + 1)]
        return word not in above and LABEL.match(word) is None and GOES_ON.search(word) is None

    def _has_kindred_head(self, row: int) -> bool:
        """Whether a row names columns, and some of them as the head does."""
        own = {compact(part) for one in self.columns for part in one.parts}
        return self._has_other_head(row) and sum(compact(self._seen(row, one.column)) in own for one in self.columns) >= KINDRED

    def _body(self, bottom: int) -> tuple[int, tuple[int, ...], int]:
        """How many rows are to be filled, which of them are samples, and the first row below them."""
        row, samples, has_foot = bottom + 1, [], False
        while row <= self.end:
            if self._is_foot(row):
                has_foot = True
                break
            if self._is_sample(row):
                samples.append(row)
            elif self.has_lines and not self._is_drawn(row):
                break
            row += 1
        count = row - bottom - 1
        if not self.has_lines and has_foot and count > max(1, len(samples)) and not self._closes(row) and not self._leading(row - 1):
            count -= 1  # the blank line above the foot
        return count, () if len(samples) == count and self._says_one_thing(samples) else tuple(samples), bottom + 1 + count

    def _says_one_thing(self, rows: Sequence[int]) -> bool:
        """Whether more rows than would be samples all say the same: it is nobody's."""
        own = [one.column for one in self.columns if not one.is_serial]
        return len(rows) > MOST_FILLED and len({tuple(self._seen(row, column) for column in own) for row in rows}) == 1

    def _is_foot(self, row: int) -> bool:
        heads = [one.column for one in self.columns]
        if any(one.top == row and sum(one.left <= column <= one.right for column in heads) > 1 for one in self.merged):
            return True
        words = self._leading(row)
        if row in self.part_lines:
            return True
        return self._closes(row) or self._is_ended_title(row) or self._is_block_title(row) or bool(words and LABEL.match(words[0]))

    def _is_total(self, row: int) -> bool:
        return any(heads_sum(word) for word in self._leading(row))

    def _closes(self, row: int) -> bool:
        """Whether a row says something of all the rows above it."""
        return any(heads_reckoning(word) for word in self._leading(row)) or self._reckons_above(row)

    def _reckons_above(self, row: int) -> bool:
        """Whether a formula counts or sums the rows above, and none like it stands in a row beside: that would be each row's own."""
        cells = [self.sheet.cell(row, one.column) for one in self.columns]
        return any(
            any(self.bottom < int(found[2]) and int(found[3]) < row for found in _RANGE.finditer(str(cell.value)))
            and not self._is_in_each_row(cell)
            for cell in cells
            if cell.data_type == "f"
        )

    def _is_in_each_row(self, cell: Any) -> bool:
        from openpyxl.formula.translate import Translator

        beside = [self.sheet.cell(row, cell.column) for row in (cell.row - 1, cell.row + 1) if row <= self.end]
        alike = Translator(str(cell.value), cell.coordinate)
        return any(one.data_type == "f" and one.value == alike.translate_formula(one.coordinate) for one in beside)

    def _is_sample(self, row: int) -> bool:
        """Whether a row shows how to fill: it says so, or half of its cells hold something."""
        if any(SAMPLE.fullmatch(word) for word in self._leading(row)):
            return True
        own = [one for one in self.columns if not one.is_serial and not self._is_tall(row, one.column)]
        filled = [one for one in own if (text := text_of(self.sheet.cell(row, one.column))) and not text.startswith("=")]
        return len(filled) >= max(2, (len(own) + 1) // 2)

    def _is_tall(self, row: int, column: int) -> bool:
        one = self._range_at(row, column)
        return one is not None and one.bottom > one.top

    def _leading(self, row: int) -> list[str]:
        return [word for cell in self.sheet[row] if (word := compact(text_of(cell)))][:_LEADING]

    def _is_drawn(self, row: int) -> bool:
        """Whether lines are drawn around the row's cells."""
        return any(has_line(self.sheet.cell(row, one.column)) for one in self.columns)


def known_by(texts: Iterable[str]) -> IsKnown:
    """Heads known by their texts, for finding again a head that was found before."""
    forms = {key for text in texts for key in (plain_header(text), *header_keys(*text.split("/")))}
    return forms.__contains__
