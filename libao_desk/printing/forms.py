"""The parts of papers that are filled in or signed: fields, signature rows, seal areas and dates."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import count, zip_longest

from libao_desk.core.dates import official_date
from libao_desk.declare.blocks import Align, DateLine, Face, Field, Fields, SealArea, Signature, SignatureBlock, Size

from .fonts import FontBook
from .page import EM, LINE_GAP, MEASURE, MM, PITCH, SEAL
from .paragraphs import ASCENT, UNDERLINE, Line, Mark, Rule, set_text
from .strips import Strip, kept, moved

_PAD = EM / 4  # between a label and its value
_FIELD_GAP = EM / 2
_LEAST_BLANK = 2.5 * EM
_SHORT_RULE = 4 * EM  # under a short value of a row's second line, which need not reach the right edge
_LEAST_RULE = 24 * MM  # a hand needs it to sign and to press a finger beside it
_COLUMN_GAP = EM / 2
_HINT = re.compile("（[^）]*）")  # how to sign, as （签名、盖章或按指印）
_FULL_SIZES = ((EM, EM), (EM, Size.FOUR.value), (EM, Size.SMALL_FOUR.value))  # of the label and of its hint
_LABEL_SIZES = (  # the same where too many sign for a row each
    (EM, Size.FIVE.value),
    (EM, Size.SMALL_FIVE.value),
    (Size.SMALL_FOUR.value, Size.SMALL_FIVE.value),
)
_LINES_TOGETHER = 6
_SIGN_ALONE = 6  # so many places have a row each: six such rows stand on one page
_DATE_INDENT = 4 * EM  # 成文日期右空四字 (`GB/T 9704-2012` 7.3.5.1)
_BLANK_DATE = "\u3000\u3000\u3000年\u3000\u3000月\u3000\u3000日"


def date_text(on: date | None) -> str:
    """The date as papers write it, without padding zeros (2020年1月5日); blanks to fill by hand when there is none."""
    return _BLANK_DATE if on is None else official_date(on)


def _one_line(text: str, book: FontBook, size: float = EM) -> Line:
    """A text set on a single line; line breaks in it become spaces."""
    return set_text(text.replace("\n", " "), book, Face.FANG, size, float("inf"), align=Align.LEFT)[0][0]


@lru_cache(maxsize=512)
def _fixed_line(text: str, book: FontBook, size: float = EM) -> Line:
    """A label set on a single line: the same few words on every paper, so that a batch sets them once. Never what a record says."""
    return _one_line(text, book, size)


@dataclass(frozen=True, slots=True)
class _Slot:
    """A field with its label and its value set, and the least the value needs, in points."""

    field: Field
    label: Line
    value: Line | None

    @property
    def need(self) -> float:
        return self.value.width + 2 * _PAD if self.value is not None else _LEAST_BLANK

    @property
    def width(self) -> float:
        return self.label.width + self.need


def field_strips(block: Fields, book: FontBook) -> list[Strip]:
    """Rows of labels and underlined values; a row too wide for its line goes on in the next.

    The few lines about one person stay on one page.
    """
    strips = list(_field_lines(block, book))
    return kept(strips) if len(strips) <= _LINES_TOGETHER else _two_on_each_side(strips)


def _two_on_each_side(strips: Sequence[Strip]) -> list[Strip]:
    """The lines with the first two and the last two held together."""
    ends = {0, len(strips) - 2} if len(strips) > 1 else set()
    return [replace(strip, keep=strip.keep or index in ends) for index, strip in enumerate(strips)]


def _field_lines(block: Fields, book: FontBook) -> Iterator[Strip]:
    for row in block.rows:
        for index, line in enumerate(_flow([_slot(field, book) for field in row])):
            fits = len(line) > 1 or line[0].width <= MEASURE
            yield from [_field_line(line, goes_on=index > 0)] if fits else _long_field(line[0], book)


def _slot(field: Field, book: FontBook) -> _Slot:
    value = _value(field)
    return _Slot(field, _fixed_line(field.label, book), _one_line(value, book) if value else None)


def _value(field: Field) -> str:
    return " ".join((field.value or "").splitlines()).strip()


def _flow(slots: Sequence[_Slot]) -> list[Sequence[_Slot]]:
    """The lines of a row, each of whole fields; of two, the longer is as short as can be: no field stands alone for want of room."""
    lines: list[Sequence[_Slot]] = []
    start = 0
    for end in range(1, len(slots) + 1):
        if end == len(slots) or _width(slots[start : end + 1]) > MEASURE:
            lines.append(slots[start:end])
            start = end
    if len(lines) != 2:
        return lines
    cuts = [(slots[:cut], slots[cut:]) for cut in range(1, len(slots))]
    return list(min(cuts, key=lambda cut: max(map(_width, cut))))


def _width(slots: Sequence[_Slot]) -> float:
    """The least width of a line with these fields."""
    return sum(slot.width for slot in slots) + _FIELD_GAP * (len(slots) - 1)


def _field_line(slots: Sequence[_Slot], *, goes_on: bool) -> Strip:
    """A line of fields, ruled to the right edge; the second line of a filled row only as far as its values want."""
    free = MEASURE - sum(slot.label.width for slot in slots) - _FIELD_GAP * (len(slots) - 1)
    if goes_on and all(slot.value is not None for slot in slots):
        free = min(free, sum(max(slot.need, _SHORT_RULE) for slot in slots))
    marks: list[Mark] = []
    x, y = 0.0, ASCENT * EM
    for slot, width in zip(slots, share_out(free, slots), strict=True):
        marks.extend(moved(slot.label.marks, x, y))
        x += slot.label.width
        if slot.value is not None:
            marks.extend(moved(slot.value.marks, x + _PAD, y))
        marks.append(Rule(x, y + UNDERLINE * EM, x + width, y + UNDERLINE * EM))
        x += width + _FIELD_GAP
    return Strip(PITCH, tuple(marks), slack=LINE_GAP, is_text=True)


def share_out(free: float, slots: Sequence[_Slot]) -> list[float]:
    """The width of each value: its share by weight, but never less than it needs."""
    widths = {index: 0.0 for index in range(len(slots))}
    open_slots = set(widths)
    while open_slots:
        weight = sum(slots[index].field.weight for index in open_slots)
        left = free - sum(widths[index] for index in widths if index not in open_slots)
        short = {index for index in open_slots if left * slots[index].field.weight / weight < slots[index].need - 0.01}
        for index in open_slots:
            widths[index] = slots[index].need if short else left * slots[index].field.weight / weight
        if not short or short == open_slots:
            break
        open_slots -= short
    return [widths[index] for index in range(len(slots))]


def _long_field(slot: _Slot, book: FontBook) -> list[Strip]:
    """A value of several lines: it runs on below itself, ruled to the right edge."""
    y = ASCENT * EM
    left = slot.label.width + _PAD
    rule = Rule(slot.label.width, y + UNDERLINE * EM, MEASURE, y + UNDERLINE * EM)
    strips: list[Strip] = []
    for lines in set_text(_value(slot.field), book, Face.FANG, EM, MEASURE - left - _PAD):
        strips.extend(Strip(PITCH, (*moved(line.marks, left, y), rule), slack=LINE_GAP, is_text=True) for line in lines)
    strips[0] = replace(strips[0], marks=(*moved(slot.label.marks, 0, y), *strips[0].marks))
    return _two_on_each_side(strips)


def _label(text: str, size: float, hint_size: float, book: FontBook) -> Line:
    """A signature's label, its bracketed hint in a size of its own."""
    marks: list[Mark] = []
    x, start = 0.0, 0
    spans = [match.span() for match in _HINT.finditer(text)]
    for first, last in [*spans, (len(text), len(text))]:
        for part, part_size in ((text[start:first], size), (text[first:last], hint_size)):
            if part:
                line = _fixed_line(part, book, part_size)
                marks.extend(moved(line.marks, x, 0))
                x += line.width
        start = last
    return Line(text, tuple(marks), x)


def signature_strips(block: SignatureBlock, book: FontBook) -> Iterator[Strip]:
    """Rows to sign in, labels and rules under one another; where two do not fit in a row, each takes a row of its own.

    Labels are as large as leaves the hand 24 mm. How to sign is read by those who sign: its bracketed hint stays nearly as large as the
    label, and the places stand one below the other, each side's together, unless they are so many that the hint has to shrink.
    """
    places = by_sides(block)
    strips = _in_rows(block, book, _FULL_SIZES)
    if strips is None and len(places) > _SIGN_ALONE:
        strips = _in_rows(block, book, _LABEL_SIZES)
    yield from _each_alone(places, book) if strips is None else strips


def by_sides(block: SignatureBlock) -> list[Signature]:
    """The places to sign one below the other: each side's together, then who signs in a row of his own (记录人)."""
    width = max(map(len, block.rows), default=0)
    whole = [row for row in block.rows if len(row) == width]
    rest = [each for row in block.rows if len(row) < width for each in row]
    return [each for side in zip(*whole, strict=True) for each in side] + rest


def _in_rows(block: SignatureBlock, book: FontBook, sizes: Sequence[tuple[float, float]]) -> list[Strip] | None:
    """The rows as they are, in the first sizes that leave the hand its room; None where none do."""
    for size, hint_size in sizes if block.rows else ():
        rows = [[_label(each.label, size, hint_size, book) for each in row] for row in block.rows]
        columns = [max(label.width for label in column if label is not None) for column in zip_longest(*rows)]
        rule = (MEASURE - sum(columns) - _COLUMN_GAP * (len(columns) - 1)) / len(columns)
        if rule >= _LEAST_RULE:
            return [_signature_row(row, labels, columns, rule, book) for row, labels in zip(block.rows, rows, strict=True)]
    return None


def _each_alone(places: Sequence[Signature], book: FontBook) -> Iterator[Strip]:
    """A row for each place to sign."""
    labels = [_label(each.label, EM, EM, book) for each in places]
    if max((label.width for label in labels), default=0.0) > MEASURE - _LEAST_RULE:
        labels = [_label(each.label, EM, Size.FIVE.value, book) for each in places]
    width = min(MEASURE - _LEAST_RULE, max((label.width for label in labels), default=0.0))
    yield from (_signature_row((each,), (label,), (width,), MEASURE - width, book) for each, label in zip(places, labels, strict=True))


def _signature_row(row: Sequence[Signature], labels: Sequence[Line], columns: Sequence[float], rule: float, book: FontBook) -> Strip:
    names = [_broken(each.name, book, rule - _PAD) if each.name else [] for each in row]
    lines = max(max(each.lines, len(name)) for each, name in zip(row, names, strict=True))
    y = (lines - 1) * PITCH + ASCENT * EM
    marks: list[Mark] = []
    x = 0.0
    for name, label, column in zip(names, labels, columns, strict=False):
        marks.extend(moved(label.marks, x, y))
        for line, above in zip(reversed(name), count(), strict=False):
            marks.extend(moved(line.marks, x + column + _PAD, y - above * PITCH))
        marks.append(Rule(x + column, y + UNDERLINE * EM, x + column + rule, y + UNDERLINE * EM))
        x += column + rule + _COLUMN_GAP
    return Strip(lines * PITCH, tuple(marks), slack=LINE_GAP, is_place=True)


def _broken(text: str, book: FontBook, measure: float) -> list[Line]:
    """A name or unit in as many lines as its place needs."""
    return [line for lines in set_text(text, book, Face.FANG, EM, measure, align=Align.LEFT) for line in lines]


def date_strip(block: DateLine, book: FontBook) -> Strip:
    """The date, four characters from the right edge."""
    line = _one_line(date_text(block.on), book)
    free = MEASURE - line.width
    x = {Align.RIGHT: free - _DATE_INDENT, Align.CENTRE: free / 2}.get(block.align, 0.0)
    return Strip(PITCH, moved(line.marks, x, ASCENT * EM), slack=LINE_GAP)


def seal_strip(block: SealArea, book: FontBook) -> Strip:
    """The unit, the note and the date centred under one another, in the middle of a clear circle as large as the seal.

    The date stands four characters from the right edge, further left where a longer line above it needs the room.
    """
    lines = [line for text in (block.unit, block.text) if text for line in _broken(text, book, MEASURE - 2 * EM)]
    if block.dated:
        lines.append(_one_line(date_text(block.on), book))
    last = lines[-1].width if block.dated else 0.0
    middle = min(MEASURE - _DATE_INDENT - last / 2, MEASURE - EM - max(line.width for line in lines) / 2, MEASURE - SEAL / 2)
    height = max(SEAL, len(lines) * PITCH)
    top = (height - len(lines) * PITCH + LINE_GAP) / 2
    marks: list[Mark] = []
    for index, line in enumerate(lines):
        marks.extend(moved(line.marks, middle - line.width / 2, top + index * PITCH + ASCENT * EM))
    return Strip(height, tuple(marks))
