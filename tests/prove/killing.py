"""What every proof by killing shares: an outcome in one line, a process that lives a while and is killed."""

import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .kill_worker import READY

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True)
class Outcome:
    """How a proof ended, in one line."""

    holds: bool
    sentence: str


def live_and_die(module: str, arguments: tuple[str, ...], life: float, *, after: int = 0) -> Iterator[list[str]]:
    """The words of each whole line a process said before it was killed; a line cut short by the kill was never said.

    It lives `life` seconds after it has said `after` lines: a busy machine kills at the same places as a quiet one.
    Raises RuntimeError where it did not start, or ended before it was killed.
    """
    command = [sys.executable, "-X", "utf8", "-m", module, *arguments]
    # not a with-block: the process is to be killed, not waited for
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
    assert process.stdout is not None
    assert process.stderr is not None
    first = process.stdout.readline()
    if first.strip() != READY:
        raise RuntimeError(f"the worker did not start: {process.communicate()[1]}")
    heard = "".join(process.stdout.readline() for _ in range(after))
    time.sleep(life)
    ended_by_itself = process.poll() is not None
    process.kill()
    # communicate() would miss what the lines above have left in the buffer
    said, complained = heard + process.stdout.read(), process.stderr.read()
    process.wait()
    process.stdout.close()
    process.stderr.close()
    # the reading child of a killed import may complain of its broken pipe; the worker itself must have died of us alone
    if ended_by_itself:
        raise RuntimeError(f"the worker ended by itself: {complained}")
    for line in said.splitlines(keepends=True):
        if line.endswith("\n") and line.strip():
            yield line.split()
