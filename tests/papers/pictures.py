"""Reference pictures of papers (样张图): 150 dpi in black and white; compared square by square, so that smoothing is no difference."""

from collections.abc import Sequence
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops

from .gallery import Gallery, State, samples

REFERENCES = Path(__file__).resolve().parent.parent / "pictures" / "papers"
DOTS_PER_INCH = 150
SQUARE = 6
"""Pixels: a square of 1 mm."""
ALLOWED = 51
"""Of 255, how much darker or lighter a square may be: an edge smoothed otherwise moves it by 38, one changed figure by 54."""
HALF = 128


def shown() -> tuple[State, ...]:
    """What of each paper has a reference."""
    return State.FILLED, State.BLANK


def pages(pdf: bytes, *, smooth: bool = True) -> list[Image.Image]:
    """Every page in black and white; drawn in grey first, for in colour pdfium smooths type in a manner of its own."""
    with pypdfium2.PdfDocument(pdf) as document:
        drawn = [page.render(scale=DOTS_PER_INCH / 72, grayscale=True, no_smoothtext=not smooth).to_pil() for page in document]
    return [page.point(lambda grey: 255 * (grey >= HALF)) for page in drawn]


def changed_squares(page: Image.Image, reference: Image.Image) -> int:
    """In how many squares a page differs from its reference."""
    if page.size != reference.size:
        return int(page.width * page.height) // (SQUARE * SQUARE)
    difference = ImageChops.difference(page.reduce(SQUARE), reference.reduce(SQUARE))
    return int(sum(difference.histogram()[ALLOWED + 1 :]))


def reference_files(name: str) -> list[Path]:
    """The reference pictures of a sample, page after page."""
    found = REFERENCES.glob(f"{name}-*.png")
    return sorted(found, key=lambda path: int(path.stem.rsplit("-", 1)[1]))


def references(name: str) -> list[Image.Image]:
    """The same, opened."""
    return [Image.open(path).convert("L") for path in reference_files(name)]


def differing(drawn: Sequence[Image.Image], kept: Sequence[Image.Image]) -> list[int]:
    """The numbers of the pages that differ; all of them where there are more or fewer than before."""
    if len(drawn) != len(kept):
        return list(range(1, max(len(drawn), len(kept)) + 1))
    return [number for number, (page, old) in enumerate(zip(drawn, kept, strict=True), 1) if changed_squares(page, old)]


def renew(gallery: Gallery) -> None:
    """Draw the references anew; a page that does not differ keeps its file, so that a commit shows what changed."""
    REFERENCES.mkdir(exist_ok=True)
    wanted = set()
    for sample in samples(*shown()):
        drawn = pages(gallery.drawn(sample).pdf)
        changed = differing(drawn, references(sample.name))
        for number, page in enumerate(drawn, 1):
            file = REFERENCES / f"{sample.name}-{number}.png"
            wanted.add(file)
            if number in changed:
                page.convert("1", dither=Image.Dither.NONE).save(file, optimize=True)
    for file in set(REFERENCES.glob("*.png")) - wanted:
        file.unlink()
