"""What a period was reckoned with stays: a local value set today rewrites no roster of a month gone by, closed or not."""

from datetime import date
from pathlib import Path

import pytest

from libao_desk.core.period import Period
from libao_desk.registers.aftercare.settings import RELEASED_MONTHS
from libao_desk.services.office import Office
from tests.services.closings import FEBRUARY, a_released, a_subject, closed, on

JULY = Period.parse("2026-07")


def _column(office: Office, kind: str, period: Period, head: str) -> list[object]:
    table = office.rosters.table(kind, period)
    place = [column.title for column in table.roster.columns].index(head) + 1  # after the running number
    return [row[place] for row in table.rows]


@pytest.fixture
def later(office: Office, tmp_path: Path) -> Office:
    """One released in January, February closed in March; in July the office sets another length of help."""
    a_released(office, "张试甲")
    on(office, date(2026, 3, 2))
    closed(office, tmp_path / "二月")
    on(office, date(2026, 7, 2))
    office.settings.change(RELEASED_MONTHS, 24)
    return office


def test_a_value_set_later_changes_no_month_before(later: Office) -> None:
    assert _column(later, "aftercare", FEBRUARY, "帮教期满日") == [date(2031, 1, 20)]
    assert _column(later, "aftercare", Period.parse("2026-05"), "帮教期满日") == [date(2031, 1, 20)]
    assert _column(later, "aftercare", JULY, "帮教期满日") == [date(2028, 1, 20)]


def test_a_value_set_later_asks_for_no_correction_sheet(later: Office) -> None:
    assert later.correction_sheets.due(FEBRUARY).lines == ()


def test_what_still_has_time_is_not_late_on_this_months_sheet(office: Office) -> None:
    """Duties that end on the last of the month were late by twenty-seven days on the fourth."""
    a_subject(office, "李试乙")
    on(office, date(2026, 3, 4))
    late = {task.duty.clock for task in office.todo.on() if task.days_late > 0}
    rows = office.rosters.table("overdue", Period.parse("2026-03")).rows
    days = _column(office, "overdue", Period.parse("2026-03"), "法定末日")
    assert len(rows) == sum(task.days_late > 0 for task in office.todo.on())
    assert late
    assert all(isinstance(day, date) and day < date(2026, 3, 4) for day in days)
