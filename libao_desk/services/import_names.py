"""What a sheet names by a word alone (名册名称): villages, committees, units; found in the directory as people write them, or new."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session, class_mapper

from libao_desk.people.villages import Village

BODIES = ("村民委员会", "村委会", "居民委员会", "居委会")
KINDS = ("村", "社区", "居")


class DirectoryNames:
    """The directory by name."""

    def __init__(self, session: Session, township: str) -> None:
        self._session, self._township = session, township
        self._known: dict[tuple[type, str], Any] = {}

    def find(self, target: type[Any], name: str) -> Any:
        """The row of that name, a village's also without its kind or with its township before it; None where there is none."""
        if (target, name) not in self._known:
            columns = class_mapper(target).column_attrs
            alive = [target.merged_into_id.is_(None)] if "merged_into_id" in columns else []
            spellings = self._spellings(name) if target is Village else (name,)
            rows = {row.name: row for row in self._session.scalars(sa.select(target).where(target.name.in_(spellings), *alive))}
            self._known[target, name] = next((rows[one] for one in spellings if one in rows), None)
        return self._known[target, name]

    def find_or_new(self, target: type[Any], name: str) -> Any:
        """The same, entered in the directory where it is missing."""
        found = self.find(target, name)
        if found is None:
            found = self._known[target, name] = target(name=name)
            self._session.add(found)
        return found

    def _spellings(self, name: str) -> tuple[str, ...]:
        """杨庄, 李堡镇杨庄村 and 杨庄村委会 are 杨庄村, the exact name going before everything else."""
        short = name.removeprefix(self._township)
        body = next((body for body in BODIES if short.endswith(body)), "")
        stem = short.removesuffix(body) if body else short
        return tuple(dict.fromkeys((name, short, *(f"{stem}{kind}" for kind in KINDS))))
