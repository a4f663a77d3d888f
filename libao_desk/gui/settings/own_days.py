"""The office's own working days (节假日): the year's plan pasted line by line, single days removed."""

from collections import Counter
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from libao_desk.core.errors import Refusal
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.plain_table import PlainTable, chosen_row, show_in
from libao_desk.gui.base.tone import set_tone
from libao_desk.gui.base.unsaved import GIVEN_BACK, Then, TypedPage
from libao_desk.gui.forms.ui_own_days import Ui_OwnDays
from libao_desk.gui.record.clash_settling import LOOK_FIRST, SETTLED, is_mine_kept, unless_changed
from libao_desk.services.own_days import DayEntry, read_plan

HEADS = ("日期", "星期", "安排", "依据")
WEEKDAYS = "一二三四五六日"


def _said(day: date, works: bool | None) -> str:
    return f"{day:%Y-%m-%d}{'（未安排）' if works is None else '上班' if works else '放假'}"


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
        self._was: dict[date, bool] = {}
        """The table as the lines were begun to be typed; of what is put back another may have changed it since."""
        self.ui.add_button.clicked.connect(lambda: self.save())
        self.ui.remove_button.clicked.connect(self.remove)
        self.refresh()
        self.take_back()

    def has_unsaved(self) -> bool:
        """Whether lines stand there that are not in the table."""
        return bool(self.ui.lines.toPlainText().strip())

    def typed(self) -> dict[str, Any]:
        """The lines, where they are from, and the table as it stood."""
        was = [[day.isoformat(), works] for day, works in self._was.items()]
        return {"lines": self.ui.lines.toPlainText(), "source": self.ui.source.text(), "was": was}

    def type_again(self, typed: dict[str, Any]) -> None:
        """Put them back."""
        self.ui.lines.setPlainText(typed["lines"])
        self.ui.source.setText(typed["source"])
        if "was" in typed:  # what earlier versions kept has none
            self._was = {date.fromisoformat(day): works for day, works in typed["was"]}
        set_tone(self.ui.told, "soon", GIVEN_BACK)

    def forget_typed(self) -> None:
        """Empty the box."""
        self.ui.lines.clear()
        self._was = self._table_now()

    def refresh(self) -> None:
        """Read the table again, and say which years are known."""
        self._days = self.context.office.settings.own_days()
        if not self.has_unsaved():
            self._was = self._table_now()
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
        self._store(plan, then)

    def _store(self, plan: tuple[DayEntry, ...], then: Then | None) -> None:
        days, source = {entry.day: entry.is_working for entry in plan}, self.ui.source.text().strip()
        store = partial(self.context.office.settings.set_days, days, source, seen=self._was)
        task = self.context.run(lambda _: unless_changed(store), "节假日安排")
        task.answer(
            self,
            succeeded=lambda outcome: self._added(plan, then) if outcome is None else self._settle(plan, then),
            refused=lambda sentence: set_tone(self.ui.told, "late", sentence),
        )

    def _settle(self, plan: tuple[DayEntry, ...], then: Then | None) -> None:
        """Another was faster: the clerk says whose days stay."""
        was, self._was = self._was, self._table_now()
        clashing = [one for one in plan if self._was.get(one.day) not in (was.get(one.day), one.is_working)]
        mine = "、".join(_said(one.day, one.is_working) for one in clashing)
        theirs = "、".join(_said(one.day, self._was.get(one.day)) for one in clashing)
        is_mine = is_mine_kept(self, self.page_title, mine, theirs)
        if is_mine is None:
            self._was = was
            set_tone(self.ui.told, "late", LOOK_FIRST)
            return
        stays = plan if is_mine else tuple(one for one in plan if one not in clashing)
        if stays:
            self._store(stays, then)
            return
        self.ui.lines.clear()
        self._changed(SETTLED)
        self.stored(then)

    def _table_now(self) -> dict[date, bool]:
        return {day: works for day, works, _ in self.context.office.settings.own_days()}

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
        self._was = self._table_now()
        set_tone(self.ui.told, "done", sentence)
        self.context.records_changed.emit()
