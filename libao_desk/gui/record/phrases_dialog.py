"""Texts used again and again (常用语): choose one, fill its blanks, insert it; change, add or remove it on the spot."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidgetItem, QWidget

from libao_desk.core.errors import Refusal
from libao_desk.declare.code import Code
from libao_desk.gui.base import dialogs
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.fitting_dialog import FittingDialog
from libao_desk.gui.base.tone import set_tone
from libao_desk.gui.forms.ui_phrases_dialog import Ui_PhrasesDialog
from libao_desk.people.access import Action
from libao_desk.services.records.phrases import Phrase

PHRASE = Qt.ItemDataRole.UserRole
EMPTY = "这里还没有常用语。写下标题和内容后按“保存修改”，以后随时插入。"
FOR_ALL = "不限"


class PhrasesDialog(FittingDialog):
    """One field's texts; `inserted` gives the text with its blanks filled in."""

    inserted = Signal(str)

    def __init__(
        self, context: Context, register: str, field: str, label: str, categories: Sequence[Code], parent: QWidget | None = None
    ) -> None:
        """`categories` are the choices the record has made: texts meant for another choice are not shown."""
        super().__init__(parent)
        self.context = context
        self.register, self.field, self.categories = register, field, tuple(categories)
        self.ui = Ui_PhrasesDialog()
        self.ui.setupUi(self)
        self.setWindowTitle(f"常用语：{label}")
        self._blanks: dict[str, QLineEdit] = {}
        set_tone(self.ui.hint, "muted")
        self.ui.halves.setStretch(1, 1)
        self.ui.category_box.addItem(FOR_ALL, "")
        for code in self.categories:
            self.ui.category_box.addItem(code.label, str(code.value))
        may_edit = context.office.desk.may(register, Action.EDIT)
        for button in (self.ui.new_button, self.ui.remove_button, self.ui.keep_button):
            button.setVisible(may_edit)
        self._connect()
        self._fill()

    def insert(self) -> None:
        """Give the text with its blanks filled in and close."""
        phrase = self._said()
        if phrase.text.strip():
            self.inserted.emit(phrase.filled({name: box.text() for name, box in self._blanks.items()}))
            self.accept()

    def keep(self) -> None:
        """Store what stands on the right."""
        try:
            kept = self.context.office.phrases.keep(self._said())
        except Refusal as refusal:
            set_tone(self.ui.told, "late", refusal.sentence)
            return
        self._fill(kept.title)
        set_tone(self.ui.told, "done", "已保存，本所人员都可使用。")

    def remove(self) -> None:
        """Take the text at hand away."""
        phrase = self._at_hand()
        if phrase is not None and dialogs.ask(self, f"删除常用语“{phrase.title}”吗？", yes="删除", no="不删除"):
            self.context.office.phrases.remove(phrase)
            self._fill()

    def begin(self) -> None:
        """An empty text."""
        self.ui.titles.setCurrentRow(-1)
        self._show()
        self.ui.title_box.setFocus()

    # --- inside --------------------------------------------------------------------------------------------------------

    def _fill(self, title: str = "") -> None:
        titles = self.ui.titles
        titles.clear()
        meant = frozenset(str(code.value) for code in self.categories)
        for phrase in self.context.office.phrases.of(self.register, self.field, meant):
            item = QListWidgetItem(phrase.title, titles)
            item.setData(PHRASE, phrase)
            item.setToolTip(phrase.text)
            if phrase.title == title:
                titles.setCurrentItem(item)
        if titles.currentItem() is None:
            titles.setCurrentRow(0)
        self._show()

    def _at_hand(self) -> Phrase | None:
        item = self.ui.titles.currentItem()
        phrase = None if item is None else item.data(PHRASE)
        return phrase if isinstance(phrase, Phrase) else None

    def _said(self) -> Phrase:
        old = self._at_hand() or Phrase(self.register, self.field, "", "")
        ui = self.ui
        return replace(old, title=ui.title_box.text(), text=ui.text_box.toPlainText(), category=str(ui.category_box.currentData()))

    def _show(self) -> None:
        ui, phrase = self.ui, self._at_hand()
        ui.title_box.setText("" if phrase is None else phrase.title)
        ui.category_box.setCurrentIndex(max(0, ui.category_box.findData("" if phrase is None else phrase.category)))
        ui.text_box.setPlainText("" if phrase is None else phrase.text)
        ui.remove_button.setEnabled(phrase is not None)
        set_tone(ui.told, "muted", "" if ui.titles.count() else EMPTY)
        self._show_blanks()

    def _show_blanks(self) -> None:
        """A line to fill in for each blank of the text; what was typed already stays."""
        wanted = self._said().blanks
        if tuple(self._blanks) == wanted:
            return
        typed = {name: box.text() for name, box in self._blanks.items()}
        while self.ui.blanks.rowCount():
            self.ui.blanks.removeRow(0)
        self._blanks = {}
        for name in wanted:
            box = QLineEdit(typed.get(name, ""), self)
            box.setAccessibleName(name)
            self.ui.blanks.addRow(name, box)
            self._blanks[name] = box

    def _connect(self) -> None:
        ui = self.ui
        ui.titles.currentItemChanged.connect(lambda *_: self._show())
        ui.titles.itemActivated.connect(lambda _: self.insert())
        ui.text_box.textChanged.connect(self._show_blanks)
        ui.insert_button.clicked.connect(self.insert)
        ui.keep_button.clicked.connect(self.keep)
        ui.remove_button.clicked.connect(self.remove)
        ui.new_button.clicked.connect(self.begin)
        ui.close_button.clicked.connect(self.reject)
