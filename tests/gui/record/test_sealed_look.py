"""The director's look into a sealed record: nothing is shown before the request is whole."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItemIterator
from pytestqt.qtbot import QtBot

from libao_desk.gui.base import dialogs
from libao_desk.gui.base.context import Context
from libao_desk.gui.record.sealed_look import SealedLookDialog
from libao_desk.gui.tools import TOOLS
from libao_desk.people.codes import Role
from libao_desk.registers.corrections.codes import CorrectionState
from libao_desk.services.records.drafts import RecordDraft


def _sealed_number(context: Context) -> str:
    office = context.office
    ref = office.records.save(RecordDraft("corrections", values={"person.name": "张试少", "effective_on": date(2026, 2, 20)}))
    number = office.records.open(ref).number
    with office.desk.work("封存") as session:
        session.get_one(office.desk.book.get("corrections").model, ref.id).state = CorrectionState.SEALED  # type: ignore[attr-defined]  # a correction has one
    return number


def _shown(dialog: SealedLookDialog) -> list[str]:
    found, walk = [], QTreeWidgetItemIterator(dialog.ui.tree)
    while (item := walk.value()) is not None:
        found.append(item.text(1))
        walk += 1
    return found


def test_the_record_is_shown_once_the_request_is_whole(qtbot: QtBot, context: Context) -> None:
    number = _sealed_number(context)
    dialog = SealedLookDialog(context)
    qtbot.addWidget(dialog)
    dialog.ui.number_box.setText(number)
    qtbot.mouseClick(dialog.ui.look_button, Qt.MouseButton.LeftButton)
    assert "请填写：申请单位（人）、申请文书号、法律依据和用途" in dialog.ui.problem.text()
    assert _shown(dialog) == []
    for box in (dialog.ui.asked_box, dialog.ui.document_box, dialog.ui.ground_box):
        box.setText("样例")
    qtbot.mouseClick(dialog.ui.look_button, Qt.MouseButton.LeftButton)
    assert dialog.ui.problem.text() == ""
    assert "张试少" in _shown(dialog)


def test_others_are_told_who_may_look(qtbot: QtBot, context: Context, rehearsal: dialogs.Rehearsal) -> None:
    dialog = SealedLookDialog(context)
    qtbot.addWidget(dialog)
    context.office.desk.rights = type(context.office.desk.rights)(Role.OFFICER)
    assert TOOLS["action_sealed"](context, dialog) is None
    assert rehearsal.told == ["封存的记录只由所长凭查询申请查阅。"]
