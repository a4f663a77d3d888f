"""The course of a dispute from application to archive (案件流转), and why a step is refused."""

from datetime import date

from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.day_order import too_early
from libao_desk.declare.lifecycle import Step, Transition

from . import reading
from .codes import AGREEMENTS, ConfirmationResult, DisputeState, Outcome
from .model import DisputeCase

CONCLUDED = (DisputeState.FAILED, DisputeState.PERFORMED, DisputeState.BREACHED, DisputeState.CONFIRMED)
"""States in which a dispute has come to its end and may be filed."""

CLOSED = frozenset({DisputeState.DECLINED, DisputeState.FILED})
"""States in which nothing is left to do."""


def may_not_accept(case: DisputeCase, office: OfficeFacts, day: date) -> str | None:
    """Acceptance (受理) wants two willing sides (人民调解法 17)."""
    if case.is_refused:
        return "一方当事人明确拒绝调解的，不得调解（人民调解法第17条），不能受理。"
    return too_early("受理日", case.accepted_on, "申请日", case.applied_on)


def may_not_decline(case: DisputeCase, office: OfficeFacts, day: date) -> str | None:
    """A refusal to accept (不予受理) is dated after the application."""
    return too_early("不予受理日", case.declined_on, "申请日", case.applied_on)


def may_not_start(case: DisputeCase, office: OfficeFacts, day: date) -> str | None:
    """Mediation (调解) wants two parties, both willing (人民调解法 17)."""
    if case.is_refused:
        return "一方当事人明确拒绝调解的，不得调解（人民调解法第17条）。"
    if len(case.parties) < 2:
        return "当事人不足两方，不能开始调解。"
    return too_early("开始调解日", case.started_on, "受理日", case.accepted_on)


def may_not_agree(case: DisputeCase, office: OfficeFacts, day: date) -> str | None:
    """An agreement (达成协议) is written or oral, has terms, and its amount is the sum of its money terms."""
    if case.outcome not in AGREEMENTS:
        return "调解结果应为“达成书面协议”或“达成口头协议”，才能登记达成协议。"
    agreed = reading.agreed_amount(case)
    if agreed is not None and agreed != case.amount:
        stored = "未填" if case.amount is None else f"{case.amount:.2f}元"
        return f"各条款金额合计{agreed:.2f}元，与协议涉及金额（{stored}）不一致。"
    return _concluded_too_early(case)


def may_not_fail(case: DisputeCase, office: OfficeFacts, day: date) -> str | None:
    """A failed mediation (调解不成) ends with the parties told of the other ways (人民调解法 26)."""
    if case.outcome is not Outcome.FAILED:
        return "调解结果应为“调解不成”，才能登记调解不成。"
    if case.other_ways_told_on is None:
        return "调解不成的，应当告知当事人可以通过仲裁、行政、司法等途径维护权利（人民调解法第26条），请填写告知日期。"
    return _concluded_too_early(case)


def may_not_stop(case: DisputeCase, office: OfficeFacts, day: date) -> str | None:
    """A mediation is stopped (终止) when a party withdraws, or handed over (移送)."""
    if case.outcome not in (Outcome.STOPPED, Outcome.TRANSFERRED):
        return "调解结果应为“终止”或“移送”，才能登记终止调解。"
    return _concluded_too_early(case)


def may_not_perform(case: DisputeCase, office: OfficeFacts, day: date) -> str | None:
    """Performed (履行完毕) means every term was carried out; judged by the steps, not by the day that is being entered."""
    for number, term in reading.numbered_terms(case):
        if not reading.is_carried_out(case, number, term):
            return f"协议第{number}条尚未登记履行，不能登记履行完毕。"
    return None


def may_not_breach(case: DisputeCase, office: OfficeFacts, day: date) -> str | None:
    """Not performed (未履行) means a term was refused or its day has passed."""
    for number, term in reading.unperformed_terms(case):
        if reading.is_refused(case, number) or (term.due_on is not None and term.due_on < day):
            return None
    return "没有到期未履行或拒不履行的条款，不能登记未履行。"


def may_not_confirm(case: DisputeCase, office: OfficeFacts, day: date) -> str | None:
    """Confirmed (司法确认) means that the court ruled the agreement valid (人民调解法 33)."""
    ruling = case.court_confirmation
    if ruling is None or ruling.result is not ConfirmationResult.CONFIRMED:
        return "法院尚未裁定协议有效，不能登记司法确认。"
    if ruling.ruling_on is None:
        return "请填写法院裁定日期。"
    return None


def may_not_file(case: DisputeCase, office: OfficeFacts, day: date) -> str | None:
    """A volume (卷宗) is filed with its day, its pages and how long it is kept (人民调解法 27)."""
    volume = case.volume
    if volume is None:
        return "尚未登记卷宗，不能归档。"
    wanted = {"归档日期": volume.filed_on, "页数": volume.pages_count, "保管期限": volume.retention}
    missing = [label for label, value in wanted.items() if value is None]
    return f"卷宗未填写{'、'.join(missing)}，不能归档。" if missing else None


def _concluded_too_early(case: DisputeCase) -> str | None:
    return too_early("结案日", case.concluded_on, "受理日", case.accepted_on)


TRANSITIONS = (
    Transition("apply", "登记申请", (), DisputeState.APPLIED, happened=DisputeCase.applied_on),
    Transition(
        "accept",
        "受理",
        (DisputeState.APPLIED,),
        DisputeState.ACCEPTED,
        needs=(DisputeCase.accepted_on, DisputeCase.committee, DisputeCase.source, DisputeCase.dispute_type),
        refuse=may_not_accept,
        happened=DisputeCase.accepted_on,
        decided_by="人民调解委员会",
    ),
    Transition(
        "decline",
        "不予受理",
        (DisputeState.APPLIED,),
        DisputeState.DECLINED,
        needs=(DisputeCase.declined_on, DisputeCase.declined_reason),
        refuse=may_not_decline,
        happened=DisputeCase.declined_on,
        decided_by="人民调解委员会",
    ),
    Transition(
        "start",
        "开始调解",
        (DisputeState.ACCEPTED,),
        DisputeState.IN_PROGRESS,
        needs=(DisputeCase.started_on, DisputeCase.mediators),
        refuse=may_not_start,
        happened=DisputeCase.started_on,
        decided_by="人民调解委员会或当事人",
    ),
    Transition(
        "agree",
        "达成协议",
        (DisputeState.IN_PROGRESS,),
        DisputeState.AGREED,
        needs=(DisputeCase.outcome, DisputeCase.concluded_on, DisputeCase.effective_on, DisputeCase.terms),
        refuse=may_not_agree,
        happened=DisputeCase.concluded_on,
        told_by=DisputeCase.outcome,
        papers=("mediation-agreement",),
        decided_by="当事人",
    ),
    Transition(
        "fail",
        "调解不成",
        (DisputeState.IN_PROGRESS,),
        DisputeState.FAILED,
        needs=(DisputeCase.outcome, DisputeCase.concluded_on),
        refuse=may_not_fail,
        happened=DisputeCase.concluded_on,
        told_by=DisputeCase.outcome,
        decided_by="人民调解员",
    ),
    Transition(
        "stop",
        "终止或移送",
        (DisputeState.ACCEPTED, DisputeState.IN_PROGRESS),
        DisputeState.FAILED,
        needs=(DisputeCase.outcome, DisputeCase.concluded_on),
        refuse=may_not_stop,
        happened=DisputeCase.concluded_on,
        told_by=DisputeCase.outcome,
        decided_by="当事人或人民调解员",
    ),
    Transition(
        "perform",
        "履行完毕",
        (DisputeState.AGREED, DisputeState.CONFIRMED, DisputeState.BREACHED),
        DisputeState.PERFORMED,
        needs=(DisputeCase.performed_on,),
        refuse=may_not_perform,
        happened=DisputeCase.performed_on,
        decided_by="人民调解员",
    ),
    Transition(
        "breach",
        "未履行",
        (DisputeState.AGREED, DisputeState.CONFIRMED),
        DisputeState.BREACHED,
        needs=(DisputeCase.breached_on,),
        refuse=may_not_breach,
        happened=DisputeCase.breached_on,
        decided_by="人民调解员",
    ),
    Transition(
        "confirm",
        "司法确认",
        (DisputeState.AGREED, DisputeState.BREACHED),
        DisputeState.CONFIRMED,
        needs=(DisputeCase.confirmation,),
        refuse=may_not_confirm,
        decided_by="人民法院",
    ),
    Transition("file", "归档", CONCLUDED, DisputeState.FILED, needs=(DisputeCase.dossier,), refuse=may_not_file),
)


DatedMove = tuple[str, DisputeState, date | None]


def replay(case: DisputeCase, today: date) -> tuple[Step, ...]:
    """The dated moves that a dispute entered whole has gone through, as far as its own dates tell.

    A ledger's row often has only two or three dates: a step without a date of its own is taken on the day of the next one
    that has one, so the line is never broken; nothing after `today` is counted. A row without any date is born today.
    """
    steps: list[Step] = []
    for event, target, happened_on in _course(case):
        if happened_on is None or happened_on > today:
            break
        # a later step can never have happened before an earlier one: a ledger's slip must not turn the history round
        day = max(happened_on, steps[-1].happened_on) if steps else happened_on
        steps.append(Step(event, target, day))
    return tuple(steps) or (Step("apply", DisputeState.APPLIED, today),)


def _course(case: DisputeCase) -> list[DatedMove]:
    """The steps the record speaks of in their order, each with its day; the day of a step left out is that of the next."""
    if case.declined_on is not None and case.accepted_on is None:
        return [("apply", DisputeState.APPLIED, case.applied_on or case.declined_on), ("decline", DisputeState.DECLINED, case.declined_on)]
    course: list[DatedMove] = [
        ("apply", DisputeState.APPLIED, case.applied_on),
        ("accept", DisputeState.ACCEPTED, case.accepted_on),
        ("start", DisputeState.IN_PROGRESS, case.started_on or _first_session_on(case)),
    ]
    if case.concluded_on is not None and case.outcome is not None:
        course += [(*_conclusion(case), case.concluded_on), *_ending(case)]
    return _filled_backwards(course)


def _first_session_on(case: DisputeCase) -> date | None:
    return min((session.held_on for session in case.sessions), default=None)


def _conclusion(case: DisputeCase) -> tuple[str, DisputeState]:
    if case.outcome in AGREEMENTS:
        return "agree", DisputeState.AGREED
    return ("fail" if case.outcome is Outcome.FAILED else "stop"), DisputeState.FAILED


def _ending(case: DisputeCase) -> list[DatedMove]:
    """What came after the conclusion: the court, the performance, the archive.

    An old ledger may say that a volume was filed and not how the agreement was performed; the archive is believed.
    """
    ending: list[DatedMove] = []
    ruling_on: date | None = None
    ruling = case.court_confirmation
    if case.outcome in AGREEMENTS:
        if ruling is not None and ruling.result is ConfirmationResult.CONFIRMED and ruling.ruling_on is not None:
            ruling_on = ruling.ruling_on
            ending.append(("confirm", DisputeState.CONFIRMED, ruling_on))
        if case.breached_on is not None:
            # what was not performed can still be confirmed; after that it may come to be performed or not
            before = ruling_on is not None and case.breached_on < ruling_on
            ending.insert(0 if before else len(ending), ("breach", DisputeState.BREACHED, case.breached_on))
        if case.performed_on is not None:
            ending.append(("perform", DisputeState.PERFORMED, case.performed_on))
    if case.volume is not None and case.volume.filed_on is not None:
        ending.append(("file", DisputeState.FILED, case.volume.filed_on))
    return ending


def _filled_backwards(course: list[DatedMove]) -> list[DatedMove]:
    filled: list[DatedMove] = []
    later: date | None = None
    for event, target, happened_on in reversed(course):
        later = happened_on or later
        filled.append((event, target, later))
    return filled[::-1]
