"""What a sheet names by a word alone (名册名称): villages, committees, units; found in the directory as people write them, or new."""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session, class_mapper

from libao_desk.declare.clock import OfficeFacts
from libao_desk.people.committees import Committee
from libao_desk.people.villages import Village
from libao_desk.services.settings import TOWNSHIP

from .committees import MEDIATION, Committees
from .villages import NewVillages, without_group

BODIES = ("村民委员会", "村委会", "居民委员会", "居委会")
KINDS = ("村", "社区", "居")


class DirectoryNames:
    """The directory by name."""

    def __init__(self, session: Session, facts: OfficeFacts) -> None:
        self._session, self._township = session, facts.setting(TOWNSHIP)
        self._known: dict[tuple[type, str], Any] = {}
        self._near: dict[tuple[type, str], str] = {}
        self._new_villages = NewVillages(self._township)
        self._committees = Committees(session, facts, lambda name: self.find(Village, name))

    def find(self, target: type[Any], name: str) -> Any:
        """The row of that name, None where there is none.

        A village is known also without its kind, with its township before it or a group after it, a committee by its short name.
        """
        if (target, name) not in self._known:
            found = self._first(target, self._spellings(target, name))
            self._known[target, name] = self._committees.meant(name) if found is None and target is Committee else found
        return self._known[target, name]

    def expect(self, target: type[Any], names: Iterable[str]) -> None:
        """All names of a sheet, before any is entered: 杨庄 is the village that another row calls 杨庄村."""
        expecting = {Village: self._new_villages.expect, Committee: self._committees.expect}.get(target)
        if expecting is not None:
            expecting([name for name in names if self.find(target, name) is None])

    def as_entered(self, target: type[Any], name: str) -> str:
        """The name under which one that is not there is entered. Raises Refusal where it may be either of two."""
        if target is Village:
            return self._new_villages.as_entered(name)
        return self._committees.whole_name(name) if target is Committee else name

    def kind_of_new(self, target: type[Any], name: str) -> str:
        """What kind of thing one that is not there will be, "" where there is only one kind."""
        return self._committees.kind_of(name).label if target is Committee else ""

    def find_or_new(self, target: type[Any], name: str) -> Any:
        """The same, entered in the directory where it is missing."""
        found = self.find(target, name)
        if found is None:
            found = self._known[target, name] = self._committees.new(name) if target is Committee else target(name=name)
            self._session.add(found)
        return found

    def near(self, target: type[Any], name: str) -> str:
        """The name in the directory that differs in its kind alone, as 松例居委会 from 松例村; "" where there is none."""
        if (target, name) not in self._near:
            self._near[target, name] = self._look_near(target, name)
        return self._near[target, name]

    def _look_near(self, target: type[Any], name: str) -> str:
        stem, ending = self._stem(target, name)
        stem = next((stem.removesuffix(one) for one in (*BODIES, *KINDS) if stem.endswith(one)), stem)
        if target not in (Village, Committee) or not stem:
            return ""
        places = (stem, *(f"{stem}{kind}" for kind in (*KINDS, *BODIES)))
        whole = places if target is Village else tuple(f"{place}{body}" for place in places for body in MEDIATION if ending)
        found = self._first(target, self._with_township(whole))
        return "" if found is None else str(found.name)

    def _first(self, target: type[Any], spellings: Iterable[str]) -> Any:
        wanted = tuple(spellings)
        columns = class_mapper(target).column_attrs
        alive = [target.merged_into_id.is_(None)] if "merged_into_id" in columns else []
        rows = {row.name: row for row in self._session.scalars(sa.select(target).where(target.name.in_(wanted), *alive))}
        return next((rows[one] for one in wanted if one in rows), None)

    def _spellings(self, target: type[Any], name: str) -> tuple[str, ...]:
        """杨庄, 李堡镇杨庄村, 杨庄村委会 and 杨庄村3组 are 杨庄村, the exact name going before everything else."""
        stem, ending = self._stem(target, name)
        if target is Committee and ending:
            return tuple(dict.fromkeys((name, *self._with_township(f"{stem}{body}" for body in MEDIATION))))
        if target is not Village:
            return (name,)
        short, place = name.removeprefix(self._township), without_group(stem)
        more = self._spellings(Village, place) if place != stem else ()
        bodies = (f"{short}委会",) if short.endswith(("村", "居")) else () if ending else (f"{stem}村委会", f"{stem}居委会")
        return tuple(dict.fromkeys((name, short, stem, *(f"{stem}{kind}" for kind in KINDS), *bodies, *more)))

    def _stem(self, target: type[Any], name: str) -> tuple[str, str]:
        """A name without its township, and what kind of body it says it is."""
        short = name.removeprefix(self._township)
        ending = next((body for body in (MEDIATION if target is Committee else BODIES) if short.endswith(body)), "")
        return short.removesuffix(ending), ending

    def _with_township(self, names: Iterable[str]) -> tuple[str, ...]:
        return tuple(one for name in names for one in (name, f"{self._township}{name}"))
