"""Passphrases that are tried first (弱口令): repetitions, runs, rows of the keyboard, bare figures, words that everybody takes."""

import re
import unicodedata
from itertools import pairwise

_COMMON = (
    "administrator admin password passw0rd passwd p@ssw0rd p@ssword welcome letmein iloveyou woaini love"
    " qwerty qwe asdf zxcv abcdef abcd abc"
    " user root guest test master secret login hello dragon monkey sunshine princess football baseball china zhongguo"
    " libaodesk libao sifasuo sifaju sfs taizhang mima kouling haian jiangsu office desk"
    " 李堡司法所 司法所 司法局 李堡 密码 口令 台账"
).split()
_ROWS = (
    "1234567890",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
    "qazwsxedcrfvtgbyhnujmikolp",
    "abcdefghijklmnopqrstuvwxyz",
)
LONG_FIGURES = 12
"""Figures alone are a birthday or a telephone's number, unless there are more of them."""


def is_guessed_first(passphrase: str) -> bool:
    """Whether somebody who guesses tries it among the first."""
    plain = unicodedata.normalize("NFKC", passphrase).casefold()
    return _is_run(plain) or _repeats(plain) or _is_row(plain) or _is_of_figures(plain) or _is_common(plain)


def _is_run(text: str) -> bool:
    steps = {ord(after) - ord(before) for before, after in pairwise(text)}
    return steps in ({1}, {-1}, {0})


def _repeats(text: str) -> bool:
    """Whether it is one piece of up to half its length again and again, the last time perhaps not to its end."""
    return any(text.startswith(text[size:]) for size in range(1, len(text) // 2 + 1))


def _is_row(text: str) -> bool:
    """Whether it, or each half of it (qwer1234), lies in one row."""
    half = len(text) // 2
    return _lies_in_row(text) or (_lies_in_row(text[:half]) and _lies_in_row(text[half:]))


def _lies_in_row(text: str) -> bool:
    return any(text in row or text in row[::-1] for row in _ROWS)


def _is_of_figures(text: str) -> bool:
    return len(text) < LONG_FIGURES and text.isdigit()


def _is_common(text: str) -> bool:
    """Whether nothing is left of it but such words, figures and signs."""
    words = "|".join(map(re.escape, _COMMON))
    return re.fullmatch(rf"(?:{words}|[\W\d_])+", text) is not None and re.search(r"[^\W\d_]", text) is not None
