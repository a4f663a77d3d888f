"""Changes that have a day of their own (有日期的变动): refused from a sheet, which gives none; typed, they follow their dated rows."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from libao_desk.core.errors import Refusal
from libao_desk.declare.dated import DatedChange, DatedRows
from libao_desk.declare.path import FieldPath, path
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.declare.value import show


def undated(register: Register, record: Record, values: Mapping[str, Any], texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """(key, sentence) of every value a sheet would change without a day; a first value may come from a sheet."""
    for column in register.sheet_columns:
        if not texts.get(column.key) or column.refuse is None:
            continue
        is_said_anew = not column.says_same(record, texts) or (column.adds is not None and column.adds(record, texts))
        if is_said_anew and (sentence := column.refuse(record, texts)):
            yield column.key, f"{column.label}：{sentence}"
    for change in register.dated:
        changed = [field for field in change.paths if _is_changed(field, record, values)]
        for field in changed:
            ours, theirs = show(field, field.value_of(record)), show(field, values[field.key]) or "空"
            yield (
                field.key,
                f"{field.label}：本所现为“{ours}”，来表为“{theirs}”。这一项的变动须有日期，表中没有："
                f"请打开这条记录，{_where(register, change)}，办好后原表不改，再导入一次；是表中写错了的，改正为“{ours}”。",
            )
        yield from _of_the_other(register, changed, record, values)


def _is_changed(field: FieldPath, record: Record, values: Mapping[str, Any]) -> bool:
    held = field.value_of(record)
    return held not in (None, "") and field.key in values and values[field.key] != held


def _of_the_other(register: Register, changed: Sequence[FieldPath], record: Record, values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What else the row says of somebody who is another now: put under the one before, it would be the wrong person's."""
    people = {field.attributes[:-1] for field in changed if len(field.attributes) > 1}
    for field in register.fields:
        if field.attributes[:-1] in people and field not in changed and values.get(field.key) not in (None, field.value_of(record)):
            yield field.key, f"{field.label}：{FieldPath(field.attributes[:-1]).label}变了，这一格是新人的还是原来的人的看不出，同上办理。"


def held_values(register: Register, record: Record) -> dict[str, Any]:
    """What the fields with rows of their own say before a draft or a sheet is put in."""
    dated = (field for change in register.dated if change.part is not None for field in change.paths)
    return {field.key: field.value_of(record) for field in (*dated, *(field for one in register.recurring for field in one.fields))}


def keep_recurring(register: Register, record: Record, held: Mapping[str, Any]) -> None:
    """Keep as a row what was typed over by the next time it happened: an earlier stay, an earlier guardian."""
    for one in register.recurring:
        day, before = one.fields[0].value_of(record), held[one.fields[0].key]
        if None not in (day, before) and day > before and one.is_again(held, record):
            getattr(record, one.part.key).append(one.row(held))


def keep_dated(register: Register, record: Record, held: Mapping[str, Any], today: date) -> None:
    """Let the fields follow their dated rows.

    Raises Refusal where a field was typed over without a row that says so; what was entered today may be typed again today.
    """
    for change in register.dated:
        for field in change.paths if change.part is not None else ():
            before = held[field.key]
            told = _last(change.shows, _rows(change, record), today) if change.shows is not None else None
            typed = field.value_of(record) not in (before, told)
            if typed and before is not None and record.entered_at.astimezone().date() < today:
                raise Refusal(f"“{field.label}”的变动须有日期，不能直接改：请{_where(register, change)}。")
            if change.shows is not None and told is not None and not typed:
                _follow(change, change.shows, record, field, before, told)


def _follow(change: DatedChange, shows: DatedRows, record: Record, field: FieldPath, before: Any, told: Any) -> None:
    """Show what the rows say; the value that held before the first of them becomes a row, lest the past say the new one."""
    rows = _rows(change, record)
    begins = shows.begins(record)
    first = min(getattr(row, shows.day.key) for row in rows if getattr(row, shows.day.key) is not None)
    if before not in (None, told) and begins is not None and begins < first:
        rows.append(path(_part(change)).target(**{shows.day.key: begins, shows.value.key: before}))
    setattr(record, field.key, told)


def _last(shows: DatedRows, rows: Iterable[Any], today: date) -> Any:
    dated = [(day, getattr(row, shows.value.key)) for row in rows if (day := getattr(row, shows.day.key)) is not None and day <= today]
    return max(dated, key=lambda one: one[0])[1] if dated else None


def _rows(change: DatedChange, record: Record) -> list[Any]:
    rows: list[Any] = getattr(record, _part(change).key)
    return rows


def _part(change: DatedChange) -> Any:
    if change.part is None:
        raise LookupError("a change that is a move has no rows")
    return change.part


def _where(register: Register, change: DatedChange) -> str:
    if change.part is None:
        return f"填好新旧情况和日期，办理“{register.transition(change.event).title}”"
    return f"在“{register.part(change.part.key).label}”中登记从哪一天起"
