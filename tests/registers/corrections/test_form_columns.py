"""What the county's forms ask of a corrections subject and no roster tells (表样另有的列)."""

from datetime import date
from typing import Any

from libao_desk.declare.period_facts import PeriodFacts
from libao_desk.registers.corrections.model import CorrectionCase

from .builders import CORRECTIONS, a_case, a_leave, facts

ROSTERS = {roster.kind: roster.with_form_columns() for roster in CORRECTIONS.rosters}


def of_the_case(kind: str, case: CorrectionCase, period: PeriodFacts | None = None) -> dict[str, Any]:
    """By head what a form is told of a case."""
    return {column.title: column.value(case, period or facts()) for column in ROSTERS[kind].columns}


def of_the_leaves(case: CorrectionCase, *titles: str) -> list[tuple[Any, ...]]:
    """The same of each of its absences."""
    rows, columns = ROSTERS["leave"].rows, {column.title: column for column in ROSTERS["leave"].columns}
    assert rows is not None
    return [tuple(columns[title].value(line, facts()) for title in titles) for line in rows([case], facts())]


def test_the_day_of_the_return_is_the_one_on_which_he_came_back() -> None:
    case = a_case(leaves=[a_leave(returned_on=date(2020, 12, 10)), a_leave(returned_on=None)])
    assert of_the_leaves(case, "止", "返回日期") == [(date(2020, 12, 11), date(2020, 12, 10)), (date(2020, 12, 11), None)]
