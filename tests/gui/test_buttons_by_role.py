"""What a role may not do is not offered: the buttons of each page as an officer of few rights finds them."""

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from libao_desk.gui.base.context import Context
from libao_desk.gui.figures.page import StatisticsPage
from libao_desk.gui.record.dossier_dialog import DossierDialog
from libao_desk.gui.record.page import RecordPage
from libao_desk.gui.settings.directory_page import DirectoryPage
from libao_desk.gui.todo_page import TodoPage
from libao_desk.people.access import Rights
from libao_desk.people.codes import Role
from tests.gui.conftest import Settled
from tests.services.builders import concluded


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
    for button in (page.ui.press_button, page.ui.attempt_button):
        assert button.isVisibleTo(page) is writes
    assert page.ui.press_all_button.isVisibleTo(page) is (prints and writes)


@pytest.mark.parametrize(
    ("role", "prints", "attaches"), [(Role.OFFICER, True, True), (Role.RECORDER, False, True), (Role.READER, False, False)]
)
def test_a_record_offers_what_the_role_may_do(qtbot: QtBot, context: Context, role: Role, prints: bool, attaches: bool) -> None:
    ref = concluded(context.office)
    seat(context, role)
    page = RecordPage(context, ref)
    qtbot.addWidget(page)
    buttons = {button.text(): button for button in page.papers.findChildren(QPushButton)}
    for title in ("签发并打印", "草稿预览", "空白表", "重印", "作废…"):
        assert buttons[title].isHidden() is not prints, title
    assert page.ui.print_button.isHidden() is not prints
    dossier = DossierDialog(context, ref, page)
    assert dossier.ui.bind_button.isHidden() is not prints
    files = {button.text(): button for button in page.attachments.findChildren(QPushButton)}
    assert [files[title].isEnabled() for title in ("添加文件…", "卷内位置…", "撤回…")] == [attaches] * 3
    assert files["另存为…"].isEnabled() is prints
    assert bool(context.office.batches.kinds("disputes")) is prints


def test_the_office_lists_are_typed_into_only_by_who_may_keep_them(qtbot: QtBot, context: Context) -> None:
    for role, may in ((Role.DIRECTOR, True), (Role.READER, False)):
        seat(context, role)
        page = DirectoryPage(context)
        qtbot.addWidget(page)
        assert page.form is not None
        assert [page.ui.new_button.isEnabled(), page.ui.save_button.isEnabled(), page.form.isEnabled()] == [may] * 3
        page.ui.table.setCurrentCell(0, 0)
        assert page.ui.save_button.isEnabled() is may


@pytest.mark.parametrize(("role", "exports"), [(Role.OFFICER, True), (Role.RECORDER, False)])
def test_figures_are_saved_by_who_may_export(qtbot: QtBot, context: Context, settled: Settled, role: Role, exports: bool) -> None:
    seat(context, role)
    page = StatisticsPage(context)
    qtbot.addWidget(page)
    settled()
    assert [button.isHidden() for button in (page.ui.sheet_button, page.ui.paper_button)] == [not exports] * 2
