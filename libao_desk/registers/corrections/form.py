"""How a correction case is typed and listed (表单): sections, parts, list columns."""

from libao_desk.declare.form import Section
from libao_desk.declare.part import Numbering, Part, Roll
from libao_desk.declare.path import via
from libao_desk.people.models import Person

from .codes import VisitKind
from .model import CorrectionCase as C
from .parts import (
    CorrectionAssessment,
    CorrectionClassChange,
    CorrectionDevice,
    CorrectionEducation,
    CorrectionEntryPermit,
    CorrectionLeave,
    CorrectionMeetingPermit,
    CorrectionPlaceChange,
    CorrectionPlan,
    CorrectionPublicService,
    CorrectionReport,
    CorrectionSanction,
    CorrectionSchemeRole,
    CorrectionStandingPermit,
    CorrectionTeamMember,
    CorrectionVisit,
    CorrectionWhereabouts,
)
from .parts_events import (
    CorrectionHelp,
    CorrectionLibertyEvent,
    CorrectionMedicalReview,
    CorrectionSearch,
    CorrectionSearchStep,
)

FORM = (
    Section(
        "基本情况",
        (
            (via(C.person, Person.name), via(C.person, Person.id_no)),
            (via(C.person, Person.sex), via(C.person, Person.birth_date), via(C.person, Person.ethnic)),
            (via(C.person, Person.education), via(C.person, Person.marital)),
            (via(C.person, Person.village), via(C.person, Person.phone)),
            (via(C.person, Person.residence_address),),
            (via(C.person, Person.household_address),),
            (via(C.person, Person.occupation), via(C.person, Person.employer)),
            (C.case_no, C.is_juvenile, C.was_minor_at_offence),
        ),
    ),
    Section(
        "判决、裁定、决定",
        (
            (C.category, C.medical_parole_kind),
            (C.offence_class, C.offence, C.is_joint),
            (C.organ_kind, C.deciding_organ),
            (C.instrument_no, C.instrument_date, C.effective_on),
            (C.sentence_kind, C.sentence_years, C.sentence_months, C.sentence_days),
            (C.accessory,),
            (C.prohibition_text,),
            (C.prohibition_from, C.prohibition_to),
            (C.custody_place, C.custody_days),
        ),
    ),
    Section("矫正期限", ((C.term_from, C.term_to), (C.term_years, C.term_months, C.term_days))),
    Section(
        "调查评估",
        (
            (C.entrusted_on, C.entrusting_organ, C.entrust_no),
            (C.is_fast_track, C.opinion_no, C.opinion_sent_on),
            (C.inquiry_findings,),
            (C.inquiry_opinion,),
        ),
    ),
    Section(
        "接收",
        (
            (C.notice_received_on, C.docs_received_on, C.receipt_sent_on),
            (C.docs_asked_on, C.docs_completed_on, C.organ_received_on),
            (C.intake_mode, C.checked_in_on, C.checkin_result),
            (C.responsibility_signed_on, C.intake_announced_on),
            (C.moved_in_from,),
        ),
    ),
    Section(
        "监督管理",
        (
            (C.mgmt_class, C.guarantor, C.review_hospital),
            (C.exit_report_on, C.exit_lifted_on),
            (C.is_out_of_contact, C.is_missed, C.missed_found_on),
            (C.contact_note,),
            (C.has_reoffended, C.reoffended_on, C.new_offence),
        ),
    ),
    Section(
        "解除、终止",
        (
            (C.summary_on, C.appraisal_on, C.aftercare_handover_on),
            (C.appraisal,),
            (C.aftercare_advice,),
            (C.prison_told_on, C.exit_notices_on),
            (C.certificate_no, C.certificate_on),
            (C.ended_on, C.exit_kind),
            (C.pardon_on, C.sealed_on),
            (C.died_on, C.death_known_on, C.death_notified_on),
            (C.note,),
        ),
    ),
)

TABLE = (
    via(C.person, Person.name),
    C.case_no,
    via(C.person, Person.village),
    C.category,
    C.offence,
    C.mgmt_class,
    C.state,
    C.checked_in_on,
    C.term_from,
    C.term_to,
)

SEARCH = (
    via(C.person, Person.name),
    via(C.person, Person.id_no),
    via(C.person, Person.phone),
    via(C.person, Person.village),
    C.case_no,
    C.instrument_no,
    C.offence,
)

_M, _R, _L = CorrectionTeamMember, CorrectionSchemeRole, CorrectionLeave
_P, _PC, _D, _SA = CorrectionPlan, CorrectionPlaceChange, CorrectionDevice, CorrectionSanction
_SP, _E, _G = CorrectionStandingPermit, CorrectionEntryPermit, CorrectionMeetingPermit

PEOPLE_PARTS = (
    Part(
        C.team,
        ((_M.name, _M.kind, _M.sex), (_M.organisation, _M.phone), (_M.is_leader, _M.knows_minors), (_M.starts_on, _M.ends_on)),
        dated=_M.starts_on,
    ),
    Part(
        C.scheme_roles,
        ((_R.role, _R.post), (_R.name, _R.organisation, _R.phone), (_R.tasks,), (_R.starts_on, _R.ends_on)),
        dated=_R.starts_on,
    ),
)

DAILY_PARTS = (
    Part(
        C.plans,
        (
            (_P.edition, _P.made_on, _P.author, _P.is_unchanged),
            (_P.basic_facts,),
            (_P.assessment_result,),
            (_P.psych_state,),
            (_P.supervision_measures,),
            (_P.education_help_measures,),
            (_P.other,),
            (_P.effect_review,),
            (_P.adjusted_reason,),
        ),
        table=(_P.edition, _P.made_on, _P.is_unchanged, _P.author, _P.adjusted_reason),
        dated=_P.made_on,
        numbering=Numbering(_P.edition, unless=_P.is_unchanged),
    ),
    Part(
        C.class_changes,
        (
            (CorrectionClassChange.starts_on, CorrectionClassChange.mgmt_class, CorrectionClassChange.approved_by),
            (CorrectionClassChange.reason,),
        ),
        dated=CorrectionClassChange.starts_on,
    ),
    Part(
        C.reports,
        ((CorrectionReport.kind, CorrectionReport.reported_on, CorrectionReport.accepted_by), (CorrectionReport.content,)),
        dated=CorrectionReport.reported_on,
        reached=lambda row: f"报告（{row.kind.label}）",
        again=(CorrectionReport.accepted_by,),
    ),
    Part(
        C.visits,
        ((CorrectionVisit.kind, CorrectionVisit.held_on), (CorrectionVisit.place, CorrectionVisit.visitors), (CorrectionVisit.finding,)),
        dated=CorrectionVisit.held_on,
        reached=lambda row: "" if row.kind is VisitKind.DATA else row.kind.label,
        again=(CorrectionVisit.place, CorrectionVisit.visitors),
    ),
    Part(
        C.educations,
        (
            (CorrectionEducation.kind, CorrectionEducation.held_on, CorrectionEducation.hours),
            (CorrectionEducation.topic,),
            (CorrectionEducation.is_absent, CorrectionEducation.absence_reason),
        ),
        dated=CorrectionEducation.held_on,
        roll=Roll(CorrectionEducation.is_absent, CorrectionEducation.absence_reason),
    ),
    Part(
        C.public_services,
        (
            (CorrectionPublicService.held_on, CorrectionPublicService.hours, CorrectionPublicService.place),
            (CorrectionPublicService.content, CorrectionPublicService.is_by_ability),
            (CorrectionPublicService.is_absent, CorrectionPublicService.absence_reason),
        ),
        dated=CorrectionPublicService.held_on,
        again=(CorrectionPublicService.place,),
        roll=Roll(CorrectionPublicService.is_absent, CorrectionPublicService.absence_reason),
    ),
    Part(
        C.whereabouts_checks,
        ((CorrectionWhereabouts.made_on, CorrectionWhereabouts.succeeded),),
        dated=CorrectionWhereabouts.made_on,
    ),
    Part(
        C.assessments,
        (
            (CorrectionAssessment.period, CorrectionAssessment.held_on),
            (CorrectionAssessment.score, CorrectionAssessment.result),
            (CorrectionAssessment.published_on, CorrectionAssessment.notified_on),
        ),
        dated=CorrectionAssessment.held_on,
    ),
    Part(C.helps, ((CorrectionHelp.kind, CorrectionHelp.given_on), (CorrectionHelp.result,)), dated=CorrectionHelp.given_on),
)

PERMIT_PARTS = (
    Part(
        C.leaves,
        (
            (_L.reason, _L.destination, _L.destination_code),
            (_L.starts_on, _L.ends_on, _L.kind),
            (_L.applied_on, _L.evidence),
            (_L.office_opinion,),
            (_L.approver, _L.approved_on, _L.is_refused),
            (_L.filed_on, _L.procuratorate_told_on),
            (_L.returned_on, _L.closed_by),
        ),
        table=(_L.reason, _L.destination, _L.starts_on, _L.ends_on, _L.approver, _L.approved_on, _L.filed_on, _L.returned_on),
        dated=_L.applied_on,
    ),
    Part(
        C.standing_permits,
        (
            (_SP.cities, _SP.frequency),
            (_SP.reason,),
            (_SP.starts_on, _SP.ends_on, _SP.evidence),
            (_SP.office_opinion,),
            (_SP.approved_by, _SP.approved_on, _SP.ended_on),
        ),
        table=(_SP.cities, _SP.frequency, _SP.starts_on, _SP.ends_on, _SP.ended_on, _SP.approved_by, _SP.approved_on),
        dated=_SP.approved_on,
    ),
    Part(
        C.place_changes,
        (
            (_PC.new_place, _PC.planned_on, _PC.applied_on),
            (_PC.reason,),
            (_PC.office_opinion,),
            (_PC.consult_sent_on, _PC.consult_received_on, _PC.replied_on),
            (_PC.reply,),
            (_PC.decided_on, _PC.is_agreed, _PC.told_on),
            (_PC.files_sent_on, _PC.files_received_on, _PC.files_receipt_on),
            (_PC.due_check_in_on, _PC.checked_in_new_on),
        ),
        table=(_PC.new_place, _PC.applied_on, _PC.replied_on, _PC.decided_on, _PC.is_agreed, _PC.checked_in_new_on),
        dated=_PC.applied_on,
    ),
    Part(
        C.entry_permits,
        ((_E.place, _E.starts_on, _E.ends_on), (_E.reason,), (_E.office_opinion,), (_E.county_decision, _E.decided_on)),
        dated=_E.decided_on,
    ),
    Part(
        C.meeting_permits,
        ((_G.visitor, _G.starts_on, _G.ends_on), (_G.reason,), (_G.office_opinion,), (_G.county_decision, _G.decided_on)),
        dated=_G.decided_on,
    ),
)

EVENT_PARTS = (
    Part(
        C.sanctions,
        (
            (_SA.kind, _SA.article),
            (_SA.ground,),
            (_SA.fact,),
            (_SA.evidence,),
            (_SA.paper_no,),
            (_SA.proposed_on, _SA.received_on),
            (_SA.decided_by, _SA.decided_on, _SA.is_granted),
            (_SA.served_on, _SA.copied_to_procuratorate_on),
        ),
        table=(_SA.kind, _SA.proposed_on, _SA.decided_by, _SA.decided_on, _SA.is_granted, _SA.served_on),
        dated=_SA.proposed_on,
    ),
    Part(
        C.devices,
        (
            (_D.ground, _D.approved_by),
            (_D.fact,),
            (_D.office_opinion,),
            (_D.starts_on, _D.ends_on),
            (_D.extended_count, _D.extended_on, _D.removed_on),
        ),
        table=(_D.ground, _D.approved_by, _D.starts_on, _D.ends_on, _D.extended_count, _D.extended_on, _D.removed_on),
        dated=_D.starts_on,
    ),
    Part(
        C.searches,
        (
            (CorrectionSearch.lost_found_on, CorrectionSearch.found_on),
            (CorrectionSearch.police_notified_on, CorrectionSearch.procuratorate_notified_on),
            (CorrectionSearch.disposal,),
        ),
        dated=CorrectionSearch.lost_found_on,
    ),
    Part(
        C.search_steps,
        (
            (CorrectionSearchStep.taken_on, CorrectionSearchStep.way, CorrectionSearchStep.searchers),
            (CorrectionSearchStep.result,),
        ),
        dated=CorrectionSearchStep.taken_on,
        again=(CorrectionSearchStep.searchers,),
    ),
    Part(
        C.liberty_events,
        (
            (CorrectionLibertyEvent.measure, CorrectionLibertyEvent.organ),
            (CorrectionLibertyEvent.starts_on, CorrectionLibertyEvent.ends_on, CorrectionLibertyEvent.notice_received_on),
        ),
        dated=CorrectionLibertyEvent.starts_on,
    ),
    Part(
        C.medical_reviews,
        (
            (CorrectionMedicalReview.due_on, CorrectionMedicalReview.submitted_on, CorrectionMedicalReview.hospital),
            (CorrectionMedicalReview.conclusion, CorrectionMedicalReview.is_extension_approved),
        ),
        dated=CorrectionMedicalReview.submitted_on,
    ),
)

PARTS = (*PEOPLE_PARTS, *DAILY_PARTS, *PERMIT_PARTS, *EVENT_PARTS)
