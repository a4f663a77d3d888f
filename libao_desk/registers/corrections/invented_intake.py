"""How invented subjects came (虚构案件的接收): person, judgment, papers, check-in, announcement, team and first plan."""

from datetime import date, timedelta
from random import Random

from libao_desk.people.codes import Sex
from libao_desk.people.invented import InventedWorld
from libao_desk.people.models import CommitteeMember, Person

from . import invented_words as words
from . import settings
from .codes import (
    AccessoryPenalty,
    CheckInResult,
    CorrectionCategory,
    DecidingOrganKind,
    IntakeMode,
    ManagementClass,
    MedicalParoleKind,
    SchemeRole,
    SentenceKind,
    TeamMemberKind,
)
from .invented_days import CALENDAR, working_day
from .invented_outlines import JUVENILES, YEARS_END, Course, Outline
from .model import CorrectionCase
from .parts import CorrectionPlan, CorrectionSchemeRole, CorrectionTeamMember
from .reading import computed_term_end, is_female

TEENAGERS = (date(2003, 5, 1), date(2004, 6, 30))
ELDERLY = (date(1950, 1, 1), date(1958, 12, 31))
SCHEME_SINCE = date(2020, 3, 2)
"""The office began with the scheme of one chief and three posts early in 2020."""
SHORTEST_PROBATION_OF_A_FIXED_TERM = 12
YEAR_MONTHS = 12


def sentenced(outline: Outline, world: InventedWorld, rng: Random, n: int) -> CorrectionCase:
    """A person and the instrument that puts him under correction, nothing done yet."""
    juvenile = outline.course in JUVENILES
    years, months = divmod(outline.months, YEAR_MONTHS)
    judged_on = working_day(outline.effective_on - timedelta(days=13))
    case = CorrectionCase(
        person=_person(outline, world),
        is_juvenile=juvenile,
        was_minor_at_offence=juvenile,
        category=outline.category,
        effective_on=outline.effective_on,
        instrument_date=judged_on,
        instrument_no=f"（{judged_on.year}）苏0699刑初{100 + 7 * n}号",
        organ_kind=DecidingOrganKind.COURT,
        deciding_organ=words.COURT,
        is_fast_track=False,
        is_joint=rng.random() < 0.2,
        mgmt_class=ManagementClass.STRICT if outline.is_strict else ManagementClass.NORMAL,
        term_from=outline.effective_on,
        term_years=years or None,
        term_months=months or None,
        is_out_of_contact=False,
        is_missed=False,
        has_reoffended=False,
    )
    _SENTENCES[outline.category](case, outline.months, rng)
    case.accessory = (AccessoryPenalty.FINE if case.offence_class in words.FINED else AccessoryPenalty.NONE,)
    case.term_to = computed_term_end(case)
    return case


def _person(outline: Outline, world: InventedWorld) -> Person:
    if outline.course in JUVENILES:
        teenager = world.person(outline.sex, born_between=TEENAGERS)
        teenager.guardian, teenager.guardian_relation = world.person(Sex.FEMALE, village=teenager.village), "母亲"
        return teenager
    return world.person(outline.sex, born_between=ELDERLY if outline.category is CorrectionCategory.MEDICAL_PAROLE else None)


def _sentence(case: CorrectionCase, kind: SentenceKind, months: int) -> None:
    years, rest = divmod(months, YEAR_MONTHS)
    case.sentence_kind, case.sentence_years, case.sentence_months = kind, years, rest or None


def _probation(case: CorrectionCase, months: int, rng: Random) -> None:
    if months < SHORTEST_PROBATION_OF_A_FIXED_TERM:
        case.offence_class, case.offence = words.DRUNK_DRIVING
        _sentence(case, SentenceKind.SHORT_DETENTION, max(1, months // 2))
        return
    case.offence_class, case.offence = rng.choice(words.OFFENCES)
    _sentence(case, SentenceKind.FIXED_TERM, rng.randrange(6, min(months, 36) + 1, 2))


def _surveillance(case: CorrectionCase, months: int, rng: Random) -> None:
    case.offence_class, case.offence = words.OFFENCES[5]
    _sentence(case, SentenceKind.PUBLIC_SURVEILLANCE, months)
    case.custody_place, case.custody_days = words.HOUSE, rng.randint(10, 25)


def _parole(case: CorrectionCase, months: int, rng: Random) -> None:
    case.offence_class, case.offence = rng.choice(words.OFFENCES)
    _sentence(case, SentenceKind.FIXED_TERM, months + YEAR_MONTHS * 3)
    case.deciding_organ, case.custody_place = words.HIGHER_COURT, words.PRISON
    case.instrument_no = (case.instrument_no or "").replace("刑初", "刑更")


def _medical_parole(case: CorrectionCase, months: int, rng: Random) -> None:
    case.offence_class, case.offence = rng.choice(words.OFFENCES)
    _sentence(case, SentenceKind.FIXED_TERM, months + YEAR_MONTHS * 2)
    case.medical_parole_kind = MedicalParoleKind.ILLNESS
    case.organ_kind, case.deciding_organ, case.custody_place = DecidingOrganKind.PRISON_ADMINISTRATION, words.PRISONS, words.PRISON
    case.instrument_no = (case.instrument_no or "").replace("刑初", "暂予")
    case.organ_received_on, case.review_hospital = case.effective_on, words.HOSPITAL
    case.guarantor = Person(name=words.GUARANTOR)


_SENTENCES = {
    CorrectionCategory.PUBLIC_SURVEILLANCE: _surveillance,
    CorrectionCategory.SUSPENDED_SENTENCE: _probation,
    CorrectionCategory.PAROLE: _parole,
    CorrectionCategory.MEDICAL_PAROLE: _medical_parole,
}


# --- papers, check-in, announcement --------------------------------------------------------------------------------------


def receive(case: CorrectionCase, outline: Outline, world: InventedWorld, rng: Random) -> None:
    """Papers, check-in, announcement, team and plan on the days on which they had to be, as far as they lie in the year."""
    _papers(case, outline.effective_on, rng)
    if outline.course in (Course.EXPECTED, Course.EXPECTED_LATE):
        return
    came = max(working_day(outline.effective_on + timedelta(days=rng.randint(6, 9))), case.docs_received_on or outline.effective_on)
    _check_in(case, came, rng)
    case.team, case.scheme_roles = _team(case, world, rng), []
    if outline.course in (Course.JUST_CAME, Course.ANNOUNCED_LATE):
        return
    announce(case, CALENDAR.add_working_days(came, rng.randint(1, 4)), rng)
    case.scheme_roles = _scheme(case, world)


def _papers(case: CorrectionCase, effective_on: date, rng: Random) -> None:
    case.notice_received_on = CALENDAR.add_working_days(effective_on, 1)
    case.docs_received_on = max(working_day(effective_on + timedelta(days=rng.randint(2, 4))), case.notice_received_on)
    case.receipt_sent_on = CALENDAR.add_working_days(case.docs_received_on, rng.randint(1, 2))


def _check_in(case: CorrectionCase, day: date, rng: Random) -> None:
    case.checked_in_on, case.checkin_result = day, CheckInResult.ON_TIME
    brought = case.category is CorrectionCategory.MEDICAL_PAROLE
    case.intake_mode = IntakeMode.ESCORTED if brought else IntakeMode.CAME_HIMSELF


def announce(case: CorrectionCase, day: date, rng: Random) -> None:
    """The announcement with the responsibility letter, and the first plan some weeks later."""
    case.intake_announced_on = case.responsibility_signed_on = day
    case.exit_report_on = min(working_day(day + timedelta(days=3)), YEARS_END)
    made_on = CALENDAR.add_working_days(day, rng.randint(5, 15))
    if made_on <= YEARS_END:
        case.plans = [_plan(case, made_on)]


def _plan(case: CorrectionCase, made_on: date) -> CorrectionPlan:
    strict = case.mgmt_class is ManagementClass.STRICT
    return CorrectionPlan(
        edition=1,
        made_on=made_on,
        is_unchanged=False,
        basic_facts=f"因{case.offence}，社区矫正期限至{case.term_to:%Y-%m-%d}。",
        assessment_result="能认罪悔罪，家庭支持情况较好。",
        psych_state="情绪平稳，无其他特殊情况。",
        supervision_measures="每周电话报告，每月到所和书面报告，每月实地查访。" if strict else "每月书面报告，每季实地查访。",
        education_help_measures="每月参加集中教育，按需要给予就业指导。",
        author="卫三松",
    )


def _team(case: CorrectionCase, world: InventedWorld, rng: Random) -> list[CorrectionTeamMember]:
    """An officer, two of the village committee (one a woman), a volunteer who knows minors where one is needed, a relative."""
    village = _neighbours(case, world)
    woman, man = village[0], village[1]
    officer = world.officers[2]
    since, name = case.checked_in_on, (case.person.name if case.person is not None else "")
    relative = name[:1] + rng.choice(("家一", "家二", "家三"))
    rows = [
        (officer.name, TeamMemberKind.OFFICE_STAFF, Sex.MALE, "李堡司法所"),
        (man.name, TeamMemberKind.VILLAGE_COMMITTEE, Sex.MALE, _unit(man)),
        (woman.name, TeamMemberKind.VOLUNTEER if case.is_juvenile else TeamMemberKind.VILLAGE_COMMITTEE, Sex.FEMALE, _unit(woman)),
        (relative, TeamMemberKind.FAMILY, Sex.MALE if is_female(case) else Sex.FEMALE, None),
    ]
    return [
        CorrectionTeamMember(
            name=member, kind=kind, sex=sex, organisation=unit, is_leader=n == 0, knows_minors=bool(case.is_juvenile) and n == 2,
            starts_on=since,
        )
        for n, (member, kind, sex, unit) in enumerate(rows)
    ]  # fmt: skip


def _scheme(case: CorrectionCase, world: InventedWorld) -> list[CorrectionSchemeRole]:
    village = _neighbours(case, world)
    posts = (
        (SchemeRole.CHIEF, "矫务长", village[1].name, "统筹本村社区矫正日常管理。"),
        (SchemeRole.STAFF, settings.POST_ONE.default, village[0].name, "协助督促报告、走访。"),
        (SchemeRole.STAFF, settings.POST_TWO.default, village[2].name, "协助组织教育学习。"),
        (SchemeRole.STAFF, settings.POST_THREE.default, world.officers[1].name, "了解困难，联系帮扶。"),
    )
    since = max(case.intake_announced_on or SCHEME_SINCE, SCHEME_SINCE)
    return [CorrectionSchemeRole(role=role, post=post, name=name, tasks=tasks, starts_on=since) for role, post, name, tasks in posts]


def _neighbours(case: CorrectionCase, world: InventedWorld) -> tuple[CommitteeMember, ...]:
    village = case.person.village if case.person is not None else None
    committee = next((found for found in world.village_committees if found.village is village), world.township_committee)
    return world.members_of(committee)


def _unit(member: CommitteeMember) -> str:
    return member.committee.name if member.committee is not None else "李堡镇"
