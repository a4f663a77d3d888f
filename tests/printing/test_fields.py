"""Rows of labels and underlined values: where a row too wide for its line is broken, and how far it is ruled."""

import pytest

from libao_desk.declare.blocks import Field, Fields
from libao_desk.printing.fonts import FontBook
from libao_desk.printing.forms import field_strips
from libao_desk.printing.page import MEASURE
from libao_desk.printing.paragraphs import Rule, Words

LONG_NAME = "阿卜杜拉·买买提·吐尔逊江"


def lines_of(book: FontBook, *fields: Field) -> list[tuple[str, list[float]]]:
    """What each line says, and the right ends of its rules."""
    strips = field_strips(Fields((fields,)), book)
    return [
        (
            "".join(mark.text for mark in strip.marks if isinstance(mark, Words)),
            [mark.x1 for mark in strip.marks if isinstance(mark, Rule)],
        )
        for strip in strips
    ]


def a_party(name: str | None, age: str | None = "28") -> tuple[Field, ...]:
    return Field("申请人姓名", name, 2), Field("性别", "男"), Field("民族", "维吾尔族"), Field("年龄", age)


def test_a_party_whose_name_is_long_has_the_other_fields_together_below(book: FontBook) -> None:
    (first, name_rules), (second, rules) = lines_of(book, *a_party(LONG_NAME))
    assert (first, second) == (f"申请人姓名{LONG_NAME}", "性别男民族维吾尔族年龄28")
    assert name_rules == [pytest.approx(MEASURE)]
    assert rules[-1] < MEASURE * 0.9


def test_a_value_alone_below_is_ruled_as_far_as_it_goes(book: FontBook) -> None:
    lines = lines_of(book, Field("职业或职务", "职" * 20), Field("联系方式", "19900001234"))
    assert [text for text, _ in lines] == [f"职业或职务{'职' * 20}", "联系方式19900001234"]
    assert lines[1][1][-1] < MEASURE / 2


def test_a_row_that_fits_and_one_to_fill_by_hand_are_ruled_to_the_edge(book: FontBook) -> None:
    ((_, rules),) = lines_of(book, *a_party("张三"))
    assert rules[-1] == pytest.approx(MEASURE)
    to_fill = lines_of(book, *a_party(LONG_NAME, None))
    assert to_fill[-1][1][-1] == pytest.approx(MEASURE)
