"""Values that were put right since a ledger brought them (导入后改过的格): the same ledger, a month later, would put them back."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy.orm import Session, class_mapper

from libao_desk.declare.path import FieldPath, Kind
from libao_desk.declare.record import Record
from libao_desk.services.ledgers.acts import is_import, taken_back
from libao_desk.services.ledgers.rows import RowJudgement
from libao_desk.store import recorder, trail

TYPED = (
    "{label}：这一格上次导入后在软件中改过（{day:%Y-%m-%d}），导入会把“{before}”改成“{after}”，请核对；不改的，在表中改成一致或清空这一格。"
)
BROUGHT = (
    "{label}：这一格已由后来的导入改为“{before}”（{day:%Y-%m-%d}），表中的“{after}”是改以前的，请核对；不改的，在表中改成一致或清空这一格。"
)


class _Cell(NamedTuple):
    """Where a datum is stored."""

    model: type[Any]
    row_id: str
    key: str

    @property
    def row(self) -> tuple[str, str]:
        """The table and the id, as the trail has them."""
        return recorder.table_of(class_mapper(self.model)).name, self.row_id


class PutRight:
    """Looks up in the trail who wrote last what a row would change; a row that changes nothing is never looked up."""

    def __init__(self, session: Session, fields: Iterable[FieldPath]) -> None:
        self._session = session
        self._fields = {field.key: field for field in fields}

    def told(self, judged: RowJudgement, record: Record) -> Iterator[tuple[str, str]]:
        """What is told of each change that would undo somebody's: (key, sentence)."""
        changed = ((change, self._fields[change.key]) for change in judged.changes if change.key in self._fields)
        places = [(change, field, cell) for change, field in changed if (cell := _cell_of(record, field)) is not None]
        written = _standing(trail.writings(self._session, {cell.row for _, _, cell in places})) if places else []
        for change, field, cell in places:
            here = [one for one in written if one.row == cell.row and one.column in (None, cell.key)]
            form = self._form(field, cell, judged.values[field.key], here)
            if form:
                day = here[-1].at.astimezone()
                yield change.key, form.format(label=change.label, day=day, before=change.before, after=change.after)

    def _form(self, field: FieldPath, cell: _Cell, wanted: Any, written: Sequence[trail.Writing]) -> str:
        if not written or written[-1].column is None:
            return ""  # as it came
        if not is_import(written[-1]):
            return TYPED if any(map(is_import, written)) else ""
        line = trail.change_of(self._session, written[-1].seq, cell.row, cell.key)
        return BROUGHT if line is not None and line.is_readable and self._was(field, cell, line.old) == wanted else ""

    def _was(self, field: FieldPath, cell: _Cell, old: Any) -> Any:
        """What a cell said before, as a row of a ledger says it."""
        value = recorder.from_plain(class_mapper(cell.model).column_attrs[cell.key].columns[0], old)
        if field.kind is not Kind.REFERENCE or value is None:
            return value
        referred = self._session.get(field.target, value)
        return None if referred is None else referred.name


def _standing(written: Sequence[trail.Writing]) -> list[trail.Writing]:
    """Without imports that were taken back, and their taking back: they are no work of anybody's."""
    gone = {seq for one in written if (seq := taken_back(one)) is not None}
    return [one for one in written if one.seq not in gone and taken_back(one) is None]


def _cell_of(record: Record, field: FieldPath) -> _Cell | None:
    holder: Any = record
    for attribute in field.attributes[:-1]:
        holder = getattr(holder, attribute.key, None)
    if holder is None or isinstance(holder, list):
        return None
    mapper = class_mapper(type(holder))
    key = field.last.key
    if key in mapper.relationships:
        key = mapper.get_property_by_column(next(iter(mapper.relationships[key].local_columns))).key
    return _Cell(type(holder), str(holder.id), key)
