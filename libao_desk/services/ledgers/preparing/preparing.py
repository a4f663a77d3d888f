"""A sheet made ready to be judged row by row (整理来表): headings, ditto marks, cells of several data, records over several rows."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from libao_desk.declare.register import Register
from libao_desk.services.ledgers.heads.columns import ColumnMap
from libao_desk.services.ledgers.words.names import DirectoryNames
from libao_desk.sheets.cells import CellProblem, DaySense

from .beside_names import BesideNames
from .carried import with_carried
from .combining import Combiner
from .ditto import Dittos
from .entry_headings import with_entries
from .headings import with_villages
from .joining import Joiner
from .of_both import OfBoth
from .splitting import Splitter
from .standing import Standing
from .titles import titles_told, with_titles
from .year import NamedYears
from .year_rows import Years, with_year_headings

if TYPE_CHECKING:
    from libao_desk.sheets.table_reader import SheetRow, SheetTable


@dataclass(frozen=True)
class ReadySheet:
    """One row for each record, what its columns mean, and what was found on the way."""

    table: "SheetTable"
    """With the village headings as a column, and the rows as they stand in the file."""
    columns: ColumnMap
    rows: "tuple[SheetRow, ...]"
    problems: tuple[CellProblem, ...]
    """Cells that stop their row."""
    notes: Mapping[int, list[tuple[str, str]]]
    """By row: (cell, sentence) for what was put in, left out or joined."""
    standing: Standing
    """Under which heading each row stands."""


def make_ready(
    register: Register,
    columns: ColumnMap,
    table: "SheetTable",
    names: DirectoryNames,
    chosen: Mapping[str, str],
    sense: DaySense,
    named: NamedYears | None,
    *,
    is_ours: bool,
) -> ReadySheet:
    """Put every row in the shape in which it can be judged by itself; nothing is guessed, what cannot be put in shape is a problem.

    `named` are the years that the ledger is said to be of. In a sheet of ours that came back a blank takes away what was known.
    """
    table, years_above = with_year_headings(table, columns)
    table, columns = with_villages(names, register, columns, table, chosen)
    table, columns = with_entries(register, columns, table, chosen)
    table, columns = with_titles(names, register, columns, table, chosen)
    columns.hidden = table.hidden_columns
    standing = Standing(register, columns, table, sense.today)
    dittos = Dittos({**columns.targets, **columns.several, **columns.together}, register.same_days)
    beside = BesideNames(columns, sense.today)
    years = Years(register, columns, named, years_above, sense)
    parted, columns = beside.parted(replace(table, rows=years.resolved(dittos.resolved(table.rows))))
    combiner = Combiner(register, columns, sense)
    of_both = OfBoth(register, columns, sense.today)
    combined, columns = combiner.combined(replace(parted, rows=of_both.resolved(parted.rows)))
    splitter = Splitter(register, columns, sense.today)
    apart, columns = splitter.apart(combined)
    problems = (*table.problems, *combiner.problems, *splitter.problems, *dittos.problems, *years.problems)
    joiner = Joiner(register, columns, {problem.address for problem in problems})
    whole = joiner.joined(apart.rows)
    rows, carried = ([row for row, _ in whole], []) if is_ours else with_carried(register, columns, table, [row for row, _ in whole])
    notes: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for told in (beside.notes, of_both.notes, combiner.notes, splitter.notes, dittos.notes, years.notes):
        for number, sentences in told.items():
            notes[number] += sentences
    for number, sentence in titles_told(columns, table):
        notes[number].append(("", sentence))
    for number, cell, sentence in carried:
        notes[number].append((cell, sentence))
    for row, more in whole:
        notes[row.number] += [("", f"第{number}行与第{row.number}行是同一条记录，并入第{row.number}行。") for number in more]
    return ReadySheet(table, columns, tuple(rows), (*problems, *joiner.problems), notes, standing)
