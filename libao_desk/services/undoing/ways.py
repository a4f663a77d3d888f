"""What one act did to each value (撤销导入): its way from before the act to after it, though several lines of the trail tell of it."""

from collections.abc import Iterable
from dataclasses import replace

from libao_desk.store.recorder import Change
from libao_desk.store.trail import TrailChange


def ways(changes: Iterable[TrailChange]) -> list[TrailChange]:
    """Each value's way from before the import to after it, though several rows of the sheet wrote it."""
    found: dict[tuple[object, ...], TrailChange] = {}
    for change in changes:
        place = change.table, change.row_id, change.column, change.kind
        before = found.get(place)
        if before is not None and change.kind is Change.CHANGED:
            change = replace(change, old=before.old, is_readable=change.is_readable and before.is_readable)
        found[place] = change
    return list(found.values())


def settled(changes: Iterable[TrailChange]) -> tuple[TrailChange, ...]:
    """The changes of one act, where a row it brought and wrote again is a new row as the act left it."""
    found: dict[object, TrailChange] = {}
    for place, change in enumerate(changes):
        born = found.get((change.table, change.row_id))
        if change.kind is Change.NEW:
            found[change.table, change.row_id] = change
        elif born is not None and change.kind is Change.CHANGED and change.is_readable and born.is_readable:
            found[change.table, change.row_id] = replace(born, new=born.new | {change.column: change.new})
        else:
            found[place] = change
    return tuple(found.values())


def net(changes: Iterable[TrailChange]) -> tuple[TrailChange, ...]:
    """What one act did in all: each row and each value once, and nothing of a row that came and went within it."""
    found = ways(settled(changes))
    born = {(one.table, one.row_id) for one in found if one.kind is Change.NEW}
    gone = {(one.table, one.row_id): one for one in found if one.kind is Change.RETIRED}
    kept = [one for one in found if (one.table, one.row_id) not in gone]
    for place, went in gone.items():
        before = {one.column: one.old for one in found if one.kind is Change.CHANGED and (one.table, one.row_id) == place}
        if place not in born:
            kept.append(replace(went, old={**went.old, **before}) if went.is_readable else went)
    return tuple(kept)
