"""A clock pinned to a day is told all the time (演示日期): nobody shall take the demo for today."""

from PySide6.QtWidgets import QFrame, QLabel

from libao_desk.core.clock import Clock, SystemClock


def tell_pinned_day(band: QFrame, label: QLabel, clock: Clock) -> None:
    """Show the band with the day where it is pinned, and no band where it is not."""
    band.setVisible(not isinstance(clock, SystemClock))
    label.setText(f"演示日期：{clock.today():%Y-%m-%d}")
