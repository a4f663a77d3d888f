"""A period that was over before the register had any record: it has no figures, and nothing has grown from it."""

from datetime import date

from libao_desk.core.period import Period
from libao_desk.registers.corrections.codes import ReportKind
from libao_desk.services.figures.report import Compared, shown, shown_change, shown_difference
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordDraft, RecordRef, RowDraft, draft_of
from tests.services.closings import a_subject, on


def _told(office: Office, period: str, name: str = "sweeps.held") -> tuple[str, str, str, str]:
    one: Compared = next(one for one in office.statistics.report(Period.parse(period)).figures if one.value.name == name)
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


def test_reports_that_nobody_recorded_are_none_to_compare_with(office: Office) -> None:
    """Whoever was there before the office began its records has reported somewhere, or nowhere: nobody knows."""
    ref = a_subject(office, "张甲一", date(2025, 11, 3))
    on(office, date(2026, 3, 31))
    _report(office, ref, date(2026, 1, 20))
    assert _told(office, "2026-Q1", "corrections.reports") == ("1", "—", "—", "—")
    assert _told(office, "2026-Q1", "corrections.opening") == ("1", "0", "+1", "—")
    assert _told(office, "2026-03", "corrections.reports") == ("0", "0", "0", "—")
    assert _told(office, "2026-02", "corrections.reports") == ("0", "1", "-1", "-100.00%")


def _report(office: Office, ref: RecordRef, day: date) -> None:
    draft = draft_of(office.records.open(ref))
    draft.parts["reports"] = [RowDraft(values={"kind": ReportKind.REGULAR, "reported_on": day})]
    office.records.save(draft)
