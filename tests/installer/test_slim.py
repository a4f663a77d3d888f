"""What is left out of the libraries is nothing the program imports."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from installer.ground import ROOT
from installer.slim import LEXERS, QT_MODULES, QT_PLUGINS, keeps
from libao_desk.app.whole import libraries_of, own_modules


def imported_qt() -> set[str]:
    """The Qt modules named in any import of the package."""
    found = set()
    for path in (ROOT / "libao_desk").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("PySide6."):
                found.add(node.module.split(".")[1])
    return found


def test_every_qt_module_the_program_imports_is_kept_whole() -> None:
    modules = imported_qt()
    assert "QtWidgets" in modules
    for module in modules:
        assert keeps(f"PySide6/{module}.pyd"), module
        assert keeps(f"PySide6/Qt6{module.removeprefix('Qt')}.dll"), module
        assert module.removeprefix("Qt") in QT_MODULES


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/__init__.py",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/plugins/platforms/qoffscreen.dll",
        "PySide6/plugins/styles/qmodernwindowsstyle.dll",
        "PySide6/translations/qtbase_zh_CN.qm",
        "PySide6/msvcp140.dll",
        "PySide6/pyside6.abi3.dll",
        "shiboken6/Shiboken.pyd",
        "_cffi_backend.cp311-win_amd64.pyd",
        "pypinyin/phrases_dict.json",
        "docx/templates/default.docx",
        "pygments/lexers/python.py",
        "argon2_cffi-25.1.0.dist-info/METADATA",
    ],
)
def test_what_runs_is_kept(name: str) -> None:
    assert keeps(name)


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/opengl32sw.dll",
        "PySide6/Qt6Qml.dll",
        "PySide6/designer.exe",
        "PySide6/QtWidgets.pyi",
        "PySide6/translations/qtbase_de.qm",
        "PySide6/plugins/sqldrivers/qsqlite.dll",
        "PySide6/qml/QtQuick/qmldir",
        "PIL/_avif.cp311-win_amd64.pyd",
        "lxml/includes/etree_defs.h",
        "rich-15.0.0.dist-info/RECORD",
        "pygments/lexers/javascript.py",
    ],
)
def test_what_does_not_run_is_left_out(name: str) -> None:
    assert not keeps(name)


def test_the_screen_and_the_screenless_platform_are_both_there() -> None:
    assert {Path(name).stem for name in QT_PLUGINS if name.startswith("platforms/")} == {"qwindows", "qoffscreen"}


REPORTS_AN_ERROR = """
import io, sys
from rich.console import Console
from rich.traceback import Traceback

try:
    1 / 0
except ZeroDivisionError:
    Console(file=io.StringIO()).print(Traceback())
print(*(name.rpartition(".")[2] for name in sys.modules if name.startswith("pygments.lexers.")))
"""


def test_an_error_report_colours_no_language_that_is_left_out() -> None:
    used = subprocess.run([sys.executable, "-c", REPORTS_AN_ERROR], capture_output=True, text=True, check=True).stdout.split()
    assert used
    assert set(used) <= LEXERS


def test_nothing_that_is_installed_with_the_checks_alone_is_needed_to_run() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    checks = {re.split(r"[<>=]", line)[0] for line in project["optional-dependencies"]["check"]}
    modules = {"pytest-qt": "pytestqt", "zxing-cpp": "zxingcpp", "fonttools": "fontTools"}
    lent = {modules.get(name, name) for name in checks}
    named = {library.partition(".")[0] for name in own_modules() for library in libraries_of(name)}
    assert "sqlalchemy" in named
    assert named & lent == set()
