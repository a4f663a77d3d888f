"""The petition ledger (信访事项台账): the office's steps and their days; no sheet names a petitioner (信访工作条例 17, 18)."""

from datetime import date

from libao_desk.declare.code import Code
from libao_desk.declare.period_facts import PeriodFacts
from libao_desk.declare.roster import Cell, CellKind, Roster, RosterColumn, ended_later, is_ended_row

from . import reading
from .codes import RATED
from .model import PetitionMatter
from .wording import is_secret, nameless

JOIN = "、"


def received(matter: PetitionMatter, facts: PeriodFacts) -> bool:
    """Received within the period."""
    return facts.period.contains(matter.received_on)


def due_on(matter: PetitionMatter, facts: PeriodFacts) -> Cell:
    """The last day of the sixty (应办结日), without an extension; of a suggestion that of its answer."""
    end = reading.first_end(matter, facts.office) or reading.suggestion_duty(matter, facts.office)
    return None if end is None else end.last_day


def ended(matter: PetitionMatter, facts: PeriodFacts) -> bool:
    """Received before the period and done within it."""
    return ended_later(matter.received_on, reading.end_of(matter), facts)


def in_time(matter: PetitionMatter, facts: PeriodFacts) -> Cell:
    """Whether the last day was kept (是否按期); nothing while it may still be, or where no such day runs."""
    duty = reading.finish_duty(matter, facts.office)
    if duty is None or reading.is_withdrawn(matter):
        return ""
    if reading.finished_on(matter) is not None:
        return "是" if reading.was_finished_in_time(matter, facts.office) else "否"
    return "否" if facts.last_day > duty.last_day else ""


def extended_to(matter: PetitionMatter, facts: PeriodFacts) -> Cell:
    """The day of the extension (延期至), once the petitioner was told: without that day nothing is extended (信访工作条例 34)."""
    return matter.extended_to if matter.extension_notified_on is not None else None


def rating(matter: PetitionMatter, facts: PeriodFacts) -> Cell:
    """What the petitioner said of the office's work (满意度): on the day it was said, where that is not known once the matter was done."""
    return _label(matter.rating_of_unit) if reading.rated_on(matter) is not None else ""


def says_no_rating(matter: PetitionMatter, facts: PeriodFacts, said: Cell) -> bool:
    """Whether neither what was sent nor what is known now is a rating: 未评价 has no day; the figures count a rating without one."""
    return matter.rated_on is None and matter.rating_of_unit not in RATED and said not in [one.label for one in RATED]


def reviewed(matter: PetitionMatter, facts: PeriodFacts) -> Cell:
    """Review and recheck with their results (复查、复核)."""
    found = []
    for title, row in (("复查", matter.review), ("复核", matter.recheck)):
        if row is not None and row.asked_on is not None:
            found.append(f"{title}{row.result.label if row.result is not None and row.result_on is not None else '中'}")
    return JOIN.join(found)


def request(matter: PetitionMatter, facts: PeriodFacts) -> str:
    """What is asked for, in the internal copy alone and without whoever asks; nothing of a matter that is kept secret."""
    return (nameless(matter, matter.request) or "") if facts.full and not is_secret(matter) else ""


def result(matter: PetitionMatter, facts: PeriodFacts) -> str:
    """The result of the opinion, once it was given: the result itself has no day."""
    return _label(matter.result) if matter.opinion_on is not None else ""


def _label(code: Code | None) -> str:
    return "" if code is None else code.label


COLUMNS = (
    RosterColumn("编号", lambda matter, facts: matter.number, width=14),
    RosterColumn("收到日", lambda matter, facts: matter.received_on, CellKind.DATE, 12),
    RosterColumn("登记日", lambda matter, facts: matter.registered_on, CellKind.DATE, 12),
    RosterColumn("录入日", lambda matter, facts: matter.entered_on, CellKind.DATE, 12),
    RosterColumn("来源方式", lambda matter, facts: _label(matter.channel), width=9),
    RosterColumn("类别", lambda matter, facts: _label(matter.kind), width=10),
    RosterColumn("领域", lambda matter, facts: _label(matter.field), width=15),
    RosterColumn("责任单位", lambda matter, facts: matter.duty_unit or "", width=18),
    RosterColumn("告知日", lambda matter, facts: matter.notified_on, CellKind.DATE, 12),
    RosterColumn("受理日", lambda matter, facts: matter.accepted_on, CellKind.DATE, 12),
    RosterColumn("应办结日", due_on, CellKind.DATE, 12),
    RosterColumn("延期至", extended_to, CellKind.DATE, 12),
    RosterColumn("办结日", lambda matter, facts: reading.end_of(matter), CellKind.DATE, 12),
    RosterColumn("是否按期", in_time, width=9),
    RosterColumn("复查/复核", reviewed, width=14),
    RosterColumn("满意度", rating, width=10, stays=says_no_rating),
    RosterColumn("包案领导", lambda matter, facts: matter.leader or "", width=10),
)

FOR_FORMS = (
    RosterColumn("诉求（内部版）", request, width=30, is_undated=True),
    RosterColumn("责任人", lambda matter, facts: matter.duty_person or "", width=10, is_undated=True),
    RosterColumn("处理结果", result, width=14),
)

ROSTERS = (
    Roster(
        kind="petitions",
        title="信访事项台账",
        columns=COLUMNS,
        belongs=received,
        ended=ended,
        ended_title="以前收到、本期办结",
        is_new_row=is_ended_row,
        order=lambda matter: (matter.received_on or date.max, matter.number),
        paper="A3",
        is_of_events=True,
        names_people=False,
        for_forms=FOR_FORMS,
    ),
)
