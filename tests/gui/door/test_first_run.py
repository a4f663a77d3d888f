"""The first day: an office is founded with few keys, its recovery sheet is really kept, or a backup comes back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from libao_desk.gui.base.context import Context
from libao_desk.gui.base.dialogs import Rehearsal
from libao_desk.gui.door.first_run import FirstRunWizard, division_problem
from libao_desk.services.office import Office
from libao_desk.services.settings import COUNTY, DIVISION, OFFICE_NAME, TOWNSHIP
from tests.conftest_office import DIRECTOR, PASSPHRASE
from tests.gui.typist import type_into

ENTER = Qt.Key.Key_Return


@pytest.fixture
def wizard(qtbot: QtBot, bare_context: Context) -> FirstRunWizard:
    """The wizard before a folder that does not exist yet."""
    shown = FirstRunWizard(bare_context)
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitUntil(lambda: shown.ui.director.hasFocus())
    return shown


def in_focus(wizard: FirstRunWizard) -> QWidget:
    """Where the clerk's keys go."""
    widget = wizard.focusWidget()
    assert widget is not None
    return widget


def press_enter(qtbot: QtBot, wizard: FirstRunWizard) -> None:
    """Enter, wherever the cursor is; returns when what it started has ended."""
    qtbot.keyClick(in_focus(wizard), ENTER)
    qtbot.waitUntil(lambda: not wizard.context.tasks.is_busy, timeout=20_000)


def answer_the_office(qtbot: QtBot, wizard: FirstRunWizard, again: str = PASSPHRASE) -> None:
    """Director, passphrase, passphrase: the cursor goes from line to line by Enter."""
    for text in (DIRECTOR, PASSPHRASE, again):
        type_into(qtbot, in_focus(wizard), text)
        press_enter(qtbot, wizard)


def found(qtbot: QtBot, wizard: FirstRunWizard) -> str:
    """Go as far as the recovery sheet; gives the last group of the code on the screen."""
    answer_the_office(qtbot, wizard)
    press_enter(qtbot, wizard)
    return wizard.sheet.ui.code.text()[-4:]


def test_three_answers_and_the_last_group_found_an_office(qtbot: QtBot, wizard: FirstRunWizard) -> None:
    """Five times Enter besides the text itself; what was prefilled is stored."""
    last_group = found(qtbot, wizard)
    type_into(qtbot, in_focus(wizard), last_group.lower())
    with qtbot.waitSignal(wizard.founded):
        qtbot.keyClick(in_focus(wizard), ENTER)
    office = wizard.context.office
    stored = [office.settings.value(setting) for setting in (OFFICE_NAME, TOWNSHIP, COUNTY, DIVISION)]
    assert stored == ["李堡司法所", "李堡镇", "海安市", "320685103"]
    assert office.officer.name == DIRECTOR


def test_the_township_goes_with_the_offices_name_until_it_is_typed(qtbot: QtBot, wizard: FirstRunWizard) -> None:
    ui = wizard.ui
    ui.office_name.clear()
    type_into(qtbot, ui.office_name, "示安县东桥镇司法所")
    assert (ui.township.text(), ui.county.text()) == ("东桥镇", "示安县")
    ui.township.clear()
    type_into(qtbot, ui.township, "新桥镇")
    ui.office_name.clear()
    type_into(qtbot, ui.office_name, "西桥街道司法所")
    assert (ui.township.text(), ui.county.text()) == ("新桥镇", "示安县")


def test_the_recovery_code_on_the_screen_opens_the_office(qtbot: QtBot, wizard: FirstRunWizard) -> None:
    """What is read off the screen is what opens it."""
    found(qtbot, wizard)
    context = wizard.context
    code = wizard.sheet.ui.code.text()
    context.office.close()
    with Office.unlock(context.folder, context.book, context.clock, code) as office:
        assert office.officer.name == "恢复码"


def test_nobody_enters_without_having_copied_the_code(qtbot: QtBot, wizard: FirstRunWizard) -> None:
    """A wrong group is told and the desk stays closed."""
    last_group = found(qtbot, wizard)
    type_into(qtbot, in_focus(wizard), "ZZZZ" if last_group != "ZZZZ" else "YYYY")
    with qtbot.assertNotEmitted(wizard.founded):
        press_enter(qtbot, wizard)
    assert "核对" in wizard.ui.problem.text()
    assert "不一致" in wizard.sheet.ui.check_label.text()


def test_the_recovery_sheet_is_printed(qtbot: QtBot, wizard: FirstRunWizard, rehearsal: Rehearsal, tmp_path: Path) -> None:
    """One A4 page leaves the printer."""
    found(qtbot, wizard)
    rehearsal.answers.append(tmp_path / "printed.pdf")
    qtbot.mouseClick(wizard.sheet.ui.print_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: wizard.sheet.ui.done_label.text() == "已送打印机。", timeout=20_000)
    printed = QPdfDocument()
    printed.load(str(tmp_path / "printed.pdf"))
    assert printed.pageCount() == 1
    printed.close()


def test_the_saved_sheet_says_the_code(qtbot: QtBot, wizard: FirstRunWizard, rehearsal: Rehearsal, tmp_path: Path) -> None:
    """Every group of the code can be read from the file."""
    found(qtbot, wizard)
    rehearsal.answers.append(tmp_path / "sheet.pdf")
    qtbot.mouseClick(wizard.sheet.ui.save_button, Qt.MouseButton.LeftButton)
    paper = QPdfDocument()
    paper.load(str(tmp_path / "sheet.pdf"))
    text = paper.getAllText(0).text()
    paper.close()
    groups = wizard.sheet.ui.code.text().replace("\n", "  -  ").split("  -  ")
    assert len(groups) == 8
    assert all(group in text for group in groups)


def test_a_series_goes_on_where_the_paper_ledger_stands(qtbot: QtBot, wizard: FirstRunWizard) -> None:
    """An office that starts in mid-year numbers its next dispute 38."""
    answer_the_office(qtbot, wizard)
    box = wizard.findChild(QWidget, "series_disputes")
    while in_focus(wizard) is not box:
        qtbot.keyClick(in_focus(wizard), Qt.Key.Key_Tab)
    qtbot.keyClicks(in_focus(wizard), "38")
    press_enter(qtbot, wizard)
    assert wizard.founding().series_start == (("disputes", 2026, 38),)
    assert wizard.context.is_unlocked


@pytest.mark.parametrize(
    ("first", "second", "sentence"),
    [("short", "short", "至少8位"), ("aaaaaaaaaa", "aaaaaaaaaa", "太容易被猜到"), (PASSPHRASE, "something else", "不一致")],
)
def test_a_passphrase_that_will_not_do_stops_at_its_line(
    qtbot: QtBot, wizard: FirstRunWizard, first: str, second: str, sentence: str
) -> None:
    """The sentence says why, and nothing is founded."""
    for text in (DIRECTOR, first, second):
        type_into(qtbot, in_focus(wizard), text)
        press_enter(qtbot, wizard)
    assert sentence in wizard.ui.problem.text()
    assert wizard.ui.steps.currentWidget() is wizard.ui.office_step
    assert not wizard.context.folder.exists()


def test_the_strength_is_told_while_typing(qtbot: QtBot, wizard: FirstRunWizard) -> None:
    """From too short to good."""
    pair = wizard.ui.pair.ui
    said = []
    for piece in ("lime", " tree", " and stone"):
        qtbot.keyClicks(pair.first, piece)
        said.append(pair.strength.text())
    assert [sentence[:4] for sentence in said] == ["口令至少", "可以用；", "口令强度"]


@pytest.mark.parametrize(
    ("code", "is_fine"),
    [("320685103", True), ("320685", True), ("320685103201", True), ("32068", False), ("920685103", False), ("abc", False)],
)
def test_the_division_code_is_checked(code: str, is_fine: bool) -> None:
    """Six, nine or twelve digits of a province that exists."""
    assert (division_problem(code) == "") is is_fine


def test_an_office_comes_back_from_its_backup(
    qtbot: QtBot, wizard: FirstRunWizard, rehearsal: Rehearsal, empty_office_folder: Path, tmp_path: Path
) -> None:
    """On a new PC: choose the file, type the passphrase of that day, Enter."""
    context = wizard.context
    copy = tmp_path / "old"
    copy.mkdir()
    for name in ("office.db", "attachments.db", "office.keys"):
        (copy / name).write_bytes((empty_office_folder / name).read_bytes())
    with Office.unlock(copy, context.book, context.clock, PASSPHRASE) as office:
        office.keeping.backup(tmp_path / "usb.backup")
    qtbot.mouseClick(wizard.ui.restore_button, Qt.MouseButton.LeftButton)
    rehearsal.answers.append(str(tmp_path / "usb.backup"))
    qtbot.mouseClick(wizard.ui.choose_button, Qt.MouseButton.LeftButton)
    type_into(qtbot, wizard.ui.backup_secret, PASSPHRASE)
    with qtbot.waitSignal(wizard.founded, timeout=20_000):
        qtbot.keyClick(wizard.ui.backup_secret, ENTER)
    assert context.office.officer.name == DIRECTOR
    assert "已恢复0条记录" in rehearsal.told[-1]
