"""The one file for the office PC: setup.exe, made by NSIS from the staged folder."""

import os
import sys
from pathlib import Path

from installer.ground import BUILD, DIST, HERE, NAME, epoch, files_of, run, version
from installer.signing import sign, signs

SCRIPT = HERE / "setup.nsi"
DICTIONARY_MB = "64"


def build_setup(stage: Path, *, quick: bool = False, stated: str | None = None, folder: Path = DIST) -> Path:
    """Pack the staged folder; `quick` does not compress, for a trial, `stated` says another version, as the smoke test's upgrade does."""
    shown = stated or version()
    target = folder / f"{NAME}-{shown}-setup.exe"
    target.parent.mkdir(parents=True, exist_ok=True)
    listing = BUILD / "files.nsh"
    listing.write_text(file_list(stage), encoding="utf-8")
    defines = {
        "HERE": str(HERE),
        "VERSION": shown,
        "NUMBERS": f"{shown}.0",
        "FILES": str(listing),
        "OUT": str(target),
        "KILOBYTES": str(sum(path.stat().st_size for path in files_of(stage)) // 1024),
    }
    if signs():
        defines["SIGN"] = f"{sys.executable} -m installer.signing"
    run(
        *("makensis", "-V2", "-INPUTCHARSET", "UTF8", "-NOCD"),
        *("-XSetCompress off" if quick else "-XSetCompressor /SOLID lzma", f"-XSetCompressorDictSize {DICTIONARY_MB}"),
        *(f"-D{name}={value}" for name, value in defines.items()),
        SCRIPT,
        extra={"PYTHONPATH": str(HERE.parent)},
    )
    sign(target)
    os.utime(target, (epoch(), epoch()))
    return target


def file_list(stage: Path) -> str:
    """Every file by name and in order: `File /r` would take them as the file system happens to list them."""
    lines, last = [], None
    for path in files_of(stage):
        folder = path.relative_to(stage).parent.as_posix().replace("/", "\\")
        if folder != last:
            lines.append(f'SetOutPath "$INSTDIR{"" if folder == "." else chr(92) + folder}"')
            last = folder
        lines.append(f'File "{path}"')
    return "\n".join(lines) + "\n"
