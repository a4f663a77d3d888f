"""What has run out, in the window: looked through on a day, drawn as a list, reminded of in the to-do list."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from libao_desk.gui.base import dialogs
from libao_desk.gui.base.context import Context
from libao_desk.gui.retention.retention_dialog import RetentionDialog
from libao_desk.gui.todo_page import TodoPage
from libao_desk.gui.tools import TOOLS
from libao_desk.people.access import Rights
from libao_desk.people.codes import Role
from tests.gui.conftest import Settled


def rows(view: QTableView, *columns: int) -> list[tuple[str, ...]]:
    model = view.model()
    return [tuple(str(model.data(model.index(row, column))) for column in columns) for row in range(model.rowCount())]


def opened(qtbot: QtBot, context: Context, settled: Settled) -> RetentionDialog:
    dialog = RetentionDialog(context)
    qtbot.addWidget(dialog)
    dialog.show()
    settled()
    return dialog


def test_what_ran_out_stands_there_with_its_class_and_basis(qtbot: QtBot, context: Context, settled: Settled) -> None:
    dialog = opened(qtbot, context, settled)
    shown = rows(dialog.ui.records, 0, 1, 2, 3, 7)
    assert shown == [("已期满", "2036-12-31", "短期10年", "人民调解", "卷宗所定保管期限")] * 2
    assert dialog.ui.problem.text() == "截至2037-01-05期满2件，今年期满0件。"


def test_another_day_and_another_register(qtbot: QtBot, context: Context, settled: Settled) -> None:
    dialog = opened(qtbot, context, settled)
    dialog.ui.day_box.setText("2036.3.1")
    qtbot.keyClick(dialog.ui.day_box, Qt.Key.Key_Return)
    settled()
    assert dialog.ui.problem.text() == "截至2036-03-01期满0件，今年期满2件。"
    dialog.ui.register_box.setCurrentIndex(dialog.ui.register_box.findText("社区矫正"))
    assert rows(dialog.ui.records, 4) == []
    qtbot.mouseClick(dialog.ui.draw_button, Qt.MouseButton.LeftButton)
    assert dialog.ui.problem.text() == "截至2036-03-01没有保管期满的档案，不用编制清单。"
    dialog.ui.day_box.setText("那天")
    qtbot.mouseClick(dialog.ui.look_button, Qt.MouseButton.LeftButton)
    assert "那天" in dialog.ui.problem.text()


def test_the_list_is_asked_about_drawn_and_stands_below(
    qtbot: QtBot, context: Context, settled: Settled, rehearsal: dialogs.Rehearsal
) -> None:
    dialog = opened(qtbot, context, settled)
    rehearsal.answers.extend((False, True))
    qtbot.mouseClick(dialog.ui.draw_button, Qt.MouseButton.LeftButton)
    assert rows(dialog.ui.lists, 0) == []
    qtbot.mouseClick(dialog.ui.draw_button, Qt.MouseButton.LeftButton)
    settled()
    assert rows(dialog.ui.lists, 0, 2, 3) == [("2037年鉴定清单第1号", "冯测试", "2")]
    assert dialog.preview.ui.print_button.isVisible()
    dialog.preview.close()


def test_who_may_not_is_told_so(qtbot: QtBot, context: Context, rehearsal: dialogs.Rehearsal, settled: Settled) -> None:
    dialog = opened(qtbot, context, settled)
    context.office.desk.rights = Rights(Role.RECORDER)
    assert TOOLS["action_retention"](context, dialog) is None
    assert rehearsal.told == ["档案鉴定清单由所长或工作人员编制。"]


def test_the_reminder_opens_the_dialog(qtbot: QtBot, context: Context, settled: Settled) -> None:
    page = TodoPage(context)
    qtbot.addWidget(page)
    page.show()
    settled()
    tree = page.ui.tree
    groups = [tree.topLevelItem(place) for place in range(tree.topLevelItemCount())]
    items = [group.child(place) for group in groups if group is not None for place in range(group.childCount())]
    (item,) = [one for one in items if one is not None and one.text(0) == "鉴定保管期满的档案（2件）"]
    tree.setCurrentItem(item)
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    settled()
    assert page.appraisal.isVisible()
    page.appraisal.close()
