"""The fonts of papers (字体): the PC's own first, the bundled ones next, chosen character by character."""

import os
import struct
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from libao_desk.core.errors import Refusal, Trouble
from libao_desk.core.paths import resource
from libao_desk.declare.blocks import Face

from .tounicode import mend_reportlab

mend_reportlab()

SYSTEM_FILES: Mapping[Face, tuple[str, ...]] = {
    Face.FANG: ("simfang.ttf", "FZFSJW.TTF", "FZFSK.TTF", "STFANGSO.TTF"),
    Face.KAI: ("simkai.ttf", "FZKTJW.TTF", "FZKTK.TTF", "STKAITI.TTF"),
    Face.HEI: ("simhei.ttf", "FZHTJW.TTF", "msyh.ttc", "Deng.ttf"),
    Face.SONG: ("simsun.ttc", "FZSSJW.TTF", "STSONG.TTF"),
    Face.TITLE: ("FZXBSJW.TTF", "FZXBSK.TTF", "FZXBS_GBK.TTF"),
}
"""The PC's own font files of each face, the best first."""

BUNDLED_FILES: Mapping[Face, str] = {
    Face.FANG: "FandolFang.ttf",
    Face.KAI: "LibaoKai.ttf",
    Face.HEI: "NotoSansSC.ttf",
    Face.SONG: "LibaoSerif.ttf",
    Face.TITLE: "NotoSerifSC-Bold.ttf",
}

SMALL_FALLBACK = "LibaoSerif.ttf"
"""Figures, Latin, signs and most rare name characters in 1 MB: opening the large font costs a paper 11 ms."""

LARGE_FALLBACKS = ("simsun.ttc", "NotoSerifSC.ttf", "simsunb.ttf", "SimsunExtG.ttf", "HanaMinB.ttf")
"""Asked in this order when no smaller font has the character; from the PC or from the bundled folder, wherever they lie."""

_BLANKS = frozenset("\u0020\u00a0\u3000\u2002\u2003\u2009")


class MissingGlyph(Refusal):
    """No font of this PC has the character: the paper is refused, for a legal paper bears no empty box and no stand-in."""

    def __init__(self, char: str) -> None:
        self.char = char
        super().__init__(
            f"“{char}”（U+{ord(char):04X}）在本机没有可打印的字体，文书未生成。"
            "是生僻字的，请安装含此字的字体（如宋体扩展 SimSun-ExtB、ExtG）后再打印；不是汉字的，请从内容中删去。"
        )


_UNREADABLE = (TTFError, OSError, LookupError, ValueError, struct.error)  # what reportlab's parser meets in a damaged file


@dataclass(frozen=True, slots=True)
class Glyph:
    """The font that draws a character, and its width as a share of the type size."""

    font: str
    width: float


@lru_cache(maxsize=64)
def _open(path: Path) -> TTFont | None:
    """The font of a file, registered for drawing; None when it has no TrueType outlines, may not be embedded, or is damaged."""
    name = f"{path.stem}-{path.stat().st_size}"
    try:
        font = TTFont(name, str(path), asciiReadable=False, shapable=False)
    except _UNREADABLE:
        return None
    registerFont(font)
    return font


def _covers(font: TTFont, char: str) -> bool:
    """Whether the font draws this character: some fonts list characters whose outline is empty."""
    glyph = font.face.charToGlyph.get(ord(char))
    if not glyph:
        return False
    return char in _BLANKS or bool(font.face.glyphPos[glyph] != font.face.glyphPos[glyph + 1])


def system_folders() -> tuple[Path, ...]:
    """The font folders of Windows, the PC's and the user's; none elsewhere."""
    if sys.platform != "win32":
        return ()
    roots = (Path(os.environ.get("WINDIR", r"C:\Windows")), Path(os.environ.get("LOCALAPPDATA", "")) / "Microsoft" / "Windows")
    return tuple(root / "Fonts" for root in roots if (root / "Fonts").is_dir())


class FontBook:
    """The fonts at hand; each file is opened when a character first needs it.

    `bundled_only` leaves the PC's fonts aside, so that every PC draws the same bytes. `folders` replaces the PC's own font folders.
    """

    def __init__(self, *, bundled_only: bool = False, bundled: Path | None = None, folders: Sequence[Path] | None = None) -> None:
        self._bundled = bundled if bundled is not None else resource("fonts")
        searched = () if bundled_only else tuple(folders) if folders is not None else system_folders()
        self._system = {path.name.lower(): path for folder in reversed(searched) for path in sorted(folder.iterdir())}
        self._glyphs: dict[Face, dict[str, Glyph]] = {face: {} for face in Face}

    def glyph(self, face: Face, char: str) -> Glyph:
        """The glyph of a character in a face or, failing that, in the first font that has it; raises MissingGlyph."""
        known = self._glyphs[face]
        found = known.get(char)
        if found is None:
            found = known[char] = self._find(face, char)
        return found

    def glyphs(self, face: Face) -> dict[str, Glyph]:
        """What is known of a face so far, for the inner loop of typesetting: a character absent here is asked by `glyph`."""
        return self._glyphs[face]

    def main_font(self, face: Face) -> str:
        """The name of the font that draws most of a face, for the self-test and the settings page."""
        for font in self._chain(face):
            return str(font.face.name.decode("ascii"))
        raise Trouble(f"找不到{face.value}字体：程序自带的字体文件缺失，请重新安装。")

    def stand_ins(self) -> tuple[Face, ...]:
        """The faces this PC lacks and a bundled font draws (代用字体), to be told to the user: 小标宋 above all."""
        return tuple(face for face in Face if self._own(face) is None)

    def _find(self, face: Face, char: str) -> Glyph:
        for font in self._chain(face):
            if _covers(font, char):
                return Glyph(font.fontName, pdfmetrics.stringWidth(char, font.fontName, 1))
        raise MissingGlyph(char)

    def _chain(self, face: Face) -> Iterator[TTFont]:
        """The fonts to ask in turn; lazy, so that the large ones stay shut until a character needs them."""
        own = self._own(face)
        if own is not None:
            yield own
        for name in (BUNDLED_FILES[face], SMALL_FALLBACK, *LARGE_FALLBACKS):
            font = self._open(name)
            if font is not None and font is not own:
                yield font

    def _own(self, face: Face) -> TTFont | None:
        found = (self._open(name) for name in SYSTEM_FILES[face] if name.lower() in self._system)
        return next((font for font in found if font is not None), None)

    def _open(self, name: str) -> TTFont | None:
        path = self._system.get(name.lower()) or self._bundled / name
        return _open(path) if path.is_file() else None


@lru_cache(maxsize=2)
def font_book(*, bundled_only: bool = False) -> FontBook:
    """The book all papers of this run share: what it knows of each character saves a fifth of a paper's time."""
    return FontBook(bundled_only=bundled_only)
