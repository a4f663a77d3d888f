"""Templates (导入模板): a blank sheet for each register, made from its declarations, which the import reads without a question."""

from collections.abc import Iterable
from dataclasses import replace

from libao_desk.declare.path import FieldPath, path
from libao_desk.declare.register import Register
from libao_desk.declare.sheet import SheetColumn
from libao_desk.people.access import Action
from libao_desk.people.models import Person
from libao_desk.services.desk import Desk
from libao_desk.services.ledgers.heads.header_words import Target
from libao_desk.services.ledgers.words.cells import column_of_a_body
from libao_desk.sheets.filling_sheet import SAMPLE_MARK, FillColumn, FillSheet, write_filling_sheet
from libao_desk.sheets.roster_writer import ColumnKind

from .columns import (
    SHOWN_SYNONYMS,
    Names,
    choices_of,
    fill_column,
    how_to_fill,
    is_sensitive,
    is_wanted,
    may_be_filled,
    office_names,
    synonyms_of,
)
from .samples import Samples

NOTE = (
    "填报单位：            填报人：            填报日期：            （带*的列请填齐；灰色示例行导入时自动跳过；各列怎样填见列名上的批注）"
)
GUIDE_HEADS = ("列", "须填", "怎样填", "可填内容")
MORE_HEAD = "模板之外还认识的列"
STANDING = 2
"""The serial number and the first datum stay in sight."""


class Templates:
    """Every register's blank sheet."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def write(self, register: str) -> bytes:
        """The template as an xlsx file; it holds no record, so that the trail has nothing to say of it."""
        declared = self.desk.book.get(register)
        self.desk.allow(register, Action.IMPORT)
        with self.desk.read() as session:
            names = office_names(session)
        targets = template_columns(declared)
        samples = Samples(declared, names, self.desk.actor.name, self.desk.today)
        serial = FillColumn(title="序号", kind=ColumnKind.NUMBER, width=6, sample=SAMPLE_MARK)
        return write_filling_sheet(
            FillSheet(
                title=f"{declared.title}台账（填报模板）",
                note_line=NOTE,
                columns=(serial, *(replace(fill_column(target, names), sample=samples.of(target)) for target in targets)),
                has_sample=True,
                standing_columns=STANDING,
                guide=tuple(_guide(declared, targets, names)),
            )
        )


def template_columns(register: Register) -> tuple[Target, ...]:
    """What a village is asked for: what a record needs, what tells it from others, what the list shows, how people are reached.

    Of what is sensitive only what the record cannot do without, or the import knows it by.
    """
    known_by = {path(field) for group in register.same for field in group}
    known_by |= set(register.whose_number)
    return tuple(target for target in may_be_filled(register) if target in known_by or is_wanted(target) or _is_asked(register, target))


def _is_asked(register: Register, target: Target) -> bool:
    if isinstance(target, SheetColumn):
        return target.is_asked and not is_sensitive(target)
    return not is_sensitive(target) and (target in register.columns or len(target.attributes) > 1 or target.label in _bodies(register))


def _bodies(register: Register) -> frozenset[str]:
    """The columns for a body where a person is asked: whoever writes 村委会 for a name is sent there."""
    people = (one for one in may_be_filled(register) if isinstance(one, FieldPath) and one.last is Person.name)
    return frozenset(label for one in people if (label := column_of_a_body(one)))


def _guide(register: Register, targets: Iterable[Target], names: Names) -> Iterable[tuple[str, str, str, str]]:
    """The page of explanations: each column, and below them what else a sheet of this register may hold."""
    shown = tuple(targets)
    yield GUIDE_HEADS
    for target in shown:
        yield (target.label, "须填" if is_wanted(target) else "", _how(target), "、".join(choices_of(target, names)[0]))
    rest = [target for target in may_be_filled(register) if target not in shown and not is_sensitive(target) and _is_listed(target)]
    if rest:
        yield ("", "", "", "")
        yield (MORE_HEAD, "", "需要时自己在表右边加列，列名写成：", "、".join(target.label for target in rest))


def _how(target: Target) -> str:
    others = synonyms_of(target)[:SHOWN_SYNONYMS]
    help_text = target.fact.help if isinstance(target, FieldPath) else ""
    called = f"也可叫：{'、'.join(others)}。" if others else ""
    return "".join(part for part in (how_to_fill(target), help_text and help_text.rstrip("。") + "。", called) if part)


def _is_listed(target: Target) -> bool:
    return isinstance(target, SheetColumn) or target.fact.listed
