"""The clocks of letters, D01 to D04, and of notices, S01 and S02 (责任书、督办期限): the office's own, no law lays them down."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from libao_desk.core.calendar import ONE_DAY, Count, months_after
from libao_desk.core.stretches import Stretch, blocks_between
from libao_desk.declare.clock import Clock, Duty, OfficeFacts, Span, Whose

from . import settings
from .codes import LetterState, NoticeState, ReviewKind
from .letter import ResponsibilityLetter
from .notice import SupervisionNotice

MONTHS_LOOKED_BACK = 12
"""How far back a missed review is still shown."""

D01 = Span("D01", "签订年度责任书", Count.PER, settings.SIGN_BY_MONTH, "本镇平安法治建设安排，本地设置", is_by_month=True)
D02 = Span("D02", "责任书查评", Count.PER, settings.REVIEW_MONTHS, "责任书约定，本地设置")
D03 = Span("D03", "责任书年度考核", Count.CD, settings.ASSESSMENT_DAYS, "责任书约定，本地设置")
D04 = Span("D04", "责任书期满", Count.CDX, 0, "责任书载明的期限", whose=Whose.INFO)
S01 = Span("S01", "督办事项回执", Count.WD, settings.REPLY_DAYS, "督办通知单载明的时限")
S02 = Span("S02", "督办逾期报镇分管领导", Count.CDX, settings.REPORT_UP_DAYS, "超期提醒办法，本地设置")


def signing(letter: ResponsibilityLetter, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """D01: the year's letter is signed by the month the office has set; one signed later in the year is late."""
    if letter.year is None or letter.signed_on is not None or letter.state is not LetterState.DRAFTED:
        return ()
    first = date(letter.year, 1, 1)
    last = months_after(first, office.setting(settings.SIGN_BY_MONTH)) - ONE_DAY
    duty = office.agreed_day(D01, last, trigger=first)
    return (replace(duty, reckoning=f"{letter.year}年{last.month}月底前，末日{last:%Y-%m-%d}"),)


def quarters_of(letter: ResponsibilityLetter, office: OfficeFacts, until: date) -> Iterator[Stretch]:
    """The blocks of the term in which a review is due, as far as `until`; one of which less than half lies in the term needs none."""
    since = max((day for day in (letter.starts_on, letter.signed_on) if day is not None), default=None)
    if since is None or letter.ends_on is None or letter.signed_on is None:
        return
    for block in blocks_between(since, min(until, letter.ends_on), office.setting(settings.REVIEW_MONTHS)):
        half = block.first + (block.last - block.first) / 2
        if since <= half <= letter.ends_on:
            yield block


def reviewing(letter: ResponsibilityLetter, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """D02: a review in every quarter of the term."""
    if letter.state is not LetterState.SIGNED:
        return ()
    held = [review.held_on for review in letter.reviews]
    since = months_after(today, -MONTHS_LOOKED_BACK)
    missed = [block for block in quarters_of(letter, office, today) if block.last >= since and not block.holds_any(held)]
    return tuple(_in_block(office, block) for block in missed)


def _in_block(office: OfficeFacts, block: Stretch) -> Duty:
    found = office.agreed_day(D02, block.last, trigger=block.first, title=f"{D02.title}（{block.label}）", part="reviews")
    return replace(found, reckoning=f"{block.label}内至少一次，末日{block.last:%Y-%m-%d}")


def assessing(letter: ResponsibilityLetter, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """D03: the year's assessment after the term."""
    if letter.ends_on is None or letter.signed_on is None or letter.state is LetterState.VOIDED:
        return ()
    if any(review.kind is ReviewKind.YEAR for review in letter.reviews):
        return ()
    return (office.duty(D03, letter.ends_on, part="reviews"),)


def ending(letter: ResponsibilityLetter, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """D04: the term ends; a new letter is to be thought of."""
    if letter.ends_on is None or letter.state is not LetterState.SIGNED:
        return ()
    return (office.duty(D04, letter.ends_on),)


LETTER_CLOCKS = (Clock(D01, signing), Clock(D02, reviewing), Clock(D03, assessing), Clock(D04, ending))


def replying(notice: SupervisionNotice, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """S01: the reply comes by the day the notice names; the office sees to it that it does."""
    if notice.reply_due_on is None or notice.issued_on is None or notice.state is not NoticeState.ISSUED:
        return ()
    return (office.agreed_day(S01, notice.reply_due_on, trigger=notice.issued_on),)


def reporting_up(notice: SupervisionNotice, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """S02: what is still undone a week after that day goes to the township's leader in charge."""
    if notice.reply_due_on is None or notice.state is not NoticeState.ISSUED or notice.reported_up_on is not None:
        return ()
    return (office.duty(S02, notice.reply_due_on),) if today > notice.reply_due_on else ()


NOTICE_CLOCKS = (Clock(S01, replying), Clock(S02, reporting_up))


def reply_day(office: OfficeFacts, issued: date) -> date:
    """The day a notice issued on `issued` asks for, unless another is typed (完成时限)."""
    last_day: date = office.reckon(S01, issued)[0].last_day
    return last_day


def days_late(notice: SupervisionNotice) -> int | None:
    """How many days the work was late when the notice was issued (逾期天数); what was typed counts first."""
    if notice.days_late is not None:
        return notice.days_late
    if notice.last_day is None or notice.issued_on is None:
        return None
    return max(timedelta(0), notice.issued_on - notice.last_day).days
