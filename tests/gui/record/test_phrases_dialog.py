"""Texts used again and again, as a clerk inserts and keeps them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from libao_desk.gui.base import dialogs
from libao_desk.gui.base.context import Context
from libao_desk.gui.editors.lines import NoteEditor
from libao_desk.gui.record.page import RecordPage
from libao_desk.gui.record.phrases_dialog import PhrasesDialog
from libao_desk.services.records.drafts import RecordRef
from tests.gui.conftest import Settled
from tests.services.builders import a_dispute

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> RecordPage:
    """A dispute between neighbours."""
    ref: RecordRef = a_dispute(context.office)
    page = RecordPage(context, ref)
    qtbot.addWidget(page)
    page.show()
    return page


def _choose(dialog: PhrasesDialog, title: str) -> None:
    (item,) = dialog.ui.titles.findItems(title, Qt.MatchFlag.MatchExactly)
    dialog.ui.titles.setCurrentItem(item)


def _opened(page: RecordPage) -> PhrasesDialog:
    return page.findChildren(PhrasesDialog)[-1]


def test_f4_in_a_term_offers_the_texts_of_its_dispute_and_fills_the_blanks(qtbot: QtBot, page: RecordPage) -> None:
    tab = page.parts["terms"]
    page.ui.tabs.setCurrentWidget(tab)
    editor = tab.form.editor("act")
    assert isinstance(editor, NoteEditor)
    editor.box.setPlainText("甲方")
    editor.box.moveCursor(editor.box.textCursor().MoveOperation.End)
    qtbot.keyClick(editor.box, Qt.Key.Key_F4)
    dialog = _opened(page)
    assert dialog.windowTitle() == "常用语：履行内容"
    _choose(dialog, "恢复排水")
    boxes = {box.accessibleName(): box for box in dialog.findChildren(QLineEdit) if box is not dialog.ui.title_box and box.accessibleName()}
    assert list(boxes) == ["日期", "位置"]
    boxes["日期"].insert("2026年4月1日")
    qtbot.mouseClick(dialog.ui.insert_button, LEFT)
    assert editor.value() == "甲方于2026年4月1日前疏通＿＿＿＿的排水沟，恢复原有排水方向"


def test_a_text_is_added_changed_and_removed_on_the_spot(
    qtbot: QtBot, page: RecordPage, settled: Settled, rehearsal: dialogs.Rehearsal
) -> None:
    editor = page.form.editor("facts")
    assert isinstance(editor, NoteEditor)
    editor.phrase_wished.emit(editor)
    dialog = _opened(page)
    qtbot.mouseClick(dialog.ui.new_button, LEFT)
    qtbot.mouseClick(dialog.ui.keep_button, LEFT)
    assert dialog.ui.told.text() == "请填写名称和内容。"
    dialog.ui.title_box.insert("通道")
    dialog.ui.text_box.insertPlainText("双方因{位置}通道使用发生争执。")
    qtbot.mouseClick(dialog.ui.keep_button, LEFT)
    assert dialog.ui.told.text() == "已保存，本所人员都可使用。"
    assert [phrase.text for phrase in page.context.office.phrases.of("disputes", "facts")] == ["双方因{位置}通道使用发生争执。"]
    rehearsal.answers.append(True)
    qtbot.mouseClick(dialog.ui.remove_button, LEFT)
    assert dialog.ui.titles.count() == 0
    dialog.close()
