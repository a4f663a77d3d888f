"""A screen for the smoke test: Xvfb, waiting for a window by its title, and its picture."""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from installer.ground import run

SIZE = "1366x768x24"
"""The screen of an old office PC."""


@contextmanager
def shown() -> Iterator[str]:
    """A display of its own, gone afterwards."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", SIZE, "-nolisten", "tcp"], pass_fds=(writing,), stderr=subprocess.DEVNULL
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as number:
            yield f":{number.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


def wait_for(display: str, title: str, seconds: float) -> float:
    """The moment a window of this very title was there, on the monotonic clock; TimeoutError where none came."""
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        listed = subprocess.run(
            ["xwininfo", "-display", display, "-root", "-tree"],
            capture_output=True,
            text=True,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
            check=False,
        ).stdout
        if f'"{title}"' in listed:
            return time.monotonic()
        time.sleep(0.1)
    raise TimeoutError(f"no window {title} within {seconds:g} s")


def picture(display: str, target: Path) -> None:
    """A screenshot, once what is drawn stands still."""
    last = b""
    for _ in range(20):
        time.sleep(0.5)
        run("import", "-display", display, "-window", "root", "-strip", "-define", "png:exclude-chunks=date,time", f"png:{target}")
        if target.read_bytes() == last:
            return
        last = target.read_bytes()
