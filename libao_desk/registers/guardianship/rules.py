"""The clocks of guardianship (监护期限), G01 to G10, as pure functions of the case, the office and the day.

Follow-up and examination are the clinic's duty: they are shown so that the team goes along, never as a delay of the patient or of ours.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from libao_desk.core.calendar import Count, months_after
from libao_desk.core.stretches import block_of
from libao_desk.declare.clock import Clock, Duty, OfficeFacts, Span, Whose

from . import reading, settings
from .codes import ENDED, UNDER_WAY, CareKind, GuardianshipState, Stability
from .model import GuardianshipCase

MONTHS_LOOKED_BACK = 12
"""How far back a missed evaluation of a quarter is still shown."""
FOLLOW_UPS_A_YEAR = 4

G01 = Span("G01", "精防医生随访（不稳定）", Count.CDX, 14, "国家基本公共卫生服务规范（第三版）", whose=Whose.OTHERS)
G02 = Span(
    "G02", "精防医生随访（基本稳定）", Count.MON, settings.BASIC_MONTHS,
    "严重精神障碍管理治疗工作规范（2018年版），间隔为本地设置", whose=Whose.OTHERS,
)  # fmt: skip
G03 = Span("G03", "精防医生随访（稳定）", Count.MON, 3, "国家基本公共卫生服务规范（第三版）", whose=Whose.OTHERS)
G04 = Span("G04", "精防医生随访每年至少四次", Count.PER, 12, "国家基本公共卫生服务规范（第三版）", whose=Whose.OTHERS)
G05 = Span("G05", "健康体检每年一次（经同意）", Count.PER, 12, "国家基本公共卫生服务规范（第三版）", whose=Whose.OTHERS)
G06 = Span("G06", "续签监护责任书", Count.CDX, settings.RENEWAL_DAYS, "本软件提醒", back=True)
G07 = Span("G07", "小组走访、季度评估", Count.PER, reading.MONTHS_OF_QUARTER, "各地季度认定做法，本地工作安排", is_visit=True)
G08 = Span("G08", "年度审核兑现", Count.CD, settings.PAYMENT_DAYS, "各地按年兑现，期限为本地设置")
G08_OBJECTION = Span("G08", "对不予兑现的异议期届满", Count.CD, settings.OBJECTION_DAYS, "本地设置", whose=Whose.INFO)
G09 = Span("G09", "危险情形立即制止、送诊", Count.HRS, 0, "精神卫生法第28条第2款", whose=Whose.OTHERS)
G10 = Span("G10", "患者或监护人可要求再次诊断", Count.CD, 3, "精神卫生法第32条", whose=Whose.INFO)


def unstable_follow_up(case: GuardianshipCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """G01: the clinic follows up on an unstable patient who is not in hospital within two weeks of the last time."""
    return _follow_up(case, office, G01, Stability.UNSTABLE)


def basic_follow_up(case: GuardianshipCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """G02: on a mostly stable one at the interval of the place."""
    return _follow_up(case, office, G02, Stability.BASIC)


def stable_follow_up(case: GuardianshipCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """G03: on a stable one every three months."""
    return _follow_up(case, office, G03, Stability.STABLE)


def _follow_up(case: GuardianshipCase, office: OfficeFacts, span: Span, class_: Stability) -> tuple[Duty, ...]:
    days = reading.doctors_days(case)
    if not days or _is_out_of_reach(case) or reading.follow_up_class(case) is not class_:
        return ()
    counted = office.duty(span, days[-1], part="follow_ups")
    agreed = [row.next_due for row in case.follow_ups if row.held_on == days[-1] and row.next_due is not None]
    if agreed and days[-1] < min(agreed) < counted.due_on:
        return (office.agreed_day(span, min(agreed), trigger=days[-1], part="follow_ups"),)
    return (counted,)


def yearly_follow_ups(case: GuardianshipCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """G04: the clinic follows up four times in a calendar year; whoever came within the year is not yet counted by it."""
    if _is_out_of_reach(case) or case.proposed_on is None or case.proposed_on.year >= today.year:
        return ()
    done = sum(day.year == today.year and day <= today for day in reading.doctors_days(case))
    if done >= FOLLOW_UPS_A_YEAR:
        return ()
    return (_within_year(office, G04, today, f"精防医生随访（本年已{done}次，至少{FOLLOW_UPS_A_YEAR}次）", "follow_ups"),)


def examination(case: GuardianshipCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """G05: the clinic offers one examination a year; nobody is bound to accept it."""
    if _is_out_of_reach(case) or case.proposed_on is None:
        return ()
    this_year = [row for row in case.free_care if row.kind is CareKind.EXAMINATION and row.year == today.year]
    if any(row.received_on is not None or row.consented is False or row.entitled is False for row in this_year):
        return ()
    return (_within_year(office, G05, today, G05.title, "free_care"),)


def _is_out_of_reach(case: GuardianshipCase) -> bool:
    return case.state in ENDED or reading.is_in_hospital(case)


def _within_year(office: OfficeFacts, span: Span, today: date, title: str, part: str) -> Duty:
    year = block_of(today, span.length if isinstance(span.length, int) else reading.MONTHS_OF_YEAR)
    found = office.agreed_day(span, year.last, trigger=year.first, title=title, part=part)
    return replace(found, reckoning=f"{year.first.year}年内，末日{year.last:%Y-%m-%d}")


def renewal(case: GuardianshipCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """G06: the next letter is signed before the year ends."""
    year = reading.last_signed(case)
    idle = (*ENDED, GuardianshipState.PROPOSED, GuardianshipState.GUARDIAN_CHANGE)
    if year is None or year.year_to is None or case.state in idle:
        return ()
    return (office.duty(G06, year.year_to, part="years"),)


def quarters(case: GuardianshipCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """G07: the team visits and evaluates every quarter that begins within a signed year."""
    if case.state not in UNDER_WAY:
        return ()
    since = _kept_since(case, today)
    duties = []
    for year in reading.dated_years(case):
        if year.agreement_on is None or year.evaluated_on is not None:
            continue
        cut = reading.cut_short_on(case, year)
        for block in reading.missing_quarters(case, year):
            if cut is not None and block.last >= cut:
                break  # the quarters from here on are the new guardian's
            if since <= block.last and block.first <= today:
                found = office.agreed_day(G07, block.last, trigger=block.first, title=f"{G07.title}（{block.label}）", part="quarters")
                duties.append(replace(found, reckoning=f"{block.label}内一次，末日{block.last:%Y-%m-%d}"))
    return tuple(duties)


def _kept_since(case: GuardianshipCase, today: date) -> date:
    """Quarters that ended earlier are past mending, or were another's ledger before the case was entered here."""
    since = months_after(today, -MONTHS_LOOKED_BACK)
    if case.entered_at is None or case.entered_at.date() <= since:
        return since
    held = [row.held_on for row in case.quarters if row.held_on is not None]
    return max(since, min([case.entered_at.date(), today, *held]))


def payment(case: GuardianshipCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """G08: after the year it is found whether the reward is paid; where it is not, the guardian may object."""
    if case.state in ENDED:
        return ()
    duties: list[Duty] = []
    for year in reading.dated_years(case):
        if year.agreement_on is None or year.year_from is None or year.year_to is None or year.year_from > today:
            continue
        if reading.settled_on(case, year) is None and reading.cut_short_on(case, year) is None:
            duties.append(office.duty(G08, year.year_to, part="rewards"))
        elif year.denial_told_on is not None and year.objected_on is None:
            objection = office.duty(G08_OBJECTION, year.denial_told_on, part="years")
            duties += [objection] if today <= objection.last_day else []
    return (*duties, *_approved(case, office))


def _approved(case: GuardianshipCase, office: OfficeFacts) -> Iterator[Duty]:
    """G08 of a reward that was approved for a period which ends with no year: a former guardian's months, half a year."""
    ends = {year.year_to for year in case.years}
    for reward in case.rewards:
        if reward.approved_on is not None and reward.paid_on is None and reward.period_to is not None and reward.period_to not in ends:
            former = reading.former_until(case, reward.period_to)
            title = G08.title if former is None else f"{G08.title}（原监护人{former.name}）"
            yield office.duty(G08, reward.period_to, title=title, part="rewards")


def urgent_notice(case: GuardianshipCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """G09: family, employer and police act at once; here stands only that they were told."""
    open_ones = [row.noticed_on for row in case.urgent_notices if row.noticed_on is not None and row.informed_on is None]
    found = [office.duty(G09, day, part="urgent_notices") for day in open_ones if case.state not in ENDED]
    return tuple(replace(duty, reckoning=f"{duty.trigger_on:%Y-%m-%d}发现，应当立即制止、送诊；本所只登记告知") for duty in found)


def second_diagnosis(case: GuardianshipCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """G10: the right to ask for a second diagnosis, shown while it lasts."""
    if case.diagnosis_received_on is None or case.state in ENDED:
        return ()
    right = office.duty(G10, case.diagnosis_received_on)
    return (right,) if today <= right.last_day else ()


CLOCKS = (
    Clock(G01, unstable_follow_up),
    Clock(G02, basic_follow_up),
    Clock(G03, stable_follow_up),
    Clock(G04, yearly_follow_ups),
    Clock(G05, examination),
    Clock(G06, renewal),
    Clock(G07, quarters),
    Clock(G08, payment),
    Clock(G09, urgent_notice),
    Clock(G10, second_diagnosis),
)
