"""The self-test (自检): does this installation hold every part, and does each part do its one basic thing?"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from libao_desk.core.clock import FixedClock
from libao_desk.core.errors import DeskError
from libao_desk.core.paths import resource
from libao_desk.services.office import Founding, Office
from libao_desk.store.keyfile import KdfCost

from .found_registers import ORDER, folders, load_registers
from .self_test_papers import chart, dossier, draft, has_last_resort, paper, preview
from .whole import load_everything

CHEAP = KdfCost(memory_kib=8, passes=1, lanes=1)
"""The office of a self-test guards nothing."""
FONTS = ("FandolFang.ttf", "LibaoKai.ttf", "LibaoSerif.ttf", "NotoSansSC.ttf", "NotoSerifSC.ttf", "NotoSerifSC-Bold.ttf")


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
    """The published answers of AES-256-GCM (test case 14) and Argon2id, and the presence of the file's cipher."""
    from argon2.low_level import Type, hash_secret_raw
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    from libao_desk.store.connection import cipher_version

    if AESGCM(bytes(32)).encrypt(bytes(12), bytes(16), None).hex() != "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919":
        raise ArithmeticError("AES-256-GCM")
    key = hash_secret_raw(b"password", b"somesalt", time_cost=2, memory_cost=256, parallelism=1, hash_len=32, type=Type.ID)
    if key.hex() != "9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe":
        raise ArithmeticError("Argon2id")
    return f"SQLCipher {cipher_version()}"


def _registers() -> str:
    missing = set(ORDER) - set(folders())
    if missing:
        raise LookupError(min(missing))
    return "、".join(register.title for register in load_registers())


def _fonts() -> str:
    missing = [name for name in FONTS if not resource("fonts", name).is_file()]
    if missing:
        raise FileNotFoundError(missing[0])
    return f"{len(FONTS)}种字体" + ("，另有罕用字字体" if has_last_resort() else "")


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


def _modules() -> str:
    modules, libraries = load_everything()
    return f"{modules}个模块、{libraries}个程序库"


def _pinyin() -> str:
    from libao_desk.core.pinyin import pinyin_key

    if (found := pinyin_key("冯测试").full) != "fengceshi":
        raise ValueError(found)
    return "按拼音查找"


def _xlsx() -> bytes:
    from libao_desk.sheets.roster_writer import ColumnKind, RosterColumn, RosterSheet, write_roster

    sheet = RosterSheet(title="自检", note_line="自检", columns=(RosterColumn("姓名", ColumnKind.TEXT, 10),), rows=(("=1+1",),))
    return write_roster(sheet)


def _sheet() -> str:
    return f"{len(_xlsx())}字节"


def _import() -> str:
    from libao_desk.sheets.child import read_grids_in_child

    (grid,) = read_grids_in_child(_xlsx(), name="自检.xlsx")
    return f"受限子进程读回{len(grid.rows)}行"


_CHECKS: tuple[tuple[str, Callable[[], str]], ...] = (
    ("程序模块", _modules),
    ("加密模块", _cipher),
    ("登记册", _registers),
    ("字体", _fonts),
    ("工作日历", _calendar),
    ("数据文件", _office),
    ("拼音", _pinyin),
    ("文书", paper),
    ("预览", preview),
    ("图表", chart),
    ("卷宗", dossier),
    ("草稿", draft),
    ("表格", _sheet),
    ("导入", _import),
)
