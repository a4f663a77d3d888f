"""What a clerk does while a record is on its way into the file: pressed again, typed on, locked; nothing is doubled and nothing lost."""

import gc
import weakref
from threading import Event

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from libao_desk.core.errors import Trouble
from libao_desk.gui.base import dialogs
from libao_desk.gui.base.context import Context
from libao_desk.gui.main_window import MainWindow
from libao_desk.gui.record.page import RecordPage
from libao_desk.gui.settings.directory_page import DirectoryPage
from libao_desk.services.records.drafts import RecordDraft, RecordRef
from tests.gui.conftest import Settled
from tests.gui.typist import type_into


class Gate:
    """A long job before everything else on the worker."""

    def __init__(self, context: Context) -> None:
        self._open = Event()
        context.run(lambda _: self._open.wait(20), "很久")

    def open(self) -> None:
        self._open.set()


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> RecordPage:
    page = RecordPage(context, RecordDraft("aftercare"))
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    type_into(qtbot, _box(page, "person_name"), "张甲三")
    return page


def _box(page: RecordPage, name: str) -> QLineEdit:
    box = page.form.findChild(QLineEdit, name)
    assert isinstance(box, QLineEdit)
    return box


def _count(context: Context) -> int:
    return context.office.lists.count(context.book.get("aftercare"))


def test_a_record_saved_again_before_it_is_stored_is_stored_once(page: RecordPage, context: Context, settled: Settled) -> None:
    gate, heard = Gate(context), []
    for _ in range(3):
        page.save(then=lambda: heard.append(page.ref))
    gate.open()
    settled()
    assert _count(context) == 1
    assert heard == [page.ref] * 3


def test_an_entry_saved_again_before_it_is_stored_is_stored_once(qtbot: QtBot, context: Context, settled: Settled) -> None:
    page = DirectoryPage(context)
    qtbot.addWidget(page)
    directory, added = context.office.directory, []
    for place, listed in enumerate(directory.lists):
        page.ui.list_box.setCurrentIndex(place)
        assert page.form is not None
        box, before = page.form.findChild(QLineEdit, "name"), len(directory.entries(listed.key))
        if isinstance(box, QLineEdit):
            type_into(qtbot, box, "枫林乙")
            page.save()
            page.save()
            settled()
            added.append(len(directory.entries(listed.key)) - before)
    assert added == [1] * len(added) != []


def test_what_is_typed_while_a_record_is_stored_comes_after(qtbot: QtBot, page: RecordPage, context: Context, settled: Settled) -> None:
    phone = _box(page, "person_phone")
    phone.setFocus()
    gate = Gate(context)
    page.save()
    qtbot.keyClicks(phone, "19900000009")
    assert phone.text() == ""
    gate.open()
    settled()
    qtbot.waitUntil(lambda: phone.text() != "")
    phone.editingFinished.emit()
    assert page.has_unsaved()
    page.save()
    settled()
    assert page.draft.values["person.phone"] == "19900000009"


def test_a_save_that_fails_sets_the_form_free(
    page: RecordPage, context: Context, settled: Settled, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def full(*_: object, **__: object) -> RecordRef:
        raise Trouble("磁盘空间不足。")

    with monkeypatch.context() as broken:
        broken.setattr(context.office.records, "save", full)
        page.save()
        settled()
    assert page.ui.problem.text() == "磁盘空间不足。"
    qtbot.keyClicks(_box(page, "person_phone"), "1990")
    assert _box(page, "person_phone").text() == "1990"
    _box(page, "person_phone").clear()
    page.save()
    settled()
    assert _count(context) == 1


def test_two_looks_before_the_first_draft_is_kept_leave_one_draft(
    page: RecordPage, context: Context, settled: Settled, qtbot: QtBot
) -> None:
    gate = Gate(context)
    page.keep_draft()
    type_into(qtbot, _box(page, "person_phone"), "19900000009")
    page.keep_draft()
    gate.open()
    settled()
    assert len(context.office.journal.left()) == 1
    page.save()
    settled()
    assert context.office.journal.left() == ()


def test_an_act_asked_for_before_the_office_is_locked_is_done(context: Context, settled: Settled) -> None:
    broken: list[object] = []
    context.tasks.broke.connect(broken.append)
    ref = context.office.records.save(RecordDraft("aftercare", values={"person.name": "张甲三"}))
    page = RecordPage(context, ref)
    offer = context.office.records.open(ref).moves[0]
    gate = Gate(context)
    page.moves.carry_out(offer, context.office.today, "理由")
    page.moves.catch_up()
    delete(page)  # as locking does
    context.leave()
    gate.open()
    settled()
    assert broken == []


class Secret:
    """What a task knows: a passphrase, a page."""

    def tell(self, *_: object) -> "Secret":
        return self


def test_work_that_is_done_lets_go_of_what_it_knew(context: Context, settled: Settled) -> None:
    secret = Secret()
    known = weakref.ref(secret)
    context.run(secret.tell, "口令")
    del secret
    settled()
    gc.collect()
    assert known() is None


def test_a_full_disk_on_the_window_s_own_thread_is_told_by_its_sentence(
    qtbot: QtBot, locked_context: Context, rehearsal: dialogs.Rehearsal
) -> None:
    window = MainWindow(locked_context)
    qtbot.addWidget(window)
    locked_context.tasks.broke.emit(Trouble("磁盘空间不足。"))
    assert rehearsal.told == ["磁盘空间不足。"]
