"""The tone of a sentence on the screen (语气): good news, a caution or a problem, told in words and in colour."""

from PySide6.QtWidgets import QLabel


def set_tone(label: QLabel, tone: str, text: str | None = None) -> None:
    """Give a label one of the theme's tones ("late", "soon", "done", "muted" or ""), and its text where one is given."""
    if text is not None:
        label.setText(text)
    if label.property("tone") != tone:
        label.setProperty("tone", tone)
        label.style().unpolish(label)
        label.style().polish(label)
