"""Where things are: the program's own resources, the office's data, and places no office file may lie."""

import os
import sys
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
NETWORK_FILE_SYSTEMS = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ncpfs", "fuse.sshfs", "fuse.davfs", "davfs"})
KEY_FILE = "office.keys"
"""The file of an office that unlocks the others."""
_DRIVE_REMOTE = 4
SYNCING = {
    "OneDrive": ("onedrive",),
    "坚果云": ("坚果云", "nutstore"),
    "WPS云盘": ("wps云盘", "wpsdrive", "wps cloud", "kingsoftdata"),
    "百度网盘": ("百度网盘", "百度云", "baidunetdisk", "baidusync", "baiduyun"),
    "腾讯微云": ("微云", "weiyun"),
    "阿里云盘": ("阿里云盘", "alidrive", "aliyundrive"),
    "天翼云盘": ("天翼云盘", "ecloud"),
    "Dropbox": ("dropbox",),
    "iCloud": ("icloud",),
    "Google云端硬盘": ("google drive", "googledrive"),
    "群晖Drive": ("synologydrive",),
}
"""Programs that keep folders alike on several PCs, and how the folders they keep begin to be called."""


def resource(*parts: str) -> Path:
    """A file under resources/: of the checkout in development, beside the program or inside the package when installed."""
    for root in (PACKAGE.parent / "resources", PACKAGE / "_resources"):
        if root.is_dir():
            return root.joinpath(*parts)
    raise FileNotFoundError("the program's resources folder is missing")


def program_folder() -> Path:
    """The folder the program was started from: that of the launcher when installed, the checkout otherwise."""
    return Path(sys.executable).resolve().parent if (PACKAGE / "_resources").is_dir() and os.name == "nt" else PACKAGE.parent


def default_data_folder() -> Path:
    """Where the office file lies: beside the program where a file `portable` stands, else in the user's own data folder."""
    if (program_folder() / "portable").is_file():
        return program_folder() / "office"
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA", str(Path.home() / "AppData" / "Local"))) / "LibaoDesk" / "office"
    base = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(base) / "libao-desk" / "office"


def has_office(folder: Path) -> bool:
    """Whether an office was founded here, whole or not: its key file or any other file of it is there."""
    return folder.is_dir() and ((folder / KEY_FILE).exists() or any(path.suffix == ".db" for path in folder.iterdir()))


def is_network_path(path: Path, mounts: str | None = None) -> bool:
    """Whether `path` lies on another machine's disk, as far as the system says; `mounts` stands in for /proc/mounts."""
    text = str(path)
    if text.startswith(("\\\\", "//")):
        return True
    if sys.platform == "win32":
        return _is_remote_drive(path)
    return _mounted_from_network(path, _mount_table() if mounts is None else mounts)


def syncing_service(folder: Path) -> str:
    """The program in whose folder this one lies, as far as folders' names say; empty where there is none."""
    names = [part.lower() for part in folder.absolute().parts]
    return next((service for service, marks in SYNCING.items() if any(name.startswith(marks) for name in names)), "")


def _mount_table() -> str:
    table = Path("/proc/mounts")
    return table.read_text(encoding="utf-8", errors="replace") if table.exists() else ""


def _mounted_from_network(path: Path, mounts: str) -> bool:
    place = path.absolute().as_posix()
    best, kind = "", ""
    for line in mounts.splitlines():
        fields = line.split()
        if len(fields) < 3:
            continue
        point = fields[1].replace("\\040", " ")
        inside = place == point or place.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best):
            best, kind = point, fields[2]
    return kind in NETWORK_FILE_SYSTEMS


if sys.platform == "win32":

    def _is_remote_drive(path: Path) -> bool:
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(path.absolute().anchor) == _DRIVE_REMOTE)
