"""Code lists (代码表): enumerations whose member carries the stored code and the Chinese label."""

from enum import Enum
from typing import Self


class Code(Enum):
    """One entry of a code list; `value` is what is stored and exported, `label` what the staff read.

    `offered=False` keeps an old entry readable without offering it for new records.
    """

    label: str
    offered: bool

    def __new__(cls, code: str, label: str, offered: bool = True) -> Self:
        member = object.__new__(cls)
        member._value_ = code
        member.label = label
        member.offered = offered
        return member

    def __str__(self) -> str:
        return self.label

    @classmethod
    def of(cls, code: str) -> Self:
        """The member that is stored as `code`.

        Raises LookupError where the list has no such code.
        """
        for member in cls:
            if member.value == code:
                return member
        raise LookupError(f"{cls.__name__} has no code {code!r}")

    @classmethod
    def from_label(cls, text: str) -> Self | None:
        """The member whose code or label is `text`, or None."""
        for member in cls:
            if text in (member.label, member.value):
                return member
        return None
