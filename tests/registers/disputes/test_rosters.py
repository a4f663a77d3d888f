"""The roster of disputes: the county's columns in its order, and what stands in them."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from libao_desk.core.period import Period
from libao_desk.declare.as_of import look_back
from libao_desk.declare.period_facts import PeriodFacts
from libao_desk.declare.roster import CellKind
from libao_desk.registers.disputes.codes import ConfirmationResult, Difficulty, DisputeState, Outcome, PartyRole, PerformanceState
from libao_desk.registers.disputes.model import DisputeCase
from libao_desk.registers.disputes.parts import DisputeConfirmation, DisputeDossier, DisputeReturnVisit, DisputeSubsidy
from libao_desk.registers.disputes.register import DISPUTES
from libao_desk.registers.disputes.rosters import parties, respondents

from .builders import OFFICE, a_case, a_party, a_person, a_step, a_term

(ROSTER,) = DISPUTES.rosters
FACTS = PeriodFacts(Period.parse("2020-11"), OFFICE, lambda case: case.state)
HEADS = """卷号 受理日 调解组织 当事人 纠纷类型 案件来源 涉及人数 协议金额 结果 结案日 协议书号 履行情况 回访日
司法确认 调解员 以案定补等级 归档日"""


def _cell(case: DisputeCase, title: str) -> Any:
    return next(column for column in ROSTER.columns if column.title == title).value(case, FACTS)


def test_the_columns_are_the_countys() -> None:
    assert [column.title for column in ROSTER.columns] == HEADS.split()


def test_a_whole_case_fills_its_row() -> None:
    case = a_case(
        DisputeState.FILED,
        people_count=2,
        agreement_no="（2020）海李调字第001号",
        performed_on=date(2020, 12, 20),
        return_visits=[DisputeReturnVisit(held_on=date(2020, 12, 22)), DisputeReturnVisit(held_on=date(2020, 12, 28))],
        subsidy=[DisputeSubsidy(level=Difficulty.GENERAL)],
        dossier=[DisputeDossier(filed_on=date(2020, 12, 30))],
    )
    assert [column.value(case, FACTS) for column in ROSTER.columns] == [
        "（2020）海李调字第001号",
        date(2020, 11, 3),
        "李堡镇人民调解委员会",
        "张甲、李乙",
        "邻里纠纷",
        "当事人申请",
        2,
        Decimal("16409.02"),
        "达成书面协议",
        date(2020, 11, 20),
        "（2020）海李调字第001号",
        "已履行",
        date(2020, 12, 28),
        "",
        "调解甲",
        "一般",
        date(2020, 12, 30),
    ]


@pytest.mark.parametrize(("day", "told"), [(date(2020, 11, 19), (None, "")), (date(2020, 11, 20), (Decimal("16409.02"), "达成书面协议"))])
def test_an_amount_stands_from_the_day_of_its_agreement(day: date, told: tuple[Decimal | None, str]) -> None:
    case = a_case()
    look_back(DISPUTES, case, day, DisputeState.IN_PROGRESS)
    assert (_cell(case, "协议金额"), _cell(case, "结果")) == told


def test_a_mediation_that_failed_has_no_agreed_amount() -> None:
    """Neither has the figure, and the roster's total is to say the same."""
    assert _cell(a_case(state=DisputeState.FAILED, outcome=Outcome.FAILED, amount=Decimal(8000)), "协议金额") is None


@pytest.mark.parametrize(("day", "told"), [(date(2020, 11, 19), ""), (date(2020, 11, 20), "一般")])
def test_what_the_mediator_is_paid_for_is_told_once_the_case_is_concluded(day: date, told: str) -> None:
    case = a_case(subsidy=[DisputeSubsidy(level=Difficulty.GENERAL)])
    look_back(DISPUTES, case, day, DisputeState.IN_PROGRESS)
    assert _cell(case, "以案定补等级") == told


def test_an_empty_record_fills_no_cell() -> None:
    assert [column.value(DisputeCase(), FACTS) for column in ROSTER.columns if column.value(DisputeCase(), FACTS) not in (None, "")] == []


@pytest.mark.parametrize(
    ("accepted_on", "belongs"),
    [(date(2020, 10, 31), False), (date(2020, 11, 1), True), (date(2020, 11, 30), True), (date(2020, 12, 1), False), (None, False)],
)
def test_the_roster_holds_what_was_accepted_in_the_period(accepted_on: date | None, belongs: bool) -> None:
    assert ROSTER.belongs(a_case(accepted_on=accepted_on), FACTS) is belongs


def test_a_minor_is_named_by_the_surname_alone() -> None:
    minor = a_party(person=a_person("王小甲", birth_date=date(2008, 1, 1)))
    assert _cell(a_case(parties=[minor, a_party("李乙")]), "当事人") == "王某某、李乙"


PERFORMANCE: dict[str, tuple[Callable[[], DisputeCase], str]] = {
    "not agreed": (lambda: a_case(outcome=Outcome.FAILED), ""),
    "not concluded": (lambda: a_case(concluded_on=None), ""),
    "still due": (a_case, "待履行"),
    "on the spot": (lambda: a_case(terms=[a_term(is_on_spot=True)]), "即时履行"),
    "done": (lambda: a_case(performances=[a_step()]), "已履行"),
    "one of two done": (lambda: a_case(terms=[a_term(), a_term(position=2)], performances=[a_step()]), "部分履行"),
    "refused": (lambda: a_case(performances=[a_step(done_on=None, performance_state=PerformanceState.REFUSED)]), "拒不履行"),
    "an old ledger says performed": (lambda: a_case(terms=[], performed_on=date(2020, 12, 1)), "已履行"),
}


@pytest.mark.parametrize("name", PERFORMANCE)
def test_performance_is_told_in_one_word(name: str) -> None:
    make, word = PERFORMANCE[name]
    assert _cell(make(), "履行情况") == word


@pytest.mark.parametrize(
    ("values", "word"),
    [
        ({}, ""),
        ({"applied_on": date(2020, 12, 1)}, "已申请"),
        ({"applied_on": date(2020, 12, 1), "result": ConfirmationResult.CONFIRMED, "ruling_on": date(2020, 12, 9)}, "裁定有效"),
        ({"applied_on": date(2020, 12, 1), "result": ConfirmationResult.CONFIRMED}, "已申请"),
    ],
)
def test_confirmation_is_told_once_the_court_ruled(values: dict[str, Any], word: str) -> None:
    assert _cell(a_case(confirmation=[DisputeConfirmation(**values)]), "司法确认") == word


def test_numbers_are_text_and_days_are_days() -> None:
    kinds = {column.title: column.kind for column in ROSTER.columns}
    assert (kinds["卷号"], kinds["受理日"], kinds["协议金额"]) == (CellKind.IDENTIFIER, CellKind.DATE, CellKind.MONEY)


def test_rows_stand_by_the_day_of_acceptance() -> None:
    assert ROSTER.order is not None
    late, early = a_case(), a_case(accepted_on=date(2020, 11, 1), number="TJ2020-0009")
    assert sorted([late, early], key=ROSTER.order) == [early, late]


def test_a_form_with_two_columns_of_parties_names_the_third_too() -> None:
    case = a_case(parties=[a_party("张甲", PartyRole.APPLICANT), a_party("李乙", PartyRole.RESPONDENT), a_party("王丙", PartyRole.THIRD)])
    assert (respondents(case, FACTS), parties(case, FACTS, PartyRole.APPLICANT)) == ("李乙（第三人王丙）", "张甲")


@pytest.mark.parametrize(
    ("difficulty", "told"),
    [(Difficulty.MAJOR, ("重大", "是")), (Difficulty.COMPLEX, ("疑难复杂", "是")), (Difficulty.SIMPLE, ("简易", "否")), (None, ("", ""))],
)
def test_how_hard_a_case_is_goes_into_forms(difficulty: Difficulty | None, told: tuple[str, str]) -> None:
    columns = {column.title: column for column in ROSTER.for_forms}
    case = a_case(difficulty=difficulty)
    assert tuple(columns[title].value(case, FACTS) for title in ("疑难复杂程度", "是否疑难复杂")) == told
