"""Make the office of this schema: `python -m tests.old_files.make` once at each release, then commit the folder it names."""

from datetime import date
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory

from libao_desk import __version__
from libao_desk.app.found_registers import load_registers
from libao_desk.core.clock import FixedClock
from libao_desk.services.office import Founding, Office
from libao_desk.services.records.drafts import RecordDraft, RowDraft
from libao_desk.store.keyfile import KdfCost

HERE = Path(__file__).resolve().parent
DAY = date(2020, 12, 31)
PASSPHRASE = "旧文件口令-2020"
"""Guards invented people only."""
SCAN = "现场照片.pdf"
CHEAP = KdfCost(memory_kib=64, passes=1, lanes=1)
NAMES = ("张甲一", "李乙二", "曾𬭎三")


def make(folder: Path) -> None:
    """An office with one record in every register, a part row, an attachment and an issued paper."""
    book = load_registers()
    founding = Founding("李堡司法所", "320685103", "冯一柏", PASSPHRASE)
    office, _ = Office.found(folder, book, FixedClock(DAY), founding, CHEAP)
    with office:
        for register in book:
            office.records.save(RecordDraft(register.key))
        for name in NAMES:
            visit = RowDraft(values={"held_on": DAY, "place": "家中"})
            draft = RecordDraft("aftercare", values={"person.name": name, "released_on": DAY}, parts={"visits": [visit]})
            ref = office.records.save(draft)
        with TemporaryDirectory() as place:
            scan = Path(place) / SCAN
            scan.write_bytes(b"%PDF-1.4 invented")
            office.attachments.add(ref, scan)


if __name__ == "__main__":
    target = HERE / __version__
    rmtree(target, ignore_errors=True)
    make(target)
    (target / "office.lock").unlink(missing_ok=True)
    rmtree(target / "backups", ignore_errors=True)
