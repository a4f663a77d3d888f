"""Typed values into a record and back: one path at a time, references made when a name is typed for the first time."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from libao_desk.core.errors import ChangedMeanwhile, Refusal
from libao_desk.declare.code import Code
from libao_desk.declare.part import Numbering
from libao_desk.declare.path import FieldPath, Kind
from libao_desk.declare.register import Register
from libao_desk.people.models import Person
from libao_desk.store.base import Base

from .drafts import Ref, Value


def read_values(record: object, fields: tuple[FieldPath, ...]) -> dict[str, Value]:
    """The stored values of `fields`, references as `Ref`; a reference on the way is given too, so that a form can keep it."""
    values: dict[str, Value] = {}
    for field in fields:
        for depth in range(1, len(field.attributes)):
            head = FieldPath(field.attributes[:depth])
            if head.key not in values:
                values[head.key] = as_ref(head.value_of(record))
        value = field.value_of(record)
        values[field.key] = as_ref(value) if field.kind is Kind.REFERENCE else value
    return values


def as_ref(row: Any) -> Ref | None:
    """A row as a reference with the name to show."""
    return None if row is None else Ref(row.id, row.name)


def card_values(person: Person, prefix: str, fields: Sequence[FieldPath]) -> dict[str, Value]:
    """A person's stored data for the fields of a form that are reached through `prefix` ("person"), and the reference itself."""
    under = [field for field in fields if field.key.startswith(prefix + ".")]
    depth = prefix.count(".") + 1
    own = {FieldPath(field.attributes[depth:]): field.key for field in under}
    read = read_values(person, tuple(own))
    return {prefix: as_ref(person)} | {key: read[field.key] for field, key in own.items()}


def taken_over(register: Register, values: Mapping[str, object]) -> dict[str, Value]:
    """What one register hands on to a new record of another, as a draft has it: rows as references, stored codes as entries."""
    fields = {field.key: field for field in register.fields}
    return {key: _handed_on(fields.get(key), value) for key, value in values.items() if value is not None}


def _handed_on(field: FieldPath | None, value: object) -> Value:
    if isinstance(value, Base):
        return as_ref(value)
    if field is not None and field.kind is Kind.CHOICE and issubclass(field.python_type, Code):
        return field.python_type.of(str(value))
    return value  # type: ignore[return-value]  # what a register hands on is a text, a day or a number; the conformance tests look


def apply_values(
    session: Session, record: object, fields: tuple[FieldPath, ...], changed: Mapping[str, Value], original: Mapping[str, Value]
) -> tuple[str, ...]:
    """Set the changed values on `record`; give the labels of what was set.

    Raises ChangedMeanwhile where a stored value is no longer the one the draft was made from, and Refusal where a
    reference names nobody.
    """
    by_key = _reachable(fields)
    unknown = set(changed) - set(by_key)
    if unknown:
        raise LookupError(f"not fields of this form: {sorted(unknown)}")
    # references first: a person chosen and a person's phone typed in one go belong together
    ordered = sorted((by_key[key] for key in changed), key=lambda field: (len(field.attributes), field.kind is not Kind.REFERENCE))
    clashes = [field.label for field in ordered if _clashes(session, record, field, changed[field.key], original)]
    if clashes:
        raise ChangedMeanwhile(f"您编辑期间，以下内容已被他人修改：{'、'.join(clashes)}。请刷新后核对再保存，您输入的内容仍保留在窗口中。")
    for field in ordered:
        _set(session, record, field, changed[field.key])
    return tuple(field.label for field in ordered)


def number_new_rows(numbering: Numbering, rows: Sequence[Any]) -> None:
    """Give each new row that counts and says no number the next one; old rows that never got one are counted, not numbered."""
    number, unless = numbering.number.key, numbering.unless.key
    counted = [row for row in rows if not getattr(row, unless)]
    told = [said for row in counted if (said := getattr(row, number)) is not None]
    last = max([sum(row.id is not None for row in counted), *told])
    for row in counted:
        if row.id is None and getattr(row, number) is None:
            last += 1
            setattr(row, number, last)


def _reachable(fields: tuple[FieldPath, ...]) -> dict[str, FieldPath]:
    found = {field.key: field for field in fields}
    for field in fields:
        for depth in range(1, len(field.attributes)):
            head = FieldPath(field.attributes[:depth])
            found.setdefault(head.key, head)
    return found


def _clashes(session: Session, record: object, field: FieldPath, wanted: Value, original: Mapping[str, Value]) -> bool:
    if record not in session or field.key not in original:
        return False
    stored = field.value_of(record)
    now = as_ref(stored) if field.kind is Kind.REFERENCE else stored
    return now != original[field.key] and now != wanted


def _set(session: Session, record: Any, field: FieldPath, value: Value) -> None:
    holder = record
    for depth, attribute in enumerate(field.attributes[:-1], start=1):
        found = getattr(holder, attribute.key)
        if found is None:
            if value is None:
                return
            found = FieldPath(field.attributes[:depth]).target()
            setattr(holder, attribute.key, found)
        holder = found
    if field.kind is Kind.REFERENCE:
        setattr(holder, field.last.key, _fetch(session, field, value))
        return
    if value is None and not field.nullable:
        raise Refusal(f"“{field.label}”不能为空。")
    if getattr(holder, field.last.key) != value:
        setattr(holder, field.last.key, value)


def _fetch(session: Session, field: FieldPath, value: Value) -> object | None:
    if value is None:
        return None
    if not isinstance(value, Ref):
        raise TypeError(f"{field.key} wants a Ref, not {value!r}")
    found: object | None = session.get(field.target, value.id)
    if found is None:
        raise Refusal(f"“{field.label}”所选的“{value.label}”已不存在，请重新选择。")
    return found
