"""A look into an old workbook (xls, et) for what its reader does not tell: cells whose formula went wrong, what is hidden, a passphrase."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from struct import Struct, error
from typing import Any

from libao_desk.core.errors import Refusal

from .hidden import Hidden, HidingPlace
from .limits import LOCKED
from .xml_scan import MOST_LOST, column_letters, went_wrong

_BOUND_SHEET, _FILE_PASS, _BEGIN = 0x85, 0x2F, 0x809
_FORMULA, _BOOLEAN_OR_ERROR = 0x06, 0x205
_ROW, _COLUMNS = 0x208, 0x7D
_HIDDEN_ROW, _HIDDEN_COLUMNS = 0x20, 0x01
_ENDS = 0xFFFFFFFA
"""Sector numbers from here on are no sectors: the end of a chain, a free one."""
_WORD, _LONG, _HEAD = Struct("<H"), Struct("<I"), Struct("<HH")
_SECTORS = {9: 512, 12: 4096}
_MINI_CUTOFF, _MINI_SECTOR = 4096, 64
"""A stream smaller than this stands in sectors of 64 bytes."""


def look_into_workbook(content: bytes) -> tuple[Mapping[str, Mapping[str, str]], Mapping[str, Hidden]]:
    """By sheet name: why a cell (by address) reads empty, and what is hidden; nothing where the file is built otherwise than we know.

    Raises Refusal where a passphrase keeps it closed.
    """
    lost: Mapping[str, Mapping[str, str]] = {}
    with suppress(error, LookupError, UnicodeDecodeError):
        stream = _workbook(content)
        lost = _errors(stream)
        return lost, _unseen(stream)
    return lost, {}


def _errors(stream: bytes) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for sheet, kind, record in _records_of_sheets(stream):
        if _is_error(kind, record) and len(told := found.setdefault(sheet, {})) < MOST_LOST:
            row, column = _HEAD.unpack_from(record)
            address = f"{column_letters(column + 1)}{row + 1}"
            told[address] = went_wrong(address)
    return found


def _unseen(stream: bytes) -> dict[str, Hidden]:
    found: dict[str, HidingPlace] = {}
    for sheet, kind, record in _records_of_sheets(stream):
        place = found.setdefault(sheet, HidingPlace())
        if kind == _ROW and _WORD.unpack_from(record, 12)[0] & _HIDDEN_ROW:
            place.hide_row(_WORD.unpack_from(record)[0] + 1)
        elif kind == _COLUMNS and _WORD.unpack_from(record, 8)[0] & _HIDDEN_COLUMNS:
            first, last = _HEAD.unpack_from(record)
            place.hide_columns(first + 1, last + 1)
    return {sheet: place.found() for sheet, place in found.items()}


def _records_of_sheets(stream: bytes) -> Iterator[tuple[str, int, bytes]]:
    """Each record with the name of the sheet it belongs to. Raises Refusal where a passphrase keeps the rest closed."""
    names: dict[int, str] = {}
    sheet = ""
    for place, kind, record in _records(stream):
        if kind == _FILE_PASS:
            raise Refusal(LOCKED)
        if kind == _BOUND_SHEET:
            names[_LONG.unpack_from(record)[0]] = _name(record)
        elif kind == _BEGIN:
            sheet = names.get(place, sheet)
        else:
            yield sheet, kind, record


def _records(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    place = 0
    while place + 4 <= len(stream):
        kind, length = _HEAD.unpack_from(stream, place)
        yield place, kind, stream[place + 4 : place + 4 + length]
        place += 4 + length


def _name(record: bytes) -> str:
    """A sheet's name: its length, whether its signs are two bytes wide, its signs."""
    length, is_wide = record[6], record[7] & 1
    return record[8 : 8 + length * (2 if is_wide else 1)].decode("utf-16-le" if is_wide else "latin-1")


def _is_error(kind: int, record: bytes) -> bool:
    if kind == _BOOLEAN_OR_ERROR:
        return record[7] == 1
    return kind == _FORMULA and record[12:14] == b"\xff\xff" and record[6] == 2


def _workbook(content: bytes) -> bytes:
    """The workbook's stream out of its container (OLE): a small file system of chained sectors."""
    container = _Container(content)
    for name, start, size, is_root in container.entries:
        if name in ("Workbook", "Book") and not is_root:
            return container.stream(start, size)
    return b""


class _Container:
    """The sectors of an OLE file, chained by its table."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._size = _SECTORS[_WORD.unpack_from(content, 30)[0]]
        self._most = len(content) // self._size
        """Sectors the file has room for: a chain that says more runs in a circle."""
        self._table = self._longs(self._table_sectors())
        self.entries = tuple(self._entries(self._chain(_LONG.unpack_from(content, 48)[0])))
        self._mini_table = self._longs(self._sectors(_LONG.unpack_from(content, 60)[0]))

    def stream(self, start: int, size: int) -> bytes:
        """The bytes of one entry."""
        if size >= _MINI_CUTOFF:
            return self._chain(start)[:size]
        whole = self._chain(self.entries[0][1])
        most = len(whole) // _MINI_SECTOR
        parts = [whole[at * _MINI_SECTOR : (at + 1) * _MINI_SECTOR] for at in _walk(self._mini_table, start, most)]
        return b"".join(parts)[:size]

    def _sector(self, number: int) -> bytes:
        return self._content[(number + 1) * self._size : (number + 2) * self._size]

    def _sectors(self, start: int) -> list[int]:
        return list(_walk(self._table, start, self._most))

    def _chain(self, start: int) -> bytes:
        return b"".join(map(self._sector, self._sectors(start)))

    def _longs(self, sectors: list[int]) -> tuple[int, ...]:
        content = b"".join(map(self._sector, sectors))
        return tuple(number for (number,) in _LONG.iter_unpack(content[: len(content) // 4 * 4]))

    def _table_sectors(self) -> list[int]:
        """Where the table stands: 109 numbers in the header, the rest in sectors chained by their last number."""
        found = [_LONG.unpack_from(self._content, 76 + 4 * n)[0] for n in range(109)]
        further, most = _LONG.unpack_from(self._content, 68)[0], self._most
        while further < _ENDS and most > 0:
            numbers = self._longs([further])
            found += numbers[:-1]
            further, most = numbers[-1], most - 1
        return [number for number in found if number < _ENDS][: self._most]

    @staticmethod
    def _entries(directory: bytes) -> Iterator[tuple[str, int, int, bool]]:
        for place in range(0, len(directory) - 127, 128):
            entry: Any = directory[place : place + 128]
            length = _WORD.unpack_from(entry, 64)[0]
            name = entry[: max(length - 2, 0)].decode("utf-16-le")
            yield name, _LONG.unpack_from(entry, 116)[0], _LONG.unpack_from(entry, 120)[0], entry[66] == 5


def _walk(table: tuple[int, ...], start: int, most: int) -> Iterator[int]:
    """The sectors of a chain, no more than stated."""
    while start < _ENDS and most > 0:
        yield start
        start, most = table[start], most - 1
