"""Invented subjects of correction in 2020 (演示数据): nobody's sentences, forty of them in force on the last day of the year."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from libao_desk.people.invented import InventedWorld

from . import invented_words as words
from .codes import ExitKind, ManagementClass
from .grounds import SanctionGround
from .invented_courses import FATES, sanction
from .invented_days import CALENDAR, reach, working_day
from .invented_intake import receive, sentenced
from .invented_life import help_and_leave, live
from .invented_outlines import YEARS_END, Course, Outline, outlines
from .model import CorrectionCase
from .replay import replay

R = TypeVar("R")
INQUIRIES = (Course.INQUIRY, Course.INQUIRY_CLOSED)
INQUIRED_EVERY = 4
"""The court asked for an inquiry before one judgment in so many."""
SIX_MONTHS = 183
PRAISED_EVERY = 9


def invent(world: InventedWorld, rng: Random) -> Iterator[CorrectionCase]:
    """Every invented case by the day on which the office first heard of it."""
    cases = [_case(outline, world, rng, n) for n, outline in enumerate(outlines(rng))]
    _slip(cases)
    cases.sort(key=lambda case: replay(case, YEARS_END)[0].happened_on)
    _number(cases)
    yield from cases


def _case(outline: Outline, world: InventedWorld, rng: Random, n: int) -> CorrectionCase:
    if outline.course in INQUIRIES:
        return _inquiry(outline, world, rng)
    case = sentenced(outline, world, rng, n)
    receive(case, outline, world, rng)
    if n % INQUIRED_EVERY == 0 and outline.course not in (Course.MOVED_IN,):
        _inquired(case)
    if outline.course in FATES:
        FATES[outline.course](case, rng)
    live(case, rng)
    help_and_leave(case, rng)
    if n % PRAISED_EVERY == 1:
        _praise(case)
    return case


def _inquired(case: CorrectionCase) -> None:
    """The court's letter some seven weeks before its judgment, answered within the ten working days."""
    if case.instrument_date is not None:
        case.entrusting_organ = case.deciding_organ
        case.entrusted_on = working_day(case.instrument_date - timedelta(days=50))
        case.opinion_sent_on = CALENDAR.add_working_days(case.entrusted_on, 8)


def _inquiry(outline: Outline, world: InventedWorld, rng: Random) -> CorrectionCase:
    case = CorrectionCase(
        person=world.person(), entrusted_on=outline.effective_on, entrusting_organ=words.COURT, is_fast_track=False, is_juvenile=False,
        is_out_of_contact=False, is_missed=False, has_reoffended=False,
    )  # fmt: skip
    case.offence_class, case.offence = rng.choice(words.OFFENCES)
    if outline.course is Course.INQUIRY_CLOSED:
        case.opinion_sent_on = CALENDAR.add_working_days(outline.effective_on, 9)
        case.ended_on, case.exit_kind = date(2020, 11, 20), ExitKind.OTHER
        case.note = "法院未适用社区矫正。"
    return case


def _praise(case: CorrectionCase) -> None:
    """Half a year without a fault."""
    bounds = reach(case)
    since = case.intake_announced_on
    if bounds is None or since is None or case.sanctions:
        return
    day = max(since + timedelta(days=SIX_MONTHS), date(2020, 6, 24))
    if day < bounds[1]:
        case.sanctions.append(
            sanction(SanctionGround.PRAISE_CONDUCT, working_day(day), "接受社区矫正六个月以上，遵守各项规定，积极参加教育学习。")
        )


def _number(cases: list[CorrectionCase]) -> None:
    """The county's numbers, given with the check-in, by year."""
    given: dict[int, int] = {}
    for case in sorted((case for case in cases if case.checked_in_on), key=lambda case: case.checked_in_on or YEARS_END):
        if case.checked_in_on is not None:
            year = case.checked_in_on.year
            given[year] = given.get(year, 0) + 1
            case.case_no = f"（{year}）海矫字第{given[year]:03d}号"


# --- what the office has not got round to -----------------------------------------------------------------------------------


def _slip(cases: list[CorrectionCase]) -> None:
    """A handful of duties that are late, or to be done on the last day of the year, among cases that go their usual way."""
    usual = [case for case in cases if _goes_its_usual_way(case)]
    older = [case for case in usual if case.intake_announced_on and case.intake_announced_on < date(2020, 6, 1)]
    october, november, december = date(2020, 10, 1), date(2020, 11, 1), date(2020, 12, 1)
    july, september_30, november_30 = date(2020, 7, 1), date(2020, 9, 30), date(2020, 11, 30)
    _forget(older[2].reports, lambda row: row.reported_on, november, november_30)
    _forget(older[4].visits, lambda row: row.held_on, july, september_30)
    _forget(older[6].educations, lambda row: row.held_on, november, november_30)
    for case in older[7:10]:
        _forget(case.visits, lambda row: row.held_on, october, YEARS_END)
    for case in older[9:11]:
        _forget(case.reports, lambda row: row.reported_on, december, YEARS_END)
    _forget(older[11].educations, lambda row: row.held_on, december, YEARS_END)
    _forget(older[12].plans, lambda row: row.made_on, october, YEARS_END)
    for case in older[1:3]:
        _forget(case.assessments, lambda row: row.held_on, december, YEARS_END)


def _goes_its_usual_way(case: CorrectionCase) -> bool:
    in_reach = case.intake_announced_on is not None and case.ended_on is None and not (case.searches or case.liberty_events)
    return in_reach and case.mgmt_class is ManagementClass.NORMAL and not (case.sanctions or case.is_juvenile)


def _forget(rows: list[R], day: Callable[[R], date], first: date, last: date) -> None:
    rows[:] = [row for row in rows if not first <= day(row) <= last]
