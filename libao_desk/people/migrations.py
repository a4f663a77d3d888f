"""Migration steps of the tables this package owns."""

from libao_desk.store.migrations import Migration

MIGRATIONS: tuple[Migration, ...] = ()
