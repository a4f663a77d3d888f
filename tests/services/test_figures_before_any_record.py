"""A period that was over before the register had any record: it has no figures, and nothing has grown from it."""

from datetime import date

from libao_desk.core.period import Period
from libao_desk.services.drafts import RecordDraft
from libao_desk.services.office import Office
from libao_desk.services.statistics_report import Compared, shown, shown_change, shown_difference

from .closings import on


def _told(office: Office, period: str) -> tuple[str, str, str, str]:
    one: Compared = next(one for one in office.statistics.report(Period.parse(period)).figures if one.value.name == "sweeps.held")
    return shown(one.value), shown(one.before), shown_difference(one), shown_change(one)


def test_a_period_before_the_first_record_has_no_figure_and_no_increase(office: Office) -> None:
    on(office, date(2026, 3, 2))
    office.records.save(RecordDraft("sweeps", values={"held_on": date(2025, 11, 5)}))
    assert _told(office, "2025") == ("1", "—", "—", "—")
    assert _told(office, "2025-12") == ("0", "1", "-1", "-100.00%")
    assert _told(office, "2025-10") == ("0", "—", "—", "—")


def test_a_month_that_still_runs_has_its_nought(office: Office) -> None:
    on(office, date(2026, 3, 2))
    assert _told(office, "2026-03") == ("0", "—", "—", "—")
