"""A returned sheet whose changed day fits another day no more marks the day that was changed."""

from pathlib import Path

from libao_desk.declare.path import path
from libao_desk.registers.aftercare.model import AftercareCase
from libao_desk.services.ledgers.importing import Severity
from libao_desk.services.office import Office
from tests.services.ledger_files import Ledger
from tests.services.returning import said, sent_out
from tests.services.sample_ledgers import id_no


def test_the_day_that_was_changed_is_marked(office: Office, tmp_path: Path) -> None:
    rows = [["丁列一", id_no(1), "2020-03-03", "2020-03-04"]]
    ledger = Ledger(("台账",), (["姓名", "身份证号", "释放日期", "衔接日期"],), [list(row) for row in rows])
    assert office.importing.store(office.importing.examine("aftercare", ledger.write(tmp_path / "l.xlsx"))).stored
    sheet = sent_out(office, tmp_path, "aftercare", path(AftercareCase.released_on), path(AftercareCase.handed_on), full=True)
    row = sheet.row_of("状态", "已衔接")
    sheet.type(row, 释放日期="2020-03-06")
    (told,) = said(office.importing.examine("aftercare", sheet.back()), Severity.REFUSED)
    assert told.split()[0] == sheet.cell(row, "释放日期").coordinate
    assert "衔接日期2020-03-04早于释放日期2020-03-06" in told
