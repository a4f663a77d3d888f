"""What is typed in a dialog that the lock closes: it waits in the file, and the list of drafts leads back to it."""

import pytest
from pytestqt.qtbot import QtBot

from libao_desk.gui.base.context import Context
from libao_desk.gui.base.dialogs import Rehearsal
from libao_desk.gui.main_window import MainWindow
from libao_desk.gui.persons.person_copy import PersonCopyDialog
from libao_desk.gui.record.move_dialog import MoveDialog
from libao_desk.gui.recovered_drafts import RecoveredDrafts
from libao_desk.gui.sheets.recent_dialog import CHANGED, RecentDialog
from libao_desk.services.papers.person_copies import Asking
from libao_desk.services.records.drafts import RecordDraft, RecordRef, Ref
from tests.gui.conftest import Settled, enter
from tests.gui.settings_desk import LEFT, click
from tests.gui.sheets.test_recent_dialog import JANUARY
from tests.gui.typist import type_into
from tests.services.test_recent import a_case


def go_on(qtbot: QtBot, window: MainWindow, settled: Settled) -> str:
    """Lock, come back and go on with the one draft that is offered; how it is called."""
    window.lock()
    enter(qtbot, window, settled)
    (offered,) = window.findChildren(RecoveredDrafts)
    title = offered.ui.drafts.item(0).text()
    assert offered.ui.drafts.count() == 1
    click(qtbot, offered.ui.open_button, settled)
    return title


@pytest.fixture
def ref(window: MainWindow) -> RecordRef:
    return a_case(window.context.office)


def test_a_step_that_was_begun(qtbot: QtBot, window: MainWindow, settled: Settled) -> None:
    ref = window.context.office.records.save(RecordDraft("notices", values={"concerned": "张试甲"}))
    offer = next(offer for offer in window.context.office.records.open(ref).moves if offer.asks_reason)
    page = window.open_record(ref)
    page.moves.begin(offer)
    (dialog,) = page.findChildren(MoveDialog)
    type_into(qtbot, dialog.ui.reason_box, "下落不明，经查找")
    assert f"办理“{offer.title}”：" in go_on(qtbot, window, settled)
    (again,) = window.findChildren(MoveDialog)
    assert again.isVisible()
    assert again.ui.reason_box.text() == "下落不明，经查找"
    qtbot.mouseClick(again.ui.cancel_button, LEFT)
    settled()
    assert window.context.office.journal.pages() == ()
    again.keep_along()
    settled()
    assert window.context.office.journal.pages() == ()


def test_a_copy_that_was_asked_for(qtbot: QtBot, window: MainWindow, ref: RecordRef, settled: Settled) -> None:
    person = window.context.office.records.open(ref).values["person"]
    assert isinstance(person, Ref)
    window.open_tool("action_person_copy")
    (dialog,) = window.findChildren(PersonCopyDialog)
    dialog.choose(person)
    dialog.ui.asking_box.setCurrentIndex(dialog.ui.asking_box.findData(Asking.AGENT))
    type_into(qtbot, dialog.ui.proof_box, "授权委托书")
    typed = dialog.typed()
    assert go_on(qtbot, window, settled).endswith("个人信息查阅件")
    (again,) = window.findChildren(PersonCopyDialog)
    assert again.typed() == typed
    assert again.person == person
    qtbot.mouseClick(again.ui.close_button, LEFT)
    settled()
    assert window.context.office.journal.pages() == ()


def test_a_recent_situation_after_a_power_cut(qtbot: QtBot, context: Context, settled: Settled, rehearsal: Rehearsal) -> None:
    """It was typed and never sent; meanwhile another has written this month's text, which is said before it is overwritten."""
    ref = a_case(context.office)
    dialog = RecentDialog(context, "aftercare", JANUARY)
    qtbot.addWidget(dialog)
    settled()
    dialog.ui.text.setPlainText("生活稳定。")
    dialog.keep_along()
    settled()
    context.office.recent.keep("aftercare", ref, JANUARY, "已找到工作。")
    again = RecentDialog(context, "aftercare", JANUARY)
    qtbot.addWidget(again)
    again.show()
    settled()
    assert again.ui.text.toPlainText() == "生活稳定。"
    assert again.ui.told.text() == CHANGED
    again.close()
    settled()
    assert context.office.recent.line("aftercare", ref, JANUARY).text == "生活稳定。"
    settled()
    assert context.office.journal.pages() == ()
    assert rehearsal.asked == []


def test_nothing_is_offered_about_a_record_that_was_sealed(context: Context, settled: Settled) -> None:
    """The title of a step that was begun says whose record it is."""
    ref = context.office.records.save(RecordDraft("corrections", values={"person.name": "张试少"}))
    content = {"register": "corrections", "id": ref.id, "event": "seal", "day": "", "reason": "甲"}
    context.office.journal.keep_page("MoveDialog/corrections/1/seal", "办理“封存”：张试少", content)
    assert len(context.office.journal.pages()) == 1
    declared = context.book.get("corrections")
    with context.office.desk.work("办理") as session:
        session.get_one(declared.model, ref.id).state = next(iter(declared.sealed))  # type: ignore[attr-defined]  # each model has one
    assert context.office.journal.pages() == ()
