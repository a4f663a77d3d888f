"""What the office's PC does to the file (时钟、磁盘、存放位置、程序版本、字体)."""

from shutil import disk_usage

import sqlalchemy as sa

from libao_desk import __version__
from libao_desk.core.clock import SystemClock
from libao_desk.core.paths import is_network_path, syncing_service
from libao_desk.services.safety.keeping import Keeping
from libao_desk.services.settings import BUNDLED_FONTS
from libao_desk.store.diagnosis import FILES
from libao_desk.store.migrations import STEP

from .finding import Finding, Fix, Look, Severity

MEBIBYTE = 1 << 20
LEAST_FREE, LITTLE_FREE = 200, 1000
"""In MB."""
COPIES = 3
"""A backup and its check take so many times the file's own room."""
YEAR_ENDS = 11
"""The month from which the next year's holidays are to be expected."""


def clock(look: Look) -> Finding:
    """Whether the PC's date can be right."""
    why = "期限、编号的年份、备份的去留都按电脑的日期算；不对的请在Windows的“日期和时间”里改正，再重新打开。"
    if not isinstance(look.desk.clock, SystemClock):
        return Finding("clock", "电脑日期", Severity.INFO, "日期固定在演示日，没有按电脑的日期", why)
    doubt = Keeping(look.desk).clock_doubt
    told = doubt.rstrip("。") if doubt else "与上次使用接得上"
    return Finding("clock", "电脑日期", Severity.CRITICAL if doubt else Severity.GOOD, told, why)


def holidays(look: Look) -> Finding:
    """Whether the holidays of this year, and towards its end of the next, are known."""
    calendar, year = look.desk.facts().calendar, look.today.year
    why = "不知道一年的放假安排时，期限只按周末顺延，可能差几天；国务院的通知公布后，在“节假日”里整段粘贴。"
    if not calendar.knows(year):
        return Finding("holidays", "节假日安排", Severity.WARN, f"没有{year}年的放假安排", why, Fix.HOLIDAYS)
    if look.today.month >= YEAR_ENDS and not calendar.knows(year + 1):
        return Finding("holidays", "节假日安排", Severity.INFO, f"还没有{year + 1}年的放假安排", why, Fix.HOLIDAYS)
    return Finding("holidays", "节假日安排", Severity.GOOD, f"{year}年的已经有了", why)


def disk(look: Look) -> Finding:
    """Whether there is room for the next backups."""
    folder = look.desk.file.folder
    free = disk_usage(folder).free // MEBIBYTE
    size = sum((folder / name).stat().st_size for name in FILES) // MEBIBYTE
    severity = Severity.WARN if free < max(LITTLE_FREE, 2 * COPIES * size) else Severity.GOOD
    if free < max(LEAST_FREE, COPIES * size):
        severity = Severity.CRITICAL
    why = "磁盘满了，登记和备份都存不进去；请清理磁盘，或把旧备份移到U盘。"
    return Finding("disk", "磁盘空间", severity, f"还剩{_size(free)}，台账占{_size(size)}", why)


def place(look: Look) -> Finding:
    """Whether the file lies where nothing but this program writes."""
    folder = look.desk.file.folder
    why = "网盘、同步软件会占用正在写的文件，或者用旧的换掉新的；请停止同步这个文件夹，或移到不同步的位置，要给别处留一份请用备份。"
    if is_network_path(folder):
        return Finding("place", "存放位置", Severity.CRITICAL, "台账在网络共享文件夹里", why)
    if service := syncing_service(folder):
        return Finding("place", "存放位置", Severity.WARN, f"台账在{service}同步的文件夹里", why)
    return Finding("place", "存放位置", Severity.GOOD, "在本机磁盘上，没有发现同步软件", why)


def version(look: Look) -> Finding:
    """Whether a newer program has opened the file before."""
    used = look.session.connection().execute(sa.select(STEP.c.program_version).distinct()).scalars()
    newest = max(map(_ordered, used), default=())
    is_older = newest > _ordered(__version__)
    told = f"本机是{__version__}版，这份台账用过{'.'.join(map(str, newest))}版" if is_older else f"{__version__}版"
    why = "旧版本可能缺少新的规定和改正；请从U盘上的更新包升级（设置 → 备份与核验）。"
    return Finding("version", "程序版本", Severity.WARN if is_older else Severity.GOOD, told, why)


def fonts(look: Look) -> Finding:
    """Whether the PC has the faces that papers are set in."""
    from libao_desk.printing.fonts import font_book

    why = "公文用仿宋、楷体、黑体、小标宋；本机没有的用软件自带的字体代替，能打印，字形略有不同，各台电脑要一致时可以只用自带的。"
    if look.desk.facts().setting(BUNDLED_FONTS):
        return Finding("fonts", "打印字体", Severity.GOOD, "只用软件自带的字体", why, Fix.OWN_FONTS)
    lacking = font_book().stand_ins()
    if not lacking:
        return Finding("fonts", "打印字体", Severity.GOOD, "公文字体齐全", why)
    return Finding("fonts", "打印字体", Severity.INFO, f"本机没有{'、'.join(face.value for face in lacking)}", why, Fix.BUNDLED_FONTS)


def _ordered(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())


def _size(mebibytes: int) -> str:
    return f"{mebibytes / 1024:.1f} GB" if mebibytes >= 1024 else f"{mebibytes} MB"


PROBES = (clock, holidays, disk, place, version)
LATER = (fonts,)
"""Opens font files, which a page may wait for and the first screen does not."""
