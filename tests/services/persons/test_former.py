"""Earlier addresses and telephones of one human being, with the days between which they stood on his card."""

from datetime import date

import pytest

from libao_desk.core.errors import Refusal
from libao_desk.people.access import Rights
from libao_desk.people.codes import Role
from libao_desk.registers.corrections.codes import VisitKind
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordDraft, Ref, RowDraft, Value
from tests.services.closings import on
from tests.services.persons.test_cards import a_card

FIRST, SECOND, THIRD = date(2026, 3, 2), date(2026, 4, 3), date(2026, 6, 5)


def told(office: Office, person: int, *, is_whole: bool = True) -> list[tuple[str, str, date | None, date]]:
    return [(one.field.label, one.said(is_whole=is_whole), one.since, one.until) for one in office.cards.former(person)]


def change(office: Office, person: int, day: date, **values: Value) -> None:
    on(office, day)
    office.cards.save(person, values, {})


def test_what_stood_on_a_card_is_told_with_its_days(office: Office) -> None:
    person = a_card(office, "张甲三", **{"person.phone": "19900000001", "person.residence_address": "样例村1组"}).id
    assert told(office, person) == []
    change(office, person, SECOND, phone="19900000002")
    change(office, person, THIRD, phone="19900000003", residence_address="样例村2组", occupation="瓦工")
    assert told(office, person) == [
        ("联系电话", "199 0000 0002", SECOND, THIRD),
        ("现住地", "样例村1组", FIRST, THIRD),
        ("联系电话", "199 0000 0001", FIRST, SECOND),
    ]
    assert {said for label, said, *_ in told(office, person, is_whole=False) if label == "联系电话"} == {"199****0001", "199****0002"}


def test_a_village_is_told_by_its_name(office: Office) -> None:
    first, second = (office.directory.save("village", None, {"name": name}, {}) for name in ("样例甲村", "样例乙村"))

    person = a_card(office, "张甲三", **{"person.village": Ref(first, "样例甲村")}).id
    change(office, person, SECOND, village=Ref(second, "样例乙村"))
    assert told(office, person) == [("村（居）", "样例甲村", FIRST, SECOND)]


def test_a_slip_put_right_the_same_day_never_held(office: Office) -> None:
    person = a_card(office, "张甲三", **{"person.phone": "19900000001"}).id
    change(office, person, FIRST, phone="19900000002")
    change(office, person, SECOND, phone=None)
    assert told(office, person) == [("联系电话", "199 0000 0002", FIRST, SECOND)]


def test_what_a_card_said_that_went_into_this_one(office: Office) -> None:
    kept = a_card(office, "张甲三", **{"person.phone": "19900000001"}).id
    gone = a_card(office, "张甲叁", **{"person.phone": "19900000002"}).id
    on(office, SECOND)
    office.people.merge(kept, gone, {})
    assert told(office, kept) == [("联系电话", "199 0000 0002", FIRST, SECOND)]


def test_only_who_may_open_the_card(office: Office) -> None:
    person = a_card(office, "张甲三").id
    office.desk.rights = Rights(Role.OFFICER, frozenset({"disputes"}))
    with pytest.raises(Refusal, match="不能打开卡片"):
        office.cards.former(person)


def test_when_he_was_last_reached(office: Office) -> None:
    """By a visit or a call of any of his records; not by what a machine told of him, nor by a visit he refused."""
    person = a_card(office, "张甲三")
    visits = [RowDraft(values={"held_on": FIRST}), RowDraft(values={"held_on": SECOND, "consented": False})]
    calls: list[dict[str, Value]] = [{"kind": VisitKind.PHONE, "held_on": SECOND}, {"kind": VisitKind.DATA, "held_on": THIRD}]
    on(office, THIRD)
    office.records.save(RecordDraft("aftercare", values={"person": person}, parts={"visits": visits}, is_second=True))
    assert office.cards.open(person.id).reached.startswith("最近联系上：2026-03-02 走访（AB2026-")
    office.records.save(RecordDraft("corrections", values={"person": person}, parts={"visits": [RowDraft(values=one) for one in calls]}))
    assert office.cards.open(person.id).reached == "最近联系上：2026-04-03 通信联络（JZ2026-001）"
    office.desk.rights = Rights(Role.OFFICER, frozenset({"aftercare"}))
    assert "走访" in office.cards.open(person.id).reached


def test_nobody_was_reached_yet(office: Office) -> None:
    assert office.cards.open(a_card(office, "张甲三").id).reached == ""
