"""The page of health (健康检查): every matter with its severity, why it matters, and the button that mends it or takes that back."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from libao_desk.gui.base.context import Context
from libao_desk.gui.base.plain_table import PlainTable, chosen_row, show_in
from libao_desk.gui.base.tone import set_tone
from libao_desk.gui.forms.ui_health_page import Ui_HealthPage
from libao_desk.services.safety.health.finding import Finding, Fix, Severity
from libao_desk.services.settings import BUNDLED_FONTS

from .proofs import CODE_HOLDS, ask_code, ask_target, told_of
from .support_dialog import SupportDialog

HEADS = ("项目", "程度", "现状")
TONES = {Severity.CRITICAL: "late", Severity.WARN: "soon", Severity.INFO: "muted", Severity.GOOD: "done"}
ELSEWHERE = {Fix.HOLIDAYS: "节假日", Fix.LOCAL_VALUES: "本地规定", Fix.OFFICERS: "工作人员"}
"""What is mended on another tab of the settings."""
TOLD = {
    Fix.TEST_CODE: CODE_HOLDS,
    Fix.BUNDLED_FONTS: "以后只用软件自带的字体打印。",
    Fix.OWN_FONTS: "以后先用本机的字体打印。",
}
"""What is said after a mending that has no result of its own."""
PUT_OFF, TELL_AGAIN = "30天内首屏不提示", "恢复首屏提示"


class HealthPage(QWidget):
    """Looks when it is seen, and after whatever it mends."""

    tab_wished = Signal(str)
    """The title of the tab where a finding is mended."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._office = context.office  # an answer may come when the desk has just been locked
        self.ui = Ui_HealthPage()
        self.ui.setupUi(self)
        self._findings: tuple[Finding, ...] = ()
        self._table = PlainTable(HEADS, self, tone_column=1)
        show_in(self.ui.table, self._table)
        self.ui.table.selectionModel().currentRowChanged.connect(lambda *_: self._tell())
        self.ui.table.activated.connect(lambda _: self.mend())  # Enter and double click
        self.ui.fix_button.clicked.connect(self.mend)
        self.ui.snooze_button.clicked.connect(self.put_off)
        self.ui.refresh_button.clicked.connect(self.refresh)
        self.ui.support_button.clicked.connect(self.show_support)
        self.setFocusProxy(self.ui.table)
        self._tell()

    def showEvent(self, event: QShowEvent) -> None:
        """Look anew: another tab may have mended something."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Look at everything again."""
        health = self._office.health
        self.ui.refresh_button.setEnabled(False)
        task = self.context.run(lambda _: health.findings(), "健康检查")
        task.answer(self, succeeded=self._found, refused=self._refused, ended=lambda: self.ui.refresh_button.setEnabled(True))

    def mend(self) -> None:
        """Do what the button of the finding at hand says."""
        finding = self._at_hand()
        if finding is None or finding.fix is None or not self._may(finding.fix):
            return
        if finding.fix in ELSEWHERE:
            self.tab_wished.emit(ELSEWHERE[finding.fix])
        elif (work := self._work(finding.fix)) is not None:
            self._start(work, finding.fix.label.rstrip("…"), TOLD.get(finding.fix, ""))

    def put_off(self) -> None:
        """Do not tell of the finding on the first screen for a while, or tell of it again."""
        finding, health = self._at_hand(), self._office.health
        if finding is None:
            return
        if finding.snoozed_until is None:
            self._start(lambda _: f"{health.put_off(finding.key)}以前首屏不再提示“{finding.title}”。", "暂不提示")
        else:
            self._start(lambda _: health.tell_again(finding.key), "恢复提示", f"首屏又提示“{finding.title}”了。")

    def show_support(self) -> None:
        """The support bundle, line by line."""
        SupportDialog(self.context, self).open()

    # --- mending -------------------------------------------------------------------------------------------------------

    def _work(self, fix: Fix) -> Callable[[Any], object] | None:
        """What is to be done off the window's thread; None where the clerk gave up when asked."""
        office = self._office
        if fix is Fix.BACK_UP_APART:
            target = ask_target(self.context, self)
            return None if target is None else lambda _: office.keeping.backup(target)
        if fix is Fix.TEST_CODE:
            code = ask_code(self)
            return None if code is None else lambda _: office.officers.test_recovery_code(code)
        return {
            Fix.BACK_UP: lambda _: office.keeping.into_folder(),
            Fix.DRILL: lambda _: office.drill.hold(),
            Fix.VERIFY: lambda _: office.keeping.verify_and_note(),
            Fix.BUNDLED_FONTS: lambda _: office.settings.change(BUNDLED_FONTS, True),
            Fix.OWN_FONTS: lambda _: office.settings.change(BUNDLED_FONTS, False),
        }[fix]

    def _start(self, work: Callable[[Any], object], title: str, told: str = "") -> None:
        set_tone(self.ui.told, "muted", f"正在{title}…")
        self._lock(True)
        task = self.context.run(work, title)
        task.answer(self, succeeded=partial(self._mended, told), refused=self._refused, ended=partial(self._lock, False))

    def _mended(self, told: str, result: object) -> None:
        set_tone(self.ui.told, *told_of(result or told))
        self.refresh()

    def _refused(self, sentence: str) -> None:
        set_tone(self.ui.told, "late", sentence)

    def _lock(self, is_locked: bool) -> None:
        for button in (self.ui.fix_button, self.ui.snooze_button):
            button.setEnabled(not is_locked)

    # --- showing -------------------------------------------------------------------------------------------------------

    def _found(self, findings: tuple[Finding, ...]) -> None:
        before = self._at_hand()
        self._findings = findings
        self._table.replace_rows([_cells(one) for one in findings], [TONES[one.severity] for one in findings])
        row = next((n for n, one in enumerate(findings) if before is not None and one.key == before.key), 0)
        self.ui.table.selectRow(row)
        open_ones = sum(one.severity is not Severity.GOOD for one in findings)
        told = f"查了{len(findings)}项，{open_ones}项要看；选中一项，下面写着为什么、怎么办。" if open_ones else "查了各项，都良好。"
        set_tone(self.ui.summary, TONES[findings[0].severity], told)

    def _tell(self) -> None:
        finding = self._at_hand()
        self.ui.one_box.setVisible(finding is not None)
        if finding is None:
            return
        self.ui.one_box.setTitle(finding.title)
        self.ui.why.setText(finding.why)
        self.ui.detail.setText(finding.detail)
        self.ui.detail.setVisible(bool(finding.detail))
        self.ui.fix_button.setVisible(finding.fix is not None and self._may(finding.fix))
        self.ui.fix_button.setText("" if finding.fix is None else finding.fix.label)
        self.ui.snooze_button.setVisible(finding.severity in (Severity.WARN, Severity.INFO))
        self.ui.snooze_button.setText(PUT_OFF if finding.snoozed_until is None else TELL_AGAIN)

    def _may(self, fix: Fix) -> bool:
        return self._office.desk.may("", fix.action)

    def _at_hand(self) -> Finding | None:
        row = chosen_row(self.ui.table)
        return self._findings[row] if row is not None and row < len(self._findings) else None


def _cells(one: Finding) -> tuple[str, ...]:
    off = "" if one.snoozed_until is None else f"（{one.snoozed_until}以前首屏不提示）"
    return one.title, one.severity.label, f"{one.told}{off}"
