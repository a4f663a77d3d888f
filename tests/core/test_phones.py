"""Telephones: the whole numbers of a text that holds several, and how papers show them."""

import pytest

from libao_desk.core.phones import several_phones, show_phones


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("19900000051 19900000052", ("19900000051", "19900000052")),
        ("199 0000 0051，199 0000 0052", ("19900000051", "19900000052")),
        ("0513 88880000、19900000051", ("051388880000", "19900000051")),
        ("19900000051", ("19900000051",)),
        ("19900000051 未知", ()),
        ("", ()),
    ],
)
def test_each_number_is_whole(text: str, numbers: tuple[str, ...]) -> None:
    assert several_phones(text) == numbers


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (None, None),
        ("19900000255", "199 0000 0255"),
        ("051388123456-801", "0513-88123456-801"),
        ("王某（母亲）19900000002、051312345678", "王某（母亲）199 0000 0002、0513-12345678"),
        ("88123456", "88123456"),
        ("320699196003051015", "320699196003051015"),
    ],
)
def test_papers_show_the_telephones_in_a_text_in_groups(text: str | None, shown: str | None) -> None:
    assert show_phones(text) == shown
