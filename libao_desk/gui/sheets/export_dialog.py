"""A roster out (导出花名册): which one, of which month, seen before it is saved; the trail says who, what and why."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from libao_desk.core.period import Period
from libao_desk.gui.base import dialogs
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.fitting_dialog import FittingDialog
from libao_desk.gui.base.plain_table import PlainTable, show_in
from libao_desk.gui.base.tasks import Task
from libao_desk.gui.base.tone import set_tone
from libao_desk.gui.base.unsaved import may_leave_all
from libao_desk.gui.forms.ui_export_dialog import Ui_ExportDialog
from libao_desk.people.access import Action
from libao_desk.services.files import refuse_no_file, write_file
from libao_desk.services.layouts.layouts import LayoutReport
from libao_desk.services.rosters.rosters import INTERNAL, RosterReport

from .export_preview import Preview, Wish, compute, what_lacks, written
from .layout_dialog import LayoutDialog
from .recent_dialog import RecentDialog

LAST_FOLDER = "exports/folder"
LENGTHS = (("月", 1), ("季", 3), ("半年", 6), ("年", 12))
PART_NAMES = {
    1: tuple(f"{month}月" for month in range(1, 13)),
    3: ("第一季度", "第二季度", "第三季度", "第四季度"),
    6: ("上半年", "下半年"),
    12: ("全年",),
}
LAST_FORM = "exports/form/{kind}"
LAST_TO = "rosters/to/{kind}"
NOTHING_TO_EXPORT = "您的角色没有可以导出的花名册。"
OWN_LAYOUT = "本软件的版式"
REPORTING_DAY = 20
"""From this day of a month on its own roster is due; before it, last month's."""
PAUSE = 250
"""Milliseconds without a change before the preview is computed again."""


class ExportDialog(FittingDialog):
    """The preview is what will be written, masked or whole."""

    def __init__(self, context: Context, register_key: str | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.ui = Ui_ExportDialog()
        self.ui.setupUi(self)
        self._table = PlainTable((), self)
        show_in(self.ui.table, self._table)
        self._shown: Preview | None = None
        self._wanted: Task | None = None
        """The preview that is being computed; an older one that comes late is not shown."""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.preview)
        self._offer(register_key)
        self._connect()
        self.ui.progress.hide()
        self._busy(False)
        self._offer_forms()
        self._may_have_changed()
        self._pause.stop()
        self.preview()
        self.ui.part_box.setFocus()

    @property
    def period(self) -> Period:
        """The period chosen."""
        length = int(self.ui.length_box.currentData())
        return Period(self.ui.year_box.value(), self.ui.part_box.currentIndex() * length + 1, length)

    def preview(self) -> None:
        """Compute the rows on the worker and show them."""
        wish, office = self._wish(), self.context.office
        if wish is None:
            return
        if self._wanted is not None:
            self._wanted.cancel()
        self._busy(True)
        task = self._wanted = self.context.run(lambda _: compute(office, wish), "花名册预览")
        task.answer(self, succeeded=lambda found: self._show(task, found), refused=lambda sentence: self._refuse(task, sentence))

    def save(self) -> None:
        """Choose where, then write the sheet; it is computed again, so that what is saved is true at this moment."""
        wish, office, reason = self._wish(), self.context.office, self.ui.reason.text().strip() or None
        if wish is None:
            return
        if wish.full and reason is None:
            set_tone(self.ui.told, "late", "导出内部版须先写明理由。")
            self.ui.reason.setFocus()
            return
        to = self.ui.to_box.text().strip()
        folder = str(self.context.pc.value(LAST_FOLDER, str(Path.home())))
        name = f"{wish.form or self.ui.kind_box.currentText()}{wish.period.label}{INTERNAL if wish.full else ''}.xlsx"
        chosen = dialogs.save_file(self, "导出花名册", str(Path(folder) / name), "Excel (*.xlsx)")
        if chosen is None:
            return
        target = Path(chosen)

        def work(_: Task) -> RosterReport | LayoutReport:
            refuse_no_file(target)
            report = written(office, wish, reason, to)
            write_file(target, report.data)
            return report

        self._busy(True)
        task = self.context.run(work, "导出花名册")
        task.answer(
            self,
            succeeded=lambda report: self._saved(target, report, to),
            refused=lambda sentence: set_tone(self.ui.told, "late", sentence),
            ended=lambda: self._busy(False),
        )

    def open_recent(self) -> RecentDialog:
        """What the column of the recent situation will say, to be edited before the sheet is written."""
        dialog = RecentDialog(self.context, str(self.ui.kind_box.currentData()), self.period, self)
        dialog.text_kept.connect(self._pause.start)
        dialog.row_wished.connect(self.accept)
        dialog.open()
        return dialog

    # --- the county's own forms ------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A blank form dragged over the window is welcome."""
        if self._shown is not None and event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A blank form dropped is looked at."""
        if path := event.mimeData().urls()[0].toLocalFile():
            event.acceptProposedAction()
            self.open_forms(Path(path))

    def open_forms(self, source: Path | None = None) -> None:
        """Look at the form chosen, or at a new one."""
        wish, shown = self._wish(), self._shown
        if wish is None or shown is None:
            return
        dialog = LayoutDialog(self.context, wish.kind, shown.table, wish.period, self)
        dialog.kept.connect(self._choose_form)
        if source is not None:
            dialog.read(source)
        elif wish.form:
            dialog.show_kept(wish.form)
        dialog.open()

    def _choose_form(self, name: str) -> None:
        self._offer_forms(name)
        self._may_have_changed()

    def _offer_forms(self, name: str | None = None) -> None:
        """The forms of the roster at hand; what was chosen last on this PC is chosen."""
        kind, box = self.ui.kind_box.currentData(), self.ui.layout_box
        box.blockSignals(True)
        box.clear()
        box.addItem(OWN_LAYOUT, "")
        for form in self.context.office.layouts.of(kind) if kind is not None else ():
            box.addItem(f"{form.name}（第{form.version}版）", form.name)
        self.ui.to_box.setText(str(self.context.pc.value(LAST_TO.format(kind=kind), "")))
        wanted = self.context.pc.value(LAST_FORM.format(kind=kind), "") if name is None else name
        box.setCurrentIndex(max(0, box.findData(str(wanted))))
        box.blockSignals(False)

    def _wish(self) -> Wish | None:
        kind = self.ui.kind_box.currentData()
        if kind is None:
            return None
        return Wish(str(kind), self.period, self.ui.full_box.isChecked(), str(self.ui.layout_box.currentData()))

    def done(self, result: int) -> None:
        """Nothing is computed for a dialog that was closed; it stays while a text of the recent situation is unsaved."""
        if not may_leave_all(self, lambda: self.done(result)):
            return
        self._pause.stop()
        if self._wanted is not None:
            self._wanted.cancel()
        super().done(result)

    # --- inside --------------------------------------------------------------------------------------------------------

    def _offer(self, register_key: str | None) -> None:
        kinds = self.context.office.rosters.kinds()
        own = [kind for kind in kinds if kind[2] == register_key] or list(kinds)
        for kind, title, _ in own:
            self.ui.kind_box.addItem(title, kind)
        self._register_of = {kind: register for kind, _, register in own}
        for name, length in LENGTHS:
            self.ui.length_box.addItem(name, length)
        first = reporting_month(self.context.clock.today())
        self.ui.year_box.setValue(first.year)
        self._name_parts()
        self.ui.part_box.setCurrentIndex(first.first_month - 1)

    def _connect(self) -> None:
        ui = self.ui
        ui.length_box.currentIndexChanged.connect(lambda _: self._name_parts())
        ui.kind_box.currentIndexChanged.connect(lambda _: self._offer_forms())
        ui.forms_button.clicked.connect(lambda: self.open_forms())
        for signal in (
            ui.kind_box.currentIndexChanged,
            ui.layout_box.currentIndexChanged,
            ui.part_box.currentIndexChanged,
            ui.year_box.valueChanged,
            ui.full_box.toggled,
        ):
            signal.connect(lambda _: self._may_have_changed())
        ui.full_box.toggled.connect(lambda is_full: ui.reason.setFocus() if is_full else None)
        ui.recent_button.clicked.connect(self.open_recent)
        ui.save_button.clicked.connect(self.save)
        ui.close_button.clicked.connect(self.accept)

    def _may_have_changed(self) -> None:
        register = self._register_of.get(self.ui.kind_box.currentData(), "")
        self.ui.full_box.setVisible(self.context.office.desk.may(register, Action.EXPORT_FULL))
        self.ui.reason.setVisible(self.ui.full_box.isChecked())
        kind = self.ui.kind_box.currentData()
        self.ui.recent_button.setVisible(kind is not None and self.context.office.recent.has_column(kind))
        set_tone(self.ui.told, "muted", "" if kind is not None else NOTHING_TO_EXPORT)
        self._pause.start()

    def _name_parts(self) -> None:
        length = int(self.ui.length_box.currentData())
        month = reporting_month(self.context.clock.today()).first_month
        self.ui.part_box.blockSignals(True)
        self.ui.part_box.clear()
        self.ui.part_box.addItems(list(PART_NAMES[length]))
        self.ui.part_box.setCurrentIndex((month - 1) // length)
        self.ui.part_box.blockSignals(False)
        self._may_have_changed()

    def _show(self, task: Task, found: Preview) -> None:
        if task is not self._wanted:
            return
        self._shown = found
        self._busy(False)
        self._table.replace_rows(found.rows, heads=found.heads)
        self.ui.title_label.setText(found.title)

    def _refuse(self, task: Task, sentence: str) -> None:
        if task is self._wanted:
            self._shown = None
            self._busy(False)
            self._table.replace_rows((), heads=())
            self.ui.title_label.clear()  # the heading of another month is not this one's
            set_tone(self.ui.told, "late", sentence)

    def _saved(self, target: Path, report: RosterReport | LayoutReport, to: str) -> None:
        self.context.pc.setValue(LAST_TO.format(kind=report.kind), to)
        self.context.pc.setValue(LAST_FOLDER, str(target.parent))
        self.context.pc.setValue(LAST_FORM.format(kind=report.kind), str(self.ui.layout_box.currentData()))
        told = report.how_to_print if isinstance(report, RosterReport) else what_lacks(report)
        set_tone(self.ui.told, "done", f"已导出{report.rows}行，存为{target}{'。' if told else ''}{told}")

    def _busy(self, is_busy: bool) -> None:
        self.ui.progress.setRange(0, 0 if is_busy else 1)
        self.ui.progress.setVisible(is_busy)
        self.ui.save_button.setEnabled(not is_busy and self._shown is not None)
        self.ui.forms_button.setEnabled(self._shown is not None)


def reporting_month(today: date) -> Period:
    """The month whose roster is due: this one from the 20th on, else the one before."""
    if today.day >= REPORTING_DAY:
        return Period.month_of(today)
    return Period(today.year - 1, 12, 1) if today.month == 1 else Period(today.year, today.month - 1, 1)
