"""The desk locks itself when nobody works at it, never while something is being done."""

from collections.abc import Iterator
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from libao_desk.gui.context import Context
from libao_desk.gui.idle_lock import MINUTE, IdleLock
from libao_desk.services.settings import IDLE_MINUTES
from tests.gui.conftest import Settled


@pytest.fixture
def lock(context: Context) -> Iterator[IdleLock]:
    """A lock that watches."""
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


def test_a_key_puts_the_lock_off(qtbot: QtBot, context: Context, lock: IdleLock) -> None:
    """The clock begins again with every key and click, wherever in the program."""
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    lock.timer.start(10 * MINUTE)
    started = lock.timer.remainingTime()
    lock.timer.setInterval(12 * MINUTE)
    qtbot.keyClick(line, Qt.Key.Key_A)
    assert lock.timer.remainingTime() > started
    assert line.text() == "a"


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
