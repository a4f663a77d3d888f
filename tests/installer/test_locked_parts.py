"""The parts of the installer are pinned: each by the hash of its one file, from no named address."""

import re
import tomllib
from pathlib import Path

import pytest

from dev import Stop
from installer.ground import ROOT
from installer.parts import RUNTIME_LOCK, RUNTIME_ZIP, WHEEL_LOCK, WINDOWS, pins

ADDRESS = re.compile(r"://|--index|--find-links|@ ")


def named(requirement: str) -> str:
    """The bare name of a requirement, as an index spells it."""
    return re.split(r"[<>=!~\[; ]", requirement, maxsplit=1)[0].lower().replace("_", "-")


@pytest.mark.parametrize("lock", [WHEEL_LOCK, RUNTIME_LOCK], ids=["wheels", "runtime"])
def test_every_line_has_a_hash_and_no_address(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert ADDRESS.search(text) is None
    assert len(pins(lock)) == sum(1 for line in text.splitlines() if not line.startswith("#")) > 0


def test_everything_the_program_asks_for_is_locked() -> None:
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    assert {named(requirement) for requirement in asked} <= {named(pin.name) for pin in pins(WHEEL_LOCK)}


def test_a_line_without_a_hash_stops_the_build(tmp_path: Path) -> None:
    lock = tmp_path / "wheels.txt"
    lock.write_text("rich==15.0.0\n", encoding="utf-8")
    with pytest.raises(Stop, match="rich==15"):
        pins(lock)


def test_no_part_is_built_here_from_source() -> None:
    assert "--only-binary=:all:" in WINDOWS
    assert ("--platform", "win_amd64") == WINDOWS[:2]
    assert re.fullmatch(r"[0-9a-f]{64}", RUNTIME_ZIP)
