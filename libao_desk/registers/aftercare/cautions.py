"""What a clerk should look at before going on (帮教提示); none of it stops a save."""

from collections.abc import Iterator

from libao_desk.declare.lifecycle import not_carried_out

from . import reading
from .codes import ENDED, AftercareState, HelpLevel
from .model import AftercareCase


def warn(case: AftercareCase) -> tuple[str, ...]:
    """Every sentence that applies to the case."""
    return () if case.state in ENDED else (*_not_carried_out(case), *_unsaid(case), *_undated(case))


def _not_carried_out(case: AftercareCase) -> Iterator[str]:
    for title, day, act in (("解除帮教日期", case.closed_on, "解除帮教"), ("移交日期", case.moved_on, "移交")):
        if day is not None:
            yield not_carried_out(title, day, act, "在册")


def _unsaid(case: AftercareCase) -> Iterator[str]:
    if case.level is HelpLevel.KEY and case.key_reason is None:
        yield "重点帮教请填写重点理由。"
    if case.state is AftercareState.ACTIVE and case.settlement is None and not case.unsettled_reason:
        yield "请填写安置情况；没有安置的，请填写未安置原因。"


def _undated(case: AftercareCase) -> Iterator[str]:
    for row in case.helps:
        if reading.helped_on(row) is None:
            kind = "" if row.kind is None else f"“{row.kind.label}”"
            yield f"帮扶措施{kind}请填写申请日期或落实日期，否则每个月的花名册上都有，统计里却没有。"
