"""The deadline calculator (期限计算器): a way of counting or a clock, a date, and the whole reckoning."""

from dataclasses import dataclass
from datetime import date

from libao_desk.core.calendar import Count
from libao_desk.core.errors import Refusal
from libao_desk.declare.clock import OfficeFacts, Span

FREE_BASIS = {
    Count.CD: "民法典第201、203条",
    Count.CDX: "民法典第201条（不顺延）",
    Count.WD: "工作日",
    Count.MON: "民法典第202、203条",
    Count.TERM: "最高法刑诉法解释第202条",
    Count.HRS: "民法典第201条第2款",
}
"""What a bare way of counting rests on."""


@dataclass(frozen=True)
class Answer:
    """One reckoning as shown and exported."""

    kind: str
    length: int
    start: date
    unrolled: date
    last_day: date
    basis: str
    reckoning: str


def reckon_count(facts: OfficeFacts, count: Count, length: int, start: date) -> Answer:
    """Count `length` from `start`: days for CD, CDX, WD; months for MON, TERM; hours for HRS.

    Raises Refusal for a length below 1 and for PER, which has no length of its own.
    """
    if count not in FREE_BASIS:
        raise Refusal("按周期计算的期限没有长度，请按时限编号计算。")
    if not 1 <= length <= 36_500:
        raise Refusal("期限长度应在1到36500之间。")
    found = facts.calendar.reckon(count, length, start)
    return Answer(count.name, length, start, found.unrolled, found.last_day, FREE_BASIS[count], found.sentence)


def reckon_clock(facts: OfficeFacts, span: Span, start: date) -> Answer:
    """Apply one clock of the tables to a trigger date, by the rule in force on that day."""
    found, basis = facts.reckon(span, start)
    return Answer(span.key, found.length, start, found.unrolled, found.last_day, basis, found.sentence)
