"""Whom a form is for (表样写明的范围): its title or the name of its sheet may mean some of the rows, or those who left."""

from libao_desk.core.text import compact
from libao_desk.declare.register import Register
from libao_desk.declare.roster import Roster
from libao_desk.sheets.form_build import BlankForm
from libao_desk.sheets.form_lines import is_of_who_left

from .parts_of_forms import is_of_states
from .words import codes_of

SOME = "表样{where}写的是“{named}”，填的是全部{rows}，请核对，只要其中一部分的，请在导出后删去其他行。"
LEFT = "表样{where}写的像是已经结束的，填的是在册的，请核对；结束的请填在有“{ended}”一栏的表样里。"


def doubt_of_whom(register: Register, roster: Roster, form: BlankForm, rows: int) -> str:
    """That the form is said to be for some of the rows, and all are filled in; "" where it is not, or is in parts."""
    if form.parts:
        return ""
    for where, said in (("标题", compact(form.title)), ("工作表名", compact(form.sheet))):
        if named := entries_named(register, roster, said):
            return SOME.format(where=where, named="、".join(named), rows=f"{rows}{roster.counter}")
        if roster.ended is not None and not roster.is_of_events and form.ended is None and is_of_who_left(said):
            return LEFT.format(where=where, ended=roster.ended_title)
    return ""


def entries_named(register: Register, roster: Roster, title: str) -> tuple[str, ...]:
    """The entries of the roster's columns that a title names: 缓刑人员花名册. A state is none, 在矫人员花名册 is the roster itself."""
    rest = title.replace(roster.title, "").replace(register.title, "")
    columns = (codes_of(register, roster, column) for column in roster.columns if not column.part)
    labels = (code.label for codes in columns if not is_of_states(register, codes) for code in codes if code.offered)
    return tuple(dict.fromkeys(label for label in labels if len(label) > 1 and label != "其他" and label in rest))
