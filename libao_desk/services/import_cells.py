"""Single cells of a ledger on their way into a record (单元格入档): texts that fill rows, names that were hidden, numbers."""

from libao_desk.core.errors import Refusal
from libao_desk.declare.field import Text
from libao_desk.declare.path import FieldPath
from libao_desk.declare.record import Record
from libao_desk.declare.sheet import SheetColumn
from libao_desk.services.import_columns import Target
from libao_desk.sheets.cells import Cell, CellProblem

HIDDEN_NAME = "某某"
"""How our own sheets name a minor."""


class ColumnRefused(Refusal):
    """A cell that fills rows of a part and cannot be understood."""

    def __init__(self, column: SheetColumn, sentence: str) -> None:
        super().__init__(sentence)
        self.column = column


def read_rows(column: SheetColumn, record: Record, text: str) -> None:
    """Put a text into the rows it fills, unless the record says so already.

    Raises ColumnRefused where it cannot be understood.
    """
    if not text or (record.id is not None and column.show(record) == text):
        return
    try:
        column.read(record, text)
    except Refusal as refusal:
        raise ColumnRefused(column, refusal.sentence) from None


def refuse_hidden_name(cell: Cell, target: Target) -> None:
    """Raise CellProblem for the name of a minor as our own sheets hide it."""
    names = not isinstance(target, FieldPath) or target.fact.text is Text.NAME
    if names and HIDDEN_NAME in cell.text:
        raise CellProblem(cell.address, f"{cell.address}的“{cell.text}”是隐去的姓名，请改为真实姓名，或从表中删去这一行。")


def is_identity(target: Target) -> bool:
    """Whether the column holds ID numbers."""
    return target.fact.text is Text.CITIZEN_ID if isinstance(target, FieldPath) else target.is_identifier


def is_number(cell: Cell) -> bool:
    """Whether the cell is kept as a number."""
    return isinstance(cell.value, int | float) and not isinstance(cell.value, bool)
