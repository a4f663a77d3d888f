"""Files that are written whole or not at all."""

import errno
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex

_LEFT = re.compile(r"office\.\w+\.[0-9a-f]{8}\.(new|before)")


def write_whole(path: Path, data: bytes) -> None:
    """Replace a file so that a crash at any moment leaves the old content or the new, never a mixture."""
    beside = path.with_name(f"{path.name}.{token_hex(4)}.new")
    try:
        with beside.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        move_into_place(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def move_into_place(beside: Path, path: Path) -> None:
    """Give a finished, synced file its name, and make the name itself last through a power cut."""
    beside.replace(path)
    sync_folder(path.parent)


@contextmanager
def put_back_if_it_fails(path: Path) -> Iterator[None]:
    """A file that the block replaces is again what it was where the block fails; on a full disk, too, since no room is needed for that.

    Raises OSError where the file cannot be kept aside.
    """
    aside = path.with_name(f"{path.name}.{token_hex(4)}.before")
    try:
        os.link(path, aside)
    except OSError:  # a stick whose file system knows no links
        shutil.copyfile(path, aside)
    try:
        yield
    except BaseException:
        move_into_place(aside, path)
        raise
    finally:
        aside.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Take away what a crash left of files that were being replaced."""
    for file in folder.glob("*.*.*"):
        if _LEFT.fullmatch(file.name):
            with suppress(OSError):
                file.unlink()


def sync_file(path: Path) -> None:
    """Bring a file's bytes to the disk."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def sync_folder(folder: Path) -> None:
    """Bring a folder's names to the disk; Windows does so by itself, and some sticks and shares know of no such thing."""
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        except OSError as error:
            if error.errno not in (errno.EINVAL, errno.ENOTSUP):
                raise
        finally:
            os.close(handle)
