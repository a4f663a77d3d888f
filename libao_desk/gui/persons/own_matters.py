"""How one's own matters stand (答复本人查询): name, proof and reason first, then numbers, states and last days."""

from PySide6.QtWidgets import QWidget

from libao_desk.gui.base.context import Context
from libao_desk.gui.base.fitting_dialog import FittingDialog
from libao_desk.gui.base.plain_table import PlainTable, show_in
from libao_desk.gui.base.tone import set_tone
from libao_desk.gui.forms.ui_own_matters import Ui_OwnMatters
from libao_desk.services.persons.own_matters import OwnMatter

HEADS = ("编号", "状态", "期限")


class OwnMattersDialog(FittingDialog):
    """What was found goes with the next question and with the dialog."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.ui = Ui_OwnMatters()
        self.ui.setupUi(self)
        self._table = PlainTable(HEADS, self)
        show_in(self.ui.matters, self._table)
        set_tone(self.ui.notice, "muted")
        for key, title in context.office.own_matters.registers():
            self.ui.register_box.addItem(title, key)
        self.ui.look_button.clicked.connect(self.look)
        self.ui.close_button.clicked.connect(self.reject)

    def look(self) -> None:
        """Ask the office; a refusal shows nothing."""
        ui, own = self.ui, self.context.office.own_matters
        key, name, proof, reason = str(ui.register_box.currentData()), ui.name_box.text(), ui.proof_box.text(), ui.reason_box.text()
        self._table.replace_rows(())
        ui.problem.setText("")
        task = self.context.run(lambda _: own.look(key, name=name, proof=proof, reason=reason), "正在查询…")
        task.answer(self, succeeded=self._show, refused=lambda sentence: set_tone(ui.problem, "late", sentence))

    def _show(self, found: tuple[OwnMatter, ...]) -> None:
        self._table.replace_rows(
            [(one.number, one.state, "；".join(f"{day.title} {day.day:%Y-%m-%d}" for day in one.days)) for one in found]
        )
        set_tone(self.ui.problem, "muted", f"找到{len(found)}件。" if found else "没有姓名和电话（或编号）都相符的事项。")
