"""What the word of one datum says of another (一词两说): 法院委托 below 案件来源 says by whom as well."""

from collections.abc import Iterable, Mapping

from libao_desk.core.text import compact
from libao_desk.declare.path import path
from libao_desk.declare.sheet import ToldIn
from libao_desk.declare.value import show
from libao_desk.services.ledgers.heads.header_words import Target
from libao_desk.services.ledgers.rows import RowJudgement
from libao_desk.sheets.cells import Cell


def take_what_is_told_in(told_in: Iterable[ToldIn], judged: RowJudgement, cells: Mapping[Target, Cell]) -> None:
    """Put into the judgement what the word says as well, and tell it."""
    for one in told_in:
        told, into = path(one.told), path(one.into)
        cell = cells[told]
        code = one.read(compact(cell.text)) if judged.values.get(told.key) is one.when else None
        if code is not None:
            judged.values[into.key] = code
            judged.cells[into.key] = cell.address
            judged.notes.append((cell.address, f"{into.label}：按“{cell.text}”填为“{show(into, code)}”。"))
