"""The clocks P01 to P16: when they run, to which day, on what basis, and when they stop."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from libao_desk.declare.clock import Duty, OfficeFacts, Whose
from libao_desk.declare.setting import SettingValues
from libao_desk.registers.petitions import rules, settings, spans
from libao_desk.registers.petitions.codes import LegalRoute, PetitionKind, PetitionState, Rating, RouteIn
from libao_desk.registers.petitions.model import PetitionMatter
from libao_desk.registers.petitions.parts import PetitionLeaderNote, PetitionRecheck, PetitionReview

from .builders import OFFICE, a_matter, a_new_one

S = PetitionState
Rule = Callable[[PetitionMatter, OfficeFacts, date], tuple[Duty, ...]]
TODAY = date(2020, 12, 31)
ANSWERED: dict[str, Any] = {"state": S.ANSWERED, "opinion_on": date(2020, 12, 1), "opinion_served_on": date(2020, 12, 2)}
FORWARDED: dict[str, Any] = {"route_in": RouteIn.FORWARDED}


def reviewed(**values: Any) -> list[PetitionReview]:
    return [PetitionReview(**({"asked_on": date(2020, 12, 10)} | values))]


RUNNING: dict[str, tuple[Rule, Callable[[], PetitionMatter], str]] = {
    "P01 on the day itself": (rules.registering, a_new_one, "2020-08-03"),
    "P01 received on a Sunday, on Monday": (rules.registering, lambda: a_new_one(received_on=date(2020, 8, 2)), "2020-08-03"),
    "P01 registered but not entered": (rules.registering, lambda: a_new_one(registered_on=date(2020, 8, 3)), "2020-08-03"),
    "P02 fifteen days": (rules.notice_direct, a_new_one, "2020-08-18"),
    "P02 over the long Spring Festival of 2020": (
        rules.notice_direct, lambda: a_new_one(received_on=date(2020, 1, 10)), "2020-02-03",
    ),
    "P03 fifteen days": (rules.notice_forwarded, lambda: a_new_one(received_on=date(2026, 9, 10), **FORWARDED), "2026-09-28"),
    "P04 five working days, one of them a Saturday": (
        rules.objecting, lambda: a_new_one(received_on=date(2020, 9, 28), **FORWARDED), "2020-10-12",
    ),
    "P05 the bureau's fifteen days": (
        rules.forwarding, lambda: a_new_one(received_on=None, organ_received_on=date(2020, 8, 3), **FORWARDED), "2020-08-18",
    ),
    "P06 sixty days, rolled over the holidays": (rules.answering, a_matter, "2020-10-09"),
    "P06 when the extension was told too late": (
        rules.answering,
        lambda: a_matter(extended_to=date(2020, 10, 20), extension_notified_on=date(2020, 10, 10)),
        "2020-10-09",
    ),
    "P06 when the extension is longer than thirty days": (
        rules.answering,
        lambda: a_matter(extended_to=date(2020, 12, 31), extension_notified_on=date(2020, 9, 20)),
        "2020-10-09",
    ),
    "P06 when the extension names an earlier day": (
        rules.answering,
        lambda: a_matter(extended_to=date(2020, 9, 30), extension_notified_on=date(2020, 9, 20)),
        "2020-10-09",
    ),
    "P07 by the day it names": (
        rules.answering_extended,
        lambda: a_matter(S.EXTENDED, extended_to=date(2020, 10, 20), extension_notified_on=date(2020, 10, 9)),
        "2020-10-20",
    ),
    "P07 a Sunday rolls": (
        rules.answering_extended,
        lambda: a_matter(S.EXTENDED, extended_to=date(2020, 10, 25), extension_notified_on=date(2020, 9, 9)),
        "2020-10-26",
    ),
    "P07 to be told before the first end": (rules.answering_extended, lambda: a_matter(extended_to=date(2020, 10, 20)), "2020-10-09"),
    "P08 by the day the organ named": (
        rules.reporting,
        lambda: a_matter(S.CLOSED, route_in=RouteIn.ASSIGNED, report_due_on=date(2020, 10, 3)),
        "2020-10-09",
    ),
    "P09 thirty days, over New Year": (rules.review_request, lambda: a_matter(**ANSWERED), "2021-01-04"),
    "P09 also where the office closed the matter early": (
        rules.review_request, lambda: a_matter(**(ANSWERED | {"state": S.CLOSED})), "2021-01-04",
    ),
    "P10 thirty days": (rules.review_answer, lambda: a_matter(S.REVIEW, reviews=reviewed()), "2021-01-11"),
    "P11 asked for within thirty days of the review": (
        rules.recheck, lambda: a_matter(S.REVIEW, reviews=reviewed(result_on=date(2020, 12, 20))), "2021-01-19",
    ),
    "P11 answered within thirty days": (
        rules.recheck,
        lambda: a_matter(S.RECHECK, reviews=reviewed(), rechecks=[PetitionRecheck(asked_on=date(2020, 12, 21))]),
        "2021-01-20",
    ),
    "P11 the hearing is not counted": (
        rules.recheck,
        lambda: a_matter(S.RECHECK, rechecks=[PetitionRecheck(asked_on=date(2020, 12, 21), hearing_days=3)]),
        "2021-01-25",
    ),
    "P12 at once": (rules.urgent_report, lambda: a_matter(urgent_found_on=date(2020, 8, 8)), "2020-08-08"),
    "P13 a suggestion": (rules.suggestion, lambda: a_matter(kind=PetitionKind.SUGGESTION), "2020-10-09"),
    "P14 an application to act": (
        rules.investigation,
        lambda: a_matter(S.ROUTED, legal_route=LegalRoute.INVESTIGATION, accepted_on=None, passed_on=date(2020, 8, 5)),
        "2020-10-09",
    ),
    "P15 an invitation to rate": (rules.rating, lambda: a_matter(**ANSWERED), "2020-12-09"),
}  # fmt: skip


@pytest.mark.parametrize(("rule", "matter", "last_day"), RUNNING.values(), ids=RUNNING)
def test_a_clock_runs_to_its_last_day(rule: Rule, matter: Callable[[], PetitionMatter], last_day: str) -> None:
    assert [f"{duty.last_day}" for duty in rule(matter(), OFFICE, TODAY)] == [last_day]


SILENT: dict[str, tuple[Rule, Callable[[], PetitionMatter]]] = {
    "P01 once registered and entered": (rules.registering, a_matter),
    "P02 once told": (rules.notice_direct, a_matter),
    "P02 for a forwarded one": (rules.notice_direct, lambda: a_new_one(**FORWARDED)),
    "P02 where nobody is named": (rules.notice_direct, lambda: a_new_one(petitioner=None)),
    "P02 where the address is unclear": (rules.notice_direct, lambda: a_new_one(is_address_unclear=True)),
    "P03 for a direct one": (rules.notice_forwarded, a_new_one),
    "P03 once it went back": (rules.notice_forwarded, lambda: a_new_one(is_objection_agreed=True, **FORWARDED)),
    "P04 for a direct one": (rules.objecting, a_new_one),
    "P04 once it was accepted": (rules.objecting, lambda: a_matter(**FORWARDED)),
    "P04 once objected": (rules.objecting, lambda: a_new_one(objected_on=date(2020, 8, 4), **FORWARDED)),
    "P05 once it is here": (rules.forwarding, lambda: a_new_one(organ_received_on=date(2020, 8, 1), **FORWARDED)),
    "P06 once served": (rules.answering, lambda: a_matter(opinion_served_on=date(2020, 9, 1))),
    "P06 once settled": (rules.answering, lambda: a_matter(S.SETTLED, settled_on=date(2020, 9, 1))),
    "P06 after a withdrawal": (rules.answering, lambda: a_matter(S.WITHDRAWN)),
    "P06 for another lawful way": (rules.answering, lambda: a_matter(legal_route=LegalRoute.ARBITRATION)),
    "P06 for a suggestion": (rules.answering, lambda: a_matter(kind=PetitionKind.SUGGESTION)),
    "P06 once extended": (
        rules.answering,
        lambda: a_matter(S.EXTENDED, extended_to=date(2020, 10, 20), extension_notified_on=date(2020, 9, 9)),
    ),
    "P08 once reported": (
        rules.reporting,
        lambda: a_matter(route_in=RouteIn.ASSIGNED, report_due_on=date(2020, 10, 3), reported_on=date(2020, 10, 1)),
    ),
    "P08 for what was only forwarded": (rules.reporting, lambda: a_matter(report_due_on=date(2020, 10, 3), **FORWARDED)),
    "P09 once asked for": (rules.review_request, lambda: a_matter(reviews=reviewed(), **ANSWERED)),
    "P10 once answered": (rules.review_answer, lambda: a_matter(S.REVIEW, reviews=reviewed(result_on=date(2020, 12, 20)))),
    "P11 before the review has spoken": (rules.recheck, lambda: a_matter(S.REVIEW, reviews=reviewed())),
    "P12 once reported": (
        rules.urgent_report,
        lambda: a_matter(urgent_found_on=date(2020, 8, 8), urgent_reported_on=date(2020, 8, 8)),
    ),
    "P13 for an appeal": (rules.suggestion, a_matter),
    "P14 in the petition procedure": (rules.investigation, a_matter),
    "P15 once rated": (rules.rating, lambda: a_matter(rated_on=date(2020, 12, 5), **ANSWERED)),
    "P15 once rated, the day unknown": (rules.rating, lambda: a_matter(rating_of_unit=Rating.BASIC, **ANSWERED)),
    "P15 where it was declined": (rules.rating, lambda: a_matter(rating_of_unit=Rating.NONE, **ANSWERED)),
    "P15 where nobody is named": (rules.rating, lambda: a_matter(petitioner=None, **ANSWERED)),
    "P16 without a leader": (rules.leader, a_matter),
}


@pytest.mark.parametrize(("rule", "matter"), SILENT.values(), ids=SILENT)
def test_a_clock_is_silent(rule: Rule, matter: Callable[[], PetitionMatter]) -> None:
    assert rule(matter(), OFFICE, TODAY) == ()


def test_the_rule_in_force_on_the_day_it_was_accepted_applies() -> None:
    (on_eve,) = rules.answering(a_matter(accepted_on=date(2022, 4, 30)), OFFICE, TODAY)
    (on_day,) = rules.answering(a_matter(accepted_on=date(2022, 5, 1)), OFFICE, TODAY)
    assert [on_eve.basis, on_day.basis] == ["信访条例（2005）第33条", "信访工作条例第34条"]


def test_the_first_notice_names_the_regulation_of_its_day() -> None:
    bases = [rules.notice_direct(a_new_one(received_on=day), OFFICE, TODAY)[0].basis for day in (date(2022, 4, 30), date(2022, 5, 1))]
    assert bases == ["信访条例（2005）第21、22条", "信访工作条例第23条第2款"]


def test_what_is_not_ours_is_never_our_delay() -> None:
    whose = {span.key: span.whose for clock in rules.CLOCKS for span in (clock.span,)}
    assert {key for key, who in whose.items() if who is Whose.OTHERS} == {"P05", "P10"}
    assert {key for key, who in whose.items() if who is Whose.INFO} == {"P04", "P09", "P11"}
    assert rules.recheck(a_matter(S.RECHECK, rechecks=[PetitionRecheck(asked_on=TODAY)]), OFFICE, TODAY)[0].whose is Whose.OTHERS


def test_a_month_without_the_leader_is_past_mending_after_a_year() -> None:
    matter = a_matter(leader="演示镇长", accepted_on=date(2020, 3, 5))
    assert rules.leader(matter, OFFICE, date(2021, 10, 1))[0].trigger_on == date(2020, 10, 1)


def test_the_leader_s_month_names_the_regulation_of_its_first_day() -> None:
    matter = a_matter(leader="演示镇长", accepted_on=date(2022, 4, 6))
    bases = [duty.basis for duty in rules.leader(matter, OFFICE, date(2022, 5, 6))]
    assert bases == ["信访条例（2005），条文待确认", "信访工作条例第18条，间隔为本地设置"]


def test_a_right_that_ran_out_is_not_shown_any_more() -> None:
    assert rules.review_request(a_matter(**ANSWERED), OFFICE, date(2021, 1, 4))
    assert rules.review_request(a_matter(**ANSWERED), OFFICE, date(2021, 1, 5)) == ()


def test_the_leader_sees_to_it_in_every_month_it_is_open() -> None:
    note = PetitionLeaderNote(held_on=date(2020, 9, 30), note="听取汇报")
    matter = a_matter(leader="演示镇长", leader_notes=[note])
    assert [f"{duty.last_day}" for duty in rules.leader(matter, OFFICE, date(2020, 10, 1))] == ["2020-08-31", "2020-10-31"]
    office = OfficeFacts(settings=SettingValues({settings.LEADER_MONTHS.key: 3}))
    assert [f"{duty.last_day}" for duty in rules.leader(matter, office, date(2020, 10, 1))] == ["2020-12-31"]


def test_the_office_sets_its_own_days() -> None:
    office = OfficeFacts(settings=SettingValues({settings.REGISTER_DAYS.key: 1, settings.SUGGESTION_DAYS.key: 15}))
    assert rules.registering(a_new_one(), office, TODAY)[0].last_day == date(2020, 8, 4)
    assert rules.suggestion(a_matter(kind=PetitionKind.SUGGESTION), office, TODAY)[0].last_day == date(2020, 8, 18)


def test_the_regulation_changed_on_one_day() -> None:
    assert date(2022, 5, 1) == spans.NEW_RULE


UNROLLED = {
    "P02": "2021-03-16",
    "P03": "2021-03-16",
    "P04": "2021-03-08",
    "P05": "2021-03-16",
    "P06": "2021-04-30",
    "P07": "2021-03-31",
    "P08": "2021-03-01",
    "P09": "2021-03-31",
    "P10": "2021-03-31",
    "P11": "2021-03-31",
    "P12": "2021-03-01",
    "P13": "2021-04-30",
    "P14": "2021-04-30",
    "P15": "2021-03-08",
}
"""The day each figure gives from Monday 2021-03-01, before any holiday moves it."""


@pytest.mark.parametrize("since", [date(2021, 3, 1), date(2023, 3, 1)], ids=["regulation of 2005", "regulation of 2022"])
def test_every_figure_to_the_day_under_both_regulations(since: date) -> None:
    """Where a last day rolls over a holiday, a wrong figure may hide behind it; here nothing rolls."""
    table = {clock.span.key: clock.span for clock in rules.CLOCKS}
    found = {key: OFFICE.reckon(table[key], since)[0].unrolled.replace(year=2021) for key in UNROLLED if key != "P04"}
    assert {key: f"{day}" for key, day in found.items()} == {key: day for key, day in UNROLLED.items() if key != "P04"}
    assert f"{OFFICE.reckon(table['P04'], date(2021, 3, 1))[0].last_day}" == UNROLLED["P04"]
