"""Where lines may break."""

import pytest

from libao_desk.printing.linebreak import NO_END, NO_START, are_squeezed, openings, split_of, wholes


def starts(text: str) -> str:
    """The text with a bar wherever a line may start."""
    return "".join(("|" if may and index else "") + char for index, (char, may) in enumerate(zip(text, openings(text), strict=False)))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("双方，签名。", "双|方，|签|名。"),
        ("见《条例》第", "见|《条|例》|第"),
        ("他说：“好！”", "他|说：|“好！”"),
        ("完毕……后", "完|毕……|后"),
        ("阿依·买买提", "阿|依·买|买|提"),
        ("用WPS打开", "用|WPS|打|开"),
        ("于2020年12月31日前", "于|2020年12月31日|前"),
        ("共计人民币壹万元整（¥10000.00）", "共|计|人民币壹万元整|（¥10000.00）"),
        ("赔偿20000元给", "赔|偿|20000元|给"),
        ("编号（2020）海李调字第001号", "编|号|（2020）海李调字第001号"),
        ("李司督〔2026〕3号", "李|司|督|〔2026〕3号"),
        ("证号32069919800101001X止", "证|号|32069919800101001X|止"),
        ("电199 0000 0001止", "电|199 0000 0001|止"),
        ("占比95%以上", "占|比|95%|以|上"),
    ],
)
def test_lines_break_only_where_the_rules_allow(text: str, shown: str) -> None:
    assert starts(text) == shown


def test_a_kept_stretch_is_not_split() -> None:
    assert not any(openings("甲乙丙丁", [(0, 3)])[1:3])


def test_capital_amounts_are_whole() -> None:
    text = "共人民币壹万陆仟肆佰零玖元零贰分付"
    assert [text[start:end] for start, end in wholes(text)] == ["人民币壹万陆仟肆佰零玖元零贰分"]


def test_no_mark_is_forbidden_at_both_edges_but_the_dot_of_names() -> None:
    assert NO_START & NO_END == {"·"}


@pytest.mark.parametrize(
    ("pair", "squeezed"), [("》，", True), ("：“", True), ("（“", True), ("，甲", False), ("甲（", False), ("（甲", False)]
)
def test_neighbouring_marks_share_a_blank_half(pair: str, squeezed: bool) -> None:
    assert are_squeezed(pair[0], pair[1]) is squeezed


@pytest.mark.parametrize(
    ("text", "fits", "line"),
    [
        ("2020年10月8日", 7, "2020年"),
        ("2020年10月8日", 8, "2020年10月"),
        ("2020年10月8日", 9, "2020年10月"),
        ("人民币壹万陆仟肆佰零玖元零贰分", 6, "人民币壹万"),
        ("壹万陆仟肆佰零玖元零贰分", 10, "壹万陆仟肆佰零玖元"),
        ("陆仟肆佰万元整", 3, "陆仟"),
        ("¥16409.02元", 6, "¥16"),
        ("¥16409.02元", 8, "¥16"),
        ("1234567.89元", 6, "1234"),
        ("320699196003051015", 15, "32069919600305"),
        ("32069919600305101X", 10, "320699"),
        ("19900001234", 9, "1990000"),
        ("320699196003051015、", 18, "32069919600305"),
        ("（2020）海李调字第001号", 12, "（2020）海李调字第"),
    ],
)
def test_what_no_line_can_hold_is_split_at_the_best_place(text: str, fits: int, line: str) -> None:
    assert text[: split_of(text, 0, fits)] == line
