"""One record as one page (档案): its form, its parts as tabs, what it may do next, what is missing, what was done."""

from collections.abc import Callable
from copy import deepcopy

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QDialog, QScrollArea, QWidget

from libao_desk.gui.base import dialogs
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.folding_row import FoldingRow
from libao_desk.gui.base.hold import Hold
from libao_desk.gui.base.looking import open_record
from libao_desk.gui.base.projector import projector
from libao_desk.gui.base.tone import set_tone
from libao_desk.gui.forms.ui_record_page import Ui_RecordPage
from libao_desk.services.never_recorded import WordsNeverRecorded
from libao_desk.services.records.drafts import RecordDraft, RecordRef, RecordView, Ref, draft_of

from .banner import chosen_handler, join_papers, show_banner
from .clash_settling import settle_clashes
from .draft_keeper import DraftKeeper
from .form import RecordForm
from .gone import GoneWatch
from .links_tab import LinksTab
from .moves import RecordMoves
from .new_entry import form_needs
from .new_record import only_choices
from .papers_tab import PapersTab
from .part_tab import PartTab
from .people import RecordPeople
from .person_filling import fill_from_id
from .phrases import RecordPhrases
from .rights_shown import show_rights
from .saving import UNDECIDED, Saved, ask_why_it_stays, hint_at_correction, stored
from .side import AttachmentsTab, HistoryTab
from .tab_keys import TabKeys
from .time_line import TimeLineTab

KEEP_EVERY = 3000
"""Milliseconds between two looks whether something typed should be kept."""
NEW_TITLE = "新登记"
NOTHING_TYPED = "还没有填写任何内容，没有保存。"
LONGEST_TITLE = 24
"""Characters of a record's title on its tab; a longer one ends in dots."""


class RecordPage(QWidget):
    """Holds a draft; nothing typed is lost, nothing is stored until the clerk saves."""

    saved = Signal(object)
    title_changed = Signal(str)
    close_wished = Signal()

    def __init__(self, context: Context, target: RecordRef | RecordDraft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.register = context.book.get(target.register)
        self.ui = Ui_RecordPage()
        self.ui.setupUi(self)
        FoldingRow.over(self.ui.column, self.ui.head)
        self.view: RecordView | None = None
        self.draft = target if isinstance(target, RecordDraft) else RecordDraft(target.register)
        self._is_typed = False
        self._keeper = DraftKeeper(context, self)
        self.moves = RecordMoves(self)
        self.people = RecordPeople(self)
        self._timer = QTimer(self, interval=KEEP_EVERY)
        self._timer.timeout.connect(self.keep_draft)
        self._after_save: list[Callable[[], None]] = []
        self._dialog: QDialog | None = None
        self._hold = Hold(self, self.ui.tabs, self.ui.handler_box)
        self._build()
        self._connect()
        if isinstance(target, RecordRef):
            self._show(open_record(context, target))
        else:
            self._show_draft()
        self._timer.start()

    # --- what others ask --------------------------------------------------------------------------------------------------

    @property
    def ref(self) -> RecordRef | None:
        """The record shown, None while it is new."""
        return None if self.view is None else self.view.ref

    def title(self) -> str:
        """What the record is called."""
        return f"{self.register.title}：{NEW_TITLE}" if self.view is None else projector.hide(f"{self.view.number} {self.view.label}")

    def tab_title(self) -> str:
        """What stands on the tab: the title, marked while something is unsaved."""
        title = self.title()
        return ("● " if self._is_typed else "") + (title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1]}…")

    def has_unsaved(self) -> bool:
        """Whether closing would lose something."""
        return self._is_typed

    def may_close(self) -> bool:
        """Ask about unsaved text; False where the clerk wants to stay. What is typed stays unsaved: others may yet want to stay."""
        if not self._is_typed:
            self._keeper.drop()
            return True
        answer = dialogs.choose(self, f"“{self.title()}”还没有保存。", ("保存", "不保存", "保留为草稿，下次再填"))
        if answer == 0:
            self.save(then=self.close_wished.emit)
            return False
        if answer == 1:
            self._timer.stop()  # what is given up is kept no more while another record's question stands
            self._keeper.drop()
        elif answer == 2:
            self.keep_draft()
        return answer is not None

    def focus_first(self) -> None:
        """Put the cursor where the clerk will begin."""
        if self.view is None:
            self.form.focus_first()
        else:
            self.ui.tabs.setFocus()

    def focus_field(self, label: str) -> None:
        """Bring the field of that label into view with the cursor in it."""
        for field in self.register.fields:
            if field.label == label:
                self.ui.tabs.setCurrentIndex(0)
                self.form.focus(field.key)
                return
        for tab in self.parts.values():
            if tab.part.label == label:
                self.ui.tabs.setCurrentWidget(tab)

    def show_part(self, key: str) -> None:
        """Bring a part into view with the cursor in an empty row; a part the register does not have changes nothing."""
        tab = self.parts.get(key)
        if tab is not None:
            self.ui.tabs.setCurrentWidget(tab)
            tab.focus_row()

    def continue_draft(self, slot: int) -> None:
        """Go on with a draft that was kept; saving or giving it up removes it."""
        self._keeper.adopt(slot)
        self.form.type_again(self.draft.unread)
        for tab in self.parts.values():
            tab.type_again()
        self._is_typed = True
        self._retitle()

    # --- saving -----------------------------------------------------------------------------------------------------------

    def save(self, then: Callable[[], None] | None = None, *, reason: str | None = None) -> None:
        """Store the draft on the worker; `then` is called once it is stored. `reason` is a director's for a guarded text."""
        if then is not None:
            self._after_save.append(then)
        if self._hold.is_on:
            return
        if not self._take():
            self._after_save.clear()
            return
        if not self._is_typed and self.view is None:
            self.refuse(NOTHING_TYPED)
            return
        if not self._is_typed:
            self._stored()
            return
        draft, office = deepcopy(self.draft), self.context.office
        release = self._hold.begin()
        task = self.context.run(lambda _: stored(office, draft, reason), "保存")
        task.answer(self, succeeded=lambda outcome: self._was_saved(outcome, release), refused=self.refuse, ended=release)

    def _was_saved(self, outcome: Saved, release: Callable[[], None]) -> None:
        release()
        before, is_all = self.view, not self._after_save
        if outcome.ref is not None:
            self._is_typed = False
            self._keeper.drop()
            self._show(self.context.office.records.open(outcome.ref))
            self.saved.emit(outcome.ref)
            self.context.record_saved.emit(outcome.ref)
            hint_at_correction(self)
            if is_all:
                self.moves.ask_about(before)
            self._stored()
        elif isinstance(outcome.refusal, UNDECIDED):
            self.people.decide(outcome.refusal)
        elif isinstance(outcome.refusal, WordsNeverRecorded):
            ask_why_it_stays(self, outcome.refusal.sentence)
        elif outcome.refusal is not None:
            self._settle_clashes()

    def _stored(self) -> None:
        waiting, self._after_save = self._after_save, []
        for act in waiting:
            act()

    def forget_waiting(self) -> None:
        """The save was given up: what waited for it is not done either."""
        self._after_save.clear()

    def refuse(self, sentence: str) -> None:
        """Tell above the form why something was not done."""
        self._after_save.clear()
        set_tone(self.ui.problem, "late", sentence)
        self.ui.problem.show()

    def _take(self) -> bool:
        """Everything typed into the draft; False where something cannot be understood, with the cursor on it."""
        problems = self.form.problems()
        if problems:
            self.ui.tabs.setCurrentIndex(0)
            self.refuse(problems[0][1])
            self.form.focus(problems[0][0])
            return False
        self.ui.problem.hide()
        self.draft.values |= self.form.values()
        for tab in self.parts.values():
            if not tab.take():
                self.ui.tabs.setCurrentWidget(tab)
                return False
            self.draft.parts[tab.part.key] = tab.rows
        self.draft.handler = chosen_handler(self.ui)
        return True

    def _settle_clashes(self) -> None:
        """Another window was faster: for each datum changed in both the clerk says whose value stays."""
        if self.ref is None:
            return
        now = self.context.office.records.open(self.ref)
        settled = settle_clashes(self, self.register, self.draft, now)
        if settled is None:
            self._after_save.clear()
            return
        self.draft, self.view = settled, now
        self.fill_forms()
        self._is_typed = True
        self.save()

    # --- drafts -----------------------------------------------------------------------------------------------------------

    def keep_draft(self) -> None:
        """Keep what is typed; of a box that was not left yet, or cannot be read, the very text."""
        if self._is_typed:
            self.draft.values |= self.form.settled_values()
            self.draft.unread = self.form.unread_texts()
            self.draft.handler = chosen_handler(self.ui)
            for tab in self.parts.values():
                self.draft.parts[tab.part.key] = tab.rows_as_typed()
            self._keeper.keep(self.draft)
            for tab in self.parts.values():
                self.draft.parts[tab.part.key] = tab.rows

    # --- moves and papers -------------------------------------------------------------------------------------------------

    def print_default(self) -> None:
        """Save, then print the record's first paper."""
        if not self.register.documents:
            dialogs.tell(self, f"{self.register.title}没有可打印的文书。")
            return
        self.save(then=self.papers.issue_default)

    def open_dialog(self, dialog: QDialog) -> None:
        """Open a dialog of this page."""
        self._dialog = dialog
        dialog.open()

    # --- showing ----------------------------------------------------------------------------------------------------------

    def _show(self, view: RecordView) -> None:
        self.view = view
        self.draft = draft_of(view)
        self._is_typed = False
        self.fill_forms()
        for tab in (self.time_line, self.papers, self.attachments, self.links, self.history):
            tab.show_record(view)

    def _follow(self, ref: object) -> None:
        """A paper issued or made void, a duty tried, a link made: show it at once; what is being typed stays as it is."""
        if isinstance(ref, RecordRef) and ref == self.ref:
            if self._is_typed:
                view = self.context.office.records.open(ref)
                self.papers.show_record(view)
                self.links.show_record(view)
            else:
                self.reload()

    def reload(self) -> None:
        """Read the record again as it is stored."""
        if self.ref is not None:
            self._show(self.context.office.records.open(self.ref))

    def leave(self, sentence: str) -> None:
        """What was done has closed the record to everybody: its tab goes before the sentence is read, lists and counts follow."""
        ref, window = self.ref, self.window()
        self.view, self._is_typed = None, False
        self.close_wished.emit()
        self.context.record_saved.emit(ref)
        dialogs.tell(window, sentence)

    def _show_draft(self) -> None:
        is_handed_on = self.draft.id is None and bool(self.draft.values)
        if self.draft.id is not None:
            self.view = open_record(self.context, RecordRef(self.draft.register, self.draft.id))
        elif not is_handed_on:
            self.draft.values |= only_choices(self.context, self.register)
        self.fill_forms()
        self._is_typed = is_handed_on

    def fill_forms(self) -> None:
        """Show the draft in form and parts."""
        self.form.set_values(self.draft.values)
        self.people.half_hide(self.form)
        for key, tab in self.parts.items():
            tab.set_rows(self.draft.parts.setdefault(key, []))
        self._count_rows()
        box = self.ui.handler_box
        wanted = self.draft.handler or Ref(self.context.office.officer.id or 0, "")
        box.setCurrentIndex(next((n for n in range(box.count()) if box.itemData(n) == wanted), -1))
        self._say()

    def _say(self) -> None:
        view, ui = self.view, self.ui
        show_banner(ui, self.title(), view, self.context.office.today)
        ui.problem.hide()
        show_rights(self)
        self._retitle()

    def _count_rows(self) -> None:
        for tab in self.parts.values():
            count = tab.count()
            self.ui.tabs.setTabText(self.ui.tabs.indexOf(tab), tab.part.label + (f"（{count}）" if count else ""))

    def _retitle(self) -> None:
        self.title_changed.emit(self.tab_title())

    def _touched(self) -> None:
        fill_from_id(self.form, self.context.office.today)
        for tab in self.parts.values():
            fill_from_id(tab.form, self.context.office.today)
        self._count_rows()
        if not self._timer.isActive():
            self._timer.start()
        if not self._is_typed:
            self._is_typed = True
            self._retitle()

    # --- building ---------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        office, tabs = self.context.office, self.ui.tabs
        needs = form_needs(self.context)
        self.form = RecordForm(self)
        self.form.build(self.register.form, needs, self.register.wanted_where)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setWidget(self.form)
        tabs.addTab(scroll, "基本信息")
        self.parts = {part.key: PartTab(part, needs, self) for part in self.register.parts}
        for tab in self.parts.values():
            tabs.addTab(tab, tab.part.label)
        self.time_line = TimeLineTab(self.context, self.register, self)
        self.papers = PapersTab(self.context, self.register, self)
        self.attachments = AttachmentsTab(self.context, self)
        self.links = LinksTab(self.context, self)
        self.history = HistoryTab(self.context, self)
        tabs.addTab(self.time_line, "时间线")
        self.papers.setVisible(bool(self.register.documents))
        if self.register.documents:
            tabs.addTab(self.papers, "文书")
        for side, title in ((self.attachments, "附件"), (self.links, "关联"), (self.history, "痕迹")):
            tabs.addTab(side, title)
        for officer in office.people.choices("officer"):
            self.ui.handler_box.addItem(officer.label, officer)

    def _connect(self) -> None:
        ui = self.ui
        self.form.edited.connect(self._touched)
        self.form.person_wished.connect(lambda key, _: self.people.look_for(key, None))
        for tab in self.parts.values():
            tab.edited.connect(self._touched)
            tab.person_wished.connect(lambda part, key: self.people.look_for(key, part))
            tab.row_shown.connect(lambda tab=tab: self.people.cover(tab.form))
        ui.handler_box.activated.connect(lambda _: self._touched())
        ui.save_button.clicked.connect(lambda: self.save())
        ui.print_button.clicked.connect(self.print_default)
        ui.moves_button.clicked.connect(self.moves.show_menu)
        ui.reveal_button.clicked.connect(self.people.reveal)
        join_papers(ui, self.papers)
        self.papers.field_wished.connect(self.focus_field)
        self.papers.choice_wished.connect(lambda: self.ui.tabs.setCurrentWidget(self.papers))
        self.context.record_saved.connect(self._follow)
        self.context.projecting_changed.connect(self._say)
        GoneWatch(self)
        self.phrases = RecordPhrases(self)
        self._keys = TabKeys(self, ui.tabs)
