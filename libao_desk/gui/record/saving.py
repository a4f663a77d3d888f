"""Saving a record on the worker (保存): how it ended, and what a save means for months that were closed."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from libao_desk.core.errors import ChangedMeanwhile, Refusal
from libao_desk.gui.base import dialogs
from libao_desk.gui.base.tone import set_tone
from libao_desk.people.officers import Role
from libao_desk.services.closing.correction_hints import hint, months_touched
from libao_desk.services.never_recorded import WordsNeverRecorded
from libao_desk.services.office import Office
from libao_desk.services.persons.resembling import PerhapsOnFile, refuse_resembling
from libao_desk.services.records.deaths import OnFileAsDead
from libao_desk.services.records.drafts import RecordDraft, RecordRef
from libao_desk.services.records.identity import PersonExists
from libao_desk.services.records.second_case import HasOpenCase, refuse_second_case

if TYPE_CHECKING:
    from libao_desk.core.period import Period

    from .page import RecordPage


Undecided = PerhapsOnFile | PersonExists | OnFileAsDead | HasOpenCase
UNDECIDED = (PerhapsOnFile, PersonExists, OnFileAsDead, HasOpenCase)
"""What a save is refused for until the clerk says who is meant."""


@dataclass(frozen=True)
class Saved:
    """How a save ended: stored, or refused with something the clerk can decide."""

    ref: RecordRef | None
    refusal: Refusal | None


def stored(office: Office, draft: RecordDraft, reason: str | None) -> Saved:
    """Store a draft; what the clerk can decide is handed back."""
    try:
        refuse_resembling(office.desk, draft)
        refuse_second_case(office.desk, draft)
        return Saved(office.records.save(draft, reason=reason), None)
    except (*UNDECIDED, ChangedMeanwhile, WordsNeverRecorded) as refusal:
        return Saved(None, refusal)


def ask_why_it_stays(page: "RecordPage", sentence: str) -> None:
    """A text holds what is never recorded: it is edited, or the director says why it stays, which the trail keeps."""
    page.refuse(sentence)
    if page.context.office.officer.role is Role.DIRECTOR:
        if reason := (dialogs.ask_text(page, f"{sentence}\n确须保留的，请写明理由（留痕）；取消则返回修改。") or "").strip():
            page.save(reason=reason)


def hint_at_correction(page: "RecordPage") -> None:
    """Tell where a closed month says something else of the record that was just saved."""
    ref, desk = page.ref, page.context.office.desk
    if ref is None:
        return

    def tell(months: "tuple[Period, ...]") -> None:
        if months and page.ref == ref and not page.has_unsaved():
            sentence = hint(desk.book.get(ref.register), months)
            standing = "" if page.ui.problem.isHidden() else page.ui.problem.text()
            told = [*filter(None, standing.split("\n")), sentence]
            set_tone(page.ui.problem, "soon", "\n".join(dict.fromkeys(told)))
            page.ui.problem.show()

    page.context.run(lambda _: months_touched(desk, ref), "核对已月结的月份").answer(page, succeeded=tell)
