"""What is done to many rows of a list in one act (成批办理): whom it is about is said before anything is done."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from libao_desk.gui.base import dialogs
from libao_desk.services.papers.batches import MOST_AT_ONCE as MOST_PAPERS
from libao_desk.services.records.drafts import RecordRef
from libao_desk.services.records.roll_call import Called

if TYPE_CHECKING:
    from .batch_dialog import BatchDialog
    from .page import ListPage
    from .roll_dialog import RollDialog

MOST_AT_ONCE = 200
"""How many names one roll call bears."""
NAMED = 3
"""How many of those left out are named."""


def roll_for(page: "ListPage") -> "RollDialog | None":
    """One lesson or day of service for those chosen, with nobody chosen for all the list shows; None where it cannot be, which is told."""
    from .roll_dialog import RollDialog

    roll = page.context.office.roll
    chosen, refs = page.selected(), page.chosen_or_all()
    called = roll.called(refs)
    about = f"选中{len(chosen)}人。" if chosen else f"没有选中人员，按列表中的全部{len(refs)}人登记。"
    about = "\n".join(filter(None, (about, _left_out(page, called))))
    if not refs:
        dialogs.tell(page, "列表是空的，没有可以登记的人员。")
    elif not called.refs:
        dialogs.tell(page, about)
    elif len(called.refs) > MOST_AT_ONCE:
        dialogs.tell(page, f"一次最多登记{MOST_AT_ONCE}人，请先筛选或选中参加的人员。")
    else:
        return RollDialog(page.context, roll.parts(page.register.key), called.refs, page, about=about)
    return None


def batch_for(page: "ListPage") -> "BatchDialog | None":
    """One paper for each record chosen, with none chosen for all the list shows; None where it cannot be, which is told."""
    from .batch_dialog import BatchDialog

    chosen, refs = page.selected(), page.chosen_or_all()
    if not refs:
        dialogs.tell(page, "列表是空的，没有可以打印的档案。")
    elif len(refs) > MOST_PAPERS:
        dialogs.tell(page, f"一次最多打印{MOST_PAPERS}份，请先筛选或选中要打印的档案。")
    else:
        about = f"选中{len(chosen)}份档案。" if chosen else f"没有选中档案，按列表中的全部{len(refs)}份打印。"
        return BatchDialog(page.context, refs, page, about=about)
    return None


def _left_out(page: "ListPage", called: Called) -> str:
    """Who is not called though the list shows him, and why; "" where all are."""
    if not called.left_out:
        return ""
    states = dict(called.left_out)
    named: Sequence[tuple[RecordRef, str, str]] = page.context.office.roll.names(list(states)[:NAMED])
    names = "、".join(f"{label}【{states[ref].label}】" for ref, _, label in named)
    rest = "等" if len(states) > NAMED else ""
    return f"其中{len(states)}人已结束或尚未开始，不在内：{names}{rest}。确需登记的，请在其档案中登记。"
