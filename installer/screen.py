"""A screen for the smoke test: Xvfb, the windows that come by their titles, and their pictures."""

import os
import re
import subprocess
import time
from collections.abc import Iterator, Sequence
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


def watch(display: str, titles: Sequence[str], seconds: float, pictures: Path) -> dict[str, float]:
    """When each of these windows was first there, on the monotonic clock, until the last of them is; each with its picture.

    A window that came and went between two looks is not in it; TimeoutError where the last one never came.
    """
    ends, seen = time.monotonic() + seconds, dict[str, float]()
    while time.monotonic() < ends:
        for title in set(titles) & windows(display) - set(seen):
            seen[title] = time.monotonic()
            _shoot(display, pictures / f"smoke-window-{titles.index(title) + 1}.png")
        if titles[-1] in seen:
            return seen
        time.sleep(0.1)
    raise TimeoutError(f"no window {titles[-1]} within {seconds:g} s")


def wait_until_gone(display: str, titles: set[str], seconds: float) -> None:
    """Return once none of these windows is left; TimeoutError where one stays."""
    ends = time.monotonic() + seconds
    while left := titles & windows(display):
        if time.monotonic() > ends:
            raise TimeoutError(f"still there after {seconds:g} s: {min(left)}")
        time.sleep(0.1)


def windows(display: str) -> set[str]:
    """The titles of all windows."""
    command = ["xwininfo", "-display", display, "-root", "-tree"]
    surroundings = {**os.environ, "LC_ALL": "C.UTF-8"}
    listed = subprocess.run(command, capture_output=True, text=True, env=surroundings, check=False).stdout
    return set(re.findall(r'^\s*0x[0-9a-f]+ "([^"]*)":', listed, re.M))


def picture(display: str, target: Path) -> None:
    """A screenshot, once what is drawn stands still."""
    last = b""
    for _ in range(20):
        time.sleep(0.5)
        _shoot(display, target)
        if target.read_bytes() == last:
            return
        last = target.read_bytes()


def _shoot(display: str, target: Path) -> None:
    run("import", "-display", display, "-window", "root", "-strip", "-define", "png:exclude-chunks=date,time", f"png:{target}")
