"""Closing a month and correcting it (月结和更正表): changes are seen before a press closes; what differs since is listed, then numbered."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from libao_desk.core.errors import Refusal, Trouble
from libao_desk.core.period import Period
from libao_desk.gui.base import dialogs
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.plain_table import PlainTable, chosen_row, show_in
from libao_desk.gui.base.tasks import Task
from libao_desk.gui.base.tone import set_tone
from libao_desk.gui.base.working_dialog import WorkingDialog
from libao_desk.gui.forms.ui_closing_dialog import Ui_ClosingDialog
from libao_desk.services.closing.closing import Closed
from libao_desk.services.closing.correction_lines import CorrectionLine, SheetView
from libao_desk.services.closing.month_changes import MonthView
from libao_desk.services.files import refuse_no_folder, write_file
from libao_desk.services.progress import Progress
from libao_desk.services.rosters.closing_tables import ClosedMonth

from .export_dialog import reporting_month

LAST_FOLDER = "closing/folder"
COUNT_HEADS = ("花名册", "上月", "新增", "减少", "本月")
LINE_HEADS = ("花名册", "变动", "对象", "原因", "变化内容")
MONTH_HEADS = ("月份", "月结日期", "月结人", "更正表", "待更正")
DUE_HEADS = ("花名册", "原序号", "现序号", "对象", "更正项目", "原因", "原报", "现为")
DUE_COLUMN = MONTH_HEADS.index("待更正")
NOTICE = "月结固定本月各花名册（报送版），连同统计表、月结报告和目录存入一个文件夹；一个月只月结一次，此后的改动出更正表。"
UNCHECKED = "未检查"
ONLY_ONCE = "月结后各花名册即固定，不能撤回，也不能重做，此后的改动只能出更正表。现在月结吗？"
CHECK_FIRST = "请先点“检查待更正”，看过要更正的内容再制作。"


@dataclass(frozen=True)
class Made:
    """A sheet on file, where it was to be saved, and why it could not be."""

    view: SheetView
    folder: Path
    failure: str = ""


class ClosingDialog(WorkingDialog):
    """Nothing is stored before a button is pressed; what runs shows its progress, and Cancel leaves nothing behind."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.ui = Ui_ClosingDialog()
        self.ui.setupUi(self)
        self._months: tuple[ClosedMonth, ...] = ()
        self._made: dict[Period, tuple[SheetView, ...]] = {}
        self._due: dict[Period, SheetView] = {}
        self._counts, self._lines = PlainTable(COUNT_HEADS, self), PlainTable(LINE_HEADS, self)
        self._closed, self._differing = PlainTable(MONTH_HEADS, self, tone_column=DUE_COLUMN), PlainTable(DUE_HEADS, self)
        ui = self.ui
        for view, model in ((ui.counts, self._counts), (ui.lines, self._lines), (ui.months, self._closed), (ui.due, self._differing)):
            show_in(view, model, is_read_whole=True)
        set_tone(ui.notice, "muted", NOTICE)
        ui.progress.hide()
        self._offer()
        self._connect()
        self._read_months()

    @property
    def period(self) -> Period:
        """The month chosen to be closed."""
        return Period(self.ui.year_box.value(), self.ui.month_box.currentIndex() + 1, 1)

    @property
    def closed(self) -> ClosedMonth | None:
        """The closed month the clerk stands on."""
        row = chosen_row(self.ui.months)
        return None if row is None or row >= len(self._months) else self._months[row]

    def look(self) -> None:
        """Compute the month and the one before, and show what changed."""
        closing, period = self.context.office.closing, self.period
        self._run(lambda task: closing.preview(period, task.progress), "计算本月变动", self._show)

    def close_month(self) -> None:
        """Ask whether and where to, then close it; what may not be closed is told before anything is asked."""
        closing, period = self.context.office.closing, self.period
        try:
            caution = closing.caution(period)
        except Refusal as refusal:
            set_tone(self.ui.told, "late", refusal.sentence)
            return
        if caution is None:
            agreed = dialogs.ask(self, f"{period.label}{ONLY_ONCE}", yes="月结", no="不月结")
        else:
            agreed = dialogs.ask(self, f"{caution}\n\n仍要现在月结吗？", yes="仍要月结", no="不月结")
        if agreed and (folder := self._folder("月结文件夹存到哪里")) is not None:
            target = folder / f"{period.label}月结"
            self._run(
                lambda task: closing.close(period, target, is_confirmed=caution is not None, progress=task.progress),
                f"{period.label}月结",
                self._has_closed,
            )

    def check(self) -> None:
        """Compute every closed month again and list what differs from what was sent."""
        sheets, periods = self.context.office.correction_sheets, [one.period for one in self._months]

        def work(task: Task) -> dict[Period, SheetView]:
            steps = len(periods)
            return {period: sheets.due(period, _step(task, n, steps)) for n, period in enumerate(periods)}

        self._run(work, "检查待更正", self._checked)

    def make(self) -> None:
        """Ask, then make the next sheet of the month chosen and save it as sheet and paper; what it will say is seen first."""
        if (closed := self.closed) is None:
            return
        sheets, period = self.context.office.correction_sheets, closed.period
        due = self._due.get(period)
        if due is None or not due.lines:
            told = CHECK_FIRST if due is None else f"{period.label}与已报送的（含更正表）一致，没有需要更正的内容。"
            set_tone(self.ui.told, "soon", told)
            return
        reason = self.ui.reason_edit.text().strip()
        question = f"为{period.label}制作更正表吗？更正表编号后不能撤回。" + (f"\n更正理由：{reason}" if reason else "")
        if dialogs.ask(self, question, yes="制作", no="不制作") and (folder := self._folder("更正表存到哪里")) is not None:
            self._run(
                lambda task: _made(folder, lambda: sheets.make(period, task.progress, reason=reason), sheets.write),
                "制作更正表",
                self._has_made,
            )

    def save_again(self) -> None:
        """Save a sheet that was made before once more."""
        view = self.ui.sheet_box.currentData()
        if isinstance(view, SheetView) and (folder := self._folder("更正表存到哪里")) is not None:
            write = self.context.office.correction_sheets.write
            self._run(lambda _: _saved(folder, view, write), "保存更正表", self._has_saved)

    # --- inside --------------------------------------------------------------------------------------------------------

    def _offer(self) -> None:
        month = reporting_month(self.context.office.today)
        self.ui.month_box.addItems([f"{n}月" for n in range(1, 13)])
        self.ui.year_box.setValue(month.year)
        self.ui.month_box.setCurrentIndex(month.first_month - 1)

    def _connect(self) -> None:
        ui = self.ui
        ui.year_box.valueChanged.connect(lambda _: self._forget())
        ui.month_box.currentIndexChanged.connect(lambda _: self._forget())
        ui.look_button.clicked.connect(self.look)
        ui.close_button.clicked.connect(self.close_month)
        ui.check_button.clicked.connect(self.check)
        ui.make_button.clicked.connect(self.make)
        ui.again_button.clicked.connect(self.save_again)
        ui.cancel_button.clicked.connect(self.reject)
        ui.tabs.currentChanged.connect(lambda _: self._hush())
        ui.months.selectionModel().currentRowChanged.connect(lambda *_: self._show_month())

    def _forget(self) -> None:
        """Another month was chosen: what is shown is not of it."""
        self._counts.replace_rows(())
        self._lines.replace_rows(())
        self._hush()

    def _hush(self) -> None:
        """What was told is of another page or another month; what runs goes on being told."""
        if self._task is None:
            set_tone(self.ui.told, "muted", "")

    def _folder(self, title: str) -> Path | None:
        chosen = dialogs.choose_folder(self, title, str(self.context.pc.value(LAST_FOLDER, str(Path.home()))))
        if chosen is None:
            return None
        self.context.pc.setValue(LAST_FOLDER, chosen)
        return Path(chosen)

    def _run(self, work: Callable[[Task], Any], title: str, succeeded: Callable[..., object]) -> None:
        self.ui.progress.setRange(0, 0)
        self.ui.progress.show()
        self._enable(False)
        set_tone(self.ui.told, "muted", f"{title}…")
        self._task = task = self.context.run(work, title)
        task.progressed.connect(self._advance)
        task.cancelled.connect(self._stopped)
        task.answer(self, succeeded=succeeded, refused=lambda sentence: set_tone(self.ui.told, "late", sentence), ended=self._ended)

    def _advance(self, done: int, total: int) -> None:
        self.ui.progress.setRange(0, total)
        self.ui.progress.setValue(done)

    def _stopped(self) -> None:
        set_tone(self.ui.told, "late", "已取消，什么也没有存，没有占用编号。")

    def _ended(self) -> None:
        self._task = None
        self.ui.progress.hide()
        self._enable(True)

    def _enable(self, may: bool) -> None:
        ui, has_months = self.ui, bool(self._months)
        for button in (ui.look_button, ui.close_button):
            button.setEnabled(may)
        ui.check_button.setEnabled(may and has_months)
        ui.make_button.setEnabled(may and has_months)
        ui.again_button.setEnabled(may and ui.sheet_box.count() > 0)
        ui.cancel_button.setText("关闭" if may else "取消")

    def _show(self, view: MonthView) -> None:
        counts, lines = [], []
        for one in view.changes:
            turnover = ("", "") if one.is_of_events else (f"{one.came}", f"{one.went}")
            counts.append((one.title, f"{one.before}", *turnover, f"{one.now}"))
            lines += [(one.title, line.what, line.label, line.reason, line.text) for line in one.lines]
        self._counts.replace_rows(counts)
        self._lines.replace_rows(lines)
        set_tone(self.ui.told, "muted", f"{view.period.label}变动{len(lines)}处。" if lines else f"{view.period.label}没有变动。")

    def _has_closed(self, closed: Closed) -> None:
        self._show(closed.view)
        set_tone(self.ui.told, "done", f"{closed.period.label}已月结，{len(closed.files)}个文件存入{closed.folder}")
        self._read_months()

    def _read_months(self) -> None:
        office = self.context.office
        self._months = office.closing.months()
        self._made = {one.period: office.correction_sheets.made(one.period) for one in self._months}
        self._list_months(chosen=0)

    def _list_months(self, chosen: int) -> None:
        rows, tones = [], []
        for one in self._months:
            due = self._due.get(one.period)
            told = UNCHECKED if due is None else f"{len(due.lines)}处" if due.lines else "无"
            sheets = f"{len(self._made[one.period])}张" if self._made[one.period] else ""
            rows.append((one.period.label, f"{one.closed_at.astimezone():%Y-%m-%d}", one.officer_name, sheets, told))
            tones.append("muted" if due is None else "late" if due.lines else "done")
        self._closed.replace_rows(rows, tones)
        if rows:
            self.ui.months.selectRow(chosen)
        self._show_month()
        self._enable(self._task is None)

    def _show_month(self) -> None:
        """What differs in the month chosen, and the sheets it has."""
        closed = self.closed
        due = None if closed is None else self._due.get(closed.period)
        self._differing.replace_rows([_cells(one) for one in (due.lines if due is not None else ())])
        self.ui.sheet_box.clear()
        for view in self._made.get(closed.period, ()) if closed is not None else ():
            self.ui.sheet_box.addItem(view.number, view)
        self.ui.sheet_box.setCurrentIndex(self.ui.sheet_box.count() - 1)
        self.ui.again_button.setEnabled(self.ui.sheet_box.count() > 0)

    def _checked(self, due: dict[Period, SheetView]) -> None:
        self._due = due
        self._list_months(max(0, chosen_row(self.ui.months) or 0))
        months = sum(bool(view.lines) for view in due.values())
        set_tone(self.ui.told, "soon" if months else "done", f"{months}个月份需要出更正表。" if months else "各月与已报送的一致。")

    def _has_made(self, made: Made) -> None:
        view = made.view
        chosen = chosen_row(self.ui.months) or 0
        self._due[view.period] = replace(view, number="", lines=())
        self._made[view.period] = self.context.office.correction_sheets.made(view.period)
        self._list_months(chosen)
        self.ui.reason_edit.clear()  # written for this sheet, and in force for no other
        self._has_saved(made)

    def _has_saved(self, made: Made) -> None:
        if made.failure:
            told = f"{made.view.number}已编号，有效；只是文件没有存成，请点“再存一份”换个位置存。{made.failure}"
            set_tone(self.ui.told, "late", told)
        else:
            set_tone(self.ui.told, "done", f"{made.view.number}（{len(made.view.lines)}处）已存入{made.folder}")


def _made(folder: Path, make: Callable[[], SheetView], write: Callable[[SheetView, str], bytes]) -> Made:
    """Make the next sheet where the folder takes files, and save it; its number stands whether or not the file could be written."""
    refuse_no_folder(folder)
    view = make()
    try:
        return _saved(folder, view, write)
    except (Refusal, Trouble) as failure:
        return Made(view, folder, failure.sentence)


def _saved(folder: Path, view: SheetView, write: Callable[[SheetView, str], bytes]) -> Made:
    """Save a sheet in both forms."""
    for suffix in (".xlsx", ".pdf"):
        write_file(folder / f"{view.period.label}月报更正表（{view.number}）{suffix}", write(view, suffix))
    return Made(view, folder)


def _cells(line: CorrectionLine) -> tuple[str, ...]:
    places = ("" if place is None else f"{place}" for place in (line.sent_at, line.now_at))
    return line.roster, *places, line.label, line.item, line.reason, line.sent, line.now


def _step(task: Task, n: int, steps: int) -> Progress:
    """What the n-th of several steps reports, as a share of the whole."""
    return lambda done, total: task.progress(n * total + done, steps * total)
