"""Boxes that may be narrower than their entries (窄列表框): the list that drops down is as wide as these need."""

from PySide6.QtWidgets import QComboBox

ROOM_FOR_BAR = 24


def drop_wide(*boxes: QComboBox) -> None:
    """Let the lists of these boxes be wider than the boxes; called again after their entries changed."""
    for box in boxes:
        box.view().setMinimumWidth(box.view().sizeHintForColumn(0) + ROOM_FOR_BAR)
