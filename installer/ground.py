"""What every step of a build stands on: its places, its version and time, its tools, and how it stops."""

import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from dev import Stop, install_on_debian

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "installer"
BUILD = ROOT / "build" / "installer"
DIST = ROOT / "dist"

NAME = "LibaoDesk"
TITLE = "李堡司法所台账"
PUBLISHER = "Libao Desk"
RUNTIME_PYTHON = (3, 11)


@dataclass(frozen=True)
class Tool:
    """A program of the build, and the Debian package that has it."""

    program: str
    package: str


BUILD_TOOLS = (
    Tool("makensis", "nsis"),
    Tool("x86_64-w64-mingw32-gcc", "gcc-mingw-w64-x86-64-win32"),
    Tool("x86_64-w64-mingw32-windres", "binutils-mingw-w64-x86-64"),
    Tool("osslsigncode", "osslsigncode"),
)


def need_tools(tools: Sequence[Tool]) -> None:
    """See that the tools are there; on Debian the administrator gets them installed, anyone else is told which to install."""
    missing = [tool for tool in tools if shutil.which(tool.program) is None]
    packages = tuple(dict.fromkeys(tool.package for tool in missing))
    if missing and install_on_debian(packages):
        missing = [tool for tool in missing if shutil.which(tool.program) is None]
    if missing:
        raise Stop(
            f"缺少打包工具，请先运行：sudo apt-get install {' '.join(packages)}\n"
            f"The build lacks {', '.join(tool.program for tool in missing)}; the command above installs it on Debian."
        )


def need_python() -> None:
    """The bytecode must be of the Python it is shipped with."""
    if sys.version_info[:2] != RUNTIME_PYTHON:
        wanted = ".".join(map(str, RUNTIME_PYTHON))
        raise Stop(
            f"打包需要 Python {wanted}（安装包内的版本），请用 python{wanted} dev.py build\n"
            f"The bytecode is compiled for the shipped Python {wanted}; make .venv with that version."
        )


@cache
def version() -> str:
    """The version that pyproject.toml states."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    return str(tomllib.loads(text)["project"]["version"])


@cache
def epoch() -> int:
    """The build's one time: that of the commit, or what SOURCE_DATE_EPOCH says."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given is None:
        given = output("git", "log", "-1", "--format=%ct").strip()
    return int(given)


def run(*command: str | Path, extra: Mapping[str, str] | None = None, cwd: Path = ROOT) -> None:
    """Run one step; where it fails, stop with what it printed."""
    env = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch()), "TZ": "UTC", "LC_ALL": "C.UTF-8", **(extra or {})}
    done = subprocess.run([str(part) for part in command], cwd=cwd, env=env, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode != 0:
        raise Stop(f"打包步骤失败 this step failed: {Path(str(command[0])).name}\n{(done.stdout + done.stderr)[-3000:]}")


def output(*command: str) -> str:
    """What one short command prints."""
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    return sha256(path.read_bytes()).hexdigest()


def files_of(folder: Path) -> list[Path]:
    """Every file below a folder, in an order that no file system decides."""
    return sorted((path for path in folder.rglob("*") if path.is_file()), key=lambda path: path.relative_to(folder).as_posix())
