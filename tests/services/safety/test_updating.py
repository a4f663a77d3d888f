"""An update from a USB stick is taken only as the makers signed it."""

import zipfile
from hashlib import sha256
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from installer.update_package import build_update
from libao_desk.core.errors import Refusal, Trouble
from libao_desk.services.office import Office
from libao_desk.services.safety.updating import SIGNATURE, STATEMENT, lay_out, prepare, put_away, read_update, shipped_key

SETUP = b"MZ a program of the makers"
MAKERS = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = MAKERS.public_key().public_bytes_raw()


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A package of version 2.10.0."""
    setup = tmp_path / "LibaoDesk-2.10.0-setup.exe"
    setup.write_bytes(SETUP)
    return build_update(setup, MAKERS, "2.10.0", tmp_path)


def altered(package: Path, name: str, content: bytes) -> Path:
    """The package with one member exchanged."""
    with zipfile.ZipFile(package) as archive:
        members = {entry: archive.read(entry) for entry in archive.namelist()}
    with zipfile.ZipFile(package, "w") as archive:
        for entry, body in {**members, name: content}.items():
            archive.writestr(entry, body)
    return package


def test_a_newer_signed_package_is_laid_out_as_signed(package: Path, tmp_path: Path) -> None:
    update = read_update(package, PUBLIC, "2.9.9")
    assert update.version == "2.10.0"
    (tmp_path / "out").mkdir()
    setup = lay_out(update, tmp_path / "out")
    assert setup.read_bytes() == SETUP
    assert update.sha256 == sha256(SETUP).hexdigest()


def test_the_key_of_somebody_else_opens_nothing(package: Path) -> None:
    stranger = Ed25519PrivateKey.from_private_bytes(bytes(32)).public_key().public_bytes_raw()
    with pytest.raises(Refusal, match="签名不对"):
        read_update(package, stranger, "1.0.0")


def test_an_altered_statement_is_refused(package: Path) -> None:
    with zipfile.ZipFile(package) as archive:
        statement = archive.read(STATEMENT).replace(b"2.10.0", b"2.99.0")
    with pytest.raises(Refusal, match="签名不对"):
        read_update(altered(package, STATEMENT, statement), PUBLIC, "1.0.0")


def test_an_exchanged_installer_is_refused_and_not_left_behind(package: Path, tmp_path: Path) -> None:
    altered(package, "LibaoDesk-2.10.0-setup.exe", b"MZ a virus")
    (tmp_path / "out").mkdir()
    with pytest.raises(Refusal, match="签名不对"):
        lay_out(read_update(package, PUBLIC, "1.0.0"), tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []


def test_of_all_tries_the_last_installer_alone_is_kept(package: Path, office: Office) -> None:
    first, second = (prepare(office.keeping, package, PUBLIC)[1] for _ in range(2))
    assert not first.exists()
    assert second.read_bytes() == SETUP
    put_away(second)
    assert list(office.desk.file.folder.rglob("*.exe")) == []


def test_a_try_that_was_refused_leaves_no_folder_behind(package: Path, office: Office) -> None:
    altered(package, "LibaoDesk-2.10.0-setup.exe", b"MZ a virus")
    before = {one for one in office.desk.file.folder.rglob("*") if one.is_dir()}
    with pytest.raises(Refusal, match="签名不对"):
        prepare(office.keeping, package, PUBLIC)
    assert {one.name for one in office.desk.file.folder.rglob("*") if one.is_dir() and one not in before} == {"backups", "update"}
    assert list((office.desk.file.folder / "update").iterdir()) == []


def test_a_disk_without_room_for_the_installer_is_a_trouble(package: Path, office: Office) -> None:
    (office.desk.file.folder / "update").write_bytes(b"in the way")
    with pytest.raises(Trouble):
        prepare(office.keeping, package, PUBLIC)


@pytest.mark.parametrize("current", ["2.10.0", "2.11.0", "10.0.0"])
def test_an_older_or_the_same_version_is_refused(package: Path, current: str) -> None:
    with pytest.raises(Refusal, match="不需要更新"):
        read_update(package, PUBLIC, current)


def test_another_file_is_no_package(package: Path, tmp_path: Path) -> None:
    other = tmp_path / "花名册.xlsx"
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("xl/workbook.xml", "")
    text = tmp_path / "a.update"
    text.write_text("not a zip", encoding="utf-8")
    for file in (other, text, altered(package, SIGNATURE, b"0" * 5000)):
        with pytest.raises(Refusal, match="不是本程序的更新包"):
            read_update(file, PUBLIC, "1.0.0")


def test_a_stick_that_was_pulled_is_a_trouble(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="U盘"):
        read_update(tmp_path / "gone.update", PUBLIC, "1.0.0")


def test_a_checkout_has_no_makers_key_and_says_so() -> None:
    with pytest.raises(Refusal, match="没有带更新用的公钥"):
        shipped_key()
