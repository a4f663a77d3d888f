"""Figures of letters and notices, and the invented year."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from random import Random

import pytest

from libao_desk.declare.clock import Duty, LateDuty, Whose
from libao_desk.declare.period_facts import PeriodFacts
from libao_desk.people.invented import InventedWorld
from libao_desk.registers.duties import forms, lifecycle, rosters, statistics
from libao_desk.registers.duties.codes import LetterState, NoticeState, PartyKind
from libao_desk.registers.duties.invented import invent
from libao_desk.registers.duties.letter import ResponsibilityLetter
from libao_desk.registers.duties.notice import SupervisionNotice
from libao_desk.registers.duties.reading import letter_label, next_year, notice_label

from .builders import a_letter, a_notice, facts, reviews

COUNTED: dict[str, tuple[Callable[[ResponsibilityLetter, PeriodFacts], int], Callable[[], ResponsibilityLetter], str, int]] = {
    "signed": (statistics.signed, a_letter, "2020-01", 1),
    "signed in another month": (statistics.signed, a_letter, "2020-02", 0),
    "void letters do not count": (statistics.signed, lambda: a_letter(LetterState.VOIDED), "2020-01", 0),
    "in force": (statistics.in_force, a_letter, "2020-06", 1),
    "ended": (statistics.in_force, lambda: a_letter(LetterState.ENDED), "2020-06", 0),
    "in force on the last day of its term": (statistics.in_force, a_letter, "2020-12", 1),
    "its term over, its end not entered": (statistics.in_force, a_letter, "2021-01", 0),
    "for no term told": (statistics.in_force, lambda: a_letter(ends_on=None), "2021-01", 1),
    "four reviews a year": (statistics.reviews_due, a_letter, "2020", 4),
    "one a quarter": (statistics.reviews_due, a_letter, "2020-Q2", 1),
    "none in a month that ends no quarter": (statistics.reviews_due, a_letter, "2020-05", 0),
    "no review of a void letter is due": (statistics.reviews_due, lambda: a_letter(LetterState.VOIDED), "2020", 0),
    "held": (statistics.reviews_held, lambda: a_letter(reviews=reviews(date(2020, 4, 1))), "2020-Q2", 1),
    "held in another quarter": (statistics.reviews_held, lambda: a_letter(reviews=reviews(date(2020, 3, 31))), "2020-Q2", 0),
    "held before the letter was void": (
        statistics.reviews_held,
        lambda: a_letter(LetterState.VOIDED, reviews=reviews(date(2020, 4, 1))),
        "2020-Q2",
        0,
    ),
}


@pytest.mark.parametrize(("counting", "letter", "period", "expected"), COUNTED.values(), ids=COUNTED)
def test_what_counts(
    counting: Callable[[ResponsibilityLetter, PeriodFacts], int], letter: Callable[[], ResponsibilityLetter], period: str, expected: int
) -> None:
    assert counting(letter(), facts(period)) == expected


REPLIED: dict[str, tuple[Callable[[], SupervisionNotice], tuple[int, int]]] = {
    "on the last day": (lambda: a_notice(replied_on=date(2020, 9, 14)), (1, 1)),
    "a day late": (lambda: a_notice(replied_on=date(2020, 9, 15)), (0, 1)),
    "not at all": (a_notice, (0, 1)),
    "void": (lambda: a_notice(NoticeState.VOIDED), (0, 0)),
}


@pytest.mark.parametrize(("notice", "expected"), REPLIED.values(), ids=REPLIED)
def test_replies_in_time(notice: Callable[[], SupervisionNotice], expected: tuple[int, int]) -> None:
    month = facts("2020-09")
    assert (statistics.replied_in_time(notice(), month), statistics.reply_falls_due(notice(), month)) == expected


def test_labels_name_offices_and_numbers_only() -> None:
    assert letter_label(a_letter()) == "2020年度 杨庄村"
    assert letter_label(ResponsibilityLetter()) == "（未填签订对象）"
    assert notice_label(a_notice()) == "TJ2020-0057 归档"


def test_the_next_year_s_letter_begins_with_the_same_party() -> None:
    letter = a_letter()
    carried = next_year(letter)
    assert (carried["year"], carried["party_kind"], carried["village"]) == (2021, "VILLAGE", letter.village)


def test_the_invented_year_has_a_letter_for_every_village_firm_and_school() -> None:
    world = InventedWorld(Random(1))
    records = list(invent(world, Random(1)))
    letters = [record for record in records if isinstance(record, ResponsibilityLetter)]
    notices = [record for record in records if isinstance(record, SupervisionNotice)]
    assert {letter.party_name for letter in letters} >= {village.name for village in world.villages}
    kinds = [letter.party_kind for letter in letters]
    assert (kinds.count(PartyKind.VILLAGE), kinds.count(PartyKind.FIRM), kinds.count(PartyKind.SCHOOL)) == (len(world.villages), 12, 3)
    assert all(lifecycle.letter_replay(letter, date(2020, 12, 31))[-1].target is LetterState.SIGNED for letter in letters)
    assert [lifecycle.notice_replay(notice, date(2020, 12, 31))[-1].target for notice in notices] == [NoticeState.CLOSED] * 4


def test_a_village_letter_lacks_no_person() -> None:
    """A name is wanted of a person who must be there, not of one who need not be."""
    assert not forms.PERSON_NAME.wanted
    assert forms.PERSON_NAME.fact.wanted


OVERDUE: dict[str, tuple[dict[str, object], str, list[tuple[object, ...]]]] = {
    "done in the month": ({"replied_on": date(2020, 9, 10)}, "2020-09", [("M09", 9, date(2020, 9, 10))]),
    "done in the month after": ({"replied_on": date(2020, 10, 10)}, "2020-10", [("M09", 39, date(2020, 10, 10))]),
    "done before the month": ({"replied_on": date(2020, 9, 10)}, "2020-10", []),
    "pressed for in the month, not answered": ({}, "2020-09", [("M09", 6, None)]),
    "pressed for before the month, not answered": ({}, "2020-10", []),
    "void": ({"state": NoticeState.VOIDED, "replied_on": date(2020, 9, 10)}, "2020-09", []),
}


@pytest.mark.parametrize(("values", "period", "expected"), OVERDUE.values(), ids=OVERDUE)
def test_what_is_late_no_more_and_was_pressed_for(values: dict[str, object], period: str, expected: list[tuple[object, ...]]) -> None:
    notices = [a_notice(**values)]  # type: ignore[arg-type]  # the state among them
    below = rosters.late_no_more(notices, facts(period))
    assert [(line.clock, line.days, line.done_on) for line in below] == expected
    assert rosters.overdue(notices, facts(period)) == ()


def test_a_notice_answered_is_not_that_of_the_same_work_late_again() -> None:
    duty = Duty("M09", "归档", date(2020, 12, 1), date(2020, 12, 20), date(2020, 12, 20), "", "", Whose.OURS)
    late = LateDuty("人民调解", "TJ2020-0057", duty, "", 11)
    month = replace(facts("2020-12"), late=lambda: (late,))
    answered, open_still = a_notice(replied_on=date(2020, 9, 10)), a_notice(trigger_on=date(2020, 8, 1))
    assert [line.notice for line in rosters.overdue([answered], month)] == [None]
    assert [line.notice for line in rosters.overdue([answered, open_still], month)] == [open_still]
    same = a_notice(trigger_on=date(2020, 12, 1), last_day=None, issued_on=date(2020, 12, 22), replied_on=date(2020, 12, 23))
    assert [line.notice for line in rosters.overdue([same, open_still], month)] == [same]
