"""Two builds of one commit are the same bytes."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

from installer.bill import licence_of
from installer.ground import ROOT
from installer.portable import write_zip

INSTANT = 1_700_000_000


def test_a_zip_depends_on_names_and_content_alone(tmp_path: Path) -> None:
    one, other = tmp_path / "1.zip", tmp_path / "2.zip"
    write_zip(one, "LibaoDesk", {"b": b"2", "a/c": b"1"}, INSTANT)
    write_zip(other, "LibaoDesk", {"a/c": b"1", "b": b"2"}, INSTANT)
    assert one.read_bytes() == other.read_bytes()
    with zipfile.ZipFile(one) as archive:
        assert archive.namelist() == ["LibaoDesk/a/c", "LibaoDesk/b"]
        assert {entry.date_time for entry in archive.infolist()} == {(2023, 11, 14, 22, 13, 20)}
        assert {entry.external_attr for entry in archive.infolist()} == {0x20}


def test_a_time_before_zips_is_borne(tmp_path: Path) -> None:
    write_zip(tmp_path / "old.zip", "x", {"a": b""}, 0)
    with zipfile.ZipFile(tmp_path / "old.zip") as archive:
        assert archive.infolist()[0].date_time[0] == 1980


def test_bytecode_is_the_same_wherever_it_is_compiled(tmp_path: Path) -> None:
    made = []
    for place, seed in (("here", "1"), ("there", "2")):
        folder = tmp_path / place / "lib"
        folder.mkdir(parents=True)
        (folder / "module.py").write_text('"""A module."""\nNAMES = frozenset({"甲", "乙", "丙"})\n', encoding="utf-8")
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-m", "installer.bytecode", str(folder), "lib"], cwd=ROOT, env=environment, check=True)
        assert [path.name for path in folder.iterdir()] == ["module.pyc"]
        made.append((folder / "module.pyc").read_bytes())
    assert made[0] == made[1]
    assert str(tmp_path).encode() not in made[0]


def test_a_licence_is_read_however_a_package_states_it() -> None:
    assert licence_of("Name: a\nLicense-Expression: MIT\n\nbody") == "MIT"
    assert licence_of("Classifier: License :: OSI Approved :: BSD License\nLicense: long\n\n") == "BSD License"
    assert licence_of("License: HPND\n\nLicense: not this") == "HPND"
    assert licence_of("Name: a\n\n") == "见许可证文本"
