"""Turns the blocks of a paper into strips: what each block looks like."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from math import ceil

from libao_desk.declare.blocks import (
    Align,
    Blank,
    Block,
    ChartBlock,
    Clauses,
    CutLine,
    DateLine,
    FactsTable,
    Fields,
    Numbering,
    NumberLine,
    PageBreak,
    Paragraph,
    RedHead,
    SealArea,
    SignatureBlock,
    Size,
    Space,
    Style,
    Text,
    Title,
    Together,
)
from libao_desk.declare.blocks import Face as F

from .fonts import FontBook
from .forms import date_strip, field_strips, seal_strip, signature_strips
from .page import EM, MEASURE, MM, PITCH, THICK_RULE
from .paragraphs import ASCENT, Rule, Words, set_text, width_of
from .strips import Strip, kept, line_strip
from .tables import table_strips

_FACES = {Style.BODY: F.FANG, Style.HEADING: F.HEI, Style.SUBHEADING: F.KAI}
_DIGITS = "零一二三四五六七八九"
_LINES_WITH_SIGNATURES = 2
_ORGAN_TOP = 35 * MM  # 发文机关标志上边缘至版心上边缘为35 mm (`GB/T 9704-2012` 7.2.4)
_ORGAN_SIZES = (42.0, 36.0, 30.0, 26.0, 22.0, 18.0)
_RED_RULE_DROP = 4 * MM  # 发文字号之下4 mm (`GB/T 9704-2012` 7.2.7)


def compose(blocks: Iterable[Block], book: FontBook) -> list[Strip]:
    """The strips of a paper's blocks in their order; raises MissingGlyph for a character that no font has."""
    strips: list[Strip] = []
    breaks = under_seal = False
    for block in blocks:
        if isinstance(block, PageBreak):
            breaks, under_seal = True, False
            continue
        if isinstance(block, SignatureBlock | SealArea | DateLine):
            _hold_to_signatures(strips)
        made = list(_strips(block, book))
        if isinstance(block, Paragraph) and under_seal:
            strips[-1] = replace(strips[-1], keep=True)  # 附注 such as 本件一式三份 is no page of its own
        under_seal = isinstance(block, SealArea)
        if breaks and made:
            made[0], breaks = replace(made[0], breaks=True), False
        strips.extend(made)
    return strips


def _hold_to_signatures(strips: list[Strip]) -> None:
    """Keep the last lines of the body, and the signatures above a seal, on the page of what follows."""
    lines = 0
    for index in range(len(strips) - 1, -1, -1):
        strips[index] = replace(strips[index], keep=True)
        lines += strips[index].is_text
        if lines >= _LINES_WITH_SIGNATURES or strips[index].breaks:
            return


def _strips(block: Block, book: FontBook) -> Iterator[Strip]:
    match block:
        case Title():
            yield from _title(block, book)
        case RedHead():
            yield from _red_head(block, book)
        case NumberLine():
            yield from kept(_lines(block.text, book, F.FANG, EM, align=block.align), last=True)
        case Paragraph():
            yield from _paragraph(block, book)
        case Clauses():
            yield from _clauses(block, book)
        case Space():
            yield Strip(block.lines * PITCH, is_blank=True)
        case Together():
            yield from kept(compose(block.blocks, book))
        case _:
            yield from _form_strips(block, book)


def _form_strips(block: Block, book: FontBook) -> Iterator[Strip]:
    match block:
        case Fields():
            yield from field_strips(block, book)
        case FactsTable():
            yield from table_strips(block, book)
        case ChartBlock():
            from .charts import chart_strip

            yield chart_strip(block, book)
        case SignatureBlock():
            yield from kept(signature_strips(block, book))
        case SealArea():
            yield seal_strip(block, book)
        case CutLine():
            yield _cut_line(block, book)
        case DateLine():
            yield date_strip(block, book)


def _lines(
    text: Text, book: FontBook, face: F, size: float, *, indent: float = 0, align: Align = Align.JUSTIFY, measure: float = MEASURE
) -> Iterator[Strip]:
    """Lines of text; the last line of a paragraph begins no page, but the first may end one: room at a page's foot could be written in."""
    for lines in set_text(text, book, face, size, measure, indent=indent, align=align):
        last = len(lines) - 1
        for index, line in enumerate(lines):
            strip = line_strip(line, size, x=(MEASURE - measure) / 2)
            yield replace(strip, keep=True) if index == last - 1 else strip


def _title(block: Title, book: FontBook) -> Iterator[Strip]:
    """A title of several lines is shared out evenly, so that its last line is no lonely character."""
    size = block.size.value
    width = width_of(block.text, book, F.TITLE, size)
    rows = ceil(width / MEASURE)
    measure = MEASURE if rows <= 1 else min(MEASURE, width / rows + size)
    yield from kept(_lines(block.text, book, F.TITLE, size, align=Align.CENTRE, measure=measure), last=True)


def _red_head(block: RedHead, book: FontBook) -> Iterator[Strip]:
    size = next((size for size in _ORGAN_SIZES if width_of(block.organ, book, F.TITLE, size) <= MEASURE), _ORGAN_SIZES[-1])
    for lines in set_text(block.organ, book, F.TITLE, size, MEASURE, align=Align.CENTRE):
        for index, line in enumerate(lines):
            top = _ORGAN_TOP if index == 0 else 0.0
            marks = [mark._replace(y=top + ASCENT * size, red=True) for mark in line.marks if isinstance(mark, Words)]
            yield Strip(top + size * 1.2, tuple(marks), keep=True)
    yield Strip(2 * PITCH, keep=True)
    for strip in _lines(block.number, book, F.FANG, EM, align=Align.CENTRE):
        rule = Rule(0, EM + _RED_RULE_DROP, MEASURE, EM + _RED_RULE_DROP, THICK_RULE * 2, red=True)
        yield Strip(EM + _RED_RULE_DROP, (*strip.marks, rule), keep=True)
    yield Strip(2 * PITCH, keep=True)


def _paragraph(block: Paragraph, book: FontBook) -> Iterator[Strip]:
    size = block.size.value
    holds = block.keep_with_next or block.style is not Style.BODY
    strips = list(_lines(block.text, book, _FACES[block.style], size, indent=block.indent * size, align=block.align))
    if block.is_room:
        strips = [replace(strip, is_room=True) for strip in strips]
    yield from kept(strips, last=True) if holds else strips


def _clauses(block: Clauses, book: FontBook) -> Iterator[Strip]:
    for offset, item in enumerate(block.items):
        parts = (item,) if isinstance(item, str) else item
        text = (clause_number(block.numbering, block.first + offset), *parts)
        to_write = all(isinstance(part, Blank) for part in parts)
        yield from (replace(strip, is_room=to_write) for strip in _lines(text, book, F.FANG, EM, indent=2 * EM))


def clause_number(numbering: Numbering, number: int) -> str:
    """What stands before clause `number` (条款序号): 一、 （一） 1."""
    match numbering:
        case Numbering.CHINESE:
            return f"{chinese_number(number)}、"
        case Numbering.BRACKETED:
            return f"（{chinese_number(number)}）"
        case Numbering.ARABIC:
            return f"{number}．"
        case Numbering.NONE:
            return ""


def chinese_number(number: int) -> str:
    """The numeral as papers count (一 to 九十九); ValueError beyond."""
    if not 1 <= number <= 99:
        raise ValueError(number)
    tens, ones = divmod(number, 10)
    lead = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return lead + (_DIGITS[ones] if ones else "")


def _cut_line(block: CutLine, book: FontBook) -> Strip:
    size, y = Size.SMALL_FOUR.value, PITCH / 2
    if not block.text:
        return Strip(PITCH, (Rule(0, y, MEASURE, y, dashed=True),))
    label = set_text(block.text, book, F.FANG, size, MEASURE, align=Align.CENTRE)[0][0]
    half = width_of(block.text, book, F.FANG, size) / 2 + size
    words = line_strip(label, size, y=y - size / 2).marks
    middle = MEASURE / 2
    rules = (Rule(0, y, middle - half, y, dashed=True), Rule(middle + half, y, MEASURE, y, dashed=True))
    return Strip(PITCH, (*words, *rules))
