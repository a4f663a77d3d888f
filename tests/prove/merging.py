"""Random edits on both sides of a sheet: every cell ends as an oracle says that knows the edits, and nothing is overwritten unsaid."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random

from libao_desk.core.errors import Refusal
from libao_desk.services.ledgers.returns.return_slips import SlipPress
from libao_desk.services.ledgers.returns.three_way import Fate, merge, plain

from .killing import Outcome

FULL = 100_000
SEED = 20201231
COLUMNS = ("name", "phone", "village", "address", "day", "amount", "note")
WORDS = ("", "张试甲", "李试乙", "19900001234", "2020-03-05", "1,200.00", "第一行\n第二行", "同 一 句", "同一句")
"""Few, so that both sides often come to the same, and often back to where they began."""
MOST_EDITS = 6
TAMPERED = 0.05
Row = dict[str, str]
Edits = Sequence[tuple[str, str]]


@dataclass
class Tally:
    """What the histories came to."""

    cells: int = 0
    taken: int = 0
    clashes: int = 0
    refused: int = 0


def prove(_: Path, times: int = FULL) -> Outcome:
    """Play that many histories of one row."""
    rng, tally = Random(SEED), Tally()
    press, stranger = SlipPress(rng.randbytes(32)), SlipPress(rng.randbytes(32))
    for turn in range(times):
        wrong = _tampered(rng, press, stranger, tally) if rng.random() < TAMPERED else _history(rng, press, tally)
        if wrong:
            return Outcome(False, f"history {turn + 1}: {wrong}")
    if not (tally.taken and tally.clashes and tally.refused):
        return Outcome(False, "no history took, clashed or was refused: nothing is proved")
    return Outcome(
        True,
        f"{times} two-sided histories, {tally.cells} cells as the oracle says, {tally.taken} taken, {tally.clashes} clashes all listed, "
        f"{tally.refused} altered or foreign slips all refused; no silent overwrite",
    )


def _history(rng: Random, press: SlipPress, tally: Tally) -> str:
    """Send a row, edit it here and there, bring it back."""
    sent = {column: rng.choice(WORDS) for column in COLUMNS}
    number = f"JZ2020-{rng.randrange(1000):03d}"
    cell = press.write(press.slip("corrections", number, 1, {column: plain(text) for column, text in sent.items()}))
    here, there = _edits(rng), _edits(rng)
    ours, theirs = _after(sent, here), _after(sent, there)
    for column in rng.sample(COLUMNS, rng.choice((0, 0, 0, 1, 2))):
        del theirs[column]  # the village took the column out
    slip = press.read(_as_typed(rng, cell))
    fates = merge({key: plain(text) for key, text in ours.items()}, {k: plain(t) for k, t in theirs.items()}, partial(press.was_sent, slip))
    merged = {key: theirs[key] if fates.get(key) is Fate.THEIRS else text for key, text in ours.items()}
    clashes = {key for key, fate in fates.items() if fate is Fate.CLASH}
    tally.cells += len(COLUMNS)
    tally.taken += sum(fate is Fate.THEIRS for fate in fates.values())
    tally.clashes += len(clashes)
    expected, listed = _oracle(sent, here, [edit for edit in there if edit[0] in theirs])
    if {key: plain(text) for key, text in merged.items()} != {key: plain(text) for key, text in expected.items()} or clashes != listed:
        return f"{sent} with {here} here and {there} there gave {merged} and {sorted(clashes)}"
    return ""


def _oracle(sent: Mapping[str, str], here: Edits, there: Edits) -> tuple[Row, set[str]]:
    """Both lists of edits played on one row in either order: where the order matters two people wanted different things.

    What was put back to what had been sent counts as never edited.
    """
    ours, theirs = _lasting(sent, here), _lasting(sent, there)
    first, second = dict(sent) | ours | theirs, dict(sent) | theirs | ours
    listed = {key for key in sent if plain(first[key]) != plain(second[key])}
    return {key: ours.get(key, sent[key]) if key in listed else first[key] for key in sent}, listed


def _lasting(sent: Mapping[str, str], edits: Edits) -> Row:
    """The edits that are left in the end."""
    last: Row = {}
    for column, text in edits:
        last[column] = text
    return {column: text for column, text in last.items() if plain(text) != plain(sent[column])}


def _edits(rng: Random) -> Edits:
    return [(rng.choice(COLUMNS), rng.choice(WORDS)) for _ in range(rng.randrange(MOST_EDITS))]


def _after(sent: Mapping[str, str], edits: Edits) -> Row:
    row = dict(sent)
    for column, text in edits:
        row[column] = text
    return row


def _as_typed(rng: Random, cell: str) -> str:
    """A program that wraps or pads a long text does not alter it."""
    return rng.choice((cell, f" {cell} ", f"{cell[:40]}\n{cell[40:]}"))


def _tampered(rng: Random, press: SlipPress, stranger: SlipPress, tally: Tally) -> str:
    """A slip with one sign changed, cut off, sewn together of two, or of another office, is never accepted."""
    one, other = (
        press.write(press.slip("corrections", f"JZ2020-{n:03d}", 1, {column: rng.choice(WORDS) for column in COLUMNS})) for n in (1, 2)
    )
    place = rng.randrange(len(one))
    changed = one[:place] + rng.choice([sign for sign in "ABCDEFGHIJ234567." if sign != one[place]]) + one[place + 1 :]
    sewn = one.partition(".")[0] + "." + other.partition(".")[2]
    foreign = stranger.write(stranger.slip("corrections", "JZ2020-001", 1, {}))
    try:
        slip = press.read(rng.choice((changed, one[:place], sewn, foreign)))
    except Refusal:
        tally.refused += 1
        return ""
    return f"an altered slip was read as {slip}"
