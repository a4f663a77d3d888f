"""The figures of people's mediation (人民调解案件情况统计表), of sweeps (排查) and of receptions (接待)."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from libao_desk.declare.period_facts import PeriodFacts
from libao_desk.declare.statistic import AmountFigure, CountFigure, Figure, RateFigure
from libao_desk.people.codes import CommitteeKind

from . import reading
from .codes import (
    AGREEMENTS,
    HARD,
    STATISTICAL_TYPES,
    ConfirmationResult,
    DisputeState,
    DisputeType,
    EntrustedBy,
    Outcome,
    Prevention,
    Source,
    Sued,
)
from .model import DisputeCase
from .settings import SUBSIDY_RATES

Test = Callable[[DisputeCase], bool]
Counting = Callable[[DisputeCase, PeriodFacts], int]


def accepted(case: DisputeCase, facts: PeriodFacts) -> int:
    """Accepted in the period (受理)."""
    return int(facts.period.contains(case.accepted_on))


def concluded(case: DisputeCase, facts: PeriodFacts) -> int:
    """Mediation ended in the period, whatever its outcome (调处)."""
    return int(case.outcome is not None and facts.period.contains(case.concluded_on))


def settled(case: DisputeCase, facts: PeriodFacts) -> int:
    """Ended in the period with an agreement (调解成功)."""
    return int(concluded(case, facts) and case.outcome in AGREEMENTS)


def taken_up(case: DisputeCase, facts: PeriodFacts) -> int:
    """Accepted in the period and taken up by its end (调处率的分子)."""
    return int(accepted(case, facts) and facts.state_on_last_day(case) is not DisputeState.APPLIED)


def amount(case: DisputeCase, facts: PeriodFacts) -> Decimal:
    """What the agreements concluded in the period are about, in yuan (协议涉及金额)."""
    return case.amount if settled(case, facts) and case.amount is not None else Decimal(0)


def people(case: DisputeCase, facts: PeriodFacts) -> int:
    """The people concerned by what was accepted in the period (涉及当事人)."""
    return (reading.people_involved(case) or 0) * accepted(case, facts)


def performed(case: DisputeCase, facts: PeriodFacts) -> int:
    """Agreements concluded in the period and carried out by its end (履行案件数)."""
    return int(settled(case, facts) and bool(case.performed_on or case.terms) and not reading.unperformed_terms(case))


def fell_due(case: DisputeCase, facts: PeriodFacts) -> int:
    """Agreements that stand and have a term due by the end of the period (协议履行率的分母); what has still time counts once done."""
    if case.outcome not in AGREEMENTS or case.concluded_on is None:
        return 0
    due = [term for term in case.terms if term.is_on_spot or _is_due(term.due_on, facts)]
    return int(any(term.is_on_spot or facts.is_past(term.due_on) for term in due) or (bool(due) and not reading.unperformed_terms(case)))


def kept(case: DisputeCase, facts: PeriodFacts) -> int:
    """Of those, the ones all of whose terms are carried out (协议履行率的分子)."""
    return int(bool(fell_due(case, facts)) and not reading.unperformed_terms(case))


def _is_due(due_on: date | None, facts: PeriodFacts) -> bool:
    return due_on is not None and due_on <= facts.last_day


def subsidy(case: DisputeCase, facts: PeriodFacts) -> Decimal:
    """The subsidy of volumes filed in the period (以案定补): what was fixed, else the office's rate for its level when it was filed."""
    row = case.mediator_subsidy
    if row is None or case.volume is None or not facts.period.contains(case.volume.filed_on):
        return Decimal(0)
    if row.amount is not None:
        return row.amount
    return Decimal(0) if row.level is None else Decimal(facts.office.setting_on(SUBSIDY_RATES[row.level], case.volume.filed_on))


def of(counting: Counting, test: Test) -> Counting:
    """Those of a count that pass a test."""
    return lambda case, facts: counting(case, facts) if test(case) else 0


def by_centre(case: DisputeCase) -> bool:
    """Taken by the township's dispute centre (调处中心)."""
    return case.committee is not None and case.committee.kind is CommitteeKind.CENTRE


def _of_type(dispute_type: DisputeType) -> CountFigure:
    """One head of the statistical table; what has no head of its own there is counted as other."""
    title = f"受理：{dispute_type.label}"
    beside = set(DisputeType) - set(STATISTICAL_TYPES) if dispute_type is DisputeType.OTHER else set()
    counted = {dispute_type, *beside}
    return CountFigure(f"disputes.type_{dispute_type.value}", title, of(accepted, lambda case: case.dispute_type in counted))


def _of_source(source: Source, title: str) -> CountFigure:
    return CountFigure(f"disputes.source_{source.value.lower()}", title, of(accepted, lambda case: case.source is source))


def _entrusted_by(body: EntrustedBy) -> CountFigure:
    counts = of(accepted, lambda case: case.source is Source.ENTRUSTED and case.entrusted_by is body)
    return CountFigure(f"disputes.entrusted_{body.value.lower()}", f"委托移送：{body.label}", counts)


def _prevented(prevention: Prevention, people: bool) -> CountFigure:
    def counts(case: DisputeCase, facts: PeriodFacts) -> int:
        rows = [row for row in case.prevented if row.prevention is prevention] if concluded(case, facts) else []
        return sum((row.people_count if people else row.cases_count) or 0 for row in rows)

    what = ("people", "人") if people else ("cases", "件")
    return CountFigure(f"disputes.prevented_{prevention.value.lower()}_{what[0]}", f"{prevention.label}（{what[1]}）", counts, unit=what[1])


def _confirmation_asked(case: DisputeCase, facts: PeriodFacts) -> int:
    ruling = case.court_confirmation
    return int(ruling is not None and facts.period.contains(ruling.applied_on))


def _confirmed(case: DisputeCase, facts: PeriodFacts) -> int:
    ruling = case.court_confirmation
    return int(ruling is not None and ruling.result is ConfirmationResult.CONFIRMED and facts.period.contains(ruling.ruling_on))


def _sued(result: Sued | None) -> Test:
    return lambda case: case.sued not in (None, Sued.NONE) and result in (None, case.sued)


DISPUTE_FIGURES: tuple[Figure, ...] = (
    CountFigure("disputes.accepted", "受理矛盾纠纷", accepted),
    CountFigure("disputes.concluded", "调处矛盾纠纷", concluded),
    CountFigure("disputes.settled", "调解成功", settled),
    CountFigure("disputes.failed", "调解不成", of(concluded, lambda case: case.outcome is Outcome.FAILED)),
    RateFigure("disputes.handled_rate", "调处率", taken_up, accepted),
    RateFigure("disputes.settled_rate", "调解成功率", settled, concluded),
    CountFigure("disputes.centre_accepted", "其中调处中心受理", of(accepted, by_centre)),
    CountFigure("disputes.centre_concluded", "其中调处中心调处", of(concluded, by_centre)),
    CountFigure("disputes.centre_settled", "其中调处中心调解成功", of(settled, by_centre)),
    AmountFigure("disputes.amount_yuan", "协议涉及金额", amount),
    CountFigure("disputes.people", "涉及当事人", people, unit="人"),
    _of_source(Source.INITIATIVE, "主动调解"),
    _of_source(Source.APPLICATION, "申请调解"),
    _of_source(Source.ENTRUSTED, "接受委托移送"),
    *(_entrusted_by(body) for body in EntrustedBy),
    *(_of_type(dispute_type) for dispute_type in STATISTICAL_TYPES),
    CountFigure("disputes.hard", "疑难复杂纠纷", of(accepted, lambda case: case.difficulty in HARD)),
    CountFigure("disputes.written", "书面协议", of(settled, lambda case: case.outcome is Outcome.WRITTEN)),
    CountFigure("disputes.oral", "口头协议", of(settled, lambda case: case.outcome is Outcome.ORAL)),
    CountFigure("disputes.performed", "履行案件数", performed),
    RateFigure("disputes.performed_rate", "协议履行率", kept, fell_due),
    *(_prevented(prevention, people) for prevention in Prevention for people in (False, True)),
    CountFigure("disputes.confirmation_asked", "申请司法确认", _confirmation_asked),
    CountFigure("disputes.confirmed", "司法确认有效", _confirmed),
    CountFigure("disputes.sued", "达成协议后起诉", of(settled, _sued(None))),
    CountFigure("disputes.sued_upheld", "判决维持", of(settled, _sued(Sued.UPHELD))),
    CountFigure("disputes.sued_changed", "判决变更", of(settled, _sued(Sued.CHANGED))),
    CountFigure("disputes.sued_void", "判决撤销或无效", of(settled, _sued(Sued.VOID))),
    AmountFigure("disputes.subsidy_yuan", "以案定补", subsidy),
)

AMOUNT_IN_WAN = AmountFigure("disputes.amount_wan", "协议涉及金额", amount, unit="万元", yuan_per_unit=10_000)
"""As the county's form tells it."""
