"""Where the numbers of papers go on (文书编号): for an office that has numbered by hand this year."""

from PySide6.QtWidgets import QWidget

from libao_desk.gui.base.context import Context
from libao_desk.gui.base.plain_table import PlainTable, chosen_row, show_in
from libao_desk.gui.base.tone import set_tone
from libao_desk.gui.forms.ui_paper_numbering import Ui_PaperNumbering
from libao_desk.services.papers.paper_series import PaperSeries

HEADS = ("文书", "年份", "下一份的编号", "")


class PaperNumberingPage(QWidget):
    """Every series of papers with its next number; one that nothing was numbered in yet may begin later than with 1."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.ui = Ui_PaperNumbering()
        self.ui.setupUi(self)
        self._table = PlainTable(HEADS, self)
        show_in(self.ui.table, self._table)
        self.ui.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_chosen())
        self.ui.start_button.clicked.connect(self.start)
        self.refresh()

    def refresh(self) -> None:
        """Read the series again."""
        self._series = self.context.office.paper_numbering.all()
        self._table.replace_rows(
            [(one.title, f"{one.year}", one.sample, "已编号" if one.is_begun else "还没有编号") for one in self._series]
        )
        self._show_chosen()

    def start(self) -> None:
        """Let the chosen series go on from the number typed."""
        place = chosen_row(self.ui.table)
        if place is None:
            set_tone(self.ui.told, "muted", "请先在表中选中一种文书。")
            return
        numbering, chosen, following = self.context.office.paper_numbering, self._series[place], self.ui.following.value()
        task = self.context.run(lambda _: numbering.start(chosen.series, following, chosen.year), "文书编号")
        task.answer(self, succeeded=lambda _: self._stored(chosen), refused=lambda sentence: set_tone(self.ui.told, "late", sentence))

    def _stored(self, chosen: PaperSeries) -> None:
        self.refresh()
        sample = next(one.sample for one in self._series if (one.series, one.year) == (chosen.series, chosen.year))
        set_tone(self.ui.told, "done", f"下一份编为{sample}。")

    def _show_chosen(self) -> None:
        place = chosen_row(self.ui.table)
        may = place is not None and not self._series[place].is_begun
        for widget in (self.ui.following, self.ui.start_button):
            widget.setEnabled(may)
        if place is not None:
            self.ui.following.setValue(self._series[place].following)
