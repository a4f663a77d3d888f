"""Two readers of papers that know nothing of the writer: pdfium and poppler."""

import re
import subprocess
from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium
from PIL.Image import Image


class Box(NamedTuple):
    """A character as it lies on its page; points from the page's top left corner."""

    page: int
    char: str
    left: float
    top: float
    right: float
    bottom: float


def pdfium_text(pdf: bytes) -> str:
    """The text of all pages without line ends and spaces."""
    with pypdfium2.PdfDocument(pdf) as document:
        return squeeze("".join(page.get_textpage().get_text_bounded() for page in document))


def poppler_text(pdf: bytes) -> str:
    """The same by pdftotext."""
    return "".join(poppler_pages(pdf))


def poppler_pages(pdf: bytes) -> list[str]:
    """The text of each page, by pdftotext, in the order in which it was written."""
    done = subprocess.run(["pdftotext", "-raw", "-enc", "UTF-8", "-", "-"], input=pdf, capture_output=True, check=True)
    return [squeeze(page) for page in done.stdout.decode("utf-8").split("\f")[:-1]]


def squeeze(text: str) -> str:
    """The text without anything that only parts lines and words."""
    return re.sub(r"[\s\u3000\x00\x02\ufffe]", "", text)


def boxes(pdf: bytes) -> Iterator[Box]:
    """Every character that leaves ink, by pdfium."""
    with pypdfium2.PdfDocument(pdf) as document:
        for number, page in enumerate(document, start=1):
            height = page.get_height()
            text = page.get_textpage()
            for index in range(text.count_chars()):
                left, bottom, right, top = text.get_charbox(index)
                char = chr(pdfium.FPDFText_GetUnicode(text, index))
                if right > left and not char.isspace():
                    yield Box(number, char, left, height - top, right, height - bottom)


def pictures_of(pdf: bytes, dots_per_inch: int) -> list[Image]:
    """Every page as a picture on white, by pdfium."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=dots_per_inch / 72).to_pil() for page in document]


def fonts_of(pdf: bytes) -> list[tuple[str, bool, bool]]:
    """Name, embedded, subset of each font, by pdffonts."""
    done = subprocess.run(["pdffonts", "-"], input=pdf, capture_output=True, check=True)
    rows = [line.split() for line in done.stdout.decode("utf-8").splitlines()[2:]]
    return [(row[0], row[-5] == "yes", row[-4] == "yes") for row in rows]


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page, by pdfium."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [squeeze(page.get_textpage().get_text_bounded()) for page in document]
