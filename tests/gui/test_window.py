"""The program as it is started: the window comes up and goes, a day that is none is refused, a bug in a slot is told."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from libao_desk.app.window import USAGE, bug_reporter, open_window
from libao_desk.gui.context import Context

START = """
import sys
from PySide6.QtWidgets import QApplication
from libao_desk.app.window import open_window

def seen(app):
    for window in QApplication.topLevelWidgets():
        if window.isVisible():
            print(type(window).__name__, window.ui.band_label.text(), window.ui.band.isVisible())
            window.close()
    return 0

QApplication.exec = seen
sys.exit(open_window(sys.argv[1], sys.argv[2] or None))
"""
"""A process of its own, since a process has one application; its event loop only looks and closes."""


def _start(folder: Path, today: str) -> subprocess.CompletedProcess[str]:
    surroundings = os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(folder / "config"), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", START, str(folder / "office"), today]
    return subprocess.run(command, env=surroundings, capture_output=True, encoding="utf-8", check=False, timeout=30)


@pytest.mark.parametrize(("today", "band"), [("2020-12-31", "演示日期：2020-12-31 True"), ("", "False")], ids=["pinned", "today"])
def test_the_window_opens_and_closes(tmp_path: Path, today: str, band: str) -> None:
    ended = _start(tmp_path, today)
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.startswith("MainWindow")
    assert ended.stdout.strip().endswith(band)
    assert not (tmp_path / "office").exists()


def test_a_day_that_is_none_is_refused_before_any_window(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert open_window(str(tmp_path), "2020-13-45") == USAGE
    assert "2020-13-45" in capsys.readouterr().err


def test_an_exception_in_a_slot_reaches_the_window(bare_context: Context, capsys: pytest.CaptureFixture[str]) -> None:
    told: list[object] = []
    bare_context.tasks.broke.connect(told.append)
    bug = ValueError("of ours")
    bug_reporter(bare_context)(ValueError, bug, None)
    assert told == [bug]
    assert "ValueError" in capsys.readouterr().err
