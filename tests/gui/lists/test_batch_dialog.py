"""Many papers at once in the window: the plan first, then one press for all; Cancel leaves nothing."""

from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from libao_desk.gui.base import dialogs
from libao_desk.gui.base.context import Context
from libao_desk.gui.lists.batch_dialog import BatchDialog
from libao_desk.gui.lists.page import ListPage
from libao_desk.gui.papers.preview import PaperPreview
from libao_desk.gui.todo_page import TodoPage
from libao_desk.registers.disputes.codes import Outcome
from libao_desk.services.records.drafts import RecordRef
from tests.gui.conftest import Settled
from tests.registers.duties.test_in_the_office import late_task
from tests.services.builders import a_dispute, concluded

KIND = "mediation-agreement"
LEFT = Qt.MouseButton.LeftButton
CHOOSE = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


@pytest.fixture
def refs(context: Context) -> list[RecordRef]:
    """Two agreements and one dispute without."""
    office = context.office
    return [concluded(office, 1), concluded(office, 2), a_dispute(office, 3, outcome=Outcome.FAILED, amount=None)]


@pytest.fixture
def dialog(qtbot: QtBot, context: Context, refs: list[RecordRef], settled: Settled) -> BatchDialog:
    """The dialog about them, its plan made."""
    dialog = BatchDialog(context, refs, kind=KIND)
    qtbot.addWidget(dialog)
    dialog.show()
    settled()
    return dialog


def _column(dialog: BatchDialog, column: int) -> list[str]:
    model = dialog.ui.lines.model()
    return [str(model.data(model.index(row, column))) for row in range(model.rowCount())]


def test_the_plan_names_what_can_be_printed_and_why_not(dialog: BatchDialog) -> None:
    assert _column(dialog, 0) == ["TJ2026-0001", "TJ2026-0002", "TJ2026-0003"]
    assert _column(dialog, 2) == ["可以签发", "可以签发", "本案未达成书面协议，不能打印人民调解协议书。"]
    assert dialog.ui.told.text() == "可打印2份，1份不能打印，原因见表。"


def test_all_are_issued_and_shown_as_one_paper(qtbot: QtBot, dialog: BatchDialog, settled: Settled) -> None:
    qtbot.mouseClick(dialog.ui.issue_button, LEFT)
    settled()
    (preview,) = dialog.findChildren(PaperPreview)
    assert preview.paper.title == "人民调解协议书（2份）"
    preview.close()
    assert dialog.ui.told.text().startswith("已签发：人民调解协议书（2份）")
    assert _column(dialog, 2)[:2] == ["已签发，重印原件"] * 2
    qtbot.mouseClick(dialog.ui.issue_button, LEFT)
    settled()
    assert dialog.ui.told.text().startswith("重印原件：人民调解协议书（2份）")
    for again in dialog.findChildren(PaperPreview):
        again.close()


def test_a_folder_takes_a_file_each(
    qtbot: QtBot, dialog: BatchDialog, settled: Settled, rehearsal: dialogs.Rehearsal, tmp_path: Path
) -> None:
    rehearsal.answers.append(str(tmp_path))
    qtbot.mouseClick(dialog.ui.folder_button, LEFT)
    settled()
    assert sorted(path.name for path in tmp_path.glob("*.pdf")) == ["TJ2026-0001人民调解协议书.pdf", "TJ2026-0002人民调解协议书.pdf"]


def test_cancel_takes_no_number(qtbot: QtBot, context: Context, dialog: BatchDialog, refs: list[RecordRef], settled: Settled) -> None:
    dialog.issue()
    dialog.reject()
    settled()
    assert dialog.ui.told.text() == "已取消，一份也没有签发，没有占用编号。"
    assert dialog.isVisible()
    assert context.office.documents.issue(KIND, refs[1]).number == "（2026）海李调字第001号"


def test_another_kind_is_another_plan(dialog: BatchDialog, settled: Settled) -> None:
    dialog.ui.kind_box.setCurrentIndex(dialog.ui.kind_box.findData("oral-agreement"))
    settled()
    assert not dialog.ui.issue_button.isEnabled()


def test_all_late_work_is_pressed_for_from_the_list(qtbot: QtBot, context: Context, settled: Settled, rehearsal: dialogs.Rehearsal) -> None:
    late_task(context.office)
    page = TodoPage(context)
    qtbot.addWidget(page)
    settled()
    rehearsal.answers.append(True)
    qtbot.mouseClick(page.ui.press_all_button, LEFT)
    settled()
    settled()
    assert page.batch.ui.kind_box.currentText() == "督办通知单"
    assert set(_column(page.batch, 2)) == {"可以签发"}
    assert page.batch.ui.cancel_button.text() == "关闭"
    qtbot.mouseClick(page.batch.ui.cancel_button, LEFT)
    assert rehearsal.told[-1].startswith("督办通知单已登记，尚未签发")


def test_a_list_prints_one_paper_for_each_row_chosen_or_for_all(
    qtbot: QtBot, context: Context, refs: list[RecordRef], settled: Settled
) -> None:
    page = ListPage(context, "disputes")
    qtbot.addWidget(page)
    page.show()
    settled()
    qtbot.mouseClick(page.ui.papers_button, LEFT)
    settled()
    assert len(_column(page.batch, 0)) == 3
    assert page.batch.ui.about_label.text() == "没有选中档案，按列表中的全部3份打印。"
    page.batch.close()
    page.ui.table.selectRow(0)
    page.print_many()
    settled()
    assert _column(page.batch, 0) == [page.model.cells(0)[0]]
    assert page.batch.ui.about_label.text() == "选中1份档案。"
    page.batch.close()
    page.ui.table.selectionModel().select(page.model.index(1, 0), CHOOSE)
    qtbot.mouseClick(page.ui.papers_button, LEFT)
    settled()
    assert sorted(_column(page.batch, 0)) == sorted(page.model.cells(row)[0] for row in (0, 1))
    page.batch.close()


def test_a_locked_desk_leaves_no_dialog_though_it_works(context: Context, refs: list[RecordRef], settled: Settled) -> None:
    dialog = BatchDialog(context, refs, kind=KIND)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.show()
    settled()
    dialog.issue()
    dialog.close()
    assert not dialog.isVisible()
    settled()
    assert context.office.documents.issue(KIND, refs[1]).number == "（2026）海李调字第001号"
    assert not isValid(dialog)
