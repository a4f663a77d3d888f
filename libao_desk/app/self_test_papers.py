"""What of the self-test draws, binds and shows papers; each raises where its part is missing or does not do its one thing."""

from collections.abc import Callable
from hashlib import sha256
from typing import TYPE_CHECKING

from libao_desk.core.paths import resource

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QGuiApplication, QImage, QPainter

LAST_RESORT = "HanaMinB.ttf"
"""The font that the Windows installer adds for the rarest characters of names."""
INK = 128
"""Darker than this is drawn."""


def has_last_resort() -> bool:
    """Whether the rarest characters can be drawn here."""
    return resource("fonts", LAST_RESORT).is_file()


def paper() -> str:
    """A paper with rare characters and its check mark."""
    pdf = _pdf()
    return f"{len(pdf)}字节，{sha256(pdf).hexdigest()[:12]}"


def _pdf() -> bytes:
    from libao_desk.declare.blocks import Paper, Paragraph, Title
    from libao_desk.printing.fonts import font_book
    from libao_desk.printing.render import render_pdf

    rare = "生僻字：𬭎、䶮、㛃。" + ("罕用字：𪚥、𫝀、𬺰。" if has_last_resort() else "")
    blank = Paper("自检", (Title("自检"), Paragraph(rare)), code="ABCD-EFGH")
    return render_pdf(blank, font_book(bundled_only=True)).pdf


def preview() -> str:
    """The page drawn as the preview draws it; a picture needs Qt, but no screen."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
    from PySide6.QtPdf import QPdfDocument

    content, document = QBuffer(), QPdfDocument(_screen())
    content.setData(QByteArray(_pdf()))
    content.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(content)
    size = QSize(420, 594)
    image = _white(size)
    _paint(image, lambda painter: painter.drawImage(0, 0, document.render(0, size)))
    document.close()
    return f"第1页{_ink(image, size.width(), 200)}个墨点"


def chart() -> str:
    """A chart as the screen shows it."""
    from PySide6.QtCore import QByteArray, QSize
    from PySide6.QtSvg import QSvgRenderer

    from libao_desk.declare.blocks import ChartBlock, ChartSeries
    from libao_desk.printing.charts import svg
    from libao_desk.printing.fonts import font_book

    block = ChartBlock("自检", ("甲", "乙"), (ChartSeries("件数", (3, 5)),))
    _screen()
    drawing = QSvgRenderer(QByteArray(svg(block, font_book(bundled_only=True), "sans-serif")))
    if not drawing.isValid():
        raise ValueError("the chart is no SVG")
    size = QSize(420, 200)
    image = _white(size)
    _paint(image, drawing.render)
    return f"{_ink(image, size.width(), size.height())}个墨点"


def dossier() -> str:
    """A photograph and a paper bound as one file."""
    from PySide6.QtCore import QBuffer, QIODevice, QSize

    from libao_desk.printing.binding import Leaves, as_pdf, bind, page_count
    from libao_desk.printing.fonts import font_book

    photograph = QBuffer()
    photograph.open(QIODevice.OpenModeFlag.WriteOnly)
    if not _white(QSize(60, 80)).save(photograph, "JPG"):  # type: ignore[call-overload]  # the stub knows only file names
        raise ValueError("no JPEG can be written")
    scan = as_pdf("自检.jpg", "jpg", bytes(photograph.data().data()))
    bound = bind((Leaves("照片", scan), Leaves("文书", _pdf())), "自检", font_book(bundled_only=True))
    if (pages := page_count(bound)) != 2:
        raise ValueError(f"{pages} pages")
    return f"{pages}页，{len(bound)}字节"


def draft() -> str:
    """A paper as an editable file."""
    from libao_desk.declare.blocks import Paper, Paragraph, Title
    from libao_desk.printing.words import render_docx

    return f"{len(render_docx(Paper('自检', (Title('自检'), Paragraph('自检')))))}字节"


def _screen() -> "QGuiApplication":
    from PySide6.QtGui import QGuiApplication

    running = QGuiApplication.instance()
    return running if isinstance(running, QGuiApplication) else QGuiApplication(["self-test", "-platform", "offscreen"])


def _white(size: "QSize") -> "QImage":
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage

    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    return image


def _paint(image: "QImage", draw: "Callable[[QPainter], object]") -> None:
    from PySide6.QtGui import QPainter

    painter = QPainter(image)
    draw(painter)
    painter.end()


def _ink(image: "QImage", width: int, height: int) -> int:
    """How many dots are dark; raises ValueError where none is."""
    found = sum(image.pixelColor(x, y).lightness() < INK for x in range(0, width, 2) for y in range(0, height, 2))
    if not found:
        raise ValueError("the picture is empty")
    return found
