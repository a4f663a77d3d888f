"""What a real sheet is here: its bytes, the register it is meant for, and the rows and reasons that must come of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

Said = dict[str, str]
"""What one stored record says in the sheet's columns: label to text, blank ones left out."""


@dataclass(frozen=True)
class RealSheet:
    """One sheet; rows and cells bear the numbers that a reader of the sheet sees."""

    name: str
    trouble: str
    make: Callable[[], bytes]
    register: str
    file: str
    rows: Mapping[int, Said] = field(default_factory=dict)
    """By row number: what is stored of it."""
    refused: Mapping[str, str] = field(default_factory=dict)
    """By cell: words of the reason why its row is not stored."""
    noted: Mapping[str, str] = field(default_factory=dict)
    """By cell ("" for the whole sheet): words of what the clerk is told besides."""
    unknown: tuple[str, ...] = ()
    """Heads of columns that are told as unknown."""
    refusal: str = ""
    """Words of the one sentence by which the whole file is refused."""


SHEETS: list[RealSheet] = []


def sheet(
    register: str = "corrections",
    file: str = "台账.xlsx",
    *,
    rows: Mapping[int, Said] | None = None,
    refused: Mapping[str, str] | None = None,
    noted: Mapping[str, str] | None = None,
    unknown: tuple[str, ...] = (),
    refusal: str = "",
) -> Callable[[Callable[[], bytes]], Callable[[], bytes]]:
    """Enters the function below it as the maker of a real sheet; its docstring says what trouble it shows."""

    def enter(make: Callable[[], bytes]) -> Callable[[], bytes]:
        name = make.__name__.replace("_", " ")
        trouble = (make.__doc__ or "").strip()
        SHEETS.append(RealSheet(name, trouble, make, register, file, rows or {}, refused or {}, noted or {}, unknown, refusal))
        return make

    return enter


JIA, YI, BING = "320699197003050136", "32069919850612017X", "320699198506120217"
"""Numbers of three invented people; the second ends in X."""

TITLE = "李堡镇2020年社区矫正对象花名册"
HEAD = ("序号", "姓名", "身份证号", "矫正类别", "矫正期限起", "矫正期限止", "报到日期", "联系电话")
ROW_JIA = (1, "张试甲", JIA, "缓刑", date(2020, 1, 6), date(2022, 1, 5), date(2020, 1, 10), "19900000001")
ROW_YI = (2, "李试乙", YI, "假释", date(2020, 3, 2), date(2021, 3, 1), date(2020, 3, 5), "19900000002")
TEXT_JIA = ("1", "张试甲", JIA, "缓刑", "2020-01-06", "2022-01-05", "2020-01-10", "19900000001")
TEXT_YI = ("2", "李试乙", YI, "假释", "2020-03-02", "2021-03-01", "2020-03-05", "19900000002")

SAID_JIA: Said = {
    "姓名": "张试甲",
    "公民身份号码": "320699197003050136",
    "矫正类别": "缓刑",
    "矫正开始日期": "2020-01-06",
    "矫正结束日期": "2022-01-05",
    "报到日期": "2020-01-10",
    "联系电话": "199 0000 0001",
}
SAID_YI: Said = {
    "姓名": "李试乙",
    "公民身份号码": "32069919850612017X",
    "矫正类别": "假释",
    "矫正开始日期": "2020-03-02",
    "矫正结束日期": "2021-03-01",
    "报到日期": "2020-03-05",
    "联系电话": "199 0000 0002",
}

PAIR = ("姓名", "身份证号")
PAIR_JIA, PAIR_YI = ("张试甲", JIA), ("李试乙", YI)
SAID_PAIR_JIA: Said = {"姓名": "张试甲", "公民身份号码": "320699197003050136"}
SAID_PAIR_YI: Said = {"姓名": "李试乙", "公民身份号码": "32069919850612017X"}
