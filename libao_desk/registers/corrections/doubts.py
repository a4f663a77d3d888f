"""What does not fit together in a case, or is more than the law allows (核对): sentences for the clerk, none of which stops a save."""

import re
from collections.abc import Iterator
from datetime import date

from libao_desk.core.calendar import months_after, term_end
from libao_desk.declare.clock import OfficeFacts
from libao_desk.registers.corrections.rules.intake import wrong_check_in
from libao_desk.registers.corrections.rules.measures import longest_device
from libao_desk.registers.corrections.rules.place import longest_way

from .codes import (
    REVOCATIONS,
    CorrectionCategory,
    CorrectionState,
    MedicalParoleKind,
    SanctionKind,
    SentenceKind,
    VisitKind,
)
from .grounds import SanctionGround
from .model import CorrectionCase
from .parts import CorrectionLeave, CorrectionSanction
from .reading import has_been_announced, open_search, sanctions_of

VISITORS = 2
"""An instance of 实地查访 is made by two at least."""
PERMIT_MONTHS = 6
PRAISE_MONTHS = 6
"""So long one is in correction before his conduct is praised (办法 33)."""
ADMONITIONS = 2
ASKED_DAYS = 3
_BETWEEN_NAMES = re.compile(r"[、，,;；\s/和及与]+")
WITH_PROBATION = (SentenceKind.SHORT_DETENTION, SentenceKind.FIXED_TERM)
"""The penalties that can be suspended (刑法 72)."""
_PROPOSALS = {kind: category for category, kind in REVOCATIONS.items()}


def doubts(case: CorrectionCase) -> Iterator[str]:
    """Every sentence that fits the case."""
    yield from _check_in(case)
    yield from _search(case)
    yield from _judgment(case)
    yield from _medical_parole(case)
    yield from _lost(case)
    for row in case.leaves:
        yield from _leave(row)
    yield from _longest(case)
    yield from _visits(case)
    for sanction in case.sanctions:
        yield from _sanction(case, sanction)


def _check_in(case: CorrectionCase) -> Iterator[str]:
    sentence = wrong_check_in(case, OfficeFacts())
    if sentence is not None and case.state is not CorrectionState.SEALED:
        yield sentence


def _search(case: CorrectionCase) -> Iterator[str]:
    """Who has not come is searched for at once (社区矫正法 30)."""
    if case.state is CorrectionState.MISSING and not has_been_announced(case) and open_search(case) is None:
        yield "已登记逾期未报到而“失联查找”中没有记录：请立即组织查找，通知公安机关、人民检察院，并登记发现失联日（社区矫正法第30条）。"


def _judgment(case: CorrectionCase) -> Iterator[str]:
    if case.category is CorrectionCategory.SUSPENDED_SENTENCE and case.sentence_kind not in (None, *WITH_PROBATION):
        yield f"矫正类别为缓刑而原判刑罚为{case.sentence_kind}，缓刑只适用于拘役、有期徒刑，请与文书核对（刑法第72条）。"
    first, last = case.prohibition_from, case.prohibition_to
    too_long = last is not None and case.term_to is not None and last > case.term_to
    too_early = first is not None and case.term_from is not None and first < case.term_from
    if too_long or too_early:
        term = f"{case.term_from or '？'}至{case.term_to or '？'}"
        yield f"禁止令期限（{first or '？'}至{last or '？'}）超出矫正期限（{term}），请与文书核对。"


def _medical_parole(case: CorrectionCase) -> Iterator[str]:
    """Who is out for an illness has a guarantor and a hospital that reviews it (办法 24)."""
    if case.medical_parole_kind is not MedicalParoleKind.ILLNESS or case.category is not CorrectionCategory.MEDICAL_PAROLE:
        return
    wanted = {"保证人": case.guarantor, "病情复查医院": case.review_hospital}
    empty = [name for name, value in wanted.items() if not value]
    if empty and case.state is not CorrectionState.SEALED:
        yield f"保外就医的，请填写{'、'.join(empty)}。"


def _lost(case: CorrectionCase) -> Iterator[str]:
    if case.is_out_of_contact and not (case.contact_note or "").strip() and case.state is not CorrectionState.SEALED:
        yield "已勾选是否脱管，请填写脱管漏管说明。"


def _leave(leave: CorrectionLeave) -> Iterator[str]:
    """Asked for three days before (办法 27), approved before he goes, back on the last day (办法 28)."""
    if leave.is_refused or leave.ends_on < leave.starts_on:
        return
    which = f"{leave.starts_on:%Y-%m-%d}外出"
    if leave.applied_on is not None and (leave.starts_on - leave.applied_on).days < ASKED_DAYS:
        yield f"{which}的申请日期{leave.applied_on:%Y-%m-%d}距外出不足三日（办法第27条），不是紧急情况的请核对。"
    if leave.approved_on is not None and leave.approved_on > leave.starts_on:
        yield f"{which}的批准日期{leave.approved_on:%Y-%m-%d}在外出以后，请核对。"
    if leave.returned_on is not None and leave.returned_on > leave.ends_on:
        late = (leave.returned_on - leave.ends_on).days
        yield f"{which}应于{leave.ends_on:%Y-%m-%d}返回，{leave.returned_on:%Y-%m-%d}才销假，超期{late}日（办法第28条），请核对并查明原因。"


def _longest(case: CorrectionCase) -> Iterator[str]:
    """What was approved for longer than the law lets one approve."""
    for permit in case.standing_permits:
        last = term_end(permit.starts_on, months_=PERMIT_MONTHS)
        if permit.ends_on is not None and permit.ends_on > last:
            which = f"{permit.starts_on:%Y-%m-%d}起的经常性跨市县活动"
            yield f"{which}批准至{permit.ends_on:%Y-%m-%d}，超过六个月（{last}），请核对（办法第29条）。"
    for device in case.devices:
        last = longest_device(device, OfficeFacts()).last_day
        if device.ends_on is not None and device.ends_on > last:
            times = f"延长{device.extended_count}次" if device.extended_count else "未延长"
            yield (
                f"{device.starts_on:%Y-%m-%d}起的电子定位批准至{device.ends_on:%Y-%m-%d}，{times}，不得超过{last}"
                "（社区矫正法第29条：不超过三个月，每次延长不超过三个月），请核对。"
            )
    for change in case.place_changes:
        latest = longest_way(change, OfficeFacts())
        if change.due_check_in_on is not None and latest is not None and change.due_check_in_on > latest:
            yield f"应到新执行地报到日{change.due_check_in_on:%Y-%m-%d}晚于收到决定后七日（{latest}），请核对（办法第31条）。"


def _visits(case: CorrectionCase) -> Iterator[str]:
    alone = [row.held_on for row in case.visits if row.kind is VisitKind.HOME and _is_one(row.visitors)]
    if alone:
        yield f"{'、'.join(f'{day:%Y-%m-%d}' for day in alone)}实地查访只写了一名查访人，应有二人以上，请核对。"


def _is_one(names: str | None) -> bool:
    return len([name for name in _BETWEEN_NAMES.split((names or "").strip()) if name]) == 1


def _sanction(case: CorrectionCase, row: CorrectionSanction) -> Iterator[str]:
    """A ground that the case itself speaks against (办法 33、35), a proposal that its category does not know."""
    day = row.decided_on or row.proposed_on
    if row.ground is SanctionGround.PRAISE_CONDUCT and day is not None and case.term_from is not None:
        if day < months_after(case.term_from, PRAISE_MONTHS):
            yield f"{day:%Y-%m-%d}表扬时接受社区矫正不满六个月（自{case.term_from:%Y-%m-%d}起，办法第33条），请核对。"
    if row.ground is SanctionGround.WARNING_ADMONITIONS and _admonitions(case, day or date.max) < ADMONITIONS:
        yield "警告的事由是“受到两次训诫”，此前登记的训诫不足两次（办法第35条），请核对。"
    wanted = _PROPOSALS.get(row.kind)
    if wanted is not None and case.category is not None and case.category is not wanted:
        yield f"本案矫正类别是{case.category.label}，不能{row.kind.label}，请核对。"


def _admonitions(case: CorrectionCase, until: date) -> int:
    rows = sanctions_of(case, SanctionKind.ADMONITION)
    return sum(row.decided_on is not None and row.decided_on <= until and row.is_granted is not False for row in rows)
