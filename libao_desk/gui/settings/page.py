"""The settings (设置): one tab for each matter, and only those the officer's role may change."""

from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from libao_desk.gui.base.context import Context
from libao_desk.gui.base.unsaved import TypedPage
from libao_desk.gui.forms.ui_settings_page import Ui_SettingsPage
from libao_desk.people.access import Action

from .health_page import HealthPage
from .keeping_page import KeepingPage
from .local_values import LocalValues
from .office_values import OfficeValues
from .officers_page import OfficersPage
from .own_days import OwnDays
from .own_keys import OwnKeys
from .paper_numbering import PaperNumberingPage

HEALTH = "健康检查"


class SettingsPage(QWidget):
    """A page of the main window; each tab stores what was changed in it by its own button."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.ui = Ui_SettingsPage()
        self.ui.setupUi(self)
        self.pages: list[QWidget] = []
        desk = context.office.desk
        self._add(OfficeValues(context, self), "单位与本机")
        if desk.may("", Action.SETTINGS):
            self._add(LocalValues(context, self), "本地规定")
            self._add(OwnDays(context, self), "节假日")
            self._add(PaperNumberingPage(context, self), "文书编号")
        if desk.may("", Action.OFFICERS):
            self._add(OfficersPage(context, self), "工作人员")
        self._add(OwnKeys(context, self), "口令与恢复码")
        if desk.may("", Action.BACKUP):
            self._add(KeepingPage(context, self), "备份与核验")
            health = HealthPage(context, self)
            health.tab_wished.connect(self._turn_to)
            self._add(health, HEALTH)
        for place, page in enumerate(self.pages):
            if isinstance(page, TypedPage) and page.is_taken_back:
                self.ui.tabs.setCurrentIndex(place)
        self._turn_to(context.settings_tab)
        context.settings_tab = ""
        self.setFocusProxy(self.ui.tabs)
        context.act_undone.connect(self._read_again)

    def _add(self, page: QWidget, title: str) -> None:
        """A tab that scrolls, so that no page makes the window taller than an old screen."""
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(page)
        scroll.setFocusProxy(page)
        self.pages.append(page)
        self.ui.tabs.addTab(scroll, title)

    def _turn_to(self, title: str) -> None:
        """Show the tab of that title; what has none stays where it is."""
        titles = [self.ui.tabs.tabText(place) for place in range(self.ui.tabs.count())]
        if title in titles:
            self.ui.tabs.setCurrentIndex(titles.index(title))

    def _read_again(self) -> None:
        """Show what is stored, where nothing is being typed."""
        for page in self.pages:
            if isinstance(page, OfficeValues):
                page.read_again()
            elif isinstance(page, LocalValues | OwnDays) and not page.has_unsaved():
                page.refresh()

    def refresh(self) -> None:
        """Read again what another page may have changed."""
        for page in self.pages:
            if isinstance(page, LocalValues | OwnDays | PaperNumberingPage | OfficersPage | KeepingPage | HealthPage):
                page.refresh()
