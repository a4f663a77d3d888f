"""Two cards of one person made one in the window, and two again."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from libao_desk.core.citizen_id import make_citizen_id
from libao_desk.gui.base import dialogs
from libao_desk.gui.base.context import Context
from libao_desk.gui.persons.merge_dialog import GONE, MergeDialog
from libao_desk.gui.tools import TOOLS
from libao_desk.people.access import Rights
from libao_desk.people.codes import Role
from libao_desk.services.records.drafts import RecordDraft, RecordRef, Ref
from tests.conftest_office import DIRECTOR
from tests.gui.conftest import Settled

NUMBER = make_citizen_id("320699", date(1980, 5, 6), 1)


@pytest.fixture
def two(context: Context) -> tuple[RecordRef, RecordRef]:
    """One person entered twice: with the number in one register, with the phone in another."""
    first = context.office.records.save(RecordDraft("aftercare", values={"person.name": "张甲三", "person.id_no": NUMBER}))
    second = context.office.records.save(RecordDraft("corrections", values={"person.name": "张甲叁", "person.phone": "19900000001"}))
    return first, second


def _person(context: Context, ref: RecordRef) -> Ref:
    person = context.office.records.open(ref).values["person"]
    assert isinstance(person, Ref)
    return person


def test_two_cards_become_one_and_two_again(
    qtbot: QtBot, context: Context, two: tuple[RecordRef, RecordRef], settled: Settled, rehearsal: dialogs.Rehearsal
) -> None:
    kept, gone = (_person(context, ref) for ref in two)
    dialog = MergeDialog(context)
    qtbot.addWidget(dialog)
    dialog.choose_kept(kept)
    dialog.choose_gone(gone)
    labels = [dialog.ui.table.item(row, 0) for row in range(dialog.ui.table.rowCount())]
    names = [item.text() for item in labels if item is not None]
    assert {"姓名", "联系电话", "公民身份号码"} <= set(names)
    other_name = dialog.ui.table.item(names.index("姓名"), GONE)
    assert other_name is not None
    other_name.setCheckState(Qt.CheckState.Checked)
    qtbot.mouseClick(dialog.ui.merge_button, Qt.MouseButton.LeftButton)
    settled()
    assert _person(context, two[1]) == kept
    merged = context.office.records.open(two[1]).values
    assert (merged["person.name"], merged["person.id_no"], merged["person.phone"]) == ("张甲叁", NUMBER, "19900000001")
    assert [hit.ref for hit in context.office.people.find("zjs")] == [kept]
    rehearsal.answers.append(True)
    qtbot.mouseClick(dialog.ui.undo_button, Qt.MouseButton.LeftButton)
    settled()
    assert _person(context, two[1]) == gone
    assert context.office.records.open(two[0]).values["person.phone"] is None
    assert len(context.office.people.find("zjs")) == 2


def test_a_merge_is_taken_back_at_any_later_time(
    qtbot: QtBot, context: Context, two: tuple[RecordRef, RecordRef], settled: Settled, rehearsal: dialogs.Rehearsal
) -> None:
    kept, gone = (_person(context, ref) for ref in two)
    context.office.people.merge(kept.id, gone.id, {})
    dialog = MergeDialog(context)
    qtbot.addWidget(dialog)
    model = dialog.ui.merges.model()
    shown = [str(model.data(model.index(0, column))) for column in range(model.columnCount())]
    assert shown[1:] == [DIRECTOR, "张甲三", "张甲叁"]
    rehearsal.answers.append(True)
    qtbot.mouseClick(dialog.ui.undo_button, Qt.MouseButton.LeftButton)
    settled()
    assert f"撤销{DIRECTOR}于{shown[0]}所作的合并，恢复“张甲叁”的卡片吗？" in rehearsal.asked[0]
    assert _person(context, two[1]) == gone
    assert (model.rowCount(), dialog.ui.merges.isVisibleTo(dialog)) == (0, False)


def test_who_may_not_merge_is_told_before_the_dialog_opens(qtbot: QtBot, context: Context, rehearsal: dialogs.Rehearsal) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    context.office.desk.rights = Rights(Role.RECORDER)
    assert TOOLS["action_merge"](context, parent) is None
    assert "无权合并人员" in rehearsal.told[0]


def test_a_person_is_not_merged_with_himself(qtbot: QtBot, context: Context, two: tuple[RecordRef, RecordRef]) -> None:
    dialog = MergeDialog(context)
    qtbot.addWidget(dialog)
    kept = _person(context, two[0])
    dialog.choose_kept(kept)
    dialog.choose_gone(kept)
    assert dialog.ui.problem.text() == "请选择两个不同的人员。"
    assert not dialog.ui.merge_button.isEnabled()
