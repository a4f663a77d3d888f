"""The copy of what is held on one person: all of his own, nothing of anybody else's, in words where there is nothing."""

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from shutil import copytree

import pytest
import sqlalchemy as sa
from pypdfium2 import PdfDocument
from sqlalchemy.orm import class_mapper

from libao_desk.app import demo
from libao_desk.core.clock import FixedClock
from libao_desk.core.errors import Refusal
from libao_desk.people.access import Rights
from libao_desk.people.codes import Role
from libao_desk.people.models import Officer, Person
from libao_desk.services.book import RegisterBook
from libao_desk.services.office import Office
from libao_desk.services.papers.person_copies import Asked, Asking, CopyRequest
from libao_desk.services.records.drafts import RecordDraft, RecordRef, Ref, RowDraft
from libao_desk.services.records.standing import every_way_to_people
from libao_desk.services.schema import all_metadata
from libao_desk.store import trail
from tests.conftest_office import DAY

OF_KIN = Asked("来人", Asking.RELATIVE, "居民身份证、死亡证明原件", is_death_checked=True)
"""Who may ask of the living and of the dead."""


@pytest.fixture(scope="module")
def year_end(tmp_path_factory: pytest.TempPathFactory, demo_folder: Path, book: RegisterBook) -> Iterator[Office]:
    """The invented office on the last day of its year."""
    folder = tmp_path_factory.mktemp("copies") / "office"
    copytree(demo_folder, folder)
    with Office.unlock(folder, book, FixedClock(demo.TODAY), demo.PASSPHRASE) as office:
        yield office


def said(office: Office, person: int, asked: Asked = OF_KIN) -> str:
    """The text of the copy without blanks, as a reader takes it out of the PDF."""
    pdf = PdfDocument(BytesIO(office.person_copies.make(person, asked).pdf))
    try:
        return re.sub(r"\s", "", "".join(page.get_textpage().get_text_range() for page in pdf))
    finally:
        pdf.close()


def person_of(office: Office, register: str, number: str, field: str = "person") -> int:
    value = office.records.open(office.records.find(register, number)).values[field]
    assert isinstance(value, Ref)
    return value.id


def everybody(office: Office) -> dict[int, Person]:
    with office.desk.read() as session:
        return {one.id: one for one in session.scalars(sa.select(Person)).all()}


def test_all_of_the_card_and_of_the_case_is_there(year_end: Office) -> None:
    person_id = person_of(year_end, "corrections", "JZ2017-001")
    person = everybody(year_end)[person_id]
    text = said(year_end, person_id)
    for value in (person.name, person.id_no, person.residence_address, f"{person.birth_date}"):
        assert str(value).replace(" ", "") in text
    view = year_end.records.open(year_end.records.find("corrections", "JZ2017-001"))
    register = year_end.desk.book.get("corrections")
    for field in register.fields:
        if len(field.attributes) == 1 and view.values[field.key] not in (None, ""):
            assert re.sub(r"\s", "", field.label) in text, field.label
    for part in register.parts:
        if count := len(view.parts[part.key]):
            assert f"{part.label}（{count}条）".replace(" ", "") in text
    assert "办理经过：" in text


def test_registers_without_a_record_say_so(year_end: Office) -> None:
    text = said(year_end, person_of(year_end, "corrections", "JZ2017-001"))
    for title in ("安置帮教", "严重精神障碍患者监护", "人民调解", "责任书"):
        assert f"{title}没有可以提供的记录。" in text


@pytest.mark.parametrize("register", ["corrections", "aftercare", "guardianship", "disputes", "duties"])
def test_nobody_else_is_in_it(year_end: Office, register: str) -> None:
    """Of several people of each register: no other name on file, no other number, no other telephone, taken out of the PDF."""
    people = everybody(year_end)
    with year_end.desk.read() as session:
        officers = set(session.scalars(sa.select(Officer.name)))
        declared = year_end.desk.book.get(register)
        tables = [mapper for mapper in (class_mapper(declared.model), *(class_mapper(part.model) for part in declared.parts))]
        keys = [key.parent for mapper in tables for key in mapper.local_table.foreign_keys if key.column.table.name == "person"]
        chosen = {one for key in keys for one in session.scalars(sa.select(key).where(key.is_not(None)).distinct().limit(3))}
    assert chosen or register == "duties"
    for person_id in sorted(chosen):
        me, text = people[person_id], said(year_end, person_id)
        assert me.name in text
        for other in people.values():
            if other.id == person_id:
                continue
            if other.name not in officers and other.name != me.name and other.name not in me.name:
                assert other.name not in text, (register, person_id, other.name)
            for number in (other.id_no, other.phone):
                assert number in (None, me.id_no, me.phone) or number not in text


def test_a_name_in_a_free_text_goes_where_the_officer_says_so(office: Office) -> None:
    draft = RecordDraft("aftercare")
    draft.values |= {"person.name": "张甲三", "person.phone": "19900000001"}
    draft.parts["visits"] = [
        RowDraft(values={"held_on": DAY, "situation": "邻居路人乙说张甲三很好，路人乙的电话19900000002，本人电话19900000001。"})
    ]
    ref = office.records.save(draft)
    value = office.records.open(ref).values["person"]
    assert isinstance(value, Ref)
    text = said(office, value.id)
    assert "19900000002" not in text
    assert "路人乙说张甲三很好" in text
    assert "19900000001" in text
    hidden = said(office, value.id, replace(OF_KIN, hidden=("路人乙",)))
    assert "路人乙" not in hidden
    assert "＊＊＊说张甲三很好" in hidden


def test_each_copy_is_kept_as_a_request_and_a_draft_is_only_seen(office: Office) -> None:
    person_id, ref = _aftercare(office)
    assert office.person_copies.make(person_id, OF_KIN, is_draft=True).pages
    assert office.person_copies.given() == ()
    paper = office.person_copies.make(person_id, replace(OF_KIN, asking=Asking.AGENT))
    (given,) = office.person_copies.given()
    assert (given.name, given.asked_by, given.asking, given.pages) == ("张甲三", "来人", "委托代理人", paper.pages)
    with office.desk.read() as session:
        assert session.scalars(sa.select(CopyRequest.sha256)).all() == [paper.sha256]
        acts = [entry.act for entry in trail.entries_for(session, ("person", person_id))]
    assert acts[-2:] == ["查看个人信息查阅件草稿", "出具个人信息查阅件"]
    assert ref


def _aftercare(office: Office) -> tuple[int, RecordRef]:
    draft = RecordDraft("aftercare")
    draft.values |= {"person.name": "张甲三"}
    ref = office.records.save(draft)
    value = office.records.open(ref).values["person"]
    assert isinstance(value, Ref)
    return value.id, ref


def test_sealed_records_are_not_in_it(year_end: Office) -> None:
    """社区矫正法 54: sealed is sealed, for himself too, and the copy does not say whether there is one."""
    declared = year_end.desk.book.get("corrections")
    with year_end.desk.read() as session:
        sealed = session.scalars(sa.select(declared.model).where(declared.model.state.in_(declared.sealed))).first()  # type: ignore[attr-defined]  # each model has one
        assert sealed is not None
        person_id, number = sealed.person_id, sealed.number  # type: ignore[attr-defined]  # a case's
    text = said(year_end, person_id)
    assert number not in text
    assert "社区矫正没有可以提供的记录。" in text


def test_only_a_director_of_all_registers_may(office: Office) -> None:
    person_id, _ = _aftercare(office)
    office.desk.rights = Rights(Role.DIRECTOR, frozenset({"aftercare"}))
    assert not office.person_copies.may()
    with pytest.raises(Refusal, match="由能查看全部登记册的所长出具"):
        office.person_copies.make(person_id, OF_KIN)


def test_a_card_that_went_into_another_has_none(office: Office) -> None:
    first, _ = _aftercare(office)
    draft = RecordDraft("corrections")
    draft.values |= {"person.name": "张甲叁"}
    value = office.records.open(office.records.save(draft)).values["person"]
    assert isinstance(value, Ref)
    office.people.merge(first, value.id, {})
    with pytest.raises(Refusal, match="已并入另一张"):
        office.person_copies.make(value.id, OF_KIN)
    assert "社区矫正（1条）" in said(office, first)


OF_NOBODY = frozenset(
    "committee committee_member correction_sheet dispute_reception dispute_sweep frozen_roster month_closing number_issued number_series"
    " office_setting officer officer_register organisation outside_figure own_day phrase roster_layout saved_view schema_step"
    " statistics_report supervision_notice village trail_head".split()
)
"""Of the office, its staff and its figures. What frozen rosters hold of a person is what his record holds."""
BY_ITSELF = frozenset(
    "petition_matter petition_help petition_item petition_leader_note petition_recheck petition_representative petition_review".split()
)
"""Never gathered by person (domain 7.3); the copy says how they are asked for."""
OF_THE_FILE = frozenset(
    "trail_entry trail_line trail_key search_entry typed_draft record_link duty_attempt person_distinct person_merge sealed_look"
    " copy_request record_reader emergency_look appraisal_list destruction destroyed_record".split()
)
"""How the office worked with a record, not what it holds on its person: the copy says that the trail keeps it."""
BESIDE = frozenset("person attachment issued_paper recent_text record_transition".split())
"""Told by the paper besides the records."""


def test_every_table_is_decided_upon(book: RegisterBook) -> None:
    """A new table must be told in the copy, or be named here with the reason why it is not."""
    told: set[str] = set()
    for register in book:
        tables = {str(model.__tablename__) for model in (register.model, *(part.model for part in register.parts))}
        if any(True for _ in every_way_to_people(register)):
            told |= tables
    named = sorted(name for group in (told, OF_NOBODY, BY_ITSELF, OF_THE_FILE, BESIDE) for name in group)
    assert named == sorted(table.name for table in all_metadata().sorted_tables)


def test_a_copy_made_before_the_law_on_personal_data_does_not_name_it(year_end: Office) -> None:
    text = said(year_end, person_of(year_end, "corrections", "JZ2017-001"))
    assert "个人信息保护法" not in text
    assert "本件由本所依本人申请提供" in text
