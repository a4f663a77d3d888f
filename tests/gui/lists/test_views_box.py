"""Saved views of a list: kept in the file with columns and order, for oneself or for all, and carried to another office."""

from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from libao_desk.declare.path import path
from libao_desk.gui.base import dialogs
from libao_desk.gui.base.context import Context
from libao_desk.gui.lists.page import ListPage
from libao_desk.gui.lists.views_box import FORGET, FROM_FILE, KEEP, TO_FILE
from libao_desk.registers.aftercare.model import AftercareCase
from libao_desk.services.lists.saved_views import Shown
from libao_desk.services.records.drafts import RecordDraft
from tests.gui.typist import type_into

NAMES = ("王甲一", "赵乙二", "陈丙三")


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> ListPage:
    for n, name in enumerate(NAMES):
        context.office.records.save(RecordDraft("aftercare", values={"person.name": name, "released_on": date(2026, 1, 3 - n)}))
    return opened(qtbot, context)


def opened(qtbot: QtBot, context: Context, register: str = "aftercare") -> ListPage:
    page = ListPage(context, register)
    qtbot.addWidget(page)
    page.show()
    return page


def choose(page: ListPage, text: str) -> None:
    box = page.ui.views_box
    place = box.findText(text)
    assert place > 0, [box.itemText(n) for n in range(box.count())]
    box.setCurrentIndex(place)
    box.activated.emit(place)


def offered(page: ListPage) -> list[str]:
    return [page.ui.views_box.itemText(n) for n in range(page.ui.views_box.count())]


def names(page: ListPage) -> list[str]:
    place = [column.key for column in page.model.columns].index("person.name")
    return [page.model.cells(row)[place] for row in range(page.model.rowCount())]


def keep(page: ListPage, rehearsal: dialogs.Rehearsal, name: str, whose: int = 0) -> None:
    rehearsal.answers.extend([name, whose])
    choose(page, KEEP)


def test_a_view_brings_back_columns_order_and_conditions(
    qtbot: QtBot, context: Context, page: ListPage, rehearsal: dialogs.Rehearsal
) -> None:
    """Columns and order stayed as they stood, whatever view was chosen."""
    page.show_column(path(AftercareCase.fetched_by), True)
    released = [column.key for column in page.model.columns].index("released_on")
    page.ui.table.horizontalHeader().sectionClicked.emit(released)
    keep(page, rehearsal, "接回")
    page.show_column(path(AftercareCase.fetched_by), False)
    page.show_column(path(AftercareCase.released_on), False)
    page.ui.table.horizontalHeader().sectionClicked.emit(0)
    type_into(qtbot, page.ui.search_box, "wjy")
    assert names(page) == ["王甲一"]
    choose(page, "接回")
    assert [column.key for column in page.model.columns][-1] == "fetched_by"
    assert names(page) == ["陈丙三", "赵乙二", "王甲一"]
    header = page.ui.table.horizontalHeader()
    assert page.model.columns[header.sortIndicatorSection()].key == "released_on"


def test_nothing_of_a_view_stands_on_the_pc(qtbot: QtBot, context: Context, page: ListPage, rehearsal: dialogs.Rehearsal) -> None:
    """A name that was looked for stood in pc.ini in clear, and so did the view's own name."""
    type_into(qtbot, page.ui.search_box, "王甲一")
    page.show_column(path(AftercareCase.fetched_by), True)
    keep(page, rehearsal, "王甲一的案")
    context.pc.sync()
    told = Path(context.pc.fileName()).read_text("utf-8")
    assert "fetched_by" in told
    assert "view" not in told
    assert not any(sign in told for sign in ("王甲一", "\\x738b"))
    again = opened(qtbot, context)
    choose(again, "王甲一的案")
    assert names(again) == ["王甲一"]


def test_views_of_an_earlier_version_are_taken_in_and_wiped(qtbot: QtBot, context: Context, page: ListPage) -> None:
    context.pc.setValue("list/aftercare/views", "旧筛选\n空的")
    context.pc.setValue("list/aftercare/view/旧筛选", "陈丙三\n所有状态\n所有经办人\n1\n\n\n\n\n\n")
    again = opened(qtbot, context)
    assert {"旧筛选", "空的"} <= set(offered(again))
    choose(again, "旧筛选")
    assert names(again) == ["陈丙三"]
    assert again.ui.open_only.isChecked()
    assert [key for key in context.pc.allKeys() if "view" in key] == []


def test_a_view_for_all_says_so_and_is_deleted(qtbot: QtBot, context: Context, page: ListPage, rehearsal: dialogs.Rehearsal) -> None:
    keep(page, rehearsal, "全部", whose=1)
    assert "全部（全所）" in offered(page)
    rehearsal.answers.append(0)
    choose(page, FORGET)
    assert offered(page) == ["常用筛选", KEEP, FROM_FILE]


def test_a_view_goes_to_another_office_without_who_was_looked_for(
    qtbot: QtBot, context: Context, page: ListPage, rehearsal: dialogs.Rehearsal, tmp_path: Path
) -> None:
    page.ui.open_only.setChecked(True)
    type_into(qtbot, page.ui.search_box, "王甲一")
    keep(page, rehearsal, "在帮的")
    target = tmp_path / "在帮的.view.json"
    rehearsal.answers.extend([0, str(target)])
    choose(page, TO_FILE)
    assert "王甲一" not in target.read_text("utf-8")
    rehearsal.answers.append(0)
    choose(page, FORGET)
    rehearsal.answers.append(str(target))
    choose(page, FROM_FILE)
    (view,) = context.office.saved_views.of("aftercare")
    assert view.name == "在帮的"
    assert view.shown == Shown(**{**page.shown().__dict__, "text": "", "handler": ""})


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"{}", "这不是从本软件导出的常用筛选文件。"),
        (b"\xff\xfe", "这不是从本软件导出的常用筛选文件。"),
        (b'{"format": "libao-desk-view", "version": 2}', "这个常用筛选文件由更新的版本导出，请先升级软件。"),
    ],
)
def test_a_file_that_holds_none_is_refused(page: ListPage, rehearsal: dialogs.Rehearsal, tmp_path: Path, content: bytes, told: str) -> None:
    source = tmp_path / "别的.json"
    source.write_bytes(content)
    rehearsal.answers.append(str(source))
    choose(page, FROM_FILE)
    assert rehearsal.told == [told]


def test_a_file_of_another_register_is_refused(
    qtbot: QtBot, context: Context, page: ListPage, rehearsal: dialogs.Rehearsal, tmp_path: Path
) -> None:
    view = context.office.saved_views.keep("disputes", "未结", Shown(open_only=True))
    source = tmp_path / "未结.view.json"
    source.write_bytes(context.office.saved_views.as_file("disputes", view.id))
    rehearsal.answers.append(str(source))
    choose(page, FROM_FILE)
    assert rehearsal.told == ["这个筛选属于“人民调解”，请在那里导入。"]


@pytest.mark.parametrize("name", ["", "  ", "长" * 41])
def test_a_view_wants_a_name(page: ListPage, rehearsal: dialogs.Rehearsal, name: str) -> None:
    keep(page, rehearsal, name)
    assert rehearsal.told == ["请给筛选起一个名称（最多40字）。"]


def test_a_name_once_more_is_asked_about(context: Context, page: ListPage, rehearsal: dialogs.Rehearsal) -> None:
    """The office's view was gone without a question."""
    keep(page, rehearsal, "全部", whose=1)
    page.ui.open_only.setChecked(True)
    rehearsal.answers.extend(["全部", False])
    choose(page, KEEP)
    assert rehearsal.asked[-1] == "已有常用筛选“全部”，用现在的列和条件替换吗？"
    (view,) = context.office.saved_views.of("aftercare")
    assert (view.is_shared, view.shown.open_only) == (True, False)
    rehearsal.answers.extend(["全部", True, 1])
    choose(page, KEEP)
    (view,) = context.office.saved_views.of("aftercare")
    assert (view.is_shared, view.shown.open_only) == (True, True)


def test_a_view_out_of_a_file_takes_no_others_name(context: Context, page: ListPage, rehearsal: dialogs.Rehearsal, tmp_path: Path) -> None:
    views = context.office.saved_views
    kept = views.keep("aftercare", "全部", Shown(text="王"), is_shared=True)
    source = tmp_path / "全部.view.json"
    source.write_bytes(views.as_file("aftercare", kept.id))
    for _ in range(2):
        rehearsal.answers.append(str(source))
        choose(page, FROM_FILE)
    told = [(one.name, one.is_shared, one.shown.text) for one in views.of("aftercare")]
    assert told == [("全部", True, "王"), ("全部2", False, ""), ("全部3", False, "")]


def test_a_condition_that_is_no_more_is_told(context: Context, page: ListPage, rehearsal: dialogs.Rehearsal) -> None:
    context.office.saved_views.keep(
        "aftercare", "离职的", Shown(state="没有的状态", handler="走了的人", more=("没有的列", "", "", "", "", ""))
    )
    page.views.fill()
    choose(page, "离职的")
    assert rehearsal.told == ["“离职的”中的条件“没有的状态”、“走了的人”、“没有的列”已不存在，没有使用，列表比原来的宽。"]
    assert page.model.rowCount() == 3
