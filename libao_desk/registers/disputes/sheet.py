"""Columns of a ledger that fill rows of a dispute (台账列): parties, mediators, and the days of its last steps."""

from collections.abc import Mapping, Sequence
from datetime import date

from libao_desk.core.dates import parse_date
from libao_desk.core.errors import Refusal
from libao_desk.core.name_remarks import BETWEEN_NAMES
from libao_desk.declare.sheet import Apart, Holds, SheetColumn, ToldIn

from . import reading
from .codes import WORDS_OF_BODIES, Difficulty, EntrustedBy, Outcome, Source
from .model import DisputeCase
from .parts import DisputeDossier, DisputeMediator, DisputeReturnVisit, DisputeSubsidy
from .sheet_names import JOIN, joined_rows, pieces_of, read_names
from .sheet_parties import PARTY_COLUMNS
from .sheet_results import PERFORMANCE

_PRESIDING = (
    "主持人",
    "主持",
    "主持调解员",
    "首席调解员",
    "主调解员",
    "主调",
    "人民调解员",
    "调解员",
    "调解人员",
    "调解人",
    "承办人",
    "姓名",
)
_WRITING = ("记录人", "记录", "记录员", "书记员")
"""Who writes it down is no mediator."""
_CALLED = (*_PRESIDING, *_WRITING)


def _mediators_apart(text: str) -> Apart:
    read = read_names(text, _CALLED)
    names = dict.fromkeys(one.name for one in read.named if one.label not in _WRITING)
    others = dict.fromkeys(f"“{one.label}{one.name}”" for one in read.named if one.name not in names)
    return Apart(JOIN.join(names), read.told + (f"{''.join(others)}不是调解员，未导入。" if others else ""))


def _read_mediators(case: DisputeCase, text: str) -> None:
    names = read_names(text, _CALLED).names
    for mediator in list(case.mediators):
        if mediator.name not in names:
            case.mediators.remove(mediator)
    known = {mediator.name: mediator for mediator in case.mediators}
    for position, name in enumerate(names, start=1):
        if name not in known:
            known[name] = DisputeMediator(outside_name=name)
            case.mediators.append(known[name])
        known[name].position = position


def _show_mediators(case: DisputeCase) -> str:
    return JOIN.join(reading.mediator_names(case))


def _read_day(text: str) -> date:
    return parse_date(text, date.max)


def _read_filed_on(case: DisputeCase, text: str) -> None:
    if not case.dossier:
        case.dossier.append(DisputeDossier(volume=case.case_no))
    case.dossier[0].filed_on = _read_day(text)


def _show_filed_on(case: DisputeCase) -> str:
    return _day(case.volume.filed_on if case.volume is not None else None)


def _read_visited_on(case: DisputeCase, text: str) -> None:
    """A month's ledger tells of its own visits: those of other months were held all the same; in its own month its days are right."""
    days = _visited_on(text)
    for visit in _not_held(case, days):
        case.return_visits.remove(visit)
    known = {visit.held_on for visit in case.return_visits}
    case.return_visits.extend(DisputeReturnVisit(held_on=day) for day in days if day not in known)


def _join_visits(rows: Sequence[Mapping[str, str]]) -> str:
    return JOIN.join(dict.fromkeys(piece for row in rows for piece in pieces_of(row["visited_on"])))


def _visited_on(text: str) -> list[date]:
    return [_read_day(piece) for piece in BETWEEN_NAMES.split(text.replace("/", "-")) if piece.strip()]


def _not_held(case: DisputeCase, days: Sequence[date]) -> list[DisputeReturnVisit]:
    """Visits on days that a sheet has otherwise: it names days of their month, and not theirs."""
    months = {(day.year, day.month) for day in days}
    return [visit for visit in case.return_visits if visit.held_on not in days and (visit.held_on.year, visit.held_on.month) in months]


def _adds_visits(case: DisputeCase, said: Mapping[str, str]) -> bool:
    days = _visited_on(said["visited_on"])
    return bool(case.return_visits) and not _not_held(case, days) and not _holds_visits(case, said)


def _holds_visits(case: DisputeCase, said: Mapping[str, str]) -> bool:
    days = _visited_on(said["visited_on"])
    return set(days) <= {visit.held_on for visit in case.return_visits} and not _not_held(case, days)


def _missing_visits(case: DisputeCase, said: Mapping[str, str]) -> str | None:
    """A visit of which more is known than its day is not taken out by a sheet that names the other days only."""
    lost = _not_held(case, _visited_on(said["visited_on"]))
    told = [visit for visit in lost if any((visit.held_by, visit.visited, visit.performance, visit.satisfaction, visit.note))]
    missing = JOIN.join(_day(visit.held_on) for visit in told)
    if not missing:
        return None
    return f"本所已有{missing}的回访记录，表中没有写：请把各次回访日写全，用顿号隔开；确实没有回访的，请打开这条记录，在“回访”中删除。"


def _show_visited_on(case: DisputeCase) -> str:
    return JOIN.join(_day(visit.held_on) for visit in sorted(case.return_visits, key=lambda visit: visit.held_on))


def _read_handed_on(case: DisputeCase, text: str) -> None:
    """The day on which a dispute left us is its end; on which day it was sent to us is kept nowhere.

    Raises Refusal beside another day of the end.
    """
    if case.outcome is not Outcome.TRANSFERRED:
        return
    day = _read_day(text)
    if case.concluded_on not in (None, day):
        raise Refusal(f"结案日是{case.concluded_on:%Y-%m-%d}，以它为准。")
    case.concluded_on = day


def _show_handed_on(case: DisputeCase) -> str:
    return _day(case.concluded_on) if case.outcome is Outcome.TRANSFERRED else ""


def _read_subsidy_level(case: DisputeCase, text: str) -> None:
    level = Difficulty.from_label(text.strip())
    if level is None:
        raise Refusal(f"“以案定补等级”没有“{text}”这一项，可填：{JOIN.join(code.label for code in Difficulty)}。")
    if not case.subsidy:
        case.subsidy.append(DisputeSubsidy())
    case.subsidy[0].level = level


def _show_subsidy_level(case: DisputeCase) -> str:
    subsidy = case.mediator_subsidy
    return "" if subsidy is None or subsidy.level is None else subsidy.level.label


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()


WHO_HANDED_OVER = ToldIn(
    DisputeCase.source,
    Source.ENTRUSTED,
    DisputeCase.entrusted_by,
    {word: EntrustedBy.of(code) for code, words in WORDS_OF_BODIES.items() for word in words.split()},
)

SHEET_COLUMNS = (
    *PARTY_COLUMNS,
    SheetColumn(
        "mediators",
        "调解员",
        ("人民调解员", "调解员姓名", "承办人", "主持人", "主持调解员", "主调解员", "首席调解员", "调解人员", "调解人", "承办调解员"),
        _read_mediators,
        _show_mediators,
        Holds.NAMES,
        join=lambda rows: joined_rows(rows, "mediators"),
        apart=_mediators_apart,
    ),
    SheetColumn(
        "visited_on",
        "回访日",
        ("回访日期", "回访时间"),
        _read_visited_on,
        _show_visited_on,
        Holds.DAYS,
        join=_join_visits,
        happened=True,
        refuse=_missing_visits,
        adds=_adds_visits,
        is_held=_holds_visits,
    ),
    SheetColumn("subsidy_level", "以案定补等级", ("补贴等级", "以案定补"), _read_subsidy_level, _show_subsidy_level),
    SheetColumn(
        "handed_on",
        "移送日期",
        ("移出日期",),
        _read_handed_on,
        _show_handed_on,
        Holds.DAYS,
        is_must=False,
        is_asked=False,
        happened=True,
        told="调解结果是“移送”的行读作结案日；别的单位移送给本所之日不登记，从本所受理之日起算，写的就是受理那一天的可以改选“受理日”。",
        is_held=lambda case, said: said["handed_on"] in ("", _show_handed_on(case)),
    ),
    SheetColumn("filed_on", "归档日", ("归档日期", "归档时间", "卷宗归档日期"), _read_filed_on, _show_filed_on, Holds.DAYS, happened=True),
    PERFORMANCE,
)
