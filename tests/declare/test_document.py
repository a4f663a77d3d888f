"""Papers of a row: the record is asked first, then the row."""

from dataclasses import replace
from datetime import date

from libao_desk.declare.clock import OfficeFacts

from .sample import CARD, Tree, TreeVisit

OFFICE = OfficeFacts()
DAY = date(2026, 3, 2)
ROW_CARD = replace(
    CARD,
    refuse=lambda tree, office, today: None if tree.number else "树未编号。",
    wants=lambda tree, office: ("地块",),
    refuse_row=lambda tree, visit, office, today: None if visit.note else "巡查没有记录。",
    wants_row=lambda tree, visit, office: () if visit.visited_on else ("巡查日期",),
)


def test_the_record_refuses_before_the_row_and_the_row_alone_is_not_asked_where_there_is_none() -> None:
    assert ROW_CARD.refusal(Tree(), TreeVisit(), OFFICE, DAY) == "树未编号。"
    assert ROW_CARD.refusal(Tree(number="GS2026-001"), TreeVisit(), OFFICE, DAY) == "巡查没有记录。"
    assert ROW_CARD.refusal(Tree(number="GS2026-001"), TreeVisit(note="无虫"), OFFICE, DAY) is None
    assert ROW_CARD.refusal(Tree(number="GS2026-001"), None, OFFICE, DAY) is None


def test_what_is_missing_is_the_records_then_the_rows() -> None:
    assert ROW_CARD.missing(Tree(), TreeVisit(), OFFICE) == ("地块", "巡查日期")
    assert ROW_CARD.missing(Tree(), TreeVisit(visited_on=DAY), OFFICE) == ("地块",)
    assert ROW_CARD.missing(Tree(), None, OFFICE) == ("地块",)
    assert CARD.missing(Tree(), TreeVisit(), OFFICE) == ()
