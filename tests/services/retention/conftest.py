"""An office whose first disputes were filed long ago."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from libao_desk.core.clock import FixedClock
from libao_desk.people.codes import Role
from libao_desk.services.book import RegisterBook
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RowDraft, draft_of
from tests.conftest_office import DAY, PASSPHRASE
from tests.services.builders import concluded, filed

LAST_DAY = date(2036, 12, 31)
"""Of a volume that was filed in 2026 and is kept for ten years."""
FIRST_FREE = date(2037, 1, 5)
SECOND, SECOND_PASSPHRASE = "郑试庚", "另一个人的口令-26"


@contextmanager
def opened(folder: Path, book: RegisterBook, day: date, passphrase: str = PASSPHRASE) -> Iterator[Office]:
    """The same office on another day."""
    with Office.unlock(folder, book, FixedClock(day), passphrase) as office:
        yield office


@pytest.fixture(scope="session")
def filed_once(tmp_path_factory: pytest.TempPathFactory, empty_office_folder: Path, book: RegisterBook) -> Path:
    """Two disputes filed in 2026 for a short time, and one that is still open; copy it."""
    folder = tmp_path_factory.mktemp("filed") / "office"
    copytree(empty_office_folder, folder)
    with opened(folder, book, DAY) as office:
        for n in (1, 2):
            filed(office, concluded(office, n))
        concluded(office, 3)
    return folder


@pytest.fixture
def folder(tmp_path: Path, filed_once: Path) -> Path:
    """A copy of it."""
    return Path(copytree(filed_once, tmp_path / "filed"))


@pytest.fixture
def later(folder: Path, book: RegisterBook) -> Iterator[Office]:
    """The office in January 2037."""
    with opened(folder, book, FIRST_FREE) as office:
        yield office


MARKS = tuple(f"暗记{sign}" for sign in "甲乙丙丁戊己庚")
"""Planted in the record that goes: a field, a row taken out, a file, the reasons why it was taken out and why it was moved, a draft."""
OF_ONE, OF_BOTH = "张试甲一", "李试乙一"
"""Who stands in the record that goes alone, and who stands in one that stays as well."""
GOES, STAYS = "TJ2026-0001", "TJ2026-0002"


def plant(office: Office, scan: Path) -> None:
    """Two disputes: the first to be filed for a short time, with a mark in every corner; the second, one party the same, stays open."""
    ref = concluded(office, 1, facts=f"因{MARKS[0]}发生争执。")
    draft = draft_of(office.records.open(ref))
    draft.parts["escalation"] = [RowDraft(values={"found_on": date(2026, 1, 8), "situation": MARKS[1]})]
    office.records.save(draft)
    draft = draft_of(office.records.open(ref))
    draft.parts["escalation"][0].removed = True
    office.records.save(draft)
    for name, mark in (("协议扫描件", MARKS[2]), (MARKS[3], MARKS[3])):
        file = scan / f"{name}.pdf"
        file.write_bytes(b"%PDF-1.4 " + mark.encode())
        added = office.attachments.add(ref, file)
    office.attachments.withdraw(ref, added.id, f"放错了：{MARKS[4]}")
    code = office.documents.issue("mediation-agreement", ref).code
    office.documents.issue("mediation-intake", ref)
    office.documents.void(code, f"写了{MARKS[5]}")
    filed(office, ref)
    draft = draft_of(office.records.open(ref))
    draft.values["note"] = MARKS[6]
    office.journal.keep(draft)
    person = draft.parts["parties"][1].values["person"]
    other = concluded(office, 2)
    draft = draft_of(office.records.open(other))
    draft.parts["parties"][1].values["person"] = person
    office.records.save(draft)


@pytest.fixture(scope="session")
def planted_once(tmp_path_factory: pytest.TempPathFactory, empty_office_folder: Path, book: RegisterBook) -> Path:
    """An office of two officers with such disputes; copy it."""
    root = tmp_path_factory.mktemp("planted")
    copytree(empty_office_folder, root / "office")
    with opened(root / "office", book, DAY) as office:
        office.officers.add(SECOND, Role.OFFICER, SECOND_PASSPHRASE)
        plant(office, root)
    return root / "office"


@pytest.fixture
def planted(tmp_path: Path, planted_once: Path) -> Path:
    """A copy of it."""
    return Path(copytree(planted_once, tmp_path / "planted"))


@pytest.fixture
def listed(planted: Path, book: RegisterBook) -> Iterator[Office]:
    """The director at the desk in January 2037, with a list before him that the other officer drew."""
    with opened(planted, book, FIRST_FREE, SECOND_PASSPHRASE) as office:
        office.appraisals.draw()
    with opened(planted, book, FIRST_FREE) as office:
        yield office
