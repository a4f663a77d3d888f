"""What a text is found by (检索): signs and pairs of signs, letters, and pieces of numbers, as plain words of an index."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby, pairwise

SHORT_LETTERS = 4
"""Letter runs up to this length (prefixes of numbers, initials) are found from any letter on, longer ones by their beginning."""
_PLAIN_SIGNS = range(0x3400, 0xA000)
_OF_ONE_KIND = re.compile("[\u4e00-\u9fff]+|[a-z]+|[0-9]+")
_HAN_PLANES = range(0x20000, 0x3FFFE)
"""Nothing but Han signs stands here: one that Unicode added lately (扩展H) is a sign before Python's table knows it."""


def folded(text: str) -> str:
    """Text as it is compared: full-width as plain, small letters, blanks as one blank."""
    return " ".join(unicodedata.normalize("NFKC", text).lower().split())


def tokens(text: str) -> Iterator[str]:
    """The index words of a folded text, with repetitions."""
    for kind, run in _runs(text):
        if kind == "digit":
            yield from _digit_tokens(run)
        elif kind == "letter":
            yield run
            if len(run) <= SHORT_LETTERS:
                yield from (run[start:] for start in range(1, len(run)))
        else:
            signs = [_sign(sign) for sign in run]
            yield from signs
            yield from (one + other for one, other in pairwise(signs))


def match_expression(text: str) -> str:
    """The full-text expression that every row holding the folded text answers; empty where there is nothing to look for."""
    return " AND ".join(dict.fromkeys(_wanted(text)))


def _wanted(text: str) -> Iterator[str]:
    for kind, run in _runs(text):
        if kind == "digit":
            # a single digit is found at the beginning of numbers only
            yield from (f'"d{run[i : i + 3]}"' for i in range(len(run) - 2)) if len(run) > 2 else iter((_short(run),))
        elif kind == "letter":
            yield f'"{run}"*'
        elif len(run) == 1:
            yield f'"{_sign(run)}"'
        else:
            yield from (f'"{_sign(one)}{_sign(other)}"' for one, other in pairwise(run))


def _short(run: str) -> str:
    return f'"d{run}"' if len(run) == 2 else f'"{run}"*'


def _digit_tokens(run: str) -> Iterator[str]:
    yield run
    yield from (f"d{run[i : i + 2]}" for i in range(len(run) - 1))
    yield from (f"d{run[i : i + 3]}" for i in range(len(run) - 2))


def _runs(text: str) -> Iterator[tuple[str, str]]:
    if _OF_ONE_KIND.fullmatch(text):  # names and how they are read: most of what is put into the index
        yield _kind(text[0]), text
        return
    for kind, signs in groupby(text, key=_kind):
        if kind:
            yield kind, "".join(signs)


@lru_cache(maxsize=8192)
def _kind(sign: str) -> str:
    if sign.isdecimal():
        return "digit"
    if "a" <= sign <= "z":
        return "letter"
    return "sign" if sign.isalnum() or ord(sign) in _HAN_PLANES or unicodedata.category(sign) == "Co" else ""


def _sign(sign: str) -> str:
    """A sign as an index word; rare ones, which the index's word breaker may not know as letters, by their number."""
    return sign if ord(sign) in _PLAIN_SIGNS else f"u{ord(sign):x}"
