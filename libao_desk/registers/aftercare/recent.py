"""What a month's rows tell of a released person (安置帮教近况): visits and help."""

from libao_desk.declare.recent import Recent, Telling, clauses
from libao_desk.people import roster_cells
from libao_desk.registers.aftercare.model import AftercareCase as A
from libao_desk.registers.aftercare.parts import AftercareHelp, AftercareVisit


def visited(row: AftercareVisit) -> str:
    """走访，生活就业情况……，需要帮助……"""
    if row.consented is False:
        return "走访，本人不同意"
    return clauses("走访", row.situation, f"需要帮助：{row.need}" if row.need else "")


def helped(row: AftercareHelp) -> str:
    """申请临时救助，结果……"""
    if row.kind is None:
        return ""
    return clauses(f"申请{row.kind.label}", row.result)


RECENT = Recent(
    (Telling(A.visits, AftercareVisit.held_on, visited), Telling(A.helps, AftercareHelp.applied_on, helped)),
    hides=lambda case, facts: roster_cells.is_hidden(case.person, facts),
)
