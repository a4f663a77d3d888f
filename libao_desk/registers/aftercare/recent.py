"""What a month's rows tell of a released person (安置帮教近况): visits and help."""

from libao_desk.declare.recent import Recent, Telling, clauses
from libao_desk.people import roster_cells

from .model import AftercareCase as A
from .parts import AftercareHelp, AftercareVisit


def visited(row: AftercareVisit) -> str:
    """走访，生活就业情况……，需要帮助……"""
    if row.consented is False:
        return "走访，本人不同意"
    return clauses("走访", row.situation, f"需要帮助：{row.need}" if row.need else "")


def applied(row: AftercareHelp) -> str:
    """申请临时救助，结果…… A result of another month is told there."""
    if row.kind is None:
        return ""
    return clauses(f"申请{row.kind.label}", None if _came_later(row) else row.result)


def given(row: AftercareHelp) -> str:
    """落实临时救助，结果…… where it was asked for in an earlier month, or nobody wrote when."""
    return clauses(f"落实{row.kind.label}", row.result) if row.kind is not None and _came_later(row) else ""


def _came_later(row: AftercareHelp) -> bool:
    months = [None if day is None else (day.year, day.month) for day in (row.applied_on, row.result_on)]
    return months[1] is not None and months[0] != months[1]


RECENT = Recent(
    (
        Telling(A.visits, AftercareVisit.held_on, visited),
        Telling(A.helps, AftercareHelp.applied_on, applied),
        Telling(A.helps, AftercareHelp.result_on, given),
    ),
    hides=lambda case, facts: roster_cells.is_hidden(case.person, facts),
)
