"""A record's page, driven as a clerk does: typed, saved, moved on, kept as a draft, settled with another window, printed."""

from datetime import date, timedelta
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from libao_desk.core.citizen_id import make_citizen_id
from libao_desk.gui.base import dialogs
from libao_desk.gui.base.context import Context
from libao_desk.gui.papers.preview import PaperPreview
from libao_desk.gui.record.move_dialog import MoveDialog
from libao_desk.gui.record.page import RecordPage
from libao_desk.gui.record.person_picker import PersonPicker
from libao_desk.gui.recovered_drafts import RecoveredDrafts
from libao_desk.registers.disputes.codes import DisputeState, Outcome, Source
from libao_desk.registers.petitions.codes import PetitionKind
from libao_desk.services.records.drafts import RecordDraft, RecordRef, Value, draft_of
from tests.conftest_office import DAY
from tests.gui.conftest import Settled
from tests.gui.typist import type_into
from tests.services.closings import closed, staffed

NUMBER = make_citizen_id("320699", date(1980, 5, 6), 1)
OTHER = make_citizen_id("320699", date(1975, 1, 2), 3)


def _open(qtbot: QtBot, context: Context, target: RecordRef | RecordDraft) -> RecordPage:
    page = RecordPage(context, target)
    qtbot.addWidget(page)
    page.show()
    return page


def _box(holder: QWidget, key: str) -> QLineEdit | QPlainTextEdit:
    name = key.replace(".", "_")
    combo = holder.findChild(QComboBox, name)
    found = combo.lineEdit() if combo is not None else holder.findChild(QLineEdit, name) or holder.findChild(QPlainTextEdit, name)
    assert found is not None, key
    return found


def _fill(qtbot: QtBot, holder: QWidget, **typed: str) -> None:
    for key, text in typed.items():
        box = _box(holder, key.replace("__", "."))
        box.clear()
        type_into(qtbot, box, text)
        if isinstance(box, QLineEdit):
            box.editingFinished.emit()


def _text(holder: QWidget, key: str) -> str:
    box = _box(holder, key)
    return box.text() if isinstance(box, QLineEdit) else box.toPlainText()


def test_a_change_of_a_closed_month_is_told_after_saving(qtbot: QtBot, context: Context, settled: Settled, tmp_path: Path) -> None:
    """Nobody thinks of checking closed months by himself."""
    refs = staffed(context.office)
    closed(context.office, tmp_path / "out")
    page = _open(qtbot, context, refs["adult"])
    _fill(qtbot, page.form, offence="盗窃罪")
    page.save()
    settled()
    settled()
    assert page.ui.problem.text().startswith("2026年2月已月结，报送的花名册与现在的登记内容不一致，应出更正表")
    assert page.ui.problem.isVisible()


def test_saving_nothing_says_so(qtbot: QtBot, context: Context) -> None:
    page = _open(qtbot, context, RecordDraft("aftercare"))
    qtbot.mouseClick(page.ui.save_button, Qt.MouseButton.LeftButton)
    assert page.ui.problem.text() == "还没有填写任何内容，没有保存。"


def test_what_is_typed_is_stored_with_a_number(qtbot: QtBot, context: Context, settled: Settled) -> None:
    page = _open(qtbot, context, RecordDraft("aftercare"))
    _fill(qtbot, page.form, person__name="张甲三", person__id_no=NUMBER, released_on="2026.2.3")
    assert page.form.values()["person.birth_date"] == date(1980, 5, 6)
    assert page.has_unsaved()
    with qtbot.waitSignal(context.record_saved):
        qtbot.mouseClick(page.ui.save_button, Qt.MouseButton.LeftButton)
    settled()
    assert page.title() == "AB2026-001 张甲三"
    assert not page.has_unsaved()
    assert page.ref is not None
    stored = context.office.records.open(page.ref)
    assert stored.values["released_on"] == date(2026, 2, 3)
    assert "尚缺：" in page.ui.missing_label.text()


def test_birth_and_sex_follow_a_number_that_is_put_right(qtbot: QtBot, context: Context) -> None:
    page = _open(qtbot, context, RecordDraft("aftercare"))
    _fill(qtbot, page.form, person__name="张甲三", person__id_no=NUMBER)
    _fill(qtbot, page.form, person__id_no=OTHER)
    assert page.form.values()["person.birth_date"] == date(1975, 1, 2)
    _fill(qtbot, page.form, person__birth_date="1970.1.1")
    _fill(qtbot, page.form, person__id_no=NUMBER)
    assert page.form.values()["person.birth_date"] == date(1970, 1, 1)


def test_what_cannot_be_understood_stays_in_the_box(qtbot: QtBot, context: Context, settled: Settled) -> None:
    page = _open(qtbot, context, RecordDraft("aftercare"))
    _fill(qtbot, page.form, person__name="张甲三", released_on="2026.2.30")
    page.save()
    settled()
    assert page.ref is None
    assert _text(page.form, "released_on") == "2026.2.30"
    assert "2" in page.ui.problem.text()
    assert page.ui.problem.isVisibleTo(page)


def test_a_refused_save_brings_the_cell_into_view(qtbot: QtBot, context: Context) -> None:
    page = _open(qtbot, context, RecordDraft("corrections"))
    page.resize(1190, 500)
    _fill(qtbot, page.form, person__name="张甲三", person__id_no="320699")
    last = page.form.editor(page.register.fields[-1].key)
    bar = next(area for area in page.findChildren(QScrollArea) if area.widget() is page.form).verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    assert not last.visibleRegion().isEmpty()
    page.save()
    assert page.ui.problem.isVisible()
    cell = page.form.editor("person.id_no")
    qtbot.waitUntil(lambda: cell.visibleRegion().boundingRect() == cell.rect())


@pytest.fixture
def dispute(context: Context) -> RecordRef:
    """A dispute that has been applied for."""
    return context.office.records.save(RecordDraft("disputes", values={"applied_on": DAY, "place": "样例村3组"}))


def test_rows_of_a_part_are_typed_one_after_another(qtbot: QtBot, context: Context, dispute: RecordRef, settled: Settled) -> None:
    page = _open(qtbot, context, dispute)
    parties = page.parts["parties"]
    _fill(qtbot, parties.form, person__name="张甲三", role="申请人")
    qtbot.mouseClick(parties.ui.keep_button, Qt.MouseButton.LeftButton)
    assert parties.ui.told.text() == "共1行，正在填：新的一行"
    _fill(qtbot, parties.form, person__name="李乙四", role="被申请人")
    page.save()
    settled()
    assert [row.values["person.name"] for row in context.office.records.open(dispute).parts["parties"]] == ["张甲三", "李乙四"]
    assert page.ui.tabs.tabText(page.ui.tabs.indexOf(parties)) == "当事人（2）"


def test_a_removed_row_goes_only_when_saved(qtbot: QtBot, context: Context, dispute: RecordRef, settled: Settled) -> None:
    page = _open(qtbot, context, dispute)
    _fill(qtbot, page.parts["parties"].form, person__name="张甲三")
    page.save()
    settled()
    parties = page.parts["parties"]
    parties.ui.table.setCurrentCell(0, 0)
    qtbot.mouseClick(parties.ui.remove_button, Qt.MouseButton.LeftButton)
    assert len(context.office.records.open(dispute).parts["parties"]) == 1
    page.save()
    settled()
    assert context.office.records.open(dispute).parts["parties"] == ()


def test_numbers_are_half_hidden_until_asked_for(qtbot: QtBot, context: Context) -> None:
    ref = context.office.records.save(RecordDraft("aftercare", values={"person.name": "张甲三", "person.id_no": NUMBER}))
    page = _open(qtbot, context, ref)
    assert NUMBER not in _text(page.form, "person.id_no")
    assert page.form.values()["person.id_no"] == NUMBER
    qtbot.mouseClick(page.ui.reveal_button, Qt.MouseButton.LeftButton)
    assert _text(page.form, "person.id_no") == NUMBER
    assert any("查看证件号码" in line.act for line in context.office.audit.of(ref))


def test_a_second_card_for_one_person_is_not_made(qtbot: QtBot, context: Context, settled: Settled, rehearsal: dialogs.Rehearsal) -> None:
    context.office.records.save(RecordDraft("aftercare", values={"person.name": "张甲三", "person.id_no": NUMBER}))
    page = _open(qtbot, context, RecordDraft("corrections"))
    _fill(qtbot, page.form, person__name="张甲三", person__id_no=NUMBER)
    rehearsal.answers.append(True)
    page.save()
    settled()
    settled()
    assert "同一人只建一张卡" in rehearsal.asked[0]
    assert page.ref is not None
    person = context.office.records.open(page.ref).values["person"]
    assert len(context.office.people.find(NUMBER)) == 1
    assert person == context.office.people.find(NUMBER)[0].ref


def test_a_person_on_file_is_looked_for_by_initials(qtbot: QtBot, context: Context) -> None:
    values = {"person.name": "欧阳甲一", "person.id_no": OTHER, "person.phone": "19900000001"}
    context.office.records.save(RecordDraft("aftercare", values=dict(values)))
    page = _open(qtbot, context, RecordDraft("corrections"))
    page.form.person_wished.emit("person", None)
    (picker,) = page.findChildren(PersonPicker)
    type_into(qtbot, picker.ui.search_box, "oyjy")
    qtbot.keyClick(picker.ui.search_box, Qt.Key.Key_Return)
    assert page.form.values()["person.id_no"] == OTHER
    assert page.form.values()["person.phone"] == "19900000001"


def test_a_step_is_carried_out_with_its_day(qtbot: QtBot, context: Context, dispute: RecordRef, settled: Settled) -> None:
    page = _open(qtbot, context, dispute)
    assert page.view is not None
    accept = next(offer for offer in page.view.moves if offer.event == "accept")
    page.moves.begin(accept)
    settled()
    (dialog,) = page.findChildren(MoveDialog)
    assert not dialog.ui.do_button.isEnabled()
    missing = [dialog.ui.missing_list.item(n).text() for n in range(dialog.ui.missing_list.count())]
    assert missing == ["受理日", "调解组织", "案件来源", "纠纷类型"]
    dialog.ui.missing_list.itemActivated.emit(dialog.ui.missing_list.item(2))
    assert page.ui.tabs.currentWidget() is not None
    assert not dialog.isVisible()


def test_dates_already_typed_are_carried_out_in_one_go(qtbot: QtBot, context: Context, dispute: RecordRef, settled: Settled) -> None:
    page = _open(qtbot, context, dispute)
    _fill(qtbot, page.form, accepted_on="今天", source="当事人申请", dispute_type="邻里纠纷")
    _fill(qtbot, page.form, committee="李堡镇人民调解委员会")
    page.moves.catch_up()
    settled()
    settled()
    assert page.view is not None
    assert page.view.state is DisputeState.ACCEPTED
    assert page.view.values["source"] is Source.APPLICATION
    assert page.ui.problem.text() == "已办理：受理。"


def test_another_window_s_change_is_settled_field_by_field(
    qtbot: QtBot, context: Context, dispute: RecordRef, settled: Settled, rehearsal: dialogs.Rehearsal
) -> None:
    page = _open(qtbot, context, dispute)
    theirs = draft_of(context.office.records.open(dispute))
    theirs.values |= {"place": "杨庄村1组", "people_count": 7}
    context.office.records.save(theirs)
    _fill(qtbot, page.form, place="杨庄村2组", case_no="（2026）海李调字第009号")
    rehearsal.answers.append(0)
    page.save()
    settled()
    settled()
    stored = context.office.records.open(dispute).values
    assert (stored["place"], stored["case_no"], stored["people_count"]) == ("杨庄村2组", "（2026）海李调字第009号", 7)
    assert rehearsal.asked == ["您填写期间，“纠纷发生地”被他人改过。\n对方：杨庄村1组\n您：杨庄村2组"]


def test_what_was_typed_survives_a_crash(qtbot: QtBot, context: Context, dispute: RecordRef, settled: Settled) -> None:
    page = _open(qtbot, context, dispute)
    _fill(qtbot, page.form, place="没有保存的地点")
    _fill(qtbot, page.parts["parties"].form, person__name="张甲三")
    page.keep_draft()
    settled()
    (kept,) = context.office.journal.left()
    offered = RecoveredDrafts(context, (kept,))
    qtbot.addWidget(offered)
    with qtbot.waitSignal(offered.open_wished):
        qtbot.mouseClick(offered.ui.open_button, Qt.MouseButton.LeftButton)
    again = _open(qtbot, context, kept.draft)
    again.continue_draft(kept.id)
    assert _text(again.form, "place") == "没有保存的地点"
    again.save()
    settled()
    settled()
    stored = context.office.records.open(dispute)
    assert stored.values["place"] == "没有保存的地点"
    assert [row.values["person.name"] for row in stored.parts["parties"]] == ["张甲三"]
    assert context.office.journal.left() == ()


def test_closing_asks_about_unsaved_text(
    qtbot: QtBot, context: Context, dispute: RecordRef, settled: Settled, rehearsal: dialogs.Rehearsal
) -> None:
    page = _open(qtbot, context, dispute)
    assert page.may_close()
    _fill(qtbot, page.form, place="新的地点")
    rehearsal.answers.append(None)
    assert not page.may_close()
    rehearsal.answers.append(2)
    assert page.may_close()
    settled()
    assert len(context.office.journal.left()) == 1


def test_the_agreement_is_refused_without_a_written_agreement(
    qtbot: QtBot, context: Context, dispute: RecordRef, settled: Settled, rehearsal: dialogs.Rehearsal
) -> None:
    page = _open(qtbot, context, dispute)
    page.print_default()
    settled()
    assert rehearsal.told == ["本案未达成书面协议，不能打印人民调解协议书。"]
    assert page.ui.tabs.currentWidget() is page.papers


def test_the_agreement_is_issued_and_seen(
    qtbot: QtBot, context: Context, dispute: RecordRef, settled: Settled, rehearsal: dialogs.Rehearsal
) -> None:
    page = _open(qtbot, context, dispute)
    _fill(qtbot, page.form, accepted_on="今天", outcome=Outcome.WRITTEN.label, concluded_on="今天", effective_on="今天", amount="500")
    _fill(qtbot, page.form, committee="李堡镇人民调解委员会", facts="因宅基地边界发生争执。")
    for name, role in (("张甲三", "申请人"), ("李乙四", "被申请人")):
        _fill(qtbot, page.parts["parties"].form, person__name=name, role=role)
        qtbot.mouseClick(page.parts["parties"].ui.keep_button, Qt.MouseButton.LeftButton)
    _fill(qtbot, page.parts["terms"].form, performer="张甲三", act="赔偿李乙四", amount="500", due_on="2026-03-20")
    rehearsal.answers.append(0)
    page.print_default()
    settled()
    settled()
    (preview,) = page.findChildren(PaperPreview)
    preview.close()
    assert page.ref is not None
    (offer,) = [one for one in context.office.documents.offers(page.ref) if one.kind == "mediation-agreement"]
    assert len(offer.issues) == 1


def test_a_file_is_dropped_on_the_page(qtbot: QtBot, context: Context, dispute: RecordRef, settled: Settled, tmp_path: Path) -> None:
    scan = tmp_path / "现场照片.pdf"
    scan.write_bytes(b"%PDF-1.4 invented")
    page = _open(qtbot, context, dispute)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(scan))])
    place, action = QPointF(5, 5), Qt.DropAction.CopyAction
    drop = QDropEvent(place, action, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QEvent.Type.Drop)
    page.attachments.dropEvent(drop)
    settled()
    (view,) = context.office.attachments.of(dispute)
    assert view.name == "现场照片.pdf"
    first = page.attachments.tree.topLevelItem(0)
    assert first is not None
    assert first.text(0) == "现场照片.pdf"


def test_the_trail_tells_old_and_new(qtbot: QtBot, context: Context, dispute: RecordRef, settled: Settled) -> None:
    page = _open(qtbot, context, dispute)
    _fill(qtbot, page.form, place="杨庄村5组")
    page.save()
    settled()
    page.ui.tabs.setCurrentWidget(page.history)
    first = page.history.tree.topLevelItem(0)
    assert first is not None
    assert [first.text(n) for n in (3, 4, 5)] == ["纠纷发生地", "样例村3组", "杨庄村5组"]


def test_the_wheel_changes_nothing_that_has_not_the_focus(qtbot: QtBot, context: Context, dispute: RecordRef) -> None:
    page = _open(qtbot, context, dispute)
    combo = page.form.findChild(QComboBox, "source")
    assert combo is not None
    page.ui.save_button.setFocus()
    where = QPointF(5, 5)
    wheel = QWheelEvent(
        where, combo.mapToGlobal(where), QPoint(0, -120), QPoint(0, -120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(combo, wheel)
    assert combo.currentText() == ""


def test_enter_goes_to_the_next_field(qtbot: QtBot, context: Context, dispute: RecordRef) -> None:
    page = _open(qtbot, context, dispute)
    page.activateWindow()
    box = _box(page.form, "case_no")
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert not box.hasFocus()


def test_a_settled_petition_leads_to_its_dispute(qtbot: QtBot, context: Context, settled: Settled, rehearsal: dialogs.Rehearsal) -> None:
    """What is known is taken over, the clerk types no word twice, and the two records know of each other once both are saved."""
    office, day = context.office, DAY - timedelta(days=20)
    values: dict[str, Value] = {"received_on": day, "registered_on": day, "accepted_on": day, "settled_on": DAY, "matter": "反映排水不畅。"}
    petition = office.records.save(RecordDraft("petitions", values=values | {"kind": PetitionKind.SUGGESTION}))
    for event in ("register", "accept"):
        office.records.move(petition, event)
    page = _open(qtbot, context, petition)
    assert not page.links.next_button.isEnabled()
    begun: list[object] = []
    context.open_record.connect(begun.append)
    rehearsal.answers += [None]
    page.moves.carry_out(next(offer for offer in office.records.open(petition).moves if offer.event == "settle"), DAY, "")
    settled()
    assert (begun, rehearsal.asked[-1]) == ([], "已办理：和解（调解）结案。接下来办理：")
    rehearsal.answers += [0]
    qtbot.mouseClick(page.links.next_button, Qt.MouseButton.LeftButton)
    dispute = RecordPage(context, cast(RecordDraft, begun[0]))
    qtbot.addWidget(dispute)
    assert dispute.has_unsaved()
    assert (dispute.form.values()["facts"], dispute.form.values()["source"]) == ("反映排水不畅。", Source.ENTRUSTED)
    dispute.save()
    settled()
    assert dispute.ref is not None
    assert [link.ref for link in office.links.of(dispute.ref)] == [petition]
    page.reload()
    assert not page.links.next_button.isEnabled()
