"""What the tests of the settings share: tabs and their boxes found by kind and name, passphrases typed twice, who may enter."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from libao_desk.gui.base.context import Context
from libao_desk.gui.settings.keeping_page import KeepingPage
from libao_desk.gui.settings.local_values import LocalValues
from libao_desk.gui.settings.officers_page import OfficersPage
from libao_desk.gui.settings.own_days import OwnDays
from libao_desk.gui.settings.own_keys import OwnKeys
from libao_desk.gui.settings.page import SettingsPage
from libao_desk.people.codes import Role
from libao_desk.services.office import Office

from .conftest import Settled
from .typist import type_into

LEFT = Qt.MouseButton.LeftButton
NEW_PASSPHRASE = "lime tree and stone"
P = TypeVar("P", bound=QWidget)
W = TypeVar("W", bound=QWidget)


def tab(page: SettingsPage, kind: type[P]) -> P:
    """Turn to the tab of that kind."""
    for place, found in enumerate(page.pages):
        if isinstance(found, kind):
            page.ui.tabs.setCurrentIndex(place)
            return found
    raise AssertionError(f"no tab {kind.__name__}")


def child(page: QWidget, kind: type[W], name: str) -> W:
    """The widget of that name."""
    found = page.findChild(kind, name)
    assert found is not None
    return found


def click(qtbot: QtBot, button: QAbstractButton, settled: Settled) -> None:
    """Press a button and wait for what it started."""
    qtbot.mouseClick(button, LEFT)
    settled()


def opens(context: Context, secret: str) -> str:
    """Who sits at the desk with that secret, after the office was locked."""
    with Office.unlock(context.folder, context.book, context.clock, secret) as office:
        return office.officer.name


def lock(context: Context, settled: Settled) -> None:
    """The desk is left."""
    context.leave()
    settled()


def enter_as(context: Context, role: Role) -> None:
    """Another officer takes the desk."""
    context.office.officers.add("陈试乙", role, NEW_PASSPHRASE)
    context.office.close()
    context.seat(Office.unlock(context.folder, context.book, context.clock, NEW_PASSPHRASE))


# --- roles -----------------------------------------------------------------------------------------------------------


def cell(page: LocalValues | OwnDays | OfficersPage | KeepingPage, row: int, column: int) -> str:
    """What a table shows there."""
    model = page.ui.table.model()
    return str(model.data(model.index(row, column)))


def fill_pair(qtbot: QtBot, page: OfficersPage | OwnKeys, passphrase: str) -> None:
    """The same passphrase twice."""
    for line in (page.ui.pair.ui.first, page.ui.pair.ui.second):
        line.clear()
        type_into(qtbot, line, passphrase)
