"""Every page on the smallest screen of the office, 1366 × 768, in each size of letters: nothing cut off, every control named."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import chain
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QTableView,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from libao_desk.core.period import Period
from libao_desk.declare.field import Text
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.text_size import SIZES
from libao_desk.gui.calculator import CalculatorDialog
from libao_desk.gui.door.first_run import FirstRunWizard
from libao_desk.gui.door.unlock import UnlockPage
from libao_desk.gui.emergencies.look_dialog import EmergencyLookDialog
from libao_desk.gui.emergencies.week_dialog import EmergencyWeekDialog
from libao_desk.gui.figures.page import StatisticsPage
from libao_desk.gui.find_box import FindBox
from libao_desk.gui.last_acts import LastActsDialog
from libao_desk.gui.lists.page import ListPage
from libao_desk.gui.main_window import MainWindow
from libao_desk.gui.papers.preview import PaperPreview
from libao_desk.gui.persons.handover import HandoverDialog
from libao_desk.gui.persons.merge_dialog import MergeDialog
from libao_desk.gui.persons.own_matters import OwnMattersDialog
from libao_desk.gui.persons.person_card import PersonCardDialog
from libao_desk.gui.persons.person_copy import PersonCopyDialog
from libao_desk.gui.record.new_entry import NewEntryDialog
from libao_desk.gui.record.page import RecordPage
from libao_desk.gui.record.readers_dialog import ReadersDialog
from libao_desk.gui.record.sealed_look import SealedLookDialog
from libao_desk.gui.retention.destroy_dialog import DestroyDialog
from libao_desk.gui.retention.retention_dialog import RetentionDialog
from libao_desk.gui.settings.directory_page import DirectoryPage
from libao_desk.gui.settings.health_page import HealthPage
from libao_desk.gui.settings.keeping_page import KeepingPage
from libao_desk.gui.settings.local_values import LocalValues
from libao_desk.gui.settings.office_values import OfficeValues
from libao_desk.gui.settings.officers_page import OfficersPage
from libao_desk.gui.settings.own_days import OwnDays
from libao_desk.gui.settings.own_keys import OwnKeys
from libao_desk.gui.settings.page import SettingsPage
from libao_desk.gui.settings.support_dialog import SupportDialog
from libao_desk.gui.sheets.closing_dialog import ClosingDialog
from libao_desk.gui.sheets.export_dialog import ExportDialog
from libao_desk.gui.sheets.import_wizard import ImportWizard
from libao_desk.gui.sheets.layout_dialog import LayoutDialog
from libao_desk.gui.sheets.recent_dialog import RecentDialog
from libao_desk.gui.todo_page import NEXT_COLUMN, WHOLE, TodoPage
from libao_desk.people.codes import Role
from libao_desk.services.disposal import AppraisalList
from libao_desk.services.records.drafts import RecordDraft, Ref, Value
from tests.sheets.blank_forms import blank
from tests.sheets.county_forms import DESIGNS

from .conftest import Settled
from .ledgers import a_dispute
from .settings_desk import tab

SCREEN = QSize(1366, 768)
BESIDE = QSize(1190, 620)
"""What navigation, menu and status bar leave of the screen for a page."""


def _readers(context: Context) -> ReadersDialog:
    ref = context.office.records.save(RecordDraft("aftercare", values={"person.name": "张甲三"}))
    return ReadersDialog(context, ref)


def _past_list(context: Context) -> ListPage:
    """With its further conditions, the band, and a sentence beside the day."""
    page = ListPage(context, "corrections")
    page.ui.more_button.click()
    page.more.ui.as_of_edit.setText("2026.1.1")
    page.refresh()
    return page


def _layout_dialog(context: Context) -> LayoutDialog:
    """With a form read and its preview."""
    period = Period(2026, 2, 1)
    dialog = LayoutDialog(context, "corrections", context.office.rosters.table("corrections", period), period)
    dialog.show_draft(context.office.layouts.read("corrections", blank(DESIGNS[0])), "月报")
    return dialog


def _card(context: Context) -> PersonCardDialog:
    """Of somebody with a name and a record."""
    ref = context.office.records.save(RecordDraft("aftercare", values={"person.name": "张甲三", "person.phone": "19900000001"}))
    person = context.office.records.open(ref).values["person"]
    assert isinstance(person, Ref)
    return PersonCardDialog(context, person)


def _destroying(context: Context) -> DestroyDialog:
    """Before a list on which nothing stands any more."""
    day, office = context.office.today, context.office
    with office.desk.work("编制清单") as session:
        session.add(AppraisalList(year=2026, n=1, drawn_on=day, looked_on=day, officer_name="甲", items=[], pages=1, sha256="0" * 64))
    return DestroyDialog(context, office.appraisals.lists()[0])


ALONE: dict[str, Callable[[Context], QWidget]] = {
    "unlock": UnlockPage,
    "first run": FirstRunWizard,
    "import": lambda context: ImportWizard(context, "disputes"),
    "export": lambda context: ExportDialog(context, "disputes"),
    "recent": lambda context: RecentDialog(context, "aftercare", Period.parse("2026-01")),
    "county's form": _layout_dialog,
    "calculator": CalculatorDialog,
    "closing": ClosingDialog,
    "find": FindBox,
    "new entry": lambda context: NewEntryDialog(context, "committee_member", "调试乙"),
    "person's card": _card,
    "copy for a person": PersonCopyDialog,
    "own matters": OwnMattersDialog,
    "last acts": LastActsDialog,
    "sealed look": SealedLookDialog,
    "emergency": EmergencyLookDialog,
    "emergencies of the week": EmergencyWeekDialog,
    "readers": _readers,
    "what has run out": RetentionDialog,
    "destroying": _destroying,
    "merge": MergeDialog,
    "support bundle": SupportDialog,
    "handing over": lambda context: HandoverDialog(context, context.office.officers.all()[0]),
}
PAGES: dict[str, Callable[[Context], QWidget]] = {
    "office": OfficeValues,
    "local values": LocalValues,
    "holidays": OwnDays,
    "officers": OfficersPage,
    "keys": OwnKeys,
    "backups": KeepingPage,
    "health": HealthPage,
    "to-do": TodoPage,
    "statistics": StatisticsPage,
    "directory": DirectoryPage,
    "list of disputes": lambda context: ListPage(context, "disputes"),
    "list of corrections": lambda context: ListPage(context, "corrections"),
    "list of a past day": _past_list,
}
TYPED = (QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit, QTableView, QTreeView, QListView)


@pytest.fixture(params=[size for _, size in SIZES], ids=[f"{size} pt" for _, size in SIZES])
def letters(request: pytest.FixtureRequest, desk_app: QApplication) -> Iterator[int]:
    """Each size of letters in turn."""
    before = QApplication.font()
    font = QApplication.font()
    font.setPointSize(request.param)
    QApplication.setFont(font)
    yield request.param
    QApplication.setFont(before)


@pytest.fixture
def standard_letters(desk_app: QApplication) -> Iterator[None]:
    """The size a new office begins with."""
    before = QApplication.font()
    font = QApplication.font()
    font.setPointSize(SIZES[0][1])
    QApplication.setFont(font)
    yield
    QApplication.setFont(before)


def shown(qtbot: QtBot, page: QWidget, size: QSize) -> QWidget:
    """A page as it is laid out in that room."""
    qtbot.addWidget(page)
    page.resize(size)
    page.show()
    qtbot.waitExposed(page)
    return page


def cut_off(page: QWidget) -> list[str]:
    """Labels and buttons whose words do not fit."""
    labels = [(one, one.text()) for one in page.findChildren(QLabel) if not one.wordWrap()]
    buttons = [(one, one.text()) for one in page.findChildren(QAbstractButton)]
    said: list[tuple[QWidget, str]] = [*labels, *buttons]
    return [f"{one.objectName()}: {text}" for one, text in said if text and one.isVisible() and one.sizeHint().width() > one.width() + 1]


def nameless(page: QWidget) -> list[str]:
    """Controls that a screen reader could not name."""
    found = chain.from_iterable(page.findChildren(kind) for kind in TYPED)
    inner = (QComboBox, QAbstractSpinBox)
    return [
        f"{type(one).__name__} {one.objectName()}"
        for one in found
        if one.isVisible() and not one.accessibleName() and not isinstance(one.parentWidget(), inner)
    ]


@pytest.mark.parametrize("name", ALONE)
def test_a_window_fits(qtbot: QtBot, context: Context, settled: Settled, letters: int, name: str) -> None:
    """Doors and dialogs."""
    page = shown(qtbot, ALONE[name](context), SCREEN)
    settled()
    assert (cut_off(page), nameless(page)) == ([], [])
    least = page.minimumSizeHint()
    assert least.width() <= SCREEN.width()
    assert least.height() <= SCREEN.height()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits(qtbot: QtBot, context: Context, settled: Settled, letters: int, name: str) -> None:
    """Pages beside the navigation."""
    page = shown(qtbot, PAGES[name](context), BESIDE)
    settled()
    assert (cut_off(page), nameless(page)) == ([], [])
    assert page.minimumSizeHint().width() <= BESIDE.width()


def test_a_record_and_its_paper_fit(qtbot: QtBot, context: Context, settled: Settled, letters: int, tmp_path: Path) -> None:
    """The page clerks spend the day at."""
    ref = a_dispute(context, tmp_path)
    page = shown(qtbot, RecordPage(context, ref), BESIDE)
    settled()
    assert (cut_off(page), nameless(page)) == ([], [])
    preview = shown(qtbot, PaperPreview(context, context.office.documents.draft("mediation-intake", ref)), SCREEN)
    assert (cut_off(preview), nameless(preview)) == ([], [])
    preview.close()


@pytest.mark.parametrize("register", ["corrections", "aftercare", "disputes", "petitions"])
def test_a_list_leaves_room_for_what_is_looked_for_and_for_whole_numbers(
    qtbot: QtBot, context: Context, settled: Settled, letters: int, register: str
) -> None:
    """The find line shares its row with nothing that can stand elsewhere; an ID number ends with its last digit."""
    page = shown(qtbot, ListPage(context, register), BESIDE)
    settled()
    assert isinstance(page, ListPage)
    assert page.ui.search_box.width() >= 240
    numbers = [n for n, column in enumerate(page.model.columns) if column.fact.text is Text.CITIZEN_ID]
    wanted = page.ui.table.fontMetrics().horizontalAdvance("320699********1339")
    assert [n for n in numbers if page.ui.table.columnWidth(n) <= wanted] == []


def test_the_last_day_and_the_basis_of_a_duty_are_read_whole(qtbot: QtBot, context: Context, settled: Settled, letters: int) -> None:
    """What has no next step yet takes no room from them."""
    accepted: dict[str, Value] = {"person.name": "张试甲", "effective_on": date(2026, 2, 2)}
    context.office.records.save(RecordDraft("corrections", values=accepted))
    page = shown(qtbot, TodoPage(context), BESIDE)
    settled()
    assert isinstance(page, TodoPage)
    tree = page.ui.tree
    group = tree.topLevelItem(0)
    assert group is not None
    line = group.child(0)
    assert line is not None
    assert line.text(4) != ""
    narrow = [n for n in WHOLE if tree.fontMetrics().horizontalAdvance(line.text(n)) >= tree.columnWidth(n)]
    assert (narrow, tree.isColumnHidden(NEXT_COLUMN)) == ([], True)


def test_the_rows_of_a_part_are_seen(qtbot: QtBot, context: Context, settled: Settled, letters: int, tmp_path: Path) -> None:
    """In the largest letters the table was a line of one pixel: no row could be chosen."""
    page = shown(qtbot, RecordPage(context, a_dispute(context, tmp_path)), BESIDE)
    settled()
    assert isinstance(page, RecordPage)
    table = page.parts["parties"].ui.table
    page.show_part("parties")
    settled()
    assert table.viewport().height() >= table.rowHeight(0)


def test_an_answer_of_the_calculator_is_read_whole(qtbot: QtBot, context: Context, settled: Settled, letters: int) -> None:
    """The day stood there as the upper half of its line."""
    dialog = CalculatorDialog(context)
    qtbot.addWidget(dialog)
    dialog.show()
    settled()
    ways = dialog.ui.way_box
    for place in range(0, ways.count(), 9):
        ways.setCurrentIndex(place)
        settled()
        lines = (dialog.ui.last_day, dialog.ui.reckoning, dialog.ui.basis)
        qtbot.waitUntil(lambda: all(one.height() >= max(one.heightForWidth(one.width()), 1) for one in lines))  # noqa: B023  # waited for here
        assert dialog.ui.last_day.height() >= dialog.ui.last_day.sizeHint().height()


def test_a_closed_register_is_told_whole_at_the_left(qtbot: QtBot, context: Context, settled: Settled, letters: int) -> None:
    """Its count and that it is closed; the name may end in dots."""
    context.office.desk.rights = type(context.office.desk.rights)(Role.RECORDER, frozenset({"disputes"}))
    window = shown(qtbot, MainWindow(context), SCREEN)
    assert isinstance(window, MainWindow)
    window.enter()
    settled()
    places = window.ui.navigation
    told = [places.item(n).text().partition("\n")[2] for n in range(places.count())]
    assert "无权查看，0条" in told
    assert places.fontMetrics().horizontalAdvance("无权查看，1000条") < places.viewport().width() - 24


def test_an_officer_is_added_without_scrolling(qtbot: QtBot, context: Context, settled: Settled, standard_letters: None) -> None:
    """On the smallest screen, in letters of the standard size."""
    page = shown(qtbot, SettingsPage(context), BESIDE)
    assert isinstance(page, SettingsPage)
    officers = tab(page, OfficersPage)
    settled()
    ui = officers.ui
    needed = (ui.reset_button, ui.leave_button, ui.pair.ui.first, ui.pair.ui.second, ui.save_button)
    assert [one.objectName() for one in needed if one.visibleRegion().boundingRect() != one.rect()] == []


def test_what_is_typed_one_below_the_other_begins_at_one_line(qtbot: QtBot, context: Context, letters: int) -> None:
    """The two lines of a new passphrase and what stands above them; the new one is called new beside the old."""
    keys = shown(qtbot, OwnKeys(context), BESIDE)
    assert isinstance(keys, OwnKeys)
    pair = keys.ui.pair.ui
    assert {line.mapTo(keys, QPoint()).x() for line in (keys.ui.old, pair.first, pair.second)} == {keys.ui.old.mapTo(keys, QPoint()).x()}
    assert (pair.label_1.text(), pair.first.accessibleName()) == ("新口令：", "新口令")
    officers = shown(qtbot, OfficersPage(context), BESIDE)
    assert isinstance(officers, OfficersPage)
    pair = officers.ui.pair.ui
    assert len({line.mapTo(officers, QPoint()).x() for line in (officers.ui.name, officers.ui.role, pair.first, pair.second)}) == 1
