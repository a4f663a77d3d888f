"""Months of random edits, back-dated ones included: rosters and figures as sent with their sheets are those computed again, exactly."""

from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import sqlalchemy as sa

from libao_desk.app.found_registers import load_registers
from libao_desk.core.clock import FixedClock
from libao_desk.core.errors import Refusal
from libao_desk.core.period import Period
from libao_desk.people.access import Rights
from libao_desk.people.codes import Role
from libao_desk.people.models import Person
from libao_desk.registers.corrections.codes import CorrectionState
from libao_desk.registers.corrections.model import CorrectionCase
from libao_desk.services.closing.kept_figures import figures_now, is_of_figures
from libao_desk.services.office import Office
from libao_desk.services.rosters import closing_tables
from libao_desk.services.rosters.kept_cells import standing_lines
from libao_desk.services.rosters.lines import block, without
from libao_desk.services.withheld import silent_numbers
from libao_desk.store import numbers

from .closing_edits import EDITS, Edit
from .kill_worker import CHEAP, FOUNDING, PASSPHRASE
from .killing import Outcome

FULL = 24
FIRST = Period(2019, 1, 1)
EDITS_A_MONTH = 14
CORRECTED_A_MONTH = 2
SEED = 20190101


@dataclass
class Seen:
    """What was done and checked."""

    edits: int = 0
    sheets: int = 0
    lines: int = 0
    closed: list[Period] = field(default_factory=list)
    unnamed: set[str] = field(default_factory=set)


def prove(folder: Path, months: int = FULL) -> Outcome:
    """Edit, close and correct month after month; then correct every month and compare."""
    rng, seen, office_folder = Random(SEED), Seen(), folder / "office"
    Office.found(office_folder, load_registers(), FixedClock(FIRST.first_day), FOUNDING, CHEAP)[0].close()
    period = FIRST
    for _ in range(months):
        day = period.last_day + timedelta(days=rng.randint(0, 5))
        with Office.unlock(office_folder, load_registers(), FixedClock(day), PASSPHRASE) as office:
            _edit(office, rng, seen)
            wrong = _correct_some(office, rng, seen) or _close(office, period, folder, rng, seen)
        if wrong:
            return Outcome(False, f"{period.label}: {wrong}")
        period = _following(period)
    with Office.unlock(office_folder, load_registers(), FixedClock(period.last_day), PASSPHRASE) as office:
        _edit(office, rng, seen)
        wrong = next((f"{one.label}: {said}" for one in seen.closed if (said := _correct(office, one, seen))), "")
        wrong = wrong or _numbers(office, seen) or "; ".join(office.keeping.verify().problems)
    if wrong:
        return Outcome(False, wrong)
    if months >= FULL and not (seen.sheets and seen.unnamed):
        return Outcome(False, "nothing came to be corrected or silent: nothing is proved")
    told = f"{seen.edits} edits, {seen.sheets} sheets with {seen.lines} lines, {len(seen.unnamed)} records fallen silent"
    return Outcome(
        True, f"{months} months, {told}; sent and corrected is computed again, cell for cell, and no sheet names a silent record"
    )


def _edit(office: Office, rng: Random, seen: Seen) -> None:
    """Some random edits, each an act of its own."""
    for _ in range(EDITS_A_MONTH):
        edit: Edit = rng.choice(EDITS)
        with office.desk.work("改动") as session:
            edit(office, session, rng)
        seen.edits += 1


def _close(office: Office, period: Period, folder: Path, rng: Random, seen: Seen) -> str:
    """Close the month, now and then by an officer whom no setting names."""
    office.desk.rights = Rights(rng.choice((Role.DIRECTOR, Role.OFFICER)))
    office.closing.close(period, folder / str(period))
    seen.closed.append(period)
    return _compared(office, period)


def _correct_some(office: Office, rng: Random, seen: Seen) -> str:
    chosen = rng.sample(seen.closed, min(CORRECTED_A_MONTH, len(seen.closed)))
    return next((f"{one.label} {said}" for one in chosen if (said := _correct(office, one, seen))), "")


def _correct(office: Office, period: Period, seen: Seen) -> str:
    """Make the sheet of a month where one is due, and see that it then stands as it is computed."""
    try:
        made = office.correction_sheets.make(period, reason=_reason(office))
    except Refusal as nothing_differs:
        if "没有需要更正的内容" not in nothing_differs.sentence:
            return nothing_differs.sentence
    else:
        seen.sheets += 1
        seen.lines += len(made.lines)
    return _compared(office, period) or _named(office, period, seen)


def _reason(office: Office) -> str:
    """A reason that names somebody of whom the law may want silence later."""
    with office.desk.read() as session:
        names = sa.select(Person.name).select_from(CorrectionCase).join(CorrectionCase.person)
        silent = set(session.scalars(names.where(CorrectionCase.state == CorrectionState.SEALED)))
        named = names.where(Person.name.not_in(silent)).order_by(CorrectionCase.id.desc()).limit(1)
        name = session.scalar(named)
    return f"“{name}”的材料补送到所" if name else ""


def _compared(office: Office, period: Period) -> str:
    """Hold what was sent and corrected against the roster as an export would compute it now, for whom no setting names."""
    with office.desk.read() as session:
        closed = closing_tables.closed_month(session, period)
        assert closed is not None
        sheets = closing_tables.sheets_of(session, closed)
        frozen = closing_tables.frozen_rosters(session, closed)
        standing = standing_lines([(roster, sheets) for roster in frozen])
        silent = silent_numbers(session, office.desk.book)
    held, office.desk.rights = office.desk.rights, Rights(Role.OFFICER)
    try:
        counted = dict(figures_now(office.desk, period, frozen, standing, {}))
        for kind, lines in standing.items():
            if is_of_figures(kind):
                if counted[kind] != lines:
                    return f"{kind} does not come out"
                continue
            table, named = office.rosters.table(kind, period), without(lines, silent)
            for is_ended, rows in ((False, table.rows), (True, table.ended)):
                if [line.cells for line in block(named, is_ended)] != [row[1:] for row in rows]:
                    return f"{kind} does not come out"
    finally:
        office.desk.rights = held
    return ""


def _named(office: Office, period: Period, seen: Seen) -> str:
    """Whether any sheet of the month names a record of which the law wants silence."""
    with office.desk.read() as session:
        silent = silent_numbers(session, office.desk.book)
        people: set[str] = set()
        for register in office.desk.book:
            model: Any = register.model
            if hasattr(model, "person"):
                people |= {one.person.name for one in session.scalars(sa.select(model).where(model.number.in_(silent))) if one.person}
    seen.unnamed |= silent
    said = repr(office.correction_sheets.made(period))
    return next((f"a sheet names {word}" for word in (*silent, *people) if word in said), "")


def _numbers(office: Office, seen: Seen) -> str:
    """Every year's sheets are numbered 1, 2, 3 ..."""
    with office.desk.read() as session:
        taken = [(one.year, one.n) for one in numbers.ledger(session, closing_tables.SHEETS)]
    years: dict[int, list[int]] = {}
    for year, n in taken:
        years.setdefault(year, []).append(n)
    if len(taken) != seen.sheets or any(of_year != list(range(1, len(of_year) + 1)) for of_year in years.values()):
        return "the numbers of the sheets have a hole or a repeat"
    return ""


def _following(period: Period) -> Period:
    return Period.month_of(period.last_day + timedelta(days=1))
