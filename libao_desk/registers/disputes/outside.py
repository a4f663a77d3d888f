"""What other bodies counted (外部数据): which lines tell a period, none of them twice, and the figures they make."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import groupby

from libao_desk.declare.day_order import in_order
from libao_desk.declare.period_facts import PeriodFacts
from libao_desk.declare.statistic import Among, CountFigure, Counting, Figure, RateFigure

from .codes import LogState, OutsideTopic
from .logs import OutsideFigure

MONTHS_A_YEAR = 12
SURVEYED = (
    OutsideTopic.CRIME_CAMPAIGN_KNOWN,
    OutsideTopic.CRIME_CAMPAIGN_SATISFIED,
    OutsideTopic.GRID_KNOWN,
    OutsideTopic.GRID_SATISFIED,
    OutsideTopic.RULE_OF_LAW_SATISFIED,
)
RATES = (OutsideTopic.STANDARD_MET, *SURVEYED)
"""What counts as a rate alone, reckoned from both its numbers."""

Told = Callable[[OutsideFigure], int | None]


def total(figure: OutsideFigure) -> int | None:
    """The whole number (总数)."""
    return figure.total


def settled(figure: OutsideFigure) -> int | None:
    """Of it what was settled (其中成功)."""
    return figure.settled


# --- what a line may say --------------------------------------------------------------------------------------------------

_DAYS = in_order((OutsideFigure.period_from, OutsideFigure.period_end))


def out_of_order(figure: OutsideFigure) -> Iterator[tuple[str, str]]:
    """(datum, sentence) for what cannot be: the last day before the first, more settled than there were."""
    yield from _DAYS(figure)
    if figure.total is not None and figure.settled is not None and figure.settled > figure.total:
        yield "settled", f"其中成功{figure.settled}多于总数{figure.total}，请核对。"


# --- which lines count ----------------------------------------------------------------------------------------------------


def counted(figures: Sequence[OutsideFigure]) -> list[OutsideFigure]:
    """Of lines of one topic those that say nothing again: not what a wider one holds, of the very same days the last received."""
    days = sorted(figures, key=_days)
    latest = [max(same, key=_received) for _, same in groupby(days, key=_days)]
    return [figure for figure in latest if not any(_holds(other, figure) for other in latest)]


def questions(figure: OutsideFigure, register: Sequence[OutsideFigure]) -> tuple[str, ...]:
    """What should be looked at: a line that counts nowhere, or one that counts and shares days with another that does."""
    if figure.state is LogState.VOID:
        return ()
    return tuple(_counts_nowhere(figure)) or tuple(_overlaps(figure, register))


def _overlaps(figure: OutsideFigure, register: Sequence[OutsideFigure]) -> Iterator[str]:
    """A sentence for each line of the same topic whose days are in part this one's: both count, and something may count twice."""
    for other in register:
        is_of_the_same = other is not figure and other.topic is figure.topic and other.state is not LogState.VOID
        if is_of_the_same and _cross(figure, other) and not any(_counts_nowhere(other)):
            yield f"统计期与{other.number or '表中上面一行'}（{_stretch(other)}）部分重叠，统计时两条都计入，请核对。"


def _counts_nowhere(figure: OutsideFigure) -> Iterator[str]:
    """Why a line is in no figure, whatever the period: what it lacks, or days that no period holds."""
    if missing := [label for label, is_missing in _lacks(figure) if is_missing]:
        rate = "材料所载比率只供存查，不参加计算。" if figure.stated else ""
        yield f"没有填{'、'.join(missing)}，这一条不计入任何统计数。{rate}"
    first, end = figure.period_from, figure.period_end
    if first is not None and end is not None and first.year < end.year:
        yield f"统计期{_stretch(figure)}跨了年度，没有哪个月、季、年完整包含它，这一条不计入任何统计数，请分年登记。"


def _lacks(figure: OutsideFigure) -> Iterator[tuple[str, bool]]:
    """What a line needs to count, each with whether it lacks it; of the police either number is a figure of its own."""
    yield "指标", figure.topic is None
    yield "统计期末日", figure.period_end is None
    has_either = figure.topic is OutsideTopic.POLICE_DISPUTES and figure.settled is not None
    is_counted = figure.topic not in (None, OutsideTopic.OTHER)
    yield "总数", is_counted and figure.total is None and not has_either
    yield "其中成功", figure.topic in RATES and figure.settled is None


def _days(figure: OutsideFigure) -> tuple[date, date]:
    return figure.period_from or date.min, figure.period_end or date.min


def _received(figure: OutsideFigure) -> tuple[date, int]:
    return figure.received_on or date.min, figure.id or 0


def _first(figure: OutsideFigure) -> date | None:
    """The first day; of a line without one that of its year, before which it cannot begin."""
    return figure.period_from or (figure.period_end and figure.period_end.replace(month=1, day=1))


def _holds(wide: OutsideFigure, figure: OutsideFigure) -> bool:
    """Whether all days of a line are days of another, wider one; how far one without a first day reaches is not known."""
    first, end = _first(figure), figure.period_end
    if wide.period_from is None or wide.period_end is None or first is None or end is None or _days(wide) == _days(figure):
        return False
    return wide.period_from <= first and end <= wide.period_end


def _cross(one: OutsideFigure, other: OutsideFigure) -> bool:
    """Whether two lines may share days, none of them holding the other or telling the very same days."""
    if _days(one) == _days(other) or _holds(one, other) or _holds(other, one):
        return False
    ends = one.period_end, other.period_end, _first(one), _first(other)
    if ends[0] is None or ends[1] is None or ends[2] is None or ends[3] is None:
        return False
    return ends[2] <= ends[1] and ends[3] <= ends[0]


def _stretch(figure: OutsideFigure) -> str:
    return f"{figure.period_from or '首日未填'}至{figure.period_end}"


# --- the figures ----------------------------------------------------------------------------------------------------------


def _speaks_of(topic: OutsideTopic) -> Callable[[OutsideFigure, PeriodFacts], bool]:
    """Whether a line tells a topic for a stretch that lies in the period as a whole; one without a first day is some part of its year."""

    def speaks(figure: OutsideFigure, facts: PeriodFacts) -> bool:
        if figure.topic is not topic or facts.state_on_last_day(figure) is LogState.VOID:
            return False
        begins = facts.period.length == MONTHS_A_YEAR if figure.period_from is None else facts.period.contains(figure.period_from)
        return begins and facts.period.contains(figure.period_end)

    return speaks


def _told(topic: OutsideTopic, counts: Told) -> Counting:
    speaks = _speaks_of(topic)
    return lambda figure, facts: (counts(figure) or 0) if speaks(figure, facts) else 0


def _among(topic: OutsideTopic, *says: Told) -> Among:
    """The lines that tell all of this of the period, none twice: one that lacks it hides no other that has it."""
    speaks = _speaks_of(topic)

    def lines(records: Sequence[OutsideFigure], facts: PeriodFacts) -> Sequence[OutsideFigure]:
        said = (one for one in records if speaks(one, facts))
        return counted([one for one in said if all(counts(one) is not None for counts in says)])

    return lines


def _count(name: str, title: str, topic: OutsideTopic, counts: Told = total, unit: str = "件") -> CountFigure:
    """A number another body gives; where it gave none for the period there is no number, and not 0."""
    return CountFigure(f"outside-figures.{name}", title, _told(topic, counts), unit, among=_among(topic, counts))


def _rate(name: str, title: str, topic: OutsideTopic) -> RateFigure:
    """A rate another body gives with what stands above and below its line."""
    above, below = _told(topic, settled), _told(topic, total)
    return RateFigure(f"outside-figures.{name}_rate", title, above, below, among=_among(topic, settled, total))


def _figures() -> Iterator[Figure]:
    yield _count("police_disputes", "警情中矛盾纠纷", OutsideTopic.POLICE_DISPUTES)
    yield _count("police_settled", "警情中矛盾纠纷调处成功", OutsideTopic.POLICE_DISPUTES, settled)
    yield _rate("police_settled", "警情中矛盾纠纷调处率（报告所称，实为成功率）", OutsideTopic.POLICE_DISPUTES)
    yield _count("deaths", OutsideTopic.DEATHS.label, OutsideTopic.DEATHS, unit="起")
    yield _count("turned_criminal", OutsideTopic.TURNED_CRIMINAL.label, OutsideTopic.TURNED_CRIMINAL)
    yield _rate(OutsideTopic.STANDARD_MET.value.lower(), "创建达标率", OutsideTopic.STANDARD_MET)
    yield from (_rate(topic.value.lower(), topic.label, topic) for topic in SURVEYED)


FIGURES: tuple[Figure, ...] = tuple(_figures())
