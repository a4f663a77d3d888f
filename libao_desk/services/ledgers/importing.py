"""A ledger in (导入台账): every cell judged with its address, compared with what is there, then one transaction or nothing."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from libao_desk.core.errors import Refusal
from libao_desk.core.half_hidden import half_hidden, numbers_in
from libao_desk.declare.lifecycle import Step
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.people.access import Action
from libao_desk.services import indexing
from libao_desk.services.desk import Desk
from libao_desk.services.files import write_file
from libao_desk.services.ledgers.heads.blocks import united
from libao_desk.services.ledgers.heads.columns import ColumnMap, map_columns
from libao_desk.services.ledgers.heads.unread import why_unread
from libao_desk.services.ledgers.judging.beside import Beside
from libao_desk.services.ledgers.judging.deaths import Deaths
from libao_desk.services.ledgers.judging.judging import Judge
from libao_desk.services.ledgers.judging.remarks import Remarks
from libao_desk.services.ledgers.judging.turned import turned_columns
from libao_desk.services.ledgers.preparing.entry_headings import ENTRY_ABOVE
from libao_desk.services.ledgers.preparing.headings import VILLAGE_ABOVE, YEAR_ABOVE
from libao_desk.services.ledgers.preparing.preparing import ReadySheet, make_ready
from libao_desk.services.ledgers.preparing.standing import ENDED_BELOW, Standing
from libao_desk.services.ledgers.preparing.ticks import ticks_of
from libao_desk.services.ledgers.preparing.titles import sent_by_another
from libao_desk.services.ledgers.preparing.year import years_named
from libao_desk.services.ledgers.returns.merging import Merger
from libao_desk.services.ledgers.returns.return_slips import SlipPress, is_filling_sheet
from libao_desk.services.ledgers.words.names import DirectoryNames
from libao_desk.services.progress import Progress, nothing_heard
from libao_desk.services.records.dated_changes import held_values, keep_recurring
from libao_desk.services.records.move_days import redate, told_days
from libao_desk.services.records.records import Records, load
from libao_desk.services.settings import OFFICE_NAME
from libao_desk.store.looks import last_change

from .acts import ABOUT_IMPORT
from .rows import RowJudgement, Verdict

if TYPE_CHECKING:
    from libao_desk.sheets.table_reader import SheetTable

__all__ = ["ImportPlan", "ImportResult", "Importing", "Problem", "Severity", "Verdict"]

PASSED_OVER = {
    "示例行": "标着“示例”，未导入；如果是真实内容，请把“示例”二字删去。",
    "标题或说明": "像是小标题或说明，未导入。",
    "又一个表头": "是又一个表头，它下面的各行按它的列名读。",
    "填空行的话": "写着“{}”，不是一条记录，未导入。",
    YEAR_ABOVE: "是年份，下面各行没有写年份的日期按这一年读。",
    ENTRY_ABOVE: "的“{}”是类别，下面各行按此填写，不要时在列的对应中改选。",
    VILLAGE_ABOVE: "是村（居）名，下面各行的村（居）按此填写。",
}
"""What is told of a row that was passed over, by the reason why: somebody may have meant it."""
BATCH = 200
"""Rows that are judged, and written, together; between two written ones progress is told, and a cancel heard."""
REMEMBERED = "imports"
"""For what the columns decided by the clerk are sealed on the PC."""


class Severity(Enum):
    """How much a problem weighs: a refused row is not stored, a note is only said."""

    REFUSED = "refused"
    NOTE = "note"


@dataclass(frozen=True)
class Problem:
    """One trouble with its cell (C5), its row as the sheet numbers it, and one sentence."""

    cell: str
    row: int
    severity: Severity
    sentence: str


@dataclass(frozen=True)
class ImportPlan:
    """What an import would do; nothing is stored yet."""

    register: str
    source: str
    columns: ColumnMap
    heads: tuple[str, ...]
    """The heads of the sheet's columns, in order."""
    letters: tuple[str, ...]
    """What the sheet calls them."""
    samples: tuple[str, ...]
    """The first thing that stands in each."""
    rows: tuple[RowJudgement, ...]
    problems: tuple[Problem, ...]
    sheet: str = ""
    """The sheet of the file that was read."""
    ledgers: tuple[str, ...] = ()
    """That sheet and those that look like the same ledger, in the order of the file: each is imported by itself."""
    head_row: int = 1
    """The sheet's number of the head's first row."""
    hidden_rows: frozenset[int] = frozenset()
    """Rows that are read though whoever looks at the sheet does not see them."""
    last_change: tuple[int, str] = (0, "")
    """The last change in the trail when the rows were judged: while it is the last one nothing is otherwise."""
    own_numbers: frozenset[str] | None = None
    """The numbers of people that the sheet itself gives, where the officer may read no others whole; None where he may read all."""

    def told(self, sentence: str) -> str:
        """What is said of the sheet and of what is on file, as far as the officer may read it."""
        return sentence if self.own_numbers is None else half_hidden(sentence, self.own_numbers)

    def count(self, verdict: Verdict) -> int:
        """How many rows were judged so."""
        return sum(row.verdict is verdict for row in self.rows)

    @property
    def is_clean(self) -> bool:
        """Whether every row could be stored as it is."""
        return not self.count(Verdict.REFUSED) and not self.count(Verdict.CONFLICT)


@dataclass(frozen=True)
class ImportResult:
    """The plan, and whether and how much of it was stored."""

    plan: ImportPlan
    stored: bool
    stored_rows: int
    record_ids: tuple[int, ...] = ()
    """The records that were stored or changed."""


class Importing:
    """The import wizard's door."""

    def __init__(self, desk: Desk, records: Records) -> None:
        self.desk = desk
        self.records = records

    def examine(
        self,
        register: str,
        source: Path,
        *,
        chosen: Mapping[str, str] | None = None,
        sheet: str | None = None,
        progress: Progress = nothing_heard,
    ) -> ImportPlan:
        """Read a sheet and judge every row; `chosen` maps headers to field keys where the clerk decided otherwise.

        Without the name of a `sheet` the one is read whose heads are best known. While the file is opened `progress` hears of 0 rows.
        Raises Refusal or Trouble where the file cannot be read as a table at all, or has no such sheet.
        """
        from libao_desk.sheets.cells import DaySense

        declared = self.desk.book.get(register)
        self.desk.allow(register, Action.IMPORT)
        table, columns = _table_of(declared, source, chosen or {}, sheet, progress)
        with self.desk.read() as session, session.no_autoflush:
            looked_at = last_change(session)
            names = DirectoryNames(session, self.desk.facts())
            named = years_named(table, source.stem)
            sense = DaySense(self.desk.today, None if named is None else named.only, table.from_1904)
            is_ours = is_filling_sheet(declared, table)
            ready = make_ready(declared, columns, table, names, chosen or {}, sense, named, is_ours=is_ours)
            is_anothers = sent_by_another(table, self.desk.facts().setting(OFFICE_NAME))
            judge = Judge(self.desk, session, declared, ready.columns, sense=sense, broken=ready.problems, is_anothers=is_anothers)
            judge.expect(ready.rows)
            beside = Beside(session, declared)
            deaths = Deaths(self.desk, session, declared, judge.filler)
            remarks = Remarks(session, declared, ready.columns, self.desk.today)
            merger = Merger(judge, SlipPress(self.desk.file.sheet_key), is_ours=is_ours)
            rows: list[RowJudgement] = []
            empty: list[RowJudgement] = []
            for start in range(0, len(ready.rows), BATCH):
                portion = ready.rows[start : start + BATCH]
                for done, (row, judged) in enumerate(zip(portion, merger.rows(portion), strict=True), start=start + 1):
                    ready.standing.judge(judged, row, judge.filler)
                    judged.notes += ready.notes.get(row.number, ())
                    beside.judge(judged)
                    deaths.judge(judged, judge.address_of(row, ""))
                    remarks.judge(judged, row)
                    (empty if judged.says_nothing else rows).append(judged)
                    progress(done, len(ready.rows))
        plan = replace(_plan(register, source.name, ready, rows, empty, (*merger.lacking(), *turned_columns(rows))), last_change=looked_at)
        return plan if self.desk.may(register, Action.REVEAL) else _half_hidden(plan, ready)

    def to_remember(self, text: str) -> str:
        """What was decided about columns, as it may be kept on the PC: heads may name people."""
        return self.desk.file.sealed(REMEMBERED, text)

    def remembered(self, kept: str) -> str:
        """That again; "" for what is not this office's."""
        return self.desk.file.unsealed(REMEMBERED, kept)

    def marked_copy(self, plan: ImportPlan, source: Path) -> bytes:
        """The sender's own sheet with the cells that were refused in red and the reasons beside them, to be sent back.

        Raises Refusal where nothing was refused, or the file is no xlsx.
        """
        from libao_desk.sheets.error_copy import write_error_copy

        self.desk.allow(plan.register, Action.IMPORT)
        refused = [(problem.cell, problem.sentence) for problem in plan.problems if problem.severity is Severity.REFUSED]
        if not refused:
            raise Refusal("没有被拒收的行，不需要标红的副本。")
        return write_error_copy(source, sheet=plan.sheet, head_row=plan.head_row, problems=refused)

    def save_marked_copy(self, plan: ImportPlan, source: Path, target: Path) -> None:
        """Write the marked copy beside the sender's own file, never in its place.

        Raises Refusal where it would be, Trouble where the place cannot be written.
        """
        if target.resolve() == source.resolve() or (target.exists() and source.exists() and target.samefile(source)):
            raise Refusal(f"“{target.name}”就是来表本身，标红的副本请另取文件名，原表不动。")
        write_file(target, self.marked_copy(plan, source))

    def store(self, plan: ImportPlan, *, accept: Collection[Verdict] = (), progress: Progress = nothing_heard) -> ImportResult:
        """Store a plan in one transaction: all of it if it is clean, else only the kinds of row in `accept`, else nothing.

        Raises Refusal where the register has changed since the plan was made.
        """
        self.desk.allow(plan.register, Action.IMPORT)
        wanted = set(accept) if accept else ({Verdict.NEW, Verdict.CHANGED} if plan.is_clean else set())
        chosen = [row for row in plan.rows if row.verdict in wanted & {Verdict.NEW, Verdict.CHANGED}]
        if not chosen:
            return ImportResult(plan, plan.is_clean, 0)
        register = self.desk.book.get(plan.register)
        source = f"{plan.source}“{plan.sheet}”" if len(plan.ledgers) > 1 else plan.source
        with self.desk.work(f"导入{register.title}台账（{source}，{len(chosen)}行）", about=(ABOUT_IMPORT, register.key)) as session:
            judge = Judge(self.desk, session, register, plan.columns)
            portions = [chosen[start : start + BATCH] for start in range(0, len(chosen), BATCH)]
            for portion in portions if last_change(session) != plan.last_change else ():
                judge.refuse_stale(portion)
            ids: list[int] = []
            for done, portion in enumerate(portions, start=1):
                with judge.storing(portion):
                    ids += self._store_rows(session, register, judge, portion)
                progress(min(done * BATCH, len(chosen)), len(chosen))
        return ImportResult(plan, True, len(chosen), tuple(ids))

    def _store_rows(self, session: Session, register: Register, judge: Judge, rows: Sequence[RowJudgement]) -> list[int]:
        new: list[tuple[Record, Sequence[Step]]] = []
        known: list[Record] = []
        with session.no_autoflush:
            for row in rows:
                if row.record_id is None:
                    record = judge.filler.new_record(row)
                    new.append((record, judge.filler.steps(record, row)))
                    continue
                record = load(self.desk, session, register, row.record_id)
                told, held = told_days(register, record, self.desk.today), held_values(register, record)
                judge.filler.fill(record, row)
                keep_recurring(register, record, held)
                redate(session, register, record, told, self.desk.today)
                if row.carries_out:
                    self.records.catch_up_within(session, register, record, row.as_new)
                known.append(record)
        self.records.enter_all(session, register, new)
        indexing.put_all(session, register, known)
        return [record.id for record in (*known, *(record for record, _ in new))]


def _table_of(
    register: Register, source: Path, chosen: Mapping[str, str], sheet: str | None, progress: Progress
) -> "tuple[SheetTable, ColumnMap]":
    """The ledger in a file and what its columns mean. Raises Refusal where it is none of this register."""
    from libao_desk.sheets.table_reader import read_table

    ticks = ticks_of(register)
    table = read_table(source, name=source.name, known_headers=ticks.knows(), in_child=True, waiting=lambda: progress(0, 0), sheet=sheet)
    table = ticks.folded(united(register, table))
    columns = map_columns(register, table.columns, chosen, table.titles)
    if not (columns.targets or columns.several or columns.together):
        raise Refusal(f"在“{source.name}”中没有找到{register.title}台账的表头，请核对是否选错了文件或登记册。")
    if register.who is not None and not columns.tells_whose:
        missing = f"“{source.name}”中没有{register.title}台账的姓名（当事人）、日期和编号列"
        raise Refusal(
            f"{missing}：可能选错了文件或登记册；各村件数一类的统计表不是一行一条的台账，不能导入；一行一条的，请把列名改成导入模板中的写法。"
        )
    if not columns.tells_of_cases:
        _refuse_other_matter(register, source, table, columns)
    if not table.rows and not table.skipped:
        raise Refusal(f"“{source.name}”的表头下面没有任何一行内容，请核对文件。")
    return table, columns


def _refuse_other_matter(register: Register, source: Path, table: "SheetTable", columns: "ColumnMap") -> None:
    """Refuse a ledger that has the register's people and the days of something else: a leave is no term of anybody's."""
    way_out = f"表中也没有其他{register.title}的内容：这些请在各人的记录中登记"
    named = next((word for title in (*table.titles, table.sheet, source.stem) for word in register.other_ledgers if word in title), "")
    if named:
        raise Refusal(f"“{source.name}”像是{named}的台账，{way_out}；确是{register.title}台账的，请补上它的其他列，并改正标题。")
    if columns.ends_of_anything:
        heads = "".join(f"“{head}”" for head in columns.ends_of_anything)
        raise Refusal(f"“{source.name}”的{heads}没有写明是什么的起止，{way_out}；确是本登记册的期限，请在列名中写明是什么期限的起、止。")


def _plan(
    register: str, source: str, ready: ReadySheet, rows: list[RowJudgement], empty: Sequence[RowJudgement], of_all: Iterable[str]
) -> ImportPlan:
    """Everything that was found, the sheet's own troubles before those of its rows."""
    table, columns = ready.table, ready.columns
    heads = tuple(column.text for column in table.columns)
    letters = tuple(column.letter for column in table.columns)
    samples = tuple(next((row.cells[at].text for row in table.rows if not row.cells[at].is_empty), "") for at in range(len(heads)))
    unseen = table.hidden_rows - {judged.number for judged in empty}
    problems = (
        *_unread(table, empty),
        *(Problem("", 0, Severity.NOTE, sentence) for sentence in of_all),
        *_ended(ready.standing, _last_row(table)),
        *_unseen(table, columns, heads, unseen),
        *_problems(columns, letters, rows),
    )
    return ImportPlan(
        register, source, columns, heads, letters, samples, tuple(rows), problems, table.sheet, table.ledgers, table.header_rows[0], unseen
    )


def _half_hidden(plan: ImportPlan, ready: ReadySheet) -> ImportPlan:
    """The plan for an officer who may not read the numbers on file: what the sheet does not say itself is half hidden."""
    own = frozenset(number for row in ready.table.rows for cell in row.cells for number in numbers_in(cell.text))
    plan = replace(plan, own_numbers=own)
    return replace(plan, problems=tuple(replace(one, sentence=plan.told(one.sentence)) for one in plan.problems))


def _unread(table: "SheetTable", empty: Iterable[RowJudgement]) -> Iterator[Problem]:
    """What of the file was passed over: other sheets, and rows that somebody may have meant."""
    from libao_desk.sheets.hidden import in_words

    for sheet in table.ledgers:
        if sheet != table.sheet:
            yield Problem("", 0, Severity.NOTE, f"工作表“{sheet}”也像是台账，这次没有读；导入本表后，请再选那一张导入。")
    below = [row.number for row in table.skipped if row.is_heading and row.number > _last_row(table)]
    if len(below) > 1:
        yield Problem("", below[0], Severity.NOTE, f"表下面的第{in_words(below)}行像是说明，未导入。")
    for row in table.skipped:
        if row.why in PASSED_OVER and (len(below) == 1 or row.number not in below):
            yield Problem("", row.number, Severity.NOTE, f"第{row.number}行{PASSED_OVER[row.why].format(row.text)}")
    for judged in empty:
        yield Problem("", judged.number, Severity.NOTE, f"第{judged.number}行在认得的各列里没有内容，未导入。")


def _last_row(table: "SheetTable") -> int:
    """The number of the last row that is read."""
    return max((row.number for row in table.rows), default=0)


def _ended(standing: Standing, last: int) -> Iterator[Problem]:
    """Headings that say that the rows below them are over, the `last` of these being where the table ends."""
    for number in sorted(one for one in standing.ended if one < last):
        yield Problem("", number, Severity.NOTE, f"第{number}行{ENDED_BELOW}")


def _unseen(table: "SheetTable", columns: ColumnMap, heads: Sequence[str], rows: Collection[int]) -> Iterator[Problem]:
    """What is read though nobody sees it in the sheet: somebody may have hidden what he did not want to send."""
    from libao_desk.sheets.hidden import in_words

    if rows:
        sentence = f"有{len(rows)}行在表中隐藏或筛选掉了，也已读入，不要的请先在表中删去：第{in_words(rows)}行。"
        yield Problem("", 0, Severity.NOTE, sentence)
    for at in sorted(table.hidden_columns & columns.read):
        yield Problem("", 0, Severity.NOTE, f"“{heads[at]}”列在表中是隐藏的，也已读入。")


def _problems(columns: ColumnMap, letters: Sequence[str], rows: list[RowJudgement]) -> tuple[Problem, ...]:
    found = [Problem("", 0, Severity.NOTE, f"“{header}”列未导入：{reason}") for header, reason in columns.dropped]
    found += [Problem("", 0, Severity.NOTE, sentence) for sentence in columns.loose.values()]
    found += [Problem("", 0, Severity.NOTE, f"{letters[at]}列{why_unread(columns, at)}") for at in columns.unknown_at]
    for row in rows:
        found += [Problem(cell, row.number, Severity.REFUSED, sentence) for cell, sentence in row.refusals]
        found += [Problem(cell, row.number, Severity.NOTE, sentence) for cell, sentence in row.notes]
    return tuple(found)
