"""Figures and ledger of the petition log: what counts, what a sheet never tells, and the invented year."""

from collections.abc import Callable
from datetime import date
from random import Random
from typing import Any

import pytest

from libao_desk.declare.period_facts import PeriodFacts
from libao_desk.declare.statistic import CountFigure, RateFigure
from libao_desk.people.invented import InventedWorld
from libao_desk.registers.petitions import lifecycle, rosters, statistics
from libao_desk.registers.petitions.cautions import warn
from libao_desk.registers.petitions.codes import Channel, PetitionKind, PetitionState, Rating, ReviewResult, RouteIn
from libao_desk.registers.petitions.forms import SEARCH
from libao_desk.registers.petitions.invented import MATTERS, YEARS_END, invent
from libao_desk.registers.petitions.model import PetitionMatter
from libao_desk.registers.petitions.parts import PetitionRecheck, PetitionRepresentative, PetitionReview
from libao_desk.registers.petitions.reading import label

from .builders import a_matter, a_new_one, facts

S = PetitionState
SERVED_LAST_DAY: dict[str, Any] = {"opinion_served_on": date(2020, 10, 9)}
COUNTED: dict[str, tuple[Callable[[PetitionMatter, PeriodFacts], int], Callable[[], PetitionMatter], str, int]] = {
    "received": (statistics.received, a_matter, "2020-08", 1),
    "received in another month": (statistics.received, a_matter, "2020-09", 0),
    "registered and entered": (statistics.registered, a_matter, "2020-08", 1),
    "registered, not entered": (statistics.registered, lambda: a_matter(entered_on=None), "2020-08", 0),
    "a notice falls due": (statistics.notice_falls_due, a_new_one, "2020-08", 1),
    "not where nobody is named": (statistics.notice_falls_due, lambda: a_new_one(petitioner=None), "2020-08", 0),
    "told on the last day": (statistics.notified_in_time, lambda: a_new_one(notified_on=date(2020, 8, 18)), "2020-08", 1),
    "told a day late": (statistics.notified_in_time, lambda: a_new_one(notified_on=date(2020, 8, 19)), "2020-08", 0),
    "sent back on the fifth working day": (
        statistics.notified_in_time,
        lambda: a_new_one(route_in=RouteIn.FORWARDED, objected_on=date(2020, 8, 10)),
        "2020-08",
        1,
    ),
    "sent back on the sixth": (
        statistics.notified_in_time,
        lambda: a_new_one(route_in=RouteIn.FORWARDED, objected_on=date(2020, 8, 11)),
        "2020-08",
        0,
    ),
    "the answer falls due in October": (statistics.finish_falls_due, a_matter, "2020-10", 1),
    "and not in September": (statistics.finish_falls_due, a_matter, "2020-09", 0),
    "taken back": (statistics.finish_falls_due, lambda: a_matter(S.WITHDRAWN, withdrawn_on=date(2020, 8, 9)), "2020-10", 0),
    "served on the last day": (statistics.finished_in_time, lambda: a_matter(S.ANSWERED, **SERVED_LAST_DAY), "2020-10", 1),
    "served a day late": (statistics.finished_in_time, lambda: a_matter(S.ANSWERED, opinion_served_on=date(2020, 10, 10)), "2020-10", 0),
    "settled in time": (statistics.finished_in_time, lambda: a_matter(S.SETTLED, settled_on=date(2020, 9, 1)), "2020-10", 1),
    "not yet answered": (statistics.finished_in_time, a_matter, "2020-10", 0),
    "extended in time": (
        statistics.finished_in_time,
        lambda: a_matter(
            S.ANSWERED,
            extended_to=date(2020, 10, 30),
            extension_notified_on=date(2020, 10, 9),
            opinion_served_on=date(2020, 10, 30),
        ),
        "2020-10",
        1,
    ),
    "rated fair": (statistics.satisfied, lambda: a_matter(rated_on=date(2020, 9, 1), rating_of_unit=Rating.BASIC), "2020-09", 1),
    "rated bad": (statistics.satisfied, lambda: a_matter(rated_on=date(2020, 9, 1), rating_of_unit=Rating.NO), "2020-09", 0),
    "not rated is not rated bad": (statistics.rated, lambda: a_matter(rated_on=date(2020, 9, 1), rating_of_unit=Rating.NONE), "2020-09", 0),
    "rated on a day nobody wrote down": (
        statistics.satisfied,
        lambda: a_matter(S.ANSWERED, rating_of_unit=Rating.VERY, opinion_served_on=date(2020, 9, 28)),
        "2020-09",
        1,
    ),
    "and not in the month after": (
        statistics.rated,
        lambda: a_matter(S.ANSWERED, rating_of_unit=Rating.VERY, opinion_served_on=date(2020, 9, 28)),
        "2020-10",
        0,
    ),
    "invited on a day nobody wrote down": (
        statistics.took_part,
        lambda: a_matter(S.ANSWERED, rating_of_unit=Rating.NO, opinion_served_on=date(2020, 9, 28)),
        "2020-09",
        1,
    ),
    "invited, and did not rate": (
        statistics.invited,
        lambda: a_matter(S.ANSWERED, rating_of_unit=Rating.NONE, opinion_served_on=date(2020, 9, 28)),
        "2020-09",
        1,
    ),
    "did not rate": (
        statistics.took_part,
        lambda: a_matter(S.ANSWERED, rating_of_unit=Rating.NONE, opinion_served_on=date(2020, 9, 28)),
        "2020-09",
        0,
    ),
    "invited in the month before": (
        statistics.invited,
        lambda: a_matter(S.ANSWERED, rating_of_unit=Rating.VERY, invited_on=date(2020, 8, 30), rated_on=date(2020, 9, 1)),
        "2020-09",
        0,
    ),
    "nobody said anything of a rating": (statistics.invited, lambda: a_matter(S.ANSWERED, **SERVED_LAST_DAY), "2020-10", 0),
    "in hand": (statistics.in_hand, a_matter, "2020-09", 1),
    "answered": (statistics.in_hand, lambda: a_matter(S.ANSWERED), "2020-09", 0),
}


@pytest.mark.parametrize(("counting", "matter", "period", "expected"), COUNTED.values(), ids=COUNTED)
def test_what_counts(
    counting: Callable[[PetitionMatter, PeriodFacts], int], matter: Callable[[], PetitionMatter], period: str, expected: int
) -> None:
    assert counting(matter(), facts(period)) == expected


def test_no_list_title_search_or_sheet_names_the_petitioner() -> None:
    matter = a_matter(petitioner="赵乙四", petitioner_address="李堡镇虚构村9组", contact="19900000009")
    told = [str(column.value(matter, facts(full))) for column in rosters.COLUMNS for full in ("2020-08",)]
    for secret in ("赵乙四", "虚构村", "19900000009"):
        assert all(secret not in cell for cell in told)
        assert secret not in label(matter)
    private = (PetitionMatter.petitioner, PetitionMatter.petitioner_address, PetitionMatter.contact, PetitionMatter.matter)
    assert not {attribute.key for attribute in private} & {attribute.key for attribute in SEARCH}


def test_a_label_is_cut_to_what_a_row_holds() -> None:
    assert len(label(a_matter(field=None, duty_unit="某" * 24))) == 24
    assert label(a_matter(field=None, duty_unit="某" * 24 + "所")) == "某" * 24


KEPT: dict[str, tuple[Callable[[], PetitionMatter], str, str]] = {
    "kept": (lambda: a_matter(S.ANSWERED, **SERVED_LAST_DAY), "2020-10", "是"),
    "missed": (lambda: a_matter(S.ANSWERED, opinion_served_on=date(2020, 10, 10)), "2020-10", "否"),
    "still open": (a_matter, "2020-09", ""),
    "open and late": (a_matter, "2020-10", "否"),
    "taken back": (lambda: a_matter(S.WITHDRAWN, withdrawn_on=date(2020, 8, 9)), "2020-10", ""),
}


@pytest.mark.parametrize(("matter", "period", "told"), KEPT.values(), ids=KEPT)
def test_the_ledger_says_whether_the_day_was_kept(matter: Callable[[], PetitionMatter], period: str, told: str) -> None:
    assert rosters.in_time(matter(), facts(period)) == told


@pytest.mark.parametrize(
    ("values", "due_on"),
    [
        ({}, date(2020, 10, 9)),
        ({"kind": PetitionKind.SUGGESTION}, date(2020, 10, 9)),
        ({"kind": PetitionKind.SUGGESTION, "accepted_on": None}, None),
        ({"kind": PetitionKind.REPORT}, None),
    ],
    ids=["an appeal", "a suggestion", "one not accepted yet", "a report"],
)
def test_the_ledger_tells_the_last_day_that_the_to_do_tells(values: dict[str, Any], due_on: date | None) -> None:
    assert rosters.due_on(a_matter(**values), facts()) == due_on


def test_the_ledger_tells_what_the_review_found() -> None:
    matter = a_matter(reviews=[PetitionReview(asked_on=date(2020, 9, 9))])
    assert rosters.reviewed(matter, facts()) == "复查中"
    matter.reviews[0].result, matter.reviews[0].result_on = ReviewResult.KEPT, date(2020, 9, 30)
    assert rosters.reviewed(matter, facts()) == "复查维持"


def test_a_report_is_confidential_whatever_was_typed() -> None:
    matter = PetitionMatter(kind=PetitionKind.REPORT)
    matter.is_confidential = False
    assert matter.is_confidential is True
    appeal = PetitionMatter(kind=PetitionKind.APPEAL, is_confidential=False)
    assert appeal.is_confidential is False
    appeal.kind = PetitionKind.REPORT
    assert appeal.is_confidential


CAUTIONS: dict[str, tuple[Callable[[], PetitionMatter], str]] = {
    "forwarded by whom": (lambda: a_new_one(route_in=RouteIn.FORWARDED), "请填写转办、交办机关和文号"),
    "assigned until when": (lambda: a_new_one(route_in=RouteIn.ASSIGNED), "请填写要求反馈日期"),
    "six representatives": (
        lambda: a_new_one(channel=Channel.VISIT, representatives=[PetitionRepresentative(name=f"代{n}") for n in "一二三四五六"]),
        "代表不超过5人",
    ),
    "a report": (lambda: a_new_one(kind=PetitionKind.REPORT), "不得透露给被检举、控告的人"),
    "heard before accepted": (lambda: a_matter(hearing_on=date(2020, 8, 1)), "听证日期2020-08-01早于受理日期"),
    "extended by more than the law allows": (
        lambda: a_matter(extended_to=date(2020, 11, 2), extension_notified_on=date(2020, 9, 20)),
        "延期不得超过30日，最迟到2020-11-01，填写的2020-11-02不作延期计算",
    ),
    "extended to an earlier day": (
        lambda: a_matter(extended_to=date(2020, 9, 30), extension_notified_on=date(2020, 9, 20)),
        "延期至2020-09-30不晚于原办结期限2020-10-02，不作延期计算",
    ),
    "a review asked for too late": (
        lambda: a_matter(opinion_served_on=date(2026, 3, 20), reviews=[PetitionReview(asked_on=date(2026, 4, 25))]),
        "请求复查的日期2026-04-25已超过30日（到2026-04-20，信访工作条例第35条）",
    ),
    "a recheck asked for too late": (
        lambda: a_matter(reviews=[PetitionReview(received_on=date(2020, 9, 1))], rechecks=[PetitionRecheck(asked_on=date(2020, 10, 10))]),
        "请求复核的日期2020-10-10已超过30日（到2020-10-09，信访条例（2005）第35条）",
    ),
    "judge in his own cause": (lambda: a_matter(leader="演示镇长", duty_person="张甲三"), "与信访人同名"),
}


@pytest.mark.parametrize(("matter", "sentence"), CAUTIONS.values(), ids=CAUTIONS)
def test_a_caution_is_given(matter: Callable[[], PetitionMatter], sentence: str) -> None:
    assert [caution for caution in warn(matter()) if sentence in caution]


def test_an_extension_holds_once_the_petitioner_was_told_of_it() -> None:
    extended = a_matter(extended_to=date(2020, 10, 30))
    (caution,) = warn(extended)
    assert "没有延期告知日期" in caution
    extended.extension_notified_on = date(2020, 9, 30)
    assert warn(extended) == ()


def test_a_plain_matter_needs_no_caution() -> None:
    five = [PetitionRepresentative(name=f"代{n}") for n in "一二三四五"]
    assert warn(a_matter(representatives=five)) == ()


def test_the_invented_year_gives_four_full_rates() -> None:
    world = InventedWorld(Random(1))
    matters = list(invent(world, Random(1)))
    states = {id(matter): lifecycle.replay(matter, YEARS_END)[-1].target for matter in matters}
    year = PeriodFacts(facts().period, facts().office, lambda matter: states[id(matter)])
    rates = [figure for figure in statistics.STATISTICS if isinstance(figure, RateFigure)]

    def total(counting: Callable[[PetitionMatter, PeriodFacts], int]) -> int:
        return sum(counting(matter, year) for matter in matters)

    assert len(matters) == MATTERS == 26
    for rate in rates:
        assert total(rate.numerator) == total(rate.denominator) > 0, rate.name
    ended = {S.FORWARDED, S.ROUTED, S.CLOSED, S.REFUSED, S.SETTLED, S.WITHDRAWN, S.HANDLING, S.ANSWERED}
    assert set(states.values()) <= ended
    assert {S.REFUSED, S.SETTLED, S.WITHDRAWN, S.FORWARDED} <= set(states.values())


def test_every_figure_counts_an_empty_matter_as_nothing() -> None:
    empty = PetitionMatter(state=S.CLOSED)
    for figure in statistics.STATISTICS:
        countings = [figure.counts] if isinstance(figure, CountFigure) else []
        countings += [figure.numerator, figure.denominator] if isinstance(figure, RateFigure) else []
        assert [counting(empty, facts()) for counting in countings] == [0] * len(countings)


def test_a_review_asked_for_on_the_last_day_is_not_cautioned() -> None:
    matter = a_matter(opinion_served_on=date(2026, 3, 20), reviews=[PetitionReview(asked_on=date(2026, 4, 20))])
    assert not [caution for caution in warn(matter) if "复查" in caution]
