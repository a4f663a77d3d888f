"""Whether the days of a dispute stand in an order that can have happened (卷宗日期次序)."""

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import NamedTuple

from . import reading
from .codes import AGREEMENTS
from .dossier_items import Item
from .model import DisputeCase
from .wording import agreement_day


class Dated(NamedTuple):
    """A day with the word for it and the paper it is written on."""

    label: str
    day: date | None
    item: Item
    key: str = ""
    """The datum of the record, where it is one."""


def keys_out_of_order(case: DisputeCase) -> Iterator[tuple[str, str]]:
    """(datum, sentence) for each such day, for the sheet that it stands in."""
    yield from ((day.key, sentence) for day, sentence in out_of_order(case))


def out_of_order(case: DisputeCase) -> Iterator[tuple[Dated, str]]:
    """(day, sentence) for each day that lies before one it must follow."""
    yield from _in_line(_course(case))
    agreed_on = agreement_day(case) if case.outcome in AGREEMENTS else None
    concluded = Dated("结案日", case.concluded_on, Item.SESSION, "concluded_on")
    end = concluded if agreed_on is None else Dated("协议日期", agreed_on, Item.AGREEMENT, "effective_on")
    for earlier in (*_sessions_in_time(case), *_inquiries(case)):
        yield from _after(earlier, end)
    if agreed_on is not None and agreed_on == case.effective_on:
        yield from islice((wrong for day in _beginning(case) for wrong in _before(day, end)), 1)
    if agreed_on is not None:
        for later in (*_terms(case), *_afterwards(case)):
            yield from _before(end, later)
    yield from _before(concluded, _filed(case))


def _in_line(days: list[Dated]) -> Iterator[tuple[Dated, str]]:
    """Each day against the last known one before it; a day that is wrong does not make the next ones wrong."""
    last: Dated | None = None
    for one in days:
        if one.day is None:
            continue
        if last is not None and last.day is not None and one.day < last.day:
            yield from _before(last, one)
        else:
            last = one


def _before(first: Dated, second: Dated) -> Iterator[tuple[Dated, str]]:
    if first.day is not None and second.day is not None and second.day < first.day:
        yield second, f"{second.label}{second.day}早于{first.label}{first.day}，请核对。"


def _after(first: Dated, second: Dated) -> Iterator[tuple[Dated, str]]:
    """The same the other way round: it is the first day that is doubtful."""
    if first.day is not None and second.day is not None and second.day < first.day:
        yield first, f"{first.label}{first.day}晚于{second.label}{second.day}，请核对。"


def _course(case: DisputeCase) -> list[Dated]:
    return [*_beginning(case), *_sessions(case), Dated("结案日", case.concluded_on, Item.SESSION, "concluded_on")]


def _beginning(case: DisputeCase) -> tuple[Dated, ...]:
    return (
        Dated("申请日", case.applied_on, Item.APPLICATION, "applied_on"),
        Dated("受理日", case.accepted_on, Item.INTAKE, "accepted_on"),
        Dated("开始调解日", case.started_on, Item.SESSION, "started_on"),
    )


def _sessions(case: DisputeCase) -> list[Dated]:
    days = sorted(session.held_on for session in case.sessions)
    return [Dated(f"第{number}次调解日期", day, Item.SESSION) for number, day in enumerate(days, start=1)]


def _sessions_in_time(case: DisputeCase) -> list[Dated]:
    """The sessions up to the end of the case; a later one is told once, against that end."""
    return [one for one in _sessions(case) if one.day is not None and (case.concluded_on is None or one.day <= case.concluded_on)]


def _inquiries(case: DisputeCase) -> list[Dated]:
    return [Dated("调查日期", inquiry.held_on, Item.INQUIRY) for inquiry in case.inquiries]


def _terms(case: DisputeCase) -> list[Dated]:
    return [Dated(f"第{number}条履行期限", term.due_on, Item.AGREEMENT) for number, term in reading.numbered_terms(case)]


def _afterwards(case: DisputeCase) -> Iterator[Dated]:
    yield from (Dated("履行日期", step.done_on, Item.PROOF) for step in case.performances)
    yield from (Dated("回访日期", visit.held_on, Item.RETURN_VISIT, "visited_on") for visit in case.return_visits)
    yield from (Dated("申请司法确认日期", asked.applied_on, Item.COURT) for asked in case.confirmation)
    yield Dated("履行完毕日", case.performed_on, Item.PROOF, "performed_on")


def _filed(case: DisputeCase) -> Dated:
    return Dated("归档日期", case.volume.filed_on if case.volume is not None else None, Item.BACK_COVER, "filed_on")
