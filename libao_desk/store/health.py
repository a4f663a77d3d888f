"""Whether every page of the encrypted files can still be read (健康检查)."""

from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from .connection import SALT_BYTES, FileKey, connect, is_damage, world_failures

PAGE_BYTES = 4096


def check_damage(path: Path, key: FileKey) -> tuple[str, ...]:
    """What is damaged in one file, in sentences; read through a fresh connection, which has no sound page in memory."""
    with path.open("rb") as stream:
        head = stream.read(SALT_BYTES)
    problems = [] if head == key.head else [f"{path.name}的文件头已损坏"]
    if path.stat().st_size % PAGE_BYTES:
        problems.append(f"{path.name}的长度不对，文件可能被截断")
    connection = None
    try:
        with world_failures():
            connection = connect(path, key, bare=True)
            problems += _page_problems(path.name, connection)
    except sqlcipher.DatabaseError as error:
        if not is_damage(error):
            raise
        problems.append(f"{path.name}已损坏，不能读取")
    finally:
        if connection is not None:
            connection.close()
    return tuple(problems)


def _page_problems(name: str, connection: Any) -> list[str]:
    bad = [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check").fetchall()]
    if bad:
        pages = "、".join(sorted({text.rsplit(" ", 1)[-1] for text in bad if text[-1:].isdigit()}, key=int))
        return [f"{name}的第{pages}页已损坏" if pages else f"{name}已损坏"]
    found = [str(row[0]) for row in connection.execute("PRAGMA quick_check").fetchall()]
    problems = [] if found == ["ok"] else [f"{name}的结构已损坏"]
    if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        problems.append(f"{name}中有记录指向不存在的记录")
    return problems
