"""Fonts: the PC's own first, the bundled ones next, and never an empty box."""

import shutil
from pathlib import Path

import pytest

from libao_desk.core.paths import resource
from libao_desk.declare.blocks import Face
from libao_desk.printing.fonts import BUNDLED_FILES, FontBook, MissingGlyph, font_book
from libao_desk.printing.tounicode import to_unicode_map


def test_a_character_no_font_has_is_refused_by_name(book: FontBook) -> None:
    with pytest.raises(MissingGlyph) as refused:
        book.glyph(Face.FANG, "\U00030ede")
    assert "\U00030ede" in refused.value.sentence
    assert "U+30EDE" in refused.value.sentence


@pytest.mark.parametrize("char", "𬭎䶮㛃𬱖喆堃頔赟·〇☐☑□①〔〕￥¥…—℃％")
@pytest.mark.parametrize("face", list(Face), ids=lambda face: face.value)
def test_name_characters_and_signs_are_drawn_in_every_face(face: Face, char: str, book: FontBook) -> None:
    assert book.glyph(face, char).width > 0


def test_figures_of_the_body_come_from_the_small_serif(book: FontBook) -> None:
    assert book.glyph(Face.FANG, "8").font.startswith("LibaoSerif")


def test_the_pc_s_own_font_comes_first(tmp_path: Path) -> None:
    shutil.copy(resource("fonts") / "LibaoKai.ttf", tmp_path / "SIMFANG.TTF")
    assert FontBook(folders=[tmp_path]).main_font(Face.FANG) == "LibaoKai"


def test_the_pc_s_own_font_is_left_aside_on_demand(tmp_path: Path) -> None:
    shutil.copy(resource("fonts") / "LibaoKai.ttf", tmp_path / "simfang.ttf")
    assert FontBook(folders=[tmp_path], bundled_only=True).main_font(Face.FANG) == "FandolFang-Regular"


def test_all_papers_share_one_book() -> None:
    assert font_book(bundled_only=True) is font_book(bundled_only=True)
    assert font_book(bundled_only=True) is not font_book()


def test_the_faces_a_pc_lacks_are_told(tmp_path: Path) -> None:
    shutil.copy(resource("fonts") / "LibaoKai.ttf", tmp_path / "simkai.ttf")
    assert FontBook(folders=[tmp_path]).stand_ins() == tuple(face for face in Face if face is not Face.KAI)


@pytest.mark.parametrize("content", [b"OTTO" + bytes(64), b"", b"\x00\x01\x00\x00" + bytes(40)], ids=["CFF", "empty", "damaged"])
def test_a_font_that_cannot_be_embedded_is_passed_over(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "simfang.ttf").write_bytes(content)
    assert FontBook(folders=[tmp_path]).main_font(Face.FANG) == "FandolFang-Regular"


def test_a_glyph_without_outline_counts_as_missing(tmp_path: Path) -> None:
    from fontTools.ttLib import TTFont
    from fontTools.ttLib.tables._g_l_y_f import Glyph

    with TTFont(resource("fonts") / "LibaoSerif.ttf") as font:
        font["glyf"][font.getBestCmap()[ord("䶮")]] = Glyph()
        font.save(tmp_path / "simfang.ttf")
    book = FontBook(folders=[tmp_path])
    assert book.glyph(Face.FANG, "䶮").font != book.glyph(Face.FANG, "喆").font


@pytest.mark.parametrize("name", sorted(BUNDLED_FILES.values()))
def test_every_bundled_font_has_its_licence_beside_it(name: str) -> None:
    assert name in (resource("fonts") / "README.md").read_text(encoding="utf-8")
    assert len(list((resource("fonts") / "licences").glob("*.txt"))) >= 4


def test_characters_beyond_the_first_plane_map_back_as_utf_16() -> None:
    rows = to_unicode_map("F", [0, 0x20BB7, 0x4E00])
    assert "<01> <D842DFB7>" in rows
    assert "<02> <4E00>" in rows
    assert "<00> <" not in rows.split("endcodespacerange")[1]


def test_no_section_of_the_map_is_longer_than_a_hundred_rows() -> None:
    assert to_unicode_map("F", range(1, 251)).count("100 beginbfchar") == 2
