"""Local values (本地设置): what the law leaves to the place, with its default, its source and who confirmed it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeGuard, TypeVar

T = TypeVar("T", bool, int, str)

_BOUNDS = {"年": (0, 100), "月": (1, 120), "日": (0, 3650), "工作日": (0, 366), "个工作日": (0, 366), "次": (0, 31), "分钟": (0, 1440)}
"""What a number of the unit may be: an interval of no months, or of more than ten years, is none."""
_ANY_NUMBER = (0, 100_000)


@dataclass(frozen=True)
class Setting(Generic[T]):
    """One local value; the office may change it and note by whom and on which day it was confirmed."""

    key: str
    title: str
    default: T
    source: str
    """Where the default comes from, and that it is to be confirmed."""
    choices: tuple[str, ...] = ()
    unit: str = ""
    bears_place: bool = False
    """Whether the default names county and township by a sign of theirs (海李), which an office of another place has otherwise."""
    within: tuple[int, int] | None = None
    """The least and the greatest number, where they are not those of the unit."""

    @property
    def bounds(self) -> tuple[int, int]:
        """The least and the greatest number that it may be."""
        return self.within or _BOUNDS.get(self.unit, _ANY_NUMBER)

    def is_fit(self, value: object) -> TypeGuard[T]:
        """Whether it can be reckoned with a value: of the kind of the default, and a number within the bounds."""
        if type(value) is not type(self.default):
            return False
        least, most = self.bounds
        return isinstance(value, bool) or not isinstance(value, int) or least <= value <= most


@dataclass(frozen=True)
class SettingValues:
    """The office's own values by key; a missing key means the default."""

    values: Mapping[str, object]
    earlier: Mapping[str, Sequence[tuple[date, object]]] = field(default_factory=dict)
    """What a setting was before: (the first day on which it was so no more, the value), oldest first; None stands for the default."""

    def get(self, setting: Setting[T]) -> T:
        """The value in force for `setting`: the default, too, where an older file holds one that cannot be reckoned with."""
        value = self.values.get(setting.key, setting.default)
        return value if setting.is_fit(value) else setting.default

    def get_on(self, setting: Setting[T], day: date) -> T:
        """The value that was in force on a day: what was paid then is not reckoned anew by what holds now."""
        for until, value in self.earlier.get(setting.key, ()):
            if day < until:
                return value if setting.is_fit(value) else setting.default
        return self.get(setting)

    def as_of(self, day: date) -> "SettingValues":
        """The values of a past day, those of days before it still known."""
        then = dict(self.values)
        for key, course in self.earlier.items():
            for until, value in course:
                if day < until:
                    then[key] = value
                    break
        return SettingValues({key: value for key, value in then.items() if value is not None}, self.earlier)
