"""How near a duty is, and whom it is told by then (到期提醒的层级, domain 0.5): warned of on the day before any rolling, late after it."""

from datetime import date, timedelta
from enum import Enum

from libao_desk.declare.clock import Duty, Whose
from libao_desk.declare.register import Register

SOON, WEEK = timedelta(days=3), timedelta(days=7)
"""T−3 and T−7; a week after the last day it goes to those above."""


class Stage(Enum):
    """Where a duty of ours stands; the value is what it is called."""

    LATE = "逾期"
    DUE = "今天到期"
    SOON = "三天内"
    WEEK = "七天内"
    LATER = "三十天内"


def stage_of(duty: Duty, today: date) -> Stage:
    """Where it stands: due from the unrolled day on (信访工作条例 counts no rolling), late only after the last day."""
    if duty.last_day < today:
        return Stage.LATE
    if duty.due_on <= today:
        return Stage.DUE
    left = duty.due_on - today
    return Stage.SOON if left <= SOON else Stage.WEEK if left <= WEEK else Stage.LATER


def is_rolling(duty: Duty, today: date) -> bool:
    """Whether the day itself has passed, and only the holidays after it leave time."""
    return duty.due_on < today <= duty.last_day


def days_told(duty: Duty, today: date) -> str:
    """How much time there is: 还有9日, 今天到期, 逾期3日; once the day itself has passed, how long the holidays leave."""
    if duty.last_day < today:
        return f"逾期{(today - duty.last_day).days}日"
    if is_rolling(duty, today):
        left = (duty.last_day - today).days
        return f"还有{left}日（末日已过，顺延至{duty.last_day:%m-%d}）" if left else "今天到期（顺延后的末日）"
    left = (duty.due_on - today).days
    rolled = "" if duty.last_day == duty.due_on else f"，遇节假日顺延至{duty.last_day:%m-%d}"
    return f"还有{left}日{rolled}" if left else f"今天到期{rolled}"


def whom_to_tell(register: Register, duty: Duty, today: date) -> str:
    """Whom a duty of ours is told by now, as a sentence; "" where there is more than a week, or it is others' duty."""
    stage = stage_of(duty, today)
    if duty.whose is not Whose.OURS or stage is Stage.LATER:
        return ""
    if stage is not Stage.LATE:
        return "提醒经办人，并告知所长。" if stage is Stage.DUE else "提醒经办人。"
    above = f"，并报{register.late_to}" if today - duty.last_day >= WEEK else ""
    return f"告知经办人、所长，可印发督办通知单{above}。"
