"""The course of a guardianship case (监护流转), year by year, and why a step is refused."""

from datetime import date

from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.day_order import too_early
from libao_desk.declare.lifecycle import Transition

from . import reading
from .codes import (
    BODIES,
    ON_REGISTER,
    SETTLED,
    UNDER_WAY,
    CloseReason,
    Evaluator,
    GuardianFitness,
    GuardianshipState,
    Relation,
    Result,
    Signer,
)
from .model import GuardianshipCase
from .parts import GuardianshipYear

State = GuardianshipState
JOIN = "、"
JOINTLY = "镇政府、卫生院、派出所、民政、残联联合评估"


def may_not_sign(case: GuardianshipCase, office: OfficeFacts, day: date) -> str | None:
    """The guardian is known and willing, and guardian, township and village have signed (监护责任书)."""
    return guardian_refused(case) or _letter_refuses(reading.last_signed(case), day)


def guardian_refused(case: GuardianshipCase) -> str | None:
    """Why nobody can sign as this case's guardian yet (监护人)."""
    if not reading.has_guardian(case):
        return "请填写担任监护人的单位。" if case.relation in BODIES else "请填写监护人。"
    if case.guardian is not None and case.guardian is case.patient:
        return "监护人不能是患者本人。"
    if case.guardian_fit is GuardianFitness.NONE:
        return "监护人能力为无监护，须先确定监护人（民法典第28至32条）。"
    if case.relation is Relation.OTHER and case.body_consented_on is None:
        return "其他个人或组织担任监护人，须经村（居）委会或民政部门同意（民法典第28条），请填写同意日期。"
    if case.guardian_consented_on is None:
        return "监护人尚未同意，请填写监护人同意日期。"
    return None


def _letter_refuses(year: GuardianshipYear | None, day: date) -> str | None:
    if year is None or year.agreement_on is None:
        return "尚未登记监护责任书：请在监护年度中填写签订日期和起止日期。"
    if year.agreement_on > day:
        return f"监护责任书签订日期为{year.agreement_on}，尚未签订。"
    unsigned = [signer.label for signer in Signer if signer not in (year.signed_by or ())]
    return f"监护责任书尚缺{JOIN.join(unsigned)}签字。" if unsigned else None


def may_not_start(case: GuardianshipCase, office: OfficeFacts, day: date) -> str | None:
    """The year begins on its first day and not after its last (监护年度)."""
    year = reading.last_signed(case)
    if reading.year_on(case, day) is not None:
        return None
    if year is None:
        return "尚未登记监护责任书：请在监护年度中填写签订日期和起止日期。"
    if year.year_to is not None and year.year_to < day:
        return f"监护年度已于{year.year_to}届满，请先签订新的监护责任书。"
    return f"监护年度自{year.year_from}起，尚未开始。"


def may_not_discharge(case: GuardianshipCase, office: OfficeFacts, day: date) -> str | None:
    """Nobody leaves before he came (出院)."""
    return too_early("出院日期", case.discharged_on, "住院日期", case.admitted_on)


def may_not_evaluate(case: GuardianshipCase, office: OfficeFacts, day: date) -> str | None:
    """The whole year is evaluated jointly, quarter by quarter, once it is over (年度评估)."""
    year = reading.year_in_hand(case, day)
    if year is None:
        return "没有待评估的监护年度。"
    if year.evaluated_on is None or year.result is None:
        return f"请在{year.year_from}起的监护年度中填写年度评估日期和评估结果。"
    if year.year_to is not None and year.evaluated_on < year.year_to:
        return f"监护年度到{year.year_to}，尚未届满，不能作年度评估。"
    absent = [body.label for body in Evaluator if body not in (year.evaluators or ())]
    if absent:
        return f"年度评估由有关单位联合进行，尚缺：{JOIN.join(absent)}。"
    missing = reading.missing_quarters(case, year)
    if missing:
        return f"下列季度尚未评估：{JOIN.join(block.label for block in missing)}。"
    return None


def may_not_pay(case: GuardianshipCase, office: OfficeFacts, day: date) -> str | None:
    """A reward is paid for a year found as done, after approval, with its voucher (兑现)."""
    year = reading.year_evaluated(case, day)
    if year is None:
        return "没有待兑现的监护年度。"
    if year.result is not Result.PASS:
        return "年度评估结果不是“合格”，不能登记兑现。"
    reward = reading.reward_of(case, year)
    if reward is None:
        return f"尚未登记至{year.year_to}止的奖励。"
    if reward.approved_on is None:
        return "奖励尚未批准，请填写批准日期。"
    if reward.paid_on is None:
        return "请填写奖励的发放日期。"
    wrong = too_early("发放日期", reward.paid_on, "批准日期", reward.approved_on)
    return wrong or (None if reward.voucher_no else "请填写发放凭证号。")


def may_not_deny(case: GuardianshipCase, office: OfficeFacts, day: date) -> str | None:
    """A refusal has a written reason, and the guardian is told so that he can object (不予兑现)."""
    year = reading.year_evaluated(case, day)
    if year is None:
        return "没有待兑现的监护年度。"
    if year.denied_on is None or not (year.denied_reason or "").strip():
        return "不予兑现须写明日期和书面理由。"
    if year.denial_told_on is None:
        return "不予兑现须书面告知监护人并说明异议期，请填写告知日期。"
    return too_early("告知日期", year.denial_told_on, "不予兑现日期", year.denied_on)


def may_not_renew(case: GuardianshipCase, office: OfficeFacts, day: date) -> str | None:
    """The next year has its own letter (续签)."""
    year = reading.last_signed(case)
    settled = year is not None and reading.settled_on(case, year) is not None
    return "尚未登记下一监护年度的责任书。" if settled else may_not_sign(case, office, day)


def may_not_change(case: GuardianshipCase, office: OfficeFacts, day: date) -> str | None:
    """Who was the guardian is known, and another one is (变更监护人)."""
    if not case.former_guardian:
        return "请填写原监护人：变更以前的责任书、评估和奖励是他的。"
    if case.former_guardian == reading.guardian_name(case):
        return f"监护人仍是{case.former_guardian}，请先填写新的监护人。"
    return None


def may_not_sign_again(case: GuardianshipCase, office: OfficeFacts, day: date) -> str | None:
    """A new guardian signs a new letter (变更监护人后重新签订)."""
    year, changed = reading.last_signed(case), case.guardian_changed_on
    if year is not None and changed is not None and year.agreement_on is not None and year.agreement_on < changed:
        return "变更监护人后尚未签订新的监护责任书。"
    return may_not_sign(case, office, day)


def may_not_close(case: GuardianshipCase, office: OfficeFacts, day: date) -> str | None:
    """That a patient is cared for no more is for the doctor to say; only who has signed can withdraw (结案)."""
    if case.close_reason is CloseReason.RECOVERED and (case.notified_on is None or not case.notified_by):
        return "不再纳入以精防医生告知为准，请填写告知医生和告知日期。"
    if case.close_reason is CloseReason.WITHDRAWN and reading.last_signed(case) is None:
        return "监护人尚未签订监护责任书，不适用监护人退出。"
    return too_early("结案日期", case.closed_on, "提出日期", case.proposed_on)


TRANSITIONS = (
    Transition("propose", "提出", (), State.PROPOSED, happened=GuardianshipCase.proposed_on),
    Transition(
        "sign", "签订监护责任书", (State.PROPOSED,), State.SIGNED,
        needs=(GuardianshipCase.patient, GuardianshipCase.relation, GuardianshipCase.guardian_fit), refuse=may_not_sign,
    ),
    Transition(
        "sign_again", "与新监护人签订监护责任书", (State.GUARDIAN_CHANGE,), State.SIGNED,
        needs=(GuardianshipCase.relation, GuardianshipCase.guardian_fit), refuse=may_not_sign_again,
    ),
    Transition("start", "进入监护年度", (State.SIGNED,), State.IN_YEAR, refuse=may_not_start),
    Transition(
        "admit", "住院", (State.SIGNED, State.IN_YEAR), State.INPATIENT,
        needs=(GuardianshipCase.admitted_on,), happened=GuardianshipCase.admitted_on,
    ),
    Transition(
        "discharge", "出院", (State.INPATIENT,), State.IN_YEAR,
        needs=(GuardianshipCase.discharged_on,), refuse=may_not_discharge, happened=GuardianshipCase.discharged_on,
    ),
    Transition("evaluate", "年度评估", UNDER_WAY, State.EVALUATED, refuse=may_not_evaluate, decided_by=JOINTLY),
    Transition("pay", "兑现奖励", (State.EVALUATED,), State.PAID, refuse=may_not_pay),
    Transition("deny", "不予兑现", (State.EVALUATED,), State.DENIED, refuse=may_not_deny, decided_by=JOINTLY),
    Transition("renew", "转入下一年度责任书", SETTLED, State.SIGNED, refuse=may_not_renew),
    Transition(
        "change_guardian", "变更监护人", (State.SIGNED, *UNDER_WAY, State.EVALUATED, *SETTLED), State.GUARDIAN_CHANGE,
        needs=(GuardianshipCase.guardian_changed_on,), refuse=may_not_change, happened=GuardianshipCase.guardian_changed_on,
    ),
    Transition(
        "close", "结案", ON_REGISTER, State.CLOSED,
        needs=(GuardianshipCase.closed_on, GuardianshipCase.close_reason),
        refuse=may_not_close, happened=GuardianshipCase.closed_on, told_by=GuardianshipCase.close_reason,
    ),
)  # fmt: skip
