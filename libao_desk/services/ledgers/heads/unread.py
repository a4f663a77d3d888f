"""Why a column of a ledger was not read (未导入的列): the datum has another column, or the office keeps it elsewhere, or nowhere."""

import tomllib
from functools import cache

from libao_desk.core.paths import resource
from libao_desk.sheets.headers import header_keys

from .columns import ColumnMap


def why_unread(columns: ColumnMap, at: int) -> str:
    """The head, and one sentence: what the clerk can do where he wants it kept."""
    head = columns.unknown_at[at]
    if at in columns.doubled:
        label = columns.doubled[at]
        return f"“{head}”与“{label}”记在同一项，“{label}”已有一列，这一列未导入；其中说的是另一项的，请改列名，或者改选。"
    if head in columns.ends_of_anything:
        return f"“{head}”没有写明是什么的起止，未导入，请在列名中写明是什么期限，或者改选。"
    if not head:
        return "没有列名，未导入；要导入的请在表中写上列名，或者改选。"
    why = why_kept_nowhere(head)
    return f"“{head}”未导入：{why}" if why else f"“{head}”不认识，未导入。"


def why_kept_nowhere(head: str) -> str:
    """Why the office keeps no such datum, "" for a head of which nothing is known."""
    return next((_kept_nowhere()[key] for key in header_keys(*head.split("/")) if key in _kept_nowhere()), "")


@cache
def _kept_nowhere() -> dict[str, str]:
    with resource("not_imported.toml").open("rb") as file:
        return {word: str(one["why"]) for one in tomllib.load(file)["head"] for word in one["heads"]}
