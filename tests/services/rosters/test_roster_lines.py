"""Two rosters and what lies between them: the changes make the one of the other, and are no more than needed."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from libao_desk.declare.roster import Cell
from libao_desk.services.rosters.lines import (
    Line,
    LineChange,
    Lines,
    apply_changes,
    changes,
    changes_of_json,
    changes_to_json,
    digest,
    known_again,
    lines_of_json,
    lines_to_json,
    without,
)

TEXTS = ("", "甲", "=1+1", "2020-01-01")
DAYS = st.dates(date(2020, 1, 1), date(2020, 1, 3))
CELLS: st.SearchStrategy[Cell] = st.one_of(st.none(), st.sampled_from(TEXTS), st.integers(0, 3), DAYS, st.just(Decimal("12.50")))


def _rosters() -> st.SearchStrategy[Lines]:
    line = st.builds(Line, st.booleans(), st.sampled_from("ABCDEFG"), st.sampled_from(("", "1")), st.tuples(CELLS, CELLS))
    return st.lists(line, max_size=16, unique_by=lambda one: one.key).map(lambda lines: tuple(sorted(lines, key=lambda one: one.is_ended)))


@given(_rosters(), _rosters())
def test_the_changes_make_the_second_of_the_first(before: Lines, after: Lines) -> None:
    found = changes(before, after)
    assert apply_changes(before, found) == after
    assert (found == ()) is (before == after)


@given(st.lists(_rosters(), min_size=2, max_size=5))
def test_sheets_applied_in_their_order_give_the_last_and_pass_through_the_file_unchanged(rosters: list[Lines]) -> None:
    standing = lines_of_json(lines_to_json(rosters[0]))
    for before, after in pairwise(rosters):
        kept = changes_to_json(changes(before, after))
        assert digest(kept) == digest(changes_to_json(changes_of_json(kept)))
        standing = apply_changes(standing, changes_of_json(kept))
    assert standing == rosters[-1]


@given(_rosters(), _rosters(), st.sets(st.sampled_from("ABCDEFG")).map(frozenset))
def test_leaving_numbers_out_afterwards_is_leaving_them_out_of_the_outcome(before: Lines, after: Lines, silent: frozenset[str]) -> None:
    assert without(apply_changes(before, changes(before, after)), silent) == without(after, silent)


def _lines(numbers: str, *, says: str = "") -> Lines:
    return tuple(Line(False, number, "", (says or number,)) for number in numbers)


def test_one_row_that_moves_is_the_only_change() -> None:
    (moved,) = changes(_lines("ABCDE"), _lines("ACDEB"))
    assert moved == LineChange(False, "B", "", 2, 5, ("B",), ("B",), is_moved=True)


def test_rows_that_only_shift_because_another_went_are_no_change() -> None:
    (gone,) = changes(_lines("ABCDE"), _lines("BCDE"))
    assert (gone.number, gone.sent_at, gone.now_at, gone.now) == ("A", 1, None, None)


def test_a_change_that_does_not_fit_what_was_sent_is_an_error() -> None:
    found = changes(_lines("AB"), _lines("AB", says="x"))
    with pytest.raises(ValueError, match="does not fit"):
        apply_changes(_lines("AB", says="y"), found)


def test_a_matter_whose_first_day_moved_is_one_row_that_says_something_else() -> None:
    before = (Line(False, "JZ1", "C01 2020-10-14", ("报到", "10-14")), Line(False, "JZ1", "C02 2020-10-14", ("宣告", "10-14")))
    after = (Line(False, "JZ1", "C01 2020-10-15", ("报到", "10-15")), Line(False, "JZ2", "C02 2020-10-15", ("宣告", "10-15")))
    known = known_again(after, before)
    assert [line.key for line in known] == [before[0].key, after[1].key]
    found = changes(before, known)
    assert [(one.number, one.differing) for one in found if one.sent is not None and one.now is not None] == [("JZ1", (1,))]
    assert apply_changes(before, found) == known


def test_rows_of_one_matter_are_known_again_only_where_none_came_or_went() -> None:
    before = tuple(Line(False, "JZ1", f"C05 2020-{month}-14", (month,)) for month in (10, 11))
    after = tuple(Line(False, "JZ1", f"C05 2020-{month}-15", (month,)) for month in (10, 11))
    assert [line.detail for line in known_again(after, before)] == ["C05 2020-10-14", "C05 2020-11-14"]
    assert known_again(after[:1], before) == after[:1]
    assert known_again((Line(False, "JZ1", "7", ()),), (Line(False, "JZ1", "6", ()),)) == (Line(False, "JZ1", "7", ()),)
