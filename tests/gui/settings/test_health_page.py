"""The page of health, the line on the first screen, drill, recovery code and support bundle, as a clerk meets them."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from libao_desk.core.errors import Refusal
from libao_desk.gui.base import dialogs
from libao_desk.gui.base.context import Context
from libao_desk.gui.main_window import MainWindow
from libao_desk.gui.settings.health_line import HealthLine
from libao_desk.gui.settings.health_page import ELSEWHERE, HealthPage
from libao_desk.gui.settings.keeping_page import KeepingPage
from libao_desk.gui.settings.local_values import LocalValues
from libao_desk.gui.settings.own_keys import OwnKeys
from libao_desk.gui.settings.page import HEALTH, SettingsPage
from libao_desk.gui.settings.support_dialog import SupportDialog
from libao_desk.gui.todo_page import TodoPage
from libao_desk.people.access import Rights
from libao_desk.people.codes import Role
from libao_desk.services.safety.health.finding import Severity
from libao_desk.services.settings import BUNDLED_FONTS
from tests.gui.conftest import Settled
from tests.gui.settings_desk import child, click, tab


@pytest.fixture
def health(settings_page: SettingsPage, settled: Settled) -> HealthPage:
    """The page, after it has looked."""
    page = tab(settings_page, HealthPage)
    settled()
    return page


def stand_on(page: HealthPage, title: str) -> int:
    """Choose the finding of that title."""
    model = page.ui.table.model()
    for row in range(model.rowCount()):
        if model.index(row, 0).data() == title:
            page.ui.table.selectRow(row)
            return row
    raise AssertionError(title)


def line_of(page: HealthPage, title: str) -> tuple[str, str]:
    """Severity and state as shown."""
    row = stand_on(page, title)
    model = page.ui.table.model()
    return str(model.index(row, 1).data()), str(model.index(row, 2).data())


def test_what_is_critical_stands_first_with_its_reason_and_its_button(health: HealthPage) -> None:
    assert line_of(health, "最近的备份") == ("紧急", "还没有备份")
    assert health.ui.table.currentIndex().row() == 0
    assert "唯一的退路" in health.ui.why.text()
    assert health.ui.fix_button.text() == "立即备份"
    assert not health.ui.snooze_button.isVisible()


def test_a_backup_and_a_drill_are_made_from_the_page(qtbot: QtBot, health: HealthPage, settled: Settled) -> None:
    stand_on(health, "最近的备份")
    click(qtbot, health.ui.fix_button, settled)
    assert line_of(health, "最近的备份")[0] == "良好"
    stand_on(health, "恢复演练")
    click(qtbot, health.ui.fix_button, settled)
    assert "已在临时位置打开核对：0条记录" in health.ui.told.text()
    assert line_of(health, "恢复演练") == ("良好", "2026-03-02（今天）")
    assert health.ui.detail.text() == health.ui.told.text()


def test_enter_mends_what_is_at_hand(qtbot: QtBot, health: HealthPage, settled: Settled) -> None:
    stand_on(health, "核验")
    qtbot.keyClick(health.ui.table, Qt.Key.Key_Return)
    settled()
    assert health.ui.told.text().startswith("完好。操作记录")
    assert line_of(health, "核验")[0] == "良好"


def test_the_recovery_code_is_tested_and_nothing_else(
    qtbot: QtBot, health: HealthPage, context: Context, settled: Settled, rehearsal: dialogs.Rehearsal
) -> None:
    code = context.office.officers.new_recovery_code()
    stand_on(health, "恢复码测试")
    rehearsal.answers.append("不是恢复码")
    click(qtbot, health.ui.fix_button, settled)
    assert health.ui.told.text().startswith("这不是现在有效的恢复码")
    assert line_of(health, "恢复码测试")[0] == "注意"
    rehearsal.answers.append(code)
    click(qtbot, health.ui.fix_button, settled)
    assert line_of(health, "恢复码测试")[0] == "良好"


def test_the_code_is_tested_beside_its_renewal_too(
    qtbot: QtBot, settings_page: SettingsPage, context: Context, settled: Settled, rehearsal: dialogs.Rehearsal
) -> None:
    keys = tab(settings_page, OwnKeys)
    rehearsal.answers.extend([None, context.office.officers.new_recovery_code()])
    click(qtbot, keys.ui.test_button, settled)
    assert keys.ui.recovery_told.text() == ""
    click(qtbot, keys.ui.test_button, settled)
    assert keys.ui.recovery_told.text().startswith("恢复码有效")


def test_a_drill_is_held_beside_the_backups(qtbot: QtBot, settings_page: SettingsPage, settled: Settled) -> None:
    page = tab(settings_page, KeepingPage)
    click(qtbot, page.ui.drill_button, settled)
    assert page.ui.told.text().startswith("数据文件夹里还没有备份")
    click(qtbot, page.ui.folder_button, settled)
    click(qtbot, page.ui.drill_button, settled)
    assert "已在临时位置打开核对" in page.ui.told.text()
    assert page.ui.drill_button.isEnabled()


def test_a_finding_is_put_off_and_told_again(qtbot: QtBot, health: HealthPage, settled: Settled) -> None:
    stand_on(health, "本地规定")
    assert health.ui.snooze_button.text() == "30天内首屏不提示"
    click(qtbot, health.ui.snooze_button, settled)
    assert "2026-04-01以前首屏不提示" in line_of(health, "本地规定")[1]
    assert health.ui.snooze_button.text() == "恢复首屏提示"
    click(qtbot, health.ui.snooze_button, settled)
    assert "不提示" not in line_of(health, "本地规定")[1]


def test_bundled_fonts_are_taken_and_given_back(qtbot: QtBot, health: HealthPage, context: Context, settled: Settled) -> None:
    stand_on(health, "打印字体")
    click(qtbot, health.ui.fix_button, settled)
    assert context.office.settings.value(BUNDLED_FONTS) is True
    stand_on(health, "打印字体")
    assert health.ui.fix_button.text() == "改回本机字体"
    click(qtbot, health.ui.fix_button, settled)
    assert context.office.settings.value(BUNDLED_FONTS) is False


def test_what_is_mended_elsewhere_turns_to_its_tab(qtbot: QtBot, settings_page: SettingsPage, health: HealthPage, settled: Settled) -> None:
    stand_on(health, "本地规定")
    click(qtbot, health.ui.fix_button, settled)
    assert isinstance(settings_page.pages[settings_page.ui.tabs.currentIndex()], LocalValues)


def test_every_tab_that_a_finding_may_turn_to_is_there(settings_page: SettingsPage) -> None:
    titles = {settings_page.ui.tabs.tabText(place) for place in range(settings_page.ui.tabs.count())}
    assert set(ELSEWHERE.values()) <= titles
    assert HEALTH in titles


def test_a_backup_elsewhere_is_asked_where(
    qtbot: QtBot, health: HealthPage, settled: Settled, rehearsal: dialogs.Rehearsal, tmp_path: Path
) -> None:
    stand_on(health, "另一磁盘上的备份")
    rehearsal.answers.extend([None, str(tmp_path / "o.backup")])
    click(qtbot, health.ui.fix_button, settled)
    assert health.ui.told.text() == ""
    click(qtbot, health.ui.fix_button, settled)
    assert (tmp_path / "o.backup").is_file()
    assert line_of(health, "另一磁盘上的备份") == ("注意", "2026-03-02另存的备份和台账在同一个磁盘上")


def test_an_officer_is_offered_only_what_he_may_mend(qtbot: QtBot, context: Context, settled: Settled) -> None:
    context.office.desk.rights = Rights(Role.OFFICER)
    page = HealthPage(context)
    qtbot.addWidget(page)
    page.show()
    settled()
    stand_on(page, "恢复码测试")
    assert not page.ui.fix_button.isVisible()
    stand_on(page, "核验")
    assert page.ui.fix_button.isVisible()


# --- the first screen ------------------------------------------------------------------------------------------------


def test_the_first_screen_tells_the_dates_and_leads_to_the_page(qtbot: QtBot, context: Context, settled: Settled) -> None:
    window = MainWindow(context)
    qtbot.addWidget(window)
    window.show()
    window.enter()
    todo = window.ui.tabs.widget(0)
    assert isinstance(todo, TodoPage)
    qtbot.waitUntil(lambda: todo.health.link.isVisible() and not context.tasks.is_busy)
    assert todo.health.dates.text() == "最近备份：2026-03-02　恢复演练：从未　恢复码测试：从未"
    assert todo.health.link.text().startswith("健康检查：注意4项、提示")
    assert "恢复演练" in todo.health.link.toolTip()
    qtbot.mouseClick(todo.health.link, Qt.MouseButton.LeftButton)
    settled()
    page = window.ui.tabs.widget(0)
    assert isinstance(page, SettingsPage)
    assert isinstance(page.pages[page.ui.tabs.currentIndex()], HealthPage)


def test_where_all_is_good_it_says_so(qtbot: QtBot, context: Context, settled: Settled) -> None:
    for one in context.office.health.findings():
        if one.severity in (Severity.WARN, Severity.INFO):
            context.office.health.put_off(one.key)
    context.office.keeping.into_folder()
    line = HealthLine(context)
    qtbot.addWidget(line)
    line.show()
    qtbot.waitUntil(lambda: line.link.isVisible())
    assert line.link.text() == "健康检查：良好"


def test_who_may_not_back_up_sees_neither_line_nor_page(
    qtbot: QtBot, context: Context, settled: Settled, rehearsal: dialogs.Rehearsal
) -> None:
    context.office.desk.rights = Rights(Role.RECORDER)
    window = MainWindow(context)
    qtbot.addWidget(window)
    window.enter()
    settled()
    todo = window.ui.tabs.widget(0)
    assert isinstance(todo, TodoPage)
    assert not todo.health.isVisibleTo(todo)
    window.ui.action_health.trigger()
    assert rehearsal.told == ["健康检查由能备份和核验的人员查看。"]
    with pytest.raises(Refusal):
        context.office.health.glance()


# --- the support bundle ----------------------------------------------------------------------------------------------


def test_the_bundle_is_seen_line_by_line_and_saved_as_it_is_seen(
    qtbot: QtBot, context: Context, settled: Settled, rehearsal: dialogs.Rehearsal, tmp_path: Path
) -> None:
    window = MainWindow(context)
    qtbot.addWidget(window)
    window.enter()
    window.ui.action_support.trigger()
    settled()
    (dialog,) = window.findChildren(SupportDialog)
    lines = child(dialog, QListWidget, "lines")
    assert dialog.chosen() == [lines.item(row).text() for row in range(lines.count())] == list(context.office.support.lines())
    lines.setCurrentRow(2)
    qtbot.keyClick(lines, Qt.Key.Key_Space)
    left = dialog.chosen()
    assert len(left) == lines.count() - 1
    rehearsal.answers.append(str(tmp_path / "b.txt"))
    click(qtbot, child(dialog, QPushButton, "save_button"), settled)
    assert (tmp_path / "b.txt").read_text(encoding="utf-8-sig").splitlines() == left
    assert dialog.ui.told.text() == f"已保存{len(left)}行：b.txt"
    for row in range(lines.count()):
        lines.item(row).setCheckState(Qt.CheckState.Unchecked)
    assert not dialog.ui.save_button.isEnabled()


def test_the_page_opens_the_bundle(qtbot: QtBot, health: HealthPage, settled: Settled) -> None:
    click(qtbot, health.ui.support_button, settled)
    (dialog,) = health.findChildren(SupportDialog)
    assert dialog.isVisible()
    dialog.close()


@pytest.mark.parametrize("kind", [TodoPage, HealthPage])
def test_an_answer_that_comes_when_the_desk_was_just_locked_is_let_go(
    qtbot: QtBot, context: Context, settled: Settled, kind: type[TodoPage] | type[HealthPage]
) -> None:
    page = kind(context)
    qtbot.addWidget(page)
    page.show()
    context.leave()
    with qtbot.captureExceptions() as raised:
        settled()
    assert raised == []
