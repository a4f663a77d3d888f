"""Steps that brought older files up to date (数据迁移); none so far."""

from libao_desk.store.migrations import Migration

MIGRATIONS: tuple[Migration, ...] = ()
