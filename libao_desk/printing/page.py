"""The page of official papers (公文版面): sizes, margins, line pitch and page numbers of GB/T 9704-2012, in points."""

from libao_desk.declare.blocks import Footer, Size

MM = 72 / 25.4
"""Points in a millimetre."""

PAGE_WIDTH = 210 * MM
PAGE_HEIGHT = 297 * MM
"""A4 (`GB/T 9704-2012` 5.1)."""

TOP_MARGIN = 37 * MM
"""天头: 37 ± 1 mm (`GB/T 9704-2012` 5.2.1)."""

LEFT_MARGIN = 28 * MM
"""订口: 28 ± 1 mm (`GB/T 9704-2012` 5.2.1)."""

BLOCK_WIDTH = 156 * MM
BLOCK_HEIGHT = 225 * MM
"""版心: 156 × 225 mm, which leaves 26 mm at the right and 35 mm below (`GB/T 9704-2012` 5.2.1)."""

EM = Size.THREE.value
CHARS_PER_LINE = 28

MEASURE = CHARS_PER_LINE * EM
"""The width of a full line: 441 pt, 0.4 mm less than the block."""

LINE_GAP = EM * 7 / 8
PITCH = EM + LINE_GAP
"""行: a character and 7/8 of a 3号 character (`GB/T 9704-2012` 3.2); 22 lines take 224.3 mm."""

FOOTER_DROP = 7 * MM
"""The page number lies 7 mm under the block, measured to its dashes where it has them (`GB/T 9704-2012` 7.5)."""

SEAL = 45 * MM
"""The largest seal of a committee or a body under the township: 4.5 cm across (国务院印章管理规定 1999, 十三、十四)."""

THICK_RULE = 0.35 * MM


def pitch_of(size: float) -> float:
    """The height of a line of this size: the character and the gap of the standard."""
    return size + LINE_GAP


def page_number(style: Footer, page: int, pages: int) -> str:
    """The words at the foot of page `page` of `pages`."""
    match style:
        case Footer.PAGE_OF:
            return f"第 {page} 页 共 {pages} 页"
        case Footer.DASHED:
            return f"— {page} —"
        case Footer.NONE:
            return ""


def page_number_x(style: Footer, page: int, width: float) -> float:
    """Where a page number `width` wide begins, from the block's left edge: in the middle, or one character from the outer edge."""
    if style is not Footer.DASHED:
        return (MEASURE - width) / 2
    return MEASURE - EM - width if page % 2 else EM
