"""One paper for many records (批量打印): what would become of each is shown first, then all are issued in one act."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from libao_desk.gui.base import dialogs
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.plain_table import PlainTable, show_in
from libao_desk.gui.base.tasks import Task
from libao_desk.gui.base.tone import set_tone
from libao_desk.gui.base.working_dialog import WorkingDialog
from libao_desk.gui.forms.ui_batch_dialog import Ui_BatchDialog
from libao_desk.services.papers.batches import Batch, BatchLine, write_each
from libao_desk.services.records.drafts import RecordRef

HEADS = ("编号", "档案", "结果", "尚缺")
RESULT_COLUMN = 2


class BatchDialog(WorkingDialog):
    """Nothing is issued before a button is pressed, and then all or nothing; Cancel stops what runs."""

    given_up = Signal()
    """Closed with nothing issued."""

    def __init__(
        self, context: Context, refs: Sequence[RecordRef], parent: QWidget | None = None, *, kind: str = "", about: str = ""
    ) -> None:
        """All records are of one register; `kind` is chosen at first; `about` says what the table stands for."""
        super().__init__(parent)
        self.context = context
        self._refs = tuple(refs)
        self._lines: tuple[BatchLine, ...] = ()
        self._is_done = False
        self.ui = Ui_BatchDialog()
        self.ui.setupUi(self)
        set_tone(self.ui.about_label, "soon", about)
        self.ui.about_label.setVisible(bool(about))
        self._table = PlainTable(HEADS, self, tone_column=RESULT_COLUMN)
        show_in(self.ui.lines, self._table)
        for key, title in context.office.batches.kinds(refs[0].register):
            self.ui.kind_box.addItem(title, key)
        self.ui.kind_box.setCurrentIndex(max(0, self.ui.kind_box.findData(kind)))
        self.ui.kind_box.currentIndexChanged.connect(lambda _: self._plan())
        self.ui.issue_button.clicked.connect(self.issue)
        self.ui.folder_button.clicked.connect(self.issue_into_folder)
        self.ui.cancel_button.clicked.connect(self.reject)
        self._plan()

    def reject(self) -> None:
        """Stop what runs, or close and say so where nothing was issued; a desk that is locked closes without a word."""
        is_idle = self._task is None
        super().reject()
        if is_idle and not self._is_done:
            self.given_up.emit()

    def issue(self) -> None:
        """Issue all and show them as one paper to print."""
        in_copies = self.ui.copies_box.isChecked()
        self._issue(lambda batch: batch.bound(in_copies=in_copies), self._preview)

    def issue_into_folder(self) -> None:
        """Issue all and write one file each."""
        chosen = dialogs.choose_folder(self, "存到哪个文件夹", str(Path.home()))
        if chosen is not None:
            self._issue(lambda batch: len(write_each(Path(chosen), batch)), lambda count: self._say_done(f"已存{count}个文件。"))

    # --- inside --------------------------------------------------------------------------------------------------------

    @property
    def _kind(self) -> str:
        return str(self.ui.kind_box.currentData())

    def _plan(self) -> None:
        batches, kind, refs = self.context.office.batches, self._kind, self._refs
        self._show(())
        self._run(lambda task: batches.plan(kind, refs, task.progress), "正在核对…", self._show)

    def _show(self, lines: tuple[BatchLine, ...]) -> None:
        self._show_rows(lines)
        good = sum(line.refusal is None for line in lines)
        self._enable(good > 0)
        left = len(lines) - good
        told = f"可打印{good}份" + (f"，{left}份不能打印，原因见表" if left else "") + "。" if lines else ""
        set_tone(self.ui.told, "soon" if left else "muted", told)

    def _show_rows(self, lines: tuple[BatchLine, ...]) -> None:
        self._lines = lines
        rows = [(line.number, line.label, line.refusal or _fate(line), "、".join(line.missing)) for line in lines]
        self._table.replace_rows(rows, ["late" if line.refusal else "soon" if line.missing else "" for line in lines])

    def _issue(self, finish: Callable[[Batch], object], then: Callable[[object], None]) -> None:
        batches, kind, lines = self.context.office.batches, self._kind, self._lines
        self._enable(False)
        self._run(lambda task: finish(batches.issue(kind, lines, task.progress)), f"批量签发{self.ui.kind_box.currentText()}", then)

    def _run(self, work: Callable[[Task], object], title: str, succeeded: Callable[..., object]) -> None:
        self.ui.progress.setRange(0, 0)
        self.ui.progress.show()
        self.ui.cancel_button.setText("取消")
        self._task = task = self.context.run(work, title)
        task.progressed.connect(self._advance)
        task.answer(
            self,
            succeeded=succeeded,
            refused=self._stopped,
            cancelled=lambda: self._stopped("已取消，一份也没有签发，没有占用编号。"),
            ended=self._ended,
        )

    def _advance(self, done: int, total: int) -> None:
        self.ui.progress.setRange(0, total)
        self.ui.progress.setValue(done)

    def _stopped(self, sentence: str) -> None:
        set_tone(self.ui.told, "late", sentence)
        self._enable(any(line.refusal is None for line in self._lines))

    def _ended(self) -> None:
        self._task = None
        self.ui.cancel_button.setText("关闭")
        self.ui.progress.hide()

    def _enable(self, may: bool) -> None:
        self.ui.issue_button.setEnabled(may)
        self.ui.folder_button.setEnabled(may)

    def _say_done(self, sentence: str) -> None:
        self._is_done = True
        set_tone(self.ui.told, "done", sentence)
        self._enable(True)
        self.context.records_changed.emit()
        self._look_again()

    def _look_again(self) -> None:
        """The rows as they are after the act: what was issued is said of each."""
        batches, kind, refs = self.context.office.batches, self._kind, self._refs
        task = self.context.run(lambda task: batches.plan(kind, refs, task.progress), "正在核对…")
        task.answer(self, succeeded=lambda lines: self._show_rows(lines) if kind == self._kind else None)

    def _verb(self) -> str:
        return "重印原件" if all(line.is_issued for line in self._lines if line.refusal is None) else "已签发"

    def _preview(self, paper: object) -> None:
        from libao_desk.gui.papers.preview import PaperPreview
        from libao_desk.services.papers.views import PaperResult

        if isinstance(paper, PaperResult):
            self._say_done(f"{self._verb()}：{paper.title}，共{paper.pages}页。")
            PaperPreview(self.context, paper, self).open()


def _fate(line: BatchLine) -> str:
    return "已签发，重印原件" if line.is_issued else "可以签发"
