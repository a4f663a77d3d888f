"""Columns of each side (分栏当事人): 电话 beside 申请人 is the applicant's, 电话 beside 被申请人 the respondent's."""

from collections.abc import Iterator, Mapping, Sequence

from libao_desk.declare.register import Register
from libao_desk.declare.sheet import SheetColumn
from libao_desk.sheets.headers import plain_header

from .header_words import Meaning, keys_of_head


def heads_of_sides(register: Register, words: Mapping[str, Meaning], heads: Sequence[tuple[str, ...]]) -> dict[int, tuple[str, ...]]:
    """By position, the words under which a column that stands at the right of a side's names is that side's own.

    What stands at the right of the last side alone may be everybody's.
    """
    if not any(column.names_of for column in register.sheet_columns):
        return {}
    stretches = list(_stretches(words, heads))
    found: dict[int, tuple[str, ...]] = {}
    for place, (side, positions) in enumerate(stretches):
        for position in positions:
            word = heads[position][-1]
            own = plain_header(f"{side}{word}")
            is_last = place == len(stretches) - 1
            has_others = any(plain_header(heads[at][-1]) == plain_header(word) for _, others in stretches[:place] for at in others)
            if own in words and (not is_last or has_others):
                found[position] = (own,)
    return found


def _stretches(words: Mapping[str, Meaning], heads: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, list[int]]]:
    """Each side with the columns at the right of its names, before the next side's."""
    side, positions = "", list[int]()
    for position, parts in enumerate(heads):
        meant = next((words[key] for key in keys_of_head(parts) if key in words), None)
        if isinstance(meant, SheetColumn) and meant.names_of:
            if side:
                yield side, positions
            side, positions = meant.names_of, []
        elif side and parts:
            positions.append(position)
    if side:
        yield side, positions
