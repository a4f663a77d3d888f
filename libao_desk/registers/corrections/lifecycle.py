"""The life of a correction case (矫正流转): its moves, and the sentence with which the law refuses one.

A new case is born as expected; one that begins with an inquiry for a court is turned into one by `entrust`. A subject who
never checked in is found only by checking in. A proposal to revoke may be made while the subject is missing or held: staying
away for over a month is itself a ground of the law.
"""

from datetime import date

from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.day_order import all_of, in_order, rows_in_order
from libao_desk.declare.lifecycle import Transition
from libao_desk.people.codes import Sex

from .codes import (
    OPEN,
    REVOCATIONS,
    REVOKED,
    CheckInResult,
    CorrectionCategory,
    CorrectionState,
    ExitKind,
)
from .ending import (
    not_closed_without_correction,
    not_dead,
    not_moved,
    not_pardoned,
    not_sealable,
    term_still_running,
)
from .model import CorrectionCase
from .parts import CorrectionLeave, CorrectionPlaceChange, CorrectionSanction
from .parts_events import CorrectionLibertyEvent, CorrectionSearch
from .reading import (
    has_been_announced,
    is_female,
    is_juvenile_on,
    open_liberty_event,
    open_search,
    sanctions_of,
    team_on,
)
from .rules import spans

S = CorrectionState
COUNTY = "县级社区矫正机构"


def nothing_received(case: CorrectionCase, office: OfficeFacts, day: date) -> str | None:
    """ASSESS → EXPECTED: a notice or an instrument must have come (社区矫正法 20)."""
    if case.notice_received_on is None and case.docs_received_on is None:
        return "尚未收到决定机关的通知或者法律文书，请先填写“收到决定机关通知日”或者“法律文书收到日期”。"
    return None


def already_received(case: CorrectionCase, office: OfficeFacts, day: date) -> str | None:
    """EXPECTED → ASSESS: an inquiry comes before the judgment, never after it."""
    if case.docs_received_on is not None or case.checked_in_on is not None:
        return "已收到生效的法律文书，不能再转入调查评估。"
    return None


def not_checked_in(case: CorrectionCase, office: OfficeFacts, day: date) -> str | None:
    """→ REGISTERED: identity and papers are checked when the subject comes (社区矫正法 22)."""
    if case.checkin_result is CheckInResult.NO_SHOW:
        return "报到情况为“未报到且下落不明”，不能办理接收登记。"
    if case.state is S.MISSING and has_been_announced(case):
        return "该对象已经入矫宣告，找到后请办理“失联找到”。"
    return None


def still_time_to_check_in(case: CorrectionCase, office: OfficeFacts, day: date) -> str | None:
    """EXPECTED → MISSING: only when the ten days to check in are over (社区矫正法 21)."""
    if case.checked_in_on is not None:
        return "该对象已有报到日期，不能登记为未报到。"
    is_medical = case.category is CorrectionCategory.MEDICAL_PAROLE
    span, start = (spans.HANDING_OVER, case.organ_received_on) if is_medical else (spans.CHECK_IN, case.effective_on)
    if start is None:
        return f"请先填写“{'监所收到暂予监外执行决定日' if is_medical else '生效日期'}”，才能计算报到期限。"
    last_day = office.reckon(span, start)[0].last_day
    if day <= last_day:
        return f"报到期限至{last_day:%Y-%m-%d}届满（社区矫正法第21条），期限未满不能登记为未报到。"
    return None


def team_incomplete(case: CorrectionCase, office: OfficeFacts, day: date) -> str | None:
    """REGISTERED → ACTIVE: the team stands and is made up as the law says (社区矫正法 25、52)."""
    team = team_on(case, day)
    if not team:
        return "尚未确定矫正小组，不能入矫宣告（社区矫正法第25条）。"
    return team_make_up(case, day)


def team_make_up(case: CorrectionCase, day: date) -> str | None:
    """What the team of that day lacks: a woman for a woman, someone who knows minors for a minor."""
    team = team_on(case, day)
    if is_female(case) and not any(member.sex is Sex.FEMALE for member in team):
        return "社区矫正对象为女性，矫正小组中应当有女性成员（社区矫正法第25条）。"
    if is_juvenile_on(case, day) and not any(member.knows_minors for member in team):
        return "社区矫正对象为未成年人，矫正小组应当吸收熟悉未成年人身心特点的人员（社区矫正法第52条）。"
    return None


def not_known_lost(case: CorrectionCase, office: OfficeFacts, day: date) -> str | None:
    """ACTIVE → MISSING: the day the loss was found stands in the search (社区矫正法 30)."""
    known = [(search.lost_found_on, search.found_on) for search in case.searches if search.lost_found_on is not None]
    if not known:
        return "请先在“失联查找”中登记发现失联日。"
    if any(lost <= day and (found is None or day < found) for lost, found in known):
        return None
    lost, found = known[-1]
    if found is None or day < lost:
        return f"失联于{lost:%Y-%m-%d}发现，不能早于该日登记。"
    return f"已于{found:%Y-%m-%d}找到：补办这一步的，日期请填发现失联的{lost:%Y-%m-%d}；又一次失联的，请先在“失联查找”中登记。"


def not_found_yet(case: CorrectionCase, office: OfficeFacts, day: date) -> str | None:
    """MISSING → ACTIVE: the search says when the subject was found."""
    if not has_been_announced(case):
        return "该对象从未入矫宣告，找到后应当先办理报到接收。"
    if open_search(case) is not None:
        return "“失联查找”中尚未填写找到日。"
    return None


def not_held(case: CorrectionCase, office: OfficeFacts, day: date) -> str | None:
    """ACTIVE → HELD: which organ restricts the liberty, since when (社区矫正法 32)."""
    known = [(event.starts_on, event.ends_on) for event in case.liberty_events if event.starts_on is not None]
    if not known:
        return "请先在“被限制人身自由”中登记措施和起始日期。"
    if any(ends is None or day < ends for _, ends in known):
        return None
    starts, ends = known[-1]
    return f"措施已于{ends:%Y-%m-%d}解除：补办这一步的，日期请填措施开始的{starts:%Y-%m-%d}；又一次的，请先在“被限制人身自由”中登记。"


def still_held(case: CorrectionCase, office: OfficeFacts, day: date) -> str | None:
    """HELD → ACTIVE: no measure is in force any more."""
    event = open_liberty_event(case)
    if event is not None:
        return f"自{event.starts_on:%Y-%m-%d}起的限制人身自由措施尚未填写解除日。"
    return None


def nothing_proposed(case: CorrectionCase, office: OfficeFacts, day: date) -> str | None:
    """→ REVOKING: the county body's proposal of the one kind this category allows (社区矫正法 46、49)."""
    kind = REVOCATIONS.get(case.category) if case.category is not None else None
    if kind is None:
        return "管制没有撤销、收监执行程序。" if case.category is not None else "请先填写矫正类别。"
    if not any(sanction.proposed_on is not None and sanction.decided_on is None for sanction in sanctions_of(case, kind)):
        return f"请先在“奖惩”中登记县级社区矫正机构“{kind.label}”的提请日。"
    return None


def _ruling(case: CorrectionCase, granted: bool) -> bool:
    """Whether the last proposal was ruled on that way; what became of an earlier one no longer counts."""
    kind = REVOCATIONS.get(case.category) if case.category is not None else None
    proposals = sanctions_of(case, kind) if kind is not None else []
    last = max(proposals, key=lambda proposal: proposal.proposed_on or date.min, default=None)
    return last is not None and last.decided_on is not None and last.is_granted is granted


def no_ruling_to_revoke(case: CorrectionCase, office: OfficeFacts, day: date) -> str | None:
    """REVOKING → TERMINATED: the ruling or decision is on file (社区矫正法 45)."""
    if not _ruling(case, True):
        return "“奖惩”中尚无准许撤销或者收监执行的裁定、决定，不能终止。"
    wanted = REVOKED.get(case.category) if case.category is not None else None
    if wanted is not None and case.exit_kind is not wanted:
        return f"解除/终止类型应为“{wanted.label}”。"
    return None


def no_ruling_to_refuse(case: CorrectionCase, office: OfficeFacts, day: date) -> str | None:
    """REVOKING → ACTIVE: the ruling that refuses is on file."""
    return None if _ruling(case, False) else "“奖惩”中尚无不予撤销或者不予收监的裁定、决定。"


C, _L, _PC, _SA = CorrectionCase, CorrectionLeave, CorrectionPlaceChange, CorrectionSanction
_SE, _LE = CorrectionSearch, CorrectionLibertyEvent
OUT_OF_ORDER = all_of(
    in_order(
        (C.instrument_date, C.effective_on),
        (C.instrument_date, C.checked_in_on),
        (C.instrument_date, C.ended_on),
        (C.term_from, C.term_to),
        (C.term_from, C.ended_on),
        (C.prohibition_from, C.prohibition_to),
        (C.checked_in_on, C.intake_announced_on, C.ended_on),
        (C.ended_on, C.sealed_on),
        (C.docs_received_on, C.receipt_sent_on),
    ),
    rows_in_order(C.leaves, (_L.applied_on, _L.approved_on, _L.filed_on), (_L.applied_on, _L.returned_on), (_L.starts_on, _L.returned_on)),
    rows_in_order(C.searches, (_SE.lost_found_on, _SE.found_on)),
    rows_in_order(C.liberty_events, (_LE.starts_on, _LE.ends_on)),
    rows_in_order(C.sanctions, (_SA.proposed_on, _SA.received_on, _SA.decided_on, _SA.served_on)),
    rows_in_order(
        C.place_changes,
        (_PC.applied_on, _PC.consult_sent_on, _PC.consult_received_on, _PC.replied_on, _PC.decided_on, _PC.told_on),
        (_PC.decided_on, _PC.files_sent_on, _PC.files_received_on),
    ),
)
ENDED = (C.ended_on, C.exit_kind)


TRANSITIONS = (
    Transition("expect", "登记待报到", (), S.EXPECTED),
    Transition(
        "entrust", "转入调查评估", (S.EXPECTED,), S.ASSESS,
        needs=(C.entrusted_on,), refuse=already_received, happened=C.entrusted_on, decided_by=COUNTY,
    ),
    Transition("receive", "收到通知或文书", (S.ASSESS,), S.EXPECTED, refuse=nothing_received),
    Transition(
        "close_inquiry", "调查评估办结（未适用社区矫正）", (S.ASSESS,), S.TERMINATED,
        needs=(C.opinion_sent_on, *ENDED), refuse=not_closed_without_correction, happened=C.ended_on,
    ),
    Transition(
        "register", "报到接收", (S.EXPECTED, S.MISSING), S.REGISTERED,
        needs=(C.person, C.category, C.checked_in_on), refuse=not_checked_in, happened=C.checked_in_on, decided_by=COUNTY,
    ),
    Transition("no_show", "逾期未报到", (S.EXPECTED,), S.MISSING, refuse=still_time_to_check_in, decided_by=COUNTY),
    Transition(
        "announce", "入矫宣告", (S.REGISTERED,), S.ACTIVE,
        needs=(C.intake_announced_on, C.responsibility_signed_on), refuse=team_incomplete, happened=C.intake_announced_on,
        decided_by=f"{COUNTY}或者受委托的司法所",
    ),
    Transition("lose", "失去联系", (S.ACTIVE,), S.MISSING, refuse=not_known_lost, decided_by=COUNTY),
    Transition("find", "失联找到", (S.MISSING,), S.ACTIVE, refuse=not_found_yet, decided_by=COUNTY),
    Transition("hold", "被限制人身自由", (S.ACTIVE,), S.HELD, refuse=not_held, decided_by="采取措施的机关"),
    Transition("free", "限制措施解除", (S.HELD,), S.ACTIVE, refuse=still_held, decided_by="采取措施的机关"),
    Transition(
        "propose_revocation", "提请撤销或收监", (S.ACTIVE, S.MISSING, S.HELD), S.REVOKING, refuse=nothing_proposed, decided_by=COUNTY
    ),
    Transition(
        "revoke", "撤销或收监执行", (S.REVOKING,), S.TERMINATED,
        needs=ENDED, refuse=no_ruling_to_revoke, happened=C.ended_on, decided_by="人民法院、监狱管理机关或者公安机关",
    ),
    Transition(
        "keep", "不予撤销或收监", (S.REVOKING,), S.ACTIVE, refuse=no_ruling_to_refuse, decided_by="人民法院、监狱管理机关或者公安机关"
    ),
    Transition(
        "transfer", "执行地变更移交", (S.ACTIVE,), S.TRANSFERRED, needs=ENDED, refuse=not_moved, happened=C.ended_on, decided_by=COUNTY
    ),
    Transition(
        "release", "期满解除", (S.ACTIVE,), S.RELEASED,
        needs=(C.term_to, *ENDED), refuse=term_still_running, happened=C.ended_on, told_by=C.exit_kind, decided_by=COUNTY,
    ),
    Transition(
        "pardon", "赦免解除", (S.ACTIVE,), S.RELEASED,
        needs=(C.pardon_on, *ENDED), refuse=not_pardoned, happened=C.ended_on, decided_by=COUNTY,
    ),
    Transition(
        "die", "死亡终止", OPEN, S.TERMINATED, needs=(C.death_known_on, *ENDED), refuse=not_dead, happened=C.ended_on, day_from=C.died_on,
        says=(C.exit_kind, ExitKind.DEATH), decided_by=COUNTY,
    ),
    Transition(
        "seal", "犯罪记录封存", (S.RELEASED, S.TERMINATED), S.SEALED,
        needs=(C.sealed_on,), refuse=not_sealable, happened=C.sealed_on, decided_by=COUNTY,
    ),
)  # fmt: skip
