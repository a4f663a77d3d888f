"""Changes of this register's tables between versions (数据结构升级)."""

from libao_desk.store.migrations import Migration

MIGRATIONS: tuple[Migration, ...] = ()
