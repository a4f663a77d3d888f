"""Passphrases that did not open the office (口令输错): counted beside it until the next that does, each try waiting longer."""

import json
import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import sleep

from libao_desk.core.dates import local_minute

TRIES_FILE = "office.tries"
FREE = 3
"""So many slips of the hand wait for nothing."""
BELIEVABLE = frozenset(range(2000, 2200))
"""Years that a PC's clock can say; no sum goes past the calendar's end."""
LONGEST = timedelta(seconds=30)


@dataclass(frozen=True)
class FailedTries:
    """How often in a row the office did not open, and between which moments by the machine's clock."""

    count: int
    first_at: datetime
    last_at: datetime

    @property
    def wait(self) -> timedelta:
        """How long after the last one the next is tried: 1, 2, 4 ... seconds after the third, fourth, fifth."""
        return timedelta() if self.count < FREE else min(LONGEST, timedelta(seconds=2 ** min(self.count - FREE, 5)))

    @property
    def sentence(self) -> str:
        """As the trail tells it."""
        until = "" if self.count == 1 else f"至{local_minute(self.last_at)}"
        return f"口令输错{self.count}次后打开（{local_minute(self.first_at)}{until}）"


def failed_tries(folder: Path) -> FailedTries | None:
    """What is counted so far; None where nothing is, or where somebody spoilt the file."""
    try:
        kept = json.loads((folder / TRIES_FILE).read_bytes())
        first, last = (datetime.fromisoformat(kept[name]).astimezone(UTC) for name in ("first", "last"))
        return FailedTries(max(1, int(kept["count"])), first, last) if {first.year, last.year} <= BELIEVABLE else None
    except (OSError, ValueError, KeyError, TypeError, OverflowError):
        return None


def count_failed(folder: Path, now: datetime) -> FailedTries:
    """One more; where the folder cannot be written it is not remembered, and nothing else stops."""
    before = failed_tries(folder)
    tries = FailedTries(1, now, now) if before is None else FailedTries(before.count + 1, before.first_at, now)
    kept = {"count": tries.count, "first": tries.first_at.isoformat(), "last": tries.last_at.isoformat()}
    with suppress(OSError):
        handle = os.open(folder / TRIES_FILE, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "wb") as stream:
            stream.write(json.dumps(kept).encode())
    return tries


def forget_failed(folder: Path) -> None:
    """After they were entered in the trail."""
    with suppress(OSError):
        (folder / TRIES_FILE).unlink(missing_ok=True)


def wait_after_failed(folder: Path, now: datetime) -> None:
    """Let the time pass that the failed tries before cost; never longer than that, whatever the clock says."""
    tries = failed_tries(folder)
    if tries is not None:
        sleep(max(timedelta(), min(tries.wait, tries.last_at + tries.wait - now)).total_seconds())
