"""The column types, in SQLite and in PostgreSQL."""

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateTable

from libao_desk.store.base import Instant, Money

from .sample import METADATA, SampleCase

SQLITE = sqlite.dialect()
BEIJING = timezone(timedelta(hours=8))


@pytest.mark.parametrize("table", METADATA.sorted_tables, ids=lambda table: table.name)
def test_every_table_can_be_made_on_a_postgresql_server(table: sa.Table) -> None:
    assert str(CreateTable(table).compile(dialect=postgresql.dialect())).strip().startswith("CREATE TABLE")  # type: ignore[no-untyped-call]  # SQLAlchemy leaves it untyped


def test_money_is_stored_in_fen_and_read_in_yuan() -> None:
    assert Money().process_bind_param(Decimal("1234.5"), SQLITE) == 123450
    assert Money().process_result_value(123450, SQLITE) == Decimal("1234.50")


def test_money_finer_than_a_fen_is_an_error() -> None:
    with pytest.raises(ValueError, match="decimals"):
        Money().process_bind_param(Decimal("0.001"), SQLITE)


def test_a_moment_is_stored_in_utc_and_comes_back_aware() -> None:
    noon = datetime(2020, 12, 31, 12, 0, tzinfo=BEIJING)
    stored = Instant().process_bind_param(noon, SQLITE)
    assert stored == datetime(2020, 12, 31, 4, 0)  # noqa: DTZ001  # what SQLite keeps has no zone
    assert Instant().process_result_value(stored, SQLITE) == noon
    assert Instant().process_bind_param(noon, postgresql.dialect()) == noon.astimezone(UTC)  # type: ignore[no-untyped-call]  # SQLAlchemy leaves it untyped


def test_a_moment_without_zone_is_an_error() -> None:
    with pytest.raises(ValueError, match="zone"):
        Instant().process_bind_param(datetime(2020, 12, 31), SQLITE)  # noqa: DTZ001  # the point of the test


def test_a_code_is_stored_by_its_value_and_a_table_knows_its_package() -> None:
    table = METADATA.tables[SampleCase.__tablename__]
    assert isinstance(table.c.colour.type, sa.Enum)
    assert table.c.colour.type.enums == ["01", "02"]
    assert table.info["package"] == "store"
