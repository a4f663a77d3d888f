"""What happens a second time: another change of guardian, another stay in hospital. Nothing of the first time is lost."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.operations import Operations

from libao_desk.core.errors import Refusal
from libao_desk.core.period import Period
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.setting import SettingValues
from libao_desk.registers.guardianship import cautions, lifecycle, reading, reward_paper, rules, statistics
from libao_desk.registers.guardianship.codes import GuardianFitness, GuardianshipState, Quarter, Relation, Result, Signer
from libao_desk.registers.guardianship.days import out_of_order
from libao_desk.registers.guardianship.documents import DOCUMENTS
from libao_desk.registers.guardianship.migrations import MIGRATIONS
from libao_desk.registers.guardianship.model import GuardianshipCase
from libao_desk.registers.guardianship.parts import GuardianshipFormer, GuardianshipQuarter, GuardianshipReward, GuardianshipStay
from libao_desk.registers.guardianship.settings import INPATIENT_RULE, INPATIENT_UNPAID
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordDraft, RecordRef, RowDraft, draft_of
from tests.services.builders import a_person as a_card
from tests.services.builders import change

from ..paper_words import words
from .builders import LAST, OFFICE, a_case, a_reward, a_year, evaluated, facts
from .test_papers import PAPER

S = GuardianshipState
CHANGED, AGAIN = date(2020, 4, 1), date(2020, 9, 1)


def _twice(**values: Any) -> GuardianshipCase:
    """甲 until April, 乙 until September, today's 王桂一 since."""
    first = GuardianshipFormer(name="钱监甲", relation=Relation.CHILD, until=CHANGED)
    standard: dict[str, Any] = {
        "formers": [first],
        "guardian_changed_on": AGAIN,
        "former_guardian": "钱监乙",
        "former_relation": Relation.KIN,
        "years": [
            a_year(),
            a_year(agreement_on=CHANGED, year_from=CHANGED),
            a_year(agreement_on=date(2020, 9, 3), year_from=AGAIN),
        ],
    }
    return a_case(**(standard | values))


def _paper(key: str, case: GuardianshipCase, row: Any) -> str:
    document = next(one for one in DOCUMENTS if one.key == key)
    return words(document.body(case, replace(PAPER, part_row=row)))


@pytest.mark.parametrize(("place", "name", "kin"), [(0, "钱监甲", "子女"), (1, "钱监乙", "其他近亲属"), (2, "王桂一", "父母")])
def test_each_letter_and_each_year_bears_its_own_guardian(place: int, name: str, kin: str) -> None:
    case = _twice()
    for key in ("guardianship-letter", "guardianship-year"):
        said = _paper(key, case, case.years[place])
        assert [one for one in ("钱监甲", "钱监乙", "王桂一") if one in said] == [name]
        assert kin in said


@pytest.mark.parametrize(
    ("quarter", "held", "name"),
    [
        (Quarter.FIRST, date(2020, 3, 20), "钱监甲"),
        (Quarter.FIRST, date(2020, 4, 8), "钱监甲"),
        (Quarter.SECOND, date(2020, 6, 20), "钱监乙"),
        (Quarter.THIRD, date(2020, 8, 20), "钱监乙"),
        (Quarter.THIRD, date(2020, 9, 20), "王桂一"),
    ],
)
def test_a_quarter_names_whose_duty_was_looked_at(quarter: Quarter, held: date, name: str) -> None:
    row = GuardianshipQuarter(year=2020, quarter=quarter, held_on=held)
    said = _paper("guardianship-quarter", _twice(quarters=[row]), row)
    assert [one for one in ("钱监甲", "钱监乙", "王桂一") if one in said] == [name]


def test_the_change_of_whom_nobody_knows_gives_his_time_to_nobody_else() -> None:
    case = _twice(former_guardian=None)
    assert reading.former_until(case, date(2020, 6, 1)) is None
    assert reading.former_until(case, CHANGED) == (CHANGED, "钱监甲", Relation.CHILD)


@pytest.mark.parametrize("last", [LAST, date(2020, 10, 31)])
def test_a_new_letter_for_the_rest_of_the_same_year_is_signed(last: date) -> None:
    """It was taken for the old one, which ends on the same day or later, and refused for ever."""
    case = a_case(S.GUARDIAN_CHANGE, guardian_changed_on=date(2020, 7, 1), former_guardian="周监某")
    assert "尚未签订新的监护责任书" in (lifecycle.may_not_sign_again(case, OFFICE, date(2020, 7, 3)) or "")
    case.years.append(a_year(agreement_on=date(2020, 7, 3), year_from=date(2020, 7, 3), year_to=last))
    assert lifecycle.may_not_sign_again(case, OFFICE, date(2020, 7, 3)) is None


@pytest.mark.parametrize(
    ("values", "told"),
    [({"former_guardian": None}, "请填写原监护人"), ({"former_guardian": "王桂一"}, "监护人仍是王桂一"), ({}, None)],
)
def test_a_change_names_both(values: dict[str, Any], told: str | None) -> None:
    found = lifecycle.may_not_change(_twice(**values), OFFICE, AGAIN)
    assert found is None if told is None else told in (found or "")


def test_the_second_change_has_a_day_of_its_own(office: Office) -> None:
    """It was carried out as of the first one's day, which still stood in the field."""
    ref = _guarded(office)
    for event in ("sign", "change_guardian"):
        office.records.move(ref, event, happened_on=date(2026, 1, 20))
    draft = draft_of(office.records.open(ref))
    new: dict[str, Any] = {"agreement_on": date(2026, 1, 20), "year_from": date(2026, 1, 20), "year_to": date(2026, 12, 31)}
    draft.parts["years"].append(RowDraft(values=new | {"signed_by": tuple(Signer)}))
    office.records.save(draft)
    office.records.move(ref, "sign_again", happened_on=date(2026, 1, 20))
    with pytest.raises(Refusal, match="“变更监护人”已于2026-01-20办理过"):
        office.records.move(ref, "change_guardian")


def test_every_stay_in_hospital_counts() -> None:
    office = OfficeFacts(settings=SettingValues({INPATIENT_RULE.key: INPATIENT_UNPAID}))
    reward = a_reward(amount=None)
    case = a_case(
        admitted_on=date(2020, 8, 1),
        discharged_on=date(2020, 8, 31),
        stays=[GuardianshipStay(admitted_on=date(2020, 2, 1), discharged_on=date(2020, 4, 30))],
        rewards=[reward],
    )
    assert (reading.months_of(case, reward, office), reading.amount_of(case, reward, office)) == (8, Decimal("1600.00"))


def test_what_was_approved_for_a_former_guardian_is_still_to_be_paid() -> None:
    reward = a_reward(period_to=CHANGED, amount=Decimal(600), approved_on=date(2020, 4, 20), paid_on=None)
    found = [one for one in rules.payment(_twice(rewards=[reward]), OFFICE, date(2020, 12, 1)) if "钱监甲" in one.title]
    assert [(one.trigger_on, one.part) for one in found] == [(CHANGED, "rewards")]
    reward.paid_on = date(2020, 5, 6)
    assert not [one for one in rules.payment(_twice(rewards=[reward]), OFFICE, date(2020, 12, 1)) if "钱监甲" in one.title]


@pytest.mark.parametrize("values", [{"result": Result.FAIL}, {"denied_on": date(2021, 1, 20)}])
def test_what_was_refused_is_neither_paid_nor_counted(values: dict[str, Any]) -> None:
    reward = a_reward(paid_on=None)
    case = a_case(years=[evaluated(**values)], rewards=[reward])
    assert "不能出具奖励发放表" in (reward_paper.refused_row(case, reward, OFFICE, LAST) or "")
    assert "2400" not in _paper("guardianship-year", case, case.years[0])
    assert statistics.due(case, facts("2021-01")) == statistics.due_amount(case, facts("2021-01")) == 0
    assert any("“奖励”中仍登记着这一年度的奖励" in sentence for sentence in cautions.warn(case))
    reward.paid_on = date(2021, 1, 27)
    assert statistics.paid_amount(case, facts("2021-01")) == 2400


def test_an_objection_is_to_be_answered() -> None:
    case = a_case(S.DENIED, years=[evaluated(result=Result.FAIL, denied_on=date(2021, 1, 20), objected_on=date(2021, 1, 25))])
    assert any("提出异议，请研究答复" in sentence for sentence in cautions.warn(case))


def _guarded(office: Office) -> RecordRef:
    values: dict[str, Any] = {"patient": a_card(office, "张试患"), "guardian": a_card(office, "李试丙"), "relation": Relation.PARENT}
    values |= {"guardian_fit": GuardianFitness.ABLE, "guardian_consented_on": date(2026, 1, 5), "proposed_on": date(2026, 1, 4)}
    values |= {"guardian_changed_on": date(2026, 1, 20), "former_guardian": "李试甲", "former_relation": Relation.CHILD}
    year: dict[str, Any] = {"agreement_on": date(2026, 1, 6), "year_from": date(2026, 1, 6), "year_to": date(2026, 12, 31)}
    row = RowDraft(values=year | {"signed_by": tuple(Signer)})
    return office.records.save(RecordDraft("guardianship", values=values, parts={"years": [row]}))


def test_the_second_change_keeps_the_first(office: Office) -> None:
    ref = _guarded(office)
    change(office, ref, guardian_changed_on=date(2026, 1, 21))
    assert office.records.open(ref).parts["formers"] == ()
    change(office, ref, guardian_changed_on=date(2026, 2, 20), former_guardian="周监乙", former_relation=None)
    kept = [row.values for row in office.records.open(ref).parts["formers"]]
    assert kept == [{"name": "李试甲", "relation": Relation.CHILD, "until": date(2026, 1, 21)}]
    office.last_acts.undo(office.last_acts.acts()[0].seq)
    assert office.records.open(ref).parts["formers"] == ()


def test_the_second_stay_keeps_the_first(office: Office) -> None:
    ref = _guarded(office)
    change(office, ref, admitted_on=date(2026, 1, 7), discharged_on=date(2026, 1, 9))
    change(office, ref, admitted_on=date(2026, 1, 8))
    assert office.records.open(ref).parts["stays"] == ()
    change(office, ref, admitted_on=date(2026, 2, 3), discharged_on=None)
    change(office, ref, discharged_on=date(2026, 2, 10))
    kept = [row.values for row in office.records.open(ref).parts["stays"]]
    assert kept == [{"admitted_on": date(2026, 1, 8), "discharged_on": date(2026, 1, 9)}]


def _course(office: Office, ref: RecordRef) -> list[tuple[str, date]]:
    return [(move.event, move.happened_on) for move in office.records.open(ref).history]


def test_the_steps_of_the_first_time_keep_their_days(office: Office) -> None:
    """The first stay was dated as of the second, which could not be carried out then; so was the first change of guardian."""
    ref = _guarded(office)
    change(office, ref, guardian_changed_on=None, former_guardian=None, former_relation=None)
    for event, day in (("sign", date(2026, 1, 6)), ("start", date(2026, 1, 6))):
        office.records.move(ref, event, happened_on=day)
    for came, left in ((date(2026, 1, 7), date(2026, 1, 9)), (date(2026, 2, 3), date(2026, 2, 10))):
        change(office, ref, admitted_on=came)
        office.records.move(ref, "admit")
        change(office, ref, discharged_on=left)
        office.records.move(ref, "discharge")
    for day, before, now in ((date(2026, 2, 11), "李试丙", "王监丁"), (date(2026, 2, 20), "王监丁", "周试戊")):
        change(office, ref, guardian_changed_on=day, former_guardian=before, **{"guardian": None, "guardian.name": now})
        office.records.move(ref, "change_guardian")
        draft = draft_of(office.records.open(ref))
        new: dict[str, Any] = {"agreement_on": day, "year_from": day, "year_to": date(2026, 12, 31), "signed_by": tuple(Signer)}
        draft.parts["years"].append(RowDraft(values=new))
        office.records.save(draft)
        office.records.move(ref, "sign_again", happened_on=day)
    days = [day for event, day in _course(office, ref) if event in ("admit", "discharge", "change_guardian")]
    assert sorted(days) == [
        date(2026, 1, 7),
        date(2026, 1, 9),
        date(2026, 2, 3),
        date(2026, 2, 10),
        date(2026, 2, 11),
        date(2026, 2, 20),
    ]

    told = [office.rosters.table("guardianship", Period.parse(month)).rows[0] for month in ("2026-01", "2026-02")]
    assert ["李试丙" in row for row in told] == [True, False]
    assert ["周试戊" in row for row in told] == [False, True]


def test_a_day_and_a_sign_put_right_in_one_go_are_no_other_change(office: Office) -> None:
    ref = _guarded(office)
    change(office, ref, guardian_changed_on=date(2026, 1, 21), former_guardian="李试申")
    assert office.records.open(ref).parts["formers"] == ()


@pytest.mark.parametrize("left", [None, date(2020, 1, 3)])
def test_an_earlier_stay_without_a_sound_end_takes_nothing_off(left: date | None) -> None:
    office = OfficeFacts(settings=SettingValues({INPATIENT_RULE.key: INPATIENT_UNPAID}))
    reward = a_reward(amount=None)
    case = a_case(stays=[GuardianshipStay(admitted_on=date(2020, 2, 1), discharged_on=left)], rewards=[reward])
    assert reading.months_of(case, reward, office) == 12
    assert bool([key for key, _ in out_of_order(case) if key == "stays"]) is (left is not None)


def test_a_file_made_before_gets_the_tables_of_today(older_file: sa.Connection) -> None:
    older_file.exec_driver_sql("CREATE TABLE guardianship_case (id INTEGER PRIMARY KEY)")
    for step in MIGRATIONS:
        step.upgrade(Operations(MigrationContext.configure(older_file)))
    found = sa.inspect(older_file)
    assert {column["name"] for column in found.get_columns("guardianship_case")} == {"id", "former_guardian", "former_relation"}
    for model in (GuardianshipFormer, GuardianshipStay):
        table = model.__tablename__
        columns = {column["name"] for column in found.get_columns(table)}
        assert columns == set(model.__table__.columns.keys())
        assert {index["name"] for index in found.get_indexes(table)} == {f"ix_{table}_case_id"}
        assert found.get_foreign_keys(table)[0]["options"] == {"ondelete": "CASCADE"}
    assert GuardianshipReward.__tablename__ not in found.get_table_names()
