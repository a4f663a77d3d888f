"""The words of a paper, for tests that ask what it says."""

from collections.abc import Iterator

from libao_desk.declare.blocks import (
    Block,
    Cell,
    Clauses,
    FactsTable,
    Field,
    Fields,
    NumberLine,
    Paper,
    Paragraph,
    SignatureBlock,
    Together,
    plain,
)


def words(paper: Paper) -> str:
    """Every word of a paper, block after block."""
    return "\n".join(word for block in _flat(paper.blocks) for word in _words(block))


def _flat(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield from _flat(block.blocks) if isinstance(block, Together) else (block,)


def _words(block: Block) -> Iterator[str]:
    match block:
        case Paragraph() | NumberLine():
            yield plain(block.text)
        case Clauses():
            yield from (plain(item) for item in block.items)
        case Fields():
            yield from (f"{field.label}{field.value or ''}" for row in block.rows for field in row if isinstance(field, Field))
        case SignatureBlock():
            yield from (one.label for row in block.rows for one in row)
        case FactsTable():
            for row in block.rows:
                for cell in row:
                    text = cell.text if isinstance(cell, Cell) else cell
                    yield "" if text is None else plain(text)
        case _:
            yield str(getattr(block, "text", ""))
