"""The log and the crash report (日志): what the program did and where it failed, never whom it was about."""

import logging
import platform
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path

from libao_desk import __version__

FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"
BYTES, KEPT = 500_000, 3


def configure(folder: Path) -> None:
    """Write the log beside the data, a few small files in turn; messages carry no personal data."""
    folder.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(folder / "desk.log", maxBytes=BYTES, backupCount=KEPT, encoding="utf-8")
    handler.setFormatter(logging.Formatter(FORMAT))
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)


def crash_report(error: BaseException) -> str:
    """Type of the error, module and line of each step, versions; no message and no value, since those may name a person."""
    steps = traceback.extract_tb(error.__traceback__)
    places = [f"  {Path(step.filename).stem}:{step.lineno} {step.name}" for step in steps]
    head = f"Libao Desk {__version__}, Python {platform.python_version()}, {platform.system()} {platform.release()}"
    return "\n".join([head, type(error).__name__, *places])
