"""Numbers of people in a list, shown whole for the rows chosen (显示号码): each row shown is an entry in the trail."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from libao_desk.core.errors import Refusal
from libao_desk.declare.value import HALF_HIDDEN
from libao_desk.gui.base import dialogs
from libao_desk.gui.base.projector import NO_NUMBERS
from libao_desk.people.access import Action
from libao_desk.services.records.audit import NUMBERS

if TYPE_CHECKING:
    from .page import ListPage

MOST = 10
"""Rows shown at once: whoever needs more of them exports, with a reason."""
NONE_CHOSEN = "请先选中要显示号码的行。"
TOO_MANY = f"一次最多显示{MOST}行的号码，请少选几行。"
NO_COLUMN = "列表里没有证件号、电话这些列，请先用“列…”加上。"


class RowNumbers(QObject):
    """The button below a list; what it shows is half hidden again once the list is read anew."""

    def __init__(self, page: "ListPage") -> None:
        super().__init__(page)
        self.page = page
        has_numbers = any(column.fact.text in HALF_HIDDEN for column in page.register.listed)
        may = page.context.office.desk.may(page.register.key, Action.REVEAL)
        page.ui.reveal_button.setVisible(has_numbers and may)
        page.ui.reveal_button.clicked.connect(self.show_chosen)

    def show_chosen(self) -> None:
        """Show the numbers of the rows chosen."""
        page, refs = self.page, self.page.selected()
        if dialogs.refused_while_projecting(page, NO_NUMBERS):
            return
        if not any(column.fact.text in HALF_HIDDEN for column in page.model.columns):
            dialogs.tell(page, NO_COLUMN)
        elif not refs or len(refs) > MOST:
            dialogs.tell(page, TOO_MANY if refs else NONE_CHOSEN)
        else:
            try:
                for ref in refs:
                    page.context.office.audit.seen(ref, NUMBERS)
            except Refusal as refusal:
                dialogs.warn(page, refusal.sentence)
                return
            page.model.show_whole([ref.id for ref in refs])
