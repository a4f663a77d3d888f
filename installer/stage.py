"""The program's folder as it will lie on the PC, built under build/ from locked parts and this checkout."""

import os
import shutil
import sys
import zipfile
from pathlib import Path

from installer import bill, parts, slim
from installer.ground import BUILD, NAME, ROOT, epoch, files_of, output, run, version
from installer.launcher import build_launchers
from installer.update_package import makers_key
from libao_desk.services.safety.updating import KEY_FILE

STAGE = BUILD / NAME
PATHS = "python311.zip\n.\n..\\lib\n..\\app\nimport site\n"
"""Where the shipped Python looks, and nowhere else: not in PYTHONPATH, not in the registry."""


def build_stage() -> Path:
    """Lay out everything anew; the folder."""
    shutil.rmtree(STAGE, ignore_errors=True)
    wheels = parts.wheels()
    _runtime(STAGE / "runtime")
    for wheel in wheels.values():
        _library(wheel, STAGE / "lib")
    _program(STAGE / "app" / "libao_desk")
    for folder in ("lib", "app"):
        run(sys.executable, "-m", "installer.bytecode", STAGE / folder, folder, extra={"PYTHONHASHSEED": "0"})
    for launcher in build_launchers():
        shutil.copyfile(launcher, STAGE / launcher.name)
    bill.write(STAGE, wheels)
    (STAGE / "version.txt").write_text(version() + "\n", encoding="utf-8")
    _one_time(STAGE)
    return STAGE


def _put(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


def _runtime(folder: Path) -> None:
    for name, content in parts.unpack(parts.runtime(), "cp311/").items():
        _put(folder / name, content)
    (folder / "python311._pth").write_text(PATHS, encoding="ascii")


def _library(wheel: Path, folder: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            if not name.endswith("/") and slim.keeps(name):
                _put(folder / name, archive.read(name))


def _program(folder: Path) -> None:
    """The package and its resources as committed or staged for commit: nothing that merely lies about."""
    listed = output("git", "ls-files", "-z", "libao_desk", "resources").split("\0")
    for name in filter(None, listed):
        room, _, inside = name.partition("/")
        if not inside.endswith(".typed"):
            _put(folder / inside if room == "libao_desk" else folder / "_resources" / inside, (ROOT / name).read_bytes())
    for name, content in parts.rare_font().items():
        _put(folder / "_resources" / "fonts" / name, content)
    key = makers_key()
    if key is not None:
        _put(folder / "_resources" / KEY_FILE, key.public_key().public_bytes_raw().hex().encode("ascii"))
    (folder / "_resources" / "fonts" / "rebuild_fonts.py").unlink(missing_ok=True)


def _one_time(folder: Path) -> None:
    for path in [folder, *folder.rglob("*")]:
        os.utime(path, (epoch(), epoch()))


def bare_size(folder: Path) -> tuple[int, int]:
    """How many files, and how many bytes."""
    found = files_of(folder)
    return len(found), sum(path.stat().st_size for path in found)
