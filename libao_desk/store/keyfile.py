"""The key file (office.keys): one slot per officer and one for the recovery code, each wrapping the same data key."""

import base64
import json
import os
import unicodedata
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from typing import Any

from .recovery_code import (
    MistypedRecoveryCode,
    RecoveryCode,
    has_sound_check,
    looks_like_code,
    new_recovery_code,
    plain_signs,
)
from .sealing import KEY_BYTES, framed, mac, same, seal, sub_key, unseal
from .troubles import DamagedKeyFile, MissingKeyFile, NewerFile, WeakPassphrase, WrongPassphrase, trouble_of_disk
from .weak_passphrases import is_guessed_first
from .whole_file import write_whole

FORMAT = "libao-desk keys"
VERSION = 1
OFFICER = "officer"
RECOVERY = "recovery"
SALT_BYTES = 16
MIN_SIGNS = 8
MIN_DIFFERENT_SIGNS = 4
MAX_MEMORY_KIB = 1 << 20
MAX_PASSES = 20
MAX_LANES = 16
LEAST_OF_A_LANE = 8
"""KiB that Argon2 wants for each lane (RFC 9106, 3.1)."""
UNSUITABLE = "请换一个口令：它太容易被猜到（如重复、连续的字符，只有数字，常用的口令），或已不能使用。"
"""One sentence for a weak passphrase and for one in use: whoever reads it must not learn that somebody has it."""


@dataclass(frozen=True)
class KdfCost:
    """What one try at a passphrase costs (Argon2id): memory in KiB, passes over it, parallel lanes."""

    memory_kib: int
    passes: int
    lanes: int

    @property
    def is_bearable(self) -> bool:
        """Whether trying it would not hang the program, whatever a hostile file says."""
        lanes_fit = 1 <= self.lanes <= MAX_LANES and LEAST_OF_A_LANE * self.lanes <= self.memory_kib
        return lanes_fit and self.memory_kib <= MAX_MEMORY_KIB and 1 <= self.passes <= MAX_PASSES


DEFAULT_COST = KdfCost(memory_kib=65536, passes=3, lanes=2)
"""83 ms from passphrase to first query, measured."""


@dataclass(frozen=True)
class Slot:
    """One way to open the office; it names nobody."""

    id: str
    kind: str
    cost: KdfCost
    salt: bytes
    wrapped: bytes

    def unwrap(self, secret: str, office: str) -> bytes | None:
        """The data key, None where the secret is not this slot's."""
        return unseal(_derive(secret, self), self.wrapped, self.context(office))

    def context(self, office: str) -> bytes:
        """What the wrapping is bound to: neither a slot nor its cost can be moved or lowered."""
        return framed(FORMAT, VERSION, office, self.id, self.kind, self.cost.memory_kib, self.cost.passes, self.cost.lanes, self.salt)


@dataclass(frozen=True)
class KeyFile:
    """All slots of one office. A change gives a new value; `save` writes it."""

    office: str
    """A random id of the office that no slot can be carried away from."""
    slots: tuple[Slot, ...]

    @classmethod
    def load(cls, path: Path) -> "KeyFile":
        """Read a key file.

        Raises MissingKeyFile, DamagedKeyFile, NewerFile where its format is not known yet, or what the disk's trouble is.
        """
        try:
            document = json.loads(path.read_bytes())
        except FileNotFoundError:
            raise MissingKeyFile from None
        except OSError as error:
            raise trouble_of_disk(error) from error
        except ValueError:
            raise DamagedKeyFile from None
        return cls.from_document(document)

    @classmethod
    def from_document(cls, document: Any) -> "KeyFile":
        """The key file a JSON document says.

        Raises DamagedKeyFile, or NewerFile where its format is not known yet.
        """
        if not isinstance(document, dict) or document.get("format") != FORMAT:
            raise DamagedKeyFile
        if isinstance(document.get("version"), int) and document["version"] > VERSION:
            raise NewerFile
        if document.get("checksum") != _checksum(document):
            raise DamagedKeyFile
        try:
            found = cls(str(document["office"]), tuple(_slot_from(entry) for entry in document["slots"]))
        except (KeyError, TypeError, ValueError, AttributeError):
            raise DamagedKeyFile from None
        if not all(slot.cost.is_bearable for slot in found.slots):
            raise DamagedKeyFile
        return found

    def open(self, secret: str, slot_id: str | None = None) -> tuple[str, bytes]:
        """The slot that a passphrase or recovery code opens, and the data key.

        Raises WrongPassphrase, or MistypedRecoveryCode where a code was meant and copied with a slip.
        """
        is_code = has_sound_check(secret)
        kinds = (RECOVERY, OFFICER) if is_code else (OFFICER,)
        for slot in sorted((slot for slot in self.slots if slot.kind in kinds), key=lambda slot: kinds.index(slot.kind)):
            if slot_id in (None, slot.id):
                key = slot.unwrap(secret, self.office)
                if key is not None:
                    return slot.id, key
        if looks_like_code(secret) and not is_code:
            raise MistypedRecoveryCode
        raise WrongPassphrase

    def with_officer(self, key: bytes, passphrase: str, cost: KdfCost) -> tuple["KeyFile", str]:
        """One more officer's slot, and its id.

        Raises WeakPassphrase, also for a passphrase that a slot opens with: the door asks no name and could not tell the two apart.
        """
        self._refuse_unfit(passphrase)
        slot = _new_slot(self.office, key, passphrase, OFFICER, cost, token_hex(8))
        return replace(self, slots=(*self.slots, slot)), slot.id

    def with_passphrase(self, key: bytes, slot_id: str, passphrase: str, cost: KdfCost) -> "KeyFile":
        """The same slot under another passphrase.

        Raises WeakPassphrase, also for a passphrase that any slot opens with, this one included.
        """
        self._refuse_unfit(passphrase)
        self._officer_slot(slot_id)
        changed = _new_slot(self.office, key, passphrase, OFFICER, cost, slot_id)
        return replace(self, slots=tuple(changed if slot.id == slot_id else slot for slot in self.slots))

    def without(self, slot_id: str) -> "KeyFile":
        """The file without an officer's slot; one that is gone already is no trouble, since an act that failed may have taken it."""
        return replace(self, slots=tuple(slot for slot in self.slots if slot.id != slot_id))

    def with_new_recovery(self, key: bytes, cost: KdfCost) -> tuple["KeyFile", RecoveryCode]:
        """A new recovery code; the old one opens nothing any more."""
        code = new_recovery_code()
        slot = _new_slot(self.office, key, code, RECOVERY, cost, token_hex(8))
        kept = tuple(other for other in self.slots if other.kind != RECOVERY)
        return replace(self, slots=(*kept, slot)), code

    @property
    def officer_slots(self) -> tuple[str, ...]:
        """Ids of the officers' slots."""
        return tuple(slot.id for slot in self.slots if slot.kind == OFFICER)

    def to_bytes(self, key: bytes) -> bytes:
        """The file as written: readable JSON, a checksum against accidents and a code against tampering."""
        document: dict[str, Any] = {
            "format": FORMAT,
            "version": VERSION,
            "office": self.office,
            "slots": [_slot_to(slot) for slot in self.slots],
        }
        document["mac"] = mac(sub_key(key, "keyfile"), _canonical(document)).hex()
        document["checksum"] = _checksum(document)
        return json.dumps(document, indent=1, ensure_ascii=False).encode()

    def save(self, path: Path, key: bytes) -> None:
        """Write the file whole: a crash leaves the old one or the new one. Raises Trouble where the disk refuses."""
        try:
            write_whole(path, self.to_bytes(key))
        except OSError as error:
            raise trouble_of_disk(error) from error

    def _refuse_unfit(self, passphrase: str) -> None:
        refuse_weak(passphrase)
        if any(slot.kind == OFFICER and slot.unwrap(passphrase, self.office) is not None for slot in self.slots):
            raise WeakPassphrase(UNSUITABLE)

    def _officer_slot(self, slot_id: str) -> Slot:
        for slot in self.slots:
            if slot.id == slot_id and slot.kind == OFFICER:
                return slot
        raise LookupError("no such officer's slot")


def check_mac(path: Path, key: bytes) -> None:
    """Prove with the data key that nobody changed the key file since it was written.

    Raises DamagedKeyFile, or what the disk's trouble is.
    """
    try:
        document = json.loads(path.read_bytes())
    except OSError as error:
        raise trouble_of_disk(error) from error
    claimed = str(document.pop("mac", ""))
    document.pop("checksum", None)
    if not same(claimed.encode(), mac(sub_key(key, "keyfile"), _canonical(document)).hex().encode()):
        raise DamagedKeyFile


def refuse_weak(passphrase: str) -> None:
    """Refuse what is guessed first: what is short, has few different signs, or is one of the usual ones.

    Raises WeakPassphrase.
    """
    if not passphrase.strip():
        raise WeakPassphrase("口令不能为空。")
    if len(passphrase) < MIN_SIGNS:
        raise WeakPassphrase(f"口令至少{MIN_SIGNS}位，可以用一句记得住的话。")
    if len(set(passphrase)) < MIN_DIFFERENT_SIGNS or is_guessed_first(passphrase):
        raise WeakPassphrase(UNSUITABLE)


def _derive(secret: str, slot: Slot) -> bytes:
    from argon2.low_level import Type, hash_secret_raw

    plain = plain_signs(secret) if slot.kind == RECOVERY else unicodedata.normalize("NFKC", secret)
    return hash_secret_raw(
        plain.encode(),
        slot.salt,
        time_cost=slot.cost.passes,
        memory_cost=slot.cost.memory_kib,
        parallelism=slot.cost.lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )


def _new_slot(office: str, key: bytes, secret: str, kind: str, cost: KdfCost, slot_id: str) -> Slot:
    empty = Slot(slot_id, kind, cost, os.urandom(SALT_BYTES), b"")
    return replace(empty, wrapped=seal(_derive(secret, empty), key, empty.context(office)))


def _slot_to(slot: Slot) -> dict[str, Any]:
    salt, wrapped = base64.b64encode(slot.salt).decode(), base64.b64encode(slot.wrapped).decode()
    return {"id": slot.id, "kind": slot.kind, "argon2id": asdict(slot.cost), "salt": salt, "wrapped": wrapped}


def _slot_from(entry: dict[str, Any]) -> Slot:
    cost = KdfCost(**{name: int(number) for name, number in entry["argon2id"].items()})
    salt, wrapped = (base64.b64decode(entry[name], validate=True) for name in ("salt", "wrapped"))
    return Slot(str(entry["id"]), str(entry["kind"]), cost, salt, wrapped)


def _canonical(document: dict[str, Any]) -> bytes:
    return json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def _checksum(document: dict[str, Any]) -> str:
    return sha256(_canonical({name: value for name, value in document.items() if name != "checksum"})).hexdigest()
