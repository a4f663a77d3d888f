"""Which moves a case may make, what each needs, and the sentence of the law with which one is refused."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from libao_desk.core.errors import Refusal
from libao_desk.people.codes import Sex
from libao_desk.registers.corrections.codes import (
    CheckInResult,
    CorrectionCategory,
    CorrectionState,
    ExitKind,
    SanctionKind,
)
from libao_desk.registers.corrections.model import CorrectionCase
from libao_desk.registers.corrections.parts_events import CorrectionLibertyEvent, CorrectionSearch
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordDraft

from .builders import (
    CORRECTIONS,
    OFFICE,
    TODAY,
    a_case,
    a_checked_in,
    a_juvenile,
    a_medical_parole,
    a_member,
    a_move,
    a_person,
    a_sanction,
    an_expected,
)

S = CorrectionState

ALLOWED = {
    ("entrust", S.EXPECTED): S.ASSESS,
    ("receive", S.ASSESS): S.EXPECTED,
    ("close_inquiry", S.ASSESS): S.TERMINATED,
    ("register", S.EXPECTED): S.REGISTERED,
    ("register", S.MISSING): S.REGISTERED,
    ("no_show", S.EXPECTED): S.MISSING,
    ("announce", S.REGISTERED): S.ACTIVE,
    ("lose", S.ACTIVE): S.MISSING,
    ("find", S.MISSING): S.ACTIVE,
    ("hold", S.ACTIVE): S.HELD,
    ("free", S.HELD): S.ACTIVE,
    ("propose_revocation", S.ACTIVE): S.REVOKING,
    ("propose_revocation", S.MISSING): S.REVOKING,
    ("propose_revocation", S.HELD): S.REVOKING,
    ("revoke", S.REVOKING): S.TERMINATED,
    ("keep", S.REVOKING): S.ACTIVE,
    ("transfer", S.ACTIVE): S.TRANSFERRED,
    ("release", S.ACTIVE): S.RELEASED,
    ("pardon", S.ACTIVE): S.RELEASED,
    ("die", S.ASSESS): S.TERMINATED,
    ("die", S.EXPECTED): S.TERMINATED,
    ("die", S.REGISTERED): S.TERMINATED,
    ("die", S.ACTIVE): S.TERMINATED,
    ("die", S.MISSING): S.TERMINATED,
    ("die", S.HELD): S.TERMINATED,
    ("die", S.REVOKING): S.TERMINATED,
    ("seal", S.RELEASED): S.SEALED,
    ("seal", S.TERMINATED): S.SEALED,
}
EVENTS = [move.event for move in CORRECTIONS.transitions]


@pytest.mark.parametrize("state", S)
@pytest.mark.parametrize("event", EVENTS)
def test_a_move_starts_only_where_the_table_lets_it(event: str, state: CorrectionState) -> None:
    move = CORRECTIONS.transition(event)
    assert (move.target if state in move.sources else None) is ALLOWED.get((event, state))


def test_only_the_expectation_is_a_birth() -> None:
    assert [move.event for move in CORRECTIONS.transitions if not move.sources] == ["expect"]


def test_a_move_the_state_forbids_is_refused_with_a_sentence(office: Office) -> None:
    ref = office.records.save(RecordDraft("corrections"))
    with pytest.raises(Refusal) as refused:
        office.records.move(ref, "release")
    assert refused.value.sentence == "当前状态为“待报到”，不能办理“期满解除”。"


NEEDS = {
    "entrust": {"entrusted_on"},
    "close_inquiry": {"opinion_sent_on", "ended_on", "exit_kind"},
    "register": {"person", "category", "checked_in_on"},
    "announce": {"intake_announced_on", "responsibility_signed_on"},
    "revoke": {"ended_on", "exit_kind"},
    "transfer": {"ended_on", "exit_kind"},
    "release": {"term_to", "ended_on", "exit_kind"},
    "pardon": {"pardon_on", "ended_on", "exit_kind"},
    "die": {"death_known_on", "ended_on", "exit_kind"},
    "seal": {"sealed_on"},
}


@pytest.mark.parametrize("event", EVENTS)
def test_a_move_asks_for_what_it_cannot_do_without(event: str) -> None:
    assert {field.key for field in CORRECTIONS.transition(event).needs} == NEEDS.get(event, set())


DECIDED_BY = {
    "register": "县级社区矫正机构",
    "announce": "县级社区矫正机构或者受委托的司法所",
    "hold": "采取措施的机关",
    "propose_revocation": "县级社区矫正机构",
    "revoke": "人民法院、监狱管理机关或者公安机关",
    "release": "县级社区矫正机构",
    "seal": "县级社区矫正机构",
}


@pytest.mark.parametrize("event", DECIDED_BY)
def test_a_move_names_the_body_that_decides(event: str) -> None:
    assert CORRECTIONS.transition(event).decided_by == DECIDED_BY[event]


def _lost(**values: Any) -> list[CorrectionSearch]:
    return [CorrectionSearch(**({"lost_found_on": date(2020, 12, 1)} | values))]


def _held(**values: Any) -> list[CorrectionLibertyEvent]:
    return [CorrectionLibertyEvent(**({"starts_on": date(2020, 12, 1)} | values))]


def _ended(kind: ExitKind, **values: Any) -> dict[str, Any]:
    return {"ended_on": TODAY, "exit_kind": kind} | values


GRANTED: dict[str, Any] = {"decided_on": date(2020, 12, 28), "is_granted": True}
REFUSED: dict[str, Any] = {"decided_on": date(2020, 12, 28), "is_granted": False}
AGREED: dict[str, Any] = {"decided_on": date(2020, 10, 20), "is_agreed": True}

PASSES: dict[str, tuple[str, Callable[[], CorrectionCase]]] = {
    "an inquiry": ("entrust", lambda: an_expected(entrusted_on=date(2020, 6, 1))),
    "a notice came": ("receive", lambda: an_expected(state=S.ASSESS, notice_received_on=date(2020, 7, 7))),
    "the papers came": ("receive", lambda: an_expected(state=S.ASSESS, docs_received_on=date(2020, 7, 7))),
    "no correction followed": ("close_inquiry", lambda: an_expected(**_ended(ExitKind.OTHER))),
    "he came": ("register", lambda: an_expected(checked_in_on=date(2020, 7, 10))),
    "he came after being missed": ("register", lambda: an_expected(state=S.MISSING, checked_in_on=date(2020, 7, 30))),
    "nobody came": ("no_show", lambda: an_expected()),
    "nobody was brought": (
        "no_show",
        lambda: an_expected(category=CorrectionCategory.MEDICAL_PAROLE, effective_on=None, organ_received_on=date(2020, 12, 1)),
    ),
    "a team stands": ("announce", lambda: a_checked_in(intake_announced_on=date(2020, 7, 13))),
    "a woman in a woman's team": (
        "announce",
        lambda: a_checked_in(person=a_person(sex=Sex.FEMALE), team=[a_member(), a_member(sex=Sex.FEMALE)]),
    ),
    "one who knows minors": ("announce", lambda: a_juvenile(state=S.REGISTERED, team=[a_member(knows_minors=True)])),
    "one of two knows minors": ("announce", lambda: a_juvenile(state=S.REGISTERED, team=[a_member(), a_member(knows_minors=True)])),
    "lost today": ("lose", lambda: a_case(searches=_lost(lost_found_on=TODAY))),
    "lost": ("lose", lambda: a_case(searches=_lost())),
    "found": ("find", lambda: a_case(S.MISSING, searches=_lost(found_on=date(2020, 12, 9)))),
    "arrested": ("hold", lambda: a_case(liberty_events=_held())),
    "set free": ("free", lambda: a_case(S.HELD, liberty_events=_held(ends_on=date(2020, 12, 9)))),
    "probation": ("propose_revocation", lambda: a_case(sanctions=[a_sanction()])),
    "parole": (
        "propose_revocation",
        lambda: a_case(category=CorrectionCategory.PAROLE, sanctions=[a_sanction(SanctionKind.REVOKE_PAROLE)]),
    ),
    "recall": ("propose_revocation", lambda: a_medical_parole(sanctions=[a_sanction(SanctionKind.RECALL)])),
    "revoked": ("revoke", lambda: a_case(S.REVOKING, sanctions=[a_sanction(**GRANTED)], **_ended(ExitKind.PROBATION_REVOKED))),
    "parole revoked": (
        "revoke",
        lambda: a_case(
            S.REVOKING,
            category=CorrectionCategory.PAROLE,
            sanctions=[a_sanction(SanctionKind.REVOKE_PAROLE, **GRANTED)],
            **_ended(ExitKind.PAROLE_REVOKED),
        ),
    ),
    "recalled": (
        "revoke",
        lambda: a_medical_parole(state=S.REVOKING, sanctions=[a_sanction(SanctionKind.RECALL, **GRANTED)], **_ended(ExitKind.RECALLED)),
    ),
    "kept": ("keep", lambda: a_case(S.REVOKING, sanctions=[a_sanction(**REFUSED)])),
    "kept for the second time": (
        "keep",
        lambda: a_case(S.REVOKING, sanctions=[a_sanction(**REFUSED), a_sanction(proposed_on=date(2020, 8, 3), **GRANTED)]),
    ),
    "the second of two moves": (
        "transfer",
        lambda: a_case(
            place_changes=[a_move(**AGREED), a_move(**AGREED, checked_in_new_on=date(2020, 10, 27))], **_ended(ExitKind.PLACE_CHANGED)
        ),
    ),
    "moved": (
        "transfer",
        lambda: a_case(place_changes=[a_move(**AGREED, checked_in_new_on=date(2020, 10, 27))], **_ended(ExitKind.PLACE_CHANGED)),
    ),
    "on the last day of the term": ("release", lambda: a_case(term_to=TODAY, **_ended(ExitKind.TERM_ENDED))),
    "pardoned before it": ("pardon", lambda: a_case(pardon_on=TODAY, **_ended(ExitKind.PARDONED))),
    "dead": ("die", lambda: a_case(death_known_on=TODAY, **_ended(ExitKind.DEATH))),
    "a juvenile's record": ("seal", lambda: a_juvenile(state=S.RELEASED)),
}


@pytest.mark.parametrize("name", PASSES)
def test_a_guard_lets_a_sound_case_pass(name: str) -> None:
    event, make = PASSES[name]
    move = CORRECTIONS.transition(event)
    assert move.refuse is not None
    assert move.refuse(make(), OFFICE, TODAY) is None


def test_every_guard_has_a_case_that_passes() -> None:
    assert {event for event, _ in PASSES.values()} == {move.event for move in CORRECTIONS.transitions if move.refuse is not None}


NO_GRANT = "“奖惩”中尚无准许撤销或者收监执行的裁定、决定，不能终止。"
NO_REFUSAL = "“奖惩”中尚无不予撤销或者不予收监的裁定、决定。"
NOT_SEALABLE = "只有犯罪时不满十八周岁、被判处五年有期徒刑以下刑罚的，才应当封存（刑诉法第286条）。"

REFUSALS: dict[str, tuple[str, Callable[[], CorrectionCase], str]] = {
    "an inquiry after the papers": (
        "entrust",
        lambda: an_expected(docs_received_on=date(2020, 7, 8)),
        "已收到生效的法律文书，不能再转入调查评估。",
    ),
    "nothing received": (
        "receive",
        lambda: an_expected(state=S.ASSESS),
        "尚未收到决定机关的通知或者法律文书，请先填写“收到决定机关通知日”或者“法律文书收到日期”。",
    ),
    "an inquiry closed as a release": (
        "close_inquiry",
        lambda: an_expected(**_ended(ExitKind.TERM_ENDED)),
        "解除/终止类型应为“其他”。",
    ),
    "recorded as not come": (
        "register",
        lambda: an_expected(checkin_result=CheckInResult.NO_SHOW),
        "报到情况为“未报到且下落不明”，不能办理接收登记。",
    ),
    "found after the announcement": ("register", lambda: a_case(S.MISSING), "该对象已经入矫宣告，找到后请办理“失联找到”。"),
    "he did come": ("no_show", lambda: an_expected(checked_in_on=date(2020, 7, 10)), "该对象已有报到日期，不能登记为未报到。"),
    "the judgment's day unknown": ("no_show", lambda: an_expected(effective_on=None), "请先填写“生效日期”，才能计算报到期限。"),
    "the decision's day unknown": (
        "no_show",
        lambda: an_expected(category=CorrectionCategory.MEDICAL_PAROLE),
        "请先填写“监所收到暂予监外执行决定日”，才能计算报到期限。",
    ),
    "the tenth day is a holiday": (
        "no_show",
        lambda: an_expected(effective_on=date(2020, 12, 22)),
        "报到期限至2021-01-04届满（社区矫正法第21条），期限未满不能登记为未报到。",
    ),
    "no team": ("announce", lambda: a_checked_in(team=[]), "尚未确定矫正小组，不能入矫宣告（社区矫正法第25条）。"),
    "a team that has left": (
        "announce",
        lambda: a_checked_in(team=[a_member(ends_on=date(2020, 12, 30))]),
        "尚未确定矫正小组，不能入矫宣告（社区矫正法第25条）。",
    ),
    "no woman for a woman": (
        "announce",
        lambda: a_checked_in(person=a_person(sex=Sex.FEMALE)),
        "社区矫正对象为女性，矫正小组中应当有女性成员（社区矫正法第25条）。",
    ),
    "nobody who knows minors": (
        "announce",
        lambda: a_juvenile(state=S.REGISTERED),
        "社区矫正对象为未成年人，矫正小组应当吸收熟悉未成年人身心特点的人员（社区矫正法第52条）。",
    ),
    "once a juvenile, always one": (
        "announce",
        lambda: a_checked_in(is_juvenile=True),
        "社区矫正对象为未成年人，矫正小组应当吸收熟悉未成年人身心特点的人员（社区矫正法第52条）。",
    ),
    "lost without a search": ("lose", lambda: a_case(), "请先在“失联查找”中登记发现失联日。"),
    "lost before it was found out": (
        "lose",
        lambda: a_case(searches=_lost(lost_found_on=date(2021, 1, 1))),
        "失联于2021-01-01发现，不能早于该日登记。",
    ),
    "found without ever having come": ("find", lambda: an_expected(state=S.MISSING), "该对象从未入矫宣告，找到后应当先办理报到接收。"),
    "not found": ("find", lambda: a_case(S.MISSING, searches=_lost()), "“失联查找”中尚未填写找到日。"),
    "held by nobody": ("hold", lambda: a_case(), "请先在“被限制人身自由”中登记措施和起始日期。"),
    "still held": (
        "free",
        lambda: a_case(S.HELD, liberty_events=_held()),
        "自2020-12-01起的限制人身自由措施尚未填写解除日。",
    ),
    "surveillance cannot be revoked": (
        "propose_revocation",
        lambda: a_case(category=CorrectionCategory.PUBLIC_SURVEILLANCE, sanctions=[a_sanction()]),
        "管制没有撤销、收监执行程序。",
    ),
    "no category": ("propose_revocation", lambda: a_case(category=None), "请先填写矫正类别。"),
    "nothing proposed": (
        "propose_revocation",
        lambda: a_case(sanctions=[a_sanction(proposed_on=None)]),
        "请先在“奖惩”中登记县级社区矫正机构“提请撤销缓刑”的提请日。",
    ),
    "the wrong proposal": (
        "propose_revocation",
        lambda: a_medical_parole(sanctions=[a_sanction()]),
        "请先在“奖惩”中登记县级社区矫正机构“提请收监执行”的提请日。",
    ),
    "already ruled on": (
        "propose_revocation",
        lambda: a_case(sanctions=[a_sanction(**REFUSED)]),
        "请先在“奖惩”中登记县级社区矫正机构“提请撤销缓刑”的提请日。",
    ),
    "no ruling": ("revoke", lambda: a_case(S.REVOKING, sanctions=[a_sanction()]), NO_GRANT),
    "a ruling that refuses": ("revoke", lambda: a_case(S.REVOKING, sanctions=[a_sanction(**REFUSED)]), NO_GRANT),
    "revoked as a release": (
        "revoke",
        lambda: a_case(S.REVOKING, sanctions=[a_sanction(**GRANTED)], **_ended(ExitKind.TERM_ENDED)),
        "解除/终止类型应为“撤销缓刑”。",
    ),
    "kept without a ruling": ("keep", lambda: a_case(S.REVOKING, sanctions=[a_sanction()]), NO_REFUSAL),
    "kept on an older ruling": (
        "keep",
        lambda: a_case(S.REVOKING, sanctions=[a_sanction(proposed_on=date(2020, 8, 3), **REFUSED), a_sanction()]),
        NO_REFUSAL,
    ),
    "kept though revoked": ("keep", lambda: a_case(S.REVOKING, sanctions=[a_sanction(**GRANTED)]), NO_REFUSAL),
    "no decision to move": ("transfer", lambda: a_case(place_changes=[a_move()]), "“执行地变更”中尚无同意变更的决定。"),
    "not allowed to move": (
        "transfer",
        lambda: a_case(place_changes=[a_move(decided_on=TODAY, is_agreed=False)]),
        "“执行地变更”中尚无同意变更的决定。",
    ),
    "not yet taken over": (
        "transfer",
        lambda: a_case(place_changes=[a_move(**AGREED)]),
        "对象尚未到新执行地报到，移交未完成，仍由本地负责。",
    ),
    "moved as a release": (
        "transfer",
        lambda: a_case(place_changes=[a_move(**AGREED, checked_in_new_on=TODAY)], **_ended(ExitKind.TERM_ENDED)),
        "解除/终止类型应为“居住地(执行地)变更”。",
    ),
    "the term runs one more day": (
        "release",
        lambda: a_case(term_to=date(2021, 1, 1), **_ended(ExitKind.TERM_ENDED)),
        "矫正期限至2021-01-01届满，届满之前不能解除矫正（社区矫正法第44条）。",
    ),
    "released as dead": ("release", lambda: a_case(term_to=TODAY, **_ended(ExitKind.DEATH)), "解除/终止类型应为“期满解除”。"),
    "pardoned as a release": ("pardon", lambda: a_case(**_ended(ExitKind.TERM_ENDED)), "解除/终止类型应为“赦免”。"),
    "dead as a release": ("die", lambda: a_case(**_ended(ExitKind.TERM_ENDED)), "解除/终止类型应为“死亡”。"),
    "an adult's record": ("seal", lambda: a_case(S.RELEASED), NOT_SEALABLE),
    "a juvenile's, over five years": (
        "seal",
        lambda: a_juvenile(state=S.RELEASED, sentence_years=5, sentence_days=1),
        NOT_SEALABLE,
    ),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_a_guard_gives_the_reason_of_its_refusal(name: str) -> None:
    event, make, sentence = REFUSALS[name]
    guard = CORRECTIONS.transition(event).refuse
    assert guard is not None
    assert guard(make(), OFFICE, TODAY) == sentence


def test_every_guard_has_a_case_that_is_refused() -> None:
    assert {event for event, _, _ in REFUSALS.values()} == {move.event for move in CORRECTIONS.transitions if move.refuse is not None}


HANDED_OVER = {"category": CorrectionCategory.MEDICAL_PAROLE, "effective_on": None, "organ_received_on": date(2020, 7, 6)}


@pytest.mark.parametrize(
    ("values", "last_day"),
    [
        ({"effective_on": date(2020, 7, 6)}, date(2020, 7, 16)),
        ({"effective_on": date(2020, 12, 22)}, date(2021, 1, 4)),
        (HANDED_OVER, date(2020, 7, 16)),
    ],
    ids=["nothing rolls", "over New Year", "from the organ that has the decision"],
)
def test_nobody_is_missed_before_the_ten_days_are_over(values: dict[str, Any], last_day: date) -> None:
    guard = CORRECTIONS.transition("no_show").refuse
    assert guard is not None
    sentences = [guard(an_expected(**values), OFFICE, last_day + timedelta(days=n)) for n in (-1, 0, 1)]
    assert [sentence is None for sentence in sentences] == [False, False, True]


@pytest.mark.parametrize("state", [S.HELD, S.MISSING, S.REVOKING])
def test_nothing_ends_by_the_term_while_the_subject_is_out_of_hand(state: CorrectionState) -> None:
    assert not any(state in CORRECTIONS.transition(event).sources for event in ("release", "pardon", "transfer"))
