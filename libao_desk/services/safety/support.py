"""The support bundle (求助包): what a helper from outside needs to know, line by line, and not a word of any person, office or place.

Nothing is copied from where somebody types: of the settings only figures and choices, of the findings nothing that names anybody.
"""

import platform
import re
from collections.abc import Iterator, Sequence
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import sqlalchemy as sa

from libao_desk import __version__
from libao_desk.core.errors import Refusal
from libao_desk.core.log import FOLDER
from libao_desk.services.desk import Desk
from libao_desk.services.files import refuse_no_file, write_file
from libao_desk.services.settings import Settings, SettingView
from libao_desk.store.base import Base
from libao_desk.store.connection import cipher_version
from libao_desk.store.diagnosis import BACKUP_SUFFIX, BACKUPS, FILES
from libao_desk.store.migrations import STEP

from .health.health import Health
from .log_lines import log_lines

INSIDE = "求助包.txt"
ENDINGS = (".txt", ".zip")
PARTS = ("PySide6-Essentials", "SQLAlchemy", "sqlcipher3", "cryptography", "reportlab", "openpyxl", "python-calamine", "chinesecalendar")
_VERSION = re.compile(r"[\d.]{1,12}")


class Support:
    """The door to the bundle of an open office; there is nothing in it that a right could keep from anybody."""

    def __init__(self, desk: Desk, health: Health) -> None:
        self.desk = desk
        self._health = health

    def lines(self) -> tuple[str, ...]:
        """Every line, to be looked at before it is saved."""
        return (*closed_lines(self.desk.file.folder), *self._opened())

    def save(self, target: Path, lines: Sequence[str]) -> str:
        """Write the lines the officer let stand; gives the SHA-256 of the file.

        Raises Refusal where there is none or the name ends otherwise than in .txt or .zip, Trouble where the place cannot be written.
        """
        refuse_unfit(target, lines)
        data = bundled(target, lines)
        digest = sha256(data).hexdigest()
        self.desk.file.note(self.desk.actor, f"导出求助包（{len(lines)}行，{digest[:12]}）")
        write_file(target, data)
        return digest

    def _opened(self) -> Iterator[str]:
        desk = self.desk
        yield from _headed("数据文件的版本", self._steps())
        yield from _headed("设置（只有数字和选项，文字只写改没改）", map(_setting, Settings(desk).views()))
        yield from _headed("各表的行数", self._counts())
        yield from _headed("健康检查", self._findings())

    def _steps(self) -> Iterator[str]:
        with self.desk.read() as session:
            rows = session.connection().execute(sa.select(STEP).order_by(STEP.c.package, STEP.c.step)).all()
        for row in rows:
            known = _VERSION.fullmatch(row.program_version)
            yield f"{row.package} {row.step}：{row.program_version if known else '不明'}"

    def _counts(self) -> Iterator[str]:
        with self.desk.read() as session:
            for table in Base.metadata.sorted_tables:
                yield f"{table.name} {session.scalar(sa.select(sa.func.count()).select_from(table))}"

    def _findings(self) -> Iterator[str]:
        for one in self._health.look():
            yield f"{one.severity.label} {one.title}：{one.told}"


def closed_lines(folder: Path) -> tuple[str, ...]:
    """What can be told of an office that does not open: program, PC, files, log."""
    return tuple(
        (
            *_headed("Libao Desk 求助包（不含人员、单位、地址、文件夹）", ()),
            *_headed("程序和电脑", _program()),
            *_headed("文件", _files(folder)),
            *_headed("程序日志", log_lines(folder.parent / FOLDER)),
        )
    )


def refuse_unfit(target: Path, lines: Sequence[str]) -> None:
    """Raise Refusal or Trouble where these lines cannot be saved there."""
    if not lines:
        raise Refusal("没有留下任何一行，请至少勾选一行再保存。")
    if target.suffix.lower() not in ENDINGS:
        raise Refusal("求助包存为文本或压缩包，文件名请以.txt或.zip结尾。")
    refuse_no_file(target)


def bundled(target: Path, lines: Sequence[str]) -> bytes:
    """The file as its name has it: a text, or the same text in a zip."""
    text = ("\ufeff" + "\r\n".join(lines) + "\r\n").encode()
    if target.suffix.lower() == ".txt":
        return text
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        archive.writestr(INSIDE, text)
    return buffer.getvalue()


def _headed(title: str, lines: Iterator[str] | Sequence[str]) -> Iterator[str]:
    yield f"【{title}】"
    yield from lines


def _program() -> Iterator[str]:
    yield f"程序 {__version__}"
    yield f"Python {platform.python_version()}"
    yield f"系统 {platform.system()} {platform.release()} {platform.machine()}"
    yield f"SQLCipher {cipher_version()}"
    for name in PARTS:
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            yield f"{name} 没有"


def _files(folder: Path) -> Iterator[str]:
    for name in FILES:
        path = folder / name
        yield f"{name} {f'{path.stat().st_size}字节' if path.is_file() else '没有'}"
    backups = [path.stat().st_size for path in (folder / BACKUPS).glob(f"*{BACKUP_SUFFIX}")]
    yield f"备份 {len(backups)}份 {sum(backups)}字节"


def _setting(view: SettingView) -> str:
    """A figure or a choice as it is; of a text only whether it is the program's own."""
    setting, value = view.setting, view.value
    is_open = not isinstance(value, str) or value in setting.choices
    shown: Any = value if is_open else "默认" if value == setting.default else "已改"
    return f"{setting.key} = {shown}（{'未确认' if view.confirmed_by is None else '已确认'}）"
