"""Who may read a record is ticked from the menu of its page, and told above it."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from libao_desk.gui.base.context import Context
from libao_desk.gui.record.page import RecordPage
from libao_desk.gui.record.readers_dialog import ReadersDialog
from tests.gui.conftest import Settled
from tests.services.closings import a_subject
from tests.services.staff import hire, sit

OFFER = "限定查阅人员…"


def _offers(page: RecordPage) -> list[str]:
    return [action.text() for action in page.moves.menu().actions()]


def test_the_director_names_an_officer_and_the_record_says_so(qtbot: QtBot, context: Context, settled: Settled) -> None:
    named, colleague = hire(context.office, "郑试庚"), hire(context.office, "钱试辛")
    ref = a_subject(context.office, "张甲三")
    page = RecordPage(context, ref)
    qtbot.addWidget(page)
    page.show()
    next(action for action in page.moves.menu().actions() if action.text() == OFFER).trigger()
    settled()
    (dialog,) = page.findChildren(ReadersDialog)
    rows = {dialog.ui.officers.item(row).text(): dialog.ui.officers.item(row) for row in range(dialog.ui.officers.count())}
    rows["郑试庚"].setCheckState(Qt.CheckState.Checked)
    qtbot.mouseClick(dialog.ui.keep_button, Qt.MouseButton.LeftButton)
    assert "请写明" in dialog.ui.problem.text()
    dialog.ui.reason_box.setText("涉及个人隐私")
    qtbot.mouseClick(dialog.ui.keep_button, Qt.MouseButton.LeftButton)
    settled()
    assert "仅限指定人员查阅：郑试庚" in page.ui.warning_label.text()
    sit(context.office, colleague)
    assert not context.office.records.is_open(ref)
    sit(context.office, named)
    assert context.office.records.is_open(ref)


def test_who_is_neither_director_nor_handler_is_not_offered_it(qtbot: QtBot, context: Context) -> None:
    ref = a_subject(context.office, "张甲三")
    sit(context.office, hire(context.office, "郑试庚"))
    page = RecordPage(context, ref)
    qtbot.addWidget(page)
    assert OFFER not in _offers(page)
