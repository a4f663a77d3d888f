"""The office's own data, this PC's letters and colours (单位与本机)."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from libao_desk.core.errors import ChangedMeanwhile
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.look import LOOKS, choose_look, chosen_look
from libao_desk.gui.base.text_size import SIZES, choose_size, chosen_size
from libao_desk.gui.base.tone import set_tone
from libao_desk.gui.base.unsaved import GIVEN_BACK, Then, TypedPage
from libao_desk.gui.door.first_run import division_problem
from libao_desk.gui.forms.ui_office_values import Ui_OfficeValues
from libao_desk.gui.record.clash_settling import LOOK_FIRST, SETTLED, is_mine_kept, unless_changed
from libao_desk.people.access import Action
from libao_desk.services.settings import DIVISION, IDLE_MINUTES, OFFICE_SETTINGS

from .value_box import Plain, ValueBox, shown

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
        self._was: dict[str, Plain] = {}
        """By setting, what stood in its box before anything was typed."""
        for setting in OFFICE_SETTINGS:
            self._was[setting.key] = context.office.settings.value(setting)
            box = ValueBox(setting, self._was[setting.key], self)
            box.setEnabled(may_change)
            box.setToolTip(NOTES.get(setting.key, setting.source))
            self.ui.values_form.addRow(f"{setting.title}：", box)
            self._boxes.append(box)
        self.ui.save_button.setVisible(may_change)
        self.ui.text_size.addItems([name for name, _ in SIZES])
        self.ui.text_size.setCurrentIndex(chosen_size(context.pc))
        self.ui.text_size.activated.connect(lambda place: choose_size(context.pc, place))
        self.ui.look.addItems([name for name, _ in LOOKS])
        self.ui.look.setCurrentIndex(chosen_look(context.pc))
        self.ui.look.activated.connect(lambda place: choose_look(context.pc, place))
        self.ui.save_button.clicked.connect(lambda: self.save())
        self.take_back()

    def has_unsaved(self) -> bool:
        """Whether a value differs from what stood there."""
        return bool(self._changed())

    def typed(self) -> dict[str, Any]:
        """The values that differ, by the key of their setting, each with what stood there."""
        return {box.setting.key: [box.value(), self._was[box.setting.key]] for box in self._changed()}

    def type_again(self, typed: dict[str, Any]) -> None:
        """Put them back into their boxes."""
        for box in self._boxes:
            key = box.setting.key
            if key in typed and box.isEnabled():
                kept = typed[key]
                value, self._was[key] = kept if isinstance(kept, list) else (kept, self._was[key])  # earlier versions kept the value alone
                box.show_value(value)
        set_tone(self.ui.told, "soon", GIVEN_BACK)

    def forget_typed(self) -> None:
        """Show what is in force."""
        for box in self._boxes:
            self._show_stored(box)

    def read_again(self) -> None:
        """Show what is in force in every box that nobody has typed in."""
        for box in self._boxes:
            if box.value() == self._was[box.setting.key]:
                self._show_stored(box)

    def save(self, then: Then | None = None) -> None:
        """Store every value that differs from what stood there."""
        if problem := self._problem():
            set_tone(self.ui.told, "late", problem)
            return
        settings = self.context.office.settings
        changed = [(box, box.value(), self._was[box.setting.key]) for box in self._changed()]
        if not changed:
            set_tone(self.ui.told, "muted", "没有改动。")
            return

        def work(_: object) -> list[ValueBox]:
            """Those of them that another has set meanwhile."""
            stored = [unless_changed(partial(settings.change, box.setting, value, confirmed=True, seen=was)) for box, value, was in changed]
            return [box for (box, *_), outcome in zip(changed, stored, strict=True) if isinstance(outcome, ChangedMeanwhile)]

        task = self.context.run(work, "保存设置")
        task.answer(
            self,
            succeeded=lambda clashing: self._saved([box for box, *_ in changed], clashing, then),
            refused=lambda sentence: set_tone(self.ui.told, "late", sentence),
        )

    def _changed(self) -> list[ValueBox]:
        return [box for box in self._boxes if box.isEnabled() and box.value() != self._was[box.setting.key]]

    def _show_stored(self, box: ValueBox) -> None:
        self._was[box.setting.key] = self.context.office.settings.value(box.setting)
        box.show_value(self._was[box.setting.key])

    def _problem(self) -> str:
        for box in self._boxes:
            if box.value() == "":
                return f"请填写{box.setting.title}。"
            if box.setting is DIVISION and (sentence := division_problem(str(box.value()))):
                return sentence
        return ""

    def _saved(self, changed: list[ValueBox], clashing: list[ValueBox], then: Then | None) -> None:
        stored = [box for box in changed if box not in clashing]
        for box in stored:
            self._was[box.setting.key] = box.value()
        if stored:
            self.context.records_changed.emit()
        if clashing:
            self._settle(clashing, then)
            return
        set_tone(self.ui.told, "done", f"已保存{len(stored)}项。")
        self.stored(then)

    def _settle(self, clashing: list[ValueBox], then: Then | None) -> None:
        """Another was faster: value by value the clerk says whose stays."""
        for box in clashing:
            theirs = self.context.office.settings.value(box.setting)
            is_mine = is_mine_kept(self, box.setting.title, shown(box.setting, box.value()), shown(box.setting, theirs))
            if is_mine is None:
                set_tone(self.ui.told, "late", LOOK_FIRST)
                return
            if not is_mine:
                box.show_value(theirs)
            self._was[box.setting.key] = theirs
        if self._changed():
            self.save(then)
        else:
            set_tone(self.ui.told, "done", SETTLED)
            self.stored(then)
