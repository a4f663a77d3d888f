"""The developer's one entrance: keeps the environment in .venv, then runs, shows, tests, proves and measures Libao Desk."""

from __future__ import annotations  # an older Python must get as far as the sentence that turns it away

import argparse  # standard library only: this file runs before anything is installed
import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "libao-desk.stamp"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
DEMO_OFFICE = ROOT / "demo-office"

OLDEST, TOO_NEW = (3, 11), (3, 14)
SOUND_ENVIRONMENT = f"import sys, pip; sys.exit(not {OLDEST} <= sys.version_info[:2] < {TOO_NEW})"

# What a bare Debian lacks: for Qt without a screen, and for a window on X11.
QT_PACKAGES = ("libgl1", "libegl1", "libglib2.0-0", "libfontconfig1", "libxkbcommon0", "libdbus-1-3")
WINDOW_PACKAGES = ("libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxkbcommon-x11-0", "libxcb-shape0")
LOADS_QT = "import PySide6.QtWidgets, PySide6.QtPdf"
LOADS_WINDOW = (
    "import ctypes, pathlib, PySide6.QtGui as gui;"
    "ctypes.CDLL(str(pathlib.Path(gui.__file__).parent / 'Qt' / 'plugins' / 'platforms' / 'libqxcb.so'))"
)

CHECKS = (
    ("ruff format", ("-m", "ruff", "format", "--check", ".")),
    ("ruff check", ("-m", "ruff", "check", ".")),
    ("mypy", ("-m", "mypy")),
    ("lint-imports", ("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()")),
    ("forms", ("ui/compile.py", "--check")),
    ("pytest", ("-m", "pytest", "-n", "2", "--dist", "worksteal")),
)


class Stop(Exception):
    """What keeps us from going on, said to the person at the terminal in Chinese and English."""


def say(sentence: str) -> None:
    """Print a line at once, so that it stands before what a child process prints."""
    print(sentence, flush=True)


def tell(sentence: str) -> None:
    """Print a line about the environment where it does not mix with a command's own output, such as JSON."""
    print(sentence, file=sys.stderr, flush=True)


def ready(*, qt: bool = False, window: bool = False) -> None:
    """See that .venv exists and holds what pyproject.toml asks for, and that Qt finds the system's libraries."""
    if not OLDEST <= sys.version_info[:2] < TOO_NEW:
        raise Stop(
            f"需要 Python 3.11 至 3.13，当前是 {sys.version.split()[0]}，例如：python3.11 dev.py\n"
            f"Libao Desk needs Python 3.11 to 3.13; this is {sys.version.split()[0]}."
        )
    if complaint(SOUND_ENVIRONMENT) is not None:
        create()
    if not STAMP.is_file() or STAMP.read_text(encoding="utf-8") != fingerprint():
        fill()
    if sys.platform == "linux" and (qt or window):
        need(LOADS_QT, QT_PACKAGES)
    if sys.platform == "linux" and window and os.environ.get("DISPLAY"):
        need(LOADS_WINDOW, WINDOW_PACKAGES)


def complaint(code: str) -> str | None:
    """The last line of what the environment's Python says against this code; None when it runs through."""
    try:
        done = subprocess.run([str(PYTHON), "-c", code], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
    except OSError as error:
        return str(error)
    return None if done.returncode == 0 else (done.stderr.strip().splitlines() or [""])[-1]


def create() -> None:
    """Make .venv anew, in place of one whose Python no longer runs."""
    tell(f"建立环境 making the environment: {VENV}")
    can_make = find_spec("ensurepip") is not None or install_on_debian(("python3-venv",))  # Debian packs it apart
    if not can_make or subprocess.call([sys.executable, "-m", "venv", "--clear", str(VENV)], stdout=sys.stderr) != 0:
        raise Stop(
            "无法建立 .venv。Debian 上请先安装：sudo apt-get install python3-venv\n"
            "No environment could be made; on Debian Python's venv is the package python3-venv."
        )


def fingerprint() -> str:
    """What the environment was filled for: the package's metadata, and the place the editable install points at."""
    return hashlib.sha256((ROOT / "pyproject.toml").read_bytes() + os.fsencode(ROOT)).hexdigest()


def fill() -> None:
    """Install the program in place with its check tools."""
    tell("安装依赖，约一分钟 installing what it needs, about a minute ...")
    command = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-e", ".[check]"]
    if subprocess.call(command, cwd=ROOT, stdout=sys.stderr) != 0:
        raise Stop("依赖没有装全，原因见上。\nThe dependencies could not be installed; the reason stands above.")
    STAMP.write_text(fingerprint(), encoding="utf-8")


def need(code: str, packages: Sequence[str]) -> None:
    """Refuse to go on while this code cannot load a shared library; on Debian the administrator gets it installed."""
    against = complaint(code)
    if against is not None and ".so" in against and install_on_debian(packages):
        against = complaint(code)
    if against is None:
        return
    if ".so" not in against:
        raise Stop(f"环境不完整，请删除 .venv 后再试：{against}\nThe environment is damaged; remove .venv and try again.")
    raise Stop(f"Qt 缺少系统库：{against}\n请先运行 Qt lacks a system library; on Debian run:\n  sudo apt-get install {' '.join(packages)}")


def install_on_debian(packages: Sequence[str]) -> bool:
    """Install Debian packages if we may (root, apt-get there), printing the command; whether that was done."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0 or shutil.which("apt-get") is None:
        return False
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    tell(f"安装系统库 installing system libraries: {' '.join(command)}")
    subprocess.call(["apt-get", "update", "-qq"], env=quiet, stdout=sys.stderr)
    return subprocess.call(command, env=quiet, stdout=sys.stderr) == 0


def python(*arguments: str) -> int:
    """Run the environment's Python where the user stands and with his own settings; its exit code."""
    return subprocess.call([str(PYTHON), *arguments], env={**os.environ, "PYTHONUTF8": "1"})


def unseen(*arguments: str) -> int:
    """Run the environment's Python without a screen and without the user's own office; its exit code."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("LIBAO_DESK_")}
    return subprocess.call([str(PYTHON), *arguments], cwd=ROOT, env={**env, "PYTHONUTF8": "1", "QT_QPA_PLATFORM": "offscreen"})


def open_window(arguments: Sequence[str]) -> int:
    """Open the program's window, or say how where nothing can show one."""
    command = ("-m", "libao_desk", *arguments)
    if sys.platform == "linux" and not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")):
        say(f"这里没有显示器。有显示器时运行 No display here; where there is one, run:\n  {PYTHON} {' '.join(command)}")
        return 0
    ready(window=True)
    return python(*command)


def run(arguments: list[str]) -> int:
    """Open the window on the default data folder."""
    ready()
    return open_window(arguments)


def demo(arguments: list[str]) -> int:
    """Build the invented office of 2020 and open the window on it."""
    parser = argparse.ArgumentParser(prog="dev.py demo")
    parser.add_argument("--no-window", action="store_true", help="only build it")
    parser.add_argument("--data", type=Path, default=DEMO_OFFICE, metavar="DIR", help="where to build it (default: demo-office/)")
    options = parser.parse_args(arguments)
    folder: Path = options.data.resolve()
    ready()
    clear_for_demo(folder)
    built = python("-m", "libao_desk", "demo", str(folder))
    if built != 0 or options.no_window:
        return built
    return open_window(("--data", str(folder), "--today", "2020-12-31"))


def clear_for_demo(folder: Path) -> None:
    """Make way for a new demo office; only the demo's own folder is ever emptied."""
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return
    if folder != DEMO_OFFICE:
        raise Stop(f"不覆盖已有内容的文件夹：{folder}\nThis folder is not empty and is left as it is; name another one.")
    say(f"重建演示数据 building the demo office anew: {folder}")
    try:
        shutil.rmtree(folder)
    except OSError as error:
        raise Stop(f"演示数据正被占用，请先关闭窗口：{error}\nThe demo office is in use; close its window first.") from error


def test(arguments: list[str]) -> int:
    """Run all checks, whatever fails; 1 if one did. The arguments go to pytest."""
    ready(qt=True)
    if sys.platform == "linux" and shutil.which("pdftotext") is None:
        install_on_debian(("poppler-utils",))
    results = []
    for name, command in CHECKS:
        say(f"== {name}")
        started = time.monotonic()
        code = unseen(*command, *(arguments if name == "pytest" else ()))
        results.append((name, code, time.monotonic() - started))
    say("== results")
    for name, code, seconds in results:
        say(f"{'ok    ' if code == 0 else 'FAILED'} {name:<13}{seconds:6.1f} s")
    return 1 if any(code for _, code, _ in results) else 0


def module(name: str) -> Callable[[list[str]], int]:
    """The command that runs one of our own modules without a screen."""

    def command(arguments: list[str]) -> int:
        ready(qt=True)
        return unseen("-m", name, *arguments)

    return command


def cli(arguments: list[str]) -> int:
    """Run the command line where the user stands, so that his relative paths hold."""
    ready()
    return python("-m", "libao_desk", *(arguments or ["--help"]))


COMMANDS: dict[str, tuple[Callable[[list[str]], int], str]] = {
    "run": (run, "the window on the default data folder"),
    "demo": (demo, "[--no-window] [--data DIR]  the invented office of 2020, and the window on it"),
    "test": (test, "[PYTEST ARGS]  all checks: ruff, mypy, import-linter, compiled forms, pytest"),
    "prove": (module("tests.prove"), "[NAME]  the long proofs in full, each printing its figure"),
    "bench": (module("benchmarks"), "every speed claim as a ratio; exit 1 when a goal is missed"),
    "pictures": (
        module("tests.pictures"),
        "[--papers]  every screen and every paper as PNG into build/pictures/; or the papers' references",
    ),
    "cli": (cli, "ARGS  the command line in the environment"),
    "build": (module("installer"), "[--smoke] [--quick]  the Windows installer in dist/; --smoke tries it under Wine"),
}


def main(arguments: list[str]) -> int:
    """Run one command; 2 for a command that does not exist, 3 when the world is not ready for it."""
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]  # a Windows console may not know every character
    if not arguments or arguments[0] not in COMMANDS:
        for name, (_, meaning) in COMMANDS.items():
            say(f"python dev.py {name:<9}{meaning}")
        return 0 if arguments in ([], ["-h"], ["--help"]) else 2
    try:
        command, _ = COMMANDS[arguments[0]]
        return command(arguments[1:])
    except Stop as stop:
        tell(str(stop))
        return 3
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
