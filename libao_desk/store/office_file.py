"""The office file (台账文件): a folder with an encrypted database, encrypted attachments and the key slots that open them."""

import hmac
from base64 import b64decode, b64encode
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from platform import node
from secrets import token_hex
from typing import Self

import sqlalchemy as sa
import sqlcipher3.dbapi2 as sqlcipher

from libao_desk.core.clock import Clock, machine_now
from libao_desk.core.errors import Refusal, Trouble

from . import migrations as schema
from .backup import BEFORE_UPGRADE, BackupReport, automatic_backup, backup, backup_in_folder
from .blobs import BlobStore
from .connection import FileKey, connect, is_damage, make_engine, raw, world_failures
from .diagnosis import (
    BLOBS,
    BLOBS_KEY,
    DATABASE,
    DATABASE_KEY,
    FILES,
    KEYS,
    damage,
    refuse_used_folder,
    refuse_wrong_folder,
    refuse_wrong_head,
)
from .health import PAGE_BYTES, check_damage
from .instance import InstanceLock
from .kept_head import HEAD_FILE, KeptHead, SetBack
from .keyfile import DEFAULT_COST, RECOVERY, KdfCost, KeyFile, check_mac
from .migrations import Migration
from .recorder import EntryFacts, Recorder
from .recovery_code import RecoveryCode
from .sealing import new_key, seal, sub_key, unseal
from .trail import TrailReport, verify
from .trail_keys import TrailSecrets, start_chain
from .tries import count_failed, failed_tries, forget_failed, wait_after_failed
from .troubles import OlderFile, WrongPassphrase
from .unit_of_work import Actor, Store
from .whole_file import put_back_if_it_fails, sweep


class OfficeFile(Store):
    """An unlocked office folder. It is held by one process, and locked again by `close`."""

    def __init__(self, folder: Path, data_key: bytes, slot_id: str, lock: InstanceLock, clock: Clock) -> None:
        """Use `create` or `open`."""
        self.folder = folder
        self.slot_id = slot_id
        """The slot it was opened with: an officer's, or the recovery code's."""
        self._data_key = data_key
        self._lock = lock
        self.database_key = FileKey(data_key, DATABASE_KEY)
        self.blobs_key = FileKey(data_key, BLOBS_KEY)
        self.sheet_key = sub_key(data_key, "sheets")
        """Signs the slips of sheets that are sent out to come back."""
        self._kept_head = KeptHead(folder, data_key)
        self.set_back: SetBack | None = None
        """How the database is older than the one that was used last, until an officer says that it is the one to go on with."""
        self.was_headless = False
        """Whether there was no head to hold the files against when they were opened: new, brought back, or taken away by somebody."""
        database, blobs = folder / DATABASE, folder / BLOBS
        super().__init__(
            make_engine(database, self.database_key),
            make_engine(database, self.database_key, query_only=True),
            BlobStore(make_engine(blobs, self.blobs_key), make_engine(blobs, self.blobs_key, query_only=True)),
            TrailSecrets(data_key),
            clock,
        )

    @classmethod
    def create(
        cls,
        folder: Path,
        *,
        passphrase: str,
        metadata: sa.MetaData,
        clock: Clock,
        migrations: Sequence[Migration] = (),
        cost: KdfCost = DEFAULT_COST,
    ) -> tuple[Self, RecoveryCode]:
        """Found an office in a folder without one; gives the open file and the recovery code to print.

        Raises WeakPassphrase, FolderInUse, NetworkShare, or the world's trouble; what was begun is then removed.
        """
        refuse_used_folder(folder)
        data_key = new_key()
        keys, slot_id = KeyFile(token_hex(16), ()).with_officer(data_key, passphrase, cost)
        keys, code = keys.with_new_recovery(data_key, cost)
        with ExitStack() as undo, world_failures():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock = InstanceLock(folder, clock.now())
            undo.callback(lock.release)
            undo.callback(_remove, folder)
            for name, purpose in ((DATABASE, DATABASE_KEY), (BLOBS, BLOBS_KEY)):
                connect(folder / name, FileKey(data_key, purpose), create=True).close()
            file = cls(folder, data_key, slot_id, lock, clock)
            undo.callback(file.close)
            file.blobs.create_tables()
            with file._writer.begin() as connection:
                schema.build(connection, metadata, migrations, clock)
                start_chain(connection, file.secrets)
            # last of all: without a key file there is no office yet
            keys.save(folder / KEYS, data_key)
            undo.pop_all()
        return file, code

    @classmethod
    def open(
        cls,
        folder: Path,
        passphrase: str,
        *,
        clock: Clock,
        slot: str | None = None,
        metadata: sa.MetaData | None = None,
        migrations: Sequence[Migration] = (),
    ) -> Self:
        """Unlock an office with a passphrase or the recovery code, and bring an older file up to date where `metadata` is given.

        Raises one class of `troubles` for each thing that can be wrong; nothing is ever created by opening.
        """
        refuse_wrong_folder(folder)
        keys = KeyFile.load(folder / KEYS)
        wait_after_failed(folder, machine_now())
        with ExitStack() as undo:
            lock = InstanceLock(folder, clock.now())
            undo.callback(lock.release)
            slot_id, data_key = _opened_slot(folder, keys, passphrase, slot)
            check_mac(folder / KEYS, data_key)
            file = cls(folder, data_key, slot_id, lock, clock)
            undo.callback(file.close)
            sweep(folder)
            file._check_readable()
            file._look_for_older()
            if metadata is not None:
                file._bring_up_to_date(metadata, migrations)
            undo.pop_all()
        return file

    def digest_of(self, purpose: str, text: str) -> str:
        """What stands for a text where its words must not: the same for the same text, and nothing to whoever has not the data key."""
        return hmac.digest(sub_key(self._data_key, purpose), text.encode(), "sha256").hex()

    def sealed(self, purpose: str, text: str) -> str:
        """A text for a place outside the file, such as the PC's settings, that nobody reads there."""
        return b64encode(seal(sub_key(self._data_key, purpose), text.encode(), purpose.encode())).decode()

    def unsealed(self, purpose: str, sealed: str) -> str:
        """That text again; "" where it is not this office's."""
        try:
            text = unseal(sub_key(self._data_key, purpose), b64decode(sealed, validate=True), purpose.encode())
        except ValueError:
            return ""
        return "" if text is None else text.decode()

    def close(self) -> None:
        """Lock the office: connections, keys and the claim to the folder go."""
        super().close()
        self.blobs.close()
        _remove_empty_journals(self.folder)
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # --- key slots ---------------------------------------------------------------------------------------------------

    @property
    def is_opened_by_code(self) -> bool:
        """Whether the recovery code opened the office, not an officer's passphrase."""
        return any(slot.id == self.slot_id and slot.kind == RECOVERY for slot in self._keys().slots)

    def add_slot(self, passphrase: str, cost: KdfCost | None = None) -> str:
        """One more officer's passphrase; gives the id of its slot.

        Raises WeakPassphrase.
        """
        keys, slot_id = self._keys().with_officer(self._data_key, passphrase, cost or self._cost())
        self._save(keys)
        return slot_id

    def change_passphrase(self, slot_id: str, old: str, new: str) -> None:
        """An officer changes his own passphrase; no data is touched.

        Raises WrongPassphrase for the old one, WeakPassphrase for the new one.
        """
        keys = self._keys()
        if keys.open(old, slot_id)[0] != slot_id:
            raise WrongPassphrase
        self.reset_passphrase(slot_id, new)

    def reset_passphrase(self, slot_id: str, new: str) -> None:
        """Give a slot a new passphrase without the old one: for one who forgot it.

        Raises WeakPassphrase.
        """
        self._save(self._keys().with_passphrase(self._data_key, slot_id, new, self._cost()))

    def remove_slot(self, slot_id: str) -> None:
        """Take an officer's passphrase away.

        Raises Refusal for the last one.
        """
        keys = self._keys()
        if keys.officer_slots == (slot_id,):
            raise Refusal("这是最后一个口令，删除后将无法打开台账。")
        self._save(keys.without(slot_id))

    def new_recovery_code(self) -> RecoveryCode:
        """Replace the recovery code; the sheet printed before opens nothing any more."""
        keys, code = self._keys().with_new_recovery(self._data_key, self._cost())
        self._save(keys)
        return code

    def check_keys(self, path: Path) -> None:
        """Prove that a key file, such as a backup's, was written by this office.

        Raises DamagedKeyFile.
        """
        check_mac(path, self._data_key)

    @property
    def recovery_slot(self) -> str:
        """The slot of the recovery code that holds now; another code has another one."""
        return next((slot.id for slot in self._keys().slots if slot.kind == RECOVERY), "")

    def try_recovery_code(self, code: str) -> None:
        """See whether a recovery code would open the office; nothing is opened and nothing changes.

        Raises WrongPassphrase, MistypedRecoveryCode.
        """
        self._keys().open(code, self.recovery_slot)

    @contextmanager
    def keys_with_act(self, actor: Actor, act: str) -> Iterator[None]:
        """A change of the key file and its entry in the trail, both or neither.

        Raises OlderFile as long as nobody has said that an older file is the one to go on with, Trouble where it cannot be stored.
        """
        if self.set_back is not None:
            raise OlderFile(self.set_back.sentence)
        with world_failures(self.damaged), put_back_if_it_fails(self.folder / KEYS), self.work(actor, act):
            yield

    def _save(self, keys: KeyFile) -> None:
        self._kept_head.expect_keys(keys.to_bytes(self._data_key))
        keys.save(self.folder / KEYS, self._data_key)

    def _keys(self) -> KeyFile:
        return KeyFile.load(self.folder / KEYS)

    def _cost(self) -> KdfCost:
        return self._keys().slots[0].cost

    # --- soundness ---------------------------------------------------------------------------------------------------

    def damaged(self) -> Trouble:
        """The trouble of an unreadable database, naming the backup to restore."""
        for engine in (self._reader, self._writer):
            engine.dispose()  # a connection that met a damaged page answers nothing sensible any more
        return damage(self.folder, DATABASE)

    def check_damage(self) -> tuple[str, ...]:
        """What is damaged in the two files, page by page, in sentences; empty when all is sound."""
        database, blobs = self.folder / DATABASE, self.folder / BLOBS
        return check_damage(database, self.database_key) + check_damage(blobs, self.blobs_key)

    def verify_trail(self) -> TrailReport:
        """Whether the trail is whole."""
        with self.read() as session:
            return verify(session)

    def keep_head(self, seq: int, last_hash: bytes) -> None:
        """Keep the head beside the database; while that is older than it should be, what is kept there stays as the evidence."""
        if self.set_back is None:
            self._kept_head.write(seq, last_hash)

    def note_failed_tries(self, actor: Actor) -> None:
        """Enter in the trail how often the office did not open before it did now; where that cannot be stored, the count stays."""
        tries = failed_tries(self.folder)
        if tries is not None:
            with suppress(Trouble):
                self.note(actor, tries.sentence)
                forget_failed(self.folder)

    def go_on_with_older(self, actor: Actor) -> None:
        """An officer says that the older database is the one to go on with: noted in its trail, and from here on it is the newest.

        Raises Trouble where that cannot be stored: nothing is confirmed then.
        """
        if self.set_back is None:
            return
        told, self.set_back = self.set_back, None
        try:
            self.note(actor, f"确认继续使用：{told.sentence}")
        except Trouble:
            self.set_back = told
            raise

    def backup(self, target: Path) -> BackupReport:
        """The whole office in one file, opened and counted before it counts.

        Raises Trouble where the place cannot be written or the copy does not read back.
        """
        return backup(self, target)

    def automatic_backup(self) -> BackupReport | None:
        """The day's backup in the office's own folder, old ones thinned; None where nothing has changed since the last."""
        return automatic_backup(self)

    def _check_readable(self) -> None:
        for name, key in ((DATABASE, self.database_key), (BLOBS, self.blobs_key)):
            refuse_wrong_head(self.folder, name, key)
            try:
                with world_failures():
                    connection = connect(self.folder / name, key)
                    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
                    connection.close()
            except sqlcipher.DatabaseError as error:
                if not is_damage(error):
                    raise
                raise damage(self.folder, name) from error
            if (self.folder / name).stat().st_size % PAGE_BYTES:  # asked after an act that a crash cut short was taken back
                raise damage(self.folder, name)

    def _look_for_older(self) -> None:
        self.was_headless = self._kept_head.is_lost
        with world_failures(self.damaged), self._reader.connect() as connection:
            self.set_back = self._kept_head.found_older(connection)

    def _bring_up_to_date(self, metadata: sa.MetaData, migrations: Sequence[Migration]) -> None:
        with world_failures(self.damaged), self._reader.connect() as connection:
            if not schema.is_due(connection, metadata, migrations):
                return
        backup_in_folder(self, BEFORE_UPGRADE)
        with self.turn(), world_failures(self.damaged), self._writer.connect() as connection:
            # rebuilding a table would otherwise cascade into the tables that refer to it
            raw(connection).execute("PRAGMA foreign_keys=OFF")
            try:
                with connection.begin():
                    titles = schema.upgrade(connection, metadata, migrations, self.clock)
                    facts = EntryFacts(self.clock.now(), None, "本软件", node(), f"{schema.UPGRADED}{'；'.join(titles)}", None, None)
                    head = Recorder().write(connection, self.secrets, facts)
                self.keep_head(*head)
            finally:
                raw(connection).execute("PRAGMA foreign_keys=ON")


def _opened_slot(folder: Path, keys: KeyFile, secret: str, slot: str | None) -> tuple[str, bytes]:
    """The slot that a secret opens, and the data key; one that opens none is counted."""
    try:
        return keys.open(secret, slot)
    except WrongPassphrase:
        tries = count_failed(folder, machine_now())
        raise WrongPassphrase(tries.count, int(tries.wait.total_seconds())) from None


def _remove_empty_journals(folder: Path) -> None:
    """A finished journal is an empty file; at rest each database is one file, as a colleague who copies it expects."""
    for name in (DATABASE, BLOBS):
        journal = folder / f"{name}-journal"
        if journal.exists() and journal.stat().st_size == 0:
            journal.unlink(missing_ok=True)


def _remove(folder: Path) -> None:
    for name in (*FILES, HEAD_FILE):
        for leftover in (name, f"{name}-journal"):
            (folder / leftover).unlink(missing_ok=True)
