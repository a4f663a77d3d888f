"""What a card refuses of guardians, and what goes with a number that is emptied."""

from itertools import pairwise

import pytest

from libao_desk.core.citizen_id import make_citizen_id
from libao_desk.core.errors import Refusal
from libao_desk.people.codes import DocumentKind
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordDraft, Ref
from tests.conftest_office import DAY


def a_card(office: Office, name: str, **values: object) -> Ref:
    ref = office.records.save(RecordDraft("aftercare", values={"person.name": name, **values}))  # type: ignore[dict-item]  # plain values
    person = office.records.open(ref).values["person"]
    assert isinstance(person, Ref)
    return person


@pytest.fixture
def people(office: Office) -> list[Ref]:
    """Three people, the second guardian of the first, the third of the second."""
    found = [a_card(office, name) for name in ("张甲三", "李乙四", "王丙五")]
    for ward, guardian in pairwise(found):
        office.cards.save(ward.id, {"guardian": guardian}, {})
    return found


@pytest.mark.parametrize(("ward", "guardian"), [(1, 0), (2, 0), (2, 1), (0, 0)])
def test_nobody_is_guardian_of_his_own_guardian(office: Office, people: list[Ref], ward: int, guardian: int) -> None:
    """Nor over a third: a ring of guardians is nobody's guardianship."""
    before = office.cards.open(people[ward].id).values["guardian"]
    with pytest.raises(Refusal, match=r"互为监护人|自己的监护人"):
        office.cards.save(people[ward].id, {"guardian": people[guardian]}, {})
    assert office.cards.open(people[ward].id).values["guardian"] == before


def test_two_cards_made_one_close_no_ring(office: Office, people: list[Ref]) -> None:
    with pytest.raises(Refusal, match="互为监护人，不能合并"):
        office.people.merge(people[0].id, people[2].id, {})
    other = a_card(office, "赵丁六")
    office.people.merge(people[0].id, other.id, {})


def test_a_guardian_emptied_by_hand_says_how_he_is_given_up(office: Office, people: list[Ref]) -> None:
    stored = office.cards.open(people[0].id).values
    emptied: dict[str, None] = dict.fromkeys(["guardian.name", "guardian.phone"])
    with pytest.raises(Refusal, match="监护人的姓名空着：不再由“李乙四”监护的，请点监护人旁的“清除”"):
        office.cards.save(people[0].id, {**emptied, "occupation": "瓦工"}, stored)
    office.cards.save(people[0].id, {**emptied, "guardian": None, "occupation": "瓦工"}, stored)
    assert office.cards.open(people[0].id).values["guardian"] is None
    assert office.cards.open(people[1].id).values["name"] == "李乙四"


def test_a_guardian_typed_without_a_name(office: Office) -> None:
    person = a_card(office, "张甲三")
    with pytest.raises(Refusal, match="请填写监护人的姓名"):
        office.cards.save(person.id, {"guardian.phone": "19900000002"}, office.cards.open(person.id).values)


def test_the_kind_of_document_goes_with_its_number(office: Office) -> None:
    person = a_card(office, "张甲三", **{"person.id_no": "E12345678"})
    assert office.cards.open(person.id).values["id_type"] is DocumentKind.PASSPORT
    office.cards.save(person.id, {"id_no": None}, {})
    assert office.cards.open(person.id).values["id_type"] is DocumentKind.CITIZEN_ID
    office.cards.save(person.id, {"id_no": make_citizen_id("320699", DAY.replace(year=1990), 1)}, {})
    office.cards.save(person.id, {"id_no": None, "id_type": DocumentKind.NONE}, {})
    assert office.cards.open(person.id).values["id_type"] is DocumentKind.NONE
