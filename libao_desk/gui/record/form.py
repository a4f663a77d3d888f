"""The form of a record or of a part's row, drawn from its declaration (表单)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QScrollArea, QToolButton, QVBoxLayout, QWidget

from libao_desk.declare.field import Text
from libao_desk.declare.form import Section
from libao_desk.declare.path import FieldPath, Kind, path
from libao_desk.declare.register import WantedWhere, WantedWithout
from libao_desk.declare.value import HALF_HIDDEN
from libao_desk.gui.editors import Editor, build_editor
from libao_desk.gui.editors.build import PERSON_TABLE
from libao_desk.gui.editors.choices import ReferenceEditor
from libao_desk.gui.editors.lines import PHRASES_KEY, LineEditor, NoteEditor
from libao_desk.gui.editors.person import PersonEditor
from libao_desk.services.records.drafts import Ref, Value

from .section_box import Cell, SectionBox

COVERED = (*HALF_HIDDEN, Text.ADDRESS)
"""What is not read off the card of a person who was only looked up."""


@dataclass(frozen=True)
class FormNeeds:
    """What a form asks of its surroundings."""

    today: Callable[[], date]
    choices: Callable[[str], tuple[Ref, ...]]
    may_add: Callable[[str], bool]
    """Whether the clerk may add an entry to that table."""
    add: Callable[[ReferenceEditor], None]
    """Ask for an entry that an editor lacks."""
    open_card: Callable[[Ref], None]
    """Open the card of the person chosen."""
    entry_added: SignalInstance
    """(table, Ref): an entry was added, by this form or elsewhere."""
    projecting_changed: SignalInstance
    """Many see the screen, or no longer do."""


class RecordForm(QWidget):
    """The fields of some sections; says when it was edited, gives and takes values by field key."""

    edited = Signal()
    person_wished = Signal(str, object)
    """(key of the reference, its editor or None): the clerk wants to look for a person."""

    phrase_wished = Signal(object)
    """The editor of a long text: the clerk wants one of the texts used again and again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 8, 8, 8)
        self._editors: dict[str, Editor] = {}
        self._hidden: dict[str, Value] = {}
        self._fields: tuple[FieldPath, ...] = ()
        self._labels: dict[str, QLabel] = {}
        self._boxes: list[SectionBox] = []
        self._wanted_where: tuple[WantedWhere | WantedWithout, ...] = ()
        self.edited.connect(self._mark_wanted)

    def build(self, sections: Sequence[Section], needs: FormNeeds, wanted_where: tuple[WantedWhere | WantedWithout, ...] = ()) -> None:
        """Draw the sections; called once."""
        self._wanted_where = wanted_where
        self._fields = tuple(field for section in sections for field in section.fields)
        self._boxes = [self._box(section, needs) for section in sections]
        for box in self._boxes:
            self._column.addWidget(box)
        self._column.addStretch(1)
        needs.entry_added.connect(self._offer)
        needs.projecting_changed.connect(self._veil)
        previous: Editor | None = None
        for editor in self._editors.values():
            if previous is not None:
                QWidget.setTabOrder(previous, editor)
            previous = editor

    @property
    def fields(self) -> tuple[FieldPath, ...]:
        """Every field drawn."""
        return self._fields

    def editor(self, key: str) -> Editor:
        """The editor of one field."""
        return self._editors[key]

    def values(self) -> dict[str, Value]:
        """What the form says now, references on the way to a person's fields included."""
        return self._hidden | {key: editor.value() for key, editor in self._editors.items() if not editor.field.fact.computed}

    def settled_values(self) -> dict[str, Value]:
        """What the form says without reading a box that is still being typed into."""
        return self._hidden | {key: editor.settled_value() for key, editor in self._editors.items() if not editor.field.fact.computed}

    def unread_texts(self) -> dict[str, str]:
        """By field, what stands in its box and was not read yet or could not be."""
        return {key: text for key, editor in self._editors.items() if (text := editor.unread())}

    def type_again(self, texts: Mapping[str, str]) -> None:
        """Put such texts back into their boxes."""
        for key, text in texts.items():
            if key in self._editors:
                self._editors[key].type_again(text)

    def has(self, key: str) -> bool:
        """Whether the form shows that field."""
        return key in self._editors

    def set_values(self, values: Mapping[str, Value]) -> None:
        """Show stored values; fields that are not named are emptied."""
        heads = {FieldPath(field.attributes[:depth]).key for field in self._fields for depth in range(1, len(field.attributes))}
        self._hidden = {key: values.get(key) for key in heads if key not in self._editors}
        for key, editor in self._editors.items():
            editor.set_value(values.get(key))
        self._mark_wanted()
        self._veil()

    def take_values(self, values: Mapping[str, Value]) -> None:
        """Show some values as the clerk's own edit; the others stay as they are."""
        for key, value in values.items():
            if key in self._editors:
                self._editors[key].set_value(value)
            else:
                self._hidden[key] = value
        self._veil()
        self.edited.emit()

    def hide_sensitive(self, is_hidden: bool) -> None:
        """Show ID numbers and phones half hidden, or whole."""
        for editor in self._editors.values():
            if isinstance(editor, LineEditor):
                if not is_hidden:
                    editor.show_value()
                elif editor.field.fact.text in HALF_HIDDEN:
                    editor.hide_value()

    def cards(self) -> tuple[tuple[str, Ref], ...]:
        """(key of the reference, person) of every card on file whose data the form shows."""
        values = self.settled_values()
        return tuple((head.key, person) for head in _person_heads(self._fields) if isinstance(person := values.get(head.key), Ref))

    def cover_card(self, head: str) -> None:
        """Show number, phone and addresses of the card under a reference half hidden; the values stay what they are."""
        for key, editor in self._editors.items():
            if key.startswith(f"{head}.") and isinstance(editor, LineEditor) and editor.field.fact.text in COVERED:
                editor.hide_value()

    def problems(self) -> tuple[tuple[str, str], ...]:
        """(field key, sentence) of everything typed that cannot be understood."""
        self.values()
        return tuple((key, editor.problem) for key, editor in self._editors.items() if editor.problem)

    def focus_first(self) -> None:
        """Put the cursor into the first field that can be typed into."""
        for editor in self._editors.values():
            if not editor.field.fact.computed:
                editor.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def focus(self, key: str) -> None:
        """Put the cursor into a field and bring it into view."""
        editor = self._editors[key]
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            around.ensureWidgetVisible(editor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a one-line box goes on to the next field, as clerks are used to from the ledger."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() and isinstance(self.focusWidget(), QLineEdit):
            self.focusNextChild()
            event.accept()
            return
        super().keyPressEvent(event)

    # --- drawing -------------------------------------------------------------------------------------------------------

    def minimumSizeHint(self) -> QSize:
        """Never wider than its fields need one below the other: what does not fit side by side is stacked."""
        return QSize(max((box.least_width() for box in self._boxes), default=0) + self._beside(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other room, other columns."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """A field grew, such as by an entry with a longer name: its neighbours may have to make room."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        for box in self._boxes:
            box.fit(self.width() - self._beside())

    def _beside(self) -> int:
        margins = self._column.contentsMargins()
        return margins.left() + margins.right()

    def _box(self, section: Section, needs: FormNeeds) -> SectionBox:
        box = SectionBox(section.title, self)
        for head in _person_heads(section.fields):
            if head.key not in self._editors and not any(field.key == head.key for field in section.fields):
                box.add_line((self._cell(head, needs),))
        for line in section.lines:
            box.add_line([self._cell(path(field), needs) for field in line])
        return box

    def _cell(self, field: FieldPath, needs: FormNeeds) -> Cell:
        label = self._labels[field.key] = QLabel(field.label, self)
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        editor = build_editor(field, needs.today, needs.choices, self)
        _mark(label, field, is_wanted=field.wanted)
        label.setBuddy(editor)
        if field.fact.computed:
            editor.setEnabled(False)
        editor.edited.connect(self.edited)
        if isinstance(editor, PersonEditor):
            editor.search_wished.connect(self._wish_person)
            editor.cleared.connect(lambda: self._empty_card(field.key))
            editor.card_wished.connect(needs.open_card)
        if isinstance(editor, ReferenceEditor) and not field.fact.computed and needs.may_add(editor.table):
            editor.offer_adding()
            editor.entry_wished.connect(needs.add)
        self._editors[field.key] = editor
        if isinstance(editor, NoteEditor):
            editor.phrase_wished.connect(self.phrase_wished)
            return self._with_phrases(label, editor), editor
        return label, editor

    def _mark_wanted(self) -> None:
        """What is wanted only where a code says so loses its star where that says otherwise: 申请日 of what nobody applied for."""
        for where in self._wanted_where:
            field = path(where.field)
            if field.key in self._labels:
                _mark(self._labels[field.key], field, is_wanted=not where.leaves_out(field, self.settled_values()))

    def _with_phrases(self, label: QLabel, editor: NoteEditor) -> QWidget:
        """The label of a long text over a button for the texts used again and again."""
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(label)
        button = QToolButton(self)
        button.setText("常用语")
        button.setProperty("role", "link")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAccessibleName(f"{editor.field.label}的常用语")
        button.setToolTip(f"插入常用语（{PHRASES_KEY}）")
        button.clicked.connect(lambda: editor.phrase_wished.emit(editor))
        column.addWidget(button, alignment=Qt.AlignmentFlag.AlignRight)
        column.addStretch(1)
        return holder

    def _veil(self) -> None:
        """Cover what many are not to see; what is held and typed stays as it is."""
        for editor in self._editors.values():
            editor.veil()

    def _offer(self, table: str, entry: Ref) -> None:
        for editor in self._editors.values():
            if isinstance(editor, ReferenceEditor) and editor.table == table:
                editor.offer(entry)

    def _empty_card(self, head: str) -> None:
        """Whoever gives up a card types another person: half hidden data could not be typed over, and are not the other's."""
        for key, editor in self._editors.items():
            if key.startswith(f"{head}."):
                editor.set_value(None)

    def _wish_person(self, editor: object) -> None:
        if isinstance(editor, PersonEditor):
            self.person_wished.emit(editor.field.key, editor)


def _mark(label: QLabel, field: FieldPath, *, is_wanted: bool) -> None:
    label.setText(field.label + ("　*" if is_wanted else ""))
    label.setToolTip("* 登记完整所需；可以先保存，以后补填" if is_wanted else "")


def _person_heads(fields: Sequence[FieldPath]) -> tuple[FieldPath, ...]:
    """References to persons whose own fields are among these: they get a line to choose the person."""
    heads = {}
    for field in fields:
        if len(field.attributes) > 1:
            head = FieldPath(field.attributes[:-1])
            if head.kind is Kind.REFERENCE and head.target.__tablename__ == PERSON_TABLE:
                heads[head.key] = head
    return tuple(heads.values())
