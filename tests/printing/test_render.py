"""Papers as PDF, read back by two readers that know nothing of the writer."""

import re
from dataclasses import replace
from datetime import date
from hashlib import sha256

import pytest
import zxingcpp

from libao_desk.declare.blocks import (
    Block,
    Clauses,
    CutLine,
    DateLine,
    FactsTable,
    Field,
    Fields,
    Footer,
    PageBreak,
    Paper,
    Paragraph,
    RedHead,
    SealArea,
    Signature,
    SignatureBlock,
    Size,
    Space,
    Title,
    Together,
)
from libao_desk.printing.compose import chinese_number
from libao_desk.printing.fonts import FontBook, MissingGlyph
from libao_desk.printing.page import BLOCK_HEIGHT, BLOCK_WIDTH, LEFT_MARGIN, MEASURE, MM, TOP_MARGIN
from libao_desk.printing.render import render_pdf

from .agreement import AMOUNT, FACTS, MORE_FACTS, NUMBER, PARTIES, a_blank_form, an_agreement
from .readers import Box, boxes, fonts_of, pages_of, pdfium_text, pictures_of, poppler_text, squeeze

TOLERANCE = 0.5 * MM
CASES = [(parties, facts) for parties in (2, 3, 4, 5, 6) for facts in (0, 1, 3, 6)]


def body_boxes(pdf: bytes) -> list[Box]:
    """The characters of the text block: what lies above the foot."""
    return [box for box in boxes(pdf) if box.top < TOP_MARGIN + BLOCK_HEIGHT + 3 * MM]


@pytest.mark.parametrize(("parties", "facts"), CASES)
def test_an_agreement_says_what_was_put_in(parties: int, facts: int, book: FontBook) -> None:
    pdf = render_pdf(an_agreement(parties, facts), book).pdf
    expected = [NUMBER, AMOUNT, "2020年12月31日", *(party.name or "" for party in PARTIES[:parties])]
    expected += [FACTS, MORE_FACTS] if facts else []
    for text in (pdfium_text(pdf), poppler_text(pdf)):
        flowing = re.sub(r"第\d页共\d页", "", text)  # a paragraph may run over a page number
        assert [wanted for wanted in expected if wanted not in flowing] == []


@pytest.mark.parametrize(("parties", "facts"), CASES)
def test_everything_lies_inside_the_block(parties: int, facts: int, book: FontBook) -> None:
    outside = [
        box
        for box in body_boxes(render_pdf(an_agreement(parties, facts), book).pdf)
        if box.left < LEFT_MARGIN - TOLERANCE
        or box.right > LEFT_MARGIN + BLOCK_WIDTH + TOLERANCE
        or box.top < TOP_MARGIN - TOLERANCE
        or box.bottom > TOP_MARGIN + BLOCK_HEIGHT + TOLERANCE
    ]
    assert outside == []


@pytest.mark.parametrize(("parties", "facts"), CASES)
def test_signatures_and_seal_stay_together_with_two_lines_of_the_body(parties: int, facts: int, book: FontBook) -> None:
    last = pages_of(render_pdf(an_agreement(parties, facts), book).pdf)[-1]
    assert last.count("当事人（签名、盖章或按指印）") == parties
    assert "（人民调解委员会印章）" in last
    assert "人民调解委员会留存一份。" in last.split("当事人（签名")[0]
    assert len(last.split("当事人（签名")[0]) > 28


@pytest.mark.parametrize(("parties", "facts"), CASES)
def test_pages_are_counted(parties: int, facts: int, book: FontBook) -> None:
    rendered = render_pdf(an_agreement(parties, facts), book)
    pages = pages_of(rendered.pdf)
    assert len(pages) == rendered.pages
    for number, text in enumerate(pages, start=1):
        assert f"第{number}页共{rendered.pages}页" in text


@pytest.mark.parametrize("parties", [2, 6])
def test_fonts_are_embedded_as_subsets_and_the_file_is_small(parties: int, book: FontBook) -> None:
    pdf = render_pdf(an_agreement(parties, 1), book).pdf
    assert {(embedded, subset) for _, embedded, subset in fonts_of(pdf)} == {(True, True)}
    assert len(pdf) < 150_000


def test_the_same_paper_gives_the_same_bytes(book: FontBook) -> None:
    first = render_pdf(an_agreement(3, 2), book)
    render_pdf(an_agreement(6, 2), book)
    again = render_pdf(an_agreement(3, 2), FontBook(bundled_only=True))
    assert again == first
    assert first.sha256 == sha256(first.pdf).hexdigest()


def test_the_file_names_no_person(book: FontBook) -> None:
    import pypdfium2

    with pypdfium2.PdfDocument(render_pdf(an_agreement(), book).pdf) as document:
        metadata = document.get_metadata_dict()
    assert metadata["Title"] == "人民调解协议书"
    assert metadata["Author"] == metadata["Subject"] == metadata["Keywords"] == ""


def test_a_blank_form_prints_rules(book: FontBook) -> None:
    text = pdfium_text(render_pdf(a_blank_form(), book).pdf)
    assert "None" not in text
    assert "当事人姓名性别民族年龄职业或职务联系方式单位或住址" in text


def test_a_line_break_in_a_field_loses_nothing(book: FontBook) -> None:
    fields = Fields(((Field("住址", "试验村7组\n12号"), Field("电话", "19900000001\r\n")),))
    assert "试验村7组12号" in pdfium_text(render_pdf(Paper("表", (fields,)), book).pdf)


def test_a_value_too_long_for_its_line_runs_on(book: FontBook) -> None:
    address = "江苏省海安市李堡镇虚拟小区三期二十八幢第三单元" * 3
    assert address in pdfium_text(render_pdf(Paper("表", (Fields(((Field("单位或住址", address),),)),)), book).pdf)


def test_rare_characters_are_copied_as_they_are(book: FontBook) -> None:
    rare = "𬭎䶮㛃𬱖喆堃頔赟㑇𬍛鿏"
    pdf = render_pdf(Paper("姓名", (Paragraph(rare),)), book).pdf
    assert rare in pdfium_text(pdf)
    assert rare in poppler_text(pdf)


def test_a_paper_with_an_unprintable_character_is_refused(book: FontBook) -> None:
    with pytest.raises(MissingGlyph, match="U\\+30EDE"):
        render_pdf(Paper("姓名", (Fields(((Field("姓名", "王\U00030ede"),),)),)), book)


def test_a_draft_says_so_on_every_page(book: FontBook) -> None:
    assert all("草" in text and "稿" in text for text in pages_of(render_pdf(an_agreement(2, 4, draft=True), book).pdf))


@pytest.mark.parametrize(("facts", "noted"), [(4, True), (0, False)], ids=["several pages", "one page"])
def test_the_straddling_seal_is_noted_on_papers_of_several_pages(facts: int, noted: bool, book: FontBook) -> None:
    paper = an_agreement(2, facts, straddle_seal=True)
    short = replace(paper, blocks=paper.blocks[:6]) if facts == 0 else paper
    assert all(("（骑缝章）" in text) is noted for text in pages_of(render_pdf(short, book).pdf))


def test_parties_initial_every_page_but_the_last(book: FontBook) -> None:
    pages = pages_of(render_pdf(an_agreement(2, 4, initials=True), book).pdf)
    assert ["当事人签名：" in text for text in pages] == [True] * (len(pages) - 1) + [False]


def test_who_signs_each_page_is_named_where_it_is_no_party(book: FontBook) -> None:
    first, *_ = pages_of(render_pdf(an_agreement(2, 4, initials=True, signer="被调查人"), book).pdf)
    assert "被调查人签名：" in first
    assert "当事人签名：" not in first


def test_the_check_code_stands_below_the_block(book: FontBook) -> None:
    pdf = render_pdf(an_agreement(2, 1, code="K7Q29F3M"), book).pdf
    assert all("K7Q29F3M" in text for text in pages_of(pdf))
    assert all(box.top > TOP_MARGIN + BLOCK_HEIGHT for box in boxes(pdf) if box.char == "K")


def test_a_scanner_reads_the_check_code_and_nothing_else_on_every_page(book: FontBook) -> None:
    rendered = render_pdf(an_agreement(2, 4, code="K7Q29F3MAB", initials=True), book)
    pictures = pictures_of(rendered.pdf, 200)
    assert len(pictures) == rendered.pages > 1
    for picture in pictures:
        assert [found.text for found in zxingcpp.read_barcodes(picture)] == ["K7Q29F3MAB"]


def test_a_paper_without_a_code_bears_no_mark(book: FontBook) -> None:
    (picture, *_) = pictures_of(render_pdf(an_agreement(2, 1), book).pdf, 100)
    assert zxingcpp.read_barcodes(picture) == []


def test_the_note_under_a_seal_is_no_page_of_its_own(book: FontBook) -> None:
    ending = (SealArea("（印章）", on=date(2026, 1, 5)), Paragraph("本件一式三份：决定机关、检察院各一份，存档一份。", size=Size.FOUR))
    for lines in range(10, 25):
        pages = pages_of(render_pdf(Paper("建议书", (*[Paragraph("经查属实。")] * lines, *ending)), book).pdf)
        assert "经查属实" in pages[-1]


def test_page_numbers_of_official_papers_stand_outside(book: FontBook) -> None:
    paper = Paper("函", (Paragraph("一"), PageBreak(), Paragraph("二")), footer=Footer.DASHED)
    dashes = [box for box in boxes(render_pdf(paper, book).pdf) if box.char in "12"]
    assert [box.left > LEFT_MARGIN + BLOCK_WIDTH / 2 for box in dashes] == [True, False]


def test_the_dashes_beside_a_page_number_lie_seven_millimetres_under_the_block(book: FontBook) -> None:
    paper = Paper("函", (Paragraph("一"), PageBreak(), Paragraph("二")), footer=Footer.DASHED)
    dashes = [box for box in boxes(render_pdf(paper, book).pdf) if box.char == "—"]
    assert len(dashes) == 4
    assert all(box.top == pytest.approx(TOP_MARGIN + BLOCK_HEIGHT + 7 * MM, abs=TOLERANCE) for box in dashes)


def test_a_clear_circle_is_kept_for_the_seal(book: FontBook) -> None:
    pdf = render_pdf(an_agreement(2, 1), book).pdf
    unit = [box for box in body_boxes(pdf) if box.char == "印"][-1]
    day = [box for box in body_boxes(pdf) if box.page == unit.page][-1]
    x, y, radius = LEFT_MARGIN + _seal_centre(pdf, unit), (unit.top + day.bottom) / 2, 22.5 * MM
    inside = [box for box in body_boxes(pdf) if box.page == unit.page and _distance(box, x, y) < radius]
    assert set("".join(box.char for box in inside)) <= set("（人民调解委员会印章）2020年12月31日")


def _seal_centre(pdf: bytes, unit: Box) -> float:
    line = [box for box in body_boxes(pdf) if box.page == unit.page and abs(box.top - unit.top) < 8]
    return (min(box.left for box in line) + max(box.right for box in line)) / 2 - LEFT_MARGIN


def _distance(box: Box, x: float, y: float) -> float:
    across = max(box.left - x, 0, x - box.right)
    down = max(box.top - y, 0, y - box.bottom)
    return float((across**2 + down**2) ** 0.5)


def test_every_block_is_drawn(book: FontBook) -> None:
    blocks: tuple[Block, ...] = (
        RedHead("李堡司法所", "李司督〔2026〕3号"),
        Title("督办通知单"),
        Paragraph("试验村民委员会：", indent=0),
        Clauses(("第一项", "第二项"), first=10),
        FactsTable((("事项", None), ("期限", "2026年3月9日")), header=("项目", "内容")),
        Space(2),
        Together((Paragraph("在一起"), DateLine(date(2026, 1, 5)))),
        CutLine("回执"),
        SignatureBlock(((Signature("承办人（签名）", "试甲"),),)),
        DateLine(),
        SealArea("", unit="李堡司法所", on=date(2026, 1, 5)),
    )
    text = pdfium_text(render_pdf(Paper("督办通知单", blocks), book).pdf)
    wanted = ("李司督〔2026〕3号", "督办通知单", "十、第一项", "十一、第二项", "项目内容", "2026年1月5日", "回执", "试甲", "年月日")
    assert [word for word in wanted if word not in text] == []


@pytest.mark.parametrize(("number", "said"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九")])
def test_clauses_are_counted_in_chinese(number: int, said: str) -> None:
    assert chinese_number(number) == said


def test_long_units_and_names_stay_where_they_belong(book: FontBook) -> None:
    unit, name = "海安市李堡镇" * 9 + "人民调解委员会", "试验甲·" * 9 + "买买提"
    blocks = (SignatureBlock(((Signature("承办人", name), Signature("复核人")),)), SealArea("（印章）", unit=unit, on=date(2026, 1, 5)))
    pdf = render_pdf(Paper("督办通知单", blocks), book).pdf
    body = body_boxes(pdf)
    assert min(box.left for box in body) > LEFT_MARGIN - 1
    assert max(box.right for box in body) < LEFT_MARGIN + MEASURE + 1
    assert unit in squeeze(pdfium_text(pdf))
    second = next(box for box in body if box.char == "复")
    assert max(box.right for box in body if box.char in "买提") < second.left
    assert len({round(box.top) for box in body if box.char == "·"}) > 1
