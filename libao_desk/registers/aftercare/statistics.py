"""The figures of aftercare (安置帮教统计): the balance of the register, hand-over, work, help."""

from libao_desk.declare.period_facts import PeriodFacts
from libao_desk.declare.presence import Presence
from libao_desk.declare.statistic import CountFigure, Figure, RateFigure

from . import reading
from .codes import FETCHED, IN_FOLLOW_UP, HelpKind, HelpLevel, ReleaseSource
from .model import AftercareCase

PERSONS = "人"
TIMES = "人次"
SETTLEMENT, STATE, LEVEL = "安置情况", "状态", "帮教类别"
UNDATED_IN = (SETTLEMENT, STATE, LEVEL)
"""The columns of the roster that say of whom it is asked what he lives on, and what it is; not all of that has a day."""


def in_follow_up(case: AftercareCase, facts: PeriodFacts) -> int:
    """Handed over and helped on the last day of the period (期末在册)."""
    return int(facts.state_on_last_day(case) in IN_FOLLOW_UP)


def key(case: AftercareCase, facts: PeriodFacts) -> int:
    """Of them the key persons (重点)."""
    return int(bool(in_follow_up(case, facts)) and reading.level_on(case, facts.last_day) is HelpLevel.KEY)


FOLLOWED = Presence(IN_FOLLOW_UP)
opening, came, left = FOLLOWED.opening, FOLLOWED.came, FOLLOWED.left


def to_be_handed(case: AftercareCase, facts: PeriodFacts) -> int:
    """Released in the period (应衔接); who is released today or later counts once handed over."""
    return int(facts.period.contains(case.released_on) and (facts.is_past(case.released_on) or case.handed_on is not None))


def handed(case: AftercareCase, facts: PeriodFacts) -> int:
    """Of them those handed over (已衔接)."""
    return int(bool(to_be_handed(case, facts)) and case.handed_on is not None)


def key_released(case: AftercareCase, facts: PeriodFacts) -> int:
    """Persons released in the period whom the office must fetch (重点刑释人员)."""
    return int(bool(to_be_handed(case, facts)) and reading.must_be_fetched(case))


def key_fetched(case: AftercareCase, facts: PeriodFacts) -> int:
    """Of them those fetched, or brought by the prison, on the day of release."""
    on_time = case.handed_on is not None and case.released_on is not None and case.handed_on <= case.released_on
    return int(bool(key_released(case, facts)) and on_time and case.handover in FETCHED)


def able_to_work(case: AftercareCase, facts: PeriodFacts) -> int:
    """In follow-up and able to work (安置率的分母)."""
    return int(bool(in_follow_up(case, facts)) and case.is_able_to_work is not False)


def settled(case: AftercareCase, facts: PeriodFacts) -> int:
    """Of them those who earn a living (安置), as the roster of the same period says."""
    sent = facts.sent(case, SETTLEMENT)
    stays = sent is not None and reading.keeps_settlement(case, facts, sent)
    return int(bool(able_to_work(case, facts)) and (sent != "" if stays else case.settlement is not None))


def helped(case: AftercareCase, facts: PeriodFacts) -> int:
    """In follow-up with a visit or help in the period (帮教)."""
    days = [*(visit.held_on for visit in case.visits), *(reading.helped_on(help_) for help_ in case.helps)]
    return int(bool(in_follow_up(case, facts)) and any(facts.period.contains(day) for day in days))


def reoffended(case: AftercareCase, facts: PeriodFacts) -> int:
    """In follow-up in the period and convicted again (重新犯罪)."""
    return int(bool(followed(case, facts)) and facts.period.contains(case.reoffended_on))


def followed(case: AftercareCase, facts: PeriodFacts) -> int:
    """In follow-up at some time in the period."""
    return int(bool(opening(case, facts)) or bool(came(case, facts)))


def _from(source: ReleaseSource) -> CountFigure:
    def counts(case: AftercareCase, facts: PeriodFacts) -> int:
        return int(bool(in_follow_up(case, facts)) and case.source is source)

    return CountFigure(f"aftercare.source_{source.value.lower()}", f"其中{source.label}", counts, unit=PERSONS)


def _helped_by(kind: HelpKind) -> CountFigure:
    def counts(case: AftercareCase, facts: PeriodFacts) -> int:
        return sum(help_.kind is kind and facts.period.contains(reading.helped_on(help_)) for help_ in case.helps)

    return CountFigure(
        f"aftercare.help_{kind.value.lower()}", f"帮扶：{kind.label}", counts, unit=TIMES, recorded=lambda case: bool(case.helps)
    )


STATISTICS: tuple[Figure, ...] = (
    CountFigure("aftercare.in_follow_up", "刑满释放、解矫人员在册", in_follow_up, unit=PERSONS),
    CountFigure("aftercare.key", "其中重点帮教", key, unit=PERSONS),
    RateFigure("aftercare.key_fetched_rate", "重点刑释人员接回率", key_fetched, key_released),
    CountFigure("aftercare.opening", "期初在册", opening, unit=PERSONS),
    CountFigure("aftercare.came", "新增", came, unit=PERSONS),
    CountFigure("aftercare.left", "解除、移交", left, unit=PERSONS),
    *(_from(source) for source in ReleaseSource),
    RateFigure("aftercare.handed_rate", "衔接率", handed, to_be_handed),
    RateFigure("aftercare.settled_rate", "安置率", settled, able_to_work, undated_in=UNDATED_IN),
    RateFigure("aftercare.helped_rate", "帮教率", helped, in_follow_up),
    RateFigure("aftercare.reoffended_rate", "重新犯罪率", reoffended, followed),
    *(_helped_by(kind) for kind in HelpKind),
    CountFigure(
        "aftercare.visits",
        "走访",
        lambda case, facts: sum(facts.period.contains(visit.held_on) for visit in case.visits),
        unit=TIMES,
        recorded=lambda case: bool(case.visits),
    ),
)
