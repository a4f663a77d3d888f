"""The package for updating from a USB stick: setup.exe with a statement of what it is, signed by a key given from outside."""

import json
import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from dev import Stop
from installer.ground import DIST, NAME, digest, epoch, version
from installer.portable import write_flat_zip
from libao_desk.services.safety.updating import PRODUCT, SIGNATURE, STATEMENT

KEY = "LIBAO_DESK_UPDATE_KEY"
"""Names a PEM file with an Ed25519 private key; it never lies in the checkout."""


def makers_key() -> Ed25519PrivateKey | None:
    """The key that signs updates, where one was given."""
    given = os.environ.get(KEY)
    if not given:
        return None
    key = load_pem_private_key(Path(given).read_bytes(), password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise Stop(f"{KEY} 不是 Ed25519 私钥 is not an Ed25519 key")
    return key


def build_update(setup: Path, key: Ed25519PrivateKey, stated: str | None = None, folder: Path = DIST) -> Path:
    """Put setup.exe, statement and signature into one file."""
    said = {"product": PRODUCT, "version": stated or version(), "setup": setup.name, "sha256": digest(setup)}
    statement = json.dumps(said, sort_keys=True).encode("ascii")
    target = folder / f"{NAME}-{said['version']}.update"
    write_flat_zip(target, {STATEMENT: statement, SIGNATURE: key.sign(statement), setup.name: setup.read_bytes()}, epoch())
    return target
