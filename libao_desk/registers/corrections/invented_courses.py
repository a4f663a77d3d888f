"""What becomes of invented cases (虚构案件的结局): before the year is lived through, how it ends; after it, what is still open."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from libao_desk.registers.corrections.rules.spans import LAW_SINCE, MEASURES, OLD_MEASURES

from . import invented_words as words
from .codes import (
    ApprovalLevel,
    CheckInResult,
    DeviceGround,
    ExitKind,
    LeaveKind,
    LeaveReason,
    ManagementClass,
    SanctionKind,
)
from .grounds import SanctionGround
from .invented_days import working_day
from .invented_intake import announce
from .invented_life import leave
from .invented_outlines import Course
from .model import CorrectionCase
from .parts import (
    CorrectionClassChange,
    CorrectionDevice,
    CorrectionEntryPermit,
    CorrectionPlaceChange,
    CorrectionSanction,
    CorrectionStandingPermit,
)
from .parts_events import CorrectionLibertyEvent, CorrectionSearch, CorrectionSearchStep

Fate = Callable[[CorrectionCase, Random], None]


def sanction(ground: SanctionGround, day: date, fact: str) -> CorrectionSanction:
    """A reward or sanction of the county body; the numbered grounds are those of the measures of 2020."""
    is_old = day < LAW_SINCE
    return CorrectionSanction(
        kind=ground.kind,
        ground=None if is_old else ground,
        fact=fact,
        evidence=None if ground.kind is SanctionKind.PRAISE else "询问笔录、查访记录",
        article=OLD_MEASURES if is_old else f"{MEASURES}第{ground.value.partition('-')[0]}条",
        proposed_on=day - timedelta(days=6),
        decided_by=words.COUNTY,
        decided_on=day,
        is_granted=True,
        served_on=day + timedelta(days=1),
    )


def proposal(
    kind: SanctionKind, day: date, fact: str, organ: str, article: str, ground: SanctionGround | None = None
) -> CorrectionSanction:
    """The county body's proposal to a court or to the prison administration, which receives it three days later."""
    return CorrectionSanction(
        kind=kind,
        ground=ground,
        fact=fact,
        evidence="决定书、询问笔录、查访记录",
        article=article,
        proposed_on=day,
        received_on=day + timedelta(days=3),
        decided_by=organ,
        copied_to_procuratorate_on=day,
    )


# --- ends ------------------------------------------------------------------------------------------------------------------


def prepare_end(case: CorrectionCase) -> None:
    """Summary, appraisal and the word to aftercare in the weeks before the term ends."""
    if case.term_to is not None:
        case.summary_on = working_day(case.term_to - timedelta(days=36))
        case.appraisal_on = working_day(case.term_to - timedelta(days=33))
        case.aftercare_handover_on = case.appraisal_on


def _ends(case: CorrectionCase, day: date, kind: ExitKind) -> None:
    case.ended_on, case.exit_kind = day, kind
    case.exit_lifted_on = day


def _released(case: CorrectionCase, rng: Random) -> None:
    if case.term_to is not None:
        prepare_end(case)
        _ends(case, case.term_to, ExitKind.TERM_ENDED)
        case.certificate_on = case.exit_notices_on = case.term_to


def _sealed(case: CorrectionCase, rng: Random) -> None:
    _released(case, rng)
    if case.ended_on is not None:
        case.sealed_on = case.ended_on + timedelta(days=3)


def _warned_twice(case: CorrectionCase, first: date, second: date) -> None:
    case.sanctions = [
        sanction(SanctionGround.WARNING_RULES, first, "未经批准离开海安市。"),
        sanction(SanctionGround.WARNING_RULES, second, "无正当理由两次不按规定报告，经教育仍不改正。"),
    ]


def _revoked(case: CorrectionCase, rng: Random) -> None:
    """Proposed under the law of 2020, two warnings having been given before and after it came into force."""
    _warned_twice(case, date(2020, 4, 16), date(2020, 7, 23))
    asked = proposal(
        SanctionKind.REVOKE_PROBATION,
        date(2020, 8, 10),
        "受到两次警告仍不改正。",
        words.COURT,
        f"{MEASURES}第46条",
        SanctionGround.PROBATION_WARNINGS,
    )
    asked.decided_on, asked.is_granted = date(2020, 9, 8), True
    case.sanctions.append(asked)
    _ends(case, date(2020, 9, 8), ExitKind.PROBATION_REVOKED)


def _recalled(case: CorrectionCase, rng: Random) -> None:
    """Proposed and decided under the measures of 2012: the cause was gone."""
    asked = proposal(SanctionKind.RECALL, date(2020, 3, 2), "暂予监外执行情形消失，刑期未满。", words.PRISONS, OLD_MEASURES)
    asked.decided_on, asked.is_granted = date(2020, 3, 24), True
    case.sanctions.append(asked)
    _ends(case, date(2020, 3, 24), ExitKind.RECALLED)


def _died(case: CorrectionCase, rng: Random) -> None:
    day = date(2020, 5, 11)
    _ends(case, day, ExitKind.DEATH)
    case.death_known_on, case.death_notified_on = day, day + timedelta(days=1)


def _moved(case: CorrectionCase, rng: Random) -> None:
    change = _move(date(2020, 9, 28), date(2020, 11, 9), "江苏省泰州市姜堰区")
    change.consult_received_on, change.replied_on, change.reply = date(2020, 10, 12), date(2020, 10, 15), "同意接收。"
    change.decided_on, change.is_agreed = date(2020, 10, 20), True
    change.told_on, change.files_sent_on = date(2020, 10, 21), date(2020, 10, 23)
    change.files_received_on, change.files_receipt_on = date(2020, 10, 27), date(2020, 10, 28)
    change.checked_in_new_on = date(2020, 10, 27)
    case.place_changes = [change]
    _ends(case, date(2020, 10, 27), ExitKind.PLACE_CHANGED)


def _move(applied_on: date, planned_on: date, place: str) -> CorrectionPlaceChange:
    return CorrectionPlaceChange(
        new_place=place,
        planned_on=planned_on,
        applied_on=applied_on,
        reason="随家庭迁居，已在新居住地签订租房合同。",
        consult_sent_on=working_day(applied_on + timedelta(days=3)),
    )


# --- episodes that go on at the year's end ---------------------------------------------------------------------------------


def _lost(case: CorrectionCase, rng: Random) -> None:
    """Found out of contact three days before the year's end: searched and the police told, the procuratorate not yet."""
    found_on = date(2020, 12, 28)
    case.is_out_of_contact, case.contact_note = True, "手机关机，家属不知去向，正在查找。"
    case.searches = [CorrectionSearch(lost_found_on=found_on, police_notified_on=date(2020, 12, 29))]
    case.search_steps = [
        CorrectionSearchStep(taken_on=found_on, way="电话联系本人及家属", searchers="卫三松", result="本人关机，家属称不知去向。"),
        CorrectionSearchStep(taken_on=date(2020, 12, 29), way="上门查找", searchers="褚二菱、卫三松", result="住处无人。"),
    ]


def _held(case: CorrectionCase, rng: Random) -> None:
    case.liberty_events = [CorrectionLibertyEvent(measure="刑事拘留", organ="海安市公安局", starts_on=date(2020, 12, 22))]


def _revoking(case: CorrectionCase, rng: Random) -> None:
    _warned_twice(case, date(2020, 5, 21), date(2020, 10, 15))
    fact, ground = "受到两次警告仍不改正。", SanctionGround.PROBATION_WARNINGS
    case.sanctions.append(proposal(SanctionKind.REVOKE_PROBATION, date(2020, 11, 30), fact, words.COURT, f"{MEASURES}第46条", ground))


def _just_came(case: CorrectionCase, rng: Random) -> None:
    case.checked_in_on = date(2020, 12, 29)


def _announced_late(case: CorrectionCase, rng: Random) -> None:
    case.checked_in_on = date(2020, 12, 16)


def _plan_late(case: CorrectionCase, rng: Random) -> None:
    announce(case, date(2020, 11, 24), rng)
    case.plans = []


def _receipt_late(case: CorrectionCase, rng: Random) -> None:
    case.receipt_sent_on, case.docs_received_on = None, date(2020, 12, 11)


def _came_late(case: CorrectionCase, rng: Random) -> None:
    """Four days after the tenth day; admonished for it under the measures of 2020."""
    case.checked_in_on, case.checkin_result = date(2020, 8, 10), CheckInResult.LATE
    announce(case, date(2020, 8, 13), rng)
    case.sanctions = [sanction(SanctionGround.ADMONITION_TEN_DAYS, date(2020, 8, 20), "未按规定期限报到，逾期四日。")]


def _moved_in(case: CorrectionCase, rng: Random) -> None:
    """Came from another county in September with the file of its correction body."""
    case.moved_in_from = "江苏省盐城市东台市"
    case.notice_received_on, case.docs_received_on, case.receipt_sent_on = date(2020, 9, 7), date(2020, 9, 9), date(2020, 9, 11)
    case.checked_in_on = date(2020, 9, 14)
    announce(case, date(2020, 9, 16), rng)


def _class_changed(case: CorrectionCase, rng: Random) -> None:
    since = case.intake_announced_on or LAW_SINCE
    case.class_changes = [
        CorrectionClassChange(starts_on=since, mgmt_class=ManagementClass.STRICT, reason="入矫初期评估", approved_by=words.COUNTY),
        CorrectionClassChange(
            starts_on=date(2020, 10, 1), mgmt_class=ManagementClass.NORMAL, reason="三个月考核均为良好以上", approved_by=words.COUNTY
        ),
    ]


def _device(case: CorrectionCase, rng: Random) -> None:
    case.sanctions = [sanction(SanctionGround.WARNING_RULES, date(2020, 10, 13), "未经批准离开海安市两日。")]
    starts_on = date(2020, 10, 16)
    case.devices = [
        CorrectionDevice(
            ground=DeviceGround.LEFT_WITHOUT_APPROVAL, approved_by=f"{words.BUREAU}负责人", starts_on=starts_on,
            ends_on=date(2021, 1, 15), extended_count=0,
        )
    ]  # fmt: skip


def _prohibited(case: CorrectionCase, rng: Random) -> None:
    case.prohibition_text = "禁止在缓刑考验期内进入网吧、棋牌室。"
    case.prohibition_from, case.prohibition_to = case.term_from, case.term_to
    case.entry_permits = [
        CorrectionEntryPermit(
            place="虚构棋牌室（房屋维修）", starts_on=date(2020, 11, 5), ends_on=date(2020, 11, 6), reason="受雇维修屋面",
            office_opinion="情况属实，拟同意。", county_decision="同意", decided_on=date(2020, 11, 3),
        )
    ]  # fmt: skip


# --- absences and moves that go on at the year's end ------------------------------------------------------------------------


def _not_back(case: CorrectionCase, rng: Random) -> None:
    away = leave(rng, date(2020, 12, 24), 6)
    away.returned_on = away.closed_by = None
    case.leaves.append(away)


def _away(case: CorrectionCase, rng: Random) -> None:
    """Twelve days: approved by the county."""
    away = leave(rng, date(2020, 12, 24), 12)
    away.kind, away.approver, away.filed_on, away.returned_on, away.closed_by = LeaveKind.LONG, ApprovalLevel.COUNTY, None, None, None
    case.leaves.append(away)


def _asking_leave(case: CorrectionCase, rng: Random) -> None:
    asked = leave(rng, date(2021, 1, 4), 5)
    asked.applied_on, asked.office_opinion, asked.approver = date(2020, 12, 30), None, None
    asked.approved_on = asked.filed_on = asked.returned_on = asked.closed_by = None
    asked.reason = LeaveReason.MEDICAL
    case.leaves.append(asked)


def _traveller(case: CorrectionCase, rng: Random) -> None:
    case.standing_permits = [
        CorrectionStandingPermit(
            cities="海安市至如皋市", frequency="每周三次", starts_on=date(2020, 6, 29), ends_on=date(2020, 12, 28),
            approved_by=words.COUNTY, approved_on=date(2020, 6, 23), reason="在如皋市内企业送货，因正常工作需要往返。",
            evidence="用工单位证明", office_opinion="情况属实，拟同意。",
        )
    ]  # fmt: skip


def _moving(case: CorrectionCase, rng: Random) -> None:
    case.place_changes = [_move(date(2020, 12, 18), date(2021, 1, 20), "江苏省南通市如东县")]


def _ending_soon(case: CorrectionCase, rng: Random) -> None:
    prepare_end(case)


FATES: dict[Course, Fate] = {
    Course.RELEASED: _released,
    Course.JUVENILE_RELEASED: _released,
    Course.SEALED: _sealed,
    Course.REVOKED: _revoked,
    Course.RECALLED: _recalled,
    Course.DIED: _died,
    Course.MOVED: _moved,
    Course.LOST: _lost,
    Course.HELD: _held,
    Course.REVOKING: _revoking,
    Course.JUST_CAME: _just_came,
    Course.ANNOUNCED_LATE: _announced_late,
    Course.PLAN_LATE: _plan_late,
    Course.RECEIPT_LATE: _receipt_late,
    Course.CAME_LATE: _came_late,
    Course.MOVED_IN: _moved_in,
    Course.CLASS_CHANGED: _class_changed,
    Course.DEVICE: _device,
    Course.PROHIBITED: _prohibited,
    Course.NOT_BACK: _not_back,
    Course.AWAY: _away,
    Course.ASKING_LEAVE: _asking_leave,
    Course.TRAVELLER: _traveller,
    Course.MOVING: _moving,
    Course.ENDING_TODAY: _ending_soon,
    Course.ENDING_SOON: _ending_soon,
}
"""What a course adds to a case before its year is lived through."""
