"""What a guardianship case says taken together (监护取数): the year in force, quarters, follow-ups, rewards."""

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import NamedTuple

from libao_desk.core.calendar import ONE_DAY, months_after
from libao_desk.core.stretches import Stretch, block_of, blocks_between
from libao_desk.declare.clock import OfficeFacts

from .codes import (
    HIGH_RISK,
    SOME_RISK,
    FollowedUpBy,
    GuardianFitness,
    GuardianshipState,
    Relation,
    Result,
    RiskLevel,
    Stability,
    Treatment,
)
from .model import GuardianshipCase
from .parts import GuardianshipFreeCare, GuardianshipQuarter, GuardianshipReward, GuardianshipYear
from .settings import INPATIENT_RULE, INPATIENT_UNPAID, STANDARD

MONTHS_OF_QUARTER = 3
MONTHS_OF_YEAR = 12
CENT = Decimal("0.01")


def dated_years(case: GuardianshipCase) -> list[GuardianshipYear]:
    """The guardianship years whose first and last day are known, oldest first."""
    return sorted(
        (year for year in case.years if year.year_from is not None and year.year_to is not None and year.year_from <= year.year_to),
        key=lambda year: (year.year_from or date.min, year.year_to or date.min, year.agreement_on or date.min),
    )


def year_on(case: GuardianshipCase, day: date) -> GuardianshipYear | None:
    """The year in force on a day: within its dates, the letter signed (有效监护责任书)."""
    running = [year for year in dated_years(case) if covers(year, day) and year.agreement_on is not None and year.agreement_on <= day]
    return running[-1] if running else None


def last_signed(case: GuardianshipCase) -> GuardianshipYear | None:
    """The signed year that ends last; one that a change of guardian cut short gives way to the new letter, wherever that ends."""
    signed = [year for year in dated_years(case) if year.agreement_on is not None]
    return max(signed, key=lambda year: (cut_short_on(case, year) is None, year.year_to, year.agreement_on), default=None)


def covers(year: GuardianshipYear, day: date) -> bool:
    """Whether the day lies in the year."""
    return year.year_from is not None and year.year_to is not None and year.year_from <= day <= year.year_to


def paid_on(case: GuardianshipCase, year: GuardianshipYear) -> date | None:
    """The day the year's last reward was paid (兑现), None while the end of the year is unpaid."""
    reward = reward_of(case, year)
    return None if reward is None else reward.paid_on


def reward_of(case: GuardianshipCase, year: GuardianshipYear) -> GuardianshipReward | None:
    """The reward that covers the end of the year."""
    return next((reward for reward in case.rewards if year.year_to is not None and reward.period_to == year.year_to), None)


def span_of(first: date | None, last: date | None) -> str:
    """A year from day to day as the ledger writes it, "" where a day is not known."""
    return "" if first is None or last is None else f"{first:%Y-%m-%d}至{last:%Y-%m-%d}"


def settled_on(case: GuardianshipCase, year: GuardianshipYear) -> date | None:
    """The day the year was paid for, or refused."""
    return paid_on(case, year) or year.denied_on


def cut_short_on(case: GuardianshipCase, year: GuardianshipYear) -> date | None:
    """The day within the year on which its guardian changed (变更监护人): the new letter takes its place, it is evaluated no more."""
    if year.evaluated_on is not None:
        return None
    days = (day for day in changes_of_guardian(case) if covers(year, day) and (year.agreement_on or day) < day)
    return next(days, None)


def year_in_hand(case: GuardianshipCase, day: date) -> GuardianshipYear | None:
    """The oldest signed year begun by `day` that is not settled; where all are, since somebody typed it before, the last of them."""
    begun = [
        year
        for year in dated_years(case)
        if year.agreement_on is not None and year.year_from is not None and year.year_from <= day and cut_short_on(case, year) is None
    ]
    open_ones = (year for year in begun if (settled := settled_on(case, year)) is None or settled >= day)
    return next(open_ones, begun[-1] if begun else None)


def year_evaluated(case: GuardianshipCase, day: date) -> GuardianshipYear | None:
    """The year that was evaluated and is to be paid or refused: the oldest of which neither is known, else the last (已年度评估)."""
    evaluated = [year for year in dated_years(case) if year.evaluated_on is not None and year.evaluated_on <= day]
    open_ones = (year for year in evaluated if (settled := settled_on(case, year)) is None or settled >= day)
    return next(open_ones, evaluated[-1] if evaluated else None)


def quarters_due(year: GuardianshipYear) -> Iterator[Stretch]:
    """The calendar quarters that begin within the year, four in a whole one (季度评估)."""
    if year.year_from is None or year.year_to is None:
        return
    for block in blocks_between(year.year_from, year.year_to, MONTHS_OF_QUARTER):
        if block.first >= year.year_from:
            yield block


def evaluates(row: GuardianshipQuarter, block: Stretch) -> bool:
    """Whether a row is the evaluation of that quarter: by what it names, else by its day."""
    if row.held_on is None:
        return False
    if row.year is None or row.quarter is None:
        return block.holds(row.held_on)
    first_month = (int(row.quarter.value) - 1) * MONTHS_OF_QUARTER + 1
    return (block.first.year, block.first.month) == (row.year, first_month)


def evaluated_until(row: GuardianshipQuarter) -> date | None:
    """The last day that an evaluation looks at: the quarter's own, or the day it was held where that comes before."""
    if row.year is None or row.quarter is None:
        return row.held_on
    month = int(row.quarter.value) * MONTHS_OF_QUARTER
    last = months_after(date(row.year, month, 1), 1) - ONE_DAY
    return last if row.held_on is None else min(last, row.held_on)


def missing_quarters(case: GuardianshipCase, year: GuardianshipYear) -> list[Stretch]:
    """The quarters of the year without an evaluation."""
    return [block for block in quarters_due(year) if not any(evaluates(row, block) for row in case.quarters)]


def quarter_on(case: GuardianshipCase, day: date) -> GuardianshipQuarter | None:
    """The evaluation of the quarter a day lies in (本季评估)."""
    block = block_of(day, MONTHS_OF_QUARTER)
    return next((row for row in case.quarters if evaluates(row, block)), None)


def doctors_days(case: GuardianshipCase) -> list[date]:
    """The days of the clinic's follow-ups (精防医生随访), oldest first."""
    return sorted(row.held_on for row in case.follow_ups if row.held_on is not None and row.by is FollowedUpBy.DOCTOR)


def care_due(case: GuardianshipCase, year: int) -> list[GuardianshipFreeCare]:
    """The kinds of free care the patient is entitled to in a year (应享受免费救治)."""
    return [row for row in case.free_care if row.entitled and row.year == year]


def has_received_care(case: GuardianshipCase, year: int, day: date) -> bool:
    """Whether all the free care of a year was received by a day (免费救治)."""
    due = care_due(case, year)
    return bool(due) and all(row.received_on is not None and row.received_on <= day for row in due)


def is_in_hospital(case: GuardianshipCase) -> bool:
    """Whether the patient is in hospital, by state or by the doctor's notice."""
    return case.state is GuardianshipState.INPATIENT or case.treatment is Treatment.HOSPITAL


def follow_up_class(case: GuardianshipCase) -> Stability | None:
    """How often the clinic follows up, by the doctor's notice alone: the more frequent of what stability and level of danger say."""
    if case.stability is Stability.UNSTABLE or case.risk_level in HIGH_RISK:
        return Stability.UNSTABLE
    if case.stability is Stability.BASIC or case.risk_level in SOME_RISK:
        return Stability.BASIC
    return Stability.STABLE if case.stability is Stability.STABLE or case.risk_level is RiskLevel.NONE else None


def qualifies(case: GuardianshipCase) -> bool:
    """Whether the usual conditions of a reward can be met: a past incident or level three and above, and a guardian (中综办〔2016〕1号)."""
    notable = case.has_incident_history is True or case.risk_level in HIGH_RISK
    return notable and case.guardian_fit is not GuardianFitness.NONE and has_guardian(case)


def has_guardian(case: GuardianshipCase) -> bool:
    """Whether a person or a body is named as the guardian."""
    return case.guardian is not None or bool(case.guardian_body)


def months_of(case: GuardianshipCase, reward: GuardianshipReward, office: OfficeFacts) -> int:
    """The whole months of the reward's period that are paid for (应发月数): without those in hospital where the place does not pay them."""
    if reward.period_from is None or reward.period_to is None:
        return 0
    after = reward.period_to + ONE_DAY
    months = (after.year - reward.period_from.year) * MONTHS_OF_YEAR + after.month - reward.period_from.month
    whole = max(0, months if months_after(reward.period_from, months) <= after else months - 1)
    if office.setting_on(INPATIENT_RULE, reward.paid_on or reward.approved_on) != INPATIENT_UNPAID:
        return whole
    firsts = [months_after(reward.period_from, n) for n in range(whole + 1)]
    return sum(not _was_in_hospital(case, first, following - ONE_DAY) for first, following in pairwise(firsts))


def _was_in_hospital(case: GuardianshipCase, first: date, last: date) -> bool:
    """Whether the patient was in hospital on all these days, in one stay."""
    over = ((stay.admitted_on, stay.discharged_on) for stay in case.stays)
    if any(came is not None and left is not None and came <= first and left >= last for came, left in over):
        return True
    came, left = case.admitted_on, case.discharged_on
    return came is not None and came <= first and (left is None or left < came or left >= last)


def standard_of(reward: GuardianshipReward, office: OfficeFacts) -> Decimal:
    """The yearly standard of a reward: its own, else what the office's was when it was paid or approved (奖励标准)."""
    settled = reward.paid_on or reward.approved_on
    return Decimal(office.setting_on(STANDARD, settled)) if reward.standard is None else reward.standard


def amount_of(case: GuardianshipCase, reward: GuardianshipReward, office: OfficeFacts) -> Decimal:
    """What a reward comes to: as entered, else the standard for its months."""
    if reward.amount is not None:
        return reward.amount
    return (standard_of(reward, office) * months_of(case, reward, office) / MONTHS_OF_YEAR).quantize(CENT, ROUND_HALF_UP)


def is_minors(case: GuardianshipCase, day: date) -> bool:
    """Whether the patient is under eighteen on that day."""
    return case.patient is not None and case.patient.is_minor_on(day)


def guardian_name(case: GuardianshipCase) -> str:
    """The guardian, a person or a body."""
    return case.guardian.name if case.guardian is not None else case.guardian_body or ""


class Former(NamedTuple):
    """A guardian before the one of today, and the day of the change that ended it."""

    until: date
    name: str
    relation: Relation | None


def formers(case: GuardianshipCase) -> list[Former]:
    """Those whose name was kept, the first one first."""
    kept = [Former(row.until, row.name, row.relation) for row in case.formers if row.until is not None and row.name]
    if case.guardian_changed_on is not None and case.former_guardian:
        kept.append(Former(case.guardian_changed_on, case.former_guardian, case.former_relation))
    return sorted(kept, key=lambda one: one.until)


def changes_of_guardian(case: GuardianshipCase) -> list[date]:
    """The days on which the guardian changed, whether or not it is known from whom."""
    return sorted({day for day in (case.guardian_changed_on, *(row.until for row in case.formers)) if day is not None})


def former_until(case: GuardianshipCase, day: date | None) -> Former | None:
    """Who was the guardian up to that day (原监护人), the day of the change included; None where the one of today was, or nobody knows."""
    if day is None or (changed := next((one for one in changes_of_guardian(case) if day <= one), None)) is None:
        return None
    return next((one for one in formers(case) if one.until == changed), None)


def former_signer(case: GuardianshipCase, year: GuardianshipYear) -> Former | None:
    """The former guardian who signed the year's letter; what is signed on the day of a change is the new one's."""
    return None if year.agreement_on is None else former_until(case, year.agreement_on + ONE_DAY)


def is_denied(case: GuardianshipCase, reward: GuardianshipReward) -> bool:
    """Whether the year that the reward ends with was found as not done, or the reward refused, and nothing was paid all the same."""
    years = (year for year in case.years if year.year_to is not None and year.year_to == reward.period_to)
    return reward.paid_on is None and any(year.denied_on is not None or year.result is Result.FAIL for year in years)


def label(case: GuardianshipCase) -> str:
    """How a case is named: by its guardian, never by the patient (精神卫生法 4 第3款)."""
    name = guardian_name(case)
    return f"监护人{name}" if name else "（未填监护人）"
