"""Choosing a person who is on file (选择人员): search before a second card is made."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidgetItem, QWidget

from libao_desk.gui.base.context import Context
from libao_desk.gui.base.fitting_dialog import FittingDialog
from libao_desk.gui.base.looking import SearchNote
from libao_desk.gui.base.tone import set_tone
from libao_desk.gui.forms.ui_person_picker import Ui_PersonPicker
from libao_desk.services.persons.people import PersonHit

HIT = Qt.ItemDataRole.UserRole
NOT_FOUND = "没有找到（姓名、电话只查您有权查看的登记册，完整身份证号查全部人员）。新人员不用查找，直接在表里填写。"


class PersonPicker(FittingDialog):
    """Enter takes the person at hand."""

    chosen = Signal(object)
    """Ref of the person."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.ui = Ui_PersonPicker()
        self.ui.setupUi(self)
        set_tone(self.ui.told, "muted")
        self.ui.search_box.textChanged.connect(self._find)
        self.ui.search_box.returnPressed.connect(self._take)
        self.ui.hits.itemActivated.connect(lambda _: self._take())
        self._searched = SearchNote(context, self.ui.search_box)

    def _find(self, text: str) -> None:
        hits = self.context.office.people.find(text)
        self.ui.hits.clear()
        for hit in hits:
            item = QListWidgetItem(f"{hit.ref.label}　{hit.note}", self.ui.hits)
            item.setData(HIT, hit)
        self.ui.hits.setCurrentRow(0)
        self.ui.told.setText("" if hits or not text.strip() else NOT_FOUND)

    def _take(self) -> None:
        item = self.ui.hits.currentItem()
        hit = None if item is None else item.data(HIT)
        if isinstance(hit, PersonHit):
            self._searched.note()
            self.accept()
            self.chosen.emit(hit.ref)
