"""The two days of a term against its length (期限与起止日期): told on the page, asked of a ledger's row (刑诉法解释 202)."""

from collections.abc import Iterator

from libao_desk.declare.clock import OfficeFacts

from .codes import CorrectionCategory, SanctionKind
from .ending import before_term
from .model import CorrectionCase as C
from .reading import computed_term_end

SLIP_DAYS = 27
"""So many days off are a slip, or another way of counting; a month is another term."""


def days_off(case: C) -> int:
    """How many days later than its length says the term ends; 0 where one of both is not entered."""
    computed = computed_term_end(case)
    return 0 if computed is None or case.term_to is None else (case.term_to - computed).days


def length_doubt(case: C) -> str:
    """What is told where the instrument's days and the length differ."""
    return (
        f"文书载明的矫正结束日期为{case.term_to:%Y-%m-%d}，按期限推算为{computed_term_end(case):%Y-%m-%d}，请与文书核对"
        "（以文书为准；最高法刑诉法解释第202条）。"
    )


def _may_be_so(case: C) -> bool:
    """Whether an end before its time has its reason: custody that is not entered (刑法 41), a commutation (社区矫正法 33)."""
    is_custody_open = case.category is CorrectionCategory.PUBLIC_SURVEILLANCE and case.custody_days is None
    return days_off(case) < 0 and (is_custody_open or any(one.kind is SanctionKind.COMMUTATION for one in case.sanctions))


def slip(case: C) -> Iterator[tuple[str, str]]:
    """A day that is off by so little, or for such a reason, that it may be right."""
    off = days_off(case)
    if off and (abs(off) <= SLIP_DAYS or _may_be_so(case)):
        yield C.term_to.key, length_doubt(case)


def impossible_end(case: C, office: OfficeFacts) -> Iterator[tuple[str, str]]:
    """An end of the correction before its term, and an end of the term that is another term's."""
    yield from before_term(case, office)
    if abs(days_off(case)) > SLIP_DAYS and not _may_be_so(case):
        yield (
            C.term_to.key,
            f"矫正开始日期{case.term_from:%Y-%m-%d}、矫正结束日期{case.term_to:%Y-%m-%d}与期限对不上（按期限应到{computed_term_end(case):%Y-%m-%d}）："
            "表中可能写错，或只排序、粘贴了一部分列，请与文书核对；确是这样的（如减刑），先在软件中把那一条改好，或不写期限，再导入。",
        )
