"""High contrast draws edges that take room: still nothing is cut off on the smallest screen, in the largest letters."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from libao_desk.gui.base import theme
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.text_size import SIZES

from .conftest import Settled
from .test_fits_the_screen import ALONE, BESIDE, PAGES, SCREEN, cut_off, shown


@pytest.fixture(autouse=True)
def _in_high_contrast(desk_app: QApplication) -> Iterator[None]:
    """The largest letters in the strongest colours."""
    before, font = QApplication.font(), QApplication.font()
    font.setPointSize(SIZES[-1][1])
    QApplication.setFont(font)
    theme.dress(desk_app, theme.HIGH_CONTRAST)
    yield
    theme.dress(desk_app)
    QApplication.setFont(before)


@pytest.mark.parametrize("name", [*ALONE, *PAGES])
def test_nothing_is_cut_off(qtbot: QtBot, context: Context, settled: Settled, name: str) -> None:
    room = SCREEN if name in ALONE else BESIDE
    page = shown(qtbot, (ALONE | PAGES)[name](context), room)
    settled()
    assert cut_off(page) == []
    assert page.minimumSizeHint().width() <= room.width()
