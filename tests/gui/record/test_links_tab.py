"""The links of a record as the clerk makes them and takes them away again."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from libao_desk.gui.base import dialogs
from libao_desk.gui.base.context import Context
from libao_desk.gui.record.links_tab import LinksTab
from libao_desk.gui.record.page import RecordPage
from libao_desk.services.records.drafts import RecordRef
from tests.services.builders import a_dispute


@pytest.fixture
def refs(context: Context) -> tuple[RecordRef, RecordRef]:
    """Two disputes."""
    return a_dispute(context.office, 1), a_dispute(context.office, 2)


@pytest.fixture
def pages(qtbot: QtBot, context: Context, refs: tuple[RecordRef, RecordRef]) -> tuple[RecordPage, RecordPage]:
    """Both of them open."""
    one, other = (RecordPage(context, ref) for ref in refs)
    for page in (one, other):
        qtbot.addWidget(page)
        page.show()
    return one, other


def _rows(tab: LinksTab) -> list[tuple[str, str]]:
    items = [tab.tree.topLevelItem(place) for place in range(tab.tree.topLevelItemCount())]
    return [(item.text(0), item.text(1).split()[0]) for item in items if item is not None]


def _press(qtbot: QtBot, tab: LinksTab, title: str) -> None:
    buttons = {"join": tab.join_button, "sever": tab.sever_button}
    qtbot.mouseClick(buttons[title], Qt.MouseButton.LeftButton)


def test_a_link_says_what_the_two_are_to_each_other(
    qtbot: QtBot, pages: tuple[RecordPage, RecordPage], rehearsal: dialogs.Rehearsal
) -> None:
    one, other = pages
    rehearsal.answers += ["ｔｊ2026-0002", 3]
    _press(qtbot, one.links, "join")
    assert (_rows(one.links), _rows(other.links)) == ([("由此引发", "TJ2026-0002")], [("起因", "TJ2026-0001")])
    rehearsal.answers += ["TJ2026-0002"]
    _press(qtbot, one.links, "join")
    assert rehearsal.told == ["与“TJ2026-0002”已经关联；关系写错的，先取消关联，再重新关联。"]


def test_a_number_that_nobody_has_is_told(qtbot: QtBot, pages: tuple[RecordPage, RecordPage], rehearsal: dialogs.Rehearsal) -> None:
    rehearsal.answers += ["TJ2026-0009"]
    _press(qtbot, pages[0].links, "join")
    assert rehearsal.told == ["没有编号为“TJ2026-0009”的其他档案。"]


def test_a_wrong_link_is_taken_away_after_one_question(
    qtbot: QtBot, context: Context, refs: tuple[RecordRef, RecordRef], pages: tuple[RecordPage, RecordPage], rehearsal: dialogs.Rehearsal
) -> None:
    one, other = pages
    assert not one.links.sever_button.isEnabled()
    rehearsal.answers += ["TJ2026-0002", 0]
    _press(qtbot, one.links, "join")
    for is_agreed, left in ((False, 1), (True, 0)):
        rehearsal.answers += [is_agreed]
        _press(qtbot, other.links, "sever")
        assert [len(_rows(page.links)) for page in pages] == [left, left]
        assert rehearsal.asked[-1].startswith("取消与“TJ2026-0001 ")
    assert context.office.links.of(refs[0]) == ()
    one.ui.tabs.setCurrentWidget(one.history)
    assert "取消关联" in [one.history.tree.topLevelItem(n).text(2) for n in range(2)]  # type: ignore[union-attr]  # the trail has more lines
