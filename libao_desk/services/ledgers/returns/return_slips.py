"""The slip in each row of a sheet that is sent out to come back (回传校验): which row it is, of which version, and what was sent."""

import json
from base64 import b32decode, b32encode
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from libao_desk.core.errors import Refusal
from libao_desk.core.text import without_blanks
from libao_desk.declare.register import Register
from libao_desk.store.sealing import framed, mac, same

if TYPE_CHECKING:
    from libao_desk.sheets.table_reader import SheetTable

ALTERED = "这一行的回传校验不是本所写的，或被改动过，不能并入；请从送出的原表重新填写这一行。"

MARK_BYTES, CODE_BYTES = 10, 20
"""Long enough that no other text has the same mark by chance, and that nobody makes up a slip."""

SENT_BY = "改好后把本表交回"
"""What the note over such a sheet asks for, and no other sheet."""


def filling_title(register: Register) -> str:
    """What stands over a sheet that is sent out to come back (回填表)."""
    return f"{register.title}回填表"


def is_filling_sheet(register: Register, table: "SheetTable") -> bool:
    """Whether a sheet was sent out by an office to come back, whatever was taken out of it: by its title, its note, its page.

    Before the page had a name of its own it is known by the place of its head below titles that are gone; a blank template, whose
    page is called so too, brings its explanations.
    """
    from libao_desk.sheets.filling_sheet import GUIDE_NAME, RETURN_NAME, SHEET_NAME
    from libao_desk.sheets.roster_writer import HEAD_ROW

    if table.sheet == RETURN_NAME or any(filling_title(register) in title or SENT_BY in title for title in table.titles):
        return True
    is_bare = not table.titles and table.header_rows[0] == HEAD_ROW
    return is_bare and table.sheet == SHEET_NAME and GUIDE_NAME not in table.other_sheets


class Place(NamedTuple):
    """Where a row stood in the sheet that was sent."""

    sheet: str
    """What no other sheet is called."""
    at: int
    of: int


@dataclass(frozen=True)
class Slip:
    """What one row of a sheet knew when it was sent."""

    register: str
    number: str
    """The permanent number of its record."""
    version: int
    marks: Mapping[str, str]
    """By a column's key: the mark of the text that was sent."""
    place: Place | None = None
    """None in the sheets of earlier versions."""


class SlipPress:
    """Writes slips and reads them again; only the office's own key makes one that is accepted."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def mark(self, number: str, column: str, text: str) -> str:
        """The mark of a text in its place. It tells nothing of the text to whoever lacks the key."""
        return _letters(mac(self._key, framed("mark", number, column, text))[:MARK_BYTES])

    def was_sent(self, slip: Slip, column: str, text: str) -> bool:
        """Whether the slip's sheet was sent with this text in this column; never, where it had no such column."""
        return same(slip.marks.get(column, "").encode(), self.mark(slip.number, column, text).encode())

    def slip(self, register: str, number: str, version: int, texts: Mapping[str, str], place: Place | None = None) -> Slip:
        """The slip of a row that is sent with these texts, by column."""
        return Slip(register, number, version, {column: self.mark(number, column, text) for column, text in texts.items()}, place)

    def write(self, slip: Slip) -> str:
        """The slip as one cell: letters and digits that no program takes for a number or a formula."""
        said = [slip.register, slip.number, slip.version, dict(slip.marks), slip.place]
        body = json.dumps(said, separators=(",", ":"), ensure_ascii=False)
        return f"{_letters(body.encode())}.{_letters(self._code(body.encode()))}"

    def read(self, text: str) -> Slip:
        """The slip in a cell. Raises Refusal where it is not whole, was altered, or comes from another office."""
        body, _, code = without_blanks(text).partition(".")
        try:
            written, claimed = _bytes(body), _bytes(code)
        except ValueError:
            raise Refusal(ALTERED) from None
        if not same(claimed, self._code(written)):
            raise Refusal(ALTERED)
        register, number, version, marks, *place = json.loads(written)
        return Slip(register, number, version, marks, Place(*place[0]) if place and place[0] else None)

    def _code(self, body: bytes) -> bytes:
        return mac(self._key, framed("slip", body))[:CODE_BYTES]


def _letters(data: bytes) -> str:
    return b32encode(data).decode().rstrip("=")


def _bytes(letters: str) -> bytes:
    """Raises ValueError where the letters are none of ours."""
    data = b32decode(letters + "=" * (-len(letters) % 8))
    if _letters(data) != letters:
        raise ValueError(letters)
    return data
