"""Bytes of attachments and issued papers, in an encrypted file of their own: in chunks, named by their hash, kept once."""

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256

import sqlalchemy as sa

from .base import Instant
from .connection import world_failures
from .troubles import DamagedAttachment

CHUNK_BYTES = 256 * 1024

METADATA = sa.MetaData()

BLOB = sa.Table(
    "blob",
    METADATA,
    sa.Column("sha256", sa.String(64), primary_key=True),
    sa.Column("size", sa.Integer, nullable=False),
    sa.Column("stored_at", Instant, nullable=False),
)

CHUNK = sa.Table(
    "blob_chunk",
    METADATA,
    sa.Column("sha256", sa.ForeignKey(BLOB.c.sha256), primary_key=True),
    sa.Column("n", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("data", sa.LargeBinary, nullable=False),
)


class BlobStore:
    """Keeps bytes and gives them back; whoever keeps some must then name their hash in a row of the office's database."""

    def __init__(self, writer: sa.Engine, reader: sa.Engine) -> None:
        self._writer = writer
        self._reader = reader

    def create_tables(self) -> None:
        """Make the tables of a new file."""
        METADATA.create_all(self._writer)

    def keep(self, data: bytes, at: datetime) -> str:
        """Store bytes at once, for good; gives their SHA-256. The same bytes are stored once."""
        name = sha256(data).hexdigest()
        with world_failures(DamagedAttachment), self._writer.begin() as connection:
            if connection.execute(sa.select(BLOB.c.size).where(BLOB.c.sha256 == name)).first() is None:
                connection.execute(sa.insert(BLOB), {"sha256": name, "size": len(data), "stored_at": at})
                pieces = enumerate(data[start : start + CHUNK_BYTES] for start in range(0, len(data), CHUNK_BYTES))
                rows = [{"sha256": name, "n": n, "data": piece} for n, piece in pieces]
                if rows:
                    connection.execute(sa.insert(CHUNK), rows)
        return name

    def read(self, name: str) -> bytes:
        """The bytes of that SHA-256.

        Raises DamagedAttachment where they are missing or no longer the same.
        """
        with world_failures(DamagedAttachment), self._reader.begin() as connection:
            pieces = connection.execute(sa.select(CHUNK.c.data).where(CHUNK.c.sha256 == name).order_by(CHUNK.c.n)).scalars()
            data = b"".join(pieces)
        if sha256(data).hexdigest() != name:
            raise DamagedAttachment
        return data

    def names(self) -> frozenset[str]:
        """Every SHA-256 kept."""
        with self._reader.begin() as connection:
            return frozenset(connection.execute(sa.select(BLOB.c.sha256)).scalars())

    def drop(self, names: Iterable[str]) -> None:
        """Destroy bytes that no row names any more."""
        with self._writer.begin() as connection:
            for name in names:
                connection.execute(sa.delete(CHUNK).where(CHUNK.c.sha256 == name))
                connection.execute(sa.delete(BLOB).where(BLOB.c.sha256 == name))

    def close(self) -> None:
        """Give up the connections."""
        self._reader.dispose()
        self._writer.dispose()
