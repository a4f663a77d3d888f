"""Steps follow one another: none is dated before the one that was carried out last."""

from datetime import date

import pytest

from libao_desk.core.errors import Refusal
from libao_desk.registers.aftercare.codes import CloseReason, Handover, HelpLevel, ReleaseSource
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordDraft, RecordRef, Value
from tests.services.builders import change

RELEASED, FILED = date(2026, 1, 5), date(2026, 2, 2)


@pytest.fixture
def case(office: Office) -> RecordRef:
    """Somebody who came home in January and was fetched."""
    values: dict[str, Value] = {
        "person.name": "释试一",
        "source": ReleaseSource.PRISON,
        "level": HelpLevel.GENERAL,
        "released_on": RELEASED,
        "handed_on": RELEASED,
        "handover": Handover.CAME_ALONE,
        "filed_on": FILED,
    }
    return office.records.save(RecordDraft("aftercare", values=values))


def test_an_end_is_not_dated_before_the_beginning(office: Office, case: RecordRef) -> None:
    office.records.move(case, "hand_over")
    office.records.move(case, "start")
    change(office, case, closed_on=date(2026, 1, 20), close_reason=CloseReason.DEAD)
    with pytest.raises(Refusal, match="“解除帮教”的日期2026-01-20早于上一步“开始帮教”的2026-02-02"):
        office.records.move(case, "close")
    change(office, case, closed_on=FILED)
    office.records.move(case, "close")


def test_a_day_given_by_hand_counts_too(office: Office, case: RecordRef) -> None:
    office.records.move(case, "miss", happened_on=date(2026, 1, 10))
    with pytest.raises(Refusal, match="早于上一步“登记应衔接未衔接”的2026-01-10"):
        office.records.move(case, "hand_over")


def test_a_step_that_was_carried_out_late_without_a_day_stops_nothing(office: Office, case: RecordRef) -> None:
    office.records.move(case, "miss")
    office.records.move(case, "hand_over")


def test_the_entry_is_no_step(office: Office, case: RecordRef) -> None:
    change(office, case, notice_received_on=date(2026, 1, 28))
    office.records.move(case, "hand_over", happened_on=RELEASED)
