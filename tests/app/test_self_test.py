"""The self-test names what works on this PC, and what does not."""

import sys

import pytest
from PySide6.QtWidgets import QApplication

from libao_desk.app import self_test as module
from libao_desk.app.self_test import Check, self_test
from libao_desk.app.whole import libraries_of, own_modules

from .conftest import Call

NAMES = [
    *("程序模块", "加密模块", "登记册", "字体", "工作日历", "数据文件", "拼音"),
    *("文书", "预览", "图表", "卷宗", "草稿", "表格", "导入"),
]


@pytest.fixture(autouse=True)
def one_application(qapp: QApplication) -> None:
    """The screens' tests run in this process too, and a process has one application."""


def by_name() -> dict[str, Check]:
    return {check.name: check for check in self_test()}


def test_every_part_works_here() -> None:
    checks = self_test()
    assert [(check.name, check.ok) for check in checks] == [(name, True) for name in NAMES]


def test_the_command_line_prints_it_for_scripts(call: Call) -> None:
    answer = call("--json", "self-test")
    assert answer.code == 0
    assert answer.json["sound"] is True
    assert [check["name"] for check in answer.json["checks"]] == NAMES


def test_a_missing_font_is_told_and_the_rest_is_still_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FONTS", ("missing.ttf",))
    found = by_name()
    assert not found["字体"].ok
    assert found["文书"].ok


def test_a_register_lost_in_packing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "folders", lambda: ("disputes",))
    assert not by_name()["登记册"].ok


def test_a_module_lost_in_packing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "libao_desk.printing.words", None)
    found = by_name()
    assert not found["程序模块"].ok
    assert found["卷宗"].ok


@pytest.mark.parametrize("library", ["segno", "pypdf", "docx", "pypinyin", "PySide6.QtSvg"])
def test_a_library_lost_in_packing_is_told(monkeypatch: pytest.MonkeyPatch, library: str) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    assert not by_name()["程序模块"].ok


def test_a_library_named_only_within_a_function_is_found() -> None:
    assert "segno" in libraries_of("libao_desk.printing.check_mark")
    assert {name.partition(".")[0] for name in libraries_of("libao_desk.printing.words")} == {"docx"}
    assert libraries_of("libao_desk.core.dates") == frozenset()
    assert {"libao_desk.app.cli", "libao_desk.registers.disputes.register"} <= set(own_modules())
