"""The list of a register: found as typed, filtered, sorted by the file, columns chosen, rows opened and copied."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from libao_desk.core.citizen_id import make_citizen_id, mask_citizen_id
from libao_desk.declare.path import path
from libao_desk.gui.base import dialogs
from libao_desk.gui.base.context import Context
from libao_desk.gui.lists import page as list_page
from libao_desk.gui.lists import reading as list_reading
from libao_desk.gui.lists.model import PAGE, ListModel
from libao_desk.gui.lists.page import MINORS_STAY, ListPage
from libao_desk.registers.aftercare.codes import ReleaseSource
from libao_desk.registers.aftercare.model import AftercareCase
from libao_desk.services.records.drafts import RecordDraft, RecordRef, Value
from tests.gui.conftest import Settled
from tests.gui.typist import type_into

NAMES = ("王甲一", "赵乙二", "陈丙三")


@pytest.fixture
def three(context: Context) -> list[RecordRef]:
    """Three people on the aftercare register."""
    values: list[dict[str, Value]] = [{"person.name": name, "released_on": date(2026, 1, 3 - n)} for n, name in enumerate(NAMES)]
    return [context.office.records.save(RecordDraft("aftercare", values=one)) for one in values]


@pytest.fixture
def page(qtbot: QtBot, context: Context, three: list[RecordRef]) -> ListPage:
    """Their list."""
    page = ListPage(context, "aftercare")
    qtbot.addWidget(page)
    page.show()
    return page


def _names(page: ListPage) -> list[str]:
    return [page.model.cells(row)[1] for row in range(page.model.rowCount())]


def test_every_key_narrows_the_list(qtbot: QtBot, page: ListPage) -> None:
    type_into(qtbot, page.ui.search_box, "zye")
    assert _names(page) == ["赵乙二"]
    assert page.ui.count_label.text() == "共1条（已筛选）"
    page.ui.search_box.clear()
    type_into(qtbot, page.ui.search_box, "丙")
    assert _names(page) == ["陈丙三"]


def test_enter_opens_what_was_found(qtbot: QtBot, context: Context, page: ListPage, three: list[RecordRef]) -> None:
    type_into(qtbot, page.ui.search_box, "cbs")
    with qtbot.waitSignal(context.open_record) as opened:
        qtbot.keyClick(page.ui.search_box, Qt.Key.Key_Return)
    assert opened.args == [three[2]]


def test_down_leads_from_the_find_line_to_the_first_row(qtbot: QtBot, context: Context, page: ListPage, three: list[RecordRef]) -> None:
    qtbot.keyClick(page.ui.search_box, Qt.Key.Key_Down)
    assert page.selected() == [three[0]]
    with qtbot.waitSignal(context.open_record) as opened:
        qtbot.keyClick(page.ui.table, Qt.Key.Key_Return)
    assert opened.args == [three[0]]


def _click_header(qtbot: QtBot, page: ListPage, key: str) -> None:
    header = page.ui.table.horizontalHeader()
    section = [column.key for column in page.model.columns].index(key)
    place = QPoint(header.sectionViewportPosition(section) + 10, header.height() // 2)
    page.ui.table.horizontalScrollBar().setValue(0)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_click_on_a_head_sorts_and_another_turns_it_round(qtbot: QtBot, page: ListPage) -> None:
    page.resize(1400, 500)
    _click_header(qtbot, page, "released_on")
    assert _names(page) == ["陈丙三", "赵乙二", "王甲一"]
    _click_header(qtbot, page, "released_on")
    assert _names(page) == ["王甲一", "赵乙二", "陈丙三"]
    _click_header(qtbot, page, "person.name")
    assert _names(page) == ["陈丙三", "王甲一", "赵乙二"]


def test_names_sort_by_their_pinyin_and_states_filter(page: ListPage, context: Context, three: list[RecordRef]) -> None:
    states = [page.ui.state_box.itemText(n) for n in range(page.ui.state_box.count())]
    page.ui.state_box.setCurrentIndex(states.index("帮教中"))
    assert page.model.rowCount() == 0
    assert page.ui.empty_place.isVisibleTo(page)
    assert page.ui.empty_label.text() == "没有符合条件的档案。"
    page.ui.state_box.setCurrentIndex(states.index("收到通知"))
    assert page.model.rowCount() == 3


def test_the_officer_in_charge_filters(page: ListPage) -> None:
    officers = [page.ui.handler_box.itemText(n) for n in range(page.ui.handler_box.count())]
    assert officers == ["所有经办人", "冯测试"]
    page.ui.handler_box.setCurrentIndex(1)
    assert page.model.rowCount() == 3


def test_copied_rows_are_masked(qtbot: QtBot, context: Context) -> None:
    number = make_citizen_id("320699", date(1980, 5, 6), 1)
    context.office.records.save(RecordDraft("aftercare", values={"person.name": "王甲一", "person.id_no": number}))
    page = ListPage(context, "aftercare")
    qtbot.addWidget(page)
    page.show()
    page.ui.table.selectAll()
    page.copy()
    text = QGuiApplication.clipboard().text()
    assert "王甲一" in text
    assert mask_citizen_id(number) in text
    assert number not in text


def test_a_minor_is_not_copied(qtbot: QtBot, context: Context, page: ListPage, rehearsal: dialogs.Rehearsal) -> None:
    young = make_citizen_id("320699", date(2012, 5, 6), 1)
    context.office.records.save(RecordDraft("aftercare", values={"person.name": "姜十绫", "person.id_no": young}))
    page.refresh()
    page.ui.table.selectAll()
    page.copy()
    assert "姜十绫" not in QGuiApplication.clipboard().text()
    assert len(QGuiApplication.clipboard().text().split("\n")) == 4
    assert rehearsal.told == [MINORS_STAY.format(1)]


def test_columns_are_remembered_on_this_pc(qtbot: QtBot, context: Context, page: ListPage) -> None:
    page.show_column(path(AftercareCase.fetched_by), True)
    again = ListPage(context, "aftercare")
    qtbot.addWidget(again)
    assert [column.label for column in again.model.columns][-1] == "接回人"
    assert again.model.rowCount() == 3


def test_an_empty_register_offers_what_to_do(qtbot: QtBot, context: Context) -> None:
    page = ListPage(context, "disputes")
    qtbot.addWidget(page)
    page.show()
    assert page.ui.empty_label.text() == "人民调解还没有档案。"
    with qtbot.waitSignal(page.new_wished):
        qtbot.mouseClick(page.ui.empty_new, Qt.MouseButton.LeftButton)


def test_a_saved_record_appears_by_itself(context: Context, page: ListPage) -> None:
    ref = context.office.records.save(RecordDraft("aftercare", values={"person.name": "李丁四"}))
    context.record_saved.emit(ref)
    assert "李丁四" in _names(page)


def test_rows_are_read_by_pages(context: Context, three: list[RecordRef], monkeypatch: pytest.MonkeyPatch) -> None:
    """However long the list, looking at one row reads one page."""
    from array import array

    reads: list[int] = []
    original = context.office.lists.rows

    def counted(register: str, ids: "array[int]", **kwargs: object) -> dict[int, tuple[str, ...]]:
        reads.append(len(ids))
        return original(register, ids, **kwargs)  # type: ignore[arg-type]  # passed through as given

    monkeypatch.setattr(context.office.lists, "rows", counted)
    register = context.book.get("aftercare")
    model = ListModel(context, register, register.columns)
    model.show(array("q", [three[0].id] * (PAGE * 10)))
    model.cells(PAGE * 5)
    model.cells(PAGE * 5 + 1)
    assert reads == [PAGE]


def _choose(box: QComboBox, text: str) -> None:
    box.setCurrentIndex(box.findText(text))


def _type_day(qtbot: QtBot, line: QLineEdit, text: str) -> None:
    line.clear()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def test_a_column_is_filtered_by_its_value(qtbot: QtBot, context: Context, page: ListPage) -> None:
    context.office.records.save(RecordDraft("aftercare", values={"person.name": "李丁四", "source": ReleaseSource.PRISON}))
    qtbot.mouseClick(page.ui.more_button, Qt.MouseButton.LeftButton)
    assert page.more.isVisible()
    _choose(page.more.ui.field_box, path(AftercareCase.source).label)
    _choose(page.more.ui.value_box, ReleaseSource.PRISON.label)
    assert _names(page) == ["李丁四"]
    assert page.ui.count_label.text() == "共1条（已筛选）"


def test_the_village_filters(qtbot: QtBot, context: Context, page: ListPage) -> None:
    for name in ("样例村", "另一村"):
        context.office.directory.save("village", None, {"name": name}, {})
    villages = {ref.label: ref for ref in context.office.people.choices("village")}
    context.office.records.save(RecordDraft("aftercare", values={"person.name": "李丁四", "person.village": villages["样例村"]}))
    again = ListPage(context, "aftercare")
    qtbot.addWidget(again)
    again.ui.more_button.click()
    _choose(again.more.ui.field_box, "村（居）")
    _choose(again.more.ui.value_box, "样例村")
    assert _names(again) == ["李丁四"]
    _choose(again.more.ui.value_box, "另一村")
    assert _names(again) == []


def test_days_filter_as_freely_as_they_are_typed(qtbot: QtBot, page: ListPage) -> None:
    page.ui.more_button.click()
    _choose(page.more.ui.day_box, path(AftercareCase.released_on).label)
    _type_day(qtbot, page.more.ui.from_edit, "2026.1.2")
    assert sorted(_names(page)) == ["王甲一", "赵乙二"]
    _type_day(qtbot, page.more.ui.to_edit, "0102")
    assert _names(page) == ["赵乙二"]
    _type_day(qtbot, page.more.ui.to_edit, "13.40")
    assert "13.40" in page.more.ui.problem.text()
    assert page.model.rowCount() == 3


def test_hidden_conditions_set_none(qtbot: QtBot, page: ListPage) -> None:
    page.ui.more_button.click()
    _type_day(qtbot, page.more.ui.from_edit, "2030.1.1")
    assert page.model.rowCount() == 0
    page.ui.more_button.click()
    assert page.model.rowCount() == 3
    assert page.ui.count_label.text() == "共3条"


def test_a_view_keeps_its_further_conditions(qtbot: QtBot, context: Context, page: ListPage, rehearsal: dialogs.Rehearsal) -> None:
    page.ui.more_button.click()
    _type_day(qtbot, page.more.ui.from_edit, "2026.1.3")
    rehearsal.answers.extend(["一月三日以后", 0])
    page.ui.views_box.activated.emit(1)
    again = ListPage(context, "aftercare")
    qtbot.addWidget(again)
    again.ui.views_box.activated.emit(1)
    assert _names(again) == ["王甲一"]
    assert again.ui.more_button.isChecked()


def test_enter_waits_for_a_long_list(
    qtbot: QtBot, context: Context, page: ListPage, three: list[RecordRef], settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a long list finds is read on the worker; Enter opens what was typed, not what was shown before."""
    monkeypatch.setattr(list_reading, "AT_ONCE", 2)
    type_into(qtbot, page.ui.search_box, "cbs")
    assert len(_names(page)) == 3
    with qtbot.waitSignal(context.open_record) as opened:
        qtbot.keyClick(page.ui.search_box, Qt.Key.Key_Return)
    assert opened.args == [three[2]]
    assert _names(page) == ["陈丙三"]
    settled()


def test_the_table_keeps_to_what_views_expect(qtmodeltester: ModelTester, page: ListPage) -> None:
    qtmodeltester.check(page.model)


def test_rows_are_as_high_as_large_letters_need(qtbot: QtBot, context: Context, three: list[RecordRef], desk_app: QApplication) -> None:
    before = desk_app.font()
    large = QFont(before)
    large.setPointSize(3 * before.pointSize())
    desk_app.setFont(large)
    try:
        page = ListPage(context, "aftercare")
        qtbot.addWidget(page)
        assert page.ui.table.rowHeight(0) >= page.ui.table.fontMetrics().height() + list_page.ROW_AIR
    finally:
        desk_app.setFont(before)


@pytest.mark.parametrize(
    ("register", "hint"),
    [
        ("corrections", "姓名、拼音首字母、编号、公民身份号码、联系电话、村（居）、具体罪名"),
        ("petitions", "编号、责任单位、内容领域"),
    ],
)
def test_the_find_line_promises_what_finds(qtbot: QtBot, context: Context, register: str, hint: str) -> None:
    page = ListPage(context, register)
    qtbot.addWidget(page)
    assert page.ui.search_box.placeholderText() == f"在本登记册中查找：{hint}"


def test_the_rows_chosen_are_counted(qtbot: QtBot, page: ListPage, settled: Settled) -> None:
    """Papers and sheets are made of these, not of all that the list shows."""
    settled()
    assert page.ui.count_label.text() == "共3条"
    page.ui.table.selectAll()
    assert page.ui.count_label.text() == "共3条，已选3条"


def test_no_button_of_the_list_becomes_a_dialogs_own(page: ListPage) -> None:
    """Behind a figure the list stands in a dialog, and Enter belongs to its rows."""
    assert not any(button.autoDefault() for button in page.findChildren(QPushButton) if page.more not in _above(button))


def _above(widget: QWidget) -> list[QWidget]:
    above = []
    while (parent := widget.parentWidget()) is not None:
        above.append(parent)
        widget = parent
    return above
