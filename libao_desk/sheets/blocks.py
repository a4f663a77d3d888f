"""The columns of a sheet that has another head further down (又一个表头): each head says where its own rows keep what."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .grids import Grid
from .headers import plain_header
from .heading import Head, HeaderCell


@dataclass(frozen=True)
class Block:
    """The rows below one head."""

    head: Head
    places: tuple[int | None, ...]
    """By column of the table, the grid's column that holds it here; None where this head does not have it."""


@dataclass(frozen=True)
class Blocks:
    """All columns that any head of a sheet names, the first head's first, and where each block keeps them."""

    columns: tuple[tuple[int, HeaderCell], ...]
    """Each with the grid's column below the head that names it first."""
    of_first: int
    """How many of them the first head has."""
    blocks: tuple[Block, ...]

    def at(self, index: int) -> Block:
        """The block of a row of the grid."""
        return next(block for block in reversed(self.blocks) if block is self.blocks[0] or block.head.below <= index)

    def head_at(self, index: int) -> Block | None:
        """The later block of whose head a row of the grid is."""
        return next((block for block in self.blocks[1:] if block.head.top <= index < block.head.below), None)

    def is_repeated(self, block: Block) -> bool:
        """Whether a later head says the same of the same columns as the first: one printed once more on a new page."""
        return block.places == self.blocks[0].places


def blocks_of(grid: Grid, first: Head, used: Iterable[int], later: Sequence[Head]) -> Blocks:
    """The columns of the first head in use, and those that later heads add."""
    columns = [(index, first.column(index, place, grid.first_column)) for place, index in enumerate(used)]
    places: list[list[int | None]] = [[index for index, _ in columns], *([] for _ in later)]
    of_first = len(columns)
    for head, own in zip(later, places[1:], strict=True):
        free = {index: _word(parts) for index, parts in enumerate(head.parts) if parts}
        for first_place, column in columns:
            found = next((index for index, word in free.items() if word == _word(column.parts)), None)
            is_headless = not column.parts and not head.parts[first_place]
            own.append(first_place if is_headless else found)
            if found is not None:
                del free[found]
        for index in free:
            columns.append((index, head.column(index, len(columns), grid.first_column)))
            own.append(index)
    padded = (tuple((*own, *[None] * (len(columns) - len(own)))) for own in places)
    blocks = tuple(Block(head, own) for head, own in zip((first, *later), padded, strict=True))
    return Blocks(tuple(columns), of_first, blocks)


def _word(parts: tuple[str, ...]) -> str:
    return "/".join(map(plain_header, parts))
