"""Invented disputes, sweeps and receptions of 2020 (演示数据): nobody's quarrels, with the totals of the year's report."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from libao_desk.core.stretches import block_of
from libao_desk.declare.record import Record
from libao_desk.people.codes import Sex
from libao_desk.people.invented import InventedWorld
from libao_desk.people.models import Committee, CommitteeMember, Person, Village

from . import invented_endings as endings
from . import invented_words as words
from .codes import (
    STATISTICAL_TYPES,
    Authority,
    Difficulty,
    DisputeType,
    EntrustedBy,
    LogState,
    MediatorChoice,
    Outcome,
    OutsideTopic,
    PartyKind,
    PartyRole,
    PartySide,
    Prevention,
    Source,
)
from .logs import OutsideFigure, ReceptionRecord, StatisticsReport, SweepRecord
from .model import DisputeCase
from .parts import DisputeMediator, DisputeParty, DisputePrevented, DisputeSession, DisputeTerm

YEAR = 2020
NEW_YEAR, YEARS_END = date(YEAR, 1, 1), date(YEAR, 12, 31)

BY_TYPE = (178, 312, 66, 38, 24, 92, 47, 21, 12, 33, 8, 4, 29, 6, 21)
BY_MONTH = (61, 52, 70, 76, 79, 78, 80, 82, 77, 75, 80, 81)
BY_SOURCE = {Source.INITIATIVE: 470, Source.APPLICATION: 331, Source.ENTRUSTED: 90}
OF_THE_CENTRE = 43
AMOUNT = Decimal("2517300.00")
ORAL_CASES, MONEY_CASES = 150, 430
SWEEPS, SWEEPS_FOUND, SWEEPS_PREVENTED = 924, 470, 212
RECEPTIONS, VISITORS = 560, 1493
POLICE_DISPUTES, POLICE_SETTLED = 979, 970
SAMPLE_AMOUNT = Decimal("16409.02")
"""One agreement bears the amount that the rules for capitals use as their example."""

CASE_NUMBER = "（{y}）人调字第{n:03d}号"
"""The numbers of the old volumes; papers printed here have series of their own, which must never meet them."""

MONEY_TYPES = (*words.MONEY_ACTS, DisputeType.DAMAGES, DisputeType.ROAD_TRAFFIC, DisputeType.MEDICAL)


@dataclass(frozen=True)
class _Plan:
    """What is settled about a case before its people are invented."""

    n: int
    accepted_on: date
    dispute_type: DisputeType
    source: Source
    committee: Committee
    outcome: Outcome
    amount: Decimal | None
    ending: endings.Ending


def invent(world: InventedWorld, rng: Random) -> Iterator[Record]:
    """Every invented dispute of 2020 by day of acceptance, then the sweeps and the receptions."""
    for plan in _plans(world, rng):
        yield _case(plan, world, rng)
    yield from _sweeps(world, rng)
    yield from _receptions(world, rng)
    yield from _reports()
    yield from _outside_figures()


def _plans(world: InventedWorld, rng: Random) -> Iterator[_Plan]:
    days = sorted(_day_of(rng, month) for month, count in enumerate(BY_MONTH, start=1) for _ in range(count))
    types = [dispute_type for dispute_type, count in zip(STATISTICAL_TYPES, BY_TYPE, strict=True) for _ in range(count)]
    sources = [source for source, count in BY_SOURCE.items() for _ in range(count)]
    rng.shuffle(types)
    rng.shuffle(sources)
    special = endings.placed(days)
    outcomes = _outcomes(rng, len(days), set(special))
    amounts = _amounts(rng, types, outcomes, set(special))
    committees = _committees(world, rng, outcomes)
    for n, day in enumerate(days):
        ending = special.get(n, endings.Ending.USUAL)
        yield _Plan(n + 1, day, types[n], sources[n], committees[n], outcomes[n], amounts.get(n), ending)


def _day_of(rng: Random, month: int) -> date:
    first = date(YEAR, month, 1)
    length = ((first + timedelta(days=31)).replace(day=1) - first).days
    # the last days of December are left free, so that every case accepted in the year is also concluded in it
    return first + timedelta(days=rng.randrange(length if month < 12 else 27))


def _outcomes(rng: Random, count: int, special: set[int]) -> list[Outcome]:
    """One failure, some oral agreements, the rest in writing; the first case and those with a course of their own are written."""
    free = [n for n in range(1, count) if n not in special]
    chosen = rng.sample(free, ORAL_CASES + 1)
    outcomes = [Outcome.WRITTEN] * count
    for n in chosen[1:]:
        outcomes[n] = Outcome.ORAL
    outcomes[chosen[0]] = Outcome.FAILED
    return outcomes


def _amounts(rng: Random, types: list[DisputeType], outcomes: list[Outcome], special: set[int]) -> dict[int, Decimal]:
    """Amounts in yuan by case; they add up to the year's sum to the fen."""
    able = [n for n, outcome in enumerate(outcomes) if outcome is not Outcome.FAILED and n not in special and n != 0]
    likely = [n for n in able if types[n] in MONEY_TYPES]
    others = [n for n in able if types[n] not in MONEY_TYPES]
    left = MONEY_CASES - len(special) - 1
    chosen = rng.sample(likely, min(left, len(likely)))
    chosen += rng.sample(others, left - len(chosen))
    order = [*sorted(special), *chosen]
    rough = {n: Decimal(rng.choice((6, 12, 20, 35, 60, 100, 180)) * rng.randint(40, 110)) for n in order}
    scale = (AMOUNT - SAMPLE_AMOUNT) / sum(rough.values())
    amounts = {n: (value * scale / 10).quantize(Decimal(1)) * 10 for n, value in rough.items()}
    amounts[order[-1]] += AMOUNT - SAMPLE_AMOUNT - sum(amounts.values())
    return {0: SAMPLE_AMOUNT, **amounts}


def _committees(world: InventedWorld, rng: Random, outcomes: list[Outcome]) -> list[Committee]:
    """Forty-three cases of the centre, all settled; the rest spread over villages, township and enterprises."""
    weights = {world.township_committee: 60, **dict.fromkeys(world.village_committees, 38), **dict.fromkeys(world.enterprise_committees, 9)}
    committees = rng.choices(list(weights), list(weights.values()), k=len(outcomes))
    committees[0] = world.township_committee
    settled = [n for n, outcome in enumerate(outcomes) if outcome is not Outcome.FAILED and n]
    for n in rng.sample(settled, OF_THE_CENTRE):
        committees[n] = world.centre
    return committees


def _case(plan: _Plan, world: InventedWorld, rng: Random) -> DisputeCase:
    village = plan.committee.village or rng.choice(world.villages)
    members = world.members_of(plan.committee)
    parties = _parties(plan, world, rng, village)
    names = [party.name for party in parties]
    cause = rng.choice(words.CAUSES[plan.dispute_type])
    place = f"李堡镇{village.name}{rng.randint(1, 18)}组"
    applied_on = None if plan.source is Source.INITIATIVE else max(plan.accepted_on - timedelta(days=rng.randrange(3)), NEW_YEAR)
    started_on = min(plan.accepted_on + timedelta(days=rng.randrange(3)), YEARS_END - timedelta(days=3))
    concluded_on = _concluded_on(plan, rng, started_on)
    case = DisputeCase(
        case_no=CASE_NUMBER.format(y=YEAR, n=plan.n),
        committee=plan.committee,
        source=plan.source,
        entrusted_by=rng.choice(tuple(EntrustedBy)) if plan.source is Source.ENTRUSTED else None,
        applied_on=applied_on,
        accepted_on=plan.accepted_on,
        dispute_type=plan.dispute_type,
        difficulty=_difficulty(plan, rng),
        people_count=len(parties) + rng.choice((0, 0, 0, 1, 2)),
        place=place,
        occurred_on=plan.accepted_on - timedelta(days=rng.randint(1, 40)),
        facts=words.facts(plan.dispute_type, cause, names, place),
        claims=f"妥善处理{cause}" if plan.source is Source.APPLICATION else None,
        recorder=members[-1],
        is_public=rng.random() < 0.8,
        is_refused=False,
        started_on=started_on,
        outcome=plan.outcome,
        concluded_on=concluded_on,
        is_confirmation_planned=False,
        parties=parties,
        mediators=_mediators(rng, members, len(parties)),
        sessions=_sessions(rng, started_on, concluded_on, place, names, plan.outcome),
    )
    if plan.n % 71 == 9:
        case.prevented = [
            DisputePrevented(prevention=rng.choice((Prevention.CRIME, Prevention.FIGHT)), cases_count=1, people_count=len(parties))
        ]
    if plan.outcome is Outcome.FAILED:
        case.other_ways_told_on = concluded_on
    else:
        case.effective_on = concluded_on
        case.amount = plan.amount
        case.terms = _terms(plan, rng, case, names)
    endings.follow(case, plan.ending, rng)
    return case


def _concluded_on(plan: _Plan, rng: Random, started_on: date) -> date:
    day = started_on + timedelta(days=rng.choice((0, 0, 1, 2, 3, 5, 8, 13)))
    return min(day, endings.LAST_CONCLUSION.get(plan.ending, date(YEAR, 12, 29)))


def _difficulty(plan: _Plan, rng: Random) -> Difficulty:
    if plan.amount is not None and plan.amount > 15_000:
        return Difficulty.MAJOR if plan.amount > 30_000 else Difficulty.COMPLEX
    return rng.choice((Difficulty.SIMPLE, Difficulty.GENERAL, Difficulty.GENERAL))


def _parties(plan: _Plan, world: InventedWorld, rng: Random, village: Village) -> list[DisputeParty]:
    count = rng.choices((2, 3, 4, 5, 6), (88, 6, 3, 2, 1))[0]
    roles = (PartyRole.APPLICANT, PartyRole.RESPONDENT, *[PartyRole.THIRD] * 4)
    parties = [
        DisputeParty(
            position=place, role=role, side=side, kind=PartyKind.NATURAL, person=world.person(village=village), has_authority_letter=None
        )
        for place, (role, side) in enumerate(zip(roles[:count], PartySide, strict=False), start=1)
    ]
    against_a_unit = plan.dispute_type in (DisputeType.LABOUR, DisputeType.CONSUMER, DisputeType.PROPERTY_MANAGEMENT, DisputeType.MEDICAL)
    if against_a_unit or plan.n % 29 == 7:
        parties[1].kind, parties[1].person, parties[1].organisation = PartyKind.LEGAL, None, world.organisation()
    if plan.n % 37 == 11:
        parties[0].agent, parties[0].agent_authority, parties[0].has_authority_letter = (
            world.person(village=village),
            Authority.SPECIAL,
            True,
        )
    if plan.dispute_type is DisputeType.ROAD_TRAFFIC and plan.n % 5 == 0:
        parties[0].person, parties[0].guardian = _child(world, village), world.person(Sex.FEMALE, village=village)
        parties[0].guardian_relation = "母亲"
    return parties


def _child(world: InventedWorld, village: Village) -> Person:
    child = world.person(born_between=(date(2007, 1, 1), date(2010, 12, 31)), village=village)
    child.occupation, child.marital = "学生", None
    return child


def _mediators(rng: Random, members: tuple[CommitteeMember, ...], parties: int) -> list[DisputeMediator]:
    chosen = rng.sample(members, 2 if parties > 2 else rng.choice((1, 1, 2)))
    choice = rng.choice(tuple(MediatorChoice))
    return [DisputeMediator(position=place, member=member, choice=choice) for place, member in enumerate(chosen, start=1)]


def _sessions(rng: Random, started_on: date, concluded_on: date, place: str, names: list[str], outcome: Outcome) -> list[DisputeSession]:
    last = "调解不成，已告知其他途径" if outcome is Outcome.FAILED else words.SESSION_RESULTS[-1]
    days = sorted({started_on, concluded_on})
    return [
        DisputeSession(
            held_on=day,
            place=place,
            present="、".join(names),
            record_text=words.TELLING,
            result=last if day == concluded_on else rng.choice(words.SESSION_RESULTS[:2]),
        )
        for day in days
    ]


def _terms(plan: _Plan, rng: Random, case: DisputeCase, names: list[str]) -> list[DisputeTerm]:
    """One to four terms; the money stands first, in one sum or in two."""
    payer, payee = names[1], names[0]
    acts = words.MONEY_ACTS.get(plan.dispute_type, words.ANY_MONEY_ACT)
    sums = _sums(plan, rng)
    terms = [
        DisputeTerm(performer=payer, payee=payee, act=acts[place % len(acts)], amount=amount, method=rng.choice(("现金", "银行转账")))
        for place, amount in enumerate(sums)
    ]
    more = rng.randint(0 if terms else 1, 1 if plan.outcome is Outcome.ORAL else 2)
    for act, subject in rng.sample(words.PLAIN_ACTS, more):
        terms.append(DisputeTerm(performer=payer, act=act, subject=subject))
    for position, term in enumerate(terms, start=1):
        term.position = position
        endings.set_day(term, plan.ending, case.concluded_on or plan.accepted_on, rng, oral=plan.outcome is Outcome.ORAL)
    return terms


def _sums(plan: _Plan, rng: Random) -> list[Decimal]:
    if plan.amount is None:
        return []
    if plan.amount < 3000 or plan.n == 1 or rng.random() < 0.7:
        return [plan.amount]
    first = (plan.amount / 20).quantize(Decimal(1)) * 10
    return [first, plan.amount - first]


def _sweeps(world: InventedWorld, rng: Random) -> Iterator[SweepRecord]:
    days = sorted(_day_of(rng, month) for month in range(1, 13) for _ in range(SWEEPS // 12))
    found, prevented = _spread(rng, SWEEPS, SWEEPS_FOUND), _spread(rng, SWEEPS, SWEEPS_PREVENTED)
    for n, day in enumerate(days):
        committee = world.village_committees[n % len(world.village_committees)]
        member = rng.choice(world.members_of(committee))
        place = committee.village.name if committee.village is not None else committee.name
        yield SweepRecord(
            state=LogState.RECORDED, held_on=day, place=place, held_by=member.name, disputes_found=found[n], disputes_prevented=prevented[n]
        )


def _receptions(world: InventedWorld, rng: Random) -> Iterator[ReceptionRecord]:
    days = sorted(_day_of(rng, rng.randint(1, 12)) for _ in range(RECEPTIONS))
    persons = _spread(rng, RECEPTIONS, VISITORS - RECEPTIONS)
    for day, more in zip(days, persons, strict=True):
        officer = rng.choice(world.officers[:3])
        topic = rng.choices(STATISTICAL_TYPES, BY_TYPE)[0]
        yield ReceptionRecord(state=LogState.RECORDED, held_on=day, persons_count=1 + more, received_by=officer.name, topic=topic)


def _reports() -> Iterator[StatisticsReport]:
    """Eleven monthly reports that went out on the third working day or so; December's is still to be sent."""
    for month in range(1, 12):
        end = block_of(date(YEAR, month, 1), 1).last
        yield StatisticsReport(period_end=end, sent_on=end + timedelta(days=3), sent_to="海安市司法局")


def _outside_figures() -> Iterator[OutsideFigure]:
    yield OutsideFigure(
        topic=OutsideTopic.POLICE_DISPUTES,
        period_from=NEW_YEAR,
        period_end=YEARS_END,
        total=POLICE_DISPUTES,
        settled=POLICE_SETTLED,
        stated="99%",
        source="李堡派出所2020年警情统计",
        received_on=YEARS_END,
    )
    for topic in (OutsideTopic.DEATHS, OutsideTopic.TURNED_CRIMINAL):
        yield OutsideFigure(
            topic=topic, period_from=NEW_YEAR, period_end=YEARS_END, total=0, source="李堡派出所2020年警情统计", received_on=YEARS_END
        )


def _spread(rng: Random, places: int, total: int) -> list[int]:
    """A total dealt out at random over so many places."""
    dealt = [0] * places
    for place in rng.choices(range(places), k=total):
        dealt[place] += 1
    return dealt
