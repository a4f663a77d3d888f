"""Blank forms as counties draw them, and the same forms as they should come back: both drawn here, by hand, cell by cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

Values = Mapping[str, Any]
"""What one row holds, by the key of the column."""


@dataclass(frozen=True)
class H:
    """One column: its words from the top row of the head down, what belongs there, and how it is drawn."""

    words: tuple[str, ...]
    key: str = ""
    width: float = 12
    across: int = 1
    format: str = "General"
    standing: str = ""
    """What the county wrote into each row; {row} is the row's number."""
    choices: str = ""


@dataclass(frozen=True, kw_only=True)
class Design:
    """One form."""

    name: str
    kind: str
    heads: tuple[H, ...]
    title: tuple[str, str]
    """As blank, as filled."""
    above: tuple[tuple[str, str], ...] = ()
    below: tuple[tuple[str, str], ...] = ()
    blank_rows: int = 5
    sample: tuple[str, ...] = ()
    numbered: bool = False
    total: str = ""
    """`formula`, or `blank` for an empty row of totals."""
    lines: bool = True
    spacer: int = 0
    landscape: bool = False
    paper: int = 9
    print_area: bool = False
    fit: bool = False
    repeat: bool = False
    freeze: bool = False
    has_filter: bool = False
    condition: bool = False
    tall: str = ""
    """A column at the left, merged over all rows, with this text."""
    thick: bool = False
    size: float = 11
    fill: str = ""
    body_height: float | None = None
    left: int = 1
    top: int = 1
    note: str = ""
    ended: tuple[str, str] = ("", "")
    """The line above a second block of rows, as blank and as filled."""
    ended_rows: int = 3
    ended_head: bool = False
    """Whether the head stands above the second block once more."""
    second_sheet: bool = False
    hidden_column: int = 0
    footer: str = ""

    @property
    def keys(self) -> dict[str, str]:
        """By head: what the program should propose."""
        return {"/".join(head.words): head.key for head in self.heads}


class _Drawing:
    """One sheet being drawn."""

    def __init__(self, design: Design, rows: Sequence[Values] | None, totals: Values, ended: Sequence[Values] = ()) -> None:
        self.d, self.rows, self.totals, self.ended = design, rows, totals, ended
        self.book = Workbook()
        self.sheet = self.book.active
        self.sheet.title = "报表"
        self.depth = max(len(head.words) for head in design.heads)
        self.places: list[int] = []
        column = design.left + bool(design.tall)
        for head in design.heads:
            self.places.append(column)
            column += head.across
        self.right = column - 1
        self.row = design.top
        side = Side(style="thin")
        self.border = Border(left=side, right=side, top=side, bottom=side) if design.lines else Border()
        # a form that ends with its head lends the rows its own letters, not bold
        self.letters = Font(name="宋体" if design.blank_rows else "黑体", size=design.size)
        self.count = max(design.blank_rows, len(rows or ()))

    def draw(self) -> bytes:
        d = self.d
        self._line(*d.title, Font(name="黑体", size=18, bold=True), Alignment("center", "center"), 34)
        for line in d.above:
            self._line(*line, Font(name="宋体", size=10), Alignment("left", "center"), 20)
        self.head_top = self.row
        self._head()
        if d.numbered:
            for number, column in enumerate(self.places, start=1):
                self._styled(self.row, column, str(number), Font(size=9), Alignment("center"), 1)
            self.row += 1
        self.first = self.row
        self._body()
        self.last = self.row - 1
        self._total()
        self._ended()
        self.row += d.spacer
        for line in d.below:
            self._line(*line, Font(name="楷体", size=10, italic=True), Alignment("left", "top", wrap_text=True), 26)
        self._set_up()
        target = BytesIO()
        self.book.save(target)
        return target.getvalue()

    def _ended(self) -> None:
        """The second block: its line, perhaps the head once more, and its rows, each drawn as those of the first."""
        if not self.d.ended[0]:
            return
        self._line(*self.d.ended, Font(name="黑体", size=11), Alignment("left", "center"), 22)
        if self.d.ended_head:
            self._head()
        whole, count = self.rows, self.count
        self.rows, self.count = (None if whole is None else self.ended), max(self.d.ended_rows, len(self.ended))
        self._body()
        self.rows, self.count = whole, count

    def _line(self, blank: str, filled: str, font: Font, alignment: Alignment, height: float) -> None:
        cell = self.sheet.cell(self.row, self.d.left, filled if self.rows is not None else blank)
        cell.font, cell.alignment = font, alignment
        self.sheet.row_dimensions[self.row].height = height
        self.sheet.merge_cells(start_row=self.row, end_row=self.row, start_column=self.d.left, end_column=self.right)
        self.row += 1

    def _styled(
        self, row: int, column: int, value: Any, font: Font, alignment: Alignment, across: int, down: int = 1, fill: str = ""
    ) -> Any:
        for r in range(row, row + down):
            for c in range(column, column + across):
                self.sheet.cell(r, c).border = self.border
        cell = self.sheet.cell(row, column, value)
        cell.font, cell.alignment = font, alignment
        if fill:
            cell.fill = PatternFill("solid", fgColor=fill)
        if across > 1 or down > 1:
            self.sheet.merge_cells(start_row=row, end_row=row + down - 1, start_column=column, end_column=column + across - 1)
        return cell

    def _head(self) -> None:
        d, bold, centre = self.d, Font(name="黑体", size=self.d.size, bold=True), Alignment("center", "center", wrap_text=True)
        if d.tall:
            self._styled(self.row, d.left, "镇", bold, centre, 1, self.depth, d.fill)
        for level in range(self.depth):
            numbered = [(place, head) for place, head in enumerate(d.heads) if len(head.words) > level]
            for _, group in groupby(numbered, key=lambda one: (one[1].words[: level + 1], len(one[1].words) == level + 1 and one[0])):
                members = list(group)
                head = members[0][1]
                across = sum(member.across for _, member in members)
                down = self.depth - level if len(head.words) == level + 1 else 1
                self._styled(self.row + level, self.places[members[0][0]], head.words[level], bold, centre, across, down, d.fill)
        if d.note:
            self.sheet.cell(self.row, self.places[1]).comment = Comment(d.note, "县局")
        for level in range(self.depth):
            self.sheet.row_dimensions[self.row + level].height = 30
        self.row += self.depth

    def _body(self) -> None:
        d, first = self.d, self.row
        for index in range(self.count):
            if d.body_height:
                self.sheet.row_dimensions[self.row].height = d.body_height
            for place, (column, head) in enumerate(zip(self.places, d.heads, strict=True)):
                self._cell(index, place, column, head)
            self.row += 1
        if d.tall:
            self._styled(first, d.left, d.tall, Font(size=d.size), Alignment("center", "center", textRotation=255), 1, self.count)

    def _cell(self, index: int, place: int, column: int, head: H) -> None:
        d = self.d
        cell = self._styled(self.row, column, None, self.letters, Alignment("center", "center", wrap_text=True), head.across)
        cell.number_format = head.format
        if d.thick and index == self.count - 1:
            cell.border = Border(left=self.border.left, right=self.border.right, top=self.border.top, bottom=Side(style="medium"))
        if self.rows is None and d.sample and index == 0:
            cell.value = d.sample[place]
        elif head.standing:
            cell.value = head.standing.format(row=self.row)
        if self.rows is not None and head.key and index < len(self.rows):
            self._fill(cell, self.rows[index][head.key])

    def _fill(self, cell: Any, value: Any) -> None:
        cell.value = None if value == "" else value
        if isinstance(value, str) and value:
            cell.data_type = "s"

    def _total(self) -> None:
        if not self.d.total:
            return
        font = Font(name="黑体", size=self.d.size)
        if self.d.tall:
            self._styled(self.row, self.d.left, None, font, Alignment("center"), 1)
        for column, head in zip(self.places, self.d.heads, strict=True):
            cell = self._styled(self.row, column, None, font, Alignment("center"), head.across)
            if head.key in self.totals:
                letter = get_column_letter(column)
                formula = f"=SUM({letter}{self.first}:{letter}{self.last})"
                cell.value = formula if self.d.total == "formula" else self.totals[head.key] if self.rows is not None else None
        self.sheet.cell(self.row, self.places[0]).value = "合计"
        self.row += 1

    def _set_up(self) -> None:
        d, sheet = self.d, self.sheet
        for column, head in zip(self.places, d.heads, strict=True):
            for further in range(head.across):
                sheet.column_dimensions[get_column_letter(column + further)].width = head.width / head.across
        if d.hidden_column:
            sheet.column_dimensions[get_column_letter(d.hidden_column)].hidden = True
        sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape" if d.landscape else "portrait", d.paper
        sheet.page_margins.left = sheet.page_margins.right = 0.4
        self._print()
        if d.freeze:
            sheet.freeze_panes = f"{get_column_letter(d.left)}{self.first}"
        self._rules()
        if d.second_sheet:
            self._explain()

    def _print(self) -> None:
        d, sheet = self.d, self.sheet
        left, right = get_column_letter(d.left), get_column_letter(self.right)
        if d.print_area:
            sheet.print_area = f"{left}{d.top}:{right}{self.row - 1}"
        if d.fit:
            sheet.sheet_properties.pageSetUpPr.fitToPage = True
            sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        if d.repeat:
            sheet.print_title_rows = f"{self.head_top}:{self.first - 1}"
        if d.has_filter:
            sheet.auto_filter.ref = f"{left}{self.first - 1}:{right}{self.last}"
        if d.footer:
            sheet.oddFooter.center.text = d.footer

    def _explain(self) -> None:
        """A second sheet that counts the first one's rows."""
        other, letter = self.book.create_sheet("填表说明"), get_column_letter(self.places[1])
        other["A1"], other["A2"] = "逐人填写，不得漏报。", f"=COUNTA(报表!{letter}{self.first}:{letter}{self.last})"

    def _rules(self) -> None:
        for column, head in zip(self.places, self.d.heads, strict=True):
            if head.choices:
                validation = DataValidation("list", formula1=f'"{head.choices}"', allow_blank=True)
                letter = get_column_letter(column)
                validation.add(f"{letter}{self.first}:{letter}{self.last}" if self.last > self.first else f"{letter}{self.first}")
                self.sheet.add_data_validation(validation)
        if self.d.condition:
            letter = get_column_letter(self.places[1])
            rule = FormulaRule(formula=[f"LEN({letter}{self.first})>20"], fill=PatternFill("solid", bgColor="FFFFC7CE"))
            self.sheet.conditional_formatting.add(f"{letter}{self.first}:{letter}{self.last}", rule)


def blank(design: Design, totals: Values | None = None) -> bytes:
    """The form as the county sends it."""
    return _Drawing(design, None, totals or {}).draw()


def expected(design: Design, rows: Sequence[Values], totals: Values | None = None, ended: Sequence[Values] = ()) -> bytes:
    """The form as it should come back."""
    return _Drawing(design, rows, totals or {}, ended).draw()
