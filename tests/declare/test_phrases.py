"""What papers of every register say the same way."""

from datetime import date

import pytest

from libao_desk.declare.blocks import Paragraph, Style, plain
from libao_desk.declare.phrases import LINE, day_or_blank, day_or_empty, han_count, lacking, room, said, section, ticked, yes_or_no


def test_a_day_is_written_whole_and_a_missing_one_leaves_rules() -> None:
    assert plain(day_or_blank(date(2020, 1, 5))) == "2020年1月5日"
    assert plain(day_or_blank(None)) == "＿＿年＿＿月＿＿日"
    assert (day_or_empty(date(2020, 1, 5)), day_or_empty(None)) == ("2020年1月5日", None)


@pytest.mark.parametrize(("count", "words"), [(1, "一"), (2, "二"), (9, "九"), (10, "十"), (12, "十二"), (20, "二十"), (99, "九十九")])
def test_small_numbers_are_counted_in_han(count: int, words: str) -> None:
    assert han_count(count) == words


def test_a_section_without_words_leaves_room_for_them() -> None:
    heading, *rest = section("一、事实", " 说明 ")
    assert isinstance(heading, Paragraph)
    assert (heading.style, heading.keep_with_next) == (Style.HEADING, True)
    assert rest == [Paragraph("说明")]
    assert section("一、事实", "  ", 3)[1:] == room(3)
    assert said(None) == room(2)
    assert sum(len(plain(row.text)) for row in room(4)) == 4 * len("＿＿")
    assert LINE == 28


def test_what_is_lacking_keeps_the_order_of_the_form() -> None:
    assert lacking({"甲": None, "乙": "有", "丙": "", "丁": [], "戊": date(2020, 1, 1)}) == ("甲", "丙", "丁")


def test_a_choice_not_made_is_left_to_the_hand() -> None:
    assert plain(ticked(("属实", "不属实"), "不属实")) == "□属实　☑不属实"
    assert plain(ticked(("属实", "不属实"))) == "□属实　□不属实"
    assert [plain(yes_or_no(answer)) for answer in (True, False, None)] == ["☑是　□否", "□是　☑否", "□是　□否"]
    assert plain(yes_or_no(True, "有", "无")) == "☑有　□无"
