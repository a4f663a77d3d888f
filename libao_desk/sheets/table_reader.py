"""A ledger from any sheet: its head, its rows with their Excel numbers, and what was passed over and why (台账读取)."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from libao_desk.core.errors import Refusal
from libao_desk.core.line_fillers import asks_who_signs, is_filler, is_signed

from .blocks import Blocks, blocks_of
from .cells import Cell, CellProblem, CellValue, shown
from .child import nobody_waits, read_grids_in_child
from .grids import Grid, read_grids
from .headers import IsKnown, as_predicate, plain_header
from .heading import Head, HeaderCell, find_head, later_heads
from .limits import DEFAULT_LIMITS, SheetLimits
from .row_words import SERIAL_HEADS, heads_reckoning, is_sum
from .xml_scan import column_letters

_SAMPLE = re.compile(r"[(\[【〔]?(?:填写)?(?:示例|样例|举例|例[:)\]】])|.*[(\[【](?:示例|样例)[)\]】]")
_FOOT = re.compile(
    r"(?:填报|填表|制表|报送|审核|审批|审签|负责人|联系人|经办|单位盖章|注|备注|说明|填表说明)[^:]{0,8}:|.{0,8}(?:签字|签名|签章|盖章)(?:\(.*\))?:?$"
)
_NOTE = re.compile(
    r"(?:\d{1,2}[.、)]|[(（]?[一二三四五六七八九十]{1,3}[)）、.]|[(（]\d{1,2}[)）]).+|.*[。；]|.{0,10}(?:村|社区|居委会|片区?)(?:[(（].*[)）])?:?"
)
"""What one cell alone says that is nobody's: a numbered line, a sentence, a village's name above its people."""
_TITLE = re.compile(r".{0,60}(?:花名册|名册|台账|登记簿|登记表|统计表|汇总表|情况表|一览表|明细表?|人员|名单)(?:\(.*\))?")
_LABEL = re.compile(r"[^:\d，,。；;]{1,12}:.*")
"""村负责人:张三, or the label alone: what is signed below a table, whoever signs it."""
_DAY = re.compile(r"(?:19|20)\d\d(?:年\d{1,2}月(?:\d{1,2}[日号])?|([./-])\d{1,2}\1\d{1,2})")
_DAY_HEADS = ("日期", "时间", "日")
_COUNTED_BY = SERIAL_HEADS | {"编号"}
"""Heads of columns whose plain figures say nothing; an office's 编号 may be no more than a serial number."""
_LEADING_CELLS = 3
HEADING = "标题或说明"
"""Why a line of words is passed over that may say what the rows below it have in common."""
ANOTHER_HEAD = "又一个表头"
"""Why a row is passed over that says what the columns of the rows below it are."""
REPEATED_HEAD = "重复的表头"
FOOT = "表尾说明"
"""Why a line of signatures or of notes is passed over."""
FILLER = "填空行的话"
"""Why a line is passed over that says that nothing stands there, or that the table goes on elsewhere (以下空白, 续表)."""


@dataclass(frozen=True)
class SheetRow:
    """One data row under its number in Excel; its cells stand in the order of the table's columns."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class SkippedRow:
    """A row that is no data, and why."""

    number: int
    why: str
    text: str = ""
    """What it says, where it is a line of words."""

    @property
    def is_heading(self) -> bool:
        """Whether it may head the rows below it."""
        return self.why == HEADING


@dataclass(frozen=True)
class SheetTable:
    """One ledger as it was found in a file."""

    sheet: str
    header_rows: tuple[int, ...]
    """Excel's numbers of the one to three rows of the head."""
    columns: tuple[HeaderCell, ...]
    rows: tuple[SheetRow, ...]
    skipped: tuple[SkippedRow, ...]
    problems: tuple[CellProblem, ...] = ()
    """Cells of the table whose value the file does not hold (a formula never calculated, or gone wrong)."""
    other_sheets: tuple[str, ...] = ()
    """Further sheets of the file that hold something and were not read."""
    titles: tuple[str, ...] = ()
    """What stands above the head."""
    ledgers: tuple[str, ...] = ()
    """The sheet that was read and those that look like the same ledger, in the order of the file: all of them are meant."""
    from_1904: bool = False
    """The workbook counts days from 1904; for `as_date`."""
    hidden_rows: frozenset[int] = frozenset()
    """Numbers of data rows that whoever looks at the sheet does not see."""
    hidden_columns: frozenset[int] = frozenset()
    """Places of columns that he does not see."""
    later_columns: frozenset[int] = frozenset()
    """Places of columns that another head further down adds."""


def read_table(
    source: Path | bytes,
    *,
    name: str,
    known_headers: IsKnown | Collection[str],
    limits: SheetLimits = DEFAULT_LIMITS,
    in_child: bool = False,
    waiting: Callable[[], None] = nobody_waits,
    sheet: str | None = None,
) -> SheetTable:
    """The ledger in a file: the sheet and the rows whose heads are best known, or the sheet that is named.

    `name` is the file's name, needed for csv. A file from outside is opened `in_child`, with limits on memory and time, and `waiting`
    called meanwhile. A function given as `known_headers` is asked with forms as `plain_header` makes
    them. Raises Refusal with the reason and the cure when the file cannot or must not be read, Trouble when the disk fails.
    """
    if in_child:
        grids = read_grids_in_child(source, name=name, limits=limits, waiting=waiting)
    else:
        grids = read_grids(source, name=name, limits=limits)
    is_known = as_predicate(known_headers)
    chosen, head = _choose(grids, is_known, sheet)
    others = [grid for grid in grids if grid is not chosen and not grid.is_hidden]
    ledgers = [one for one in grids if one is chosen or (not one.is_hidden and _may_be_ledger(find_head(one, is_known), one, head))]
    table = _Layout(chosen, head, later_heads(chosen, head, is_known)).table()
    return replace(table, other_sheets=tuple(one.sheet for one in others), ledgers=tuple(one.sheet for one in ledgers))


def _choose(grids: tuple[Grid, ...], is_known: IsKnown, sheet: str | None) -> tuple[Grid, Head]:
    if not grids:
        raise Refusal("文件里没有任何内容。")
    found = [(grid, head) for grid in grids if sheet in (None, grid.sheet) and (head := find_head(grid, is_known)) is not None]
    if sheet is not None and all(grid.sheet != sheet for grid in grids):
        raise Refusal(f"文件里没有名为“{sheet}”的工作表，有：{'、'.join(grid.sheet for grid in grids)}。")
    if not found:
        raise Refusal("没有找到表头：前20行里没有一行像是列名（如“姓名”“身份证号”）。请核对文件，或下载导入模板填写。")
    return max(found, key=lambda pair: (bool(pair[1].known), not pair[0].is_hidden, pair[1].known))


def _may_be_ledger(head: Head | None, grid: Grid, chosen: Head) -> bool:
    """Whether a sheet knows at least half of the columns that the chosen one knows, with something under them."""
    return head is not None and head.known >= 2 and 2 * head.known >= chosen.known and len(grid.rows) > head.below


@dataclass
class _Layout:
    """The work on one grid: which columns and rows are the ledger."""

    grid: Grid
    head: Head
    later: tuple[Head, ...]
    """Other heads further down."""
    _merged: Mapping[tuple[int, int], CellValue] = field(init=False)
    _wide_rows: frozenset[int] = field(init=False)
    _blocks: Blocks = field(init=False)
    _columns: tuple[tuple[int, HeaderCell], ...] = field(init=False)
    _heads: tuple[frozenset[str], ...] = field(init=False)
    """The words over each column, as they are compared."""
    _serials: frozenset[int] = field(init=False)
    """The columns that number the rows."""

    def __post_init__(self) -> None:
        self._merged = self._values_of_merged_columns()
        self._wide_rows = frozenset(merged.top for merged in self.grid.merged or () if merged.right - merged.left >= 2)
        self._blocks = self._used_columns()
        self._columns = self._blocks.columns
        self._heads = tuple(frozenset(plain_header(part) for part in header.parts) for _, header in self._columns)
        self._serials = frozenset(place for place, (_, header) in enumerate(self._columns) if _COUNTED_BY & set(header.keys))

    def table(self) -> SheetTable:
        rows: list[SheetRow] = []
        skipped: list[SkippedRow] = []
        at_foot = False
        for index in range(self.head.below, len(self.grid.rows)):
            number = self.grid.first_row + index
            head = self._blocks.head_at(index)
            if head is not None:
                skipped.append(SkippedRow(number, REPEATED_HEAD if self._blocks.is_repeated(head) else ANOTHER_HEAD))
                continue
            cells = tuple(self._cell(index, column) for column in self._blocks.at(index).places)
            if all(cell.is_empty or cell.merged for cell in cells):
                continue
            why = self._why_no_data(number, cells)
            if not why and at_foot and sum(not cell.is_empty for cell in cells) == 1:
                why = FOOT  # a lone word or day under the signatures
            at_foot = why == FOOT
            if why:
                words = next((cell.text for cell in self._own(cells)), "") if why in (HEADING, FILLER) else ""
                skipped.append(SkippedRow(number, why, words))
            else:
                rows.append(SheetRow(number, cells))
        head_row = self.grid.first_row + self.head.top
        return SheetTable(
            sheet=self.grid.sheet,
            header_rows=tuple(range(head_row, head_row + self.head.height)),
            columns=tuple(header for _, header in self._columns),
            rows=tuple(rows),
            skipped=tuple(skipped),
            problems=self._problems(rows),
            titles=tuple(value for row in self.grid.rows[: self.head.top] for value in row if isinstance(value, str)),
            from_1904=self.grid.from_1904,
            hidden_rows=frozenset(row.number for row in rows if self.grid.hidden.has_row(row.number)),
            hidden_columns=frozenset(
                header.index for index, header in self._columns if self.grid.hidden.has_column(self.grid.first_column + index)
            ),
            later_columns=frozenset(range(self._blocks.of_first, len(self._columns))),
        )

    def _used_columns(self) -> Blocks:
        """Columns with a head, and columns without one that hold data: those are shown to the user, not lost."""
        below = self.grid.rows[self.head.below :]
        used = [index for index, parts in enumerate(self.head.parts) if parts or any(row[index] is not None for row in below)]
        return blocks_of(self.grid, self.head, used, self.later)

    def _values_of_merged_columns(self) -> dict[tuple[int, int], CellValue]:
        """A value merged downwards (one village beside its people) belongs to each of its rows."""
        grid, values = self.grid, {}
        for merged in grid.merged or ():
            top, column = merged.top - grid.first_row, merged.left - grid.first_column
            is_one_column = merged.left == merged.right and 0 <= column < len(self.head.parts)
            if is_one_column and self.head.below <= top < len(grid.rows) and grid.rows[top][column] is not None:
                for row in range(top + 1, min(merged.bottom - grid.first_row + 1, len(grid.rows))):
                    values[row, column] = grid.rows[top][column]
        return values

    def _cell(self, index: int, column: int | None) -> Cell:
        if column is None:
            return Cell(f"{column_letters(self.grid.first_column)}{self.grid.first_row + index}", None, "")
        value = self.grid.rows[index][column]
        is_merged = value is None and (index, column) in self._merged
        if is_merged:
            value = self._merged[index, column]
        address = f"{column_letters(self.grid.first_column + column)}{self.grid.first_row + index}"
        return Cell(address, value, shown(value), is_merged)

    def _why_no_data(self, number: int, cells: tuple[Cell, ...]) -> str:
        filled = [cell for cell in cells if not cell.is_empty]
        leading = [plain_header(cell.text) for cell in filled[:_LEADING_CELLS]]
        if self._repeats_head(cells):
            return REPEATED_HEAD
        first = next(cell for cell in filled if not cell.merged)
        if any(map(is_sum, leading)) or heads_reckoning(plain_header(first.text)):
            return "合计行"
        if any(_SAMPLE.match(word) for word in leading):
            return "示例行"
        return self._why_no_record(number, cells, filled)

    def _own(self, cells: tuple[Cell, ...]) -> list[Cell]:
        """What a row itself says, its serial number left out."""
        own = ((place, cell) for place, cell in enumerate(cells) if not cell.is_empty and not cell.merged)
        return [cell for place, cell in own if not (place in self._serials and cell.text.isdigit())]

    def _why_no_record(self, number: int, cells: tuple[Cell, ...], filled: list[Cell]) -> str:
        own = self._own(cells)
        if own and all(is_filler(cell.text) for cell in own):
            return FILLER
        first = _with_plain_colons(filled[0].text)
        if _FOOT.match(first):
            return FOOT
        if len(cells) >= _LEADING_CELLS and (_are_labels(filled) or _are_signatures(own) or self._is_lone_day(cells, filled)):
            return HEADING
        if len(filled) > 1 or len(cells) < _LEADING_CELLS:
            return ""
        if number in self._wide_rows or (filled[0] is cells[0] and (_TITLE.fullmatch(first) or _NOTE.fullmatch(first))):
            return HEADING
        only = cells.index(filled[0])
        if only in self._serials and first.isdigit():
            return "只有序号，没有内容"
        return ""

    def _is_lone_day(self, cells: tuple[Cell, ...], filled: list[Cell]) -> bool:
        """Whether a row holds nothing but a day that no head asks for: that of the signatures."""
        if len(filled) > 1 or not _DAY.fullmatch(_with_plain_colons(filled[0].text)):
            return False
        return not any(part.endswith(_DAY_HEADS) for part in self._heads[cells.index(filled[0])])

    def _repeats_head(self, cells: tuple[Cell, ...]) -> bool:
        filled = same = 0
        for cell, heads in zip(cells, self._heads, strict=True):
            if not cell.is_empty:
                filled += 1
                same += bool(heads) and plain_header(cell.text) in heads
        return same >= min(2, len(cells)) and same * 3 >= filled * 2

    def _problems(self, rows: list[SheetRow]) -> tuple[CellProblem, ...]:
        addresses = {cell.address for row in rows for cell in row.cells}
        return tuple(CellProblem(address, sentence) for address, sentence in self.grid.lost.items() if address in addresses)


def _are_labels(filled: list[Cell]) -> bool:
    """Whether every cell is a label with its answer, or the answer to the label before it: 审核人: and 王某 beside it."""
    texts = [_with_plain_colons(cell.text) for cell in filled]
    answers = (False, *(text.endswith(":") for text in texts))
    return all(_LABEL.fullmatch(text) or is_answer for text, is_answer in zip(texts, answers, strict=False))


def _are_signatures(own: list[Cell]) -> bool:
    """Whether every cell is the word before a signature, who signed, or the day of it: 制表人 and 王某 beside it, without a colon."""
    if not own or not is_signed(own[0].text):
        return False
    answers = (False, *(asks_who_signs(cell.text) for cell in own))
    return all(is_signed(cell.text) or is_answer or _DAY.fullmatch(cell.text) for cell, is_answer in zip(own, answers, strict=False))


def _with_plain_colons(text: str) -> str:
    """The text without blanks and with half-width colons, for telling a foot line."""
    return "".join(text.split()).replace("：", ":")
