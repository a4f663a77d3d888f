"""Lines of Chinese text: straight edges, marks in their places, nothing lost."""

import random
import re
from itertools import pairwise

import pytest

from libao_desk.declare.blocks import Align, Blank, Face, Run, whole
from libao_desk.printing.fonts import FontBook
from libao_desk.printing.linebreak import NO_END, NO_START
from libao_desk.printing.page import EM, MEASURE
from libao_desk.printing.paragraphs import Line, Rule, Words, set_text, tidy, width_of

_STOCK = (
    *"甲乙丙丁当事人调解协议书村民委员会宅基地边界排水沟纠纷赔偿履行方式时限签名盖章",
    *"，，，。。；：、？！《》（）“”‘’…—·%",
    "……",
    "——",
    "”。",
    "：“",
    "》、《",
    "WPS",
    "约3.5",
    "费386.50元",
    "自2020年12月31日",
    "人民币壹仟零伍元整",
    "（¥1005.00）",
    "证32069919800101001X",
    "电19900000001",
)


def set_lines(text: object, book: FontBook, **manner: object) -> list[Line]:
    """The lines of one paragraph of body text."""
    paragraphs = set_text(text, book, Face.FANG, EM, MEASURE, **{"indent": 2 * EM, **manner})  # type: ignore[arg-type]  # passes on what a test gives
    return [line for lines in paragraphs for line in lines]


def random_text(chooser: random.Random) -> str:
    return "甲" + "".join(chooser.choice(_STOCK) for _ in range(chooser.randrange(60, 260)))


@pytest.fixture(scope="module")
def many_lines(book: FontBook) -> list[list[Line]]:
    """More than a thousand lines of random text, mark-ridden beyond anything an office writes."""
    chooser = random.Random(20201231)
    return [set_lines(random_text(chooser), book) for _ in range(120)]


def test_there_are_a_thousand_lines_to_judge(many_lines: list[list[Line]]) -> None:
    assert sum(map(len, many_lines)) > 1000


def test_no_line_starts_with_a_closing_mark(many_lines: list[list[Line]]) -> None:
    assert [line.text for lines in many_lines for line in lines[1:] if line.text[0] in NO_START and not _forced(line.text)] == []


def test_no_line_ends_with_an_opening_mark(many_lines: list[list[Line]]) -> None:
    assert [line.text for lines in many_lines for line in lines[:-1] if line.text[-1] in NO_END and not _forced(line.text)] == []


def _forced(line: str) -> bool:
    """A chain of marks and figures longer than a line has to be split somewhere."""
    return re.search(r"[一-龥]", line) is None


def test_no_figure_amount_or_date_is_split(many_lines: list[list[Line]], book: FontBook) -> None:
    """But for one that would leave more than a quarter of the line before it empty."""
    for lines in many_lines:
        for line, following in pairwise(lines):
            seam = line.text[-1] + following.text[0]
            if re.fullmatch(r"[0-9A-Za-z.]{2}|\d[年月日元]|[年月]\d|[壹仟零伍币]{2}", seam):
                begun = re.search(r"(人民币.*|\d{4}年.*)$", line.text)
                assert begun is not None
                before = width_of(line.text[: begun.start()], book, Face.FANG, EM)
                assert before < 0.78 * MEASURE, (line.text, following.text)


def test_full_lines_end_at_the_right_edge(many_lines: list[list[Line]], book: FontBook) -> None:
    short, empty = 0, 0.0
    for lines in many_lines:
        for line in lines[:-1]:
            right = _ink_right(line, book)
            assert right <= MEASURE + 0.02
            short += right < MEASURE - EM
            empty = max(empty, MEASURE - right)
    assert short < 0.2 * sum(map(len, many_lines))  # only where an amount moved to the next line
    assert empty < 0.4 * MEASURE, "there would be room to write something in"


def _ink_right(line: Line, book: FontBook) -> float:
    last = [mark for mark in line.marks if isinstance(mark, Words)][-1]
    widths = [book.glyph(Face.FANG, char).width * last.size for char in last.text]
    cut = last.size / 2 if last.text[-1] in "，。、；：？！）》”’" else 0.0
    return last.x + sum(widths) + last.space * (len(last.text) - 1) - cut


def test_nothing_is_lost_between_lines(book: FontBook) -> None:
    text = random_text(random.Random(7))
    assert "".join(line.text for line in set_lines(text, book)) == text


def test_a_line_holds_28_characters(book: FontBook) -> None:
    assert [len(line.text) for line in set_lines("人" * 60, book)] == [26, 28, 6]


def test_one_character_and_its_mark_make_no_line_of_their_own(book: FontBook) -> None:
    assert len(set_lines("人" * 27 + "。", book)) == 1


def test_a_line_break_starts_a_paragraph(book: FontBook) -> None:
    assert [line.text for line in set_lines("甲\n乙\r\n丙", book)] == ["甲", "乙", "丙"]


def test_an_amount_longer_than_the_room_left_moves_to_the_next_line(book: FontBook) -> None:
    lines = set_lines(("人" * 20, whole("人民币壹万陆仟肆佰零玖元零贰分")), book)
    assert [line.text for line in lines] == ["人" * 20, "人民币壹万陆仟肆佰零玖元零贰分"]


BEGUN = {14: "人民币壹万陆仟肆佰零玖元", 15: "人民币壹万", 18: "人民币壹万"}


@pytest.mark.parametrize("before", BEGUN)
def test_an_amount_is_split_at_its_best_place_where_the_line_would_else_stay_half_empty(before: int, book: FontBook) -> None:
    """What is left empty before a sum could be written in."""
    lines = set_lines(("人" * before, whole("人民币壹万陆仟肆佰零玖元零贰分")), book)
    assert lines[0].text == "人" * before + BEGUN[before]
    assert "".join(line.text for line in lines) == "人" * before + "人民币壹万陆仟肆佰零玖元零贰分"


def test_a_citizen_s_number_is_whole_however_much_room_is_left(book: FontBook) -> None:
    lines = set_lines(("人" * 18, whole("320699196003051015"), "。"), book)
    assert [line.text for line in lines] == ["人" * 18, "320699196003051015。"]


def test_a_rule_to_write_on_is_never_split_however_much_room_is_left(book: FontBook) -> None:
    lines = set_lines(("人" * 10 + "（", Blank(18), "）号"), book)
    assert [line.text for line in lines] == ["人" * 10, "（）号"]


def test_lines_that_are_not_justified_keep_an_amount_whole(book: FontBook) -> None:
    lines = set_lines(("人" * 14, whole("人民币壹万陆仟肆佰零玖元零贰分")), book, align=Align.LEFT)
    assert lines[0].text == "人" * 14


def test_a_stretch_longer_than_a_line_is_split_rather_than_lost(book: FontBook) -> None:
    lines = set_lines((whole("壹" * 70),), book)
    assert "".join(line.text for line in lines) == "壹" * 70


def test_rare_characters_are_set_in_a_font_that_has_them(book: FontBook) -> None:
    line = set_lines("张䶮喆", book)[0]
    fonts = {char: mark.font for mark in line.marks if isinstance(mark, Words) for char in mark.text}
    assert fonts["张"].startswith("FandolFang")
    assert fonts["䶮"].startswith("LibaoSerif")
    assert fonts["喆"].startswith("LibaoSerif")


def test_an_underline_has_no_seam_where_the_font_changes(book: FontBook) -> None:
    line = set_lines((Run("张䶮3号", underline=True),), book)[0]
    rules = [mark for mark in line.marks if isinstance(mark, Rule)]
    assert len(rules) == 1
    assert rules[0].x1 - rules[0].x0 == pytest.approx(width_of("张䶮3号", book, Face.FANG, EM))


def test_an_underline_ends_at_the_right_edge_where_a_mark_was_squeezed_in(book: FontBook) -> None:
    text = "因家庭成员长期患病需要照料且本人在当地已有固定住所和稳定工作单位，" * 24
    (lines,) = set_text((Run(text, underline=True),), book, Face.FANG, EM, MEASURE, indent=2 * EM)
    rules = [mark for line in lines for mark in line.marks if isinstance(mark, Rule)]
    assert len(rules) == len(lines)
    assert max(rule.x1 for rule in rules) <= MEASURE


def test_a_blank_is_a_rule_of_its_width(book: FontBook) -> None:
    line = set_lines(("自", Blank(5), "起"), book)[0]
    rule = next(mark for mark in line.marks if isinstance(mark, Rule))
    assert rule.x1 - rule.x0 == pytest.approx(5 * EM)
    assert line.text == "自起"


def test_centred_and_right_lines_stand_where_they_should(book: FontBook) -> None:
    centred = set_lines("四个汉字", book, indent=0, align=Align.CENTRE)[0].marks[0]
    right = set_lines("四个汉字", book, indent=0, align=Align.RIGHT)[0].marks[0]
    assert isinstance(centred, Words)
    assert isinstance(right, Words)
    assert centred.x == pytest.approx(12 * EM)
    assert right.x == pytest.approx(24 * EM)


@pytest.mark.parametrize(
    ("text", "left"), [("甲\u200b乙", "甲乙"), ("甲\ufe00", "甲"), ("甲\t乙", "甲 乙"), ("甲\x07乙\n", "甲乙\n"), ("𠮷", "𠮷")]
)
def test_what_prints_nothing_is_dropped(text: str, left: str) -> None:
    assert tidy(text) == left
