"""Official numbers as people write them (文号、卷号的写法): （2020）人调字第812号 and (2020)人调字812 are one number."""

import re

from .text import squeeze, to_half_width

_PIECES = re.compile(r"\d+|[^\W\d_]+")
_FILLERS = str.maketrans(dict.fromkeys("第号年"))


def number_form(number: str) -> str:
    """What tells the number from others: its figures without zeros in front, its words without 第, 号 and 年, no brackets or blanks."""
    pieces = (
        piece.lstrip("0") or piece[-1:] if piece.isdigit() else piece.translate(_FILLERS) for piece in _PIECES.findall(_plain(number))
    )
    return "-".join(piece for piece in pieces if piece) or number


def _plain(number: str) -> str:
    return to_half_width(squeeze(number)).upper().replace(" ", "")
