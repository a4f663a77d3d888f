"""Which year a ledger is of (台账年份): what its title says, else its sheet, else its file; its days may be written without a year."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from libao_desk.core.dates import HAN_DIGITS
from libao_desk.core.text import to_half_width

if TYPE_CHECKING:
    from libao_desk.sheets.table_reader import SheetTable

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=年|\s*年度|[-./]\d{1,2}(?!\d)|$)")
_DAY_OF_WRITING = re.compile(r"(?:填报|填表|制表|打印|报送|统计)(?:日期|时间)[:： ]*[\d年月日./-]*|截[至止][\d年月日./-]*")
_HAN = str.maketrans(HAN_DIGITS + "零○", "012345678900")


def year_of(table: "SheetTable", file: str) -> int | None:
    """The one year that is named above the head; else in the sheet's name; else in the file's. None where none or several are."""
    for texts in (table.titles, (table.sheet,), (file,)):
        years = _years(texts)
        if years:
            return years.pop() if len(years) == 1 else None
    return None


def _years(texts: Iterable[str]) -> set[int]:
    plain = (_DAY_OF_WRITING.sub("", to_half_width(text).translate(_HAN)) for text in texts)
    return {int(found) for text in plain for found in _YEAR.findall(text)}
