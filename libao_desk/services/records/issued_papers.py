"""The papers that left the office (签发登记): what each said, under which number and code, and whether it still holds."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, Session, mapped_column

from libao_desk.core.errors import Refusal
from libao_desk.declare.blocks import Paper
from libao_desk.declare.path import FieldPath, Kind, path
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.declare.value import show
from libao_desk.store.base import Base
from libao_desk.store.recovery_code import plain_signs

from .applying import as_ref
from .drafts import RecordRef
from .printed_fields import is_printed


class IssuedPaper(Base):
    """One paper as it left the office."""

    __tablename__ = "issued_paper"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(sa.String(20), unique=True)
    kind: Mapped[str] = mapped_column(sa.String(60), index=True)
    number: Mapped[str] = mapped_column(sa.String(80))
    register: Mapped[str] = mapped_column(sa.String(40), index=True)
    record_id: Mapped[int] = mapped_column(index=True)
    part_row_id: Mapped[int | None]
    data_version: Mapped[int]
    data_digest: Mapped[str] = mapped_column(sa.String(64))
    snapshot: Mapped[Any] = mapped_column(sa.JSON)
    """What the record said at issue, label by label, so that a later check can name what changed."""
    sha256: Mapped[str] = mapped_column(sa.String(64))
    pages: Mapped[int]
    copies: Mapped[int]
    issued_at: Mapped[datetime]
    officer_name: Mapped[str] = mapped_column(sa.String(50))
    reprints: Mapped[int] = mapped_column(default=0)
    voided_at: Mapped[datetime | None]
    voided_reason: Mapped[str | None]
    voided_by: Mapped[str | None] = mapped_column(sa.String(50))


def issues_of(session: Session, kind: str, ref: RecordRef, part_row_id: int | None = None) -> Sequence[IssuedPaper]:
    """Every issue of one paper of a record, or of a row of its parts, the oldest first."""
    wanted = sa.select(IssuedPaper).where(
        IssuedPaper.kind == kind,
        IssuedPaper.register == ref.register,
        IssuedPaper.record_id == ref.id,
        IssuedPaper.part_row_id.is_(None) if part_row_id is None else IssuedPaper.part_row_id == part_row_id,
    )
    return session.scalars(wanted.order_by(IssuedPaper.id)).all()


def issues_of_record(session: Session, ref: RecordRef) -> Sequence[IssuedPaper]:
    """Every paper ever issued of a record, the oldest first."""
    mine = sa.select(IssuedPaper).where(IssuedPaper.register == ref.register, IssuedPaper.record_id == ref.id)
    return session.scalars(mine.order_by(IssuedPaper.id)).all()


def in_force(issues: Sequence[IssuedPaper]) -> tuple[IssuedPaper, ...]:
    """Of many issues those that hold: the last of each kind and row that is not void, the oldest first."""
    last = {(one.kind, one.part_row_id): one for one in issues if one.voided_at is None}
    return tuple(sorted(last.values(), key=lambda one: one.id))


LOCKED = "“{label}”{number}已用在签发的文书上，不能改也不能清空。号错了的，先在“文书”页作废那一份。"


def refuse_renumbering(session: Session, register: Register, record: Record) -> None:
    """Raise Refusal where a number that an issued paper bears is changed or emptied on its record: other papers name it.

    Called before the change is flushed.
    """
    was = [(field, sa.inspect(record).attrs[field.last.key].history.deleted) for field in _numbered_fields(register)]
    for _, sentence in _locked(session, register, record, {field: old[0] for field, old in was if old and old[0]}):
        raise Refusal(sentence)


def renumbered(session: Session, register: Register, record: Record, values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """(key, sentence) of every such number that a row of a sheet would change."""
    fields = {field: held for field in _numbered_fields(register) if (held := field.value_of(record)) and field.key in values}
    yield from _locked(session, register, record, {field: held for field, held in fields.items() if values[field.key] not in (None, held)})


def _numbered_fields(register: Register) -> set[FieldPath]:
    return {path(document.number.kept_in) for document in register.documents if document.number and document.number.kept_in is not None}


def _locked(session: Session, register: Register, record: Record, held: Mapping[FieldPath, Any]) -> Iterator[tuple[str, str]]:
    if held:
        with session.no_autoflush:
            living = {paper.number for paper in issues_of_record(session, RecordRef(register.key, record.id)) if paper.voided_at is None}
        yield from ((field.key, LOCKED.format(label=field.label, number=number)) for field, number in held.items() if number in living)


def find_code(session: Session, code: str) -> IssuedPaper | None:
    """The paper that bears a code as somebody typed it."""
    return session.scalar(sa.select(IssuedPaper).where(IssuedPaper.code == plain_signs(code)))


def by_code(session: Session, code: str) -> IssuedPaper:
    """The same where there must be one.

    Raises Refusal where no paper bears the code.
    """
    issued = find_code(session, code)
    if issued is None:
        raise Refusal(f"没有核对码为“{code}”的文书。")
    return issued


def digest(paper: Paper) -> str:
    """The hash of what a paper says, apart from how it is drawn."""
    return sha256(repr(paper.blocks).encode()).hexdigest()


def snapshot(register: Register, record: Record) -> dict[str, str]:
    """What the record says, label by label, rows of parts numbered from 1."""
    said = {label: show(field, _shown_value(field, row)) for label, (field, row) in _labelled(register, record).items()}
    return {label: text for label, text in said.items() if text}


def changed_since(issued: IssuedPaper, now: Paper, register: Register, record: Record) -> tuple[str, ...]:
    """What the record says otherwise than when the paper was issued; nothing where the paper itself would say the same."""
    if digest(now) == issued.data_digest:
        return ()
    current = snapshot(register, record)
    labels = sorted({*current, *issued.snapshot}, key=lambda label: list(current).index(label) if label in current else -1)
    return tuple(label for label in labels if current.get(label) != issued.snapshot.get(label))


def printed_of(changed: Sequence[str], register: Register, record: Record, now: Callable[[], Paper]) -> tuple[str, ...]:
    """Of what changed since a paper was issued, what it prints; all of it where no single field is found that makes it another paper."""
    places = _labelled(register, record)
    return tuple(one for one in changed if one not in places or is_printed(*places[one], lambda: digest(now()))) or tuple(changed)


def contradicted(
    issued: IssuedPaper, changed: Sequence[str], register: Register, record: Record, now: Callable[[], Paper]
) -> tuple[str, ...]:
    """Of what changed since a paper was issued, what it prints and no longer holds.

    What was added since lets a paper without a number stand: it was left blank there. One with a number is to be issued anew.
    """
    current, places = snapshot(register, record), _labelled(register, record)
    replaced = [label for label in changed if label in issued.snapshot or label not in current]
    printed = tuple(one for one in replaced if one not in places or is_printed(*places[one], lambda: digest(now())))
    return printed or (tuple(changed) if issued.number else ())


def _labelled(register: Register, record: Record) -> dict[str, tuple[FieldPath, object]]:
    """Every field of a record and its parts with the row it stands in, under the label that tells it from the others."""
    places: dict[str, tuple[FieldPath, object]] = {field.label: (field, record) for field in register.fields}
    for part in register.parts:
        for n, row in enumerate(getattr(record, part.key), start=1):
            places |= {f"{part.label}{n} {field.label}": (field, row) for field in part.fields}
    return places


def _shown_value(field: FieldPath, row: object) -> Any:
    value = field.value_of(row)
    return as_ref(value) if field.kind is Kind.REFERENCE else value
