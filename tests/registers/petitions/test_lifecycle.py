"""The course of a matter: every move allowed or refused, and what its dates tell."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from libao_desk.registers.petitions import lifecycle
from libao_desk.registers.petitions.codes import (
    ENDED,
    LegalRoute,
    OpinionResult,
    PetitionKind,
    PetitionState,
    RefuseReason,
    RouteIn,
)
from libao_desk.registers.petitions.model import PetitionMatter
from libao_desk.registers.petitions.parts import PetitionRecheck, PetitionReview

from .builders import OFFICE, a_matter, a_new_one

S = PetitionState
MOVES = {move.event: move for move in lifecycle.TRANSITIONS}
IN_HAND = (S.ACCEPTED, S.HANDLING, S.EXTENDED)
ALLOWED = {
    ("register", S.RECEIVED),
    *((event, S.REGISTERED) for event in ("accept", "forward", "send_back", "direct", "refuse", "route")),
    ("start", S.ACCEPTED),
    ("extend", S.ACCEPTED),
    ("extend", S.HANDLING),
    *(("answer", state) for state in (*IN_HAND, S.ROUTED)),
    ("review", S.ANSWERED),
    ("review", S.CLOSED),
    ("recheck", S.REVIEW),
    ("recheck", S.CLOSED),
    *(("close", state) for state in (S.ROUTED, S.ANSWERED, S.REVIEW, S.RECHECK)),
    *(("settle", state) for state in IN_HAND),
    *(("withdraw", state) for state in (S.RECEIVED, S.REGISTERED, *IN_HAND)),
}


def test_these_moves_and_no_others_are_allowed() -> None:
    assert {(event, state) for event, move in MOVES.items() for state in move.sources} == ALLOWED


def test_nothing_is_left_to_do_where_it_ended() -> None:
    assert {S.FORWARDED, S.DIRECTED, S.REFUSED, S.CLOSED, S.WITHDRAWN, S.SETTLED} == ENDED


UNTOLD = "须先书面告知信访人，请填写告知日期。"
EXTENDED: dict[str, Any] = {"extended_to": date(2020, 10, 20), "extension_notified_on": date(2020, 9, 20)}
REFUSED: dict[str, tuple[str, Callable[[], PetitionMatter], str]] = {
    "registered before it came": (
        "register", lambda: a_new_one(registered_on=date(2020, 8, 2)), "登记日期2020-08-02早于收到日期2020-08-03，请核对。",
    ),
    "forwarded nowhere": ("forward", lambda: a_new_one(passed_on=date(2020, 8, 5)), "请填写转送、交办给哪个单位。"),
    "forwarded behind his back": ("forward", lambda: a_new_one(passed_to="样例站", passed_on=date(2020, 8, 5)), UNTOLD),
    "sent back though brought here": ("send_back", a_new_one, "只有转送、交办来的事项才能提出异议退回。"),
    "sent back without reasons": (
        "send_back", lambda: a_new_one(route_in=RouteIn.ASSIGNED), "提出异议须详细说明理由，请填写异议理由。",
    ),
    "sent back against their will": (
        "send_back",
        lambda: a_new_one(route_in=RouteIn.FORWARDED, objection_reason="不属于本单位职权"),
        "转办、交办机关同意后才能退回；不同意的，由本单位办理。",
    ),
    "directed without a word": ("direct", a_new_one, UNTOLD),
    "refused without a word": ("refuse", a_new_one, UNTOLD),
    "a suggestion has no other way": (
        "route", lambda: a_new_one(kind=PetitionKind.SUGGESTION), "只有申诉求决类事项才导入其他法定途径。",
    ),
    "routed into the petition procedure": (
        "route", lambda: a_new_one(legal_route=LegalRoute.PETITION), "请填写途径分类（信访程序以外的法定途径）。",
    ),
    "accepted though refused": (
        "accept",
        lambda: a_new_one(refuse_reason=RefuseReason.FINAL),
        "已填写不予受理理由“已经复核终结，以同一事实和理由提出”，不能登记受理。",
    ),
    "accepted under the new rule before its way is known": (
        "accept",
        lambda: a_new_one(received_on=date(2022, 5, 1), accepted_on=date(2022, 5, 5)),
        "申诉求决类事项须先判明途径：属于信访程序的才受理（信访工作条例第31条），其他的请导入法定途径。",
    ),
    "accepted before it came": (
        "accept", lambda: a_new_one(accepted_on=date(2020, 8, 1)), "受理日期2020-08-01早于收到日期2020-08-03，请核对。",
    ),
    "begun before it was accepted": (
        "start", lambda: a_matter(started_on=date(2020, 8, 1)), "开始办理日期2020-08-01早于受理日期2020-08-03，请核对。",
    ),
    "extended by thirty-one days": (
        "extend", lambda: a_matter(**(EXTENDED | {"extended_to": date(2020, 11, 2)})), "延期不得超过30日，最迟到2020-11-01。",
    ),
    "extended to the end it had": (
        "extend",
        lambda: a_matter(**(EXTENDED | {"extended_to": date(2020, 10, 2)})),
        "延期须晚于原办结期限2020-10-02，请核对“延期至”。",
    ),
    "extended when it was over": (
        "extend",
        lambda: a_matter(**(EXTENDED | {"extension_notified_on": date(2020, 10, 10)})),
        "延期须在原办结期限2020-10-09前告知信访人，告知日期2020-10-10已过期。",
    ),
    "a suggestion is not extended": (
        "extend",
        lambda: a_matter(kind=PetitionKind.SUGGESTION, **EXTENDED),
        "只有受理后按信访程序办理的申诉求决事项才有60日期限和延期。",
    ),
    "answered without an opinion": (
        "answer", lambda: a_matter(opinion_served_on=date(2020, 9, 1)), "请填写处理结果（支持、解释或者不予支持）。",
    ),
    "served before it was written": (
        "answer",
        lambda: a_matter(result=OpinionResult.SUPPORTED, opinion_on=date(2020, 9, 2), opinion_served_on=date(2020, 9, 1)),
        "送达日期2020-09-01早于处理意见日期2020-09-02，请核对。",
    ),
    "reviewed though nobody asked": ("review", lambda: a_matter(S.ANSWERED), "请先在“复查”中登记请求日期。"),
    "reviewed again after the last word": (
        "review",
        lambda: a_matter(
            S.CLOSED,
            reviews=[PetitionReview(asked_on=date(2020, 9, 9))],
            rechecks=[PetitionRecheck(asked_on=date(2020, 10, 9), result_on=date(2020, 11, 2))],
        ),
        "该事项已经复核终结，不再进入复查。",
    ),
    "rechecked before the review": (
        "recheck", lambda: a_matter(S.REVIEW, reviews=[PetitionReview(asked_on=date(2020, 9, 9))]), "复查尚未作出意见，不能进入复核。",
    ),
    "rechecked though nobody asked": (
        "recheck",
        lambda: a_matter(S.REVIEW, reviews=[PetitionReview(asked_on=date(2020, 9, 9), result_on=date(2020, 10, 9))]),
        "请先在“复核”中登记请求日期。",
    ),
    "closed while a review is pending": (
        "close", lambda: a_matter(S.REVIEW, reviews=[PetitionReview(asked_on=date(2020, 9, 9))]), "复查尚未作出意见，不能办结。",
    ),
    "closed while a recheck is pending": ("close", lambda: a_matter(S.RECHECK), "复核尚未作出意见，不能办结。"),
    "closed before the other organ spoke": ("close", lambda: a_matter(S.ROUTED), "请填写有权机关回复日期或者答复送达日期。"),
    "settled before it was accepted": (
        "settle", lambda: a_matter(settled_on=date(2020, 8, 1)), "和解（调解）日期2020-08-01早于受理日期2020-08-03，请核对。",
    ),
    "taken back before it came": (
        "withdraw", lambda: a_matter(withdrawn_on=date(2020, 8, 1)), "撤回日期2020-08-01早于收到日期2020-08-03，请核对。",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("event", "matter", "sentence"), REFUSED.values(), ids=REFUSED)
def test_a_move_is_refused_with_its_sentence(event: str, matter: Callable[[], PetitionMatter], sentence: str) -> None:
    refuse = MOVES[event].refuse
    assert refuse is not None
    assert refuse(matter(), OFFICE, date(2020, 12, 1)) == sentence


TOLD: dict[str, Any] = {"notified_on": date(2020, 8, 5), "passed_to": "样例站", "passed_on": date(2020, 8, 5)}
GRANTED: dict[str, tuple[str, Callable[[], PetitionMatter]]] = {
    "registered on the day": ("register", lambda: a_new_one(registered_on=date(2020, 8, 3))),
    "forwarded, told": ("forward", lambda: a_new_one(**TOLD)),
    "forwarded, nobody to tell": ("forward", lambda: a_new_one(**(TOLD | {"notified_on": None, "petitioner": None}))),
    "sent back": (
        "send_back",
        lambda: a_new_one(route_in=RouteIn.FORWARDED, objection_reason="不属于本单位职权", is_objection_agreed=True),
    ),
    "routed": ("route", lambda: a_new_one(legal_route=LegalRoute.ARBITRATION, **TOLD)),
    "accepted under the old rule": ("accept", lambda: a_new_one(accepted_on=date(2020, 8, 5))),
    "accepted under the new rule": (
        "accept",
        lambda: a_new_one(received_on=date(2022, 5, 1), accepted_on=date(2022, 5, 5), legal_route=LegalRoute.PETITION),
    ),
    "extended to the last day": ("extend", lambda: a_matter(**(EXTENDED | {"extended_to": date(2020, 11, 1)}))),
    "told of on the last day": ("extend", lambda: a_matter(**(EXTENDED | {"extension_notified_on": date(2020, 10, 9)}))),
    "answered": (
        "answer",
        lambda: a_matter(result=OpinionResult.REJECTED, opinion_on=date(2020, 9, 2), opinion_served_on=date(2020, 9, 2)),
    ),
    "closed after the answer": ("close", lambda: a_matter(S.ANSWERED, opinion_served_on=date(2020, 9, 2), closed_on=date(2020, 10, 3))),
}


@pytest.mark.parametrize(("event", "matter"), GRANTED.values(), ids=GRANTED)
def test_a_move_is_granted(event: str, matter: Callable[[], PetitionMatter]) -> None:
    refuse = MOVES[event].refuse
    assert refuse is not None
    assert refuse(matter(), OFFICE, date(2020, 12, 1)) is None


def _course(matter: PetitionMatter, today: date = date(2021, 6, 1)) -> list[tuple[str, str]]:
    return [(step.event, f"{step.happened_on}") for step in lifecycle.replay(matter, today)]


def test_a_matter_s_dates_tell_its_course() -> None:
    matter = a_matter(opinion_on=date(2020, 9, 2), opinion_served_on=date(2020, 9, 3), closed_on=date(2020, 10, 20), **EXTENDED)
    matter.extension_notified_on = date(2020, 8, 20)
    matter.reviews = [PetitionReview(asked_on=date(2020, 9, 9), result_on=date(2020, 10, 8))]
    assert _course(matter) == [
        ("receive", "2020-08-03"),
        ("register", "2020-08-03"),
        ("accept", "2020-08-03"),
        ("start", "2020-08-03"),
        ("extend", "2020-08-20"),
        ("answer", "2020-09-03"),
        ("review", "2020-09-09"),
        ("close", "2020-10-20"),
    ]
    assert [event for event, _ in _course(matter, date(2020, 8, 10))] == ["receive", "register", "accept", "start"]


def test_a_review_asked_for_after_the_closing_opens_the_matter_again() -> None:
    matter = a_matter(opinion_served_on=date(2020, 9, 3), closed_on=date(2020, 9, 10))
    matter.reviews = [PetitionReview(asked_on=date(2020, 9, 20))]
    assert _course(matter)[-2:] == [("close", "2020-09-10"), ("review", "2020-09-20")]


ENDINGS: dict[str, tuple[Callable[[], PetitionMatter], PetitionState]] = {
    "forwarded": (lambda: a_new_one(**TOLD), S.FORWARDED),
    "sent back": (lambda: a_new_one(objected_on=date(2020, 8, 6), is_objection_agreed=True), S.FORWARDED),
    "refused": (lambda: a_new_one(refuse_reason=RefuseReason.LITIGATION, refused_on=date(2020, 8, 6)), S.REFUSED),
    "routed": (lambda: a_new_one(legal_route=LegalRoute.COURTS, **TOLD), S.ROUTED),
    "settled": (lambda: a_matter(settled_on=date(2020, 9, 1)), S.SETTLED),
    "withdrawn": (lambda: a_matter(withdrawn_on=date(2020, 9, 1)), S.WITHDRAWN),
    "only registered": (lambda: a_new_one(registered_on=date(2020, 8, 4)), S.REGISTERED),
}


@pytest.mark.parametrize(("matter", "state"), ENDINGS.values(), ids=ENDINGS)
def test_where_a_ledger_row_ends(matter: Callable[[], PetitionMatter], state: PetitionState) -> None:
    assert lifecycle.replay(matter(), date(2021, 6, 1))[-1].target is state


def test_a_row_without_any_date_is_born_today() -> None:
    (step,) = lifecycle.replay(PetitionMatter(), date(2020, 6, 1))
    assert (step.target, step.happened_on) == (S.RECEIVED, date(2020, 6, 1))


SLIPS: dict[str, dict[str, Any]] = {
    "accepted before it came": {"accepted_on": date(2020, 7, 1), "opinion_served_on": date(2020, 6, 1)},
    "answered before it was accepted": {"accepted_on": date(2020, 8, 5), "started_on": None, "opinion_served_on": date(2020, 8, 4)},
}


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_in_a_ledger_never_turns_the_history_round(slip: dict[str, Any]) -> None:
    days = [day for _, day in _course(a_matter(**slip))]
    assert days == sorted(days)
