"""No two things of a form lie in one place: a label drawn over another is read by nobody."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

FORMS = sorted((Path(__file__).parents[2] / "ui").glob("*.ui"))


def _places(item: ElementTree.Element) -> set[tuple[int, int]]:
    row, column, rows, columns = (int(item.get(key, default)) for key, default in GRID)
    return {(row + down, column + right) for down in range(rows) for right in range(columns)}


GRID = (("row", "0"), ("column", "0"), ("rowspan", "1"), ("colspan", "1"))


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.stem)
def test_every_place_of_a_grid_holds_one_thing(form: Path) -> None:
    text = form.read_text(encoding="utf-8")
    assert re.search(r"<ui\b", text)
    for grid in ElementTree.fromstring(text).iter("layout"):
        if grid.get("class") != "QGridLayout":
            continue
        taken: set[tuple[int, int]] = set()
        for item in grid.findall("item"):
            places = _places(item)
            assert not taken & places, (form.name, sorted(taken & places))
            taken |= places
