"""The check code of an issued paper (核对码) at the foot of each page: the QR code that a scanner reads, the signs a clerk types.

The code is drawn by lot when the paper is issued; it says nothing of anybody.
"""

from collections.abc import Iterable
from functools import lru_cache

from libao_desk.declare.blocks import Face

from .fonts import FontBook
from .page import BLOCK_HEIGHT, MM
from .paragraphs import Mark, Rule, set_text
from .strips import moved

QR_TOP = BLOCK_HEIGHT + 13 * MM
QR_SIZE = 12 * MM
"""Under 0.6 mm a module: read at arm's length, and by a phone from a copy of a copy."""
WORDS_GAP = 3 * MM
WORDS_SIZE = 7.5


def check_mark(code: str, fonts: FontBook) -> Iterable[Mark]:
    """QR code and signs, left in the bottom margin, where neither page number nor initials stand."""
    rows = _modules(code)
    module = QR_SIZE / len(rows)
    for number, row in enumerate(rows):
        y = QR_TOP + (number + 0.5) * module
        for first, last in _dark_runs(row):
            yield Rule(first * module, y, last * module, y, module)
    words = set_text(f"核对码 {code}", fonts, Face.SONG, WORDS_SIZE, float("inf"))[0][0].marks
    yield from moved(words, QR_SIZE + WORDS_GAP, QR_TOP + QR_SIZE)


@lru_cache(maxsize=4)
def _modules(code: str) -> tuple[bytes, ...]:
    import segno

    return tuple(bytes(row) for row in segno.make_qr(code, error="m", boost_error=False).matrix)


def _dark_runs(row: bytes) -> Iterable[tuple[int, int]]:
    """(first, one past the last) of each run of dark modules."""
    first = None
    for x, dark in enumerate((*row, 0)):
        if dark and first is None:
            first = x
        elif not dark and first is not None:
            yield first, x
            first = None
