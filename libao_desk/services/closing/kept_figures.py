"""What a closed month keeps of its figures (统计数留存): its tables as plain rows; a correction sheet says which numbers are others now.

Lines that follow the records (one for each village) are not among them: a later village is none of that month's (`kept_cells`). Nor
is later work without a day of its own: figures that count such are counted again only where a line of the roster they go with is
another, and then of everybody else as that roster says it. Lines and tables that a later program has otherwise are left as they were
sent.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from libao_desk.core.period import Period
from libao_desk.declare.register import Register
from libao_desk.declare.roster import Cell
from libao_desk.declare.statistic import Figure
from libao_desk.services.book import RegisterBook
from libao_desk.services.desk import Desk
from libao_desk.services.figures.evaluation import FigureValue
from libao_desk.services.figures.report import Compared, StatisticsReport
from libao_desk.services.figures.statistics import Statistics
from libao_desk.services.rosters.closing_tables import FrozenRoster
from libao_desk.services.rosters.lines import Line, Lines

KIND = "figures"
"""The kind of all figures that stand in no table; a table's own kind begins with it."""
TITLE, HEAD = "统计指标", "本期"
Corrected = Mapping[str, Collection[str]]
"""By register, the columns of its rosters in which a line is another now; all of them where a row came or went."""
COUNTED_AGAIN = "登记内容更正后重新统计"
"""Why a figure is another now: because of what the lines of its records say."""


def is_of_figures(kind: str) -> bool:
    """Whether what was frozen is figures, no roster."""
    return kind.partition(":")[0] == KIND


def kept_figures(book: RegisterBook, report: StatisticsReport) -> tuple[FrozenRoster, ...]:
    """The tables and figures of a month's report as they are frozen with its rosters."""
    return _as_frozen(book, report, lambda figure: figure.value)


def _as_frozen(book: RegisterBook, report: StatisticsReport, told: Callable[[FigureValue], Cell]) -> tuple[FrozenRoster, ...]:
    declared = _declared(book)
    found = []
    for table in report.tables:
        lines = [(line.title, line.cells) for line in table.lines[: declared.get(table.key, 0)]]
        if lines:
            found.append(FrozenRoster(f"{KIND}:{table.key}", table.title, "", table.heads, tuple(_lines(lines, told))))
    counted = {one.value.name: (told(one.value),) for one in report.figures}
    others = (Line(False, *key, counted[figure.name]) for key, (_, figure) in _in_no_table(book).items() if figure.name in counted)
    return (*found, FrozenRoster(KIND, TITLE, "", (HEAD,), tuple(others)))


def owners_of_figures(book: RegisterBook) -> dict[tuple[str, str], str]:
    """Whose figure each line is that stands in no table, by its title and which of that title it is: 期末在办 of petitions."""
    return {key: owner for key, (owner, _) in _in_no_table(book).items()}


def places_of_figures(book: RegisterBook, register: Register) -> Iterator[tuple[str, str, tuple[str, str], int]]:
    """(name, kind, line, column) of each cell, of whatever table, in which a figure of a register is frozen."""
    names = {figure.name for figure in register.statistics if not figure.undated_in}
    for table in (table for one in book for table in one.tables):
        titles = [line.title for line in table.lines]
        for at, line in enumerate(table.lines):
            told = ((_name(cell), place) for place, cell in enumerate(line.cells))
            yield from ((name, f"{KIND}:{table.key}", (line.title, _again(titles, at)), place) for name, place in told if name in names)
    yield from ((figure.name, KIND, key, 0) for key, (_, figure) in _in_no_table(book).items() if figure.name in names)


def _in_no_table(book: RegisterBook) -> dict[tuple[str, str], tuple[str, Figure]]:
    """The figures that stand in no table, by title and which of that title it is, with the title of their register."""
    tabled = {_name(cell) for register in book for table in register.tables for line in table.every_line for cell in line.cells}
    own = [(register.title, figure) for register in book for figure in register.statistics if figure.name not in tabled]
    titles = [_title(figure) for _, figure in own]
    return {(title, _again(titles, at)): one for at, (title, one) in enumerate(zip(titles, own, strict=True))}


def _name(cell: Figure | str | None) -> str:
    """The name of the figure that stands in a table's cell, of whatever register; "" of an empty one."""
    return cell if isinstance(cell, str) else "" if cell is None else cell.name


def _declared(book: RegisterBook) -> dict[str, int | None]:
    """By table, how many of its first lines are kept: those declared, and all where the others follow the records (责任单位)."""
    return {table.key: None if table.breakdown is not None else len(table.lines) for register in book for table in register.tables}


def figures_now(
    desk: Desk, period: Period, sent: Sequence[FrozenRoster], standing: Mapping[str, Lines], corrected: Corrected
) -> Iterator[tuple[str, Lines]]:
    """(kind, rows) of each table that was frozen, every row it had then with what is counted now.

    `sent` are all rosters and tables that were frozen, `standing` their rows after the sheets that were made.
    """
    tables = [one for one in sent if is_of_figures(one.kind)]
    if not tables:
        return
    report = Statistics(desk).report(period, alone=True, sent=_told_by([one for one in sent if not is_of_figures(one.kind)], standing))
    named = {one.kind: one.lines for one in _as_frozen(desk.book, report, lambda figure: figure.name)}
    staying, undated = _staying(desk.book, corrected), _staying(desk.book, {})
    counted = {one.kind: one for one in kept_figures(desk.book, report)}
    for one in tables:
        now = counted.get(one.kind)
        if now is not None and now.heads == one.heads:
            before = standing[one.kind]
            lines = now.lines if _follows_records(desk.book, one) else tuple(_counted_again(before, now.lines))
            # a month closed by an earlier program says nothing in the tables' cells that have no day
            unsaid = frozenset() if one.kind == KIND else undated
            yield one.kind, tuple(_as_sent(lines, before, named[one.kind], staying, unsaid))


def _told_by(rosters: Sequence[FrozenRoster], standing: Mapping[str, Lines]) -> Callable[[Any, str], Cell | None]:
    """What the rosters as they stand say of a record under a head."""
    said: dict[tuple[str, str], Cell] = {}
    for roster in rosters:
        for line in standing[roster.kind]:
            for head, cell in zip(roster.heads, line.cells, strict=True):
                said.setdefault((line.number, head), cell)
    return lambda record, head: said.get((record.number, head))


def _staying(book: RegisterBook, corrected: Corrected) -> frozenset[str]:
    """The names of the figures that stay as they were sent, since no roster's line that they go with is another."""
    own = ((register, figure) for register in book for figure in _figures(register) if figure.undated_in)
    return frozenset(figure.name for register, figure in own if not {*figure.undated_in} & {*corrected.get(register.key, ())})


def _as_sent(lines: Lines, before: Lines, named: Lines, staying: Collection[str], unsaid: Collection[str]) -> Iterator[Line]:
    """The lines counted now, with what was sent in the cells of the figures that stay."""
    said, names = {line.key: line.cells for line in before}, {line.key: line.cells for line in named}
    for line in lines:
        if line.key not in said or line.key not in names:
            yield line
            continue
        told = zip(line.cells, said[line.key], names[line.key], strict=True)
        yield replace(line, cells=tuple(old if name in staying or (old is None and name in unsaid) else new for new, old, name in told))


def _follows_records(book: RegisterBook, sent: FrozenRoster) -> bool:
    """Whether a table was frozen with the lines that follow its records; a month closed by an earlier program has the first ones alone."""
    tables = (table for register in book for table in register.tables if f"{KIND}:{table.key}" == sent.kind)
    table = next((one for one in tables if one.breakdown is not None), None)
    return table is not None and (len(sent.lines) > len(table.lines) or not any(cell for line in sent.lines for cell in line.cells))


def _counted_again(standing: Lines, now: Lines) -> Iterator[Line]:
    """Each line that stands with what is counted now."""
    cells = {line.key: line.cells for line in now}
    yield from (replace(line, cells=cells.get(line.key, line.cells)) for line in standing)


def _figures(register: Register) -> Iterator[Figure]:
    yield from register.statistics
    for table in register.tables:
        yield from table.figures


def _lines(lines: Sequence[tuple[str, tuple[Compared | None, ...]]], told: Callable[[FigureValue], Cell]) -> Iterator[Line]:
    """Rows known by their titles; of several alike the second is the second."""
    titles = [title for title, _ in lines]
    for n, (title, cells) in enumerate(lines):
        yield Line(False, title, _again(titles, n), tuple(None if cell is None else told(cell.value) for cell in cells))


def _again(titles: Sequence[str], at: int) -> str:
    """Which of its title a line is: the second is the second."""
    before = titles[:at].count(titles[at])
    return f"{before + 1}" if before else ""


def _title(figure: Figure | FigureValue) -> str:
    return f"{figure.title}（{figure.unit}）"
