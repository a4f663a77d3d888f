"""Invented patients and guardians of 2020 (演示数据): twenty cases, all with free care and reward, the next year signed."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from libao_desk.core.calendar import months_after
from libao_desk.people.codes import Sex
from libao_desk.people.invented import InventedWorld
from libao_desk.people.models import Person

from .codes import (
    CareKind,
    DiagnosisClass,
    Economy,
    Evaluator,
    FollowedUpBy,
    GuardianBasis,
    GuardianFitness,
    Quarter,
    Relation,
    Result,
    RiskLevel,
    Signer,
    Stability,
    TeamRole,
    Treatment,
)
from .model import GuardianshipCase
from .parts import (
    GuardianshipFollowUp,
    GuardianshipFreeCare,
    GuardianshipQuarter,
    GuardianshipReward,
    GuardianshipTeamMember,
    GuardianshipYear,
)

CASES = 20
YEARS_END = date(2020, 12, 31)
FIRST_YEAR, NEXT_YEAR = (date(2019, 12, 1), date(2020, 11, 30)), (date(2020, 12, 1), date(2021, 11, 30))
STANDARD = Decimal(2400)
WEAK_EVERY = 7
PATIENTS_BORN, KIN_BORN = (date(1972, 1, 1), date(1996, 12, 31)), (date(1960, 1, 1), date(1988, 12, 31))
RELATIONS = (Relation.SPOUSE, Relation.PARENT, Relation.KIN, Relation.PARENT, Relation.SPOUSE)
NOTIFIED = (
    (Stability.STABLE, RiskLevel.NONE, 84),
    (Stability.STABLE, RiskLevel.NONE, 84),
    (Stability.BASIC, RiskLevel.ONE, 28),
    (Stability.BASIC, RiskLevel.TWO, 28),
    (Stability.UNSTABLE, RiskLevel.THREE, 14),
)
"""What the invented doctor notified, with the days between two follow-ups."""
DOCTORS = ("演示医生甲", "演示医生乙")
QUARTER_DAYS = (date(2020, 3, 18), date(2020, 6, 16), date(2020, 9, 15), date(2020, 11, 20))


def invent(world: InventedWorld, rng: Random) -> Iterator[GuardianshipCase]:
    """Every case in the order it was proposed."""
    for n in range(CASES):
        yield _case(world, rng, n)


def _case(world: InventedWorld, rng: Random, n: int) -> GuardianshipCase:
    village = world.villages[n % len(world.villages)]
    patient, relation = world.person(born_between=PATIENTS_BORN, village=village), RELATIONS[n % len(RELATIONS)]
    guardian = _guardian(world, patient, relation)
    stability, risk, interval = NOTIFIED[n % len(NOTIFIED)]
    proposed = date(2019, 11, 4) + timedelta(days=n // 4)
    weak = n % WEAK_EVERY == WEAK_EVERY - 1
    doctor = DOCTORS[n % len(DOCTORS)]
    case = GuardianshipCase(
        patient=patient,
        proposed_on=proposed,
        proposed_by="李堡镇卫生院" if n % 2 else village.name,
        guardian=guardian,
        relation=relation,
        guardian_basis=GuardianBasis.LAW,
        guardian_fit=GuardianFitness.WEAK if weak else GuardianFitness.ABLE,
        guardian_consented_on=proposed + timedelta(days=3),
        co_guardian=world.person(born_between=KIN_BORN, village=village) if weak else None,
        notified_on=date(2020, 1, 6) + timedelta(days=n % 5),
        notified_by=doctor,
        risk_level=risk,
        stability=stability,
        treatment=Treatment.HOME,
        dx_class=tuple(DiagnosisClass)[n % 6],
        has_incident_history=True,
        last_incident_on=date(2014, 3, 1) + timedelta(days=97 * n),
        has_dibao=n % 3 == 0,
        has_disability_cert=n % 2 == 0,
        economy=rng.choice((Economy.NO_FIXED_INCOME, Economy.LOW_INCOME, Economy.FIXED_INCOME)),
    )
    case.years = _years(n)
    case.quarters = [_quarter(day, number) for number, day in zip(Quarter, QUARTER_DAYS, strict=True)]
    case.rewards = [_reward(rng, n)]
    case.team = _team(world, rng, doctor, guardian, case)
    case.follow_ups = _follow_ups(rng, interval, n)
    case.free_care = _free_care(n)
    return case


def _guardian(world: InventedWorld, patient: Person, relation: Relation) -> Person:
    """A guardian of the age and sex that the relation asks for."""
    born = patient.birth_date or PATIENTS_BORN[0]
    if relation is Relation.SPOUSE:
        other = Sex.FEMALE if patient.sex is Sex.MALE else Sex.MALE
        return world.person(other, born_between=(months_after(born, -36), months_after(born, 12)), village=patient.village)
    between = (months_after(born, -360), months_after(born, -264)) if relation is Relation.PARENT else KIN_BORN
    return world.person(born_between=between, village=patient.village)


def _years(n: int) -> list[GuardianshipYear]:
    first, last = FIRST_YEAR
    done = GuardianshipYear(
        agreement_on=date(2019, 11, 18) + timedelta(days=n % 5),
        year_from=first,
        year_to=last,
        signed_by=tuple(Signer),
        evaluated_on=date(2020, 12, 8),
        evaluators=tuple(Evaluator),
        result=Result.PASS,
    )
    agreed = date(2020, 10, 19) + timedelta(days=n % 5)
    return [done, GuardianshipYear(agreement_on=agreed, year_from=NEXT_YEAR[0], year_to=NEXT_YEAR[1], signed_by=tuple(Signer))]


def _quarter(day: date, number: Quarter) -> GuardianshipQuarter:
    signatures = (TeamRole.VILLAGE, TeamRole.POLICE, TeamRole.DOCTOR)
    return GuardianshipQuarter(
        year=2020, quarter=number, held_on=day, duties_done=True, incident=False, signatures=signatures, result=Result.PASS
    )


def _reward(rng: Random, n: int) -> GuardianshipReward:
    first, last = FIRST_YEAR
    return GuardianshipReward(
        period_from=first,
        period_to=last,
        standard=STANDARD,
        amount=STANDARD,
        approved_on=date(2020, 12, 15),
        published_summary_on=date(2020, 12, 16),
        paid_on=date(2020, 12, 23),
        bank_last4=f"{rng.randrange(10_000):04d}",
        voucher_no=f"样2020-{n + 1:03d}",
    )


def _team(world: InventedWorld, rng: Random, doctor: str, guardian: Person, case: GuardianshipCase) -> list[GuardianshipTeamMember]:
    names = (
        (TeamRole.VILLAGE, rng.choice(world.members).name),
        (TeamRole.POLICE, "演示民警"),
        (TeamRole.DOCTOR, doctor),
        (TeamRole.FAMILY, guardian.name),
    )
    return [GuardianshipTeamMember(role=role, name=name, joined_on=case.guardian_consented_on) for role, name in names]


def _follow_ups(rng: Random, interval: int, n: int) -> list[GuardianshipFollowUp]:
    found, day = [], date(2020, 1, 6) + timedelta(days=n % 5)
    while day <= YEARS_END:
        present, next_due = rng.random() > 0.1, day + timedelta(days=interval)
        found.append(GuardianshipFollowUp(held_on=day, by=FollowedUpBy.DOCTOR, contacted=True, guardian_present=present, next_due=next_due))
        day += timedelta(days=interval)
    return found


def _free_care(n: int) -> list[GuardianshipFreeCare]:
    medicine = GuardianshipFreeCare(
        year=2020, kind=CareKind.DRUG, entitled=True, consented=True, received_on=date(2020, 1, 13) + timedelta(days=n % 5)
    )
    checked = date(2020, 5, 11) + timedelta(days=n % 5 + 7 * (n // 5))
    return [
        medicine,
        GuardianshipFreeCare(year=2020, kind=CareKind.EXAMINATION, entitled=True, consented=True, received_on=checked),
    ]
