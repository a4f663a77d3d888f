"""What one column of a form says whole, and two of them apart (分列的内容): note and situation, penalty and length, a term and its days."""

from collections.abc import Callable, Iterable, Mapping

from libao_desk.declare.roster import LENGTH_ALONE, NOTE, NOTE_ALONE, PENALTY, SITUATION, TERM_LENGTH
from libao_desk.sheets.form_build import FormColumn
from libao_desk.sheets.headers import plain_header

_SENTENCES = ("原判刑罚", "原判刑期")
_TERMS = {"矫正期限": TERM_LENGTH}
_DAYS = "起止"


def told_apart(found: Mapping[int, str], columns: Iterable[FormColumn], joined: Callable[[FormColumn], str]) -> dict[int, str]:
    """What was found, each part once where the form has a column for it; `joined` is the term whose two days a head wants in one."""
    columns = tuple(columns)
    return _length_of_term(_penalty_apart(_each_once(dict(found)), columns), columns, joined)


def _each_once(found: dict[int, str]) -> dict[int, str]:
    """The record's note and its recent situation: told apart where the form has a column for each, else in its one column."""
    if SITUATION not in found.values():
        return found
    other = {NOTE: NOTE_ALONE} if NOTE in found.values() else {SITUATION: NOTE}
    return {column: other.get(key, key) for column, key in found.items()}


def _penalty_apart(found: dict[int, str], columns: Iterable[FormColumn]) -> dict[int, str]:
    """刑期 beside 刑种 is the length alone; by itself it is all that was passed."""
    if PENALTY not in found.values():
        return found
    lengths = {one.column for one in columns if plain_header(one.parts[-1]).endswith("刑期")}
    return {column: LENGTH_ALONE if column in lengths and key in _SENTENCES else key for column, key in found.items()}


def _length_of_term(found: dict[int, str], columns: Iterable[FormColumn], joined: Callable[[FormColumn], str]) -> dict[int, str]:
    """矫正期限 beside 矫正起止日期 is how long it takes; by itself it is the two days."""
    days = [one for one in columns if _DAYS in one.text and joined(one)]
    lengths = [one for one in columns if plain_header(one.text) in _TERMS and not one.standing]
    pairs = [(length, both) for length in lengths for both in days if joined(both) == joined(length) and not both.standing]
    for length, both in pairs:
        found |= {length.column: _TERMS[plain_header(length.text)], both.column: joined(both)}
    return found
