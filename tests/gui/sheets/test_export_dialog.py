"""Exporting a roster: what is seen is what is written, whole numbers only with a reason, and the trail says so."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from libao_desk.gui.base.context import Context
from libao_desk.gui.base.dialogs import Rehearsal
from libao_desk.gui.sheets.export_dialog import LAST_FOLDER, NOTHING_TO_EXPORT, ExportDialog, reporting_month
from libao_desk.people.access import Rights
from libao_desk.people.codes import Role
from libao_desk.sheets.table_reader import read_table
from libao_desk.store import trail
from tests.gui.conftest import Settled
from tests.gui.ledgers import DISPUTE, write_ledger

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def dialog(qtbot: QtBot, context: Context, settled: Settled, tmp_path: Path) -> ExportDialog:
    """The dialog of the register of disputes, with three disputes of January and one of February."""
    rows = [{**DISPUTE, "卷号": f"2026-{n}"} for n in range(3)]
    rows.append({**DISPUTE, "卷号": "2026-7", "受理日": "2026-02-03", "结案日": "2026-02-05"})
    importing = context.office.importing
    importing.store(importing.examine("disputes", write_ledger(tmp_path / "ledger.csv", rows)))
    shown = ExportDialog(context, "disputes")
    qtbot.addWidget(shown)
    shown.show()
    settled()
    return shown


def seen(qtbot: QtBot, dialog: ExportDialog, settled: Settled, count: int) -> None:
    """Wait until the preview shows that many rows."""
    qtbot.waitUntil(lambda: dialog.ui.table.model().rowCount() == count and not dialog.context.tasks.is_busy, timeout=10_000)


def test_last_month_is_proposed_and_shown(dialog: ExportDialog) -> None:
    """On 2 March the roster of February is due."""
    assert (dialog.ui.year_box.value(), dialog.ui.part_box.currentText()) == (2026, "2月")
    assert "人民调解案件登记簿" in dialog.ui.title_label.text()


@pytest.mark.parametrize(
    ("today", "label"), [(date(2026, 3, 19), "2026年2月"), (date(2026, 3, 20), "2026年3月"), (date(2026, 1, 5), "2025年12月")]
)
def test_the_month_whose_roster_is_due(today: date, label: str) -> None:
    """Its own from the 20th on, else the one before."""
    assert reporting_month(today).label == label


def test_what_is_seen_is_what_is_written(
    qtbot: QtBot, dialog: ExportDialog, settled: Settled, rehearsal: Rehearsal, tmp_path: Path
) -> None:
    """Another period is previewed by itself; the file has the same rows; the folder is remembered."""
    dialog.ui.length_box.setCurrentText("年")
    seen(qtbot, dialog, settled, 4)
    rehearsal.answers.append(tmp_path / "out.xlsx")
    qtbot.mouseClick(dialog.ui.save_button, LEFT)
    settled()
    assert dialog.ui.told.text() == f"已导出4行，存为{tmp_path / 'out.xlsx'}。打印用A3纸横向。"
    table = read_table(tmp_path / "out.xlsx", name="out.xlsx", known_headers=frozenset({"序号", "卷号"}))
    model = dialog.ui.table.model()
    first = [str(cell.value or "") for cell in table.rows[0].cells]
    assert [str(model.data(model.index(0, column))) for column in range(2)] == [first[0].removesuffix(".0"), first[1]]
    assert dialog.context.pc.value(LAST_FOLDER) == str(tmp_path)


def test_the_trail_says_what_was_exported(
    qtbot: QtBot, dialog: ExportDialog, settled: Settled, rehearsal: Rehearsal, tmp_path: Path
) -> None:
    """Who, which roster, how many rows, to whom, on what basis, and the reason of an internal copy; the receiver is offered again."""
    qtbot.keyClick(dialog.ui.full_box, Qt.Key.Key_Space)
    qtbot.mouseClick(dialog.ui.save_button, LEFT)
    assert "须先写明理由" in dialog.ui.told.text()
    qtbot.keyClicks(dialog.ui.reason, "county check")
    qtbot.keyClicks(dialog.ui.to_box, "county")
    rehearsal.answers.append(tmp_path / "out.xlsx")
    qtbot.mouseClick(dialog.ui.save_button, LEFT)
    settled()
    with dialog.context.office.desk.read() as session:
        acts = [(entry.act, entry.reason) for entry in trail.entries(session)]
    told = "报送：county；依据：《中华人民共和国人民调解法》；理由：county check"
    assert any("人民调解案件登记簿" in act and "行" in act and reason == told for act, reason in acts)
    again = ExportDialog(dialog.context, "disputes")
    qtbot.addWidget(again)
    assert again.ui.to_box.text() == "county"


def test_a_place_that_cannot_be_written_is_told(
    qtbot: QtBot, dialog: ExportDialog, settled: Settled, rehearsal: Rehearsal, tmp_path: Path
) -> None:
    """The sheet may be open in Excel."""
    rehearsal.answers.append(tmp_path / "no such folder" / "out.xlsx")
    qtbot.mouseClick(dialog.ui.save_button, LEFT)
    settled()
    assert "写不了" in dialog.ui.told.text()


def test_saving_given_up_writes_nothing(qtbot: QtBot, dialog: ExportDialog, settled: Settled, rehearsal: Rehearsal) -> None:
    """Cancel in the file dialog."""
    rehearsal.answers.append(None)
    qtbot.mouseClick(dialog.ui.save_button, LEFT)
    settled()
    assert dialog.ui.told.text() == ""


def test_a_period_to_come_has_no_heading_of_another_and_nothing_to_save(qtbot: QtBot, dialog: ExportDialog, settled: Settled) -> None:
    """The heading of last month stood above the refusal and an empty table, with the button on."""
    dialog.ui.year_box.setValue(2027)
    qtbot.waitUntil(lambda: "还没有开始" in dialog.ui.told.text(), timeout=10_000)
    assert dialog.ui.title_label.text() == ""
    assert (dialog.ui.save_button.isEnabled(), dialog.ui.forms_button.isEnabled()) == (False, False)
    dialog.ui.year_box.setValue(2026)
    qtbot.waitUntil(lambda: dialog.ui.save_button.isEnabled() and not dialog.context.tasks.is_busy, timeout=10_000)
    assert "2026年2月" in dialog.ui.title_label.text()


def test_whole_numbers_are_offered_to_the_director_alone(qtbot: QtBot, context: Context, settled: Settled) -> None:
    """What the role may not do is not shown; a reader has nothing to export at all."""
    for role, kinds, full in ((Role.OFFICER, True, False), (Role.READER, False, False)):
        context.office.desk.rights = Rights(role)
        shown = ExportDialog(context, None)
        qtbot.addWidget(shown)
        shown.show()
        settled()
        settled()
        assert (shown.ui.told.text() == NOTHING_TO_EXPORT, shown.ui.forms_button.isEnabled()) == (not kinds, kinds)
        assert (shown.ui.kind_box.count() > 0, not shown.ui.full_box.isHidden(), shown.ui.save_button.isEnabled()) == (kinds, full, kinds)
