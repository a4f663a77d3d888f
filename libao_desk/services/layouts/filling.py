"""A roster's cells put under the heads of the county's form (按表样填写)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from libao_desk.core.dates import official_date
from libao_desk.core.period import Period
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.register import Register
from libao_desk.declare.roster import CellKind
from libao_desk.people.codes import Sex
from libao_desk.services.rosters.rosters import RosterTable
from libao_desk.services.settings import COUNTY as COUNTY_SETTING
from libao_desk.services.settings import OFFICE_NAME
from libao_desk.services.settings import TOWNSHIP as TOWNSHIP_SETTING
from libao_desk.sheets.form_build import BlankForm
from libao_desk.sheets.form_checks import open_form
from libao_desk.sheets.form_filler import FilledColumn, fill_form, height_of
from libao_desk.sheets.form_places import PlaceWords, fill_places, length_said, other_period, other_period_of_line
from libao_desk.sheets.form_sums import rows_left_out
from libao_desk.sheets.form_widths import columns_too_narrow, rows_cut
from libao_desk.sheets.roster_writer import ColumnKind, Value

from .forms import LayoutDraft, unfilled_blocks
from .parts_of_forms import rows_of_parts
from .sheets_of_periods import has_sheet_for_each
from .side_by_side import rows_of_strips
from .split_heads import NO, YES, Share
from .units import Unit, unit_of
from .whom import doubt_of_whom
from .words import COUNTY, OFFICE, PERIOD, SERIAL, TOWNSHIP, is_asked_whether, shares_of, spans

SEX = "性别"
CUT = (
    "有{count}行文字太长，字缩小了、行高到了一页的三分之一还放不下，打印不全（表里是全的）：请加宽这一列、缩短文字，或者另附本所的花名册。"
)
NARROW = "{heads}列太窄，日期、数字要缩得很小才放得下，打印出来看不清（表里是全的）：请加宽这些列，或者另附本所的花名册。"
UNPLACED = "有{count}行不属于表样的任何一部分，没有填入，请对照本所的花名册自行补填。"
LEFT_OUT = "表样原有的行不够，加了行，{where}的公式是逐行写明的，没有算上加的行：请在导出后改好这个公式，或者先把表样的空行加够。"
Rows = tuple[tuple[Value, ...], ...]


@dataclass(frozen=True)
class Filling:
    """A form, the rows for it, and what its standing places say."""

    draft: LayoutDraft
    table: RosterTable
    period: Period
    facts: OfficeFacts
    officer: str
    today: date
    register: Register
    unplaced: int = 0
    """Rows that belong in no part of the form."""


def cells_of(filling: Filling) -> tuple[FilledColumn, ...]:
    """What stands in each column of the form that is filled."""
    return _columns(filling, filling.draft.form, filling.draft.keys, filling.table.rows)


def part_cells_of(filling: Filling) -> tuple[tuple[FilledColumn, ...], ...]:
    """The same of each part of a form in parts."""
    draft, table = filling.draft, filling.table
    if not draft.form.parts:
        return ()
    rows = rows_of_parts(filling.register, table.roster, draft.form, table.rows)
    return tuple(_columns(filling, part, draft.keys, own) for part, own in zip(draft.form.parts, rows, strict=True))


def in_parts(filling: Filling) -> Filling:
    """For a form in parts the rows as they stand below one another in these, and how many belong in none."""
    if not filling.draft.form.parts:
        return filling
    rows = sum(rows_of_parts(filling.register, filling.table.roster, filling.draft.form, filling.table.rows), ())
    return replace(filling, table=replace(filling.table, rows=rows), unplaced=len(filling.table.rows) - len(rows))


def ended_cells_of(filling: Filling) -> tuple[FilledColumn, ...]:
    """The same of the block for whoever left in the period; nothing where the form has none."""
    ended = filling.draft.form.ended
    return () if ended is None else _columns(filling, ended, filling.draft.ended_keys, filling.table.ended)


def blank_heads(filling: Filling) -> tuple[str, ...]:
    """Heads under which something of the roster belongs, and no row has it."""
    told = {one.column: any(value not in (None, "") for value in one.values) for one in cells_of(filling) if one.values}
    columns = filling.draft.form.columns
    elsewhere = {one.text for one in columns if told.get(one.column)}  # once more at the right, where no row is left for it
    return tuple(one.text for one in columns if told.get(one.column) is False and one.text not in elsewhere)


def doubts(filling: Filling) -> str:
    """What of the filled form the officer must look at or fill in himself."""
    unplaced = UNPLACED.format(count=filling.unplaced) if filling.unplaced else ""
    whom = doubt_of_whom(filling.register, filling.table.roster, filling.draft.form, len(filling.table.rows))
    told = (whom, _doubt_of_period(filling), _doubt_of_amounts(filling), *unfilled_blocks(filling.draft.form), unplaced)
    return "".join(told)


def _doubt_of_period(filling: Filling) -> str:
    """That the form's title, or a head that counts, says another period than the one it is filled for; nothing where none does."""
    title, period = filling.draft.form.title, filling.period
    said = other_period(fill_places(title, _words(filling), is_title=True), period)
    where = "标题"
    if not said:
        where, said = "标题下面", _said_under_title(filling)
    if not said and has_sheet_for_each(filling.draft.form):
        where, said = "工作表名", other_period(filling.draft.form.sheet, period)
    of_title = f"表样{where}写的是“{said}”，填的是{period.label}，请核对。" if said else ""
    counts = {column.title for column in filling.table.roster.columns if column.total}
    heads = [one.text for one in filling.draft.form.columns if filling.draft.keys.get(one.column) in counts]
    other = next((head for head in heads if (length := length_said(head)) is not None and length != period.length), None)
    return of_title + (f"“{other}”一列填的是{period.label}的数，请核对。" if other else "")


def _doubt_of_amounts(filling: Filling) -> str:
    """That a head wants what is due in a month or a year, and what belongs there is the amount of another stretch."""
    amounts = {column.title for column in filling.table.roster.columns if column.kind is CellKind.MONEY and not column.due_for}
    heads = [one.text for one in filling.draft.form.columns if filling.draft.keys.get(one.column) in amounts]
    other = next((head for head in heads if _unit(filling, head).months not in (0, filling.period.length)), None)
    return f"“{other}”一列填的是{filling.period.label}的金额，请核对。" if other else ""


def _said_under_title(filling: Filling) -> str:
    lines = (fill_places(line, _words(filling), is_above=True) for line in filling.draft.form.above if line != filling.draft.form.title)
    return next(filter(None, (other_period_of_line(line, filling.period) for line in lines)), "")


def fill(filling: Filling) -> tuple[bytes, str]:
    """The form filled, as an xlsx file in memory, and what of it leaves out rows or cannot be read on paper; "" where nothing does."""
    book, _ = open_form(filling.draft.content)
    form, here, left, parts = filling.draft.form, cells_of(filling), ended_cells_of(filling), part_cells_of(filling)
    told = "".join(
        LEFT_OUT.format(where="、".join(f"“{one}”" for one in where))
        for block, columns in zip(form.blocks, (*(parts or (here,)), left), strict=False)
        if 0 < block.body_rows < height_of(columns) and (where := rows_left_out(book, block))
    )
    data = fill_form(book, form, here, _words(filling), left, part_columns=parts, mark=filling.table.mark)
    sheet = book[form.sheet]
    cut, narrow = rows_cut(sheet), columns_too_narrow(sheet)
    heads = "、".join(f"“{one.text}”" for one in form.columns if one.column in narrow)
    return data, told + (CUT.format(count=cut) if cut else "") + (NARROW.format(heads=heads) if heads else "")


def _words(filling: Filling) -> PlaceWords:
    table = filling.table
    office = filling.facts.setting(OFFICE_NAME)
    roster = table.roster
    counts = len(table.rows), roster.counter, _by_sex(table, table.rows), _by_sex(table, table.ended)
    return PlaceWords(filling.period, office, filling.officer, filling.today, *counts, roster.tells_ahead)


def _by_sex(table: RosterTable, rows: Rows) -> dict[str, int]:
    """How many rows are of men and of women; nothing where the roster does not tell."""
    place = next((place for place, column in enumerate(table.roster.columns, start=1) if column.title == SEX), None)
    return {} if place is None else {sex.label: sum(row[place] == sex.label for row in rows) for sex in (Sex.MALE, Sex.FEMALE)}


def _columns(filling: Filling, block: BlankForm, keys: Mapping[int, str], rows: Rows) -> tuple[FilledColumn, ...]:
    heads = {one.column: one.text for one in block.columns}
    own = rows_of_strips(block, rows)
    told = (_column(filling, column, key, own.get(column, rows), _unit(filling, heads.get(column, ""))) for column, key in keys.items())
    divided = shares_of(filling.register, filling.table.roster, block.columns, keys)
    columns = [_share(column, divided.get(column.column)) for column in told if column is not None]
    asked = {column for column, key in keys.items() if is_asked_whether(heads.get(column, ""), key)}
    columns = [_whether(column) if column.column in asked else column for column in columns]
    first = next((one for one in sorted(columns, key=lambda one: one.column) if keys[one.column] != SERIAL), None)
    if first is not None and all(one.total is None for one in columns):  # a form that sums nothing counts its rows, as our own sheet does
        columns[columns.index(first)] = replace(first, total=f"{len(rows)}{filling.table.roster.counter}")
    height = height_of(columns)
    return tuple(replace(one, values=(*one.values, *(None,) * (height - len(one.values)))) for one in columns)


def _unit(filling: Filling, head: str) -> Unit:
    return unit_of(head, filling.draft.form.above, filling.draft.form.below)


def _share(column: FilledColumn, share: Share | None) -> FilledColumn:
    """What the column has of a datum that stands over several; ticks are counted."""
    if share is None:
        return column
    values = tuple(map(share.of, column.values))
    if share.is_of_a_day:
        return FilledColumn(column.column, ColumnKind.NUMBER, values)
    return FilledColumn(column.column, ColumnKind.TEXT, values, sum(value is not None for value in values))


def _whether(column: FilledColumn) -> FilledColumn:
    """Yes for each day on which something was done, and no where there is none."""
    return FilledColumn(column.column, ColumnKind.TEXT, tuple(YES if value else NO for value in column.values))


def _column(filling: Filling, column: int, key: str, rows: Rows, unit: Unit) -> FilledColumn | None:
    facts = filling.facts
    standing = {
        OFFICE: facts.setting(OFFICE_NAME),
        TOWNSHIP: facts.setting(TOWNSHIP_SETTING),
        COUNTY: facts.setting(COUNTY_SETTING),
        PERIOD: filling.period.label,
    }
    joined = spans(filling.table.roster)
    by_title = {column.title: (place, column) for place, column in enumerate(filling.table.roster.columns, start=1)}
    if key == SERIAL:
        return FilledColumn(column, ColumnKind.NUMBER, tuple(row[0] for row in rows))
    if key in standing:
        return FilledColumn(column, ColumnKind.TEXT, (standing[key],) * len(rows))
    if key in joined:
        both = [by_title[title][0] for title in joined[key]]
        return FilledColumn(column, ColumnKind.TEXT, tuple(_span(row, both) for row in rows))
    if key not in by_title:
        return None
    place, declared = by_title[key]
    values = tuple(unit.of(row[place], declared.due_for) for row in rows)
    numbers = [value for value in values if isinstance(value, int | Decimal)]
    return FilledColumn(column, ColumnKind(declared.kind.value), values, sum(numbers, 0) if declared.total else None)


def _span(row: Sequence[object], places: Sequence[int]) -> str | None:
    """Both days of a term in one cell, as papers write them; an open end stays open."""
    first, last = (official_date(day) if isinstance(day, date) else "" for day in (row[place] for place in places))
    return f"{first}至{last}" if first or last else None
