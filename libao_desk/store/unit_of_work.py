"""Acts and looks (事务): one act of a user is one transaction and one entry in the trail; a look changes nothing."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from threading import Lock, get_ident, local
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from libao_desk.core.clock import Clock, machine_instant, running
from libao_desk.core.errors import Trouble

from .blobs import BlobStore
from .connection import raw, world_failures
from .recorder import EntryFacts, Recorder
from .trail_keys import TrailSecrets
from .watching import refuse_recorded_table, refuse_untold, watch

STORE = "store"
"""The key under which a session's `info` keeps its store."""
ACTOR = "actor"
"""The key under which the `info` of an act's session keeps who acts."""

About = tuple[str, int | str]
"""The row an act is about: table and id."""


@dataclass(frozen=True)
class Actor:
    """Who acts (经办人), and from which PC."""

    officer_id: int | None
    name: str
    station: str


@dataclass(frozen=True)
class Changes:
    """What one act changed, told after it is on disk; `touched` holds (table, row id as text)."""

    act: str
    actor: Actor
    touched: frozenset[tuple[str, str]]


class Store:
    """An open database: one writer at a time, any number of readers beside it."""

    def __init__(self, writer: sa.Engine, reader: sa.Engine, blobs: BlobStore, secrets: TrailSecrets, clock: Clock) -> None:
        self.changes: list[Callable[[Changes], None]] = []
        """Called after each act that changed something, in the thread that worked."""
        self.blobs = blobs
        self.clock = clock
        self.secrets = secrets
        self._writer = writer
        self._reader = reader
        self._turns = Lock()
        self._working: int | None = None
        self._recorder: Recorder | None = None
        self._is_aside = False
        self._last_act: timedelta | None = None
        """When the last act was stored, in the machine's running time."""
        self._looks = local()
        self._abandonable: set[Any] = set()
        self._abandonable_lock = Lock()
        sa.event.listen(writer, "before_execute", self._before_write)
        sa.event.listen(reader, "before_execute", _refuse_writing)

    @contextmanager
    def work(self, actor: Actor, act: str, *, reason: str | None = None, about: About | None = None) -> Iterator[Session]:
        """One act: what the block changes is stored whole with its trail, or, if it raises, not at all.

        Raises Trouble where the world fails (disk full, file busy ...), StaleRecord where another window was faster.
        Work inside work, or inside a look of the same thread, is our bug: RuntimeError.
        """
        recorder = Recorder()
        with self.turn(), world_failures(self.damaged):
            self._recorder = recorder
            try:
                with Session(self._writer, expire_on_commit=False, info={STORE: self, ACTOR: actor}) as session, session.begin():
                    watch(session, recorder)
                    yield session
                    session.flush()
                    now = running()
                    head = recorder.write(session.connection(), self.secrets, self._facts(now, actor, act, reason, about))
                self._last_act = now
                self.keep_head(*head)
            finally:
                self._recorder = None
        if recorder.touched:
            self._tell(Changes(act, actor, recorder.touched))

    @contextmanager
    def read(self, *, abandonable: bool = False) -> Iterator[Session]:
        """A look at the last stored state; an attempt to change it is our bug: RuntimeError.

        An `abandonable` look may be cut short by `interrupt_reads` and then raises ReadAbandoned.
        """
        self._looks.depth = self._looking + 1
        try:
            with world_failures(self.damaged), Session(self._reader, autoflush=False, info={STORE: self}) as session:
                with self._listed(session, abandonable):
                    yield session
        finally:
            self._looks.depth -= 1

    def interrupt_reads(self) -> None:
        """Cut short every abandonable look that is running now."""
        with self._abandonable_lock:
            for connection in self._abandonable:
                connection.interrupt()

    def note(self, actor: Actor, act: str, reason: str | None = None, about: About | None = None) -> None:
        """An entry for what changes no record: a look, a search, a print, an export, an event of the system."""
        with self.work(actor, act, reason=reason, about=about):
            pass

    @contextmanager
    def aside(self) -> Iterator[sa.Connection]:
        """Write what is no act of anybody's, such as half-typed forms: plain tables only, no entry in the trail.

        A change of a mapped class's table or of the trail here is our bug: RuntimeError.
        """
        with self.turn(), world_failures(self.damaged), self._writer.begin() as connection:
            self._is_aside = True
            try:
                yield connection
            finally:
                self._is_aside = False

    def keep_head(self, seq: int, last_hash: bytes) -> None:
        """Keep the head of the trail outside the database, after each act and within its turn."""

    def damaged(self) -> Trouble:
        """The trouble to raise where the database turns out to be unreadable."""
        raise NotImplementedError

    def close(self) -> None:
        """Give up every connection, and with them the keys they hold."""
        self._reader.dispose()
        self._writer.dispose()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Be the one who writes; others wait.

        Raises RuntimeError where the thread would wait for itself.
        """
        if self._working == get_ident():
            raise RuntimeError("work() inside work()")
        if self._looking:
            raise RuntimeError("work() inside read() would wait for itself")
        with self._turns:
            self._working = get_ident()
            try:
                yield
            finally:
                self._working = None

    @property
    def _looking(self) -> int:
        return int(getattr(self._looks, "depth", 0))

    @contextmanager
    def _listed(self, session: Session, abandonable: bool) -> Iterator[None]:
        if not abandonable:
            yield
            return
        connection = raw(session.connection())
        with self._abandonable_lock:
            self._abandonable.add(connection)
        try:
            yield
        finally:
            with self._abandonable_lock:
                self._abandonable.discard(connection)

    def _before_write(self, _connection: object, statement: object, _many: object, _params: object, options: Mapping[str, object]) -> None:
        if self._recorder is not None:
            refuse_untold(statement, options, self._recorder)
        elif self._is_aside:
            refuse_recorded_table(statement)

    def _facts(self, now: timedelta, actor: Actor, act: str, reason: str | None, about: About | None) -> EntryFacts:
        place = None if about is None else (about[0], str(about[1]))
        passed = None if self._last_act is None else now - self._last_act
        said = (actor.officer_id, actor.name, actor.station, act, reason or None, place)
        return EntryFacts(self.clock.now(), *said, machine_instant(self.clock), passed)

    def _tell(self, changes: Changes) -> None:
        for listener in tuple(self.changes):
            listener(changes)


def _refuse_writing(_connection: object, statement: object, _many: object, _params: object, _options: object) -> None:
    refuse_untold(statement, {}, None)


def store_of(session: Session) -> Store:
    """The store a session looks at or works on.

    Raises RuntimeError for a session that work() or read() did not make.
    """
    store = session.info.get(STORE)
    if not isinstance(store, Store):
        raise RuntimeError("a session that no store has made")
    return store


def actor_of(session: Session) -> Actor:
    """Who acts in this session.

    Raises RuntimeError outside work().
    """
    actor = session.info.get(ACTOR)
    if not isinstance(actor, Actor):
        raise RuntimeError("a change outside work()")
    return actor
