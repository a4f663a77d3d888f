"""In which colours this PC shows the program (屏幕颜色): as Windows asks for them, or one of two chosen here."""

from functools import cache, partial

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAccessibilityHints, QGuiApplication, QStyleHints
from PySide6.QtWidgets import QApplication

from .theme import HIGH_CONTRAST, QUIET, Colours, colours, dress

KEY = "view/colours"
LOOKS: tuple[tuple[str, Colours | None], ...] = (("跟随 Windows", None), ("标准", QUIET), ("高对比度", HIGH_CONTRAST))
"""The names shown and their colours; None is what the system asks for."""


def chosen_look(pc: QSettings) -> int:
    """The place of what was chosen in LOOKS."""
    kept = str(pc.value(KEY, LOOKS[0][0]))
    return next((n for n, (name, _) in enumerate(LOOKS) if name == kept), 0)


def apply_look(pc: QSettings) -> None:
    """Give the program the colours chosen on this PC; where they are in use already nothing is drawn anew."""
    wanted = LOOKS[chosen_look(pc)][1] or asked_for(system_hints()[1].contrastPreference())
    app = QApplication.instance()
    if wanted is not colours() and isinstance(app, QApplication):
        dress(app, wanted)


def asked_for(contrast: Qt.ContrastPreference) -> Colours:
    """The colours that fit what the system says of contrast (Windows: 设置 → 辅助功能 → 对比度主题)."""
    return HIGH_CONTRAST if contrast is Qt.ContrastPreference.HighContrast else QUIET


def choose_look(pc: QSettings, place: int) -> None:
    """Keep another choice and use it at once."""
    pc.setValue(KEY, LOOKS[place][0])
    apply_look(pc)


def follow_system(pc: QSettings) -> None:
    """Use what is chosen now, and change with Windows while it is asked."""
    system_hints()[1].contrastPreferenceChanged.connect(partial(_changed, pc))
    apply_look(pc)


def _changed(pc: QSettings, _: Qt.ContrastPreference) -> None:
    apply_look(pc)


@cache
def system_hints() -> tuple[QStyleHints, QAccessibilityHints]:
    """What the system says; both are held, since PySide takes the second for gone once the first is let go."""
    style = QGuiApplication.styleHints()
    return style, style.accessibility()
