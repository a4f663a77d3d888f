"""Change of the place of execution (执行地变更期限), C22 to C25 (社区矫正法 27, 办法 30 and 31)."""

from collections.abc import Iterator
from datetime import date

from libao_desk.declare.clock import Duty, OfficeFacts, Whose
from libao_desk.registers.corrections.codes import CorrectionState
from libao_desk.registers.corrections.model import CorrectionCase
from libao_desk.registers.corrections.parts import CorrectionPlaceChange

from . import spans
from .common import counted, is_in_force, on_day, was_over_when_entered

PART = "place_changes"


def application(case: CorrectionCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """C22: the subject applies a month before he means to move."""
    waiting = [change for change in _open_changes(case) if change.decided_on is None]
    return tuple(
        duty for change in waiting for duty in counted(office, spans.MOVE_APPLICATION, change.planned_on, change.applied_on, part=PART)
    )


def consulting(case: CorrectionCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """C23: the new place is asked within five days of the application and answers within five days of the letter."""
    return tuple(duty for change in _open_changes(case) if change.decided_on is None for duty in _consulting(change, office))


def _consulting(change: CorrectionPlaceChange, office: OfficeFacts) -> Iterator[Duty]:
    asked = change.consult_sent_on or change.replied_on
    yield from counted(office, spans.CONSULTING, change.applied_on, asked, title="向新执行地征求意见", part=PART)
    arrived = change.consult_received_on or change.consult_sent_on
    yield from counted(office, spans.CONSULTING, arrived, change.replied_on, title="新执行地回复意见", whose=Whose.OTHERS, part=PART)


def files(case: CorrectionCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """C24: the files go within five days of the decision, their receipt comes within five days of arrival.

    The hand-over of the subject is not that of his files: both run on after it.
    """
    moved = case.state is CorrectionState.TRANSFERRED and not was_over_when_entered(case)
    changes = list(case.place_changes) if moved else _open_changes(case)
    return tuple(duty for change in changes if change.is_agreed for duty in _files(change, office))


def _files(change: CorrectionPlaceChange, office: OfficeFacts) -> Iterator[Duty]:
    yield from counted(office, spans.FILES, change.decided_on, change.files_sent_on, title="向新执行地移交档案", part=PART)
    yield from counted(
        office, spans.FILES, change.files_received_on, change.files_receipt_on, title="新执行地送达回执", whose=Whose.OTHERS, part=PART
    )


def new_check_in(case: CorrectionCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """C25: the subject checks in at the new place within seven days of receiving the decision."""
    agreed = [change for change in _open_changes(case) if change.is_agreed]
    return tuple(duty for change in agreed for duty in _new_check_in(change, office))


def _new_check_in(change: CorrectionPlaceChange, office: OfficeFacts) -> tuple[Duty, ...]:
    if change.due_check_in_on is not None and change.checked_in_new_on is None:
        return (on_day(office, spans.NEW_CHECK_IN, change.due_check_in_on, "决定书载明的日期", trigger=change.told_on, part=PART),)
    return counted(office, spans.NEW_CHECK_IN, change.told_on, change.checked_in_new_on, part=PART)


def longest_way(change: CorrectionPlaceChange, office: OfficeFacts) -> date | None:
    """The last of the seven days of the law (办法 31); None where nobody knows when he received it."""
    return None if change.told_on is None else office.reckon(spans.NEW_CHECK_IN, change.told_on)[0].last_day


def _open_changes(case: CorrectionCase) -> list[CorrectionPlaceChange]:
    return list(case.place_changes) if is_in_force(case) else []
