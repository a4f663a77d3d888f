"""One cell of a sheet that was read, and what it says as a date, a text, an amount, an identifier or a yes or no."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Generic, TypeVar

from libao_desk.core.dates import parse_date, typed_year
from libao_desk.core.errors import Refusal
from libao_desk.core.money import checked_amount, parse_amount
from libao_desk.core.text import compact, squeeze, to_half_width, without_blanks, without_controls

CellValue = str | float | int | bool | date | datetime | None
T = TypeVar("T")

EXACT_DIGITS = 15
"""Excel keeps fifteen digits of a number; the sixteenth and later ones are already lost in the file."""
LOST_DIGITS = f"是以数字格式保存的，Excel只保留{EXACT_DIGITS}位，后几位已经丢失；请把该列设为“文本”格式后重新输入。"
_SCIENTIFIC = re.compile(r"[+-]?\d+(?:\.\d+)?E\+?\d+", re.IGNORECASE)
_FORMULA_TEXT = re.compile(r'=\s*"(.*)"', re.DOTALL)
_LOOKS_NUMERIC = re.compile(r"[0-9OoIl|]{14,17}[0-9OoIl|Xx]")
_AROUND_DAY = re.compile(r"自?\s*(.*\d.*?)\s*(?:[(（]?(?:星期|周|礼拜)[一二三四五六日天][)）]?|起始?|为?止)?[.。]?")
"""自2020年3月5日起, 2020.3.9（星期一）: what stands around a day and is no part of it."""
_APOSTROPHES = "'‘’`＇"
_SERIAL_DAYS = range(10_000, 73_415)
"""Serial numbers of 1927 to 2100: a smaller number in a date column may be 1231 or the year 2020, and nobody can tell."""
_DAYS_BETWEEN_SYSTEMS = 1462
SHORT_YEAR = 2
EARLIER_YEARS = 10
"""A year of two digits that lies further back may be a day written the other way round: 03-05-20."""
_BETWEEN_DAYS = re.compile(r"[、;；\n]+")


class CellProblem(Refusal):
    """A cell that cannot be understood: its address as the user sees it (C5) and one sentence with the cure."""

    def __init__(self, address: str, sentence: str) -> None:
        super().__init__(sentence)
        self.address = address

    def __reduce__(self) -> tuple[type["CellProblem"], tuple[str, str]]:
        return type(self), (self.address, self.sentence)

    def __repr__(self) -> str:
        return f"CellProblem({self.address!r}, {self.sentence!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, CellProblem) and (self.address, self.sentence) == (other.address, other.sentence)

    def __hash__(self) -> int:
        return hash((self.address, self.sentence))


@dataclass(frozen=True)
class Cell:
    """A cell as it stands in the file: its value, and the text a reader of the sheet sees."""

    address: str
    value: CellValue
    text: str
    merged: bool = False
    """The value is that of a merged range that began in a row above."""

    @property
    def is_empty(self) -> bool:
        """Nothing in it that a reader sees."""
        return not self.text


@dataclass(frozen=True)
class Reading(Generic[T]):
    """What a cell says, and a note where it had to be put in order; an empty cell says None."""

    value: T | None
    note: str = ""


def shown(value: CellValue) -> str:
    """The text of a value: 3.0 as 3, a day as 2020-03-05, blanks at the ends gone."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 10**EXACT_DIGITS else repr(value)
    return str(value).strip()


def as_text(cell: Cell) -> Reading[str]:
    """The text, squeezed, with the writer's own line breaks kept; a number 3.0 says 3. Never for identifiers."""
    lines = (squeeze(line) for line in without_controls(cell.text).splitlines())
    return Reading("\n".join(line for line in lines if line) or None)


@dataclass(frozen=True)
class DaySense:
    """What the days of a sheet mean (日期的读法)."""

    today: date
    year: int | None = None
    """The year the ledger is of, for days without one; without it these are refused."""
    from_1904: bool = False
    """Whether the workbook counts its days in Excel's other date system."""


def as_date(cell: Cell, sense: DaySense) -> Reading[date]:
    """The day (日期): a real date, a text a clerk may write, or Excel's bare serial number with a note.

    Raises CellProblem for an impossible day, and where nothing says which year or century is meant.
    """
    value = cell.value
    if cell.is_empty:
        return Reading(None)
    if isinstance(value, datetime):
        return Reading(value.date(), f"{cell.address}的时刻{value:%H:%M}已略去。" if value.time() != datetime.min.time() else "")
    if isinstance(value, date):
        return Reading(value)
    if isinstance(value, bool):
        raise CellProblem(cell.address, f"{cell.address}的“{cell.text}”不是日期。")
    if isinstance(value, int | float):
        return _numeric_date(cell, value, sense)
    if re.fullmatch(r"\d{5}(\.\d+)?", cell.text) and int(float(cell.text)) in _SERIAL_DAYS:
        return _serial(cell, float(cell.text), sense)
    return _written_date(cell, sense)


def as_days(cell: Cell, sense: DaySense) -> Reading[str]:
    """A day as 2020-03-05, or several set apart by 、 ; or a new line, each in that form. Raises CellProblem as `as_date` does."""
    pieces = [piece for piece in _BETWEEN_DAYS.split(cell.text) if piece]
    if not isinstance(cell.value, str) or len(pieces) < 2:
        reading = as_date(cell, sense)
        return Reading(None if reading.value is None else reading.value.isoformat(), reading.note)
    readings = [as_date(replace(cell, value=piece, text=piece), sense) for piece in pieces]
    days = dict.fromkeys(reading.value.isoformat() for reading in readings if reading.value is not None)
    return Reading("、".join(days) or None, "".join(reading.note for reading in readings))


def _numeric_date(cell: Cell, value: float, sense: DaySense) -> Reading[date]:
    if float(value).is_integer() and len(cell.text) in (6, 8):
        return _written_date(cell, replace(sense, year=None))
    if int(value) not in _SERIAL_DAYS:
        raise CellProblem(cell.address, f"{cell.address}的数字{cell.text}不是日期，可写成2020-03-05或2020年3月5日。")
    return _serial(cell, value, sense)


def _serial(cell: Cell, value: float, sense: DaySense) -> Reading[date]:
    day = date(1899, 12, 30) + timedelta(days=int(value) + (_DAYS_BETWEEN_SYSTEMS if sense.from_1904 else 0))
    return Reading(day, f"{cell.address}的数字{cell.text}按Excel日期读作{day:%Y-%m-%d}。")


def _written_date(cell: Cell, sense: DaySense) -> Reading[date]:
    written = cell.text.strip(_APOSTROPHES)
    plain = _AROUND_DAY.fullmatch(written)
    text = written if plain is None else plain[1]
    try:
        day = parse_date(text, sense.today, year=sense.year)
    except Refusal as refusal:
        raise CellProblem(cell.address, f"{cell.address}：{refusal.sentence}") from None
    match typed_year(text):
        case None:
            raise CellProblem(cell.address, f"{cell.address}的“{text}”要看表是哪一天写的，请写年月日。")
        case "" if sense.year is None:
            raise CellProblem(cell.address, f"{cell.address}的“{text}”没有写年份，看不出是哪一年，请写四位年份。")
        case "":
            return Reading(day, f"{cell.address}的“{text}”没有写年份，读作{day:%Y-%m-%d}。")
        case str(digits) if len(digits) == SHORT_YEAR and day.year < sense.today.year - EARLIER_YEARS:
            raise CellProblem(cell.address, f"{cell.address}的“{text}”年份只有两位，分不清是哪一年，请写四位年份。")
        case str(digits) if len(digits) == SHORT_YEAR:
            return Reading(day, f"{cell.address}的“{text}”读作{day:%Y-%m-%d}。")
        case _:
            return Reading(day)


def as_identifier(cell: Cell) -> Reading[str]:
    """An ID, phone or other number whose every digit counts (身份证号、电话、编号).

    Blanks, apostrophes, full width and a small x are put in order with a note; nothing is guessed. Raises CellProblem for a
    number beyond fifteen digits, for 3.2E+17 and for a letter O or l in the place of a digit.
    """
    if cell.is_empty:
        return Reading(None)
    if isinstance(cell.value, bool | date):
        raise CellProblem(cell.address, f"{cell.address}的“{cell.text}”不是号码，请把该列设为“文本”格式后重新输入。")
    if isinstance(cell.value, int | float):
        return Reading(_exact_digits(cell, cell.value))
    return _written_identifier(cell)


def _exact_digits(cell: Cell, value: float) -> str:
    if abs(value) >= 10**EXACT_DIGITS:
        raise CellProblem(cell.address, f"{cell.address}的号码{LOST_DIGITS}")
    if value < 0 or not float(value).is_integer():
        raise CellProblem(cell.address, f"{cell.address}的“{cell.text}”不是号码，请把该列设为“文本”格式后重新输入。")
    return str(int(value))


def _written_identifier(cell: Cell) -> Reading[str]:
    raw = cell.text
    if match := _FORMULA_TEXT.fullmatch(raw):
        raw = match[1]
    cleaned = compact(raw).strip(_APOSTROPHES)
    if _SCIENTIFIC.fullmatch(cleaned):
        raise CellProblem(cell.address, f"{cell.address}的“{raw}”是科学记数，号码{LOST_DIGITS}")
    if _LOOKS_NUMERIC.fullmatch(cleaned):
        cleaned = cleaned[:-1] + cleaned[-1].replace("x", "X")
        wrong = sorted(set(re.sub(r"[0-9]", "", cleaned[:-1] + cleaned[-1].replace("X", ""))))
        if wrong:
            raise CellProblem(cell.address, f"{cell.address}的号码里有字母“{'、'.join(wrong)}”，应为数字，请对照证件改正。")
    return Reading(cleaned or None, _put_in_order(cell, raw, cleaned))


def _put_in_order(cell: Cell, raw: str, cleaned: str) -> str:
    """The note on a number that was not written as it is kept: what was done to it, and nothing that was not."""
    if cleaned == cell.text:
        return ""
    done = {
        "去空格": without_blanks(raw) != raw,
        "全角转半角": to_half_width(without_blanks(raw)) != without_blanks(raw),
        "末位大写X": cleaned.endswith("X") and "x" in to_half_width(raw),
    }
    told = "、".join(word for word, is_so in done.items() if is_so)
    return f"{cell.address}的号码已整理为{len(cleaned)}位{f'（{told}）' if told else ''}。"


def as_amount(cell: Cell) -> Reading[Decimal]:
    """Yuan with two decimals (金额). Raises CellProblem for what is no amount or is finer than a fen."""
    if cell.is_empty:
        return Reading(None)
    if isinstance(cell.value, bool | date):
        raise CellProblem(cell.address, f"{cell.address}的“{cell.text}”不是金额。")
    try:
        if isinstance(cell.value, int | float):
            return Reading(checked_amount(_without_binary_noise(cell.value)))
        return Reading(parse_amount(cell.text))
    except Refusal as refusal:
        raise CellProblem(cell.address, f"{cell.address}：{refusal.sentence}") from None


def _without_binary_noise(value: float) -> Decimal:
    """The decimal the sheet shows: a sum such as 0.1 + 0.2 is kept by Excel as 0.30000000000000004."""
    return Decimal(f"{value:.15g}")


def as_number(cell: Cell) -> Reading[Decimal]:
    """A plain number (数量): 3, “3人次”, “12.5”. Raises CellProblem for anything else."""
    if cell.is_empty:
        return Reading(None)
    if isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
        return Reading(_without_binary_noise(cell.value))
    match = re.fullmatch(r"([+-]?\d+(?:\.\d+)?)(?:人次|[人次个件起户天年月页场份])?", compact(cell.text).replace(",", ""))
    if match is None or isinstance(cell.value, bool | date):
        raise CellProblem(cell.address, f"{cell.address}的“{cell.text}”不是数字。")
    return Reading(Decimal(match[1]))
