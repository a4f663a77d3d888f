"""Who proves who he is by another document than an identity card: the number's own form tells which."""

from datetime import date

import pytest

from libao_desk.core.citizen_id import make_citizen_id
from libao_desk.core.errors import Refusal
from libao_desk.people.codes import DocumentKind
from libao_desk.people.persons import Person, complete

TODAY = date(2026, 3, 2)
FOREIGNER = make_citizen_id("911001", date(1980, 5, 6), 12)


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (make_citizen_id("320699", date(1980, 5, 6), 1), DocumentKind.CITIZEN_ID),
        (make_citizen_id("810000", date(1980, 5, 6), 1), DocumentKind.RESIDENCE_PERMIT),
        (FOREIGNER, DocumentKind.FOREIGN_CARD),
        ("ABC320699123456", DocumentKind.FOREIGN_CARD),
        ("E12345678", DocumentKind.PASSPORT),
        ("EA1234567", DocumentKind.PASSPORT),
        ("H1234567890", DocumentKind.PASSPORT),
        ("H123456(7)", DocumentKind.PASSPORT),
    ],
)
def test_the_number_tells_the_document(number: str, kind: DocumentKind) -> None:
    person = Person(name="证试一", id_no=number)
    assert complete(person, TODAY) == ()
    assert (person.id_no, person.id_type) == (number, kind)
    has_birth = kind is not DocumentKind.PASSPORT and len(number) == 18
    assert (person.birth_date == date(1980, 5, 6)) is has_birth


def test_a_number_put_right_is_of_the_other_document() -> None:
    person = Person(name="证试一", id_no="E12345678")
    complete(person, TODAY)
    person.id_no = make_citizen_id("320699", date(1980, 5, 6), 1)
    complete(person, TODAY)
    assert person.id_type is DocumentKind.CITIZEN_ID


@pytest.mark.parametrize("number", ["12345678", "32069919800506001", "E1234", "护照12345678", FOREIGNER[:17] + "0"])
def test_what_is_no_document_s_number_is_refused(number: str) -> None:
    with pytest.raises(Refusal):
        complete(Person(name="证试一", id_no=number), TODAY)
