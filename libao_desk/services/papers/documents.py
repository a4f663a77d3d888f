"""Papers issued, reprinted, made void and checked (文书签发): number, bytes, hash, data version and officer are kept for good."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from secrets import choice
from typing import Any

from sqlalchemy.orm import Session

from libao_desk.core.errors import Refusal
from libao_desk.declare.blocks import Paper
from libao_desk.declare.document import Document
from libao_desk.declare.path import Kind, path
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.declare.value import show
from libao_desk.people.access import Action
from libao_desk.services.desk import Desk
from libao_desk.services.disposal import destroyed_paper
from libao_desk.services.records.applying import as_ref
from libao_desk.services.records.drafts import RecordRef
from libao_desk.services.records.issued_papers import (
    IssuedPaper,
    by_code,
    changed_since,
    digest,
    find_code,
    issues_of,
    printed_of,
    snapshot,
)
from libao_desk.services.records.records import load
from libao_desk.store import attachments, numbers
from libao_desk.store.recovery_code import ALPHABET, plain_signs

from .drawing import draw, fonts, paper_facts
from .paper_numbers import keep_number, kept_number, paper_number
from .views import IN_FORCE, IssueView, PaperCheck, PaperOffer, PaperResult

CODE_LENGTH = 10
ROW_WORDS = 3
"""How many columns name a row of a part."""
LONGEST_REASON = 200


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
        register, desk = self.desk.book.get(ref.register), self.desk.look
        desk.allow(ref.register, Action.VIEW)
        with desk.read() as session:
            record = load(desk, session, register, ref.id)
            return tuple(
                self._offer(session, register, document, record, row)
                for document in register.documents
                for row in (getattr(record, document.part) if document.part else (None,))
                if _is_offered(session, document, ref, row)
            )

    def offer_of(self, session: Session, register: Register, document: Document, record: Record) -> PaperOffer | None:
        """What can be printed of one kind for a record; of a part the last row, None where it has no row."""
        rows = getattr(record, document.part) if document.part else (None,)
        return self._offer(session, register, document, record, rows[-1]) if rows else None

    def refuse_unprintable(self, session: Session, document: Document, record: Record, row: int | None) -> None:
        """Raise Refusal where a character of the paper has no glyph in any font; nothing is drawn, no number taken."""
        from libao_desk.printing.compose import compose

        facts = paper_facts(self.desk, kept_number(document, record), _part_row(document, record, row))
        compose(document.body(record, facts).blocks, fonts(self.desk))

    def _offer(self, session: Session, register: Register, document: Document, record: Record, row: Any) -> PaperOffer:
        ref, facts, today = RecordRef(register.key, record.id), self.desk.facts(), self.desk.today
        issues = issues_of(session, document.key, ref, None if row is None else row.id)
        living = _living(issues)
        refusal = document.refusal(record, row, facts, today)
        return PaperOffer(
            document.key,
            document.title,
            refusal,
            document.missing(record, row, facts),
            tuple(_view(issue, living) for issue in issues),
            None if row is None else row.id,
            "" if row is None else _row_words(register, document, row),
            () if living is None or refusal else self._printed_changes(session, register, document, record, living),
        )

    def issue(self, kind: str, ref: RecordRef, *, row: int | None = None) -> PaperResult:
        """Issue a paper, or give again the bytes of the one in force where the record still says what it says.

        Where the record says something else by now, a new issue under the same number takes its place.
        Raises Refusal where the record cannot have this paper, or a character has no glyph in any font.
        """
        register, document = self.desk.book.document(kind)
        self.desk.allow(register.key, Action.PRINT)
        with self.desk.work(f"签发{document.title}") as session:
            return self.issue_in(session, register, document, ref, row)

    def issue_in(self, session: Session, register: Register, document: Document, ref: RecordRef, row: int | None) -> PaperResult:
        """The same inside an act that issues several papers."""
        record, part_row = self._record(session, register, document, ref, row)
        issues = issues_of(session, document.key, ref, None if part_row is None else part_row.id)
        before = _living(issues)
        if before is not None and not self._changed(session, register, document, record, before):
            before.reprints += 1
            return self._again(before, document)
        number = before.number if before is not None else paper_number(self.desk, session, register, document, record, part_row)
        facts = paper_facts(self.desk, number, part_row)
        code = "".join(choice(ALPHABET) for _ in range(CODE_LENGTH))
        paper = document.body(record, facts)
        rendered = draw(self.desk, paper, code)
        stored = attachments.keep_blob(session, rendered.pdf)
        session.add(
            IssuedPaper(
                code=code,
                kind=document.key,
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
        missing = document.missing(record, part_row, facts.office)
        replaces = "" if before is None else before.code
        made = (number, code, rendered.pages, paper.copies, stored, rendered.pdf)
        return PaperResult(document.key, document.title, *made, reprint=False, missing=missing, replaces=replaces)

    def draft(self, kind: str, ref: RecordRef, *, row: int | None = None) -> PaperResult:
        """The paper as it would look, without a number and marked as a draft (草稿)."""
        document, paper, missing = self._unnumbered(kind, ref, row)
        return self._loose(document, replace(paper, draft=True), missing)

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
            if part != document.part:
                wanted = f"是关于“{document.part}”中某一条的，请写如{document.part}:1" if document.part else "是关于整件档案的，不用--part"
                raise Refusal(f"“{document.title}”{wanted}。")
            rows = getattr(record, part)
            if not n.isdigit() or not 1 <= int(n) <= len(rows):
                raise Refusal(f"没有“{named}”这一条，“{part}”现有{len(rows)}条。")
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
            paper = document.body(register.model(), paper_facts(self.desk, "", None))
        return self._loose(document, replace(paper, draft=False, by_hand=True), ())

    def again(self, code: str) -> PaperResult:
        """The bytes of an issued paper, for reprinting (重印).

        Raises Refusal where no paper bears the code, or where it is void.
        """
        with self.desk.work("重印文书") as session:
            issued = by_code(session, code)
            register, document = self.desk.book.document(issued.kind)
            self.desk.allow(register.key, Action.PRINT)
            load(self.desk, session, register, issued.record_id)
            if issued.voided_at is not None:
                raise Refusal(f"该文书已作废（{issued.voided_reason}），不再重印。")
            issued.reprints += 1
            return self._again(issued, document)

    def look(self, code: str) -> PaperResult:
        """A paper as it left the office, void ones too, to be read and compared; it does not count as a reprint.

        Raises Refusal where no paper bears the code.
        """
        with self.desk.read() as session:
            issued = by_code(session, code)
            register, document = self.desk.book.document(issued.kind)
            self.desk.allow(register.key, Action.VIEW)
            load(self.desk, session, register, issued.record_id)
            return self._again(issued, document)

    def void(self, code: str, reason: str) -> None:
        """Make a paper void (作废): it and its number stay on file with the reason, and its next issue takes a new number.

        Raises Refusal without a reason or with a story of one, or where the paper is void or taken the place of already, or no paper
        bears the code.
        """
        if not reason.strip():
            raise Refusal("作废文书须写明理由。")
        if len(reason) > LONGEST_REASON:
            raise Refusal(f"作废理由不能超过{LONGEST_REASON}个字。")
        with self.desk.work("作废文书", reason=reason) as session:
            issued = by_code(session, code)
            register, document = self.desk.book.document(issued.kind)
            self.desk.allow(register.key, Action.PRINT)
            self.desk.allow(register.key, Action.EDIT)
            record = load(self.desk, session, register, issued.record_id)
            issues = issues_of(session, issued.kind, RecordRef(register.key, record.id), issued.part_row_id)
            _refuse_out_of_force(issued, _living(issues))
            for one in issues:
                if one.number == issued.number and one.voided_at is None:
                    one.voided_at, one.voided_reason, one.voided_by = self.desk.clock.now(), reason, self.desk.actor.name
            if issued.number:
                numbers.void_of(session, document.key, record.id, reason, text=issued.number)
                if kept_number(document, record) == issued.number:
                    keep_number(session, register, document, record, None)

    def check(self, code: str) -> PaperCheck:
        """Whether the record still says what the paper with this code says: same, reissued, altered or unknown."""
        with self.desk.read() as session:
            issued = find_code(session, code)
            if issued is None:
                return PaperCheck(code, "unknown", (), destroyed=destroyed_paper(session, plain_signs(code)))
            register, document = self.desk.book.document(issued.kind)
            self.desk.look.allow(register.key, Action.VIEW)
            record = load(self.desk.look, session, register, issued.record_id)
            ref = RecordRef(register.key, record.id)
            title, at = document.title, issued.issued_at
            living = _living(issues_of(session, issued.kind, ref, issued.part_row_id))
            if issued.voided_at is not None:
                result, reason = "altered" if living is None else "reissued", issued.voided_reason or ""
                return PaperCheck(issued.code, result, (f"已作废：{reason}",), title, issued.number, at, ref, reason)
            if living is not None and living.id != issued.id:
                return PaperCheck(issued.code, "reissued", (), title, issued.number, at, ref)
            changed = self._changed(session, register, document, record, issued)
            return PaperCheck(issued.code, "altered" if changed else "same", changed, title, issued.number, at, ref)

    # --- inside --------------------------------------------------------------------------------------------------------

    def _unnumbered(self, kind: str, ref: RecordRef, row: int | None) -> tuple[Document, Paper, tuple[str, ...]]:
        register, document = self.desk.book.document(kind)
        self.desk.allow(register.key, Action.PRINT)
        with self.desk.read() as session:
            record, part_row = self._record(session, register, document, ref, row)
            facts = paper_facts(self.desk, kept_number(document, record), part_row)
            return document, document.body(record, facts), document.missing(record, part_row, facts.office)

    def _changed(self, session: Session, register: Register, document: Document, record: Record, issued: IssuedPaper) -> tuple[str, ...]:
        """What the record says otherwise than a paper in force."""
        if document.part and all(row.id != issued.part_row_id for row in getattr(record, document.part)):
            return (f"{register.part(document.part).label}（已删除）",)
        return changed_since(issued, self._as_of_issue(document, record, issued), register, record)

    def _printed_changes(
        self, session: Session, register: Register, document: Document, record: Record, issued: IssuedPaper
    ) -> tuple[str, ...]:
        """Of that, what the paper prints."""
        changed = self._changed(session, register, document, record, issued)
        return changed and printed_of(changed, register, record, lambda: self._as_of_issue(document, record, issued))

    def _as_of_issue(self, document: Document, record: Record, issued: IssuedPaper) -> Paper:
        """What the paper would say now, the day of its issue taken as today."""
        facts = paper_facts(self.desk, issued.number, _part_row(document, record, issued.part_row_id), on=_day_of(issued))
        return document.body(record, facts)

    def _record(self, session: Session, register: Register, document: Document, ref: RecordRef, row: int | None) -> tuple[Record, Any]:
        if ref.register != register.key:
            raise Refusal(f"{document.title}不属于{self.desk.book.get(ref.register).title}。")
        record = load(self.desk, session, register, ref.id)
        facts, today = self.desk.facts(), self.desk.today
        # what the record cannot have at all is said before the row is asked for
        if sentence := document.refusal(record, None, facts, today):
            raise Refusal(sentence)
        part_row = _part_row(document, record, row)
        if sentence := document.refusal(record, part_row, facts, today):
            raise Refusal(sentence)
        return record, part_row

    def _loose(self, document: Document, paper: Paper, missing: tuple[str, ...]) -> PaperResult:
        rendered = draw(self.desk, paper)
        return PaperResult(
            document.key, document.title, "", "", rendered.pages, paper.copies, rendered.sha256, rendered.pdf, False, missing
        )

    def _again(self, issued: IssuedPaper, document: Document) -> PaperResult:
        pdf = attachments.read_blob(self.desk.file, issued.sha256)
        return PaperResult(
            issued.kind, document.title, issued.number, issued.code, issued.pages, issued.copies, issued.sha256, pdf, True, ()
        )


def _refuse_out_of_force(issued: IssuedPaper, living: IssuedPaper | None) -> None:
    """Raise Refusal where a paper is void already, or another has taken its place under the same number."""
    if issued.voided_at is not None:
        raise Refusal(f"该文书已于{issued.voided_at.astimezone():%Y-%m-%d}作废。")
    if living is not None and living.id != issued.id and living.number == issued.number:
        raise Refusal(f"这一份已被后来签发的取代；要作废请用现行一份的核对码{living.code}。")


def _part_row(document: Document, record: Record, row_id: int | None) -> Any:
    if not document.part:
        return None
    for row in getattr(record, document.part):
        if row.id == row_id:
            return row
    raise Refusal(f"{document.title}须指明是哪一条。")


def _is_offered(session: Session, document: Document, ref: RecordRef, row: Any) -> bool:
    """Whether a row is shown under a paper: where it is of its kind, or where the paper was issued while it was."""
    if row is None or document.concerns is None or document.concerns(row):
        return True
    return bool(issues_of(session, document.key, ref, row.id))


def _living(issues: Sequence[IssuedPaper]) -> IssuedPaper | None:
    """The issue in force: the last one that is not void."""
    return next((issue for issue in reversed(issues) if issue.voided_at is None), None)


def _view(issue: IssuedPaper, living: IssuedPaper | None) -> IssueView:
    fate = f"已作废：{issue.voided_reason}" if issue.voided_at is not None else IN_FORCE if issue is living else "已重新签发"
    return IssueView(issue.code, issue.number, issue.issued_at, issue.officer_name, issue.reprints, fate)


def _row_words(register: Register, document: Document, row: Any) -> str:
    """What tells a row from the others: its first columns."""
    part = register.part(document.part)
    shown = [path(field) for field in part.table] or [field for field in part.fields if not field.plural]
    texts = (show(field, as_ref(value) if field.kind is Kind.REFERENCE else value) for field in shown if (value := field.value_of(row)))
    return "　".join([text for text in texts if text][:ROW_WORDS])


def _day_of(issued: IssuedPaper) -> date:
    return issued.issued_at.astimezone().date()
