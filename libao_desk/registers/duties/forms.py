"""How letters and notices are typed, listed and found (表单)."""

from libao_desk.declare.form import Section
from libao_desk.declare.part import Part
from libao_desk.declare.path import via
from libao_desk.people.models import Organisation, Person

from .letter import LetterItem, LetterReview
from .letter import ResponsibilityLetter as L
from .notice import SupervisionNotice as N

ORGANISATION_NAME = via(L.organisation, Organisation.name, label="企业、学校")
PERSON_NAME = via(L.person, Person.name, label="小组成员、监护人")

LETTER_FORM = (
    Section(
        "责任书",
        (
            (L.year, L.party_kind, L.copies),
            (L.village,),
            (ORGANISATION_NAME, via(L.organisation, Organisation.legal_representative), via(L.organisation, Organisation.phone)),
            (PERSON_NAME, via(L.person, Person.phone), L.related_no),
            (L.title,),
        ),
    ),
    Section(
        "签订",
        (
            (L.first_signer, L.second_signer, L.signed_on),
            (L.starts_on, L.ends_on, L.ended_on),
            (L.rewards,),
        ),
    ),
)

LETTER_TABLE = (L.number, L.year, L.party_kind, L.village, ORGANISATION_NAME, L.signed_on, L.ends_on, L.state)
LETTER_SEARCH = (L.number, L.village, ORGANISATION_NAME, PERSON_NAME, L.title)

LETTER_PARTS = (
    Part(L.items, form=((LetterItem.position,), (LetterItem.text,))),
    Part(
        L.reviews,
        form=(
            (LetterReview.kind, LetterReview.held_on, LetterReview.by),
            (LetterReview.result, LetterReview.mended_on),
            (LetterReview.remark,),
        ),
        dated=LetterReview.held_on,
        summary=lambda review: f"{review.kind or '查评'}：{review.result or '未填结果'}",
    ),
)

NOTICE_FORM = (
    Section(
        "督办",
        (
            (N.official_no, N.addressee),
            (N.concerned, N.case_number),
            (N.matter, N.clock),
            (N.basis,),
            (N.trigger_on, N.last_day, N.days_late),
            (N.demand,),
            (N.reply_due_on, N.feedback_way),
            (N.signed_by, N.issued_on),
        ),
    ),
    Section(
        "回执",
        (
            (N.handled_result,),
            (N.handled_by, N.replied_on),
            (N.reported_up_on, N.closed_on),
        ),
    ),
    Section("责任追究建议（情况说明）", ((N.delay_facts,), (N.rule_broken,), (N.explanation,), (N.proposal,))),
)

NOTICE_TABLE = (N.number, N.official_no, N.addressee, N.concerned, N.case_number, N.matter, N.last_day, N.reply_due_on, N.state)
NOTICE_SEARCH = (N.number, N.official_no, N.addressee, N.case_number, N.matter)
