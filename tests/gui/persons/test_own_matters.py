"""Answering an asker in the window: nothing before the question is whole, then numbers, states and days."""

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from libao_desk.gui.base import dialogs
from libao_desk.gui.base.context import Context
from libao_desk.gui.persons.own_matters import OwnMattersDialog
from libao_desk.gui.tools import TOOLS
from libao_desk.people.codes import Role
from libao_desk.services.records.drafts import RecordDraft, Value
from tests.gui.conftest import Settled


def _shown(dialog: OwnMattersDialog) -> list[tuple[str, ...]]:
    model = dialog.ui.matters.model()
    return [tuple(str(model.data(model.index(row, column))) for column in range(3)) for row in range(model.rowCount())]


def test_an_asker_is_answered_once_the_question_is_whole(qtbot: QtBot, context: Context, settled: Settled) -> None:
    office = context.office
    values: dict[str, Value] = {"received_on": date(2026, 2, 23), "petitioner": "张甲三", "contact": "19900000003"}
    number = office.records.open(office.records.save(RecordDraft("petitions", values=values))).number
    dialog = OwnMattersDialog(context)
    qtbot.addWidget(dialog)
    assert dialog.ui.register_box.currentText() == "信访登记"
    qtbot.keyClicks(dialog.ui.proof_box, "19900000003")
    qtbot.mouseClick(dialog.ui.look_button, Qt.MouseButton.LeftButton)
    settled()
    assert "请填写：姓名、查询事由" in dialog.ui.problem.text()
    assert _shown(dialog) == []
    dialog.ui.name_box.setText("张甲三")
    dialog.ui.reason_box.setText("来人询问")
    qtbot.mouseClick(dialog.ui.look_button, Qt.MouseButton.LeftButton)
    settled()
    assert _shown(dialog) == [(number, "已收到", "告知是否受理 2026-03-10")]
    dialog.ui.name_box.setText("张甲")
    qtbot.mouseClick(dialog.ui.look_button, Qt.MouseButton.LeftButton)
    settled()
    assert (_shown(dialog), dialog.ui.problem.text()) == ([], "没有姓名和电话（或编号）都相符的事项。")


def test_who_may_not_answer_is_told_so(qtbot: QtBot, context: Context, rehearsal: dialogs.Rehearsal) -> None:
    dialog = OwnMattersDialog(context)
    qtbot.addWidget(dialog)
    context.office.desk.rights = type(context.office.desk.rights)(Role.READER)
    assert TOOLS["action_own_matters"](context, dialog) is None
    assert rehearsal.told == ["您无权答复本人查询。"]
