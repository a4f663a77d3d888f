"""Taking an import back in the window: seen first, asked about, then gone; what was worked on since stays."""

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from libao_desk.gui.base.context import Context
from libao_desk.gui.base.dialogs import Rehearsal
from libao_desk.gui.sheets.undo_import import NOTHING_LEFT, UndoImportDialog
from libao_desk.gui.tools import TOOLS
from libao_desk.services.records.drafts import RecordRef
from libao_desk.services.undoing.act import UndoLine
from libao_desk.services.undoing.undoing import IN_PART, Undoing
from tests.gui.conftest import Settled
from tests.services.builders import change
from tests.services.sample_ledgers import mended_disputes


def _brought(context: Context, folder: Path) -> None:
    importing = context.office.importing
    importing.store(importing.examine("disputes", mended_disputes().write(folder / "l.xlsx")))


def _count(context: Context) -> int:
    return context.office.lists.count(context.book.get("disputes"))


def _shown(dialog: UndoImportDialog) -> list[tuple[str, ...]]:
    model = dialog.ui.lines.model()
    return [tuple(str(model.data(model.index(row, column))) for column in range(4)) for row in range(model.rowCount())]


def test_an_import_is_seen_asked_about_and_taken_back(
    qtbot: QtBot, context: Context, rehearsal: Rehearsal, settled: Settled, tmp_path: Path
) -> None:
    before = _count(context)
    _brought(context, tmp_path)
    dialog = UndoImportDialog(context)
    qtbot.addWidget(dialog)
    settled()
    assert "导入人民调解台账（l.xlsx，5行）" in dialog.ui.import_box.currentText()
    assert [row[2:] for row in _shown(dialog)] == [("新增", "删除")] * 5
    rehearsal.answers += [False, True]
    qtbot.mouseClick(dialog.ui.undo_button, Qt.MouseButton.LeftButton)
    settled()
    assert _count(context) == before + 5
    qtbot.mouseClick(dialog.ui.undo_button, Qt.MouseButton.LeftButton)
    settled()
    assert (dialog.ui.problem.text(), dialog.ui.undo_button.isEnabled(), _shown(dialog)) == ("已撤销5条。", False, [])
    assert _count(context) == before


def test_what_was_worked_on_is_named_and_left(
    qtbot: QtBot, context: Context, rehearsal: Rehearsal, settled: Settled, tmp_path: Path
) -> None:
    before = _count(context)
    _brought(context, tmp_path)
    (entry,) = context.office.undoing.imports()
    change(context.office, context.office.undoing.look(entry.seq)[0].ref, facts="导入后补记。")
    dialog = UndoImportDialog(context)
    qtbot.addWidget(dialog)
    settled()
    assert _shown(dialog)[0][3].startswith("纠纷简要情况导入后又有改动（")
    assert dialog.ui.problem.text() == "共5条，可撤销4条，1条不动。"
    assert dialog.ui.undo_button.text() == "只撤销未改动过的"
    rehearsal.answers.append(True)
    qtbot.mouseClick(dialog.ui.undo_button, Qt.MouseButton.LeftButton)
    settled()
    assert _count(context) == before + 1
    assert dialog.ui.problem.text().startswith("已撤销4条。这次导入还没有撤销完，列表中注有“已撤销一部分”")
    assert dialog.ui.problem.text().endswith("共1条，可撤销0条，1条不动。")


def test_what_stays_on_a_card_is_told_beside_its_record(
    qtbot: QtBot, context: Context, settled: Settled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _brought(context, tmp_path)
    line = UndoLine(RecordRef("disputes", 1), "TJ2026-0001", "张试甲", False, "", "联系电话导入后又有改动")
    monkeypatch.setattr(Undoing, "look", lambda _self, _seq: (line,))
    dialog = UndoImportDialog(context)
    qtbot.addWidget(dialog)
    settled()
    assert _shown(dialog)[0][3] == "恢复原样；联系电话导入后又有改动，不动"
    assert dialog.ui.problem.text() == "共1条，可撤销1条（其中1条有后来改动过的内容，那些内容不动），0条不动。"
    assert dialog.ui.undo_button.isEnabled()


def test_an_import_taken_back_in_part_is_marked_and_the_rest_told(
    qtbot: QtBot, context: Context, rehearsal: Rehearsal, settled: Settled, tmp_path: Path
) -> None:
    _brought(context, tmp_path)
    ledger = mended_disputes()
    ledger.rows[0][6], ledger.rows[0][7] = "杨庄村人民调解委员会", 1500
    importing, undoing = context.office.importing, context.office.undoing
    importing.store(importing.examine("disputes", ledger.write(tmp_path / "second.xlsx")))
    ref = undoing.look(undoing.imports()[0].seq)[0].ref
    change(context.office, ref, amount=Decimal(1700))
    dialog = UndoImportDialog(context)
    qtbot.addWidget(dialog)
    settled()
    assert _shown(dialog)[0][3].startswith("恢复原样；协议涉及金额导入后又有改动（")
    dialog.show()
    qtbot.waitUntil(lambda: dialog.ui.lines.rowHeight(0) > dialog.ui.lines.fontMetrics().height() * 2)  # read whole, on its lines
    rehearsal.answers.append(True)
    qtbot.mouseClick(dialog.ui.undo_button, Qt.MouseButton.LeftButton)
    settled()
    assert "后来改动过的内容不动" in rehearsal.asked[-1]
    assert context.office.records.open(ref).values["amount"] == Decimal(1700)
    assert dialog.ui.import_box.itemText(0).endswith(IN_PART)
    dialog.ui.import_box.setCurrentIndex(1)
    change(context.office, ref, amount=Decimal(1200))
    dialog.ui.import_box.setCurrentIndex(0)
    settled()
    assert dialog.ui.problem.text() == NOTHING_LEFT


def test_without_an_import_the_menu_says_so(qtbot: QtBot, context: Context, rehearsal: Rehearsal) -> None:
    dialog = UndoImportDialog(context)
    qtbot.addWidget(dialog)
    assert not dialog.ui.undo_button.isEnabled()
    assert TOOLS["action_undo_import"](context, dialog) is None
    assert rehearsal.told == ["最近30日内没有可以撤销的导入。"]
