"""Numbers in a list stand half hidden; those of the rows chosen are shown on a press, and the trail says whose."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from libao_desk.core.citizen_id import make_citizen_id, mask_citizen_id
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.dialogs import Rehearsal
from libao_desk.gui.lists.numbers import NO_COLUMN, NONE_CHOSEN
from libao_desk.gui.lists.page import ListPage
from libao_desk.people.access import Rights
from libao_desk.people.codes import Role
from libao_desk.services.records.audit import NUMBERS
from libao_desk.services.records.drafts import RecordDraft, RecordRef
from libao_desk.store import trail

IDS = tuple(make_citizen_id("320699", date(1980, 1, 1), order) for order in (133, 135))


@pytest.fixture
def two(context: Context) -> list[RecordRef]:
    """Two people with ID numbers."""
    people = zip(("王甲一", "赵乙二"), IDS, strict=True)
    return [context.office.records.save(RecordDraft("aftercare", values={"person.name": n, "person.id_no": i})) for n, i in people]


@pytest.fixture
def page(qtbot: QtBot, context: Context, two: list[RecordRef]) -> ListPage:
    """Their list, with the column of their numbers."""
    page = ListPage(context, "aftercare")
    qtbot.addWidget(page)
    page.show()
    number = next(column for column in page.register.listed if column.key == "person.id_no")
    page.show_column(number, True)
    return page


def shown(page: ListPage) -> list[str]:
    """The numbers as the list shows them."""
    column = next(n for n, one in enumerate(page.model.columns) if one.key == "person.id_no")
    return [page.model.data(page.model.index(row, column)) for row in range(page.model.rowCount())]


def looks(context: Context) -> list[str]:
    """Who was looked at, by the trail."""
    with context.office.desk.read() as session:
        return [entry.act for entry in trail.entries(session) if NUMBERS in entry.act]


def test_only_the_chosen_row_is_shown_and_the_look_is_noted(qtbot: QtBot, context: Context, page: ListPage) -> None:
    assert shown(page) == [mask_citizen_id(one) for one in IDS]
    page.ui.table.selectRow(0)
    qtbot.mouseClick(page.ui.reveal_button, Qt.MouseButton.LeftButton)
    assert (shown(page), looks(context)) == ([IDS[0], mask_citizen_id(IDS[1])], [f"查看{NUMBERS}"])


def test_what_is_shown_is_half_hidden_again_when_the_list_is_read_anew_and_is_never_copied(page: ListPage) -> None:
    page.ui.table.selectAll()
    page.numbers.show_chosen()
    assert shown(page) == list(IDS)
    page.copy()
    assert mask_citizen_id(IDS[0]) in QGuiApplication.clipboard().text()
    assert IDS[0] not in QGuiApplication.clipboard().text()
    page.refresh()
    assert shown(page) == [mask_citizen_id(one) for one in IDS]


def test_nothing_is_shown_or_noted_without_a_row_or_a_column(context: Context, page: ListPage, rehearsal: Rehearsal) -> None:
    page.ui.table.clearSelection()
    page.numbers.show_chosen()
    page.show_column(next(column for column in page.register.listed if column.key == "person.id_no"), False)
    for column in [one for one in page.model.columns if one.fact.text.value in ("citizen_id", "phone")]:
        page.show_column(column, False)
    page.numbers.show_chosen()
    assert (rehearsal.told, looks(context)) == ([NONE_CHOSEN, NO_COLUMN], [])


def test_who_may_not_read_numbers_has_no_button(qtbot: QtBot, context: Context, two: list[RecordRef]) -> None:
    context.office.desk.rights = Rights(Role.RECORDER)
    page = ListPage(context, "aftercare")
    qtbot.addWidget(page)
    page.show()
    assert not page.ui.reveal_button.isVisible()
