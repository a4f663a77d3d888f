"""The last row of a roster (合计): counts and sums of money as a reader would add them up."""

from datetime import date
from decimal import Decimal
from io import BytesIO

from openpyxl import load_workbook

from libao_desk.core.period import Period
from libao_desk.services.office import Office
from tests.services.builders import a_dispute

JANUARY = Period(2026, 1, 1)


def test_sums_of_money_are_added_up_in_the_last_row(office: Office) -> None:
    a_dispute(office, 1, amount=Decimal("1200.50"))
    a_dispute(office, 2, amount=Decimal("0.75"), people_count=3)
    a_dispute(office, 3, amount=None, people_count=4, accepted_on=date(2026, 1, 8))
    sheet = load_workbook(BytesIO(office.rosters.write("disputes", JANUARY).data)).active
    assert sheet is not None
    heads = {str(cell.value): cell.column for cell in sheet[3]}
    last = sheet.max_row
    assert [sheet.cell(last, heads[head]).value for head in ("序号", "卷号", "涉及人数", "协议金额")] == ["合计", "3条", 7, 1201.25]
    assert sheet.cell(last, heads["协议金额"]).number_format == "#,##0.00"
