"""The program as it is started: the window comes up and goes, a day that is none is refused, a bug in a slot is told."""

import os
import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest

from libao_desk.app.window import NOT_WHOLE, TROUBLE, USAGE, bug_reporter, open_window
from libao_desk.gui.base.context import Context
from tests.conftest_office import DIRECTOR, PASSPHRASE

START = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from libao_desk.app.window import open_window

loop = QApplication.exec

def windows(name):
    return [window for window in QApplication.topLevelWidgets() if window.isVisible() and type(window).__name__ == name]

def look():
    for window in windows("MainWindow"):
        print(type(window).__name__, window.ui.band_label.text(), window.ui.band.isVisible())
        act(window)

def act(window):
    window.close()

def begin(app):
    pass

def watched(app):
    print(*(type(window).__name__ for window in QApplication.topLevelWidgets() if window.isVisible()))
    begin(app)
    timer = QTimer(app, interval=20)
    timer.timeout.connect(look)
    timer.start()
    return loop()

QApplication.exec = watched
{}
sys.exit(open_window(sys.argv[1], sys.argv[2] or None))
"""
"""A process of its own, since a process has one application; it looks from within the event loop."""

SAY_LOADED = """
def begin(app):
    print(*sorted({name.partition(".")[0] for name in sys.modules}))
    print(*sorted(name for name in sys.modules if name.startswith("libao_desk.")))
"""
HEAVY = {
    *("sqlalchemy", "alembic", "sqlcipher3", "argon2", "cryptography", "reportlab", "fontTools", "PIL", "lxml", "docx", "pypdf"),
    *("openpyxl", "python_calamine", "pypinyin", "chinese_calendar", "segno", "typer", "rich", "pydantic"),
}
"""What costs an old PC seconds: loaded behind the first window."""

TYPE = """
def begin(app):
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    (front,) = windows("FrontDoor")
    front.door.ui.passphrase.insert(sys.argv[3])
    if sys.argv[4]:
        QTest.keyClick(front.door.ui.passphrase, Qt.Key.Key_Return)

def act(window):
    if window.context.is_unlocked:
        print(window.context.office.officer.name)
        window.close()
    elif not sys.argv[4] and window.isActiveWindow():
        print(window._door.ui.passphrase.text(), window._door.ui.passphrase.hasFocus())
        window.close()
"""
BROKEN = """
from libao_desk.app import found_registers
from libao_desk.gui.base import dialogs

found_registers.folders = lambda: ()
dialogs.rehearsal = dialogs.Rehearsal()
dialogs.rehearsal.told = type("Said", (list,), {"append": lambda self, text: print(text)})()
"""
A_BUG = """
from libao_desk.gui.base import dialogs

dialogs.rehearsal = dialogs.Rehearsal()

def act(window):
    import logging
    logging.getLogger("fontTools").error("of others: 张三")
    window.context.tasks.broke.emit(ValueError("张三 320699"))
    window.close()
"""
LEFT_AT_ONCE = """
def begin(app):
    QTimer.singleShot(0, lambda: windows("FrontDoor")[0].close())
"""


def _start(folder: Path, *given: str, acts: str = "") -> subprocess.CompletedProcess[str]:
    surroundings = os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(folder / "config"), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", START.replace("{}", acts), str(folder / "office"), *given]
    return subprocess.run(command, env=surroundings, capture_output=True, encoding="utf-8", check=False, timeout=60)


@pytest.mark.parametrize(("today", "band"), [("2020-12-31", "演示日期：2020-12-31 True"), ("", "False")], ids=["pinned", "today"])
def test_the_window_opens_and_closes(tmp_path: Path, today: str, band: str) -> None:
    ended = _start(tmp_path, today)
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.startswith("FrontDoor\nMainWindow")
    assert ended.stdout.strip().endswith(band)
    assert not (tmp_path / "office").exists()
    assert not (tmp_path / "log").exists()


def test_a_bug_is_kept_beside_the_office_without_what_it_was_about(tmp_path: Path) -> None:
    ended = _start(tmp_path, "", acts=A_BUG)
    assert ended.returncode == 0, ended.stderr
    kept = (tmp_path / "log" / "desk.log").read_text(encoding="utf-8")
    assert "ValueError" in kept
    assert "张三" not in kept
    assert "320699" not in kept


def test_a_log_that_cannot_be_written_is_no_second_bug(tmp_path: Path) -> None:
    (tmp_path / "log").write_bytes(b"in the way")
    ended = _start(tmp_path, "", acts=A_BUG)
    assert ended.returncode == 0, ended.stderr
    assert (tmp_path / "log").read_bytes() == b"in the way"


def test_nothing_heavy_is_loaded_before_the_first_window(tmp_path: Path, empty_office_folder: Path) -> None:
    copytree(empty_office_folder, tmp_path / "office")
    first, loaded, ours, *_ = _start(tmp_path, "", acts=SAY_LOADED).stdout.splitlines()
    assert first == "FrontDoor"
    assert HEAVY & set(loaded.split()) == set()
    assert {name.split(".")[1] for name in ours.split()} == {"app", "core", "gui"}


@pytest.mark.parametrize(("enter", "seen"), [("", f"{PASSPHRASE} True"), ("enter", DIRECTOR)], ids=["still typing", "enter pressed"])
def test_what_is_typed_while_the_program_loads_is_not_typed_again(tmp_path: Path, empty_office_folder: Path, enter: str, seen: str) -> None:
    copytree(empty_office_folder, tmp_path / "office")
    ended = _start(tmp_path, "2026-03-02", PASSPHRASE, enter, acts=TYPE)
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.splitlines()[-1] == seen


def test_a_program_that_is_not_whole_says_so_and_ends(tmp_path: Path) -> None:
    ended = _start(tmp_path, "", acts=BROKEN)
    assert ended.returncode == TROUBLE
    assert NOT_WHOLE in ended.stdout
    assert "BadDeclaration" in ended.stdout
    assert "BadDeclaration" in (tmp_path / "log" / "desk.log").read_text(encoding="utf-8")


def test_the_first_window_can_be_closed_while_the_program_loads(tmp_path: Path) -> None:
    ended = _start(tmp_path, "", acts=LEFT_AT_ONCE)
    assert (ended.returncode, ended.stdout) == (0, "FrontDoor\n"), ended.stderr


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
