"""The declarative base of every table, and the column types that say the same in SQLite and in PostgreSQL."""

from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase

FEN_PER_YUAN = 100
PACKAGE = "package"
"""The key under which a table's `info` names the Python package that owns it."""
TOLD_COLUMNS = "told_columns"
"""The key under which the `info` of a table that is no mapped class's names the columns whose values the trail tells."""
REGISTERS = "registers"
"""The floor of which each folder owns its tables by itself."""

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Money(sa.types.TypeDecorator[Decimal]):
    """An amount in yuan (元), stored as whole fen (分).

    Raises ValueError for an amount finer than a fen.
    """

    impl = sa.BigInteger
    cache_ok = True

    @property
    def python_type(self) -> type[Decimal]:
        """Amounts are Decimal in Python."""
        return Decimal

    def process_bind_param(self, value: Decimal | None, dialect: sa.Dialect) -> int | None:
        """Yuan to fen."""
        if value is None:
            return None
        fen = Decimal(value) * FEN_PER_YUAN
        if fen != fen.to_integral_value():
            raise ValueError("an amount has at most two decimals")
        return int(fen)

    def process_result_value(self, value: Any | None, dialect: sa.Dialect) -> Decimal | None:
        """Fen to yuan."""
        return None if value is None else (Decimal(value) / FEN_PER_YUAN).quantize(Decimal("0.01"))


class Instant(sa.types.TypeDecorator[datetime]):
    """A moment, time-zone aware, stored in UTC.

    Raises ValueError for a moment without time zone.
    """

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    @property
    def python_type(self) -> type[datetime]:
        """Moments are datetime in Python."""
        return datetime

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """Any zone to UTC; SQLite keeps no zone, so it is given none."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """What is stored is UTC."""
        return value if value is None or value.tzinfo is not None else value.replace(tzinfo=UTC)


def _stored_codes(codes: type[Enum]) -> list[str]:
    return [str(member.value) for member in codes]


CODE = sa.Enum(Enum, native_enum=False, create_constraint=False, length=16, validate_strings=True, values_callable=_stored_codes)
"""A code list entry, stored by its code."""


def owner(module: str) -> str:
    """The package whose steps change the tables of a module: its register, or else its floor of the house, whatever room of it."""
    house, *rooms = module.split(".")[:-1]
    return (rooms[1] if rooms[0] == REGISTERS else rooms[0]) if rooms else house


class Base(DeclarativeBase):
    """The base of every mapped class.

    A class may have `trail_subject`, a property or plain string such as "person:12": whose key its values bear in the trail.
    """

    metadata = sa.MetaData(naming_convention=NAMING)
    type_annotation_map = {  # noqa: RUF012  # SQLAlchemy declares it so
        Enum: CODE,
        Decimal: Money(),
        date: sa.Date(),
        datetime: Instant(),
        str: sa.Text(),
    }

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        table = cls.__dict__.get("__table__")
        if isinstance(table, sa.Table):
            table.info.setdefault(PACKAGE, owner(cls.__module__))
            if table.autoincrement_column is not None:
                # the id of a retired row is never given to another: the trail tells rows apart by it
                table.dialect_options["sqlite"]["autoincrement"] = True
