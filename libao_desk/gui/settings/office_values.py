"""The office's own data and this PC's letters (单位与本机)."""

from typing import Any

from PySide6.QtWidgets import QWidget

from libao_desk.gui.base.context import Context
from libao_desk.gui.base.text_size import SIZES, choose_size, chosen_size
from libao_desk.gui.base.tone import set_tone
from libao_desk.gui.base.unsaved import GIVEN_BACK, Then, TypedPage
from libao_desk.gui.door.first_run import division_problem
from libao_desk.gui.forms.ui_office_values import Ui_OfficeValues
from libao_desk.people.access import Action
from libao_desk.services.settings import DIVISION, IDLE_MINUTES, OFFICE_SETTINGS

from .value_box import ValueBox

NOTES = {IDLE_MINUTES.key: "填0表示不自动锁定"}


class OfficeValues(TypedPage):
    """One box a value; a role that may not change them reads them."""

    page_title = "单位与本机"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.ui = Ui_OfficeValues()
        self.ui.setupUi(self)
        may_change = context.office.desk.may("", Action.SETTINGS)
        self._boxes: list[ValueBox] = []
        for setting in OFFICE_SETTINGS:
            box = ValueBox(setting, context.office.settings.value(setting), self)
            box.setEnabled(may_change)
            box.setToolTip(NOTES.get(setting.key, setting.source))
            self.ui.values_form.addRow(f"{setting.title}：", box)
            self._boxes.append(box)
        self._shown = {box.setting.key: box.value() for box in self._boxes}
        """What each box showed before anything was typed."""
        self.ui.save_button.setVisible(may_change)
        self.ui.text_size.addItems([name for name, _ in SIZES])
        self.ui.text_size.setCurrentIndex(chosen_size(context.pc))
        self.ui.text_size.activated.connect(lambda place: choose_size(context.pc, place))
        self.ui.save_button.clicked.connect(lambda: self.save())
        self.take_back()

    def has_unsaved(self) -> bool:
        """Whether a value differs from what is in force."""
        return bool(self._changed())

    def typed(self) -> dict[str, Any]:
        """The values that differ, by the key of their setting."""
        return {box.setting.key: box.value() for box in self._changed()}

    def type_again(self, typed: dict[str, Any]) -> None:
        """Put them back into their boxes."""
        for box in self._boxes:
            if box.setting.key in typed and box.isEnabled():
                box.show_value(typed[box.setting.key])
        set_tone(self.ui.told, "soon", GIVEN_BACK)

    def forget_typed(self) -> None:
        """Show what is in force."""
        for box in self._boxes:
            self._show_stored(box)

    def read_again(self) -> None:
        """Show what is in force in every box that nobody has typed in."""
        for box in self._boxes:
            if box.value() == self._shown[box.setting.key]:
                self._show_stored(box)

    def _show_stored(self, box: ValueBox) -> None:
        box.show_value(self.context.office.settings.value(box.setting))
        self._shown[box.setting.key] = box.value()

    def save(self, then: Then | None = None) -> None:
        """Store every value that differs from what is in force."""
        if problem := self._problem():
            set_tone(self.ui.told, "late", problem)
            return
        settings = self.context.office.settings
        changed = [(box.setting, box.value()) for box in self._changed()]
        if not changed:
            set_tone(self.ui.told, "muted", "没有改动。")
            return

        def work(_: object) -> int:
            for setting, value in changed:
                settings.change(setting, value, confirmed=True)
            return len(changed)

        task = self.context.run(work, "保存设置")
        task.answer(
            self, succeeded=lambda count: self._saved(count, then), refused=lambda sentence: set_tone(self.ui.told, "late", sentence)
        )

    def _changed(self) -> list[ValueBox]:
        return [box for box in self._boxes if box.isEnabled() and box.value() != self.context.office.settings.value(box.setting)]

    def _problem(self) -> str:
        for box in self._boxes:
            if box.value() == "":
                return f"请填写{box.setting.title}。"
            if box.setting is DIVISION and (sentence := division_problem(str(box.value()))):
                return sentence
        return ""

    def _saved(self, count: int, then: Then | None) -> None:
        self._shown = {box.setting.key: box.value() for box in self._boxes}
        set_tone(self.ui.told, "done", f"已保存{count}项。")
        self.context.records_changed.emit()
        self.stored(then)
