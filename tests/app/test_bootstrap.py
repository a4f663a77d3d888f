"""How the program starts, before it is the window or the command line."""

import gc

import pytest

from libao_desk.app.bootstrap import GARBAGE, main


def test_the_search_for_garbage_is_made_seldom(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    told: list[tuple[int, ...]] = []
    monkeypatch.setattr(gc, "set_threshold", lambda *given: told.append(given))
    assert main(["--help"]) == 0
    assert told == [GARBAGE]
    assert capsys.readouterr().out
