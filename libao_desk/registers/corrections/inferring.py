"""What follows from a ledger's row on a correction (由台账内容得出): a death and its day, and that it is a minor's."""

from collections.abc import Iterator
from datetime import date

from libao_desk.declare.register import Inferred

from .codes import ExitKind
from .model import CorrectionCase as C
from .reading import is_juvenile_on


def infer(case: C) -> Iterator[Inferred]:
    """Each datum that the row leaves out and that cannot be otherwise."""
    if case.died_on is not None and case.exit_kind is None:
        yield Inferred(C.exit_kind, ExitKind.DEATH, "已填死亡日期")
    if case.exit_kind is ExitKind.DEATH:
        yield from _day_of_death(case)
    if not case.is_juvenile and is_juvenile_on(case, date.max):
        when = "犯罪时" if case.was_minor_at_offence else "按出生日期，社区矫正开始时"
        yield Inferred(C.is_juvenile, True, f"{when}未满十八周岁（社区矫正法第58条）")


def _day_of_death(case: C) -> Iterator[Inferred]:
    """A correction ends with the death itself (社区矫正法 45), so that one day says the other."""
    if case.died_on is None and case.ended_on is not None:
        yield Inferred(C.died_on, case.ended_on, "因死亡终止")
    elif case.ended_on is None and case.died_on is not None:
        yield Inferred(C.ended_on, case.died_on, "因死亡终止")
