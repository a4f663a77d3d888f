"""Figures and roster of aftercare: what counts in a period, who is named, and the invented year."""

from collections.abc import Callable
from datetime import date
from random import Random

import pytest

from libao_desk.core.period import Period
from libao_desk.declare.period_facts import PeriodFacts
from libao_desk.declare.statistic import CountFigure, RateFigure
from libao_desk.people.invented import InventedWorld
from libao_desk.registers.aftercare import cautions, lifecycle, statistics
from libao_desk.registers.aftercare.codes import AftercareState, CloseReason, Handover, HelpKind, HelpLevel, ReleaseSource, Settlement
from libao_desk.registers.aftercare.invented import YEARS_END, invent
from libao_desk.registers.aftercare.model import AftercareCase
from libao_desk.registers.aftercare.parts import AftercareHelp
from libao_desk.registers.aftercare.rosters import COLUMNS, FOR_FORMS, ended, on_register
from tests.registers.courses import course_told

from .builders import OFFICE, a_case, a_person, facts, helps, visits

S = AftercareState
COUNTED: dict[str, tuple[Callable[[AftercareCase, PeriodFacts], int], Callable[[], AftercareCase], int]] = {
    "in follow-up": (statistics.in_follow_up, a_case, 1),
    "not yet handed over": (statistics.in_follow_up, lambda: a_case(S.VERIFIED), 0),
    "closed": (statistics.in_follow_up, lambda: a_case(S.CLOSED), 0),
    "fetched on the day": (statistics.key_fetched, lambda: a_case(level=HelpLevel.KEY), 1),
    "brought by the prison": (statistics.key_fetched, lambda: a_case(handover=Handover.BROUGHT_BY_PRISON, level=HelpLevel.KEY), 1),
    "came alone": (statistics.key_fetched, lambda: a_case(handover=Handover.CAME_ALONE, level=HelpLevel.KEY), 0),
    "fetched a day late": (statistics.key_fetched, lambda: a_case(handed_on=date(2020, 3, 3), level=HelpLevel.KEY), 0),
    "a general person needs no fetching": (statistics.key_released, a_case, 0),
    "a minor does": (statistics.key_released, lambda: a_case(person=a_person(birth_date=date(2003, 1, 1))), 1),
    "from correction nobody is fetched": (statistics.key_released, lambda: a_case(source=ReleaseSource.CORRECTION, level=HelpLevel.KEY), 0),
    "settled": (statistics.settled, lambda: a_case(settlement=Settlement.HIRED, settled_on=date(2020, 3, 20)), 1),
    "unable to work": (statistics.able_to_work, lambda: a_case(is_able_to_work=False), 0),
    "visited in the period": (statistics.helped, lambda: a_case(visits=visits(date(2020, 3, 31))), 1),
    "visited the day after": (statistics.helped, lambda: a_case(visits=visits(date(2020, 4, 1))), 0),
    "helped in the period, written down later": (statistics.helped, lambda: a_case(helps=helps(date(2020, 4, 5), date(2020, 3, 15))), 1),
    "helped in the period, nobody wrote when it was asked for": (
        statistics.helped,
        lambda: a_case(helps=helps(None, date(2020, 3, 15))),
        1,
    ),
    "asked for in the period": (statistics.helped, lambda: a_case(helps=helps(date(2020, 3, 15), date(2020, 4, 5))), 1),
    "asked for before the period": (statistics.helped, lambda: a_case(helps=helps(date(2020, 2, 28), date(2020, 3, 2))), 0),
    "not before the act is done": (statistics.left, lambda: a_case(S.ACTIVE, closed_on=date(2020, 3, 31)), 0),
    "left in the period": (statistics.left, lambda: a_case(S.CLOSED, closed_on=date(2020, 3, 31)), 1),
    "left, the day of his coming unknown": (
        statistics.left,
        lambda: a_case(S.CLOSED, handed_on=None, filed_on=None, closed_on=date(2020, 3, 31)),
        1,
    ),
}


@pytest.mark.parametrize(("counting", "case", "expected"), COUNTED.values(), ids=COUNTED)
def test_what_counts(counting: Callable[[AftercareCase, PeriodFacts], int], case: Callable[[], AftercareCase], expected: int) -> None:
    assert counting(case(), facts()) == expected


@pytest.mark.parametrize(("state", "shown"), [(S.VERIFIED, ""), (S.ACTIVE, Settlement.HIRED.label)])
def test_a_living_without_a_day_is_not_told_of_who_is_still_inside(state: AftercareState, shown: str) -> None:
    case = a_case(state, settlement=Settlement.HIRED, settled_on=None)
    assert next(column.value(case, facts()) for column in COLUMNS if column.title == "安置情况") == shown


def test_the_roster_hides_what_must_not_leave_the_office() -> None:
    minor = a_case(person=a_person(birth_date=date(2003, 1, 1), id_no="320699200301010013", residence_address="李堡镇样例村1组"))
    cells = {column.title: column.value(minor, facts()) for column in COLUMNS}
    assert cells["姓名"] == "张某某"
    assert [cells[title] for title in ("身份证号", "村（居）", "现住址", "电话", "原罪名")] == [""] * 5
    adult = a_case(person=a_person(id_no="320699198005060010"))
    shown = {column.title: column.value(adult, facts()) for column in COLUMNS}
    assert (shown["姓名"], shown["身份证号"]) == ("张甲三", "320699********0010")
    assert {c.title: c.value(adult, facts(full=True)) for c in COLUMNS}["身份证号"] == "320699198005060010"


@pytest.mark.parametrize(
    ("sentence", "told"),
    [("有期徒刑一年六个月", ("有期徒刑", "一年六个月")), ("无期徒刑", ("无期徒刑", "")), ("三年", ("", "三年")), (None, ("", ""))],
)
def test_a_sentence_is_taken_apart_for_a_form_with_two_columns(sentence: str | None, told: tuple[str, str]) -> None:
    cells = {column.title: column.value(a_case(sentence=sentence), facts()) for column in FOR_FORMS}
    assert (cells["刑种"], cells["主刑刑期"]) == told


def test_who_stands_on_the_roster() -> None:
    assert on_register(a_case(), facts())
    assert on_register(a_case(S.NOT_ARRIVED), facts())
    gone = a_case(S.CLOSED, closed_on=date(2020, 3, 31), close_reason=CloseReason.DEAD)
    assert not on_register(gone, facts())
    assert ended(gone, facts())
    assert not ended(gone, facts("2020-04"))


def test_the_invented_year_gives_the_figures_of_the_report() -> None:
    """138 people, twelve of them key, all of those released in the year fetched; the register balances."""
    world = InventedWorld(Random(1))
    cases = list(invent(world, Random(1)))
    states = {id(case): lifecycle.replay(case, YEARS_END)[-1].target for case in cases}
    year = PeriodFacts(Period.parse("2020"), OFFICE, lambda case: states[id(case)], course=course_told(lifecycle.replay, YEARS_END))

    def total(counting: Callable[[AftercareCase, PeriodFacts], int]) -> int:
        return sum(counting(case, year) for case in cases)

    assert (total(statistics.in_follow_up), total(statistics.key)) == (138, 12)
    assert total(statistics.key_fetched) == total(statistics.key_released) > 0
    assert total(statistics.opening) + total(statistics.came) - total(statistics.left) == 138


def test_every_figure_counts_an_empty_record_as_nothing() -> None:
    empty = AftercareCase(state=S.NOTIFIED)
    for figure in statistics.STATISTICS:
        countings = [figure.counts] if isinstance(figure, CountFigure) else []
        countings += [figure.numerator, figure.denominator] if isinstance(figure, RateFigure) else []
        assert [counting(empty, facts()) for counting in countings] == [0] * len(countings)


def test_a_day_of_the_end_that_was_typed_and_not_carried_out_is_pointed_at() -> None:
    case = a_case(S.ACTIVE, closed_on=date(2020, 3, 31), settlement=Settlement.LAND)
    assert cautions.warn(case) == ("已填解除帮教日期2020-03-31而尚未办理“解除帮教”，花名册、统计仍按在册计算，请办理。",)
    assert cautions.warn(a_case(S.CLOSED, closed_on=date(2020, 3, 31))) == ()
    assert cautions.warn(a_case(settlement=Settlement.LAND)) == ()
    assert not ended(case, facts())
    (undated,) = cautions.warn(a_case(settlement=Settlement.LAND, helps=[AftercareHelp(kind=HelpKind.LIVING_ALLOWANCE)]))
    assert "请填写申请日期或落实日期" in undated
    (moving,) = cautions.warn(a_case(S.ACTIVE, moved_on=date(2020, 3, 31), settlement=Settlement.LAND))
    assert "“移交”" in moving
