"""The officers (工作人员): who may sit at the desk, in which role, for which registers."""

from collections.abc import Callable
from enum import Enum
from typing import Any

from PySide6.QtWidgets import QCheckBox, QWidget

from libao_desk.core.text import squeeze
from libao_desk.gui.base import dialogs
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.plain_table import PlainTable, chosen_row, show_in
from libao_desk.gui.base.tone import set_tone
from libao_desk.gui.forms.ui_officers_page import Ui_OfficersPage
from libao_desk.gui.persons.handover import HandoverDialog
from libao_desk.people.access import MATRIX, Action
from libao_desk.people.codes import Role
from libao_desk.services.safety.officers import OfficerEntry

HEADS = ("姓名", "角色", "登记册", "状态")
TICKS_ABREAST = 2
"""Registers in a row: one below the other they pushed the passphrase out of an old screen."""


class Act(Enum):
    """What the form stands for; the value is its title."""

    ADD = "增加工作人员"
    CHANGE = "调整角色和登记册"
    RESET = "重设口令"


BUTTONS = {Act.ADD: "增加(&A)", Act.CHANGE: "保存(&S)", Act.RESET: "重设口令(&S)"}


class OfficersPage(QWidget):
    """A table of officers and one form beside it, which adds, changes or resets."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.ui = Ui_OfficersPage()
        self.ui.setupUi(self)
        self._table = PlainTable(HEADS, self)
        self._officers: tuple[OfficerEntry, ...] = ()
        self._task = Act.ADD
        self._ticks: dict[str, QCheckBox] = {}
        show_in(self.ui.table, self._table)
        for role in Role:
            self.ui.role.addItem(role.label, role)
        for place, register in enumerate(context.book):
            tick = QCheckBox(register.title, self)
            tick.setObjectName(f"register_{register.key}")
            self.ui.registers_grid.addWidget(tick, *divmod(place, TICKS_ABREAST))
            self._ticks[register.key] = tick
        self.ui.pair.line_up(self.ui.label_1, self.ui.label_2)
        self._connect()
        self.refresh()
        self._turn_to(Act.ADD)

    def refresh(self) -> None:
        """Read the officers again."""
        self._officers = self.context.office.officers.all()
        titles = {register.key: register.title for register in self.context.book}
        rows = [
            (
                one.name,
                one.role.label,
                "、".join(titles.get(key, key) for key in one.registers) or "全部",
                "在用" if one.active else "已停用",
            )
            for one in self._officers
        ]
        self._table.replace_rows(rows, ["" if one.active else "muted" for one in self._officers])
        self.ui.table.selectRow(0)

    def save(self) -> None:
        """Do what the form stands for: add, change or reset."""
        officers, pair = self.context.office.officers, self.ui.pair
        if self._task is not Act.CHANGE and (problem := pair.problem):
            self._tell("late", problem)
            pair.point_at_problem()
            return
        name, role, registers, passphrase = squeeze(self.ui.name.text()), self.ui.role.currentData(), self._ticked(), pair.passphrase
        chosen = self._chosen()
        match self._task, chosen:
            case Act.ADD, _:
                self._start(lambda _: officers.add(name, role, passphrase, registers), f"已增加{name}。请告知本人口令，由本人登录后修改。")
            case Act.CHANGE, OfficerEntry():
                self._start(lambda _: officers.change(chosen.id, role, registers), f"已调整{chosen.name}的权限，下次打开台账时生效。")
            case Act.RESET, OfficerEntry():
                self._start(lambda _: officers.reset(chosen.id, passphrase), f"已为{chosen.name}重设口令，旧口令作废。")

    def leave(self) -> None:
        """The chosen officer has left the office."""
        chosen = self._chosen()
        if chosen is None:
            return
        officers, held = self.context.office.officers, self.context.office.handover.held(chosen.id)
        still = f"其名下还有{held}件在办工作，可先“移交工作”。" if held else ""
        if dialogs.ask(self, f"停用“{chosen.name}”后，其口令立即作废，经办记录保留。{still}停用吗？", yes="停用", no="不停用"):
            self._start(lambda _: officers.deactivate(chosen.id), f"已停用{chosen.name}。")

    def hand_over(self) -> None:
        """Give the chosen officer's open records to another."""
        chosen = self._chosen()
        if chosen is not None:
            self.handover = HandoverDialog(self.context, chosen, self)
            self.handover.open()

    # --- inside --------------------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        ui = self.ui
        ui.role.currentIndexChanged.connect(lambda _: self._say_role())
        ui.table.selectionModel().currentRowChanged.connect(lambda *_: self._offer())
        ui.reset_button.clicked.connect(lambda: self._turn_to(Act.RESET))
        ui.change_button.clicked.connect(lambda: self._turn_to(Act.CHANGE))
        ui.hand_button.clicked.connect(self.hand_over)
        ui.leave_button.clicked.connect(self.leave)
        ui.cancel_button.clicked.connect(lambda: self._turn_to(Act.ADD))
        ui.save_button.clicked.connect(self.save)
        ui.pair.entered.connect(self.save)
        ui.name.returnPressed.connect(ui.role.setFocus)

    def _start(self, work: Callable[[Any], object], sentence: str) -> None:
        self.ui.save_button.setEnabled(False)
        task = self.context.run(work, self._task.value)
        task.answer(
            self,
            succeeded=lambda _: self._done(sentence),
            refused=lambda refusal: self._tell("late", refusal),
            ended=lambda: self.ui.save_button.setEnabled(True),
        )

    def _done(self, sentence: str) -> None:
        self.refresh()
        self._turn_to(Act.ADD)
        self._tell("done", sentence)

    def _turn_to(self, task: Act) -> None:
        """Make the form ready for adding, changing or resetting."""
        chosen = self._chosen()
        adds, changes = task is Act.ADD, task is Act.CHANGE
        self._task = task
        self.ui.edit_box.setTitle(task.value if adds or chosen is None else f"{task.value}：{chosen.name}")
        self.ui.save_button.setText(BUTTONS[task])
        self.ui.cancel_button.setVisible(not adds)
        self.ui.name.setEnabled(adds)
        self.ui.pair.setVisible(not changes)
        self.ui.pair.clear()
        for widget in (self.ui.role, self.ui.role_label, self.ui.registers_label, self.ui.registers):
            widget.setVisible(task is not Act.RESET)
        self._fill(None if adds else chosen)
        (self.ui.name if adds else self.ui.role if changes else self.ui.pair).setFocus()

    def _fill(self, chosen: OfficerEntry | None) -> None:
        self.ui.name.setText("" if chosen is None else chosen.name)
        role = Role.OFFICER if chosen is None else chosen.role
        self.ui.role.setCurrentIndex(list(Role).index(role))
        for key, tick in self._ticks.items():
            tick.setChecked(chosen is not None and key in chosen.registers)
        self._say_role()

    def _offer(self) -> None:
        chosen = self._chosen()
        is_active = chosen is not None and chosen.active
        is_self = chosen is not None and chosen.id == self.context.office.officer.id
        for button in (self.ui.reset_button, self.ui.change_button):
            button.setEnabled(is_active)
        self.ui.hand_button.setEnabled(chosen is not None)
        self.ui.leave_button.setEnabled(is_active and not is_self)
        if self._task is not Act.ADD:
            self._turn_to(Act.ADD)

    def _say_role(self) -> None:
        may = MATRIX[self.ui.role.currentData()]
        self.ui.role_label.setText(f"可以：{'、'.join(action.value for action in Action if action in may)}。")

    def _chosen(self) -> OfficerEntry | None:
        place = chosen_row(self.ui.table)
        return None if place is None or place >= len(self._officers) else self._officers[place]

    def _ticked(self) -> tuple[str, ...]:
        return tuple(key for key, tick in self._ticks.items() if tick.isChecked())

    def _tell(self, tone: str, sentence: str) -> None:
        set_tone(self.ui.told, tone, sentence)
