"""Files the user asked for: written whole or not at all."""

import os
from collections.abc import Mapping
from pathlib import Path
from secrets import token_hex
from shutil import rmtree
from tempfile import TemporaryFile

from libao_desk.core.errors import Refusal, Trouble
from libao_desk.store.diagnosis import refuse_office_file
from libao_desk.store.whole_file import write_whole

ENDINGS = frozenset((".pdf", ".xlsx", ".xls", ".et", ".csv", ".docx", ".doc", ".txt", ".json", ".png"))
"""Endings by which a PC chooses the program that opens a file."""


def refuse_no_file(target: Path, ending: str = "") -> None:
    """Find out that a file can be written, before anything is done for it that stays: a number taken, an entry in the trail.

    Raises Refusal where the name says another kind of file than is to be written, so that nothing could open it, and where it is one
    of the office's own files; Trouble where its folder is missing or takes no file, or its place is taken by what cannot be replaced.
    """
    named = target.suffix.lower()
    if ending and named != ending and named in ENDINGS:
        raise Refusal(f"“{target.name}”的扩展名不对：写出的是{ending}文件，请改为{ending}。")
    refuse_office_file(target)
    try:
        with TemporaryFile(dir=target.parent):
            pass
        if target.exists():
            target.open("r+b").close()
    except OSError as error:
        raise _not_written(target) from error


def refuse_no_folder(folder: Path) -> None:
    """The same of a folder for several files, which is made where it is missing. Raises Trouble."""
    try:
        with TemporaryFile(dir=next(place for place in (folder, *folder.absolute().parents) if place.exists())):
            pass
    except OSError as error:
        raise _no_folder(folder) from error


def _not_written(target: Path) -> Trouble:
    return Trouble(f"写不了“{target.name}”：请检查文件夹是否存在、磁盘是否已满、文件是否正被打开。")


def _no_folder(folder: Path) -> Trouble:
    return Trouble(f"写不了文件夹“{folder.name}”：请检查上级文件夹是否存在、磁盘是否已满。")


def write_file(target: Path, data: bytes) -> None:
    """Write beside the target and put it in place at once, so that a full disk leaves the old file whole.

    Raises Trouble where the place cannot be written, Refusal where it is one of the office's own files.
    """
    refuse_office_file(target)
    try:
        write_whole(target, data)
    except OSError as error:
        raise _not_written(target) from error


def write_folder(target: Path, files: Mapping[str, bytes]) -> None:
    """Write a folder of files beside its place and give it its name at once: it is there whole, or not at all.

    Raises Refusal where something is there already, Trouble where the place cannot be written.
    """
    refuse_used(target)
    beside = target.with_name(f".{target.name}.part-{token_hex(4)}")
    try:
        beside.mkdir()
        for name, data in files.items():
            write_file(beside / name, data)
        if target.is_dir():
            target.rmdir()  # an empty folder chosen or made for it; a full one was refused
        os.replace(beside, target)
    except OSError as error:
        raise _no_folder(target) from error
    finally:
        rmtree(beside, ignore_errors=True)


def refuse_used(target: Path) -> None:
    """Raise Refusal where a folder is to be written and something stands in its place, or there is no place for it."""
    if not target.parent.is_dir():
        raise Refusal(f"没有“{target.parent}”这个文件夹，请先建好，或者换一个位置。")
    if target.is_dir() and not any(target.iterdir()):
        return
    if target.exists():
        raise Refusal(f"“{target.name}”已存在且不是空文件夹，请换一个名称或位置。")
