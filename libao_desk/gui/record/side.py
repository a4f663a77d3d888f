"""What stands beside a record's form (档案附页): attachments, the trail."""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QHeaderView, QPushButton, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from libao_desk.gui.base import dialogs
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.folding_row import FoldingRow
from libao_desk.gui.base.tasks import Task
from libao_desk.gui.base.veiled_cells import VeiledCells
from libao_desk.people.access import Action
from libao_desk.services.files import write_file
from libao_desk.services.records.drafts import RecordRef, RecordView

DATUM = Qt.ItemDataRole.UserRole
KIB = 1024
PLACE_COLUMN = 3
TOLD_COLUMNS = (4, 5, 6)
"""Of the trail: the datum before and after, and the reason."""


class SideTab(QWidget):
    """A list with a row of buttons above it; a subclass fills it from a record."""

    def __init__(self, name: str, columns: tuple[str, ...], widths: tuple[int, ...], parent: QWidget | None = None) -> None:
        """`name` is what a screen reader says of the list."""
        super().__init__(parent)
        self.ref: RecordRef | None = None
        column = QVBoxLayout(self)
        self.bar = FoldingRow(self)
        self.bar.insert(0, None)
        column.addWidget(self.bar)
        self.tree = QTreeWidget(self)
        self.tree.setAccessibleName(name)
        self.tree.setHeaderLabels(columns)
        self.tree.setItemDelegate(VeiledCells(self.tree))
        self.tree.setRootIsDecorated(False)
        self.tree.setAlternatingRowColors(True)
        self.tree.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for number, width in enumerate(widths):
            self.tree.setColumnWidth(number, width)
        column.addWidget(self.tree)

    def add_button(self, title: str, act: Callable[[], None]) -> QPushButton:
        """A button above the list."""
        button = QPushButton(title, self)
        button.clicked.connect(act)
        self.bar.insert(self.bar.count() - 1, button)
        return button

    def let_act(self, *, is_open: bool) -> None:
        """Whether there is anything to do with what is listed, or it is only looked at."""
        self.bar.setVisible(is_open)

    def fill(self, rows: Iterator[tuple[tuple[str, ...], object]]) -> None:
        """Show rows of cells, each with the datum it stands for."""
        with QSignalBlocker(self.tree):
            self.tree.clear()
            for cells, datum in rows:
                item = QTreeWidgetItem(self.tree, list(cells))
                item.setData(0, DATUM, datum)
        first = self.tree.topLevelItem(0)
        if first is not None:
            self.tree.setCurrentItem(first)

    def chosen(self) -> object:
        """The datum of the row at hand, None where there is none."""
        item = self.tree.currentItem()
        return None if item is None else item.data(0, DATUM)


class AttachmentsTab(SideTab):
    """Scans and files kept with the record (附件)."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("附件", ("文件名", "大小", "添加时间", "卷内位置"), (400, 110, 160, 220), parent)
        self.context = context
        self.setAcceptDrops(True)
        self._add = self.add_button("添加文件…", self.add_file)
        self._save = self.add_button("另存为…", self.save_chosen)
        self._place = self.add_button("卷内位置…", self.place_chosen)
        self._withdraw = self.add_button("撤回…", self.withdraw_chosen)

    def show_record(self, view: RecordView) -> None:
        """Show a record's files."""
        self.ref = view.ref
        may = self.context.office.desk.may
        for button in (self._add, self._place, self._withdraw):
            button.setEnabled(may(view.ref.register, Action.ATTACH))
        self._save.setEnabled(may(view.ref.register, Action.TAKE_OUT))
        dossier = self.context.book.get(view.ref.register).dossier
        self._place.setVisible(dossier is not None)
        self.tree.setColumnHidden(PLACE_COLUMN, dossier is None)
        items = {} if dossier is None else {item.key: item.title for item in dossier.items}
        self.fill(
            (
                (
                    one.name,
                    f"{max(1, one.size // KIB)} KB",
                    f"{one.added_at.astimezone():%Y-%m-%d %H:%M}",
                    items.get((dossier and dossier.place_of(one.name, one.item)) or "", ""),
                ),
                one.id,
            )
            for one in self.context.office.attachments.of(view.ref)
        )

    def add_file(self) -> None:
        """Choose a file and attach it."""
        chosen = dialogs.open_file(self, "选择要添加的文件", str(Path.home()), "所有文件 (*)")
        if chosen is not None:
            self.attach(Path(chosen))

    def attach(self, source: Path) -> None:
        """Attach a file on the worker."""
        ref, office = self.ref, self.context.office
        if ref is None:
            dialogs.tell(self, "请先保存档案，再添加附件。")
            return
        task = self.context.run(lambda _: office.attachments.add(ref, source), "添加附件")
        task.answer(
            self,
            succeeded=lambda _: self.show_record(office.records.open(ref)),
            refused=lambda sentence: dialogs.warn(self, sentence),
        )

    def place_chosen(self) -> None:
        """Say which item of the dossier a file belongs to."""
        number, ref, office = self.chosen(), self.ref, self.context.office
        dossier = None if ref is None else self.context.book.get(ref.register).dossier
        if not isinstance(number, int) or ref is None or dossier is None:
            dialogs.tell(self, "请先选中一个文件。")
            return
        chosen = dialogs.pick(self, "这份附件归入卷内哪一项？", tuple(item.title for item in dossier.items))
        if chosen is not None:
            office.attachments.place(ref, number, dossier.items[chosen].key)
            self.show_record(office.records.open(ref))

    def save_chosen(self) -> None:
        """Save a copy of a file where the clerk says."""
        number, ref, office = self.chosen(), self.ref, self.context.office
        if not isinstance(number, int) or ref is None:
            return
        item = self.tree.currentItem()
        name = item.text(0) if item is not None else ""
        target = dialogs.save_file(self, "附件另存为", str(Path.home() / name), "所有文件 (*)")
        if target is None:
            return
        place = Path(target)

        def work(_: Task) -> None:
            _name, data = office.attachments.read(ref, number)
            write_file(place, data)

        self.context.run(work, "附件另存为").answer(self, refused=lambda sentence: dialogs.warn(self, sentence))

    def withdraw_chosen(self) -> None:
        """Take out a file that belongs to another record; why is asked, and kept in the trail."""
        number, ref, office = self.chosen(), self.ref, self.context.office
        if not isinstance(number, int) or ref is None:
            dialogs.tell(self, "请先选中一个文件。")
            return
        reason = (dialogs.ask_text(self, "撤回这份附件的理由（如：放错了档案，是另一件的）：") or "").strip()
        if not reason:
            return
        self.context.run(lambda _: office.attachments.withdraw(ref, number, reason), "撤回附件").answer(
            self,
            succeeded=lambda _: self.show_record(office.records.open(ref)),
            refused=lambda sentence: dialogs.warn(self, sentence),
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped on the page."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach what was dropped."""
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self.attach(Path(url.toLocalFile()))


class HistoryTab(SideTab):
    """Who changed what, when, from what to what (痕迹)."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("痕迹", ("时间", "人员", "操作", "项目", "原来", "改为", "理由"), (140, 80, 160, 130, 180, 180, 160), parent)
        self.context = context
        self.tree.setItemDelegate(VeiledCells(self.tree, free=TOLD_COLUMNS))
        self._is_read = False

    def show_record(self, view: RecordView) -> None:
        """Show a record's trail; it is read when the page is looked at."""
        self.ref = view.ref
        self._is_read = False
        if self.isVisible():
            self._read()

    def showEvent(self, event: QShowEvent) -> None:
        """Read the trail when the page is first looked at."""
        self._read()

    def _read(self) -> None:
        if self.ref is None or self._is_read:
            return
        self._is_read = True
        lines = self.context.office.audit.of(self.ref)
        self.fill(
            ((f"{one.at.astimezone():%Y-%m-%d %H:%M}", one.by, one.act, one.label, one.old, one.new, one.reason), None) for one in lines
        )
