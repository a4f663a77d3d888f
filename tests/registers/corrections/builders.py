"""A valid invented case of correction to change one thing at a time in."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from libao_desk.core.period import Period
from libao_desk.declare.clock import Duty, OfficeFacts
from libao_desk.declare.period_facts import PeriodFacts
from libao_desk.people.codes import Sex
from libao_desk.people.models import Person, Village
from libao_desk.registers.corrections.codes import (
    ApprovalLevel,
    CheckInResult,
    CorrectionCategory,
    CorrectionState,
    DecidingOrganKind,
    EducationKind,
    LeaveReason,
    ManagementClass,
    MedicalParoleKind,
    OffenceClass,
    ReportKind,
    SanctionKind,
    SentenceKind,
    TeamMemberKind,
    VisitKind,
)
from libao_desk.registers.corrections.model import CorrectionCase
from libao_desk.registers.corrections.parts import (
    CorrectionAssessment,
    CorrectionEducation,
    CorrectionLeave,
    CorrectionPlaceChange,
    CorrectionPlan,
    CorrectionReport,
    CorrectionSanction,
    CorrectionTeamMember,
    CorrectionVisit,
)
from libao_desk.registers.corrections.register import REGISTERS
from libao_desk.registers.corrections.replay import replay
from tests.registers.courses import course_by

(CORRECTIONS,) = REGISTERS
OFFICE = OfficeFacts()
TODAY = date(2020, 12, 31)
S = CorrectionState


def a_person(**values: Any) -> Person:
    standard: dict[str, Any] = {
        "name": "王小甲",
        "sex": Sex.MALE,
        "birth_date": date(1985, 3, 5),
        "id_no": "320699198503050015",
        "phone": "19900000001",
        "residence_address": "海安市李堡镇试验村1组1号",
        "village": Village(name="试验村"),
    }
    return Person(**(standard | values))


def a_member(**values: Any) -> CorrectionTeamMember:
    standard: dict[str, Any] = {"name": "组员甲", "kind": TeamMemberKind.OFFICE_STAFF, "sex": Sex.MALE, "starts_on": date(2020, 7, 10)}
    return CorrectionTeamMember(**(standard | values))


def a_case(state: CorrectionState = S.ACTIVE, **values: Any) -> CorrectionCase:
    """A year's probation from 2020-07-06, announced on 2020-07-13 and planned on 2020-07-20, entered the day it came."""
    standard: dict[str, Any] = {
        "state": state,
        "number": "JZ2020-001",
        "entered_at": datetime.combine(date(2020, 7, 8), time(9)),
        "person": a_person(),
        "category": CorrectionCategory.SUSPENDED_SENTENCE,
        "offence_class": OffenceClass.PUBLIC_SECURITY,
        "offence": "交通肇事罪",
        "sentence_kind": SentenceKind.FIXED_TERM,
        "sentence_years": 1,
        "term_years": 1,
        "effective_on": date(2020, 7, 6),
        "term_from": date(2020, 7, 6),
        "term_to": date(2021, 7, 5),
        "notice_received_on": date(2020, 7, 7),
        "docs_received_on": date(2020, 7, 8),
        "receipt_sent_on": date(2020, 7, 9),
        "checked_in_on": date(2020, 7, 10),
        "checkin_result": CheckInResult.ON_TIME,
        "intake_announced_on": date(2020, 7, 13),
        "responsibility_signed_on": date(2020, 7, 13),
        "mgmt_class": ManagementClass.NORMAL,
        "team": [a_member()],
        "plans": [CorrectionPlan(edition=1, made_on=date(2020, 7, 20))],
    }
    return CorrectionCase(**(standard | values))


NOTHING_YET = (
    "notice_received_on",
    "docs_received_on",
    "receipt_sent_on",
    "checked_in_on",
    "checkin_result",
    "intake_announced_on",
    "responsibility_signed_on",
)


def an_expected(state: CorrectionState = S.EXPECTED, **values: Any) -> CorrectionCase:
    """A subject of whom only the judgment is known."""
    nothing: dict[str, Any] = dict.fromkeys(NOTHING_YET)
    return a_case(state, **({**nothing, "team": [], "plans": []} | values))


def a_checked_in(**values: Any) -> CorrectionCase:
    """A subject who has come and waits for the announcement."""
    later: dict[str, Any] = {"intake_announced_on": None, "responsibility_signed_on": None, "plans": []}
    return a_case(S.REGISTERED, **(later | values))


def a_medical_parole(**values: Any) -> CorrectionCase:
    """Released for an illness by the prison administration."""
    standard: dict[str, Any] = {
        "category": CorrectionCategory.MEDICAL_PAROLE,
        "medical_parole_kind": MedicalParoleKind.ILLNESS,
        "organ_kind": DecidingOrganKind.PRISON_ADMINISTRATION,
        "organ_received_on": date(2020, 7, 6),
        "guarantor": a_person(name="保王某", id_no=None),
        "review_hospital": "南通市某某医院",
    }
    return a_case(**(standard | values))


def a_juvenile(**values: Any) -> CorrectionCase:
    """Seventeen at the crime and now, sentenced to one year."""
    child = a_person(name="王小乙", birth_date=date(2003, 9, 1), id_no="320699200309010013")
    standard: dict[str, Any] = {"person": child, "is_juvenile": True, "was_minor_at_offence": True}
    return a_case(**(standard | values))


def a_leave(**values: Any) -> CorrectionLeave:
    """Five days in December, approved here, filed, reported back."""
    standard: dict[str, Any] = {
        "reason": LeaveReason.FAMILY,
        "destination": "江苏省苏州市",
        "starts_on": date(2020, 12, 7),
        "ends_on": date(2020, 12, 11),
        "applied_on": date(2020, 12, 2),
        "approver": ApprovalLevel.OFFICE,
        "approved_on": date(2020, 12, 3),
        "is_refused": False,
        "filed_on": date(2020, 12, 4),
        "returned_on": date(2020, 12, 11),
    }
    return CorrectionLeave(**(standard | values))


def an_application(**values: Any) -> CorrectionLeave:
    """A leave that is only asked for."""
    later: dict[str, Any] = dict.fromkeys(("approver", "approved_on", "filed_on", "returned_on"))
    return a_leave(**(later | values))


def a_sanction(kind: SanctionKind = SanctionKind.REVOKE_PROBATION, **values: Any) -> CorrectionSanction:
    return CorrectionSanction(**({"kind": kind, "proposed_on": date(2020, 11, 30)} | values))


def a_move(**values: Any) -> CorrectionPlaceChange:
    return CorrectionPlaceChange(**({"new_place": "江苏省泰州市", "applied_on": date(2020, 9, 28)} | values))


def a_report(day: date, kind: ReportKind = ReportKind.WRITTEN) -> CorrectionReport:
    return CorrectionReport(kind=kind, reported_on=day)


def a_visit(day: date, kind: VisitKind = VisitKind.HOME) -> CorrectionVisit:
    return CorrectionVisit(kind=kind, held_on=day)


def a_lesson(day: date, kind: EducationKind = EducationKind.GROUP) -> CorrectionEducation:
    return CorrectionEducation(kind=kind, held_on=day)


def a_score(day: date, result: str | None = None) -> CorrectionAssessment:
    return CorrectionAssessment(held_on=day, score=90, result=result)


def duties(clock: str, case: CorrectionCase, today: date = TODAY, office: OfficeFacts = OFFICE) -> tuple[Duty, ...]:
    """What one clock of the register says of a case on a day."""
    rule: Callable[[CorrectionCase, OfficeFacts, date], tuple[Duty, ...]]
    rule = next(each.rule for each in CORRECTIONS.clocks if each.span.key == clock)
    return rule(case, office, today)


def facts(period: str = "2020-12", **values: Any) -> PeriodFacts:
    """A period in which every case has the state it bears."""
    return PeriodFacts(Period.parse(period), OFFICE, lambda case: case.state, course=course_by(replay), **values)
