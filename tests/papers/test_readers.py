"""Two readers that know nothing of the writer read from every paper the words that were put in, and find every font inside the file."""

from collections import Counter
from collections.abc import Callable

import pytest

from libao_desk.declare.blocks import Paper
from tests.printing.readers import fonts_of, pages_of, poppler_pages

from .gallery import Gallery, Sample, State, samples
from .put_in import furniture, heads, put_in, put_in_by_sides

every_paper = pytest.mark.parametrize("sample", samples(*State), ids=lambda sample: sample.name)
READERS = {"pdfium": pages_of, "poppler": poppler_pages}
LARGEST, LARGEST_AGREEMENT = 200_000, 150_000
AGREEMENTS = ("mediation-agreement", "oral-agreement", "aftercare-agreement")


@every_paper
@pytest.mark.parametrize("reader", READERS.values(), ids=READERS)
def test_a_reader_finds_the_words_that_were_put_in(reader: Callable[[bytes], list[str]], sample: Sample, gallery: Gallery) -> None:
    paper = gallery.paper(sample)
    pages = reader(gallery.drawn(sample).pdf)
    around = [furniture(paper, number, len(pages)) for number in range(1, len(pages) + 1)]
    assert [page[len(page) - len(end) :] for page, end in zip(pages, around, strict=True)] == around
    bodies = [page.removesuffix(end) for page, end in zip(pages, around, strict=True)]
    if sample.state is State.OVERLONG:  # cells of many lines go on side by side on the next page, and are drawn line by line
        read, wanted = Counter("".join(bodies)), Counter(put_in(paper))
        assert read >= wanted
        assert _are_heads(read - wanted, paper)
    else:
        assert any(_without_heads(bodies, paper, wanted) == wanted for wanted in (put_in(paper), put_in_by_sides(paper)))


def _without_heads(bodies: list[str], paper: Paper, wanted: str) -> str:
    """The text of the pages, the heads that stand again left out."""
    read = ""
    for body in bodies:
        again = next((head for head in heads(paper) if body.startswith(head) and wanted.startswith(read + body[len(head) :])), "")
        read += body if wanted.startswith(read + body) else body.removeprefix(again)
    return read


def _are_heads(surplus: Counter[str], paper: Paper) -> bool:
    """Whether what is read beyond what was put in is nothing but heads of tables."""
    return set(surplus) <= set("".join(heads(paper)))


@every_paper
def test_every_font_is_embedded_as_a_subset(sample: Sample, gallery: Gallery) -> None:
    assert {(embedded, subset) for _, embedded, subset in fonts_of(gallery.drawn(sample).pdf)} == {(True, True)}


@pytest.mark.parametrize("sample", samples(State.FILLED, State.BLANK), ids=lambda sample: sample.name)
def test_a_paper_is_small(sample: Sample, gallery: Gallery) -> None:
    """Three pages of a letter of responsibility hold three hundred different characters; an agreement holds half of them."""
    limit = LARGEST_AGREEMENT if sample.kind in AGREEMENTS else LARGEST
    assert len(gallery.drawn(sample).pdf) < limit
