"""How the window looks (外观): one quiet palette and a few rules of style, the same on every PC."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

INK, PAPER, PANEL, LINE = "#1f2933", "#ffffff", "#f4f6f8", "#d5dbe1"
ACCENT, ACCENT_SOFT = "#1f5f99", "#e3edf7"
LATE, SOON, DONE = "#b3261e", "#8a5a00", "#2e6b3a"
"""Colours of a duty: late, due soon, done. Never the only sign: the words say it too."""
MUTED = "#5c6b7a"

STYLE = f"""
QWidget {{ color: {INK}; }}
QMainWindow, QDialog {{ background: {PANEL}; }}
QGroupBox {{ background: {PAPER}; border: 1px solid {LINE}; border-radius: 4px; margin-top: 20px; padding: 8px; }}
QGroupBox::title {{ subcontrol-origin: margin; left: 4px; padding: 0 4px; color: {ACCENT}; font-weight: bold; }}
QLineEdit, QPlainTextEdit {{ background: {PAPER}; border: 1px solid {LINE}; border-radius: 3px; padding: 3px 5px; }}
QLineEdit:focus, QPlainTextEdit:focus {{ border: 1px solid {ACCENT}; }}
QLineEdit:read-only {{ background: {PANEL}; }}
QPushButton {{ background: {PAPER}; border: 1px solid {LINE}; border-radius: 3px; padding: 4px 12px; }}
QPushButton:hover {{ background: {ACCENT_SOFT}; }}
QPushButton:checked {{ background: {ACCENT_SOFT}; border-color: {ACCENT}; color: {ACCENT}; }}
QPushButton:focus {{ border: 1px solid {ACCENT}; }}
QToolButton[role="link"] {{ background: transparent; border: none; color: {ACCENT}; padding: 0; }}
QToolButton[role="link"]:hover {{ text-decoration: underline; }}
QPushButton:default {{ background: {ACCENT}; color: {PAPER}; border: 1px solid {ACCENT}; }}
QPushButton:disabled {{ color: {MUTED}; background: {PANEL}; }}
QTableView, QListView, QTreeView {{ background: {PAPER}; border: 1px solid {LINE}; gridline-color: {LINE};
    selection-background-color: {ACCENT_SOFT}; selection-color: {INK}; alternate-background-color: #f9fafb; }}
QHeaderView::section {{ background: {PANEL}; border: none; padding: 4px 6px;
    border-right: 1px solid {LINE}; border-bottom: 1px solid {LINE}; }}
QTabWidget::pane {{ border: none; border-top: 1px solid {LINE}; }}
QTabBar::tab {{ padding: 6px 14px; color: {MUTED}; border: none; border-bottom: 2px solid transparent; }}
QTabBar::tab:selected {{ color: {ACCENT}; border-bottom: 2px solid {ACCENT}; }}
QTabBar::tab:hover, QTabBar::tab:selected:focus {{ background: {ACCENT_SOFT}; }}
QLabel#problem, QLabel[tone="late"] {{ color: {LATE}; }}
QLabel[tone="soon"], QLabel#problem[tone="soon"] {{ color: {SOON}; }}
QLabel[tone="done"], QLabel#problem[tone="done"] {{ color: {DONE}; }}
QLabel[tone="muted"], QLabel#problem[tone="muted"] {{ color: {MUTED}; }}
QLabel[tone="code"] {{ font-size: 18pt; font-weight: bold; padding: 14px; background: {PAPER}; border: 1px solid {LINE}; }}
QLabel[tone="drop"] {{ border: 2px dashed {LINE}; border-radius: 6px; background: {PAPER}; color: {MUTED}; font-size: 13pt; }}
QLabel[tone="heading"] {{ font-size: 15pt; font-weight: bold; }}
QMenu::item:disabled {{ color: {MUTED}; }}
QListWidget#navigation {{ border: none; border-right: 1px solid {LINE}; background: {PANEL}; outline: none; }}
QListWidget#navigation::item {{ padding: 7px 12px; }}
QListWidget#navigation::item:disabled {{ color: {MUTED}; }}
QListWidget#navigation::item:selected {{ background: {ACCENT_SOFT}; color: {ACCENT}; }}
QFrame#band, QFrame#emergency_band {{ background: #fff4d6; border-bottom: 1px solid #e3c770; }}
QFrame#emergency_band[grave="true"] {{ background: {LATE}; border-bottom: 1px solid {LATE}; }}
QFrame#emergency_band[grave="true"] QLabel {{ color: {PAPER}; font-weight: bold; }}
"""


def dress(app: QApplication) -> None:
    """Give the program its look; called once, after the language was set."""
    app.setStyle("Fusion")
    QGuiApplication.styleHints().setColorScheme(Qt.ColorScheme.Light)
    palette = QPalette()
    for role, colour in (
        (QPalette.ColorRole.Window, PANEL),
        (QPalette.ColorRole.Base, PAPER),
        (QPalette.ColorRole.AlternateBase, "#f9fafb"),
        (QPalette.ColorRole.Text, INK),
        (QPalette.ColorRole.WindowText, INK),
        (QPalette.ColorRole.ButtonText, INK),
        (QPalette.ColorRole.Highlight, ACCENT),
        (QPalette.ColorRole.HighlightedText, PAPER),
        (QPalette.ColorRole.PlaceholderText, MUTED),
    ):
        palette.setColor(role, QColor(colour))
    app.setPalette(palette)
    app.setStyleSheet(STYLE)
