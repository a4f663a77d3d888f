"""The office's own working days (节假日): the year's plan pasted line by line, single days removed."""

from collections import Counter
from typing import Any

from PySide6.QtWidgets import QWidget

from libao_desk.core.errors import Refusal
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.plain_table import PlainTable, chosen_row, show_in
from libao_desk.gui.base.tone import set_tone
from libao_desk.gui.base.unsaved import GIVEN_BACK, Then, TypedPage
from libao_desk.gui.forms.ui_own_days import Ui_OwnDays
from libao_desk.services.own_days import DayEntry, read_plan

HEADS = ("日期", "星期", "安排", "依据")
WEEKDAYS = "一二三四五六日"


def _known(is_known: bool, entered: int) -> str:
    if is_known:
        return "已知"
    return f"只录入了{entered}天，安排不全，其余暂按周末计算" if entered else "未知，暂按周末计算"


class OwnDays(TypedPage):
    """What stands here goes before the built-in holiday table."""

    page_title = "节假日"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.ui = Ui_OwnDays()
        self.ui.setupUi(self)
        self._table = PlainTable(HEADS, self)
        show_in(self.ui.table, self._table)
        self.ui.add_button.clicked.connect(lambda: self.save())
        self.ui.remove_button.clicked.connect(self.remove)
        self.refresh()
        self.take_back()

    def has_unsaved(self) -> bool:
        """Whether lines stand there that are not in the table."""
        return bool(self.ui.lines.toPlainText().strip())

    def typed(self) -> dict[str, Any]:
        """The lines and where they are from."""
        return {"lines": self.ui.lines.toPlainText(), "source": self.ui.source.text()}

    def type_again(self, typed: dict[str, Any]) -> None:
        """Put them back."""
        self.ui.lines.setPlainText(typed["lines"])
        self.ui.source.setText(typed["source"])
        set_tone(self.ui.told, "soon", GIVEN_BACK)

    def forget_typed(self) -> None:
        """Empty the box."""
        self.ui.lines.clear()

    def refresh(self) -> None:
        """Read the table again, and say which years are known."""
        self._days = self.context.office.settings.own_days()
        self._table.replace_rows(
            [
                (f"{day:%Y-%m-%d}", f"星期{WEEKDAYS[day.weekday()]}", "上班" if works else "放假", source)
                for day, works, source in self._days
            ]
        )
        self.ui.remove_button.setEnabled(bool(self._days))
        calendar, this_year = self.context.office.desk.facts().calendar, self.context.clock.today().year
        entered = Counter(day.year for day, _, _ in self._days)
        said = [f"{year}年{_known(calendar.knows(year), entered[year])}" for year in (this_year, this_year + 1)]
        self.ui.known_label.setText(f"法定节假日和调休：{'；'.join(said)}。国务院公布新一年安排后，把通知原文粘贴到这里即可。")

    def save(self, then: Then | None = None) -> None:
        """Put the pasted lines into the table, all or none."""
        try:
            plan = read_plan(self.ui.lines.toPlainText(), self.context.clock.today())
        except Refusal as refusal:
            set_tone(self.ui.told, "late", refusal.sentence)
            return
        settings, source = self.context.office.settings, self.ui.source.text().strip()
        task = self.context.run(lambda _: settings.set_days({entry.day: entry.is_working for entry in plan}, source), "节假日安排")
        task.answer(self, succeeded=lambda _: self._added(plan, then), refused=lambda sentence: set_tone(self.ui.told, "late", sentence))

    def remove(self) -> None:
        """Take the chosen day out."""
        place = chosen_row(self.ui.table)
        if place is None:
            set_tone(self.ui.told, "muted", "请先在左边选中一天。")
            return
        day, settings = self._days[place][0], self.context.office.settings
        task = self.context.run(lambda _: settings.set_day(day, None), "节假日安排")
        task.answer(
            self,
            succeeded=lambda _: self._changed(f"已删除{day:%Y-%m-%d}。"),
            refused=lambda sentence: set_tone(self.ui.told, "late", sentence),
        )

    def _added(self, plan: tuple[DayEntry, ...], then: Then | None) -> None:
        """The years are named: a line without one was taken for this year's."""
        self.ui.lines.clear()
        years = Counter(entry.day.year for entry in plan)
        added = "、".join(f"{year}年{count}天" for year, count in sorted(years.items()))
        self._changed(f"已加入{added}，期限按新的安排计算。")
        self.stored(then)

    def _changed(self, sentence: str) -> None:
        self.refresh()
        set_tone(self.ui.told, "done", sentence)
        self.context.records_changed.emit()
