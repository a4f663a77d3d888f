"""How long closed records are kept (保管期限): classes whose years the office sets, chosen record by record."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .clock import OfficeFacts
from .setting import Setting

FOR_EVER = 0
"""The years of a class that is never destroyed (永久)."""
COUNTED = "自办结（归档）次年1月1日起算；0为永久"


@dataclass(frozen=True)
class RetentionClass:
    """One class of keeping; without a setting it is kept for ever, whatever the office sets."""

    title: str
    years: Setting[int] | None
    basis: str

    def years_in(self, office: OfficeFacts) -> int:
        """For how many years, `FOR_EVER` where it is never destroyed."""
        return FOR_EVER if self.years is None else office.setting(self.years)


@dataclass(frozen=True)
class Retention:
    """The classes of a register, and which of them a closed record is in."""

    classes: tuple[RetentionClass, ...]
    class_of: Callable[[Any], RetentionClass]

    @classmethod
    def of_all(cls, one: RetentionClass) -> "Retention":
        """Every record of the register in one class."""
        return cls((one,), lambda _: one)

    @property
    def settings(self) -> tuple[Setting[int], ...]:
        """The office's values by which the classes run."""
        return tuple(one.years for one in self.classes if one.years is not None)


def period(key: str, title: str, years: int, source: str) -> Setting[int]:
    """The setting of a class's years."""
    return Setting(key, f"保管期限：{title}", years, f"{source}，{COUNTED}", unit="年")
