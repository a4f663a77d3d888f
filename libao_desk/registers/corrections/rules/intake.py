"""From the judgment to the plan (接收期限), C01 to C09."""

from datetime import date

from libao_desk.declare.clock import Duty, OfficeFacts
from libao_desk.registers.corrections.codes import CheckInResult, CorrectionCategory, CorrectionState
from libao_desk.registers.corrections.model import CorrectionCase
from libao_desk.registers.corrections.reading import plans_made

from . import spans
from .common import counted, is_in_force, is_open, was_long_in_force_when_entered


def notice(case: CorrectionCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """C01: the deciding organ tells the correction body within five days; moot once the papers or the subject came."""
    if not is_open(case) or case.moved_in_from:
        return ()
    return counted(office, spans.NOTICE, case.effective_on, case.notice_received_on or case.docs_received_on or case.checked_in_on)


def documents(case: CorrectionCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """C02: the legal papers arrive within ten days; the announcement could not have been read out without them."""
    if not is_open(case) or case.moved_in_from:
        return ()
    return counted(office, spans.DOCUMENTS, case.effective_on, case.docs_received_on or case.intake_announced_on)


def receipt(case: CorrectionCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """C03: the receipt goes back within five days of the papers."""
    return counted(office, spans.RECEIPT, case.docs_received_on, case.receipt_sent_on) if is_open(case) else ()


def completion(case: CorrectionCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """C04: the organ completes its papers within five days of being asked."""
    return counted(office, spans.COMPLETION, case.docs_asked_on, case.docs_completed_on) if is_open(case) else ()


def check_in(case: CorrectionCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """C05: the subject checks in within ten days of the judgment taking effect (all but 暂予监外执行).

    Whoever moved in checked in at the place he came from; his seven days (C25) run there.
    """
    if not is_open(case) or case.moved_in_from or case.category is CorrectionCategory.MEDICAL_PAROLE:
        return ()
    return counted(office, spans.CHECK_IN, case.effective_on, case.checked_in_on or case.intake_announced_on)


def check_in_until(case: CorrectionCase, office: OfficeFacts) -> date | None:
    """The last day to check in by the ten days of the law; None where they do not run here, or nobody knows from when."""
    if case.moved_in_from or case.category is CorrectionCategory.MEDICAL_PAROLE or case.effective_on is None:
        return None
    return office.reckon(spans.CHECK_IN, case.effective_on)[0].last_day


def wrong_check_in(case: CorrectionCase, office: OfficeFacts) -> str | None:
    """The sentence where the case says of the check-in what its days deny (社区矫正法 21)."""
    last, came = check_in_until(case, office), case.checked_in_on
    if last is None or came is None or case.checkin_result not in (CheckInResult.ON_TIME, CheckInResult.LATE):
        return None
    if (came > last) is (case.checkin_result is CheckInResult.LATE):
        return None
    how = f"{'晚于' if came > last else '不晚于'}报到期限末日{last:%Y-%m-%d}"
    return f"报到日期{came:%Y-%m-%d}{how}，报到情况却为“{case.checkin_result.label}”，请核对（社区矫正法第21条）。"


def handing_over(case: CorrectionCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """C06: prison or police hand a 暂予监外执行 subject over within ten days of receiving the decision."""
    if not is_open(case) or case.category is not CorrectionCategory.MEDICAL_PAROLE:
        return ()
    return counted(office, spans.HANDING_OVER, case.organ_received_on, case.checked_in_on or case.intake_announced_on)


def inquiry(case: CorrectionCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """C07: the opinion is sent ten working days after the request, five in a 速裁 case."""
    span = spans.FAST_INQUIRY if case.is_fast_track else spans.INQUIRY
    return counted(office, span, case.entrusted_on, case.opinion_sent_on or case.docs_received_on) if is_open(case) else ()


def announcement(case: CorrectionCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """C08: announcement, team and responsibility letter after the check-in."""
    return counted(office, spans.ANNOUNCEMENT, case.checked_in_on, case.intake_announced_on) if is_open(case) else ()


def plan(case: CorrectionCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """C09: the first plan after the announcement."""
    if not is_in_force(case) or case.state is CorrectionState.REGISTERED:
        return ()
    made = plans_made(case) or was_long_in_force_when_entered(case)
    return counted(office, spans.PLAN, case.intake_announced_on, made, part="plans")
