"""Destroying, in the window: the list chosen, the approval typed, the count and a question; then the certificate."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from libao_desk.gui.base import dialogs
from libao_desk.gui.base.context import Context
from libao_desk.gui.main_window import MainWindow
from libao_desk.gui.retention.destroy_dialog import DestroyDialog
from libao_desk.gui.retention.retention_dialog import RetentionDialog
from libao_desk.people.access import Rights
from libao_desk.people.codes import Role
from tests.gui.conftest import Settled

from .test_retention_dialog import rows


class Window:
    """The dialog of what has run out, driven by hand, with the one to destroy by over it."""

    def __init__(self, qtbot: QtBot, context: Context) -> None:
        self._qtbot, self._settled = qtbot, Settled(qtbot, context)
        self.first = RetentionDialog(context)
        qtbot.addWidget(self.first)
        self.first.show()
        self._settled()

    @property
    def second(self) -> DestroyDialog:
        return self.first.destroying

    def press(self, button: str) -> None:
        """A button of the dialog below."""
        self._qtbot.mouseClick(getattr(self.first.ui, button), Qt.MouseButton.LeftButton)
        self._settled()

    def destroy(self) -> None:
        """The button of the dialog above."""
        self._qtbot.mouseClick(self.second.ui.destroy_button, Qt.MouseButton.LeftButton)
        self._settled()

    def type(self, **texts: str) -> None:
        """Texts into boxes by name."""
        for box, text in texts.items():
            getattr(self.second.ui, f"{box}_box").setText(text)


@pytest.fixture
def window(qtbot: QtBot, listed_context: Context) -> Window:
    return Window(qtbot, listed_context)


def test_the_count_and_a_question_stand_between(window: Window, rehearsal: dialogs.Rehearsal) -> None:
    window.press("destroy_button")
    item = window.second.ui.records.item(0)
    assert "TJ2026-0001" in item.text()
    assert item.checkState() == Qt.CheckState.Checked
    window.type(day="那天", count="1", number="李司鉴〔2037〕1号", approvers="冯测试")
    window.destroy()
    assert "那天" in window.second.ui.problem.text()
    window.type(day="1.5", count="3")
    window.destroy()
    assert window.second.ui.problem.text() == "打勾的有1件，请在“件数”里照样填写以确认。"
    window.type(count="1")
    rehearsal.answers.append(False)
    window.destroy()
    assert window.first.context.office.destructions.past() == ()
    assert rehearsal.asked == ["确定销毁这1件档案吗？销毁以后不能恢复。"]


def test_a_refusal_is_told_and_the_certificate_follows_the_act(window: Window, rehearsal: dialogs.Rehearsal) -> None:
    window.press("certificate_button")
    assert window.first.ui.problem.text() == "2037年鉴定清单第1号还没有办理销毁，没有销毁证明。"
    window.press("destroy_button")
    window.type(day="1.5", count="1", number="", approvers="冯测试")
    rehearsal.answers.extend((True, True))
    window.destroy()
    assert window.second.ui.problem.text() == "销毁须有书面批准，请填写：批准文号。"
    window.type(number="李司鉴〔2037〕1号")
    window.destroy()
    assert window.first.preview.paper.number == "2037年销毁清册第1号"
    window.first.preview.close()
    assert rows(window.first.ui.lists, 0, 4) == [("2037年鉴定清单第1号", "1件")]
    assert rows(window.first.ui.records, 4) == []
    window.press("certificate_button")
    assert window.first.preview.paper.reprint
    window.first.preview.close()


def test_what_is_not_ticked_stays(window: Window) -> None:
    window.press("destroy_button")
    window.second.ui.records.item(0).setCheckState(Qt.CheckState.Unchecked)
    window.type(day="1.5", count="1", number="1号", approvers="冯测试")
    window.destroy()
    assert window.second.ui.problem.text() == "打勾的有0件，请在“件数”里照样填写以确认。"


def test_his_own_list_is_nobodys_to_destroy_by(window: Window, listed_context: Context, rehearsal: dialogs.Rehearsal) -> None:
    rehearsal.answers.append(True)
    window.press("draw_button")
    window.first.preview.close()
    window.press("destroy_button")
    assert "销毁须由另一人办理" in window.first.ui.problem.text()


def test_who_may_not_destroy_sees_no_button(qtbot: QtBot, listed_context: Context) -> None:
    listed_context.office.desk.rights = Rights(Role.OFFICER)
    window = Window(qtbot, listed_context)
    assert not window.first.ui.destroy_button.isVisible()
    assert window.first.ui.certificate_button.isVisible()


def test_an_open_page_of_what_went_closes_with_all_that_was_typed(
    qtbot: QtBot, listed_context: Context, rehearsal: dialogs.Rehearsal
) -> None:
    main = MainWindow(listed_context)
    qtbot.addWidget(main)
    main.enter()
    main.show()
    office = listed_context.office
    page = main.open_record(office.records.find("disputes", "TJ2026-0001"))
    page.form.edited.emit()
    assert page.has_unsaved()
    window = Window(qtbot, listed_context)
    window.press("destroy_button")
    window.type(day="1.5", count="1", number="1号", approvers="冯测试")
    rehearsal.answers.append(True)
    window.destroy()
    assert [told for told in rehearsal.told if "销毁" in told] == ["TJ2026-0001已依法销毁，打开的页面已关闭。"]
    assert all(main.ui.tabs.widget(place) is not page for place in range(main.ui.tabs.count()))
    assert office.journal.left() == ()
    window.first.preview.close()
