"""The support bundle on the screen (求助包): every line is seen before it is saved, and may be left out."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidgetItem, QWidget

from libao_desk.gui.base import dialogs
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.fitting_dialog import FittingDialog
from libao_desk.gui.base.tone import set_tone
from libao_desk.gui.forms.ui_support_dialog import Ui_SupportDialog

FILTER = "压缩包 (*.zip);;文本 (*.txt)"
CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class SupportDialog(FittingDialog):
    """What stands here is what is saved, and nothing else."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.context = context
        self.ui = Ui_SupportDialog()
        self.ui.setupUi(self)
        self.ui.save_button.setEnabled(False)
        self.ui.lines.itemChanged.connect(lambda _: self._count())
        self.ui.save_button.clicked.connect(self.save)
        self.ui.close_button.clicked.connect(self.reject)
        support = context.office.support
        set_tone(self.ui.told, "muted", "正在收集…")
        task = context.run(lambda _: support.lines(), "求助包")
        task.answer(self, succeeded=self._show, refused=lambda sentence: set_tone(self.ui.told, "late", sentence))

    def chosen(self) -> list[str]:
        """The lines that were let stand."""
        items = (self.ui.lines.item(row) for row in range(self.ui.lines.count()))
        return [item.text() for item in items if item.checkState() == CHECKED]

    def save(self) -> None:
        """Write them to a file the clerk chooses."""
        name = f"求助包{self.context.clock.today():%Y-%m-%d}.zip"
        target = dialogs.save_file(self, "求助包存到", str(Path.home() / name), FILTER)
        if target is None:
            return
        support, lines, path = self.context.office.support, self.chosen(), Path(target)
        self.ui.save_button.setEnabled(False)
        task = self.context.run(lambda _: support.save(path, lines), "求助包")
        task.answer(
            self,
            succeeded=lambda _: set_tone(self.ui.told, "done", f"已保存{len(lines)}行：{path.name}"),
            refused=lambda sentence: set_tone(self.ui.told, "late", sentence),
            ended=self._count,
        )

    def _show(self, lines: tuple[str, ...]) -> None:
        self.ui.lines.blockSignals(True)
        for line in lines:
            item = QListWidgetItem(line, self.ui.lines)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(CHECKED)
        self.ui.lines.blockSignals(False)
        self.ui.lines.setCurrentRow(0)
        self.ui.lines.setFocus()
        set_tone(self.ui.told, "muted", "")
        self._count()

    def _count(self) -> None:
        chosen = len(self.chosen())
        self.ui.count.setText(f"共{self.ui.lines.count()}行，保存{chosen}行")
        self.ui.save_button.setEnabled(chosen > 0)
