"""Mistakes in a declaration as sentences (声明检查), at start-up and in tests: a register that is wrong never opens."""

from collections import Counter
from collections.abc import Iterable, Iterator

import sqlalchemy as sa

from .path import FieldPath, Kind, path
from .register import Register
from .roster import own_number


def mistakes(registers: Iterable[Register]) -> tuple[str, ...]:
    """Every mistake found in the declarations, in plain words; empty where all is well."""
    known = tuple(registers)
    found = [f"{register.key}: {sentence}" for register in known for sentence in _of_register(register)]
    found += _repeated("register key", [register.key for register in known])
    found += _repeated("number prefix", [register.number.prefix for register in known])
    found += _repeated("roster kind", [roster.kind for register in known for roster in register.rosters])
    found += _repeated("paper key", [document.key for register in known for document in register.documents])
    found += _repeated("figure name", [figure.name for register in known for figure in register.statistics])
    found += _repeated("table key", [table.key for register in known for table in register.tables])
    found += _repeated("setting key", [setting.key for register in known for setting in register.settings])
    return tuple(found)


def _of_register(register: Register) -> Iterator[str]:
    yield from _fields(register)
    yield from _parts(register)
    yield from _states(register)
    yield from _dated(register)
    yield from _keys(register)
    yield from _asker(register)
    yield from _tables(register)
    yield from _charts(register)


def _tables(register: Register) -> Iterator[str]:
    """A table with a cell too many, or two figures of one name."""
    for table in register.tables:
        for line in table.every_line:
            if len(line.cells) != len(table.heads):
                yield f"line {line.title} of table {table.key} has {len(line.cells)} cells under {len(table.heads)} heads"
    by_name = {figure.name: figure for figure in register.statistics}
    for figure in (figure for table in register.tables for figure in table.figures):
        if by_name.setdefault(figure.name, figure) is not figure:
            yield f"two figures are named {figure.name}"


def _charts(register: Register) -> Iterator[str]:
    known = {figure.name for figure in register.statistics}
    for chart in register.charts:
        for name in sorted(set(chart.figures) - known):
            yield f"chart {chart.key} shows the figure {name}, which does not exist"


def _asker(register: Register) -> Iterator[str]:
    """What he is told by must be his own record's, and a clock that is not there would silently tell him nothing."""
    if register.asker is None:
        return
    for field in (register.asker.name, *register.asker.proofs):
        yield from _field(register.model, path(field))
    for key in sorted(register.asker.clocks - {span.key for span in register.spans}):
        yield f"the asker is told of the clock {key}, which does not exist"


def _fields(register: Register) -> Iterator[str]:
    for field in (*register.fields, *register.columns, *register.searched):
        yield from _field(register.model, field)
    yield from _repeated("form field", [field.key for field in register.fields])
    for field in register.fields:
        if field.plural:
            yield f"form field {field.key} passes through rows; declare a part"


def _field(model: type, field: FieldPath) -> Iterator[str]:
    owner: type = sa.inspect(field.attributes[0].class_).class_  # the class itself, also for an alias of it
    if not issubclass(model, owner):
        yield f"field {field.key} belongs to {owner.__name__}, not to {model.__name__}"
        return
    try:
        label = field.fact.label
    except LookupError as missing:
        yield str(missing)
        return
    if not label:
        yield f"field {field.key} has no label"
    if field.kind is Kind.REFERENCE and "name" not in sa.inspect(field.target).column_attrs:
        yield f"reference {field.key} points at {field.target.__name__}, which has no name"


def _parts(register: Register) -> Iterator[str]:
    for part in register.parts:
        if FieldPath((part.rows,)).kind is not Kind.ROWS:
            yield f"part {part.key} is no list of rows"
            continue
        for field in part.fields:
            yield from _field(part.model, field)
        if part.dated is not None and path(part.dated).kind not in (Kind.DATE, Kind.INSTANT):
            yield f"part {part.key} is dated by something that is no date"
        if part.numbering is not None and path(part.numbering.number) not in part.fields:
            yield f"part {part.key} counts its rows by {part.numbering.number.key}, which its form does not ask for"
        for field in map(path, part.again):
            if field not in part.fields:
                yield f"part {part.key} hands on {field.key}, which its form does not ask for"
    yield from _repeated("part", [part.key for part in register.parts])


def _dated(register: Register) -> Iterator[str]:
    """What changes by an entry with its day: the sentence that refuses names where, and that place must be there."""
    parts, events = {part.key for part in register.parts}, {move.event for move in register.transitions}
    for change in register.dated:
        named = "、".join(field.key for field in change.paths)
        for field in change.paths:
            yield from _field(register.model, field)
        if change.part is not None and change.part.key not in parts:
            yield f"changes of {named} are told in {change.part.key}, which is no part"
        if change.part is None and change.event not in events:
            yield f"{named} changes by the event {change.event}, which does not exist"


def _states(register: Register) -> Iterator[str]:
    if "state" not in sa.inspect(register.model).column_attrs:
        yield "the model has no state"
        return
    if FieldPath((register.model.state,)).python_type is not register.states:  # type: ignore[attr-defined]  # proved two lines above
        yield "the model's state is not of the declared states"
    for move in register.transitions:
        for state in (*move.sources, move.target):
            if not isinstance(state, register.states):
                yield f"move {move.event} names {state!r}, which is no state of this register"
    yield from _repeated("event", [move.event for move in register.transitions])
    reached = {register.initial, *(move.target for move in register.transitions)}
    for state in register.states:
        if state not in reached:
            yield f"state {state.name} is never reached"


def _keys(register: Register) -> Iterator[str]:
    parts = {part.key for part in register.parts}
    for document in register.documents:
        if document.part and document.part not in parts:
            yield f"paper {document.key} is made for the part {document.part}, which does not exist"
        if not document.part and (document.refuse_row or document.wants_row or document.concerns):
            yield f"paper {document.key} asks of rows, but is made for no part"
    yield from _roster_mistakes(register)
    events = {move.event for move in register.transitions}
    for offer in register.follow_ons:
        if offer.event not in events:
            yield f"follow-on {offer.title} waits for the event {offer.event}, which does not exist"
    yield from _repeated("clock", [span.key for span in register.spans])


def _roster_mistakes(register: Register) -> Iterator[str]:
    for roster in register.rosters:
        if roster.rows is not None and roster.key is own_number:
            yield f"roster {roster.kind} has rows that are no records, but no key to tell them apart by"
        yield from _repeated(f"column of roster {roster.kind}", [column.title for column in roster.with_form_columns().columns])


def _repeated(what: str, keys: list[str]) -> list[str]:
    return [f"{what} {key} is declared {count} times" for key, count in Counter(keys).items() if count > 1]
