"""What is put back after the lock and was changed meanwhile by another: the clerk says whose stays, nothing is overwritten unasked."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from libao_desk.gui.base.context import Context
from libao_desk.gui.base.dialogs import Rehearsal
from libao_desk.gui.base.unsaved import KEEP_EVERY, TypedPage, keep_all
from libao_desk.gui.settings.directory_page import DirectoryPage
from libao_desk.gui.settings.local_values import LocalValues
from libao_desk.gui.settings.office_values import OfficeValues
from libao_desk.gui.settings.officers_page import OfficersPage
from libao_desk.gui.settings.own_days import OwnDays
from libao_desk.people.codes import Role
from libao_desk.services.settings import OFFICE_NAME
from tests.gui.conftest import Settled
from tests.gui.settings_desk import LEFT, child
from tests.gui.typist import type_into

MINE, THEIRS, LOOK = 0, 1, None
ANSWERS = [MINE, THEIRS, LOOK]


def put_back(qtbot: QtBot, page: TypedPage, settled: Settled) -> None:
    """Lock over a page: what is typed in it waits in the file."""
    keep_all(page)
    settled()
    page.hide()


@pytest.fixture
def village(context: Context) -> int:
    return context.office.directory.save("village", None, {"name": "样例甲村"}, {})


def names(context: Context) -> list[object]:
    return [entry.values["name"] for entry in context.office.directory.entries("village")]


def directory_page(qtbot: QtBot, context: Context) -> DirectoryPage:
    page = DirectoryPage(context)
    qtbot.addWidget(page)
    page.show()
    return page


def type_name(qtbot: QtBot, page: DirectoryPage, name: str) -> None:
    assert page.form is not None
    line = child(page.form, QLineEdit, "name")
    line.clear()
    type_into(qtbot, line, name)


@pytest.mark.parametrize("answer", ANSWERS)
def test_an_entry_of_a_list(
    qtbot: QtBot, context: Context, village: int, settled: Settled, rehearsal: Rehearsal, answer: int | None
) -> None:
    page = directory_page(qtbot, context)
    page.ui.table.setCurrentCell(0, 0)
    type_name(qtbot, page, "样例丙村")
    put_back(qtbot, page, settled)
    context.office.directory.save("village", village, {"name": "样例乙村"}, {"name": "样例甲村"})
    again = directory_page(qtbot, context)
    rehearsal.answers.append(answer)
    again.save()
    settled()
    settled()
    assert rehearsal.asked == ["您填写期间，“村（居）名称”被他人改过。\n对方：样例乙村\n您：样例丙村"]
    assert names(context) == ["样例丙村" if answer == MINE else "样例乙村"]
    settled()
    assert bool(context.office.journal.pages()) is (answer is LOOK)
    assert again.has_unsaved() is (answer is LOOK)


def test_an_entry_that_nobody_touched_is_saved_without_a_question(
    qtbot: QtBot, context: Context, village: int, settled: Settled, rehearsal: Rehearsal
) -> None:
    page = directory_page(qtbot, context)
    page.ui.table.setCurrentCell(0, 0)
    type_name(qtbot, page, "样例丙村")
    put_back(qtbot, page, settled)
    context.office.directory.save("village", village, {"former_names": "旧名村"}, {})
    directory_page(qtbot, context).save()
    settled()
    assert names(context) == ["样例丙村"]
    assert rehearsal.asked == []


@pytest.mark.parametrize("answer", ANSWERS)
def test_a_value_of_the_office(qtbot: QtBot, context: Context, settled: Settled, rehearsal: Rehearsal, answer: int | None) -> None:
    settings, was = context.office.settings, context.office.settings.value(OFFICE_NAME)
    page = OfficeValues(context)
    qtbot.addWidget(page)
    line = child(page, QLineEdit, "office_name")
    line.clear()
    type_into(qtbot, line, "试验甲司法所")
    put_back(qtbot, page, settled)
    settings.change(OFFICE_NAME, "试验乙司法所")
    again = OfficeValues(context)
    qtbot.addWidget(again)
    rehearsal.answers.append(answer)
    again.save()
    settled()
    settled()
    assert rehearsal.asked == ["您填写期间，“单位名称”被他人改过。\n对方：试验乙司法所\n您：试验甲司法所"]
    assert settings.value(OFFICE_NAME) == ("试验甲司法所" if answer == MINE else "试验乙司法所") != was
    assert again.has_unsaved() is (answer is LOOK)


@pytest.mark.parametrize("answer", ANSWERS)
def test_a_local_value(qtbot: QtBot, context: Context, settled: Settled, rehearsal: Rehearsal, answer: int | None) -> None:
    settings = context.office.settings
    page = LocalValues(context)
    qtbot.addWidget(page)
    setting = next(one for register in context.book for one in register.settings if type(one.default) is int)
    was = settings.value(setting)
    mine, theirs = was + 7, was + 8
    page.type_again({"key": setting.key, "value": mine, "was": was, "confirmed": False})
    put_back(qtbot, page, settled)
    settings.change(setting, theirs, confirmed=True)
    again = LocalValues(context)
    qtbot.addWidget(again)
    rehearsal.answers.append(answer)
    again.save()
    settled()
    settled()
    assert len(rehearsal.asked) == 1
    assert settings.value(setting) == (mine if answer == MINE else theirs)
    assert again.has_unsaved() is (answer is LOOK)


@pytest.mark.parametrize("answer", ANSWERS)
def test_days_of_the_year(qtbot: QtBot, context: Context, settled: Settled, rehearsal: Rehearsal, answer: int | None) -> None:
    settings, first, second = context.office.settings, date(2027, 2, 8), date(2027, 2, 9)
    page = OwnDays(context)
    qtbot.addWidget(page)
    page.ui.lines.setPlainText("2027-02-08 休\n2027-02-09 休")
    put_back(qtbot, page, settled)
    settings.set_day(first, True)
    again = OwnDays(context)
    qtbot.addWidget(again)
    rehearsal.answers.append(answer)
    again.save()
    settled()
    settled()
    assert rehearsal.asked == ["您填写期间，“节假日”被他人改过。\n对方：2027-02-08上班\n您：2027-02-08放假"]
    mine, theirs = {first: False, second: False}, {first: True, second: False}
    stored = {MINE: mine, THEIRS: theirs, LOOK: {first: True}}
    assert {day: works for day, works, _ in settings.own_days()} == stored[answer]
    assert again.has_unsaved() is (answer is LOOK)


def test_a_day_left_to_another_leaves_nothing_to_add(qtbot: QtBot, context: Context, settled: Settled, rehearsal: Rehearsal) -> None:
    page = OwnDays(context)
    qtbot.addWidget(page)
    page.ui.lines.setPlainText("2027-02-08 休")
    context.office.settings.set_day(date(2027, 2, 8), True)
    rehearsal.answers.append(THEIRS)
    page.save()
    settled()
    assert not page.has_unsaved()
    assert page.ui.told.text() == "已改用对方填写的内容。"


@pytest.mark.parametrize("answer", ANSWERS)
def test_the_rights_of_an_officer(qtbot: QtBot, context: Context, settled: Settled, rehearsal: Rehearsal, answer: int | None) -> None:
    officers = context.office.officers
    one = officers.add("陈试乙", Role.OFFICER, "lime tree and stone")
    page = OfficersPage(context)
    qtbot.addWidget(page)
    page.show()
    page.ui.table.selectRow(1)
    qtbot.mouseClick(page.ui.change_button, LEFT)
    page.ui.role.setCurrentIndex(list(Role).index(Role.READER))
    put_back(qtbot, page, settled)
    officers.change(one, Role.RECORDER, ("disputes",))
    again = OfficersPage(context)
    qtbot.addWidget(again)
    rehearsal.answers.append(answer)
    again.save()
    settled()
    settled()
    assert rehearsal.asked == [
        f"您填写期间，“陈试乙的权限”被他人改过。\n对方：{Role.RECORDER.label}（人民调解）\n您：{Role.READER.label}（全部）"
    ]
    assert next(entry.role for entry in officers.all() if entry.id == one) is (Role.READER if answer == MINE else Role.RECORDER)


def test_what_is_typed_is_kept_before_anybody_locks(
    qtbot: QtBot, context: Context, village: int, settled: Settled, rehearsal: Rehearsal
) -> None:
    """A power cut asks nobody: every few seconds what is typed goes into the file, and what is saved goes out of it."""
    page = directory_page(qtbot, context)
    type_name(qtbot, page, "样例丙村")
    qtbot.waitUntil(lambda: bool(context.office.journal.pages()), timeout=3 * KEEP_EVERY)
    assert [kept.title for kept in context.office.journal.pages()] == ["名册"]
    page.save()
    settled()
    settled()
    assert names(context) == ["样例甲村", "样例丙村"]
    assert context.office.journal.pages() == ()
