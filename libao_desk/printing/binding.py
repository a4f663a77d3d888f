"""A dossier bound as one PDF (装订): papers as issued, scans laid on A4, page numbers in the top outer corners."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from logging import CRITICAL, getLogger
from typing import TYPE_CHECKING
from warnings import catch_warnings, simplefilter

from libao_desk.core.errors import Refusal
from libao_desk.declare.blocks import Face

from .fonts import FontBook
from .page import BLOCK_HEIGHT, BLOCK_WIDTH, LEFT_MARGIN, MM, PAGE_HEIGHT, PAGE_WIDTH, TOP_MARGIN

if TYPE_CHECKING:
    from PIL.Image import Image as Picture
    from PIL.ImageFile import ImageFile
    from pypdf import PageObject, PdfReader

PICTURES = frozenset({"jpg", "png", "tiff"})
BOUND = PICTURES | {"pdf"}
"""The kinds of files whose pages can be bound; of others the contents say that they are kept beside."""

NUMBER_SIZE = 12.0
CORNER = 10 * MM
"""The number's distance from the top and the outer edge, inside the 15 mm that are left free."""
NEARLY_A4 = 2 * MM
JPEG_QUALITY = 88
DOTS = 300
"""How many dots an inch a scan keeps on its page."""
FINEST = (round(BLOCK_WIDTH / 72 * DOTS), round(BLOCK_HEIGHT / 72 * DOTS))


@dataclass(frozen=True, slots=True)
class Leaves:
    """What is bound in one piece: its bookmark, its pages, whether they are numbered."""

    name: str
    pdf: bytes
    is_numbered: bool = True


def as_pdf(name: str, kind: str, data: bytes) -> bytes:
    """An attached file as A4 pages.

    Raises Refusal, naming the file, where it cannot be read.
    """
    try:
        return _from_pictures(data) if kind in PICTURES else _on_a4(data)
    except Refusal as refusal:
        raise Refusal(f"附件“{name}”：{refusal.sentence}") from None
    except Exception as error:  # a stranger's file: whatever the reader makes of it, the file is to be replaced, the program is sound
        raise Refusal(f"附件“{name}”不能读取，请打开检查后重新扫描或另存，再编卷宗。") from error


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    return len(_reader(pdf).pages)


def bind(leaves: Sequence[Leaves], title: str, fonts: FontBook) -> bytes:
    """All leaves as one PDF with bookmarks, the numbered ones counted from 1; those without a number have a sheet of their own."""
    from pypdf import PdfWriter

    writer = PdfWriter()
    numbered: list[int] = []
    was_numbered = False
    for piece in leaves:
        if not (piece.is_numbered and was_numbered) and len(writer.pages) % 2:  # printed on both sides: nothing on the back of a cover
            writer.add_blank_page(PAGE_WIDTH, PAGE_HEIGHT)
        start, was_numbered = len(writer.pages), piece.is_numbered
        writer.append(BytesIO(piece.pdf), outline_item=piece.name, import_outline=False)
        numbered += range(start, len(writer.pages)) if piece.is_numbered else ()
    if numbered:
        marks = _reader(_numbers(len(numbered), fonts))
        for mark, index in zip(marks.pages, numbered, strict=True):
            writer.pages[index].merge_page(mark)
    writer.compress_identical_objects()
    writer.add_metadata({"/Title": title})
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def _reader(pdf: bytes) -> "PdfReader":
    from pypdf import PdfReader

    getLogger("pypdf").setLevel(CRITICAL)  # it warns of each oddity of a stranger's file: we answer with one sentence, or read on
    return PdfReader(BytesIO(pdf))


def _numbers(count: int, fonts: FontBook) -> bytes:
    """Pages that hold nothing but their number: right on the front of a leaf, left on its back."""
    from reportlab.pdfgen.canvas import Canvas

    target = BytesIO()
    font = fonts.glyph(Face.SONG, "1").font
    canvas = Canvas(target, pagesize=(PAGE_WIDTH, PAGE_HEIGHT), invariant=1, initialFontName=font)
    for number in range(1, count + 1):
        canvas.setFont(font, NUMBER_SIZE)
        y = PAGE_HEIGHT - CORNER - NUMBER_SIZE / 2
        if number % 2:
            canvas.drawRightString(PAGE_WIDTH - CORNER, y, str(number))
        else:
            canvas.drawString(CORNER, y, str(number))
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _from_pictures(data: bytes) -> bytes:
    """Each picture of a file on a page of its own, as large as the block allows, upright as it was taken."""
    from PIL import ImageOps, ImageSequence
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    target = BytesIO()
    canvas = Canvas(target, pagesize=(PAGE_WIDTH, PAGE_HEIGHT), invariant=1)
    with _opened(data) as opened:
        opened.draft(None, (max(FINEST), max(FINEST)))
        for frame in ImageSequence.Iterator(opened):
            picture = ImageOps.exif_transpose(frame)
            if picture.mode != "1":
                picture.thumbnail(FINEST)
            scale = min(BLOCK_WIDTH / picture.width, BLOCK_HEIGHT / picture.height)
            width, height = picture.width * scale, picture.height * scale
            x, y = LEFT_MARGIN + (BLOCK_WIDTH - width) / 2, PAGE_HEIGHT - TOP_MARGIN - height
            canvas.drawImage(ImageReader(_packed(picture)), x, y, width, height)
            canvas.showPage()
    canvas.save()
    return target.getvalue()


def _opened(data: bytes) -> "ImageFile":
    """A picture, not unpacked yet. Raises Refusal for more pixels than any scan has: they would take all the memory of a small PC."""
    from PIL import Image

    with catch_warnings():
        simplefilter("error", Image.DecompressionBombWarning)
        try:
            return Image.open(BytesIO(data))
        except (Image.DecompressionBombWarning, Image.DecompressionBombError):
            raise Refusal(f"像素过多，请用{DOTS} dpi重新扫描，再编卷宗。") from None


def _packed(picture: "Picture") -> "Picture | BytesIO":
    """The picture as the PDF keeps it: black on white as it is, anything else as JPEG on white, a tenth of its bare size."""
    from PIL import Image

    if picture.mode == "1":
        return picture
    sheet = picture.convert("RGB") if not picture.has_transparency_data else Image.new("RGB", picture.size, "white")
    if picture.has_transparency_data:
        shining = picture.convert("RGBA")
        sheet.paste(shining, mask=shining)
    target = BytesIO()
    sheet.save(target, "JPEG", quality=JPEG_QUALITY)
    target.seek(0)
    return target


def _on_a4(data: bytes) -> bytes:
    """A PDF from anywhere with each page laid on A4."""
    from pypdf import PdfWriter

    reader = _reader(data)
    if reader.is_encrypted:
        raise Refusal("PDF设有密码，不能编入卷宗，请另存为不带密码的PDF。")
    writer = PdfWriter(clone_from=reader)
    for page in writer.pages:
        _lay(page)
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def _lay(page: "PageObject") -> None:
    """Fit a page of any size into the block, upright; a page of A4 stays as it is."""
    from pypdf import Transformation
    from pypdf.generic import RectangleObject

    page.transfer_rotation_to_content()
    box = page.mediabox
    width, height = float(box.width), float(box.height)
    if abs(width - PAGE_WIDTH) < NEARLY_A4 and abs(height - PAGE_HEIGHT) < NEARLY_A4:
        return
    scale = min(BLOCK_WIDTH / width, BLOCK_HEIGHT / height)
    x = LEFT_MARGIN + (BLOCK_WIDTH - width * scale) / 2
    y = PAGE_HEIGHT - TOP_MARGIN - height * scale
    page.add_transformation(Transformation().translate(-float(box.left), -float(box.bottom)).scale(scale).translate(x, y))
    a4 = RectangleObject((0, 0, PAGE_WIDTH, PAGE_HEIGHT))
    page.mediabox = page.cropbox = page.trimbox = page.bleedbox = page.artbox = a4
