"""Tables, charts and the paragraph on the screen: each number opens its list, what is drawn is also said."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtSvgWidgets import QSvgWidget
from PySide6.QtWidgets import QLabel, QTableView
from pytestqt.qtbot import QtBot

from libao_desk.core.period import Period
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.dialogs import Rehearsal
from libao_desk.gui.figures.figure_list import FigureList
from libao_desk.gui.figures.page import StatisticsPage
from libao_desk.gui.lists.page import ListPage
from libao_desk.people.codes import Role
from libao_desk.registers.disputes.codes import DisputeType, Outcome, Prevention
from libao_desk.services.records.drafts import RecordDraft, RecordRef, RowDraft, Value
from tests.conftest_office import DAY
from tests.gui.conftest import Settled


@pytest.fixture
def page(qtbot: QtBot, context: Context, settled: Settled) -> StatisticsPage:
    """The year with one dispute about which two quarrels and three people were kept from worse."""
    values: dict[str, Value] = {
        "accepted_on": DAY - timedelta(days=35),
        "concluded_on": DAY - timedelta(days=30),
        "outcome": Outcome.WRITTEN,
        "dispute_type": DisputeType.NEIGHBOURS,
    }
    rows = {"prevented": [RowDraft(values={"prevention": Prevention.CRIME, "cases_count": 2, "people_count": 3})]}
    context.office.records.catch_up(context.office.records.save(RecordDraft("disputes", values=values, parts=rows)))
    shown = StatisticsPage(context)
    qtbot.addWidget(shown)
    shown.ui.length_box.setCurrentIndex(3)
    shown.show()
    settled()
    return shown


def _turn_to(page: StatisticsPage, title: str) -> None:
    page.ui.views.setCurrentWidget(page.ui.tables_view)
    page.ui.table_box.setCurrentIndex(page.ui.table_box.findText(title))


def _row(page: StatisticsPage, title: str) -> int:
    (found,) = page.ui.table.findItems(title, Qt.MatchFlag.MatchExactly)
    return page.ui.table.row(found)


def test_each_table_is_shown_with_its_heads_and_note(page: StatisticsPage) -> None:
    _turn_to(page, "社区矫正对象变动情况统计表")
    model = page.ui.table.model()
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
    assert heads == ["矫正类别", "期初在矫", "新接收", "迁入", "解除", "终止", "迁出", "期末在矫"]
    assert "期末在矫" in page.ui.table_note.text()


def test_a_cell_opens_the_list_behind_it(qtbot: QtBot, page: StatisticsPage, settled: Settled) -> None:
    _turn_to(page, "人民调解案件情况统计表")
    page.ui.table.setFocus()
    page.ui.table.setCurrentCell(_row(page, "邻里纠纷（件）"), 1)
    assert page.ui.table.currentItem().text() == "1"
    assert "上期—，增减—，增减幅—" in page.ui.table.currentItem().toolTip()
    page.ui.table.cellActivated.emit(page.ui.table.currentRow(), 1)
    settled()
    (dialog,) = page.findChildren(FigureList)
    (behind,) = dialog.findChildren(ListPage)
    assert [behind.model.ref(row) for row in range(behind.model.rowCount())] == [RecordRef("disputes", 1)]
    assert dialog.tabs.tabText(0) == "名单（1）"


def test_a_figure_of_more_than_its_records_says_how_much_each_makes(page: StatisticsPage, settled: Settled) -> None:
    dialog = page.open_behind("disputes.prevented_crime_people")
    settled()
    assert isinstance(dialog, FigureList)
    assert [dialog.tabs.tabText(n) for n in range(dialog.tabs.count())] == ["名单（1）", "名单计数（3）"]
    view = dialog.tabs.widget(1)
    assert isinstance(view, QTableView)
    model = view.model()
    cells = [[model.data(model.index(row, column)) for column in range(2)] for row in range(model.rowCount())]
    assert cells == [["TJ2026-0001", "3"], ["合计", "3"]]


def test_a_rate_opens_both_its_lists(page: StatisticsPage, settled: Settled) -> None:
    dialog = page.open_behind("disputes.settled_rate")
    settled()
    assert isinstance(dialog, FigureList)
    assert [dialog.tabs.tabText(n) for n in range(dialog.tabs.count())] == ["分母（1）", "分子（1）"]


def test_a_figure_of_the_offices_own_lists_opens_their_names(page: StatisticsPage) -> None:
    dialog = page.open_behind("team.committees@all")
    assert isinstance(dialog, FigureList)
    assert dialog.tabs.tabText(0) == "名单（1）"


def test_nothing_counted_has_no_list(page: StatisticsPage, rehearsal: Rehearsal) -> None:
    assert page.open_behind("petitions.received") is None
    assert rehearsal.told == ["2026年“信访事项收到”背后没有可以列出的档案。"]


def test_charts_are_drawn_and_said(page: StatisticsPage) -> None:
    pictures = page.ui.charts.findChildren(QSvgWidget)
    said = [picture.accessibleName() for picture in pictures]
    assert any(text.startswith("受理纠纷类型（件）") and "邻里纠纷1" in text for text in said)
    assert any(text.startswith("各月受理和调解成功（件）") and "1月1" in text for text in said)
    for picture in pictures:
        assert picture.renderer().isValid()
        image = picture.grab().toImage()
        colours = {image.pixelColor(x, y).name() for x in range(0, image.width(), 4) for y in range(0, image.height(), 4)}
        assert "#ffffff" in colours
        assert {"#1e5e99", "#1f5f99"} & colours
        assert "#000000" not in colours


def test_a_period_without_anything_to_draw_says_so_instead_of_a_white_page(page: StatisticsPage, settled: Settled) -> None:
    page.go_to(Period(2024, 1, 12))
    settled()
    page.ui.views.setCurrentWidget(page.ui.charts_view)
    assert page.ui.charts.findChildren(QSvgWidget) == []
    (said,) = page.ui.charts.findChildren(QLabel)
    assert (said.isVisible(), said.text()) == (True, "2024年没有可以画图的数据。")
    page.go_to(Period(2030, 1, 12))
    settled()
    assert page.ui.charts.findChildren(QLabel) == []


def test_the_paragraph_is_copied_whole_and_its_numbers_are_links(qtbot: QtBot, page: StatisticsPage, settled: Settled) -> None:
    page.ui.views.setCurrentWidget(page.ui.digest_view)
    assert "受理矛盾纠纷1件" in page.ui.digest.toPlainText()
    qtbot.mouseClick(page.ui.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == page.ui.digest.toPlainText()
    page.ui.digest.anchorClicked.emit(QUrl("disputes.accepted"))
    settled()
    assert [dialog.windowTitle() for dialog in page.findChildren(FigureList)] == ["2026年　受理矛盾纠纷"]


def test_the_table_looked_at_stays_when_another_period_comes(qtbot: QtBot, page: StatisticsPage, settled: Settled) -> None:
    _turn_to(page, "帮扶措施统计表")
    qtbot.mouseClick(page.ui.earlier_button, Qt.MouseButton.LeftButton)
    settled()
    assert page.ui.period_label.text() == "2025年"
    assert page.ui.table_box.currentText() == "帮扶措施统计表"


def test_the_list_behind_a_figure_of_a_closed_register_is_refused_with_its_sentence(page: StatisticsPage, rehearsal: Rehearsal) -> None:
    page.context.office.desk.rights = type(page.context.office.desk.rights)(Role.RECORDER, frozenset({"petitions"}))
    assert page.open_behind("disputes.prevented_crime_people") is None
    assert rehearsal.told == ["该记录属于其他登记册，您无权查看。"]
