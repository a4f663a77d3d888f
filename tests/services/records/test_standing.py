"""Whom an officer comes upon by name: never a person of a closed register, never one of a sealed record."""

from collections.abc import Iterator
from datetime import date

import pytest

from libao_desk.core.citizen_id import make_citizen_id
from libao_desk.core.clock import FixedClock
from libao_desk.people.codes import Role
from libao_desk.people.models import Person
from libao_desk.registers.corrections.codes import CorrectionState
from libao_desk.registers.disputes.codes import PartyRole
from libao_desk.services.book import RegisterBook
from libao_desk.services.office import Office
from libao_desk.services.persons.people import BY_NUMBER
from libao_desk.services.persons.resembling import refuse_resembling
from libao_desk.services.records.drafts import RecordDraft, RecordRef, Ref, RowDraft
from tests.conftest_office import DAY

NUMBER = make_citizen_id("320699", date(1980, 5, 6), 1)
SECRET = "只管调解的口令-26"


def _subject(office: Office) -> RecordRef:
    values = {"person.name": "张甲三", "person.id_no": NUMBER, "person.phone": "19900000001"}
    return office.records.save(RecordDraft("corrections", values=dict(values)))


def _party(office: Office, name: str, person: Ref | None = None) -> None:
    row = RowDraft(values={"position": 1, "role": PartyRole.APPLICANT, "person": person, "person.name": person.label if person else name})
    office.records.save(RecordDraft("disputes", values={"applied_on": DAY}, parts={"parties": [row]}))


@pytest.fixture
def limited(office: Office, book: RegisterBook) -> Iterator[Office]:
    """A recorder for disputes only, in an office where one person stands in corrections and another is party to a dispute."""
    _subject(office)
    _party(office, "李乙四")
    office.officers.add("只管调解", Role.RECORDER, SECRET, ("disputes",))
    folder = office.desk.file.folder
    office.close()
    with Office.unlock(folder, book, FixedClock(DAY), SECRET) as opened:
        yield opened


def _names(office: Office, typed: str) -> list[str]:
    return [hit.ref.label for hit in office.people.find(typed)]


@pytest.mark.parametrize("typed", ["张甲三", "zjs", "zhangjia", "19900000001", NUMBER[:17], NUMBER[-4:]])
def test_a_person_of_a_closed_register_is_found_by_no_part(limited: Office, typed: str) -> None:
    assert _names(limited, typed) == []


@pytest.mark.parametrize("typed", [NUMBER, f" {NUMBER} ", NUMBER.lower()])
def test_the_whole_number_finds_him_and_tells_nothing_else(limited: Office, typed: str) -> None:
    (hit,) = limited.people.find(typed)
    assert (hit.ref.label, hit.note) == ("张甲三", BY_NUMBER)
    assert limited.people.note(hit.ref.id) == BY_NUMBER
    assert limited.people.card(hit.ref.id) == ()


def test_nobody_of_a_closed_register_is_asked_about(limited: Office) -> None:
    row = RowDraft(values={"position": 1, "role": PartyRole.APPLICANT, "person.name": "张甲三", "person.birth_date": date(1980, 5, 6)})
    refuse_resembling(limited.desk, RecordDraft("disputes", parts={"parties": [row]}))


def test_a_party_is_found_by_name(limited: Office) -> None:
    assert _names(limited, "lys") == ["李乙四"]


def test_who_stands_in_an_open_register_too_is_found(office: Office) -> None:
    person = office.records.open(_subject(office)).values["person"]
    assert isinstance(person, Ref)
    _party(office, "", person)
    assert _names(office, "zjs") == ["张甲三"]


def test_a_sealed_record_hides_its_person_from_everybody(office: Office) -> None:
    ref = _subject(office)
    with office.desk.work("封存") as session:
        session.get_one(office.desk.book.get("corrections").model, ref.id).state = CorrectionState.SEALED  # type: ignore[attr-defined]  # a correction has one
    assert _names(office, "张甲三") == []
    assert _names(office, NUMBER) == ["张甲三"]


def test_a_guardian_is_known_where_his_ward_is(limited: Office) -> None:
    with limited.desk.work("登记监护人") as session:
        for name, ward in (("王护一", "张甲三"), ("王护二", "李乙四")):
            session.query(Person).filter_by(name=ward).one().guardian = Person(name=name)
    assert _names(limited, "王护") == ["王护二"]
