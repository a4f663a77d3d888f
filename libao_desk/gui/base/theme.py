"""How the window looks (外观): the quiet colours, or those of high contrast (高对比度), and a few rules of style; the same on every PC."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication


@dataclass(frozen=True)
class Colours:
    """What is written (ink), what it is written on (paper, panel), and what stands out."""

    ink: str
    paper: str
    panel: str
    stripe: str
    """Every other line of a table."""
    line: str
    grid: str
    """Between the cells of a table."""
    accent: str
    accent_soft: str
    """Behind what is chosen."""
    on_accent: str
    late: str
    soon: str
    done: str
    """Of a duty: late, due soon, done. Never the only sign: the words say it too."""
    muted: str
    band: str
    band_line: str
    is_dark: bool = False


QUIET = Colours(
    ink="#1f2933",
    paper="#ffffff",
    panel="#f4f6f8",
    stripe="#f9fafb",
    line="#d5dbe1",
    grid="#d5dbe1",
    accent="#1f5f99",
    accent_soft="#e3edf7",
    on_accent="#ffffff",
    late="#b3261e",
    soon="#8a5a00",
    done="#2e6b3a",
    muted="#5c6b7a",
    band="#fff4d6",
    band_line="#e3c770",
)
HIGH_CONTRAST = Colours(
    ink="#ffffff",
    paper="#000000",
    panel="#000000",
    stripe="#141414",
    line="#ffffff",
    grid="#7a7a7a",
    accent="#ffe14d",
    accent_soft="#00304d",
    on_accent="#000000",
    late="#ffb0a8",
    soon="#ffc266",
    done="#8ff0a4",
    muted="#d6d6d6",
    band="#332b00",
    band_line="#ffe14d",
    is_dark=True,
)
WRITTEN_ON = {
    "ink": ("paper", "panel", "stripe", "accent_soft", "band"),
    "accent": ("paper", "panel", "accent_soft"),
    "on_accent": ("accent",),
    "late": ("paper", "panel", "stripe", "accent_soft"),
    "soon": ("paper", "panel", "stripe", "accent_soft"),
    "done": ("paper", "panel", "stripe", "accent_soft"),
    "muted": ("paper", "panel", "stripe", "accent_soft"),
}
"""Which colour is read on which ground."""
_NOW = [QUIET]


def colours() -> Colours:
    """Those in use."""
    return _NOW[0]


def style_of(c: Colours) -> str:
    """The rules of style in these colours."""
    return f"""
QWidget {{ color: {c.ink}; }}
QMainWindow, QDialog {{ background: {c.panel}; }}
QGroupBox {{ background: {c.paper}; border: 1px solid {c.line}; border-radius: 4px; margin-top: 20px; padding: 8px; }}
QGroupBox::title {{ subcontrol-origin: margin; left: 4px; padding: 0 4px; color: {c.accent}; font-weight: bold; }}
QLineEdit, QPlainTextEdit {{ background: {c.paper}; border: 1px solid {c.line}; border-radius: 3px; padding: 3px 5px; }}
QLineEdit:focus, QPlainTextEdit:focus {{ border: 1px solid {c.accent}; }}
QLineEdit:read-only {{ background: {c.panel}; }}
QPushButton {{ background: {c.paper}; border: 1px solid {c.line}; border-radius: 3px; padding: 4px 12px; }}
QPushButton:hover {{ background: {c.accent_soft}; }}
QPushButton:checked {{ background: {c.accent_soft}; border-color: {c.accent}; color: {c.accent}; }}
QPushButton:focus {{ border: 1px solid {c.accent}; }}
QToolButton[role="link"] {{ background: transparent; border: none; color: {c.accent}; padding: 0; }}
QToolButton[role="link"]:hover {{ text-decoration: underline; }}
QPushButton:default {{ background: {c.accent}; color: {c.on_accent}; border: 1px solid {c.accent}; }}
QPushButton:disabled {{ color: {c.muted}; background: {c.panel}; }}
QTableView, QListView, QTreeView {{ background: {c.paper}; border: 1px solid {c.line}; gridline-color: {c.grid};
    selection-background-color: {c.accent_soft}; selection-color: {c.ink}; alternate-background-color: {c.stripe}; }}
QHeaderView::section {{ background: {c.panel}; border: none; padding: 4px 6px;
    border-right: 1px solid {c.grid}; border-bottom: 1px solid {c.grid}; }}
QTabWidget::pane {{ border: none; border-top: 1px solid {c.line}; }}
QTabBar::tab {{ padding: 6px 14px; color: {c.muted}; border: none; border-bottom: 2px solid transparent; }}
QTabBar::tab:selected {{ color: {c.accent}; border-bottom: 2px solid {c.accent}; }}
QTabBar::tab:hover, QTabBar::tab:selected:focus {{ background: {c.accent_soft}; }}
QLabel#problem, QLabel[tone="late"] {{ color: {c.late}; }}
QLabel[tone="soon"], QLabel#problem[tone="soon"] {{ color: {c.soon}; }}
QLabel[tone="done"], QLabel#problem[tone="done"] {{ color: {c.done}; }}
QLabel[tone="muted"], QLabel#problem[tone="muted"] {{ color: {c.muted}; }}
QLabel[tone="code"] {{ font-size: 18pt; font-weight: bold; padding: 14px; background: {c.paper}; border: 1px solid {c.line}; }}
QLabel[tone="drop"] {{ border: 2px dashed {c.line}; border-radius: 6px; background: {c.paper}; color: {c.muted}; font-size: 13pt; }}
QLabel[tone="heading"] {{ font-size: 15pt; font-weight: bold; }}
QMenu::item:disabled {{ color: {c.muted}; }}
QListWidget#navigation {{ border: none; border-right: 1px solid {c.line}; background: {c.panel}; outline: none; }}
QListWidget#navigation::item {{ padding: 7px 12px; }}
QListWidget#navigation::item:disabled {{ color: {c.muted}; }}
QListWidget#navigation::item:selected {{ background: {c.accent_soft}; color: {c.accent}; }}
QFrame#band, QFrame#emergency_band {{ background: {c.band}; border-bottom: 1px solid {c.band_line}; }}
QFrame#emergency_band[grave="true"] {{ background: {c.late}; border-bottom: 1px solid {c.late}; }}
QFrame#emergency_band[grave="true"] QLabel {{ color: {c.paper}; font-weight: bold; }}
{_edges(c) if c.is_dark else ""}"""


def _edges(c: Colours) -> str:
    """What Qt's own style would draw in the dark: it shades every edge from the window's colour."""
    return f"""
QComboBox, QSpinBox {{ background: {c.paper}; border: 1px solid {c.line}; border-radius: 3px; padding: 3px 5px; }}
QComboBox:focus, QSpinBox:focus, QTableView:focus, QTreeView:focus, QListView:focus {{ border: 2px solid {c.accent}; }}
QLineEdit:focus, QPlainTextEdit:focus, QPushButton:focus {{ border: 2px solid {c.accent}; }}
QComboBox QAbstractItemView {{ border: 1px solid {c.line}; }}
QCheckBox::indicator, QRadioButton::indicator, QTreeView::indicator, QTableView::indicator, QListView::indicator
    {{ width: 13px; height: 13px; border: 1px solid {c.line}; background: {c.paper}; }}
QRadioButton::indicator {{ border-radius: 7px; }}
QCheckBox::indicator:checked, QRadioButton::indicator:checked, QTreeView::indicator:checked, QTableView::indicator:checked,
QListView::indicator:checked {{ background: {c.accent}; border: 3px solid {c.paper}; outline: 1px solid {c.line}; }}
QCheckBox:focus, QRadioButton:focus {{ color: {c.accent}; }}
QMenu, QToolTip {{ background: {c.paper}; color: {c.ink}; border: 1px solid {c.line}; }}
QMenu::item:selected, QMenuBar::item:selected {{ background: {c.accent_soft}; color: {c.accent}; }}
QMenuBar, QStatusBar {{ background: {c.panel}; }}
QScrollBar {{ background: {c.paper}; border: 1px solid {c.muted}; }}
QScrollBar::handle {{ background: {c.muted}; min-width: 24px; min-height: 24px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QSplitter::handle {{ background: {c.muted}; }}
"""


def dress(app: QApplication, wanted: Colours = QUIET) -> None:
    """Give the program its look; called after the language was set, and again where other colours are wanted."""
    _NOW[0] = wanted
    app.setStyle("Fusion")
    QGuiApplication.styleHints().setColorScheme(Qt.ColorScheme.Dark if wanted.is_dark else Qt.ColorScheme.Light)
    palette = QPalette(QColor(wanted.paper), QColor(wanted.panel)) if wanted.is_dark else QPalette()
    for role, colour in (
        (QPalette.ColorRole.Window, wanted.panel),
        (QPalette.ColorRole.Base, wanted.paper),
        (QPalette.ColorRole.AlternateBase, wanted.stripe),
        (QPalette.ColorRole.Text, wanted.ink),
        (QPalette.ColorRole.WindowText, wanted.ink),
        (QPalette.ColorRole.ButtonText, wanted.ink),
        (QPalette.ColorRole.Highlight, wanted.accent),
        (QPalette.ColorRole.HighlightedText, wanted.on_accent),
        (QPalette.ColorRole.PlaceholderText, wanted.muted),
        (QPalette.ColorRole.Link, wanted.accent),
    ):
        palette.setColor(role, QColor(colour))
    app.setPalette(palette)
    app.setStyleSheet(style_of(wanted))
