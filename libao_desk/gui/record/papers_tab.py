"""The papers of a record (文书): what can be printed, every issue of it, and what became of each."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QTreeWidgetItem, QWidget

from libao_desk.declare.register import Register
from libao_desk.gui.base import dialogs
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.projector import NO_PAPERS
from libao_desk.gui.base.tasks import Task
from libao_desk.people.access import Action
from libao_desk.services.papers.views import IN_FORCE, IssueView, PaperOffer, PaperResult, changed_sentence
from libao_desk.services.records.drafts import RecordView

from .side import DATUM, SideTab

KEEP_ROOM = ("照样打印（留空白横线）", "去填写")
PICK = "请在下面选择要打印的一条；没有的，请先在相应子表中登记并保存。"
AGAIN = "重印原件"
ANEW = ("按现在的内容重新签发", AGAIN)


@dataclass(frozen=True)
class _Line:
    """What a line stands for: a kind of paper, one for a row of a part, or one issue."""

    offer: PaperOffer | None
    kind: str
    issue: IssueView | None = None


class PapersTab(SideTab):
    """A line for each paper; the issues below it, newest first."""

    field_wished = Signal(str)
    choice_wished = Signal()
    """The clerk is to look at the papers: the first one cannot be had, or an issued one no longer agrees with the record."""
    changed_told = Signal(str)
    """What the banner says of issued papers that no longer agree with the record; "" where all do."""

    def __init__(self, context: Context, register: Register, parent: QWidget | None = None) -> None:
        super().__init__("文书", ("文书", "状态", "签发", "核对码", "尚缺"), (300, 320, 170, 110, 220), parent)
        self.context = context
        self.register = register
        self._dossier: QWidget | None = None
        self.tree.setRootIsDecorated(True)
        may_print = context.office.desk.may(register.key, Action.PRINT)
        for title, act in (("签发并打印", self.issue_chosen), ("草稿预览", self.draft_chosen), ("空白表", self.blank_chosen)):
            self.add_button(title, act).setVisible(may_print)
        self.again_button = self.add_button("重印", self.again_chosen)
        self.void_button = self.add_button("作废…", self.void_chosen)
        self.again_button.setVisible(may_print)
        self.void_button.setVisible(may_print and context.office.desk.may(register.key, Action.EDIT))
        if register.dossier is not None:
            self.add_button(f"{register.dossier.title}…", self.show_dossier)
        self.tree.itemActivated.connect(lambda *_: self._activated())
        self.tree.currentItemChanged.connect(lambda *_: self._enable())

    def show_record(self, view: RecordView) -> None:
        """Show what a record can have."""
        self.ref = view.ref
        chosen = self._key()
        offers = self.context.office.documents.offers(view.ref)
        self.changed_told.emit(changed_sentence(offers, is_closed=view.state in self.register.closed))
        with QSignalBlocker(self.tree):
            self.tree.clear()
            for document in self.register.documents:
                mine = [offer for offer in offers if offer.kind == document.key]
                if document.part:
                    group = self._add(None, (document.title, f"{len(mine)}条可打印"), _Line(None, document.key))
                    for offer in reversed(mine):
                        self._add_offer(group, offer, offer.about)
                else:
                    for offer in mine:
                        self._add_offer(None, offer, offer.title)
        self._choose(chosen)
        self._enable()

    def _add_offer(self, parent: QTreeWidgetItem | None, offer: PaperOffer, title: str) -> None:
        state = offer.refusal or (
            f"签发后已改动：{'、'.join(offer.changed)}" if offer.changed else "已签发" if offer.is_issued else "可以打印"
        )
        item = self._add(parent, (title, state, "", "", "、".join(offer.missing)), _Line(offer, offer.kind))
        for issue in reversed(offer.issues):
            when = f"{issue.issued_at.astimezone():%Y-%m-%d %H:%M} {issue.by}"
            fate = issue.fate + (f"（重印{issue.reprints}次）" if issue.reprints else "")
            self._add(item, (issue.number or "（无编号）", fate, when, issue.code), _Line(offer, offer.kind, issue))
        item.setExpanded(any(issue.fate != IN_FORCE for issue in offer.issues))

    def _add(self, parent: QTreeWidgetItem | None, cells: tuple[str, ...], line: _Line) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self.tree, list(cells)) if parent is None else QTreeWidgetItem(parent, list(cells))
        item.setData(0, DATUM, line)
        for column, text in enumerate(cells):
            item.setToolTip(column, text)
        return item

    def _items(self) -> Iterator[QTreeWidgetItem]:
        waiting = [self.tree.topLevelItem(n) for n in range(self.tree.topLevelItemCount())]
        while waiting:
            item = waiting.pop(0)
            if item is not None:
                yield item
                waiting += [item.child(n) for n in range(item.childCount())]

    def _key(self) -> object:
        line = self._line()
        return None if line is None else (line.kind, line.offer and line.offer.row, line.issue and line.issue.code)

    def _choose(self, key: object) -> None:
        """Stand on the same line as before, else on the first."""
        items = list(self._items())
        for item in items:
            line = item.data(0, DATUM)
            if (line.kind, line.offer and line.offer.row, line.issue and line.issue.code) == key:
                self.tree.setCurrentItem(item)
                return
        if items:
            self.tree.setCurrentItem(items[0])

    def _line(self) -> _Line | None:
        line = self.chosen()
        return line if isinstance(line, _Line) else None

    def _enable(self) -> None:
        line = self._line()
        living = self._in_force()
        self.again_button.setEnabled(
            line is not None and (living is not None if line.issue is None else not line.issue.fate.startswith("已作废"))
        )
        self.void_button.setEnabled(living is not None)

    def _in_force(self) -> IssueView | None:
        """The issue at hand, or the one in force of the paper at hand."""
        line = self._line()
        if line is None or line.offer is None:
            return None
        if line.issue is not None:
            return line.issue if line.issue.fate == IN_FORCE else None
        return next((issue for issue in line.offer.issues if issue.fate == IN_FORCE), None)

    # --- acts ----------------------------------------------------------------------------------------------------------

    def _activated(self) -> None:
        if self.bar.isHidden():
            return
        line = self._line()
        if line is not None and line.issue is not None:
            self.again_chosen()
        else:
            self.issue_chosen()

    def issue_default(self) -> None:
        """Print the first paper; where the record cannot have it, which is told, another is to be chosen."""
        first = self.tree.topLevelItem(0)
        if first is None:
            return
        self.tree.setCurrentItem(first)
        line = self._line()
        refusal = line.offer.refusal if line is not None and line.offer is not None else PICK
        if refusal is None or self._in_force() is not None:
            self.issue_chosen()
            return
        dialogs.tell(self, refusal)
        self.choice_wished.emit()

    def issue_chosen(self) -> None:
        """Issue the paper chosen; what is in force is printed again unless the record has changed and the clerk wants it anew."""
        line, ref, documents = self._line(), self.ref, self.context.office.documents
        if line is None or ref is None:
            return
        if line.offer is None:
            dialogs.tell(self, PICK)
            return
        offer, living = line.offer, self._in_force()
        if living is not None and (offer.refusal or offer.changed) and not self._wants_anew(offer, living):
            return
        if self._goes_on_with_blanks(offer):
            self._make(lambda _: documents.issue(offer.kind, ref, row=offer.row), "签发文书")

    def _wants_anew(self, offer: PaperOffer, living: IssueView) -> bool:
        """Whether a paper whose record has changed is to be issued anew; the original is printed again where the clerk prefers it."""
        no_longer = f"{offer.refusal}\n原来签发的那份仍可照原样重印。"
        question = no_longer if offer.refusal else f"签发后以下内容已改动：{'、'.join(offer.changed)}。"
        answers: tuple[str, ...] = (AGAIN,) if offer.refusal else ANEW
        answer = dialogs.choose(self, question, answers)
        if answer is not None and answers[answer] == AGAIN:
            self._print_again(living)
        return answer is not None and answers[answer] != AGAIN

    def _goes_on_with_blanks(self, offer: PaperOffer) -> bool:
        """Whether a paper may be issued as far as it is filled in; the clerk is asked where something is missing."""
        if offer.refusal or not offer.missing or (offer.is_issued and not offer.changed):
            return True
        answer = dialogs.choose(self, f"打印前还缺：{'、'.join(offer.missing)}。", KEEP_ROOM)
        if answer == 1:
            self.field_wished.emit(offer.missing[0])
        return answer == 0

    def draft_chosen(self) -> None:
        """Show the paper as it would look, without a number."""
        line, ref, documents = self._line(), self.ref, self.context.office.documents
        if line is not None and line.offer is not None and ref is not None:
            kind, row = line.kind, line.offer.row
            self._make(lambda _: documents.draft(kind, ref, row=row), "预览文书", word=lambda: documents.word_draft(kind, ref, row=row))

    def blank_chosen(self) -> None:
        """Show the empty form, to be filled by hand."""
        line, documents = self._line(), self.context.office.documents
        if line is not None:
            kind = line.kind
            self._make(lambda _: documents.blank(kind), "空白表")

    def again_chosen(self) -> None:
        """Print an issue again as it left the office."""
        line = self._line()
        issue = line.issue if line is not None and line.issue is not None else self._in_force()
        if issue is not None:
            self._print_again(issue)

    def _print_again(self, issue: IssueView) -> None:
        documents, code = self.context.office.documents, issue.code
        self._make(lambda _: documents.again(code), "重印文书")

    def void_chosen(self) -> None:
        """Make the issue in force void, with a reason; one that will not do is asked for again, standing there to be mended."""
        self._void("")

    def _void(self, typed: str) -> None:
        issue, ref, office = self._in_force(), self.ref, self.context.office
        if issue is None or ref is None:
            return
        named = issue.number or f"核对码{issue.code}"
        reason = dialogs.ask_text(self, f"作废{named}的理由（编号不再使用，文书和理由留存备查）：", typed)
        if reason is None:
            return
        code = issue.code

        def ask_again(sentence: str) -> None:
            dialogs.warn(self, sentence)
            self._void(reason)

        task = self.context.run(lambda _: office.documents.void(code, reason), "作废文书")
        task.answer(self, succeeded=lambda _: self.context.record_saved.emit(ref), refused=ask_again)

    def show_dossier(self) -> None:
        """What the dossier holds and lacks, and all of it as one PDF."""
        from .dossier_dialog import DossierDialog

        if self.ref is None:
            dialogs.tell(self, "请先保存档案，再编卷宗。")
            return
        self._dossier = DossierDialog(self.context, self.ref, self)
        self._dossier.open()

    def _make(self, work: Callable[[Task], PaperResult], title: str, word: Callable[[], bytes] | None = None) -> None:
        if dialogs.refused_while_projecting(self, NO_PAPERS):
            return
        task = self.context.run(work, title)
        task.answer(self, succeeded=lambda paper: self._preview_paper(paper, word), refused=lambda sentence: dialogs.warn(self, sentence))

    def _preview_paper(self, paper: PaperResult, word: Callable[[], bytes] | None) -> None:
        from libao_desk.gui.papers.preview import PaperPreview

        preview = PaperPreview(self.context, paper, self, word=word)
        preview.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        preview.open()
        if self.ref is not None:
            self.show_record(self.context.office.records.open(self.ref))
            if paper.code and not paper.reprint:
                self.context.record_saved.emit(self.ref)
