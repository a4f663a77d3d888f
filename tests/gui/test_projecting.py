"""While many see the screen nobody's name, number or address can be read off it; what is held and typed stays as it is."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QStyleOptionViewItem,
    QTabBar,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from libao_desk.core.citizen_id import make_citizen_id
from libao_desk.core.half_hidden import COVERED, UNREAD
from libao_desk.gui.base.context import DIRECTORY, SETTINGS, STATISTICS, TODO, Context
from libao_desk.gui.base.dialogs import Rehearsal
from libao_desk.gui.base.projector import NO_NUMBERS, NO_PAPERS, NO_WINDOW, projector
from libao_desk.gui.door.unlock import UnlockPage
from libao_desk.gui.find_box import FindBox
from libao_desk.gui.main_window import MainWindow
from libao_desk.gui.persons.person_card import PersonCardDialog
from libao_desk.gui.record.page import RecordPage
from libao_desk.services.records.drafts import RecordDraft, RecordRef, RowDraft, Value
from libao_desk.store import trail
from tests.conftest_office import PASSPHRASE

from .conftest import Settled
from .ledgers import a_dispute

ID = make_citizen_id("320699", date(1980, 5, 6), 133)
SECRETS = (
    "王小明",
    "欧阳志远",
    "张试甲",
    "李试乙",
    "周来客",
    "钱上访",
    ID,
    ID[-4:],
    "19900000001",
    "199 0000 0001",
    "枫林村3组18号",
    "滴水檐",
)
"""What no screen may show: people of every register, a number and its tail, a telephone, an address, the facts of a dispute."""


@pytest.fixture
def people(context: Context, tmp_path: Path) -> dict[str, RecordRef]:
    """Somebody in three registers, by register."""
    save = context.office.records.save
    subject: dict[str, Value] = {
        "person.name": "王小明",
        "person.id_no": ID,
        "person.phone": "19900000001",
        "person.residence_address": "枫林村3组18号",
        "effective_on": date(2026, 2, 2),
    }
    asker: dict[str, Value] = {"petitioner": "钱上访", "petitioner_address": "枫林村3组18号", "received_on": date(2026, 2, 3)}
    visits = [RowDraft(values={"visitor": "周来客", "starts_on": date(2026, 2, 20)})]
    return {
        "corrections": save(RecordDraft("corrections", values=subject, parts={"meeting_permits": visits})),
        "disputes": a_dispute(context, tmp_path, 当事人="张试甲、李试乙、欧阳志远"),
        "petitions": save(RecordDraft("petitions", values=asker)),
    }


@pytest.fixture
def window(qtbot: QtBot, context: Context, people: dict[str, RecordRef], settled: Settled) -> Iterator[MainWindow]:
    """The desk, with the mode put off again afterwards."""
    shown = MainWindow(context)
    qtbot.addWidget(shown)
    shown.resize(1366, 768)
    shown.show()
    shown.enter()
    settled()
    yield shown
    projector.is_on = False
    projector.take(None)


def project(window: MainWindow, settled: Settled) -> None:
    """Turn the mode on as a clerk does, or off."""
    window.ui.action_projector.trigger()
    settled()


def read(window: QWidget) -> Iterator[str]:
    """Everything that can be read off a window, tips included."""
    for one in window.findChildren(QWidget):
        if one.isVisibleTo(window):
            yield one.toolTip()
            yield from said_by(one)


def said_by(one: QWidget) -> Iterator[str]:
    """What a widget of whatever kind shows."""
    if isinstance(one, QLabel | QLineEdit):
        yield one.text() if isinstance(one, QLabel) else one.displayText()
    elif isinstance(one, QPlainTextEdit | QComboBox):
        yield one.toPlainText() if isinstance(one, QPlainTextEdit) else one.currentText()
    elif isinstance(one, QTabBar):
        yield from (text for place in range(one.count()) for text in (one.tabText(place), one.tabToolTip(place)))
    elif isinstance(one, QAbstractItemView) and not isinstance(one, QHeaderView):
        yield from drawn(one)


def drawn(view: QAbstractItemView) -> Iterator[str]:
    """The cells of a view as its delegate draws them."""
    waiting = [QModelIndex()]
    while waiting:
        parent = waiting.pop()
        for row in range(view.model().rowCount(parent)):
            for column in range(1 if isinstance(view, QListView) else view.model().columnCount(parent)):
                index, option = view.model().index(row, column, parent), QStyleOptionViewItem()
                delegate = view.itemDelegateForIndex(index)
                delegate.initStyleOption(option, index)  # type: ignore[attr-defined]
                yield option.text
            if isinstance(view, QTreeView):
                waiting.append(view.model().index(row, 0, parent))


def seen(window: QWidget) -> set[str]:
    """The secrets that can be read off a window."""
    texts = list(read(window))
    return {secret for secret in SECRETS if any(secret in text for text in texts)}


def walk(window: MainWindow, people: dict[str, RecordRef], settled: Settled) -> dict[str, set[str]]:
    """By screen, the secrets it shows: every place at the left, every page of each record."""
    found: dict[str, set[str]] = {}
    for place in (TODO, STATISTICS, DIRECTORY, SETTINGS, *people):
        window.go(place)
        settled()
        found[place] = seen(window)
    for register, ref in people.items():
        page = window.open_record(ref)
        for tab in range(page.ui.tabs.count()):
            page.ui.tabs.setCurrentIndex(tab)
            settled()
            found[f"{register} {page.ui.tabs.tabText(tab)}"] = seen(window)
    return found


def test_no_screen_shows_whom_it_is_about(window: MainWindow, people: dict[str, RecordRef], settled: Settled) -> None:
    before = walk(window, people, settled)
    assert {secret for shown in before.values() for secret in shown} >= set(SECRETS) - {ID, "199 0000 0001", "19900000001"}
    project(window, settled)
    assert {screen: shown for screen, shown in walk(window, people, settled).items() if shown} == {}
    assert "投影模式" in window.ui.band_label.text()


def test_what_is_open_is_covered_at_once_and_comes_back(window: MainWindow, people: dict[str, RecordRef], settled: Settled) -> None:
    page = window.open_record(people["corrections"])
    settled()
    assert seen(window) >= {"王小明", "枫林村3组18号"}
    page.form.editor("offence").box.setText("盗窃罪")  # type: ignore[attr-defined]
    project(window, settled)
    assert seen(window) == set()
    assert "王某某" in page.ui.title_label.text()
    assert COVERED in [line.text() for line in page.form.findChildren(QLineEdit) if line.isVisible()]
    project(window, settled)
    assert seen(window) >= {"王小明", "枫林村3组18号"}
    assert not window.ui.band.isVisible() or "投影" not in window.ui.band_label.text()


def test_nothing_typed_is_lost_under_the_cover(
    window: MainWindow, context: Context, people: dict[str, RecordRef], settled: Settled
) -> None:
    page = window.open_record(people["disputes"])
    box = page.form.findChild(QPlainTextEdit, "summary") or next(iter(page.form.findChildren(QPlainTextEdit)))
    box.setPlainText("两家因滴水檐发生争执，已丈量。")
    project(window, settled)
    assert UNREAD in [line.text() for line in page.form.findChildren(QLineEdit) if line.isVisible()]
    page.save()
    settled()
    project(window, settled)
    assert box.toPlainText() == "两家因滴水檐发生争执，已丈量。"
    assert "两家因滴水檐发生争执，已丈量。" in context.office.records.open(people["disputes"]).values.values()


def test_numbers_are_not_revealed_and_papers_and_cards_not_opened(
    window: MainWindow, context: Context, people: dict[str, RecordRef], settled: Settled, rehearsal: Rehearsal
) -> None:
    project(window, settled)
    page = window.open_record(people["corrections"])
    page.people.reveal()
    page.papers.draft_chosen()
    person = context.office.records.open(people["corrections"]).values["person"]
    context.card_wished.emit(person)
    window.ui.action_import.trigger()
    settled()
    assert rehearsal.told[0] == NO_NUMBERS
    assert set(rehearsal.told[1:]) <= {NO_PAPERS, NO_WINDOW, "请先在左侧选择要导入的登记册。"}
    assert NO_WINDOW in rehearsal.told
    assert [card for card in window.findChildren(PersonCardDialog) if card.isVisible()] == []
    with context.office.desk.read() as session:
        assert not any("证件号" in entry.act for entry in trail.entries(session))


def test_a_list_reveals_no_row(window: MainWindow, settled: Settled, rehearsal: Rehearsal) -> None:
    window.go("corrections")
    project(window, settled)
    page = window.ui.tabs.currentWidget()
    page.ui.table.selectRow(0)  # type: ignore[attr-defined]
    page.numbers.show_chosen()  # type: ignore[attr-defined]
    assert rehearsal.told == [NO_NUMBERS]


def test_a_find_shows_no_name(qtbot: QtBot, window: MainWindow, context: Context, settled: Settled) -> None:
    project(window, settled)
    find = FindBox(context, window)
    find.show()
    find.ui.search_box.setText("wxm")
    settled()
    assert (find.isVisible(), find.ui.hits.count(), seen(find)) == (True, 1, set())


def test_it_stays_on_behind_the_lock_and_knows_whoever_is_entered_meanwhile(window: MainWindow, context: Context, settled: Settled) -> None:
    project(window, settled)
    window.lock()
    settled()
    assert (projector.is_on, window.ui.band.isVisible()) == (True, True)
    (door,) = window.findChildren(UnlockPage)
    door.ui.passphrase.setText(PASSPHRASE)
    door.unlock()
    settled()
    assert window.ui.action_projector.isChecked()
    page = window.open_record(RecordDraft("aftercare"))
    name = page.form.editor("person.name").focusProxy()
    assert isinstance(name, QLineEdit)
    name.setText("孙新人")
    name.textEdited.emit("孙新人")
    page.save()
    settled()
    assert isinstance(page, RecordPage)
    assert page.ref is not None
    assert "孙新人" not in " ".join(read(window))
    assert "孙某某" in page.ui.title_label.text()


def test_the_menu_says_whether_it_is_on_and_by_which_keys(window: MainWindow, settled: Settled) -> None:
    action = window.ui.action_projector
    assert (action.isCheckable(), action.isChecked(), action.shortcut().toString()) == (True, False, "Ctrl+Shift+M")
    project(window, settled)
    assert action.isChecked()
