"""Draws a paper as PDF: the same paper and fonts give the same bytes."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from libao_desk.declare.blocks import Face, Footer, Paper, Size

from .check_mark import check_mark
from .compose import compose
from .fonts import FontBook
from .page import BLOCK_HEIGHT, EM, FOOTER_DROP, LEFT_MARGIN, MEASURE, MM, PAGE_HEIGHT, PAGE_WIDTH, TOP_MARGIN, page_number, page_number_x
from .paragraphs import ASCENT, Mark, Picture, Rule, Words, set_text, width_of
from .rooms import fit_rooms
from .strips import Placed, moved, paginate

rl_config.useA85 = 0  # binary streams: a fifth smaller

_RED = (0.85, 0, 0)
_BLACK = (0, 0, 0)
_FOOT_SIZE = Size.FOUR.value  # 4号 (`GB/T 9704-2012` 7.5)
_DASH_RISE = 0.33  # of the em: how far the dashes beside a page number stand above its line; they lie 7 mm under the block (7.5)
_NOTE = 9.0
_STRADDLE = "（骑缝章）"
_EDGE = 4 * MM  # what a laser printer leaves white
_DRAFT_SIZE = 150.0
_DRAFT_GREY = 0.9


@dataclass(frozen=True, slots=True)
class RenderedPaper:
    """A paper as it is kept and printed: its bytes, how many pages, and the hash that names it."""

    pdf: bytes
    pages: int
    sha256: str


def render_pdf(paper: Paper, fonts: FontBook) -> RenderedPaper:
    """The paper as PDF, fonts embedded as subsets; raises MissingGlyph when a character cannot be printed on this PC."""
    strips = compose(paper.blocks, fonts)
    pages = paginate(fit_rooms(strips) if paper.by_hand else strips)
    target = BytesIO()
    main_font = fonts.glyph(Face.FANG, "文").font  # else each page names Helvetica, which nobody embeds
    canvas = Canvas(target, pagesize=(PAGE_WIDTH, PAGE_HEIGHT), invariant=1, pageCompression=1, lang="zh-CN", initialFontName=main_font)
    canvas.setTitle(paper.title)
    canvas.setAuthor("")
    canvas.setSubject("")
    canvas.setCreator("Libao Desk")
    for number, page in enumerate(pages, start=1):
        if paper.draft:
            _draw_draft(canvas, fonts)
        _draw(canvas, [*page, Placed(0, tuple(_furniture(paper, fonts, number, len(pages))))])
        canvas.showPage()
    canvas.save()
    pdf = target.getvalue()
    return RenderedPaper(pdf, len(pages), sha256(pdf).hexdigest())


def _draw(canvas: Canvas, strips: Iterable[Placed]) -> None:
    """Draw the marks of a page: all words in one text object, then the rules and the pictures."""
    words, rules, pictures = _by_kind(strips)
    text = canvas.beginText()
    font, space, red = ("", 0.0), 0.0, False
    top = PAGE_HEIGHT - TOP_MARGIN
    for y, mark in words:
        if (mark.font, mark.size) != font:
            font = (mark.font, mark.size)
            text.setFont(mark.font, mark.size)
        if mark.space != space:
            space = mark.space
            text.setCharSpace(space)
        if mark.red is not red:
            red = mark.red
            text.setFillColorRGB(*(_RED if red else _BLACK))
        text.setTextOrigin(LEFT_MARGIN + mark.x, top - y - mark.y)
        text.textOut(mark.text)
    canvas.drawText(text)
    _draw_rules(canvas, rules)
    if pictures:
        from .charts import put

        for picture in pictures:
            put(picture, canvas, LEFT_MARGIN, top)


def _by_kind(strips: Iterable[Placed]) -> tuple[list[tuple[float, Words]], list[Rule], list[Picture]]:
    """The marks of a page: words with how far their strip is down, rules and pictures in their place."""
    words: list[tuple[float, Words]] = []
    rules: list[Rule] = []
    pictures: list[Picture] = []
    for y, marks in strips:
        for mark in marks:
            if isinstance(mark, Rule):
                rules.append(mark._replace(y0=mark.y0 + y, y1=mark.y1 + y))
            elif isinstance(mark, Picture):
                pictures.append(mark._replace(y=mark.y + y))
            else:
                words.append((y, mark))
    return words, rules, pictures


def _draw_rules(canvas: Canvas, rules: Iterable[Rule]) -> None:
    """Draw the rules; the pen is set again only where it changes, for a check mark alone has two hundred."""
    top = PAGE_HEIGHT - TOP_MARGIN
    pen: tuple[float, bool, bool] | None = None
    for rule in rules:
        if (rule.weight, rule.dashed, rule.red) != pen:
            pen = (rule.weight, rule.dashed, rule.red)
            canvas.setLineWidth(rule.weight)
            canvas.setStrokeColorRGB(*(_RED if rule.red else _BLACK))
            canvas.setDash([4, 3] if rule.dashed else [])
        canvas.line(LEFT_MARGIN + rule.x0, top - rule.y0, LEFT_MARGIN + rule.x1, top - rule.y1)


def _words(text: str, fonts: FontBook, face: Face, size: float, x: float, y: float) -> tuple[Mark, ...]:
    return moved(set_text(text, fonts, face, size, float("inf"))[0][0].marks, x, y)


def _furniture(paper: Paper, fonts: FontBook, page: int, pages: int) -> Iterable[Mark]:
    """What stands around the block: page number, initials, the note for the straddling seal, the check code."""
    foot = BLOCK_HEIGHT + FOOTER_DROP + (_DASH_RISE if paper.footer is Footer.DASHED else ASCENT) * _FOOT_SIZE
    if paper.initials and page < pages:
        yield from _initials(paper, fonts, page, foot)
    number = page_number(paper.footer, page, pages)
    if number:
        x = page_number_x(paper.footer, page, width_of(number, fonts, Face.SONG, _FOOT_SIZE))
        yield from _words(number, fonts, Face.SONG, _FOOT_SIZE, x, foot)
    if paper.straddle_seal and pages > 1:
        x = PAGE_WIDTH - LEFT_MARGIN - _EDGE - width_of(_STRADDLE, fonts, Face.SONG, _NOTE)
        yield from _words(_STRADDLE, fonts, Face.SONG, _NOTE, x, BLOCK_HEIGHT / 2)
    if paper.code:
        yield from check_mark(paper.code, fonts)


def _initials(paper: Paper, fonts: FontBook, page: int, foot: float) -> Iterable[Mark]:
    """A line for the initials of who signs each page (逐页签名), on the side the page number leaves free."""
    label = f"{paper.signer}签名："
    width, rule = width_of(label, fonts, Face.FANG, _NOTE), 4.5 * EM
    x = MEASURE - width - rule if paper.footer is Footer.DASHED and page % 2 == 0 else 0.0
    yield from _words(label, fonts, Face.FANG, _NOTE, x, foot)
    yield Rule(x + width, foot + 2, x + width + rule, foot + 2)


def _draw_draft(canvas: Canvas, fonts: FontBook) -> None:
    """草稿 in light grey across the page, under everything else."""
    canvas.saveState()
    canvas.setFillGray(_DRAFT_GREY)
    canvas.translate(PAGE_WIDTH / 2, PAGE_HEIGHT / 2)
    canvas.rotate(45)
    for index, char in enumerate("草稿"):
        glyph = fonts.glyph(Face.HEI, char)
        canvas.setFont(glyph.font, _DRAFT_SIZE)
        canvas.drawString((index - 1) * _DRAFT_SIZE * 1.2, -_DRAFT_SIZE / 3, char)
    canvas.restoreState()
