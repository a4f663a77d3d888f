"""The one start of the program: with arguments the command line, without them the window."""

import gc
import sys
from collections.abc import Sequence

WINDOW_OPTIONS = ("--data", "--today")
"""Options that may stand alone and still mean the window."""

GARBAGE = (50_000, 25, 25)
"""When Python looks for garbage in circles. At its own 700 objects it looks through a whole office again and again while records are read:
a third of the time that closing a month takes."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Start the window or the command line; the exit code of contract: 0 done, 1 refused, 2 usage, 3 trouble."""
    gc.set_threshold(*GARBAGE)
    given = list(sys.argv[1:] if arguments is None else arguments)
    if _means_window(given):
        from .window import open_window

        return open_window(_option(given, "--data"), _option(given, "--today"))
    from .cli import main as command_line

    return command_line(given)


def _means_window(given: Sequence[str]) -> bool:
    rest = list(given)
    while rest and rest[0] in WINDOW_OPTIONS:
        rest = rest[2:]
    return not rest


def _option(given: Sequence[str], name: str) -> str | None:
    return given[given.index(name) + 1] if name in given and given.index(name) + 1 < len(given) else None
