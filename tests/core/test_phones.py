"""Telephones: the whole numbers of a text that holds several."""

import pytest

from libao_desk.core.phones import several_phones


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
