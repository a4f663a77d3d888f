"""Five hundred names, a hundred of them rare, through the agreement: each comes out as it went in or is refused by its character."""

from collections.abc import Iterator
from functools import cache
from random import Random

import pytest
from fontTools.ttLib import TTFont

from libao_desk.core.names import normalise_name
from libao_desk.core.paths import resource
from libao_desk.declare.blocks import Paper
from libao_desk.printing.fonts import FontBook, MissingGlyph
from libao_desk.printing.render import render_pdf
from libao_desk.registers.disputes.codes import PartyRole
from libao_desk.registers.disputes.documents import DOCUMENTS
from tests.printing.readers import pages_of, poppler_pages
from tests.registers.disputes.builders import a_case, a_party, paper_facts

SEED = 2020
USUAL, RARE = 400, 100
PARTIES_OF_A_PAPER = 25
EXTENSIONS = {
    "B": (0x20000, 0x2A6DF),
    "C": (0x2A700, 0x2B739),
    "D": (0x2B740, 0x2B81D),
    "E": (0x2B820, 0x2CEA1),
    "F": (0x2CEB0, 0x2EBE0),
    "G": (0x30000, 0x3134A),
    "H": (0x31350, 0x323AF),
    "private use": (0xE000, 0xF8FF),
}
DOT = "middle dot"
SURNAMES = "甲乙丙丁戊己庚辛壬癸"
GIVEN = "试样例演示虚构编拟"
"""Invented names that nobody bears: a count for a surname, words of testing for the rest."""


@cache
def covered() -> frozenset[int]:
    """What the bundled fonts hold, read by another library than the one that draws."""
    found: set[int] = set()
    for file in sorted(resource("fonts").glob("*.ttf")):
        with TTFont(file, lazy=True) as font:
            found |= set(font.getBestCmap())
    return frozenset(found)


def names() -> list[str]:
    """The five hundred, the same each time."""
    rng = Random(SEED)
    usual = [rng.choice(SURNAMES) + "".join(rng.choices(GIVEN, k=rng.randint(1, 3))) for _ in range(USUAL)]
    return [*usual, *_rare(rng)]


def _rare(rng: Random) -> Iterator[str]:
    """As many of each extension, every other one from what the fonts hold where they hold any; and names with a dot."""
    kinds = [*EXTENSIONS, DOT]
    for number in range(RARE):
        kind = kinds[number % len(kinds)]
        if kind == DOT:
            yield f"{''.join(rng.choices(GIVEN, k=4))}{rng.choice('·・•‧')}{''.join(rng.choices(GIVEN, k=3))}"
            continue
        first, last = EXTENSIONS[kind]
        at_hand = [code for code in range(first, last + 1) if code in covered()]
        code = rng.choice(at_hand) if at_hand and number // len(kinds) % 2 else rng.randint(first, last)
        yield f"{rng.choice(SURNAMES)}{chr(code)}{rng.choice(GIVEN)}"


def is_covered(name: str) -> bool:
    """Whether some font at hand has every character of the name."""
    return all(ord(char) in covered() for char in name)


@pytest.fixture(scope="module")
def book() -> FontBook:
    return FontBook(bundled_only=True)


def _agreement(people: tuple[str, ...]) -> Paper:
    (document,) = [each for each in DOCUMENTS if each.key == "mediation-agreement"]
    roles = [PartyRole.APPLICANT, *[PartyRole.RESPONDENT] * (len(people) - 1)]
    parties = [a_party(name, role, position=place) for place, (name, role) in enumerate(zip(people, roles, strict=True), 1)]
    return document.body(a_case(parties=parties), paper_facts("（2020）海李调字第001号"))


def test_the_rare_names_hold_every_extension() -> None:
    rare = "".join(names()[USUAL:])
    for kind, (first, last) in EXTENSIONS.items():
        assert sum(first <= ord(char) <= last for char in rare) >= RARE // 10, kind
    assert len(names()) == USUAL + RARE
    assert sum(is_covered(name) for name in names()[USUAL:]) >= RARE // 4


def test_names_that_the_fonts_cover_are_read_as_they_were_written(book: FontBook) -> None:
    stored = [normalise_name(name) for name in names()]
    written = [name for name in stored if is_covered(name)]
    assert len(written) >= USUAL + RARE // 4
    read: list[list[str]] = [[], []]
    for start in range(0, len(written), PARTIES_OF_A_PAPER):
        people = tuple(written[start : start + PARTIES_OF_A_PAPER])
        pdf = render_pdf(_agreement(people), book).pdf
        for found, text in zip(read, ("".join(pages_of(pdf)), "".join(poppler_pages(pdf))), strict=True):
            found.extend(name for name in people if f"当事人姓名{name}性别" in text)
    assert read == [written, written]


def test_names_that_no_font_covers_are_refused_by_the_character(book: FontBook) -> None:
    refused = [name for name in map(normalise_name, names()) if not is_covered(name)]
    assert len(refused) >= RARE // 4
    for name in refused:
        (char,) = [char for char in name if ord(char) not in covered()]
        with pytest.raises(MissingGlyph, match=f"“{char}”（U\\+{ord(char):04X}）"):
            render_pdf(_agreement(("甲试", name)), book)
