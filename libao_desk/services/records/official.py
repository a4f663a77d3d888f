"""The number others know a record by (卷号、编号): that of its own rosters."""

from libao_desk.declare.path import path
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register


def official_of(register: Register, record: Record) -> str:
    """The number the record's own rosters know it by, "" where it has none."""
    return "" if register.official is None else str(path(register.official).value_of(record) or "")
