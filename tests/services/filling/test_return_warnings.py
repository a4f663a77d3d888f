"""What a sheet that comes back would take away or add is told before it is stored."""

from pathlib import Path

from libao_desk.declare.path import via
from libao_desk.people.models import Person
from libao_desk.registers.corrections.model import CorrectionCase
from libao_desk.services.ledgers.importing import Severity
from libao_desk.services.ledgers.lines import what_goes
from libao_desk.services.ledgers.returns.return_slips import SlipPress
from libao_desk.services.office import Office
from libao_desk.sheets.filling_sheet import FIRST_ROW
from tests.services.returning import said, sent_out, verdicts

NAME, PHONE = via(CorrectionCase.person, Person.name), via(CorrectionCase.person, Person.phone)


def test_an_emptied_cell_is_told_with_the_value_that_goes(corrections: Office, tmp_path: Path) -> None:
    village = sent_out(corrections, tmp_path, "corrections", NAME, PHONE)
    village.type(village.row_of("姓名", "王试丙"), 联系电话="")
    plan = corrections.importing.examine("corrections", village.back())
    assert verdicts(plan) == {"same": 3, "changed": 1}
    (note,) = said(plan, Severity.NOTE)
    assert "存入后删去原有的“199 0000 0003”" in note
    assert what_goes(plan) == "其中1格在表中清空了，存入后删去原值，请逐格核对。"
    assert plan.is_clean


def test_a_row_that_was_added_is_told_to_be_a_new_record(corrections: Office, tmp_path: Path) -> None:
    village = sent_out(corrections, tmp_path, "corrections", NAME, PHONE)
    village.type(4, 姓名="新试丁")
    plan = corrections.importing.examine("corrections", village.back())
    assert verdicts(plan) == {"same": 4, "new": 1}
    assert any("是对方加的：存入后新立一份档案" in note for note in said(plan, Severity.NOTE))
    assert what_goes(plan) == ""


def test_rows_that_did_not_come_back_are_told(corrections: Office, tmp_path: Path) -> None:
    village = sent_out(corrections, tmp_path, "corrections", NAME, PHONE)
    assert not [one for one in _of_the_sheet(corrections, village.back()) if "没有交回" in one]
    gone = village.row_of("姓名", "王试丙")
    village.sheet.delete_rows(FIRST_ROW + gone)
    (sentence,) = [one for one in _of_the_sheet(corrections, village.back()) if "没有交回" in one]
    assert sentence.startswith(f"送出的表有4行，交回的只有3行：送出时的第{FIRST_ROW + gone}行没有交回，那些记录不改动")


def test_a_sheet_that_an_earlier_version_sent_still_comes_back(corrections: Office) -> None:
    press = SlipPress(corrections.desk.file.sheet_key)
    slip = press.slip("corrections", "JZ2026-001", 1, {"person.name": "王试丙"})
    assert press.read(press.write(slip)) == slip


def _of_the_sheet(office: Office, file: Path) -> list[str]:
    return [problem.sentence for problem in office.importing.examine("corrections", file).problems if not problem.row]
