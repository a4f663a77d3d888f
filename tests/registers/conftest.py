"""What tests of several registers share."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa


@pytest.fixture
def older_file() -> Iterator[sa.Connection]:
    """An empty file in which a test makes the tables of an earlier version."""
    engine = sa.create_engine("sqlite://")
    with engine.begin() as connection:
        yield connection
    engine.dispose()
