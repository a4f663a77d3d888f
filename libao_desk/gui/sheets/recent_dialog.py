"""The recent situation of each record of a roster (近况): drafted from the month's rows, edited here, each sentence with its row."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from libao_desk.core.errors import Refusal
from libao_desk.core.period import Period
from libao_desk.gui.base import dialogs
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.fitting_dialog import FittingDialog
from libao_desk.gui.base.plain_table import PlainTable, chosen_row, show_in
from libao_desk.gui.base.tasks import Task
from libao_desk.gui.base.tone import set_tone
from libao_desk.gui.base.unsaved import GIVEN_BACK, KEEP_EVERY, Then, Unsaved
from libao_desk.gui.forms.ui_recent_dialog import Ui_RecentDialog
from libao_desk.people.access import Action
from libao_desk.services.recent.texts import RecentLine
from libao_desk.services.records.drafts import RecordRef

RECORD_HEADS, ROW_HEADS = ("编号", "状态", "对象"), ("日期", "来源", "句子")
SHARES = (440, 600)
HOW_IT_IS_MADE = "草稿由本期各条记录写成，未改写的按草稿写入花名册。"
HOW_IT_IS_KEPT = f"{HOW_IT_IS_MADE}可以改写，随写随存：换一个对象、关闭窗口时自动保存，清空的恢复为草稿。"
CLOSED = "已月结，近况与报送的花名册不同了的，应出更正表：请到“月结和更正表”点“检查待更正”。"
PLACE, TITLE = ":recent", "近况"
CHANGED = "上次填写、还没有保存的近况已放回；其间这段近况或者它的记录又有变动，请对照下列各句核对后关闭窗口保存。"
NOT_STORED = "近况没有保存，请再改一处后关闭窗口重试。"
Lines = tuple[RecentLine, ...]


@dataclass
class _Typed:
    """A text that is not on file."""

    text: str
    sentence: str = ""
    """Why it was refused, or that it was put back; empty while it is on its way."""
    is_put_back: bool = False
    """Whether it was typed before a power cut and never sent."""


class RecentDialog(FittingDialog, Unsaved):
    """What is typed is kept when another record is chosen, and when the dialog is closed: it says so, and has no button to save.

    A text that is refused stays on the screen, and the dialog with it, until it is edited or given up.
    """

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
        self._unkept: dict[RecordRef, _Typed] = {}
        self._then: Then | None = None
        """What waits for the texts on their way."""
        self._place = f"{PLACE}/{kind}/{period}"
        self._in_file: dict[str, Any] = {}
        """The texts that the journal holds: refused when the desk was locked, or typed a few seconds ago."""
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
        self._keeping = QTimer(self, interval=KEEP_EVERY)
        self._keeping.timeout.connect(self.keep_along)
        self._keeping.start()

    def refresh(self) -> None:
        """Read the records of the period again."""
        kind, period, place, office = self._kind, self._period, self._place, self.context.office
        task = self.context.run(lambda _: (office.recent.lines(kind, period), office.journal.page(place)), "近况")
        task.answer(self, succeeded=lambda found: self._take(*found), refused=lambda sentence: set_tone(self.ui.told, "late", sentence))

    def save(self) -> None:
        """Keep the text of the record shown, if it was changed; the draft itself is nothing to keep."""
        if self._shown is None or self.ui.text.isReadOnly():
            return
        line, text = self._lines[self._shown], self.ui.text.toPlainText()
        if text.strip() == line.text.strip():
            self._unkept.pop(line.ref, None)
            return
        self._unkept[line.ref] = _Typed(text)
        kind, period, recent = self._kind, self._period, self.context.office.recent

        def work(_: Task) -> RecentLine:
            recent.keep(kind, line.ref, period, text)
            return recent.line(kind, line.ref, period)

        task = self.context.run(work, "保存近况")
        task.answer(
            self,
            succeeded=lambda kept: self._kept(kept, text),
            refused=lambda sentence: self._refused(line.ref, text, sentence),
            ended=lambda: self._refused(line.ref, text, NOT_STORED),
        )

    def has_unsaved(self) -> bool:
        """Whether a text is not on file: typed just now, on its way, or refused."""
        return bool(self._unkept) or self._is_changed()

    def keep_along(self) -> None:
        """A power cut asks nobody: keep the texts that are not on file, each with what stood there."""
        if not self.context.is_unlocked or not self._lines:
            return
        typed = {ref: [one.text, "" if one.is_put_back else one.sentence] for ref, one in self._unkept.items()}
        if self._shown is not None and self._is_changed():
            typed[self._lines[self._shown].ref] = [self.ui.text.toPlainText(), ""]
        was = {line.ref: line.text for line in self._lines}
        texts = {str(ref.id): [*said, was[ref]] for ref, said in typed.items()}
        if texts != self._in_file:
            self._in_file = texts
            journal, place, title, content = self.context.office.journal, self._place, self._title(), self._content(texts)
            self.context.run(lambda _: journal.keep_page(place, title, content), "保留草稿")

    def may_leave(self, then: Then) -> bool:
        """Store what is typed, and call `then` once it is stored; ask only about a text that was refused as it stands."""
        if (one := self._refused_as_shown()) is not None:
            line = self._lines[self._shown or 0]
            question = f"{line.number} {line.label}的近况没有保存：{one.sentence}"
            if dialogs.choose(self, question, ("放弃这段近况",), is_grave=True) is None:
                return False
            self._give_up(line)
        self.save()
        if self._unkept:
            self._then = then
            self._go_on()
            return False
        self._drop_left_over()
        return True

    def keep_typed(self) -> None:
        """Store every text, and keep those that are refused for the next time these months' texts are looked at."""
        if self._shown is not None and self._is_changed():
            self._unkept[self._lines[self._shown].ref] = _Typed(self.ui.text.toPlainText())
        if not self._unkept and not self._in_file:
            return
        self._keeping.stop()
        office, kind, period, place = self.context.office, self._kind, self._period, self._place
        texts, title = {ref: one.text for ref, one in self._unkept.items()}, self._title()

        def work(_: Task) -> None:
            left: dict[str, Any] = {}
            for ref, text in texts.items():
                try:
                    office.recent.keep(kind, ref, period, text)
                except Refusal as refusal:
                    left[str(ref.id)] = [text, refusal.sentence]
            office.journal.keep_page(place, title, self._content(left))

        self.context.run(work, "保留近况")
        self._unkept.clear()
        self._shown = None

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

        def go() -> None:
            self.accept()
            self.row_wished.emit()
            self.context.open_part.emit(line.ref, line.sentences[row].part)

        if self.may_leave(go):
            go()

    def done(self, result: int) -> None:
        """Closing loses nothing that was typed: the dialog stays until it is stored or given up."""
        if self.may_leave(lambda: self.done(result)):
            super().done(result)

    # --- inside --------------------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        ui = self.ui
        ui.records.selectionModel().currentRowChanged.connect(lambda *_: self._choose(chosen_row(ui.records)))
        ui.rows.activated.connect(lambda _: self.open_row())
        ui.draft_button.clicked.connect(self.back_to_draft)
        ui.close_button.clicked.connect(self.accept)

    def _title(self) -> str:
        return f"{self.context.book.roster(self._kind)[1].title}{self._period.label}{TITLE}"

    def _content(self, texts: dict[str, Any]) -> dict[str, Any]:
        return {"kind": self._kind, "period": str(self._period), "texts": texts} if texts else {}

    def _take(self, lines: Lines, left: Mapping[str, Any]) -> None:
        self._lines, self._shown = list(lines), None
        self._take_left_over(left.get("texts", {}))
        self._list_records()
        if lines:
            self.ui.records.selectRow(next((n for n, line in enumerate(lines) if line.ref in self._unkept), 0))
        else:
            set_tone(self.ui.told, "muted", "本期花名册中没有可写近况的对象。")

    def _take_left_over(self, left: Mapping[str, list[str]]) -> None:
        """Texts that were refused when the desk was locked, or typed before a power cut, come back to be edited."""
        self._in_file = dict(left)
        for line in self._lines:
            if str(line.ref.id) in left:
                text, sentence, *was = left[str(line.ref.id)]
                put_back = CHANGED if was and was[0] != line.text else GIVEN_BACK
                self._unkept[line.ref] = _Typed(text, sentence or put_back, is_put_back=not sentence)

    def _drop_left_over(self) -> None:
        if self._in_file and self.context.is_unlocked:
            self._in_file = {}
            journal, place = self.context.office.journal, self._place
            self.context.run(lambda _: journal.keep_page(place, "", {}), "清除草稿")

    def _list_records(self) -> None:
        tones = ["late" if line.ref in self._unkept else "soon" if line.is_outdated else "" for line in self._lines]
        self._records.replace_rows([(line.number, self._said(line), line.label) for line in self._lines], tones)

    def _said(self, line: RecentLine) -> str:
        return "未保存" if line.ref in self._unkept else _state(line)

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
        typed = self._unkept.get(line.ref)
        self.ui.text.setPlainText(line.text if typed is None else typed.text)
        self.ui.text.setPlaceholderText(f"清空后按草稿写入：{line.draft}" if line.draft else "")
        self._rows.replace_rows([(f"{one.held_on:%m-%d}", self._part_titles[one.part], one.text) for one in line.sentences])
        if typed is not None and typed.sentence:
            set_tone(self.ui.told, "late", typed.sentence)
        else:
            set_tone(self.ui.told, "soon", "改写之后记录又有变动，请对照下列各句核对。" if line.is_outdated else "")

    def _kept(self, line: RecentLine, typed: str) -> None:
        """Show what is on file now; in place of an emptied text its draft comes back into the box."""
        number = self._place_of(line.ref)
        self._lines[number] = line
        if (one := self._unkept.get(line.ref)) is not None and one.text == typed:
            del self._unkept[line.ref]
        self._list_anew()
        if self._shown == number and self.ui.text.toPlainText() == typed != line.text:
            self._show()
        what = "已保存" if line.is_kept else "已恢复为草稿"
        if self._is_closed:
            set_tone(self.ui.told, "soon", f"{line.number}的近况{what}。{self._period.label}{CLOSED}")
        else:
            set_tone(self.ui.told, "done", f"{line.number}的近况{what}。")
        self.text_kept.emit()
        self._go_on()

    def _refused(self, ref: RecordRef, text: str, sentence: str) -> None:
        """The text stays to be edited: its record is shown again with what was typed."""
        one = self._unkept.get(ref)
        if one is None or one.text != text or one.sentence:
            return  # stored, or typed on since: the later text is judged by itself
        one.sentence, self._then = sentence, None
        self._list_anew()
        if self._shown == self._place_of(ref):
            set_tone(self.ui.told, "late", sentence)
        else:
            self._turn_to(ref)

    def _go_on(self) -> None:
        """Do what waited for the texts on their way; where one was refused before, show that instead."""
        if self._then is None or any(not one.sentence for one in self._unkept.values()):
            return
        then, self._then = self._then, None
        if self._unkept:
            self._turn_to(next(iter(self._unkept)))
        else:
            then()

    def _turn_to(self, ref: RecordRef) -> None:
        self.save()
        self._shown = self._place_of(ref)
        self.ui.records.selectRow(self._shown)
        self._show()

    def _list_anew(self) -> None:
        self._list_records()
        if self._shown is not None:
            self.ui.records.selectRow(self._shown)

    def _place_of(self, ref: RecordRef) -> int:
        return next(n for n, one in enumerate(self._lines) if one.ref == ref)

    def _is_changed(self) -> bool:
        if self._shown is None or self.ui.text.isReadOnly():
            return False
        return self.ui.text.toPlainText().strip() != self._lines[self._shown].text.strip()

    def _refused_as_shown(self) -> _Typed | None:
        """The text that stands in the box, where it was refused just so."""
        if self._shown is None:
            return None
        one = self._unkept.get(self._lines[self._shown].ref)
        return one if one is not None and one.sentence and not one.is_put_back and one.text == self.ui.text.toPlainText() else None

    def _give_up(self, line: RecentLine) -> None:
        self._unkept.pop(line.ref, None)
        self._show()


def _state(line: RecentLine) -> str:
    if line.is_outdated:
        return "已改写，记录有变动"
    return "已改写" if line.is_kept else f"草稿{len(line.sentences)}句" if line.sentences else "本期无记录"
