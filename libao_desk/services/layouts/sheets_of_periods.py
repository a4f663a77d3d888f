"""A form with a sheet for each month of the year (按月分表的表样): 1月 … 12月, of which the period's own is filled."""

from libao_desk.core.period import Period
from libao_desk.sheets.form_build import BlankForm
from libao_desk.sheets.form_places import other_period

_LONG_AGO = (Period(1900, 1, 1), Period(1900, 2, 1))
"""Two periods that no sheet means both."""


def has_sheet_for_each(form: BlankForm) -> bool:
    """Whether each sheet with a head says in its name which period it is for."""
    return bool(form.other_sheets) and all(map(_says_period, (form.sheet, *form.other_sheets)))


def sheet_for(form: BlankForm, period: Period) -> str:
    """The one sheet that is for the period, of a form with one for each; "" where none is, or several are."""
    own = [name for name in (form.sheet, *form.other_sheets) if not other_period(name, period)] if has_sheet_for_each(form) else []
    return own[0] if len(own) == 1 else ""


def _says_period(name: str) -> bool:
    return any(other_period(name, period) for period in _LONG_AGO)
