"""What has run out (档案保管期限): looked through on a day, drawn as a list to appraise; the lists drawn so far stand below."""

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from libao_desk.core.dates import typed_day
from libao_desk.core.errors import Refusal
from libao_desk.gui.base import dialogs
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.fitting_dialog import FittingDialog
from libao_desk.gui.base.plain_table import PlainTable, chosen_row, show_in
from libao_desk.gui.base.tone import set_tone
from libao_desk.gui.forms.ui_retention import Ui_Retention
from libao_desk.gui.papers.preview import PaperPreview
from libao_desk.services.papers.views import PaperResult
from libao_desk.services.retention.appraisals import PastList
from libao_desk.services.retention.due import KeptRecord, KeptRecords

from .destroy_dialog import DestroyDialog

HEADS = ("状况", "期满", "保管期限", "登记册", "编号", "题名", "办结日期", "依据")
LISTS = ("清单", "编制日期", "编制人", "件数", "已销毁")
RUN_OUT, THIS_YEAR = "已期满", "今年期满"
EVERY = "所有登记册"
CHOOSE = "请先在下面选中一份鉴定清单。"
QUESTION = "把截至{day}保管期满的{count}件编成鉴定清单吗？清单编号并登记，档案不改动。"


class RetentionDialog(FittingDialog):
    """Nothing happens to a record by looking or by drawing a list."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.ui = Ui_Retention()
        self.ui.setupUi(self)
        self.day = context.office.today
        self._found = KeptRecords(())
        self._shown: tuple[KeptRecord, ...] = ()
        self._drawn_lists: tuple[PastList, ...] = ()
        self._table = PlainTable(HEADS, self, tone_column=HEADS.index("状况"))
        self._lists = PlainTable(LISTS, self)
        show_in(self.ui.records, self._table)
        show_in(self.ui.lists, self._lists)
        set_tone(self.ui.notice, "muted")
        self.ui.day_box.setText(f"{self.day:%Y-%m-%d}")
        self.ui.register_box.addItem(EVERY, None)
        for register in context.book:
            if register.retention is not None:
                self.ui.register_box.addItem(register.title, register.key)
        self._connect()
        self.look()

    def look(self) -> None:
        """Find what has run out on the day that was typed."""
        ui, office = self.ui, self.context.office
        try:
            self.day = typed_day(ui.day_box.text(), office.today, has_happened=False)
        except Refusal as refusal:
            set_tone(ui.problem, "late", refusal.sentence)
            return
        day = self.day
        ui.day_box.setText(f"{day:%Y-%m-%d}")
        self._list()
        task = self.context.run(lambda _: office.appraisals.look(day), "正在查找保管期满的档案…")
        task.answer(self, succeeded=self._take, refused=lambda sentence: set_tone(ui.problem, "late", sentence))

    def draw(self) -> None:
        """Ask, then draw the list and show it."""
        day, office, register = self.day, self.context.office, self.ui.register_box.currentData()
        count = sum(one.has_run_out(day) for one in self._shown)
        if not count:
            set_tone(self.ui.problem, "late", f"截至{day:%Y-%m-%d}没有保管期满的档案，不用编制清单。")
            return
        if not dialogs.ask(self, QUESTION.format(day=f"{day:%Y-%m-%d}", count=count), yes="编制", no="不编制"):
            return
        registers = None if register is None else (register,)
        task = self.context.run(lambda _: office.appraisals.draw(day, registers), "正在编制鉴定清单…")
        task.answer(self, succeeded=self._drawn, refused=lambda sentence: set_tone(self.ui.problem, "late", sentence))

    def destroy_records(self) -> None:
        """Open the dialog for the chosen list; why it cannot be is told."""
        drawn = self._chosen_list()
        if drawn is None:
            return
        try:
            self.context.office.destructions.refuse(drawn.id)
        except Refusal as refusal:
            set_tone(self.ui.problem, "late", refusal.sentence)
            return
        self.destroying = DestroyDialog(self.context, drawn, self)
        self.destroying.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.destroying.destroyed_records.connect(self._destroyed)
        self.destroying.open()

    def show_certificate(self) -> None:
        """The certificate of the last destruction by the chosen list."""
        office, drawn = self.context.office, self._chosen_list()
        if drawn is None:
            return
        done = next((one for one in office.destructions.past() if one.list_id == drawn.id), None)
        if done is None:
            set_tone(self.ui.problem, "late", f"{drawn.number}还没有办理销毁，没有销毁证明。")
            return
        task = self.context.run(lambda _: office.destructions.certificate(done.id), "销毁证明")
        task.answer(self, succeeded=self._preview, refused=lambda sentence: set_tone(self.ui.problem, "late", sentence))

    def _chosen_list(self) -> PastList | None:
        row = chosen_row(self.ui.lists)
        if row is None:
            set_tone(self.ui.problem, "late", CHOOSE)
            return None
        return self._drawn_lists[row]

    def _destroyed(self, certificate: PaperResult) -> None:
        self.look()
        self._preview(certificate)

    def _connect(self) -> None:
        self.ui.look_button.clicked.connect(self.look)
        self.ui.register_box.currentIndexChanged.connect(lambda _: self._show())
        self.ui.draw_button.clicked.connect(self.draw)
        self.ui.destroy_button.clicked.connect(self.destroy_records)
        self.ui.certificate_button.clicked.connect(self.show_certificate)
        self.ui.destroy_button.setVisible(self.context.office.destructions.may())
        self.ui.close_button.clicked.connect(self.reject)

    def _take(self, found: KeptRecords) -> None:
        self._found = found
        self._show()

    def _show(self) -> None:
        register = self.ui.register_box.currentData()
        self._shown = tuple(one for one in self._found.records if register in (None, one.ref.register))
        tones = ["late" if one.has_run_out(self.day) else "soon" for one in self._shown]
        self._table.replace_rows([self._cells(one) for one in self._shown], tones)
        count = sum(one.has_run_out(self.day) for one in self._shown)
        held = f"另有{self._found.held}件期满而与未办结的记录有关联，不列入。" if self._found.held else ""
        set_tone(self.ui.problem, "muted", f"截至{self.day:%Y-%m-%d}期满{count}件，今年期满{len(self._shown) - count}件。{held}")

    def _cells(self, one: KeptRecord) -> tuple[str, ...]:
        state = RUN_OUT if one.has_run_out(self.day) else THIS_YEAR
        kept, ended = f"{one.kind}{one.years}年", f"{one.ended_on:%Y-%m-%d}"
        number = "　".join(filter(None, (one.number, one.official)))
        return (state, f"{one.last_day:%Y-%m-%d}", kept, one.title, number, one.label, ended, one.basis)

    def _list(self) -> None:
        office = self.context.office
        self._drawn_lists, done = office.appraisals.lists(), Counter[int]()
        for past in office.destructions.past():
            done[past.list_id] += past.records
        self._lists.replace_rows(
            [
                (one.number, f"{one.drawn_on:%Y-%m-%d}", one.by, f"{len(one.items)}", f"{done[one.id]}件" if done[one.id] else "")
                for one in self._drawn_lists
            ]
        )
        self.ui.lists.selectRow(0)

    def _drawn(self, paper: PaperResult) -> None:
        self._list()
        set_tone(self.ui.problem, "done", f"已编制{paper.number}，请打印{paper.copies}份，鉴定、签名后报批。")
        self.context.records_changed.emit()
        self._preview(paper)

    def _preview(self, paper: PaperResult) -> None:
        self.preview = PaperPreview(self.context, paper, self)
        self.preview.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.preview.open()
