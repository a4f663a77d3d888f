"""Every paper looks as it did when somebody last looked at it; `python dev.py pictures --papers` draws the references anew."""

from dataclasses import replace

import pytest

from libao_desk.declare.blocks import Paper, Paragraph, Space
from libao_desk.printing.fonts import FontBook
from libao_desk.printing.render import render_pdf
from tests.printing.agreement import an_agreement

from .gallery import Gallery, Sample, samples
from .pictures import REFERENCES, differing, pages, reference_files, references, shown

RENEW = "look at the paper; where it is right, draw the references anew: python dev.py pictures --papers"
LARGEST = 4_000_000


@pytest.mark.parametrize("sample", samples(*shown()), ids=lambda sample: sample.name)
def test_a_paper_looks_as_its_reference(sample: Sample, gallery: Gallery) -> None:
    assert differing(pages(gallery.drawn(sample).pdf), references(sample.name)) == [], RENEW


def test_the_references_are_those_of_the_papers_and_small() -> None:
    files = {file for sample in samples(*shown()) for file in reference_files(sample.name)}
    assert set(REFERENCES.glob("*.png")) == files, RENEW
    assert sum(file.stat().st_size for file in files) < LARGEST


@pytest.fixture(scope="module")
def fonts() -> FontBook:
    return FontBook(bundled_only=True)


def _saying(old: str, new: str) -> Paper:
    paper = an_agreement()
    blocks = [
        replace(block, text=block.text.replace(old, new)) if isinstance(block, Paragraph) and isinstance(block.text, str) else block
        for block in paper.blocks
    ]
    return replace(paper, blocks=tuple(blocks))


@pytest.mark.parametrize(
    ("old", "new"), [("右手", "左手"), ("386.50", "386.60"), ("12平方米", "13平方米"), ("日上午", "目上午"), ("邻", "令")]
)
def test_a_changed_word_is_seen(old: str, new: str, fonts: FontBook) -> None:
    drawn = pages(render_pdf(_saying(old, new), fonts).pdf)
    assert differing(drawn, pages(render_pdf(an_agreement(), fonts).pdf)) == [1]


def test_a_line_moved_by_half_a_millimetre_is_seen(fonts: FontBook) -> None:
    paper = an_agreement()
    moved = replace(paper, blocks=(*paper.blocks[:2], Space(0.05), *paper.blocks[2:]))
    assert 1 in differing(pages(render_pdf(moved, fonts).pdf), pages(render_pdf(paper, fonts).pdf))


def test_a_page_too_many_is_seen(fonts: FontBook) -> None:
    drawn = pages(render_pdf(an_agreement(), fonts).pdf)
    assert differing(drawn, drawn[:1]) == [1, 2]


@pytest.mark.parametrize("kind", ["mediation-agreement", "correction-information-sheet", "guardianship-letter"])
def test_another_way_of_smoothing_is_not_seen(kind: str, gallery: Gallery) -> None:
    (sample, *_) = [each for each in samples(*shown()) if each.kind == kind]
    assert differing(pages(gallery.drawn(sample).pdf, smooth=False), references(sample.name)) == []
