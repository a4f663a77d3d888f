"""How strips are dealt out to pages."""

from collections.abc import Sequence

import pytest

from libao_desk.printing.paragraphs import Rule
from libao_desk.printing.strips import Page, Strip, kept, paginate


def named(name: int, height: float = 10, *, keep: bool = False, breaks: bool = False, is_blank: bool = False) -> Strip:
    """A strip that can be told from others by its mark."""
    return Strip(height, (Rule(name, 0, name, 1),), keep=keep, breaks=breaks, is_blank=is_blank)


def names(pages: Sequence[Page]) -> list[list[float]]:
    return [[mark.x0 for placed in page for mark in placed.marks if isinstance(mark, Rule)] for page in pages]


def test_a_page_is_filled_before_it_is_turned() -> None:
    assert names(paginate([named(n) for n in range(5)], 30)) == [[0, 1, 2], [3, 4]]


def test_slack_may_hang_below_the_block() -> None:
    assert names(paginate([named(0), Strip(15, named(1).marks, slack=5)], 20)) == [[0, 1]]


def test_strips_kept_together_move_together() -> None:
    assert names(paginate([named(0), named(1), named(2, keep=True), named(3)], 30)) == [[0, 1], [2, 3]]


def test_a_group_taller_than_a_page_is_begun_where_it_stands() -> None:
    assert names(paginate([named(9), *kept(named(n) for n in range(6))], 30)) == [[9, 0, 1], [2], [3, 4, 5]]


def test_the_end_of_a_group_taller_than_a_page_does_not_stand_alone() -> None:
    assert names(paginate([*kept(named(n) for n in range(4))], 30)) == [[0], [1, 2, 3]]


def test_a_break_starts_a_page_even_inside_a_group() -> None:
    assert names(paginate([named(0, keep=True), named(1, breaks=True)], 30)) == [[0], [1]]


def test_blank_lines_begin_no_further_page() -> None:
    assert names(paginate([named(0, 30), named(1, is_blank=True), named(2)], 30)) == [[0], [2]]


def test_trailing_blank_lines_make_no_page() -> None:
    assert len(paginate([named(0, 30), named(1, is_blank=True)], 30)) == 1


def test_a_table_s_head_is_repeated() -> None:
    head = named(7)
    rows = [Strip(10, named(n).marks, head=(head,)) for n in range(4)]
    assert names(paginate([head, *rows], 30)) == [[7, 0, 1], [7, 2, 3]]


def test_the_rules_that_close_a_page_are_drawn_only_there() -> None:
    foot = (Rule(99, 0, 99, 0),)
    pages = paginate([Strip(10, named(n).marks, on_foot=foot) for n in range(4)], 20)
    assert names(pages) == [[0, 1, 99], [2, 3, 99]]


def test_an_empty_paper_still_has_a_page() -> None:
    assert len(paginate([])) == 1


@pytest.mark.parametrize("count", [1, 21, 22, 23, 44, 45])
def test_a_page_holds_22_lines(count: int) -> None:
    from libao_desk.printing.page import LINE_GAP, PITCH

    assert len(paginate([Strip(PITCH, slack=LINE_GAP)] * count)) == -(-count // 22)
