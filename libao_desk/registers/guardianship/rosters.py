"""The ledger of guardianship and rewards (监护与奖励台账); the patient is named in the internal copy alone (精神卫生法 4 第3款)."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from libao_desk.core.calendar import ONE_DAY
from libao_desk.core.names import published_name
from libao_desk.declare.code import Code
from libao_desk.declare.period_facts import PeriodFacts
from libao_desk.declare.roster import Cell, CellKind, Roster, RosterColumn
from libao_desk.people import roster_cells

from . import reading
from .codes import ON_REGISTER, GuardianshipState, Result
from .model import GuardianshipCase
from .parts import GuardianshipReward, GuardianshipYear

NAMELESS, UNKNOWN = "（原监护人）", "—"
"""Of a guardian before, where nobody wrote his name; what else is not kept of him."""


def on_register(case: GuardianshipCase, facts: PeriodFacts) -> bool:
    """On the register on the last day of the period (在册)."""
    return facts.state_on_last_day(case) in ON_REGISTER


def ended(case: GuardianshipCase, facts: PeriodFacts) -> bool:
    """Closed within the period."""
    return facts.state_on_last_day(case) is GuardianshipState.CLOSED and facts.period.contains(case.closed_on)


def year(case: GuardianshipCase, facts: PeriodFacts) -> GuardianshipYear | None:
    """The guardianship year in force on the last day of the period, else the last one signed."""
    return reading.year_on(case, facts.last_day) or reading.last_signed(case)


def year_text(case: GuardianshipCase, facts: PeriodFacts) -> str:
    """The guardianship year from day to day (监护年度)."""
    found = year(case, facts)
    return "" if found is None else reading.span_of(found.year_from, found.year_to)


def guardian(case: GuardianshipCase, facts: PeriodFacts) -> str:
    """The guardian's name; by the surname alone where he or the patient is a minor."""
    former = _former(case, facts)
    if former is None and case.guardian is None:
        return case.guardian_body or ""
    name = roster_cells.name(case.guardian, facts) if former is None else former.name
    return published_name(name) if roster_cells.is_hidden(case.patient, facts) else name


def _former(case: GuardianshipCase, facts: PeriodFacts) -> reading.Former | None:
    """Who was the guardian on the last day, where another is today; NAMELESS where his name was not kept."""
    later = sum(day > facts.last_day and state is GuardianshipState.GUARDIAN_CHANGE for day, state in facts.course(case))
    kept = reading.former_until(case, facts.last_day + ONE_DAY)
    if kept is not None or not later:
        return kept
    return reading.Former(facts.last_day, case.former_guardian or NAMELESS if later == 1 else NAMELESS, None)


def relation(case: GuardianshipCase, facts: PeriodFacts) -> str:
    """What the guardian of that time is to the patient."""
    former = _former(case, facts)
    return _label(case.relation) if former is None else _label(former.relation) or UNKNOWN


def was_changed_later(case: GuardianshipCase, facts: PeriodFacts, sent: Cell) -> bool:
    """Whether the period had another guardian (变更监护人), whom a closed month keeps; a slip in a name or in the relation is put right."""
    is_moved = any(day > facts.last_day and state is GuardianshipState.GUARDIAN_CHANGE for day, state in facts.course(case))
    return is_moved or (bool(case.former_guardian) and case.guardian_changed_on is None)


def phone(case: GuardianshipCase, facts: PeriodFacts) -> str:
    """The guardian's phone; nothing that leads to a minor."""
    if roster_cells.is_hidden(case.patient, facts):
        return ""
    if _former(case, facts) is not None:
        return UNKNOWN
    return roster_cells.phone(case.guardian, facts)


def patient(case: GuardianshipCase, facts: PeriodFacts) -> str:
    """The patient's name, in the internal copy alone."""
    return roster_cells.name(case.patient, facts) if facts.full else ""


def of_patient(told: Callable[[GuardianshipCase, PeriodFacts], str]) -> Callable[[GuardianshipCase, PeriodFacts], str]:
    """A datum of the patient, in the internal copy alone; of a minor never."""
    return lambda case, facts: told(case, facts) if facts.full and not roster_cells.is_hidden(case.patient, facts) else ""


def guardians_id_no(case: GuardianshipCase, facts: PeriodFacts) -> str:
    """The guardian's ID number, half hidden but in the internal copy; nothing that leads to a minor."""
    if roster_cells.is_hidden(case.patient, facts):
        return ""
    return roster_cells.id_no(case.guardian, facts) if _former(case, facts) is None else UNKNOWN


def due(case: GuardianshipCase, facts: PeriodFacts) -> Decimal | None:
    """What is to be paid as the period runs (应发金额): rewards entered for what had begun, not paid before; nothing else is reckoned."""
    open_ = [row for row in case.rewards if not _is_before(row.paid_on, facts) and _has_begun(row, facts)]
    return sum((reading.amount_of(case, row, facts.office) for row in open_), Decimal(0)) if open_ else None


def _is_before(day: date | None, facts: PeriodFacts) -> bool:
    return day is not None and day < facts.period.first_day


def _has_begun(reward: GuardianshipReward, facts: PeriodFacts) -> bool:
    return reward.period_from is None or reward.period_from <= facts.last_day


def quarter(case: GuardianshipCase, facts: PeriodFacts) -> str:
    """The evaluation of the quarter the period ends in (本季评估)."""
    row = reading.quarter_on(case, facts.last_day)
    return "" if row is None else _label(row.result)


def followed_up_on(case: GuardianshipCase, facts: PeriodFacts) -> date | None:
    """The doctor's last follow-up (随访日期)."""
    days = [day for day in reading.doctors_days(case) if day <= facts.last_day]
    return days[-1] if days else None


def free_care(case: GuardianshipCase, facts: PeriodFacts) -> str:
    """Whether all the free care of the year was received by the period's end (免费救治); nothing of one who is entitled to none."""
    if not reading.care_due(case, facts.period.year):
        return ""
    return "是" if reading.has_received_care(case, facts.period.year, facts.last_day) else "否"


def how_counted(rows: Sequence[Sequence[Cell]]) -> str:
    """How free care is counted, lest the first months of a year look as if nothing was given, and of which year what was paid may be."""
    if not rows:
        return ""
    care = "免费救治按年度累计，与统计数同：本年应享受的各项到期末都已落实的为“是”，未登记应享受的为空"
    place = next(at for at, column in enumerate(COLUMNS) if column.value is amount)
    paid = "已发金额是本期内发放的，多属评估过的上一个监护年度，不是预发本行所列年度的" if any(row[place] for row in rows) else ""
    return "；".join(filter(None, (care, paid)))


def standard(case: GuardianshipCase, facts: PeriodFacts) -> Decimal:
    """The yearly standard of the reward (奖励标准): of the reward paid in the period, else of the last, else the office's."""
    rows = _paid(case, facts) or case.rewards
    return reading.standard_of(rows[-1] if rows else GuardianshipReward(), facts.office)


def amount(case: GuardianshipCase, facts: PeriodFacts) -> Decimal | None:
    """What was paid in the period (已发金额)."""
    rows = _paid(case, facts)
    return sum((reading.amount_of(case, row, facts.office) for row in rows), Decimal(0)) if rows else None


def paid_on(case: GuardianshipCase, facts: PeriodFacts) -> date | None:
    """The last day of payment in the period (发放日)."""
    return max((row.paid_on for row in _paid(case, facts) if row.paid_on is not None), default=None)


def paid_for(case: GuardianshipCase, facts: PeriodFacts) -> str:
    """The year of which what was paid in the period is (奖励年度): mostly the last one, that was evaluated."""
    return "、".join(filter(None, (reading.span_of(row.period_from, row.period_to) for row in _paid(case, facts))))


def _paid(case: GuardianshipCase, facts: PeriodFacts) -> list[GuardianshipReward]:
    return [row for row in case.rewards if facts.period.contains(row.paid_on)]


def _agreement_on(case: GuardianshipCase, facts: PeriodFacts) -> date | None:
    found = year(case, facts)
    return None if found is None else found.agreement_on


def _label(code: Code | None) -> str:
    return "" if code is None else code.label


COLUMNS = (
    RosterColumn("案号", lambda case, facts: case.number, CellKind.IDENTIFIER, 13),
    RosterColumn("村（居）", lambda case, facts: roster_cells.village(case.patient, facts), width=10, is_undated=True),
    RosterColumn("监护人", guardian, width=12, is_undated=True, stays=was_changed_later),
    RosterColumn("关系", relation, width=10, is_undated=True, stays=was_changed_later),
    RosterColumn("电话", phone, CellKind.IDENTIFIER, 13, is_undated=True),
    RosterColumn("责任书签订日", _agreement_on, CellKind.DATE, 13),
    RosterColumn("监护年度", year_text, width=24),
    RosterColumn("本季评估", quarter, width=10, is_of_the_month=True, entries=(Result,)),
    RosterColumn("随访日期（医生）", followed_up_on, CellKind.DATE, 15),
    RosterColumn("免费救治", free_care, width=9),
    RosterColumn("奖励标准", standard, CellKind.MONEY, 11, due_for=12),
    RosterColumn("已发金额", amount, CellKind.MONEY, 12, total=True, is_of_the_month=True),
    RosterColumn("发放日", paid_on, CellKind.DATE, 12, is_of_the_month=True),
    RosterColumn("患者（内部版）", patient, width=13, is_internal=True),
)

FOR_FORMS = (
    RosterColumn("患者性别（内部版）", of_patient(lambda case, facts: roster_cells.sex(case.patient, facts)), width=6),
    RosterColumn(
        "患者身份证号（内部版）", of_patient(lambda case, facts: roster_cells.id_no(case.patient, facts)), CellKind.IDENTIFIER, 20
    ),
    RosterColumn("危险性评估等级（内部版）", of_patient(lambda case, facts: _label(case.risk_level)), width=10, is_undated=True),
    RosterColumn("监护人身份证号", guardians_id_no, CellKind.IDENTIFIER, 20),
    RosterColumn("奖励年度", paid_for, width=24, is_of_the_month=True),
    RosterColumn("应发金额", due, CellKind.MONEY, 12, total=True, is_undated=True),
)

ROSTERS = (
    Roster(
        kind="guardianship",
        title="监护与奖励台账",
        columns=COLUMNS,
        belongs=on_register,
        ended=ended,
        ended_title="本期结案",
        order=lambda case: case.number,
        paper="A3",
        says_of_rows=how_counted,
        for_forms=FOR_FORMS,
    ),
)
