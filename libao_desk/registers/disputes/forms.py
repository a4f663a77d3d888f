"""Forms, lists and parts of the disputes and the two activity logs (表单与列表)."""

from libao_desk.declare.form import Section
from libao_desk.declare.part import Part
from libao_desk.declare.path import via
from libao_desk.people.models import Organisation, Person

from .model import DisputeCase
from .parts import (
    DisputeConfirmation,
    DisputeDossier,
    DisputeEscalation,
    DisputeEvidence,
    DisputeInquiry,
    DisputeInvited,
    DisputeMediator,
    DisputeParty,
    DisputePerformance,
    DisputePrevented,
    DisputeReturnVisit,
    DisputeSession,
    DisputeSubsidy,
    DisputeTerm,
)

FORM = (
    Section(
        "受理",
        (
            (DisputeCase.case_no, DisputeCase.committee),
            (DisputeCase.source, DisputeCase.entrusted_by),
            (DisputeCase.applied_on, DisputeCase.accepted_on),
            (DisputeCase.dispute_type, DisputeCase.difficulty, DisputeCase.people_count),
            (DisputeCase.place, DisputeCase.occurred_on),
            (DisputeCase.facts,),
            (DisputeCase.claims,),
            (DisputeCase.declined_on, DisputeCase.declined_reason),
        ),
    ),
    Section(
        "调解",
        (
            (DisputeCase.is_refused, DisputeCase.is_public),
            (DisputeCase.started_on, DisputeCase.extended_to, DisputeCase.recorder),
            (DisputeCase.outcome, DisputeCase.concluded_on, DisputeCase.other_ways_told_on),
        ),
    ),
    Section(
        "协议",
        (
            (DisputeCase.agreement_no, DisputeCase.effective_on, DisputeCase.amount),
            (DisputeCase.responsibility,),
            (DisputeCase.performance_terms,),
            (DisputeCase.is_confirmation_planned, DisputeCase.performed_on, DisputeCase.breached_on),
            (DisputeCase.sued,),
        ),
    ),
    Section("其他", ((DisputeCase.event_head, DisputeCase.event_code), (DisputeCase.note,))),
)

TABLE = (
    DisputeCase.number,
    DisputeCase.case_no,
    DisputeCase.accepted_on,
    via(DisputeCase.parties, DisputeParty.person, Person.name, label="当事人"),
    via(DisputeCase.parties, DisputeParty.organisation, Organisation.name, label="当事单位"),
    DisputeCase.dispute_type,
    DisputeCase.committee,
    DisputeCase.outcome,
    DisputeCase.concluded_on,
    DisputeCase.amount,
    DisputeCase.state,
)

SEARCH = (
    DisputeCase.number,
    DisputeCase.case_no,
    DisputeCase.agreement_no,
    via(DisputeCase.parties, DisputeParty.person, Person.name),
    via(DisputeCase.parties, DisputeParty.person, Person.id_no),
    via(DisputeCase.parties, DisputeParty.person, Person.phone),
    via(DisputeCase.parties, DisputeParty.organisation, Organisation.name),
    via(DisputeCase.parties, DisputeParty.organisation, Organisation.phone),
    DisputeCase.place,
)


def _party_summary(party: DisputeParty) -> str:
    role = "" if party.role is None else party.role.label
    return f"{role} {party.name}".strip()


def _session_summary(session: DisputeSession) -> str:
    return f"调解 {session.result or ''}".strip()


def _term_summary(term: DisputeTerm) -> str:
    money = "" if term.amount is None else f"{term.amount:.2f}元"
    return " ".join(part for part in (term.performer, term.act, money) if part)


PARTS = (
    Part(
        DisputeCase.parties,
        form=(
            (DisputeParty.position, DisputeParty.role, DisputeParty.side, DisputeParty.kind),
            (
                via(DisputeParty.person, Person.name),
                via(DisputeParty.person, Person.id_no),
                via(DisputeParty.person, Person.phone),
            ),
            (
                via(DisputeParty.person, Person.sex),
                via(DisputeParty.person, Person.birth_date),
                via(DisputeParty.person, Person.ethnic),
                via(DisputeParty.person, Person.occupation),
            ),
            (via(DisputeParty.person, Person.residence_address),),
            (
                via(DisputeParty.organisation, Organisation.name, label="单位名称"),
                via(DisputeParty.organisation, Organisation.credit_code),
                via(DisputeParty.organisation, Organisation.phone, label="单位电话"),
            ),
            (
                via(DisputeParty.organisation, Organisation.legal_representative),
                via(DisputeParty.organisation, Organisation.representative_post),
                via(DisputeParty.organisation, Organisation.address, label="住所"),
            ),
            (DisputeParty.agent, DisputeParty.agent_authority, DisputeParty.has_authority_letter),
            (DisputeParty.guardian, DisputeParty.guardian_relation),
        ),
        table=(
            DisputeParty.role,
            DisputeParty.kind,
            via(DisputeParty.person, Person.name),
            via(DisputeParty.organisation, Organisation.name, label="单位名称"),
            via(DisputeParty.person, Person.phone),
            DisputeParty.agent,
            DisputeParty.guardian,
        ),
        summary=_party_summary,
    ),
    Part(
        DisputeCase.mediators,
        form=((DisputeMediator.position, DisputeMediator.member), (DisputeMediator.choice, DisputeMediator.outside_name)),
    ),
    Part(DisputeCase.invited, form=((DisputeInvited.invited_name, DisputeInvited.capacity, DisputeInvited.is_agreed),)),
    Part(
        DisputeCase.sessions,
        form=(
            (DisputeSession.held_on, DisputeSession.place),
            (DisputeSession.present,),
            (DisputeSession.record_text,),
            (DisputeSession.result,),
        ),
        table=(DisputeSession.held_on, DisputeSession.place, DisputeSession.result),
        dated=DisputeSession.held_on,
        summary=_session_summary,
        again=(DisputeSession.place,),
    ),
    Part(
        DisputeCase.inquiries,
        form=(
            (DisputeInquiry.held_on, DisputeInquiry.place),
            (DisputeInquiry.person, DisputeInquiry.asked_by),
            (DisputeInquiry.record_text,),
        ),
        table=(DisputeInquiry.held_on, DisputeInquiry.place, DisputeInquiry.person, DisputeInquiry.asked_by),
        dated=DisputeInquiry.held_on,
        again=(DisputeInquiry.place, DisputeInquiry.asked_by),
    ),
    Part(
        DisputeCase.evidence,
        form=(
            (DisputeEvidence.title, DisputeEvidence.provided_by),
            (DisputeEvidence.received_on, DisputeEvidence.is_original),
            (DisputeEvidence.note,),
        ),
        dated=DisputeEvidence.received_on,
    ),
    Part(
        DisputeCase.terms,
        form=(
            (DisputeTerm.position, DisputeTerm.performer, DisputeTerm.payee),
            (DisputeTerm.act,),
            (DisputeTerm.amount, DisputeTerm.subject),
            (DisputeTerm.due_on, DisputeTerm.is_on_spot),
            (DisputeTerm.method, DisputeTerm.place),
        ),
        table=(
            DisputeTerm.position,
            DisputeTerm.performer,
            DisputeTerm.payee,
            DisputeTerm.act,
            DisputeTerm.amount,
            DisputeTerm.due_on,
            DisputeTerm.is_on_spot,
        ),
        summary=_term_summary,
    ),
    Part(
        DisputeCase.performances,
        form=(
            (DisputePerformance.term_position, DisputePerformance.due_on, DisputePerformance.done_on),
            (DisputePerformance.amount, DisputePerformance.proof, DisputePerformance.performance_state),
        ),
        dated=DisputePerformance.done_on,
    ),
    Part(
        DisputeCase.confirmation,
        form=(
            (DisputeConfirmation.applied_on, DisputeConfirmation.court, DisputeConfirmation.accepted_on),
            (DisputeConfirmation.court_case_no, DisputeConfirmation.result),
            (DisputeConfirmation.ruling_on, DisputeConfirmation.received_on),
        ),
        dated=DisputeConfirmation.applied_on,
        single=True,
    ),
    Part(
        DisputeCase.return_visits,
        form=(
            (DisputeReturnVisit.held_on, DisputeReturnVisit.held_by, DisputeReturnVisit.visited),
            (DisputeReturnVisit.performance,),
            (DisputeReturnVisit.satisfaction, DisputeReturnVisit.note),
        ),
        dated=DisputeReturnVisit.held_on,
        again=(DisputeReturnVisit.held_by,),
    ),
    Part(
        DisputeCase.prevented,
        form=((DisputePrevented.prevention, DisputePrevented.cases_count, DisputePrevented.people_count),),
    ),
    Part(
        DisputeCase.dossier,
        form=(
            (DisputeDossier.volume, DisputeDossier.pages_count, DisputeDossier.retention),
            (DisputeDossier.filed_on, DisputeDossier.filed_by),
        ),
        dated=DisputeDossier.filed_on,
        single=True,
    ),
    Part(
        DisputeCase.subsidy,
        form=((DisputeSubsidy.level, DisputeSubsidy.amount), (DisputeSubsidy.checked_by, DisputeSubsidy.paid_on)),
        dated=DisputeSubsidy.paid_on,
        single=True,
    ),
    Part(
        DisputeCase.escalation,
        form=(
            (DisputeEscalation.found_on, DisputeEscalation.situation),
            (DisputeEscalation.reported_on, DisputeEscalation.reported_to),
        ),
        dated=DisputeEscalation.found_on,
    ),
)
