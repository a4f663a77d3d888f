"""The numbers a record is known by (编号): its own, those of other bodies, and what one record says of another's."""

from dataclasses import replace

import sqlalchemy as sa
from sqlalchemy.orm import Session

from libao_desk.core.text import squeeze, to_half_width
from libao_desk.declare.path import path
from libao_desk.declare.register import Register

from .drafts import RecordView

UNKNOWN = "“{label}”{number}不是本登记册中任何一条的编号，请核对。"
ITSELF = "“{label}”填的是本条自己的编号，请核对。"


def numbered(register: Register, number: str) -> sa.Select[int]:
    """The records of a register with that permanent or official number, however it is typed."""
    from libao_desk.declare.field import Text

    official = [
        field.last
        for field in register.fields
        if len(field.attributes) == 1 and field.kind.value == "text" and field.fact.text is Text.NUMBER
    ]
    model = register.model
    typed = spellings(number)
    return sa.select(model.id).where(sa.or_(model.number.in_(typed), *(column.in_(typed) for column in official)))


def spellings(number: str) -> tuple[str, ...]:
    """A number as typed and as the office writes it: full width as plain, capitals, the year in full-width brackets."""
    typed = squeeze(number)
    plain = to_half_width(typed)
    bracketed = plain.replace("(", "（").replace(")", "）")
    return tuple(dict.fromkeys((typed, plain, plain.upper(), bracketed)))


def tell_unknown(session: Session, register: Register, view: RecordView) -> RecordView:
    """The record's page says where it names another record of the register that there is not, or itself."""
    told = []
    for field in map(path, register.names_another):
        number = view.values.get(field.key)
        found = session.scalars(numbered(register, str(number))).all() if number else [0]
        if not found:
            told.append(UNKNOWN.format(label=field.label, number=number))
        elif found == [view.ref.id]:
            told.append(ITSELF.format(label=field.label))
    return replace(view, warnings=(*view.warnings, *told)) if told else view
