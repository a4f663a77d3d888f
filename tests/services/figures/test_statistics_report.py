"""The report of a small office: beside the period before, what is withheld counted and not listed, the words of the paragraph."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pypdfium2
import pytest

from libao_desk.core.errors import Refusal
from libao_desk.core.period import Period
from libao_desk.people.access import Rights
from libao_desk.people.codes import Role
from libao_desk.registers.petitions.codes import PetitionKind
from libao_desk.services.figures import export
from libao_desk.services.figures.charts import months_shown
from libao_desk.services.figures.digest import digest_of, told
from libao_desk.services.figures.evaluation import FigureValue, Tally
from libao_desk.services.figures.report import Compared, LineValue, StatisticsReport, TableValue, shown_change, shown_difference
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordDraft
from libao_desk.store import trail
from tests.services.builders import concluded

JANUARY, FEBRUARY = Period.parse("2026-01"), Period.parse("2026-02")


def _value(value: Decimal | int | None, unit: str = "件") -> FigureValue:
    return FigureValue("x.y", "数", unit, value, None, None, Tally())


def _cell(report: StatisticsReport, table: str, line: str, head: str) -> Compared | None:
    (found,) = [one for one in report.tables if one.key == table]
    (row,) = [one for one in found.lines if one.title == line]
    return row.cells[found.heads.index(head)]


@pytest.mark.parametrize(
    ("now", "before", "unit", "difference", "change"),
    [
        (3, 2, "件", "+1", "+50.00%"),
        (2, 3, "件", "-1", "-33.33%"),
        (2, 2, "件", "0", "0%"),
        (2, 0, "件", "+2", "—"),
        (Decimal("99.89"), Decimal("100.00"), "%", "-0.11个百分点", "—"),
        (None, Decimal("100.00"), "%", "—", "—"),
        (Decimal("100.00"), None, "%", "—", "—"),
        (Decimal("1.50"), Decimal("1.00"), "元", "+0.50", "+50.00%"),
    ],
)
def test_a_figure_beside_that_of_the_period_before(
    now: Decimal | int | None, before: Decimal | int | None, unit: str, difference: str, change: str
) -> None:
    one = Compared(_value(now, unit), _value(before, unit))
    assert (shown_difference(one), shown_change(one)) == (difference, change)


def test_without_a_period_before_there_is_no_difference() -> None:
    assert (shown_difference(Compared(_value(1))), shown_change(Compared(_value(1)))) == ("—", "—")


@pytest.mark.parametrize(
    ("value", "unit", "manner", "words"),
    [
        (891, "件", "", "891"),
        (Decimal("100.00"), "%", "", "100%"),
        (Decimal("99.89"), "%", "", "99.89%"),
        (Decimal("99.08"), "%", "整", "99%"),
        (Decimal("99.50"), "%", "整", "99.5%"),
        (Decimal("98.50"), "%", "整", "99%"),
        (Decimal("100.00"), "%", "整", "100%"),
        (None, "%", "", "—"),
        (None, "%", "整", "—"),
        (Decimal("2517300.00"), "元", "万", "251余万元"),
        (Decimal("2510000.00"), "元", "万", "251万元"),
        (Decimal("24000.50"), "元", "万", "2万余元"),
        (Decimal("99999.00"), "元", "万", "9万余元"),
        (Decimal("100000.50"), "元", "万", "10余万元"),
        (Decimal("3200.50"), "元", "万", "3200.5元"),
        (Decimal(0), "元", "万", "0元"),
    ],
)
def test_how_the_paragraph_tells_a_figure(value: Decimal | int | None, unit: str, manner: str, words: str) -> None:
    assert told(_value(value, unit), manner) == words


def test_a_clause_of_figures_that_may_not_be_counted_is_left_out() -> None:
    one = replace(_value(7), name="petitions.received")
    assert "".join(piece.text for piece in digest_of(JANUARY, {one.name: one})) == "2026年1月，收到信访事项7件。"
    assert digest_of(JANUARY, {}) == ()


@pytest.mark.parametrize(
    ("period", "first", "count"), [("2020-12", "2020-07", 6), ("2021-Q1", "2020-10", 6), ("2020-H2", "2020-07", 6), ("2020", "2020-01", 12)]
)
def test_a_chart_shows_at_least_half_a_year(period: str, first: str, count: int) -> None:
    months = months_shown(Period.parse(period))
    assert (str(months[0]), len(months), months[-1].last_day) == (first, count, Period.parse(period).last_day)


def test_the_form_of_mediation_tells_the_kind_of_committee_and_the_month_before(office: Office) -> None:
    for n in (1, 2):
        concluded(office, n)
    february = office.statistics.report(FEBRUARY)
    whole = _cell(february, "disputes", "受理总数（件）", "合计")
    assert whole is not None
    assert (whole.value.value, whole.difference, whole.change) == (0, -2, Decimal("-100.00"))
    january = office.statistics.report(JANUARY)
    for head, count in (("合计", 2), ("镇调委会", 2), ("调处中心", 0)):
        cell = _cell(january, "disputes", "受理总数（件）", head)
        assert cell is not None
        assert (cell.value.value, len(cell.value.tally.lines)) == (count, count)
    amount = _cell(january, "disputes", "协议涉及金额（万元）", "合计")
    assert amount is not None
    assert (amount.value.value, {line.count for line in amount.value.tally.lines}) == (Decimal("0.24"), {Decimal("1200.00")})
    assert _cell(january, "disputes", "排查次数（次）", "镇调委会") is None
    team = _cell(january, "mediation-team", "合计", "调解组织（个）")
    assert team is not None
    assert team.value.value == len(team.value.entries) >= 1


def test_what_an_officer_may_not_know_of_is_counted_and_not_listed(office: Office) -> None:
    for kind, unit in ((PetitionKind.REPORT, "样例纪检机构"), (PetitionKind.APPEAL, "样例建设机构")):
        office.records.save(RecordDraft("petitions", values={"received_on": date(2026, 1, 9), "kind": kind, "duty_unit": unit}))
    office.desk.rights = Rights(Role.OFFICER)
    office.desk.actor = replace(office.desk.actor, name="李试员")
    report = office.statistics.report(JANUARY)
    (received,) = [one.value for one in report.figures if one.value.name == "petitions.received"]
    assert (received.value, len(received.tally.lines), received.tally.withheld) == (2, 1, 1)
    (units,) = [table for table in report.tables if table.key == "petitions-unit"]
    assert [line.title for line in units.lines] == ["合计", "不列出", "样例建设机构"]


def test_registers_an_officer_may_not_count_leave_their_cells_empty(office: Office) -> None:
    concluded(office, 1)
    office.desk.rights = Rights(Role.OFFICER, frozenset({"disputes"}))
    report = office.statistics.report(JANUARY)
    counted = {one.value.name.split(".")[0] for one in report.figures}
    if "sweeps" not in counted:
        assert _cell(report, "disputes", "排查次数（次）", "合计") is None
    assert {table.register for table in report.tables} >= {"人民调解"}


def test_an_empty_office_has_a_report_all_the_same(office: Office) -> None:
    report = office.statistics.report(JANUARY)
    assert report.charts == ()
    assert {shown_change(one) for one in report.figures} == {"—"}
    with pypdfium2.PdfDocument(office.statistics.export(report, ".pdf")) as pdf:
        assert "2026年1月没有可以画图的数据。" in "".join(page.get_textpage().get_text_bounded() for page in pdf)
    assert office.statistics.export(report, ".xlsx").startswith(b"PK")


def test_a_long_table_goes_on_under_its_heads_rather_than_leave_half_a_page_empty(office: Office) -> None:
    report = office.statistics.report(JANUARY)
    lines = tuple(LineValue(f"第{n}项", (Compared(_value(n)),)) for n in range(14))
    tables = tuple(TableValue(f"t{n}", "登记册", f"样表{n}", "项目", ("数",), lines) for n in range(8))
    with pypdfium2.PdfDocument(office.statistics.export(replace(report, tables=tables), ".pdf")) as pdf:
        pages = [page.get_textpage().get_text_bounded() for page in pdf]
    assert sum("项目" in text for text in pages) < len(tables)


def test_the_table_of_mediation_is_read_on_two_pages_with_its_heads_whole(office: Office) -> None:
    report = office.statistics.report(JANUARY)
    (table,) = [one for one in report.tables if one.title == "人民调解案件情况统计表"]
    with pypdfium2.PdfDocument(office.statistics.export(replace(report, tables=(table,)), ".pdf")) as pdf:
        pages = [page.get_textpage().get_text_bounded() for page in pdf]
    assert sum("项目 合计 镇调委会 调处中心 村（居）调委会 企业调委会" in text for text in pages) == 2


def test_no_head_of_a_table_is_broken_where_the_page_has_room(office: Office) -> None:
    report = office.statistics.report(JANUARY)
    with pypdfium2.PdfDocument(office.statistics.export(report, ".pdf")) as pdf:
        lines = [line for page in pdf for line in page.get_textpage().get_text_bounded().splitlines()]
    assert len([line for line in lines if "期末在矫" in line or ("期末在册" in line and "=" not in line)]) >= 3
    assert not [line for line in lines if line.endswith(("期初在", "期末在", "增减（百"))]


def test_a_table_of_a_third_of_a_page_stays_whole(office: Office) -> None:
    """Two of its rows at the foot of a page, under a title, tell nobody anything."""
    report = office.statistics.report(JANUARY)
    (table,) = [table for table in report.tables if table.title == "监护与奖励情况统计表"]
    assert 6 < len(table.lines) <= export.MOST_WHOLE


def test_the_same_report_makes_the_same_files_and_the_trail_says_so(office: Office, tmp_path: Path) -> None:
    concluded(office, 1)
    report = office.statistics.report(JANUARY)
    for suffix in (".pdf", ".xlsx"):
        assert office.statistics.export(report, suffix) == office.statistics.export(report, suffix)
    with office.desk.read() as session:
        assert [entry.act for entry in trail.entries(session)].count("导出2026年1月统计报告") == 4
    with pytest.raises(Refusal, match="xlsx或"):
        office.statistics.export(report, ".docx")
