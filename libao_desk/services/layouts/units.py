"""What a county's form counts its amounts in (金额单位): in its heads, in a line above them or in a note; of a standard also per month."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from libao_desk.core.money import CENT
from libao_desk.sheets.roster_writer import Value

YUAN, UNIT = "元", "单位"
_COUNTED = re.compile(r"(?P<times>[十百千]?[万亿]|[十百千])?元(?P<per>(?:[/／·.每人户]*(?:半年|月|季|年))?)")
_TIMES = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}
_STANDARD_OF = re.compile(r"(?P<per>月|季)度?(?:奖励|补助|补贴|奖补|发放)?标准")
_MONTHS = {"月": 1, "季": 3, "半年": 6, "年": 12}


@dataclass(frozen=True)
class Unit:
    """How many yuan one of a column's numbers stands for, and for how many months it is due."""

    times: Decimal = Decimal(1)
    months: int = 0
    """None where it is not counted by time."""

    def of(self, value: Value, due_for: int) -> Value:
        """An amount, due for so many months, as the form counts it; whatever is no amount stays."""
        if not isinstance(value, Decimal) or self == Unit():
            return value
        if self.months and due_for and self.months != due_for:
            value = (value * self.months / due_for).quantize(CENT, ROUND_HALF_UP)
        return (value / self.times).normalize() + 0


def unit_of(head: str, above: Sequence[str], below: Sequence[str]) -> Unit:
    """As the head says, else as a line above all heads does (单位：万元), else as a note below the table."""
    lines = (*(text for text in above if UNIT in text), *above, *(text for text in below if UNIT in text))
    told = _COUNTED.search(next((text for text in (head, *lines) if YUAN in text), ""))
    per = (told and told["per"]) or next((place["per"] for place in _STANDARD_OF.finditer(head)), "")
    months = next((months for word, months in _MONTHS.items() if per.endswith(word)), 0)
    times = 1
    for sign in (told and told["times"]) or "":
        times *= _TIMES[sign]
    return Unit(Decimal(times), months)
