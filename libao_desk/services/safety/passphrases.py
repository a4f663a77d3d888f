"""How good a passphrase is (口令强度), in one sentence while it is typed."""

from dataclasses import dataclass

from libao_desk.core.errors import Refusal
from libao_desk.store.keyfile import refuse_weak

GOOD_WEIGHT = 14
"""Signs of the keyboard that make a passphrase good; a Chinese sign weighs as two."""


@dataclass(frozen=True)
class Strength:
    """Whether a passphrase may be used at all, whether it is good, and the sentence that says so."""

    is_usable: bool
    is_good: bool
    sentence: str


def strength(passphrase: str) -> Strength:
    """Judge a passphrase as the key file will."""
    try:
        refuse_weak(passphrase)
    except Refusal as refusal:
        return Strength(False, False, refusal.sentence)
    weight = sum(1 if sign.isascii() else 2 for sign in passphrase)
    if weight < GOOD_WEIGHT:
        return Strength(True, False, "可以用；再长一些更安全，例如用一句话。")
    return Strength(True, True, "口令强度好。")
