"""What the county's forms ask of a corrections subject and no roster tells (表样另有的列)."""

from datetime import date
from typing import Any

import pytest

from libao_desk.declare.period_facts import PeriodFacts
from libao_desk.registers.corrections.codes import ReportKind, SanctionKind, SentenceKind
from libao_desk.registers.corrections.grounds import SanctionGround
from libao_desk.registers.corrections.model import CorrectionCase

from .builders import CORRECTIONS, a_case, a_juvenile, a_leave, a_report, a_sanction, facts

ROSTERS = {roster.kind: roster.with_form_columns() for roster in CORRECTIONS.rosters}


def of_the_case(kind: str, case: CorrectionCase, period: PeriodFacts | None = None) -> dict[str, Any]:
    """By head what a form is told of a case."""
    return {column.title: column.value(case, period or facts()) for column in ROSTERS[kind].columns}


def of_the_leaves(case: CorrectionCase, *titles: str) -> list[tuple[Any, ...]]:
    """The same of each of its absences."""
    rows, columns = ROSTERS["leave"].rows, {column.title: column for column in ROSTERS["leave"].columns}
    assert rows is not None
    return [tuple(columns[title].value(line, facts()) for title in titles) for line in rows([case], facts())]


def test_the_day_of_the_return_is_the_one_on_which_he_came_back() -> None:
    case = a_case(leaves=[a_leave(returned_on=date(2020, 12, 10)), a_leave(returned_on=None)])
    assert of_the_leaves(case, "止", "返回日期") == [(date(2020, 12, 11), date(2020, 12, 10)), (date(2020, 12, 11), None)]


def test_who_reported_late_is_not_back_in_time_and_of_who_did_not_report_nothing_is_said() -> None:
    days = (date(2020, 12, 11), date(2020, 12, 12), None)
    case = a_case(leaves=[a_leave(returned_on=day) for day in days])
    assert of_the_leaves(case, "是否按时销假") == [("是",), ("否",), ("",)]


def test_the_summary_and_the_appraisal_have_each_its_day() -> None:
    told = of_the_case("corrections-ending", a_case(summary_on=date(2020, 12, 3), appraisal_on=None))
    assert (told["个人总结日"], told["鉴定日"], told["总结/鉴定完成"]) == (date(2020, 12, 3), None, "否")


def test_each_sanction_of_the_period_has_its_day_and_its_ground() -> None:
    ground = next(iter(SanctionGround))
    rows = [
        a_sanction(SanctionKind.ADMONITION, decided_on=date(2020, 12, 2), ground=ground, fact="两次未按规定报告"),
        a_sanction(SanctionKind.PRAISE, decided_on=date(2020, 12, 24), fact="参加防汛"),
        a_sanction(SanctionKind.PRAISE, decided_on=date(2020, 12, 25)),
        a_sanction(SanctionKind.PRAISE, decided_on=date(2020, 11, 24), fact="上个月的"),
    ]
    told = of_the_case("corrections", a_case(sanctions=rows))
    assert (told["奖惩"], told["奖惩日期"]) == ("训诫、表扬、表扬", "2020年12月2日、2020年12月24日、2020年12月25日")
    assert told["奖惩事由"] == f"{ground.label}、参加防汛、—"
    minor = of_the_case("corrections", a_juvenile(sanctions=rows))
    assert (minor["奖惩"], minor["奖惩日期"], minor["奖惩事由"]) == ("训诫、表扬、表扬", "", "")


def test_the_kind_of_penalty_and_its_length_stand_apart() -> None:
    case = a_case(sentence_kind=SentenceKind.FIXED_TERM, sentence_years=1, sentence_months=6, term_years=2)
    told = of_the_case("corrections", case)
    assert (told["刑种"], told["主刑刑期"], told["原判刑罚"][:8]) == ("有期徒刑", "一年六个月", "有期徒刑一年六个")
    minor = of_the_case("corrections", a_juvenile(sentence_kind=SentenceKind.FIXED_TERM, sentence_years=1))
    assert (minor["刑种"], minor["主刑刑期"]) == ("", "")


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"has_reoffended": False}, "否"),
        ({"has_reoffended": True}, "是"),
        ({"has_reoffended": True, "reoffended_on": date(2020, 12, 31)}, "是"),
        ({"has_reoffended": True, "reoffended_on": date(2021, 1, 1)}, "否"),
    ],
    ids=["no", "no day", "by the last day", "later"],
)
def test_a_new_crime_is_told_once_it_was_known(values: dict[str, Any], told: str) -> None:
    assert of_the_case("corrections", a_case(**values))["是否重新犯罪"] == told


def test_written_reports_and_those_by_telephone_are_counted_apart() -> None:
    kinds = (ReportKind.WRITTEN, ReportKind.TELEPHONE, ReportKind.TELEPHONE, ReportKind.REGULAR)
    reports = [*(a_report(date(2020, 12, 3), kind) for kind in kinds), a_report(date(2020, 11, 3))]
    told = of_the_case("corrections", a_case(reports=reports))
    assert (told["本月报告次数"], told["本月思想汇报次数"], told["本月电话报告次数"]) == (4, 1, 2)
