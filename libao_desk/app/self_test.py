"""The self-test (自检): does this installation hold every part, and does each part do its one basic thing?"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from libao_desk.app.found_registers import load_registers
from libao_desk.core.clock import FixedClock
from libao_desk.core.errors import DeskError
from libao_desk.core.paths import resource
from libao_desk.services.office import Founding, Office
from libao_desk.store.keyfile import KdfCost

CHEAP = KdfCost(memory_kib=8, passes=1, lanes=1)
"""The office of a self-test guards nothing."""
FONTS = ("FandolFang.ttf", "LibaoKai.ttf", "NotoSansSC.ttf", "NotoSerifSC.ttf", "NotoSerifSC-Bold.ttf")


@dataclass(frozen=True)
class Check:
    """One thing tried."""

    name: str
    ok: bool
    note: str


def self_test() -> tuple[Check, ...]:
    """Try each part; a failure is said, never raised."""
    return tuple(_tried(name, act) for name, act in _CHECKS)


def _tried(name: str, act: Callable[[], str]) -> Check:
    try:
        return Check(name, True, act())
    except DeskError as error:
        return Check(name, False, error.sentence)
    except Exception as error:
        # the point of a self-test is to name what is missing on this PC, whatever it is
        return Check(name, False, type(error).__name__)


def _cipher() -> str:
    from libao_desk.store.connection import cipher_version

    return f"SQLCipher {cipher_version()}"


def _registers() -> str:
    return "、".join(register.title for register in load_registers())


def _fonts() -> str:
    missing = [name for name in FONTS if not resource("fonts", name).is_file()]
    if missing:
        raise FileNotFoundError(missing[0])
    return f"{len(FONTS)}种字体"


def _calendar() -> str:
    from libao_desk.core.calendar import Count, WorkCalendar

    found = WorkCalendar().reckon(Count.CD, 30, date(2020, 9, 1)).last_day
    if found != date(2020, 10, 9):
        raise ArithmeticError("working days")
    return "工作日历"


def _office() -> str:
    with TemporaryDirectory() as place:
        folder = Path(place) / "自检 台账"
        founding = Founding("自检司法所", "320685103", "自检", "自检口令-2026")
        office, _ = Office.found(folder, load_registers(), FixedClock(date(2026, 3, 2)), founding, CHEAP)
        with office:
            sound = office.keeping.verify()
        head = (folder / "office.db").read_bytes()[:16]
    if not sound.sound or head.startswith(b"SQLite format 3"):
        raise ValueError("the office file is not sound or not encrypted")
    return "加密文件可建立、可核验"


def _paper() -> str:
    from libao_desk.declare.blocks import Paper, Paragraph, Title
    from libao_desk.printing.fonts import font_book
    from libao_desk.printing.render import render_pdf

    paper = Paper("自检", (Title("自检"), Paragraph("生僻字：𬭎、䶮、㛃。")))
    pdf = render_pdf(paper, font_book(bundled_only=True)).pdf
    return f"{len(pdf)}字节，{sha256(pdf).hexdigest()[:12]}"


def _sheet() -> str:
    from libao_desk.sheets.roster_writer import ColumnKind, RosterColumn, RosterSheet, write_roster

    sheet = RosterSheet(title="自检", note_line="自检", columns=(RosterColumn("姓名", ColumnKind.TEXT, 10),), rows=(("=1+1",),))
    return f"{len(write_roster(sheet))}字节"


_CHECKS: tuple[tuple[str, Callable[[], str]], ...] = (
    ("加密模块", _cipher),
    ("登记册", _registers),
    ("字体", _fonts),
    ("工作日历", _calendar),
    ("数据文件", _office),
    ("文书", _paper),
    ("表格", _sheet),
)
