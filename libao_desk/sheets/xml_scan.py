"""Streaming looks through the XML of a sheet that keep nothing but counts (expat)."""

import re
from collections.abc import Iterable, Iterator
from xml.parsers import expat

from .hidden import HidingPlace

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_TRUE = ("1", "true", "on")
_UNSEEN = ("collapse", "filter")
MOST_LOST = 1_000
"""Cells told of one sheet; a sheet that lost more is told by these."""


class XmlBroken(Exception):
    """The part is not well-formed XML."""


class DocumentTypeFound(Exception):
    """The part declares a document type or entities."""


class TooMuch(Exception):
    """A count passed its limit; the text says which."""


def went_wrong(address: str) -> str:
    """What is told of a cell whose formula went wrong."""
    return f"{address}的公式出错，没有值；请改正公式或直接填写。"


def column_number(letters: str) -> int:
    """A is 1, Z is 26, XFD is 16384."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """1 is A, 26 is Z, 16384 is XFD."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


class XmlScan:
    """One pass over an XML part; a document type stops it before any entity could grow."""

    def read(self, chunks: Iterable[bytes]) -> None:
        """Run over the bytes; raises XmlBroken, DocumentTypeFound or TooMuch."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _document_type
        parser.EntityDeclHandler = _document_type
        self.listen(parser)
        try:
            for chunk in chunks:
                parser.Parse(chunk, False)
            parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise XmlBroken(str(error)) from error

    def listen(self, parser: expat.XMLParserType) -> None:
        """Set the handlers this scan needs."""


def _document_type(*_: object) -> None:
    raise DocumentTypeFound


class CountingScan(XmlScan):
    """Any part: well formed, no document type, and not more elements than stated."""

    def __init__(self, most: int) -> None:
        self._left = most

    def listen(self, parser: expat.XMLParserType) -> None:
        """Count the elements."""
        parser.StartElementHandler = self._start

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._left -= 1
        if self._left < 0:
            raise TooMuch("条目过多")


class WorkbookScan(XmlScan):
    """Names of the sheets, the parts they stand in, and the date system; reads the workbook and then its relations."""

    def __init__(self) -> None:
        self.from_1904 = False
        self._names: list[tuple[str, str]] = []
        self._targets: dict[str, str] = {}

    def listen(self, parser: expat.XMLParserType) -> None:
        """Hear every element."""
        parser.StartElementHandler = self._start

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        local = tag.rpartition(":")[2]
        if local == "workbookPr":
            self.from_1904 = attributes.get("date1904", "0") in _TRUE
        elif local == "sheet":
            relation = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            self._names.append((attributes.get("name", ""), relation))
        elif local == "Relationship":
            self._targets[attributes.get("Id", "")] = attributes.get("Target", "")

    def sheets(self) -> Iterator[tuple[str, str]]:
        """Each sheet's name and the path of its part as the relations give it (relative to xl/, or absolute)."""
        for name, relation in self._names:
            if relation in self._targets:
                yield name, self._targets[relation]


class WorksheetScan(XmlScan):
    """The last row and column that hold a value (the sheet's own statement may lie), and the cells whose value is lost."""

    def __init__(self, most_elements: int) -> None:
        self.rows = self.columns = 0
        self.lost: dict[str, str] = {}
        """By address: a formula whose result was never saved, or one that went wrong; both read as empty."""
        self.hidden = HidingPlace()
        self._left = most_elements
        self._row = self._column = 0
        self._type = ""
        self._formula = self._in_value = self._has_text = False

    def listen(self, parser: expat.XMLParserType) -> None:
        """Hear elements and the text of values."""
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._left -= 1
        if self._left < 0:
            raise TooMuch("单元格过多")
        local = tag.rpartition(":")[2]
        if local == "c":
            self._open_cell(attributes)
        elif local == "row":
            stated = attributes.get("r", "")
            self._row, self._column = int(stated) if stated.isdigit() else self._row + 1, 0
            if attributes.get("hidden") in _TRUE:
                self.hidden.hide_row(self._row)
        elif local == "col":
            self._note_column(attributes)
        elif local in ("v", "is"):
            self._in_value = local == "v"
            self.rows, self.columns = max(self.rows, self._row), max(self.columns, self._column)
        elif local == "f":
            self._formula = True

    def _note_column(self, attributes: dict[str, str]) -> None:
        first, last = attributes.get("min", ""), attributes.get("max", "")
        if attributes.get("hidden") in _TRUE and first.isdigit() and last.isdigit():
            self.hidden.hide_columns(int(first), int(last))

    def _open_cell(self, attributes: dict[str, str]) -> None:
        if match := _REFERENCE.fullmatch(attributes.get("r", "")):
            self._column, self._row = column_number(match[1]), int(match[2])
        else:
            self._column += 1
        self._type = attributes.get("t", "")
        self._formula = self._in_value = self._has_text = False

    def _text(self, _: str) -> None:
        self._has_text = self._has_text or self._in_value

    def _end(self, tag: str) -> None:
        local = tag.rpartition(":")[2]
        if local == "v":
            self._in_value = False
        elif local == "c" and (self._type == "e" or (self._formula and not self._has_text and self._type != "str")):
            self._note_loss()

    def _note_loss(self) -> None:
        if len(self.lost) < MOST_LOST:
            address = f"{column_letters(self._column)}{self._row}"
            self.lost[address] = (
                went_wrong(address)
                if self._type == "e"
                else f"{address}是公式，但文件里没有保存它的结果；请用WPS或Excel打开文件、保存一次后再导入。"
            )


class OdsScan(XmlScan):
    """The largest rectangle that the tables of an OpenDocument sheet spread to, repeats counted; what is merged, what went wrong."""

    def __init__(self, most_elements: int) -> None:
        self.rows = self.columns = 0
        self.merged: dict[str, list[tuple[int, int, int, int]]] = {}
        """By sheet: ranges as (top, left, bottom, right), from 1."""
        self.lost: dict[str, dict[str, str]] = {}
        """By sheet and address: a formula that went wrong; it reads as empty."""
        self.hidden: dict[str, HidingPlace] = {}
        """By sheet: rows and columns that nobody sees."""
        self._sheet = ""
        self._columns = 0
        self._left = most_elements
        self._row = self._column = 0
        self._row_repeat = 1
        self._row_filled = 0

    def listen(self, parser: expat.XMLParserType) -> None:
        """Hear elements."""
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._left -= 1
        if self._left < 0:
            raise TooMuch("单元格过多")
        local = tag.rpartition(":")[2]
        if local == "table":
            self._row = self._columns = 0
            self._sheet = attributes.get("table:name", "")
            self.hidden[self._sheet] = HidingPlace()
        elif local == "table-column":
            self._note_column(attributes)
        elif local == "table-row":
            self._column = self._row_filled = 0
            self._row_repeat = _repeat(attributes, "table:number-rows-repeated")
            if attributes.get("table:visibility") in _UNSEEN and self._sheet in self.hidden:
                self.hidden[self._sheet].hide_row(self._row + 1, self._row + self._row_repeat)
        elif local in ("table-cell", "covered-table-cell"):
            self._note_cell(attributes)
            self._column += _repeat(attributes, "table:number-columns-repeated")
            if "office:value-type" in attributes:
                self._row_filled = self._column

    def _note_column(self, attributes: dict[str, str]) -> None:
        first = self._columns + 1
        self._columns += _repeat(attributes, "table:number-columns-repeated")
        if attributes.get("table:visibility") in _UNSEEN and self._sheet in self.hidden:
            self.hidden[self._sheet].hide_columns(first, self._columns)

    def _note_cell(self, attributes: dict[str, str]) -> None:
        down, across = _repeat(attributes, "table:number-rows-spanned"), _repeat(attributes, "table:number-columns-spanned")
        top, left = self._row + 1, self._column + 1
        if down > 1 or across > 1:
            self.merged.setdefault(self._sheet, []).append((top, left, top + down - 1, left + across - 1))
        if attributes.get("calcext:value-type") == "error" and len(told := self.lost.setdefault(self._sheet, {})) < MOST_LOST:
            address = f"{column_letters(left)}{top}"
            told[address] = went_wrong(address)

    def _end(self, tag: str) -> None:
        if tag.rpartition(":")[2] != "table-row":
            return
        self._row += self._row_repeat
        if self._row_filled:
            self.rows, self.columns = max(self.rows, self._row), max(self.columns, self._row_filled)


def _repeat(attributes: dict[str, str], name: str) -> int:
    stated = attributes.get(name, "1")
    return int(stated) if stated.isdigit() and len(stated) < 10 else 1
