"""The county's form on the window: dropped, its heads confirmed, seen, kept, and from then on chosen."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from libao_desk.core.period import Period
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.dialogs import Rehearsal
from libao_desk.gui.sheets.export_dialog import OWN_LAYOUT, ExportDialog
from libao_desk.gui.sheets.layout_dialog import KEY, LayoutDialog
from tests.gui.conftest import Settled
from tests.gui.ledgers import DISPUTE, write_ledger
from tests.sheets.blank_forms import blank
from tests.sheets.county_forms import DESIGNS
from tests.sheets.making import xlsx

LEFT = Qt.MouseButton.LeftButton
DESIGN = next(design for design in DESIGNS if design.name == "单空行下拉")
JANUARY = Period(2026, 1, 1)


@pytest.fixture
def form(tmp_path: Path) -> Path:
    """The county's blank form as a file."""
    file = tmp_path / "排查明细.xlsx"
    file.write_bytes(blank(DESIGN))
    return file


@pytest.fixture
def export(qtbot: QtBot, context: Context, settled: Settled, tmp_path: Path) -> ExportDialog:
    """The export of January, with three disputes in it."""
    rows = [{**DISPUTE, "卷号": f"2026-{n}"} for n in range(3)]
    importing = context.office.importing
    importing.store(importing.examine("disputes", write_ledger(tmp_path / "ledger.csv", rows)))
    shown = ExportDialog(context, "disputes")
    qtbot.addWidget(shown)
    shown.show()
    shown.ui.part_box.setCurrentText("1月")
    qtbot.waitUntil(lambda: shown.ui.table.model().rowCount() == 3 and not context.tasks.is_busy, timeout=10_000)
    return shown


def _drop(widget: QWidget, file: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    entering = QDragEnterEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier)
    widget.dragEnterEvent(entering)
    assert entering.isAccepted()
    widget.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier))


def _opened(export: ExportDialog, settled: Settled) -> LayoutDialog:
    settled()
    return export.findChildren(LayoutDialog)[-1]


def _box(dialog: LayoutDialog, place: int) -> QComboBox:
    box = dialog.ui.columns.cellWidget(place, KEY)
    assert isinstance(box, QComboBox)
    return box


def test_a_form_dropped_is_confirmed_kept_filled_and_chosen_again(
    qtbot: QtBot, export: ExportDialog, form: Path, settled: Settled, rehearsal: Rehearsal, tmp_path: Path
) -> None:
    _drop(export, form)
    dialog = _opened(export, settled)
    assert dialog.ui.name_box.text() == "排查明细"
    assert "“考核得分”没有对应的内容，将留空" in dialog.ui.found_label.text()
    assert [_box(dialog, place).currentText() for place in range(6)] == ["序号", "受理日", "案件来源", "回访日", "司法确认", "不填"]
    last = _box(dialog, 5)
    last.setCurrentIndex(last.findText("卷号"))
    last.activated.emit(last.currentIndex())
    model = dialog.ui.preview.model()
    assert model.rowCount() == 3
    assert model.data(model.index(0, 5)) == "2026-0"
    qtbot.mouseClick(dialog.ui.keep_button, LEFT)
    settled()
    assert export.ui.layout_box.currentText() == "排查明细（第1版）"
    qtbot.waitUntil(lambda: export.ui.table.model().columnCount() == 6 and not export.context.tasks.is_busy, timeout=10_000)
    rehearsal.answers.append(tmp_path / "上报.xlsx")
    qtbot.mouseClick(export.ui.save_button, LEFT)
    settled()
    assert export.ui.told.text() == f"已导出3行，存为{tmp_path / '上报.xlsx'}。“来源”“回访日期”“司法确认情况”各行都没有内容。"
    sheet = load_workbook(tmp_path / "上报.xlsx").active
    assert [sheet.cell(row, 6).value for row in range(3, 6)] == ["2026-0", "2026-1", "2026-2"]
    again = ExportDialog(export.context, "disputes")
    qtbot.addWidget(again)
    assert again.ui.layout_box.currentData() == "排查明细"
    settled()


def test_what_stays_empty_is_said_after_the_export(
    qtbot: QtBot, export: ExportDialog, form: Path, settled: Settled, rehearsal: Rehearsal, tmp_path: Path
) -> None:
    layouts = export.context.office.layouts
    layouts.save(layouts.read("disputes", form), "明细")
    export.ui.kind_box.currentIndexChanged.emit(0)
    assert [export.ui.layout_box.itemText(n) for n in range(2)] == [OWN_LAYOUT, "明细（第1版）"]
    export.ui.layout_box.setCurrentIndex(1)
    rehearsal.answers.append(tmp_path / "上报.xlsx")
    qtbot.mouseClick(export.ui.save_button, LEFT)
    settled()
    assert "表样中“考核得分”留空" in export.ui.told.text()


def test_a_form_that_cannot_be_filled_is_told_in_a_sentence(export: ExportDialog, settled: Settled, tmp_path: Path) -> None:
    wrong = tmp_path / "锁.xlsx"
    wrong.write_bytes(xlsx((("序号", "受理日"),), change=lambda book: setattr(book.active.protection, "sheet", True)))
    _drop(export, wrong)
    dialog = _opened(export, settled)
    assert "设了保护" in dialog.ui.told.text()
    assert not dialog.ui.keep_button.isEnabled()


def test_a_kept_form_is_shared_taken_in_and_put_out_of_use(
    qtbot: QtBot, export: ExportDialog, form: Path, settled: Settled, rehearsal: Rehearsal, tmp_path: Path
) -> None:
    layouts = export.context.office.layouts
    layouts.save(layouts.read("disputes", form), "明细")
    export.ui.kind_box.currentIndexChanged.emit(0)
    export.ui.layout_box.setCurrentIndex(1)
    qtbot.mouseClick(export.ui.forms_button, LEFT)
    dialog = _opened(export, settled)
    assert (dialog.ui.name_box.text(), dialog.ui.remove_button.isHidden()) == ("明细", False)
    shared = tmp_path / "明细.json"
    rehearsal.answers.append(shared)
    qtbot.mouseClick(dialog.ui.share_button, LEFT)
    settled()
    assert "没有任何人员信息" in dialog.ui.told.text()
    rehearsal.answers.append(True)
    qtbot.mouseClick(dialog.ui.remove_button, LEFT)
    settled()
    assert export.ui.layout_box.count() == 1
    qtbot.mouseClick(export.ui.forms_button, LEFT)
    dialog = _opened(export, settled)
    _drop(dialog, shared)
    settled()
    assert dialog.ui.name_box.text() == "明细"
    dialog.ui.name_box.setFocus()  # Enter presses the button that the cursor's dialog has for it
    qtbot.waitUntil(dialog.ui.keep_button.isEnabled)
    qtbot.keyClick(dialog.ui.name_box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: export.ui.layout_box.currentText() == "明细（第2版）", timeout=10_000)


def test_a_form_that_nobody_knows_is_not_kept_and_leaves_with_the_next(export: ExportDialog, settled: Settled, tmp_path: Path) -> None:
    """A sheet of empty rows could be kept, and stayed under the sentence that another file could not be read."""
    file = tmp_path / "unknown.xlsx"
    file.write_bytes(xlsx([("甲甲", "乙乙", "丙丙"), (None, None, None)]))
    export.open_forms(file)
    dialog = _opened(export, settled)
    assert "没有一列认得" in dialog.ui.found_label.text()
    assert not dialog.ui.keep_button.isEnabled()
    box = dialog.ui.columns.cellWidget(0, KEY)
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert dialog.ui.keep_button.isEnabled()
    (tmp_path / "broken.xlsx").write_bytes(b"no sheet")
    dialog.read(tmp_path / "broken.xlsx")
    settled()
    assert dialog.ui.told.text() != ""
    assert (dialog.ui.columns.rowCount(), dialog.ui.keep_button.isEnabled()) == (0, False)


def test_what_the_internal_copy_alone_has_is_shown_as_what_it_is(qtbot: QtBot, context: Context, settled: Settled, tmp_path: Path) -> None:
    """患者姓名 is filled in the internal copy: 不填 would let the names go out unseen."""
    rows: list[list[Any]] = [["监护奖励发放表"], ["序号", "患者姓名", "监护人", "领款人签字"], *[[None] * 4 for _ in range(3)]]
    file = tmp_path / "奖补发放.xlsx"
    file.write_bytes(xlsx(rows))
    (kind,) = [roster.kind for roster in context.book.get("guardianship").rosters if any(column.is_internal for column in roster.columns)]
    dialog = LayoutDialog(context, kind, context.office.rosters.table(kind, JANUARY), JANUARY)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.read(file)
    settled()
    assert (_box(dialog, 1).currentText(), _box(dialog, 3).currentText()) == ("患者（内部版）", "不填")


def test_a_column_of_one_quarter_is_shown_as_proposed(qtbot: QtBot, context: Context, settled: Settled, tmp_path: Path) -> None:
    file = tmp_path / "分季.xlsx"
    file.write_bytes(xlsx([["序号", "姓名", "一季度走访次数"], [1]]))
    dialog = LayoutDialog(context, "aftercare", context.office.rosters.table("aftercare", JANUARY, is_for_form=True), JANUARY)
    qtbot.addWidget(dialog)
    dialog.read(file)
    settled()
    assert [_box(dialog, place).currentText() for place in range(3)] == ["序号", "姓名", "走访（第一季度）"]
