"""Mends the map from glyphs back to text that reportlab writes, so that rare characters are copied, searched and read as what they are."""

from collections.abc import Sequence

from reportlab.pdfbase import ttfonts

_MAX_ROWS = 100  # of one bfchar section (Adobe technical note 5411, 1.4.2)

_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /{name} def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange"""

_TAIL = """endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


def to_unicode_map(font_name: str, subset: Sequence[int]) -> str:
    """The ToUnicode CMap of one embedded subset: position in `subset` is the byte in the page, value the code point (0: none)."""
    rows = [f"<{byte:02X}> <{_utf16(code)}>" for byte, code in enumerate(subset) if code]
    sections = [rows[start : start + _MAX_ROWS] for start in range(0, len(rows), _MAX_ROWS)]
    body = [f"{len(section)} beginbfchar\n{chr(10).join(section)}\nendbfchar" for section in sections]
    return "\n".join([_HEAD.format(name=font_name), *body, _TAIL])


def _utf16(code: int) -> str:
    return chr(code).encode("utf-16-be").hex().upper()


def mend_reportlab() -> None:
    """Make reportlab use our map.

    Its own (`ttfonts.makeToUnicodeCMap`, seen in 5.1) writes a code point above U+FFFF as five hexadecimal digits where the PDF
    standard (ISO 32000-1, 9.10.3) asks for UTF-16 pairs, so 𠮷 was read back as another character. Font objects look the function
    up in their module when a document is written; there is no hook to pass one in.
    """
    ttfonts.makeToUnicodeCMap = to_unicode_map
