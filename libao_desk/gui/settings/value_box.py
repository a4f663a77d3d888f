"""The box of one local value (设置值): a tick, a number, a list or a line, by what the setting is."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QLineEdit, QSpinBox, QWidget

from libao_desk.declare.setting import Setting
from libao_desk.gui.base.calm_boxes import CalmBox, CalmSpin

NARROW = 130
WIDE = 320

Plain = bool | int | str


class ValueBox(QWidget):
    """Shows and reads the value of one setting."""

    edited = Signal()

    def __init__(self, setting: Setting[Any], value: Plain, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setting = setting
        self.box = _box(setting, value)
        self.box.setObjectName(setting.key.replace(".", "_"))
        self.box.setAccessibleName(setting.title)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box)
        if setting.unit:
            row.addWidget(QLabel(setting.unit, self))
        row.addStretch(1)
        self.setFocusProxy(self.box)
        _changed(self.box).connect(self.edited)

    def show_value(self, value: Plain) -> None:
        """Put a value into the box."""
        match self.box:
            case QCheckBox():
                self.box.setChecked(bool(value))
            case QSpinBox():
                self.box.setValue(int(value))
            case QComboBox():
                self.box.setCurrentText(str(value))
            case _:
                self.box.setText(str(value))

    def value(self) -> Plain:
        """What the box says now."""
        match self.box:
            case QCheckBox():
                return self.box.isChecked()
            case QSpinBox():
                return self.box.value()
            case QComboBox():
                return self.box.currentText()
            case _:
                return self.box.text().strip()


def _box(setting: Setting[Any], value: Plain) -> QCheckBox | QSpinBox | QComboBox | QLineEdit:
    if isinstance(value, bool):
        tick = QCheckBox("是")
        tick.setChecked(value)
        return tick
    if isinstance(value, int):
        number = CalmSpin()
        number.setRange(*setting.bounds)
        number.setMinimumWidth(NARROW)
        number.setValue(value)
        return number
    if setting.choices:
        choice = CalmBox()
        choice.addItems(list(setting.choices))
        choice.setCurrentText(value)
        choice.setMinimumWidth(NARROW)
        return choice
    line = QLineEdit(value)
    line.setMinimumWidth(WIDE)
    return line


def _changed(box: QCheckBox | QSpinBox | QComboBox | QLineEdit) -> Any:
    match box:
        case QCheckBox():
            return box.toggled
        case QSpinBox():
            return box.valueChanged
        case QComboBox():
            return box.currentTextChanged
        case _:
            return box.textChanged


def shown(setting: Setting[Any], value: Plain) -> str:
    """A value as a table shows it."""
    if isinstance(value, bool):
        return "是" if value else "否"
    return f"{value}{setting.unit}"
