"""What the rows of a period tell: one sentence a row, in the order of days, nothing that is not in the row."""

from datetime import date

import pytest

from libao_desk.core.period import Period
from libao_desk.declare.recent import Recent, Telling, clauses, draft
from libao_desk.registers.aftercare.model import AftercareCase
from libao_desk.registers.aftercare.parts import AftercareHelp, AftercareVisit

DECEMBER = Period.parse("2020-12")
TELLING = Recent(
    (
        Telling(AftercareCase.visits, AftercareVisit.held_on, lambda row: clauses("走访", row.situation)),
        Telling(AftercareCase.helps, AftercareHelp.applied_on, lambda row: row.result or ""),
    ),
    hides=lambda case, facts: False,
)


def _case() -> AftercareCase:
    visits = [
        AftercareVisit(id=1, held_on=date(2020, 12, 20), situation="在镇上务工。\n收入稳定；"),
        AftercareVisit(id=2, held_on=date(2020, 11, 30), situation="上月的情况"),
        AftercareVisit(id=3, held_on=None, situation="没有日期"),
    ]
    helps = [
        AftercareHelp(id=1, applied_on=date(2020, 12, 3), result="已发放"),
        AftercareHelp(id=2, applied_on=date(2020, 12, 4), result=" "),
    ]
    return AftercareCase(visits=visits, helps=helps)


def test_each_row_of_the_period_makes_one_sentence_with_its_row() -> None:
    sentences = TELLING.sentences(_case(), DECEMBER)
    assert [(one.part, one.row, one.text) for one in sentences] == [
        ("helps", 1, "12月3日已发放。"),
        ("visits", 1, "12月20日走访，在镇上务工，收入稳定。"),
    ]
    assert draft(sentences) == "".join(one.text for one in sentences)


def test_another_period_tells_its_own_rows() -> None:
    assert [one.row for one in TELLING.sentences(_case(), Period.parse("2020-11"))] == [2]
    assert [one.held_on.month for one in TELLING.sentences(_case(), Period.parse("2020-Q4"))] == [11, 12, 12]
    assert TELLING.sentences(_case(), Period.parse("2019")) == ()


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (("走访", None, ""), "走访"),
        (("走访", "情况稳定。", "；"), "走访，情况稳定"),
        (("甲\n\n乙",), "甲，乙"),
        ((None,), ""),
    ],
    ids=["nothing more", "marks at the end go", "lines become clauses", "nothing"],
)
def test_clauses(texts: tuple[str | None, ...], said: str) -> None:
    assert clauses(*texts) == said
