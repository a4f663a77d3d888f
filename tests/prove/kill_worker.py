"""The process that is killed: saves records and imports ledgers without end, and tells each number once it is stored."""

import sys
from datetime import date
from itertools import count
from pathlib import Path

from openpyxl import Workbook

from libao_desk.app.found_registers import load_registers
from libao_desk.core.clock import FixedClock
from libao_desk.services.office import Founding, Office
from libao_desk.services.records.drafts import RecordDraft, draft_of
from libao_desk.store.keyfile import KdfCost

DAY = date(2020, 12, 31)
PASSPHRASE = "证明口令-2020"
FOUNDING = Founding("李堡司法所", "320685103", "冯一柏", PASSPHRASE)
CHEAP = KdfCost(memory_kib=64, passes=1, lanes=1)
ROWS = 20
IMPORT_EVERY = 4
READY, STORED, IMPORTED = "ready", "stored", "imported"


def found(folder: Path) -> None:
    """An empty office with a cheap key derivation."""
    Office.found(folder, load_registers(), FixedClock(DAY), FOUNDING, CHEAP)[0].close()


def unlock(folder: Path) -> Office:
    """The office again."""
    return Office.unlock(folder, load_registers(), FixedClock(DAY), PASSPHRASE)


def say(*words: object) -> None:
    """Tell the parent at once."""
    print(*words, flush=True)


def work(folder: Path, ledger: Path, turn: int) -> None:
    """Save, change, import, again and again until somebody kills us."""
    with unlock(folder) as office:
        say(READY)
        for n in count():
            name = f"甲{turn}之{n}"
            ref = office.records.save(RecordDraft("aftercare", values={"person.name": name, "released_on": DAY}))
            say(STORED, office.records.open(ref).number)
            draft = draft_of(office.records.open(ref))
            draft.values["fetched_by"] = name
            office.records.save(draft)
            if n % IMPORT_EVERY == turn % IMPORT_EVERY:
                _write(ledger, f"{turn}-{n}")
                result = office.importing.store(office.importing.examine("disputes", ledger))
                say(IMPORTED, f"{turn}-{n}", result.stored_rows)


def _write(path: Path, mark: str) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(("序号", "卷号", "申请人", "被申请人", "受理日期"))
    for n in range(1, ROWS + 1):
        sheet.append((n, f"（2020）证调字第{mark}-{n}号", "张甲", "李乙", "2020-12-01"))
    book.save(path)


if __name__ == "__main__":
    work(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
