"""What is stored now in the place of each change of an act (现存数据)."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session, class_mapper

from libao_desk.store.pointing import models_by_table
from libao_desk.store.recorder import Change, from_plain
from libao_desk.store.trail import TrailChange


class RowsNow:
    """Rows by the table and the key that the trail has of them."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._models = models_by_table()
        self._kept: list[Any] = []
        """What was read is not read again for the next act of a list."""

    def __contains__(self, table: str) -> bool:
        return table in self._models

    def model(self, change: TrailChange) -> type[Any]:
        """The class of the row."""
        return self._models[change.table]

    def get(self, change: TrailChange) -> Any:
        """The row; None where it is not there."""
        model = self._models[change.table]
        columns = class_mapper(model).primary_key
        parts = change.row_id.split(",") if len(columns) > 1 else [change.row_id]
        keys = [
            int(part) if column.type.python_type is int else from_plain(column, part) for column, part in zip(columns, parts, strict=True)
        ]
        row = self._session.get(model, tuple(keys) if len(keys) > 1 else keys[0])
        self._kept.append(row)
        return row

    def is_as_left(self, change: TrailChange) -> bool:
        """Whether what the act left is there."""
        row = self.get(change)
        if row is None or change.kind is Change.RETIRED:
            return row is None and change.kind is Change.RETIRED
        return change.column is None or self.value(change, change.new) == getattr(row, change.column)

    def is_as_before(self, change: TrailChange) -> bool:
        """Whether what was there before the act is there again."""
        row = self.get(change)
        if row is None or change.kind is Change.NEW:
            return row is None and change.kind is Change.NEW
        return change.column is None or self.value(change, change.old) == getattr(row, change.column)

    def value(self, change: TrailChange, kept: Any) -> Any:
        """A value of the changed column again, from what the trail keeps of it."""
        return from_plain(self.column(change, str(change.column)), kept)

    def column(self, change: TrailChange, key: str) -> sa.ColumnElement[Any]:
        """The column of a mapped name."""
        return class_mapper(self._models[change.table]).column_attrs[key].columns[0]

    def whole(self, change: TrailChange) -> dict[str, Any]:
        """The values of a row that went."""
        return {key: from_plain(self.column(change, key), value) for key, value in change.old.items()}
