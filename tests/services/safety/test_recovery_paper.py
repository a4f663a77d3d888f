"""The recovery sheet: its last group typed back as the code itself may be typed."""

import pytest

from libao_desk.services.safety.recovery_paper import is_typed_back


@pytest.mark.parametrize("typed", ["A01K", " ao1k ", "aoik", "AOLK", "Ａ０１Ｋ", "a0 1k", "a01k-"])
def test_a_group_is_known_however_it_is_typed(typed: str) -> None:
    assert is_typed_back("A01K", typed)


@pytest.mark.parametrize("typed", ["", "A01", "A01KK", "A01Q"])
def test_another_group_is_told_from_it(typed: str) -> None:
    assert not is_typed_back("A01K", typed)
