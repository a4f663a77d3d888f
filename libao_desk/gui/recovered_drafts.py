"""Drafts offered back (草稿): what was typed and never saved, after a crash, a power cut or a lock."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QListWidgetItem, QWidget

from libao_desk.core.errors import Refusal
from libao_desk.core.period import Period
from libao_desk.gui.base import dialogs
from libao_desk.gui.base.context import DIRECTORY, SETTINGS, Context
from libao_desk.gui.base.fitting_dialog import FittingDialog
from libao_desk.gui.base.veiled_cells import VeiledCells
from libao_desk.gui.forms.ui_recovered_drafts import Ui_RecoveredDrafts
from libao_desk.gui.persons.person_card import PLACE as CARD
from libao_desk.gui.persons.person_copy import PersonCopyDialog
from libao_desk.gui.record.move_dialog import PLACE as STEP
from libao_desk.gui.record.page import RecordPage
from libao_desk.gui.settings.directory_page import DirectoryPage
from libao_desk.gui.sheets.recent_dialog import PLACE, RecentDialog
from libao_desk.services.records.drafts import RecordRef, Ref
from libao_desk.services.records.typing_journal import KeptDraft, KeptPage

KEPT = Qt.ItemDataRole.UserRole
NAMED = 3


class RecoveredDrafts(FittingDialog):
    """Nothing is thrown away unless the clerk says so."""

    is_veiled = True

    open_wished = Signal(object)
    """KeptDraft to go on with; a page of another kind gives back what was typed in it when it is opened."""

    def __init__(self, context: Context, left: tuple[KeptDraft | KeptPage, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.ui = Ui_RecoveredDrafts()
        self.ui.setupUi(self)
        self.ui.drafts.setItemDelegate(VeiledCells(self.ui.drafts))
        for kept in left:
            item = QListWidgetItem(self._title(kept), self.ui.drafts)
            item.setData(KEPT, kept)
        self.ui.drafts.setCurrentRow(0)
        self.ui.open_button.clicked.connect(self._open)
        self.ui.drafts.itemActivated.connect(lambda _: self._open())
        self.ui.discard_button.clicked.connect(self._discard)
        self.ui.later_button.clicked.connect(self.reject)

    def _title(self, kept: KeptDraft | KeptPage) -> str:
        if isinstance(kept, KeptPage):
            return f"{kept.kept_at.astimezone():%m-%d %H:%M}　{kept.title}"
        register = self.context.book.get(kept.draft.register)
        said = (*kept.draft.unread.values(), *kept.draft.changed().values())
        words = [value for value in said if isinstance(value, str)][:NAMED]
        kind = "新登记" if kept.draft.id is None else "修改"
        return f"{kept.kept_at.astimezone():%m-%d %H:%M}　{register.title}{kind}　{self._whose(kept)}{'、'.join(words)}"

    def _whose(self, kept: KeptDraft) -> str:
        """The record on file that it changes; "" of a new one, and of one that this officer may not see any more."""
        if kept.draft.id is None:
            return ""
        try:
            view = self.context.office.records.open(RecordRef(kept.draft.register, kept.draft.id))
        except Refusal:
            return ""
        return f"{view.number} {view.label}　"

    def _open(self) -> None:
        kept = self._take()
        if isinstance(kept, KeptPage):
            self._go_to(kept)
        elif kept is not None:
            self.open_wished.emit(kept)
        if kept is not None:
            self._close_when_empty()

    def _go_to(self, kept: KeptPage) -> None:
        """The pages at the left are the main window's to open; a roster's texts and a copy have dialogs of their own."""
        if kept.place.startswith(PLACE):
            self._show(RecentDialog(self.context, kept.content["kind"], Period.parse(kept.content["period"]), self.parentWidget()))
        elif kept.place == PersonCopyDialog.__name__:
            self._show(PersonCopyDialog(self.context, self.parentWidget()))
        elif kept.place.startswith(STEP):
            self._go_on_with_step(RecordRef(kept.content["register"], kept.content["id"]), kept.content["event"])
        elif kept.place.startswith(CARD):
            self.context.card_wished.emit(Ref(kept.content["person"], kept.content["name"]))
        else:
            self.context.open_record.emit(DIRECTORY if kept.place == DirectoryPage.__name__ else SETTINGS)

    def _show(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _go_on_with_step(self, ref: RecordRef, event: str) -> None:
        """On the record's page, where the step is still to be done."""
        self.context.open_record.emit(ref)
        around = self.parentWidget()
        pages = [] if around is None else around.findChildren(RecordPage)
        page = next((page for page in pages if page.ref == ref), None)
        offers = () if page is None or page.view is None else page.view.moves
        offer = next((offer for offer in offers if offer.event == event), None)
        if page is not None and offer is not None:
            page.moves.begin(offer)

    def _discard(self) -> None:
        at_hand = self.ui.drafts.currentItem()
        question = "" if at_hand is None else f"丢弃这一份吗？丢弃后不能找回。\n\n{at_hand.text()}"
        kept = self._take() if question and dialogs.ask(self, question, yes="丢弃", no="不丢弃") else None
        if kept is not None:
            office = self.context.office
            self.context.run(lambda _: office.journal.drop(kept.id), "丢弃草稿")
            self._close_when_empty()

    def _take(self) -> KeptDraft | KeptPage | None:
        item = self.ui.drafts.takeItem(self.ui.drafts.currentRow())
        kept = None if item is None else item.data(KEPT)
        return kept if isinstance(kept, KeptDraft | KeptPage) else None

    def _close_when_empty(self) -> None:
        if self.ui.drafts.count() == 0:
            self.accept()
