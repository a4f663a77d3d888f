"""The newest head of the trail and the state of the key file, sealed in a small file beside the database (office.head).

An older database put in the place of the newest one is noticed, and an older key file, whose passphrases and code are out of use.
"""

import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import sqlalchemy as sa

from libao_desk.core.paths import KEY_FILE

from .sealing import seal, sub_key, unseal
from .trail_tables import ENTRY, HEAD, HEAD_ID

HEAD_FILE = "office.head"
_CONTEXT = b"office head"
_SEQ_BYTES = 8
_HASH_BYTES = 32
_SEALED_BESIDE = 28
"""Nonce and tag."""
_LENGTHS = tuple(_SEALED_BESIDE + _SEQ_BYTES + hashes * _HASH_BYTES for hashes in (3, 1))
"""So many bytes, written over what was there: number, hash, and the hashes of the key file; the versions before knew of no key file."""
NO_KEYS = bytes(_HASH_BYTES)


@dataclass(frozen=True)
class SetBack:
    """A database, or a key file, that is not the one that was used last."""

    kept: int
    """The number of the last act that is known to have been stored."""
    there: int
    """The number of the last act in the file."""
    last_at: datetime | None
    """When that was."""
    of_keys: bool = False
    """Whether it is the key file."""

    @property
    def sentence(self) -> str:
        """What is to be told of it."""
        if self.of_keys:
            return "密钥文件office.keys不是上次用的那一个，可能换回了以前的，其中的口令、恢复码有的已经停用。"
        until = "" if self.last_at is None else f"（{self.last_at.astimezone():%Y-%m-%d %H:%M}）"
        if self.there < self.kept:
            less = f"上次已有{self.kept}条操作记录，这个文件只到第{self.there}条{until}"
            return f"数据文件office.db比上次用的旧：{less}，可能换回了以前的备份或拷贝。"
        return f"数据文件office.db不是上次用的那一个：它的第{self.kept}条操作记录与上次的不同，可能换成了另一份拷贝。"


class KeptHead:
    """The file beside the database. It is written after each act; where that fails or it is lost, nothing is noticed and nothing stops."""

    def __init__(self, folder: Path, data_key: bytes) -> None:
        self._path = folder / HEAD_FILE
        self._keys = folder / KEY_FILE
        self._key = sub_key(data_key, "kept head")

    def write(self, seq: int, last_hash: bytes) -> None:
        """Keep a head. Whatever the disk says: the act itself is stored already."""
        self._store(seq.to_bytes(_SEQ_BYTES, "big") + last_hash, self._digest(), NO_KEYS)

    def expect_keys(self, following: bytes) -> None:
        """The key file is going to have these bytes: until the next act is stored, the one before and this one are both the right one."""
        kept = self._read()
        if kept is not None:
            self._store(kept[0], self._digest(), sha256(following).digest())

    def _store(self, head: bytes, *keys: bytes) -> None:
        sealed = seal(self._key, head + b"".join(keys), _CONTEXT)
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
        head, keys = kept
        if keys and self._digest() not in keys:
            return SetBack(0, 0, None, of_keys=True)
        seq, last_hash = int.from_bytes(head[:_SEQ_BYTES], "big"), head[_SEQ_BYTES:]
        if connection.execute(sa.select(ENTRY.c.hash).where(ENTRY.c.seq == seq)).scalar() == last_hash:
            return None
        there = connection.execute(sa.select(HEAD.c.seq).where(HEAD.c.id == HEAD_ID)).scalar() or 0
        return SetBack(seq, there, connection.execute(sa.select(ENTRY.c.at).where(ENTRY.c.seq == there)).scalar())

    @property
    def is_lost(self) -> bool:
        """Whether nothing is known: no head lies there that this office wrote."""
        return self._read() is None

    def _read(self) -> tuple[bytes, tuple[bytes, ...]] | None:
        """The head, and the hashes of the key file as it may be."""
        try:
            sealed = self._path.read_bytes()
        except OSError:
            return None
        opened = (unseal(self._key, sealed[:length], _CONTEXT) for length in _LENGTHS if len(sealed) >= length)
        plain = next((one for one in opened if one is not None), None)
        if plain is None:
            return None
        cut = _SEQ_BYTES + _HASH_BYTES
        return plain[:cut], tuple(plain[at : at + _HASH_BYTES] for at in range(cut, len(plain), _HASH_BYTES))

    def _digest(self) -> bytes:
        try:
            return sha256(self._keys.read_bytes()).digest()
        except OSError:
            return NO_KEYS
