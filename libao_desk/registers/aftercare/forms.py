"""How an aftercare case is typed, listed and found (表单)."""

from libao_desk.declare.form import Section
from libao_desk.declare.part import Part
from libao_desk.declare.path import via
from libao_desk.people.models import Person

from .model import AftercareCase as A
from .parts import AftercareHelp, AftercareLevelChange, AftercareTeamMember, AftercareVisit

NAME = via(A.person, Person.name)
ID_NO = via(A.person, Person.id_no)
VILLAGE = via(A.person, Person.village)

FORM = (
    Section(
        "基本情况",
        (
            (NAME, ID_NO),
            (via(A.person, Person.sex), via(A.person, Person.birth_date), via(A.person, Person.ethnic)),
            (VILLAGE, via(A.person, Person.phone)),
            (via(A.person, Person.residence_address),),
            (via(A.person, Person.household_address),),
            (A.family_contact,),
        ),
    ),
    Section(
        "原判与释放",
        (
            (A.source, A.offence, A.has_prior),
            (A.sentence, A.prison),
            (A.planned_release_on, A.released_on, A.certificate_no),
        ),
    ),
    Section(
        "通知、核查、衔接",
        (
            (A.notice_received_on, A.verified_on, A.verification),
            (A.family_told_on, A.handed_on, A.handover),
            (A.fetched_by, A.is_listed_twice, A.other_office),
        ),
    ),
    Section(
        "帮教与安置",
        (
            (A.level, A.key_reason, A.filed_on),
            (A.agreement_on, A.is_able_to_work),
            (A.settled_on, A.settlement),
            (A.unsettled_reason,),
        ),
    ),
    Section(
        "移交与解除",
        (
            (A.moved_on, A.moved_to, A.move_receipt_on),
            (A.closed_on, A.close_reason, A.reoffended_on),
        ),
    ),
)

TABLE = (A.number, NAME, ID_NO, VILLAGE, A.source, A.released_on, A.level, A.handed_on, A.handover, A.settlement, A.state)

SEARCH = (A.number, NAME, ID_NO, via(A.person, Person.phone), VILLAGE, A.certificate_no)


def _visit_summary(visit: AftercareVisit) -> str:
    return "走访（本人不同意）" if visit.consented is False else "走访"


def _help_summary(help_: AftercareHelp) -> str:
    return " ".join(part for part in (help_.kind.label if help_.kind else "", help_.result or "") if part)


PARTS = (
    Part(A.team, form=((AftercareTeamMember.role, AftercareTeamMember.name), (AftercareTeamMember.phone, AftercareTeamMember.joined_on))),
    Part(
        A.visits,
        form=(
            (AftercareVisit.held_on, AftercareVisit.place, AftercareVisit.by),
            (AftercareVisit.consented, AftercareVisit.next_on),
            (AftercareVisit.situation,),
            (AftercareVisit.need,),
        ),
        dated=AftercareVisit.held_on,
        reached=lambda row: "" if row.consented is False else "走访",
        summary=_visit_summary,
        again=(AftercareVisit.place, AftercareVisit.by),
    ),
    Part(
        A.helps,
        form=((AftercareHelp.kind, AftercareHelp.applied_on), (AftercareHelp.result, AftercareHelp.result_on, AftercareHelp.amount)),
        dated=AftercareHelp.applied_on,
        summary=_help_summary,
    ),
    Part(
        A.level_changes,
        form=(
            (AftercareLevelChange.proposed_on, AftercareLevelChange.level),
            (AftercareLevelChange.reason,),
            (AftercareLevelChange.decided_on, AftercareLevelChange.approved),
        ),
        dated=AftercareLevelChange.proposed_on,
    ),
)
