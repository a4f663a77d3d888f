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
from libao_desk.services.papers.person_copies import Asking
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


def test_a_death_that_no_record_tells_of_is_asked_about_once(
    qtbot: QtBot, context: Context, person: Ref, settled: Settled, rehearsal: dialogs.Rehearsal
) -> None:
    dialog = PersonCopyDialog(context)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.choose(person)
    dialog.ui.asked_by_box.setText("李乙四")
    dialog.ui.proof_box.setText("户口簿、死亡证明")
    dialog.ui.asking_box.setCurrentIndex(dialog.ui.asking_box.findData(Asking.RELATIVE))
    rehearsal.answers.extend([False, True])
    qtbot.mouseClick(dialog.ui.draft_button, Qt.MouseButton.LeftButton)
    settled()
    assert dialog.ui.problem.text().startswith("台账中没有登记“张甲三”死亡。")
    for button in (dialog.ui.draft_button, dialog.ui.make_button):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        settled()
        settled()
        dialog.preview.close()
    assert len(rehearsal.asked) == 2
    assert given(dialog) == [("张甲三", "李乙四", "近亲属（本人已死亡）", "户口簿、死亡证明")]


def test_how_often_each_word_was_hidden_is_said(qtbot: QtBot, context: Context, person: Ref, settled: Settled) -> None:
    dialog = PersonCopyDialog(context)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.choose(person)
    dialog.ui.proof_box.setText("居民身份证")
    dialog.ui.hidden_box.setText("路人乙、路人丙")
    qtbot.mouseClick(dialog.ui.draft_button, Qt.MouseButton.LeftButton)
    settled()
    told = "“路人乙”没有找到，请核对写法。“路人丙”没有找到，请核对写法。"
    assert dialog.ui.problem.text() == told
    missing = dialog.preview.ui.missing
    assert dialog.preview.ui.missing_label.text() == "另须隐去的："
    assert "".join(missing.item(row).text() for row in range(missing.count())) == told
    dialog.preview.close()


def test_who_may_not_is_told_so(qtbot: QtBot, context: Context, person: Ref, rehearsal: dialogs.Rehearsal) -> None:
    dialog = PersonCopyDialog(context)
    qtbot.addWidget(dialog)
    context.office.desk.rights = type(context.office.desk.rights)(Role.OFFICER)
    assert TOOLS["action_person_copy"](context, dialog) is None
    assert rehearsal.told == ["个人信息查阅件由能查看全部登记册的所长出具。"]
