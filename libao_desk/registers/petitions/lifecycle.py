"""The course of a petition matter (信访事项办理流程), and why a step is refused."""

from datetime import date

from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.day_order import in_order, too_early
from libao_desk.declare.lifecycle import Step, Transition

from . import reading, spans
from .codes import IN_HAND, OTHER_WAYS, LegalRoute, PetitionKind, PetitionState, RouteIn
from .model import PetitionMatter as M

State = PetitionState
OUT_OF_ORDER = in_order(
    (M.received_on, M.registered_on),
    (M.received_on, M.entered_on),
    (M.received_on, M.notified_on),
    (M.received_on, M.passed_on),
    (M.received_on, M.withdrawn_on),
    (M.received_on, M.accepted_on, M.started_on, M.opinion_on, M.opinion_served_on, M.closed_on),
    (M.accepted_on, M.settled_on),
    (M.accepted_on, M.hearing_on),
)


def may_not_register(matter: M, office: OfficeFacts, day: date) -> str | None:
    """What has not come cannot be registered (登记)."""
    return too_early("登记日期", matter.registered_on, "收到日期", matter.received_on)


def may_not_forward(matter: M, office: OfficeFacts, day: date) -> str | None:
    """Whoever sends a matter on tells the petitioner where it went (信访工作条例 22, 23)."""
    if not matter.passed_to:
        return "请填写转送、交办给哪个单位。"
    return _untold(matter) or too_early("转送日期", matter.passed_on, "收到日期", matter.received_on)


def may_not_send_back(matter: M, office: OfficeFacts, day: date) -> str | None:
    """A matter goes back only with reasons, and only if the organ that sent it agrees (信访工作条例 23)."""
    if matter.route_in not in (RouteIn.FORWARDED, RouteIn.ASSIGNED):
        return "只有转送、交办来的事项才能提出异议退回。"
    if not matter.objection_reason:
        return "提出异议须详细说明理由，请填写异议理由。"
    if not matter.is_objection_agreed:
        return "转办、交办机关同意后才能退回；不同意的，由本单位办理。"
    return None


def may_not_direct(matter: M, office: OfficeFacts, day: date) -> str | None:
    """The petitioner is told which organ to go to."""
    return _untold(matter)


def may_not_refuse(matter: M, office: OfficeFacts, day: date) -> str | None:
    """A refusal (不予受理) is told with its ground."""
    return _untold(matter)


def may_not_route(matter: M, office: OfficeFacts, day: date) -> str | None:
    """Only appeals have other lawful ways (信访工作条例 31)."""
    if matter.kind is not PetitionKind.APPEAL:
        return "只有申诉求决类事项才导入其他法定途径。"
    if matter.legal_route not in OTHER_WAYS:
        return "请填写途径分类（信访程序以外的法定途径）。"
    return _untold(matter)


def may_not_accept(matter: M, office: OfficeFacts, day: date) -> str | None:
    """Accepted (受理) is what belongs to the petition procedure, and what was not refused."""
    if matter.refuse_reason is not None:
        return f"已填写不予受理理由“{matter.refuse_reason.label}”，不能登记受理。"
    new_rule = matter.received_on is not None and matter.received_on >= spans.NEW_RULE
    if new_rule and matter.kind is PetitionKind.APPEAL and matter.legal_route is not LegalRoute.PETITION:
        return "申诉求决类事项须先判明途径：属于信访程序的才受理（信访工作条例第31条），其他的请导入法定途径。"
    return too_early("受理日期", matter.accepted_on, "收到日期", matter.received_on)


def may_not_start(matter: M, office: OfficeFacts, day: date) -> str | None:
    """Work (办理) begins after the acceptance."""
    return too_early("开始办理日期", matter.started_on, "受理日期", matter.accepted_on)


def may_not_extend(matter: M, office: OfficeFacts, day: date) -> str | None:
    """At most thirty days more, approved and told of before the sixty days end (信访工作条例 34)."""
    end, furthest = reading.first_end(matter, office), reading.latest_extension(matter, office)
    if end is None or furthest is None:
        return "只有受理后按信访程序办理的申诉求决事项才有60日期限和延期。"
    if matter.extended_to is None or matter.extended_to <= end.due_on:
        return f"延期须晚于原办结期限{end.due_on:%Y-%m-%d}，请核对“延期至”。"
    if matter.extended_to > furthest:
        return f"延期不得超过30日，最迟到{furthest:%Y-%m-%d}。"
    if matter.extension_notified_on is not None and matter.extension_notified_on > end.last_day:
        return f"延期须在原办结期限{end.last_day:%Y-%m-%d}前告知信访人，告知日期{matter.extension_notified_on:%Y-%m-%d}已过期。"
    return None


def may_not_answer(matter: M, office: OfficeFacts, day: date) -> str | None:
    """An answer (答复) is issued and then served; an appeal in the petition procedure also says how it was decided."""
    if reading.runs_sixty_days(matter) and matter.result is None:
        return "请填写处理结果（支持、解释或者不予支持）。"
    return too_early("处理意见日期", matter.opinion_on, "受理日期", matter.accepted_on) or too_early(
        "送达日期", matter.opinion_served_on, "处理意见日期", matter.opinion_on
    )


def may_not_review(matter: M, office: OfficeFacts, day: date) -> str | None:
    """A review (复查) is asked for by the petitioner after the answer."""
    if matter.review is None or matter.review.asked_on is None:
        return "请先在“复查”中登记请求日期。"
    if reading.is_over(matter):
        return "该事项已经复核终结，不再进入复查。"
    return too_early("请求复查日期", matter.review.asked_on, "送达日期", matter.opinion_served_on)


def may_not_recheck(matter: M, office: OfficeFacts, day: date) -> str | None:
    """A recheck (复核) follows a review."""
    if matter.review is None or matter.review.result_on is None:
        return "复查尚未作出意见，不能进入复核。"
    if matter.recheck is None or matter.recheck.asked_on is None:
        return "请先在“复核”中登记请求日期。"
    return too_early("请求复核日期", matter.recheck.asked_on, "复查作出日期", matter.review.result_on)


def may_not_close(matter: M, office: OfficeFacts, day: date) -> str | None:
    """Closed (办结) is what was answered and served, with no review or recheck pending."""
    if matter.state is State.REVIEW and (matter.review is None or matter.review.result_on is None):
        return "复查尚未作出意见，不能办结。"
    if matter.state is State.RECHECK and not reading.is_over(matter):
        return "复核尚未作出意见，不能办结。"
    if matter.state is State.ROUTED and matter.passed_reply_on is None and matter.opinion_served_on is None:
        return "请填写有权机关回复日期或者答复送达日期。"
    return too_early("终结归档日期", matter.closed_on, "送达日期", matter.opinion_served_on)


def may_not_settle(matter: M, office: OfficeFacts, day: date) -> str | None:
    """Settled (和解、调解) after acceptance (信访工作条例 33)."""
    return too_early("和解（调解）日期", matter.settled_on, "受理日期", matter.accepted_on)


def may_not_withdraw(matter: M, office: OfficeFacts, day: date) -> str | None:
    """The petitioner takes back what he brought (撤回)."""
    return too_early("撤回日期", matter.withdrawn_on, "收到日期", matter.received_on)


def _untold(matter: M) -> str | None:
    if reading.is_notice_due(matter) and matter.notified_on is None:
        return "须先书面告知信访人，请填写告知日期。"
    return None


TRANSITIONS = (
    Transition("receive", "收到", (), State.RECEIVED, happened=M.received_on),
    Transition(
        "register", "登记", (State.RECEIVED,), State.REGISTERED,
        needs=(M.received_on, M.registered_on), refuse=may_not_register, happened=M.registered_on,
    ),
    Transition(
        "accept", "受理", (State.REGISTERED,), State.ACCEPTED,
        needs=(M.kind, M.accepted_on), refuse=may_not_accept, happened=M.accepted_on,
        decided_by="分管领导",
    ),
    Transition(
        "forward", "转送、交办", (State.REGISTERED,), State.FORWARDED,
        needs=(M.passed_to, M.passed_on), refuse=may_not_forward, happened=M.passed_on,
        decided_by="分管领导",
    ),
    Transition(
        "send_back", "异议退回", (State.REGISTERED,), State.FORWARDED,
        needs=(M.objected_on,), refuse=may_not_send_back, happened=M.objected_on,
        decided_by="转送、交办机关",
    ),
    Transition(
        "direct", "告知向有权机关提出", (State.REGISTERED,), State.DIRECTED,
        needs=(M.passed_to, M.passed_on), refuse=may_not_direct, happened=M.passed_on,
        decided_by="分管领导",
    ),
    Transition(
        "refuse", "不予（再次）受理", (State.REGISTERED,), State.REFUSED,
        needs=(M.refuse_reason, M.refused_on), refuse=may_not_refuse, happened=M.refused_on,
        decided_by="分管领导",
    ),
    Transition(
        "route", "导入法定途径", (State.REGISTERED,), State.ROUTED,
        needs=(M.legal_route, M.passed_on), refuse=may_not_route, happened=M.passed_on,
        decided_by="分管领导",
    ),
    Transition(
        "start", "开始办理", (State.ACCEPTED,), State.HANDLING,
        needs=(M.started_on,), refuse=may_not_start, happened=M.started_on,
    ),
    Transition(
        "extend", "延期", (State.ACCEPTED, State.HANDLING), State.EXTENDED,
        needs=(M.extended_to, M.extension_approved_by, M.extension_reason, M.extension_notified_on),
        refuse=may_not_extend, happened=M.extension_notified_on, told_by=M.extended_to, decided_by="单位负责人",
    ),
    Transition(
        "answer", "出具处理意见（答复）并送达", (*IN_HAND, State.ROUTED), State.ANSWERED,
        needs=(M.opinion_on, M.opinion_served_on), refuse=may_not_answer, happened=M.opinion_served_on, told_by=M.result,
    ),
    Transition(
        "review", "进入复查", (State.ANSWERED, State.CLOSED), State.REVIEW,
        refuse=may_not_review, decided_by="上一级机关",
    ),
    Transition(
        "recheck", "进入复核", (State.REVIEW, State.CLOSED), State.RECHECK,
        refuse=may_not_recheck, decided_by="再上一级机关",
    ),
    Transition(
        "close", "办结（终结）", (State.ROUTED, State.ANSWERED, State.REVIEW, State.RECHECK), State.CLOSED,
        needs=(M.closed_on,), refuse=may_not_close, happened=M.closed_on,
    ),
    Transition(
        "settle", "和解（调解）结案", IN_HAND, State.SETTLED,
        needs=(M.settled_on,), refuse=may_not_settle, happened=M.settled_on,
    ),
    Transition(
        "withdraw", "撤回", (State.RECEIVED, State.REGISTERED, *IN_HAND), State.WITHDRAWN,
        needs=(M.withdrawn_on,), refuse=may_not_withdraw, happened=M.withdrawn_on,
    ),
)  # fmt: skip


def replay(matter: M, today: date) -> tuple[Step, ...]:
    """The dated moves that the matter's own dates say have happened; a later one is never dated before an earlier one."""
    first = matter.received_on or matter.registered_on
    if first is None or first > today:
        return (Step("receive", State.RECEIVED, today),)
    steps = [Step("receive", State.RECEIVED, first)]
    for event, target, day in _course(matter):
        if day is not None and day <= today:
            steps.append(Step(event, target, max(day, steps[-1].happened_on)))
    return tuple(steps)


def _course(matter: M) -> list[tuple[str, State, date | None]]:
    # whatever was decided on, was registered
    registered = matter.registered_on or matter.accepted_on or matter.refused_on or matter.passed_on
    course: list[tuple[str, State, date | None]] = [("register", State.REGISTERED, registered)]
    if matter.accepted_on is not None:
        course += _worked_on(matter)
    elif matter.is_objection_agreed and matter.objected_on is not None:
        course.append(("send_back", State.FORWARDED, matter.objected_on))
    elif matter.refuse_reason is not None:
        course.append(("refuse", State.REFUSED, matter.refused_on or matter.notified_on))
    elif matter.legal_route in OTHER_WAYS and matter.passed_on is not None:
        course.append(("route", State.ROUTED, matter.passed_on))
        course += _answered(matter)
    elif matter.passed_on is not None:
        course.append(("forward", State.FORWARDED, matter.passed_on))
    course.append(("withdraw", State.WITHDRAWN, matter.withdrawn_on))
    return course


def _worked_on(matter: M) -> list[tuple[str, State, date | None]]:
    extended = matter.extension_notified_on if matter.extended_to is not None else None
    return [
        ("accept", State.ACCEPTED, matter.accepted_on),
        ("start", State.HANDLING, matter.started_on),
        ("extend", State.EXTENDED, extended),
        *_answered(matter),
        ("settle", State.SETTLED, matter.settled_on if matter.opinion_served_on is None else None),
    ]


def _answered(matter: M) -> list[tuple[str, State, date | None]]:
    review, recheck = matter.review, matter.recheck
    ended = ("close", State.CLOSED, matter.closed_on)
    asked = review.asked_on if review is not None else None
    asked_again = recheck.asked_on if recheck is not None else None
    course: list[tuple[str, State, date | None]] = [("answer", State.ANSWERED, matter.opinion_served_on)]
    later: list[tuple[str, State, date | None]] = [("review", State.REVIEW, asked), ("recheck", State.RECHECK, asked_again), ended]
    # what was closed before the petitioner asked for a review was opened again
    return course + sorted(later, key=lambda step: step[2] or date.max)
