"""The same blocks as an editable Word file (.docx): a draft to discuss, never the paper that is signed."""

from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from libao_desk.declare.blocks import (
    Align,
    Blank,
    Block,
    Cell,
    Clauses,
    CutLine,
    DateLine,
    Face,
    FactsTable,
    Fields,
    Footer,
    NumberLine,
    PageBreak,
    Paper,
    Paragraph,
    RedHead,
    Run,
    SealArea,
    SignatureBlock,
    Size,
    Space,
    Style,
    Text,
    Title,
    Together,
)

from .compose import clause_number
from .forms import date_text
from .page import PITCH
from .paragraphs import tidy

DRAFT_NOTE = "草稿　仅供修改，不作签署之用"
FONT_NAMES = {Face.FANG: "仿宋", Face.KAI: "楷体", Face.HEI: "黑体", Face.SONG: "宋体", Face.TITLE: "方正小标宋简体"}

_FACES = {Style.BODY: Face.FANG, Style.HEADING: Face.HEI, Style.SUBHEADING: Face.KAI}
_ALIGNMENTS = {
    Align.JUSTIFY: WD_ALIGN_PARAGRAPH.JUSTIFY,
    Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Align.CENTRE: WD_ALIGN_PARAGRAPH.CENTER,
    Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
}
_BODY = Size.THREE.value
_FIELD_BLANK = 6  # characters a weight of 1 is given
_SIGNATURE_BLANK = 8
_FOOT_WORDS = {Footer.PAGE_OF: ("第 ", " 页 共 ", " 页"), Footer.DASHED: ("— ", "", " —"), Footer.NONE: ("", "", "")}
_FOOT_ALIGN = {Footer.PAGE_OF: (Align.CENTRE,), Footer.DASHED: (Align.RIGHT, Align.LEFT), Footer.NONE: (Align.CENTRE,)}
_RED = RGBColor(0xD9, 0, 0)


def render_docx(paper: Paper) -> bytes:
    """The paper as a Word file, marked as a draft on every page; fonts are named, not embedded."""
    writer = _Writer()
    for block in paper.blocks:
        writer.write(block)
    writer.finish(paper)
    target = BytesIO()
    writer.document.save(target)
    return target.getvalue()


class _Writer:
    """A Word document being written block by block."""

    def __init__(self) -> None:
        self.document: Any = Document()
        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = Mm(37), Mm(35), Mm(28), Mm(26)
        normal = self.document.styles["Normal"]
        normal.font.size = Pt(_BODY)
        _name_font(normal.element.get_or_add_rPr(), Face.FANG)
        normal.paragraph_format.space_before = normal.paragraph_format.space_after = Pt(0)

    def write(self, block: Block) -> None:
        match block:
            case Title():
                self._line(block.text, Face.TITLE, block.size.value, Align.CENTRE, keep=True)
            case NumberLine():
                self._line(block.text, Face.FANG, _BODY, block.align)
            case Paragraph():
                self._paragraph(block)
            case Clauses():
                for number, item in enumerate(block.items, start=block.first):
                    parts = (item,) if isinstance(item, str) else item
                    self._line((clause_number(block.numbering, number), *parts), Face.FANG, _BODY, Align.JUSTIFY, indent=2)
            case Together():
                for inner in block.blocks:
                    self.write(inner)
            case _:
                self._write_form(block)

    def _write_form(self, block: Block) -> None:
        match block:
            case Fields():
                self._fields(block)
            case FactsTable():
                self._table(block)
            case SignatureBlock():
                self._signatures(block)
            case SealArea():
                for line in (block.unit, block.text, date_text(block.on) if block.dated else None):
                    if line:
                        self._line(f"{line}\u3000\u3000", Face.FANG, _BODY, Align.RIGHT, keep=True)
            case DateLine():
                self._line(f"{date_text(block.on)}\u3000\u3000", Face.FANG, _BODY, block.align)
            case _:
                self._write_layout(block)

    def _write_layout(self, block: Block) -> None:
        match block:
            case Space():
                for _ in range(round(block.lines)):
                    self._line("", Face.FANG, _BODY, Align.LEFT)
            case PageBreak():
                self.document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
            case CutLine():
                self._line(
                    f"- - - - - - - - - - - -{block.text or ' '}- - - - - - - - - - - -", Face.FANG, Size.SMALL_FOUR.value, Align.CENTRE
                )
            case RedHead():
                head = self._line(block.organ, Face.TITLE, 36, Align.CENTRE)
                for run in head.runs:
                    run.font.color.rgb = _RED
                self._line(block.number, Face.FANG, _BODY, Align.CENTRE)

    def _paragraph(self, block: Paragraph) -> None:
        keep = block.keep_with_next or block.style is not Style.BODY
        self._line(block.text, _FACES[block.style], block.size.value, block.align, indent=block.indent, keep=keep)

    def _line(self, text: Text, face: Face, size: float, align: Align, *, indent: float = 0, keep: bool = False) -> Any:
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.keep_with_next = keep
        paragraph.paragraph_format.line_spacing = Pt(max(PITCH, size * 1.3))
        _fill(paragraph, text, face, size, align, indent)
        return paragraph

    def _fields(self, block: Fields) -> None:
        for row in block.rows:
            parts: list[str | Run | Blank] = []
            for field in row:
                parts.append(field.label)
                value = (field.value or "").strip()
                parts.append(Run(f" {value} ", underline=True) if value else Blank(_FIELD_BLANK * field.weight))
                parts.append(" ")
            self._line(tuple(parts), Face.FANG, _BODY, Align.LEFT)

    def _signatures(self, block: SignatureBlock) -> None:
        count = max(map(len, block.rows))
        table = self.document.add_table(rows=len(block.rows), cols=count)
        for row, signatures in zip(table.rows, block.rows, strict=True):
            row.height = Pt(PITCH * max(each.lines for each in signatures))
            for cell, each in zip(row.cells, signatures, strict=False):
                name = Run(each.name, underline=True) if each.name else Blank(_SIGNATURE_BLANK if count == 1 else 4)
                _fill(cell.paragraphs[0], (each.label, name), Face.FANG, Size.SMALL_FOUR.value, Align.LEFT)

    def _table(self, block: FactsTable) -> None:
        columns = max((sum(_span(each) for each in row) for row in block.rows), default=len(block.header))
        table = self.document.add_table(rows=0, cols=max(columns, len(block.header)))
        table.style = "Table Grid"
        if block.header:
            row = table.add_row()
            _repeat(row)
            for cell, words in zip(row.cells, block.header, strict=False):
                _fill(cell.paragraphs[0], words, Face.HEI, block.size.value, Align.CENTRE)
        for values in block.rows:
            self._table_row(table.add_row(), values, block.size.value)

    def _table_row(self, row: Any, values: tuple[Cell | Text | None, ...], size: float) -> None:
        column = 0
        for value in values:
            cell = value if isinstance(value, Cell) else Cell(value)
            place = row.cells[column]
            if cell.span > 1:
                place = place.merge(row.cells[column + cell.span - 1])
            _fill(place.paragraphs[0], cell.text or "", cell.face or Face.FANG, size, cell.align)
            row.height = Pt(max(row.height.pt if row.height else 0, cell.lines * size * 1.45))
            column += cell.span

    def finish(self, paper: Paper) -> None:
        """Header, footer and the file's own data, which name no person."""
        section = self.document.sections[0]
        heads, feet = [section.header], [section.footer]
        if paper.footer is Footer.DASHED:
            self.document.settings.odd_and_even_pages_header_footer = True
            heads, feet = [*heads, section.even_page_header], [*feet, section.even_page_footer]
        for head in heads:
            _fill(head.paragraphs[0], DRAFT_NOTE, Face.HEI, Size.FIVE.value, Align.RIGHT)
        for foot, align in zip(feet, _FOOT_ALIGN[paper.footer], strict=False):
            _number_pages(foot.paragraphs[0], paper.footer, align)
        properties = self.document.core_properties
        properties.title, properties.author, properties.last_modified_by, properties.comments = paper.title, "", "", ""


def _number_pages(foot: Any, footer: Footer, align: Align) -> None:
    """The page number as on the paper: in the middle, or a character from the outer edge (`GB/T 9704-2012` 7.5)."""
    before, between, after = _FOOT_WORDS[footer]
    foot.alignment = _ALIGNMENTS[align]
    if align is Align.RIGHT:
        foot.paragraph_format.right_indent = Pt(_BODY)
    elif align is Align.LEFT:
        foot.paragraph_format.left_indent = Pt(_BODY)
    if before:
        _add_run(foot, before, Face.SONG, Size.FOUR.value)
        _add_counter(foot, "PAGE")
        _add_run(foot, between, Face.SONG, Size.FOUR.value)
        if between:
            _add_counter(foot, "NUMPAGES")
        _add_run(foot, after, Face.SONG, Size.FOUR.value)


def _span(value: Cell | Text | None) -> int:
    return value.span if isinstance(value, Cell) else 1


def _fill(paragraph: Any, text: Text, face: Face, size: float, align: Align, indent: float = 0) -> None:
    paragraph.alignment = _ALIGNMENTS[align]
    if indent:
        paragraph.paragraph_format.first_line_indent = Pt(indent * size)
    for part in (text,) if isinstance(text, str) else text:
        if isinstance(part, Blank):
            _add_run(paragraph, "\u3000" * round(part.chars), face, size, underline=True)
        elif isinstance(part, Run):
            _add_run(paragraph, part.text, part.face or face, size, underline=part.underline)
        else:
            _add_run(paragraph, part, face, size)


def _add_run(paragraph: Any, text: str, face: Face, size: float, *, underline: bool = False) -> None:
    run = paragraph.add_run(tidy(text))
    run.font.size = Pt(size)
    run.underline = underline or None
    _name_font(run._element.get_or_add_rPr(), face)  # noqa: SLF001 - python-docx sets no East Asian font otherwise


def _name_font(properties: Any, face: Face) -> None:
    fonts = properties.get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia"):
        fonts.set(qn(script), FONT_NAMES[face])


def _add_counter(paragraph: Any, name: str) -> None:
    """A field that Word fills in: PAGE or NUMPAGES."""
    counter = OxmlElement("w:fldSimple")
    counter.set(qn("w:instr"), name)
    paragraph._p.append(counter)  # noqa: SLF001 - python-docx has no fields


def _repeat(row: Any) -> None:
    """Let Word print this row again at the top of each page."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)  # noqa: SLF001 - python-docx has no repeated heads
