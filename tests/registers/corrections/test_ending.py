"""A correction ends by law alone: not before its term, not as of a day in custody, and no typed end rewrites what had happened."""

from datetime import date
from typing import Any

import pytest

from libao_desk.core.errors import Refusal
from libao_desk.core.period import Period
from libao_desk.registers.corrections.codes import CorrectionState, ExitKind
from libao_desk.registers.corrections.lifecycle import TRANSITIONS
from libao_desk.registers.corrections.model import CorrectionCase
from libao_desk.registers.corrections.parts_events import CorrectionLibertyEvent, CorrectionSearch
from libao_desk.registers.corrections.warnings import warnings
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordRef
from tests.services.builders import change
from tests.services.closings import a_subject

from .builders import OFFICE, TODAY, a_case, a_move, a_sanction, duties

S = CorrectionState
RELEASE, TRANSFER = (next(move for move in TRANSITIONS if move.event == event) for event in ("release", "transfer"))
TERM_TO = date(2020, 12, 20)
ASK = "不得自动解除，请示县级社区矫正机构"


def a_held(**values: Any) -> CorrectionCase:
    """One detained over the end of his term, free again on the 28th."""
    events = [CorrectionLibertyEvent(starts_on=date(2020, 12, 15), ends_on=date(2020, 12, 28))]
    return a_case(term_to=TERM_TO, exit_kind=ExitKind.TERM_ENDED, liberty_events=events, **values)


def refused(case: CorrectionCase, day: date) -> str | None:
    assert RELEASE.refuse is not None
    return RELEASE.refuse(case, OFFICE, day)


def test_nobody_is_released_as_of_a_day_in_custody() -> None:
    said = f"2020-12-20其被限制人身自由（自2020-12-15起至2020-12-28），{ASK}，解除日期不早于2020-12-28。"
    assert refused(a_held(ended_on=TERM_TO), TERM_TO) == said
    assert refused(a_held(ended_on=TERM_TO), TODAY) == said
    assert refused(a_held(ended_on=date(2020, 12, 28)), date(2020, 12, 28)) is None


def test_nor_as_of_a_day_on_which_he_was_lost_or_before_the_court() -> None:
    searches = [CorrectionSearch(lost_found_on=date(2020, 12, 15), found_on=date(2020, 12, 24))]
    lost = a_case(term_to=TERM_TO, exit_kind=ExitKind.TERM_ENDED, searches=searches)
    assert refused(lost, TERM_TO) == f"2020-12-20其失联（自2020-12-15起至2020-12-24），{ASK}，解除日期不早于2020-12-24。"
    proposed = a_case(term_to=TERM_TO, exit_kind=ExitKind.TERM_ENDED, sanctions=[a_sanction()])
    assert refused(proposed, TERM_TO) == f"2020-12-20其撤销收监审理中（自2020-11-30起，尚未结束），{ASK}。"


def test_the_day_that_is_typed_is_held_against_the_term_whatever_day_the_step_is_given() -> None:
    case = a_case(term_to=TERM_TO, ended_on=date(2020, 11, 30), exit_kind=ExitKind.TERM_ENDED)
    assert refused(case, TERM_TO) == (
        "矫正期限至2020-12-20届满，解除/终止日期2020-11-30在此之前，届满之前不能解除矫正（社区矫正法第44条）。"
    )


def test_nobody_is_handed_over_before_the_move_was_decided() -> None:
    change_of_place = a_move(decided_on=date(2020, 10, 20), is_agreed=True, checked_in_new_on=date(2020, 10, 27))
    case = a_case(place_changes=[change_of_place], ended_on=date(2020, 10, 1), exit_kind=ExitKind.PLACE_CHANGED)
    assert TRANSFER.refuse is not None
    assert TRANSFER.refuse(case, OFFICE, TODAY) == "执行地变更于2020-10-20决定，2020-10-01不能移交，请核对解除/终止日期。"


def test_the_release_of_one_held_past_his_term_is_due_when_he_is_free() -> None:
    (duty,) = duties("C34", a_held(state=S.ACTIVE))
    assert (duty.trigger_on, duty.last_day) == (TERM_TO, date(2020, 12, 28))


def test_papers_made_out_before_the_term_is_over_do_not_count_and_are_told() -> None:
    early = date(2020, 12, 15)
    case = a_case(term_years=None, term_to=TERM_TO, certificate_on=early, exit_notices_on=TERM_TO)
    assert [duty.title for duty in duties("C34", case)] == ["期满解除：发给解除证明书"]
    assert warnings(case) == ("解除证明书日期2020-12-15早于矫正期限届满日2020-12-20，期满之日才发给、通知，请核对。",)
    case.certificate_on = TERM_TO
    assert duties("C34", case) == ()
    assert warnings(case) == ()


def test_a_release_on_file_as_of_a_day_in_custody_is_told() -> None:
    case = a_held(state=S.RELEASED, ended_on=TERM_TO, term_years=None)
    assert warnings(case)[0].startswith("解除/终止日期2020-12-20：2020-12-20其被限制人身自由")


HELD, FREE, END = date(2026, 1, 14), date(2026, 2, 20), date(2026, 2, 10)


@pytest.fixture
def held(office: Office) -> RecordRef:
    """One who was held from January on and is free again on the 20th of February, ten days after his term."""
    events = [CorrectionLibertyEvent(starts_on=HELD, ends_on=FREE)]
    return a_subject(office, "张甲一", term_to=END, liberty_events=events)


def days(office: Office, ref: RecordRef) -> dict[str, date]:
    return {line.event: line.happened_on for line in office.records.open(ref).history}


def test_a_typed_end_takes_no_move_back_that_had_happened(office: Office, held: RecordRef) -> None:
    before = days(office, held)
    assert (before["hold"], before["free"]) == (HELD, FREE)
    roster = office.rosters.table("corrections", Period.parse("2026-01")).rows
    change(office, held, ended_on=date(2026, 1, 13), exit_kind=ExitKind.TERM_ENDED)
    assert days(office, held) == before
    assert office.rosters.table("corrections", Period.parse("2026-01")).rows == roster
    change(office, held, ended_on=END)
    with pytest.raises(Refusal, match="2026-02-10其被限制人身自由"):
        office.records.move(held, "release")


def test_the_day_of_a_release_is_not_put_where_the_law_forbids_it(office: Office, held: RecordRef) -> None:
    change(office, held, ended_on=FREE, exit_kind=ExitKind.TERM_ENDED)
    office.records.move(held, "release")
    for day, why in ((date(2026, 1, 13), "矫正期限至2026-02-10届满"), (END, "2026-02-10其被限制人身自由")):
        with pytest.raises(Refusal, match=f"本案已按2026-02-20办理“期满解除”，不能改为{day}：{why}"):
            change(office, held, ended_on=day)
    later = date(2026, 2, 23)
    change(office, held, ended_on=later)
    assert days(office, held)["release"] == later
