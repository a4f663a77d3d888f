"""One process at a time: a lock that vanishes with the process that holds it."""

import json
import os
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from platform import node
from typing import BinaryIO

from .troubles import AlreadyOpen, trouble_of_disk

LOCK = "office.lock"
LOCKED_BYTE = 1 << 30
"""Far behind the content: on Windows a locked byte cannot be read, and the second process must read who came first."""


class InstanceLock:
    """The claim of this process to an office folder."""

    def __init__(self, folder: Path, since: datetime) -> None:
        """Take the lock.

        Raises AlreadyOpen, saying who holds it, or the disk's trouble where the folder cannot be written.
        """
        # a plain handle kept open as long as the office is: leaving a with-block would give the lock up
        self._stream: BinaryIO = _open(folder / LOCK)
        if not _lock(self._stream):
            holder = _holder(self._stream)
            self._stream.close()
            raise AlreadyOpen(holder)
        self._stream.truncate(0)
        about = {"pid": os.getpid(), "host": node(), "since": since.isoformat(timespec="minutes")}
        self._stream.write(json.dumps(about).encode())
        self._stream.flush()

    def release(self) -> None:
        """Give the folder free; releasing twice does no harm. The empty lock file stays: deleting it would be a race."""
        if not self._stream.closed:
            self._stream.truncate(0)
            _unlock(self._stream)
            self._stream.close()


def _open(path: Path) -> BinaryIO:
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
    except OSError as error:
        raise trouble_of_disk(error) from error
    return os.fdopen(handle, "r+b")


def _holder(stream: BinaryIO) -> str:
    with suppress(ValueError, KeyError, TypeError):
        stream.seek(0)
        about = json.loads(stream.read())
        since = datetime.fromisoformat(about["since"])
        return f"电脑{about['host']}，进程{about['pid']}，{since:%m月%d日 %H:%M}起"
    return "刚刚打开"


if sys.platform == "win32":
    import msvcrt

    def _lock(stream: BinaryIO) -> bool:
        stream.seek(LOCKED_BYTE)
        try:
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        stream.seek(0)
        return True

    def _unlock(stream: BinaryIO) -> None:
        stream.seek(LOCKED_BYTE)
        msvcrt.locking(stream.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(stream: BinaryIO) -> bool:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def _unlock(stream: BinaryIO) -> None:
        fcntl.flock(stream, fcntl.LOCK_UN)
