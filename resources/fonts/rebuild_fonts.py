"""Rebuilds each bundled font from the file of its own package (see README.md); run once per font by a maintainer, never by the program.

    python rebuild_fonts.py FandolFang   path/to/FandolFang-Regular.otf
    python rebuild_fonts.py LibaoSerif   path/to/NotoSerifSC_300Light.ttf

What is done: outlines of CFF sources become TrueType (quadratic curves within 3 units of 1000), the font is cut down to the named set of
characters without hinting and layout tables, and it is renamed where the licence or two fonts of one name in a paper demand it.
"""

import argparse
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

HERE = Path(__file__).parent
MAX_ERROR = 3.0  # units of the em: 0.4 of a dot of a 600 dpi printer at 16 pt, and an agreement of six parties stays under 150 KB
LATIN = frozenset(range(0x20, 0x180))
FOOTER = frozenset(map(ord, "第页共骑缝章"))  # so that a page number never opens the large font
DROPPED = ["GSUB", "GPOS", "GDEF", "BASE", "vhea", "vmtx", "VORG", "STAT", "DSIG", "meta", "EBDT", "EBLC", "EBSC", "gasp"]


def _codec_set(codec: str, first: range, second: range) -> frozenset[int]:
    found: set[int] = set()
    for high in first:
        for low in second:
            text = bytes([high, low]).decode(codec, errors="ignore")
            found.update(ord(char) for char in text if not 0xE000 <= ord(char) <= 0xF8FF)
    return frozenset(found)


def gb2312() -> frozenset[int]:
    """The characters and signs of GB/T 2312."""
    return _codec_set("gb2312", range(0xA1, 0xF8), range(0xA1, 0xFF))


def gbk() -> frozenset[int]:
    """The characters of GBK."""
    return _codec_set("gbk", range(0x81, 0xFF), range(0x40, 0xFF))


def beyond_gb2312() -> frozenset[int]:
    """The characters of 通用规范汉字表 (8105) that GB/T 2312 lacks: most rare name characters."""
    return frozenset(map(ord, (HERE / "beyond_gb2312.txt").read_text(encoding="utf-8").replace("\n", "")))


def signs() -> frozenset[int]:
    """Punctuation, figures and symbols that papers use."""
    ranges = ((0x2000, 0x2070), (0x2100, 0x2200), (0x2460, 0x2500), (0x3000, 0x3040), (0x3200, 0x3400), (0xFF00, 0xFFEF))
    spread = {code for low, high in ranges for code in range(low, high)} | LATIN | set(map(ord, "•●☐☑✓✔□★"))
    return frozenset(spread | {code for code in gb2312() if not 0x4E00 <= code <= 0x9FFF})


@dataclass(frozen=True)
class Recipe:
    """How one bundled font comes of its source: the characters kept and the name it bears afterwards (None: its own)."""

    package: str
    characters: frozenset[int]
    name: str | None = None
    with_boxes: bool = False


def recipes() -> dict[str, Recipe]:
    """Every bundled font, by file name."""
    common = gb2312() | beyond_gb2312() | signs()
    wide = common | gbk() | frozenset(range(0x3400, 0x4DC0)) | frozenset(range(0x4E00, 0xA000))
    return {
        # its Latin letters and 〇 are too heavy beside the characters, its □ is no pair to ☑: they come from LibaoSerif
        "FandolFang": Recipe("texlive-lang-chinese", gb2312() - LATIN - {0x3007, 0x25A1}),
        "NotoSerifSC": Recipe("@expo-google-fonts/noto-serif-sc, 300 Light", wide),
        "NotoSerifSC-Bold": Recipe("@expo-google-fonts/noto-serif-sc, 700 Bold", common),
        "NotoSansSC": Recipe("@expo-google-fonts/noto-sans-sc, 400 Regular", common),
        "LibaoKai": Recipe("fonts-lxgw-wenkai", common, name="Libao Kai"),  # "LXGW" is a reserved font name
        # a small first fallback: opening the 14 MB font costs each paper 11 ms
        "LibaoSerif": Recipe(
            "@expo-google-fonts/noto-serif-sc, 300 Light", signs() | beyond_gb2312() | FOOTER, name="Libao Serif", with_boxes=True
        ),
    }


def to_truetype(font: TTFont) -> None:
    """Replace the cubic outlines (CFF) by quadratic ones (glyf), in place."""
    order, outlines = font.getGlyphOrder(), font.getGlyphSet()
    glyphs = {}
    for name in order:
        pen = TTGlyphPen(outlines)
        outlines[name].draw(Cu2QuPen(pen, MAX_ERROR, reverse_direction=True))
        glyphs[name] = pen.glyph()
    font["loca"] = newTable("loca")
    glyf = font["glyf"] = newTable("glyf")
    glyf.glyphOrder, glyf.glyphs = order, glyphs
    del font["CFF "]
    glyf.compile(font)
    for name, glyph in glyphs.items():
        font["hmtx"][name] = (font["hmtx"][name][0], getattr(glyph, "xMin", 0))
    _complete_maxp(font)
    post = font["post"]
    post.formatType, post.extraNames, post.mapping, post.glyphOrder = 3.0, [], {}, order
    font.sfntVersion = "\x00\x01\x00\x00"


def _complete_maxp(font: TTFont) -> None:
    maxp = font["maxp"]
    maxp.tableVersion, maxp.maxZones, maxp.maxComponentElements = 0x00010000, 1, 0
    for limit in ("TwilightPoints", "Storage", "FunctionDefs", "InstructionDefs", "StackElements", "SizeOfInstructions"):
        setattr(maxp, f"max{limit}", 0)
    maxp.compile(font)


def cut(font: TTFont, characters: frozenset[int]) -> None:
    """Keep these characters only, in place; hinting and layout tables go."""
    options = subset.Options()
    options.hinting, options.glyph_names, options.notdef_outline = False, False, True
    options.layout_features, options.name_IDs = [], ["*"]
    options.drop_tables += DROPPED
    worker = subset.Subsetter(options)
    worker.populate(unicodes=characters)
    worker.subset(font)


def add_boxes(font: TTFont) -> None:
    """Add the boxes to tick, ☐ as □ and ☑ as □ with ✓ in it: no free Chinese font has them."""
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[0x2610] = table.cmap[0x25A1]
    drawn = font.getBestCmap()
    pen = TTGlyphPen(font.getGlyphSet())
    pen.addComponent(drawn[0x25A1], (1, 0, 0, 1, 0, 0))
    pen.addComponent(drawn[0x2713], (1, 0, 0, 1, 180, 0))
    font.setGlyphOrder([*font.getGlyphOrder(), "checkedbox"])
    font["glyf"]["checkedbox"] = pen.glyph()
    font["hmtx"]["checkedbox"] = font["hmtx"][drawn[0x25A1]]
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[0x2611] = "checkedbox"


def rename(font: TTFont, family: str) -> None:
    """Give the family another name in every record that bears it (1 family, 3 id, 4 full, 6 PostScript, 16 typographic)."""
    names = font["name"]
    names.names = [record for record in names.names if record.nameID not in (16, 17, 21, 22)]
    for record in list(names.names):
        new = {1: family, 3: family, 4: family, 6: family.replace(" ", "")}.get(record.nameID)
        if new is not None:
            names.setName(new, record.nameID, record.platformID, record.platEncID, record.langID)


def rebuild(name: str, source: Path, target: Path) -> None:
    """Make the bundled font `name` from its package's file."""
    recipe = recipes()[name]
    font = TTFont(source)
    if "CFF " in font:
        to_truetype(font)
    cut(font, recipe.characters)
    if recipe.with_boxes:
        add_boxes(font)
    if recipe.name is not None:
        rename(font, recipe.name)
    font.save(target)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", choices=sorted(recipes()))
    parser.add_argument("source", type=Path)
    parser.add_argument("--out", type=Path, default=HERE)
    given = parser.parse_args()
    rebuild(given.name, given.source, given.out / f"{given.name}.ttf")


if __name__ == "__main__":
    main()
