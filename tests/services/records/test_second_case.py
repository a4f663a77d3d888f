"""A second open record of one person in one register is begun only by whoever says that it is another matter."""

from datetime import date

import pytest

from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordDraft
from libao_desk.services.records.second_case import HasOpenCase, refuse_second_case


@pytest.mark.parametrize("register", ["corrections", "aftercare"])
def test_who_has_an_open_case_is_asked_about(office: Office, register: str) -> None:
    person = office.records.open(office.records.save(RecordDraft(register, values={"person.name": "张甲三"}))).values["person"]
    second = RecordDraft(register, values={"person": person})
    with pytest.raises(HasOpenCase, match="已有未办结的记录"):
        refuse_second_case(office.desk, second)
    second.is_second = True
    refuse_second_case(office.desk, second)
    refuse_second_case(office.desk, RecordDraft(register, values={"person.name": "张甲三"}))


def test_an_open_case_of_another_register_hinders_none(office: Office) -> None:
    ref = office.records.save(RecordDraft("aftercare", values={"person.name": "张甲三", "released_on": date(2020, 1, 2)}))
    refuse_second_case(office.desk, RecordDraft("corrections", values={"person": office.records.open(ref).values["person"]}))
