"""Who may be on file already is asked about once, and only where name and birth or name and village agree."""

from datetime import date

import pytest

from libao_desk.core.citizen_id import make_citizen_id
from libao_desk.people.models import Person
from libao_desk.registers.disputes.codes import PartyRole
from libao_desk.services.office import Office
from libao_desk.services.persons.resembling import PerhapsOnFile, refuse_resembling
from libao_desk.services.records.drafts import RecordDraft, RecordRef, Ref, RowDraft, Value, draft_of

NUMBER = make_citizen_id("320699", date(1980, 5, 6), 1)
OTHER = make_citizen_id("320699", date(1980, 5, 6), 3)


def village(office: Office) -> Ref:
    return Ref(office.directory.save("village", None, {"name": "样例村"}, {}), "样例村")


def draft(**values: Value) -> RecordDraft:
    return RecordDraft("aftercare", values={f"person.{key}": value for key, value in values.items()})


def stored(office: Office, **values: Value) -> int:
    person = office.records.open(office.records.save(draft(**values))).values["person"]
    assert isinstance(person, Ref)
    return person.id


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({"name": "张甲三", "birth_date": date(1980, 5, 6)}, "姓名和出生日期相同"),
        ({"name": "张甲三", "birth_date": date(1980, 6, 18)}, "姓名和出生年份相同"),
        ({"name": "章甲三", "village": True}, "姓名同音且同村"),
        ({"name": "张甲三", "village": True}, "姓名同音且同村"),
        ({"name": "张甲三", "phone": "19900000001"}, "姓名和电话相同"),
        ({"name": "张甲三"}, None),
        ({"name": "张甲三", "phone": "19900000002"}, None),
        ({"name": "章甲三", "birth_date": date(1980, 5, 6)}, None),
        ({"name": "张甲三", "birth_date": date(1981, 5, 6), "village": True}, None),
        ({"name": "张甲三", "id_no": OTHER, "birth_date": date(1980, 5, 6)}, None),
    ],
)
def test_who_is_asked_about(office: Office, typed: dict[str, Value], why: str | None) -> None:
    home = village(office)
    stored(office, name="张甲三", id_no=NUMBER, birth_date=date(1980, 5, 6), village=home, phone="19900000001")
    new = draft(**{key: home if key == "village" else value for key, value in typed.items()})
    if why is None:
        refuse_resembling(office.desk, new)
        return
    with pytest.raises(PerhapsOnFile, match=why):
        refuse_resembling(office.desk, new)


def test_a_row_of_a_part_is_looked_at_and_one_that_has_a_card_is_not(office: Office) -> None:
    known = stored(office, name="张甲三", birth_date=date(1980, 5, 6))
    typed: dict[str, Value] = {"person.name": "张甲三", "person.birth_date": date(1980, 5, 6)}
    rows = [RowDraft(values={**typed, "person": Ref(known, "张甲三")}), RowDraft(values=typed)]
    with pytest.raises(PerhapsOnFile) as caught:
        refuse_resembling(office.desk, RecordDraft("disputes", parts={"parties": rows}))
    assert (caught.value.place.part, caught.value.place.row, caught.value.place.way) == ("parties", 1, "person")
    rows[1].removed = True
    refuse_resembling(office.desk, RecordDraft("disputes", parts={"parties": rows}))


def test_the_answer_that_they_are_two_is_kept_and_said_before_a_merge(office: Office) -> None:
    first = stored(office, name="张甲三", birth_date=date(1980, 5, 6))
    new = draft(name="张甲三", birth_date=date(1980, 5, 6))
    new.told_apart.add(("张甲三", first))
    refuse_resembling(office.desk, new)
    second = office.records.open(office.records.save(new)).values["person"]
    third = stored(office, name="张甲三", birth_date=date(1980, 5, 6))
    assert isinstance(second, Ref)
    assert office.people.merge_preview(second.id, first).told_apart
    assert not office.people.merge_preview(third, first).told_apart


def test_a_stored_record_asks_about_nobody(office: Office) -> None:
    stored(office, name="张甲三", birth_date=date(1980, 5, 6))
    stored(office, name="张甲三", birth_date=date(1980, 5, 6))
    view = office.records.open(RecordRef("aftercare", 2))
    refuse_resembling(office.desk, RecordDraft("aftercare", 2, view.version, values=dict(view.values), original=dict(view.values)))
    with office.desk.read() as session:
        assert session.query(Person).count() == 2


def test_whoever_is_told_more_of_later_is_asked_about_then_and_once(office: Office) -> None:
    known = stored(office, name="张甲三", birth_date=date(1980, 5, 6))
    ref = office.records.save(draft(name="张甲三"))
    later = draft_of(office.records.open(ref))
    refuse_resembling(office.desk, later)
    later.values["person.birth_date"] = date(1980, 5, 6)
    with pytest.raises(PerhapsOnFile) as caught:
        refuse_resembling(office.desk, later)
    assert caught.value.person_id == known
    later.told_apart.add(("张甲三", known))
    office.records.save(later)
    again = draft_of(office.records.open(ref))
    again.values["person.phone"] = "19900000003"
    refuse_resembling(office.desk, again)


def test_a_card_that_was_given_up_is_nobody_to_be_asked_about(office: Office) -> None:
    first = stored(office, name="张甲三", birth_date=date(1980, 5, 6))
    second = stored(office, name="李乙四")
    given_up = draft_of(office.records.open(RecordRef("aftercare", 1)))
    given_up.values = {"person": Ref(second, "李乙四")}
    office.records.save(given_up)
    with office.desk.read() as session:
        assert session.get(Person, first) is not None
    refuse_resembling(office.desk, draft(name="张甲三", birth_date=date(1980, 5, 6)))


def test_a_number_on_file_is_for_whoever_stores(office: Office) -> None:
    stored(office, name="张甲三", birth_date=date(1980, 5, 6))
    stored(office, name="张甲三", id_no=NUMBER)
    refuse_resembling(office.desk, draft(name="张甲三", id_no=NUMBER, birth_date=date(1980, 5, 6)))


def test_two_who_stand_in_one_record_are_told_before_a_merge(office: Office) -> None:
    rows = [
        RowDraft(values={"position": n, "role": PartyRole.APPLICANT, "person.name": name}) for n, name in ((1, "张甲三"), (2, "张甲叁"))
    ]
    ref = office.records.save(RecordDraft("disputes", values={"applied_on": date(2026, 2, 20)}, parts={"parties": rows}))
    view = office.records.open(ref)
    one, other = (row.values["person"] for row in view.parts["parties"])
    assert isinstance(one, Ref)
    assert isinstance(other, Ref)
    assert office.people.merge_preview(one.id, other.id).both_in == (view.number,)
    assert office.people.merge_preview(one.id, stored(office, name="张甲三")).both_in == ()


def test_villages_are_told_by_name_before_a_merge(office: Office) -> None:
    first, second = stored(office, name="张甲三", village=village(office)), stored(office, name="张甲三")
    lines = {line.label: (line.kept, line.gone) for line in office.people.merge_preview(first, second).lines}
    assert lines["村（居）"] == ("样例村", None)
