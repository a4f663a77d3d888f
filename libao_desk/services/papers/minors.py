"""How a paper that leaves the desk tells of a minor's record (未成年人): by its number, never by a name (社区矫正法 54)."""

from datetime import date

from libao_desk.declare.record import Record
from libao_desk.declare.register import Register

UNNAMED_MINOR = "（未成年人，不列名）"


def printed_label(register: Register, record: Record, day: date) -> str:
    """What a list on paper calls a record."""
    return UNNAMED_MINOR if register.is_minors(record, day) else register.label(record)
