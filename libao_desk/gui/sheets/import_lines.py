"""How the findings of an import are shown (核对结果): their heads, what may be left out of sight, their tones."""

from collections.abc import Callable, Iterable

from libao_desk.services.ledgers.lines import NOTE, Line

HEADS = ("行", "判定", "对象", "单元格", "说明")
EVERYTHING = "全部"
GRAVITY = {"有变化": 1, NOTE: 2}
TONES = {"拒收": "late", "冲突": "late", NOTE: "soon", "新增": "done"}

FILTERS: dict[str, Callable[[Line], bool]] = {
    "有问题的和有变化的": lambda line: line.kind not in ("新增", "相同"),
    EVERYTHING: lambda line: True,
    "拒收和冲突": lambda line: line.kind in ("拒收", "冲突"),
    "有变化": lambda line: line.kind == "有变化",
    NOTE: lambda line: line.kind == NOTE,
    "新增": lambda line: line.kind == "新增",
    "相同": lambda line: line.kind == "相同",
}


def in_order(lines: Iterable[Line], shown: str) -> list[Line]:
    """The lines of a filter; what is wrong goes before what changes and what is only said, unless the whole sheet is looked through."""
    found = [line for line in lines if FILTERS[shown](line)]
    return found if shown == EVERYTHING else sorted(found, key=lambda line: (line.row > 0, GRAVITY.get(line.kind, 0)))


def tone_of(line: Line) -> str:
    """The tone of a finding's verdict."""
    return TONES.get(line.kind, "")
