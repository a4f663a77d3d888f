"""The quiet line of the first screen (首屏健康提示): when the office was last proved safe, and a link to what is to be looked at."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from libao_desk.gui.base.context import SETTINGS, Context
from libao_desk.gui.base.tone import set_tone
from libao_desk.people.access import Action
from libao_desk.services.safety.health.health import Glance

from .page import HEALTH


class HealthLine(QWidget):
    """Empty until it has looked; there for whoever may make backups."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.dates = QLabel("", self)
        self.dates.setWordWrap(True)
        set_tone(self.dates, "muted")
        self.link = QToolButton(self)
        self.link.setProperty("role", "link")
        self.link.clicked.connect(lambda: show_health(context))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.dates, 1)
        row.addWidget(self.link)
        self.link.hide()
        context.records_changed.connect(self.refresh)
        self.setVisible(context.office.desk.may("", Action.BACKUP))
        if not self.isHidden():
            # behind what the opening of the desk began, so that the day's own backup is there when it looks
            QTimer.singleShot(0, self, self.refresh)

    def refresh(self) -> None:
        """Look anew."""
        if self.context.is_unlocked and not self.isHidden():
            health = self.context.office.health
            self.context.run(lambda _: health.glance(), "健康检查").answer(self, succeeded=self._take)

    def _take(self, glance: Glance) -> None:
        self.dates.setText(glance.dates)
        self.link.setText(f"健康检查：{glance.told or '良好'}")
        self.link.setToolTip(f"要看的：{'、'.join(glance.named)}" if glance.named else "")
        self.link.show()


def show_health(context: Context) -> None:
    """Go to the page of health."""
    context.settings_tab = HEALTH
    context.open_record.emit(SETTINGS)
