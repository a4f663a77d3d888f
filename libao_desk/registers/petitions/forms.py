"""How a matter is typed, listed and found (表单): by numbers and by unit, never by petitioner (信访工作条例 17, 18)."""

from libao_desk.declare.form import Section
from libao_desk.declare.part import Part

from .model import PetitionMatter as M
from .parts import (
    PetitionHelp,
    PetitionItem,
    PetitionLeaderNote,
    PetitionRecheck,
    PetitionRepresentative,
    PetitionReview,
)

FORM = (
    Section(
        "收到与登记",
        (
            (M.received_on, M.registered_on, M.entered_on),
            (M.system_no, M.old_no, M.same_matter_no),
            (M.channel, M.route_in),
            (M.from_organ, M.from_no),
            (M.organ_received_on, M.report_due_on, M.reported_on),
            (M.urgent_found_on, M.urgent_reported_on),
        ),
    ),
    Section(
        "信访人（只用于告知和答复）",
        (
            (M.petitioner, M.contact, M.people),
            (M.petitioner_address,),
            (M.is_address_unclear, M.is_confidential),
        ),
    ),
    Section(
        "信访事项",
        (
            (M.kind, M.field, M.legal_route),
            (M.matter,),
            (M.request,),
            (M.duty_unit, M.duty_person, M.leader),
            (M.is_backlog,),
        ),
    ),
    Section(
        "告知、受理",
        (
            (M.notified_on, M.notify_mode, M.notice_no),
            (M.accepted_on,),
            (M.refuse_reason, M.refused_on, M.refusal_no),
            (M.passed_to, M.passed_on, M.passed_no),
            (M.passed_reply_due_on, M.passed_reply_on),
            (M.objected_on, M.is_objection_agreed),
            (M.objection_reason,),
        ),
    ),
    Section(
        "办理、答复",
        (
            (M.started_on, M.hearing_on),
            (M.extended_to, M.extension_approved_by, M.extension_notified_on),
            (M.extension_reason,),
            (M.extension_no,),
            (M.opinion_no, M.opinion_on, M.opinion_served_on),
            (M.result, M.carried_out_on),
            (M.settled_on, M.withdrawn_on, M.closed_on),
        ),
    ),
    Section(
        "满意度评价（评价的是单位）",
        ((M.invited_on, M.rated_on), (M.rating_of_bureau, M.rating_of_unit)),
    ),
)

TABLE = (M.number, M.received_on, M.channel, M.kind, M.field, M.duty_unit, M.notified_on, M.accepted_on, M.opinion_served_on, M.state)

SEARCH = (
    M.number,
    M.system_no,
    M.old_no,
    M.from_no,
    M.notice_no,
    M.refusal_no,
    M.passed_no,
    M.extension_no,
    M.opinion_no,
    M.duty_unit,
    M.field,
)


def _review_summary(review: PetitionReview | PetitionRecheck) -> str:
    return "、".join(part for part in (review.organ or "", review.result.label if review.result else "") if part)


_REVIEWED = (PetitionReview.asked_on, PetitionReview.organ)

PARTS = (
    Part(
        M.items,
        form=((PetitionItem.text,), (PetitionItem.finding,), (PetitionItem.basis,), (PetitionItem.result,), (PetitionItem.opinion,)),
        table=(PetitionItem.text, PetitionItem.result, PetitionItem.opinion),
    ),
    Part(M.representatives, form=((PetitionRepresentative.name, PetitionRepresentative.contact),)),
    Part(
        M.leader_notes,
        form=((PetitionLeaderNote.held_on, PetitionLeaderNote.leader), (PetitionLeaderNote.note,)),
        dated=PetitionLeaderNote.held_on,
        again=(PetitionLeaderNote.leader,),
        summary=lambda note: f"领导接访、包案：{note.leader or ''}",
    ),
    Part(
        M.reviews,
        form=(
            _REVIEWED,
            (PetitionReview.result_on, PetitionReview.opinion_no),
            (PetitionReview.result, PetitionReview.received_on),
        ),
        dated=PetitionReview.asked_on,
        summary=_review_summary,
        single=True,
    ),
    Part(
        M.rechecks,
        form=(
            (PetitionRecheck.asked_on, PetitionRecheck.organ, PetitionRecheck.hearing_days),
            (PetitionRecheck.result_on, PetitionRecheck.opinion_no),
            (PetitionRecheck.result, PetitionRecheck.received_on),
        ),
        dated=PetitionRecheck.asked_on,
        summary=_review_summary,
        single=True,
    ),
    Part(
        M.helps,
        form=((PetitionHelp.given_on, PetitionHelp.given_by), (PetitionHelp.kind, PetitionHelp.amount)),
        dated=PetitionHelp.given_on,
    ),
)
