"""A roster's cells put under the heads of the county's form (按表样填写)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from libao_desk.core.dates import official_date
from libao_desk.core.period import Period
from libao_desk.declare.clock import OfficeFacts
from libao_desk.services.import_columns import TEN_THOUSAND
from libao_desk.services.layout_forms import LayoutDraft
from libao_desk.services.layout_words import COUNTY, OFFICE, PERIOD, SERIAL, TOWNSHIP, spans
from libao_desk.services.rosters import RosterTable
from libao_desk.services.settings import COUNTY as COUNTY_SETTING
from libao_desk.services.settings import OFFICE_NAME
from libao_desk.services.settings import TOWNSHIP as TOWNSHIP_SETTING
from libao_desk.sheets.form_checks import open_form
from libao_desk.sheets.form_filler import FilledColumn, fill_form
from libao_desk.sheets.form_places import PlaceWords
from libao_desk.sheets.roster_writer import ColumnKind, Value

TEN_THOUSAND_YUAN = Decimal(10_000)


@dataclass(frozen=True)
class Filling:
    """A form, the rows for it, and what its standing places say."""

    draft: LayoutDraft
    table: RosterTable
    period: Period
    facts: OfficeFacts
    officer: str
    today: date


def cells_of(filling: Filling) -> tuple[FilledColumn, ...]:
    """What stands in each column of the form that is filled."""
    return tuple(_columns(filling))


def fill(filling: Filling) -> bytes:
    """The form filled, as an xlsx file in memory."""
    book, _ = open_form(filling.draft.content)
    words = PlaceWords(filling.period, filling.facts.setting(OFFICE_NAME), filling.officer, filling.today)
    return fill_form(book, filling.draft.form, cells_of(filling), words)


def _columns(filling: Filling) -> Iterator[FilledColumn]:
    rows, ended, facts = filling.table.rows, filling.table.ended, filling.facts
    standing = {
        OFFICE: facts.setting(OFFICE_NAME),
        TOWNSHIP: facts.setting(TOWNSHIP_SETTING),
        COUNTY: facts.setting(COUNTY_SETTING),
        PERIOD: filling.period.label,
    }
    joined = spans(filling.table.roster)
    in_ten_thousands = {one.column for one in filling.draft.form.columns if TEN_THOUSAND in one.text}
    by_title = {column.title: (place, column) for place, column in enumerate(filling.table.roster.columns, start=1)}
    for column, key in filling.draft.keys.items():
        if key == SERIAL:
            yield FilledColumn(column, ColumnKind.NUMBER, tuple(row[0] for row in rows), ended=tuple(row[0] for row in ended))
        elif key in standing:
            yield FilledColumn(column, ColumnKind.TEXT, (standing[key],) * len(rows), ended=(standing[key],) * len(ended))
        elif key in joined:
            both = [by_title[title][0] for title in joined[key]]
            yield FilledColumn(
                column, ColumnKind.TEXT, tuple(_span(row, both) for row in rows), ended=tuple(_span(row, both) for row in ended)
            )
        elif key in by_title:
            place, declared = by_title[key]
            unit = TEN_THOUSAND_YUAN if column in in_ten_thousands else Decimal(1)
            values = tuple(_in_unit(row[place], unit) for row in rows)
            numbers = [value for value in values if isinstance(value, int | Decimal)]
            total = sum(numbers, 0) if declared.total else None
            left = tuple(_in_unit(row[place], unit) for row in ended)
            yield FilledColumn(column, ColumnKind(declared.kind.value), values, total, left)


def _in_unit(value: Value, unit: Decimal) -> Value:
    """An amount as the form counts it; whatever is no amount stays."""
    return (value / unit).normalize() + 0 if isinstance(value, Decimal) and unit != 1 else value


def _span(row: Sequence[object], places: Sequence[int]) -> str | None:
    """Both days of a term in one cell, as papers write them; an open end stays open."""
    first, last = (official_date(day) if isinstance(day, date) else "" for day in (row[place] for place in places))
    return f"{first}至{last}" if first or last else None
