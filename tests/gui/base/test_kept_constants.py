"""A day of typing does not end the program."""

import sys

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from libao_desk.gui.base.kept_constants import FIRST_IMMORTAL, HELD, keep_constants

CALLS = 120_000
"""More calls than None has references when the window opens."""


def test_more_calls_than_none_has_references_are_survived(desk_app: QApplication) -> None:
    label = QLabel()
    for _ in range(CALLS):
        label.setText("字")
    assert label.text() == "字"


@pytest.mark.skipif(sys.version_info >= FIRST_IMMORTAL, reason="the constants are immortal")
def test_holding_twice_adds_nothing() -> None:
    keep_constants()
    before = sys.getrefcount(None)
    keep_constants()
    assert HELD // 2 < sys.getrefcount(None) < before + HELD // 2
