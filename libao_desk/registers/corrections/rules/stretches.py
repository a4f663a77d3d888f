"""Which weeks and blocks of months a case of correction must answer for (周期)."""

from collections.abc import Iterator
from datetime import date

from libao_desk.core.calendar import ONE_DAY, months_after
from libao_desk.core.stretches import Stretch, block_of, week_of
from libao_desk.registers.corrections.codes import CorrectionState
from libao_desk.registers.corrections.model import CorrectionCase
from libao_desk.registers.corrections.reading import out_of_reach

from .common import entered_on

MONTHS_LOOKED_BACK = 12
"""How far back a missed stretch is still shown."""

UNDER_SUPERVISION = (CorrectionState.ACTIVE, CorrectionState.REVOKING)
"""States in which the recurring duties run; a subject who is lost or held cannot answer them."""


def answerable(case: CorrectionCase, today: date, months: int) -> tuple[Stretch, ...]:
    """The blocks of `months` months (weeks where 0) a case must answer for up to `today`, oldest first.

    They begin with the announcement, or where the office began to keep the case's contacts here, and end with the term; a block
    already under way then counts where at least half of it was left. Blocks in which the subject was lost or held do not count.
    """
    since = _since(case, today)
    if case.state not in UNDER_SUPERVISION or since is None:
        return ()
    until = today if case.term_to is None else min(today, case.term_to)
    oldest = months_after(today, -MONTHS_LOOKED_BACK)
    found = _stretches(max(since, oldest), until, months)
    return tuple(
        _cut(stretch, case.term_to)
        for stretch in found
        if _mostly_left(stretch, since) and not out_of_reach(case, stretch.first, min(stretch.last, until))
    )


def _since(case: CorrectionCase, today: date) -> date | None:
    """The announcement, or, for a case taken over from an old ledger, the first contact kept here or the day it was entered."""
    announced, entered = case.intake_announced_on, entered_on(case)
    if announced is None or entered is None:
        return announced
    kept = [*(r.reported_on for r in case.reports), *(v.held_on for v in case.visits), *(e.held_on for e in case.educations)]
    return max(announced, min([entered, today, *kept]))


def _stretches(since: date, until: date, months: int) -> Iterator[Stretch]:
    day = since
    while day <= until:
        stretch = block_of(day, months) if months else week_of(day)
        yield stretch
        day = stretch.last + ONE_DAY


def _mostly_left(stretch: Stretch, since: date) -> bool:
    """Whether at least half of the stretch lay ahead on the day the duties began."""
    return (since - stretch.first) * 2 <= (stretch.last - stretch.first)


def _cut(stretch: Stretch, term_to: date | None) -> Stretch:
    if term_to is None or stretch.last <= term_to:
        return stretch
    return Stretch(stretch.first, term_to, stretch.label)
