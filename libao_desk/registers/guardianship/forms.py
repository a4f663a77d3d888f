"""How a guardianship case is typed, listed and found (表单)."""

from libao_desk.declare.form import Section
from libao_desk.declare.part import Part
from libao_desk.declare.path import via
from libao_desk.people.models import Person

from .model import GuardianshipCase as G
from .parts import (
    GuardianshipFollowUp,
    GuardianshipFormer,
    GuardianshipFreeCare,
    GuardianshipQuarter,
    GuardianshipReward,
    GuardianshipStay,
    GuardianshipTeamMember,
    GuardianshipUrgentNotice,
    GuardianshipYear,
)

PATIENT = via(G.patient, Person.name, label="患者姓名")
PATIENT_ID = via(G.patient, Person.id_no, label="患者身份证号")
VILLAGE = via(G.patient, Person.village)
GUARDIAN = via(G.guardian, Person.name, label="监护人")
GUARDIAN_ID = via(G.guardian, Person.id_no, label="监护人身份证号")
GUARDIAN_PHONE = via(G.guardian, Person.phone, label="监护人电话")
CO_GUARDIAN = via(G.co_guardian, Person.name, label="协助监护人")

FORM = (
    Section(
        "患者",
        (
            (PATIENT, PATIENT_ID),
            (via(G.patient, Person.sex), via(G.patient, Person.birth_date), VILLAGE),
            (via(G.patient, Person.residence_address),),
            (via(G.patient, Person.household_address),),
            (G.proposed_on, G.proposed_by),
        ),
    ),
    Section(
        "监护人",
        (
            (GUARDIAN, GUARDIAN_ID, GUARDIAN_PHONE),
            (via(G.guardian, Person.residence_address, label="监护人住址"),),
            (G.relation, G.guardian_basis, G.guardian_fit),
            (G.guardian_body, G.body_consented_on),
            (G.guardian_consented_on,),
            (G.guardian_changed_on, G.former_guardian, G.former_relation),
            (CO_GUARDIAN, via(G.co_guardian, Person.phone, label="协助监护人电话")),
        ),
    ),
    Section(
        "医生告知",
        (
            (G.notified_on, G.notified_by),
            (G.risk_level, G.stability, G.treatment),
            (G.dx_class,),
            (G.admitted_on, G.discharged_on, G.diagnosis_received_on),
        ),
    ),
    Section(
        "奖励条件与家庭",
        (
            (G.has_incident_history, G.last_incident_on),
            (G.has_dibao, G.has_disability_cert, G.economy),
        ),
    ),
    Section("结案", ((G.closed_on, G.close_reason),)),
)

TABLE = (G.number, GUARDIAN, G.relation, GUARDIAN_PHONE, VILLAGE, PATIENT, G.guardian_fit, G.proposed_on, G.state)

SEARCH = (G.number, PATIENT, PATIENT_ID, GUARDIAN, GUARDIAN_ID, GUARDIAN_PHONE, CO_GUARDIAN, VILLAGE)


def _year_summary(year: GuardianshipYear) -> str:
    return f"签订监护责任书（{year.year_from or ''}至{year.year_to or ''}）"


def _follow_up_summary(row: GuardianshipFollowUp) -> str:
    return f"{row.by.label if row.by else ''}随访"


def _quarter_summary(row: GuardianshipQuarter) -> str:
    return f"季度评估{row.result.label if row.result else ''}"


PARTS = (
    Part(
        G.years,
        form=(
            (GuardianshipYear.agreement_on, GuardianshipYear.year_from, GuardianshipYear.year_to),
            (GuardianshipYear.signed_by,),
            (GuardianshipYear.evaluated_on, GuardianshipYear.result),
            (GuardianshipYear.evaluators,),
            (GuardianshipYear.denied_on, GuardianshipYear.denial_told_on, GuardianshipYear.objected_on),
            (GuardianshipYear.denied_reason,),
        ),
        table=(
            GuardianshipYear.agreement_on,
            GuardianshipYear.year_from,
            GuardianshipYear.year_to,
            GuardianshipYear.evaluated_on,
            GuardianshipYear.result,
        ),
        dated=GuardianshipYear.agreement_on,
        summary=_year_summary,
    ),
    Part(G.formers, form=((GuardianshipFormer.name, GuardianshipFormer.relation, GuardianshipFormer.until),)),
    Part(G.stays, form=((GuardianshipStay.admitted_on, GuardianshipStay.discharged_on),), dated=GuardianshipStay.admitted_on),
    Part(
        G.team,
        form=(
            (GuardianshipTeamMember.role, GuardianshipTeamMember.name),
            (GuardianshipTeamMember.phone, GuardianshipTeamMember.joined_on),
        ),
    ),
    Part(
        G.follow_ups,
        form=(
            (GuardianshipFollowUp.held_on, GuardianshipFollowUp.by, GuardianshipFollowUp.next_due),
            (GuardianshipFollowUp.contacted, GuardianshipFollowUp.guardian_present),
        ),
        dated=GuardianshipFollowUp.held_on,
        reached=lambda row: "随访" if row.contacted else "",
        summary=_follow_up_summary,
        again=(GuardianshipFollowUp.by,),
    ),
    Part(
        G.free_care,
        form=(
            (GuardianshipFreeCare.year, GuardianshipFreeCare.kind),
            (GuardianshipFreeCare.entitled, GuardianshipFreeCare.consented, GuardianshipFreeCare.received_on),
        ),
    ),
    Part(
        G.quarters,
        form=(
            (GuardianshipQuarter.year, GuardianshipQuarter.quarter, GuardianshipQuarter.held_on),
            (GuardianshipQuarter.duties_done, GuardianshipQuarter.incident, GuardianshipQuarter.result),
            (GuardianshipQuarter.signatures,),
        ),
        dated=GuardianshipQuarter.held_on,
        summary=_quarter_summary,
    ),
    Part(
        G.rewards,
        form=(
            (GuardianshipReward.period_from, GuardianshipReward.period_to, GuardianshipReward.standard),
            (GuardianshipReward.amount, GuardianshipReward.approved_on, GuardianshipReward.published_summary_on),
            (GuardianshipReward.paid_on, GuardianshipReward.bank_last4, GuardianshipReward.voucher_no),
        ),
        dated=GuardianshipReward.approved_on,
        summary=lambda row: "批准奖励",
    ),
    Part(
        G.urgent_notices,
        form=((GuardianshipUrgentNotice.noticed_on, GuardianshipUrgentNotice.informed_on), (GuardianshipUrgentNotice.informed,)),
        dated=GuardianshipUrgentNotice.noticed_on,
        summary=lambda row: "紧急情况告知",
    ),
)
