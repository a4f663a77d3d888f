"""Where the numbers of papers go on (文书编号): for an office that has numbered by hand this year."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from libao_desk.gui.base.context import Context
from libao_desk.gui.base.plain_table import PlainTable, chosen_row, show_in
from libao_desk.gui.base.tone import set_tone
from libao_desk.gui.base.unsaved import GIVEN_BACK, Then, TypedPage, after_the_click
from libao_desk.gui.forms.ui_paper_numbering import Ui_PaperNumbering
from libao_desk.services.papers.paper_series import PaperSeries

HEADS = ("文书", "年份", "下一份的编号", "")


class PaperNumberingPage(TypedPage):
    """Every series of papers with its next number; one that nothing was numbered in yet may begin later than with 1."""

    page_title = "文书编号"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.ui = Ui_PaperNumbering()
        self.ui.setupUi(self)
        self._table = PlainTable(HEADS, self)
        self._at: PaperSeries | None = None
        show_in(self.ui.table, self._table)
        self.ui.table.selectionModel().currentRowChanged.connect(lambda *_: after_the_click(self, self, self._wish_row))
        self.ui.start_button.clicked.connect(lambda: self.save())
        self.refresh()
        self.take_back()

    def has_unsaved(self) -> bool:
        """Whether another number than the next one stands in the box."""
        return self._at is not None and not self._at.is_begun and self.ui.following.value() != self._at.following

    def typed(self) -> dict[str, Any]:
        """The series and the number typed for it."""
        return {} if self._at is None else {"series": self._at.series, "year": self._at.year, "following": self.ui.following.value()}

    def type_again(self, typed: dict[str, Any]) -> None:
        """Choose the series and put the number back, where it may still be said."""
        self._go_to(typed["series"], typed["year"])
        if self._at is not None and (self._at.series, self._at.year) == (typed["series"], typed["year"]) and not self._at.is_begun:
            self.ui.following.setValue(typed["following"])
            set_tone(self.ui.told, "soon", GIVEN_BACK)

    def forget_typed(self) -> None:
        """Show the next number."""
        if self._at is not None:
            self.ui.following.setValue(self._at.following)

    def refresh(self) -> None:
        """Read the series again, unless a number is being typed."""
        if self.has_unsaved():
            return
        at = self._at
        self._series = self.context.office.paper_numbering.all()
        self._table.replace_rows(
            [(one.title, f"{one.year}", one.sample, "已编号" if one.is_begun else "还没有编号") for one in self._series]
        )
        self._show(None)
        if at is not None:
            self._go_to(at.series, at.year)

    def save(self, then: Then | None = None) -> None:
        """Let the chosen series go on from the number typed."""
        chosen = self._at
        if chosen is None:
            set_tone(self.ui.told, "muted", "请先在表中选中一种文书。")
            return
        numbering, following = self.context.office.paper_numbering, self.ui.following.value()
        task = self.context.run(lambda _: numbering.start(chosen.series, following, chosen.year), "文书编号")
        task.answer(self, succeeded=lambda _: self._stored(chosen, then), refused=lambda told: set_tone(self.ui.told, "late", told))

    def _stored(self, chosen: PaperSeries, then: Then | None) -> None:
        self.forget_typed()
        self.refresh()
        self._go_to(chosen.series, chosen.year)
        if self._at is not None:
            set_tone(self.ui.told, "done", f"下一份编为{self._at.sample}。")
        self.stored(then)

    def _wish_row(self) -> None:
        place = chosen_row(self.ui.table)
        wished = None if place is None else self._series[place]
        if not self.has_unsaved() or wished is None or self._at is None:
            self._show(wished)
        elif wished is not self._at:
            go = partial(self._go_to, wished.series, wished.year)
            self._go_to(self._at.series, self._at.year)
            if self.may_leave(go):
                go()

    def _go_to(self, series: str, year: int) -> None:
        for place, one in enumerate(self._series):
            if (one.series, one.year) == (series, year):
                self.ui.table.selectRow(place)

    def _show(self, chosen: PaperSeries | None) -> None:
        self._at = chosen
        for widget in (self.ui.following, self.ui.start_button):
            widget.setEnabled(chosen is not None and not chosen.is_begun)
        if chosen is not None:
            self.ui.following.setValue(chosen.following)
