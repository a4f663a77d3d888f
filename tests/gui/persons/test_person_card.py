"""A person's card on its own: all of his data, half hidden until asked for, and the records in which he stands."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from libao_desk.core.citizen_id import make_citizen_id, mask_citizen_id
from libao_desk.core.errors import Refusal
from libao_desk.gui.base import dialogs
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.unsaved import keep_all
from libao_desk.gui.editors.person import PersonEditor
from libao_desk.gui.persons.person_card import PersonCardDialog
from libao_desk.gui.record.page import RecordPage
from libao_desk.gui.record.person_picker import PersonPicker
from libao_desk.gui.recovered_drafts import RecoveredDrafts
from libao_desk.gui.tools import TOOLS, show_card
from libao_desk.people.access import Rights
from libao_desk.people.codes import DocumentKind, Marital, Role
from libao_desk.services.records.drafts import RecordDraft, RecordRef, Ref
from libao_desk.store import trail
from tests.conftest_office import DAY
from tests.gui.conftest import Settled
from tests.services.closings import on

MINE, THEIRS, LOOK = 0, 1, None
NUMBER = make_citizen_id("320699", DAY.replace(year=1990), 1)


@pytest.fixture
def ref(context: Context) -> RecordRef:
    values = {"person.name": "张甲三", "person.id_no": NUMBER, "person.phone": "19900000001"}
    return context.office.records.save(RecordDraft("aftercare", values=dict(values)))


@pytest.fixture
def person(context: Context, ref: RecordRef) -> Ref:
    value = context.office.records.open(ref).values["person"]
    assert isinstance(value, Ref)
    return value


@pytest.fixture
def card(qtbot: QtBot, context: Context, person: Ref) -> PersonCardDialog:
    dialog = PersonCardDialog(context, person)
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.show()
    return dialog


def box(card: PersonCardDialog, key: str) -> QLineEdit:
    found = card.form.editor(key).findChild(QLineEdit)
    assert found is not None
    return found


def test_what_no_other_form_has_is_entered_here(
    qtbot: QtBot, context: Context, card: PersonCardDialog, person: Ref, settled: Settled
) -> None:
    """Papers print 曾用名 and a minor's guardian from the card, and neither could be typed anywhere."""
    for key, text in (
        ("former_name", "张小三"),
        ("guardian.name", "李乙四"),
        ("guardian_relation", "父亲"),
        ("guardian.phone", "19900000002"),
    ):
        box(card, key).setText(text)
        box(card, key).textEdited.emit(text)
        box(card, key).editingFinished.emit()
    qtbot.mouseClick(card.ui.save_button, Qt.MouseButton.LeftButton)
    settled()
    assert card.ui.problem.text() == "已保存。"
    values = context.office.cards.open(person.id).values
    assert (values["former_name"], values["guardian.name"], values["guardian.phone"]) == ("张小三", "李乙四", "19900000002")
    assert values["id_no"] == NUMBER
    assert [hit.ref for hit in context.office.people.find("张小三")] == [person]


def test_numbers_stand_half_hidden_until_the_trail_says_who_looked(context: Context, card: PersonCardDialog, person: Ref) -> None:
    assert box(card, "id_no").text() == mask_citizen_id(NUMBER)
    card.reveal()
    assert box(card, "id_no").text() == NUMBER
    with context.office.desk.read() as session:
        (entry, *_) = reversed(trail.entries_for(session, ("person", person.id)))
    assert entry.act == "查看人员卡片上的证件号码和电话"


def test_his_records_are_listed_and_opened(qtbot: QtBot, context: Context, ref: RecordRef, card: PersonCardDialog) -> None:
    model = card.ui.records.model()
    assert model.data(model.index(0, 0)) == "安置帮教"
    card.ui.records.selectRow(0)
    with qtbot.waitSignal(context.open_record) as opened:
        qtbot.mouseClick(card.ui.open_button, Qt.MouseButton.LeftButton)
    assert opened.args == [ref]


def test_leaving_asks_where_something_is_not_saved(qtbot: QtBot, card: PersonCardDialog, rehearsal: dialogs.Rehearsal) -> None:
    box(card, "former_name").setText("张小三")
    box(card, "former_name").textEdited.emit("张小三")
    rehearsal.answers.append(False)
    qtbot.keyClick(card, Qt.Key.Key_Escape)
    assert card.isVisible()
    assert rehearsal.asked == ["卡片上的改动还没有保存，放弃吗？"]
    rehearsal.answers.append(True)
    qtbot.mouseClick(card.ui.close_button, Qt.MouseButton.LeftButton)
    assert not card.isVisible()


def test_whoever_may_not_see_him_has_no_card(
    qtbot: QtBot, context: Context, person: Ref, card: PersonCardDialog, rehearsal: dialogs.Rehearsal
) -> None:
    context.office.desk.rights = Rights(Role.OFFICER, frozenset({"disputes"}))
    show_card(context, person, card)
    assert rehearsal.told == ["这个人不在您有权查看的登记册中，不能打开卡片。"]


def test_a_readers_card_is_to_be_read(qtbot: QtBot, context: Context, person: Ref) -> None:
    context.office.desk.rights = Rights(Role.READER)
    dialog = PersonCardDialog(context, person)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.ui.save_button.isVisible()
    assert not dialog.ui.reveal_button.isVisible()
    assert not dialog.form.isEnabled()


def test_it_is_opened_from_a_record_and_from_the_tools(qtbot: QtBot, context: Context, ref: RecordRef, person: Ref) -> None:
    page = RecordPage(context, ref)
    qtbot.addWidget(page)
    page.show()
    editor = page.form.editor("person")
    assert isinstance(editor, PersonEditor)
    with qtbot.waitSignal(context.card_wished) as wished:
        qtbot.mouseClick(editor.card_button, Qt.MouseButton.LeftButton)
    assert wished.args == [person]
    picker = TOOLS["action_person_card"](context, page)
    assert isinstance(picker, PersonPicker)
    picker.ui.search_box.setText("张甲三")
    with qtbot.waitSignal(context.card_wished):
        qtbot.keyClick(picker.ui.search_box, Qt.Key.Key_Return)


def test_nobody_has_a_document_says_the_card(qtbot: QtBot, context: Context, settled: Settled) -> None:
    ref = context.office.records.save(RecordDraft("aftercare", values={"person.name": "无证人"}))
    value = context.office.records.open(ref).values["person"]
    assert isinstance(value, Ref)
    context.office.cards.save(value.id, {"id_type": DocumentKind.NONE}, {})
    assert context.office.cards.open(value.id).values["id_type"] is DocumentKind.NONE


def test_the_lock_asks_nothing_and_keeps_what_was_typed(
    qtbot: QtBot, context: Context, card: PersonCardDialog, person: Ref, settled: Settled, rehearsal: dialogs.Rehearsal
) -> None:
    """A question nobody answers would stand in front of a locked desk, with the card behind it."""
    card.form.take_values({"former_name": "张小三", "marital": Marital.MARRIED})
    keep_all(card)
    card.close()
    settled()
    assert (card.isVisible(), rehearsal.asked) == (False, [])
    (kept,) = context.office.journal.pages()
    assert kept.title == "人员卡片：张甲三"
    drafts = RecoveredDrafts(context, (kept,))
    qtbot.addWidget(drafts)
    with qtbot.waitSignal(context.card_wished) as wished:
        qtbot.mouseClick(drafts.ui.open_button, Qt.MouseButton.LeftButton)
    assert wished.args == [person]
    again = PersonCardDialog(context, person)
    qtbot.addWidget(again)
    again.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    again.show()
    assert box(again, "former_name").text() == "张小三"
    assert again.has_unsaved()
    again.save()
    settled()
    settled()
    assert context.office.journal.pages() == ()
    assert context.office.cards.open(person.id).values["former_name"] == "张小三"


def test_a_guardian_on_file_is_not_renamed_nor_oneself(context: Context, person: Ref) -> None:
    """Another name typed over a guardian renamed that human being everywhere."""
    ref = context.office.records.save(RecordDraft("aftercare", values={"person.name": "李乙四"}))
    guardian = context.office.records.open(ref).values["person"]
    context.office.cards.save(person.id, {"guardian": guardian}, {})
    with pytest.raises(Refusal, match="“李乙四”有自己的卡片"):
        context.office.cards.save(person.id, {"guardian.name": "王丙五"}, {"guardian": guardian})
    with pytest.raises(Refusal, match="本人不能作自己的监护人"):
        context.office.cards.save(person.id, {"guardian": person}, {})


@pytest.mark.parametrize("answer", [MINE, THEIRS, LOOK])
def test_another_ones_change_is_not_overwritten_unasked(
    qtbot: QtBot,
    context: Context,
    card: PersonCardDialog,
    person: Ref,
    settled: Settled,
    rehearsal: dialogs.Rehearsal,
    answer: int | None,
) -> None:
    """Typed, locked, changed by a colleague, given back and saved: the draft knows what stood there."""
    card.form.take_values({"occupation": "瓦工", "former_name": "张小三"})
    keep_all(card)
    card.close()
    settled()
    context.office.cards.save(person.id, {"occupation": "木工"}, {})
    again = PersonCardDialog(context, person)
    qtbot.addWidget(again)
    again.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    rehearsal.answers.append(answer)
    again.save()
    settled()
    settled()
    assert rehearsal.asked == ["您填写期间，“职业”被他人改过。\n对方：木工\n您：瓦工"]
    values = context.office.cards.open(person.id).values
    stored = {MINE: ("瓦工", "张小三"), THEIRS: ("木工", "张小三"), LOOK: ("木工", None)}
    assert (values["occupation"], values["former_name"]) == stored[answer]
    assert again.has_unsaved() is (answer is LOOK)
    assert bool(context.office.journal.pages()) is (answer is LOOK)


def test_what_is_typed_is_kept_before_anybody_locks(
    qtbot: QtBot, context: Context, card: PersonCardDialog, settled: Settled, rehearsal: dialogs.Rehearsal
) -> None:
    """A power cut asks nobody; a box that was not left yet is kept as it stands."""
    box(card, "former_name").setFocus()
    qtbot.keyClicks(box(card, "former_name"), "Zhang")
    card.keep_along()
    settled()
    (kept,) = context.office.journal.pages()
    assert kept.content["unread"] == {"former_name": "Zhang"}
    card.keep_along()
    settled()
    assert [one.id for one in context.office.journal.pages()] == [kept.id]
    rehearsal.answers.append(True)
    card.close()
    settled()
    assert context.office.journal.pages() == ()


def test_a_card_that_is_open_is_not_opened_twice(qtbot: QtBot, context: Context, person: Ref) -> None:
    """What was typed on the second could not be saved any more once the first was."""
    window = QWidget()
    qtbot.addWidget(window)
    show_card(context, person, window)
    show_card(context, person, window)
    assert len(window.findChildren(PersonCardDialog)) == 1


def test_earlier_telephones_stand_below_half_hidden_until_asked_for(context: Context, card: PersonCardDialog, person: Ref) -> None:
    assert not card.ui.former.isVisible()
    on(context.office, DAY.replace(month=4))
    context.office.cards.save(person.id, {"phone": "19900000009"}, {})
    again = PersonCardDialog(context, person)
    again.show()
    assert again.ui.former.isVisible()
    model = again.ui.former.model()
    cells = [str(model.data(model.index(0, column))) for column in range(4)]
    assert cells == ["联系电话", "199****0001", "2026-03-02", "2026-04-02"]
    again.reveal()
    assert model.data(model.index(0, 1)) == "199 0000 0001"
    again.close()


def test_a_telephone_that_another_typed_is_told_half_hidden(
    qtbot: QtBot, context: Context, card: PersonCardDialog, person: Ref, settled: Settled, rehearsal: dialogs.Rehearsal
) -> None:
    card.form.take_values({"phone": "19900000008"})
    context.office.cards.save(person.id, {"phone": "19900000009"}, {})
    rehearsal.answers.append(THEIRS)
    card.save()
    settled()
    settled()
    assert rehearsal.asked == ["您填写期间，“联系电话”被他人改过。\n对方：199****0009\n您：199 0000 0008"]
    assert context.office.cards.open(person.id).values["phone"] == "19900000009"
