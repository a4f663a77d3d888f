"""The last row of a roster (合计): counts and sums of money as a reader would add them up."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from libao_desk.core.errors import Refusal
from libao_desk.core.period import Period
from libao_desk.registers.aftercare.codes import Handover
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordDraft, draft_of
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
    assert [sheet.cell(last, heads[head]).value for head in ("序号", "卷号", "涉及人数", "协议金额")] == ["合计", "3件", 7, 1201.25]
    assert sheet.cell(last, heads["协议金额"]).number_format == "#,##0.00"
    told = str(sheet["A2"].value)  # or its sums seem to contradict the figures
    assert "统计数中调解成功、协议金额按结案日计；其中1件未填涉及人数，统计数按当事人数计" in told
    assert next(one.value for one in office.statistics.compute(JANUARY) if one.name == "disputes.people") == 9
    assert "按受理日列入" not in _note_line(office, JANUARY.previous(), "disputes")


COUNTERS = {
    "corrections": "人",
    "corrections-ending": "人",
    "leave": "人次",
    "aftercare": "人",
    "guardianship": "人",
    "disputes": "件",
    "petitions": "件",
    "overdue": "件",
}


def test_people_are_counted_as_people_and_cases_as_cases(office: Office) -> None:
    found = {}
    for kind, _, _ in office.rosters.kinds():
        sheet = load_workbook(BytesIO(office.rosters.write(kind, JANUARY).data)).active
        assert sheet is not None
        found[kind] = next(row[1].value for row in sheet.iter_rows() if row[0].value == "合计")
    assert found == {kind: f"0{counter}" for kind, counter in COUNTERS.items()}


def test_a_roster_says_how_many_of_its_rows_no_figure_counts_yet(office: Office) -> None:
    month = Period.month_of(office.today)
    standard: dict[str, Any] = {"notice_received_on": office.today, "released_on": office.today, "handover": Handover.FETCHED_BY_OFFICE}
    waiting = office.records.save(RecordDraft("aftercare", values=standard | {"person.name": "王丙三"}))
    handed = office.records.save(RecordDraft("aftercare", values=standard | {"person.name": "张甲三", "handed_on": office.today}))
    office.records.move(handed, "hand_over", happened_on=office.today)
    said = "其中1名尚未衔接，未计入在册数"
    (figure,) = [one for one in office.statistics.compute(month) if one.name == "aftercare.in_follow_up"]
    assert (figure.value, len(office.rosters.table("aftercare", month).rows)) == (1, 2)
    assert said in _note_line(office, month)
    draft = draft_of(office.records.open(waiting))
    draft.values["handed_on"] = office.today
    office.records.save(draft)
    office.records.move(waiting, "hand_over", happened_on=office.today)
    assert said[3:] not in _note_line(office, month)


def _note_line(office: Office, month: Period, kind: str = "aftercare") -> str:
    sheet = load_workbook(BytesIO(office.rosters.write(kind, month).data)).active
    assert sheet is not None
    return "".join(str(cell.value or "") for cell in sheet[2])


def test_of_a_month_that_has_not_begun_nothing_is_told(office: Office) -> None:
    to_come = Period.month_of(office.today.replace(year=office.today.year + 1))
    doors = (
        lambda: office.rosters.write("disputes", to_come),
        lambda: office.rosters.table("overdue", to_come),
        lambda: office.statistics.compute(to_come),
        lambda: office.statistics.report(to_come),
    )
    for door in doors:
        with pytest.raises(Refusal, match=f"{to_come.label}还没有开始，不能编制花名册和统计"):
            door()
    assert office.rosters.table("disputes", Period.month_of(office.today)).rows == ()
