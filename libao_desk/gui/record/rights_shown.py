"""What the officer may do with the record that his page shows (按权限): buttons by right, and none of it to one opened in an emergency.

Such a record is looked at (应急查阅): nothing can be typed that would be lost when the minutes are over.
"""

from typing import TYPE_CHECKING

from libao_desk.people.access import Action

if TYPE_CHECKING:
    from .page import RecordPage


def show_rights(page: "RecordPage") -> None:
    """Let buttons and forms be open as far as the officer may use them."""
    view, ui, key, may = page.view, page.ui, page.register.key, page.context.office.desk.look.may
    is_open = view is None or not view.only_read
    page.form.setEnabled(is_open)
    ui.handler_box.setEnabled(is_open)
    for part in page.parts.values():
        part.let_type(is_open=is_open)
    for side in (page.papers, page.attachments, page.links):
        side.let_act(is_open=is_open)
    ui.reveal_button.setVisible(view is not None and may(key, Action.REVEAL))
    ui.save_button.setEnabled(is_open and may(key, Action.EDIT))
    ui.moves_button.setEnabled(is_open and may(key, Action.MOVE))
    ui.print_button.setVisible(is_open and bool(page.register.documents) and may(key, Action.PRINT))
