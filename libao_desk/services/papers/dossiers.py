"""The dossier of a record as one PDF (卷宗): what is in it, what is lacking, what is wrong with it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from libao_desk.core.errors import Refusal
from libao_desk.declare.blocks import Paper
from libao_desk.declare.dossier import Altered, ContentsLine, Dossier, DossierCount, Finding, Held
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.people.access import Action
from libao_desk.services.desk import Desk
from libao_desk.services.progress import Progress, nothing_heard
from libao_desk.services.records.dossier_pieces import DossierEntry, DossierPiece, entries_of
from libao_desk.services.records.drafts import RecordRef
from libao_desk.services.records.issued_papers import by_code, contradicted
from libao_desk.services.records.records import load
from libao_desk.store import attachments

from .documents import Documents
from .drawing import draw, fonts, paper_facts
from .views import PaperResult

if TYPE_CHECKING:
    from libao_desk.printing.binding import Leaves

LEAF_MM = 0.1
"""A leaf of 80 g paper is a tenth of a millimetre thick."""
COVERS_MM = 0.6
"""Both covers of kraft paper."""
BESIDE = "另附电子文件"
COVER, CONTENTS, STATEMENT, BACK = "卷宗封面", "卷内目录", "备考表", "封底"

AT_THE_END = ("卷宗情况说明（备考表）", BACK)
"""What the contents end with, on pages that bear no number."""


@dataclass(frozen=True)
class DossierView:
    """A dossier before it is bound."""

    title: str
    entries: tuple[DossierEntry, ...]
    unplaced: tuple[str, ...]
    """Files that belong to no item yet."""
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class BoundDossier:
    """A dossier ready to be printed."""

    paper: PaperResult
    count: DossierCount
    spine_mm: float
    """How thick it will be, covers included."""


class Dossiers:
    """The door to dossiers."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.documents = Documents(desk)

    def has(self, register: str) -> bool:
        """Whether records of a register have a dossier."""
        return self.desk.book.get(register).dossier is not None

    def look(self, ref: RecordRef) -> DossierView:
        """What is in a record's dossier and what is wrong with it.

        Raises Refusal where the register has none.
        """
        register, dossier = self._declared(ref)
        with self.desk.read() as session:
            record = load(self.desk.look, session, register, ref.id)
            return self._view(session, register, dossier, record)

    def bound(self, ref: RecordRef, progress: Progress = nothing_heard) -> BoundDossier:
        """The dossier as one PDF: cover, contents with page numbers, every paper and file in the official order, statement, back.

        Raises Refusal where the record has no dossier yet or an attached file cannot be read.
        """
        from libao_desk.printing.binding import page_count

        register, dossier = self._declared(ref)
        self.desk.allow(register.key, Action.PRINT)
        with self.desk.read() as session:
            record = load(self.desk, session, register, ref.id)
            if dossier.refuse is not None and (sentence := dossier.refuse(record, self.desk.facts(), self.desk.today)):
                raise Refusal(sentence)
            entries = self._view(session, register, dossier, record).entries
            inside, lines = self._inside(entries, progress)
            lines += [ContentsLine(title, None) for title in AT_THE_END]
            facts = paper_facts(self.desk)
            pages = sum(page_count(piece.pdf) for piece in inside)
            lacking = tuple(name for entry in entries for name in entry.lacks)
            count = DossierCount(len(inside), pages, -(-pages // 2), lacking)
            lines += [ContentsLine(name, None) for name in dossier.closing]
            front = [self._leaves(dossier.cover(record, facts), COVER), self._leaves(dossier.contents(tuple(lines)), CONTENTS)]
            back = [self._leaves(dossier.statement(record, facts, count), STATEMENT), self._leaves(dossier.back(record, facts), BACK)]
        bound = self._bind(dossier.title, (*front, *inside, *back), count)
        self.desk.file.note(self.desk.actor, f"编成{dossier.title}", about=(register.model.__tablename__, ref.id))
        return bound

    # --- inside --------------------------------------------------------------------------------------------------------

    def _declared(self, ref: RecordRef) -> tuple[Register, Dossier]:
        register = self.desk.book.get(ref.register)
        self.desk.look.allow(register.key, Action.VIEW)
        if register.dossier is None:
            raise Refusal(f"{register.title}没有卷宗。")
        return register, register.dossier

    def _view(self, session: Session, register: Register, dossier: Dossier, record: Record) -> DossierView:
        """What is there and what the check says of it, each entry with what the check misses in it."""
        entries, unplaced = entries_of(session, register, dossier, record, self.desk.facts())
        held = tuple(self._held(session, register, record, piece) for entry in entries for piece in entry.pieces)
        findings = dossier.check(record, held, self.desk.facts(), self.desk.today)
        told = [(one, tuple(name for finding in findings if finding.item == one.item.key for name in finding.lacks)) for one in entries]
        judged = tuple(replace(one, lacks=names or ((one.item.title,) if one.is_lacking else ())) for one, names in told)
        return DossierView(dossier.title, judged, unplaced, findings)

    def _held(self, session: Session, register: Register, record: Record, piece: DossierPiece) -> Held:
        """A piece as the check asks for it: of a paper whether the record still says what it says."""
        told = self.documents.check(piece.code) if piece.code else None
        if told is None or told.result != "altered":
            return piece.held
        issued, document = by_code(session, piece.code), register.document(piece.held.paper or "")
        day = issued.issued_at.astimezone().date()
        rows = getattr(record, document.part) if document.part else ()
        row = next((one for one in rows if one.id == issued.part_row_id), None)
        facts = paper_facts(self.desk, issued.number, row, on=day)
        labels = contradicted(issued, told.fields, register, record, lambda: document.body(record, facts))
        altered = Altered(told.title, told.number, day, labels)
        return replace(piece.held, altered=altered if labels else None)

    def _inside(self, entries: Sequence[DossierEntry], progress: Progress) -> "tuple[list[Leaves], list[ContentsLine]]":
        """What lies between contents and statement, and the lines of the contents."""
        from libao_desk.printing.binding import BOUND, Leaves, as_pdf, page_count

        leaves: list[Leaves] = []
        lines: list[ContentsLine] = []
        page, total, done = 1, sum(len(entry.pieces) for entry in entries), 0
        for entry in entries:
            for piece in entry.pieces:
                progress(done, total)
                done += 1
                if piece.kind not in BOUND:
                    lines.append(ContentsLine(piece.listed, None, BESIDE))
                    continue
                data = attachments.read_blob(self.desk.file, piece.sha256)
                pdf = data if piece.is_paper else as_pdf(piece.title, piece.kind, data)
                leaves.append(Leaves(piece.title, pdf))
                lines.append(ContentsLine(piece.listed, page))
                page += page_count(pdf)
            lines += [ContentsLine(name, None, "缺") for name in entry.lacks]
        progress(total, total)
        return leaves, lines

    def _leaves(self, paper: Paper, name: str) -> "Leaves":
        from libao_desk.printing.binding import Leaves

        return Leaves(name, draw(self.desk, paper).pdf, is_numbered=False)

    def _bind(self, title: str, leaves: Sequence["Leaves"], count: DossierCount) -> BoundDossier:
        from libao_desk.printing.binding import bind, page_count

        pdf = bind(leaves, title, fonts(self.desk))
        whole = page_count(pdf)
        paper = PaperResult("", title, "", "", whole, 1, "", pdf, False, count.lacking)
        return BoundDossier(paper, count, round(count.sheets * LEAF_MM + COVERS_MM, 1))
