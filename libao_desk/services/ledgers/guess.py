"""Which register a sheet looks like (像哪一本台账): asked where hardly any of its heads is known to the register it was given to."""

from collections.abc import Iterable

from libao_desk.declare.register import Register
from libao_desk.people.access import Action
from libao_desk.services.desk import Desk
from libao_desk.services.ledgers.heads.header_words import header_words, keys_of_head

from .importing import ImportPlan

FEWER = 3
"""Another register is named where it knows this many times the heads, and no fewer than this many."""


def doubt_of(desk: Desk, plan: ImportPlan) -> str:
    """A sentence that names the register whose ledger the sheet looks like; empty where it looks like the one it was given to."""
    own = desk.book.get(plan.register)
    others = [one for one in desk.book if one is not own and desk.may(one.key, Action.IMPORT)]
    known = {one.key: _known(one, plan.heads) for one in (own, *others)}
    best = max(others, key=lambda one: known[one.key], default=None)
    if best is None or known[best.key] < FEWER * max(1, known[own.key]):
        return ""
    return (
        f"“{plan.source}”的{len(plan.heads)}列中，“{own.title}”只认得{known[own.key]}列，“{best.title}”认得{known[best.key]}列："
        "可能选错了登记册或文件，请先核对。"
    )


def _known(register: Register, heads: Iterable[str]) -> int:
    words = header_words(register)
    return sum(any(key in words for key in keys_of_head((head,))) for head in heads)
