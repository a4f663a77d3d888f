"""Single cells of a ledger on their way into a record (单元格入档): texts that fill rows, names that were hidden, numbers."""

import re
from collections.abc import Collection
from dataclasses import replace
from decimal import Decimal

from libao_desk.core.errors import Refusal
from libao_desk.core.money import checked_amount
from libao_desk.core.name_remarks import HIDDEN, NOT_ALL, hidden_told, is_organisation, without_remarks
from libao_desk.core.name_words import refuse_more_than_a_name
from libao_desk.core.names import UNNAMED
from libao_desk.core.text import HAN, without_blanks
from libao_desk.declare.field import FACT, Text
from libao_desk.declare.path import FieldPath
from libao_desk.declare.sheet import Holds, SheetColumn
from libao_desk.people.models import Person
from libao_desk.services.ledgers.heads.columns import UNITS
from libao_desk.services.ledgers.heads.header_words import Target
from libao_desk.sheets.cells import Cell, CellProblem, DaySense, Reading, as_amount, as_days, as_identifier, as_text
from libao_desk.sheets.headers import plain_header

from .reading import is_stroke, lengthened

_NOT_YET = re.compile(r"(?:无|暂无|没有|(?:未|尚未|还未|待)\D*)")
"""What stands below a day on which nothing happened yet (未回访)."""
SEVERAL_NAMES = re.compile(r"[^\s、，,;；/\n][、，,;；/\n]\s*[^\s、，,;；/\n]")
"""Signs between names; the dot within a name (·) is none of them."""


_BETWEEN_AMOUNTS = re.compile(r"[、;；\n]+|[，,](?!\d{3})")


def text_for_rows(column: SheetColumn, cell: Cell, sense: DaySense, *, unit: str) -> Reading[str]:
    """What a cell says for a column that fills rows, None where it says nothing. Raises CellProblem where it cannot be understood."""
    if column.is_identifier:
        reading = as_identifier(cell) if is_number(cell) else as_text(cell)
        return Reading(reading.value, reading.note + lengthened(cell, reading.value or "" if is_identity(column) else ""))
    if is_stroke(cell.text):
        return Reading(None)
    if column.holds is Holds.DAYS:
        return Reading(None) if _NOT_YET.fullmatch(without_blanks(cell.text)) else as_days(cell, sense)
    if column.holds is Holds.AMOUNT:
        if len(_BETWEEN_AMOUNTS.split(cell.text.strip())) > 1:
            raise CellProblem(cell.address, f"“{cell.text}”有几个金额，一行只写一个；几个年度的请分成几张表，从早的年度起依次导入。")
        amount = as_amount(cell).value
        if amount is None:
            return Reading(None)
        amount, note = in_yuan(cell, amount, unit) if unit else (amount, "")
        return Reading(f"{amount:.2f}", note)
    return as_text(cell)


def in_yuan(cell: Cell, amount: Decimal, unit: str) -> tuple[Decimal, str]:
    """The yuan that a bare number means in a column of 万元 or 千元, and the note on it; an amount that names its unit stays."""
    if set("".join(UNITS)) & set(cell.text):
        return amount, ""
    yuan = checked_amount(amount * UNITS[unit])
    return yuan, f"原表以{unit}计，读作{yuan:,.2f}元。"


_MASKED = re.compile(r"[0-9][*＊×xX●]{2,}")
_A_BODY = re.compile(
    r".*(?:村委会|居委会|村民委员会|居民委员会|民政[局办]|卫生院|派出所|司法所|福利院|敬老院|有限公司|镇政府|人民政府|学校|医院)"
)
"""How the name of a body ends that stands where a person's name is asked."""


def refuse_hidden_name(cell: Cell, target: Target) -> None:
    """Raise CellProblem for the name of a minor, or an ID number, as our own sheets hide it."""
    names = not isinstance(target, FieldPath) or target.fact.text is Text.NAME
    if (names and UNNAMED in cell.text) or (_holds_names(target) and HIDDEN.search(cell.text)):
        raise CellProblem(cell.address, f"{cell.address}的{hidden_told(cell.text)}")
    if is_identity(target) and _MASKED.search(cell.text):
        raise CellProblem(cell.address, f"{cell.address}的“{cell.text}”隐去了几位，不是完整的证件号码，请按证件填全，或把这一格留空。")


def without_what_stands_beside(cell: Cell, target: Target) -> Reading[Cell]:
    """The cell with the names alone, and the note on what stood in brackets beside them; other cells as they are.

    Raises CellProblem for a name with a mark, or a remark that says what no name may: that somebody is dead.
    """
    if not isinstance(cell.value, str) or not _holds_names(target):
        return Reading(cell)
    if (mark := _MARKS.search(cell.text)) is not None:
        raise CellProblem(cell.address, f"{cell.address}的“{cell.text}”中有“{mark[0]}”，不是姓名中的字，请改成真实、完整的姓名。")
    if isinstance(target, SheetColumn) and target.apart is not None:
        return Reading(cell)
    try:
        plain = without_remarks(cell.text)
    except Refusal as refusal:
        raise CellProblem(cell.address, refusal.sentence) from None
    return Reading(replace(cell, value=plain.text or None, text=plain.text) if plain.text != cell.text.strip() else cell, plain.note)


def _holds_names(target: Target) -> bool:
    return target.fact.text is Text.NAME if isinstance(target, FieldPath) else target.holds is Holds.NAMES


_MARKS = re.compile(rf"(?<={HAN})[*＊#＃△▲★☆※?？]+")


def refuse_no_name(cell: Cell, target: Target, heads: Collection[str]) -> None:
    """Raise CellProblem where a name's cell holds one of the `heads`, a figure, a day, yes or no, or that of one person several names."""
    if _holds_names(target) and plain_header(cell.text) in heads:
        told = f"{cell.address}的“{cell.text}”是列名，不是姓名；一人一列横着排的表，请先转成一人一行再导入。"
        raise CellProblem(cell.address, told)
    if not isinstance(target, FieldPath) or target.fact.text is not Text.NAME or cell.is_empty:
        return
    if not isinstance(cell.value, str) or cell.text.strip().isdecimal():
        raise CellProblem(cell.address, f"{cell.address}的“{cell.text}”不是姓名，请核对是否串了列。")
    if target.last.class_ is Person and _A_BODY.fullmatch(cell.text.strip()):
        raise CellProblem(
            cell.address, f"{cell.address}的“{cell.text}”是单位，不是人名；单位请写在{_where_a_body_stands(target)}，这一格留空。"
        )
    words = cell.text.strip()
    if target.last.class_ is Person and (SEVERAL_NAMES.search(words) or NOT_ALL.search(words)):
        raise CellProblem(cell.address, f"{cell.address}的“{cell.text}”像是几个人，{_where_another_stands(target)}。")
    if target.last.class_ is Person and not is_organisation(words):
        refuse_more_than_a_name(without_blanks(words))


def _where_a_body_stands(target: FieldPath) -> str:
    label = column_of_a_body(target)
    return f"“{label}”一列（表中没有的，在右边加上这一列）" if label else "单位自己的列里"


def column_of_a_body(target: FieldPath) -> str:
    """The record's own column for a body in that person's place (担任监护人的单位), "" where it has none."""
    who = FieldPath(target.attributes[:1]).label
    facts = [column.info[FACT] for column in target.attributes[0].parent.mapper.columns if FACT in column.info]
    return next((fact.label for fact in facts if who in fact.label and "单位" in fact.label), "")


def _where_another_stands(target: FieldPath) -> str:
    """The way out for several people in the place of one: the record's own column for a second one (协助监护人), else rows of their own."""
    who = FieldPath(target.attributes[:1]).label
    facts = [relation.info[FACT] for relation in target.attributes[0].parent.mapper.relationships if FACT in relation.info]
    second = next((fact.label for fact in facts if fact.label != who and fact.label.endswith(who)), "")
    if second:
        return f"“{who}”一列只写一个人；第二个人请另加“{second}”一列填写，再有的打开这条记录登记"
    return "这里一行只登记一个人，请一人一行填写"


def is_identity(target: Target) -> bool:
    """Whether the column holds ID numbers."""
    return target.fact.text is Text.CITIZEN_ID if isinstance(target, FieldPath) else target.holds is Holds.IDENTIFIER


def is_number(cell: Cell) -> bool:
    """Whether the cell is kept as a number."""
    return isinstance(cell.value, int | float) and not isinstance(cell.value, bool)
