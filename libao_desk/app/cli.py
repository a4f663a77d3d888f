"""The command line: every use case for scripts and checks, JSON on stdout, one Chinese sentence on stderr when refused."""

import sys
from collections.abc import Sequence

from .cli_frame import app, run
from .commands import (
    closing_commands,
    layout_commands,
    office_commands,
    paper_commands,
    people_commands,
    readers_commands,
    record_commands,
    report_commands,
    retention_commands,
    safety_commands,
    sheet_commands,
    undo_commands,
)

COMMANDS = (
    office_commands,
    safety_commands,
    record_commands,
    report_commands,
    paper_commands,
    closing_commands,
    sheet_commands,
    layout_commands,
    people_commands,
    undo_commands,
    readers_commands,
    retention_commands,
)
"""The modules that hang their commands on the frame's `app`."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit code of the contract."""
    return run(app, list(sys.argv[1:] if arguments is None else arguments))
