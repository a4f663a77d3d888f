"""A sheet that comes back with some of its columns sorted alone: nobody gets another's name, telephone and village."""

from datetime import date
from pathlib import Path

from libao_desk.core.citizen_id import make_citizen_id
from libao_desk.declare.path import path, via
from libao_desk.people.models import Person
from libao_desk.registers.corrections.model import CorrectionCase
from libao_desk.services.ledgers.importing import Severity, Verdict
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


ID_COLUMNS = (via(CorrectionCase.person, Person.name), via(CorrectionCase.person, Person.id_no))


def test_numbers_that_changed_places_stop_their_rows(corrections: Office, tmp_path: Path) -> None:
    village = sent_out(corrections, tmp_path, "corrections", *ID_COLUMNS, full=True)
    rows = [village.row_of("姓名", LI), village.row_of("姓名", WANG)]
    numbers = [village.cell(row, "公民身份号码").value for row in rows]
    village.type(rows[0], 公民身份号码=numbers[1])
    village.type(rows[1], 公民身份号码=numbers[0])
    plan = corrections.importing.examine("corrections", village.back())
    assert verdicts(plan) == {"same": 2, "refused": 2}
    assert [name for name in (LI, WANG) if any(f"这个证件号是“{name}”的" in one for one in said(plan))] == [LI, WANG]


def test_one_new_number_is_not_given_to_two_people(corrections: Office, tmp_path: Path) -> None:
    village = sent_out(corrections, tmp_path, "corrections", *ID_COLUMNS, full=True)
    for name in (LI, WANG):
        village.type(village.row_of("姓名", name), 公民身份号码=make_citizen_id("320699", date(1990, 1, 2), 99))
    plan = corrections.importing.examine("corrections", village.back())
    assert plan.count(Verdict.REFUSED) >= 1
    assert any("行" in one and "这个证件号是“第" in one for one in said(plan))


OFFICIAL_NUMBER = "（2020）矫字第9号"
OFFICIAL = (path(CorrectionCase.case_no),)


def test_an_official_number_of_another_record_is_refused(corrections: Office, tmp_path: Path) -> None:
    village = sent_out(corrections, tmp_path, "corrections", *COLUMNS[:1], *OFFICIAL)
    village.type(village.row_of("姓名", LI), 社区矫正对象编号=OFFICIAL_NUMBER)
    assert corrections.importing.store(corrections.importing.examine("corrections", village.back())).stored
    later = sent_out(corrections, tmp_path, "corrections", *COLUMNS[:1], *OFFICIAL)
    later.type(later.row_of("姓名", WANG), 社区矫正对象编号=OFFICIAL_NUMBER)
    plan = corrections.importing.examine("corrections", later.back())
    assert verdicts(plan) == {"same": 3, "refused": 1}
    assert "一个号只归一条记录" in said(plan)[0]


def test_nor_is_a_new_one_given_to_two_records(corrections: Office, tmp_path: Path) -> None:
    village = sent_out(corrections, tmp_path, "corrections", *COLUMNS[:1], *OFFICIAL)
    for name in (LI, WANG):
        village.type(village.row_of("姓名", name), 社区矫正对象编号=OFFICIAL_NUMBER)
    assert verdicts(corrections.importing.examine("corrections", village.back())) == {"same": 2, "changed": 1, "refused": 1}


def test_a_telephone_of_another_row_is_told(corrections: Office, tmp_path: Path) -> None:
    village = sent_out(corrections, tmp_path, "corrections", *COLUMNS)
    rows = [village.row_of("姓名", LI), village.row_of("姓名", WANG)]
    village.type(rows[0], 联系电话=village.cell(rows[1], "联系电话").value)
    plan = corrections.importing.examine("corrections", village.back())
    assert verdicts(plan) == {"same": 3, "changed": 1}
    assert [one for one in said(plan, Severity.NOTE) if f"这是“{WANG}”登记的电话" in one]
    village.type(rows[0], 联系电话="19900000077")
    assert not [one for one in said(corrections.importing.examine("corrections", village.back()), Severity.NOTE) if "登记的电话" in one]
