"""The clocks of people's mediation (人民调解法定期限), M01 to M13, as pure functions of the case, the office and the day."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from libao_desk.core.calendar import ONE_DAY, Count
from libao_desk.core.stretches import block_of, blocks_between
from libao_desk.declare.clock import Clock, Duty, OfficeFacts, Span, StandingClock, Version, Whose
from libao_desk.people.models import Committee

from . import reading
from .codes import AFTER_AGREEMENT, AGREEMENTS, ConfirmationResult, DisputeState, LogState, Outcome
from .logs import StatisticsReport
from .model import DisputeCase
from .parts import DisputeTerm
from .settings import (
    DECISION_DAYS,
    FILING_DAYS,
    REPORT_DAYS,
    REPORT_MONTHS,
    REPORT_PERIOD,
    RETURN_VISIT_DAYS,
)

# the articles on confirmation moved with each text of the Civil Procedure Law, their substance did not
PROCEDURE_2021 = date(2022, 1, 1)
PROCEDURE_2023 = date(2024, 1, 1)
OBJECTION_2022 = date(2022, 4, 10)
CIVIL_CODE = date(2021, 1, 1)

M01 = Span("M01", "决定是否受理", Count.WD, DECISION_DAYS, "本地设置")
M02 = Span("M02", "调结", Count.MON, reading.MONTHS, "人民调解工作若干规定（司法部令第75号）第33条")
M02_AGREED = Span("M02", "调结（各方同意延长）", Count.CD, 0, M02.basis)
M03 = Span(
    "M03",
    "共同申请司法确认",
    Count.CD,
    30,
    "人民调解法第33条、民事诉讼法第194条",
    whose=Whose.INFO,
    versions=(
        Version(PROCEDURE_2021, 30, "人民调解法第33条、民事诉讼法第201条"),
        Version(PROCEDURE_2023, 30, "人民调解法第33条、民事诉讼法第205条"),
    ),
)
M04 = Span("M04", "法院决定是否受理司法确认申请", Count.CD, 3, "人民调解协议司法确认程序若干规定（2011）第4条", whose=Whose.OTHERS)
M04_RULING = Span(
    "M04", "法院审查司法确认申请", Count.CD, 30, "民事诉讼法第180条", whose=Whose.OTHERS,
    versions=(Version(PROCEDURE_2021, 30, "民事诉讼法第187条"),),
)  # fmt: skip
_OLD_OBJECTION = "民事诉讼法解释（2015），条文待确认"
M05 = Span(
    "M05", "当事人对司法确认裁定提出异议", Count.CD, 15, _OLD_OBJECTION, whose=Whose.INFO,
    versions=(Version(OBJECTION_2022, 15, "民事诉讼法解释第372条"),),
)  # fmt: skip
M05_OTHERS = Span(
    "M05", "利害关系人对司法确认裁定提出异议", Count.MON, 6, _OLD_OBJECTION, whose=Whose.INFO,
    versions=(Version(OBJECTION_2022, 6, "民事诉讼法解释第372条"),),
)  # fmt: skip
M06 = Span("M06", "督促履行", Count.CD, 0, "人民调解法第31条")
M07 = Span("M07", "回访", Count.CD, RETURN_VISIT_DAYS, "人民调解法第31条", is_visit=True)
M08 = Span(
    "M08", "申请强制执行", Count.MON, 24, "民事诉讼法第239条", whose=Whose.INFO,
    versions=(Version(PROCEDURE_2021, 24, "民事诉讼法第246条"), Version(PROCEDURE_2023, 24, "民事诉讼法第250条")),
)  # fmt: skip
M09 = Span("M09", "归档", Count.CD, FILING_DAYS, "人民调解法第27条")
M10 = Span("M10", "报告激化风险", Count.HRS, 24, "人民调解法第25条")
M11 = Span("M11", "上报统计报表", Count.WD, REPORT_DAYS, "本地设置")
M12 = Span("M12", "人民调解委员会换届", Count.MON, 36, "人民调解法第9条")
M13 = Span(
    "M13", "诉讼时效自申请调解之日起中断", Count.CDX, 0, "民事案件诉讼时效规定（2008）第14条", whose=Whose.INFO,
    versions=(Version(CIVIL_CODE, 0, "民事案件诉讼时效规定（2020）第12条"),),
)  # fmt: skip

UNDER_WAY = frozenset({DisputeState.APPLIED, DisputeState.ACCEPTED, DisputeState.IN_PROGRESS})


def decision(case: DisputeCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """M01 受理: the decision on an application, within the office's own term of working days."""
    decided = case.accepted_on is not None or case.declined_on is not None
    if case.applied_on is None or decided or case.state is not DisputeState.APPLIED:
        return ()
    return (office.duty(M01, case.applied_on),)


def conclusion(case: DisputeCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """M02 调结: one month as a rule, or the day up to which all parties agreed to go on (司法部令第75号第33条)."""
    if case.accepted_on is None or case.concluded_on is not None or case.state not in UNDER_WAY:
        return ()
    if case.extended_to is None or not reading.is_longer(case):
        return (office.duty(M02, case.accepted_on),)
    agreed = office.duty(M02_AGREED, case.extended_to)
    return (replace(agreed, trigger_on=case.accepted_on, reckoning=_agreed_day("各方同意延长至", agreed)),)


def confirmation_application(case: DisputeCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """M03 司法确认申请: the parties' right for thirty days from the day the agreement takes effect (人民调解法 33).

    A right, not a duty: it is shown while it can be used and goes with the last day. Whoever is not paid needs it most.
    """
    can_be_asked = case.state in (DisputeState.AGREED, DisputeState.BREACHED)
    if case.effective_on is None or case.outcome is not Outcome.WRITTEN or not can_be_asked:
        return ()
    application = case.court_confirmation
    if (application is not None and application.applied_on is not None) or not reading.unperformed_terms(case):
        return ()
    return _while_open(office.duty(M03, case.effective_on, part="confirmation"), today)


def court_review(case: DisputeCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """M04 法院受理、审查: three days to take the application, thirty to rule on it; the court's clock, not ours."""
    application = case.court_confirmation
    if application is None or application.applied_on is None or case.state not in AFTER_AGREEMENT:
        return ()
    if application.ruling_on is not None or application.result is ConfirmationResult.WITHDRAWN:
        return ()
    if application.accepted_on is None:
        return (office.duty(M04, application.applied_on, part="confirmation"),)
    return (office.duty(M04_RULING, application.accepted_on, part="confirmation"),)


def objection(case: DisputeCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """M05 异议: fifteen days for a party from receiving the ruling, six months for others whom it touches (解释 372)."""
    ruling = case.court_confirmation
    if ruling is None or ruling.received_on is None or ruling.result is not ConfirmationResult.CONFIRMED:
        return ()
    if case.state not in AFTER_AGREEMENT:
        return ()
    duties = (office.duty(M05, ruling.received_on, part="confirmation"), office.duty(M05_OTHERS, ruling.received_on, part="confirmation"))
    return tuple(duty for duty in duties if today <= duty.last_day)


def performance(case: DisputeCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """M06 履行到期: each agreed day of a term or an instalment not yet carried out; the committee urges (人民调解法 31)."""
    if case.state not in AFTER_AGREEMENT - {DisputeState.PERFORMED} or case.outcome not in AGREEMENTS:
        return ()
    duties: list[Duty] = []
    for number, term in reading.unperformed_terms(case):
        refused = reading.is_refused(case, number)
        days = _open_days(case, number, term)
        duties += [_performance_duty(office, number, day) for day in days if day > today or not refused]
    return tuple(duties)


def _open_days(case: DisputeCase, number: int, term: DisputeTerm) -> list[date]:
    """The days still to come or missed: the instalments' own, or the term's where there are none."""
    instalments = [step for step in reading.performances_of(case, number) if step.due_on is not None]
    if instalments:
        return sorted({step.due_on for step in instalments if step.due_on is not None and step.done_on is None})
    return [] if term.due_on is None else [term.due_on]


def _performance_duty(office: OfficeFacts, number: int, day: date) -> Duty:
    duty = office.duty(M06, day, title=f"督促履行第{number}条", part="performances")
    return replace(duty, reckoning=_agreed_day("协议约定的履行日为", duty))


def _agreed_day(told: str, duty: Duty) -> str:
    rolled = "" if duty.last_day == duty.due_on else f"，遇节假日顺延至{duty.last_day:%Y-%m-%d}"
    return f"{told}{duty.due_on:%Y-%m-%d}{rolled}"


def return_visit(case: DisputeCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """M07 回访: at least one visit after the last day of performance, or after the agreement took effect (人民调解法 31)."""
    if case.state not in AFTER_AGREEMENT or case.outcome not in AGREEMENTS or case.return_visits:
        return ()
    trigger = reading.last_due_on(case) or case.effective_on
    return () if trigger is None else (office.duty(M07, trigger, part="return_visits"),)


def enforcement(case: DisputeCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """M08 申请执行: two years from the last day of performance in a confirmed agreement; the parties' right."""
    ruling = case.court_confirmation
    if ruling is None or ruling.result is not ConfirmationResult.CONFIRMED or case.state not in AFTER_AGREEMENT:
        return ()
    trigger = reading.last_due_on(case)
    if trigger is None or not reading.unperformed_terms(case):
        return ()
    return _while_open(office.duty(M08, trigger), today)


def filing(case: DisputeCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """M09 归档: the office's own term from the end of the mediation, or from the performance of the agreement."""
    if case.volume is not None and case.volume.filed_on is not None:
        return ()
    trigger = _ended_on(case)
    return () if trigger is None else (office.duty(M09, trigger, part="dossier"),)


def _ended_on(case: DisputeCase) -> date | None:
    match case.state:
        case DisputeState.FAILED:
            return case.concluded_on
        case DisputeState.PERFORMED:
            return case.performed_on or reading.last_done_on(case) or case.concluded_on
        case DisputeState.BREACHED if not _is_before_the_court(case):
            return case.breached_on or case.concluded_on
        case DisputeState.AGREED | DisputeState.CONFIRMED if not _is_before_the_court(case) and not reading.unperformed_terms(case):
            return reading.last_done_on(case) or case.concluded_on
        case _:
            return None


def _is_before_the_court(case: DisputeCase) -> bool:
    application = case.court_confirmation
    asked = application is not None and application.applied_on is not None
    return asked and application is not None and application.ruling_on is None and application.result is not ConfirmationResult.WITHDRAWN


def escalation_report(case: DisputeCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """M10 激化报告: at once, at the latest within 24 hours of finding it (人民调解法 25)."""
    if case.state in (DisputeState.DECLINED, DisputeState.FILED):
        return ()
    return tuple(office.duty(M10, sign.found_on, part="escalation") for sign in case.escalation if sign.reported_on is None)


def limitation(case: DisputeCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """M13 诉讼时效 asks nobody to do anything: see `limitation_interrupted_on`, a line on the certificate."""
    return ()


def limitation_interrupted_on(case: DisputeCase) -> date | None:
    """The day from which the limitation period starts anew (诉讼时效中断): the request to the committee (规定 12)."""
    return case.applied_on


def statistics_report(reports: Sequence[StatisticsReport], office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """M11 统计报表: the office's own term of working days after the end of each reporting period.

    Every period that ended since the last report sent is due; where none was ever sent, the last one, until its day has passed:
    an office that keeps no such log is reminded, never reproached.
    """
    sent = [report.period_end for report in reports if is_sent(report, today) and report.period_end is not None]
    months = REPORT_MONTHS[office.setting(REPORT_PERIOD)]
    last_ended = block_of(today + ONE_DAY, months).first - ONE_DAY
    if not sent:
        return _while_open(_report_due(last_ended, office), today)
    ended = blocks_between(max(sent) + ONE_DAY, last_ended, months)
    return tuple(_report_due(stretch.last, office) for stretch in ended)


def _report_due(period_end: date, office: OfficeFacts) -> Duty:
    return office.duty(M11, period_end, title=f"{M11.title}（截至{period_end:%Y-%m-%d}）")


def is_sent(report: StatisticsReport, today: date) -> bool:
    """Whether the report had gone out by that day; a void line never did."""
    return report.state is LogState.RECORDED and report.sent_on is not None and report.sent_on <= today


def committee_election(committees: Sequence[Committee], office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """M12 换届: a mediation committee serves three years (人民调解法 9); the new term's first day ends the duty."""
    serving = [committee for committee in committees if committee.active and committee.term_started_on is not None]
    return tuple(
        office.duty(M12, committee.term_started_on, title=f"{committee.name}换届")
        for committee in serving
        if committee.term_started_on is not None and committee.term_started_on <= today
    )


def _while_open(duty: Duty, today: date) -> tuple[Duty, ...]:
    """A right ends with its last day; after it there is nothing to be late with."""
    return (duty,) if today <= duty.last_day else ()


CLOCKS = (
    Clock(M01, decision),
    Clock(M02, conclusion),
    Clock(M03, confirmation_application),
    Clock(M04, court_review, (M04_RULING,)),
    Clock(M05, objection, (M05_OTHERS,)),
    Clock(M06, performance),
    Clock(M07, return_visit),
    Clock(M08, enforcement),
    Clock(M09, filing),
    Clock(M10, escalation_report),
    Clock(M13, limitation),
)

ELECTIONS = StandingClock(M12, Committee, committee_election)
REPORTS = StandingClock(M11, StatisticsReport, statistics_report)
