"""Code lists (代码表): enumerations whose member carries the stored code and the Chinese label."""

from enum import Enum
from typing import Self


class Code(Enum):
    """One entry of a code list; `value` is what is stored and exported, `label` what the staff read.

    `offered=False` keeps an old entry readable without offering it for new records; `also` are other words for it, set apart by blanks.
    """

    label: str
    offered: bool
    also: tuple[str, ...]
    """Other words for the entry in a ledger, where they can mean nothing else."""

    def __new__(cls, code: str, label: str, offered: bool = True, also: str = "") -> Self:
        member = object.__new__(cls)
        member._value_ = code
        member.label = label
        member.offered = offered
        member.also = tuple(also.split())
        return member

    @classmethod
    def none_of_them(cls, word: str) -> str:
        """Why a word of a ledger says that no entry applies yet (无业 of 安置情况), "" where it does not say so."""
        return ""

    @classmethod
    def unclear(cls, word: str) -> str:
        """What to write for a word of ledgers that fits several entries, one sentence; "" where the word is simply unknown."""
        return ""

    @classmethod
    def meant(cls, word: str) -> Self | None:
        """The entry that a word of ledgers means by what it is made of (枫林派出所: 公安), where no list of words can hold it."""
        return None

    @classmethod
    def choices_told(cls) -> str:
        """The entries offered, so joined that one which holds a 、 does not read as two."""
        labels = [code.label for code in cls if code.offered]
        return ("；" if any("、" in label for label in labels) else "、").join(labels)

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
