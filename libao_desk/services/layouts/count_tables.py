"""Which forms are no list but a table of counts (统计表): nothing in them says whom or what a row is about."""

import re
from collections.abc import Mapping

from libao_desk.core.text import compact
from libao_desk.declare.roster import CellKind, Roster
from libao_desk.sheets.form_build import BlankForm
from libao_desk.sheets.headers import plain_header

TOLD = (
    "这张表没有姓名、编号、日期一类的列，像是填各项数目的统计表，不逐行填写：数目请在“统计”中查看、导出，再填进表里；"
    "确是一行一人（件）的，请逐列选定填写内容。"
)
_WHO = ("姓名", "当事人", "申请人", "被申请人", "监护人", "患者")
_OF_COUNTS = re.compile("统计|汇总")
_COUNTS = re.compile(r"(?:数量?|率|总量|总额|人次|件次)$|[(（](?:人|人次|件|次|起|户|名|%)[)）]")


def is_of_counts(roster: Roster, form: BlankForm, keys: Mapping[int, str]) -> bool:
    """Whether a title or a head that no column of the roster has speaks of counts, and no column tells whose a row is."""
    columns = {column.title: column for column in roster.columns}
    filled = [columns[key] for key in keys.values() if key in columns]
    if any(column.kind in (CellKind.IDENTIFIER, CellKind.DATE) or column.title.startswith(_WHO) for column in filled):
        return False
    unfilled = (plain_header(one.text) for one in form.columns if not keys.get(one.column))
    return _OF_COUNTS.search(compact(form.title)) is not None or any(map(_COUNTS.search, unfilled))
