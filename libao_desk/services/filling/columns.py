"""Columns of the sheets that are filled in elsewhere (填报列): what each datum looks like, what may be chosen, what the note says."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, class_mapper

from libao_desk.core.text import visible_length
from libao_desk.declare.field import Sensitivity, Text
from libao_desk.declare.path import FieldPath, Kind
from libao_desk.declare.register import Register
from libao_desk.declare.sheet import SheetColumn
from libao_desk.people.models import Committee, Organisation, Person, Village
from libao_desk.services.ledgers.heads.header_words import Target, header_words
from libao_desk.services.ledgers.words.reading import IDENTIFIERS
from libao_desk.services.never_recorded import forbidden_column
from libao_desk.sheets.filling_sheet import FillColumn
from libao_desk.sheets.headers import plain_header
from libao_desk.sheets.roster_writer import ColumnKind

Names = Mapping[type, tuple[str, ...]]
"""What the office's own lists offer, by the class a reference points at."""

LISTED: tuple[type[Any], ...] = (Village, Committee, Organisation)
"""Lists without persons: their names may stand in a drop-down."""
YES_NO = ("是", "否")
WRITTEN = {Kind.DATE: ColumnKind.DATE, Kind.MONEY: ColumnKind.MONEY, Kind.INTEGER: ColumnKind.NUMBER}
WIDTHS = {ColumnKind.IDENTIFIER: 21.0, ColumnKind.DATE: 12.0, ColumnKind.MONEY: 13.0, ColumnKind.NUMBER: 8.0, ColumnKind.TEXT: 14.0}
TEXT_WIDTHS = {Text.NAME: 10.0, Text.ADDRESS: 28.0, Text.PHONE: 15.0, Text.NUMBER: 25.0, Text.LONG: 32.0}
WIDEST_CHOICE = 24.0
SHOWN_SYNONYMS = 6
HOW = {
    Kind.DATE: "填日期，例如2020-03-05。",
    Kind.MONEY: "填元，例如1200.00。",
    Kind.INTEGER: "填整数。",
    Kind.BOOLEAN: "填“是”或“否”。",
    Kind.CHOICE: "从下拉列表中选一项。",
    Kind.CHOICES: "可填多项，用顿号隔开。",
    Kind.LONG_TEXT: "简要写明。",
}
IDENTIFIER_HOW = {
    Text.CITIZEN_ID: "18位，末位是X的写大写；本列已设为文本格式，请不要改成数字。",
    Text.PHONE: "手机11位，固定电话写区号；没有的填“无”。",
}


def office_names(session: Session) -> Names:
    """The names that drop-downs offer for references: villages, committees, organisations in use."""
    found: dict[type, tuple[str, ...]] = {}
    for model in LISTED:
        columns = class_mapper(model).column_attrs
        in_use = [model.active] if "active" in columns else []
        found[model] = tuple(dict.fromkeys(session.scalars(select(model.name).where(*in_use).order_by(model.id))))
    return found


def may_be_filled(register: Register) -> tuple[Target, ...]:
    """What a sheet of this register can bring, in the order of the form; columns that are never recorded are never offered."""
    words = header_words(register)
    fields = [field for field in register.fields if words.get(plain_header(field.label)) == field]
    targets: list[Target] = [*fields, *register.sheet_columns]
    return tuple(target for target in targets if not _is_forbidden(target) and not _is_person(target))


def _is_forbidden(target: Target) -> bool:
    return any(forbidden_column(word) is not None for word in (target.label, *synonyms_of(target)))


def _is_person(target: Target) -> bool:
    """A person is known by the data on his card, never by a name alone."""
    return isinstance(target, FieldPath) and target.kind is Kind.REFERENCE and target.target is Person


def synonyms_of(target: Target) -> tuple[str, ...]:
    """Other words for the column."""
    return target.synonyms if isinstance(target, SheetColumn) else target.fact.synonyms


def is_sensitive(target: Target) -> bool:
    """Whether the datum, or whose datum it is, is sensitive (个人信息保护法 28)."""
    if isinstance(target, SheetColumn):
        return target.is_identifier
    heads = (FieldPath(target.attributes[:depth]) for depth in range(1, len(target.attributes) + 1))
    return any(head.fact.sensitivity is Sensitivity.SENSITIVE for head in heads)


def kind_of(target: Target) -> ColumnKind:
    """How the column is written: every number whose digits count as text."""
    if isinstance(target, SheetColumn):
        return ColumnKind.IDENTIFIER if target.is_identifier else ColumnKind.TEXT
    if target.kind is Kind.TEXT and target.fact.text in IDENTIFIERS:
        return ColumnKind.IDENTIFIER
    return WRITTEN.get(target.kind, ColumnKind.TEXT)


def fill_column(target: Target, names: Names) -> FillColumn:
    """The column of a sheet to be filled in."""
    choices, only = choices_of(target, names)
    return FillColumn(
        title=target.label,
        kind=kind_of(target),
        width=_width(target, choices),
        note=note_of(target),
        choices=choices,
        only_choices=only,
        is_wanted=is_wanted(target),
    )


def is_wanted(target: Target) -> bool:
    """Whether the record is incomplete without it."""
    return isinstance(target, FieldPath) and target.wanted


def choices_of(target: Target, names: Names) -> tuple[tuple[str, ...], bool]:
    """The entries of the drop-down, and whether nothing else may stand in the cell."""
    if isinstance(target, SheetColumn):
        return (), False
    if target.kind is Kind.BOOLEAN:
        return YES_NO, True
    if target.kind is Kind.REFERENCE:
        return names.get(target.target, ()), False
    return tuple(code.label for code in target.choices if code.offered), target.kind is Kind.CHOICE


def note_of(target: Target) -> str:
    """What stands in the note on the head: how it is filled, what the law or the form says, by what other names it is known."""
    lines = [how_to_fill(target)]
    if isinstance(target, FieldPath) and target.fact.help:
        lines.append(target.fact.help.rstrip("。") + "。")
    others = [word for word in synonyms_of(target) if word != target.label][:SHOWN_SYNONYMS]
    if others:
        lines.append(f"也可叫：{'、'.join(others)}。")
    return "\n".join(line for line in lines if line)


def how_to_fill(target: Target) -> str:
    """One sentence on how the cell is filled."""
    if isinstance(target, SheetColumn):
        if target.is_identifier:
            return "号码按姓名的顺序填，用顿号隔开。"
        return "有几项的用顿号隔开。" if target.join is not None else "只写一项。"
    if target.kind is Kind.REFERENCE:
        return "从下拉列表中选，或写全称。" if target.target in LISTED else "写姓名或全称。"
    if target.kind is Kind.TEXT:
        return IDENTIFIER_HOW.get(target.fact.text, "")
    return HOW.get(target.kind, "")


def _width(target: Target, choices: Iterable[str]) -> float:
    kind = kind_of(target)
    if isinstance(target, SheetColumn):
        return WIDTHS[kind]
    widest = max((visible_length(choice) + 3.0 for choice in choices), default=0.0)
    if widest:
        return min(widest, WIDEST_CHOICE)
    if target.kind in (Kind.TEXT, Kind.LONG_TEXT):
        return TEXT_WIDTHS.get(target.fact.text, WIDTHS[kind])
    return WIDTHS[kind]
