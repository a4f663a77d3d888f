"""No empty box in a name: what the shipped fonts draw of GB 18030-2022, level 3."""

from itertools import pairwise
from pathlib import Path
from unicodedata import name

import pytest

from dev import Stop
from installer import rare_characters
from installer.rare_characters import COMMON_RANGES, LEVEL_3, RARE_RANGES, characters, check, not_drawn
from libao_desk.core.paths import resource
from libao_desk.declare.blocks import Face


def test_the_ranges_are_what_the_standard_counts() -> None:
    everything = characters((*COMMON_RANGES, *RARE_RANGES))
    assert len(everything) == len(set(everything)) == LEVEL_3
    assert all(name(char).startswith("CJK UNIFIED IDEOGRAPH") for char in everything)
    assert all(one[1] < other[0] for one, other in pairwise(RARE_RANGES))


@pytest.mark.parametrize(("place", "face"), list(enumerate(Face)), ids=[face.value for face in Face])
def test_the_repositorys_fonts_draw_the_common_ones_in_every_face(place: int, face: Face) -> None:
    """Each face is asked for its share of them: a font lacks whole stretches or nothing, and the build asks for every one."""
    assert not_drawn(resource("fonts"), characters(COMMON_RANGES)[place :: len(Face)], face) == []


def test_an_outline_that_is_empty_or_lacking_stops_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    few = {"COMMON_RANGES": ((0x4E00, 0x4E0F),), "RARE_RANGES": ((0x20000, 0x2000F),), "LEVEL_3": 32}
    for constant, value in few.items():
        monkeypatch.setattr(rare_characters, constant, value)
    for font in resource("fonts").glob("*.ttf"):
        (tmp_path / font.name).symlink_to(font)
    with pytest.raises(Stop, match=r"U\+20000"):
        check(tmp_path)
