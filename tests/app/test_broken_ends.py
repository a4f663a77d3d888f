"""What the world does to a call's ends: an answer that cannot be written, a passphrase that the locale misread."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from libao_desk.services.office import Office
from tests.conftest_office import PASSPHRASE

FULL = Path("/dev/full")
POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has neither /dev/full nor bytes in its environment")


@pytest.fixture
def folder(office: Office) -> Path:
    """An office that nobody has open."""
    office.close()
    return office.desk.file.folder


def _called(folder: Path, *arguments: str, out: int, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    values = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG"))}
    values |= {"LIBAO_DESK_DATA": str(folder), "LIBAO_DESK_PASSPHRASE": PASSPHRASE} | environment
    return subprocess.run([sys.executable, "-m", "libao_desk", *arguments], stdout=out, stderr=subprocess.PIPE, env=values, check=False)


@pytest.mark.skipif(not FULL.is_char_device(), reason="no device here that is always full")
@pytest.mark.parametrize("json", [(), ("--json",)])
def test_an_answer_that_cannot_be_written_is_told(folder: Path, json: tuple[str, ...]) -> None:
    full = os.open(FULL, os.O_WRONLY)
    try:
        call = _called(folder, "registers", *json, out=full)
    finally:
        os.close(full)
    assert (call.returncode, call.stderr.decode().splitlines()) == (3, ["结果写不出去（磁盘已满，或接收的程序已关闭）；命令已经做完。"])


@POSIX
def test_a_locale_without_chinese_opens_the_office_all_the_same(folder: Path) -> None:
    call = _called(folder, "officers", out=subprocess.PIPE, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert (call.returncode, call.stderr) == (0, b"")
