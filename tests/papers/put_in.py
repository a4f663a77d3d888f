"""The words put into a paper, in the order in which they are drawn, for readers to find again."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from libao_desk.declare.blocks import (
    Block,
    Cell,
    Clauses,
    CutLine,
    DateLine,
    FactsTable,
    Fields,
    Footer,
    NumberLine,
    Paper,
    Paragraph,
    RedHead,
    SealArea,
    SignatureBlock,
    Text,
    Title,
    Together,
    plain,
)
from libao_desk.printing.compose import clause_number
from libao_desk.printing.forms import by_sides, date_text
from libao_desk.printing.page import CHARS_PER_LINE, MEASURE
from tests.printing.readers import squeeze


class Piece(NamedTuple):
    """Words that are set as one text, and how many characters wide the lines they are set in."""

    words: str
    room: float


def words_of(text: Text | None) -> str:
    """The words alone, without blanks."""
    return "" if text is None else squeeze(plain(text).replace("＿", ""))


def put_in(paper: Paper) -> str:
    """All words of the text block."""
    return "".join(piece.words for piece in pieces(paper))


def put_in_by_sides(paper: Paper) -> str:
    """The same where the places to sign stand one below the other."""
    blocks = tuple(
        replace(block, rows=tuple((each,) for each in by_sides(block))) if isinstance(block, SignatureBlock) else block
        for block in flat(paper.blocks)
    )
    return put_in(replace(paper, blocks=blocks))


def pieces(paper: Paper) -> list[Piece]:
    """All texts of the text block."""
    return [
        Piece(squeeze(words), room)
        for block in flat(paper.blocks)
        for words, room in (_cells(block) if isinstance(block, FactsTable) else ((words, CHARS_PER_LINE) for words in _words(block)))
    ]


def heads(paper: Paper) -> list[str]:
    """The heads of the paper's tables, which stand again on each further page."""
    return ["".join(map(squeeze, block.header)) for block in flat(paper.blocks) if isinstance(block, FactsTable) and block.header]


def furniture(paper: Paper, page: int, pages: int) -> str:
    """What stands around the text block of a page, in the order in which it is drawn, after the block."""
    number = {Footer.PAGE_OF: f"第{page}页共{pages}页", Footer.DASHED: f"—{page}—"}.get(paper.footer, "")
    initials = f"{paper.signer}签名：" if paper.initials and page < pages else ""
    straddle = "（骑缝章）" if paper.straddle_seal and pages > 1 else ""
    return f"{initials}{number}{straddle}{f'核对码{paper.code}' if paper.code else ''}"


def flat(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """The blocks, those that stay together one by one."""
    for block in blocks:
        yield from flat(block.blocks) if isinstance(block, Together) else (block,)


def _words(block: Block) -> Iterator[str]:
    match block:
        case Title() | CutLine():
            yield block.text
        case NumberLine() | Paragraph():
            yield words_of(block.text)
        case RedHead():
            yield f"{block.organ}{words_of(block.number)}"
        case Clauses():
            for number, item in enumerate(block.items, block.first):
                yield f"{clause_number(block.numbering, number)}{words_of(item)}"
        case Fields():
            yield from (words for row in block.rows for field in row for words in (field.label, field.value or ""))
        case _:
            yield from _form_words(block)


def _form_words(block: Block) -> Iterator[str]:
    match block:
        case SignatureBlock():
            yield from (f"{one.label}{one.name or ''}" for row in block.rows for one in row)
        case SealArea():
            yield f"{block.unit or ''}{block.text}{date_text(block.on) if block.dated else ''}"
        case DateLine():
            yield date_text(block.on)


def _cells(table: FactsTable) -> Iterator[tuple[str, float]]:
    count = max(sum(cell.span if isinstance(cell, Cell) else 1 for cell in row) for row in (table.header, *table.rows))
    shares = table.widths or (1.0,) * count
    for row in (table.header, *table.rows):
        column = 0
        for cell in row:
            span, text = (cell.span, cell.text) if isinstance(cell, Cell) else (1, cell)
            width = MEASURE * sum(shares[column : column + span]) / sum(shares)
            yield words_of(text), width / table.size.value - 2 / 3
            column += span
