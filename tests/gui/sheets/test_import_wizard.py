"""Importing a ledger: looked at column by column and row by row, stored only by the last press, stopped by Cancel at any stage."""

import csv
import tomllib
from pathlib import Path
from threading import Event

import pytest
from openpyxl import Workbook, load_workbook
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox
from pytestqt.qtbot import QtBot

from libao_desk.core.paths import resource
from libao_desk.core.period import Period
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.dialogs import Rehearsal
from libao_desk.gui.sheets.import_wizard import ImportWizard
from libao_desk.gui.sheets.remembered_columns import remembered
from libao_desk.services.ledgers.importing import Importing, ImportPlan, ImportResult, Verdict
from libao_desk.services.progress import Progress
from libao_desk.sheets.error_copy import RED
from tests.gui.conftest import Settled
from tests.gui.ledgers import DISPUTE, a_dispute, write_ledger
from tests.services.builders import change

LEFT = Qt.MouseButton.LeftButton
FRESH = [{**DISPUTE, "卷号": f"2026-{n}"} for n in range(2, 5)]
with resource("never_recorded.toml").open("rb") as _file:
    NEVER: str = tomllib.load(_file)["rule"][0]["columns"][0]
BAD = {**DISPUTE, "卷号": "2026-9", "受理日": "2026-13-45"}


@pytest.fixture
def wizard(qtbot: QtBot, context: Context) -> ImportWizard:
    """The wizard of the register of disputes."""
    shown = ImportWizard(context, "disputes")
    qtbot.addWidget(shown)
    shown.show()
    return shown


class Clerk:
    """Presses buttons and waits for what they start."""

    def __init__(self, qtbot: QtBot, wizard: ImportWizard, settled: Settled, rehearsal: Rehearsal) -> None:
        self.qtbot, self.wizard, self.settled, self.rehearsal = qtbot, wizard, settled, rehearsal

    def press(self, button: QAbstractButton) -> None:
        """Click, and wait."""
        self.qtbot.mouseClick(button, LEFT)
        self.settled()

    def choose(self, source: Path) -> None:
        """Choose the file; Enter does it, since the button is the default."""
        self.rehearsal.answers.append(source)
        self.press(self.wizard.ui.next_button)

    def rows(self, kind: str = "全部") -> list[tuple[str, ...]]:
        """The findings the table shows under a filter."""
        self.wizard.ui.filter_box.setCurrentText(kind)
        model = self.wizard.ui.rows.model()
        return [tuple(str(model.data(model.index(r, c))) for c in range(5)) for r in range(model.rowCount())]


@pytest.fixture
def clerk(qtbot: QtBot, wizard: ImportWizard, settled: Settled, rehearsal: Rehearsal) -> Clerk:
    """Someone who imports."""
    return Clerk(qtbot, wizard, settled, rehearsal)


def stored(context: Context) -> int:
    """How many disputes the office has."""
    return context.office.lists.count(context.book.get("disputes"))


def test_three_presses_import_a_clean_ledger(clerk: Clerk, wizard: ImportWizard, context: Context, tmp_path: Path) -> None:
    """File, columns, rows, stored; before the last press nothing is in the office."""
    clerk.choose(write_ledger(tmp_path / "ledger.csv", FRESH))
    assert "将导入7列" in wizard.ui.columns_label.text()
    clerk.press(wizard.ui.next_button)
    assert wizard.ui.counts_label.text() == "共3行：新增3行，相同0行，有变化0行，冲突0行，拒收0行。"
    assert stored(context) == 0
    with clerk.qtbot.waitSignal(context.records_changed):
        clerk.press(wizard.ui.next_button)
    assert stored(context) == 3
    assert wizard.ui.result_label.text().startswith("已存入3行，未存0行。")


def test_a_sheet_for_each_month_is_imported_one_after_another(clerk: Clerk, wizard: ImportWizard, context: Context, tmp_path: Path) -> None:
    """The file says how many it has; after one the next is offered, until none is left."""
    book = Workbook()
    for n, (month, row) in enumerate(zip(("1月", "2月", "3月"), FRESH, strict=True)):
        page = book.active if n == 0 else book.create_sheet()
        assert page is not None
        page.title = month
        page.append(list(row))
        page.append(list(row.values()))
    book.create_sheet("说明").append(["每月底前报送。"])
    book.save(tmp_path / "l.xlsx")
    clerk.choose(tmp_path / "l.xlsx")
    assert [wizard.ui.sheet_box.itemText(n) for n in range(wizard.ui.sheet_box.count())] == ["1月", "2月", "3月"]
    wizard.ui.sheet_box.setCurrentIndex(1)
    wizard.ui.sheet_box.activated.emit(1)
    clerk.settled()
    assert wizard.plan is not None
    assert wizard.plan.sheet == "2月"
    clerk.press(wizard.ui.next_button)
    clerk.press(wizard.ui.next_button)
    assert wizard.ui.more_button.text() == "接着导入“1月”"
    for _ in range(2):
        clerk.press(wizard.ui.more_button)
        assert wizard.ui.steps.currentWidget() is wizard.ui.columns_step
        clerk.press(wizard.ui.next_button)
        clerk.press(wizard.ui.next_button)
    assert wizard.ui.more_button.isHidden()
    assert stored(context) == 3


def test_a_file_of_one_sheet_asks_for_none(clerk: Clerk, wizard: ImportWizard, tmp_path: Path) -> None:
    clerk.choose(write_ledger(tmp_path / "ledger.csv", FRESH))
    assert wizard.ui.sheet_box.isHidden()
    clerk.press(wizard.ui.next_button)
    clerk.press(wizard.ui.next_button)
    assert wizard.ui.more_button.isHidden()


def test_a_dropped_file_is_looked_at(clerk: Clerk, wizard: ImportWizard, tmp_path: Path) -> None:
    """Dragged from the desktop, as clerks do."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(write_ledger(tmp_path / "ledger.csv", FRESH)))])
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(QPointF(9, 9), copy, data, LEFT, none)
    wizard.dragEnterEvent(entered)
    assert entered.isAccepted()
    wizard.dropEvent(QDropEvent(QPointF(9, 9), copy, data, LEFT, none))
    clerk.settled()
    assert wizard.ui.steps.currentWidget() is wizard.ui.columns_step


def test_each_bad_cell_is_named_and_the_good_rows_can_go_in(clerk: Clerk, wizard: ImportWizard, context: Context, tmp_path: Path) -> None:
    """Nothing can be stored whole; what is good is stored after it was said what is left out."""
    clerk.choose(write_ledger(tmp_path / "ledger.csv", [*FRESH, BAD]))
    clerk.press(wizard.ui.next_button)
    assert [row[:4] for row in clerk.rows("拒收和冲突")] == [("5", "拒收", "张试甲、李试乙", "B5")]
    assert "受理日" in clerk.rows("拒收和冲突")[0][4]
    assert wizard.ui.next_button.isHidden()
    clerk.rehearsal.answers.append(False)
    clerk.press(wizard.ui.part_button)
    assert stored(context) == 0
    clerk.rehearsal.answers.append(True)
    clerk.press(wizard.ui.part_button)
    assert "3行" in clerk.rehearsal.asked[-1]
    assert stored(context) == 3
    assert wizard.ui.result_label.text().startswith("已存入3行，未存1行。")


def test_a_changed_row_says_field_by_field_what_changes(clerk: Clerk, wizard: ImportWizard, context: Context, tmp_path: Path) -> None:
    """Same record, other facts; the row that says the same as the office is counted as the same."""
    a_dispute(context, tmp_path)
    clerk.choose(write_ledger(tmp_path / "ledger.csv", [{**DISPUTE, "纠纷简要情况": "改了说法。"}]))
    clerk.press(wizard.ui.next_button)
    assert clerk.rows("有变化") == [("2", "有变化", "张试甲、李试乙", "E2", "纠纷简要情况：两家因滴水檐发生争执。 → 改了说法。")]
    clerk.press(wizard.ui.next_button)
    assert stored(context) == 1


def test_what_was_put_right_since_it_came_is_told_before_it_is_stored(
    clerk: Clerk, wizard: ImportWizard, context: Context, tmp_path: Path
) -> None:
    change(context.office, a_dispute(context, tmp_path), facts="两家因滴水檐争执，已核实。")
    clerk.choose(write_ledger(tmp_path / "ledger.csv", [DISPUTE]))
    clerk.press(wizard.ui.next_button)
    assert wizard.ui.advice.text() == "全部行都可以存入。其中1格上次导入后改过，存入后改掉现在的值，请逐格核对。"
    assert any("这一格上次导入后在软件中改过" in row[4] for row in clerk.rows("提示"))


def test_the_same_ledger_again_has_nothing_to_store(clerk: Clerk, wizard: ImportWizard, context: Context, tmp_path: Path) -> None:
    """The button is off and the sentence says why."""
    a_dispute(context, tmp_path)
    clerk.choose(write_ledger(tmp_path / "ledger.csv", [DISPUTE]))
    clerk.press(wizard.ui.next_button)
    assert "相同1行" in wizard.ui.counts_label.text()
    assert not wizard.ui.next_button.isEnabled()
    assert "不需要存入" in wizard.ui.advice.text()


def said(wizard: ImportWizard, row: int, column: int) -> str:
    """What the table of columns says there."""
    item = wizard.ui.columns.item(row, column)
    assert item is not None
    return item.text()


def field_box(wizard: ImportWizard, head: str) -> QComboBox:
    """Where the clerk says what a column is imported as."""
    table = wizard.ui.columns
    for row in range(table.rowCount()):
        item = table.item(row, 0)
        if item is not None and item.text().partition(" ")[2] == head:
            box = table.cellWidget(row, 2)
            assert isinstance(box, QComboBox)
            return box
    raise AssertionError(f"no column {head} can be changed")


def choose_field(clerk: Clerk, box: QComboBox, label: str) -> None:
    """Pick by typing the label's place from the top."""
    clerk.qtbot.keyClick(box, Qt.Key.Key_Home)
    for _ in range(box.findText(label) - box.currentIndex()):
        clerk.qtbot.keyClick(box, Qt.Key.Key_Down)


def test_an_unknown_column_is_given_a_field_and_that_is_remembered(
    clerk: Clerk, wizard: ImportWizard, context: Context, tmp_path: Path
) -> None:
    """The rows are judged again with the column; the next wizard knows it."""
    source = write_ledger(tmp_path / "ledger.csv", [{**row, "怪名字": "东村"} for row in FRESH])
    clerk.choose(source)
    assert "不认识的列" in said(wizard, 7, 3)
    assert (said(wizard, 7, 0), said(wizard, 7, 1)) == ("H 怪名字", "东村")
    assert "共8列3行，将导入7列" in wizard.ui.columns_label.text()
    choose_field(clerk, field_box(wizard, "怪名字"), "纠纷发生地")
    assert "共8列3行，将导入8列" in wizard.ui.columns_label.text()
    choose_field(clerk, field_box(wizard, "结案日"), "不导入")
    assert "共8列3行，将导入7列" in wizard.ui.columns_label.text()
    choose_field(clerk, field_box(wizard, "结案日"), "结案日期")
    clerk.press(wizard.ui.next_button)
    assert wizard.plan is not None
    assert wizard.plan.rows[0].values["place"] == "东村"
    again = ImportWizard(context, "disputes")
    clerk.qtbot.addWidget(again)
    again.look_at(source)
    clerk.settled()
    assert field_box(again, "怪名字").currentText() == "纠纷发生地"
    kept = [str(context.pc.value(key)) for key in context.pc.allKeys() if key.startswith("imports/columns")]
    assert kept
    assert not any("怪名字" in text or "place" in text for text in kept)


def test_what_an_earlier_version_remembered_in_clear_is_sealed(context: Context) -> None:
    """A village's head may name its own people; it stood readable on the PC."""
    for register in ("disputes", "aftercare"):
        context.pc.setValue(f"imports/columns/{register}", '{"枫林村（张试甲）": "place"}')
    assert remembered(context, "disputes") == {"枫林村（张试甲）": "place"}
    assert not any("张试甲" in str(context.pc.value(key)) for key in context.pc.allKeys())
    context.pc.setValue("imports/columns/disputes", "of another office")
    assert remembered(context, "disputes") == {}


def test_a_column_that_may_not_be_recorded_is_dropped_with_its_reason(clerk: Clerk, wizard: ImportWizard, tmp_path: Path) -> None:
    """It cannot be chosen back in."""
    clerk.choose(write_ledger(tmp_path / "ledger.csv", [{**row, NEVER: "x"} for row in FRESH]))
    table = wizard.ui.columns
    assert table.cellWidget(7, 2) is None
    assert table.item(7, 1) is None
    assert [said(wizard, 7, column)[:4] for column in (0, 2, 3)] == [f"H {NEVER}"[:4], "不导入", "不得记录"]


@pytest.mark.parametrize(("name", "content"), [("picture.xlsx", b"\x89PNG\r\n\x1a\n"), ("strange.csv", "甲,乙\n1,2\n".encode())])
def test_a_file_that_is_no_ledger_is_told(clerk: Clerk, wizard: ImportWizard, tmp_path: Path, name: str, content: bytes) -> None:
    """One sentence, and another file can be chosen."""
    (tmp_path / name).write_bytes(content)
    clerk.choose(tmp_path / name)
    assert wizard.ui.problem.text().endswith("。")
    assert wizard.ui.steps.currentWidget() is wizard.ui.file_step
    clerk.choose(write_ledger(tmp_path / "ledger.csv", FRESH))
    assert wizard.ui.steps.currentWidget() is wizard.ui.columns_step


def test_cancel_while_reading_stops_and_keeps_the_window(clerk: Clerk, wizard: ImportWizard, context: Context, tmp_path: Path) -> None:
    """The first Cancel stops the work, the second closes."""
    clerk.rehearsal.answers.append(write_ledger(tmp_path / "ledger.csv", FRESH))
    clerk.qtbot.mouseClick(wizard.ui.next_button, LEFT)
    clerk.qtbot.mouseClick(wizard.ui.cancel_button, LEFT)
    clerk.settled()
    assert wizard.isVisible()
    assert "已取消" in wizard.ui.problem.text()
    clerk.press(wizard.ui.cancel_button)
    assert not wizard.isVisible()


def test_cancel_while_storing_stores_nothing(
    clerk: Clerk, wizard: ImportWizard, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pressed in the middle of the transaction: all of it is taken back."""
    clerk.choose(write_ledger(tmp_path / "ledger.csv", FRESH))
    clerk.press(wizard.ui.next_button)
    whole, pressed = Importing.store, Event()

    def store(self: Importing, plan: ImportPlan, *, accept: tuple[Verdict, ...], progress: Progress) -> ImportResult:
        def waits_for_the_press(done: int, total: int) -> None:
            progress(done, total)
            assert pressed.wait(10)
            progress(done, total)

        return whole(self, plan, accept=accept, progress=waits_for_the_press)

    def press_cancel() -> None:
        clerk.qtbot.mouseClick(wizard.ui.cancel_button, LEFT)
        pressed.set()

    monkeypatch.setattr(Importing, "store", store)
    clerk.qtbot.mouseClick(wizard.ui.next_button, LEFT)
    assert wizard.running is not None
    wizard.running.progressed.connect(lambda *_: press_cancel())
    clerk.settled()
    assert "已取消" in wizard.ui.problem.text()
    assert stored(context) == 0


def test_a_hundred_rows_report_their_progress(clerk: Clerk, wizard: ImportWizard, tmp_path: Path) -> None:
    """The bar counts rows."""
    source = write_ledger(tmp_path / "ledger.csv", [{**DISPUTE, "卷号": f"2026-{n}"} for n in range(100)])
    seen: list[tuple[int, int]] = []
    clerk.rehearsal.answers.append(source)
    clerk.qtbot.mouseClick(wizard.ui.next_button, LEFT)
    task = wizard.running
    assert task is not None
    task.progressed.connect(lambda done, total: seen.append((done, total)))
    clerk.settled()
    assert seen[-1] == (100, 100)
    assert wizard.plan is not None
    assert wizard.plan.count(Verdict.NEW) == 100


def test_the_sender_s_sheet_is_given_back_with_what_is_wrong(clerk: Clerk, wizard: ImportWizard, tmp_path: Path) -> None:
    source = tmp_path / "ledger.xlsx"
    book = Workbook()
    for line in list(csv.reader(write_ledger(tmp_path / "l.csv", [*FRESH, BAD]).read_text(encoding="utf-8-sig").splitlines())):
        book.active.append(line)
    book.save(source)
    clerk.choose(source)
    clerk.press(wizard.ui.next_button)
    clerk.rehearsal.answers.append(str(tmp_path / "back.xlsx"))
    clerk.press(wizard.ui.copy_button)
    assert clerk.rehearsal.told == ["已保存“back.xlsx”，改正后重新导入。"]
    sheet = load_workbook(tmp_path / "back.xlsx").active
    assert sheet["B5"].fill.fgColor.rgb == RED
    assert not wizard.ui.copy_button.isHidden()
    clerk.rehearsal.answers.append(str(source))
    clerk.press(wizard.ui.copy_button)
    assert wizard.ui.problem.text() == "“ledger.xlsx”就是来表本身，标红的副本请另取文件名，原表不动。"
    assert load_workbook(source).active["B5"].fill.fgColor.rgb != RED


def test_a_ledger_of_another_register_is_doubted(clerk: Clerk, wizard: ImportWizard, tmp_path: Path) -> None:
    """Row after row refused does not tell that the wrong file was chosen; no button is named that is not there."""
    heads = ("姓名", "身份证号", "罪名", "入矫日期", "矫正类别", "性别", "文化程度")
    row = ("张试甲", "320699199001010011", "盗窃罪", "2026-01-10", "缓刑", "男", "初中")
    clerk.choose(write_ledger(tmp_path / "wrong.csv", [dict(zip(heads, row, strict=True))]))
    told = "“wrong.csv”的7列中，“人民调解”只认得1列，“社区矫正”认得6列：可能选错了登记册或文件，请先核对。"
    assert wizard.ui.problem.text() == told
    clerk.press(wizard.ui.next_button)
    assert wizard.ui.part_button.isHidden()
    assert wizard.ui.advice.text() == "没有可以存入的行：请先在原表中改好再导入。"


def test_what_is_wrong_comes_first_and_what_is_hidden_is_told(clerk: Clerk, wizard: ImportWizard, context: Context, tmp_path: Path) -> None:
    a_dispute(context, tmp_path)
    changed, noted = {**DISPUTE, "结案日": "2026-01-21"}, {**FRESH[0], "纠纷类型": "邻里关系"}
    early = {**FRESH[1], "结案日": "2026-01-09"}
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (list(DISPUTE), *(list(one.values()) for one in (changed, noted, early))):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["D"].hidden = True
    book.save(tmp_path / "ledger.xlsx")
    clerk.choose(tmp_path / "ledger.xlsx")
    note = wizard.ui.columns.item(3, 3)
    assert note is not None
    assert note.text() == "在表中是隐藏的列，也已读入"
    clerk.press(wizard.ui.next_button)
    assert wizard.ui.counts_label.text().startswith("共3行（其中1行在表中是隐藏的，也已读入）：")
    assert [row[:2] + row[3:4] for row in clerk.rows("有问题的和有变化的")] == [
        ("整表", "提示", ""),
        ("整表", "提示", ""),
        ("4", "拒收", "G4"),
        ("2", "有变化", "G2"),
        ("3", "提示", "C3"),
        ("3", "提示", "A3"),
    ]
    assert [row[0] for row in clerk.rows("全部")] == ["整表", "整表", "2", "3", "3", "3", "4"]


def test_a_closed_month_that_is_changed_is_told_with_the_result(
    clerk: Clerk, wizard: ImportWizard, context: Context, tmp_path: Path
) -> None:
    context.office.closing.close(Period(2026, 1, 1), tmp_path / "out", is_confirmed=True)
    clerk.choose(write_ledger(tmp_path / "ledger.csv", FRESH))
    clerk.press(wizard.ui.next_button)
    clerk.press(wizard.ui.next_button)
    assert "2026年1月已月结" in wizard.ui.result_label.text()
