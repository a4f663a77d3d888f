"""Invented people on the aftercare register in 2020 (演示数据): 138 in follow-up at the end of the year, twelve of them key persons."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from libao_desk.core.calendar import months_after
from libao_desk.core.stretches import blocks_between
from libao_desk.people.invented import InventedWorld

from .codes import (
    CloseReason,
    Handover,
    HelpKind,
    HelpLevel,
    KeyReason,
    ReleaseSource,
    Settlement,
    TeamRole,
    Verification,
)
from .model import AftercareCase
from .parts import AftercareHelp, AftercareTeamMember, AftercareVisit

YEARS_END = date(2020, 12, 31)
KEPT_SINCE = date(2019, 1, 1)
"""Visits are kept here since then."""
KEY, GENERAL, ENDED = 12, 126, 9
"""Key and general persons in follow-up at the year's end, and those whose term ended within the year."""
KEY_RELEASED_IN_YEAR = 5
FROM_CORRECTION_EVERY = 4
PRISONS = ("样例监狱", "虚构监狱", "演示看守所")
OFFENCES = ("盗窃罪", "危险驾驶罪", "故意伤害罪", "诈骗罪", "寻衅滋事罪", "交通肇事罪")
SENTENCES = ("有期徒刑一年", "有期徒刑一年六个月", "有期徒刑二年", "有期徒刑三年", "拘役六个月")
SITUATIONS = ("在家务农，生活稳定。", "在镇上企业上班，收入稳定。", "正在找工作。", "照顾老人，家庭关系和睦。")
ONE_DAY = timedelta(days=1)


def invent(world: InventedWorld, rng: Random) -> Iterator[AftercareCase]:
    """Every case, the earliest release first."""
    cases = [_ended(world, rng, n) for n in range(ENDED)]
    cases += [_in_follow_up(world, rng, HelpLevel.GENERAL, n) for n in range(GENERAL)]
    cases += [_in_follow_up(world, rng, HelpLevel.KEY, n) for n in range(KEY)]
    yield from sorted(cases, key=lambda case: (case.released_on or YEARS_END, case.certificate_no or ""))


def _in_follow_up(world: InventedWorld, rng: Random, level: HelpLevel, n: int) -> AftercareCase:
    corrected = level is HelpLevel.GENERAL and n % FROM_CORRECTION_EVERY == 0
    if level is HelpLevel.KEY and n < KEY_RELEASED_IN_YEAR:
        released = date(2020, 1, 8) + timedelta(days=60 * n + rng.randint(0, 9))
    else:
        oldest = months_after(YEARS_END, -35 if corrected else -59)
        released = oldest + timedelta(days=rng.randrange((date(2020, 11, 20) - oldest).days))
    case = _released(world, rng, released, level, corrected, n)
    _visited(case, rng)
    _helped(case, rng, n)
    return case


def _ended(world: InventedWorld, rng: Random, n: int) -> AftercareCase:
    """One whose five years ended in 2020, closed on its last day or the working day after."""
    end = date(2020, 1, 15) + timedelta(days=37 * n)
    case = _released(world, rng, months_after(end, -60), HelpLevel.GENERAL, False, GENERAL + n)
    _visited(case, rng, until=end)
    case.closed_on, case.close_reason = end, CloseReason.TERM
    return case


def _released(world: InventedWorld, rng: Random, released: date, level: HelpLevel, corrected: bool, n: int) -> AftercareCase:
    is_key = level is HelpLevel.KEY
    notice = released - timedelta(days=rng.randint(25, 45))
    detention = n % 11 == 5
    case = AftercareCase(
        person=world.person(),
        source=ReleaseSource.CORRECTION if corrected else ReleaseSource.DETENTION if detention else ReleaseSource.PRISON,
        offence=rng.choice(OFFENCES),
        sentence=rng.choice(SENTENCES),
        prison="" if corrected else PRISONS[2] if detention else rng.choice(PRISONS[:2]),
        has_prior=False,
        planned_release_on=None if corrected else released,
        notice_received_on=released if corrected else notice,
        verified_on=released if corrected else notice + timedelta(days=3),
        verification=Verification.CORRECT,
        family_told_on=None if corrected else notice + timedelta(days=4),
        released_on=released,
        certificate_no=None if corrected else f"（{released.year}）样释字第{1000 + n:04d}号{'K' if is_key else ''}",
        level=level,
        key_reason=rng.choice((KeyReason.NO_WORK, KeyReason.NO_KIN, KeyReason.ASSESSED)) if is_key else None,
        handed_on=released,
        handover=rng.choice((Handover.FETCHED_BY_OFFICE, Handover.FETCHED_BY_VILLAGE)) if is_key else _way_home(rng, corrected),
        filed_on=released + timedelta(days=rng.randint(2, 20)),
        is_able_to_work=n % 9 != 4,
    )
    if is_key:
        case.fetched_by = world.officers[1].name
    if n % 10 != 7 and case.is_able_to_work:
        case.settlement = rng.choice((Settlement.LAND, Settlement.HIRED, Settlement.SELF_EMPLOYED, Settlement.HIRED))
        case.settled_on = min(released + timedelta(days=rng.randint(20, 90)), YEARS_END)
    elif case.is_able_to_work:
        case.unsettled_reason = "正在求职"
    case.team = _team(world, rng, case)
    return case


def _way_home(rng: Random, corrected: bool) -> Handover:
    if corrected:
        return Handover.FETCHED_BY_OFFICE
    return rng.choice((Handover.CAME_ALONE, Handover.FETCHED_BY_VILLAGE, Handover.BROUGHT_BY_PRISON))


def _team(world: InventedWorld, rng: Random, case: AftercareCase) -> list[AftercareTeamMember]:
    names = ((TeamRole.OFFICE, world.officers[2].name), (TeamRole.VILLAGE, rng.choice(world.members).name))
    return [AftercareTeamMember(role=role, name=name, joined_on=case.filed_on) for role, name in names]


def _visited(case: AftercareCase, rng: Random, *, until: date = YEARS_END) -> None:
    """The first visit within the week, then one in every block of the level's interval."""
    if case.released_on is None or case.handed_on is None:
        return
    days = {case.handed_on + timedelta(days=rng.randint(1, 6))}
    months = 1 if case.level is HelpLevel.KEY else 3
    for block in blocks_between(max(case.handed_on, KEPT_SINCE), until, months):
        day = min(block.first + timedelta(days=rng.randint(2, 24)), until)
        if day > case.handed_on:
            days.add(day)
    case.visits = [
        AftercareVisit(held_on=day, place="家中", consented=rng.random() > 0.02, situation=rng.choice(SITUATIONS))
        for day in sorted(days)
        if day <= until
    ]


def _helped(case: AftercareCase, rng: Random, n: int) -> None:
    if n % 6 != 1 or case.released_on is None:
        return
    kind = rng.choice((HelpKind.LIVING_ALLOWANCE, HelpKind.TEMPORARY, HelpKind.SKILL, HelpKind.JOB))
    asked = max(case.released_on + timedelta(days=15), date(2020, 2, 10) + timedelta(days=n))
    if asked > YEARS_END:
        return
    given = min(asked + timedelta(days=20), YEARS_END)
    amount = Decimal(1000) if kind is HelpKind.TEMPORARY else None
    case.helps = [AftercareHelp(kind=kind, applied_on=asked, result="已落实", result_on=given, amount=amount)]
