"""No empty box in a name: every ideograph of GB 18030-2022, level 3, is drawn by a font that is shipped."""

from collections.abc import Iterable
from pathlib import Path

from dev import Stop
from libao_desk.declare.blocks import Face
from libao_desk.printing.fonts import FontBook, MissingGlyph

COMMON_RANGES = ((0x4E00, 0x9FEF), (0x3400, 0x4DB5))
"""The unified ideographs and extension A, which the repository's own fonts draw."""
RARE_RANGES = ((0x20000, 0x2A6D6), (0x2A700, 0x2B734), (0x2B740, 0x2B81D), (0x2B820, 0x2CEA1), (0x2CEB0, 0x2EBE0))
"""Extensions B to F, for which the build adds the font of last resort."""
LEVEL_3 = 87_875
"""How many the standard counts."""


def characters(ranges: Iterable[tuple[int, int]]) -> list[str]:
    """Every character of these ranges, both ends included."""
    return [chr(point) for first, last in ranges for point in range(first, last + 1)]


def not_drawn(fonts: Path, asked: Iterable[str], face: Face = Face.FANG) -> list[str]:
    """Those of the characters for which none of the fonts in a folder has an outline."""
    book, missing = FontBook(bundled_only=True, bundled=fonts), list[str]()
    for char in asked:
        try:
            book.glyph(face, char)
        except MissingGlyph:
            missing.append(char)
    return missing


def check(fonts: Path) -> int:
    """Refuse to ship fonts that lack one; how many are drawn."""
    asked = characters((*COMMON_RANGES, *RARE_RANGES))
    missing = not_drawn(fonts, asked)
    if missing or len(asked) != LEVEL_3:
        shown = " ".join(f"U+{ord(char):04X}" for char in missing[:10])
        raise Stop(
            f"字体缺{len(missing)}个字，已停止：{shown}\nThe fonts lack {len(missing)} of {len(asked)} characters; nothing was built."
        )
    return len(asked)
