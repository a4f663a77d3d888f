"""The self-test names what works on this PC, and what does not."""

import pytest

from libao_desk.app import self_test as module
from libao_desk.app.self_test import Check, self_test
from tests.app.conftest import Call

NAMES = ["加密模块", "登记册", "字体", "工作日历", "数据文件", "文书", "预览", "表格", "导入"]


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
