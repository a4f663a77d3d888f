"""Today's duties (今日待办): late first, each with its basis and reckoning; Enter opens the record."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QHeaderView, QTreeWidgetItem, QWidget

from libao_desk.core.dates import typed_day
from libao_desk.core.errors import Refusal
from libao_desk.core.text import for_pasting
from libao_desk.declare.clock import Whose
from libao_desk.gui.base import clipboard
from libao_desk.gui.base.context import DIRECTORY, Context
from libao_desk.gui.base.folding_row import FoldingRow
from libao_desk.gui.base.projector import NO_PAPERS
from libao_desk.gui.base.tone import KeptColour, set_tone
from libao_desk.gui.forms.ui_todo_page import Ui_TodoPage
from libao_desk.gui.settings.health_line import HealthLine
from libao_desk.people.access import Action
from libao_desk.services.papers.views import PaperResult
from libao_desk.services.records.drafts import RecordDraft, RecordRef
from libao_desk.services.retention.reminder import CLOCK as APPRAISAL
from libao_desk.services.todo.ladder import Stage, is_rolling, stage_of, whom_to_tell
from libao_desk.services.todo.on_paper import on_paper
from libao_desk.services.todo.paper import todo_paper
from libao_desk.services.todo.route_paper import route_paper
from libao_desk.services.todo.todo import Task as Due

from .base import dialogs, theme

COLUMNS = ("事项", "对象", "编号", "登记册", "末日", "逾期", "下一步", "依据")
WIDTHS = (230, 200, 120, 90, 100, 70, 150, 240)
NEXT_COLUMN = 6
WHOLE = (2, 4, 5, 7)
"""Columns read to the end whatever the size of the letters: number, last day, how late, basis. The others end in dots."""
AIR = 24
ANY_REGISTER, ANY_HANDLER, ANY_VILLAGE = "所有登记册", "所有经办人", "所有村（居）"
OURS_AND_OTHERS = (("本所职责", (Whose.OURS,)), ("他方职责与提示", (Whose.OTHERS, Whose.INFO)), ("全部", tuple(Whose)))
WHICH_ROUTE = "走访路线单排哪些事项？"
ROUTES = ("只排走访、查访、回访", "本所职责都排上")
COLOURS = {
    Stage.LATE: "late",
    Stage.DUE: "soon",
    Stage.SOON: "soon",
    Stage.WEEK: "accent",
    Stage.LATER: "ink",
}
ROLLING = "顺延中"
"""Beside a duty whose day has passed, as long as the holidays after it leave time."""
DUE = Qt.ItemDataRole.UserRole


class TodoPage(QWidget):
    """Computed from the records on the worker; never stored, never ticked off."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.ui = Ui_TodoPage()
        self.ui.setupUi(self)
        for row in (self.ui.bar, self.ui.acts):
            FoldingRow.over(self.ui.column, row)
        self.health = HealthLine(context, self)
        self.ui.column.insertWidget(1, self.health)
        self._due: tuple[Due, ...] = ()
        set_tone(self.ui.heading, "heading")
        set_tone(self.ui.detail, "muted")
        self._dress()
        self._connect()
        self.setFocusProxy(self.ui.tree)
        self.refresh()

    def refresh(self) -> None:
        """Compute the list anew."""
        office = self.context.office
        self.ui.heading.setText(f"{office.today:%Y年%m月%d日} 待办　正在计算…")
        task = self.context.run(lambda _: office.todo.on(), "计算待办")
        task.succeeded.connect(self._take)

    def _take(self, due: tuple[Due, ...]) -> None:
        if not self.context.is_unlocked:
            return  # the desk was locked while it was computed
        self._due = due
        self._fit(due)
        self._show()

    def _fit(self, due: tuple[Due, ...]) -> None:
        """Room for what is read whole; a next step that nothing has takes none."""
        tree, rows = self.ui.tree, [self._cells(one) for one in due]
        for column in WHOLE:
            widest = max((tree.fontMetrics().horizontalAdvance(cells[column]) for cells in rows), default=0)
            tree.setColumnWidth(column, max(tree.columnWidth(column), widest + AIR))
        tree.setColumnHidden(NEXT_COLUMN, not any(cells[NEXT_COLUMN] for cells in rows))

    def _show(self) -> None:
        today = self.context.office.today
        self.ui.tree.clear()
        counts: list[str] = []
        for title, colour, due in _groups(self._chosen(), today):
            if due:
                self._add_group(f"{title}（{len(due)}）", colour, due, today)
                counts.append(f"{title}{len(due)}件")
        self.ui.heading.setText(f"{today:%Y年%m月%d日} 待办　{'，'.join(counts) or '没有到期的事项'}")
        first = self.ui.tree.topLevelItem(0)
        top = None if first is None else first.child(0)
        if top is not None:
            self.ui.tree.setCurrentItem(top)

    def _chosen(self) -> list[Due]:
        register, handler = self.ui.register_box.currentData(), self.ui.handler_box.currentData()
        village, whose = self.ui.village_box.currentData(), self.ui.whose_box.currentData() or tuple(Whose)
        return [
            due
            for due in self._due
            if register in (None, due.register)
            and handler in (None, due.handler_id)
            and village in (None, due.village)
            and due.duty.whose in whose
        ]

    def _add_group(self, title: str, colour: str, due: list[Due], today: date) -> None:
        group = QTreeWidgetItem(self.ui.tree, [title])
        group.setFirstColumnSpanned(True)
        group.setForeground(0, QBrush(QColor(colour)))
        bold = group.font(0)
        bold.setBold(True)
        group.setFont(0, bold)
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        for one in due:
            item = QTreeWidgetItem(group, list(self._cells(one)))
            item.setData(0, DUE, one)
            item.setToolTip(0, one.duty.reckoning)
            item.setForeground(5, QBrush(QColor(colour)))
        group.setExpanded(True)

    def _cells(self, due: Due) -> tuple[str, ...]:
        today = self.context.office.today
        overdue = due.duty.overdue_days(today)
        rolling = ROLLING if due.duty.whose is Whose.OURS and is_rolling(due.duty, today) else ""
        late = f"{overdue}天" if overdue else rolling
        register = self.context.book.get(due.register).title
        following = "" if due.attempt is None else f"{due.attempt.next_on:%m-%d}再办：{due.attempt.reason}"
        return (due.duty.title, due.label or "本所", due.number, register, f"{due.duty.last_day:%Y-%m-%d}", late, following, due.duty.basis)

    def changeEvent(self, event: QEvent) -> None:
        """Other colours came into use; a page that outlives the lock for a moment shows nothing more."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self._due and self.context.is_unlocked:
            self._show()

    def _tell(self) -> None:
        due = self._at_hand()
        if due is not None:
            unsure = "" if due.duty.certain else "　该年节假日安排未知，仅按周末推算，请核对。"
            told = whom_to_tell(self.context.book.get(due.register), due.duty, self.context.office.today)
            self.ui.detail.setText(f"{due.duty.clock}　{due.duty.reckoning}　依据：{due.duty.basis}　{told}{unsure}")

    def _open(self) -> None:
        due = self._at_hand()
        if due is not None:
            if due.duty.clock == APPRAISAL:
                self._appraise()
            elif due.record is not None:
                self.context.open_part.emit(due.record, due.duty.part)
            else:
                self.context.open_record.emit(RecordDraft(due.register) if due.begins_record else DIRECTORY)

    def _appraise(self) -> None:
        from libao_desk.gui.retention.retention_dialog import RetentionDialog

        self.appraisal = RetentionDialog(self.context, self)
        self.appraisal.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.appraisal.open()

    def press(self) -> None:
        """Begin a notice that presses for the late duty at hand (督办)."""
        due = self._at_hand()
        if due is None:
            dialogs.tell(self, "请先选中一件逾期的事项。")
            return
        try:
            draft = self.context.office.todo.press(due)
        except Refusal as refusal:
            dialogs.warn(self, refusal.sentence)
            return
        self.context.open_record.emit(draft)

    def press_all(self) -> None:
        """A notice for every late duty of ours that the list shows, then all of them to print."""
        office = self.context.office
        if dialogs.refused_while_projecting(self, NO_PAPERS) or self._is_refused(office.todo.allow_pressing):
            return
        late = [due for due in self._chosen() if due.days_late and due.duty.whose is Whose.OURS]
        if not late:
            dialogs.tell(self, "清单里没有逾期的本所职责。")
        elif dialogs.ask(
            self, f"逾期的本所职责共{len(late)}件。没有督办的各登记一份，与已登记未签发的一并打印，继续吗？", yes="登记并打印"
        ):
            task = self.context.run(lambda _: office.todo.press_all(late), "批量督办")
            task.answer(self, succeeded=self._pressed, refused=lambda sentence: dialogs.warn(self, sentence))

    def _pressed(self, refs: tuple[RecordRef, ...]) -> None:
        from libao_desk.gui.lists.batch_dialog import BatchDialog

        self.context.records_changed.emit()
        self.batch = BatchDialog(self.context, refs, self)
        self.batch.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = self.context.book.get(refs[0].register).title
        self.batch.given_up.connect(lambda: dialogs.tell(self, f"{title}已登记，尚未签发；可到“{title}”里逐件或成批打印。"))
        self.batch.open()

    def note_attempt(self) -> None:
        """The duty at hand was tried and could not be done: why, and when it is tried again."""
        due, office = self._at_hand(), self.context.office
        if due is None or due.record is None:
            dialogs.tell(self, "请先选中一件档案的待办事项。")
            return
        if self._is_refused(partial(office.desk.allow, due.record.register, Action.EDIT)):
            return
        reason = (dialogs.ask_text(self, f"“{due.label}”{due.duty.title}未能办成的原因：") or "").strip()
        typed = (dialogs.ask_text(self, "改在哪一天再办？（如 3.5、0305）") or "").strip() if reason else ""
        if not typed:
            return
        try:
            office.attempts.note(due.record, due.duty, reason, typed_day(typed, office.today, has_happened=False))
        except Refusal as refusal:
            dialogs.warn(self, refusal.sentence)
            return
        self.context.record_saved.emit(due.record)

    def _is_refused(self, allow: Callable[[], None]) -> bool:
        """Tell what the officer may not do before anything is asked of him."""
        try:
            allow()
        except Refusal as refusal:
            dialogs.warn(self, refusal.sentence)
            return True
        return False

    def print_route(self) -> None:
        """Show a day's visits village by village as a paper to take along, or where it is wanted all that is due there."""
        desk, due = self.context.office.desk, [one for one in self._shown_order() if one.duty.whose is Whose.OURS]
        if not due:
            dialogs.tell(self, "清单里没有本所职责，排不出走访路线。")
            return
        visits_only = all(one.duty.is_visit for one in due)
        if not visits_only:
            chosen = dialogs.choose(self, WHICH_ROUTE, ROUTES)
            if chosen is None:
                return
            visits_only = chosen == 0
        task = self.context.run(lambda _: route_paper(desk, due, visits_only=visits_only), "走访路线单")
        task.answer(self, succeeded=self._preview, refused=lambda sentence: dialogs.warn(self, sentence))

    def _at_hand(self) -> Due | None:
        item = self.ui.tree.currentItem()
        due = None if item is None else item.data(0, DUE)
        return due if isinstance(due, Due) else None

    def print_list(self) -> None:
        """Show the list as a paper, ready to print; what is filtered out is not on it."""
        desk, due = self.context.office.desk, self._shown_order()
        if not due:
            dialogs.tell(self, "清单是空的，没有可以打印的事项。")
            return
        task = self.context.run(lambda _: todo_paper(desk, due), "待办清单")
        task.answer(self, succeeded=self._preview, refused=lambda sentence: dialogs.warn(self, sentence))

    def _preview(self, paper: PaperResult) -> None:
        from libao_desk.gui.papers.preview import PaperPreview

        self.preview = PaperPreview(self.context, paper, self)
        self.preview.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.preview.open()

    def _shown_order(self) -> list[Due]:
        return [one for _title, _colour, due in _groups(self._chosen(), self.context.office.today) for one in due]

    def _copy(self) -> None:
        lines = [self._cells(due) for due in on_paper(self._shown_order())]
        if not lines:
            dialogs.tell(self, "清单是空的，没有可以复制的事项。")
            return
        clipboard.put(for_pasting([COLUMNS, *lines]))

    def _dress(self) -> None:
        tree = self.ui.tree
        tree.setHeaderLabels(COLUMNS)
        tree.setRootIsDecorated(False)
        tree.setUniformRowHeights(True)
        tree.setItemDelegate(KeptColour(tree, free=(NEXT_COLUMN,)))
        tree.setAlternatingRowColors(True)
        tree.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for number, width in enumerate(WIDTHS):
            tree.setColumnWidth(number, width)
        self.ui.register_box.addItem(ANY_REGISTER, None)
        for register in self.context.book:
            if register.spans:
                self.ui.register_box.addItem(register.title, register.key)
        self.ui.handler_box.addItem(ANY_HANDLER, None)
        for officer in self.context.office.officers.all():
            self.ui.handler_box.addItem(officer.name, officer.id)
        self.ui.village_box.addItem(ANY_VILLAGE, None)
        for village in self.context.office.people.choices("village"):
            self.ui.village_box.addItem(village.label, village.label)
        for title, whose in OURS_AND_OTHERS:
            self.ui.whose_box.addItem(title, whose)

    def _connect(self) -> None:
        ui = self.ui
        for box in (ui.register_box, ui.handler_box, ui.village_box, ui.whose_box):
            box.currentIndexChanged.connect(self._show)
        ui.refresh_button.clicked.connect(self.refresh)
        ui.print_button.clicked.connect(self.print_list)
        ui.press_button.clicked.connect(self.press)
        ui.press_all_button.clicked.connect(self.press_all)
        ui.attempt_button.clicked.connect(self.note_attempt)
        ui.route_button.clicked.connect(self.print_route)
        ui.copy_button.clicked.connect(self._copy)
        ui.tree.currentItemChanged.connect(self._tell)
        ui.tree.itemActivated.connect(self._open)  # Enter and double click
        self.context.record_saved.connect(self.refresh)
        self.context.records_changed.connect(self.refresh)
        may = self.context.office.desk.may
        for button, action in ((ui.print_button, Action.PRINT), (ui.route_button, Action.PRINT), (ui.attempt_button, Action.EDIT)):
            button.setVisible(may("", action))
        may_press = self.context.office.todo.may_press()
        ui.press_button.setVisible(may_press)
        ui.press_all_button.setVisible(may_press and may("", Action.PRINT))


def _groups(due: list[Due], today: date) -> Iterator[tuple[str, str, list[Due]]]:
    """Ours by the unrolled day, late first; then what others owe us, which is never our delay, and what is good to know."""
    now = theme.colours()
    ours = [one for one in due if one.duty.whose is Whose.OURS]
    for stage, colour in COLOURS.items():
        found = (one for one in ours if stage_of(one.duty, today) is stage)
        yield (
            stage.value,
            getattr(now, colour),
            sorted(found, key=lambda one: one.duty.last_day if stage is Stage.LATE else one.duty.due_on),
        )
    yield "等待他方结果", now.muted, [one for one in due if one.duty.whose is Whose.OTHERS]
    yield "提示", now.muted, [one for one in due if one.duty.whose is Whose.INFO]
