"""An ID number put right: what the program had filled in from the old number follows the new one, what was typed is questioned."""

from datetime import date
from pathlib import Path

import pytest

from libao_desk.core.citizen_id import make_citizen_id
from libao_desk.core.errors import Refusal
from libao_desk.declare.path import via
from libao_desk.people.codes import Sex
from libao_desk.people.models import Person
from libao_desk.registers.corrections.model import CorrectionCase
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordDraft, RecordRef
from tests.services.builders import change
from tests.services.returning import sent_out, verdicts

WRONG = make_citizen_id("320699", date(1980, 5, 6), 1)
RIGHT = make_citizen_id("320699", date(1981, 5, 6), 2)


@pytest.fixture
def case(office: Office) -> RecordRef:
    """A case whose card says what its number says."""
    return office.records.save(RecordDraft("corrections", values={"person.name": "张甲三", "person.id_no": WRONG}))


def _card(office: Office, ref: RecordRef) -> tuple[object, ...]:
    values = office.records.open(ref).values
    return tuple(values[f"person.{key}"] for key in ("id_no", "birth_date", "sex"))


def test_what_came_from_the_old_number_follows_the_new_one(office: Office, case: RecordRef) -> None:
    assert _card(office, case) == (WRONG, date(1980, 5, 6), Sex.MALE)
    change(office, case, **{"person.id_no": RIGHT})
    assert _card(office, case) == (RIGHT, date(1981, 5, 6), Sex.FEMALE)


def test_what_is_typed_beside_the_number_must_agree_with_it(office: Office, case: RecordRef) -> None:
    with pytest.raises(Refusal, match="与身份证号中的1981-05-06不一致"):
        change(office, case, **{"person.id_no": RIGHT, "person.birth_date": date(1979, 1, 1)})


def test_it_follows_in_a_sheet_that_comes_back(office: Office, case: RecordRef, tmp_path: Path) -> None:
    columns = [via(CorrectionCase.person, field) for field in (Person.name, Person.id_no, Person.village)]
    village = sent_out(office, tmp_path, "corrections", *columns, full=True)
    village.type(village.row_of("姓名", "张甲三"), 公民身份号码=RIGHT)
    plan = office.importing.examine("corrections", village.back())
    assert verdicts(plan) == {"changed": 1}
    office.importing.store(plan)
    assert _card(office, case) == (RIGHT, date(1981, 5, 6), Sex.FEMALE)
