"""The newest head of the trail, sealed in a small file beside the database (office.head): an older database put in its place is noticed."""

import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa

from .sealing import seal, sub_key, unseal
from .trail_tables import ENTRY, HEAD, HEAD_ID

HEAD_FILE = "office.head"
_CONTEXT = b"office head"
_SEQ_BYTES = 8
_LENGTH = 68
"""Always so many bytes, written over what was there: nonce, number, hash, tag."""


@dataclass(frozen=True)
class SetBack:
    """A database that is not the one that was used last."""

    kept: int
    """The number of the last act that is known to have been stored."""
    there: int
    """The number of the last act in the file."""
    last_at: datetime | None
    """When that was."""

    @property
    def sentence(self) -> str:
        """What is to be told of it."""
        until = "" if self.last_at is None else f"（{self.last_at.astimezone():%Y-%m-%d %H:%M}）"
        if self.there < self.kept:
            less = f"上次已有{self.kept}条操作记录，这个文件只到第{self.there}条{until}"
            return f"数据文件office.db比上次用的旧：{less}，可能换回了以前的备份或拷贝。"
        return f"数据文件office.db不是上次用的那一个：它的第{self.kept}条操作记录与上次的不同，可能换成了另一份拷贝。"


class KeptHead:
    """The file beside the database. It is written after each act; where that fails or it is lost, nothing is noticed and nothing stops."""

    def __init__(self, folder: Path, data_key: bytes) -> None:
        self._path = folder / HEAD_FILE
        self._key = sub_key(data_key, "kept head")

    def write(self, seq: int, last_hash: bytes) -> None:
        """Keep a head. Whatever the disk says: the act itself is stored already."""
        sealed = seal(self._key, seq.to_bytes(_SEQ_BYTES, "big") + last_hash, _CONTEXT)
        with suppress(OSError):
            handle = os.open(self._path, os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
            try:
                os.write(handle, sealed)
            finally:
                os.close(handle)

    def found_older(self, connection: sa.Connection) -> SetBack | None:
        """How the database is not the one that was used last; None where it is, or goes on from it, or nothing is known."""
        kept = self._read()
        if kept is None:
            return None
        seq, last_hash = kept
        if connection.execute(sa.select(ENTRY.c.hash).where(ENTRY.c.seq == seq)).scalar() == last_hash:
            return None
        there = connection.execute(sa.select(HEAD.c.seq).where(HEAD.c.id == HEAD_ID)).scalar() or 0
        return SetBack(seq, there, connection.execute(sa.select(ENTRY.c.at).where(ENTRY.c.seq == there)).scalar())

    def _read(self) -> tuple[int, bytes] | None:
        try:
            plain = unseal(self._key, self._path.read_bytes()[:_LENGTH], _CONTEXT)
        except OSError:
            return None
        return None if plain is None else (int.from_bytes(plain[:_SEQ_BYTES], "big"), plain[_SEQ_BYTES:])
