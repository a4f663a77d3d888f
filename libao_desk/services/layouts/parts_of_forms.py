"""A form in parts (分类表样), each for one entry of a column: 一、管制 二、缓刑 三、假释 with blank rows under each."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from libao_desk.core.errors import Refusal
from libao_desk.declare.code import Code
from libao_desk.declare.register import Register
from libao_desk.declare.roster import Cell, Roster
from libao_desk.sheets.form_build import BlankForm
from libao_desk.sheets.form_lines import PART

from .split_heads import Share
from .words import codes_of, parted_by

Rows = tuple[tuple[Cell, ...], ...]
_ASIDE = re.compile(r"[(（].*[)）]|[:：]")
_WHOSE = re.compile(r"类?(?:社区矫正|社矫|安置帮教|帮教)?(?:人员|对象|案件|事项)?类?$")


def _parted(register: Register, roster: Roster, titles: Sequence[str]) -> tuple[str, Mapping[int, Share]] | None:
    lines = [_ASIDE.sub("", found["what"] if (found := PART.fullmatch(title)) else title) for title in titles]
    return parted_by(register, roster, lines) or parted_by(register, roster, [_WHOSE.sub("", line) for line in lines])


def parts(register: Register, roster: Roster, form: BlankForm) -> tuple[str, Mapping[int, Share]]:
    """The column that parts the form, and by the place of each part what it has of that column.

    Raises Refusal where the lines over the parts are entries of no column.
    """
    told = _parted(register, roster, [part.title for part in form.parts])
    if told is None:
        titles = [part.title for part in form.parts]
        named = "、".join(f"“{title}”" for title in titles)
        unclear = _unclear(register, roster, titles)
        why = f"表样的空行分成{named}几部分{unclear}，看不出哪一部分填哪些行"
        raise Refusal(f"{why}，请换一份不分部分的表样，或者导出本所的花名册再自行分开。")
    return told


def _unclear(register: Register, roster: Roster, titles: Sequence[str]) -> str:
    """The one line without which the others are entries of one column; "" where it is not that alone."""
    without = ((title, [other for other in titles if other != title]) for title in titles)
    title = next((title for title, rest in without if len(rest) > 1 and _parted(register, roster, rest) is not None), "")
    return f"，其中“{title}”不是花名册里的类别" if title else ""


def refuse_unclear_parts(register: Register, roster: Roster, form: BlankForm) -> None:
    """Raise Refusal for a form in parts of which nobody can say whose each is, or whose kinds are merged down beside the rows."""
    if form.parts:
        parts(register, roster, form)
    if len(form.beside) > 1 and are_parts(register, roster, form.beside):
        named, way_out = "".join(f"“{one}”" for one in form.beside), f"请换一份用“一、{form.beside[0]}”一类的行分开的表样"
        raise Refusal(f"表样中{named}各合并了几行，不能这样分开填写：{way_out}，或者导出本所的花名册再自行分开。")


def is_of_states(register: Register, codes: Sequence[Code]) -> bool:
    """Whether entries are states: 解除 among them is who left, and 在矫 the roster itself."""
    return any(isinstance(code, register.states) for code in codes)


def are_parts(register: Register, roster: Roster, lines: Sequence[str]) -> bool:
    """Whether lines name entries of one column, the state left out: there 解除 is the block of those who left."""
    columns = (one for one in roster.columns if not is_of_states(register, codes_of(register, roster, one)))
    return _parted(register, replace(roster, columns=tuple(columns)), lines) is not None


def rows_of_parts(register: Register, roster: Roster, form: BlankForm, rows: Rows) -> tuple[Rows, ...]:
    """The rows of each part, numbered anew in each; none stands in two."""
    title, shares = parts(register, roster, form)
    place = 1 + [column.title for column in roster.columns].index(title)
    found: list[list[tuple[Cell, ...]]] = [[] for _ in form.parts]
    for row in rows:
        mine = next((part for part, share in shares.items() if share.of(row[place])), None)
        if mine is not None:
            found[mine].append((len(found[mine]) + 1, *row[1:]))
    return tuple(map(tuple, found))
