"""Who asks for a copy of one's own data, and what is taken out of it on request."""

import re
from dataclasses import replace

import pytest

from libao_desk.core.errors import Refusal
from libao_desk.registers.corrections.codes import ExitKind
from libao_desk.services.office import Office
from libao_desk.services.papers.person_copies import Asked, Asking, NotOnFileAsDead
from libao_desk.services.records.drafts import RecordDraft, RecordRef, Ref, RowDraft, Value
from libao_desk.store import trail
from tests.conftest_office import DAY
from tests.services.closings import on
from tests.services.papers.test_person_copies import said

HIMSELF = Asked("张甲三", Asking.SELF, "居民身份证原件")
AGENT = Asked("李乙四", Asking.AGENT, "授权委托书")


def person_of(office: Office, ref: RecordRef) -> int:
    value = office.records.open(ref).values["person"]
    assert isinstance(value, Ref)
    return value.id


@pytest.fixture
def living(office: Office) -> int:
    values: dict[str, Value] = {"person.name": "张甲三", "person.phone": "19900000001"}
    person = person_of(office, office.records.save(RecordDraft("aftercare", values=values)))
    office.cards.save(person, {"former_name": "张小三"}, {})
    return person


@pytest.fixture
def dead(office: Office) -> int:
    values: dict[str, Value] = {"person.name": "张甲三", "died_on": DAY, "exit_kind": ExitKind.DEATH}
    return person_of(office, office.records.save(RecordDraft("corrections", values=values)))


@pytest.mark.parametrize("name", ["张甲三", " 张 甲三", "张小三"])
def test_whoever_asks_for_himself_bears_his_name(office: Office, living: int, name: str) -> None:
    assert office.person_copies.make(living, replace(HIMSELF, asked_by=name)).pages


def test_another_name_is_not_himself(office: Office, living: int) -> None:
    with pytest.raises(Refusal, match="申请人应是“张甲三”；别人代为申请的"):
        office.person_copies.make(living, replace(HIMSELF, asked_by="李乙四"), is_draft=True)
    assert office.person_copies.make(living, AGENT).pages


def test_a_relative_of_the_living_is_asked_about(office: Office, living: int) -> None:
    asked = Asked("李乙四", Asking.RELATIVE, "户口簿")
    with pytest.raises(NotOnFileAsDead, match="没有登记“张甲三”死亡"):
        office.person_copies.make(living, asked)
    assert office.person_copies.given() == ()
    office.person_copies.make(living, replace(asked, is_death_checked=True))
    with office.desk.read() as session:
        entry = trail.entries_for(session, ("person", living))[-1]
    assert entry.reason == "近亲属（本人已死亡）李乙四申请，户口簿，台账未登记死亡，已核对"


@pytest.mark.parametrize("asking", [Asking.SELF, Asking.GUARDIAN, Asking.AGENT])
def test_nobody_acts_for_the_dead(office: Office, dead: int, asking: Asking) -> None:
    with pytest.raises(Refusal, match="中已于2026-03-02死亡，查阅件由近亲属申请"):
        office.person_copies.make(dead, replace(HIMSELF, asking=asking))
    office.person_copies.make(dead, Asked("李乙四", Asking.RELATIVE, "户口簿"))
    with office.desk.read() as session:
        assert trail.entries_for(session, ("person", dead))[-1].reason == "近亲属（本人已死亡）李乙四申请，户口簿"


@pytest.mark.parametrize(
    ("asked_by", "proof", "told"), [("甲" * 51, "户口簿", "“申请人”有51字，最多50字"), ("甲", "证" * 201, "有201字，最多200字")]
)
def test_what_the_register_of_requests_cannot_hold(office: Office, living: int, asked_by: str, proof: str, told: str) -> None:
    with pytest.raises(Refusal, match=told):
        office.person_copies.make(living, Asked(asked_by, Asking.AGENT, proof))


def test_a_word_goes_from_an_offices_name_too_and_is_counted(office: Office) -> None:
    """It stood on in references, and nobody was told."""
    village = Ref(office.directory.save("village", None, {"name": "样例甲村"}, {}), "样例甲村")
    values: dict[str, Value] = {"person.name": "张甲三", "person.village": village, "person.residence_address": "样例甲村3组"}
    rows = [RowDraft(values={"held_on": DAY, "situation": "邻居路人乙来，路 人 乙说好。"})]
    person = person_of(office, office.records.save(RecordDraft("aftercare", values=values, parts={"visits": rows})))
    asked = replace(AGENT, hidden=("样例甲村", "路人乙", "路人丙"))
    text = said(office, person, asked)
    assert "样例甲村" not in text
    assert "路人乙" not in text
    taken = office.person_copies.make(person, asked, is_draft=True).missing
    assert taken == ("“样例甲村”隐去2处。", "“路人乙”隐去2处。", "“路人丙”没有找到，请核对写法。")


@pytest.mark.parametrize("number", ["138 1234 5678", "１３８１２３４５６７８", "138-1234-5678", "320699 19900101 0651"])
def test_anothers_number_goes_however_it_is_written(office: Office, number: str) -> None:
    values: dict[str, Value] = {"person.name": "张甲三", "person.phone": "19900000001"}
    rows = [RowDraft(values={"held_on": DAY, "situation": f"邻居{number}，本人199 0000 0001。"})]
    person = person_of(office, office.records.save(RecordDraft("aftercare", values=values, parts={"visits": rows})))
    text = said(office, person, AGENT)
    assert re.sub(r"\s", "", number) not in text
    assert "邻居（涉及他人，不提供），本人19900000001" in text


def test_ones_own_former_telephone_is_nobody_elses(office: Office) -> None:
    values: dict[str, Value] = {"person.name": "张甲三", "person.phone": "19900000001"}
    rows = [RowDraft(values={"held_on": DAY, "situation": "本人电话19900000001，邻居电话19900000003。"})]
    person = person_of(office, office.records.save(RecordDraft("aftercare", values=values, parts={"visits": rows})))
    on(office, DAY.replace(month=4))
    office.cards.save(person, {"phone": "19900000002"}, {})
    text = said(office, person, AGENT)
    assert "本人电话19900000001，邻居电话（涉及他人，不提供）" in text
