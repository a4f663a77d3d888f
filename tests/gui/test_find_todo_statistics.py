"""Find, to-do and figures on the screen: what is shown is what the services say, and one key opens the record."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItemIterator
from pytestqt.qtbot import QtBot

from libao_desk.gui.base import dialogs, theme
from libao_desk.gui.base.context import Context
from libao_desk.gui.figures.page import StatisticsPage, period_after, period_holding
from libao_desk.gui.find_box import FindBox
from libao_desk.gui.lists.page import ListPage
from libao_desk.gui.papers.preview import PaperPreview
from libao_desk.gui.papers.printing_job import PdfInMemory
from libao_desk.gui.todo_page import TodoPage
from libao_desk.people.access import Rights
from libao_desk.people.codes import Role
from libao_desk.services.lists.search import NOTHING
from libao_desk.services.records.drafts import RecordDraft, RecordRef, Value, draft_of
from tests.conftest_office import DAY

from .conftest import Settled
from .typist import type_into


def _texts(tree: QTreeWidget, column: int) -> list[str]:
    found = []
    walk = QTreeWidgetItemIterator(tree)
    while (item := walk.value()) is not None:
        found.append(item.text(column))
        walk += 1
    return found


@pytest.fixture
def dispute(context: Context) -> RecordRef:
    """A dispute accepted five weeks ago: its month is over."""
    values: dict[str, Value] = {"accepted_on": DAY - timedelta(days=35), "applied_on": DAY - timedelta(days=36), "place": "样例村3组"}
    ref = context.office.records.save(RecordDraft("disputes", values=values))
    context.office.records.catch_up(ref)
    return ref


def test_find_opens_by_initials(qtbot: QtBot, context: Context) -> None:
    ref = context.office.records.save(RecordDraft("aftercare", values={"person.name": "欧阳甲一"}))
    context.office.records.save(RecordDraft("aftercare", values={"person.name": "欧阳乙二"}))
    box = FindBox(context)
    qtbot.addWidget(box)
    type_into(qtbot, box.ui.search_box, "oyjy")
    assert box.ui.hits.count() == 1
    with qtbot.waitSignal(context.open_record) as opened:
        qtbot.keyClick(box.ui.search_box, Qt.Key.Key_Return)
    assert opened.args == [ref]


def test_the_arrows_choose_while_typing_goes_on(qtbot: QtBot, context: Context) -> None:
    for name in ("欧阳甲一", "欧阳乙二"):
        context.office.records.save(RecordDraft("aftercare", values={"person.name": name}))
    box = FindBox(context)
    qtbot.addWidget(box)
    type_into(qtbot, box.ui.search_box, "欧阳")
    qtbot.keyClick(box.ui.search_box, Qt.Key.Key_Down)
    assert box.ui.hits.currentRow() == 1
    type_into(qtbot, box.ui.search_box, "甲")
    assert box.ui.hits.count() == 1
    type_into(qtbot, box.ui.search_box, "癸")
    assert box.ui.told.text() == NOTHING


def test_what_is_late_comes_first_with_its_reckoning(qtbot: QtBot, context: Context, dispute: RecordRef, settled: Settled) -> None:
    page = TodoPage(context)
    qtbot.addWidget(page)
    settled()
    assert _texts(page.ui.tree, 0)[:2] == ["逾期（1）", "调结"]
    assert "1个月" in page.ui.detail.text()
    with qtbot.waitSignal(context.open_part) as opened:
        qtbot.keyClick(page.ui.tree, Qt.Key.Key_Return)
    assert opened.args == [dispute, ""]


def test_other_colours_after_the_lock_ask_the_office_nothing(qtbot: QtBot, context: Context, dispute: RecordRef, settled: Settled) -> None:
    """The page outlives the lock for a moment; the desk is locked, and asking it then is a crash."""
    page = TodoPage(context)
    qtbot.addWidget(page)
    settled()
    context.leave()
    settled()
    page.changeEvent(QEvent(QEvent.Type.PaletteChange))
    assert not context.is_unlocked


def test_the_list_is_printed_as_it_is_filtered(
    qtbot: QtBot, context: Context, dispute: RecordRef, settled: Settled, rehearsal: dialogs.Rehearsal
) -> None:
    page = TodoPage(context)
    qtbot.addWidget(page)
    settled()
    qtbot.mouseClick(page.ui.print_button, Qt.MouseButton.LeftButton)
    settled()
    (preview,) = page.findChildren(PaperPreview)
    opened = PdfInMemory(preview.paper.pdf)
    text = opened.document.getAllText(0).text()
    opened.close()
    preview.close()
    assert "待办清单" in text
    assert context.office.lists.rows("disputes", [dispute.id])[dispute.id][0] in text
    page.ui.register_box.setCurrentIndex(page.ui.register_box.findText("社区矫正"))
    qtbot.mouseClick(page.ui.print_button, Qt.MouseButton.LeftButton)
    assert rehearsal.told == ["清单是空的，没有可以打印的事项。"]


def test_the_list_is_copied_late_first(qtbot: QtBot, context: Context, dispute: RecordRef, settled: Settled) -> None:
    page = TodoPage(context)
    qtbot.addWidget(page)
    settled()
    qtbot.mouseClick(page.ui.copy_button, Qt.MouseButton.LeftButton)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[:2] == ["事项", "对象"]
    assert lines[1].split("\t")[0] == "调结"


def test_an_empty_list_is_neither_copied_nor_gone_about(
    qtbot: QtBot, context: Context, dispute: RecordRef, settled: Settled, rehearsal: dialogs.Rehearsal
) -> None:
    page = TodoPage(context)
    qtbot.addWidget(page)
    settled()
    QGuiApplication.clipboard().setText("别的内容")
    page.ui.register_box.setCurrentIndex(page.ui.register_box.findText("社区矫正"))
    qtbot.mouseClick(page.ui.copy_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.ui.route_button, Qt.MouseButton.LeftButton)
    settled()
    assert QGuiApplication.clipboard().text() == "别的内容"
    assert rehearsal.told == ["清单是空的，没有可以复制的事项。", "清单里没有本所职责，排不出走访路线。"]


def test_the_route_is_of_visits_or_of_all_that_is_due(
    qtbot: QtBot, context: Context, dispute: RecordRef, settled: Settled, rehearsal: dialogs.Rehearsal
) -> None:
    page = TodoPage(context)
    qtbot.addWidget(page)
    settled()
    for answer, told in ((None, []), (0, ["没有走访、查访、回访"]), (1, ["都没有村（居）"])):
        rehearsal.told.clear()
        rehearsal.answers.append(answer)
        qtbot.mouseClick(page.ui.route_button, Qt.MouseButton.LeftButton)
        settled()
        assert rehearsal.asked[-1] == "走访路线单排哪些事项？"
        assert len(rehearsal.told) == len(told)
        assert all(word in sentence for word, sentence in zip(told, rehearsal.told, strict=True))


def test_the_list_follows_the_records(qtbot: QtBot, context: Context, dispute: RecordRef, settled: Settled) -> None:
    page = TodoPage(context)
    qtbot.addWidget(page)
    settled()
    assert "逾期1件" in page.ui.heading.text()
    draft = draft_of(context.office.records.open(dispute))
    draft.values["extended_to"] = date(2026, 3, 20)
    context.office.records.save(draft)
    context.record_saved.emit(dispute)
    settled()
    assert "逾期" not in page.ui.heading.text()


def test_the_to_do_list_is_filtered_by_register(qtbot: QtBot, context: Context, dispute: RecordRef, settled: Settled) -> None:
    page = TodoPage(context)
    qtbot.addWidget(page)
    settled()
    page.ui.register_box.setCurrentIndex(page.ui.register_box.findText("社区矫正"))
    assert _texts(page.ui.tree, 0) == []


def test_the_to_do_list_is_filtered_by_village(qtbot: QtBot, context: Context, settled: Settled) -> None:
    for name in ("样例村", "另一村"):
        context.office.directory.save("village", None, {"name": name}, {})
    for number, village in enumerate(context.office.people.choices("village"), start=1):
        values: dict[str, Value] = {"person.name": f"王甲{number}", "person.village": village, "notice_received_on": DAY}
        context.office.records.catch_up(context.office.records.save(RecordDraft("aftercare", values=values)))
    page = TodoPage(context)
    qtbot.addWidget(page)
    settled()
    assert {"王甲1", "王甲2"} <= set(_texts(page.ui.tree, 1))
    page.ui.village_box.setCurrentIndex(page.ui.village_box.findText("另一村"))
    assert set(_texts(page.ui.tree, 1)) - {""} == {"王甲2"}


def test_each_figure_opens_the_list_behind_it(qtbot: QtBot, context: Context, dispute: RecordRef, settled: Settled) -> None:
    page = StatisticsPage(context)
    qtbot.addWidget(page)
    page.ui.length_box.setCurrentIndex(3)
    settled()
    titles = _texts(page.ui.tree, 0)
    assert _texts(page.ui.tree, 1)[titles.index("受理矛盾纠纷")] == "1"
    items = page.ui.tree.findItems("受理矛盾纠纷", Qt.MatchFlag.MatchRecursive | Qt.MatchFlag.MatchExactly)
    page.ui.tree.setCurrentItem(items[0])
    dialog = page.open_behind()
    assert dialog is not None
    (behind,) = dialog.findChildren(ListPage)
    assert [behind.model.ref(row) for row in range(behind.model.rowCount())] == [dispute]


def test_a_rate_of_nothing_is_a_dash(qtbot: QtBot, context: Context, settled: Settled) -> None:
    page = StatisticsPage(context)
    qtbot.addWidget(page)
    settled()
    titles = _texts(page.ui.tree, 0)
    assert _texts(page.ui.tree, 1)[titles.index("调解成功率")] == "—"


def test_periods_follow_each_other() -> None:
    december = period_holding(date(2020, 12, 31), 1)
    assert (december.label, period_after(december).label) == ("2020年12月", "2021年1月")
    quarter = period_holding(date(2020, 11, 2), 3)
    assert (quarter.label, quarter.previous().label, period_after(quarter).label) == ("2020年第四季度", "2020年第三季度", "2021年第一季度")


def test_the_figures_are_saved_as_a_sheet(
    qtbot: QtBot, context: Context, settled: Settled, rehearsal: dialogs.Rehearsal, tmp_path: Path
) -> None:
    page = StatisticsPage(context)
    qtbot.addWidget(page)
    settled()
    rehearsal.answers.append(str(tmp_path / "统计.xlsx"))
    qtbot.mouseClick(page.ui.sheet_button, Qt.MouseButton.LeftButton)
    settled()
    assert (tmp_path / "统计.xlsx").read_bytes()[:2] == b"PK"
    rehearsal.answers.append(str(tmp_path / "没有这个文件夹" / "统计.xlsx"))
    qtbot.mouseClick(page.ui.sheet_button, Qt.MouseButton.LeftButton)
    settled()
    assert rehearsal.told == ["写不了“统计.xlsx”：请检查文件夹是否存在、磁盘是否已满、文件是否正被打开。"]


def test_a_period_to_come_is_refused_and_shows_no_other_figures(qtbot: QtBot, context: Context, settled: Settled) -> None:
    """The old figures under the new heading could be saved as the new month's report."""
    page = StatisticsPage(context)
    qtbot.addWidget(page)
    settled()
    assert not page.ui.later_button.isEnabled()
    assert page.ui.paper_button.isEnabled()
    page.go_to(period_after(page.period))
    assert not page.ui.paper_button.isEnabled()
    settled()
    assert (page.ui.period_label.text(), page.ui.told.text()) == ("2026年4月", "2026年4月还没有开始，不能编制花名册和统计。")
    assert (page.ui.tree.topLevelItemCount(), page.ui.table.columnCount(), page.ui.table_box.count()) == (0, 0, 0)
    assert page.ui.digest.toPlainText() == ""
    buttons = (page.ui.copy_button, page.ui.sheet_button, page.ui.paper_button)
    assert [button.isEnabled() for button in buttons] == [False, False, False]
    qtbot.mouseClick(page.ui.earlier_button, Qt.MouseButton.LeftButton)
    settled()
    assert "双击一个数" in page.ui.told.text()
    assert all(button.isEnabled() for button in buttons)
    assert page.ui.table.columnCount() > 1


def test_what_was_saved_of_one_period_is_not_told_beneath_another(
    qtbot: QtBot, context: Context, settled: Settled, rehearsal: dialogs.Rehearsal, tmp_path: Path
) -> None:
    page = StatisticsPage(context)
    qtbot.addWidget(page)
    settled()
    rehearsal.answers.append(str(tmp_path / "统计.xlsx"))
    qtbot.mouseClick(page.ui.sheet_button, Qt.MouseButton.LeftButton)
    settled()
    assert "已保存" in page.ui.told.text()
    qtbot.mouseClick(page.ui.earlier_button, Qt.MouseButton.LeftButton)
    assert "双击一个数" in page.ui.told.text()
    settled()


def test_what_could_not_be_done_says_when_it_is_tried_again(
    qtbot: QtBot, context: Context, dispute: RecordRef, settled: Settled, rehearsal: dialogs.Rehearsal
) -> None:
    page = TodoPage(context)
    qtbot.addWidget(page)
    settled()
    rehearsal.answers += ["当事人外出", "2026-03-06"]
    qtbot.mouseClick(page.ui.attempt_button, Qt.MouseButton.LeftButton)
    settled()
    assert "03-06再办：当事人外出" in _texts(page.ui.tree, 6)
    rehearsal.answers += ["当事人外出", "2026-02-30"]
    qtbot.mouseClick(page.ui.attempt_button, Qt.MouseButton.LeftButton)
    assert len(context.office.attempts.of(dispute)) == 1
    assert rehearsal.told


def test_whoever_may_not_write_is_told_before_he_is_asked(
    qtbot: QtBot, context: Context, dispute: RecordRef, settled: Settled, rehearsal: dialogs.Rehearsal
) -> None:
    context.office.desk.rights = Rights(Role.READER)
    page = TodoPage(context)
    qtbot.addWidget(page)
    settled()
    for button in (page.ui.attempt_button, page.ui.press_all_button):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert rehearsal.told == ["“查看”无权登记和修改。"] * 2
    assert rehearsal.asked == []


def test_what_is_late_stays_red_while_its_line_is_chosen(qtbot: QtBot, context: Context, dispute: RecordRef, settled: Settled) -> None:
    page = TodoPage(context)
    qtbot.addWidget(page)
    page.resize(1200, 600)
    page.show()
    settled()
    tree = page.ui.tree
    chosen = tree.currentItem()
    assert chosen is not None
    red, picture = QColor(theme.QUIET.late), tree.viewport().grab(tree.visualItemRect(chosen)).toImage()
    left = tree.header().sectionViewportPosition(5)
    cells = ((x, y) for x in range(left, left + tree.columnWidth(5)) for y in range(picture.height()))
    assert any(abs(picture.pixelColor(x, y).red() - red.red()) < 40 and picture.pixelColor(x, y).green() < 100 for x, y in cells)


def test_a_late_duty_begins_a_notice(qtbot: QtBot, context: Context, dispute: RecordRef, settled: Settled) -> None:
    page = TodoPage(context)
    qtbot.addWidget(page)
    settled()
    with qtbot.waitSignal(context.open_record) as opened:
        qtbot.mouseClick(page.ui.press_button, Qt.MouseButton.LeftButton)
    draft = opened.args[0]
    assert isinstance(draft, RecordDraft)
    assert (draft.register, draft.values["case_number"]) == ("notices", context.office.records.open(dispute).number)
