"""Whether what is put back may stand beside what is stored now (核对): names, numbers and references, as when it is saved by hand."""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session, class_mapper

from libao_desk.core.errors import Refusal
from libao_desk.people.models import Person
from libao_desk.people.persons import refuse_ring
from libao_desk.services.desk import Desk
from libao_desk.services.persons.directory import LISTS, refuse_bad_entry
from libao_desk.services.records.identity import refuse_second_card
from libao_desk.services.settings import OfficeSetting
from libao_desk.services.withheld import refuse_readers
from libao_desk.store.pointing import models_by_table
from libao_desk.store.recorder import table_of

ASTRAY = "原来所指的人员或单位已不在册，请直接改正。"


def refuse_unsound(desk: Desk, session: Session, row: Any) -> None:
    """Raise Refusal where a card, an entry of a list or a setting would not be stored so if it was typed."""
    if isinstance(row, Person):
        refuse_second_card(session, row)
        refuse_ring(row)
    elif isinstance(row, OfficeSetting):
        for setting in (one for register in desk.book for one in register.settings if one.key == row.key):
            refuse_readers(desk, session, setting, row.value)
    else:
        for listed in (one for one in LISTS if isinstance(row, one.model)):
            refuse_bad_entry(session, listed, row)


def refuse_dangling(session: Session, model: type[Any], values: Mapping[str, Any]) -> None:
    """Raise Refusal where a value points at a row that is no more, or at a card that went into another."""
    for key, value in values.items():
        for pointer in class_mapper(model).column_attrs[key].columns[0].foreign_keys if value is not None else ():
            target = models_by_table().get(pointer.column.table.name)
            found = None if target is None else session.get(target, value)
            if found is None:
                raise Refusal(ASTRAY)
            if isinstance(found, Person) and found.merged_into_id is not None and key != Person.merged_into_id.key:
                raise Refusal(f"原来的人员“{found.name}”后来并入了另一张卡片，请直接改正。")


def is_there_again(session: Session, model: type[Any], values: Mapping[str, Any]) -> bool:
    """Whether another row has what may be there once."""
    mapper = class_mapper(model)
    for constraint in table_of(mapper).constraints:
        if isinstance(constraint, sa.UniqueConstraint):
            keys = [mapper.get_property_by_column(column).key for column in constraint.columns]
            same = [getattr(model, key) == values.get(key) for key in keys]
            if session.scalar(sa.select(sa.literal(1)).select_from(model).where(*same)):
                return True
    return False
