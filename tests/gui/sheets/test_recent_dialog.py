"""The recent situation before a roster is written: drafted, edited, kept, each sentence with the row it tells."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from libao_desk.core.period import Period
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.dialogs import Rehearsal
from libao_desk.gui.recovered_drafts import RecoveredDrafts
from libao_desk.gui.sheets.export_dialog import ExportDialog
from libao_desk.gui.sheets.recent_dialog import RecentDialog
from libao_desk.people.access import Rights
from libao_desk.people.codes import Role
from libao_desk.services.recent.texts import LONGEST
from libao_desk.services.records.drafts import RecordRef
from tests.gui.conftest import Settled
from tests.services.test_never_recorded import WORD
from tests.services.test_recent import DRAFT, a_case

LEFT = Qt.MouseButton.LeftButton
JANUARY = Period.parse("2026-01")


@pytest.fixture
def cases(context: Context) -> list[RecordRef]:
    """Two released persons with the same rows."""
    return [a_case(context.office, name) for name in ("张试甲", "李试乙")]


@pytest.fixture
def dialog(qtbot: QtBot, context: Context, cases: list[RecordRef], settled: Settled) -> RecentDialog:
    """Their January."""
    shown = RecentDialog(context, "aftercare", JANUARY)
    qtbot.addWidget(shown)
    shown.show()
    settled()
    return shown


def _states(dialog: RecentDialog) -> list[str]:
    model = dialog.ui.records.model()
    return [model.data(model.index(row, 1)) for row in range(model.rowCount())]


def test_the_first_record_is_shown_with_its_draft_and_rows(dialog: RecentDialog) -> None:
    assert dialog.ui.text.toPlainText() == DRAFT
    rows = dialog.ui.rows.model()
    cells = [[rows.data(rows.index(row, column)) for column in range(2)] for row in range(rows.rowCount())]
    assert cells == [["01-08", "走访"], ["01-20", "帮扶措施"]]
    assert _states(dialog) == ["草稿2句", "草稿2句"]


def test_what_was_typed_is_kept_when_another_record_is_chosen(
    dialog: RecentDialog, context: Context, cases: list[RecordRef], settled: Settled
) -> None:
    dialog.ui.text.setPlainText("生活稳定。")
    dialog.ui.records.selectRow(1)
    settled()
    assert dialog.ui.text.toPlainText() == DRAFT
    assert _states(dialog) == ["已改写", "草稿2句"]
    assert context.office.recent.line("aftercare", cases[0], JANUARY).text == "生活稳定。"
    assert not context.office.recent.line("aftercare", cases[1], JANUARY).is_kept


def test_the_draft_comes_back(qtbot: QtBot, dialog: RecentDialog, context: Context, cases: list[RecordRef], settled: Settled) -> None:
    dialog.ui.text.setPlainText("生活稳定。")
    dialog.save()
    settled()
    assert "已保存" in dialog.ui.told.text()
    qtbot.mouseClick(dialog.ui.draft_button, LEFT)
    settled()
    assert dialog.ui.text.toPlainText() == DRAFT
    assert not context.office.recent.line("aftercare", cases[0], JANUARY).is_kept


def test_an_emptied_text_becomes_the_draft_again_and_says_so(
    dialog: RecentDialog, context: Context, cases: list[RecordRef], settled: Settled
) -> None:
    """An empty box beside "saved" would be read as an empty column in the sheet."""
    dialog.ui.text.clear()
    assert dialog.ui.text.placeholderText() == f"清空后按草稿写入：{DRAFT}"
    dialog.save()
    settled()
    assert dialog.ui.text.toPlainText() == DRAFT
    assert dialog.ui.told.text().endswith("的近况已恢复为草稿。")
    assert not context.office.recent.line("aftercare", cases[0], JANUARY).is_kept


def test_what_is_typed_is_said_to_be_kept_without_a_press(dialog: RecentDialog) -> None:
    """A button to save says that Esc forgets."""
    assert "随写随存" in dialog.ui.title_label.text()
    assert not hasattr(dialog.ui, "save_button")


def test_closing_loses_nothing(qtbot: QtBot, dialog: RecentDialog, context: Context, cases: list[RecordRef], settled: Settled) -> None:
    dialog.ui.text.setPlainText("生活稳定。")
    qtbot.mouseClick(dialog.ui.close_button, LEFT)
    settled()
    assert context.office.recent.line("aftercare", cases[0], JANUARY).text == "生活稳定。"


def test_a_text_that_is_refused_stays_to_be_edited(dialog: RecentDialog, settled: Settled, rehearsal: Rehearsal) -> None:
    rehearsal.answers.append(0)
    dialog.ui.text.setPlainText(f"本月{WORD}。")
    dialog.ui.records.selectRow(1)
    settled()
    assert dialog.ui.text.toPlainText() == f"本月{WORD}。"
    assert "近况" in dialog.ui.told.text()
    assert dialog.ui.records.currentIndex().row() == 0


@pytest.mark.parametrize("text", [f"本月{WORD}。", "字" * (LONGEST + 1)], ids=["forbidden", "too long"])
@pytest.mark.parametrize("way", ["close_button", "escape", "window"])
def test_closing_with_a_text_that_is_refused_keeps_the_box_open(
    qtbot: QtBot, dialog: RecentDialog, settled: Settled, rehearsal: Rehearsal, text: str, way: str
) -> None:
    """The sentence went into a dialog nobody saw any more, and the text with it."""

    def close() -> None:
        acts = {"close_button": dialog.ui.close_button.click, "escape": dialog.reject, "window": dialog.close}
        acts[way]()
        settled()

    dialog.ui.text.setPlainText(text)
    close()
    assert dialog.isVisible()
    assert dialog.ui.text.toPlainText() == text
    assert "近况" in dialog.ui.told.text()
    assert _states(dialog)[0] == "未保存"
    rehearsal.answers.append(None)
    close()
    assert dialog.isVisible()
    assert rehearsal.asked[-1] == f"AB2026-001 张试甲的近况没有保存：{dialog.ui.told.text()}"
    dialog.ui.text.setPlainText("生活稳定。")
    close()
    assert not dialog.isVisible()
    assert len(rehearsal.asked) == 1


def test_a_text_that_was_refused_may_be_given_up(
    dialog: RecentDialog, context: Context, cases: list[RecordRef], settled: Settled, rehearsal: Rehearsal
) -> None:
    dialog.ui.text.setPlainText(f"本月{WORD}。")
    dialog.accept()
    settled()
    rehearsal.answers.append(0)
    dialog.accept()
    settled()
    assert not dialog.isVisible()
    assert not context.office.recent.line("aftercare", cases[0], JANUARY).is_kept


def test_a_text_typed_while_another_is_refused_is_kept_too(
    dialog: RecentDialog, context: Context, cases: list[RecordRef], settled: Settled, rehearsal: Rehearsal
) -> None:
    rehearsal.answers.append(0)
    dialog.ui.text.setPlainText(f"本月{WORD}。")
    dialog.ui.records.selectRow(1)
    dialog.ui.text.setPlainText("乙生活稳定。")
    settled()
    assert dialog.ui.text.toPlainText() == f"本月{WORD}。"
    assert _states(dialog) == ["未保存", "已改写"]
    assert context.office.recent.line("aftercare", cases[1], JANUARY).text == "乙生活稳定。"


def test_the_roster_s_dialog_stays_as_long_as_a_text_is_refused(
    qtbot: QtBot, context: Context, cases: list[RecordRef], settled: Settled, rehearsal: Rehearsal
) -> None:
    export = ExportDialog(context, "aftercare")
    qtbot.addWidget(export)
    export.ui.part_box.setCurrentText("1月")
    export.show()
    settled()
    recent = export.open_recent()
    settled()
    recent.ui.text.setPlainText(f"本月{WORD}。")
    export.accept()
    settled()
    assert export.isVisible()
    assert recent.ui.text.toPlainText() == f"本月{WORD}。"
    rehearsal.answers.append(0)
    export.accept()
    settled()
    assert not export.isVisible()


def test_a_text_that_is_refused_waits_behind_the_lock(
    qtbot: QtBot, dialog: RecentDialog, context: Context, cases: list[RecordRef], settled: Settled
) -> None:
    """Locked by itself nobody can be asked: what may be stored is, the rest is offered back."""
    dialog.ui.text.setPlainText("甲生活稳定。")
    dialog.ui.records.selectRow(1)
    settled()
    dialog.ui.text.setPlainText(f"本月{WORD}。")
    dialog.keep_typed()
    dialog.close()
    settled()
    assert not dialog.isVisible()
    (page,) = context.office.journal.pages()
    assert page.title == "安置帮教对象花名册2026年1月近况"
    window = QWidget()
    qtbot.addWidget(window)
    qtbot.mouseClick(RecoveredDrafts(context, (page,), window).ui.open_button, LEFT)
    (again,) = window.findChildren(RecentDialog)
    settled()
    assert _states(again) == ["已改写", "未保存"]
    assert again.ui.text.toPlainText() == f"本月{WORD}。"
    assert "近况" in again.ui.told.text()
    again.ui.text.setPlainText("乙生活稳定。")
    again.accept()
    settled()
    settled()
    assert context.office.journal.pages() == ()
    assert context.office.recent.line("aftercare", cases[1], JANUARY).text == "乙生活稳定。"


def test_a_sentence_opens_the_part_its_row_is_in(qtbot: QtBot, dialog: RecentDialog, context: Context, cases: list[RecordRef]) -> None:
    dialog.ui.rows.selectRow(1)
    with qtbot.waitSignal(context.open_part) as opened:
        dialog.ui.rows.activated.emit(dialog.ui.rows.currentIndex())
    assert opened.args == [cases[0], "helps"]
    assert not dialog.isVisible()


def test_whoever_may_not_edit_only_reads(qtbot: QtBot, context: Context, cases: list[RecordRef], settled: Settled) -> None:
    context.office.desk.rights = Rights(Role.READER)
    shown = RecentDialog(context, "aftercare", JANUARY)
    qtbot.addWidget(shown)
    settled()
    assert shown.ui.text.isReadOnly()
    assert not shown.ui.draft_button.isEnabled()
    assert "随写随存" not in shown.ui.title_label.text()
    assert "无权" in shown.ui.told.text()


def test_the_export_shows_what_was_written(qtbot: QtBot, context: Context, cases: list[RecordRef], settled: Settled) -> None:
    export = ExportDialog(context, "aftercare")
    qtbot.addWidget(export)
    export.ui.part_box.setCurrentText("1月")
    export.show()
    settled()
    assert export.ui.recent_button.isVisible()
    recent = export.open_recent()
    settled()
    recent.ui.text.setPlainText("生活稳定。")
    recent.accept()

    def is_seen() -> bool:
        model = export.ui.table.model()
        last = model.columnCount() - 1
        texts = [model.data(model.index(row, last)) for row in range(model.rowCount())]
        return texts == ["生活稳定。", DRAFT] and not context.tasks.is_busy

    qtbot.waitUntil(is_seen, timeout=20_000)
    assert date(2026, 1, 31) == export.period.last_day


def test_a_roster_without_the_column_has_no_button(qtbot: QtBot, context: Context, settled: Settled) -> None:
    export = ExportDialog(context, "petitions")
    qtbot.addWidget(export)
    export.show()
    settled()
    assert not export.ui.recent_button.isVisible()


def test_a_text_of_a_closed_month_is_said_to_need_a_correction(
    dialog: RecentDialog, context: Context, settled: Settled, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog.ui.text.setPlainText("生活稳定。")
    dialog.save()
    settled()
    assert "已月结" not in dialog.ui.told.text()
    context.office.closing.close(JANUARY, tmp_path / "out")
    again = RecentDialog(context, "aftercare", JANUARY)
    qtbot.addWidget(again)
    settled()
    again.ui.text.setPlainText("生活稳定，已就业。")
    again.save()
    settled()
    assert "的近况已保存。2026年1月已月结" in again.ui.told.text()
    assert "检查待更正" in again.ui.told.text()
