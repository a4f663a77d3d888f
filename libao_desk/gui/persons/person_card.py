"""One person's card (人员卡片): his data whatever register he stands in, half hidden until asked for, and his records to open."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from libao_desk.core.errors import ChangedMeanwhile
from libao_desk.gui.base import dialogs
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.fitting_dialog import FittingDialog
from libao_desk.gui.base.looking import note_card
from libao_desk.gui.base.plain_table import PlainTable, chosen_row, show_in
from libao_desk.gui.base.tone import set_tone
from libao_desk.gui.base.unsaved import GIVEN_BACK, Kept, Then
from libao_desk.gui.editors.person import PersonEditor
from libao_desk.gui.forms.ui_person_card import Ui_PersonCard
from libao_desk.gui.record.clash_settling import LOOK_FIRST, SETTLED, settle_values, unless_changed
from libao_desk.gui.record.form import RecordForm
from libao_desk.gui.record.new_entry import form_needs
from libao_desk.gui.record.person_picker import PersonPicker
from libao_desk.people.access import Action
from libao_desk.services.persons.cards import CARD, FIELDS, CardView
from libao_desk.services.records.drafts import Ref, Value
from libao_desk.services.records.typing_journal import pack, unpack

HEADS = ("登记册", "记录", "状态")
FORMER_HEADS = ("项目", "内容", "从", "到")
GUARDIAN = "guardian"
PLACE = "PersonCardDialog"
"""Where in the journal what was typed on a card is kept."""
LOOKED_AT = "人员卡片上的证件号码和电话"


class PersonCardDialog(FittingDialog, Kept):
    """Saved by its button; closing asks where something typed is not saved."""

    def __init__(self, context: Context, person: Ref, parent: QWidget | None = None) -> None:
        """Raises Refusal where the officer may not open the card."""
        super().__init__(parent)
        self.context = context
        self._view: CardView = context.office.cards.open(person.id)
        self._original: dict[str, Value] = {}
        """What the card said as it was begun to be typed over; of what is put back another may have changed it since."""
        self.ui = Ui_PersonCard()
        self.ui.setupUi(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._records = PlainTable(HEADS, self)
        show_in(self.ui.records, self._records)
        self._former = PlainTable(FORMER_HEADS, self)
        show_in(self.ui.former, self._former)
        self.form = RecordForm(self)
        self.form.build(CARD, form_needs(context))
        self.ui.form_column.insertWidget(0, self.form)
        self._picker: PersonPicker | None = None
        self.page_title = f"人员卡片：{person.label}"
        self._connect()
        self._show(self._view)
        self.take_back()
        note_card(context, person.id)

    def save(self) -> None:
        """Store what was changed; a refusal is told and nothing typed is lost."""
        if problems := self.form.problems():
            self.form.focus(problems[0][0])
            set_tone(self.ui.problem, "late", problems[0][1])
            return
        door, person, changed, original = self.context.office.cards, self._view.person, self._changed(), self._original
        self.ui.save_button.setEnabled(False)
        task = self.context.run(lambda _: unless_changed(lambda: door.save(person.id, changed, original)), "保存人员卡片")
        task.answer(
            self,
            succeeded=lambda saved: self._settle(changed) if isinstance(saved, ChangedMeanwhile) else self._saved(),
            refused=lambda sentence: set_tone(self.ui.problem, "late", sentence),
            ended=lambda: self.ui.save_button.setEnabled(True),
        )

    def reveal(self) -> None:
        """Show numbers and phones whole; the trail says that they were looked at."""
        self.context.office.audit.seen_card("", self._view.person.id, LOOKED_AT)
        self.form.hide_sensitive(False)
        self.ui.reveal_button.setEnabled(False)
        self._show_former()

    def open_chosen(self) -> None:
        """Open the record chosen, and leave the card."""
        row = chosen_row(self.ui.records)
        if row is not None and self.may_leave(self.open_chosen):
            ref = self._view.enrolments[row].ref
            self.accept()
            self.context.open_record.emit(ref)

    def reject(self) -> None:
        """Escape and the button close only what loses nothing."""
        if self.may_leave(self.reject):
            super().reject()

    def has_unsaved(self) -> bool:
        """Whether anything on the card is not as it is stored."""
        return bool(self.form.unread_texts() or self._changed(self.form.settled_values()))

    def may_leave(self, then: Then) -> bool:
        """Ask whether to give up what is not saved."""
        if self.is_left:
            return True
        if self._changed() and not dialogs.ask(self, "卡片上的改动还没有保存，放弃吗？", yes="放弃", no="返回"):
            return False
        self.drop_kept()
        self._original = self.form.values()
        return True

    @property
    def place(self) -> str:
        """Each card's own."""
        return f"{PLACE}/{self._view.person.id}"

    def typed(self) -> dict[str, Any]:
        """Whose card it is, what is typed over it and what stood there."""
        person, changed, unread = self._view.person, self._changed(self.form.settled_values()), self.form.unread_texts()
        was = {key: value for key, value in self._original.items() if key in changed or key in unread}
        return {"person": person.id, "name": person.label, "typed": pack(changed), "unread": unread, "was": pack(was)}

    def type_again(self, typed: dict[str, Any]) -> None:
        """Put it over what is stored now, to be held against what stood there then."""
        fields = {field.key: field for field in FIELDS}
        self._original |= unpack(typed.get("was", {}), fields)  # what earlier versions kept has none
        self.form.take_values(unpack(typed["typed"], fields))
        self.form.type_again(typed.get("unread", {}))
        set_tone(self.ui.problem, "soon", GIVEN_BACK)

    def is_of(self, person: Ref) -> bool:
        """Whether it is that person's card."""
        return self._view.person == person

    def _changed(self, values: Mapping[str, Value] | None = None) -> dict[str, Value]:
        said = self.form.values() if values is None else values
        return {key: value for key, value in said.items() if value != self._original.get(key)}

    def _settle(self, typed: dict[str, Value]) -> None:
        """Another was faster: for each datum changed by both the clerk says whose value stays."""
        now = self.context.office.cards.open(self._view.person.id)
        stays = settle_values(self, FIELDS, typed, self._original, now.values)
        if stays is None:
            set_tone(self.ui.problem, "late", LOOK_FIRST)
            return
        self._show(now)
        self.form.take_values(stays)
        if stays:
            self.save()
        else:
            self.drop_kept()
            set_tone(self.ui.problem, "done", SETTLED)

    def _show(self, view: CardView) -> None:
        ui = self.ui
        self._view = view
        set_tone(ui.name_label, "heading", view.person.label)
        set_tone(ui.note_label, "muted", view.note)
        set_tone(ui.caution_label, "soon", "；".join(view.cautions))
        ui.caution_label.setVisible(bool(view.cautions))
        self.form.set_values(view.values)
        self._original = self.form.values()
        may_edit, may_reveal = (self.context.office.desk.may("", action) for action in (Action.EDIT, Action.REVEAL))
        self.form.editor("phone").remark(view.reached, tone="muted")
        self.form.hide_sensitive(ui.reveal_button.isEnabled())
        may_edit = may_edit and not view.only_read
        self.form.setEnabled(may_edit)
        ui.save_button.setVisible(may_edit)
        ui.reveal_button.setVisible(may_reveal)
        self._records.replace_rows([(one.title, one.label, one.state) for one in view.enrolments])
        ui.open_button.setEnabled(bool(view.enrolments))
        self._show_former()

    def _show_former(self) -> None:
        """Only where there is something: most cards never changed."""
        found, is_whole = self.context.office.cards.former(self._view.person.id), not self.ui.reveal_button.isEnabled()
        rows = [(one.field.label, one.said(is_whole=is_whole), f"{one.since or '（不详）'}", f"{one.until}") for one in found]
        self._former.replace_rows(rows)
        self.ui.former.setVisible(bool(rows))
        self.ui.former_label.setVisible(bool(rows))

    def _saved(self) -> None:
        self.drop_kept()
        self._show(self.context.office.cards.open(self._view.person.id))
        set_tone(self.ui.problem, "done", "已保存。")
        self.context.records_changed.emit()

    def _look_for(self, editor: object) -> None:
        """The guardian among those on file."""
        if isinstance(editor, PersonEditor):
            self._picker = PersonPicker(self.context, self)
            self._picker.chosen.connect(self._take_guardian)
            self._picker.open()

    def _take_guardian(self, person: Ref) -> None:
        self.form.take_values(self.context.office.people.values(person.id, GUARDIAN, FIELDS))
        self.form.cover_card(GUARDIAN)

    def _connect(self) -> None:
        self.form.person_wished.connect(lambda _, editor: self._look_for(editor))
        self.ui.save_button.clicked.connect(self.save)
        self.ui.reveal_button.clicked.connect(self.reveal)
        self.ui.close_button.clicked.connect(self.reject)
        self.ui.open_button.clicked.connect(self.open_chosen)
        self.ui.records.activated.connect(lambda _: self.open_chosen())
