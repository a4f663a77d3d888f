"""Updating from a USB stick (离线更新): a signed package is checked, the office file backed up, then its installer is laid out."""

import json
import zipfile
import zlib
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import IO

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from libao_desk import __version__
from libao_desk.core.errors import Refusal, Trouble
from libao_desk.core.paths import resource
from libao_desk.store.troubles import trouble_of_disk

from .keeping import Keeping

PRODUCT = "LibaoDesk"
STATEMENT, SIGNATURE = "update.json", "update.sig"
KEY_FILE = "update_key.hex"
"""The makers' public key, which the build puts beside the resources; a checkout has none."""
PLACE = "update"
"""The folder in the office's own where installers are laid out: emptied for each, since one has seventy megabytes."""
LONGEST_STATEMENT = 4096
CHUNK = 1 << 20

_FOREIGN = "这不是本程序的更新包，没有更新。请向提供者重新索取。"
_FORGED = "更新包的签名不对：它可能被改动过，或者不是本程序提供者发出的。没有更新，请不要使用这个文件。"
_NO_KEY = "这个程序没有带更新用的公钥，不能核对更新包。请直接运行新版本的安装程序。"


@dataclass(frozen=True)
class Update:
    """A package whose signature holds and whose version is newer."""

    file: Path
    version: str
    setup: str
    sha256: str


def shipped_key() -> bytes:
    """The public key this program came with.

    Raises Refusal where it came with none.
    """
    if not ships_key():
        raise Refusal(_NO_KEY)
    return bytes.fromhex(resource(KEY_FILE).read_text(encoding="ascii").strip())


def read_update(file: Path, key: bytes, current: str = __version__) -> Update:
    """What a package brings.

    Raises Refusal for a foreign or altered package and for a version that is not newer, Trouble where it cannot be read.
    """
    try:
        with zipfile.ZipFile(file) as package:
            statement, signature = (_short(package, name) for name in (STATEMENT, SIGNATURE))
    except OSError as error:
        raise Trouble("读不到更新包。请检查U盘是否还在，再试一次。") from error
    except (zipfile.BadZipFile, zlib.error, KeyError, RuntimeError) as error:
        raise Refusal(_FOREIGN) from error
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, statement)
    except InvalidSignature as error:
        raise Refusal(_FORGED) from error
    update = _stated(file, statement)
    if _numbers(update.version) <= _numbers(current):
        raise Refusal(f"更新包是{update.version}版，本机已是{current}版，不需要更新。")
    return update


def lay_out(update: Update, folder: Path) -> Path:
    """The package's installer as a file in `folder`, counted only when it is the one that was signed for."""
    target = folder / update.setup
    try:
        with zipfile.ZipFile(update.file) as package, package.open(update.setup) as source, target.open("wb") as copy:
            found = _copy(source, copy)
    except (OSError, zipfile.BadZipFile, zlib.error, KeyError, RuntimeError) as error:
        target.unlink(missing_ok=True)
        raise Trouble("更新包没有读完：U盘被拔出、损坏，或者磁盘已满。没有更新，请再试一次。") from error
    if found != update.sha256:
        target.unlink()
        raise Refusal(_FORGED)
    return target


def prepare(keeping: Keeping, file: Path, key: bytes) -> tuple[Update, Path]:
    """All that comes before the installer may be started: the package checked, the office backed up, its setup laid out.

    Raises Refusal or Trouble as the single steps do; nothing is started, and no setup is left behind.
    """
    update = read_update(file, key)
    keeping.into_folder()
    folder = _emptied(keeping.desk.file.folder / PLACE)
    try:
        return update, lay_out(update, folder)
    except (Refusal, Trouble):
        rmtree(folder, ignore_errors=True)
        raise


def put_away(setup: Path) -> None:
    """An installer that `prepare` laid out and nobody will start."""
    rmtree(setup.parent, ignore_errors=True)


def _emptied(place: Path) -> Path:
    """A new folder in `place`, alone there but for an installer that still runs."""
    rmtree(place, ignore_errors=True)
    try:
        place.mkdir(exist_ok=True)
        return Path(mkdtemp(dir=place))
    except OSError as error:
        raise trouble_of_disk(error) from error


def ships_key() -> bool:
    """Whether this program can check packages at all; a checkout cannot."""
    return resource(KEY_FILE).is_file()


def _short(package: zipfile.ZipFile, name: str) -> bytes:
    """A small member; a large one is not ours, whatever it says."""
    if package.getinfo(name).file_size > LONGEST_STATEMENT:
        raise KeyError(name)
    return package.read(name)


def _stated(file: Path, statement: bytes) -> Update:
    """What the makers signed; a signed statement that reads otherwise is of another program of theirs."""
    said = json.loads(statement)
    if said.get("product") != PRODUCT or Path(said["setup"]).name != said["setup"]:
        raise Refusal(_FOREIGN)
    return Update(file, said["version"], said["setup"], said["sha256"])


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def _copy(source: IO[bytes], copy: IO[bytes]) -> str:
    found = sha256()
    while chunk := source.read(CHUNK):
        found.update(chunk)
        copy.write(chunk)
    return found.hexdigest()
