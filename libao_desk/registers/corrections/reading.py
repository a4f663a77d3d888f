"""What a correction case's rows say taken together (案件取数): team, class on a day, stretches out of reach, the term."""

from datetime import date

from libao_desk.core.calendar import term_end
from libao_desk.declare.code import Code
from libao_desk.people.codes import Sex

from .codes import (
    CLOSED,
    REVOCATIONS,
    CheckInResult,
    CorrectionCategory,
    CorrectionState,
    ExitKind,
    ManagementClass,
    SanctionKind,
    SchemeRole,
)
from .model import CorrectionCase
from .parts import (
    CorrectionEducation,
    CorrectionLeave,
    CorrectionPlan,
    CorrectionPublicService,
    CorrectionSanction,
    CorrectionSchemeRole,
    CorrectionTeamMember,
)
from .parts_events import CorrectionLibertyEvent, CorrectionSearch

DECIDED_HERE = (SanctionKind.PRAISE, SanctionKind.ADMONITION, SanctionKind.WARNING)
"""What the county body decides by itself; of the other kinds it only makes the proposal, and other bodies decide."""
CUSTODY_COUNTS_FOR = 2
"""Days of public surveillance that one day in custody stands for (刑法 41)."""

_BY_MOVE: dict[Code, ExitKind] = {
    CorrectionState.RELEASED: ExitKind.TERM_ENDED,
    CorrectionState.TRANSFERRED: ExitKind.PLACE_CHANGED,
    CorrectionState.TERMINATED: ExitKind.OTHER,
}
"""What a case is taken to have ended by that tells no more than its last move."""


def label(case: CorrectionCase) -> str:
    """How a case is named: 李某 缓刑 2020-03-01至2021-02-28."""
    parts = [case.person.name if case.person is not None and case.person.name else "（姓名待填）"]
    if case.category is not None:
        parts.append(case.category.label)
    if case.term_from is not None or case.term_to is not None:
        parts.append(f"{case.term_from or '？'}至{case.term_to or '？'}")
    return " ".join(parts)


def is_female(case: CorrectionCase) -> bool:
    """Whether the subject is a woman; False where the sex is unknown."""
    return case.person is not None and case.person.sex is Sex.FEMALE


def is_juvenile_on(case: CorrectionCase, day: date) -> bool:
    """Whether the case is kept as a minor's: once a juvenile case, by crime or by its beginning, always one (社区矫正法 58).

    Nobody is named because a clerk forgot to tick a box: a birth date that makes the subject a minor is enough.
    """
    if case.is_juvenile or case.was_minor_at_offence:
        return True
    begun_on = case.term_from or case.effective_on or case.checked_in_on or day
    return case.person is not None and case.person.is_minor_on(min(day, begun_on))


def team_on(case: CorrectionCase, day: date) -> list[CorrectionTeamMember]:
    """Who belonged to the team on that day."""
    return [member for member in case.team if serves_on(member, day)]


def serves_on(row: CorrectionTeamMember | CorrectionSchemeRole, day: date) -> bool:
    """Whether a member or the holder of a post serves on that day."""
    return (row.starts_on is None or row.starts_on <= day) and (row.ends_on is None or row.ends_on >= day)


def chief_name(case: CorrectionCase, day: date) -> str:
    """The leader of the team, else the 矫务长 of the local scheme; empty where neither is entered."""
    leaders = [member.name for member in team_on(case, day) if member.is_leader]
    chiefs = [row.name for row in case.scheme_roles if row.role is SchemeRole.CHIEF and serves_on(row, day)]
    return "、".join(leaders or chiefs)


def class_on(case: CorrectionCase, day: date) -> ManagementClass | None:
    """The management class in force on `day`; without dated changes the one on the record."""
    past = [change for change in case.class_changes if change.starts_on <= day]
    if past:
        return max(past, key=lambda change: change.starts_on).mgmt_class
    return None if case.class_changes else case.mgmt_class


def open_search(case: CorrectionCase) -> CorrectionSearch | None:
    """The search for a subject who has not been found, the latest one."""
    return next((search for search in reversed(case.searches) if search.found_on is None), None)


def open_liberty_event(case: CorrectionCase) -> CorrectionLibertyEvent | None:
    """The measure that still restricts the subject's liberty."""
    return next((event for event in reversed(case.liberty_events) if event.ends_on is None), None)


def out_of_reach(case: CorrectionCase, first: date, last: date) -> bool:
    """Whether the subject was lost or held by another organ on any day from `first` to `last`."""
    lost = ((search.lost_found_on, search.found_on) for search in case.searches)
    held = ((event.starts_on, event.ends_on) for event in case.liberty_events)
    return any(start <= last and (end is None or end >= first) for start, end in (*lost, *held))


def kept_in_hand(case: CorrectionCase, day: date) -> tuple[str, date, date | None] | None:
    """What stood in the way of an end by itself on that day (羁押、失联、审理中), since when and until when; None where nothing did.

    On the last day of it the subject is free again.
    """
    held = (("被限制人身自由", event.starts_on, event.ends_on) for event in case.liberty_events)
    lost = (("失联", search.lost_found_on, search.found_on) for search in case.searches)
    proposals = sanctions_of(case, REVOCATIONS[case.category]) if case.category in REVOCATIONS else ()
    before_court = (("撤销收监审理中", row.proposed_on, row.decided_on) for row in proposals)
    stretches = ((what, since, until) for what, since, until in (*held, *lost, *before_court) if since is not None)
    return next((each for each in stretches if each[1] <= day and (each[2] is None or day < each[2])), None)


def free_from(case: CorrectionCase, day: date) -> date:
    """The first day from `day` on that finds the subject neither held nor lost nor before the court, as far as it is known."""
    while (stretch := kept_in_hand(case, day)) is not None and stretch[2] is not None:
        day = stretch[2]
    return day


def leave_days(leave: CorrectionLeave) -> int:
    """Days of an absence, both ends counted."""
    return (leave.ends_on - leave.starts_on).days + 1


def plans_made(case: CorrectionCase) -> list[CorrectionPlan]:
    """Versions of the plan, notes that nothing changed left out."""
    return [plan for plan in case.plans if not plan.is_unchanged]


def sanctions_of(case: CorrectionCase, *kinds: SanctionKind) -> list[CorrectionSanction]:
    """The rewards, sanctions and proposals of these kinds."""
    return [sanction for sanction in case.sanctions if sanction.kind in kinds]


def sanctioned_on(sanction: CorrectionSanction) -> date | None:
    """The day on which a row of 奖惩 counts: a proposal's own, else that of the decision; None before it, or where it was not granted."""
    if sanction.kind not in DECIDED_HERE:
        return sanction.proposed_on
    return None if sanction.is_granted is False else sanction.decided_on


def computed_term_end(case: CorrectionCase) -> date | None:
    """The last day of the correction by our own reckoning, None where the instrument's length is not entered.

    Only for a warning: the date written in the instrument always wins. Public surveillance takes the sentence itself, two
    days off for each day in custody (刑法 41).
    """
    length = (case.term_years or 0, case.term_months or 0, case.term_days or 0)
    surveillance = case.category is CorrectionCategory.PUBLIC_SURVEILLANCE
    if surveillance and not any(length):
        length = (case.sentence_years or 0, case.sentence_months or 0, case.sentence_days or 0)
    if case.term_from is None or not any(length):
        return None
    years, months, days = length
    credit = CUSTODY_COUNTS_FOR * (case.custody_days or 0) if surveillance else 0
    return term_end(case.term_from, years=years, months_=months, days=days - credit)


def in_force_from(case: CorrectionCase) -> date | None:
    """The day a case came into force here: the check-in, the announcement, else for a row of an old ledger (which knows of
    no papers) the first day of the term; None where nobody has come yet.
    """
    if case.checked_in_on is not None or case.intake_announced_on is not None:
        return case.checked_in_on or case.intake_announced_on
    came = case.notice_received_on or case.docs_received_on
    is_old_row = came is None and case.checkin_result is not CheckInResult.NO_SHOW
    return case.term_from if is_old_row else None


def likely_end(case: CorrectionCase, day: date) -> ExitKind:
    """How a case that tells no kind of its end ended on that day: by its term, unless that still ran."""
    return ExitKind.TERM_ENDED if case.term_to is None or day >= case.term_to else ExitKind.OTHER


def way_of_end(case: CorrectionCase, state: Code | None) -> ExitKind | None:
    """How a case that has ended by the state it had ended; where the kind was not filled in, by the move, of a sealed one by the term."""
    if state not in CLOSED:
        return None
    if case.exit_kind is None and state is CorrectionState.SEALED:
        return likely_end(case, case.ended_on or date.max)
    return case.exit_kind or _BY_MOVE[state]


def has_been_announced(case: CorrectionCase) -> bool:
    """Whether the intake was ever announced, so that the subject had been under supervision."""
    return case.intake_announced_on is not None


def aftercare_values(case: CorrectionCase) -> dict[str, object]:
    """What help after release takes over from a correction that ended (安置帮教衔接); a juvenile's offence is not handed on."""
    return {
        "person": case.person,
        "source": "CORR",
        "offence": None if case.was_minor_at_offence else case.offence,
        "notice_received_on": case.ended_on,
        "released_on": case.ended_on,
    }


def lessons(case: CorrectionCase) -> list[CorrectionEducation]:
    """The education the subject took part in (教育学习); what he was absent from is on the record and counts for nothing."""
    return [row for row in case.educations if not row.is_absent]


def services(case: CorrectionCase) -> list[CorrectionPublicService]:
    """The public service the subject took part in (公益活动)."""
    return [row for row in case.public_services if not row.is_absent]
