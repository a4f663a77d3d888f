"""The few cryptographic acts the store is made of: sub-keys, sealing of values, unambiguous framing for hashes."""

import hmac
import os
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
NONCE_BYTES = 12
_NOTHING = b"\xff" * 8


def new_key() -> bytes:
    """A random 256-bit key."""
    return os.urandom(KEY_BYTES)


def sub_key(key: bytes, purpose: str, length: int = KEY_BYTES) -> bytes:
    """The key for one purpose, derived from the data key (HKDF-SHA-256); no sub-key tells anything of another."""
    return HKDF(algorithm=SHA256(), length=length, salt=None, info=f"libao-desk/{purpose}".encode()).derive(key)


def seal(key: bytes, plain: bytes, context: bytes) -> bytes:
    """Encrypt and authenticate (AES-256-GCM); it opens only under the same key and context."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, context)


def unseal(key: bytes, sealed: bytes, context: bytes) -> bytes | None:
    """What was sealed; None under a wrong key or context, or where a bit has changed."""
    try:
        return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], context)
    except (InvalidTag, ValueError):
        return None


def mac(key: bytes, message: bytes) -> bytes:
    """The authentication code of a message (HMAC-SHA-256)."""
    return hmac.digest(key, message, "sha256")


def same(one: bytes, other: bytes) -> bool:
    """Whether two codes are equal, in a time that does not tell where they differ."""
    return hmac.compare_digest(one, other)


def framed(*fields: object) -> bytes:
    """Fields joined so that no two different sequences give the same bytes: each with its length; None differs from empty text."""
    return b"".join([framed_field(field) for field in fields])


def framed_field(field: object) -> bytes:
    """One field as `framed` joins it, for a writer of many lines that have fields in common."""
    if field is None:
        return _NOTHING
    data = field if isinstance(field, bytes) else str(field).encode()
    return len(data).to_bytes(8, "big") + data


def digest(*fields: object) -> bytes:
    """SHA-256 over framed fields."""
    return sha256(framed(*fields)).digest()
