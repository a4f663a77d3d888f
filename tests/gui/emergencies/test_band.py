"""What is opened in an emergency stands in red above the desk with its minutes, and goes with the time or the lock."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from libao_desk.gui.base import dialogs
from libao_desk.gui.base.context import Context
from libao_desk.gui.emergencies.band import EmergencyBand
from libao_desk.gui.emergencies.look_dialog import EmergencyLookDialog
from libao_desk.gui.emergencies.week_dialog import EmergencyWeekDialog
from libao_desk.gui.lists.page import ListPage
from libao_desk.gui.main_window import MainWindow
from libao_desk.gui.papers.preview import PaperPreview
from libao_desk.gui.record.page import RecordPage
from libao_desk.gui.tools import TOOLS
from libao_desk.people.codes import Role
from libao_desk.services.office import Office
from libao_desk.services.settings import EMERGENCY_LOOKS
from tests.conftest_office import PASSPHRASE
from tests.gui.conftest import Settled
from tests.services.closings import a_subject
from tests.services.staff import hire, sit

WHY = "对象在集市上突然发病，须立即联系监护人"
DIRECTOR = 1


class Machine:
    """How long the machine has been running, as the test says."""

    def __init__(self) -> None:
        self.time = timedelta(hours=5)

    def __call__(self) -> timedelta:
        return self.time


@pytest.fixture
def machine() -> Machine:
    """The machine's running time."""
    return Machine()


@pytest.fixture
def window(qtbot: QtBot, context: Context, settled: Settled, machine: Machine) -> Iterator[MainWindow]:
    """The window with an officer at the desk who sees disputes alone, in an office with one case of correction."""
    office = context.office
    a_subject(office, "张甲三")
    mediator = hire(office, "郑试庚", Role.OFFICER, ("disputes",))
    sit(office, mediator)
    office.desk.running = machine
    window = MainWindow(context)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.enter()
    settled()
    yield window
    settled()


def band_of(window: QWidget) -> EmergencyBand:
    (band,) = window.findChildren(EmergencyBand)
    return band


def ask(qtbot: QtBot, window: MainWindow, record: str = "", reason: str = WHY) -> EmergencyLookDialog:
    """Ask as a clerk does, from the menu."""
    window.ui.action_emergency.trigger()
    (dialog,) = [one for one in window.findChildren(EmergencyLookDialog) if one.isVisible()]
    dialog.ui.register_box.setCurrentIndex(dialog.ui.register_box.findData("corrections"))
    dialog.ui.record_box.setText(record)
    dialog.ui.reason_box.setPlainText(reason)
    qtbot.mouseClick(dialog.ui.open_button, Qt.MouseButton.LeftButton)
    return dialog


def _entries(window: MainWindow) -> dict[str, bool]:
    """The places at the left, and whether they open."""
    items = [window.ui.navigation.item(row) for row in range(window.ui.navigation.count())]
    return {item.text().split("\n")[0]: bool(item.flags() & Qt.ItemFlag.ItemIsEnabled) for item in items}


def test_a_register_is_opened_told_in_red_and_closed_by_the_clock(
    qtbot: QtBot, window: MainWindow, machine: Machine, settled: Settled
) -> None:
    band = band_of(window)
    assert band.isHidden()
    assert not _entries(window)["社区矫正"]
    ask(qtbot, window)
    settled()
    assert band.label.text() == "应急查阅中：社区矫正（整本），剩余30分钟。只能查看，每次打开都留痕并告知所长。"
    assert band.property("grave")
    assert _entries(window)["社区矫正"]
    (page,) = window.findChildren(ListPage)
    assert page.register.key == "corrections"
    record = window.open_record(window.context.office.search.find("张甲三").hits[0].ref)
    assert not record.ui.save_button.isEnabled()
    assert not record.ui.moves_button.isEnabled()
    assert not record.form.isEnabled()
    assert not record.ui.handler_box.isEnabled()
    for tab in record.parts.values():
        assert not tab.form.isEnabled()
        assert all(one.isHidden() for one in (tab.ui.new_button, tab.ui.keep_button, tab.ui.remove_button, tab.ui.copy_button))
    assert all(side.bar.isHidden() for side in (record.papers, record.attachments, record.links))
    machine.time += timedelta(minutes=12)
    band.tick()
    assert "剩余18分钟" in band.label.text()
    machine.time += timedelta(minutes=18)
    band.tick()
    settled()
    assert band.isHidden()
    assert not _entries(window)["社区矫正"]
    assert window.ui.tabs.count() == 1
    assert [one for one in window.findChildren(ListPage) if one.isVisible()] == []
    assert [one for one in window.findChildren(RecordPage) if one.isVisible()] == []


def test_one_record_opens_in_its_tab_and_the_officer_may_end_it_himself(qtbot: QtBot, window: MainWindow, settled: Settled) -> None:
    ask(qtbot, window, "张甲三")
    settled()
    band = band_of(window)
    assert window.ui.tabs.tabText(1).startswith("JZ2026-001")
    assert not _entries(window)["社区矫正"]
    qtbot.mouseClick(band.end_button, Qt.MouseButton.LeftButton)
    settled()
    assert band.isHidden()
    assert window.ui.tabs.count() == 1


def test_the_lock_ends_it(qtbot: QtBot, window: MainWindow, settled: Settled) -> None:
    ask(qtbot, window)
    settled()
    window.lock()
    settled()
    assert band_of(window).isHidden()


def test_the_director_is_told_as_soon_as_he_sits_down(qtbot: QtBot, window: MainWindow, settled: Settled) -> None:
    ask(qtbot, window)
    settled()
    window.lock()
    settled()
    context = window.context
    context.seat(Office.unlock(context.folder, context.book, context.clock, PASSPHRASE))
    window.enter()
    settled()
    assert band_of(window).isVisible()
    assert band_of(window).label.text() == "有1次应急查阅您还没有看。"


def test_a_refusal_stands_in_the_dialog_and_opens_nothing(qtbot: QtBot, window: MainWindow) -> None:
    dialog = ask(qtbot, window, reason="急")
    assert "至少10个字" in dialog.ui.problem.text()
    assert dialog.isVisible()
    assert band_of(window).isHidden()


def test_the_director_is_told_and_reads_and_prints_the_week(qtbot: QtBot, window: MainWindow, settled: Settled) -> None:
    ask(qtbot, window, "JZ2026-001")
    settled()
    office, band = window.context.office, band_of(window)
    sit(office, DIRECTOR)
    band.follow()
    assert band.label.text() == "有1次应急查阅您还没有看。"
    assert not band.property("grave")
    qtbot.mouseClick(band.week_button, Qt.MouseButton.LeftButton)
    (dialog,) = window.findChildren(EmergencyWeekDialog)
    cells = [dialog.ui.looks.model().index(0, column).data() for column in range(6)]
    assert cells[1:] == ["郑试庚", "社区矫正JZ2026-001", WHY, "JZ2026-001", "未阅"]
    qtbot.mouseClick(dialog.ui.print_button, Qt.MouseButton.LeftButton)
    settled()
    (preview,) = dialog.findChildren(PaperPreview)
    assert preview.paper.title == "应急查阅周报"
    preview.close()
    qtbot.mouseClick(dialog.ui.note_button, Qt.MouseButton.LeftButton)
    assert dialog.ui.looks.model().index(0, 5).data() == f"{office.officer.name} 2026-03-02"
    assert band.isHidden()
    qtbot.mouseClick(dialog.ui.before_button, Qt.MouseButton.LeftButton)
    assert dialog.ui.told.text() == "这一周没有应急查阅。"
    assert dialog.day == date(2026, 2, 23)


def test_others_are_told_who_reads_the_week_and_where_the_office_has_none(window: MainWindow, rehearsal: dialogs.Rehearsal) -> None:
    context = window.context
    assert TOOLS["action_emergency_week"](context, window) is None
    sit(context.office, DIRECTOR)
    context.office.settings.change(EMERGENCY_LOOKS, False)
    assert TOOLS["action_emergency"](context, window) is None
    assert rehearsal.told == ["应急查阅周报由所长查看。", "本所没有开放应急查阅，请找所长办理。"]
