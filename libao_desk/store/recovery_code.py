"""The recovery code (恢复码): 32 signs in eight groups of four, printed once and typed by hand."""

from secrets import randbelow
from typing import NewType

from libao_desk.core.errors import Refusal
from libao_desk.core.text import to_half_width, without_blanks

RecoveryCode = NewType("RecoveryCode", str)
"""A code as it is printed: groups of four joined by hyphens."""

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O, U."""
SIGNS = 32
GROUP = 4
_LOOKALIKES = str.maketrans("OIL", "011")
_FIELD = 0b100101
"""x^5 + x^2 + 1, which makes the 32 signs a field."""


class MistypedRecoveryCode(Refusal):
    """The check sign says that the code was copied with a slip."""

    def __init__(self) -> None:
        super().__init__("恢复码抄写有误，请对照打印的恢复码逐组核对后重新输入。")


def new_recovery_code() -> RecoveryCode:
    """A random code: 31 random signs (155 bits) and the check sign."""
    body = [randbelow(len(ALPHABET)) for _ in range(SIGNS - 1)]
    check = _times_x(_sum(body))
    signs = "".join(ALPHABET[n] for n in (*body, check))
    return RecoveryCode("-".join(signs[i : i + GROUP] for i in range(0, SIGNS, GROUP)))


def looks_like_code(text: str) -> bool:
    """Whether the text has the form of a recovery code, slips aside."""
    signs = plain_signs(text)
    return len(signs) == SIGNS and all(sign in ALPHABET for sign in signs)


def has_sound_check(text: str) -> bool:
    """Whether the check sign agrees; one wrong sign or two neighbours swapped are always noticed."""
    return looks_like_code(text) and _sum([ALPHABET.index(sign) for sign in plain_signs(text)]) == 0


def plain_signs(text: str) -> str:
    """A typed code of any kind without blanks and hyphens, in capitals, O read as 0, I and L as 1, full-width signs as plain ones."""
    narrow = without_blanks(to_half_width(text))  # not `compact`, which remembers what it was asked
    return "".join(sign for sign in narrow.upper() if sign not in "-–—").translate(_LOOKALIKES)


def _sum(signs: list[int]) -> int:
    total = 0
    for sign in signs:
        total = _times_x(total) ^ sign
    return total


def _times_x(value: int) -> int:
    doubled = value << 1
    return doubled ^ _FIELD if doubled & 0b100000 else doubled
