"""What comes back is told once and rightly: a number written otherwise, a card that contradicts itself."""

from pathlib import Path

import pytest

from libao_desk.declare.path import via
from libao_desk.people.models import Person
from libao_desk.registers.corrections.model import CorrectionCase
from libao_desk.services.ledgers.importing import Severity
from libao_desk.services.office import Office
from libao_desk.sheets.cells import Cell, as_identifier
from tests.services.returning import said, sent_out
from tests.services.sample_ledgers import id_no, mended_corrections


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("199 0000 0066", "（去空格）"),
        ("１９９００００００６６", "（全角转半角）"),
        ("'19900000066", ""),
        ("320699 1970 0305 001x", "（去空格、末位大写X）"),
    ],
)
def test_only_what_was_done_to_a_number_is_told(text: str, done: str) -> None:
    assert as_identifier(Cell("A1", text, text)).note.endswith(f"位{done}。")


def test_a_returned_row_tells_a_contradiction_once_and_no_number_written_otherwise(office: Office, tmp_path: Path) -> None:
    office.importing.store(office.importing.examine("corrections", mended_corrections().write(tmp_path / "l.xlsx")))
    fields = (Person.name, Person.id_no, Person.sex, Person.birth_date, Person.phone)
    sheet = sent_out(office, tmp_path, "corrections", *(via(CorrectionCase.person, field) for field in fields), full=True)
    row = sheet.row_of("姓名", "王试丙")
    sheet.type(row, 联系电话="199 0000 0003")
    plan = office.importing.examine("corrections", sheet.back())
    assert (said(plan), said(plan, Severity.NOTE)) == ([], [])
    sheet.type(row, 姓名="汪试丙", 性别="女", 出生日期="1980-01-01", 公民身份号码=id_no(3))
    assert len(said(office.importing.examine("corrections", sheet.back()))) == 1
