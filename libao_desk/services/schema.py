"""Every table and every migration step of the program, gathered from the packages that own them."""

import sqlalchemy as sa

from libao_desk.people import migrations as people_migrations
from libao_desk.store import migrations as store_migrations
from libao_desk.store.base import Base
from libao_desk.store.migrations import Migration

from . import disposal, migrations, settings
from .book import RegisterBook
from .layouts import layouts
from .records import issued_papers, link_table, phrases, recent_kept, sealed, typing_journal
from .rosters import closing_tables
from .todo import attempts

OWNERS = (attempts, closing_tables, disposal, issued_papers, layouts, link_table, phrases, recent_kept, sealed, settings, typing_journal)
"""Modules whose import puts the tables of the services into the metadata."""


def all_metadata() -> sa.MetaData:
    """The tables of every package and register imported so far."""
    return Base.metadata


def all_migrations(book: RegisterBook) -> tuple[Migration, ...]:
    """Every step the program knows, in order of package and number."""
    own = (*store_migrations.MIGRATIONS, *people_migrations.MIGRATIONS, *migrations.MIGRATIONS)
    return own + tuple(step for register in book for step in register.migrations)
