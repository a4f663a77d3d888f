"""Which numbers of papers are taken (已用编号): on which records they stand, on which papers they were issued, which went void."""

from collections import defaultdict
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session

from libao_desk.declare.document import PaperNumber
from libao_desk.declare.number import number_key
from libao_desk.declare.path import path
from libao_desk.declare.register import Register
from libao_desk.store import numbers
from libao_desk.store.numbers import IssuedNumber

from .issued_papers import IssuedPaper


class Issue(NamedTuple):
    """What of an issued paper tells who bears its number."""

    number: str
    kind: str
    register: str
    record_id: int
    part_row_id: int | None
    voided_at: datetime | None
    voided_reason: str | None


class NumbersInUse:
    """The numbers of one register's papers, each by its `number_key`; read once, when first asked for."""

    def __init__(self, session: Session, register: Register) -> None:
        self._session, self._register = session, register

    @classmethod
    def of_act(cls, session: Session, register: Register) -> "NumbersInUse":
        """The same for all papers of one act, which tells by `take` what it gives: a batch reads the file once."""
        found: NumbersInUse = session.info.setdefault((cls, register.key), cls(session, register))
        return found

    def take(self, issue: Issue) -> None:
        """A number goes out on a paper of this act."""
        self.on_papers[number_key(issue.number)].append(issue)

    @cached_property
    def kinds(self) -> dict[str, list[PaperNumber]]:
        """The record's fields in which numbers are kept, each with the papers that keep theirs there."""
        kept = defaultdict[str, list[PaperNumber]](list)
        for document in self._register.documents:
            if document.number is not None and document.number.kept_in is not None:
                kept[path(document.number.kept_in).last.key].append(document.number)
        return kept

    @cached_property
    def on_records(self) -> dict[str, defaultdict[str, list[int]]]:
        """Of each such field, the records on which a number stands."""
        return {key: self._numbers_on(key) for key in self.kinds}

    @cached_property
    def on_papers(self) -> defaultdict[str, list[Issue]]:
        """The issues of every register that bear a number, the oldest first."""
        found = defaultdict[str, list[Issue]](list)
        columns = (getattr(IssuedPaper, name) for name in Issue._fields)
        numbered = sa.select(*columns).where(IssuedPaper.number != "").order_by(IssuedPaper.id)
        for issue in map(Issue._make, self._session.execute(numbered)):
            found[number_key(issue.number)].append(issue)
        return found

    @cached_property
    def void(self) -> dict[str, IssuedNumber]:
        """What the ledger of numbers says is void, or was borne by a record that is destroyed."""
        return {number_key(one.text): one for one in numbers.voided(self._session) if one.text}

    def _numbers_on(self, key: str) -> defaultdict[str, list[int]]:
        column, found = getattr(self._register.model, key), defaultdict[str, list[int]](list)
        for record_id, text in self._session.execute(sa.select(self._register.model.id, column).where(column.is_not(None))):
            found[number_key(text)].append(record_id)
        return found
