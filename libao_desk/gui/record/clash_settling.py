"""Two windows changed one record (编辑冲突): field by field the clerk says whose value stays; nothing typed is lost."""

from PySide6.QtWidgets import QWidget

from libao_desk.declare.register import Register
from libao_desk.declare.value import show
from libao_desk.gui.base import dialogs
from libao_desk.services.records.drafts import Clash, RecordDraft, RecordView, Ref, Value, clashes, rebased

MINE, THEIRS = "用我填的", "用对方的"


def settle_clashes(parent: QWidget, register: Register, draft: RecordDraft, now: RecordView) -> RecordDraft | None:
    """The draft on top of what is stored now; None where the clerk wants to look first."""
    given_up: list[Clash] = []
    for clash in clashes(draft, now):
        answer = dialogs.choose(parent, _sentence(register, clash), (MINE, THEIRS))
        if answer is None:
            return None
        if answer == 1:
            given_up.append(clash)
    return rebased(draft, now, given_up)


def _sentence(register: Register, clash: Clash) -> str:
    fields = register.part(clash.part).fields if clash.part else register.fields
    field = next((field for field in fields if field.key == clash.key), None)
    label = clash.key if field is None else field.label

    def said(value: Value) -> str:
        if isinstance(value, Ref):
            return value.label
        return ("" if field is None else show(field, value)) or "（空）"

    return f"您填写期间，“{label}”被他人改过。\n对方：{said(clash.theirs)}\n您：{said(clash.mine)}"
