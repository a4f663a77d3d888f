"""Correction sheets (更正表): what a closed month was sent as, what is true now, row by row and cell by cell; each an act with a number.

Rosters and figures as sent, with the sheets applied in their order, are those computed now. Sealing a record alters no fact and asks
for no sheet, nor does a later telephone or address (`kept_cells`); where a fact of a sealed record did change, the sheet says 一名
and no more (domain 1.1.9).
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from libao_desk.core.errors import Refusal
from libao_desk.core.period import Period
from libao_desk.declare.roster import Roster
from libao_desk.services.desk import Desk
from libao_desk.services.disposal import destroyed_until
from libao_desk.services.figures.report import NOTHING as NO_FIGURE
from libao_desk.services.progress import Progress, nothing_heard
from libao_desk.services.rosters import closing_tables
from libao_desk.services.rosters.closing_tables import ClosedMonth, FrozenRoster, Sheet
from libao_desk.services.rosters.kept_cells import standing_lines
from libao_desk.services.rosters.lines import Cells, LineChange, changes, known_again
from libao_desk.services.withheld import silent_numbers
from libao_desk.store.looks import last_change

from .closing import allow_closing
from .correction_lines import CorrectionLine, SheetView
from .correction_papers import correction_pdf, correction_xlsx
from .edit_days import edit_days
from .kept_figures import COUNTED_AGAIN, KIND, Corrected, figures_now, is_of_figures, owners_of_figures
from .month_changes import PERSON_UNNAMED, label, shown, unnamed
from .month_tables import kept_in, laid_out, month_tables
from .move_reasons import CHANGED, MoveReasons
from .sheet_reasons import checked, shown_reason

Changes = Mapping[str, tuple[LineChange, ...]]
NOT_AGAIN = "（已删，不再列出）"
"""In the place of what was sent in a column without a date and was taken out of the office's file since."""
NEXT = "、"
ADDED, TAKEN_OUT, SERIAL, CORRECTED = "增列", "减列", "序号", "更正"


class CorrectionSheets:
    """The door to them."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def due(self, period: Period, progress: Progress = nothing_heard) -> SheetView:
        """What a sheet made now would say; no line where the month stands as it was sent and corrected.

        Raises Refusal where the month is not closed.
        """
        allow_closing(self.desk)
        with self.desk.read() as session:
            closed = _closed(session, period)
            sent, sheets = closing_tables.frozen_rosters(session, closed), closing_tables.sheets_of(session, closed)
        found = self._differing(closed, sent, sheets, progress)
        with self.desk.read() as session:
            return self._view(session, closed, sent, found, None, sheets)

    def make(self, period: Period, progress: Progress = nothing_heard, *, reason: str = "") -> SheetView:
        """Make the next sheet of a month: what differs gets a number of the year and is kept for good, with the clerk's reason if any.

        Raises Refusal where the month is not closed, nothing differs, the reason may not stand on it, or the office changed while it
        was computed.
        """
        allow_closing(self.desk)
        reason = checked(self.desk, reason)
        with self.desk.read() as session:
            closed, changed = _closed(session, period), last_change(session)
            sent, sheets = closing_tables.frozen_rosters(session, closed), closing_tables.sheets_of(session, closed)
        found = self._differing(closed, sent, sheets, progress)
        if not found:
            raise Refusal(f"{period.label}的花名册和统计数与已报送的（含更正表）一致，没有需要更正的内容。")
        progress(1, 1)
        with self.desk.work(f"制作{period.label}更正表", about=(closing_tables.CLOSING.name, str(period))) as session:
            if last_change(session) != changed:
                raise Refusal("制表期间台账有新的改动，请再做一次。")
            sheet = closing_tables.add_sheet(session, closed, self.desk.today.year, found, reason or None)
            return self._view(session, closed, sent, sheet.changes, sheet, sheets)

    def made(self, period: Period) -> tuple[SheetView, ...]:
        """Every sheet of a month in the order they were made."""
        allow_closing(self.desk)
        with self.desk.read() as session:
            closed = _closed(session, period)
            sent = closing_tables.frozen_rosters(session, closed)
            sheets = closing_tables.sheets_of(session, closed)
            return tuple(self._view(session, closed, sent, one.changes, one, sheets[:at]) for at, one in enumerate(sheets))

    def write(self, view: SheetView, suffix: str) -> bytes:
        """A sheet as .xlsx or .pdf; the trail notes it.

        Raises Refusal for another kind of file.
        """
        allow_closing(self.desk)
        writers = {".xlsx": correction_xlsx, ".pdf": correction_pdf}
        if suffix not in writers:
            raise Refusal("更正表只能存为.xlsx或.pdf文件。")
        data = writers[suffix](self.desk, view)
        self.desk.file.note(self.desk.actor, f"导出{view.period.label}{view.number}")
        return data

    def _differing(self, closed: ClosedMonth, sent: Sequence[FrozenRoster], sheets: Sequence[Sheet], progress: Progress) -> Changes:
        tables = {table.roster.kind: table for table in month_tables(self.desk, closed.period, progress)}
        standing = standing_lines([(roster, sheets) for roster in sent])
        found: dict[str, tuple[LineChange, ...]] = {}
        with self.desk.read() as session:
            silent, until = silent_numbers(session, self.desk.book), destroyed_until(session)
            is_past_counting = until is not None and closed.period.first_day <= until
            for roster in sent:
                if (table := tables.get(roster.kind)) is not None:
                    before = standing[roster.kind]
                    now = known_again(kept_in(laid_out(table, roster, before), before, silent, table.own), before)
                    found[roster.kind] = changes(before, now)
            numbers = {one.number for of_roster in found.values() for one in of_roster}
            moves = MoveReasons(session, self.desk.book, numbers)
            last_move, last_at = (sheets[-1].last_move, sheets[-1].made_at) if sheets else (closed.last_move, closed.closed_at)
            moved = {number: told for number in numbers if (told := moves.since(number, last_move, last_at))}
            reasons = edit_days(session, self.desk.book, numbers - moved.keys(), last_at) | moved
        corrected = _corrected((tables[roster.kind].register, roster.heads, found[roster.kind]) for roster in sent if roster.kind in found)
        counted = () if is_past_counting else figures_now(self.desk, closed.period, sent, standing, corrected)
        figures = [(kind, changes(standing[kind], lines)) for kind, lines in counted]
        whole = [(kind, tuple(replace(one, reason=reasons.get(one.number, CHANGED)) for one in rows)) for kind, rows in found.items()]
        return {kind: rows for kind, rows in (*whole, *figures) if rows}

    def _view(
        self,
        session: Session,
        closed: ClosedMonth,
        sent: Sequence[FrozenRoster],
        found: Changes,
        sheet: Sheet | None,
        before: Sequence[Sheet],
    ) -> SheetView:
        silent = silent_numbers(session, self.desk.book)
        lines: list[CorrectionLine] = []
        earlier, owners = tuple(one.number for one in before), owners_of_figures(self.desk.book)
        declared = {one.kind: one for register in self.desk.book for one in register.rosters}
        for frozen in sent:
            if is_of_figures(frozen.kind):
                lines += [
                    _of_figures(frozen, one, owners) for one in found.get(frozen.kind, ()) if one.differing or None in (one.sent, one.now)
                ]
                continue
            roster = declared.get(frozen.kind)  # none where a later program has no such roster any more
            undated = frozenset() if roster is None else frozenset(one.title for one in roster.columns if one.is_undated or one.is_sealable)
            silence = PERSON_UNNAMED if roster is None else unnamed(roster)
            for change in found.get(frozen.kind, ()):
                title = _title(frozen, roster, change)
                lines += _unnamed(title, silence, change) if change.number in silent else _named(title, frozen.heads, change, undated)
        if sheet is None:
            return SheetView(closed.period, "", "", "", tuple(lines), earlier)
        made_on, reason = f"{sheet.made_at.astimezone():%Y-%m-%d}", shown_reason(session, self.desk.book, sheet.reason)
        return SheetView(closed.period, sheet.number, sheet.officer_name, made_on, tuple(lines), earlier, reason)


def _corrected(rosters: Iterable[tuple[str, Sequence[str], Sequence[LineChange]]]) -> Corrected:
    found: dict[str, set[str]] = {}
    for register, heads, differing in rosters:
        for one in differing:
            is_whole = one.sent is None or one.now is None
            found.setdefault(register, set()).update(heads if is_whole else (heads[place] for place in one.differing))
    return found


def _title(frozen: FrozenRoster, roster: Roster | None, change: LineChange) -> str:
    """The roster, and the block of it where the row stands in the one below."""
    if roster is None:
        return frozen.title
    return f"{roster.title}（{roster.ended_title}）" if change.is_ended else roster.title


def _what(change: LineChange) -> str:
    return ADDED if change.sent is None else TAKEN_OUT if change.now is None else CORRECTED


def _unnamed(title: str, silence: str, change: LineChange) -> Iterator[CorrectionLine]:
    yield CorrectionLine(title, None, None, silence, _what(change), "", "", "")


def _named(title: str, heads: Sequence[str], change: LineChange, undated: Collection[str]) -> Iterator[CorrectionLine]:
    named = label(change.number, heads, change.now or change.sent or ())
    line = CorrectionLine(title, change.sent_at, change.now_at, named, _what(change), "", "", change.reason)
    if change.sent is None or change.now is None:
        yield replace(line, sent=_whole(heads, change.sent), now=_whole(heads, change.now))
        return
    for place in change.differing:
        is_emptied = heads[place] in undated and change.now[place] in (None, "")
        sent = NOT_AGAIN if is_emptied else shown(change.sent[place])
        yield replace(line, item=heads[place], sent=sent, now=shown(change.now[place]))
    if change.is_moved:
        yield replace(line, item=SERIAL, sent=f"{change.sent_at}", now=f"{change.now_at}")


def _of_figures(frozen: FrozenRoster, change: LineChange, owners: Mapping[tuple[str, str], str]) -> CorrectionLine:
    """One line of a table: the columns that are others now, each with what was sent and what is true; a line that is not there says 0."""
    said, told = change.sent or _of_nothing(change.now), change.now or _of_nothing(change.sent)
    places = [place for place, cell in enumerate(told) if cell != said[place]]
    heads, sent, now = (
        NEXT.join(NO_FIGURE if of[place] is None else f"{of[place]}" for place in places) for of in (frozen.heads, said, told)
    )
    owner = owners.get((change.number, change.detail), "") if frozen.kind == KIND else ""
    named = f"{owner}：{change.number}" if owner else change.number
    return CorrectionLine(frozen.title, None, None, named, heads, sent, now, COUNTED_AGAIN)


def _of_nothing(cells: Cells | None) -> Cells:
    return tuple(0 if isinstance(cell, int) else None for cell in cells or ())


def _whole(heads: Sequence[str], cells: Sequence[object] | None) -> str:
    """A whole row in words, empty cells left out."""
    said = zip(heads, cells or (), strict=False)
    return "；".join(f"{head}：{cell}" for head, cell in said if cell is not None and cell != "")


def _closed(session: Session, period: Period) -> ClosedMonth:
    closed = closing_tables.closed_month(session, period)
    if closed is None:
        raise Refusal(f"{period.label}还没有月结，不用出更正表。")
    return closed
