"""The officers (工作人员): who may sit at the desk, in which role, for which registers."""

from collections.abc import Callable
from enum import Enum
from functools import partial
from typing import Any

from PySide6.QtWidgets import QCheckBox, QWidget

from libao_desk.core.errors import ChangedMeanwhile
from libao_desk.core.text import squeeze
from libao_desk.gui.base import dialogs
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.plain_table import PlainTable, chosen_row, show_in
from libao_desk.gui.base.tone import set_tone
from libao_desk.gui.base.unsaved import GIVEN_BACK, Then, TypedPage, after_the_click
from libao_desk.gui.forms.ui_officers_page import Ui_OfficersPage
from libao_desk.gui.persons.handover import HandoverDialog
from libao_desk.gui.record.clash_settling import LOOK_FIRST, SETTLED, is_mine_kept, unless_changed
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


class OfficersPage(TypedPage):
    """A table of officers and one form beside it, which adds, changes or resets."""

    page_title = "工作人员"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.ui = Ui_OfficersPage()
        self.ui.setupUi(self)
        self._table = PlainTable(HEADS, self)
        self._officers: tuple[OfficerEntry, ...] = ()
        self._titles = {register.key: register.title for register in context.book}
        self._task = Act.ADD
        self._ticks: dict[str, QCheckBox] = {}
        self._subject: OfficerEntry | None = None
        """Whom the form changes or resets."""
        self._was: tuple[Role, tuple[str, ...]] | None = None
        """Role and registers of whom the form changes, as it was begun to be filled."""
        self._shown: tuple[object, ...] = ()
        """What the form showed before anything was typed."""
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
        self.take_back()

    def refresh(self) -> None:
        """Read the officers again."""
        self._officers = self.context.office.officers.all()
        rows = [
            (
                one.name,
                one.role.label,
                "、".join(self._titles.get(key, key) for key in one.registers) or "全部",
                "在用" if one.active else "已停用",
            )
            for one in self._officers
        ]
        self._table.replace_rows(rows, ["" if one.active else "muted" for one in self._officers])
        self.ui.table.selectRow(0)

    def has_unsaved(self) -> bool:
        """Whether something is typed that was not stored."""
        return self._filled() != self._shown

    def typed(self) -> dict[str, Any]:
        """What the form stands for and what is typed in it; of a passphrase nothing is kept."""
        subject = None if self._subject is None else self._subject.id
        if self._task is Act.RESET:
            return {}
        role = self.ui.role.currentData().value
        was = None if self._was is None else [self._was[0].value, list(self._was[1])]
        said = {"name": self.ui.name.text(), "role": role, "registers": list(self._ticked())}
        return {"act": self._task.name, "officer": subject, "was": was, **said}

    def type_again(self, typed: dict[str, Any]) -> None:
        """Show what the form stood for, and what was typed in it."""
        self._turn_to_of(Act[typed["act"]], typed["officer"])
        if self._was is not None and (was := typed.get("was")):  # what earlier versions kept has none
            self._was = Role.of(was[0]), tuple(was[1])
        self.ui.name.setText(typed["name"])
        self.ui.role.setCurrentIndex(list(Role).index(Role.of(typed["role"])))
        for key, tick in self._ticks.items():
            tick.setChecked(key in typed["registers"])
        self._tell("soon", GIVEN_BACK)

    def forget_typed(self) -> None:
        """Empty the form."""
        self._turn_to(Act.ADD)

    def save(self, then: Then | None = None) -> None:
        """Do what the form stands for: add, change or reset."""
        officers, pair = self.context.office.officers, self.ui.pair
        if self._task is not Act.CHANGE and (problem := pair.problem):
            self._tell("late", problem)
            pair.point_at_problem()
            return
        name, role, registers, passphrase = squeeze(self.ui.name.text()), self.ui.role.currentData(), self._ticked(), pair.passphrase
        match self._task, self._subject:
            case Act.ADD, _:
                told = f"已增加{name}。请告知本人口令，由本人登录后修改。"
                self._start(lambda _: officers.add(name, role, passphrase, registers), told, then)
            case Act.CHANGE, OfficerEntry() as one:
                store = partial(officers.change, one.id, role, registers, seen=self._was)
                self._start(lambda _: unless_changed(store), f"已调整{one.name}的权限，下次打开台账时生效。", then)
            case Act.RESET, OfficerEntry() as one:
                self._start(lambda _: officers.reset(one.id, passphrase), f"已为{one.name}重设口令，旧口令作废。", then)

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
        ui.table.selectionModel().currentRowChanged.connect(lambda *_: self._wish_row())
        ui.reset_button.clicked.connect(lambda: self._wish(Act.RESET))
        ui.change_button.clicked.connect(lambda: self._wish(Act.CHANGE))
        ui.hand_button.clicked.connect(self.hand_over)
        ui.leave_button.clicked.connect(self.leave)
        ui.cancel_button.clicked.connect(lambda: self._turn_to(Act.ADD))
        ui.save_button.clicked.connect(lambda: self.save())
        ui.pair.entered.connect(lambda: self.save())
        ui.name.returnPressed.connect(ui.role.setFocus)

    def _start(self, work: Callable[[Any], object], sentence: str, then: Then | None = None) -> None:
        self.ui.save_button.setEnabled(False)
        task = self.context.run(work, self._task.value)
        task.answer(
            self,
            succeeded=lambda outcome: self._settle(then) if isinstance(outcome, ChangedMeanwhile) else self._done(sentence, then),
            refused=lambda refusal: self._tell("late", refusal),
            ended=lambda: self.ui.save_button.setEnabled(True),
        )

    def _settle(self, then: Then | None) -> None:
        """Another was faster: the clerk says whose role and registers stay."""
        one = next((one for one in self.context.office.officers.all() if self._subject is not None and one.id == self._subject.id), None)
        if one is None:
            return
        mine, theirs = (self.ui.role.currentData(), self._ticked()), (one.role, one.registers)
        is_mine = is_mine_kept(self, f"{one.name}的权限", self._said(*mine), self._said(*theirs))
        if is_mine is None:
            self._tell("late", LOOK_FIRST)
            return
        self._was = theirs
        if is_mine:
            self.save(then)
        else:
            self._done(SETTLED, then)

    def _said(self, role: Role, registers: tuple[str, ...]) -> str:
        return f"{role.label}（{'、'.join(self._titles.get(key, key) for key in registers) or '全部'}）"

    def _done(self, sentence: str, then: Then | None) -> None:
        self._turn_to(Act.ADD)
        self.refresh()
        self._tell("done", sentence)
        self.stored(then)

    def _wish(self, act: Act) -> None:
        chosen = self._chosen()
        go = partial(self._turn_to_of, act, None if chosen is None else chosen.id)
        if self.may_leave(go):
            go()

    def _wish_row(self) -> None:
        """An officer is chosen; a form that is about another is asked about first, one that adds somebody stays as it is."""
        chosen, subject = self._chosen(), self._subject
        if subject is None or not self.has_unsaved():
            self._offer()
        elif chosen is not None and chosen.id != subject.id:
            after_the_click(self, self, partial(self._ask_before, chosen.id, subject.id))

    def _ask_before(self, chosen: int, subject: int) -> None:
        go = partial(self._turn_to_of, Act.ADD, chosen)
        self._mark(subject)
        if self.may_leave(go):
            go()

    def _turn_to_of(self, act: Act, officer: int | None) -> None:
        self._turn_to(Act.ADD)
        if officer is not None:
            self._mark(officer)
        if act is not Act.ADD:
            self._turn_to(act)

    def _mark(self, officer: int) -> None:
        row = next((n for n, one in enumerate(self._officers) if one.id == officer), 0)
        self.ui.table.selectRow(row)

    def _filled(self) -> tuple[object, ...]:
        return self.ui.name.text(), self.ui.role.currentData(), self._ticked(), self.ui.pair.passphrase

    def _turn_to(self, task: Act) -> None:
        """Make the form ready for adding, changing or resetting."""
        chosen = self._chosen()
        adds, changes = task is Act.ADD, task is Act.CHANGE
        self._task, self._subject = task, None if adds else chosen
        self.ui.edit_box.setTitle(task.value if adds or chosen is None else f"{task.value}：{chosen.name}")
        self.ui.save_button.setText(BUTTONS[task])
        self.ui.cancel_button.setVisible(not adds)
        self.ui.name.setEnabled(adds)
        self.ui.pair.setVisible(not changes)
        self.ui.pair.clear()
        for widget in (self.ui.role, self.ui.role_label, self.ui.registers_label, self.ui.registers):
            widget.setVisible(task is not Act.RESET)
        self._was = (chosen.role, chosen.registers) if changes and chosen is not None else None
        self._fill(None if adds else chosen)
        self._shown = self._filled()
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
