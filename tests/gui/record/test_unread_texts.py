"""What stands in a box that was not left, or cannot be read, when the desk is locked or the power goes: it comes back as it stood."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from libao_desk.gui.base import dialogs
from libao_desk.gui.base.context import Context
from libao_desk.gui.main_window import MainWindow
from libao_desk.gui.record.form import RecordForm
from libao_desk.gui.record.page import RecordPage
from libao_desk.gui.recovered_drafts import RecoveredDrafts
from libao_desk.people.codes import Role
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordDraft, RecordRef, Ref
from tests.conftest_office import DAY, PASSPHRASE
from tests.gui.conftest import Settled
from tests.gui.typist import type_into


@pytest.fixture
def dispute(context: Context) -> RecordRef:
    """A dispute that has been applied for."""
    return context.office.records.save(RecordDraft("disputes", values={"applied_on": DAY}))


def _open(qtbot: QtBot, context: Context, target: RecordRef | RecordDraft) -> RecordPage:
    page = RecordPage(context, target)
    qtbot.addWidget(page)
    page.show()
    return page


def _box(form: RecordForm, key: str) -> QWidget:
    found = form.editor(key).focusProxy()
    assert found is not None
    return found


def _reopened(qtbot: QtBot, context: Context, page: RecordPage, settled: Settled) -> RecordPage:
    """Kept, and gone on with."""
    page.keep_draft()
    settled()
    (kept,) = context.office.journal.left()
    again = _open(qtbot, context, kept.draft)
    again.continue_draft(kept.id)
    return again


@pytest.mark.parametrize(
    ("key", "typed"), [("place", "还在输入的地点"), ("accepted_on", "3.1"), ("case_no", "（2026）海李"), ("committee", "李堡镇人民")]
)
def test_it_comes_back_and_is_read_when_it_is_left(
    qtbot: QtBot, context: Context, dispute: RecordRef, settled: Settled, key: str, typed: str
) -> None:
    page = _open(qtbot, context, dispute)
    type_into(qtbot, _box(page.form, key), typed)
    again = _reopened(qtbot, context, page, settled)
    assert again.form.unread_texts() == {key: typed}
    assert again.has_unsaved()


def test_what_could_not_be_read_comes_back_with_its_reason(qtbot: QtBot, context: Context, dispute: RecordRef, settled: Settled) -> None:
    page = _open(qtbot, context, dispute)
    type_into(qtbot, _box(page.form, "accepted_on"), "32.13")
    assert page.form.problems()
    again = _reopened(qtbot, context, page, settled)
    assert [key for key, _ in again.form.problems()] == ["accepted_on"]


def test_nor_is_a_row_lost_whose_number_is_half_typed(qtbot: QtBot, context: Context, dispute: RecordRef, settled: Settled) -> None:
    page = _open(qtbot, context, dispute)
    form = page.parts["parties"].form
    type_into(qtbot, _box(form, "person.name"), "张甲三")
    form.values()
    type_into(qtbot, _box(form, "person.id_no"), "32068519900101")
    again = _reopened(qtbot, context, page, settled).parts["parties"]
    assert again.form.unread_texts() == {"person.id_no": "32068519900101"}
    assert again.form.values()["person.name"] == "张甲三"
    assert not again.take()


def test_the_desk_is_locked_while_somebody_types(qtbot: QtBot, context: Context, dispute: RecordRef, settled: Settled) -> None:
    """As the idle lock does it, the cursor still in the box; after unlocking, the draft names it."""
    window = MainWindow(context)
    qtbot.addWidget(window)
    window.show()
    window.enter()
    settled()
    page = window.open_record(dispute)
    box = _box(page.form, "place")
    box.setFocus()
    type_into(qtbot, box, "样例村3组村口")
    window.lock()
    settled()
    QApplication.processEvents()
    context.seat(Office.unlock(context.folder, context.book, context.clock, PASSPHRASE))
    (kept,) = context.office.journal.left()
    assert kept.draft.unread == {"place": "样例村3组村口"}
    offered = RecoveredDrafts(context, (kept,))
    qtbot.addWidget(offered)
    assert "样例村3组村口" in offered.ui.drafts.item(0).text()


def test_a_draft_says_whose_it_is_and_is_thrown_away_only_when_that_is_meant(
    qtbot: QtBot, context: Context, dispute: RecordRef, settled: Settled, rehearsal: dialogs.Rehearsal
) -> None:
    page = _open(qtbot, context, dispute)
    type_into(qtbot, _box(page.form, "place"), "没有保存的地点")
    page.keep_draft()
    settled()
    offered = RecoveredDrafts(context, context.office.journal.left())
    qtbot.addWidget(offered)
    (item,) = (offered.ui.drafts.item(row) for row in range(offered.ui.drafts.count()))
    assert "人民调解修改　TJ2026-0001 " in item.text()
    rehearsal.answers.append(False)
    offered.ui.discard_button.click()
    assert rehearsal.asked[0].startswith("丢弃这一份吗？丢弃后不能找回。")
    assert offered.ui.drafts.count() == len(context.office.journal.left()) == 1
    rehearsal.answers.append(True)
    offered.ui.discard_button.click()
    settled()
    assert context.office.journal.left() == ()


def test_a_draft_keeps_who_is_in_charge(qtbot: QtBot, context: Context, settled: Settled) -> None:
    """Chosen, the desk locked: the draft said the old name again, and a change of it alone was no draft at all."""
    other = context.office.officers.add("郑试庚", Role.OFFICER, "又一个人的口令-26")
    ref = context.office.records.save(RecordDraft("aftercare", values={"person.name": "张甲三"}))
    page = RecordPage(context, ref)
    qtbot.addWidget(page)
    box = page.ui.handler_box
    place = next(n for n in range(box.count()) if box.itemText(n) == "郑试庚")
    box.setCurrentIndex(place)
    box.activated.emit(place)
    page.keep_draft()
    settled()
    (kept,) = context.office.journal.left()
    assert kept.draft.handler == Ref(other, "郑试庚")
    again = RecordPage(context, kept.draft)
    qtbot.addWidget(again)
    again.continue_draft(kept.id)
    assert again.ui.handler_box.currentText() == "郑试庚"
