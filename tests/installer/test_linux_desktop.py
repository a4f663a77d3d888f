"""The menu entry of a Linux desktop starts the program that the package installs."""

import tomllib
from configparser import ConfigParser

from installer.ground import HERE, ROOT, TITLE


def entry() -> dict[str, str]:
    """The menu entry's own lines."""
    parser = ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # its keys are case-sensitive
    parser.read(HERE / "linux" / "libao-desk.desktop", encoding="utf-8")
    return dict(parser["Desktop Entry"])


def test_the_entry_starts_the_installed_window_without_a_terminal() -> None:
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["gui-scripts"]
    assert entry()["Exec"] in scripts
    assert entry()["Terminal"] == "false"


def test_the_entry_has_the_programs_chinese_name() -> None:
    assert entry()["Name[zh_CN]"] == TITLE
