"""What a role may not do is not offered: the buttons of each page as an officer of few rights finds them."""

import pytest
from pytestqt.qtbot import QtBot

from libao_desk.gui.base.context import Context
from libao_desk.gui.todo_page import TodoPage
from libao_desk.people.access import Rights
from libao_desk.people.codes import Role
from tests.gui.conftest import Settled


def seat(context: Context, role: Role) -> None:
    """Let an officer of that role sit at the desk."""
    context.office.desk.rights = Rights(role)


@pytest.mark.parametrize(
    ("role", "prints", "writes"), [(Role.OFFICER, True, True), (Role.RECORDER, False, True), (Role.READER, False, False)]
)
def test_the_duties_offer_what_the_role_may_do(
    qtbot: QtBot, context: Context, settled: Settled, role: Role, prints: bool, writes: bool
) -> None:
    seat(context, role)
    page = TodoPage(context)
    qtbot.addWidget(page)
    settled()
    for button in (page.ui.print_button, page.ui.route_button):
        assert button.isVisibleTo(page) is prints
    for button in (page.ui.press_button, page.ui.press_all_button, page.ui.attempt_button):
        assert button.isVisibleTo(page) is writes
