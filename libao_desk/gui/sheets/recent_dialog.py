"""The recent situation of each record of a roster (近况): drafted from the month's rows, edited here, each sentence with its row."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from libao_desk.core.period import Period
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.fitting_dialog import FittingDialog
from libao_desk.gui.base.plain_table import PlainTable, chosen_row, show_in
from libao_desk.gui.base.tasks import Task
from libao_desk.gui.base.tone import set_tone
from libao_desk.gui.forms.ui_recent_dialog import Ui_RecentDialog
from libao_desk.people.access import Action
from libao_desk.services.recent.texts import RecentLine

RECORD_HEADS, ROW_HEADS = ("编号", "状态", "对象"), ("日期", "来源", "句子")
SHARES = (440, 600)
HOW_IT_IS_MADE = "草稿由本期各条记录写成，未改写的按草稿写入花名册。"
HOW_IT_IS_KEPT = f"{HOW_IT_IS_MADE}可以改写，随写随存：换一个对象、关闭窗口时自动保存，清空的恢复为草稿。"
CLOSED = "已月结，近况与报送的花名册不同了的，应出更正表：请到“月结和更正表”点“检查待更正”。"
Lines = tuple[RecentLine, ...]


class RecentDialog(FittingDialog):
    """What is typed is kept when another record is chosen, and when the dialog is closed: it says so, and has no button to save."""

    text_kept = Signal()
    """A text was stored: what shows the roster computes it again."""
    row_wished = Signal()
    """The clerk goes to a row: the dialogs make way."""

    def __init__(self, context: Context, kind: str, period: Period, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._kind, self._period = kind, period
        register, roster = context.book.roster(kind)
        self._is_closed = context.office.closing.is_closed(period)
        self._part_titles = {part.key: part.label for part in register.parts}
        self.ui = Ui_RecentDialog()
        self.ui.setupUi(self)
        self._lines: list[RecentLine] = []
        self._shown: int | None = None
        self._records = PlainTable(RECORD_HEADS, self)
        self._rows = PlainTable(ROW_HEADS, self)
        show_in(self.ui.records, self._records, is_read_whole=True)
        show_in(self.ui.rows, self._rows, is_read_whole=True)
        self.ui.splitter.setSizes(SHARES)
        may_edit = context.office.desk.may(register.key, Action.EDIT)
        self.ui.text.setReadOnly(not may_edit)
        self.ui.draft_button.setEnabled(may_edit)
        self.ui.title_label.setText(f"{period.label}{roster.title}：{HOW_IT_IS_KEPT if may_edit else HOW_IT_IS_MADE}")
        set_tone(self.ui.rows_label, "muted")
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Read the records of the period again."""
        kind, period, recent = self._kind, self._period, self.context.office.recent
        task = self.context.run(lambda _: recent.lines(kind, period), "近况")
        task.answer(self, succeeded=self._take, refused=lambda sentence: set_tone(self.ui.told, "late", sentence))

    def save(self) -> None:
        """Keep the text of the record shown, if it was changed; the draft itself is nothing to keep."""
        if self._shown is None or self.ui.text.isReadOnly():
            return
        line, text = self._lines[self._shown], self.ui.text.toPlainText()
        if text.strip() == line.text.strip():
            return
        kind, period, recent = self._kind, self._period, self.context.office.recent

        def work(_: Task) -> RecentLine:
            recent.keep(kind, line.ref, period, text)
            return recent.line(kind, line.ref, period)

        task = self.context.run(work, "保存近况")
        task.answer(self, succeeded=lambda kept: self._kept(kept, text), refused=lambda sentence: self._refused(line, text, sentence))

    def back_to_draft(self) -> None:
        """Put the draft in the place of what was typed or kept."""
        if self._shown is not None:
            self.ui.text.setPlainText(self._lines[self._shown].draft)
            self.save()

    def open_row(self) -> None:
        """Go to the part of the record that a sentence tells of."""
        row = chosen_row(self.ui.rows)
        if self._shown is None or row is None:
            return
        line = self._lines[self._shown]
        self.accept()
        self.row_wished.emit()
        self.context.open_part.emit(line.ref, line.sentences[row].part)

    def done(self, result: int) -> None:
        """Closing loses nothing that was typed."""
        self.save()
        super().done(result)

    # --- inside --------------------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        ui = self.ui
        ui.records.selectionModel().currentRowChanged.connect(lambda *_: self._choose(chosen_row(ui.records)))
        ui.rows.activated.connect(lambda _: self.open_row())
        ui.draft_button.clicked.connect(self.back_to_draft)
        ui.close_button.clicked.connect(self.accept)

    def _take(self, lines: Lines) -> None:
        self._lines, self._shown = list(lines), None
        self._list_records()
        if lines:
            self.ui.records.selectRow(0)
        else:
            set_tone(self.ui.told, "muted", "本期花名册中没有可写近况的对象。")

    def _list_records(self) -> None:
        tones = ["soon" if line.is_outdated else "" for line in self._lines]
        self._records.replace_rows([(line.number, _state(line), line.label) for line in self._lines], tones)

    def _choose(self, number: int | None) -> None:
        """Show another record; what was typed for the one before is kept first."""
        if number is None or number == self._shown:
            return
        self.save()
        self._shown = number
        self._show()

    def _show(self) -> None:
        if self._shown is None:
            return
        line = self._lines[self._shown]
        self.ui.text.setPlainText(line.text)
        self.ui.text.setPlaceholderText(f"清空后按草稿写入：{line.draft}" if line.draft else "")
        self._rows.replace_rows([(f"{one.held_on:%m-%d}", self._part_titles[one.part], one.text) for one in line.sentences])
        outdated = "改写之后记录又有变动，请对照下列各句核对。" if line.is_outdated else ""
        set_tone(self.ui.told, "soon", outdated)

    def _kept(self, line: RecentLine, typed: str) -> None:
        """Show what is on file now; in place of an emptied text its draft comes back into the box."""
        number = next(n for n, one in enumerate(self._lines) if one.ref == line.ref)
        self._lines[number] = line
        self._list_records()
        if self._shown is not None:
            self.ui.records.selectRow(self._shown)
        if self._shown == number and self.ui.text.toPlainText() == typed != line.text:
            self._show()
        what = "已保存" if line.is_kept else "已恢复为草稿"
        if self._is_closed:
            set_tone(self.ui.told, "soon", f"{line.number}的近况{what}。{self._period.label}{CLOSED}")
        else:
            set_tone(self.ui.told, "done", f"{line.number}的近况{what}。")
        self.text_kept.emit()

    def _refused(self, line: RecentLine, text: str, sentence: str) -> None:
        """The text stays to be edited: its record is shown again with what was typed."""
        self._shown = next(n for n, one in enumerate(self._lines) if one.ref == line.ref)
        self.ui.records.selectRow(self._shown)
        self._show()
        self.ui.text.setPlainText(text)
        set_tone(self.ui.told, "late", sentence)


def _state(line: RecentLine) -> str:
    if line.is_outdated:
        return "已改写，记录有变动"
    return "已改写" if line.is_kept else f"草稿{len(line.sentences)}句" if line.sentences else "本期无记录"
