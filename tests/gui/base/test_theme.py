"""Everything is read on its ground in either theme, and high contrast comes where Windows or the clerk asks for it."""

import re
from collections.abc import Iterator
from dataclasses import astuple
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from libao_desk.gui.base import theme
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.look import LOOKS, apply_look, asked_for, choose_look, chosen_look, follow_system, system_hints
from libao_desk.gui.base.theme import HIGH_CONTRAST, QUIET, WRITTEN_ON, Colours, style_of
from libao_desk.gui.settings.office_values import OfficeValues

NORMAL, STRONG = 4.5, 7.0
"""What WCAG 2.2 asks of text in levels AA and AAA."""
THEMES = ((QUIET, NORMAL), (HIGH_CONTRAST, STRONG))
PAIRS = [(text, ground) for text, grounds in WRITTEN_ON.items() for ground in grounds]


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    """The application, in the quiet colours again afterwards."""
    yield qapp
    theme.dress(qapp)


@pytest.fixture
def pc(tmp_path: Path) -> QSettings:
    """What this PC was told to keep."""
    return QSettings(str(tmp_path / "pc.ini"), QSettings.Format.IniFormat)


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The ratio of two colours, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_is_twenty_one() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize(("colours", "least"), THEMES, ids=["quiet", "high contrast"])
def test_every_text_is_read_on_its_ground(colours: Colours, least: float) -> None:
    faint = {(text, ground): contrast(getattr(colours, text), getattr(colours, ground)) for text, ground in PAIRS}
    assert {pair: round(ratio, 2) for pair, ratio in faint.items() if ratio < least} == {}


@pytest.mark.parametrize("colours", [QUIET, HIGH_CONTRAST], ids=["quiet", "high contrast"])
def test_every_colour_that_is_written_in_stands_in_the_table_of_pairs(colours: Colours) -> None:
    style = style_of(colours)
    written = set(re.findall(r"(?<![-\w])(?:selection-)?color: (#[0-9a-f]{6})", style))
    assert written <= {getattr(colours, text) for text in WRITTEN_ON}
    assert set(re.findall(r"#[0-9a-f]{6}\b", style)) <= {one for one in astuple(colours) if isinstance(one, str)}


def test_in_high_contrast_the_edges_of_what_is_typed_into_are_seen() -> None:
    assert contrast(HIGH_CONTRAST.line, HIGH_CONTRAST.panel) >= STRONG
    assert contrast(HIGH_CONTRAST.accent, HIGH_CONTRAST.paper) >= STRONG


def test_windows_is_followed_until_something_is_chosen(dressed: QApplication, pc: QSettings) -> None:
    assert (LOOKS[chosen_look(pc)][0], asked_for(Qt.ContrastPreference.NoPreference)) == ("跟随 Windows", QUIET)
    assert asked_for(Qt.ContrastPreference.HighContrast) is HIGH_CONTRAST


def test_high_contrast_is_put_on_while_the_program_runs(
    dressed: QApplication, pc: QSettings, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    follow_system(pc)
    monkeypatch.setattr("libao_desk.gui.base.look.asked_for", lambda _: HIGH_CONTRAST)
    system_hints()[1].contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    assert dressed.palette().color(QPalette.ColorRole.Base).name() == HIGH_CONTRAST.paper


def test_the_choice_is_used_at_once_and_kept(dressed: QApplication, context: Context, qtbot: QtBot) -> None:
    page = OfficeValues(context)
    qtbot.addWidget(page)
    place = page.ui.look.findText("高对比度")
    page.ui.look.setCurrentIndex(place)
    page.ui.look.activated.emit(place)
    assert theme.colours() is HIGH_CONTRAST
    assert dressed.palette().color(QPalette.ColorRole.WindowText).name() == HIGH_CONTRAST.ink
    again = OfficeValues(context)
    qtbot.addWidget(again)
    assert again.ui.look.currentText() == "高对比度"
    choose_look(context.pc, 1)
    apply_look(context.pc)
    assert theme.colours() is QUIET
