"""Late entries (补登): what was recorded only days after it happened, told by the trail."""

from collections.abc import Mapping, Sequence
from datetime import date

from libao_desk.declare.path import FieldPath
from libao_desk.people.access import Action
from libao_desk.services.desk import Desk
from libao_desk.store import trail

from .drafts import RecordView

LATE_AFTER_DAYS = 7
"""More days than these between what happened and its entry, and the entry is called late."""

RowKey = tuple[str, int]
"""A row by its part and id."""


def days_late(happened_on: date, recorded_on: date) -> int:
    """By how many days an entry is late; 0 where it is not called so."""
    days = (recorded_on - happened_on).days
    return days if days > LATE_AFTER_DAYS else 0


def recorded_days(desk: Desk, view: RecordView) -> Mapping[RowKey, date]:
    """The day on which the day of each row of a record was entered; rows without a day are left out."""
    desk.look.allow(view.ref.register, Action.VIEW)
    dated: dict[tuple[str, str], tuple[RowKey, FieldPath, date]] = {}
    for part in desk.book.get(view.ref.register).parts:
        for row in view.parts.get(part.key, ()):
            if (told := part.told_day(row.values)) is not None:
                dated[part.model.__tablename__, str(row.id)] = (part.key, row.id), *told
    with desk.read() as session:
        written: dict[tuple[str, str], list[trail.Writing]] = {}
        for writing in trail.writings(session, dated):
            written.setdefault(writing.row, []).append(writing)
    return {key: _entered_on(written[row], field, day) for row, (key, field, day) in dated.items() if row in written}


def _entered_on(writings: Sequence[trail.Writing], field: FieldPath, day: date) -> date:
    """When the day was written; what was written before it came had only planned it."""
    days = [one.at.astimezone().date() for one in writings if one.column in (None, field.last.key)]
    return next((one for one in days if one >= day), days[0])
