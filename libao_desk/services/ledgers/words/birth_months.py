"""A month where a day is asked (只写年月): that of birth is held against the ID number beside it, others are told and left out."""

import re

from libao_desk.core.dates import month_in_figures
from libao_desk.core.text import compact
from libao_desk.declare.path import FieldPath
from libao_desk.people.models import Person
from libao_desk.sheets.cells import Cell

_MONTH = re.compile(r"(?P<year>(?:19|20)\d\d)(?:年|[.\-/])(?P<month>1[0-2]|0?[1-9])月?(?:生|出生)?")
_BARE_MONTH = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<month>1[0-2]|0[1-9])")
"""198001: of a day of birth it is never the 1st of a month 80, nor a year 19 of our century."""


def is_month_alone(cell: Cell, field: FieldPath) -> bool:
    """Whether only a month stands where a day is asked from which nothing follows."""
    return field.fact.may_lack_day and _MONTH.fullmatch(month_in_figures(compact(cell.text))) is not None


def month_of_birth(cell: Cell, field: FieldPath) -> tuple[int, frozenset[int]] | None:
    """The year, and the months that the cell may mean; None where it is no month of birth.

    A number 1980.1 may be January or October: the nought at its end is lost.
    """
    if field.last.class_ is not Person or field.last.key != Person.birth_date.key:
        return None
    plain = month_in_figures(compact(cell.text))
    found = _MONTH.fullmatch(plain) or _BARE_MONTH.fullmatch(plain)
    if found is None:
        return None
    month = int(found["month"])
    is_number = isinstance(cell.value, float)
    return int(found["year"]), frozenset({1, 10} if is_number and found["month"] == "1" else {month})
