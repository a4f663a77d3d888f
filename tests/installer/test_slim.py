"""What is left out of the libraries is nothing the program imports."""

import ast
from pathlib import Path

import pytest

from installer.ground import ROOT
from installer.slim import QT_MODULES, QT_PLUGINS, keeps


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
    ],
)
def test_what_does_not_run_is_left_out(name: str) -> None:
    assert not keeps(name)


def test_the_screen_and_the_screenless_platform_are_both_there() -> None:
    assert {Path(name).stem for name in QT_PLUGINS if name.startswith("platforms/")} == {"qwindows", "qoffscreen"}
