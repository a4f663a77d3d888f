"""Everything dated of a record on one line (时间线): all of it or one kind, what was entered late said to be so."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QHeaderView, QWidget

from libao_desk.declare.part import Part
from libao_desk.declare.path import FieldPath, Kind, path
from libao_desk.declare.register import Register
from libao_desk.declare.value import show
from libao_desk.gui.base.calm_boxes import CalmBox
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.veiled_cells import VeiledCells
from libao_desk.services.records.drafts import RecordView, Ref, Value
from libao_desk.services.records.late import days_late, recorded_days

from .side import SideTab

NOTE_COLUMN = 2
EVERYTHING, STEPS, IN_VAIN, TO_COME = "所有事项", "办理", "未能办成", "期限"
SAY_WHAT_THEY_ARE = (Kind.CHOICE, Kind.CHOICES)
"""An entry of a list (集体、已履行) is clear without its label; a number, a day, a name and 是 are not."""
FIELDS_SAID = 6


@dataclass(frozen=True)
class Event:
    """One line: what happened, or is to, on a day."""

    day: date
    kind: str
    what: str
    note: str
    by: str = ""
    recorded_on: date | None = None

    def cells(self) -> tuple[str, ...]:
        """The line as it is read."""
        return (f"{self.day:%Y-%m-%d}", self.what, " ".join(self.note.split("\n")), self.by, self._recorded())

    def _recorded(self) -> str:
        if self.recorded_on is None:
            return ""
        late = days_late(self.day, self.recorded_on)
        return f"{self.recorded_on:%Y-%m-%d}" + (f" 补登（晚{late}天）" if late else "")


class TimeLineTab(SideTab):
    """Moves, dated rows of the parts, what was tried in vain, duties to come."""

    def __init__(self, context: Context, register: Register, parent: QWidget | None = None) -> None:
        super().__init__("时间线", ("日期", "事项", "说明", "经办", "登记日"), (100, 180, 420, 90, 200), parent)
        self.tree.setItemDelegate(VeiledCells(self.tree, free=(NOTE_COLUMN,)))
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(NOTE_COLUMN, QHeaderView.ResizeMode.Stretch)
        self.context = context
        self.register = register
        self._events: list[Event] = []
        self.kind_box = CalmBox(self)
        self.kind_box.setAccessibleName("事项种类")
        self.bar.insert(0, self.kind_box)
        self.kind_box.currentIndexChanged.connect(self._show)

    def show_record(self, view: RecordView) -> None:
        """Show a record's line, the latest first; of the kind that was chosen, where there still is one."""
        self.ref = view.ref
        self._events = sorted(self._gathered(view), key=lambda event: (event.day, event.what), reverse=True)
        with QSignalBlocker(self.kind_box):
            chosen = self.kind_box.currentText()
            self.kind_box.clear()
            self.kind_box.addItems([EVERYTHING, *dict.fromkeys(event.kind for event in self._gathered(view))])
            self.kind_box.setCurrentIndex(max(0, self.kind_box.findText(chosen)))
        self._show()

    def _show(self) -> None:
        kind = self.kind_box.currentText()
        self.fill((event.cells(), None) for event in self._events if kind in (EVERYTHING, event.kind))
        for place in range(self.tree.topLevelItemCount()):
            item = self.tree.topLevelItem(place)
            if item is not None:  # what a small screen cuts off
                item.setToolTip(NOTE_COLUMN, item.text(NOTE_COLUMN))

    def _gathered(self, view: RecordView) -> Iterator[Event]:
        for line in view.history:
            yield Event(line.happened_on, STEPS, line.title, line.note, line.by, line.recorded_at.astimezone().date())
        yield from self._of_parts(view)
        for attempt in self.context.office.attempts.of(view.ref):
            note = f"{attempt.reason}　改于{attempt.next_on:%Y-%m-%d}"
            yield Event(attempt.tried_on, IN_VAIN, f"{IN_VAIN}：{attempt.title}", note)
        for duty in view.duties:
            yield Event(duty.last_day, TO_COME, f"{TO_COME}：{duty.title}", f"{duty.reckoning}　{duty.basis}")

    def _of_parts(self, view: RecordView) -> Iterator[Event]:
        recorded = recorded_days(self.context.office.desk, view)
        for part in self.register.parts:
            for row in view.parts.get(part.key, ()):
                if (told := part.told_day(row.values)) is not None:
                    field, day = told
                    note = "　".join(_said(part, row.values, field))
                    yield Event(day, part.label, part.label, note, recorded_on=recorded.get((part.key, row.id)))


def _said(part: Part, values: Mapping[str, Value], dated: FieldPath) -> Iterator[str]:
    shown = [path(field) for field in part.table] or list(part.fields)
    for field in shown[:FIELDS_SAID]:
        value = values.get(field.key)
        text = value.label if isinstance(value, Ref) else show(field, value)
        if text and field.key != dated.key:
            yield text if field.kind in SAY_WHAT_THEY_ARE else f"{field.label}：{text}"
