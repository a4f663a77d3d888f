"""Renews the lock of the Windows libraries: `python -m installer.lock` resolves pyproject.toml for Windows and writes each file's hash."""

import re
import sys
import tempfile
import tomllib
import zipfile
from pathlib import Path

from installer.ground import ROOT, digest, run
from installer.parts import WHEEL_LOCK, WINDOWS

WINDOWS_ONLY = ("colorama>=0.4.6",)
"""What libraries ask for on Windows alone: pip judges such conditions by the machine it runs on."""

HEAD = """\
# The Windows libraries of the installer, each with the hash of its one win_amd64 (or pure) wheel.
# Written by `python -m installer.lock`; not edited by hand.
"""


def main() -> None:
    """Resolve, download and write the lock."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    with tempfile.TemporaryDirectory() as place:
        run(sys.executable, "-m", "pip", "download", "--quiet", *WINDOWS, "--dest", place, *project["dependencies"], *WINDOWS_ONLY)
        lines = sorted((_line(wheel) for wheel in Path(place).glob("*.whl")), key=str.lower)
    WHEEL_LOCK.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} -> {WHEEL_LOCK.relative_to(ROOT)}")


def _line(wheel: Path) -> str:
    with zipfile.ZipFile(wheel) as archive:
        metadata = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        text = archive.read(metadata).decode("utf-8")
    name, version = (re.search(rf"^{key}: (.+)$", text, re.MULTILINE) for key in ("Name", "Version"))
    if name is None or version is None:
        raise ValueError(wheel.name)
    return f"{name[1].strip()}=={version[1].strip()} --hash=sha256:{digest(wheel)}"


if __name__ == "__main__":
    main()
