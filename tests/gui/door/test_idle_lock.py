"""The desk locks itself when nobody works at it, never while something is being done."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from threading import Event

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from libao_desk.core.clock import SystemClock
from libao_desk.gui.base.context import Context
from libao_desk.gui.door.idle_lock import MINUTE, IdleLock
from libao_desk.services.settings import IDLE_MINUTES
from tests.gui.conftest import Settled
from tests.gui.typist import type_into


@pytest.fixture
def lock(context: Context, request: pytest.FixtureRequest) -> Iterator[IdleLock]:
    """A lock that watches."""
    if "line" in request.fixturenames:
        request.getfixturevalue("line")
    watching = IdleLock(context)
    watching.start()
    yield watching
    watching.stop()


def hurry(lock: IdleLock) -> None:
    """As if the minutes were over: the same timer, with a short time."""
    lock.timer.setInterval(1)
    lock.timer.start()


def test_the_minutes_are_the_offices_own(context: Context, lock: IdleLock) -> None:
    """Fifteen unless the office says otherwise; a change counts at once."""
    assert (lock.timer.isActive(), lock.timer.interval()) == (True, 15 * MINUTE)
    context.office.settings.change(IDLE_MINUTES, 3)
    context.records_changed.emit()
    assert lock.timer.interval() == 3 * MINUTE


def test_no_minutes_mean_no_lock(context: Context, lock: IdleLock) -> None:
    """The office may wish none."""
    context.office.settings.change(IDLE_MINUTES, 0)
    context.records_changed.emit()
    assert not lock.timer.isActive()


def test_when_the_minutes_are_over_locking_is_wished(qtbot: QtBot, context: Context, lock: IdleLock) -> None:
    """Once, and then nothing is watched."""
    with qtbot.waitSignal(context.lock_wished):
        hurry(lock)
    assert not lock.timer.isActive()


class Sleeper(SystemClock):
    """A machine's clock that a test sets on."""

    def __init__(self) -> None:
        self.slept = timedelta()

    def now(self) -> datetime:
        return super().now() + self.slept


@pytest.mark.parametrize("slept", [timedelta(minutes=2), timedelta(days=3)])
def test_a_pc_that_slept_wakes_to_a_locked_desk(qtbot: QtBot, context: Context, slept: timedelta) -> None:
    """A notebook's lid was closed: the minutes do not go by while it sleeps."""
    machine = Sleeper()
    watching = IdleLock(context, machine=machine)
    watching.start()
    watching.beat()
    assert watching.heartbeat.isActive()
    machine.slept = slept
    with qtbot.waitSignal(context.lock_wished):
        watching.beat()
    assert not watching.heartbeat.isActive()


def test_a_beat_that_comes_late_locks_nothing(qtbot: QtBot, context: Context) -> None:
    machine = Sleeper()
    watching = IdleLock(context, machine=machine)
    watching.start()
    machine.slept = timedelta(seconds=40)
    with qtbot.assertNotEmitted(context.lock_wished):
        watching.beat()
    watching.stop()


def test_who_woke_during_work_is_locked_after_it(qtbot: QtBot, context: Context, settled: Settled) -> None:
    machine, go_on = Sleeper(), Event()
    watching = IdleLock(context, machine=machine)
    watching.start()
    context.run(lambda _: go_on.wait(30), "长活")
    machine.slept = timedelta(hours=1)
    with qtbot.assertNotEmitted(context.lock_wished):
        watching.beat()
    go_on.set()
    settled()
    with qtbot.waitSignal(context.lock_wished):
        watching.beat()


@pytest.fixture
def line(qtbot: QtBot) -> QLineEdit:
    """A box of a window that was opened before the desk was unlocked."""
    shown = QLineEdit()
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitExposed(shown)
    return shown


class CountedTimer(QTimer):
    """Counts how often it was begun again."""

    starts = 0

    def start(self, *_: object) -> None:
        """Begin again, with plenty of time."""
        self.starts += 1
        super().start(10 * MINUTE)


def is_put_off(lock: IdleLock, act: Callable[[], None]) -> bool:
    """Whether an act makes the clock begin again."""
    lock.timer.stop()
    timer = CountedTimer(lock)
    lock.timer = timer
    timer.start()
    begun = timer.starts
    act()
    return timer.starts > begun


def press_a_key(qtbot: QtBot, line: QLineEdit) -> None:
    """As the system delivers it: to the window first."""
    qtbot.keyClick(line.windowHandle(), Qt.Key.Key_A)


def test_a_key_puts_the_lock_off(qtbot: QtBot, line: QLineEdit, lock: IdleLock) -> None:
    """The clock begins again, and the key does what it does."""
    line.activateWindow()
    qtbot.waitUntil(line.hasFocus)
    assert is_put_off(lock, lambda: press_a_key(qtbot, line))
    assert line.text() == "a"


def test_a_click_puts_the_lock_off(qtbot: QtBot, line: QLineEdit, lock: IdleLock) -> None:
    """So does the mouse."""
    assert is_put_off(lock, lambda: qtbot.mouseClick(line.windowHandle(), Qt.MouseButton.LeftButton))


def test_an_input_method_puts_the_lock_off(qtbot: QtBot, line: QLineEdit, lock: IdleLock) -> None:
    """Chinese is typed without a key the window would see."""
    line.activateWindow()
    qtbot.waitUntil(line.hasFocus)
    assert is_put_off(lock, lambda: type_into(qtbot, line, "李堡"))


def test_a_window_opened_later_is_watched_too(qtbot: QtBot, lock: IdleLock) -> None:
    """A dialog that comes to the front."""
    later = QLineEdit()
    qtbot.addWidget(later)
    later.show()
    later.activateWindow()
    qtbot.waitUntil(later.hasFocus)
    assert is_put_off(lock, lambda: press_a_key(qtbot, later))


def test_work_under_way_is_not_cut_off(qtbot: QtBot, context: Context, lock: IdleLock, settled: Settled) -> None:
    """A long import goes on; the clock begins again."""
    goes_on = Event()
    context.run(lambda _: goes_on.wait(10))
    with qtbot.assertNotEmitted(context.lock_wished):
        with qtbot.waitSignal(lock.timer.timeout):
            hurry(lock)
        assert lock.timer.isActive()
        lock.timer.start(MINUTE)
        goes_on.set()
        settled()


def test_nothing_is_watched_before_an_officer_sits_down(locked_context: Context) -> None:
    """A locked desk has nothing to lock."""
    watching = IdleLock(locked_context)
    watching.start()
    assert not watching.timer.isActive()
    watching.stop()
