"""The deadline calculator (期限计算器): a way of counting or a clock, a date, and the whole reckoning."""

from dataclasses import dataclass
from datetime import date

from libao_desk.core.calendar import Count
from libao_desk.core.errors import Refusal
from libao_desk.declare.clock import OfficeFacts, Span

CIVIL_LAWS = ((date(2021, 1, 1), "民法典"), (date(2017, 10, 1), "民法总则"))
"""民法总则 counts in articles of the same numbers as the code that took it up."""
BEFORE_THEM = "民法通则第154条"
CRIMINAL_2021 = date(2021, 3, 1)
FREE_BASIS = {
    Count.CD: "第201、203条",
    Count.CDX: "第201条（不顺延）",
    Count.WD: "工作日",
    Count.MON: "第202、203条",
    Count.TERM: "最高法刑诉法解释第202条",
    Count.HRS: "第201条第2款",
}
"""What a bare way of counting rests on; the articles are those of the civil law."""


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


def free_basis(count: Count, start: date) -> str:
    """What a bare way of counting rests on, by the law in force on the day it is counted from (domain 0.2)."""
    article = FREE_BASIS[count]
    if count is Count.TERM:
        return article if start >= CRIMINAL_2021 else "最高法刑诉法解释（2012），条文待确认"
    if not article.startswith("第"):
        return article
    return next((f"{law}{article}" for since, law in CIVIL_LAWS if start >= since), BEFORE_THEM)


def reckon_count(facts: OfficeFacts, count: Count, length: int, start: date) -> Answer:
    """Count `length` from `start`: days for CD, CDX, WD; months for MON, TERM; hours for HRS.

    Raises Refusal for a length below 1 and for PER, which has no length of its own.
    """
    if count not in FREE_BASIS:
        raise Refusal("按周期计算的期限没有长度，请按时限编号计算。")
    if not 1 <= length <= 36_500:
        raise Refusal("期限长度应在1到36500之间。")
    found = facts.calendar.reckon(count, length, start)
    return Answer(count.name, length, start, found.unrolled, found.last_day, free_basis(count, start), found.sentence)


def reckon_clock(facts: OfficeFacts, span: Span, start: date) -> Answer:
    """Apply one clock of the tables to a trigger date, by the rule in force on that day."""
    found, basis = facts.reckon(span, start)
    return Answer(span.key, found.length, start, found.unrolled, found.last_day, basis, found.sentence)
