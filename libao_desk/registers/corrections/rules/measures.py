"""Medical reviews, devices, searches, custody, revocation (监管措施期限), C15 and C26 to C32."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from libao_desk.core.calendar import months_after
from libao_desk.declare.clock import Duty, OfficeFacts
from libao_desk.registers.corrections.codes import CorrectionCategory, CorrectionState, MedicalParoleKind, SanctionKind
from libao_desk.registers.corrections.model import CorrectionCase
from libao_desk.registers.corrections.parts import CorrectionDevice
from libao_desk.registers.corrections.parts_events import CorrectionSearch
from libao_desk.registers.corrections.reading import has_been_announced, open_search, sanctions_of

from . import spans
from .common import counted, is_in_force, is_open, on_day
from .intake import check_in_until

REVOKING_KINDS = (SanctionKind.REVOKE_PROBATION, SanctionKind.REVOKE_PAROLE, SanctionKind.RECALL)
LONGEST_DEVICE_MONTHS = 3


def medical_review(case: CorrectionCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """C15: 保外就医: the hospital's review every three months from the last one; an approved extension names its own day."""
    on_medical_parole = case.category is CorrectionCategory.MEDICAL_PAROLE and case.medical_parole_kind is MedicalParoleKind.ILLNESS
    if not on_medical_parole or not is_in_force(case):
        return ()
    extended = [row.due_on for row in case.medical_reviews if row.submitted_on is None and row.is_extension_approved and row.due_on]
    if extended:
        return (on_day(office, spans.MEDICAL_REVIEW, max(extended), "批准延长至", part="medical_reviews"),)
    submitted = [row.submitted_on for row in case.medical_reviews if row.submitted_on is not None]
    trigger = max(submitted, default=case.checked_in_on or case.intake_announced_on)
    return counted(office, spans.MEDICAL_REVIEW, trigger, None, part="medical_reviews")


def device(case: CorrectionCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """C26: a device comes off after three months, or after as many times three as were approved; sooner when not needed."""
    return tuple(_device_end(office, row) for row in case.devices if row.removed_on is None) if is_in_force(case) else ()


def longest_device(row: CorrectionDevice, office: OfficeFacts) -> Duty:
    """The end of three months, and of three more for each extension."""
    months = LONGEST_DEVICE_MONTHS * (1 + (row.extended_count or 0))
    versions = tuple(replace(version, length=months) for version in spans.DEVICE.versions)
    return office.duty(replace(spans.DEVICE, versions=versions), row.starts_on, part="devices")


def _device_end(office: OfficeFacts, row: CorrectionDevice) -> Duty:
    found = longest_device(row, office)
    if row.ends_on is None or row.ends_on >= found.last_day:
        return found
    return on_day(office, spans.DEVICE, row.ends_on, "批准的期限至", trigger=row.starts_on, part="devices")


def search(case: CorrectionCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """C27: a search starts at once; police and procuratorate are told while the subject is not found.

    For one who has not come, and of whom no search is entered, it runs from the end of the time to check in.
    """
    found = open_search(case) if is_open(case) else None
    if found is None:
        return _not_begun(case, office)
    left = list(_search_left(case, found))
    if not left:
        return ()
    return (office.duty(spans.SEARCH, found.lost_found_on, title=f"失联查找（{'、'.join(left)}）", part="search_steps"),)


def _not_begun(case: CorrectionCase, office: OfficeFacts) -> tuple[Duty, ...]:
    since = _not_come_since(case, office)
    if since is None:
        return ()
    return (office.duty(spans.SEARCH, since, title="失联查找（登记发现失联日、查找经过、通知公安机关、通报人民检察院）", part="searches"),)


def _not_come_since(case: CorrectionCase, office: OfficeFacts) -> date | None:
    """The last day to check in of one entered as not come; None for all others."""
    is_missing = case.state is CorrectionState.MISSING and not has_been_announced(case) and case.checked_in_on is None
    return check_in_until(case, office) if is_missing else None


def _search_left(case: CorrectionCase, found: CorrectionSearch) -> Iterator[str]:
    if not any(step.taken_on >= found.lost_found_on for step in case.search_steps):
        yield "查找经过"
    if found.police_notified_on is None:
        yield "通知公安机关"
    if found.procuratorate_notified_on is None:
        yield "通报人民检察院"


def absence(case: CorrectionCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """C28: how long the subject has been lost, beside the words of the rule; what follows is for others to decide."""
    found = open_search(case) if is_open(case) else None
    since = found.lost_found_on if found is not None else _not_come_since(case, office)
    if since is None:
        return ()
    lost = f"{'失联天数' if found is not None else '逾期未报到'}：已{max(0, (today - since).days)}日"
    month = months_after(since, 1)
    return (
        office.duty(spans.ABSENCE, since, title=f"{lost}（满十日）", part="searches"),
        on_day(office, spans.LONG_ABSENCE, month, "满一个月之日", trigger=since, title=f"{lost}（满一个月）", part="searches"),
    )


def liberty_notice(case: CorrectionCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """C29: the organ that restricts the subject's liberty tells the correction body within three days."""
    events = case.liberty_events if is_open(case) else ()
    return tuple(
        duty
        for event in events
        for duty in counted(office, spans.LIBERTY_NOTICE, event.starts_on, event.notice_received_on, part="liberty_events")
    )


def ruling(case: CorrectionCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """C30: the ruling or decision comes within thirty days of the proposal's arrival (社区矫正法 48、49)."""
    proposals = sanctions_of(case, *REVOKING_KINDS) if is_open(case) else ()
    return tuple(duty for row in proposals for duty in counted(office, spans.RULING, row.received_on, row.decided_on, part="sanctions"))


def arrest(case: CorrectionCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """C31: the court decides on an arrest within 48 hours; custody then lasts thirty days at most, whatever the holidays."""
    requests = sanctions_of(case, SanctionKind.ARREST) if is_open(case) else ()
    ruled = [row.decided_on for row in sanctions_of(case, *REVOKING_KINDS) if row.decided_on is not None]
    found: list[Duty] = []
    for row in requests:
        found += counted(office, spans.ARREST, row.received_on, row.decided_on, part="sanctions")
        if row.is_granted and row.decided_on is not None:
            later = [day for day in ruled if day >= row.decided_on]
            found += counted(office, spans.CUSTODY, row.decided_on, later, part="sanctions")
    return tuple(found)


def commutation(case: CorrectionCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """C32: the court rules on a proposed commutation within thirty days of its arrival."""
    proposals = sanctions_of(case, SanctionKind.COMMUTATION) if is_open(case) else ()
    return tuple(
        duty for row in proposals for duty in counted(office, spans.COMMUTATION, row.received_on, row.decided_on, part="sanctions")
    )
