"""A mediator, a village or an organisation that the office's lists lack is added from the form that misses it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from libao_desk.gui.base.context import Context
from libao_desk.gui.editors.choices import ReferenceEditor
from libao_desk.gui.record.form import RecordForm
from libao_desk.gui.record.new_entry import NewEntryDialog
from libao_desk.gui.record.page import RecordPage
from libao_desk.gui.settings.directory_page import DirectoryPage
from libao_desk.people.codes import Role
from libao_desk.services.records.drafts import RecordDraft, RecordRef, Ref
from tests.conftest_office import DAY
from tests.gui.conftest import Settled
from tests.gui.settings_desk import click, enter_as
from tests.gui.typist import type_into


@pytest.fixture
def dispute(context: Context) -> RecordRef:
    """A dispute that has been applied for."""
    return context.office.records.save(RecordDraft("disputes", values={"applied_on": DAY}))


@pytest.fixture
def page(qtbot: QtBot, context: Context, dispute: RecordRef) -> RecordPage:
    """Its page, turned to the mediators."""
    page = RecordPage(context, dispute)
    qtbot.addWidget(page)
    page.show()
    page.show_part("mediators")
    return page


def _editor(form: RecordForm, key: str) -> ReferenceEditor:
    editor = form.editor(key)
    assert isinstance(editor, ReferenceEditor)
    return editor


def _name(qtbot: QtBot, form: RecordForm, text: str) -> None:
    line = form.editor("name").focusProxy()
    assert line is not None
    type_into(qtbot, line, text)


def _buttons(holder: QWidget) -> list[QPushButton]:
    return [button for button in holder.findChildren(QPushButton) if button.accessibleName().startswith("新增")]


def _add(qtbot: QtBot, editor: ReferenceEditor) -> NewEntryDialog:
    (button,) = _buttons(editor)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    dialog = editor.findChild(NewEntryDialog)
    assert dialog is not None
    return dialog


def test_a_mediator_typed_and_missing_is_added_and_chosen(
    qtbot: QtBot, context: Context, page: RecordPage, dispute: RecordRef, settled: Settled
) -> None:
    form = page.parts["mediators"].form
    member = _editor(form, "member")
    type_into(qtbot, member.box, "调试乙")
    assert member.value() is None
    assert member.problem == "“人民调解员”没有“调试乙”这一项。"
    dialog = _add(qtbot, member)
    assert dialog.windowTitle() == "新增调解员"
    assert dialog.form.values()["name"] == "调试乙"
    assert not dialog.form.has("active")
    type_into(qtbot, _editor(dialog.form, "committee").box, "李堡镇人民调解委员会")
    phone = dialog.form.editor("phone").focusProxy()
    assert phone is not None
    qtbot.keyClicks(phone, "19900000007")
    click(qtbot, dialog.ui.save_button, settled)
    assert member.value() == context.office.people.choices("committee_member")[0]
    assert (member.problem, member.box.currentText()) == ("", "调试乙")
    page.save()
    settled()
    (row,) = context.office.records.open(dispute).parts["mediators"]
    assert isinstance(row.values["member"], Ref)
    assert row.values["member"].label == "调试乙"
    (entry,) = context.office.directory.entries("committee_member")
    assert (entry.values["phone"], entry.values["active"]) == ("19900000007", True)
    assert isinstance(entry.values["committee"], Ref)


def test_every_open_form_offers_the_new_entry_and_keeps_what_is_typed(qtbot: QtBot, page: RecordPage, settled: Settled) -> None:
    recorder = _editor(page.form, "recorder")
    type_into(qtbot, recorder.box, "还没打")
    dialog = _add(qtbot, _editor(page.parts["mediators"].form, "member"))
    _name(qtbot, dialog.form, "调试乙")
    click(qtbot, dialog.ui.save_button, settled)
    assert recorder.box.currentText() == "还没打"
    assert [recorder.box.itemText(n) for n in range(recorder.box.count())] == ["", "调试乙"]


def test_what_the_directory_page_adds_is_offered_too(qtbot: QtBot, context: Context, page: RecordPage, settled: Settled) -> None:
    directory = DirectoryPage(context)
    qtbot.addWidget(directory)
    directory.ui.list_box.setCurrentText("调解员")
    assert directory.form is not None
    _name(qtbot, directory.form, "调试丙")
    click(qtbot, directory.ui.save_button, settled)
    member = _editor(page.parts["mediators"].form, "member")
    type_into(qtbot, member.box, "调试丙")
    assert member.value() == context.office.people.choices("committee_member")[0]


def test_a_refusal_is_told_and_nothing_typed_is_lost(qtbot: QtBot, context: Context, page: RecordPage, settled: Settled) -> None:
    dialog = _add(qtbot, _editor(page.form, "committee"))
    _name(qtbot, dialog.form, "李堡镇人民调解委员会")
    click(qtbot, dialog.ui.save_button, settled)
    assert dialog.ui.problem.text() == "调解组织中已有“李堡镇人民调解委员会”。"
    assert dialog.isVisible()
    assert len(context.office.people.choices("committee")) == 1
    dialog.form.set_values({})
    click(qtbot, dialog.ui.save_button, settled)
    assert dialog.ui.problem.text() == "请填写名称。"


def test_a_list_inside_the_dialog_is_added_to_in_the_same_way(qtbot: QtBot, context: Context, page: RecordPage, settled: Settled) -> None:
    dialog = _add(qtbot, _editor(page.form, "committee"))
    village = _editor(dialog.form, "village")
    inner = _add(qtbot, village)
    _name(qtbot, inner.form, "样例村")
    click(qtbot, inner.ui.save_button, settled)
    assert village.value() == context.office.people.choices("village")[0]


def _offered(qtbot: QtBot, context: Context, target: RecordRef | RecordDraft) -> dict[str, bool]:
    """Each table a page's forms refer to, and whether it can be added to."""
    page = RecordPage(context, target)
    qtbot.addWidget(page)
    return {editor.table: bool(_buttons(editor)) for editor in page.findChildren(ReferenceEditor)}


def test_who_may_not_edit_a_list_is_not_offered_to(qtbot: QtBot, context: Context, dispute: RecordRef) -> None:
    """A clerk may enter a new mediator; villages and committees are the director's. Nobody adds officers in passing."""
    letter = RecordDraft("duties")
    assert _offered(qtbot, context, letter) == {"village": True, "officer": False}
    assert _offered(qtbot, context, dispute) == {"committee": True, "committee_member": True}
    enter_as(context, Role.RECORDER)
    assert _offered(qtbot, context, letter) == {"village": False, "officer": False}
    assert _offered(qtbot, context, dispute) == {"committee": False, "committee_member": True}


def test_a_reader_is_offered_nothing(qtbot: QtBot, context: Context, dispute: RecordRef) -> None:
    enter_as(context, Role.READER)
    assert not any(_offered(qtbot, context, dispute).values())


def test_tab_stops_at_the_button_only_where_something_is_missing(qtbot: QtBot, page: RecordPage) -> None:
    member = _editor(page.parts["mediators"].form, "member")
    (button,) = _buttons(member)
    for typed, is_stop in (("", False), ("没有的人", True)):
        member.box.setFocus()
        member.box.setEditText("")
        type_into(qtbot, member.box, typed)
        qtbot.keyClick(member.box, Qt.Key.Key_Return)
        qtbot.keyClick(member.box, Qt.Key.Key_Tab)
        assert (page.focusWidget() is button) is is_stop
