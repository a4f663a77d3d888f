"""Two windows changed one record (编辑冲突): datum by datum the clerk says whose value stays; nothing typed is lost."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from libao_desk.core.errors import ChangedMeanwhile
from libao_desk.declare.path import FieldPath
from libao_desk.declare.register import Register
from libao_desk.declare.value import masked, show
from libao_desk.gui.base import dialogs
from libao_desk.services.records.drafts import Clash, RecordDraft, RecordView, Ref, Value, clashes, rebased, value_clashes

Stored = TypeVar("Stored")
MINE, THEIRS = "用我填的", "用对方的"
SETTLED = "已改用对方填写的内容。"
LOOK_FIRST = "与他人的改动有冲突，还没有保存；核对后再点“保存”，逐项选用哪一个。"


def settle_clashes(parent: QWidget, register: Register, draft: RecordDraft, now: RecordView) -> RecordDraft | None:
    """The draft on top of what is stored now; None where the clerk wants to look first."""
    given_up: list[Clash] = []
    for clash in clashes(draft, now):
        fields = register.part(clash.part).fields if clash.part else register.fields
        is_mine = _is_mine(parent, fields, clash)
        if is_mine is None:
            return None
        if not is_mine:
            given_up.append(clash)
    return rebased(draft, now, given_up)


def settle_values(
    parent: QWidget, fields: Sequence[FieldPath], typed: Mapping[str, Value], original: Mapping[str, Value], now: Mapping[str, Value]
) -> dict[str, Value] | None:
    """What stays of the values typed over one entry or card, on top of what is stored now; None where the clerk wants to look first."""
    stays = dict(typed)
    for clash in value_clashes(typed, original, now):
        is_mine = _is_mine(parent, fields, clash)
        if is_mine is None:
            return None
        if not is_mine:
            del stays[clash.key]
    return stays


def is_mine_kept(parent: QWidget, label: str, mine: str, theirs: str) -> bool | None:
    """Whether the clerk's own value stays; None where he wants to look first."""
    sentence = f"您填写期间，“{label}”被他人改过。\n对方：{theirs or '（空）'}\n您：{mine or '（空）'}"
    answer = dialogs.choose(parent, sentence, (MINE, THEIRS))
    return None if answer is None else answer == 0


def unless_changed(store: Callable[[], Stored]) -> Stored | ChangedMeanwhile:
    """What storing gives; that another was faster is handed back, for the clerk to settle."""
    try:
        return store()
    except ChangedMeanwhile as changed:
        return changed


def _is_mine(parent: QWidget, fields: Sequence[FieldPath], clash: Clash) -> bool | None:
    field = next((field for field in fields if field.key == clash.key), None)

    def said(value: Value, how: Callable[[FieldPath, Value], str]) -> str:
        if isinstance(value, Ref):
            return value.label
        return "" if field is None else how(field, value)

    label = clash.key if field is None else field.label
    return is_mine_kept(parent, label, said(clash.mine, show), said(clash.theirs, masked))
