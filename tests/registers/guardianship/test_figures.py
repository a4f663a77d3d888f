"""Figures, roster and privacy of guardianship: what counts in a period, who is named, and the invented year."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from sqlalchemy import inspect

from libao_desk.core.errors import Refusal
from libao_desk.core.period import Period
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.field import Sensitivity, Text
from libao_desk.declare.path import FieldPath
from libao_desk.declare.period_facts import PeriodFacts
from libao_desk.declare.setting import SettingValues
from libao_desk.declare.statistic import AmountFigure, CountFigure, RateFigure
from libao_desk.people.codes import Sex
from libao_desk.people.invented import InventedWorld
from libao_desk.people.persons import Person
from libao_desk.registers.guardianship import cautions, reading, settings, statistics
from libao_desk.registers.guardianship.codes import CareKind, FollowedUpBy, GuardianFitness, GuardianshipState, Quarter, RiskLevel, TeamRole
from libao_desk.registers.guardianship.invented import YEARS_END, invent
from libao_desk.registers.guardianship.model import GuardianshipCase
from libao_desk.registers.guardianship.parts import GuardianshipFreeCare, GuardianshipQuarter, GuardianshipReward, GuardianshipTeamMember
from libao_desk.registers.guardianship.register import REGISTERS
from libao_desk.registers.guardianship.replay import replay
from libao_desk.registers.guardianship.rosters import COLUMNS, ended, on_register
from libao_desk.services.never_recorded import forbidden_column, forbidden_words

from .builders import OFFICE, a_case, a_person, a_reward, all_quarters, evaluated, facts, follow_ups

S = GuardianshipState
(REGISTER,) = REGISTERS
Case = Callable[[], GuardianshipCase]
DRUG = CareKind.DRUG


def _care(**values: Any) -> GuardianshipCase:
    return a_case(free_care=[GuardianshipFreeCare(**({"kind": DRUG, "year": 2020, "entitled": True} | values))])


def _valued(**values: Any) -> GuardianshipCase:
    return a_case(quarters=all_quarters(), **values)


COUNTED: dict[str, tuple[Callable[[GuardianshipCase, PeriodFacts], int], Case, int]] = {
    "registered": (statistics.registered, a_case, 1),
    "proposed is registered": (statistics.registered, lambda: a_case(S.PROPOSED), 1),
    "closed": (statistics.registered, lambda: a_case(S.CLOSED), 0),
    "a past incident": (statistics.with_incident, a_case, 1),
    "none stated": (statistics.with_incident, lambda: a_case(has_incident_history=None), 0),
    "signed": (statistics.signed, a_case, 1),
    "signed, but for a later year": (statistics.signed, lambda: a_case(years=[]), 0),
    "found as done in January": (statistics.passed, lambda: a_case(years=[evaluated()]), 0),
    "found as done in December": (statistics.passed, lambda: a_case(years=[evaluated(evaluated_on=date(2020, 12, 31))]), 1),
    "one quarter in the month": (statistics.quarters_held, _valued, 1),
    "approved on the last day": (statistics.due, lambda: a_case(rewards=[a_reward(approved_on=date(2020, 12, 31))]), 1),
    "paid, its approval not entered": (statistics.due, lambda: a_case(rewards=[a_reward(approved_on=None, paid_on=date(2020, 12, 20))]), 1),
    "approved the day after": (statistics.due, lambda: a_case(rewards=[a_reward(approved_on=date(2021, 1, 1))]), 0),
    "paid on the first day": (statistics.paid, lambda: a_case(rewards=[a_reward(paid_on=date(2020, 12, 1))]), 1),
    "paid the day before": (statistics.paid, lambda: a_case(rewards=[a_reward(paid_on=date(2020, 11, 30))]), 0),
    "entitled": (statistics.entitled, _care, 1),
    "not entitled": (statistics.entitled, lambda: _care(entitled=False), 0),
    "entitled last year": (statistics.entitled, lambda: _care(year=2019), 0),
    "received on the last day": (statistics.received, lambda: _care(received_on=date(2020, 12, 31)), 1),
    "received the day after": (statistics.received, lambda: _care(received_on=date(2021, 1, 1)), 0),
    "not yet received": (statistics.received, _care, 0),
    "qualifies by the past": (statistics.qualifies, a_case, 1),
    "qualifies by level three": (statistics.qualifies, lambda: a_case(has_incident_history=False, risk_level=RiskLevel.THREE), 1),
    "level two does not": (statistics.qualifies, lambda: a_case(has_incident_history=False, risk_level=RiskLevel.TWO), 0),
    "nobody able to": (statistics.qualifies, lambda: a_case(guardian_fit=GuardianFitness.NONE), 0),
    "nobody named": (statistics.qualifies, lambda: a_case(guardian=None), 0),
    "the rule is applied": (statistics.rule_applied, _valued, 1),
    "signed, never evaluated": (statistics.rule_applied, a_case, 0),
    "evaluated, not signed": (statistics.rule_applied, lambda: _valued(years=[]), 0),
}


@pytest.mark.parametrize(("counting", "case", "expected"), COUNTED.values(), ids=COUNTED)
def test_what_counts(counting: Callable[[GuardianshipCase, PeriodFacts], int], case: Case, expected: int) -> None:
    assert counting(case(), facts()) == expected


AMOUNTS: dict[str, tuple[GuardianshipReward, Decimal]] = {
    "as entered": (GuardianshipReward(amount=Decimal(1800)), Decimal(1800)),
    "a whole year by the office's standard": (a_reward(standard=None, amount=None), Decimal(3000)),
    "a whole year by its own": (a_reward(amount=None), Decimal(2400)),
    "half a year": (a_reward(amount=None, period_to=date(2020, 6, 30)), Decimal(1200)),
    "a day short of half a year": (a_reward(amount=None, period_to=date(2020, 6, 29)), Decimal(1000)),
    "no period": (GuardianshipReward(), Decimal(0)),
}


@pytest.mark.parametrize(("reward", "expected"), AMOUNTS.values(), ids=AMOUNTS)
def test_what_a_reward_comes_to(reward: GuardianshipReward, expected: Decimal) -> None:
    office = OfficeFacts(settings=SettingValues({settings.STANDARD.key: 3000}))
    assert reading.amount_of(a_case(), reward, office) == expected


@pytest.mark.parametrize(("rule", "months"), [(settings.INPATIENT_UNPAID, 8), (settings.INPATIENT_PAID, 12), (settings.TO_CONFIRM, 12)])
def test_months_in_hospital_are_paid_as_the_letter_says(rule: str, months: int) -> None:
    """The letter said that they are not, and the sheet paid them."""
    case = a_case(admitted_on=date(2020, 2, 29), discharged_on=date(2020, 6, 30))
    office = OfficeFacts(settings=SettingValues({settings.INPATIENT_RULE.key: rule}))
    reward = a_reward(standard=None, amount=None)
    assert reading.months_of(case, reward, office) == months
    assert reading.amount_of(case, reward, office) == Decimal(200 * months)
    assert reading.amount_of(case, a_reward(amount=Decimal(777)), office) == Decimal(777)


def test_until_the_change_the_former_guardian_is_named() -> None:
    case = a_case(guardian_changed_on=date(2021, 2, 1), former_guardian="周监某")
    cells = _cells(case)
    assert (cells["监护人"], cells["关系"], cells["电话"]) == ("周监某", "—", "—")
    case.guardian_changed_on = facts().last_day
    assert _cells(case)["监护人"] == "王桂一"


def _cells(case: GuardianshipCase, *, full: bool = False) -> dict[str, object]:
    return {column.title: column.value(case, facts(full=full)) for column in COLUMNS}


def test_the_roster_has_the_columns_of_the_ledger() -> None:
    shape = (
        "案号 村（居） 监护人 关系 电话 责任书签订日 监护年度 本季评估 随访日期（医生） 免费救治 奖励标准 已发金额 发放日 患者（内部版）"
    )
    assert [column.title for column in COLUMNS] == shape.split()
    case = a_case(
        quarters=all_quarters(),
        rewards=[a_reward(paid_on=date(2020, 12, 20))],
        follow_ups=[*follow_ups(date(2020, 12, 1)), *follow_ups(date(2020, 12, 9), by=FollowedUpBy.TEAM)],
        free_care=[GuardianshipFreeCare(year=2020, kind=DRUG, entitled=True, received_on=date(2020, 2, 1))],
    )
    assert list(_cells(case).values()) == [
        "JH2019-001", "", "王桂一", "父母", "199 0000 0002", date(2019, 12, 20), "2020-01-01至2020-12-31", "合格",
        date(2020, 12, 1), "是", Decimal(2400), Decimal(2400), date(2020, 12, 20), "",
    ]  # fmt: skip


CARE: dict[str, tuple[list[dict[str, Any]], str]] = {
    "all of it": ([{"received_on": date(2020, 2, 1)}, {"kind": CareKind.EXAMINATION, "received_on": date(2020, 12, 31)}], "是"),
    "a part of it": ([{"received_on": date(2020, 2, 1)}, {"kind": CareKind.EXAMINATION}], "否"),
    "nothing yet": ([{}], "否"),
    "entitled to none": ([{"entitled": False, "received_on": date(2020, 2, 1)}], ""),
    "of another year": ([{"year": 2019, "received_on": date(2019, 2, 1)}], ""),
}


@pytest.mark.parametrize(("care", "told"), CARE.values(), ids=CARE)
def test_roster_and_figures_say_the_same_of_free_care(care: list[dict[str, Any]], told: str) -> None:
    case = a_case(free_care=[GuardianshipFreeCare(**({"kind": DRUG, "year": 2020, "entitled": True} | row)) for row in care])
    assert _cells(case)["免费救治"] == told
    assert (statistics.entitled(case, facts()), statistics.received(case, facts())) == (int(told != ""), int(told == "是"))


def test_the_patient_is_named_in_the_internal_copy_alone() -> None:
    assert _cells(a_case())["患者（内部版）"] == ""
    assert _cells(a_case(), full=True)["患者（内部版）"] == "李病人"
    assert "李病人" not in {str(cell) for cell in _cells(a_case()).values()}
    assert reading.label(a_case()) == "监护人王桂一"


@pytest.mark.parametrize("full", [False, True])
def test_nothing_in_the_roster_leads_to_a_minor(full: bool) -> None:
    minor = a_case(patient=a_person(name="李小禾", birth_date=date(2008, 1, 1)))
    cells = _cells(minor, full=full)
    assert [cells[title] for title in ("监护人", "电话", "村（居）")] == ["王某某", "", ""]
    assert cells["患者（内部版）"] == ("李某某" if full else "")


def test_who_stands_on_the_roster() -> None:
    assert on_register(a_case(), facts())
    gone = a_case(S.CLOSED, closed_on=date(2020, 12, 31))
    assert not on_register(gone, facts())
    assert ended(gone, facts())
    assert not ended(gone, facts("2021-01"))


def test_the_invented_year_gives_the_figures_of_the_report() -> None:
    """Twenty patients, all with free care, all guardians rewarded, the next year signed."""
    cases = list(invent(InventedWorld(Random(1)), Random(1)))
    states = {id(case): replay(case, YEARS_END)[-1].target for case in cases}
    year = PeriodFacts(Period.parse("2020"), OFFICE, lambda case: states[id(case)])

    def total(counting: Callable[[GuardianshipCase, PeriodFacts], int]) -> int:
        return sum(counting(case, year) for case in cases)

    assert {states[id(case)] for case in cases} == {S.IN_YEAR}
    assert (total(statistics.registered), total(statistics.with_incident)) == (20, 20)
    assert (total(statistics.received), total(statistics.entitled)) == (20, 20)
    assert (total(statistics.rule_applied), total(statistics.qualifies)) == (20, 20)
    assert (total(statistics.signed), total(statistics.passed), total(statistics.quarters_passed)) == (20, 20, 80)
    amounts = (statistics.due_amount, statistics.paid_amount)
    assert [sum(amount(case, year) for case in cases) for amount in amounts] == [Decimal(48000)] * 2


def test_the_invented_people_are_nobody_and_the_same_each_time() -> None:
    def people() -> list[str]:
        found = []
        for case in invent(InventedWorld(Random(5)), Random(5)):
            assert case.patient is not None
            assert case.guardian is not None
            found += [case.patient.id_no or "", case.guardian.id_no or ""]
        return found

    assert people() == people()
    assert all(number.startswith("320699") for number in people())
    assert len(set(people())) == 40


def test_every_figure_counts_an_empty_record_as_nothing() -> None:
    empty = GuardianshipCase(state=S.CLOSED)
    for figure in statistics.STATISTICS:
        countings = [figure.counts] if isinstance(figure, CountFigure) else []
        countings += [figure.numerator, figure.denominator] if isinstance(figure, RateFigure) else []
        assert [counting(empty, facts()) for counting in countings] == [0] * len(countings)
        assert not isinstance(figure, AmountFigure) or figure.amount(empty, facts()) == 0


def _own_fields() -> list[FieldPath]:
    """Every column of the case and of its parts, whether on a form or not."""
    models = [REGISTER.model, *(part.model for part in REGISTER.parts)]
    keys = {"id", "case_id", "version", "handler_id", "patient_id", "guardian_id", "co_guardian_id"}
    return [FieldPath((getattr(m, attr.key),)) for m in models for attr in inspect(m).column_attrs if attr.key not in keys]


def test_nothing_that_is_never_recorded_has_a_field() -> None:
    """No symptoms, drugs, belief, marks, tracks; the one long text is the reason given to the guardian."""
    fields = _own_fields()
    assert [field.label for field in fields if forbidden_column(field.label)] == []
    assert [field.label for field in fields if field.fact.text is Text.LONG] == ["不予兑现理由"]
    said = [text for field in fields for text in (field.label, field.fact.help, *(code.label for code in field.choices))]
    assert [text for text in said if forbidden_words(text)] == []
    drawn = {field.last.key for field in (*REGISTER.fields, *(field for part in REGISTER.parts for field in part.fields))}
    assert {field.key for field in fields} - drawn == {"number", "entered_at", "state"}


SENSITIVE = (
    "state dx_class risk_level stability treatment has_incident_history last_incident_on has_dibao has_disability_cert economy "
    "follow_ups free_care rewards"
)


@pytest.mark.parametrize("key", SENSITIVE.split())
def test_what_the_law_calls_sensitive_is_kept_as_such(key: str) -> None:
    assert FieldPath((getattr(GuardianshipCase, key),)).fact.sensitivity is Sensitivity.SENSITIVE


def test_a_whole_account_number_is_never_stored() -> None:
    assert GuardianshipReward(bank_last4="１２３４").bank_last4 == "1234"
    for typed in ("6222020200012345678", "123", "12a4"):
        with pytest.raises(Refusal, match="只登记后四位"):
            GuardianshipReward(bank_last4=typed)


CAUTIONS: dict[str, tuple[Case, str]] = {
    "an end not carried out": (
        lambda: a_case(closed_on=date(2020, 12, 20)),
        "已填结案日期2020-12-20而尚未办理“结案”，花名册、统计仍按在册计算，请办理。",
    ),
    "found as done though a quarter was not": (
        lambda: a_case(
            years=[evaluated()],
            quarters=[GuardianshipQuarter(year=2020, quarter=Quarter.SECOND, held_on=date(2020, 6, 9), duties_done=False, incident=True)],
        ),
        "2020-01-01起的监护年度评估为“合格”，但2020年4月至6月监护人未履行责任、发生肇事肇祸，不符合奖励的通常条件，发放前请核对。",
    ),
    "a child": (
        lambda: a_case(guardian=Person(name="王小丁", birth_date=date(2010, 5, 6))),
        "按出生日期，监护人王小丁未满十八周岁，没有监护能力，请核对。",
    ),
    "weak": (lambda: a_case(guardian_fit=GuardianFitness.WEAK), "监护人为弱监护，请登记协助监护人。"),
    "hearsay": (lambda: a_case(risk_level=RiskLevel.ONE), "只以医生告知为准"),
    "team": (lambda: a_case(team=[GuardianshipTeamMember(role=TeamRole.DOCTOR)]), "尚缺：村（居）委会干部、片区民警、监护人或家属"),
    "not joint": (lambda: a_case(years=[evaluated(evaluators=())]), "年度评估尚缺：镇政府、卫生院、派出所、民政、残联"),
    "no voucher": (lambda: a_case(rewards=[a_reward(voucher_no=None)]), "2021-01-27发放的奖励没有凭证号。"),
    "in hospital": (lambda: a_case(S.INPATIENT), "住院月份是否计发奖励"),
}


@pytest.mark.parametrize(("case", "sentence"), CAUTIONS.values(), ids=CAUTIONS)
def test_what_a_clerk_should_look_at(case: Case, sentence: str) -> None:
    assert any(sentence in said for said in cautions.warn(case()))
    assert cautions.warn(a_case()) == ()


def test_men_and_women_stand_in_the_invented_year() -> None:
    sexes = {case.guardian.sex for case in invent(InventedWorld(Random(1)), Random(1)) if case.guardian is not None}
    assert sexes == {Sex.MALE, Sex.FEMALE}
