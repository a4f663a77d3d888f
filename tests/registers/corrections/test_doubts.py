"""What does not fit together in a case is said on its page in one sentence; a sound case says nothing."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from libao_desk.registers.corrections.codes import (
    CheckInResult,
    CorrectionState,
    DeviceGround,
    SanctionKind,
    SentenceKind,
    VisitKind,
)
from libao_desk.registers.corrections.grounds import SanctionGround
from libao_desk.registers.corrections.model import CorrectionCase
from libao_desk.registers.corrections.parts import CorrectionDevice, CorrectionStandingPermit, CorrectionVisit
from libao_desk.registers.corrections.parts_events import CorrectionLibertyEvent, CorrectionSearch
from libao_desk.registers.corrections.replay import replay
from libao_desk.registers.corrections.warnings import warnings

from .builders import CORRECTIONS, TODAY, a_case, a_leave, a_medical_parole, a_move, a_sanction, an_expected, duties
from .papers import refusal

S = CorrectionState
NOTICE = "correction-check-in-notice"
LATE = "报到日期2020-07-20晚于报到期限末日2020-07-16，报到情况却为“规定时限内报到”，请核对（社区矫正法第21条）。"
EARLY = "报到日期2020-07-16不晚于报到期限末日2020-07-16，报到情况却为“超出规定时限报到”，请核对（社区矫正法第21条）。"


def _device(**values: Any) -> CorrectionDevice:
    return CorrectionDevice(**({"ground": DeviceGround.LEFT_WITHOUT_APPROVAL, "starts_on": date(2020, 7, 15)} | values))


def _decided(kind: SanctionKind, ground: SanctionGround, day: date) -> Any:
    return a_sanction(kind, ground=ground, decided_on=day, proposed_on=None)


def _came(day: int, result: CheckInResult) -> dict[str, Any]:
    return {"checked_in_on": date(2020, 7, day), "intake_announced_on": date(2020, 7, 21), "checkin_result": result}


ODD: dict[str, tuple[Callable[[], CorrectionCase], str]] = {
    "late and called on time": (lambda: a_case(**_came(20, CheckInResult.ON_TIME)), LATE),
    "on time and called late": (lambda: a_case(**_came(16, CheckInResult.LATE)), EARLY),
    "out for an illness": (
        lambda: a_medical_parole(guarantor=None, review_hospital=None, organ_kind=None),
        "保外就医的，请填写保证人、病情复查医院。",
    ),
    "a life sentence suspended": (
        lambda: a_case(sentence_kind=SentenceKind.LIFE),
        "矫正类别为缓刑而原判刑罚为无期徒刑，缓刑只适用于拘役、有期徒刑，请与文书核对（刑法第72条）。",
    ),
    "a prohibition beyond the term": (
        lambda: a_case(prohibition_text="禁止进入网吧。", prohibition_from=date(2020, 7, 6), prohibition_to=date(2022, 7, 5)),
        "禁止令期限（2020-07-06至2022-07-05）超出矫正期限（2020-07-06至2021-07-05），请与文书核对。",
    ),
    "out of contact without a word": (lambda: a_case(is_out_of_contact=True), "已勾选是否脱管，请填写脱管漏管说明。"),
    "asked for a day before": (
        lambda: a_case(leaves=[a_leave(applied_on=date(2020, 12, 5), approved_on=None, filed_on=None)]),
        "2020-12-07外出的申请日期2020-12-05距外出不足三日（办法第27条），不是紧急情况的请核对。",
    ),
    "approved when he was gone": (
        lambda: a_case(leaves=[a_leave(approved_on=date(2020, 12, 8), filed_on=date(2020, 12, 8))]),
        "2020-12-07外出的批准日期2020-12-08在外出以后，请核对。",
    ),
    "back late": (
        lambda: a_case(leaves=[a_leave(returned_on=date(2020, 12, 23))]),
        "2020-12-07外出应于2020-12-11返回，2020-12-23才销假，超期12日（办法第28条），请核对并查明原因。",
    ),
    "a permit of nine months": (
        lambda: a_case(standing_permits=[CorrectionStandingPermit(starts_on=date(2020, 7, 15), ends_on=date(2021, 5, 1))]),
        "2020-07-15起的经常性跨市县活动批准至2021-05-01，超过六个月（2021-01-14），请核对（办法第29条）。",
    ),
    "a device for seven months": (
        lambda: a_case(devices=[_device(ends_on=date(2021, 3, 1), extended_count=0)]),
        "2020-07-15起的电子定位批准至2021-03-01，未延长，不得超过2020-10-14（社区矫正法第29条：不超过三个月，每次延长不超过三个月），请核对。",
    ),
    "more than seven days on the way": (
        lambda: a_case(place_changes=[a_move(is_agreed=True, told_on=date(2020, 9, 1), due_check_in_on=date(2020, 12, 31))]),
        "应到新执行地报到日2020-12-31晚于收到决定后七日（2020-09-08），请核对（办法第31条）。",
    ),
    "a visit by one": (
        lambda: a_case(visits=[CorrectionVisit(kind=VisitKind.HOME, held_on=date(2020, 9, 1), visitors="褚二菱")]),
        "2020-09-01实地查访只写了一名查访人，应有二人以上，请核对。",
    ),
    "praised after a month": (
        lambda: a_case(sanctions=[_decided(SanctionKind.PRAISE, SanctionGround.PRAISE_CONDUCT, date(2020, 8, 15))]),
        "2020-08-15表扬时接受社区矫正不满六个月（自2020-07-06起，办法第33条），请核对。",
    ),
    "warned for two admonitions of which there is one": (
        lambda: a_case(
            sanctions=[
                _decided(SanctionKind.ADMONITION, SanctionGround.ADMONITION_RULES, date(2020, 8, 15)),
                _decided(SanctionKind.WARNING, SanctionGround.WARNING_ADMONITIONS, date(2020, 9, 15)),
            ]
        ),
        "警告的事由是“受到两次训诫”，此前登记的训诫不足两次（办法第35条），请核对。",
    ),
    "a parole revoked that is none": (
        lambda: a_case(sanctions=[a_sanction(SanctionKind.REVOKE_PAROLE)]),
        "本案矫正类别是缓刑，不能提请撤销假释，请核对。",
    ),
}


@pytest.mark.parametrize("name", ODD)
def test_a_doubt_is_said_in_one_sentence(name: str) -> None:
    make, sentence = ODD[name]
    assert warnings(make()) == (sentence,)


SOUND: dict[str, Callable[[], CorrectionCase]] = {
    "two visitors": lambda: a_case(visits=[CorrectionVisit(kind=VisitKind.HOME, held_on=date(2020, 9, 1), visitors="褚二菱、卫三松")]),
    "a telephone call by one": lambda: a_case(visits=[CorrectionVisit(kind=VisitKind.PHONE, held_on=date(2020, 9, 1), visitors="褚二菱")]),
    "an extended device": lambda: a_case(devices=[_device(ends_on=date(2021, 1, 14), extended_count=1)]),
    "late and called so": lambda: a_case(**_came(20, CheckInResult.LATE)),
    "late from another county": lambda: a_case(moved_in_from="东台市", **_came(20, CheckInResult.ON_TIME)),
    "praised for a deed": lambda: a_case(sanctions=[_decided(SanctionKind.PRAISE, SanctionGround.PRAISE_DEEDS, date(2020, 8, 15))]),
    "praised after six months": lambda: a_case(sanctions=[_decided(SanctionKind.PRAISE, SanctionGround.PRAISE_CONDUCT, date(2021, 1, 6))]),
}


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_case_is_not_doubted(name: str) -> None:
    assert warnings(SOUND[name]()) == ()


def test_the_court_is_not_told_what_the_days_deny() -> None:
    assert refusal(NOTICE, a_case(**_came(20, CheckInResult.ON_TIME))) == LATE
    assert refusal(NOTICE, a_case(**_came(20, CheckInResult.LATE))) is None


def test_who_does_not_come_is_searched_for_from_the_day_his_time_was_over() -> None:
    case = an_expected(S.MISSING)
    told = "已登记逾期未报到而“失联查找”中没有记录：请立即组织查找，通知公安机关、人民检察院，并登记发现失联日（社区矫正法第30条）。"
    assert told in warnings(case)
    (search,) = duties("C27", case)
    assert (search.trigger_on, search.last_day) == (date(2020, 7, 16), date(2020, 7, 17))
    assert search.title == "失联查找（登记发现失联日、查找经过、通知公安机关、通报人民检察院）"
    titles = [(duty.title, duty.last_day) for duty in duties("C28", case)]
    assert titles == [("逾期未报到：已168日（满十日）", date(2020, 7, 26)), ("逾期未报到：已168日（满一个月）", date(2020, 8, 16))]
    case.searches = [CorrectionSearch(lost_found_on=date(2020, 7, 17))]
    assert told not in warnings(case)
    assert [duty.trigger_on for duty in duties("C27", case)] == [date(2020, 7, 17)]


def test_a_search_before_the_check_in_is_ended_by_it() -> None:
    search = CorrectionSearch(lost_found_on=date(2020, 7, 17), found_on=date(2020, 7, 20))
    case = a_case(searches=[search], **_came(20, CheckInResult.LATE))
    course = [f"{step.event}{step.happened_on:%m%d}" for step in replay(case, TODAY)]
    assert course == ["expect0708", "no_show0717", "register0720", "announce0721"]


def test_files_that_never_went_are_due_after_the_hand_over_as_before() -> None:
    change = a_move(decided_on=date(2020, 9, 1), is_agreed=True, checked_in_new_on=date(2020, 9, 3))
    case = a_case(S.TRANSFERRED, place_changes=[change], ended_on=date(2020, 9, 3))
    assert [(duty.title, duty.last_day) for duty in duties("C24", case)] == [("向新执行地移交档案", date(2020, 9, 7))]
    change.files_sent_on, change.files_received_on = date(2020, 9, 4), date(2020, 9, 7)
    assert [duty.title for duty in duties("C24", case)] == ["新执行地送达回执"]
    change.files_receipt_on = date(2020, 9, 8)
    assert duties("C24", case) == ()


def test_found_before_lost_and_free_before_held_are_out_of_order() -> None:
    search = CorrectionSearch(lost_found_on=date(2020, 9, 4), found_on=date(2020, 9, 1))
    held = CorrectionLibertyEvent(starts_on=date(2020, 9, 4), ends_on=date(2020, 9, 1))
    told = [sentence for _, sentence in CORRECTIONS.out_of_order(a_case(searches=[search], liberty_events=[held]))]
    assert told == [
        "失联查找：找到日2020-09-01早于发现失联日2020-09-04，请核对。",
        "被限制人身自由：解除日2020-09-01早于起2020-09-04，请核对。",
    ]
