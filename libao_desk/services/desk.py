"""What every use case stands on: the open file, the registers, the clock, the officer at the desk and his rights."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from threading import local

from sqlalchemy.orm import Session

from libao_desk.core.clock import Clock, running
from libao_desk.declare.clock import OfficeFacts
from libao_desk.people.access import Action, Rights
from libao_desk.store.office_file import OfficeFile
from libao_desk.store.troubles import OlderFile
from libao_desk.store.unit_of_work import About, Actor

from . import indexing
from .book import RegisterBook
from .glass import Glass
from .never_recorded import refuse_free_text

REASON = "理由"


@dataclass
class Desk:
    """An unlocked office with one officer sitting at it."""

    file: OfficeFile
    book: RegisterBook
    clock: Clock
    actor: Actor
    rights: Rights
    facts_source: Callable[[Session], OfficeFacts]
    running: Callable[[], timedelta] = running
    """How long the machine has been running: a look in an emergency ends by it, whatever day it is."""
    glasses: list[Glass] = field(default_factory=list)
    """What the officer opened to himself in an emergency, what has ended among it."""
    is_look: bool = False
    """Whether what is asked changes nothing and takes nothing out: what was opened in an emergency counts for that alone."""
    _facts: OfficeFacts | None = field(default=None, repr=False)
    _named: local = field(default_factory=local, repr=False)

    @property
    def look(self) -> "Desk":
        """The same desk for whoever only reads on the screen: what the officer opened in an emergency is open to it."""
        return replace(self, is_look=True)

    def open_glasses(self) -> tuple[Glass, ...]:
        """What is open in an emergency by now."""
        now = self.running()
        return tuple(glass for glass in self.glasses if glass.until > now)

    def opened_records(self, register: str) -> frozenset[int]:
        """The single records of a register that are open to this desk in an emergency."""
        glasses = self.open_glasses() if self.is_look else ()
        return frozenset(one.record_id for one in glasses if one.register == register and one.record_id is not None)

    @property
    def today(self) -> date:
        """The day it is, or the day the demo is pinned to."""
        return self.clock.today()

    def allow(self, register: str, action: Action) -> None:
        """Let the act pass, or raise Refusal with the reason. Every door of every use case calls this."""
        if not self.may(register, action):
            self.rights.check(register, action)

    def may(self, register: str, action: Action) -> bool:
        """Whether the act would pass."""
        return self.rights.may(register, action) or (
            self.is_look
            and action in self.rights.matrix[self.rights.role]
            and any(glass.opens(register, action) for glass in self.open_glasses())
        )

    @contextmanager
    def work(self, act: str, *, reason: str | None = None, about: About | None = None, is_typed: bool = True) -> Iterator[Session]:
        """One act of the officer: one transaction, one entry in the trail, findable by what it is `about`.

        A reason that was not `is_typed` as it stands holds names of files or bodies: who made it has looked through what was typed.
        Raises OlderFile as long as nobody has said that an older database is the one to go on with, WordsNeverRecorded where the reason
        holds what is never recorded.
        """
        refuse_free_text(REASON, (reason or "") if is_typed else "")
        if self.file.set_back is not None:
            raise OlderFile(self.file.set_back.sentence)
        act = getattr(self._named, "act", act)
        with self.file.work(self.actor, act, reason=reason, about=about) as session:
            yield session
            indexing.follow(session, self.book)

    @contextmanager
    def naming(self, act: str) -> Iterator[None]:
        """Let the trail call what a door does in this thread by another name: that it undoes an act."""
        self._named.act = act
        try:
            yield
        finally:
            del self._named.act

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A look at the file that changes nothing."""
        with self.file.read() as session:
            yield session

    def facts(self) -> OfficeFacts:
        """Calendar and local values, read once until `forget_facts`."""
        if self._facts is None:
            with self.read() as session:
                self._facts = self.facts_source(session)
        return self._facts

    def forget_facts(self) -> None:
        """After a local value or a working day was changed."""
        self._facts = None
