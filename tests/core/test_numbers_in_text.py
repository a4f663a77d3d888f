"""Numbers of others in a free text: found however they are written, and nothing else taken for one."""

import pytest

from libao_desk.core.numbers_in_text import plain_number, replace_numbers

OWN = ("13911110000", "320699199001010651", "051388123456")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("电话13812345678。", "电话（略）。"),
        ("电话138 1234 5678，", "电话（略），"),
        ("138-1234-5678", "（略）"),
        ("１３８１２３４５６７８同住", "（略）同住"),
        ("138　1234　5678", "（略）"),
        ("+86 138 1234 5678", "（略）"),
        ("8613812345678", "（略）"),
        ("1 3 8 1 2 3 4 5 6 7 8", "（略）"),
        ("证号320699 19900101 0652，", "证号（略），"),
        ("３２０６９９１９９００１０１０６５２", "（略）"),
        ("32069919900101065x", "（略）"),
        ("320699-19900101-065Ｘ", "（略）"),
        ("老证320699900101065", "老证（略）"),
        ("0513-88123457", "（略）"),
        ("（0513）8812 3457转2", "（略）转2"),
        ("电话：88123457", "电话：（略）"),
        ("13812345678、13912345678", "（略）、（略）"),
    ],
)
def test_others_numbers_go(text: str, told: str) -> None:
    assert replace_numbers(text, OWN, "（略）") == told


@pytest.mark.parametrize(
    "text",
    [
        "本人13911110000，",
        "本人139 1111 0000，",
        "本人１３９１１１１００００，",
        "本人证号320699 1990 0101 0651",
        "本人电话0513-8812 3456",
        "本人电话88123456",
        "2020-12-30至2021-01-05",
        "2020-12-3 10:30到所，2020年12月30日离所",
        "（2020）海李调字第0812号，赔偿12000.00元",
        "第13 2020-12-30 8时",
        "走访3次，电话5次，共20201230步",
        "320699199001010651999",
    ],
)
def test_ones_own_and_what_is_no_number_stays(text: str) -> None:
    assert replace_numbers(text, OWN, "（略）") == text


def test_a_number_is_the_same_however_it_is_written() -> None:
    assert {plain_number(text) for text in ("+86 139-1111 0000", "１３９１１１１００００", "8613911110000")} == {"13911110000"}
