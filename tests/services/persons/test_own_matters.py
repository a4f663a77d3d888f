"""How one's own matters stand: told to whoever gives name and proof exactly, without a name in the answer, never without a trace."""

from dataclasses import fields
from datetime import date

import pytest

from libao_desk.core.errors import Refusal
from libao_desk.people.codes import Role
from libao_desk.registers.petitions.codes import LegalRoute, PetitionKind
from libao_desk.services.office import Office
from libao_desk.services.persons.own_matters import LastDay, OwnMatter
from libao_desk.services.records.drafts import RecordDraft, RecordRef, Value
from libao_desk.store import trail

NAME, PHONE = "张甲三", "19900000003"
REASON = "本人持身份证来所询问"


def a_matter(office: Office, **values: Value) -> RecordRef:
    day = date(2026, 2, 2)
    standard: dict[str, Value] = {
        "received_on": day,
        "registered_on": day,
        "entered_on": day,
        "notified_on": day,
        "accepted_on": day,
        "kind": PetitionKind.APPEAL,
        "legal_route": LegalRoute.PETITION,
        "petitioner": NAME,
        "contact": PHONE,
        "matter": "反映路灯不亮。",
    }
    ref = office.records.save(RecordDraft("petitions", values=standard | values))
    office.records.catch_up(ref)
    return ref


def look(office: Office, name: str = NAME, proof: str = PHONE, reason: str = REASON) -> tuple[OwnMatter, ...]:
    return office.own_matters.look("petitions", name=name, proof=proof, reason=reason)


def test_the_asker_is_told_number_state_and_last_day_and_nothing_else(office: Office) -> None:
    number = office.records.open(a_matter(office)).number
    assert look(office) == (OwnMatter(number, "已受理", (LastDay("办结", date(2026, 4, 3)),)),)
    assert {field.name for field in fields(OwnMatter)} == {"number", "state", "days"}


def test_a_number_on_a_paper_he_holds_proves_him_for_that_matter_only(office: Office) -> None:
    first = a_matter(office, system_no="样2026001")
    a_matter(office, system_no="样2026002", contact=None)
    number = office.records.open(first).number
    assert [one.number for one in look(office, proof="样2026001")] == [number]
    assert [one.number for one in look(office, proof=number)] == [number]
    issued = office.documents.issue("petition-notice", first).number
    assert [one.number for one in look(office, proof=issued)] == [number]


@pytest.mark.parametrize(
    ("name", "proof"),
    [
        ("张甲", PHONE),
        ("张", PHONE),
        ("zjs", PHONE),
        ("%", PHONE),
        (NAME, "1990000"),
        (NAME, "%"),
        (NAME, "19900000004"),
        ("李乙四", PHONE),
    ],
)
def test_no_part_of_a_name_or_of_a_proof_finds_anything(office: Office, name: str, proof: str) -> None:
    a_matter(office)
    assert look(office, name, proof) == ()


@pytest.mark.parametrize(
    ("blank", "label"),
    [({"name": " "}, "姓名"), ({"proof": ""}, "电话或编号"), ({"reason": " "}, "查询事由")],
    ids=["name", "proof", "reason"],
)
def test_name_proof_and_reason_are_all_asked_for(office: Office, blank: dict[str, str], label: str) -> None:
    a_matter(office, contact=None)
    with pytest.raises(Refusal, match=f"请填写：{label}。"):
        look(office, **blank)


def test_every_look_is_in_the_trail_with_its_reason_whether_it_found_or_not(office: Office) -> None:
    ref = a_matter(office)
    look(office)
    (line,) = [line for line in office.audit.of(ref) if line.act == "答复本人查询"]
    assert line.reason == REASON
    look(office, proof="没有的编号")
    with office.desk.read() as session:
        last = max(trail.entries(session), key=lambda entry: entry.seq)
    assert (last.act, last.reason) == ("答复本人查询（信访登记，没有相符的）", REASON)


def test_a_report_on_wrongdoing_is_told_of_only_by_those_named(office: Office) -> None:
    a_matter(office, kind=PetitionKind.REPORT, legal_route=None)
    assert len(look(office)) == 1
    office.desk.rights = type(office.desk.rights)(Role.OFFICER)
    assert look(office) == ()


def test_only_who_works_in_the_register_answers(office: Office) -> None:
    assert office.own_matters.registers() == (("petitions", "信访登记"),)
    for rights in (type(office.desk.rights)(Role.READER), type(office.desk.rights)(Role.OFFICER, frozenset({"disputes"}))):
        office.desk.rights = rights
        assert office.own_matters.registers() == ()
        with pytest.raises(Refusal):
            look(office)


def test_a_register_that_answers_nobody_says_so(office: Office) -> None:
    with pytest.raises(Refusal, match="人民调解没有本人查询。"):
        office.own_matters.look("disputes", name=NAME, proof=PHONE, reason=REASON)
