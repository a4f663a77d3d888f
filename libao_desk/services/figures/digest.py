"""The paragraph of figures for the yearly summary (工作总结数据段): the office's own words, every number in it a figure."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from functools import cache

from libao_desk.core.paths import resource
from libao_desk.core.period import Period

from .evaluation import FigureValue

NOTHING = "—"
PLACE = re.compile(r"\{([a-z_.0-9-]+)(?::(万|整))?\}")
YUAN_PER_WAN = 10_000
FULL_RATE = 100
TEN = 10
"""From ten on one says 十余万元; below it 2万余元, since 2余万元 is no Chinese."""


@dataclass(frozen=True)
class Piece:
    """A stretch of the paragraph; one that tells a figure bears its name."""

    text: str
    figure: str = ""


@cache
def sentences() -> tuple[tuple[str, ...], ...]:
    """The sentences with their clauses as the resource has them; {name} is a figure, {name:万} told in 万元, {name:整} without decimals."""
    with resource("digest.toml").open("rb") as file:
        found = tomllib.load(file)
    return tuple(tuple(sentence["clauses"]) for sentence in found["sentence"])


def names_in(clause: str) -> tuple[str, ...]:
    """The figures a clause tells."""
    return tuple(match[1] for match in PLACE.finditer(clause))


def digest_of(period: Period, figures: Mapping[str, FigureValue]) -> tuple[Piece, ...]:
    """The paragraph of a period; a clause with a figure the officer may not count is left out."""
    pieces: list[Piece] = []
    for clauses in sentences():
        kept = [clause for clause in clauses if all(name in figures for name in names_in(clause))]
        for number, clause in enumerate(kept):
            pieces.append(Piece("，" if number else ""))
            pieces.extend(_pieces(clause, figures))
        if kept:
            pieces.append(Piece("。"))
    return (Piece(f"{period.label}，"), *(piece for piece in pieces if piece.text)) if pieces else ()


def _pieces(clause: str, figures: Mapping[str, FigureValue]) -> Iterator[Piece]:
    end = 0
    for match in PLACE.finditer(clause):
        yield Piece(clause[end : match.start()])
        yield Piece(told(figures[match[1]], match[2] or ""), match[1])
        end = match.end()
    yield Piece(clause[end:])


def told(value: FigureValue, manner: str = "") -> str:
    """A figure as the summary writes it: 891, 99.89%, 251余万元, 2万余元."""
    if value.value is None:
        return NOTHING
    number = Decimal(value.value)
    if manner == "万":
        return _in_wan(number)
    if manner == "整":
        number = _whole(number)
    text = f"{number:f}"
    plain = text.rstrip("0").rstrip(".") if "." in text else text
    return f"{plain}%" if value.unit == "%" else plain


def _whole(rate: Decimal) -> Decimal:
    """Without decimals, unless that would make a whole hundred of what is less."""
    rounded = rate.quantize(Decimal(1), ROUND_HALF_UP)
    return rate if rounded == FULL_RATE and rate != FULL_RATE else rounded


def _in_wan(yuan: Decimal) -> str:
    whole = (yuan / YUAN_PER_WAN).to_integral_value(ROUND_FLOOR)
    if not whole:
        return f"{yuan.normalize():f}元"
    if whole * YUAN_PER_WAN == yuan:
        return f"{whole}万元"
    return f"{whole}余万元" if whole >= TEN else f"{whole}万余元"
