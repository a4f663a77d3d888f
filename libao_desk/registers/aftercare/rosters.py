"""The monthly roster of aftercare (安置帮教对象花名册)."""

from collections.abc import Callable, Sequence
from datetime import date

from libao_desk.core.calendar import months_after
from libao_desk.declare.code import Code
from libao_desk.declare.period_facts import PeriodFacts
from libao_desk.declare.presence import Presence
from libao_desk.declare.roster import LENGTH_ALONE, PENALTY, Cell, CellKind, Roster, RosterColumn, note_column, notes_apart
from libao_desk.people import roster_cells

from . import reading
from .codes import BEFORE_ARRIVAL, ON_REGISTER, AftercareState, HelpKind, HelpLevel, ReleaseSource
from .model import AftercareCase
from .recent import RECENT
from .statistics import LEVEL, SETTLEMENT, STATE

JOIN = "、"
PENALTIES = ("有期徒刑", "无期徒刑", "拘役", "管制")
HANDED_ON, SOURCE = "衔接日期", "来源"
LISTED = Presence(ON_REGISTER)


def on_register(case: AftercareCase, facts: PeriodFacts) -> bool:
    """On the register on the last day of the period, those not yet handed over included."""
    return facts.state_on_last_day(case) in ON_REGISTER


def ended(case: AftercareCase, facts: PeriodFacts) -> bool:
    """Help ended, or was handed to another office, within the period."""
    return bool(LISTED.left(case, facts)) and not on_register(case, facts)


def helps(case: AftercareCase, facts: PeriodFacts) -> str:
    """The kinds of help asked for so far, each once (帮扶措施)."""
    return JOIN.join(dict.fromkeys(help_.kind.label for help_ in case.helps if help_.kind is not None))


def visits(case: AftercareCase, facts: PeriodFacts) -> Cell:
    """How many visits lie in the period (本月走访)."""
    return sum(facts.period.contains(visit.held_on) for visit in case.visits)


def ends_on(case: AftercareCase, facts: PeriodFacts) -> date | None:
    """The last day of the term (帮教期满日)."""
    return None if case.released_on is None else months_after(case.released_on, reading.term_months(case, facts.office))


def unless_hidden(told: Callable[[AftercareCase], str | None]) -> Callable[[AftercareCase, PeriodFacts], str]:
    """A cell that is empty of a minor."""
    return lambda case, facts: "" if roster_cells.is_hidden(case.person, facts) else told(case) or ""


offence = unless_hidden(lambda case: case.offence)
"""The offence; of a minor it is never told."""


def handover(case: AftercareCase, facts: PeriodFacts) -> str:
    """How he came home (衔接方式): not before he came, whatever was noted beforehand."""
    has_come = case.handed_on is not None or facts.state_on_last_day(case) not in BEFORE_ARRIVAL
    return _label(case.handover) if has_come else ""


def is_handed_over(case: AftercareCase, facts: PeriodFacts) -> str:
    """Whether he was handed over (是否衔接); whoever was released from correction was here already."""
    state = facts.state_on_last_day(case)
    was = (
        case.handed_on is not None
        or case.source is ReleaseSource.CORRECTION
        or state in (AftercareState.HANDED_OVER, AftercareState.ACTIVE)
    )
    return "是" if was else "否"


def settlement(case: AftercareCase, facts: PeriodFacts) -> str:
    """What he lives on (安置情况); without a day of its own not before he was handed over."""
    waits = case.settled_on is None and facts.state_on_last_day(case) in BEFORE_ARRIVAL
    return "" if waits else _label(case.settlement)


def is_key(case: AftercareCase, facts: PeriodFacts) -> str:
    """Whether he is closely helped (是否重点); nothing where no level was set."""
    level = reading.level_on(case, facts.last_day)
    return "" if level is None else "是" if level is HelpLevel.KEY else "否"


def note(case: AftercareCase, facts: PeriodFacts) -> str | None:
    """What the county's notes say of the case itself (备注)."""
    return case.unsettled_reason


def not_yet_handed(rows: Sequence[Sequence[Cell]]) -> str:
    """How many stand on the roster whom no figure counts as on the register, since they were not handed over yet."""
    waiting = {state.label for state in BEFORE_ARRIVAL}
    count = sum(row[_place(STATE)] in waiting for row in rows)
    return f"其中{count}名尚未衔接，未计入在册数" if count else ""


def never_handed(rows: Sequence[Sequence[Cell]]) -> str:
    """How many left whom no figure counts, since they were never handed over; whoever was released from correction was here already."""
    at, source = _place(HANDED_ON), _place(SOURCE)
    count = sum(row[at] is None and row[source] != ReleaseSource.CORRECTION.label for row in rows)
    return f"本期解除、移交中{count}名未曾衔接，未计入统计数" if count else ""


def _place(title: str) -> int:
    return next(index for index, column in enumerate(COLUMNS) if column.title == title)


def _penalty(case: AftercareCase) -> tuple[str, str]:
    """The kind of penalty that the sentence begins with, and the rest of it: 有期徒刑 and 一年六个月."""
    told = (case.sentence or "").strip()
    kind = next((one for one in PENALTIES if told.startswith(one)), "")
    return kind, told.removeprefix(kind).strip("，, ")


def _label(code: Code | None) -> str:
    return "" if code is None else code.label


COLUMNS = (
    RosterColumn("姓名", lambda case, facts: roster_cells.name(case.person, facts), width=10),
    RosterColumn("性别", lambda case, facts: roster_cells.sex(case.person, facts), width=6),
    RosterColumn("身份证号", lambda case, facts: roster_cells.id_no(case.person, facts), CellKind.IDENTIFIER, 20),
    RosterColumn("村（居）", lambda case, facts: roster_cells.village(case.person, facts), width=10, is_undated=True),
    RosterColumn("现住址", lambda case, facts: roster_cells.address(case.person, facts), width=20, is_undated=True),
    RosterColumn("电话", lambda case, facts: roster_cells.phone(case.person, facts), CellKind.IDENTIFIER, 14, is_undated=True),
    RosterColumn(SOURCE, lambda case, facts: _label(case.source), width=12),
    RosterColumn("原罪名", offence, width=12, is_sealable=True),
    RosterColumn("释放日期", lambda case, facts: case.released_on, CellKind.DATE, 11.6),
    RosterColumn(LEVEL, lambda case, facts: _label(reading.level_on(case, facts.last_day)), width=10),
    RosterColumn(HANDED_ON, lambda case, facts: case.handed_on, CellKind.DATE, 11.6),
    RosterColumn("衔接方式", handover, width=12),
    RosterColumn(SETTLEMENT, settlement, width=16, stays=reading.keeps_settlement),
    RosterColumn("帮扶措施", helps, width=16, entries=(HelpKind,)),
    RosterColumn("本月走访", visits, CellKind.NUMBER, 9, total=True),
    RosterColumn("帮教期满日", ends_on, CellKind.DATE, 11.6),
    RosterColumn(STATE, lambda case, facts: _label(facts.state_on_last_day(case)), width=12, entries=(AftercareState,)),
    note_column(note, RECENT),
)

FOR_FORMS = (
    *notes_apart(note, RECENT),
    *roster_cells.for_forms(lambda case, facts: case.person),
    RosterColumn("是否衔接", is_handed_over, width=8),
    RosterColumn("是否重点", is_key, width=8),
    RosterColumn("重新犯罪日期", lambda case, facts: case.reoffended_on, CellKind.DATE, 11.6),
    RosterColumn("解除日期", lambda case, facts: LISTED.left_on(case, facts), CellKind.DATE, 11.6),
    RosterColumn("原判刑期", unless_hidden(lambda case: case.sentence), width=14),
    RosterColumn(PENALTY, unless_hidden(lambda case: _penalty(case)[0]), width=10),
    RosterColumn(LENGTH_ALONE, unless_hidden(lambda case: _penalty(case)[1]), width=12),
    RosterColumn("释放单位", unless_hidden(lambda case: case.prison), width=14),
)

ROSTERS = (
    Roster(
        kind="aftercare",
        title="安置帮教对象花名册",
        columns=COLUMNS,
        belongs=on_register,
        ended=ended,
        ended_title="本期解除、移交",
        order=lambda case: (case.released_on or date.max, case.number),
        says_of_rows=not_yet_handed,
        says_of_ended=never_handed,
        paper="A3",
        recent=RECENT,
        for_forms=FOR_FORMS,
    ),
)
