"""A PC whose clock stands in another year is asked about at the door: no deadline, no number and no backup goes by it unasked."""

from datetime import datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from libao_desk.core.clock import Clock, SystemClock
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.dialogs import Rehearsal
from libao_desk.gui.door.unlock import UnlockPage
from libao_desk.services.office import Office
from tests.conftest_office import PASSPHRASE

from .test_unlock import told, try_passphrase


class Machine(SystemClock):
    """A PC whose clock is off."""

    def __init__(self, off: timedelta) -> None:
        self.off = off

    def now(self) -> datetime:
        return super().now() + self.off


@pytest.fixture
def used(locked_context: Context) -> Context:
    """An office that was used a moment ago by a PC whose clock is right."""
    with Office.unlock(locked_context.folder, locked_context.book, SystemClock(), PASSPHRASE) as office:
        office.officers.new_recovery_code()
    return locked_context


def door(qtbot: QtBot, context: Context, clock: Clock) -> UnlockPage:
    context.clock = clock
    page = UnlockPage(context)
    qtbot.addWidget(page)
    return page


@pytest.mark.parametrize(
    ("off", "said"), [(timedelta(days=-9_000), "，早于上次使用台账的"), (timedelta(days=1_700), "晚了一年以上，电脑的日期可能不对。")]
)
def test_another_year_is_asked_about_and_not_opened_on_a_no(
    qtbot: QtBot, used: Context, rehearsal: Rehearsal, off: timedelta, said: str
) -> None:
    """An empty battery, the year 2000: papers took numbers of that year without a word."""
    page = door(qtbot, used, Machine(off))
    rehearsal.answers.append(False)
    try_passphrase(qtbot, page, PASSPHRASE)
    assert said in rehearsal.asked[0]
    assert "没有打开。请改正电脑的日期和时间" in told(page)
    assert not used.is_unlocked
    rehearsal.answers.append(True)
    with qtbot.waitSignal(page.unlocked, timeout=10_000):
        try_passphrase(qtbot, page, PASSPHRASE)
    assert used.is_unlocked


@pytest.mark.parametrize("off", [timedelta(), timedelta(hours=-20), timedelta(days=300)])
def test_holidays_and_another_time_zone_are_not_asked_about(qtbot: QtBot, used: Context, rehearsal: Rehearsal, off: timedelta) -> None:
    page = door(qtbot, used, Machine(off))
    with qtbot.waitSignal(page.unlocked, timeout=10_000):
        try_passphrase(qtbot, page, PASSPHRASE)
    assert rehearsal.asked == []
