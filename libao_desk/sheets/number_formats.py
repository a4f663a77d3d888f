"""Number formats that show a number whole (数字格式): a form's own format, with as many decimals as the number has."""

import re
from decimal import Decimal

_QUOTED = re.compile(r'("[^"]*"|\\.|\[[^\]]*\]|_.|\*.)')
"""What a format only repeats: texts, single signs, colours, blanks as wide as a sign, fillings."""
_PLACES = re.compile(r"([#0?][#0?,]*)(?:\.([0#?]*))?")
_OF_ANOTHER_KIND = re.compile(r"[%eEyYmMdDhHsS/@]|General")


def decimals_of(value: Decimal) -> int:
    """How many decimals a number has, zeros at its end not counted."""
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def showing(number_format: str, wanted: int) -> str:
    """The format with no fewer decimals than are wanted; one for days, shares or texts stays as it is."""
    parts = _QUOTED.split(number_format)
    if not wanted or any(_OF_ANOTHER_KIND.search(part) for part in parts[::2]):
        return number_format
    shown = [part if place % 2 else _PLACES.sub(lambda found: _with_decimals(found, wanted), part) for place, part in enumerate(parts)]
    return "".join(shown)


def _with_decimals(found: re.Match[str], wanted: int) -> str:
    decimals = found[2] or ""
    return f"{found[1]}.{decimals}{'0' * (wanted - len(decimals))}" if len(decimals) < wanted else found[0]
