"""What a form shows of a card that was looked up: no more than a record's page shows."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from libao_desk.core.citizen_id import make_citizen_id
from libao_desk.gui.base.context import Context
from libao_desk.gui.editors.lines import LineEditor
from libao_desk.gui.editors.person import PersonEditor
from libao_desk.gui.record.form import RecordForm
from libao_desk.gui.record.page import RecordPage
from libao_desk.gui.record.person_picker import PersonPicker
from libao_desk.gui.settings.directory_page import DirectoryPage
from libao_desk.people.codes import Role
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordDraft
from libao_desk.store import trail
from tests.gui.conftest import Settled
from tests.gui.typist import type_into

NUMBER = make_citizen_id("320699", date(1980, 5, 6), 1)
PHONE, PLACE = "19900000001", "样例村5组12号"
SECRET = "录入员自己的口令-26"
Seat = Callable[[Role], Context]


@pytest.fixture
def seat(context: Context) -> Seat:
    """Put a colleague of that role at the desk of an office with one card on file."""
    values = {"person.name": "张甲三", "person.id_no": NUMBER, "person.phone": PHONE, "person.residence_address": PLACE}
    context.office.records.save(RecordDraft("aftercare", values=dict(values)))

    def put(role: Role) -> Context:
        office = context.office
        office.officers.add("陈试乙", role, SECRET)
        office.close()
        context.seat(Office.unlock(context.folder, context.book, context.clock, SECRET))
        return context

    return put


def _new(qtbot: QtBot, context: Context, register: str) -> RecordPage:
    page = RecordPage(context, RecordDraft(register))
    qtbot.addWidget(page)
    page.show()
    return page


def _form(page: RecordPage) -> RecordForm:
    return page.parts["parties"].form if "parties" in page.parts else page.form


def _choose(qtbot: QtBot, page: RecordPage, typed: str = "zjs") -> None:
    page.people.look_for("person", page.parts.get("parties"))
    (picker,) = page.findChildren(PersonPicker)
    type_into(qtbot, picker.ui.search_box, typed)
    assert NUMBER not in picker.ui.hits.item(0).text()
    qtbot.keyClick(picker.ui.search_box, Qt.Key.Key_Return)


def _shown(form: RecordForm) -> str:
    return " ".join(line.text() for line in form.findChildren(QLineEdit))


def _looks(context: Context) -> int:
    with context.office.desk.read() as session:
        return sum("查看证件号码" in entry.act for entry in trail.entries_for(session, ("person", 1)))


@pytest.mark.parametrize("register", ["corrections", "disputes"], ids=["in the form", "in a row of a part"])
def test_a_card_is_half_hidden_and_stored_whole(qtbot: QtBot, seat: Seat, settled: Settled, register: str) -> None:
    context = seat(Role.RECORDER)
    page = _new(qtbot, context, register)
    _choose(qtbot, page)
    shown = _shown(_form(page))
    assert "张甲三" in shown
    assert [secret for secret in (NUMBER, PHONE, PLACE) if secret in shown] == []
    page.save()
    settled()
    assert page.ref is not None, page.ui.problem.text()
    (hit,) = context.office.people.find(NUMBER)
    stored = context.office.people.values(hit.ref.id, "person", _form(page).fields)
    assert (stored["person.id_no"], stored["person.phone"], stored["person.residence_address"]) == (NUMBER, PHONE, PLACE)
    assert _looks(context) == 0


def test_a_card_given_up_leaves_an_empty_form_for_another_person(qtbot: QtBot, seat: Seat, settled: Settled) -> None:
    context = seat(Role.RECORDER)
    page = _new(qtbot, context, "corrections")
    _choose(qtbot, page)
    head = page.form.editor("person")
    name = page.form.editor("person.name")
    assert isinstance(head, PersonEditor)
    assert isinstance(name, LineEditor)
    qtbot.mouseClick(head.clear_button, Qt.MouseButton.LeftButton)
    type_into(qtbot, name.box, "李乙四")
    page.save()
    settled()
    assert page.ref is not None, page.ui.problem.text()
    stored = context.office.records.open(page.ref).values
    assert (stored["person.name"], stored["person.id_no"], stored["person.phone"]) == ("李乙四", None, None)


def test_a_row_taken_up_again_stays_half_hidden(qtbot: QtBot, seat: Seat) -> None:
    page = _new(qtbot, seat(Role.RECORDER), "disputes")
    _choose(qtbot, page)
    parties = page.parts["parties"]
    qtbot.mouseClick(parties.ui.keep_button, Qt.MouseButton.LeftButton)
    parties.choose(0)
    assert "张甲三" in _shown(parties.form)
    assert [secret for secret in (NUMBER, PHONE, PLACE) if secret in _shown(parties.form)] == []


def test_a_kept_draft_comes_back_half_hidden(qtbot: QtBot, seat: Seat) -> None:
    context = seat(Role.RECORDER)
    page = _new(qtbot, context, "corrections")
    _choose(qtbot, page)
    page.draft.values |= page.form.values()
    again = RecordPage(context, page.draft)
    qtbot.addWidget(again)
    assert [secret for secret in (NUMBER, PHONE, PLACE) if secret in _shown(again.form)] == []


def test_a_look_at_a_card_is_in_the_trail_once(qtbot: QtBot, seat: Seat) -> None:
    context = seat(Role.OFFICER)
    page = _new(qtbot, context, "corrections")
    _choose(qtbot, page)
    assert NUMBER in _shown(page.form)
    page.fill_forms()
    assert _looks(context) == 1


def test_on_a_stored_record_a_card_opens_only_when_asked_for(qtbot: QtBot, seat: Seat) -> None:
    context = seat(Role.OFFICER)
    page = RecordPage(context, context.office.records.save(RecordDraft("corrections", values={"person.name": "李乙四"})))
    qtbot.addWidget(page)
    _choose(qtbot, page)
    assert (NUMBER in _shown(page.form), _looks(context)) == (False, 0)
    qtbot.mouseClick(page.ui.reveal_button, Qt.MouseButton.LeftButton)
    assert [secret for secret in (NUMBER, PLACE) if secret not in _shown(page.form)] == []
    assert _looks(context) == 1


def test_a_mediators_phone_is_half_hidden_on_the_directory_page(qtbot: QtBot, seat: Seat, context: Context) -> None:
    context.office.directory.save("committee_member", None, {"name": "王丙五", "phone": PHONE}, {})
    page = DirectoryPage(seat(Role.READER))
    qtbot.addWidget(page)
    page.ui.list_box.setCurrentIndex(2)
    page.ui.table.setCurrentCell(0, 0)
    assert page.form is not None
    assert "王丙五" in _shown(page.form)
    assert PHONE not in _shown(page.form)
    assert page.form.values()["phone"] == PHONE
