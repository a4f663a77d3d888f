"""A clean Windows PC under Wine: its folders, its registry, its programs run and waited for."""

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from installer.ground import HERE, Tool, run

WINE_TOOLS = (
    Tool("wine", "wine"),
    Tool("wineserver", "wine64"),
    Tool("Xvfb", "xvfb"),
    Tool("xwininfo", "x11-utils"),
    Tool("import", "imagemagick"),
)
STUBS = ("bcryptprimitives", "icuuc", "mscms")
USER = "张 三"
LIMIT_SECONDS = 900


@dataclass(frozen=True)
class Ended:
    """How a program ended and what it printed."""

    code: int
    out: str
    err: str


class WinePc:
    """One clean prefix with one user, whose name has a blank and Chinese characters."""

    def __init__(self, folder: Path) -> None:
        self.drive = folder / "prefix" / "drive_c"
        self.profile = self.drive / "users" / USER
        self._folder = folder

    def set_up(self) -> None:
        """Make it anew: Windows 10, the libraries Wine lacks, the user's own folders."""
        shutil.rmtree(self._folder, ignore_errors=True)
        (self._folder / "home").mkdir(parents=True)
        self.wine("wineboot", "-i")
        self.windows("win10")
        for name in STUBS:
            target = self.drive / "windows" / "system32" / f"{name}.dll"
            run("x86_64-w64-mingw32-gcc", "-shared", "-O2", "-s", "-o", target, HERE / "wine" / f"{name}.c", "-ladvapi32")
        for folder, name in (("AppData\\Local", "Local AppData"), ("AppData\\Roaming", "AppData"), ("Desktop", "Desktop")):
            self._user_folder(name, folder)
        self._user_folder("Programs", "AppData\\Roaming\\Microsoft\\Windows\\Start Menu\\Programs")

    def _user_folder(self, name: str, folder: str) -> None:
        path = f"C:\\users\\{USER}\\{folder}"
        self.inside(path).mkdir(parents=True, exist_ok=True)
        for key in ("User Shell Folders", "Shell Folders"):
            where = f"HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\{key}"
            self.wine("reg", "add", where, "/v", name, "/t", "REG_SZ", "/d", path, "/f")

    def windows(self, name: str) -> None:
        """Say which Windows it is: win10, win81, win7."""
        self.wine("winecfg", "-v", name)

    def build_number(self, number: str) -> None:
        """Say which build of Windows 10 it is."""
        for value in ("CurrentBuild", "CurrentBuildNumber"):
            self.wine("reg", "add", r"HKLM\Software\Microsoft\Windows NT\CurrentVersion", "/v", value, "/d", number, "/f")

    def inside(self, path: str) -> Path:
        """Where a path of drive C lies here."""
        return self.drive / path.removeprefix("C:\\").replace("\\", "/")

    def environment(self, extra: Mapping[str, str] | None = None) -> dict[str, str]:
        """What programs are started with; nothing of the real user's home or screen."""
        kept = {name: os.environ[name] for name in ("PATH", "LANG", "TMPDIR") if name in os.environ}
        local = f"C:\\users\\{USER}\\AppData\\Local"
        wine = {
            "HOME": str(self._folder / "home"),
            "WINEPREFIX": str(self._folder / "prefix"),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree=;mshtml=;mscms=n;winemenubuilder.exe=",
            "LC_ALL": "C.UTF-8",
            "LOCALAPPDATA": local,
        }
        return {**kept, **wine, **(extra or {})}

    def wine(self, *command: str | Path, extra: Mapping[str, str] | None = None) -> Ended:
        """Run a Windows program to its end, and what it left running to theirs."""
        done = subprocess.run(
            ["wine", *map(str, command)],
            env=self.environment(extra),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=LIMIT_SECONDS,
            check=False,
        )
        return Ended(done.returncode, done.stdout, done.stderr)

    def settle(self) -> None:
        """Wait for the copies that an uninstaller starts of itself."""
        subprocess.run(["wineserver", "-w"], env=self.environment(), timeout=LIMIT_SECONDS, check=False)

    def start(self, command: Sequence[str | Path], extra: Mapping[str, str]) -> subprocess.Popen[bytes]:
        """Start a program and leave it running. Its output goes into a pipe: with a file, Python under Wine does not start."""
        return subprocess.Popen(
            ["wine", *map(str, command)],
            env=self.environment(extra),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    def registry(self, key: str, value: str) -> str | None:
        """A text value of the user's registry; None where it is not there."""
        listing = self._folder / "prefix" / "key.reg"
        listing.unlink(missing_ok=True)
        if self.wine("reg", "export", f"HKCU\\{key}", f"Z:{listing}", "/y").code != 0 or not listing.is_file():
            return None
        for line in listing.read_text(encoding="utf-16").splitlines():
            if line.startswith(f'"{value}"='):
                return line.partition("=")[2].strip('"').replace("\\\\", "\\")
        return None

    def shut_down(self) -> None:
        """End what this prefix still runs."""
        subprocess.run(["wineserver", "-k"], env=self.environment(), timeout=60, check=False)
