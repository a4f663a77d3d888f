"""A dossier bound: scans on A4, numbers in the outer corners, bookmarks, and files that cannot be read named."""

from io import BytesIO

import pypdfium2
import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from libao_desk.core.errors import Refusal
from libao_desk.declare.blocks import Footer, PageBreak, Paper, Paragraph
from libao_desk.printing.binding import FINEST, Leaves, as_pdf, bind, page_count
from libao_desk.printing.fonts import FontBook
from libao_desk.printing.page import LEFT_MARGIN, MM, PAGE_HEIGHT, PAGE_WIDTH, TOP_MARGIN
from libao_desk.printing.render import render_pdf

from .readers import boxes, pictures_of


def a_paper(book: FontBook, *pages: str) -> bytes:
    """A paper of so many pages."""
    blocks = [block for text in pages for block in (Paragraph(text), PageBreak())]
    return render_pdf(Paper("样", tuple(blocks[:-1]), footer=Footer.NONE), book).pdf


def a_scan(kind: str, size: tuple[int, int] = (800, 1100), frames: int = 1) -> bytes:
    """A dark picture."""
    target = BytesIO()
    pictures = [Image.new("RGB", size, (40, 40, 40)) for _ in range(frames)]
    pictures[0].save(target, kind, save_all=frames > 1, append_images=pictures[1:]) if frames > 1 else pictures[0].save(target, kind)
    return target.getvalue()


def a_foreign_pdf(width: float, height: float) -> bytes:
    """A page of another size with a word in its middle."""
    target = BytesIO()
    canvas = Canvas(target, pagesize=(width, height))
    canvas.drawString(width / 2, height / 2, "SCAN")
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of every page."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_size() for page in document]


def three_pieces(book: FontBook) -> list[Leaves]:
    """A cover, a paper of two pages, a paper of one."""
    return [
        Leaves("封面", a_paper(book, "封"), is_numbered=False),
        Leaves("笔录", a_paper(book, "甲", "乙")),
        Leaves("协议", a_paper(book, "丙")),
    ]


def test_numbers_stand_outside_and_only_on_numbered_leaves(book: FontBook) -> None:
    leaves = [
        Leaves("封面", a_paper(book, "封"), is_numbered=False),
        Leaves("笔录", a_paper(book, "甲", "乙")),
        Leaves("协议", a_paper(book, "丙")),
    ]
    pdf = bind(leaves, "卷宗", book)
    found = [(box.page, box.char, box.left > PAGE_WIDTH / 2) for box in boxes(pdf) if box.char in "123"]
    assert found == [(3, "1", True), (4, "2", False), (5, "3", True)]
    assert all(box.top < 15 * MM for box in boxes(pdf) if box.char in "123")


def test_what_has_no_number_has_a_sheet_of_its_own_when_both_sides_are_printed(book: FontBook) -> None:
    front = [Leaves(name, a_paper(book, "封"), is_numbered=False) for name in ("封面", "目录")]
    back = [Leaves(name, a_paper(book, "底"), is_numbered=False) for name in ("备考表", "封底")]
    with pypdfium2.PdfDocument(bind([*front, Leaves("笔录", a_paper(book, "甲")), *back], "卷宗", book)) as document:
        assert [mark.get_dest().get_index() for mark in document.get_toc()] == [0, 2, 4, 6, 8]


def test_every_piece_has_its_bookmark(book: FontBook) -> None:
    leaves = [
        Leaves("封面", a_paper(book, "封"), is_numbered=False),
        Leaves("笔录", a_paper(book, "甲", "乙")),
        Leaves("协议", a_paper(book, "丙")),
    ]
    with pypdfium2.PdfDocument(bind(leaves, "卷宗", book)) as document:
        assert [(mark.get_title(), mark.get_dest().get_index()) for mark in document.get_toc()] == [("封面", 0), ("笔录", 2), ("协议", 4)]


@pytest.mark.parametrize(("kind", "frames"), [("JPEG", 1), ("PNG", 1), ("TIFF", 3)])
def test_pictures_become_a4_pages_inside_the_block(kind: str, frames: int) -> None:
    pdf = as_pdf("照片", {"JPEG": "jpg", "PNG": "png", "TIFF": "tiff"}[kind], a_scan(kind, frames=frames))
    assert page_count(pdf) == frames
    for picture in pictures_of(pdf, 72):
        dark = picture.convert("L").point(lambda value: 255 if value < 128 else 0).getbbox()
        assert dark is not None
        assert dark[0] >= LEFT_MARGIN - 1
        assert dark[1] >= TOP_MARGIN - 1
        assert (dark[2] - dark[0]) / (dark[3] - dark[1]) == pytest.approx(800 / 1100, abs=0.02)


@pytest.mark.parametrize("size", [(842, 1191), (300, 200), (1191, 842)])
def test_a_pdf_of_another_size_is_laid_on_a4(size: tuple[float, float], book: FontBook) -> None:
    pdf = as_pdf("扫描件", "pdf", a_foreign_pdf(*size))
    assert sizes(pdf) == [pytest.approx((PAGE_WIDTH, PAGE_HEIGHT), abs=0.5)]
    with pypdfium2.PdfDocument(pdf) as document:
        assert "SCAN" in document[0].get_textpage().get_text_bounded()


def test_a_paper_of_ours_is_left_as_it_is(book: FontBook) -> None:
    paper = a_paper(book, "甲", "乙")
    assert [box.char for box in boxes(as_pdf("文书", "pdf", paper))] == [box.char for box in boxes(paper)]


@pytest.mark.parametrize(("kind", "data"), [("pdf", b"%PDF-1.4 broken"), ("jpg", b"\xff\xd8\xff broken"), ("tiff", b"II*\x00")])
def test_a_file_that_cannot_be_read_is_named(kind: str, data: bytes) -> None:
    with pytest.raises(Refusal, match="附件“现场照片”不能读取"):
        as_pdf("现场照片", kind, data)


def test_a_pdf_with_a_password_is_refused() -> None:
    writer = PdfWriter()
    writer.add_blank_page(width=200, height=200)
    writer.encrypt("secret", algorithm="AES-256")
    target = BytesIO()
    writer.write(target)
    with pytest.raises(Refusal, match="设有密码"):
        as_pdf("扫描件", "pdf", target.getvalue())


def test_a_photograph_stays_about_as_small_as_it_came() -> None:
    noisy = Image.effect_noise((1200, 1600), 60).convert("RGB")
    target = BytesIO()
    noisy.save(target, "JPEG", quality=88)
    assert len(as_pdf("现场照片", "jpg", target.getvalue())) < 1.5 * len(target.getvalue())


def test_what_shines_through_in_a_picture_is_white_paper() -> None:
    target = BytesIO()
    Image.new("RGBA", (400, 300), (0, 0, 0, 0)).save(target, "PNG")
    (page,) = pictures_of(as_pdf("印鉴", "png", target.getvalue()), 50)
    assert page.convert("L").getextrema() == (255, 255)


def test_a_fine_scan_is_kept_as_fine_as_its_page_needs() -> None:
    target = BytesIO()
    Image.new("RGB", (4960, 7016), (90, 120, 40)).save(target, "PNG")
    (page,) = PdfReader(BytesIO(as_pdf("扫描件", "png", target.getvalue()))).pages
    (embedded,) = page.images
    with Image.open(BytesIO(embedded.data)) as kept:
        assert kept.width == FINEST[0]
        assert abs(kept.height - round(kept.width * 7016 / 4960)) <= 1


def test_more_pixels_than_any_scan_has_are_refused_before_they_are_unpacked() -> None:
    target = BytesIO()
    Image.new("1", (10_000, 9_000)).save(target, "PNG")
    with pytest.raises(Refusal, match="附件“巨图”：像素过多"):
        as_pdf("巨图", "png", target.getvalue())
