"""A sheet that comes back with some of its columns sorted alone: nobody gets another's name, telephone and village."""

from pathlib import Path

from libao_desk.declare.path import via
from libao_desk.people.models import Person
from libao_desk.registers.corrections.model import CorrectionCase
from libao_desk.services.office import Office
from tests.services.returning import said, sent_out, verdicts

COLUMNS = tuple(via(CorrectionCase.person, attribute) for attribute in (Person.name, Person.phone))
LI, WANG = "李试乙", "王试丙"


def test_names_that_changed_places_stop_their_rows(corrections: Office, tmp_path: Path) -> None:
    village = sent_out(corrections, tmp_path, "corrections", *COLUMNS)
    rows = [village.row_of("姓名", LI), village.row_of("姓名", WANG)]
    phones = [village.cell(row, "联系电话").value for row in rows]
    village.type(rows[0], 姓名=WANG, 联系电话=phones[1])
    village.type(rows[1], 姓名=LI, 联系电话=phones[0])
    plan = corrections.importing.examine("corrections", village.back())
    assert verdicts(plan) == {"same": 2, "refused": 2}
    assert all("另一人的姓名" in sentence for sentence in said(plan))
    assert not corrections.importing.store(plan).stored


def test_a_name_that_is_nobodys_is_put_right(corrections: Office, tmp_path: Path) -> None:
    village = sent_out(corrections, tmp_path, "corrections", *COLUMNS)
    village.type(village.row_of("姓名", LI), 姓名="李试艺")
    plan = corrections.importing.examine("corrections", village.back())
    assert verdicts(plan) == {"same": 3, "changed": 1}
