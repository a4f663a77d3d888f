"""The course of letters and of notices (责任书、督办流转), and why a step is refused."""

from datetime import date

from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.day_order import in_order, too_early
from libao_desk.declare.lifecycle import Step, Transition

from .codes import LetterState, NoticeState
from .letter import ResponsibilityLetter as L
from .notice import SupervisionNotice as N

Letter, Notice = LetterState, NoticeState
LETTER_OUT_OF_ORDER = in_order((L.starts_on, L.ends_on), (L.signed_on, L.ended_on))
NOTICE_OUT_OF_ORDER = in_order((N.issued_on, N.reply_due_on), (N.issued_on, N.replied_on, N.closed_on))


def may_not_sign(letter: L, office: OfficeFacts, day: date) -> str | None:
    """A letter is signed with somebody, for a term (签订)."""
    if not letter.party_name:
        what = letter.party_kind.label if letter.party_kind is not None else "签订对象"
        return f"尚未选择签订的{what}，不能登记签订。"
    return too_early("责任期限止", letter.ends_on, "责任期限起", letter.starts_on)


def may_not_end(letter: L, office: OfficeFacts, day: date) -> str | None:
    """A letter ends with its term (期满)."""
    if letter.ends_on is not None and day <= letter.ends_on:
        return f"责任期限到{letter.ends_on}，尚未期满。"
    return None


LETTER_TRANSITIONS = (
    Transition("draft", "拟定", (), Letter.DRAFTED),
    Transition(
        "sign", "签订", (Letter.DRAFTED,), Letter.SIGNED,
        needs=(L.party_kind, L.year, L.starts_on, L.ends_on, L.signed_on), refuse=may_not_sign, happened=L.signed_on,
    ),
    Transition("end", "期满", (Letter.SIGNED,), Letter.ENDED, needs=(L.ended_on,), refuse=may_not_end, happened=L.ended_on),
    Transition("void", "作废", (Letter.DRAFTED, Letter.SIGNED), Letter.VOIDED, asks_reason=True),
)  # fmt: skip


def letter_replay(letter: L, today: date) -> tuple[Step, ...]:
    """What the letter's own dates say has happened."""
    first = letter.signed_on if letter.signed_on is not None and letter.signed_on <= today else today
    steps = [Step("draft", Letter.DRAFTED, first)]
    if letter.signed_on is not None and letter.signed_on <= today:
        steps.append(Step("sign", Letter.SIGNED, letter.signed_on))
        if letter.ended_on is not None and letter.ended_on <= today:
            steps.append(Step("end", Letter.ENDED, max(letter.ended_on, letter.signed_on)))
    return tuple(steps)


def may_not_issue(notice: N, office: OfficeFacts, day: date) -> str | None:
    """A notice presses for what is late already (督办)."""
    if notice.last_day is not None and notice.issued_on is not None and notice.issued_on <= notice.last_day:
        return f"法定末日为{notice.last_day}，印发时尚未逾期，不能督办。"
    return too_early("完成时限", notice.reply_due_on, "印发日期", notice.issued_on)


def may_not_reply(notice: N, office: OfficeFacts, day: date) -> str | None:
    """A reply (回执) comes after the notice."""
    return too_early("回执日期", notice.replied_on, "印发日期", notice.issued_on)


def may_not_close(notice: N, office: OfficeFacts, day: date) -> str | None:
    """Closed (办结) means the work was done, after the reply."""
    return too_early("办结日期", notice.closed_on, "回执日期", notice.replied_on)


NOTICE_TRANSITIONS = (
    Transition("draft", "拟稿", (), Notice.DRAFTED),
    Transition(
        "issue", "印发", (Notice.DRAFTED,), Notice.ISSUED,
        needs=(N.addressee, N.case_number, N.matter, N.last_day, N.demand, N.reply_due_on, N.issued_on),
        refuse=may_not_issue, happened=N.issued_on, papers=("supervision-notice",), decided_by="所长",
    ),
    Transition(
        "reply", "收到回执", (Notice.ISSUED,), Notice.REPLIED,
        needs=(N.handled_result, N.replied_on), refuse=may_not_reply, happened=N.replied_on,
    ),
    Transition("close", "办结", (Notice.REPLIED,), Notice.CLOSED, needs=(N.closed_on,), refuse=may_not_close, happened=N.closed_on),
    Transition("void", "作废", (Notice.DRAFTED, Notice.ISSUED), Notice.VOIDED, asks_reason=True),
)  # fmt: skip


def notice_replay(notice: N, today: date) -> tuple[Step, ...]:
    """What the notice's own dates say has happened; a later step is never dated before an earlier one."""
    issued = notice.issued_on if notice.issued_on is not None and notice.issued_on <= today else None
    steps = [Step("draft", Notice.DRAFTED, issued or today)]
    course = (("issue", Notice.ISSUED, issued), ("reply", Notice.REPLIED, notice.replied_on), ("close", Notice.CLOSED, notice.closed_on))
    for event, target, day in course:
        if day is None or day > today:
            break
        steps.append(Step(event, target, max(day, steps[-1].happened_on)))
    return tuple(steps)
