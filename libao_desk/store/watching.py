"""Listens to the ORM: every row it writes is told to the recorder of the act, and a change outside an act is an error."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import InstanceState, Mapper, Session, object_session

from .base import PACKAGE, Base
from .connection import TOLD
from .recorder import Recorder, table_of

RECORDER = "recorder"
"""The key under which the `info` of an act's session keeps the act's recorder."""


def watch(session: Session, recorder: Recorder) -> None:
    """Make the recorder see everything the session writes."""
    session.info[RECORDER] = recorder
    sa.event.listen(session, "before_flush", lambda *_: _set_flushing(recorder, True))
    sa.event.listen(session, "after_flush", lambda *_: _set_flushing(recorder, False))
    sa.event.listen(session, "after_soft_rollback", lambda *_: _set_flushing(recorder, False))


def recorder_of(session: Session) -> Recorder:
    """The recorder of the act the session belongs to.

    Raises RuntimeError outside work().
    """
    recorder = session.info.get(RECORDER)
    if not isinstance(recorder, Recorder):
        raise RuntimeError("a change outside work()")
    return recorder


def refuse_untold(statement: object, options: Any, recorder: Recorder | None) -> None:
    """Refuse a changing statement that would pass the trail by.

    Raises RuntimeError.
    """
    if isinstance(statement, sa.UpdateBase) and not options.get(TOLD) and not (recorder is not None and recorder.flushing):
        raise RuntimeError("a changing statement that the trail was not told of: use the session's objects or bulk_insert()")


def refuse_recorded_table(statement: object) -> None:
    """Refuse a changing statement on a table whose changes belong in the trail, or on the store's own.

    Raises RuntimeError.
    """
    if isinstance(statement, sa.UpdateBase):
        table = statement.table
        mapped = {mapper.local_table for mapper in Base.registry.mappers}
        if table in mapped or not isinstance(table, sa.Table) or table.info.get(PACKAGE) == "store":
            raise RuntimeError("a change that belongs in the trail was made aside")


def _set_flushing(recorder: Recorder, flushing: bool) -> None:
    recorder.flushing = flushing


@sa.event.listens_for(Base, "after_insert", propagate=True)
def _after_insert(mapper: Mapper[Any], connection: sa.Connection, target: object) -> None:
    _recorder_for(target).new_row(connection, mapper, _loaded(mapper, _state(target)))


@sa.event.listens_for(Base, "before_update", propagate=True)
def _before_update(mapper: Mapper[Any], connection: sa.Connection, target: object) -> None:
    recorder = _recorder_for(target)
    state = _state(target)
    loaded = _loaded(mapper, state)
    changed = {key: state.attrs[key].history.deleted for key in loaded if state.attrs[key].history.has_changes()}
    if not changed:
        return
    # an old value that was never loaded is known to the database alone
    whole = len(loaded) == len(list(mapper.column_attrs)) and all(changed.values())
    stored = loaded if whole else {**loaded, **_stored(mapper, connection, state)}
    old = {key: next(iter(before), stored[key]) for key, before in changed.items()}
    changes = {key: (old[key], loaded[key]) for key in changed if old[key] != loaded[key]}
    if changes:
        recorder.changed_row(connection, mapper, {**stored, **loaded}, changes)


@sa.event.listens_for(Base, "before_delete", propagate=True)
def _before_delete(mapper: Mapper[Any], connection: sa.Connection, target: object) -> None:
    stored = _stored(mapper, connection, _state(target))
    if stored:
        _recorder_for(target).retired_row(connection, mapper, stored)


def _recorder_for(target: object) -> Recorder:
    session = object_session(target)
    if session is None:
        raise RuntimeError("a change outside work()")
    return recorder_of(session)


def _state(target: object) -> InstanceState[Any]:
    state: InstanceState[Any] = sa.orm.attributes.instance_state(target)
    return state


def _loaded(mapper: Mapper[Any], state: InstanceState[Any]) -> dict[str, Any]:
    """The column values the object holds, by attribute.

    Raises TypeError for a value that is an SQL expression: its outcome could not be recorded.
    """
    values = {prop.key: state.dict[prop.key] for prop in mapper.column_attrs if prop.key in state.dict}
    for key, value in values.items():
        if isinstance(value, sa.ClauseElement):
            raise TypeError(f"{key} was set to an SQL expression, which the trail cannot record")
    return values


def _stored(mapper: Mapper[Any], connection: sa.Connection, state: InstanceState[Any]) -> dict[str, Any]:
    """The row as the database holds it, by attribute; empty where another window retired it."""
    table = table_of(mapper)
    same_row = [column == value for column, value in zip(mapper.primary_key, state.identity or (), strict=True)]
    row = connection.execute(sa.select(table).where(*same_row)).one_or_none()
    if row is None:
        return {}
    return {mapper.get_property_by_column(column).key: value for column, value in zip(table.columns, row, strict=True)}
