"""Who looked at what (查阅留痕): records opened, words looked for, openings refused; a row in the trail for each."""

from libao_desk.core.text import compact
from libao_desk.people.models import Person
from libao_desk.services.desk import Desk
from libao_desk.services.withheld import sees_by_glass
from libao_desk.store import looks
from libao_desk.store.unit_of_work import About

from .drafts import RecordRef

DIGEST_SHOWN = 16
"""Hexadecimal signs of the digest that stands for the words."""


class Looks:
    """One officer's looks from unlocking to locking: the same record and the same words are noted once a day.

    The rows are for whoever asks later who has looked; nothing that is computed hangs on them (`store.looks.last_change`).
    """

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._noted: set[tuple[object, ...]] = set()

    def opened(self, ref: RecordRef) -> None:
        """A record was opened; that it was in an emergency `Records.open` has noted itself."""
        if not self._is_by_glass(ref):
            self._note(looks.OPENED, about=self._about(ref))

    def opened_card(self, person_id: int) -> None:
        """A person's card was opened."""
        self._note(looks.OPENED_CARD, about=(Person.__tablename__, person_id))

    def refused(self, register: str, sentence: str, ref: RecordRef | None = None) -> None:
        """A record was not opened, and why."""
        about = (self.desk.book.get(register).model.__tablename__, "") if ref is None else self._about(ref)
        self._note(looks.REFUSED, reason=sentence, about=about)

    def searched(self, text: str) -> None:
        """Something was looked for; the row holds no word of it, only a digest by which a known word is recognised."""
        if text.strip():
            self._note(looks.SEARCHED, reason=f"摘要{self.digest(text)}")

    def digest(self, text: str) -> str:
        """What stands in the trail for words looked for: nobody without the office's key can try names against it."""
        return self.desk.file.digest_of("search", compact(text).lower())[:DIGEST_SHOWN]

    def _is_by_glass(self, ref: RecordRef) -> bool:
        if not self.desk.open_glasses():
            return False
        with self.desk.read() as session:
            return sees_by_glass(self.desk, session, self.desk.book.get(ref.register), ref.id)

    def _about(self, ref: RecordRef) -> About:
        return self.desk.book.get(ref.register).model.__tablename__, ref.id

    def _note(self, act: str, *, reason: str | None = None, about: About | None = None) -> None:
        look = (self.desk.today, act, reason, about)
        if look not in self._noted:
            self.desk.file.note(self.desk.actor, act, reason, about)
            self._noted.add(look)
