"""Papers issued, reprinted and checked (文书签发): number, bytes, hash, data version and officer are kept for good."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256
from secrets import choice
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, Session, mapped_column

from libao_desk.core.errors import Refusal
from libao_desk.core.text import to_half_width, without_blanks
from libao_desk.declare.blocks import Paper
from libao_desk.declare.document import Document, PaperFacts
from libao_desk.declare.path import FieldPath, Kind, path
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.declare.value import show
from libao_desk.people.access import Action
from libao_desk.services.applying import as_ref
from libao_desk.services.desk import Desk
from libao_desk.services.drafts import RecordRef
from libao_desk.services.records import load
from libao_desk.services.settings import BUNDLED_FONTS, COUNTY, OFFICE_NAME, TOWNSHIP
from libao_desk.store import attachments, numbers
from libao_desk.store.base import Base

CODE_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 10


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


@dataclass(frozen=True)
class PaperResult:
    """A paper ready to be shown, saved or printed."""

    kind: str
    title: str
    number: str
    code: str
    pages: int
    copies: int
    sha256: str
    pdf: bytes
    reprint: bool
    missing: tuple[str, ...]


@dataclass(frozen=True)
class PaperCheck:
    """Whether an issued paper still says what the record says."""

    code: str
    result: str
    fields: tuple[str, ...]


@dataclass(frozen=True)
class PaperOffer:
    """A paper a record can have, or why it cannot."""

    kind: str
    title: str
    refusal: str | None
    missing: tuple[str, ...]
    issued: tuple[str, ...]
    """Codes of the copies already issued."""


class Documents:
    """The papers' door."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def kinds(self) -> tuple[tuple[str, str, str], ...]:
        """(key, title, register key) of every paper the officer may print."""
        return tuple(
            (document.key, document.title, register.key)
            for register in self.desk.book
            for document in register.documents
            if self.desk.may(register.key, Action.PRINT)
        )

    def offers(self, ref: RecordRef) -> tuple[PaperOffer, ...]:
        """What can be printed of a record now."""
        register = self.desk.book.get(ref.register)
        self.desk.allow(ref.register, Action.VIEW)
        facts = self.desk.facts()
        with self.desk.read() as session:
            record = load(self.desk, session, register, ref.id)
            return tuple(
                PaperOffer(
                    document.key,
                    document.title,
                    document.refuse(record, facts, self.desk.today) if document.refuse else None,
                    document.wants(record, facts) if document.wants else (),
                    tuple(paper.code for paper in _issued(session, document.key, ref)),
                )
                for document in register.documents
                if not document.part
            )

    def issue(self, kind: str, ref: RecordRef, *, row: int | None = None) -> PaperResult:
        """Issue a paper, or give again the bytes of the one issued before.

        Raises Refusal where the record cannot have this paper, or a character has no glyph in any font.
        """
        register, document = self.desk.book.document(kind)
        self.desk.allow(register.key, Action.PRINT)
        with self.desk.work(f"签发{document.title}") as session:
            record = self._record(session, register, document, ref)
            part_row = _part_row(document, record, row)
            before = _issued(session, kind, ref, None if part_row is None else part_row.id)
            if before:
                before[-1].reprints += 1
                return self._again(before[-1], document)
            number = self._number(session, document, record, part_row)
            facts = self._facts(session, number, part_row)
            code = "".join(choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))
            paper = document.body(record, facts)
            rendered = self._render(paper, code)
            stored = attachments.keep_blob(session, rendered.pdf)
            session.add(
                IssuedPaper(
                    code=code,
                    kind=kind,
                    number=number,
                    register=register.key,
                    record_id=record.id,
                    part_row_id=None if part_row is None else part_row.id,
                    data_version=record.version,
                    data_digest=digest(paper),
                    snapshot=snapshot(register, record),
                    sha256=stored,
                    pages=rendered.pages,
                    copies=paper.copies,
                    issued_at=self.desk.clock.now(),
                    officer_name=self.desk.actor.name,
                )
            )
            missing = document.wants(record, facts.office) if document.wants else ()
            return PaperResult(kind, document.title, number, code, rendered.pages, paper.copies, stored, rendered.pdf, False, missing)

    def draft(self, kind: str, ref: RecordRef, *, row: int | None = None) -> PaperResult:
        """The paper as it would look, without a number and marked as a draft (草稿)."""
        document, paper, missing = self._unnumbered(kind, ref, row)
        return self._loose(document, paper, missing)

    def word_draft(self, kind: str, ref: RecordRef, *, row: int | None = None) -> bytes:
        """The same draft as an editable Word file (.docx), to discuss; never the paper that is signed."""
        from libao_desk.printing.words import render_docx

        _, paper, _ = self._unnumbered(kind, ref, row)
        return render_docx(replace(paper, draft=True))

    def row_id(self, kind: str, ref: RecordRef, named: str | None) -> int | None:
        """The row that "visits:2" means: the second row of a part; None where the paper is about the whole record.

        Raises Refusal where there is no such row.
        """
        register, document = self.desk.book.document(kind)
        if named is None:
            return None
        part, _, n = named.partition(":")
        with self.desk.read() as session:
            record = load(self.desk, session, register, ref.id)
            rows = getattr(record, part) if part == document.part else []
            if not n.isdigit() or not 1 <= int(n) <= len(rows):
                raise Refusal(f"没有“{named}”这一条。")
            found: int = rows[int(n) - 1].id
            return found

    def blank(self, kind: str) -> PaperResult:
        """An empty form to fill by hand; the machine takes no number for it.

        Raises Refusal where an empty form of this paper makes no sense.
        """
        register, document = self.desk.book.document(kind)
        self.desk.allow(register.key, Action.PRINT)
        if not document.blank:
            raise Refusal(f"{document.title}没有空白表。")
        with self.desk.read() as session, session.no_autoflush:
            paper = document.body(register.model(), self._facts(session, "", None))
        return self._loose(document, replace(paper, draft=False), ())

    def again(self, code: str) -> PaperResult:
        """The bytes of an issued paper, for reprinting (重印).

        Raises Refusal where no paper bears the code.
        """
        with self.desk.work("重印文书") as session:
            issued = _by_code(session, code)
            register, document = self.desk.book.document(issued.kind)
            self.desk.allow(register.key, Action.PRINT)
            load(self.desk, session, register, issued.record_id)
            issued.reprints += 1
            return self._again(issued, document)

    def check(self, code: str) -> PaperCheck:
        """Whether the record still says what the paper with this code says: same, reissued, altered or unknown."""
        with self.desk.read() as session:
            issued = session.scalar(sa.select(IssuedPaper).where(IssuedPaper.code == clean_code(code)))
            if issued is None:
                return PaperCheck(code, "unknown", ())
            register, document = self.desk.book.document(issued.kind)
            self.desk.allow(register.key, Action.VIEW)
            record = load(self.desk, session, register, issued.record_id)
            if _issued(session, issued.kind, RecordRef(register.key, record.id), issued.part_row_id)[-1].id != issued.id:
                return PaperCheck(issued.code, "reissued", ())
            part_row = _part_row(document, record, issued.part_row_id)
            now = document.body(record, self._facts(session, issued.number, part_row, on=issued.issued_at.astimezone().date()))
            if digest(now) == issued.data_digest:
                return PaperCheck(issued.code, "same", ())
            current = snapshot(register, record)
            labels = sorted({*current, *issued.snapshot}, key=lambda label: list(current).index(label) if label in current else -1)
            changed = tuple(label for label in labels if current.get(label) != issued.snapshot.get(label))
            return PaperCheck(issued.code, "altered", changed)

    # --- inside --------------------------------------------------------------------------------------------------------

    def _unnumbered(self, kind: str, ref: RecordRef, row: int | None) -> tuple[Document, Paper, tuple[str, ...]]:
        register, document = self.desk.book.document(kind)
        self.desk.allow(register.key, Action.PRINT)
        with self.desk.read() as session:
            record = self._record(session, register, document, ref)
            facts = self._facts(session, _kept_number(document, record), _part_row(document, record, row))
            missing = document.wants(record, facts.office) if document.wants else ()
            return document, document.body(record, facts), missing

    def _record(self, session: Session, register: Register, document: Document, ref: RecordRef) -> Record:
        if ref.register != register.key:
            raise Refusal(f"{document.title}不属于{self.desk.book.get(ref.register).title}。")
        record = load(self.desk, session, register, ref.id)
        sentence = document.refuse(record, self.desk.facts(), self.desk.today) if document.refuse else None
        if sentence:
            raise Refusal(sentence)
        return record

    def _facts(self, session: Session, number: str, part_row: Any, *, on: date | None = None) -> PaperFacts:
        office = self.desk.facts()
        return PaperFacts(
            office=office,
            office_name=office.setting(OFFICE_NAME),
            township=office.setting(TOWNSHIP),
            county=office.setting(COUNTY),
            today=on or self.desk.today,
            number=number,
            part_row=part_row,
        )

    def _number(self, session: Session, document: Document, record: Record, part_row: Any) -> str:
        if document.number is None:
            return ""
        kept = _kept_number(document, record)
        if kept:
            return kept
        facts = self._facts(session, "", part_row)
        series, year = document.number.series(record, facts), self.desk.today.year
        n = numbers.reserve(session, series, year)
        text = document.number.text(record, facts, year, n)
        numbers.name_user(session, series, year, n, text, document.key, record.id)
        if document.number.kept_in is not None:
            setattr(record, path(document.number.kept_in).last.key, text)
            session.flush()
        return text

    def _render(self, paper: Paper, code: str | None) -> Any:
        from libao_desk.printing.fonts import font_book
        from libao_desk.printing.render import render_pdf

        return render_pdf(replace(paper, code=code), font_book(bundled_only=self.desk.facts().setting(BUNDLED_FONTS)))

    def _loose(self, document: Document, paper: Paper, missing: tuple[str, ...]) -> PaperResult:
        rendered = self._render(paper, None)
        return PaperResult(
            document.key, document.title, "", "", rendered.pages, paper.copies, rendered.sha256, rendered.pdf, False, missing
        )

    def _again(self, issued: IssuedPaper, document: Document) -> PaperResult:
        pdf = attachments.read_blob(self.desk.file, issued.sha256)
        return PaperResult(
            issued.kind, document.title, issued.number, issued.code, issued.pages, issued.copies, issued.sha256, pdf, True, ()
        )


def digest(paper: Paper) -> str:
    """The hash of what a paper says, apart from how it is drawn."""
    return sha256(repr(paper.blocks).encode()).hexdigest()


def snapshot(register: Register, record: Record) -> dict[str, str]:
    """What the record says, label by label, rows of parts numbered from 1."""
    said = {field.label: show(field, _shown_value(field, record)) for field in register.fields}
    for part in register.parts:
        for n, row in enumerate(getattr(record, part.key), start=1):
            said |= {f"{part.label}{n} {field.label}": show(field, _shown_value(field, row)) for field in part.fields}
    return {label: text for label, text in said.items() if text}


def clean_code(text: str) -> str:
    """A typed check code: full width as plain, blanks and hyphens out, capitals, O, I and L read as 0 and 1."""
    return without_blanks(to_half_width(text)).replace("-", "").upper().replace("O", "0").replace("I", "1").replace("L", "1")


def _shown_value(field: FieldPath, row: object) -> Any:
    value = field.value_of(row)
    return as_ref(value) if field.kind is Kind.REFERENCE else value


def _kept_number(document: Document, record: Record) -> str:
    if document.number is None or document.number.kept_in is None:
        return ""
    return path(document.number.kept_in).value_of(record) or ""


def _part_row(document: Document, record: Record, row_id: int | None) -> Any:
    if not document.part:
        return None
    for row in getattr(record, document.part):
        if row.id == row_id:
            return row
    raise Refusal(f"{document.title}须指明是哪一条。")


def _issued(session: Session, kind: str, ref: RecordRef, part_row_id: int | None = None) -> list[IssuedPaper]:
    wanted = sa.select(IssuedPaper).where(
        IssuedPaper.kind == kind,
        IssuedPaper.register == ref.register,
        IssuedPaper.record_id == ref.id,
        IssuedPaper.part_row_id.is_(None) if part_row_id is None else IssuedPaper.part_row_id == part_row_id,
    )
    return list(session.scalars(wanted.order_by(IssuedPaper.id)))


def _by_code(session: Session, code: str) -> IssuedPaper:
    issued = session.scalar(sa.select(IssuedPaper).where(IssuedPaper.code == clean_code(code)))
    if issued is None:
        raise Refusal(f"没有校验码为“{code}”的文书。")
    return issued
