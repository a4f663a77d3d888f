"""The copy of what is held on one person, in the window: who asks, a draft to read, then the copy, which stands in the list."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from libao_desk.gui.base import dialogs
from libao_desk.gui.base.context import Context
from libao_desk.gui.papers.preview import PaperPreview
from libao_desk.gui.persons.person_copy import PersonCopyDialog
from libao_desk.gui.tools import TOOLS
from libao_desk.people.codes import Role
from libao_desk.services.records.drafts import RecordDraft, Ref
from tests.gui.conftest import Settled


@pytest.fixture
def person(context: Context) -> Ref:
    ref = context.office.records.save(RecordDraft("aftercare", values={"person.name": "张甲三"}))
    value = context.office.records.open(ref).values["person"]
    assert isinstance(value, Ref)
    return value


def given(dialog: PersonCopyDialog) -> list[tuple[str, ...]]:
    model = dialog.ui.given.model()
    return [tuple(str(model.data(model.index(row, column))) for column in range(1, 5)) for row in range(model.rowCount())]


def test_a_draft_is_read_and_the_copy_is_listed(qtbot: QtBot, context: Context, person: Ref, settled: Settled) -> None:
    dialog = PersonCopyDialog(context)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.mouseClick(dialog.ui.draft_button, Qt.MouseButton.LeftButton)
    assert dialog.ui.problem.text() == "请先选择人员。"
    dialog.choose(person)
    assert dialog.ui.asked_by_box.text() == "张甲三"
    qtbot.mouseClick(dialog.ui.draft_button, Qt.MouseButton.LeftButton)
    settled()
    assert dialog.ui.problem.text() == "出具个人信息查阅件须核对申请人身份，请填写：核对的证件、材料。"
    qtbot.keyClicks(dialog.ui.proof_box, "ID")
    qtbot.mouseClick(dialog.ui.draft_button, Qt.MouseButton.LeftButton)
    settled()
    (preview,) = dialog.findChildren(PaperPreview)
    assert not preview.ui.save_button.isVisible()
    assert given(dialog) == []
    preview.close()
    qtbot.mouseClick(dialog.ui.make_button, Qt.MouseButton.LeftButton)
    settled()
    preview = dialog.preview
    assert preview.ui.save_button.isVisible()
    assert given(dialog) == [("张甲三", "张甲三", "本人", "ID")]
    preview.close()


def test_who_may_not_is_told_so(qtbot: QtBot, context: Context, person: Ref, rehearsal: dialogs.Rehearsal) -> None:
    dialog = PersonCopyDialog(context)
    qtbot.addWidget(dialog)
    context.office.desk.rights = type(context.office.desk.rights)(Role.OFFICER)
    assert TOOLS["action_person_copy"](context, dialog) is None
    assert rehearsal.told == ["个人信息查阅件由能查看全部登记册的所长出具。"]
