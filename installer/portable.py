"""The portable edition: the same folder as a zip, with the marker that keeps the data beside the program."""

import time
import zipfile
from pathlib import Path

from installer.ground import DIST, NAME, epoch, files_of, version

MARKER = "portable"
READ_ME = "请先读我.txt"
ARCHIVED = 0x20
"""The one attribute that Windows gives any file."""
WORDS = """李堡司法所台账（便携版）

1. 把整个文件夹解压到本机硬盘或U盘，双击 LibaoDesk.exe 打开。
2. 数据保存在本文件夹的 office 子文件夹里（已加密）。请随文件夹一起妥善保管，并经常备份。
3. 升级：解压新版本，把旧文件夹里的 office 子文件夹整个移到新文件夹里。
4. 需要64位 Windows 10（1809版）或更高版本。
"""


def build_portable(stage: Path) -> Path:
    """Write the zip."""
    target = DIST / f"{NAME}-{version()}-portable.zip"
    target.parent.mkdir(parents=True, exist_ok=True)
    content = {path.relative_to(stage).as_posix(): path.read_bytes() for path in files_of(stage)}
    extra = {MARKER: "数据放在本文件夹的 office 子文件夹里。\r\n".encode(), READ_ME: WORDS.replace("\n", "\r\n").encode("utf-8-sig")}
    write_zip(target, NAME, {**content, **extra}, epoch())
    return target


def write_zip(target: Path, folder: str, content: dict[str, bytes], instant: int) -> None:
    """As `write_flat_zip`, all of it in one folder."""
    write_flat_zip(target, {f"{folder}/{name}": body for name, body in content.items()}, instant)


def write_flat_zip(target: Path, content: dict[str, bytes], instant: int) -> None:
    """A zip that is the same bytes for the same content: sorted names, one time, no trace of the machine."""
    moment = time.gmtime(max(instant, 315_532_800))[:6]  # a zip knows no time before 1980
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(content):
            entry = zipfile.ZipInfo(name, moment)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # as from Windows: no Unix rights
            entry.external_attr = ARCHIVED
            archive.writestr(entry, content[name])
