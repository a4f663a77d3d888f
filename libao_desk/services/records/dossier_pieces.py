"""What lies in a record's dossier (卷内文书): papers in force and attached files by item, and what is lacking before it is filed."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from libao_desk.core.errors import Refusal
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.dossier import Dossier, DossierItem, Held, Need
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.store import attachments

from .drafts import RecordRef
from .issued_papers import in_force, issues_of_record


@dataclass(frozen=True)
class DossierPiece:
    """A paper or file that lies in a dossier."""

    title: str
    sha256: str
    kind: str
    """pdf for papers; a file's own kind."""
    held: Held
    code: str = ""
    """The check code of a paper."""

    @property
    def listed(self) -> str:
        """Its name in the contents: a file's without what tells its kind."""
        return self.title if self.is_paper else Path(self.title).stem

    @property
    def is_paper(self) -> bool:
        """Whether we issued it, so that it is A4 and is bound as it is."""
        return self.held.paper is not None


@dataclass(frozen=True)
class DossierEntry:
    """One item of a dossier with what is there for it."""

    item: DossierItem
    need: Need
    pieces: tuple[DossierPiece, ...]
    lacks: tuple[str, ...] = ()
    """What the check does not find here: all of it, or one piece among others."""

    @property
    def is_lacking(self) -> bool:
        """Whether it must be there and is not."""
        return self.need is Need.REQUIRED and not self.pieces


def entries_of(
    session: Session, register: Register, dossier: Dossier, record: Record, facts: OfficeFacts
) -> tuple[tuple[DossierEntry, ...], tuple[str, ...]]:
    """Every item with what is there for it, and the names of files that belong to none yet."""
    living = in_force(issues_of_record(session, RecordRef(register.key, record.id)))
    files = attachments.attachments_of(session, register.key, record.id)
    places = {file.id: dossier.place_of(file.name, file.item) for file in files}
    required = dossier.required(record, facts)
    entries = []
    for item in dossier.items:
        papers = [
            DossierPiece(
                register.document(paper.kind).title, paper.sha256, "pdf", Held(item.key, kind, paper.copies, paper.part_row_id), paper.code
            )
            for kind in item.papers
            for paper in living
            if paper.kind == kind
        ]
        scans = [
            DossierPiece(file.name, file.sha256, file.kind, Held(item.key, name=file.name)) for file in files if places[file.id] == item.key
        ]
        entries.append(DossierEntry(item, Need.REQUIRED if item.key in required else Need.AS_NEEDED, (*papers, *scans)))
    known = {item.key for item in dossier.items}
    return tuple(entries), tuple(file.name for file in files if places[file.id] not in known)


def unready_sentences(session: Session, register: Register, record: Record, facts: OfficeFacts) -> dict[str, str]:
    """The event that files a record and what its dossier lacks for it; nothing where it lacks nothing."""
    dossier = register.dossier
    if dossier is None or not dossier.filed_by:
        return {}
    entries, _ = entries_of(session, register, dossier, record, facts)
    lacking = "、".join(entry.item.title for entry in entries if entry.is_lacking)
    return {dossier.filed_by: f"{dossier.title}尚缺：{lacking}。确已在纸质卷宗中的，请写明理由。"} if lacking else {}


def refuse_unready(session: Session, register: Register, record: Record, facts: OfficeFacts, event: str, reason: str | None) -> None:
    """Raise Refusal where the move files a record whose dossier lacks a required item and no reason is given."""
    if not reason and register.dossier is not None and event == register.dossier.filed_by:
        if sentence := unready_sentences(session, register, record, facts).get(event):
            raise Refusal(sentence)
