"""The log and the crash report (日志): what the program did and where it failed, never whom it was about."""

import logging
import platform
import traceback
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

from libao_desk import __version__

FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"
BYTES, KEPT = 500_000, 3
FOLDER, FILE = "log", "desk.log"
"""Beside the folder of the office, which is moved as a whole where a backup is brought back."""

OURS = "libao_desk"
"""Our own messages alone: what a library says may name whom a paper is about."""


class _Kept(RotatingFileHandler):
    """A few small files in turn; their folder is made for the first report."""

    def _open(self) -> TextIOWrapper:
        Path(self.baseFilename).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        return super()._open()


def configure(folder: Path) -> None:
    """Keep our own reports in `folder`; where it cannot be written they are shown only."""
    handler = _Kept(folder / FILE, maxBytes=BYTES, backupCount=KEPT, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter(FORMAT))
    ours = logging.getLogger(OURS)
    ours.addHandler(handler)
    ours.setLevel(logging.INFO)


def crash_report(error: BaseException) -> str:
    """Type of the error, module and line of each step, versions; no message and no value, since those may name a person."""
    steps = traceback.extract_tb(error.__traceback__)
    places = [f"  {Path(step.filename).stem}:{step.lineno} {step.name}" for step in steps]
    head = f"Libao Desk {__version__}, Python {platform.python_version()}, {platform.system()} {platform.release()}"
    return "\n".join([head, type(error).__name__, *places])
