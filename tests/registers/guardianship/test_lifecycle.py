"""The course of a guardianship case: every move allowed or refused with its sentence, and what a record's dates tell."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from libao_desk.registers.guardianship import lifecycle
from libao_desk.registers.guardianship.codes import CloseReason, Evaluator, GuardianFitness, GuardianshipState, Relation, Result, Signer
from libao_desk.registers.guardianship.model import GuardianshipCase
from libao_desk.registers.guardianship.replay import replay

from .builders import OFFICE, a_case, a_reward, a_year, all_quarters, evaluated, next_year

S = GuardianshipState
MOVES = {move.event: move for move in lifecycle.TRANSITIONS}
OPEN_STATES = set(S) - {S.CLOSED}
ALLOWED: dict[str, set[GuardianshipState]] = {
    "propose": set(),
    "sign": {S.PROPOSED},
    "sign_again": {S.GUARDIAN_CHANGE},
    "start": {S.SIGNED},
    "admit": {S.SIGNED, S.IN_YEAR},
    "discharge": {S.INPATIENT},
    "evaluate": {S.IN_YEAR, S.INPATIENT},
    "pay": {S.EVALUATED},
    "deny": {S.EVALUATED},
    "renew": {S.PAID, S.DENIED},
    "change_guardian": {S.SIGNED, S.IN_YEAR, S.INPATIENT, S.EVALUATED, S.PAID, S.DENIED},
    "close": OPEN_STATES,
}
DAY = date(2021, 1, 27)
Case = Callable[[], GuardianshipCase]


def test_these_moves_and_no_others_are_allowed() -> None:
    assert {event: set(move.sources) for event, move in MOVES.items()} == ALLOWED


def _changed(**values: Any) -> GuardianshipCase:
    return a_case(S.GUARDIAN_CHANGE, guardian_changed_on=date(2020, 6, 1), **values)


def _done(state: S = S.EVALUATED, **year: Any) -> GuardianshipCase:
    return a_case(state, years=[evaluated(**year)], quarters=all_quarters(), rewards=[a_reward()])


def _paying(**reward: Any) -> GuardianshipCase:
    return a_case(S.EVALUATED, years=[evaluated()], rewards=[a_reward(**reward)])


def _denied(**year: Any) -> GuardianshipCase:
    standard = {"result": Result.FAIL, "denied_on": date(2021, 1, 20), "denied_reason": "未履行", "denial_told_on": date(2021, 1, 20)}
    return a_case(S.EVALUATED, years=[evaluated(**(standard | year))])


def _succeeded(state: S) -> GuardianshipCase:
    """A year cut short by a change of guardian, and the new guardian's year after it, which was done and paid for."""
    theirs = {"agreement_on": date(2020, 6, 5), "year_from": date(2020, 6, 6), "year_to": date(2021, 6, 5)}
    quarters = [*all_quarters(2020), *all_quarters(2021)]
    reward = a_reward(
        period_from=theirs["year_from"], period_to=theirs["year_to"], approved_on=date(2021, 6, 20), paid_on=date(2021, 6, 28)
    )
    years = [a_year(), evaluated(**theirs, evaluated_on=date(2021, 6, 8))]
    return a_case(state, guardian_changed_on=date(2020, 6, 1), years=years, quarters=quarters, rewards=[reward])


GOES: dict[str, tuple[str, Case, date]] = {
    "signed by all": ("sign", lambda: a_case(S.PROPOSED), date(2019, 12, 20)),
    "a village as guardian": ("sign", lambda: a_case(S.PROPOSED, guardian=None, guardian_body="样例村", relation=Relation.VILLAGE), DAY),
    "a weak guardian too": ("sign", lambda: a_case(S.PROPOSED, guardian_fit=GuardianFitness.WEAK), DAY),
    "started on the first day": ("start", lambda: a_case(S.SIGNED), date(2020, 1, 1)),
    "started on the last day": ("start", lambda: a_case(S.SIGNED), date(2020, 12, 31)),
    "evaluated on the last day": (
        "evaluate", lambda: a_case(years=[evaluated(evaluated_on=date(2020, 12, 31))], quarters=all_quarters()), date(2020, 12, 31)
    ),
    "evaluated the day after": (
        "evaluate", lambda: a_case(years=[evaluated(evaluated_on=date(2021, 1, 1))], quarters=all_quarters()), date(2021, 1, 1)
    ),
    "evaluated with the payment already typed": ("evaluate", lambda: _done(S.IN_YEAR), date(2021, 1, 12)),
    "evaluated and paid before, carried out later": ("evaluate", lambda: _done(S.IN_YEAR), date(2021, 3, 1)),
    "the new guardian's year": ("evaluate", lambda: _succeeded(S.IN_YEAR), date(2021, 6, 10)),
    "the new guardian's reward": ("pay", lambda: _succeeded(S.EVALUATED), date(2021, 7, 1)),
    "paid on the day": ("pay", _done, DAY),
    "paid days before it is carried out": ("pay", _done, date(2021, 2, 10)),
    "denied days before it is carried out": ("deny", _denied, date(2021, 2, 10)),
    "paid when the next year runs": (
        "pay", lambda: a_case(S.EVALUATED, years=[evaluated(), next_year()], rewards=[a_reward()]), date(2021, 2, 10)
    ),
    "denied in writing": ("deny", _denied, date(2021, 1, 20)),
    "renewed": ("renew", lambda: a_case(S.PAID, years=[evaluated(), next_year()], rewards=[a_reward()]), DAY),
    "signed with the new guardian": ("sign_again", lambda: _changed(years=[a_year(agreement_on=date(2020, 6, 1))]), date(2020, 6, 1)),
    "discharged on the day of admission": (
        "discharge", lambda: a_case(S.INPATIENT, admitted_on=DAY, discharged_on=DAY), DAY
    ),
    "closed by the doctor's word": (
        "close", lambda: a_case(close_reason=CloseReason.RECOVERED, notified_on=DAY, notified_by="演示医生"), DAY
    ),
    "withdrawn": ("close", lambda: a_case(close_reason=CloseReason.WITHDRAWN, closed_on=DAY), DAY),
    "dead": ("close", lambda: a_case(S.PROPOSED, close_reason=CloseReason.DEAD, years=[]), DAY),
}  # fmt: skip


@pytest.mark.parametrize(("event", "case", "day"), GOES.values(), ids=GOES)
def test_a_move_goes(event: str, case: Case, day: date) -> None:
    refuse = MOVES[event].refuse
    assert refuse is not None
    assert refuse(case(), OFFICE, day) is None


def _own_guardian() -> GuardianshipCase:
    case = a_case(S.PROPOSED)
    case.guardian = case.patient
    return case


NO_LETTER = "尚未登记监护责任书：请在监护年度中填写签订日期和起止日期。"
REFUSED: dict[str, tuple[str, Case, date, str]] = {
    "nobody is guardian": ("sign", lambda: a_case(S.PROPOSED, guardian=None), DAY, "请填写监护人。"),
    "no body is guardian": (
        "sign", lambda: a_case(S.PROPOSED, guardian=None, relation=Relation.CIVIL_AFFAIRS), DAY, "请填写担任监护人的单位。"
    ),
    "the patient himself": ("sign", _own_guardian, DAY, "监护人不能是患者本人。"),
    "nobody fit": (
        "sign", lambda: a_case(S.PROPOSED, guardian_fit=GuardianFitness.NONE), DAY,
        "监护人能力为无监护，须先确定监护人（民法典第28至32条）。",
    ),
    "another without consent of the village": (
        "sign", lambda: a_case(S.PROPOSED, relation=Relation.OTHER), DAY,
        "其他个人或组织担任监护人，须经村（居）委会或民政部门同意（民法典第28条），请填写同意日期。",
    ),
    "not willing": ("sign", lambda: a_case(S.PROPOSED, guardian_consented_on=None), DAY, "监护人尚未同意，请填写监护人同意日期。"),
    "no letter": ("sign", lambda: a_case(S.PROPOSED, years=[]), DAY, NO_LETTER),
    "a letter turned round": ("sign", lambda: a_case(S.PROPOSED, years=[a_year(year_to=date(2019, 1, 1))]), DAY, NO_LETTER),
    "a day before the letter": ("sign", lambda: a_case(S.PROPOSED), date(2019, 12, 19), "监护责任书签订日期为2019-12-20，尚未签订。"),
    "two have not signed": (
        "sign", lambda: a_case(S.PROPOSED, years=[a_year(signed_by=(Signer.GUARDIAN,))]), DAY,
        "监护责任书尚缺镇人民政府、村（居）委会签字。",
    ),
    "new guardian, old letter": ("sign_again", _changed, DAY, "变更监护人后尚未签订新的监护责任书。"),
    "started a day early": ("start", lambda: a_case(S.SIGNED), date(2019, 12, 31), "监护年度自2020-01-01起，尚未开始。"),
    "started a day late": (
        "start", lambda: a_case(S.SIGNED), date(2021, 1, 1), "监护年度已于2020-12-31届满，请先签订新的监护责任书。"
    ),
    "started without a letter": ("start", lambda: a_case(S.SIGNED, years=[]), DAY, NO_LETTER),
    "discharged before admission": (
        "discharge", lambda: a_case(S.INPATIENT, admitted_on=DAY, discharged_on=date(2021, 1, 26)), DAY,
        "出院日期2021-01-26早于住院日期2021-01-27，请核对。",
    ),
    "nothing to evaluate": ("evaluate", lambda: a_case(years=[]), DAY, "没有待评估的监护年度。"),
    "evaluation not typed": ("evaluate", a_case, DAY, "请在2020-01-01起的监护年度中填写年度评估日期和评估结果。"),
    "evaluated a day early": (
        "evaluate", lambda: a_case(years=[evaluated(evaluated_on=date(2020, 12, 30))]), date(2020, 12, 30),
        "监护年度到2020-12-31，尚未届满，不能作年度评估。",
    ),
    "not jointly": (
        "evaluate", lambda: a_case(years=[evaluated(evaluators=(Evaluator.TOWNSHIP, Evaluator.CLINIC, Evaluator.POLICE))]), DAY,
        "年度评估由有关单位联合进行，尚缺：民政、残联。",
    ),
    "quarters missing": (
        "evaluate", lambda: a_case(years=[evaluated()], quarters=all_quarters()[:2]), DAY,
        "下列季度尚未评估：2020年7月至9月、2020年10月至12月。",
    ),
    "nothing to pay": ("pay", lambda: a_case(S.EVALUATED, years=[]), DAY, "没有待兑现的监护年度。"),
    "paid though failed": ("pay", lambda: _done(result=Result.FAIL), DAY, "年度评估结果不是“合格”，不能登记兑现。"),
    "no reward": ("pay", lambda: a_case(S.EVALUATED, years=[evaluated()]), DAY, "尚未登记至2020-12-31止的奖励。"),
    "not approved": ("pay", lambda: _paying(approved_on=None), DAY, "奖励尚未批准，请填写批准日期。"),
    "not paid": ("pay", lambda: _paying(paid_on=None), DAY, "请填写奖励的发放日期。"),
    "paid a day before approval": (
        "pay", lambda: _paying(approved_on=date(2021, 1, 28)), DAY, "发放日期2021-01-27早于批准日期2021-01-28，请核对。"
    ),
    "no voucher": ("pay", lambda: _paying(voucher_no=None), DAY, "请填写发放凭证号。"),
    "nothing to deny": ("deny", lambda: a_case(S.EVALUATED, years=[]), DAY, "没有待兑现的监护年度。"),
    "denied without a reason": (
        "deny", lambda: _denied(denied_reason=" "), date(2021, 1, 20), "不予兑现须写明日期和书面理由。"
    ),
    "denied without a day": ("deny", lambda: _denied(denied_on=None), date(2021, 1, 20), "不予兑现须写明日期和书面理由。"),
    "denied in silence": (
        "deny", lambda: _denied(denial_told_on=None), date(2021, 1, 20), "不予兑现须书面告知监护人并说明异议期，请填写告知日期。"
    ),
    "told before it was decided": (
        "deny", lambda: _denied(denial_told_on=date(2021, 1, 19)), date(2021, 1, 20),
        "告知日期2021-01-19早于不予兑现日期2021-01-20，请核对。",
    ),
    "no next year": ("renew", lambda: _done(S.PAID), DAY, "尚未登记下一监护年度的责任书。"),
    "next year not signed by all": (
        "renew", lambda: a_case(S.PAID, years=[evaluated(), next_year(signed_by=())], rewards=[a_reward()]), DAY,
        "监护责任书尚缺监护人、镇人民政府、村（居）委会签字。",
    ),
    "recovered, who says so": (
        "close", lambda: a_case(close_reason=CloseReason.RECOVERED), DAY, "不再纳入以精防医生告知为准，请填写告知医生和告知日期。"
    ),
    "withdrawn without a letter": (
        "close", lambda: a_case(S.PROPOSED, years=[], close_reason=CloseReason.WITHDRAWN), DAY,
        "监护人尚未签订监护责任书，不适用监护人退出。",
    ),
    "closed before it was proposed": (
        "close", lambda: a_case(close_reason=CloseReason.DEAD, closed_on=date(2019, 12, 1)), DAY,
        "结案日期2019-12-01早于提出日期2019-12-02，请核对。",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("event", "case", "day", "sentence"), REFUSED.values(), ids=REFUSED)
def test_a_move_is_refused_with_its_sentence(event: str, case: Case, day: date, sentence: str) -> None:
    refuse = MOVES[event].refuse
    assert refuse is not None
    assert refuse(case(), OFFICE, day) == sentence


def _course(case: GuardianshipCase, until: date = date(2021, 6, 1)) -> list[str]:
    return [f"{step.event} {step.happened_on}" for step in replay(case, until)]


YEAR_ONE = ["propose 2019-12-02", "sign 2019-12-20", "start 2020-01-01"]
COURSES: dict[str, tuple[Case, list[str]]] = {
    "a whole year and the next": (
        lambda: a_case(years=[evaluated(), next_year()], rewards=[a_reward()]),
        [*YEAR_ONE, "evaluate 2021-01-12", "pay 2021-01-27", "renew 2021-01-27", "start 2021-01-27"],
    ),
    "denied": (
        lambda: a_case(years=[evaluated(denied_on=date(2021, 1, 20))]), [*YEAR_ONE, "evaluate 2021-01-12", "deny 2021-01-20"]
    ),
    "in hospital and back": (
        lambda: a_case(admitted_on=date(2020, 3, 1), discharged_on=date(2020, 4, 1)),
        [*YEAR_ONE, "admit 2020-03-01", "discharge 2020-04-01"],
    ),
    "still in hospital": (lambda: a_case(admitted_on=date(2020, 3, 1)), [*YEAR_ONE, "admit 2020-03-01"]),
    "a new guardian": (
        lambda: a_case(
            guardian_changed_on=date(2020, 6, 1), years=[a_year(), a_year(agreement_on=date(2020, 6, 5), year_from=date(2020, 6, 6))]
        ),
        [*YEAR_ONE, "change_guardian 2020-06-01", "sign_again 2020-06-05", "start 2020-06-06"],
    ),
    "a new guardian before the reward is paid": (
        lambda: a_case(
            guardian_changed_on=date(2021, 1, 20),
            years=[evaluated(), next_year(agreement_on=date(2021, 1, 25), year_from=date(2021, 2, 1))],
            rewards=[a_reward()],
        ),
        [*YEAR_ONE, "evaluate 2021-01-12", "change_guardian 2021-01-20", "sign_again 2021-01-25", "start 2021-02-01"],
    ),
    "closed": (
        lambda: a_case(closed_on=date(2020, 5, 1), close_reason=CloseReason.MOVED, years=[evaluated()]), [*YEAR_ONE, "close 2020-05-01"]
    ),
    "no date at all": (lambda: GuardianshipCase(), ["propose 2021-06-01"]),
    "a letter alone": (lambda: a_case(proposed_on=None), ["propose 2019-12-20", "sign 2019-12-20", "start 2020-01-01"]),
}  # fmt: skip


@pytest.mark.parametrize(("case", "course"), COURSES.values(), ids=COURSES)
def test_a_record_s_dates_tell_its_course(case: Case, course: list[str]) -> None:
    assert _course(case()) == course


def test_what_has_not_come_yet_has_not_happened() -> None:
    assert _course(a_case(), date(2019, 12, 31)) == YEAR_ONE[:2]
    assert _course(a_case(), date(2020, 1, 1)) == YEAR_ONE


def test_a_step_later_than_what_it_rests_on_does_not_claim_its_day() -> None:
    """The next letter is signed before the year ends and the reward paid after it, when the next year runs already."""
    case = a_case(years=[evaluated(), next_year()], rewards=[a_reward()])
    steps = {step.event: step.happened_on for step in replay(case, date(2021, 2, 28)) if step.happened_on > date(2021, 1, 12)}
    letter = case.years[1]
    for event, day in (("renew", letter.agreement_on), ("start", letter.year_from)):
        assert day is not None
        assert steps[event] > day
        assert not [word for word in ("签订", "开始") if word in MOVES[event].title]
