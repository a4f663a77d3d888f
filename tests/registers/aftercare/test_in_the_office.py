"""Aftercare in a real office file: papers of several kinds take their numbers from one series."""

from datetime import date

from libao_desk.registers.aftercare.codes import HelpLevel, ReleaseSource, Verification
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordDraft, RecordRef, RowDraft, Value
from tests.conftest_office import DAY


def a_record(office: Office, name: str) -> RecordRef:
    """Somebody who came home in January and lives elsewhere, visited once."""
    home = date(DAY.year, 1, 5)
    values: dict[str, Value] = {
        "person.name": name,
        "source": ReleaseSource.PRISON,
        "level": HelpLevel.GENERAL,
        "released_on": home,
        "handed_on": home,
        "verification": Verification.ELSEWHERE,
    }
    visits = [RowDraft(values={"held_on": date(DAY.year, 1, 8), "situation": "收入稳定。"})]
    return office.records.save(RecordDraft("aftercare", values=values, parts={"visits": visits}))


def test_agreements_and_letters_never_bear_the_same_number(office: Office) -> None:
    one, other = a_record(office, "张甲三"), a_record(office, "李乙四")
    issued = [
        office.documents.issue(kind, ref).number
        for kind, ref in (
            ("aftercare-agreement", one),
            ("aftercare-check-letter", one),
            ("aftercare-agreement", other),
            ("aftercare-agreement", one),
        )
    ]
    assert issued == [f"（{DAY.year}）海李安帮字第{n:03d}号" for n in (1, 2, 3, 1)]


def test_a_visit_s_record_is_printed_row_by_row_without_a_number(office: Office) -> None:
    ref = a_record(office, "张甲三")
    (visit,) = office.records.open(ref).parts["visits"]
    assert office.documents.issue("aftercare-visit", ref, row=visit.id).number == ""
