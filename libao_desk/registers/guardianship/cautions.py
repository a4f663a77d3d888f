"""What a clerk should look at before going on (监护提示); none of it stops a save."""

from collections.abc import Iterator

from libao_desk.declare.lifecycle import not_carried_out
from libao_desk.declare.path import via
from libao_desk.people.models import Person

from . import reading
from .codes import BODIES, ENDED, Evaluator, GuardianFitness, Result, TeamRole
from .model import GuardianshipCase
from .parts import GuardianshipYear

USUAL_TEAM = (TeamRole.VILLAGE, TeamRole.POLICE, TeamRole.DOCTOR, TeamRole.FAMILY)
"""The team's four as the office takes them until told otherwise (四合一小组，待确认)."""
OWN_GUARDIAN = "“{name}”既是患者，又是监护人，请核对：填错的改正监护人；是同名的两个人，请填写两人的身份证号。"


def warn(case: GuardianshipCase) -> tuple[str, ...]:
    """Every sentence that applies to the case, in the order of the form."""
    if case.state in ENDED:
        return ()
    return (*_not_carried_out(case), *_guardian(case), *_clinical(case), *_team(case), *_years(case), *_rewards(case))


def _not_carried_out(case: GuardianshipCase) -> list[str]:
    return [] if case.closed_on is None else [not_carried_out("结案日期", case.closed_on, "结案", "在册")]


def own_guardian(case: GuardianshipCase) -> Iterator[tuple[str, str]]:
    """The patient is named as the guardian: nobody is his own, and two who are called alike have numbers of their own."""
    patient, guardian = case.patient, case.guardian
    if patient is None or guardian is None or not guardian.name or patient.name != guardian.name:
        return
    if not patient.id_no or not guardian.id_no or patient.id_no == guardian.id_no:
        yield via(GuardianshipCase.guardian, Person.name).key, OWN_GUARDIAN.format(name=guardian.name)


def _guardian(case: GuardianshipCase) -> list[str]:
    found = [sentence for _, sentence in own_guardian(case)]
    if case.guardian_fit is GuardianFitness.WEAK and case.co_guardian is None:
        found.append("监护人为弱监护，请登记协助监护人。")
    if case.guardian is not None and case.guardian.is_minor_on(case.proposed_on or case.entered_at.date()):
        found.append(f"按出生日期，监护人{case.guardian.name}未满十八周岁，没有监护能力，请核对。")
    if case.guardian_changed_on is not None and not case.former_guardian:
        found.append("已填变更监护人日期，请填写原监护人：变更以前的花名册、责任书和奖励是他的。")
    if case.relation in BODIES and case.guardian is not None and not case.guardian_body:
        found.append("村（居）委会或民政部门担任监护人的，请填写担任监护人的单位。")
    return found


def _clinical(case: GuardianshipCase) -> list[str]:
    facts = (case.risk_level, case.stability, case.treatment, case.dx_class)
    if any(fact is not None for fact in facts) and (case.notified_on is None or not case.notified_by):
        return ["危险性评估等级、病情分类、治疗情况和诊断类型只以医生告知为准，请填写告知医生和告知日期。"]
    return []


def _team(case: GuardianshipCase) -> list[str]:
    roles = {member.role for member in case.team}
    missing = [role.label for role in USUAL_TEAM if role not in roles]
    return [f"关爱帮扶小组尚缺：{'、'.join(missing)}（四合一小组的组成待确认）。"] if missing and case.team else []


def _ill_quarters(case: GuardianshipCase, year: GuardianshipYear) -> Iterator[str]:
    """What the quarters say against a reward for the year: duties not done, an incident (以奖代补的通常条件)."""
    for block in reading.quarters_due(year):
        for row in case.quarters:
            if reading.evaluates(row, block):
                said = {
                    "评估不合格": row.result is Result.FAIL,
                    "监护人未履行责任": row.duties_done is False,
                    "发生肇事肇祸": row.incident is True,
                }
                if told := [words for words, holds in said.items() if holds]:
                    yield f"{block.label}{'、'.join(told)}"


def _years(case: GuardianshipCase) -> Iterator[str]:
    for year in reading.dated_years(case):
        if year.evaluated_on is not None and (absent := [body.label for body in Evaluator if body not in (year.evaluators or ())]):
            yield f"{year.year_from}起的监护年度，年度评估尚缺：{'、'.join(absent)}。"
        if year.result is Result.PASS and (ill := list(_ill_quarters(case, year))):
            yield f"{year.year_from}起的监护年度评估为“合格”，但{'；'.join(ill)}，不符合奖励的通常条件，发放前请核对。"
        if year.objected_on is not None and reading.paid_on(case, year) is None:
            yield f"监护人已于{year.objected_on}对不予兑现提出异议，请研究答复；异议成立的，撤回“不予兑现”，改正评估后兑现。"


def _rewards(case: GuardianshipCase) -> list[str]:
    found = []
    for reward in case.rewards:
        if reading.is_denied(case, reward):
            found.append(f"至{reward.period_to}止的监护年度评估不合格或不予兑现，“奖励”中仍登记着这一年度的奖励，请核对。")
        if reward.paid_on is not None and not reward.voucher_no:
            found.append(f"{reward.paid_on}发放的奖励没有凭证号。")
    if reading.is_in_hospital(case):
        found.append("患者住院期间，奖励月数按本地设置“住院月份是否计发奖励”办理。")
    return found
