"""Letters, notices and opinions that go out are official papers (`GB/T 9704-2012`): head, number, signature and pages."""

import pytest

from libao_desk.declare.blocks import Footer, NumberLine, Paper, RedHead, SealArea, Text, Title
from libao_desk.printing.page import EM, LEFT_MARGIN, MEASURE, PITCH
from tests.printing.readers import squeeze

from .gallery import Gallery, Sample, State, samples
from .measured import Measured, Row
from .put_in import flat, words_of

OFFICIAL = (
    "petition-notice",
    "petition-refusal",
    "petition-extension",
    "petition-forward",
    "petition-assign",
    "petition-objection",
    "petition-opinion",
    "supervision-notice",
    "aftercare-check-letter",
    "aftercare-transfer-letter",
    "aftercare-close-notice",
)
"""告知书, 函, 处理意见书, 督办通知单: the papers that domain.md 4.1 sets as 公文."""

NEAR = 1.0
official = pytest.mark.parametrize("sample", [each for each in samples(*State) if each.kind in OFFICIAL], ids=lambda sample: sample.name)


@official
def test_the_number_stands_in_the_middle_without_the_word(sample: Sample, gallery: Gallery) -> None:
    paper, measured = gallery.paper(sample), gallery.measured(sample)
    numbers = list(_numbers(paper))
    assert len(numbers) == (sample.kind != "petition-objection"), "a letter sent back has no number of its own"
    for number in numbers:
        row = next(row for row in measured.rows if words_of(number) and row.text == words_of(number))
        assert "编号" not in row.text
        if sample.state is not State.BLANK:
            assert (row.signs[0].x + row.signs[-1].right) / 2 == pytest.approx(LEFT_MARGIN + MEASURE / 2, abs=NEAR)


def _numbers(paper: Paper) -> list[Text]:
    return [
        block.text if isinstance(block, NumberLine) else block.number for block in paper.blocks if isinstance(block, NumberLine | RedHead)
    ]


@official
def test_a_blank_line_parts_the_title_from_those_it_is_for(sample: Sample, gallery: Gallery) -> None:
    measured = gallery.measured(sample)
    title = next(block for block in flat(gallery.paper(sample).blocks) if isinstance(block, Title))
    rows = [row for row in measured.rows if row.page == 1]
    last = max(index for index, row in enumerate(rows) if row.text and squeeze(title.text).endswith(row.text))
    assert rows[last + 1].text.endswith("：") or sample.state is State.OVERLONG
    assert rows[last + 1].head - rows[last].signs[0].bottom >= PITCH


@official
def test_pages_are_numbered_between_dashes(sample: Sample, gallery: Gallery) -> None:
    assert gallery.paper(sample).footer is Footer.DASHED


@official
def test_the_unit_stands_over_the_middle_of_the_date_with_nothing_between(sample: Sample, gallery: Gallery) -> None:
    paper, measured = gallery.paper(sample), gallery.measured(sample)
    (seal,) = [block for block in flat(paper.blocks) if isinstance(block, SealArea)]
    assert (seal.text, seal.unit is None) == ("", False)
    unit, day = _signature(measured, squeeze(seal.unit or ""))
    assert day.y - unit.y == pytest.approx(PITCH, abs=NEAR)
    if seal.on is not None:
        assert (unit.signs[0].x + unit.signs[-1].right) / 2 == pytest.approx((day.signs[0].x + day.signs[-1].right) / 2, abs=EM)


def _signature(measured: Measured, unit: str) -> tuple[Row, Row]:
    index = max(index for index, row in enumerate(measured.rows) if row.text == unit and row.signs[0].x > LEFT_MARGIN + MEASURE / 3)
    return measured.rows[index], measured.rows[index + 1]
