"""The main window (主窗口): the door, then navigation at the left, the page of the moment and open records at the right."""

from functools import partial

from PySide6.QtCore import QByteArray, QSignalBlocker, Qt
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtWidgets import QDialog, QLabel, QMainWindow, QTabBar, QWidget

from libao_desk.core.errors import Refusal
from libao_desk.gui.base.bugs import tell_bug
from libao_desk.gui.base.context import DIRECTORY, SETTINGS, STATISTICS, TODO, Context
from libao_desk.gui.base.text_size import scaled
from libao_desk.gui.base.unsaved import after_the_click, keep_all, may_leave_all
from libao_desk.gui.door.first_run import FirstRunWizard
from libao_desk.gui.door.front_door import GEOMETRY
from libao_desk.gui.door.idle_lock import IdleLock
from libao_desk.gui.door.line import Door
from libao_desk.gui.door.unlock import UnlockPage
from libao_desk.gui.emergencies.band import EmergencyBand
from libao_desk.gui.figures.page import StatisticsPage
from libao_desk.gui.forms.ui_main_window import Ui_MainWindow
from libao_desk.gui.lists.page import ListPage
from libao_desk.gui.record.page import RecordPage
from libao_desk.gui.record.saved_sign import SavedSign
from libao_desk.gui.settings.directory_page import DirectoryPage
from libao_desk.gui.settings.page import SettingsPage
from libao_desk.people.access import Action
from libao_desk.services.opening import find_office
from libao_desk.services.records.drafts import RecordDraft, RecordRef
from libao_desk.services.records.typing_journal import KeptDraft, KeptPage

from .base import clipboard, dialogs
from .navigation import KEY, CountBeside, fill_places, show_counts
from .projecting import Projecting
from .todo_page import TodoPage
from .tools import TOOLS, show_card

HOME = 0
"""The first tab holds the page chosen at the left; it cannot be closed."""
NAVIGATION_WIDTH = 200


class MainWindow(QMainWindow):
    """One window for one office."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.ui = Ui_MainWindow()
        self.ui.setupUi(self)
        self.setCentralWidget(self.ui.central)
        self._door: QWidget | None = None
        self._home: QWidget | None = None
        self._home_row = 0
        self._dialog: QWidget | None = None
        self._busy = QLabel("", self)
        self._seat = QLabel("", self)
        self.ui.status_bar.addPermanentWidget(self._busy)
        self.ui.status_bar.addPermanentWidget(self._seat)
        self._saved = SavedSign(self.ui.status_bar, context)
        desk = (self.ui.stack, self.ui.desk_page)
        self._emergency = EmergencyBand(context, *desk, fill_places=self.fill_navigation, take_away=self.take_away)
        self._idle = IdleLock(context, self)
        self.ui.navigation.setItemDelegate(CountBeside(self.ui.navigation))
        self.ui.splitter.setStretchFactor(1, 1)
        self.ui.splitter.setSizes([scaled(NAVIGATION_WIDTH), 10 * NAVIGATION_WIDTH])
        self._connect()
        self._projecting = Projecting(context, self.ui, self)
        geometry = context.pc.value(GEOMETRY)
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        self.show_door()

    # --- the door ------------------------------------------------------------------------------------------------------

    def show_door(self) -> None:
        """Show what stands before the desk: first run where there is no office yet, else the passphrase."""
        if find_office(self.context.folder):
            unlock = UnlockPage(self.context, self)
            unlock.unlocked.connect(self.enter)
            self._set_door(unlock)
        else:
            first = FirstRunWizard(self.context, self)
            first.founded.connect(self.enter)
            self._set_door(first)

    def take_over(self, front: Door | None) -> None:
        """Go on where the clerk stands at the first window's door."""
        if front is not None and isinstance(self._door, UnlockPage):
            self._door.take_over(front)

    def _set_door(self, door: QWidget) -> None:
        old, self._door = self._door, door
        self.ui.door_column.addWidget(door)
        if old is not None:
            old.setParent(None)
            old.deleteLater()
        self.ui.stack.setCurrentWidget(self.ui.door_page)
        self.ui.menu_bar.setEnabled(False)
        for action in self._desk_actions():
            action.setEnabled(False)
        self._seat.clear()
        self.setWindowTitle(dialogs.TITLE)
        door.setFocus()

    def enter(self) -> None:
        """An officer has sat down: show his registers and what is due today."""
        office = self.context.office
        self._seat.setText(f"{office.officer.name}（{office.officer.role.label}）　{office.today:%Y-%m-%d}")
        self.ui.menu_bar.setEnabled(True)
        for action in self._desk_actions():
            action.setEnabled(True)
        self._projecting.look_again()
        self.fill_navigation()
        self.ui.stack.setCurrentWidget(self.ui.desk_page)
        self.go(TODO)
        self._idle.start()
        self.context.run(lambda _: office.keeping.automatic(), "自动备份").answer(self, refused=self._tell_no_backup)
        self._offer_drafts()

    def lock(self) -> None:
        """Leave the desk: what was typed stays as drafts, every key goes."""
        if not self.context.is_unlocked:
            return
        for page in self._records():
            page.keep_draft()
        keep_all(self)
        for dialog in self.findChildren(QDialog):
            dialog.close()  # a preview or a list of people must not stay on the screen of a locked desk
        self._idle.stop()
        for index in range(self.ui.tabs.count() - 1, -1, -1):
            self._remove_tab(index)
        self._home = None
        self.ui.navigation.clear()
        clipboard.forget()
        self._projecting.forget()
        if (closing := self.context.leave()) is not None:
            closing.answer(self, refused=self._tell_no_backup)
        self.show_door()

    def _tell_no_backup(self, sentence: str) -> None:
        dialogs.warn(self, f"自动备份没有做成：{sentence}")

    # --- navigation ------------------------------------------------------------------------------------------------------

    def fill_navigation(self) -> None:
        with QSignalBlocker(self.ui.navigation):
            fill_places(self.ui.navigation, self.context)
        self._count()

    def _count(self) -> None:
        """Count the registers anew and show it beside their names."""
        if self.context.is_unlocked:
            office = self.context.office
            seen = [register for register in self.context.book if office.desk.look.may(register.key, Action.LIST)]
            task = self.context.run(lambda _: {register.key: office.lists.count(register) for register in seen}, "计数")
            task.answer(self, succeeded=partial(show_counts, self.ui.navigation))

    def go(self, place: str) -> None:
        """Show a page by its key."""
        for row in range(self.ui.navigation.count()):
            if self.ui.navigation.item(row).data(KEY) == place:
                with QSignalBlocker(self.ui.navigation):
                    self.ui.navigation.setCurrentRow(row)
                self._show_home(row)
                return

    def _show_home(self, row: int) -> None:
        """Show the page of a place at the left; what is typed on the page that goes is asked about first."""
        item = self.ui.navigation.item(row)
        if item is None or not self.context.is_unlocked:
            return
        if self._home is not None and not may_leave_all(self._home, partial(self.go, str(item.data(KEY)))):
            with QSignalBlocker(self.ui.navigation):
                self.ui.navigation.setCurrentRow(self._home_row)
            return
        self._home_row = row
        page = self._page_of(str(item.data(KEY)))
        old, self._home = self._home, page
        tabs = self.ui.tabs
        if old is not None:
            self._remove_tab(HOME)
        tabs.insertTab(HOME, page, item.text())
        bar = tabs.tabBar()
        for side in (QTabBar.ButtonPosition.LeftSide, QTabBar.ButtonPosition.RightSide):
            bar.setTabButton(HOME, side, None)
        tabs.setCurrentIndex(HOME)
        page.setFocus()

    def _page_of(self, key: str) -> QWidget:
        if key == TODO:
            return TodoPage(self.context, self)
        if key == STATISTICS:
            return StatisticsPage(self.context, self)
        if key == DIRECTORY:
            return DirectoryPage(self.context, self)
        if key == SETTINGS:
            return SettingsPage(self.context, self)
        page = ListPage(self.context, key, self)
        page.new_wished.connect(self.new_record)
        page.import_wished.connect(self.import_ledger)
        return page

    # --- records -------------------------------------------------------------------------------------------------------

    def open_record(self, target: RecordRef | RecordDraft) -> RecordPage:
        """Open a record in a tab of its own, or go to the tab where it is open already."""
        for page in self._records():
            if isinstance(target, RecordRef) and page.ref == target:
                self.ui.tabs.setCurrentWidget(page)
                return page
        page = RecordPage(self.context, target, self)
        page.title_changed.connect(lambda title: self._retitle(page, title))
        self._saved.watch(page)
        page.close_wished.connect(lambda: self.close_tab(self.ui.tabs.indexOf(page)))
        index = self.ui.tabs.addTab(page, page.tab_title())
        self.ui.tabs.setTabToolTip(index, page.title())
        self.ui.tabs.setCurrentIndex(index)
        page.focus_first()
        return page

    def _open_wished(self, target: object) -> None:
        if isinstance(target, RecordRef | RecordDraft):
            self._try_to_open(target)
        elif isinstance(target, str):
            self.go(target)

    def _open_part(self, ref: RecordRef, part: str) -> None:
        if (page := self._try_to_open(ref)) is not None:
            page.show_part(part)

    def _try_to_open(self, target: RecordRef | RecordDraft) -> RecordPage | None:
        """What a list shows may have been sealed or taken back since it was read: then it is said why it does not open."""
        try:
            return self.open_record(target)
        except Refusal as refusal:
            dialogs.tell(self, refusal.sentence)
            return None

    def _retitle(self, page: RecordPage, title: str) -> None:
        self.ui.tabs.setTabText(self.ui.tabs.indexOf(page), title)
        self.ui.tabs.setTabToolTip(self.ui.tabs.indexOf(page), page.title())

    def _records(self) -> list[RecordPage]:
        pages = (self.ui.tabs.widget(index) for index in range(self.ui.tabs.count()))
        return [page for page in pages if isinstance(page, RecordPage)]

    def _current_record(self) -> RecordPage | None:
        page = self.ui.tabs.currentWidget()
        return page if isinstance(page, RecordPage) else None

    def _current_register(self) -> str | None:
        page = self.ui.tabs.currentWidget()
        return page.register.key if isinstance(page, RecordPage | ListPage) else None

    def close_tab(self, index: int) -> None:
        """Close a record; unsaved text is asked about first."""
        page = self.ui.tabs.widget(index)
        if isinstance(page, RecordPage) and page.may_close():
            self._remove_tab(index)
            if (shown := self.ui.tabs.currentWidget()) is not None:
                shown.setFocus()  # else the keyboard is left with nothing to work on

    def take_away(self, page: QWidget) -> None:
        """Close a page without a question."""
        self._remove_tab(self.ui.tabs.indexOf(page))

    def _remove_tab(self, index: int) -> None:
        page = self.ui.tabs.widget(index)
        self.ui.tabs.removeTab(index)
        if page is not None:
            page.setParent(None)
            page.deleteLater()

    # --- acts ------------------------------------------------------------------------------------------------------------

    def new_record(self) -> None:
        """Begin a new record of the register at hand."""
        if (key := self._current_register()) is None:
            dialogs.tell(self, "请先在左侧选择登记册。")
        elif not self.context.office.desk.may(key, Action.EDIT):
            dialogs.tell(self, "您的角色不能新登记。")
        else:
            self.open_record(RecordDraft(key))

    def import_ledger(self) -> None:
        """Import a ledger into the register at hand."""
        from libao_desk.gui.sheets.import_wizard import ImportWizard

        if (key := self._current_register()) is None:
            dialogs.tell(self, "请先在左侧选择要导入的登记册。")
        elif not self.context.office.desk.may(key, Action.IMPORT):
            dialogs.tell(self, f"您的角色不能导入“{self.context.book.get(key).title}”台账。")
        else:
            self._show(ImportWizard(self.context, key, self))

    def export_roster(self) -> None:
        """Export a roster of the register at hand, or of any."""
        from libao_desk.gui.sheets.export_dialog import NOTHING_TO_EXPORT, ExportDialog

        if not self.context.office.rosters.kinds():
            dialogs.tell(self, NOTHING_TO_EXPORT)
            return
        self._show(ExportDialog(self.context, self._current_register(), self))

    def open_tool(self, name: str) -> None:
        """Open the dialog of a tool by the name of its action."""
        if (dialog := TOOLS[name](self.context, self)) is not None:
            self._show(dialog)

    def show_help(self) -> None:
        """Open the help page in a window of its own."""
        from .help_window import HelpWindow

        self._dialog = HelpWindow(self.context, self)
        self._dialog.setWindowFlag(Qt.WindowType.Window)
        self._dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._dialog.show()

    def _show(self, dialog: QDialog) -> None:
        self._dialog = dialog
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _save(self) -> None:
        if (page := self._current_record()) is not None:
            page.save()

    def _print(self) -> None:
        if (page := self._current_record()) is not None:
            page.print_default()
        else:
            dialogs.tell(self, "请先打开一份档案。")

    def refresh(self) -> None:
        """Read everything shown again."""
        self.context.records_changed.emit()

    def _offer_drafts(self) -> None:
        from .recovered_drafts import RecoveredDrafts

        journal = self.context.office.journal
        left: tuple[KeptDraft | KeptPage, ...] = (*journal.left(), *journal.pages())
        if left:
            dialog = RecoveredDrafts(self.context, left, self)
            dialog.open_wished.connect(lambda kept: self.open_record(kept.draft).continue_draft(kept.id))
            self._show(dialog)

    # --- wiring ------------------------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        ui, context = self.ui, self.context
        ui.navigation.currentRowChanged.connect(lambda row: after_the_click(self, self._home, lambda: self._show_home(row)))
        ui.tabs.tabCloseRequested.connect(self.close_tab)
        ui.action_new.triggered.connect(self.new_record)
        ui.action_save.triggered.connect(self._save)
        ui.action_print.triggered.connect(self._print)
        ui.action_import.triggered.connect(self.import_ledger)
        ui.action_export.triggered.connect(self.export_roster)
        ui.action_close_tab.triggered.connect(lambda: self.close_tab(ui.tabs.currentIndex()))
        ui.action_quit.triggered.connect(self.close)
        ui.action_todo.triggered.connect(lambda: self.go(TODO))
        ui.action_statistics.triggered.connect(lambda: self.go(STATISTICS))
        ui.action_settings.triggered.connect(lambda: self.go(SETTINGS))
        ui.action_refresh.triggered.connect(self.refresh)
        for name in TOOLS:
            getattr(ui, name).triggered.connect(lambda _=False, name=name: self.open_tool(name))
        ui.action_lock.triggered.connect(self.lock)
        ui.action_help.triggered.connect(self.show_help)
        context.open_record.connect(self._open_wished)
        context.open_part.connect(self._open_part)
        context.record_saved.connect(self._count)
        context.records_changed.connect(self._count)
        context.lock_wished.connect(self.lock)
        context.card_wished.connect(lambda person: show_card(context, person, self))
        context.tasks.busy_changed.connect(self._say_busy)
        context.tasks.broke.connect(lambda error: tell_bug(self, error))

    def _say_busy(self, is_busy: bool) -> None:
        self._busy.setText("正在处理…" if is_busy else "")

    def _desk_actions(self) -> list[QAction]:
        ui = self.ui
        return [
            ui.action_new, ui.action_save, ui.action_print, ui.action_import, ui.action_export, ui.action_close_tab,
            ui.action_todo, ui.action_statistics, ui.action_settings, ui.action_refresh, ui.action_projector, ui.action_lock,
            *(getattr(ui, name) for name in TOOLS),
        ]  # fmt: skip

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved text, keep the window's place, lock."""
        if any(not page.may_close() for page in self._records()) or not may_leave_all(self, self.close):
            event.ignore()
            return
        self.context.pc.setValue(GEOMETRY, self.saveGeometry())
        if self.context.is_unlocked:
            self._idle.stop()
            clipboard.forget()
            self.context.leave()
        event.accept()
