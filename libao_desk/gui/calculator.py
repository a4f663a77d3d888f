"""The deadline calculator (期限计算器): a way of counting or a clock, a number and a date; the whole reckoning at once."""

from datetime import date
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from libao_desk.core.calendar import Count
from libao_desk.core.dates import parse_date
from libao_desk.core.errors import Refusal
from libao_desk.declare.clock import Span
from libao_desk.gui.base import clipboard
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.fitting_dialog import FittingDialog
from libao_desk.gui.base.tone import set_tone
from libao_desk.gui.forms.ui_calculator import Ui_CalculatorDialog
from libao_desk.services.reckoning import FREE_BASIS, Answer, reckon_clock, reckon_count

UNITS = {Count.MON: "个月", Count.TERM: "个月", Count.HRS: "小时"}
DAYS = "日"
WEEKDAYS = "一二三四五六日"


class CalculatorDialog(FittingDialog):
    """Nothing is stored; every change is reckoned again at once."""

    is_veiled = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.ui = Ui_CalculatorDialog()
        self.ui.setupUi(self)
        for count in FREE_BASIS:
            self.ui.way_box.addItem(f"{count.name}　{count.value}", count)
        for register in context.book:
            if register.spans:
                self.ui.way_box.insertSeparator(self.ui.way_box.count())
            for key, span in register.rows_of_clocks.items():
                self.ui.way_box.addItem(f"{key}　{span.title}（{register.title}）", span)
        self.ui.start.setText(f"{context.clock.today():%Y-%m-%d}")
        self.ui.way_box.currentIndexChanged.connect(lambda _: self.reckon())
        self.ui.length_box.valueChanged.connect(lambda _: self.reckon())
        self.ui.start.textChanged.connect(lambda _: self.reckon())
        self.ui.copy_button.clicked.connect(self.copy)
        self.ui.close_button.clicked.connect(self.accept)
        self.reckon()

    def reckon(self) -> None:
        """Show the answer to what the boxes say, or why there is none."""
        way = self.ui.way_box.currentData()
        self.ui.length_box.setEnabled(isinstance(way, Count))
        self.ui.unit_label.setText(UNITS.get(way.count if isinstance(way, Span) else way, DAYS))
        try:
            start = parse_date(self.ui.start.text(), self.context.clock.today())
            answer = self._answer(way, start)
        except Refusal as refusal:
            self._show(None, refusal.sentence)
        else:
            self.ui.start_label.setText(_written(start))
            self._show(answer, "")

    def copy(self) -> None:
        """Put the reckoning on the clipboard, for a note or a letter."""
        lines = (self.ui.last_day.text(), self.ui.reckoning.text(), self.ui.basis.text())
        clipboard.put("\n".join(line for line in lines if line))

    def _answer(self, way: Any, start: date) -> Answer:
        facts = self.context.office.desk.facts()
        return reckon_clock(facts, way, start) if isinstance(way, Span) else reckon_count(facts, way, self.ui.length_box.value(), start)

    def _show(self, answer: Answer | None, problem: str) -> None:
        self.ui.copy_button.setEnabled(answer is not None)
        set_tone(self.ui.problem, "late", problem)
        if answer is None:
            for label in (self.ui.last_day, self.ui.reckoning, self.ui.basis, self.ui.start_label):
                label.clear()
            return
        self.ui.last_day.setText(_written(answer.last_day))
        self.ui.reckoning.setText(answer.reckoning)
        self.ui.basis.setText(f"依据：{answer.basis}")
        if isinstance(self.ui.way_box.currentData(), Span):
            self.ui.length_box.blockSignals(True)
            self.ui.length_box.setValue(answer.length)
            self.ui.length_box.blockSignals(False)
        QTimer.singleShot(0, self, self.fit)  # once the lines know how they wrap


def _written(day: date) -> str:
    return f"{day:%Y年%m月%d日}　星期{WEEKDAYS[day.weekday()]}"
