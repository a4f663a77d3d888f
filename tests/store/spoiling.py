"""Backups spoilt in every way that a test can think of."""

import json
import re
from hashlib import sha256
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from libao_desk.store import keyfile
from libao_desk.store.diagnosis import FILES

MANIFEST = "manifest.json"


def repacked(path: Path, changed: dict[str, bytes], method: int = ZIP_STORED) -> None:
    """The same backup with other contents, its manifest made to agree, as somebody would who knows the format."""
    with ZipFile(path) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()} | changed
    if MANIFEST not in changed:
        manifest = json.loads(contents[MANIFEST])
        manifest["files"] = {name: {"sha256": sha256(contents[name]).hexdigest(), "size": len(contents[name])} for name in FILES}
        contents[MANIFEST] = json.dumps(manifest).encode()
    with ZipFile(path, "w", method) as archive:
        for name, data in contents.items():
            archive.writestr(name, data)


def contents(path: Path, name: str) -> bytes:
    with ZipFile(path) as archive:
        return archive.read(name)


def flipped(data: bytes, place: int) -> bytes:
    return data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]


def said(path: Path, **changed: object) -> None:
    repacked(path, {MANIFEST: json.dumps(json.loads(contents(path, MANIFEST)) | changed).encode()})


def swapped(path: Path, name: str, data: bytes) -> None:
    """Another content of the same size under the manifest that was."""
    repacked(path, {name: data, MANIFEST: contents(path, MANIFEST)})


def without_recovery(keys: bytes) -> bytes:
    document = json.loads(keys)
    document["slots"] = [slot for slot in document["slots"] if slot["kind"] != keyfile.RECOVERY]
    document["checksum"] = keyfile._checksum(document)  # noqa: SLF001  # plays the attacker who knows the format
    return json.dumps(document).encode()


def with_password(path: Path) -> None:
    """Every member said to be encrypted."""
    data = bytearray(path.read_bytes())
    for mark, flag in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        for found in re.finditer(re.escape(mark), bytes(data)):
            data[found.start() + flag] |= 1
    path.write_bytes(data)


def broken_stream(path: Path) -> None:
    """A manifest packed and then spoilt."""
    repacked(path, {}, ZIP_DEFLATED)
    data = bytearray(path.read_bytes())
    start = data.index(MANIFEST.encode()) + len(MANIFEST)
    data[start : start + 8] = b"\xff" * 8
    path.write_bytes(data)
