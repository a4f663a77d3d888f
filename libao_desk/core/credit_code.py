"""Unified social credit codes of organisations (统一社会信用代码, GB 32100-2015)."""

from .errors import Refusal
from .text import squeeze, to_half_width

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
WEIGHTS = tuple(pow(3, place, 31) for place in range(17))


def check_sign(first_17: str) -> str:
    """The 18th sign that belongs to 17 signs."""
    total = sum(ALPHABET.index(sign) * weight for sign, weight in zip(first_17, WEIGHTS, strict=True))
    return ALPHABET[(31 - total % 31) % 31]


def parse_credit_code(text: str) -> str:
    """The code as stored.

    Raises Refusal naming what is wrong: length, a sign the standard does not use, or the check sign.
    """
    code = squeeze(to_half_width(text)).replace(" ", "").replace("-", "").upper()
    if len(code) != 18:
        raise Refusal(f"统一社会信用代码应为18位，现为{len(code)}位。")
    strange = next((sign for sign in code if sign not in ALPHABET), None)
    if strange is not None:
        raise Refusal(f"统一社会信用代码中不会有“{strange}”。")
    if check_sign(code[:17]) != code[17]:
        raise Refusal("统一社会信用代码校验位不符，请逐位核对。")
    return code
