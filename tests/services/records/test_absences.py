"""An absence has its reason wherever it is entered: in a roll call of many, and on the record's own tab."""

from datetime import date

import pytest

from libao_desk.core.errors import Refusal
from libao_desk.declare.part import Part, Roll
from libao_desk.declare.path import path
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordDraft, RecordRef, RowDraft, Value, draft_of
from tests.services.builders import a_person

DAY = date(2026, 2, 27)


def _called(office: Office) -> list[tuple[str, Part, Roll]]:
    """Every part of every register that a roll is called of."""
    return [(register.key, part, part.roll) for register in office.desk.book for part in register.parts if part.roll is not None]


def _row(part: Part, roll: Roll, **said: Value) -> RowDraft:
    """A row of that part where somebody was absent, with the choices it cannot do without."""
    needed = {field.key: field.choices[0] for field in part.fields if field.choices and not field.nullable}
    assert part.dated is not None
    return RowDraft(values={**needed, path(part.dated).key: DAY, path(roll.absent).key: True, **said})


def _draft(office: Office, register: str) -> RecordDraft:
    person = a_person(office, "张试甲")
    ref = office.records.save(RecordDraft(register, values={"person": person}))
    return draft_of(office.records.open(ref))


def test_an_absence_without_a_reason_is_refused_on_the_records_own_tab(office: Office) -> None:
    assert _called(office)
    for register, part, roll in _called(office):
        draft = _draft(office, register)
        for reason in (None, "  "):
            draft.parts[part.key] = [_row(part, roll, **{path(roll.reason).key: reason})]
            with pytest.raises(Refusal, match=f"“{part.label}”{DAY}缺席，请填写缺席原因。"):
                office.records.save(draft)
        draft.parts[part.key] = [_row(part, roll, **{path(roll.reason).key: "住院"})]
        office.records.save(draft)


def test_a_reason_taken_away_is_refused_and_an_old_row_without_one_stops_nothing_else(office: Office) -> None:
    register, part, roll = _called(office)[0]
    draft = _draft(office, register)
    draft.parts[part.key] = [_row(part, roll, **{path(roll.reason).key: "住院"})]
    ref: RecordRef = office.records.save(draft)
    again = draft_of(office.records.open(ref))
    again.parts[part.key][0].values[path(roll.reason).key] = None
    with pytest.raises(Refusal, match="缺席原因"):
        office.records.save(again)
    with office.desk.work("旧台账") as session:
        row = session.get_one(part.model, again.parts[part.key][0].id)
        setattr(row, roll.reason.key, None)
    old = draft_of(office.records.open(ref))
    old.values["note"] = "已谈话。"
    office.records.save(old)
