"""Lines of a closed month's tables that follow the records (责任单位), and the committee by which cases are counted."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from libao_desk.core.clock import FixedClock
from libao_desk.people.codes import CommitteeKind
from libao_desk.people.committees import Committee
from libao_desk.registers.disputes.model import DisputeCase
from libao_desk.services.book import RegisterBook
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordDraft, RecordRef, Value
from tests.conftest_office import DAY, PASSPHRASE
from tests.services.builders import a_dispute, change
from tests.services.closings import FEBRUARY, closed, on

SCHOOLS, WORKS = "教育管理办公室", "建设管理所"
BY_UNIT = "信访事项按责任单位统计表"


@pytest.fixture
def office(tmp_path: Path, empty_office_folder: Path, book: RegisterBook) -> Iterator[Office]:
    """An office with one matter and one dispute of February, which is closed; it is the 5th of March."""
    copytree(empty_office_folder, tmp_path / "office")
    with Office.unlock(tmp_path / "office", book, FixedClock(DAY), PASSPHRASE) as opened:
        yield opened


def matter(office: Office) -> RecordRef:
    """A matter of the schools."""
    values: dict[str, Value] = {
        "received_on": date(2026, 2, 9),
        "registered_on": date(2026, 2, 9),
        "petitioner": "赵丁四",
        "duty_unit": SCHOOLS,
    }
    return office.records.save(RecordDraft("petitions", values=values))


def told(office: Office) -> set[tuple[str, str, str, str]]:
    """(line or case, column, sent, true) of what is due."""
    return {(one.label, one.item, one.sent, one.now) for one in office.correction_sheets.due(FEBRUARY).lines}


def test_a_matter_of_another_unit_is_a_line_of_both_units(office: Office, tmp_path: Path) -> None:
    ref = matter(office)
    closed(office, tmp_path / "out")
    on(office, date(2026, 3, 5))
    change(office, ref, duty_unit=WORKS)
    lines = told(office)
    assert any(label == SCHOOLS and "1" in sent and set(now) <= set("0、—") for label, _, sent, now in lines)
    assert any(label == WORKS and "1" in now and set(sent) <= set("0、—") for label, _, sent, now in lines)
    office.correction_sheets.make(FEBRUARY)
    assert told(office) == set()
    change(office, ref, duty_unit=SCHOOLS)
    assert any(label == SCHOOLS and "1" in now for label, _, _, now in told(office))


def test_a_case_of_another_committee_is_a_line_of_the_roster(office: Office, tmp_path: Path) -> None:
    ref = a_dispute(office, accepted_on=date(2026, 2, 9))
    with office.desk.work("名册") as session:
        village, centre = Committee(name="村调委会", kind=CommitteeKind.VILLAGE), Committee(name="调处中心", kind=CommitteeKind.CENTRE)
        session.add_all([village, centre])
        session.get_one(DisputeCase, ref.id).committee = village
        session.flush()
        centre_id = centre.id
    closed(office, tmp_path / "out")
    on(office, date(2026, 3, 5))
    with office.desk.work("更正") as session:
        session.get_one(DisputeCase, ref.id).committee_id = centre_id
    assert ("调解组织", "村调委会", "调处中心") in {line[1:] for line in told(office)}
