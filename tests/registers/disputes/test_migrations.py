"""The steps of this register: what an older file told of figures from outside gets its first day and its own period."""

import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.operations import Operations

from libao_desk.registers.disputes.migrations import MIGRATIONS

OLD = """
CREATE TABLE outside_figure (id INTEGER PRIMARY KEY, topic TEXT, state TEXT, period_end DATE);
INSERT INTO outside_figure VALUES (1, 'POLICE', 'RECORDED', '2024-12-31'), (2, 'DEATHS', 'RECORDED', '2024-01-31'),
    (3, 'DEATHS', 'RECORDED', '2024-02-29'), (4, 'DEATHS', 'VOID', '2024-03-15'), (5, 'DEATHS', 'RECORDED', '2024-03-31'),
    (6, 'GRID', 'RECORDED', NULL);
CREATE TABLE record_transition (id INTEGER PRIMARY KEY, register TEXT, record_id INTEGER, event TEXT, happened_on DATE);
INSERT INTO record_transition VALUES (1, 'outside-figures', 1, 'record', '2025-01-08'), (2, 'outside-figures', 2, 'record', '2024-01-31'),
    (3, 'disputes', 1, 'record', '2025-01-08'), (4, 'outside-figures', 6, 'record', '2025-01-08')
"""


def test_an_older_figure_goes_on_from_the_one_before_and_is_of_its_own_period(older_file: sa.Connection) -> None:
    for statement in OLD.split(";"):
        older_file.execute(sa.text(statement))
    MIGRATIONS[1].upgrade(Operations(MigrationContext.configure(older_file)))
    firsts = [row[0] for row in older_file.execute(sa.text("SELECT period_from FROM outside_figure ORDER BY id"))]
    births = [row[0] for row in older_file.execute(sa.text("SELECT happened_on FROM record_transition ORDER BY id"))]
    assert firsts == ["2024-01-01", "2024-01-01", "2024-02-01", "2024-03-01", "2024-03-01", None]
    assert births == ["2024-12-31", "2024-01-31", "2025-01-08", "2025-01-08"]
