"""What a clerk should look at before going on (提示): sentences, none of which stops a save."""

from collections.abc import Iterator
from datetime import date

from libao_desk.declare.lifecycle import not_carried_out
from libao_desk.declare.path import path
from libao_desk.registers.corrections.rules.leave import days_away, kind, overlapping

from .codes import (
    CLOSED,
    ApprovalLevel,
    CorrectionCategory,
    CorrectionState,
    DecidingOrganKind,
    ExitKind,
    LeaveKind,
    SentenceKind,
)
from .doubts import doubts
from .ending import released_too_soon
from .lifecycle import TRANSITIONS, team_make_up
from .model import CorrectionCase
from .reading import DECIDED_HERE, class_on, is_juvenile_on, leave_days
from .term_length import days_off, length_doubt

WITH_PROHIBITION = (CorrectionCategory.PUBLIC_SURVEILLANCE, CorrectionCategory.SUSPENDED_SENTENCE)
OUT_OF_HAND = (CorrectionState.MISSING, CorrectionState.HELD, CorrectionState.REVOKING)

SURVEILLANCE_MONTHS = (3, 24)
"""Public surveillance lasts three months to two years (刑法 38)."""
PROBATION_MONTHS = {SentenceKind.SHORT_DETENTION: (2, 12), SentenceKind.FIXED_TERM: (12, 60)}
"""Probation lasts two months to one year for short detention, one to five years for a fixed term (刑法 73)."""

ACT_OF_ENDING = {
    ExitKind.TERM_ENDED: "release",
    ExitKind.PARDONED: "pardon",
    ExitKind.DEATH: "die",
    ExitKind.PLACE_CHANGED: "transfer",
    ExitKind.RECALLED: "revoke",
    ExitKind.PROBATION_REVOKED: "revoke",
    ExitKind.PAROLE_REVOKED: "revoke",
}
"""The move that carries out each kind of end."""
_TITLES = {move.event: move.title for move in TRANSITIONS}

_RANK = {ApprovalLevel.OFFICE: 0, ApprovalLevel.COUNTY: 1, ApprovalLevel.UPPER: 2}
_WANTED = {LeaveKind.SHORT: 0, LeaveKind.LONG: 1, LeaveKind.UPPER: 2}


def warnings(case: CorrectionCase) -> tuple[str, ...]:
    """Every sentence that fits the case, gravest first."""
    return (
        *_not_carried_out(case),
        *_juvenile(case),
        *_term(case),
        *_team(case),
        *_class(case),
        *_undated(case),
        *_category(case),
        *_medical(case),
        *_leaves(case),
        *_overlaps(case),
        *_absences(case),
        *_sanctions(case),
        *doubts(case),
        *_released(case),
        *_end(case),
    )


def _not_carried_out(case: CorrectionCase) -> Iterator[str]:
    if case.state in CLOSED:
        return
    if case.ended_on is None:
        if case.died_on is not None:
            yield not_carried_out("死亡日期", case.died_on, _TITLES["die"], "未结束")
        return
    event = "close_inquiry" if case.state is CorrectionState.ASSESS else ACT_OF_ENDING.get(case.exit_kind or ExitKind.OTHER, "")
    yield not_carried_out("结束日期", case.ended_on, _TITLES.get(event, "解除、终止或者移交"), "未结束")


def _juvenile(case: CorrectionCase) -> Iterator[str]:
    """One who was under eighteen when it began is kept as a minor (社区矫正法 58), whatever the clerk ticked."""
    if not case.is_juvenile and not case.was_minor_at_offence and is_juvenile_on(case, date.max):
        yield "按出生日期，其在社区矫正开始时未满十八周岁，请核对“未成年社区矫正对象”一项（社区矫正法第58条）。"


def _term(case: CorrectionCase) -> Iterator[str]:
    if days_off(case):
        yield length_doubt(case)
    months = (case.term_years or 0) * 12 + (case.term_months or 0)
    bounds = _bounds(case)
    if months and bounds is not None and not bounds[0] <= months <= bounds[1]:
        yield f"矫正期限{months}个月不在法定范围（{bounds[0]}个月以上{bounds[1]}个月以下）内，请与文书核对（刑法第38、73条）。"


def _bounds(case: CorrectionCase) -> tuple[int, int] | None:
    if case.category is CorrectionCategory.PUBLIC_SURVEILLANCE:
        return SURVEILLANCE_MONTHS
    if case.category is CorrectionCategory.SUSPENDED_SENTENCE and case.sentence_kind is not None:
        return PROBATION_MONTHS.get(case.sentence_kind)
    return None


def _team(case: CorrectionCase) -> Iterator[str]:
    if case.state not in CLOSED and case.team:
        sentence = team_make_up(case, date.max)  # whoever has left is gone, whoever was named stays
        if sentence is not None:
            yield sentence


def _class(case: CorrectionCase) -> Iterator[str]:
    latest = class_on(case, date.max)
    if latest is not case.mgmt_class and latest is not None:
        yield f"管理类别与最近一次调整（{latest.label}）不一致，请核对。"


def _undated(case: CorrectionCase) -> Iterator[str]:
    ticked = (("漏管", case.is_missed, case.missed_found_on), ("重新犯罪", case.has_reoffended, case.reoffended_on))
    for title, is_so, day in ticked:
        if is_so and day is None:
            yield f"已勾选{title}，请填写{title}发现日，否则不计入统计。"


def _category(case: CorrectionCase) -> Iterator[str]:
    if case.prohibition_text and case.category is not None and case.category not in WITH_PROHIBITION:
        yield "只有管制、缓刑可以同时宣告禁止令（刑法第38、72条），请核对。"
    is_medical = case.category is CorrectionCategory.MEDICAL_PAROLE
    if case.medical_parole_kind is not None and case.category is not None and not is_medical:
        yield "“暂予监外执行情形”只适用于暂予监外执行。"
    if is_medical and case.medical_parole_kind is None:
        yield "暂予监外执行须填写情形（刑诉法第265条）。"


def _medical(case: CorrectionCase) -> Iterator[str]:
    approved_elsewhere = case.organ_kind in (DecidingOrganKind.PRISON_ADMINISTRATION, DecidingOrganKind.POLICE)
    open_still = case.state not in CLOSED and case.prison_told_on is None
    if case.category is CorrectionCategory.MEDICAL_PAROLE and approved_elsewhere and open_still:
        yield "本案由监狱管理机关或者公安机关批准：期满三十日前通知原监狱、看守所办理刑满释放手续，解除社区矫正证明书仍由社区矫正机构发给。"


def _leaves(case: CorrectionCase) -> Iterator[str]:
    for leave in case.leaves:
        if leave.ends_on < leave.starts_on:
            yield f"{leave.starts_on:%Y-%m-%d}外出的返回日期早于外出日期。"
        elif leave.approver is not None and _RANK[leave.approver] < _WANTED[kind(case, leave)]:
            yield (
                f"{leave.starts_on:%Y-%m-%d}外出{leave_days(leave)}日（60日内累计{days_away(case, leave)}日），"
                f"批准机关为{leave.approver.label}，与办法第27条的批准权限不符，请核对。"
            )


def _overlaps(case: CorrectionCase) -> Iterator[str]:
    for first, then in overlapping(case):
        yield f"{first.starts_on:%Y-%m-%d}、{then.starts_on:%Y-%m-%d}两次外出的日期重叠，请核对是否重复登记。"


def _absences(case: CorrectionCase) -> Iterator[str]:
    """Whoever stayed away had a reason or had none, and what follows hangs on it (办法 34)."""
    for title, rows in (("教育学习", case.educations), ("公益活动", case.public_services)):
        days = [f"{row.held_on:%Y-%m-%d}" for row in rows if row.is_absent and not (row.absence_reason or "").strip()]
        if days:
            yield f"{'、'.join(days)}{title}缺席，请填写缺席原因；没有正当理由的，写“无正当理由”。"


def _sanctions(case: CorrectionCase) -> Iterator[str]:
    for row in case.sanctions:
        if row.ground is not None and row.ground.kind is not row.kind:
            yield f"“{row.kind.label}”所选的法定事由属于“{row.ground.kind.label}”，请核对。"
        if row.kind not in DECIDED_HERE and row.proposed_on is None:
            yield f"“{row.kind.label}”请填写提请(呈报)日，否则不计入统计。"


def _released(case: CorrectionCase) -> Iterator[str]:
    """A release as of a day on which there could be none, and its papers made out before the term was over (社区矫正法 44)."""
    if case.exit_kind is ExitKind.TERM_ENDED and case.ended_on is not None and case.state is not CorrectionState.SEALED:
        sentence = released_too_soon(case, case.ended_on)
        if sentence is not None:
            yield f"解除/终止日期{case.ended_on:%Y-%m-%d}：{sentence}"
    if case.exit_kind in (None, ExitKind.TERM_ENDED) and case.pardon_on is None and case.term_to is not None:
        for field, day in ((CorrectionCase.certificate_on, case.certificate_on), (CorrectionCase.exit_notices_on, case.exit_notices_on)):
            if day is not None and day < case.term_to:
                yield f"{path(field).label}{day:%Y-%m-%d}早于矫正期限届满日{case.term_to:%Y-%m-%d}，期满之日才发给、通知，请核对。"


def _end(case: CorrectionCase) -> Iterator[str]:
    if case.state in OUT_OF_HAND:
        yield f"对象处于“{case.state.label}”，期满不得自动解除，须请示县级社区矫正机构。"
    if case.is_sealable and case.state in CLOSED and case.state is not CorrectionState.SEALED:
        yield "本案符合犯罪记录封存条件，矫正结束后三日内应当封存。"
    if case.exit_kind is ExitKind.DEATH and case.died_on is not None and case.ended_on not in (None, case.died_on):
        yield f"死亡日期{case.died_on}与解除/终止日期{case.ended_on}不同，请核对：死亡的，矫正在死亡之日终止（社区矫正法第45条）。"
