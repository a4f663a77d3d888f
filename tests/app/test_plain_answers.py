"""Without --json a command answers in lines that a person reads."""

from pathlib import Path

import pytest

from libao_desk.app.commands import office_commands
from libao_desk.app.self_test import Check

from .conftest import Call


def test_a_backup_its_restoring_and_the_verification_are_told_in_chinese(call: Call, own_copy: Path, tmp_path: Path) -> None:
    file, folder = tmp_path / "x.backup", tmp_path / "restored"
    for answer, start in (
        (call("backup", file), "已备份"),
        (call("restore", file, folder), "已把"),
        (call("verify"), "数据文件和操作记录完好。"),
    ):
        assert answer.code == 0
        assert answer.out.startswith(start)
        assert "{" not in answer.out


def test_what_is_unsound_is_told_line_by_line(call: Call, own_copy: Path) -> None:
    (own_copy / "office.db").write_bytes(b"hello" * 1000)
    answer = call("verify")
    assert answer.code == 3
    first, *problems = answer.out.splitlines()
    assert first.startswith("数据文件或操作记录有问题。")
    assert "office.db" in problems[0]


def test_the_self_test_says_what_is_there(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_commands, "run_self_test", lambda: (Check("字体", True, "7种"), Check("加密", False, "没有")))
    answer = call("self-test")
    assert (answer.code, answer.out.splitlines()) == (3, ["好\t字体\t7种", "缺\t加密\t没有"])


def test_a_roster_says_where_it_is(call: Call, own_copy: Path, tmp_path: Path) -> None:
    out = tmp_path / "r.xlsx"
    assert call("roster", "corrections", "--period", "2020-12", "--out", out).out == f"40行，存为{out}\n"
