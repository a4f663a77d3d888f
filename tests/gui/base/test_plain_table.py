"""A table of sentences: those that say what to do are read whole, at whatever width the window leaves them."""

import pytest
from PySide6.QtWidgets import QStackedWidget, QTableView, QWidget
from pytestqt.qtbot import QtBot

from libao_desk.gui.base.plain_table import PlainTable, shares, show_in

SENTENCE = "这一行在小标题“本月解除人员”之下，却没有结束的日期或状态，导入后会成为在册；请在表中补上（如解除日期、状态）。"


@pytest.mark.parametrize("is_read_whole", [True, False])
def test_a_long_sentence_is_read_whole_and_gives_its_room_back_where_there_is_width(qtbot: QtBot, is_read_whole: bool) -> None:
    view, model = QTableView(), PlainTable(("行", "说明"))
    qtbot.addWidget(view)
    view.setWordWrap(False)
    show_in(view, model, is_read_whole=is_read_whole)
    view.resize(360, 200)
    view.show()
    model.replace_rows([("12", SENTENCE), ("13", "短句。")])
    qtbot.waitUntil(lambda: (view.rowHeight(0) > view.rowHeight(1)) is is_read_whole)
    view.resize(2400, 200)
    qtbot.waitUntil(lambda: view.rowHeight(0) == view.rowHeight(1))


def test_no_row_is_ever_as_high_as_the_narrowest_column_would_make_it(qtbot: QtBot) -> None:
    """Behind another page, and in the moment before the column has its width."""
    pages, view, model = QStackedWidget(), QTableView(), PlainTable(("行", "说明"))
    qtbot.addWidget(pages)
    pages.addWidget(QWidget())
    pages.addWidget(view)
    show_in(view, model, is_read_whole=True)
    pages.resize(800, 300)
    pages.show()
    model.replace_rows([("12", SENTENCE)])
    low = view.verticalHeader().defaultSectionSize()
    assert view.rowHeight(0) == low
    qtbot.wait(20)
    pages.setCurrentIndex(1)
    assert view.rowHeight(0) <= 3 * low
    pages.resize(560, 300)
    model.replace_rows([("12", SENTENCE), ("13", SENTENCE)])
    assert view.rowHeight(0) <= 3 * low
    qtbot.waitUntil(lambda: low < view.rowHeight(1) <= 3 * low)


def test_no_column_is_left_without_words_by_the_others(qtbot: QtBot) -> None:
    """What a clerk is about to number for good has eight columns, and the last is what is true now."""
    view, model = QTableView(), PlainTable(("花名册", "原序号", "现序号", "对象", "更正项目", "原因", "原报", "现为"))
    qtbot.addWidget(view)
    show_in(view, model, is_read_whole=True)
    view.resize(700, 300)
    view.show()
    model.replace_rows([("社区矫正对象花名册", "5", "4", "JZ2020-030　张甲三", "罪名", "登记内容更正后重新统计", SENTENCE, SENTENCE)] * 3)
    letter = view.fontMetrics().horizontalAdvance("字")
    assert view.columnWidth(7) >= 8 * letter
    low = view.verticalHeader().defaultSectionSize()
    qtbot.waitUntil(lambda: low < view.rowHeight(0) <= 8 * low)
    view.resize(1600, 300)
    qtbot.waitUntil(lambda: view.columnWidth(7) >= 20 * letter and not view.horizontalScrollBar().isVisible())
    assert view.verticalScrollMode() is QTableView.ScrollMode.ScrollPerPixel


@pytest.mark.parametrize(
    ("wished", "room", "given"),
    [
        ([40, 400, 400], 1000, [40, 400, 400]),
        ([40, 400, 400], 640, [40, 300, 300]),
        ([40, 400, 120], 460, [40, 300, 120]),
        ([40, 400, 400], 100, [40, 100, 100]),
    ],
    ids=["room for all", "the long ones share", "what is short is short", "no room at all"],
)
def test_a_room_is_shared(wished: list[int], room: int, given: list[int]) -> None:
    assert shares(wished, 100, room) == given
