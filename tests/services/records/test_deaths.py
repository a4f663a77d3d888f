"""Whoever is on file as dead: nobody begins a record of him by hand without saying that he is meant."""

from datetime import date

import pytest

from libao_desk.people.access import Rights
from libao_desk.people.officers import Role
from libao_desk.registers.corrections.codes import ExitKind
from libao_desk.services.office import Office
from libao_desk.services.records.deaths import OnFileAsDead
from libao_desk.services.records.drafts import RecordDraft, Ref, RowDraft, Value
from tests.services.closings import a_subject

DIED = date(2026, 2, 11)


@pytest.fixture
def dead(office: Office) -> Ref:
    """A person whose death ended a term of correction."""
    ref = a_subject(office, "故试甲", ended_on=DIED, exit_kind=ExitKind.DEATH)
    person = office.records.open(ref).values["person"]
    assert isinstance(person, Ref)
    return person


def _aftercare(person: Ref, **values: Value) -> RecordDraft:
    return RecordDraft("aftercare", values={"person": person, **values})


def test_a_new_record_of_his_is_asked_about(office: Office, dead: Ref) -> None:
    with pytest.raises(OnFileAsDead, match="“故试甲”在记录JZ2026-001中已于2026-02-11死亡，请核对是不是本人"):
        office.records.save(_aftercare(dead, released_on=date(2026, 2, 20)))


def test_whoever_says_that_he_is_meant_may_enter_it_and_change_it(office: Office, dead: Ref) -> None:
    draft = _aftercare(dead, released_on=date(2026, 2, 20))
    draft.is_of_the_dead = True
    assert office.records.open(office.records.save(draft)).label.startswith("故试甲")


@pytest.mark.parametrize(("day", "is_asked"), [(date(2026, 2, 1), False), (date(2026, 2, 20), True), (None, True)])
def test_a_party_to_a_case_is_asked_about_where_it_is_later_than_his_death(
    office: Office, dead: Ref, day: date | None, is_asked: bool
) -> None:
    draft = RecordDraft("disputes", values={"accepted_on": day}, parts={"parties": [RowDraft(values={"person": dead})]})
    if is_asked:
        with pytest.raises(OnFileAsDead):
            office.records.save(draft)
    else:
        office.records.save(draft)


def test_the_living_and_what_one_may_not_see_are_not_told(office: Office, dead: Ref) -> None:
    office.records.save(RecordDraft("aftercare", values={"person.name": "张甲三"}))
    office.desk.rights = Rights(Role.OFFICER, frozenset({"aftercare"}))
    office.records.save(_aftercare(dead))
