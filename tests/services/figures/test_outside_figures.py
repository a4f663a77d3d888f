"""Figures another body gave: of the period they tell, however late they came; where none came there is no number, and not 0."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from libao_desk.core.period import Period
from libao_desk.registers.disputes.codes import OutsideTopic
from libao_desk.services.ledgers.importing import Severity
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordDraft, RecordView
from tests.services.closings import on
from tests.services.ledger_files import Ledger

WITHIN_A_MONTH = "警情中矛盾纠纷—件，调处成功—件，调处率—。"


def _told(
    office: Office, first: date | None, last: date, total: int | None, topic: OutsideTopic = OutsideTopic.POLICE_DISPUTES, **more: Any
) -> RecordView:
    values: dict[str, Any] = {
        "topic": topic,
        "period_from": first,
        "period_end": last,
        "total": total,
        "settled": total,
        "received_on": office.today,
    }
    return office.records.open(office.records.save(RecordDraft("outside-figures", values=values | more)))


def _figure(office: Office, name: str, period: str) -> Decimal | int | None:
    return next(one.value for one in office.statistics.compute(Period.parse(period)) if one.name == f"outside-figures.{name}")


def test_the_figure_of_a_year_is_of_the_year_alone_though_it_came_after_it(office: Office) -> None:
    on(office, date(2026, 3, 2))
    _told(office, date(2025, 1, 1), date(2025, 12, 31), 979)
    assert [_figure(office, "police_disputes", period) for period in ("2025", "2025-12", "2025-Q4")] == [979, None, None]
    assert "警情中矛盾纠纷979件" in office.statistics.report(Period.parse("2025")).paragraph
    assert WITHIN_A_MONTH in office.statistics.report(Period.parse("2025-12")).paragraph


def test_a_nought_that_was_told_is_a_nought(office: Office) -> None:
    _told(office, date(2026, 2, 1), date(2026, 2, 28), 0, OutsideTopic.DEATHS)
    assert [_figure(office, name, "2026-02") for name in ("deaths", "turned_criminal")] == [0, None]


YEAR, QUARTER = (date(2025, 1, 1), date(2025, 12, 31)), (date(2025, 10, 1), date(2025, 12, 31))
DECEMBER = (date(2025, 12, 1), date(2025, 12, 31))


def _of_2025(office: Office, name: str = "police_disputes") -> list[Decimal | int | None]:
    return [_figure(office, name, period) for period in ("2025", "2025-Q4", "2025-12")]


def test_what_a_wider_figure_holds_is_not_counted_again(office: Office) -> None:
    _told(office, *YEAR, 979, settled=970)
    _told(office, *QUARTER, 240, settled=238)
    _told(office, *DECEMBER, 80, settled=79)
    assert _of_2025(office) == [979, 240, 80]
    assert _of_2025(office, "police_settled") == [970, 238, 79]
    assert _of_2025(office, "police_settled_rate") == [Decimal("99.08"), Decimal("99.17"), Decimal("98.75")]
    year = next(one for one in office.statistics.compute(Period.parse("2025")) if one.name == "outside-figures.police_disputes")
    assert [line.count for line in year.tally.lines] == [979]


def test_months_that_no_wider_figure_holds_add_up(office: Office) -> None:
    _told(office, date(2025, 11, 1), date(2025, 11, 30), 70)
    _told(office, *DECEMBER, 80)
    assert _of_2025(office) == [150, 150, 80]


def test_a_wider_figure_without_the_number_hides_none(office: Office) -> None:
    _told(office, *YEAR, 979, settled=None)
    _told(office, *QUARTER, 240, settled=238)
    assert _of_2025(office) == [979, 240, None]
    assert _of_2025(office, "police_settled") == [238, 238, None]
    assert _of_2025(office, "police_settled_rate") == [Decimal("99.17"), Decimal("99.17"), None]


def test_of_the_very_same_days_the_last_received_counts_then_the_later_entry(office: Office) -> None:
    on(office, date(2026, 3, 2))
    _told(office, *QUARTER, 240, received_on=office.today)
    _told(office, *QUARTER, 230, received_on=date(2026, 1, 4))
    assert _figure(office, "police_disputes", "2025-Q4") == 240
    _told(office, *QUARTER, 241, received_on=office.today)
    assert _of_2025(office) == [241, 241, None]


def test_figures_that_share_some_days_only_are_told_on_the_page(office: Office) -> None:
    quarter = _told(office, *QUARTER, 240)
    _told(office, *YEAR, 979)
    _told(office, *YEAR, 0, OutsideTopic.DEATHS)
    assert office.records.open(quarter.ref).warnings == ()
    crossing = _told(office, date(2025, 9, 15), date(2025, 10, 14), 70)
    sentence = f"统计期与{quarter.number}（2025-10-01至2025-12-31）部分重叠，统计时两条都计入，请核对。"
    assert sentence in office.records.open(crossing.ref).warnings
    assert [crossing.number in told for told in office.records.open(quarter.ref).warnings] == [True]


COUNTS_NOWHERE = "这一条不计入任何统计数"


def test_a_figure_that_counts_nowhere_is_told_on_its_page(office: Office) -> None:
    january = date(2026, 1, 1), date(2026, 1, 31)
    (stated,) = _told(office, *january, None, OutsideTopic.GRID_KNOWN, stated="96%").warnings
    assert stated == f"没有填总数、其中成功，{COUNTS_NOWHERE}。材料所载比率只供存查，不参加计算。"
    (crossing,) = _told(office, date(2025, 12, 15), date(2026, 1, 14), 70).warnings
    assert crossing.startswith("统计期2025-12-15至2026-01-14跨了年度")
    assert _told(office, *january, None, settled=3).warnings == ()
    assert _told(office, *january, 3, OutsideTopic.DEATHS, settled=None).warnings == ()
    assert _told(office, *january, None, OutsideTopic.OTHER).warnings == ()
    assert COUNTS_NOWHERE in "".join(_told(office, *january, None, OutsideTopic.DEATHS, settled=3).warnings)


def test_a_sheet_is_told_what_its_figures_do_not_count_or_count_twice(office: Office, tmp_path: Path) -> None:
    on_file = _told(office, date(2025, 6, 1), date(2025, 6, 30), 5)
    heads = ("指标", "统计期首日", "统计期末日", "总数", "其中成功", "材料所载比率")
    rows = (
        ("警情中矛盾纠纷", "2025-04-01", "2025-04-15", "10", "9", None),
        ("警情中矛盾纠纷", "2025-04-10", "2025-04-30", "10", "9", None),
        ("警情中矛盾纠纷", "2025-06-15", "2025-07-14", "10", "9", None),
        ("网格员知晓率", "2025-04-01", "2025-04-30", None, None, "96%"),
    )
    plan = office.importing.examine("outside-figures", Ledger((), (heads,), [list(row) for row in rows]).write(tmp_path / "外部数据.xlsx"))
    told = {problem.row: problem.sentence for problem in plan.problems if problem.severity is Severity.NOTE and problem.row}
    assert told == {
        3: "统计期与表中上面一行（2025-04-01至2025-04-15）部分重叠，统计时两条都计入，请核对。",
        4: f"统计期与{on_file.number}（2025-06-01至2025-06-30）部分重叠，统计时两条都计入，请核对。",
        5: f"没有填总数、其中成功，{COUNTS_NOWHERE}。材料所载比率只供存查，不参加计算。",
    }
    assert office.importing.store(plan).stored


BACKWARDS = "统计期末日2025-01-31早于统计期首日2025-12-01，请核对。"
TOO_MANY = "其中成功140多于总数100，请核对。"


def test_a_figure_that_cannot_be_is_told_on_its_page_and_refused_in_a_sheet(office: Office, tmp_path: Path) -> None:
    told = _told(office, date(2025, 12, 1), date(2025, 1, 31), 100, settled=140)
    assert [sentence in told.warnings for sentence in (BACKWARDS, TOO_MANY)] == [True, True]
    assert _told(office, *DECEMBER, 100, settled=100).warnings == ()
    heads = ("指标", "统计期首日", "统计期末日", "总数", "其中成功", "来源")
    rows = (
        ("警情中矛盾纠纷", "2024-12-01", "2024-01-31", "100", "90", "派出所"),
        ("警情中矛盾纠纷", "2024-12-01", "2024-12-31", "100", "140", "派出所"),
        ("警情中矛盾纠纷", "2024-11-01", "2024-11-30", "100", "100", "派出所"),
    )
    plan = office.importing.examine("outside-figures", Ledger((), (heads,), [list(row) for row in rows]).write(tmp_path / "外部数据.xlsx"))
    assert {problem.cell: problem.sentence for problem in plan.problems if problem.severity is Severity.REFUSED} == {
        "C2": BACKWARDS.replace("2025", "2024"),
        "E3": TOO_MANY,
    }
