"""What an officer opened to himself in an emergency (应急查阅), while it lasts: reading alone, half an hour, gone with the lock."""

from dataclasses import dataclass, field
from datetime import timedelta

from libao_desk.people.access import Action

LASTS = timedelta(minutes=30)
READING = frozenset({Action.LIST, Action.VIEW, Action.REVEAL})
"""What it opens, each as far as the officer's role may do it in any register."""


@dataclass(frozen=True)
class Glass:
    """One register, or one record of it, that was opened; measured by how long the machine has been running, not by any calendar."""

    id: int
    register: str
    record_id: int | None
    reason: str
    until: timedelta
    noted: set[tuple[str, object]] = field(default_factory=set, compare=False)
    """What was looked at by it and stands in the trail already."""

    def opens(self, register: str, action: Action) -> bool:
        """Whether it opens the register to this act; that of a single record opens no list, and the record is asked for besides."""
        return register == self.register and action in READING and (self.record_id is None or action is not Action.LIST)

    @property
    def mark(self) -> str:
        """What the reason of each look by it begins with in the trail."""
        return mark_of(self.id)


def mark_of(glass_id: int) -> str:
    """What the reason of each look by it begins with in the trail."""
    return f"应急查阅第{glass_id}号："
