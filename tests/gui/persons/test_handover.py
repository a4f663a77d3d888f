"""Handing over in the window: chosen at the officers, seen register by register, asked once, done in one act."""

import pytest
from pytestqt.qtbot import QtBot

from libao_desk.gui.base.context import Context
from libao_desk.gui.base.dialogs import Rehearsal
from libao_desk.gui.persons.handover import HandoverDialog
from libao_desk.gui.settings.officers_page import OfficersPage
from libao_desk.gui.settings.page import SettingsPage
from libao_desk.people.codes import Role
from libao_desk.services.records.drafts import RecordDraft, RecordRef, Ref
from tests.gui.conftest import Settled
from tests.gui.settings_desk import LEFT, NEW_PASSPHRASE, click, tab


@pytest.fixture
def leaver(context: Context) -> int:
    """An officer in charge of one open dispute and one case of aftercare; another officer may only see disputes."""
    office = context.office
    leaver = office.officers.add("陈试乙", Role.OFFICER, NEW_PASSPHRASE)
    office.officers.add("只管调解", Role.OFFICER, f"{NEW_PASSPHRASE} too", ("disputes",))
    for register in ("disputes", "aftercare"):
        office.records.save(RecordDraft(register, handler=Ref(leaver, "")))
    return leaver


@pytest.fixture
def page(settings_page: SettingsPage, leaver: int) -> OfficersPage:
    """The officers, with the one who leaves chosen."""
    page = tab(settings_page, OfficersPage)
    page.refresh()
    page.ui.table.selectRow(1)
    return page


def _opened(qtbot: QtBot, page: OfficersPage) -> HandoverDialog:
    qtbot.mouseClick(page.ui.hand_button, LEFT)
    return page.handover


def _shown(dialog: HandoverDialog) -> list[tuple[str, ...]]:
    model = dialog.ui.lines.model()
    return [tuple(str(model.data(model.index(row, column))) for column in range(4)) for row in range(model.rowCount())]


def test_all_open_work_is_handed_over_at_once(
    qtbot: QtBot, context: Context, page: OfficersPage, settled: Settled, rehearsal: Rehearsal
) -> None:
    dialog = _opened(qtbot, page)
    assert set(_shown(dialog)) == {("人民调解", "1", "", ""), ("安置帮教", "1", "", "")}
    rehearsal.answers.append(True)
    with qtbot.waitSignal(context.records_changed):
        click(qtbot, dialog.ui.give_button, settled)
    assert rehearsal.asked == ["把“陈试乙”的2件在办工作移交给“冯测试”吗？"]
    assert dialog.ui.problem.text() == "已移交2件给“冯测试”。"
    assert _shown(dialog) == []
    assert not dialog.ui.give_button.isEnabled()
    assert context.office.records.open(RecordRef("disputes", 1)).handler == Ref(context.office.officer.id or 0, "")
    assert dialog.preview.paper.title == "工作移交清单"
    assert not dialog.ui.list_button.isEnabled()


def test_the_list_may_be_read_before_anything_is_handed_over(
    qtbot: QtBot, context: Context, page: OfficersPage, leaver: int, settled: Settled
) -> None:
    dialog = _opened(qtbot, page)
    click(qtbot, dialog.ui.list_button, settled)
    assert dialog.preview.paper.title == "工作移交清单"
    assert context.office.handover.held(leaver) == 2


def test_what_a_successor_may_not_handle_is_told_before_and_stays(
    qtbot: QtBot, context: Context, page: OfficersPage, leaver: int, settled: Settled, rehearsal: Rehearsal
) -> None:
    dialog = _opened(qtbot, page)
    dialog.ui.successor_box.setCurrentText("只管调解")
    assert set(_shown(dialog)) == {("安置帮教", "0", "1", "接手人无权办理"), ("人民调解", "1", "", "")}
    assert dialog.ui.problem.text() == "移交1件。留在原经办人名下：安置帮教1件（接手人无权办理）。"
    rehearsal.answers.append(True)
    click(qtbot, dialog.ui.give_button, settled)
    assert rehearsal.asked == ["把“陈试乙”的1件在办工作移交给“只管调解”吗？留在原经办人名下：安置帮教1件（接手人无权办理）。"]
    assert context.office.handover.held(leaver) == 1


def test_only_who_may_take_over_something_is_offered(qtbot: QtBot, context: Context, page: OfficersPage) -> None:
    context.office.officers.add("只看", Role.READER, f"{NEW_PASSPHRASE} three")
    context.office.officers.add("只管信访", Role.OFFICER, f"{NEW_PASSPHRASE} four", ("petitions",))
    box = _opened(qtbot, page).ui.successor_box
    assert [box.itemText(n) for n in range(box.count())] == [context.office.officer.name, "只管调解"]


def test_who_is_put_out_with_open_work_is_asked_about_it(qtbot: QtBot, page: OfficersPage, settled: Settled, rehearsal: Rehearsal) -> None:
    rehearsal.answers.append(False)
    click(qtbot, page.ui.leave_button, settled)
    assert "其名下还有2件在办工作，可先“移交工作”。" in rehearsal.asked[0]
