"""Keys of the trail: one per subject, wrapped under the trail's own sub-key, so that destroying a key destroys values."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

import sqlalchemy as sa

from .connection import TOLD
from .row_writing import insert_rows, new_ids
from .sealing import framed, mac, new_key, same, seal, sub_key, unseal
from .trail_tables import HEAD, HEAD_ID, KEY, START_HASH

OFFICE = "office"
"""The subject of what concerns no single person."""
BATCH = 500

T = TypeVar("T")


class TrailSecrets:
    """The trail's wrapping key and the key of its head's code. Shows neither."""

    def __init__(self, data_key: bytes) -> None:
        self._wrapping = sub_key(data_key, "trail")
        self._head = sub_key(data_key, "trail head")

    def wrap(self, subject: str, key: bytes) -> bytes:
        """A subject's key as stored."""
        return seal(self._wrapping, key, framed("trail key", subject))

    def unwrap(self, subject: str, wrapped: bytes) -> bytes | None:
        """A subject's key, None where its row was tampered with."""
        return unseal(self._wrapping, wrapped, framed("trail key", subject))

    def head_code(self, seq: int, last_hash: bytes) -> bytes:
        """The code under the head of the chain."""
        return mac(self._head, framed(seq, last_hash))

    def is_head(self, seq: int, last_hash: bytes, code: bytes) -> bool:
        """Whether the head is as it was written."""
        return same(self.head_code(seq, last_hash), code)


def start_chain(connection: sa.Connection, secrets: TrailSecrets) -> None:
    """Set the head of an empty chain, once in the life of a file."""
    start = {"id": HEAD_ID, "seq": 0, "hash": START_HASH, "mac": secrets.head_code(0, START_HASH)}
    connection.execute(sa.insert(HEAD).execution_options(**{TOLD: True}), start)


def keys_for(connection: sa.Connection, secrets: TrailSecrets, subjects: Iterable[str]) -> dict[str, tuple[int, bytes]]:
    """(key id, key) of each subject; subjects seen for the first time get a key."""
    wanted = sorted(set(subjects))
    found: dict[str, tuple[int, bytes]] = {}
    for some in _batches(wanted):
        for row in connection.execute(sa.select(KEY).where(KEY.c.subject.in_(some))):
            key = secrets.unwrap(row.subject, row.wrapped)
            if key is None:
                raise RuntimeError("a key of the trail does not unwrap")
            found[row.subject] = (row.id, key)
    new = {subject: new_key() for subject in wanted if subject not in found}
    if new:
        ids = dict(zip(new, new_ids(connection, KEY, len(new)), strict=True))
        insert_rows(
            connection,
            KEY,
            [{"id": ids[subject], "subject": subject, "wrapped": secrets.wrap(subject, key)} for subject, key in new.items()],
        )
        found |= {subject: (ids[subject], key) for subject, key in new.items()}
    return found


def keys_by_id(connection: sa.Connection, secrets: TrailSecrets, ids: Iterable[int]) -> dict[int, bytes]:
    """The keys that still exist and unwrap, by id."""
    found: dict[int, bytes] = {}
    for some in _batches(sorted(set(ids))):
        for row in connection.execute(sa.select(KEY).where(KEY.c.id.in_(some))):
            key = secrets.unwrap(row.subject, row.wrapped)
            if key is not None:
                found[row.id] = key
    return found


def _batches(items: Sequence[T]) -> Iterator[Sequence[T]]:
    return (items[start : start + BATCH] for start in range(0, len(items), BATCH))
