"""A new register is one new folder: one nobody knows is driven through every door without an edit elsewhere."""

import json
import os
import subprocess
import sys
from pathlib import Path

from . import newcomer

ROOT = Path(__file__).resolve().parent.parent


def test_a_folder_is_all_a_register_needs(tmp_path: Path) -> None:
    """Saved, found, listed, due, refused, moved, printed, rostered, counted, imported, verified, told by the command line."""
    folder = tmp_path / "registers" / "legal_aid"
    folder.mkdir(parents=True)
    for name, text in (("__init__.py", newcomer.INIT), ("model.py", newcomer.MODEL), ("register.py", newcomer.REGISTER)):
        (folder / name).write_text(text, encoding="utf-8")
    script = tmp_path / "drive.py"
    script.write_text(newcomer.DRIVE, encoding="utf-8")
    command = [sys.executable, "-X", "utf8", str(script), str(folder.parent), str(tmp_path)]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, encoding="utf-8", check=False)
    assert done.stderr == ""
    *told, registers = done.stdout.splitlines()
    assert told == [
        "saved FY2026-001 1",
        "found ['FY2026-001']",
        "listed 1",
        "due [('L01', '2026-03-11')]",
        "refused 批准日期早于申请日期。",
        "moved GRANTED 0",
        "paper （2026）援字第1号 %PDF- True",
        "roster 1 PK",
        "figure [1]",
        "imported True 1 2",
        "sound True",
    ]
    assert {"register": "legal_aid", "title": "法律援助", "count": 2} in json.loads(registers)
