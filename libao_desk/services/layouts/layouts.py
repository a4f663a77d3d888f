"""The county's own forms (县里的表样): kept in versions with what stands under each head, filled for a roster and a period."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, Session, mapped_column

from libao_desk.core.errors import Refusal
from libao_desk.core.period import Period
from libao_desk.declare.register import Register
from libao_desk.declare.roster import Roster
from libao_desk.people.access import Action
from libao_desk.services.desk import Desk
from libao_desk.services.rosters.rosters import Rosters, RosterTable, as_sent, refuse_without_reason
from libao_desk.sheets.form_filler import FilledColumn
from libao_desk.sheets.roster_writer import Value
from libao_desk.store import attachments
from libao_desk.store.base import Base

from .filling import Filling, blank_heads, cells_of, doubts, ended_cells_of, fill, in_parts, part_cells_of
from .forms import LayoutDraft, checked_keys, draft_of_file, draft_of_form, on_sheet_for
from .words import choices

LONGEST_NAME = 60


class RosterLayout(Base):
    """One version of a form of the county's."""

    __tablename__ = "roster_layout"
    __table_args__ = (sa.UniqueConstraint("kind", "name", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(sa.String(40))
    name: Mapped[str] = mapped_column(sa.String(60))
    version: Mapped[int]
    columns: Mapped[Any] = mapped_column(sa.JSON)
    """[[place, head, key]]: what stands in each column of the form; an empty key leaves it empty."""
    sha256: Mapped[str] = mapped_column(sa.String(64))
    """The blank form's bytes in the attachments file."""
    made_at: Mapped[datetime]
    officer_name: Mapped[str] = mapped_column(sa.String(50))
    is_removed: Mapped[bool] = mapped_column(default=False)


@dataclass(frozen=True)
class LayoutView:
    """One form as it is offered."""

    kind: str
    name: str
    version: int
    made_at: datetime
    officer_name: str


@dataclass(frozen=True)
class LayoutReport:
    """What was written, and what of the form or of the roster stands nowhere in it."""

    kind: str
    title: str
    name: str
    version: int
    rows: int
    sha256: str
    data: bytes
    empty: tuple[str, ...]
    """Heads of the form under which nothing stands."""
    left_out: str
    """A block of the roster for which the form has no place."""
    blank: tuple[str, ...] = ()
    """Heads under which something belongs, and no row of the period has it."""
    doubt: str = ""
    """What the form says of another period, which of its blocks are not filled, and what no paper shows whole or large enough."""


@dataclass(frozen=True)
class ShownSheet:
    """A sheet as it would be written: its heads, its rows, and those of whoever left."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    ended: tuple[tuple[Value, ...], ...]
    ended_heads: tuple[Value, ...] = ()
    """What stands over those who left, where the form has a head of its own for them."""
    doubt: str = ""
    """What the form says of another period, and which of its blocks are not filled."""

    def lines(self, ended_title: str) -> list[tuple[Value, ...]]:
        """All rows, those of whoever left under a line of their own."""
        if not self.ended:
            return list(self.rows)
        own_heads = [self.ended_heads] if self.ended_heads else []
        return [*self.rows, (ended_title, *(None for _ in self.heads[1:])), *own_heads, *self.ended]


class Layouts:
    """The door to the forms; whoever may export a roster may also say how the county wants it."""

    def __init__(self, desk: Desk, rosters: Rosters) -> None:
        self.desk = desk
        self.rosters = rosters

    def of(self, kind: str | None = None) -> tuple[LayoutView, ...]:
        """The newest version of each form, of one roster or of all that the officer may export."""
        allowed = {one for one, _, _ in self.rosters.kinds()}
        with self.desk.read() as session:
            wanted = sa.select(RosterLayout).where(RosterLayout.is_removed.is_(False)).order_by(RosterLayout.kind, RosterLayout.name)
            newest = {(row.kind, row.name): row for row in session.scalars(wanted.order_by(RosterLayout.version))}
            return tuple(_view(row) for row in newest.values() if row.kind in allowed and kind in (None, row.kind))

    def read(self, kind: str, source: Path | bytes) -> LayoutDraft:
        """A blank form with what seems to belong under each head; stores nothing.

        Raises Refusal, in one sentence, for a file that is no form or that would lose something when it is filled.
        """
        register, roster = self._allowed(kind)
        return draft_of_form(register, roster, source)

    def read_shared(self, content: bytes) -> LayoutDraft:
        """A form with its columns as another office gave it; stores nothing.

        Raises Refusal where it is no such file, is of an unknown roster, or its form cannot be filled.
        """
        return draft_of_file(self.desk.book, content, lambda register: self.desk.allow(register.key, Action.EXPORT))

    def opened(self, kind: str, name: str, version: int | None = None) -> LayoutDraft:
        """A kept form, to be looked at and changed."""
        register, roster = self._allowed(kind)
        with self.desk.read() as session:
            row = _row(session, kind, name, version)
            form = attachments.read_blob(self.desk.file, row.sha256)
            kept = {place: (head, key) for place, head, key in row.columns}
        return replace(draft_of_form(register, roster, form, kept), name=name, version=row.version)

    def save(self, draft: LayoutDraft, name: str) -> LayoutView:
        """Keep the form under a name; the same name again makes its next version, and the older ones stay.

        Raises Refusal without a name, or where nothing of the roster stands in the form.
        """
        _, roster = self._allowed(draft.kind)
        name = name.strip()
        if not name or len(name) > LONGEST_NAME:
            raise Refusal(f"请给表样起一个名称（最多{LONGEST_NAME}字）。")
        checked_keys(roster, draft.keys)
        with self.desk.work(f"保存表样“{name}”") as session:
            before = session.scalar(sa.select(sa.func.max(RosterLayout.version)).where(*_named(draft.kind, name))) or 0
            row = RosterLayout(
                kind=draft.kind,
                name=name,
                version=before + 1,
                columns=[[one.column, one.text, draft.keys.get(one.column, "")] for one in draft.form.columns],
                sha256=attachments.keep_blob(session, draft.content),
                made_at=self.desk.clock.now(),
                officer_name=self.desk.actor.name,
                is_removed=False,
            )
            session.add(row)
            session.flush()
            return _view(row)

    def remove(self, kind: str, name: str) -> None:
        """Offer a form no longer; its versions stay in the file."""
        self._allowed(kind)
        with self.desk.work(f"停用表样“{name}”") as session:
            _row(session, kind, name, None)
            for row in session.scalars(sa.select(RosterLayout).where(*_named(kind, name))):
                row.is_removed = True

    def choices(self, kind: str) -> tuple[tuple[str, str], ...]:
        """(key, label) of everything that can stand in a column of a form for that roster, what the internal copy alone has included."""
        return choices(self._allowed(kind)[1])

    def shown(self, draft: LayoutDraft, table: RosterTable, period: Period) -> "ShownSheet":
        """The form's heads and what would stand under them, for the preview."""
        filling, form = self._filling(draft, table, period), draft.form
        ended = table.ended if form.ended is not None else ()
        places = [one.column for one in form.columns]
        own = form.ended is not None and form.ended.columns != form.columns
        heads = {one.column: one.text for one in form.ended.columns} if own and form.ended is not None else {}
        return ShownSheet(
            tuple(one.text for one in form.columns),
            _rows_shown(filling, places),
            _under(places, len(ended), ended_cells_of(filling)),
            tuple(heads.get(place) for place in places) if heads else (),
            doubts(filling),
        )

    def fill(
        self,
        kind: str,
        name: str,
        period: Period,
        *,
        full: bool = False,
        reason: str | None = None,
        to: str = "",
        version: int | None = None,
    ) -> LayoutReport:
        """The form filled for a period; the trail says who exported what in which form, to whom, on what basis and why.

        Raises Refusal for the internal copy without a reason, and where there is no such form.
        """
        refuse_without_reason(full, reason)
        table = self.rosters.table(kind, period, full=full, is_for_form=True)
        draft = self.opened(kind, name, version)
        filling = self._filling(draft, table, period)
        data, unreadable = fill(filling)
        digest = sha256(data).hexdigest()
        act = f"按表样“{name}”（第{draft.version}版）导出{table.title}（{len(filling.table.rows)}行，{digest[:12]}）"
        register, _ = self.desk.book.roster(kind)
        with self.desk.work(act, reason=as_sent(register, self.desk.today, to, reason), is_typed=False):
            pass
        has_no_place = table.ended and draft.form.ended is None
        left_out = f"{table.roster.ended_title}{len(table.ended)}条" if has_no_place else ""
        blank, doubt = blank_heads(filling), doubts(filling) + unreadable
        return LayoutReport(
            kind, table.title, name, draft.version, len(filling.table.rows), digest, data, draft.empty, left_out, blank, doubt
        )

    def _allowed(self, kind: str) -> tuple[Register, Roster]:
        register, roster = self.desk.book.roster(kind)
        self.desk.allow(register.key, Action.EXPORT)
        return register, roster.with_form_columns()

    def _filling(self, draft: LayoutDraft, table: RosterTable, period: Period) -> Filling:
        register, roster = self.desk.book.roster(draft.kind)
        draft = on_sheet_for(register, roster.with_form_columns(), draft, period)
        return in_parts(Filling(draft, table, period, self.desk.facts(), self.desk.actor.name, self.desk.today, register))


def _rows_shown(filling: Filling, places: Sequence[int]) -> tuple[tuple[Value, ...], ...]:
    """The form's rows; of a form in parts those of each below its line."""
    form = filling.draft.form
    if not form.parts:
        return _under(places, len(filling.table.rows), cells_of(filling))
    found = zip(form.parts, part_cells_of(filling), strict=True)
    return tuple(row for part, columns in found for row in ((part.title, *(None for _ in places[1:])), *_under(places, 0, columns)))


def _under(places: Sequence[int], count: int, columns: Sequence[FilledColumn]) -> tuple[tuple[Value, ...], ...]:
    by_column = {one.column: one.values for one in columns}
    nothing = (None,) * max((len(one.values) for one in columns), default=count)
    return tuple(zip(*(by_column.get(place, nothing) for place in places), strict=True))


def _named(kind: str, name: str) -> tuple[sa.ColumnElement[bool], ...]:
    return RosterLayout.kind == kind, RosterLayout.name == name


def _row(session: Session, kind: str, name: str, version: int | None) -> RosterLayout:
    wanted = sa.select(RosterLayout).where(*_named(kind, name), RosterLayout.is_removed.is_(False))
    if version is not None:
        wanted = wanted.where(RosterLayout.version == version)
    row = session.scalar(wanted.order_by(RosterLayout.version.desc()).limit(1))
    if row is None:
        told = "" if version is None else f"第{version}版"
        raise Refusal(f"这种花名册没有名为“{name}”的表样{told}。")
    return row


def _view(row: RosterLayout) -> LayoutView:
    return LayoutView(row.kind, row.name, row.version, row.made_at, row.officer_name)
