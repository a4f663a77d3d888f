"""Every sheet of the invented office opened, printed and saved by another office program; the suite opens a third of them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from .killing import Outcome

CHECKS = "tests/sheets/test_opened_elsewhere.py"


def prove(folder: Path) -> Outcome:
    """Run the checks of the suite on all of them; proves nothing where that program is not there."""
    if shutil.which("soffice") is None:
        return Outcome(False, "LibreOffice is not installed on this computer: no sheet was opened")
    command = [sys.executable, "-m", "pytest", "-q", "-n0", CHECKS, f"--basetemp={folder / 'sheets'}"]
    done = subprocess.run(command, env=os.environ | {"ALL_SHEETS": "1"}, capture_output=True, text=True)
    made = len(list(folder.glob("sheets/*/out/*.xlsx")))
    last = done.stdout.strip().rpartition("\n")[2]
    return Outcome(done.returncode == 0 and made > 0, f"{made} sheets opened, printed and saved elsewhere: {last}")
