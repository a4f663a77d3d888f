"""The list of what a dossier holds (卷内目录): from entries somebody has counted, or in the standard order with room for the pages."""

from collections.abc import Sequence
from datetime import date
from math import ceil

from libao_desk.declare.blocks import Align, Block, Cell, FactsTable, Footer, Paper, Size, Text, Title
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.document import PaperFacts
from libao_desk.declare.dossier import ContentsLine

from .codes import Outcome, Source
from .dossier_items import Item, as_needed, in_standard_order, required
from .model import DisputeCase

TITLE = "卷内目录"
HEADER = ("序号", "文书名称", "页号", "备注")
WIDTHS = (1, 5, 1.2, 2)
FEWEST_ROWS = 16
"""Rows of a sheet, so that a clerk may write on what was added by hand."""
TITLE_CHARS = 16
"""Characters of a title that stand in one line of its column."""
ROW_LINES = 1.3


def contents(entries: Sequence[ContentsLine]) -> tuple[Block, ...]:
    """The list as blocks: numbered lines, then empty ones down to the foot of the sheet."""
    rows = [_row(str(number), entry) for number, entry in enumerate(entries, start=1)]
    taken = sum(max(1, ceil(len(entry.title) / TITLE_CHARS)) for entry in entries)
    rows += [_row("", ContentsLine("", None)) for _ in range(FEWEST_ROWS - taken)]
    return (Title(TITLE), FactsTable(tuple(rows), header=HEADER, widths=WIDTHS, size=Size.FOUR))


def bound(entries: tuple[ContentsLine, ...]) -> Paper:
    """卷内目录 of a dossier as it was put together, with the page each paper begins on."""
    return Paper(TITLE, contents(entries), footer=Footer.NONE)


def body(case: DisputeCase, facts: PaperFacts) -> Paper:
    """卷内目录 in the standard order of what this dossier should hold, the pages to be written in; it is no numbered page itself."""
    return bound(tuple(ContentsLine(item.value, None) for item in standard_items(case, facts.office)))


def refused(case: DisputeCase, office: OfficeFacts, today: date) -> str | None:
    """Only a mediation that has ended has a dossier to list."""
    return None if case.concluded_on is not None else f"本案尚未结案，不能打印{TITLE}。"


def standard_items(case: DisputeCase, office: OfficeFacts) -> tuple[Item, ...]:
    """What belongs into the dossier of this case; all of the standard list where nothing is known of the case yet."""
    if case.outcome is None and case.accepted_on is None:
        return tuple(item for item in Item if item not in (Item.TERMINATION, Item.CLOSING_REPORT) or item in required(case, office))
    more = [Item.APPLICATION] if case.source is Source.APPLICATION else []
    more += [Item.TERMINATION] if case.outcome in (Outcome.FAILED, Outcome.STOPPED) else []
    return in_standard_order([*required(case, office), *as_needed(case), *more])


def _row(number: str, entry: ContentsLine) -> tuple[Cell | Text | None, ...]:
    page = "" if entry.first_page is None else str(entry.first_page)
    return (
        Cell(number, align=Align.CENTRE, lines=ROW_LINES),
        entry.title or None,
        Cell(page, align=Align.CENTRE),
        entry.note or None,
    )
