"""Files the user asked for: written whole or not at all."""

import os
from pathlib import Path

from libao_desk.core.errors import Trouble
from libao_desk.store.diagnosis import refuse_office_file


def write_file(target: Path, data: bytes) -> None:
    """Write beside the target and put it in place at once, so that a full disk leaves the old file whole.

    Raises Trouble where the place cannot be written, Refusal where it is one of the office's own files.
    """
    refuse_office_file(target)
    beside = target.with_name(f".{target.name}.part")
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, target)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise Trouble(f"写不了“{target.name}”：请检查文件夹是否存在、磁盘是否已满、文件是否正被打开。") from error
