"""Local values (本地规定): what the law leaves to the place, each with its source and who confirmed it."""

from functools import partial
from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from libao_desk.core.errors import ChangedMeanwhile
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.plain_table import PlainTable, chosen_row, show_in
from libao_desk.gui.base.tone import set_tone
from libao_desk.gui.base.unsaved import GIVEN_BACK, Then, TypedPage, after_the_click
from libao_desk.gui.forms.ui_local_values import Ui_LocalValues
from libao_desk.gui.record.clash_settling import LOOK_FIRST, SETTLED, is_mine_kept, unless_changed
from libao_desk.services.settings import OFFICE_SETTINGS, SettingView

from .value_box import Plain, ValueBox, shown

HEADS = ("登记册", "项目", "数值", "确认", "依据")
OPEN = "待确认"


class LocalValues(TypedPage):
    """A table to look through and one line to change the chosen value."""

    page_title = "本地规定"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.ui = Ui_LocalValues()
        self.ui.setupUi(self)
        self._table = PlainTable(HEADS, self, tone_column=HEADS.index("确认"))
        self._views: list[tuple[str, SettingView]] = []
        self._box: ValueBox | None = None
        self._at: SettingView | None = None
        """The value in the box as it is stored."""
        self._was: Plain | None = None
        """What stood in the box as it was begun to be typed over; of what is put back another may have changed it since."""
        self._filter: tuple[int, bool] = (0, False)
        show_in(self.ui.table, self._table)
        self.ui.register_box.addItem("全部", None)
        for register in context.book:
            if register.settings:
                self.ui.register_box.addItem(register.title, register.key)
        self.ui.register_box.currentIndexChanged.connect(lambda _: self._wish_filter())
        self.ui.open_only.toggled.connect(lambda _: self._wish_filter())
        self.ui.table.selectionModel().currentRowChanged.connect(lambda *_: after_the_click(self, self, self._wish_row))
        self.ui.table.activated.connect(lambda _: None if self._box is None else self._box.setFocus())
        self.ui.save_button.clicked.connect(lambda: self.save())
        self.refresh()
        self.take_back()

    def refresh(self) -> None:
        """Read every value again."""
        self._at = None
        self._views = [(title, view) for title, view in self._all() if self._is_wanted(title, view)]
        rows = [
            (title, view.setting.title, shown(view.setting, view.value), _confirmation(view), view.setting.source)
            for title, view in self._views
        ]
        self._table.replace_rows(rows, ["soon" if view.confirmed_by is None else "" for _, view in self._views])
        still_open = sum(view.confirmed_by is None for _, view in self._all())
        self.ui.count_label.setText(f"尚有{still_open}项待确认" if still_open else "已全部确认")
        if self._views:
            self.ui.table.selectRow(0)
        self.ui.edit_box.setEnabled(bool(self._views))

    def has_unsaved(self) -> bool:
        """Whether value or confirmation differ from what is stored."""
        box, at = self._box, self._at
        return (
            box is not None and at is not None and (box.value(), self.ui.confirmed.isChecked()) != (at.value, at.confirmed_by is not None)
        )

    def typed(self) -> dict[str, Any]:
        """The setting, its value, what stood there and whether it is confirmed."""
        if self._box is None:
            return {}
        is_confirmed = self.ui.confirmed.isChecked()
        return {"key": self._box.setting.key, "value": self._box.value(), "was": self._was, "confirmed": is_confirmed}

    def type_again(self, typed: dict[str, Any]) -> None:
        """Choose the setting and put value and confirmation back."""
        self._go_to(typed["key"])
        if self._box is not None and self._box.setting.key == typed["key"]:
            self._was = typed.get("was")  # what earlier versions kept has none
            self._box.show_value(typed["value"])
            self.ui.confirmed.setChecked(typed["confirmed"])
            set_tone(self.ui.told, "soon", GIVEN_BACK)

    def forget_typed(self) -> None:
        """Show what is stored."""
        if self._at is not None and self._box is not None:
            self._was = self._at.value
            self._box.show_value(self._at.value)
            self.ui.confirmed.setChecked(self._at.confirmed_by is not None)

    def save(self, then: Then | None = None) -> None:
        """Store the value in the box, with the confirmation if it was ticked."""
        place, box = chosen_row(self.ui.table), self._box
        if place is None or box is None:
            return
        setting, value, confirmed = box.setting, box.value(), self.ui.confirmed.isChecked()
        store = partial(self.context.office.settings.change, setting, value, confirmed=confirmed, seen=self._was)
        task = self.context.run(lambda _: unless_changed(store), "保存本地规定")
        task.answer(
            self,
            succeeded=lambda outcome: self._saved(place, setting.title, outcome, then),
            refused=lambda sentence: set_tone(self.ui.told, "late", sentence),
        )

    def _settle(self, then: Then | None) -> None:
        """Another was faster: the clerk says whose value stays."""
        box = self._box
        if box is None:
            return
        setting, theirs = box.setting, self.context.office.settings.value(box.setting)
        is_mine = is_mine_kept(self, setting.title, shown(setting, box.value()), shown(setting, theirs))
        if is_mine is None:
            set_tone(self.ui.told, "late", LOOK_FIRST)
            return
        self._was = theirs
        if is_mine:
            self.save(then)
            return
        self.refresh()
        self._go_to(setting.key)
        set_tone(self.ui.told, "done", SETTLED)
        self.stored(then)

    def _saved(self, place: int, title: str, outcome: ChangedMeanwhile | None, then: Then | None) -> None:
        if outcome is not None:
            self._settle(then)
            return
        set_tone(self.ui.told, "done", f"已保存：{title}。")
        self.refresh()
        self.ui.table.selectRow(min(place, len(self._views) - 1))
        self.context.records_changed.emit()
        self.stored(then)

    def _wish_filter(self) -> None:
        wished = (self.ui.register_box.currentIndex(), self.ui.open_only.isChecked())
        if self.has_unsaved():
            self._show_filter(self._filter)
        go = partial(self._turn_to, wished)
        if self.may_leave(go):
            go()

    def _turn_to(self, wished: tuple[int, bool]) -> None:
        self._filter = wished
        self._show_filter(wished)
        self.refresh()

    def _show_filter(self, wished: tuple[int, bool]) -> None:
        with QSignalBlocker(self.ui.register_box), QSignalBlocker(self.ui.open_only):
            self.ui.register_box.setCurrentIndex(wished[0])
            self.ui.open_only.setChecked(wished[1])

    def _wish_row(self) -> None:
        row = self.ui.table.currentIndex().row()
        if not self.has_unsaved() or not 0 <= row < len(self._views):
            self._choose(row)
            return
        if self._views[row][1] is self._at:
            return
        go = partial(self._go_to, self._views[row][1].setting.key)
        self.ui.table.selectRow(self._row_of("" if self._at is None else self._at.setting.key))
        if self.may_leave(go):
            go()

    def _go_to(self, key: str) -> None:
        self.ui.table.selectRow(self._row_of(key))

    def _row_of(self, key: str) -> int:
        return next((row for row, (_, view) in enumerate(self._views) if view.setting.key == key), 0)

    def _all(self) -> list[tuple[str, SettingView]]:
        owner = {setting.key: register.title for register in self.context.book for setting in register.settings}
        general = {setting.key for setting in OFFICE_SETTINGS}
        return [(owner[view.setting.key], view) for view in self.context.office.settings.views() if view.setting.key not in general]

    def _is_wanted(self, title: str, view: SettingView) -> bool:
        register = self.ui.register_box.currentData()
        if register is not None and title != self.ui.register_box.currentText():
            return False
        return view.confirmed_by is None or not self.ui.open_only.isChecked()

    def _choose(self, row: int) -> None:
        if self._box is not None:
            self._box.setParent(None)
            self._box.deleteLater()
            self._box = None
        self._at = None
        if not 0 <= row < len(self._views):
            return
        _, view = self._views[row]
        self._at, self._was = view, view.value
        self._box = ValueBox(view.setting, view.value, self.ui.value_place)
        self.ui.value_row.addWidget(self._box)
        self.ui.edit_box.setTitle(view.setting.title)
        default = shown(view.setting, view.setting.default)
        self.ui.source_label.setText(f"依据：{view.setting.source}。软件默认：{default}。{_confirmation(view)}")
        self.ui.confirmed.setChecked(view.confirmed_by is not None)


def _confirmation(view: SettingView) -> str:
    if view.confirmed_by is None or view.confirmed_on is None:
        return OPEN
    return f"{view.confirmed_by}　{view.confirmed_on:%Y-%m-%d}"
