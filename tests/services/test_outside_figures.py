"""Figures another body gave: of the period they tell, however late they came; where none came there is no number, and not 0."""

from datetime import date
from decimal import Decimal
from typing import Any

from libao_desk.core.period import Period
from libao_desk.registers.disputes.codes import OutsideTopic
from libao_desk.services.drafts import RecordDraft
from libao_desk.services.office import Office

from .closings import on

WITHIN_A_MONTH = "警情中矛盾纠纷—件，调处成功—件，调处率—。"


def _told(office: Office, first: date, last: date, total: int, topic: OutsideTopic = OutsideTopic.POLICE_DISPUTES) -> None:
    values: dict[str, Any] = {
        "topic": topic,
        "period_from": first,
        "period_end": last,
        "total": total,
        "settled": total,
        "received_on": office.today,
    }
    office.records.save(RecordDraft("outside-figures", values=values))


def _figure(office: Office, name: str, period: str) -> Decimal | int | None:
    return next(one.value for one in office.statistics.compute(Period.parse(period)) if one.name == f"outside-figures.{name}")


def test_the_figure_of_a_year_is_of_the_year_alone_though_it_came_after_it(office: Office) -> None:
    on(office, date(2026, 3, 2))
    _told(office, date(2025, 1, 1), date(2025, 12, 31), 979)
    assert [_figure(office, "police_disputes", period) for period in ("2025", "2025-12", "2025-Q4")] == [979, None, None]
    assert "警情中矛盾纠纷979件" in office.statistics.report(Period.parse("2025")).paragraph
    assert WITHIN_A_MONTH in office.statistics.report(Period.parse("2025-12")).paragraph


def test_a_nought_that_was_told_is_a_nought(office: Office) -> None:
    _told(office, date(2026, 2, 1), date(2026, 2, 28), 0, OutsideTopic.DEATHS)
    assert [_figure(office, name, "2026-02") for name in ("deaths", "turned_criminal")] == [0, None]
