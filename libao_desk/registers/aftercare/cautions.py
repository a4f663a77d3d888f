"""What a clerk should look at before going on (帮教提示); none of it stops a save."""

from collections.abc import Iterator

from libao_desk.declare.lifecycle import not_carried_out

from .codes import ENDED
from .model import AftercareCase


def warn(case: AftercareCase) -> tuple[str, ...]:
    """Every sentence that applies to the case."""
    return () if case.state in ENDED else tuple(_not_carried_out(case))


def _not_carried_out(case: AftercareCase) -> Iterator[str]:
    for title, day, act in (("解除帮教日期", case.closed_on, "解除帮教"), ("移交日期", case.moved_on, "移交")):
        if day is not None:
            yield not_carried_out(title, day, act, "在册")
