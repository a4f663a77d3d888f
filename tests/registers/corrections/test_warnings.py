"""What a clerk is asked to look at: a sentence for each oddity, none for a sound case."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from libao_desk.people.codes import Sex
from libao_desk.registers.corrections.codes import (
    ApprovalLevel,
    CorrectionCategory,
    CorrectionState,
    EducationKind,
    ExitKind,
    ManagementClass,
    MedicalParoleKind,
    SanctionKind,
    SentenceKind,
)
from libao_desk.registers.corrections.grounds import SanctionGround
from libao_desk.registers.corrections.model import CorrectionCase
from libao_desk.registers.corrections.parts import CorrectionClassChange, CorrectionEducation
from libao_desk.registers.corrections.warnings import warnings

from .builders import a_case, a_juvenile, a_leave, a_medical_parole, a_member, a_person, a_sanction

S = CorrectionState


def _lesson(day: int, reason: str | None = None, *, is_absent: bool | None = True) -> CorrectionEducation:
    return CorrectionEducation(kind=EducationKind.GROUP, held_on=date(2020, 11, day), is_absent=is_absent, absence_reason=reason)


ODD: dict[str, tuple[Callable[[], CorrectionCase], str]] = {
    "lessons missed without a word why": (
        lambda: a_case(educations=[_lesson(1), _lesson(2, "住院"), _lesson(3, " "), _lesson(4, is_absent=None)]),
        "2020-11-01、2020-11-03教育学习缺席，请填写缺席原因；没有正当理由的，写“无正当理由”。",
    ),
    "a death that was typed and not carried out": (
        lambda: a_case(ended_on=date(2020, 12, 20), exit_kind=ExitKind.DEATH),
        "已填结束日期2020-12-20而尚未办理“死亡终止”，花名册、统计仍按未结束计算，请办理。",
    ),
    "an end of unknown kind": (
        lambda: a_case(ended_on=date(2020, 12, 20)),
        "已填结束日期2020-12-20而尚未办理“解除、终止或者移交”，花名册、统计仍按未结束计算，请办理。",
    ),
    "a minor who is not kept as one": (
        lambda: a_juvenile(is_juvenile=False, was_minor_at_offence=None, team=[]),
        "按出生日期，其在社区矫正开始时未满十八周岁，请核对“未成年社区矫正对象”一项（社区矫正法第58条）。",
    ),
    "a fixed term with too short a probation": (
        lambda: a_case(term_years=None, term_months=11, term_to=date(2021, 6, 5)),
        "矫正期限11个月不在法定范围（12个月以上60个月以下）内，请与文书核对（刑法第38、73条）。",
    ),
    "short detention with too long a probation": (
        lambda: a_case(sentence_kind=SentenceKind.SHORT_DETENTION, term_months=1, term_to=date(2021, 8, 5)),
        "矫正期限13个月不在法定范围（2个月以上12个月以下）内，请与文书核对（刑法第38、73条）。",
    ),
    "surveillance over two years": (
        lambda: a_case(category=CorrectionCategory.PUBLIC_SURVEILLANCE, term_years=2, term_months=1, term_to=date(2022, 8, 5)),
        "矫正期限25个月不在法定范围（3个月以上24个月以下）内，请与文书核对（刑法第38、73条）。",
    ),
    "a woman without a woman": (
        lambda: a_case(person=a_person(sex=Sex.FEMALE)),
        "社区矫正对象为女性，矫正小组中应当有女性成员（社区矫正法第25条）。",
    ),
    "the only woman has left a woman's team": (
        lambda: a_case(person=a_person(sex=Sex.FEMALE), team=[a_member(), a_member(sex=Sex.FEMALE, ends_on=date(2020, 9, 30))]),
        "社区矫正对象为女性，矫正小组中应当有女性成员（社区矫正法第25条）。",
    ),
    "a prohibition on parole": (
        lambda: a_case(category=CorrectionCategory.PAROLE, prohibition_text="禁止进入网吧。"),
        "只有管制、缓刑可以同时宣告禁止令（刑法第38、72条），请核对。",
    ),
    "an illness on probation": (
        lambda: a_case(medical_parole_kind=MedicalParoleKind.ILLNESS),
        "“暂予监外执行情形”只适用于暂予监外执行。",
    ),
    "medical parole without a cause": (
        lambda: a_medical_parole(medical_parole_kind=None, organ_kind=None),
        "暂予监外执行须填写情形（刑诉法第265条）。",
    ),
    "the prison has to be told": (
        a_medical_parole,
        "本案由监狱管理机关或者公安机关批准：期满三十日前通知原监狱、看守所办理刑满释放手续，解除社区矫正证明书仍由社区矫正机构发给。",
    ),
    "back before he left": (
        lambda: a_case(leaves=[a_leave(ends_on=date(2020, 12, 6))]),
        "2020-12-07外出的返回日期早于外出日期。",
    ),
    "eight days approved by the office": (
        lambda: a_case(leaves=[a_leave(ends_on=date(2020, 12, 14))]),
        "2020-12-07外出8日（60日内累计8日），批准机关为司法所(受委托)，与办法第27条的批准权限不符，请核对。",
    ),
    "forty days approved by the county": (
        lambda: a_case(leaves=[a_leave(ends_on=date(2021, 1, 15), approver=ApprovalLevel.COUNTY)]),
        "2020-12-07外出40日（60日内累计40日），批准机关为县级社区矫正机构，与办法第27条的批准权限不符，请核对。",
    ),
    "a warning on the ground of an admonition": (
        lambda: a_case(sanctions=[a_sanction(SanctionKind.WARNING, ground=SanctionGround.ADMONITION_RULES)]),
        "“警告”所选的法定事由属于“训诫”，请核对。",
    ),
    "proposed, no day": (
        lambda: a_case(sanctions=[a_sanction(proposed_on=None)]),
        "“提请撤销缓刑”请填写提请(呈报)日，否则不计入统计。",
    ),
    "another class than the last change": (
        lambda: a_case(class_changes=[CorrectionClassChange(starts_on=date(2020, 7, 13), mgmt_class=ManagementClass.STRICT)]),
        "管理类别与最近一次调整（严管）不一致，请核对。",
    ),
    "taken over by nobody, no day": (lambda: a_case(is_missed=True), "已勾选漏管，请填写漏管发现日，否则不计入统计。"),
    "reoffended, no day": (lambda: a_case(has_reoffended=True), "已勾选重新犯罪，请填写重新犯罪发现日，否则不计入统计。"),
    "lost": (lambda: a_case(S.MISSING), "对象处于“失联”，期满不得自动解除，须请示县级社区矫正机构。"),
    "held": (lambda: a_case(S.HELD), "对象处于“被限制人身自由”，期满不得自动解除，须请示县级社区矫正机构。"),
    "before the court": (lambda: a_case(S.REVOKING), "对象处于“撤销收监审理中”，期满不得自动解除，须请示县级社区矫正机构。"),
    "a death put right, its end left behind": (
        lambda: a_case(S.TERMINATED, exit_kind=ExitKind.DEATH, died_on=date(2020, 12, 18), ended_on=date(2020, 12, 20)),
        "死亡日期2020-12-18与解除/终止日期2020-12-20不同，请核对：死亡的，矫正在死亡之日终止（社区矫正法第45条）。",
    ),
    "to be sealed": (
        lambda: a_juvenile(state=S.RELEASED, team=[]),
        "本案符合犯罪记录封存条件，矫正结束后三日内应当封存。",
    ),
}


@pytest.mark.parametrize("name", ODD)
def test_an_oddity_is_said_in_one_sentence(name: str) -> None:
    make, sentence = ODD[name]
    assert warnings(make()) == (sentence,)


SOUND: dict[str, Callable[[], CorrectionCase]] = {
    "probation": a_case,
    "five years of probation": lambda: a_case(term_years=5, term_to=date(2025, 7, 5)),
    "a correction of one day": lambda: a_case(term_years=None, term_days=1, term_to=date(2020, 7, 6)),
    "half a year of parole": lambda: a_case(category=CorrectionCategory.PAROLE, term_years=None, term_months=6, term_to=date(2021, 1, 5)),
    "a woman who joined the team later": lambda: a_case(
        person=a_person(sex=Sex.FEMALE), team=[a_member(), a_member(sex=Sex.FEMALE, starts_on=date(2020, 9, 1))]
    ),
    "away for a day": lambda: a_case(leaves=[a_leave(ends_on=date(2020, 12, 7), returned_on=date(2020, 12, 7))]),
    "a prohibition on probation": lambda: a_case(prohibition_text="禁止进入网吧。"),
    "a short leave": lambda: a_case(leaves=[a_leave()]),
    "a short leave the county approved": lambda: a_case(leaves=[a_leave(approver=ApprovalLevel.COUNTY)]),
    "the fitting ground": lambda: a_case(sanctions=[a_sanction(SanctionKind.WARNING, ground=SanctionGround.WARNING_RULES)]),
    "a warning of which only the decision is dated": lambda: a_case(
        sanctions=[a_sanction(SanctionKind.WARNING, proposed_on=None, decided_on=date(2020, 12, 3))]
    ),
    "the prison was told": lambda: a_medical_parole(prison_told_on=date(2021, 6, 1)),
    "the class of the last change": lambda: a_case(
        class_changes=[CorrectionClassChange(starts_on=date(2020, 7, 13), mgmt_class=ManagementClass.NORMAL)]
    ),
    "reoffended, with its day": lambda: a_case(has_reoffended=True, reoffended_on=date(2020, 12, 1)),
    "sealed": lambda: a_juvenile(state=S.SEALED),
}


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_case_says_nothing(name: str) -> None:
    assert warnings(SOUND[name]()) == ()


CC, SK = CorrectionCategory, SentenceKind
LAWFUL_MONTHS = {
    "public surveillance": ({"category": CC.PUBLIC_SURVEILLANCE}, 3, 24),
    "probation for short detention": ({"category": CC.SUSPENDED_SENTENCE, "sentence_kind": SK.SHORT_DETENTION}, 2, 12),
    "probation for a fixed term": ({"category": CC.SUSPENDED_SENTENCE, "sentence_kind": SK.FIXED_TERM}, 12, 60),
}


@pytest.mark.parametrize(("values", "least", "most"), LAWFUL_MONTHS.values(), ids=LAWFUL_MONTHS)
def test_a_term_may_be_as_short_and_as_long_as_the_law_says(values: dict[str, Any], least: int, most: int) -> None:
    said = {n: warnings(a_case(term_years=None, term_months=n, term_to=None, **values)) for n in (least - 1, least, most, most + 1)}
    assert [n for n, sentences in said.items() if sentences] == [least - 1, most + 1]
    assert all(f"（{least}个月以上{most}个月以下）" in said[n][0] for n in (least - 1, most + 1))


AL = ApprovalLevel
APPROVED = {
    "seven days": (7, {AL.OFFICE, AL.COUNTY, AL.UPPER}),
    "eight": (8, {AL.COUNTY, AL.UPPER}),
    "thirty": (30, {AL.COUNTY, AL.UPPER}),
    "thirty-one": (31, {AL.UPPER}),
}


@pytest.mark.parametrize(("days", "fitting"), APPROVED.values(), ids=APPROVED)
def test_who_may_approve_an_absence_of_so_many_days(days: int, fitting: set[ApprovalLevel]) -> None:
    ends_on = date(2020, 12, 7) + timedelta(days=days - 1)
    assert {level for level in AL if not warnings(a_case(leaves=[a_leave(ends_on=ends_on, approver=level)]))} == fitting
