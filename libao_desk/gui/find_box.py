"""Find anything (查找, Ctrl+K): one line, all registers, Enter opens."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidgetItem, QWidget

from libao_desk.gui.base.context import Context
from libao_desk.gui.base.fitting_dialog import FittingDialog
from libao_desk.gui.base.looking import SearchNote
from libao_desk.gui.base.tone import set_tone
from libao_desk.gui.base.veiled_cells import VeiledCells
from libao_desk.gui.forms.ui_find_box import Ui_FindBox
from libao_desk.services.lists.search import NOTHING, Hit

SHOWN = 50
HIT = Qt.ItemDataRole.UserRole


class FindBox(FittingDialog):
    """Results follow each key; what lies in registers the officer may not see is not told."""

    is_veiled = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.ui = Ui_FindBox()
        self.ui.setupUi(self)
        set_tone(self.ui.told, "muted")
        self.ui.hits.setItemDelegate(VeiledCells(self.ui.hits))
        self.ui.search_box.textChanged.connect(self._find)
        self.ui.search_box.returnPressed.connect(self._open)
        self.ui.hits.itemActivated.connect(lambda _: self._open())
        self.ui.search_box.stepped.connect(self._step)
        self._searched = SearchNote(context, self.ui.search_box)
        self.ui.search_box.setFocus()

    def _step(self, rows: int) -> None:
        """The arrows move through the results while the cursor stays in the line."""
        row = self.ui.hits.currentRow() + rows
        self.ui.hits.setCurrentRow(max(0, min(row, self.ui.hits.count() - 1)))

    def _find(self, text: str) -> None:
        found = self.context.office.search.find(text, limit=SHOWN)
        self.ui.hits.clear()
        for hit in found.hits:
            item = QListWidgetItem(f"{hit.label}　{hit.number}\n{hit.title}　相符：{hit.why}", self.ui.hits)
            item.setData(HIT, hit)
        self.ui.hits.setCurrentRow(0)
        self.ui.told.setText(_told(text, len(found.hits)))

    def _open(self) -> None:
        item = self.ui.hits.currentItem()
        hit = None if item is None else item.data(HIT)
        if isinstance(hit, Hit):
            self._searched.note()
            self.accept()
            self.context.open_record.emit(hit.ref)


def _told(text: str, shown: int) -> str:
    if not text.strip():
        return ""
    return NOTHING if not shown else f"{shown}条" + ("（只列出前面的，请多输几个字）" if shown == SHOWN else "")
