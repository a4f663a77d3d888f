"""Lists on screen (列表): rights, find-as-you-type and masking on top of the SQL."""

from array import array
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from libao_desk.core.errors import Refusal
from libao_desk.declare.path import FieldPath
from libao_desk.declare.register import Register, nobody
from libao_desk.declare.value import masked, show
from libao_desk.people.access import Action
from libao_desk.services.desk import Desk
from libao_desk.services.glass_noted import note_list_by_glass
from libao_desk.services.records.references import read_whole
from libao_desk.services.withheld import visible
from libao_desk.store import search_index
from libao_desk.store.looks import EMERGENCY_LISTED

from .query import ListQuery, column_of, page, spine


class Lists:
    """The list page's door: ids first, then the rows that are looked at."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def ids(self, register: str, query: ListQuery, *, text: str = "") -> "array[int]":
        """The ids of the list in order; `text` narrows it to what the search finds.

        Raises Refusal for a day that has not come yet.
        """
        declared = self.desk.book.get(register)
        desk = self.desk.look
        desk.allow(register, Action.LIST)
        if query.on is not None and query.on > self.desk.today:
            raise Refusal(f"“截至”的日期{query.on:%Y-%m-%d}晚于今天。")
        note_list_by_glass(desk, EMERGENCY_LISTED, declared)
        with desk.read() as session:
            if text.strip():
                hits = search_index.query(session, text, limit=5000, registers=(register,))
                query = replace(query, only=tuple(hit.record_id for hit in hits))
            return spine(session, declared, query, visible(desk, declared))

    def rows(
        self, register: str, ids: Sequence[int], *, columns: Sequence[FieldPath] = (), reveal: bool = False, on: date | None = None
    ) -> dict[int, tuple[str, ...]]:
        """The cells of some rows as text, ID numbers and phones masked unless `reveal`; the state is that of the day `on`."""
        declared = self.desk.book.get(register)
        desk = self.desk.look
        desk.allow(register, Action.REVEAL if reveal else Action.LIST)
        wanted = tuple(column_of(declared, column.key) for column in columns) or declared.columns
        text_of = show if reveal else masked
        with desk.read() as session:
            raw = page(session, declared, wanted, ids, visible(desk, declared), on=on)
        return {row_id: tuple(text_of(column, cell) for column, cell in zip(wanted, cells, strict=True)) for row_id, cells in raw.items()}

    def minors(self, register: str, ids: Sequence[int]) -> frozenset[int]:
        """Which of some rows are of minors, who stand in nothing that is copied out of the program (社区矫正法 54)."""
        declared = self.desk.book.get(register)
        self.desk.look.allow(register, Action.LIST)
        if declared.is_minors is nobody:
            return frozenset()
        with self.desk.read() as session:
            whole = read_whole(session, declared, ids)
            return frozenset(one.id for one in whole if isinstance(one, declared.model) and declared.is_minors(one, self.desk.today))

    def count(self, register: Register) -> int:
        """How many records the register holds, those kept from the officer left out; the one thing a user without rights is told."""
        with self.desk.read() as session:
            return len(spine(session, register, ListQuery(), visible(self.desk, register)))
