"""The command line called as a script calls it, on a copy of the invented office."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from libao_desk.app import demo
from libao_desk.app.cli import main


@dataclass(frozen=True)
class Answer:
    """What one call left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What stands on stdout, as JSON."""
        return json.loads(self.out)

    @property
    def sentence(self) -> str:
        """The one line on stderr; fails where there are more or none."""
        (line,) = self.err.splitlines()
        return line

    def fails_with(self, code: int) -> bool:
        """Whether it came to this code, and told the reason alike on stdout as JSON and on stderr as a line."""
        return self.code == code and self.json == {"error": FAILURES[code], "sentence": self.sentence}


FAILURES = {1: "refused", 2: "usage", 3: "trouble"}
Call = Callable[..., Answer]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    """Runs one call of the command line in this process."""

    def run(*arguments: object) -> Answer:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Answer(code, said.out, said.err)

    return run


@pytest.fixture(scope="session")
def looked_at(tmp_path_factory: pytest.TempPathFactory, demo_folder: Path) -> Path:
    """The invented office for the calls of this worker that only look: one process opens it at a time."""
    folder = tmp_path_factory.mktemp("looked-at") / "office"
    copytree(demo_folder, folder)
    return folder


@pytest.fixture
def year_end(monkeypatch: pytest.MonkeyPatch, looked_at: Path) -> Path:
    """The invented office named by the environment, for calls that only look."""
    monkeypatch.setenv("LIBAO_DESK_DATA", str(looked_at))
    monkeypatch.setenv("LIBAO_DESK_PASSPHRASE", demo.PASSPHRASE)
    monkeypatch.setenv("LIBAO_DESK_TODAY", "2020-12-31")
    return looked_at


@pytest.fixture
def own_copy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, year_end: Path, demo_folder: Path) -> Path:
    """The same as a copy that the test may change."""
    folder = tmp_path / "own" / "office"
    copytree(demo_folder, folder)
    monkeypatch.setenv("LIBAO_DESK_DATA", str(folder))
    return folder
