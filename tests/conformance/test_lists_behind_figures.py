"""Every figure and every cell of every table: its list sums up to it; the balances close; charts and paragraph say the figures."""

import re
from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from libao_desk.core.period import Period
from libao_desk.services.figures.charts import months_shown
from libao_desk.services.figures.digest import names_in, sentences, told
from libao_desk.services.figures.evaluation import FigureValue, Tally, percent
from libao_desk.services.figures.report import Compared, StatisticsReport, shown
from libao_desk.services.office import Office
from libao_desk.services.records.records import load_all
from tests.printing.readers import pdfium_text, squeeze

from .conftest import ReportOf

WAN = 10_000


def _every(report: StatisticsReport) -> Iterator[Compared]:
    yield from report.figures
    yield from (cell for table in report.tables for line in table.lines for cell in line.cells if cell is not None)


def _whole(tally: Tally) -> Decimal:
    return sum((Decimal(line.count) for line in tally.lines), Decimal(tally.withheld))


def _is_its_list(value: FigureValue) -> bool:
    """Whether the lists behind a figure sum up to it, no record in a list twice."""
    if any(len({line.ref for line in tally.lines}) != len(tally.lines) for tally in (value.tally, value.above) if tally is not None):
        return False
    if value.entries:
        return value.value == len(value.entries)
    below = _whole(value.tally)
    if value.above is not None:
        above = _whole(value.above)
        return (int(above), int(below)) == (value.numerator, value.denominator) and value.value == percent(above, below)
    if value.value is None:  # another body told nothing
        return not value.tally.lines and not value.tally.withheld
    if value.unit == "万元":
        return value.value == (below / WAN).quantize(Decimal("0.01"))
    return value.value == below


@pytest.mark.parametrize("period", ["2020", "2020-H2", "2020-Q4", "2020-12"])
def test_every_figure_and_every_cell_is_the_sum_of_its_list(year_end: Office, report_of: ReportOf, period: str) -> None:
    report = report_of(period)
    assert [one.value.name for one in _every(report) if not _is_its_list(one.value)] == []
    known = {}
    with year_end.desk.read() as session:
        for register in year_end.desk.book:
            known[register.key] = {record.id for record in load_all(session, register)}
    assert all(line.ref.id in known[line.ref.register] for one in _every(report) for line in one.value.tally.lines)


def test_numerator_stands_in_the_denominators_list(year_report: StatisticsReport) -> None:
    for one in _every(year_report):
        if one.value.above is not None:
            assert {line.ref for line in one.value.above.lines} <= {line.ref for line in one.value.tally.lines}, one.value.name


def test_a_table_has_the_figures_the_page_has(year_report: StatisticsReport) -> None:
    values = {one.value.name: one.value.value for one in year_report.figures}
    shared = [one.value for one in _every(year_report) if one.value.name in values]
    assert all(value.value == values[value.name] for value in shared)


def test_the_balances_close_on_every_line(year_report: StatisticsReport) -> None:
    signs = {"corrections-balance": (1, 1, 1, -1, -1, -1, -1), "aftercare-balance": (1, 1, -1, -1)}
    tables = {table.key: table for table in year_report.tables}
    for key, sign in signs.items():
        for line in tables[key].lines:
            counts = [cell.value.value or 0 for cell in line.cells if cell is not None]
            assert sum(one * count for one, count in zip(sign, counts, strict=True)) == 0, line.title


@pytest.mark.parametrize("key", ["disputes", "corrections-sanctions", "corrections-leaves", "corrections-losses"])
def test_the_groups_of_a_line_add_up_to_its_whole(year_report: StatisticsReport, key: str) -> None:
    (table,) = [table for table in year_report.tables if table.key == key]
    for line in table.lines:
        whole, *groups = (None if cell is None else cell.value for cell in line.cells)
        if whole is not None and whole.above is None and any(group is not None for group in groups):
            difference = Decimal(whole.value or 0) - sum(Decimal(group.value or 0) for group in groups if group is not None)
            assert abs(difference) <= (Decimal("0.03") if whole.unit == "万元" else 0), line.title


def test_lines_by_duty_unit_add_up(year_report: StatisticsReport) -> None:
    (table,) = [table for table in year_report.tables if table.key == "petitions-unit"]
    whole, *units = table.lines
    for column, cell in enumerate(whole.cells):
        parts = [line.cells[column] for line in units]
        assert cell is not None
        assert cell.value.value == sum(int(part.value.value or 0) for part in parts if part is not None)


def test_a_month_in_a_chart_is_the_figure_of_that_month(year_end: Office, year_report: StatisticsReport) -> None:
    upright = [chart for chart in year_report.charts if chart.upright]
    declared = [chart for register in year_end.desk.book for chart in register.charts if chart.kind.name == "MONTHS"]
    assert [chart.title for chart in upright] == [chart.title for chart in declared]
    for number, month in enumerate(months_shown(year_report.period)):
        if month.first_month % 6:  # two months of the year: each look at a month costs seconds
            continue
        values = {value.name: value.value for value in year_end.statistics.compute(month)}
        for block, chart in zip(upright, declared, strict=True):
            assert [series.values[number] for series in block.series] == [values[name] for name in chart.figures], (month, chart.key)


@pytest.mark.parametrize(("period", "earlier"), [("2020", "2019"), ("2020-Q4", "2020-Q3")])
def test_a_period_is_told_beside_the_one_before(year_end: Office, report_of: ReportOf, period: str, earlier: str) -> None:
    before = {value.name: value.value for value in year_end.statistics.compute(Period.parse(earlier))}
    for one in report_of(period).figures:
        assert one.before is not None
        if one.before.value is None:
            assert not before[one.value.name]  # over before the register had any record
        else:
            assert one.before.value == before[one.value.name]
        if one.value.value is not None and one.before.value is not None:
            assert one.difference == one.value.value - one.before.value
        if one.value.unit == "%" or not one.before.value:
            assert one.change is None
        else:
            assert one.change == percent((one.value.value or 0) - one.before.value, one.before.value)


def test_every_number_of_the_paragraph_is_a_figure(year_report: StatisticsReport) -> None:
    values = {one.value.name: one.value for one in year_report.figures}
    for piece in year_report.digest[1:]:
        if piece.figure:
            assert piece.text in {told(values[piece.figure], manner) for manner in ("", "万", "整")}
        else:
            assert not re.search(r"\d", piece.text)
    assert year_report.digest[0].text == "2020年，"
    assert {name for clauses in sentences() for clause in clauses for name in names_in(clause)} == {
        piece.figure for piece in year_report.digest if piece.figure
    }


def test_the_paragraph_reads_as_the_report_of_2020(year_report: StatisticsReport) -> None:
    for words in (
        "排查调处活动924次，接待群众1493人次，受理矛盾纠纷891件，直接调处891件，调处率100%，调处成功890件，成功率99.89%",
        "镇调处中心调处43件、成功43件，涉案金额251余万元",
        "警情中矛盾纠纷979件，调处成功970件，调处率99%。",
        "社区矫正对象40人，定位成功率100%",
        "刑满释放、解除矫正人员138人",
        "重点刑释人员接回率100%",
        "精神障碍患者20人，免费救治率100%，有奖监护率100%。",
        "登记录入率100%，及时受理率100%，按期办结率100%，群众满意率100%。",
    ):
        assert words in year_report.paragraph


def test_the_book_has_every_table_cell_by_cell_and_every_chart(year_end: Office, year_report: StatisticsReport) -> None:
    data = year_end.statistics.export(year_report, ".xlsx")
    book = load_workbook(BytesIO(data))
    for number, table in enumerate(year_report.tables, start=1):
        seen = table.turned() if table.is_turned else table
        rows = list(book[f"表{number}"].iter_rows(min_row=3, max_row=3 + len(seen.lines), values_only=True))
        assert rows[0] == (seen.corner, *seen.heads)
        for row, line in zip(rows[1:], seen.lines, strict=True):
            expected = [line.title, *("" if cell is None else shown(cell.value) for cell in line.cells)]
            assert [_written(cell) for cell in row] == [_plain(cell) for cell in expected]
    with ZipFile(BytesIO(data)) as archive:
        drawn = [name for name in archive.namelist() if name.startswith("xl/charts/")]
    assert len(drawn) == len(year_report.charts)
    assert year_report.paragraph in str(book["指标"].cell(4 + len(year_report.figures), 1).value)


def _written(cell: object) -> str:
    return "" if cell is None else _plain(str(cell))


def _plain(text: str) -> str:
    return f"{Decimal(text):.2f}" if re.fullmatch(r"-?\d+(\.\d+)?", text) else text


def test_the_paper_has_paragraph_tables_rates_and_charts(year_end: Office, year_report: StatisticsReport) -> None:
    words = pdfium_text(year_end.statistics.export(year_report, ".pdf"))
    assert squeeze(year_report.paragraph) in words
    for title in (*(table.title for table in year_report.tables), *(chart.title for chart in year_report.charts)):
        assert title in words
    for one in year_report.rates:
        assert f"{one.value.numerator}{one.value.denominator}{shown(one.value)}" in words, one.value.title
