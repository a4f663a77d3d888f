"""The length of a correction by our own reckoning, and what else a case's rows say taken together."""

from datetime import date
from typing import Any

import pytest

from libao_desk.registers.corrections import reading
from libao_desk.registers.corrections.codes import CheckInResult, CorrectionCategory, ManagementClass, SchemeRole, SentenceKind
from libao_desk.registers.corrections.parts import CorrectionClassChange, CorrectionSchemeRole
from libao_desk.registers.corrections.warnings import warnings

from .builders import a_case, a_checked_in, a_juvenile, a_member, a_person, an_expected

BEGINNINGS = ("term_from", "effective_on", "checked_in_on")

SURVEILLANCE: dict[str, Any] = {"category": CorrectionCategory.PUBLIC_SURVEILLANCE, "term_years": None}
TERMS: dict[str, tuple[str, dict[str, Any], str]] = {
    "a year": ("2020-07-15", {"term_years": 1}, "2021-07-14"),
    "a year from a leap day": ("2020-02-29", {"term_years": 1}, "2021-02-27"),
    "a month from the end of January": ("2020-01-31", {"term_years": None, "term_months": 1}, "2020-02-28"),
    "half a year from the end of August": ("2020-08-31", {"term_years": None, "term_months": 6}, "2021-02-27"),
    "a year and a half": ("2020-07-15", {"term_years": 1, "term_months": 6}, "2022-01-14"),
    "half a month": ("2020-07-15", {"term_years": None, "term_days": 15}, "2020-07-29"),
    "surveillance, two days off for each in custody": (
        "2020-07-15",
        SURVEILLANCE | {"sentence_years": 1, "custody_days": 10},
        "2021-06-24",
    ),
    "surveillance of months, its term not entered": (
        "2020-07-15",
        SURVEILLANCE | {"sentence_years": None, "sentence_months": 6},
        "2021-01-14",
    ),
    "surveillance of a year and some days": (
        "2020-07-15",
        SURVEILLANCE | {"sentence_years": 1, "sentence_days": 15},
        "2021-07-29",
    ),
    "custody shortens no probation": ("2020-07-15", {"term_years": 1, "custody_days": 10}, "2021-07-14"),
}


@pytest.mark.parametrize("name", TERMS)
def test_a_term_is_counted_with_its_first_day(name: str) -> None:
    starts_on, values, ends_on = TERMS[name]
    assert f"{reading.computed_term_end(a_case(term_from=date.fromisoformat(starts_on), **values))}" == ends_on


@pytest.mark.parametrize("values", [{"term_from": None}, {"term_years": None}], ids=["no first day", "no length"])
def test_a_term_of_which_something_is_missing_is_not_guessed(values: dict[str, Any]) -> None:
    assert reading.computed_term_end(a_case(**values)) is None


def test_the_instruments_day_wins_and_a_difference_is_only_shown() -> None:
    case = a_case(term_to=date(2021, 7, 6))
    (sentence,) = warnings(case)
    assert sentence.startswith("文书载明的矫正结束日期为2021-07-06，按期限推算为2021-07-05")
    assert case.term_to == date(2021, 7, 6)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2020, 7, 12), None),
        (date(2020, 7, 13), ManagementClass.STRICT),
        (date(2020, 10, 31), ManagementClass.STRICT),
        (date(2020, 11, 1), ManagementClass.NORMAL),
    ],
)
def test_the_class_of_a_day_is_that_of_the_last_change_before_it(day: date, expected: ManagementClass | None) -> None:
    changes = [
        CorrectionClassChange(starts_on=date(2020, 11, 1), mgmt_class=ManagementClass.NORMAL),
        CorrectionClassChange(starts_on=date(2020, 7, 13), mgmt_class=ManagementClass.STRICT),
    ]
    assert reading.class_on(a_case(class_changes=changes), day) is expected


def test_without_changes_the_class_on_the_record_counts() -> None:
    assert reading.class_on(a_case(), date(2020, 12, 31)) is ManagementClass.NORMAL


def test_the_team_of_a_day_leaves_out_who_came_later_or_left() -> None:
    team = [
        a_member(name="甲", starts_on=None),
        a_member(name="乙", ends_on=date(2020, 9, 30)),
        a_member(name="丙", starts_on=date(2020, 10, 2)),
    ]
    assert [member.name for member in reading.team_on(a_case(team=team), date(2020, 10, 1))] == ["甲"]
    assert [member.name for member in reading.team_on(a_case(team=team), date(2020, 9, 30))] == ["甲", "乙"]
    assert [member.name for member in reading.team_on(a_case(team=team), date(2020, 10, 2))] == ["甲", "丙"]


def test_the_leader_stands_before_the_chief_of_the_scheme() -> None:
    chief = CorrectionSchemeRole(role=SchemeRole.CHIEF, name="村长甲")
    staff = CorrectionSchemeRole(role=SchemeRole.STAFF, name="三员乙")
    led = a_case(team=[a_member(name="组长丙", is_leader=True)], scheme_roles=[chief])
    assert reading.chief_name(led, date(2020, 12, 31)) == "组长丙"
    assert reading.chief_name(a_case(team=[a_member()], scheme_roles=[chief, staff]), date(2020, 12, 31)) == "村长甲"
    assert reading.chief_name(a_case(), date(2020, 12, 31)) == ""


@pytest.mark.parametrize(("day", "name"), [("02-29", ""), ("03-01", "村长甲"), ("08-31", "村长甲"), ("09-01", "")])
def test_a_chief_of_the_scheme_is_one_from_his_first_to_his_last_day(day: str, name: str) -> None:
    chief = CorrectionSchemeRole(role=SchemeRole.CHIEF, name="村长甲", starts_on=date(2020, 3, 1), ends_on=date(2020, 8, 31))
    assert reading.chief_name(a_case(scheme_roles=[chief]), date.fromisoformat(f"2020-{day}")) == name


@pytest.mark.parametrize(
    ("begun_on", "expected"),
    [(date(2021, 9, 1), True), (date(2021, 9, 2), False)],
    ids=["on the eighteenth birthday", "the day after"],
)
def test_eighteen_is_reached_on_the_day_after_the_birthday(begun_on: date, expected: bool) -> None:
    case = a_juvenile(is_juvenile=False, was_minor_at_offence=False, term_from=begun_on)
    assert reading.is_juvenile_on(case, date(2030, 1, 1)) is expected


JUVENILES: dict[str, tuple[dict[str, Any], bool]] = {
    "ticked": ({"was_minor_at_offence": False, "term_from": date(2022, 1, 3)}, True),
    "under eighteen at the crime": ({"is_juvenile": False, "term_from": date(2022, 1, 3)}, True),
    "under eighteen when it began, nothing ticked": ({"is_juvenile": False, "was_minor_at_offence": None}, True),
    "grown up": ({"is_juvenile": False, "was_minor_at_offence": None, "term_from": date(2022, 1, 3)}, False),
    "no day to go by": ({"is_juvenile": False, "was_minor_at_offence": None, **dict.fromkeys(BEGINNINGS)}, False),
    "nobody known": ({"person": None, "is_juvenile": False, "was_minor_at_offence": None}, False),
}


@pytest.mark.parametrize("name", JUVENILES)
def test_a_juvenile_case_stays_one(name: str) -> None:
    values, expected = JUVENILES[name]
    assert reading.is_juvenile_on(a_juvenile(**values), date(2030, 1, 1)) is expected


IN_FORCE_FROM: dict[str, tuple[Any, date | None]] = {
    "the check-in": (a_case, date(2020, 7, 10)),
    "the announcement": (lambda: a_case(checked_in_on=None), date(2020, 7, 13)),
    "an old row": (lambda: an_expected(), date(2020, 7, 6)),
    "the papers came, nobody did": (lambda: an_expected(docs_received_on=date(2020, 7, 8)), None),
    "the notice came, nobody did": (lambda: an_expected(notice_received_on=date(2020, 7, 8)), None),
    "nobody came": (lambda: an_expected(checkin_result=CheckInResult.NO_SHOW), None),
    "nothing known": (lambda: an_expected(term_from=None), None),
}


@pytest.mark.parametrize("name", IN_FORCE_FROM)
def test_a_case_is_in_force_from(name: str) -> None:
    make, day = IN_FORCE_FROM[name]
    assert reading.in_force_from(make()) == day


@pytest.mark.parametrize(
    ("case", "text"),
    [
        (a_case(), "王小甲 缓刑 2020-07-06至2021-07-05"),
        (a_case(person=None, category=None, term_from=None, term_to=None), "（姓名待填）"),
        (a_case(term_to=None), "王小甲 缓刑 2020-07-06至？"),
    ],
)
def test_a_case_is_named_by_person_kind_and_term(case: Any, text: str) -> None:
    assert reading.label(case) == text


def test_a_woman_without_sex_on_her_card_is_not_guessed() -> None:
    assert not reading.is_female(a_checked_in(person=a_person(sex=None)))


def test_a_fixed_term_of_unknown_length_warns_of_nothing() -> None:
    assert warnings(a_case(term_years=None, sentence_kind=SentenceKind.FIXED_TERM)) == ()


SENTENCES: dict[str, tuple[dict[str, Any], bool]] = {
    "five years": ({"sentence_years": 5}, True),
    "five years and a day": ({"sentence_years": 5, "sentence_days": 1}, False),
    "sixty months": ({"sentence_years": None, "sentence_months": 60}, True),
    "five years and a month": ({"sentence_years": 5, "sentence_months": 1}, False),
    "one month": ({"sentence_years": None, "sentence_months": 1}, True),
    "days alone": ({"sentence_years": None, "sentence_days": 20}, True),
    "length unknown": ({"sentence_years": None}, False),
    "short detention": ({"sentence_kind": SentenceKind.SHORT_DETENTION, "sentence_years": None}, True),
    "surveillance": ({"sentence_kind": SentenceKind.PUBLIC_SURVEILLANCE}, True),
    "life": ({"sentence_kind": SentenceKind.LIFE}, False),
    "an adult at the crime": ({"was_minor_at_offence": False}, False),
}


@pytest.mark.parametrize("name", SENTENCES)
def test_a_record_is_sealed_up_to_five_years(name: str) -> None:
    values, sealable = SENTENCES[name]
    assert a_juvenile(**values).is_sealable is sealable
