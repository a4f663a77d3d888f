"""One's own passphrase and the office's recovery sheet (口令与恢复码)."""

from typing import Any

from PySide6.QtWidgets import QWidget

from libao_desk.gui.base import dialogs
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.tone import set_tone
from libao_desk.gui.base.unsaved import Then, TypedPage
from libao_desk.gui.door.recovery_sheet import RecoverySheet
from libao_desk.gui.forms.ui_own_keys import Ui_OwnKeys
from libao_desk.people.access import Action
from libao_desk.services.safety.recovery_paper import recovery_pdf
from libao_desk.services.settings import OFFICE_NAME

from .proofs import CODE_HOLDS, ask_code

ASK_NEW = "重新生成恢复码后，原来的恢复码单立即作废。现在生成吗？"
ASK_UNPRINTED = "新的恢复码还没有打印核对，离开这一页就不再显示，原来的已经作废。"


class OwnKeys(TypedPage):
    """Changing a passphrase touches no data; a new recovery code is shown once, printed and typed back."""

    page_title = "口令与恢复码"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.ui = Ui_OwnKeys()
        self.ui.setupUi(self)
        self.ui.pair.call("新口令")
        self.ui.pair.line_up(self.ui.label_2)
        self.sheet = RecoverySheet(context, self)
        self.ui.recovery_column.addWidget(self.sheet)
        self.ui.own_box.setVisible(context.office.officer.id is not None)
        self.ui.recovery_box.setVisible(context.office.desk.may("", Action.OFFICERS))
        self._show_sheet(False)
        self.ui.old.returnPressed.connect(self.ui.pair.setFocus)
        self.ui.pair.entered.connect(lambda: self.save())
        self.ui.change_button.clicked.connect(lambda: self.save())
        self.ui.test_button.clicked.connect(self.test_code)
        self.ui.new_button.clicked.connect(self.renew)
        self.ui.done_button.clicked.connect(self.finish)
        self.sheet.entered.connect(self.finish)

    def has_unsaved(self) -> bool:
        """Whether a passphrase is typed, or a recovery code shown that was not printed."""
        return bool(self.ui.old.text() or self.ui.pair.passphrase) or self._shows_code()

    def typed(self) -> dict[str, Any]:
        """Nothing: no passphrase and no code is ever kept."""
        return {}

    def forget_typed(self) -> None:
        """Forget the passphrases."""
        self.ui.old.clear()
        self.ui.pair.clear()

    def may_leave(self, then: Then) -> bool:
        """A code that nobody has printed opens nothing, and is asked about by itself."""
        if self._shows_code() and dialogs.choose(self, ASK_UNPRINTED, ("不打印，离开",), is_grave=True) is None:
            return False
        if self._shows_code() and not (self.ui.old.text() or self.ui.pair.passphrase):
            return True
        return super().may_leave(then)

    def save(self, then: Then | None = None) -> None:
        """A new passphrase for the officer at the desk."""
        old, new, officers = self.ui.old.text(), self.ui.pair.passphrase, self.context.office.officers
        if problem := (self.ui.pair.problem if old else "请输入原口令。"):
            set_tone(self.ui.own_told, "late", problem)
            return
        self.ui.change_button.setEnabled(False)
        task = self.context.run(lambda _: officers.change_passphrase(old, new), "修改口令")
        task.answer(
            self,
            succeeded=lambda _: self._changed(then),
            refused=lambda sentence: set_tone(self.ui.own_told, "late", sentence),
            ended=lambda: self.ui.change_button.setEnabled(True),
        )

    def test_code(self) -> None:
        """See that the printed code would open the office; nothing changes but the day of the test."""
        code, officers = ask_code(self), self.context.office.officers
        if code is None:
            return
        task = self.context.run(lambda _: officers.test_recovery_code(code), "测试恢复码")
        task.answer(
            self,
            succeeded=lambda _: set_tone(self.ui.recovery_told, "done", CODE_HOLDS),
            refused=lambda sentence: set_tone(self.ui.recovery_told, "late", sentence),
        )

    def renew(self) -> None:
        """A new recovery sheet."""
        if not dialogs.ask(self, ASK_NEW, yes="生成", no="不生成"):
            return
        office, today = self.context.office, self.context.clock.today()

        def work(_: object) -> tuple[str, bytes]:
            code = office.officers.new_recovery_code()
            return code, recovery_pdf(code, office.settings.value(OFFICE_NAME), today)

        self.ui.new_button.setEnabled(False)
        task = self.context.run(work, "生成恢复码")
        task.answer(
            self,
            succeeded=self._renewed,
            refused=lambda sentence: set_tone(self.ui.recovery_told, "late", sentence),
            ended=lambda: self.ui.new_button.setEnabled(True),
        )

    def finish(self) -> None:
        """The sheet was printed: forget the code."""
        if not self.sheet.is_confirmed:
            set_tone(self.ui.recovery_told, "late", "请先打印恢复码单，并输入最后一组核对。")
            self.sheet.setFocus()
            return
        self.sheet.clear()
        self._show_sheet(False)
        set_tone(self.ui.recovery_told, "done", "新的恢复码已生效，请销毁旧的恢复码单。")

    def _changed(self, then: Then | None) -> None:
        self.ui.old.clear()
        self.ui.pair.clear()
        set_tone(self.ui.own_told, "done", "口令已修改，下次打开时使用新口令。")
        self.stored(then)

    def _renewed(self, made: tuple[str, bytes]) -> None:
        self.sheet.show_code(*made)
        self._show_sheet(True)
        set_tone(self.ui.recovery_told, "muted", "")
        self.sheet.setFocus()

    def _shows_code(self) -> bool:
        return not self.sheet.isHidden()

    def _show_sheet(self, is_shown: bool) -> None:
        self.sheet.setVisible(is_shown)
        self.ui.done_button.setVisible(is_shown)
        self.ui.new_button.setVisible(not is_shown)
        self.ui.test_button.setVisible(not is_shown)
