"""The first day (首次使用): who the office is, its director, where the number series stand, the recovery sheet; or a backup."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSpinBox, QWidget

from libao_desk.gui.base import dialogs
from libao_desk.gui.base.calm_boxes import CalmSpin
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.tasks import Task
from libao_desk.gui.base.tone import set_tone
from libao_desk.gui.forms.ui_first_run import Ui_FirstRunWizard
from libao_desk.services.office import Founding, Office
from libao_desk.services.opening import BroughtBack, Hindrance, bring_back, open_office
from libao_desk.services.safety.recovery_paper import recovery_pdf
from libao_desk.services.settings import DIVISION, OFFICE_NAME, places_of

from .recovery_sheet import RecoverySheet
from .unlock import BACKUP_FILTER

LAST_NUMBER = 9999
DIVISION_LENGTHS = {6: "县级", 9: "乡级", 12: "村级"}
DEFAULTS = Founding(OFFICE_NAME.default, DIVISION.default, "", "")


class FirstRunWizard(QWidget):
    """Three steps that need three things typed; everything else is prefilled. Enter goes on, 上一步 goes back."""

    founded = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.ui = Ui_FirstRunWizard()
        self.ui.setupUi(self)
        self._series: dict[str, QSpinBox] = {}
        self.sheet = RecoverySheet(context, self)
        self.ui.recovery_column.addWidget(self.sheet)
        self._steps = {
            self.ui.office_step: ("下一步", self._leave_office_step),
            self.ui.series_step: ("建立台账", self._found),
            self.ui.recovery_step: ("进入台账", self._enter),
            self.ui.restore_step: ("恢复备份", self._restore),
        }
        self._step: QWidget = self.ui.office_step
        self._prefill()
        self._connect()
        self._go_to(self.ui.office_step, self.ui.director)

    def founding(self) -> Founding:
        """What was answered so far."""
        ui, year = self.ui, self.context.clock.today().year
        starts = tuple((key, year, box.value()) for key, box in self._series.items() if box.value() > 1)
        return Founding(
            ui.office_name.text().strip(),
            ui.division.text().strip(),
            ui.director.text().strip(),
            ui.pair.passphrase,
            ui.township.text().strip(),
            ui.county.text().strip(),
            starts,
        )

    # --- the four pages ------------------------------------------------------------------------------------------------

    def _leave_office_step(self) -> None:
        problem, widget = self._first_problem()
        if widget is not None:
            self._tell(problem)
            widget.setFocus()
            return
        first = next(iter(self._series.values()))
        self._go_to(self.ui.series_step, first)
        first.selectAll()

    def _first_problem(self) -> tuple[str, QWidget | None]:
        for line, label in (
            (self.ui.office_name, "单位名称"),
            (self.ui.township, "乡镇（街道）名称"),
            (self.ui.county, "县（市、区）名称"),
        ):
            if not line.text().strip():
                return f"请填写{label}。", line
        if sentence := division_problem(self.ui.division.text()):
            return sentence, self.ui.division
        if not self.ui.director.text().strip():
            return "请填写所长姓名。", self.ui.director
        if sentence := self.ui.pair.problem:
            self.ui.pair.point_at_problem()
            return sentence, self.focusWidget() or self.ui.pair
        return "", None

    def _found(self) -> None:
        context, founding = self.context, self.founding()

        def work(_: Task) -> tuple[Office, str, bytes]:
            office, code = Office.found(context.folder, context.book, context.clock, founding)
            return office, code, recovery_pdf(code, founding.office_name, context.clock.today())

        task = context.run(work, "建立台账")
        task.answer(self, succeeded=self._show_recovery)
        self._wait_for(task)

    def _show_recovery(self, made: tuple[Office, str, bytes]) -> None:
        office, code, pdf = made
        self.context.seat(office)
        self.ui.pair.clear()
        self.sheet.show_code(code, pdf)
        self._go_to(self.ui.recovery_step, self.sheet)

    def _enter(self) -> None:
        if not self.sheet.is_confirmed:
            self._tell("请先打印恢复码单，并输入恢复码最后一组核对。")
            self.sheet.setFocus()
            return
        self.sheet.clear()
        self.founded.emit()

    def _choose_backup(self) -> None:
        chosen = dialogs.open_file(self, "选择备份文件", str(Path.home()), BACKUP_FILTER)
        if chosen is not None:
            self.ui.backup_file.setText(chosen)
            self.ui.backup_secret.setFocus()

    def _restore(self) -> None:
        file, secret, context = self.ui.backup_file.text(), self.ui.backup_secret.text(), self.context
        if not file or not secret:
            self._tell("请选择备份文件，并输入备份当时的口令或恢复码。")
            return

        def work(_: Task) -> tuple[BroughtBack, Office | Hindrance]:
            back = bring_back(Path(file), context.folder, secret, context.clock.now(), context.clock)
            return back, open_office(context.folder, context.book, context.clock, secret)

        task = context.run(work, "恢复备份")
        task.answer(self, succeeded=self._restored)
        self._wait_for(task)

    def _restored(self, done: tuple[BroughtBack, Office | Hindrance]) -> None:
        back, office = done
        if isinstance(office, Hindrance):
            self._tell(f"{office.sentence}{office.advice}")
            return
        self.ui.backup_secret.clear()
        self.context.seat(office)
        dialogs.tell(self, f"已恢复{back.report.records}条记录，可以继续工作。")
        self.founded.emit()

    # --- moving about --------------------------------------------------------------------------------------------------

    def _next(self) -> None:
        self._tell("")
        self._steps[self._step][1]()

    def _back(self) -> None:
        self._go_to(self.ui.office_step, self.ui.director)

    def _go_to(self, step: QWidget, focus: QWidget) -> None:
        self._tell("")
        self._step = step
        self.ui.steps.setCurrentWidget(step)
        self.ui.next_button.setText(self._steps[step][0])
        self.ui.back_button.setVisible(step in (self.ui.series_step, self.ui.restore_step))
        self.ui.restore_button.setVisible(step is self.ui.office_step)
        focus.setFocus()
        self.setFocusProxy(focus)

    def _wait_for(self, task: Task) -> None:
        for widget in (self.ui.steps, self.ui.next_button, self.ui.back_button):
            widget.setEnabled(False)
        self.ui.next_button.setText("请稍候…")
        task.answer(self, refused=self._tell, ended=self._go_on)

    def _go_on(self) -> None:
        for widget in (self.ui.steps, self.ui.next_button, self.ui.back_button):
            widget.setEnabled(True)
        self.ui.next_button.setText(self._steps[self._step][0])
        if (proxy := self.focusProxy()) is not None:
            proxy.setFocus()

    def _tell(self, sentence: str) -> None:
        self.ui.problem.setText(sentence)
        self.ui.problem.setVisible(bool(sentence))

    # --- filling in ----------------------------------------------------------------------------------------------------

    def _prefill(self) -> None:
        self.ui.office_name.setText(DEFAULTS.office_name)
        township, county = DEFAULTS.places
        self.ui.township.setText(township)
        self.ui.county.setText(county)
        self.ui.division.setText(DEFAULTS.division)
        self._say_division(DEFAULTS.division)
        year = self.context.clock.today().year
        for register in self.context.book:
            box, shown = CalmSpin(self), QLabel(self)
            box.setObjectName(f"series_{register.key}")
            box.setAccessibleName(f"{register.title}{year}年下一个号")
            box.setRange(1, LAST_NUMBER)
            set_tone(shown, "muted")
            box.valueChanged.connect(lambda n, shown=shown, register=register: shown.setText(f"下一条编为{register.number.text(year, n)}"))
            box.valueChanged.emit(1)
            row = QHBoxLayout()
            row.addWidget(box)
            row.addWidget(shown, 1)
            self.ui.series_form.addRow(f"{register.title}：", row)
            self._series[register.key] = box

    def _connect(self) -> None:
        ui = self.ui
        ui.next_button.clicked.connect(self._next)
        ui.back_button.clicked.connect(self._back)
        ui.restore_button.clicked.connect(lambda: self._go_to(ui.restore_step, ui.choose_button))
        ui.choose_button.clicked.connect(self._choose_backup)
        ui.division.textChanged.connect(self._say_division)
        ui.office_name.textEdited.connect(self._follow_name)
        for line in (ui.office_name, ui.township, ui.county, ui.division, ui.director):
            line.returnPressed.connect(self._focus_next)
        ui.pair.entered.connect(self._next)
        ui.backup_secret.returnPressed.connect(self._next)
        for box in self._series.values():
            box.lineEdit().returnPressed.connect(self._next)
        self.sheet.entered.connect(self._next)

    def _focus_next(self) -> None:
        lines: tuple[QLineEdit, ...] = (self.ui.office_name, self.ui.township, self.ui.county, self.ui.division, self.ui.director)
        here = next((n for n, line in enumerate(lines) if line.hasFocus()), len(lines) - 1)
        (lines[here + 1] if here + 1 < len(lines) else self.ui.pair).setFocus()

    def _follow_name(self, text: str) -> None:
        """Township and county go with the office's name until somebody types them himself."""
        for line, place in zip((self.ui.township, self.ui.county), places_of(text), strict=True):
            if place and not line.isModified():
                line.setText(place)

    def _say_division(self, text: str) -> None:
        problem = division_problem(text)
        set_tone(self.ui.division_label, "late" if problem else "muted", problem or f"{DIVISION_LENGTHS[len(text.strip())]}代码")


def division_problem(text: str) -> str:
    """Why this cannot be the code of a county, township or village (行政区划代码, GB/T 2260 and its extension); empty where it can."""
    code = text.strip()
    if not (code.isascii() and code.isdigit() and len(code) in DIVISION_LENGTHS):
        return "行政区划代码应为6、9或12位数字。"
    return "" if code[0] in "12345678" and code[:2] != "00" else "行政区划代码的前两位不是省级代码。"
