"""The settings (设置): one tab for each matter, and only those the officer's role may change."""

from PySide6.QtWidgets import QWidget

from libao_desk.gui.context import Context
from libao_desk.gui.forms.ui_settings_page import Ui_SettingsPage
from libao_desk.gui.keeping_page import KeepingPage
from libao_desk.gui.local_values import LocalValues
from libao_desk.gui.office_values import OfficeValues
from libao_desk.gui.officers_page import OfficersPage
from libao_desk.gui.own_days import OwnDays
from libao_desk.gui.own_keys import OwnKeys
from libao_desk.people.access import Action


class SettingsPage(QWidget):
    """A page of the main window; each tab stores what was changed in it by its own button."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.ui = Ui_SettingsPage()
        self.ui.setupUi(self)
        desk = context.office.desk
        self.ui.tabs.addTab(OfficeValues(context, self), "单位与本机")
        if desk.may("", Action.SETTINGS):
            self.ui.tabs.addTab(LocalValues(context, self), "本地规定")
            self.ui.tabs.addTab(OwnDays(context, self), "节假日")
        if desk.may("", Action.OFFICERS):
            self.ui.tabs.addTab(OfficersPage(context, self), "工作人员")
        self.ui.tabs.addTab(OwnKeys(context, self), "口令与恢复码")
        if desk.may("", Action.BACKUP):
            self.ui.tabs.addTab(KeepingPage(context, self), "备份与核验")
        self.setFocusProxy(self.ui.tabs)

    def refresh(self) -> None:
        """Read again what another page may have changed."""
        for place in range(self.ui.tabs.count()):
            page = self.ui.tabs.widget(place)
            if isinstance(page, LocalValues | OwnDays | OfficersPage | KeepingPage):
                page.refresh()
