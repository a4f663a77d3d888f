"""Many papers at once (批量签发): first what would happen to each record, then all of them in one act or none."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from libao_desk.core.errors import Refusal, Trouble
from libao_desk.people.access import Action
from libao_desk.services.desk import Desk
from libao_desk.services.files import write_file
from libao_desk.services.progress import Progress, nothing_heard
from libao_desk.services.records.drafts import RecordRef
from libao_desk.services.records.records import load

from .documents import Documents
from .views import PaperOffer, PaperResult

MOST_AT_ONCE = 1000
"""How many papers one act issues: more than a year's letters, and still in memory."""


@dataclass(frozen=True)
class BatchLine:
    """What becomes of one record in a batch."""

    ref: RecordRef
    number: str
    label: str
    row: int | None
    refusal: str | None
    """Why it has no such paper; None where it is printed."""
    is_issued: bool
    """Whether the paper in force is printed again instead of a new one issued."""
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Batch:
    """The papers of a batch, line by line as planned."""

    title: str
    papers: tuple[tuple[BatchLine, PaperResult], ...]

    @property
    def issued(self) -> int:
        """How many were issued now."""
        return sum(not paper.reprint for _, paper in self.papers)

    def bound(self, *, in_copies: bool = False) -> PaperResult:
        """All of them as one PDF with bookmarks; `in_copies` repeats each as often as it is signed."""
        from libao_desk.printing.bundle import Bound, bundle

        bound = [Bound(f"{line.number} {paper.number}".strip(), paper.pdf, paper.copies if in_copies else 1) for line, paper in self.papers]
        pages = sum(paper.pages * one.times for (_, paper), one in zip(self.papers, bound, strict=True))
        title = f"{self.title}（{len(bound)}份）"
        return PaperResult("", title, "", "", pages, 1, "", bundle(bound, title), False, ())


def write_each(folder: Path, batch: Batch) -> tuple[Path, ...]:
    """One file for each paper, named by record and title, no person's name.

    Raises Trouble where one cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Trouble(f"不能建立文件夹“{folder.name}”。") from error
    paths = tuple(folder / f"{line.number}{batch.title}.pdf" for line, _ in batch.papers)
    for path, (_, paper) in zip(paths, batch.papers, strict=True):
        write_file(path, paper.pdf)
    return paths


class Batches:
    """The door to many papers at once."""

    def __init__(self, desk: Desk, documents: Documents) -> None:
        self.desk = desk
        self.documents = documents

    def kinds(self, register: str) -> tuple[tuple[str, str], ...]:
        """(kind, title) of what the officer may print of a register."""
        if not self.desk.may(register, Action.PRINT):
            return ()
        return tuple((kind, title) for kind, title, of in self.documents.kinds() if of == register)

    def plan(self, kind: str, refs: Sequence[RecordRef], progress: Progress = nothing_heard) -> tuple[BatchLine, ...]:
        """What would become of each record; nothing is stored, no number taken.

        Raises Refusal where there are too many.
        """
        register, document = self.desk.book.document(kind)
        self.desk.allow(register.key, Action.PRINT)
        if len(refs) > MOST_AT_ONCE:
            raise Refusal(f"一次最多签发{MOST_AT_ONCE}份，请先筛选。")
        found = []
        with self.desk.read() as session:
            for done, ref in enumerate(refs):
                progress(done, len(refs))
                record = load(self.desk, session, register, ref.id)
                offer = self.documents.offer_of(session, register, document, record)
                refusal = f"没有{register.part(document.part).label}记录。" if offer is None else offer.refusal
                if offer is not None and refusal is None:
                    try:
                        self.documents.refuse_unprintable(session, document, record, offer.row)
                    except Refusal as unprintable:
                        refusal = unprintable.sentence
                found.append(_line(ref, record.number, register.label(record), offer, refusal))
        return tuple(found)

    def issue(self, kind: str, lines: Sequence[BatchLine], progress: Progress = nothing_heard) -> Batch:
        """Issue what the plan allows, all in one act: what `progress` raises, or any refusal, leaves no number taken.

        Raises Refusal where nothing can be printed.
        """
        register, document = self.desk.book.document(kind)
        self.desk.allow(register.key, Action.PRINT)
        wanted = [line for line in lines if line.refusal is None]
        if not wanted:
            raise Refusal(f"选中的档案都不能打印{document.title}。")
        papers = []
        with self.desk.work(f"批量签发{document.title}（{len(wanted)}份）") as session:
            for done, line in enumerate(wanted):
                progress(done, len(wanted))
                papers.append((line, self.documents.issue_in(session, register, document, line.ref, line.row)))
            progress(len(wanted), len(wanted))
        return Batch(document.title, tuple(papers))


def _line(ref: RecordRef, number: str, label: str, offer: PaperOffer | None, refusal: str | None) -> BatchLine:
    if offer is None:
        return BatchLine(ref, number, label, None, refusal, False, ())
    return BatchLine(ref, number, label, offer.row, refusal, offer.is_issued and not offer.changed, offer.missing)
