"""The looks in an emergency week by week (应急查阅周报), for the director: who, what, why, what was opened; read, printed."""

from datetime import date

from PySide6.QtWidgets import QWidget

from libao_desk.core.dates import local_minute
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.fitting_dialog import FittingDialog
from libao_desk.gui.base.plain_table import PlainTable, show_in
from libao_desk.gui.base.tone import set_tone
from libao_desk.gui.forms.ui_emergency_week import Ui_EmergencyWeek
from libao_desk.gui.papers.preview import PaperPreview
from libao_desk.services.papers.views import PaperResult
from libao_desk.services.safety.emergencies import WEEK, EmergencyLine, week_of
from libao_desk.services.safety.emergency_paper import emergency_paper

HEADS = ("时间", "工作人员", "应急查阅", "理由", "打开了什么", "阅知")


class EmergencyWeekDialog(FittingDialog):
    """Opens on the week of the oldest look that the director has not read, else on this one."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.day = context.office.emergencies.first_unread() or context.office.today
        self.preview: PaperPreview | None = None
        self.ui = Ui_EmergencyWeek()
        self.ui.setupUi(self)
        self._table = PlainTable(HEADS, self)
        show_in(self.ui.looks, self._table)
        self.ui.before_button.clicked.connect(lambda: self.turn_to(self.day - WEEK))
        self.ui.after_button.clicked.connect(lambda: self.turn_to(self.day + WEEK))
        self.ui.note_button.clicked.connect(self.take_note)
        self.ui.print_button.clicked.connect(self.print)
        self.ui.close_button.clicked.connect(self.reject)
        self._show()

    def turn_to(self, day: date) -> None:
        """Another week."""
        self.day = day
        self._show()

    def take_note(self) -> None:
        """The director has read the week; his own looks another has to read."""
        self.context.office.emergencies.take_note(self.day)
        self.context.glass_changed.emit()
        self._show()

    def print(self) -> None:
        """Draw it off the window's thread, and show it."""
        desk, day = self.context.office.desk, self.day
        task = self.context.run(lambda _: emergency_paper(desk, day), "正在编制…")
        task.answer(self, succeeded=self._preview, refused=lambda sentence: set_tone(self.ui.told, "late", sentence))

    def _preview(self, paper: PaperResult) -> None:
        self.preview = PaperPreview(self.context, paper, self)
        self.preview.open()

    def _show(self) -> None:
        ui, lines = self.ui, self.context.office.emergencies.week(self.day)
        first, after = week_of(self.day)
        ui.week_label.setText(f"{first:%Y-%m-%d} 至 {date.fromordinal(after.toordinal() - 1):%Y-%m-%d}")
        ui.after_button.setEnabled(after <= self.context.office.today)
        self._table.replace_rows([_row(line) for line in lines])
        mine = self.context.office.desk.actor.officer_id
        unread = [line for line in lines if not line.read_by]
        ui.note_button.setEnabled(any(line.officer_id != mine for line in unread))
        own = sum(line.officer_id == mine for line in unread)
        set_tone(ui.told, "muted", _told(len(lines), own))


def _row(line: EmergencyLine) -> tuple[str, ...]:
    read = f"{line.read_by} {line.read_at.astimezone():%Y-%m-%d}" if line.read_at is not None else "未阅"
    return local_minute(line.at), line.by, line.what, line.reason, "、".join(line.opened) or "没有打开", read


def _told(count: int, own: int) -> str:
    if not count:
        return "这一周没有应急查阅。"
    return f"共{count}次。" + (f"其中{own}次是您本人的，不能由本人阅知。" if own else "")
