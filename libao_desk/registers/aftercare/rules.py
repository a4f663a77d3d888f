"""The clocks of aftercare (安置帮教期限), A01 to A09, as pure functions of the case, the office and the day.

A10 (five years of 刑法第65条) lays no duty on anybody: it is why the term is five years.
"""

from dataclasses import replace
from datetime import date

from libao_desk.core.calendar import Count, months_after
from libao_desk.core.stretches import Stretch, blocks_between
from libao_desk.declare.clock import Clock, Duty, OfficeFacts, Span, Version, Whose

from . import reading, settings
from .codes import BEFORE_ARRIVAL, ENDED, IN_FOLLOW_UP, AftercareState, HelpLevel, ReleaseSource
from .model import AftercareCase

PRISON_LAW_SINCE = date(2026, 11, 1)
JUVENILE_LAW_SINCE = date(2021, 6, 1)
MONTHS_LOOKED_BACK = 12
"""How far back a missed visit is still shown."""
FIRST_YEAR = 12

A01 = Span(
    "A01", "监所提前通知", Count.MON, 1, "司法部1999年通知", whose=Whose.OTHERS, back=True,
    versions=(Version(PRISON_LAW_SINCE, 1, "监狱法（2026）第59条，期限待确认"),),
)  # fmt: skip
A02 = Span("A02", "通知家属接回", Count.CD, settings.FAMILY_DAYS, "地方做法，本地设置")
A03 = Span(
    "A03", "重点对象接回（必接必送）", Count.CDX, 0, "中办发〔2010〕5号",
    versions=(Version(PRISON_LAW_SINCE, 0, "监狱法（2026）第59条"),),
)  # fmt: skip
A03_MINOR = Span(
    "A03", "未成年人接回", Count.CDX, 0, "预防未成年人犯罪法，条文待确认",
    versions=(Version(JUVENILE_LAW_SINCE, 0, "预防未成年人犯罪法第56条"),),
)  # fmt: skip
A04 = Span("A04", "首次走访", Count.CD, settings.FIRST_VISIT_DAYS, "地方做法，本地设置", is_visit=True)
A05 = Span("A05", "建档、成立帮教小组", Count.CD, settings.FILE_DAYS, "本地设置")
A06 = Span("A06", "走访（重点）", Count.PER, settings.KEY_VISIT_MONTHS, "本所每月走访重点人员", is_visit=True)
A07 = Span("A07", "走访（一般）", Count.PER, settings.FIRST_YEAR_VISIT_MONTHS, "本地设置", is_visit=True)
A08 = Span("A08", "帮教期满", Count.MON, settings.RELEASED_MONTHS, "综治委〔1999〕5号：刑满释放五年")
A08_CORRECTED = Span("A08", "帮教期满（解除矫正）", Count.MON, settings.CORRECTED_MONTHS, "解除矫正三年，本地设置")
A09 = Span("A09", "期满评估", Count.CDX, settings.REVIEW_DAYS, "本软件提醒", back=True)


def prison_notice(case: AftercareCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """A01: the prison tells the county one month before the release; its duty, not ours."""
    if case.planned_release_on is None or case.notice_received_on is not None or case.state not in BEFORE_ARRIVAL:
        return ()
    return (office.duty(A01, case.planned_release_on),)


def telling_family(case: AftercareCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """A02: the family is told in time to fetch the person."""
    if case.notice_received_on is None or case.family_told_on is not None or case.state not in BEFORE_ARRIVAL:
        return ()
    if case.source is ReleaseSource.CORRECTION:
        return ()
    return (office.duty(A02, case.notice_received_on),)


def fetching(case: AftercareCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """A03: key persons and minors are fetched, or brought by the prison, on the day of release."""
    day = case.released_on or case.planned_release_on
    if day is None or case.handed_on is not None or case.state not in BEFORE_ARRIVAL or case.source is ReleaseSource.CORRECTION:
        return ()
    if reading.is_minor_on(case, day):
        return (office.duty(A03_MINOR, day),)
    return (office.duty(A03, day),) if reading.level_on(case, day) is HelpLevel.KEY else ()


def first_visit(case: AftercareCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """A04: a first visit within the days the office has set; a visit declined was offered all the same."""
    is_visited = any(visit.held_on is not None for visit in case.visits)  # the next one may be noted before anybody went
    if case.handed_on is None or case.state not in IN_FOLLOW_UP or is_visited or _is_taken_over(case):
        return ()
    return (office.duty(A04, case.handed_on, part="visits"),)


def filing(case: AftercareCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """A05: file and team (帮教小组)."""
    if case.handed_on is None or case.state not in IN_FOLLOW_UP or (case.team and case.filed_on is not None) or _is_taken_over(case):
        return ()
    return (office.duty(A05, case.handed_on, part="team"),)


def key_visits(case: AftercareCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """A06: key persons are visited every month."""
    blocks = _blocks(case, today, office.setting(settings.KEY_VISIT_MONTHS))
    return _missed(office, A06, case, [block for block in blocks if reading.level_on(case, block.first) is HelpLevel.KEY])


def general_visits(case: AftercareCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """A07: others every quarter in the first year, every half-year later."""
    if case.handed_on is None:
        return ()
    year_end = months_after(case.handed_on, FIRST_YEAR)
    early = [b for b in _blocks(case, today, office.setting(settings.FIRST_YEAR_VISIT_MONTHS)) if b.first < year_end]
    # a half-year counts when at least half of it lies after the first year
    later = [b for b in _blocks(case, today, office.setting(settings.LATER_VISIT_MONTHS)) if b.first + (b.last - b.first) / 2 >= year_end]
    general = [block for block in (*early, *later) if reading.level_on(case, block.first) is not HelpLevel.KEY]
    return _missed(office, A07, case, general)


def term(case: AftercareCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """A08: the help ends with its term."""
    if case.released_on is None or case.closed_on is not None or case.state in ENDED:
        return ()
    return (office.duty(A08_CORRECTED if case.source is ReleaseSource.CORRECTION else A08, case.released_on),)


def review(case: AftercareCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """A09: the form for ending the help is prepared before the term ends."""
    end = reading.term_to(case, office)
    if end is None or case.closed_on is not None or case.state not in IN_FOLLOW_UP:
        return ()
    return (office.duty(A09, end),)


def _is_taken_over(case: AftercareCase) -> bool:
    """Whether the help had long begun when the file was entered here (接管的旧档): what is done at its beginning stands on paper."""
    if case.entered_at is None or case.handed_on is None:
        return False
    return months_after(case.handed_on, MONTHS_LOOKED_BACK) <= case.entered_at.date()


def _blocks(case: AftercareCase, today: date, months: int) -> list[Stretch]:
    """The whole blocks after the hand-over in which a visit is due, up to `today`; earlier than a year ago is past mending."""
    if case.handed_on is None or case.state is not AftercareState.ACTIVE:
        return []
    since = max(case.handed_on, months_after(today, -MONTHS_LOOKED_BACK))
    if case.entered_at is not None and case.entered_at.date() > since:
        # taken over from an old ledger: the office answers for what it has kept here
        since = max(since, min([case.entered_at.date(), today, *(visit.held_on for visit in case.visits if visit.held_on is not None)]))
    return [block for block in blocks_between(since, today, months) if block.first > case.handed_on]


def _missed(office: OfficeFacts, span: Span, case: AftercareCase, blocks: list[Stretch]) -> tuple[Duty, ...]:
    visited = [visit.held_on for visit in case.visits]
    missed = [block for block in blocks if not block.holds_any(visited)]
    return tuple(_duty(office, span, block) for block in missed)


def _duty(office: OfficeFacts, span: Span, block: Stretch) -> Duty:
    found = office.agreed_day(span, block.last, trigger=block.first, title=f"{span.title}（{block.label}）", part="visits")
    return replace(found, reckoning=f"{block.label}内至少一次，末日{block.last:%Y-%m-%d}")


CLOCKS = (
    Clock(A01, prison_notice),
    Clock(A02, telling_family),
    Clock(A03, fetching, (A03_MINOR,)),
    Clock(A04, first_visit),
    Clock(A05, filing),
    Clock(A06, key_visits),
    Clock(A07, general_visits),
    Clock(A08, term, (A08_CORRECTED,)),
    Clock(A09, review),
)
