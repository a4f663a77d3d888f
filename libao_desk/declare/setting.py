"""Local values (本地设置): what the law leaves to the place, with its default, its source and who confirmed it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T", bool, int, str)


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


@dataclass(frozen=True)
class SettingValues:
    """The office's own values by key; a missing key means the default."""

    values: Mapping[str, object]

    def get(self, setting: Setting[T]) -> T:
        """The value in force for `setting`."""
        value = self.values.get(setting.key, setting.default)
        if type(value) is not type(setting.default):
            return setting.default
        return value
