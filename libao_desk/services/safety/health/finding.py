"""One finding of the health page (健康检查的一项): how grave it is, what is so, why it matters, what mends it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from sqlalchemy.orm import Session

from libao_desk.declare.code import Code
from libao_desk.people.access import Action
from libao_desk.services.desk import Desk


class Severity(Code):
    """How grave a finding is; the members stand from the gravest on."""

    CRITICAL = "CRITICAL", "紧急"
    WARN = "WARN", "注意"
    INFO = "INFO", "提示"
    GOOD = "GOOD", "良好"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Severity).index(self)


class Fix(Enum):
    """What mends a finding, or takes the mending back: the words of its button and the right it takes."""

    BACK_UP = "立即备份", Action.BACKUP
    BACK_UP_APART = "备份到…", Action.BACKUP
    DRILL = "恢复演练", Action.BACKUP
    VERIFY = "核验", Action.BACKUP
    TEST_CODE = "测试恢复码…", Action.OFFICERS
    HOLIDAYS = "录入节假日", Action.SETTINGS
    LOCAL_VALUES = "逐项确认", Action.SETTINGS
    OFFICERS = "查看工作人员", Action.OFFICERS
    BUNDLED_FONTS = "只用自带字体", Action.SETTINGS
    OWN_FONTS = "改回本机字体", Action.SETTINGS

    @property
    def label(self) -> str:
        """The words of the button."""
        return str(self.value[0])

    @property
    def action(self) -> Action:
        """The right it takes."""
        found: Action = self.value[1]
        return found


@dataclass(frozen=True)
class Finding:
    """What was found of one matter. All but `detail` may be told to anybody: no name, number, place or word of a record."""

    key: str
    title: str
    severity: Severity
    told: str
    why: str
    """Why it matters and what to do, in a sentence or two."""
    fix: Fix | None = None
    detail: str = ""
    """Names and results, for the page alone."""
    snoozed_until: date | None = None
    """Until when the first screen does not tell of it."""

    @property
    def is_told(self) -> bool:
        """Whether the first screen tells of it."""
        return self.severity is not Severity.GOOD and self.snoozed_until is None


@dataclass(frozen=True)
class Look:
    """What the probes look at."""

    desk: Desk
    session: Session
    today: date


Probe = Callable[[Look], Finding]


def days_ago(day: date, today: date) -> int:
    """How long ago a day was; one that a pinned clock has before it counts as today."""
    return max(0, (today - day).days)


def graded(value: Any, *limits: tuple[Any, Severity]) -> Severity:
    """The first severity whose limit the value goes beyond, GOOD where it goes beyond none."""
    return next((severity for limit, severity in limits if value > limit), Severity.GOOD)
