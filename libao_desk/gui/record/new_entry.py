"""An entry that the office's own lists lack, added from the form that misses it (就地新增): a mediator, a village, an organisation."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from libao_desk.declare.form import Section
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.fitting_dialog import FittingDialog
from libao_desk.gui.base.tone import set_tone
from libao_desk.gui.editors.choices import ReferenceEditor
from libao_desk.gui.forms.ui_new_entry import Ui_NewEntry
from libao_desk.services.records.drafts import Ref

from .form import FormNeeds, RecordForm

NAME, IN_USE = "name", "active"
PER_LINE = 2


def form_needs(context: Context) -> FormNeeds:
    """What every form asks of the office: the day, the lists, and a way to add what they lack."""
    office = context.office
    return FormNeeds(
        today=lambda: office.today,
        choices=office.people.choices,
        may_add=office.directory.may_add,
        add=lambda editor: _ask(context, editor),
        open_card=context.card_wished.emit,
        entry_added=context.entry_added,
        projecting_changed=context.projecting_changed,
    )


def _ask(context: Context, editor: ReferenceEditor) -> None:
    dialog = NewEntryDialog(context, editor.table, editor.missing(), editor)
    dialog.stored.connect(editor.choose)
    dialog.open()


class NewEntryDialog(FittingDialog):
    """Stores one entry of a list; what was typed into the form that misses it is its name."""

    stored = Signal(object)
    """The new entry as a Ref."""

    def __init__(self, context: Context, table: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.listed = context.office.directory.listed(table)
        self.ui = Ui_NewEntry()
        self.ui.setupUi(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"新增{self.listed.title}")
        self.form = RecordForm(self)
        self.form.build([_of_new(section) for section in self.listed.form], form_needs(context))
        self.form.set_values({NAME: name or None})
        self.ui.form_column.addWidget(self.form)
        set_tone(self.ui.problem, "late", "")
        self.ui.save_button.clicked.connect(self.save)
        self.ui.cancel_button.clicked.connect(self.reject)
        self.form.focus_first()

    def save(self) -> None:
        """Store the entry; a refusal is told and nothing typed is lost."""
        problems = self.form.problems()
        if problems:
            self.form.focus(problems[0][0])
            self.ui.problem.setText(problems[0][1])
            return
        typed = {key: value for key, value in self.form.values().items() if value is not None}
        directory, key = self.context.office.directory, self.listed.key
        self.ui.save_button.setEnabled(False)
        task = self.context.run(lambda _: directory.save(key, None, typed, {}), "保存名册")
        task.answer(
            self,
            succeeded=lambda entry_id: self._saved(Ref(entry_id, str(typed[NAME]))),
            refused=self.ui.problem.setText,
            ended=lambda: self.ui.save_button.setEnabled(True),
        )

    def _saved(self, entry: Ref) -> None:
        self.context.entry_added.emit(self.listed.key, entry)
        self.stored.emit(entry)
        self.accept()


def _of_new(section: Section) -> Section:
    """The fields asked of a new entry, two on a line: it is in use, so that is not asked."""
    fields = [field for field in section.fields if field.key != IN_USE]
    return replace(section, lines=tuple(tuple(fields[n : n + PER_LINE]) for n in range(0, len(fields), PER_LINE)))
