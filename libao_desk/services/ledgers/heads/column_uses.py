"""What each column of a sheet is imported as (列的对应), for the clerk to look at and change."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from libao_desk.declare.register import Register

from .columns import AS_STATE, SLIP_HEADER, ColumnMap
from .header_words import header_words
from .unread import why_kept_nowhere

NAMED = 2
"""Of the data that one cell says, how many a note names."""
NOT_IMPORTED, DROPPED = "", ":dropped"
"""Keys of a column that the clerk leaves out, and of one that may not be recorded."""


@dataclass(frozen=True)
class ColumnUse:
    """What one column of a sheet is imported as, for the clerk to look at and change."""

    head: str
    key: str
    label: str
    note: str
    may_be_changed: bool = True


def field_choices(register: Register) -> tuple[tuple[str, str], ...]:
    """(key, label) of all that a column of this register's sheets can be imported as."""
    fields = {target.key: (target.key, target.label) for target in header_words(register).values()}
    return (*fields.values(), (AS_STATE, "状态"))


def column_uses(columns: ColumnMap, heads: Iterable[str]) -> tuple[ColumnUse, ...]:
    """Each column of the sheet with what it is imported as, or why it is not."""
    reasons = dict(columns.dropped)
    return tuple(_use(columns, position, head, reasons) for position, head in enumerate(heads))


def _use(columns: ColumnMap, position: int, head: str, reasons: Mapping[str, str]) -> ColumnUse:
    if head in reasons:
        return ColumnUse(head, DROPPED, "不导入", f"不得记录：{reasons[head]}", may_be_changed=False)
    if position == columns.state:
        return ColumnUse(head, AS_STATE, "状态", "与各项日期不一致时以本列为准")
    if position == columns.number:
        return ColumnUse(head, ":number", "原编号", "仅供核对，本地编号由软件编", may_be_changed=False)
    if position == columns.slip:
        return ColumnUse(head, ":slip", SLIP_HEADER, "本所送出的表：与送出时和现在的内容逐格比较后并入", may_be_changed=False)
    several = columns.several.get(position)
    if several is not None:
        named = "、".join(target.label for target in several.targets[:NAMED])
        count = f"等{len(several.targets)}项" if len(several.targets) > NAMED else ""
        return ColumnUse(head, several.key, several.label, columns.loose.get(position, f"一格多项：{named}{count}"))
    together = columns.together.get(position)
    if together is not None:
        return ColumnUse(head, together.key, together.label, f"与“{together.target.label}”合起来看")
    target = columns.targets.get(position)
    if target is not None:
        hidden = "在表中是隐藏的列，也已读入" if position in columns.hidden else ""
        return ColumnUse(head, target.key, target.label, hidden or columns.loose.get(position, ""))
    return ColumnUse(head, NOT_IMPORTED, "不导入", _why_not(columns, position))


def _why_not(columns: ColumnMap, position: int) -> str:
    if position in columns.doubled:
        return f"“{columns.doubled[position]}”已有一列，可以改选"
    if position not in columns.unknown_at:
        return ""
    return why_kept_nowhere(columns.unknown_at[position]) or "不认识的列，可以改选"
