"""Opening a record and looking for something leaves one row in the trail, written on the worker; keys leave none."""

import pytest
from pytestqt.qtbot import QtBot

from libao_desk.core.errors import Refusal
from libao_desk.gui.base import looking
from libao_desk.gui.base.context import Context
from libao_desk.gui.find_box import FindBox
from libao_desk.gui.lists.page import ListPage
from libao_desk.gui.record.page import RecordPage
from libao_desk.people.access import Rights
from libao_desk.people.codes import Role
from libao_desk.services.records.drafts import RecordDraft, RecordRef
from libao_desk.store import trail
from libao_desk.store.looks import LOOKS, OPENED, REFUSED, SEARCHED
from tests.gui.conftest import Settled


def told(context: Context) -> list[str]:
    with context.office.desk.read() as session:
        return [entry.act for entry in reversed(trail.entries(session)) if entry.act in LOOKS]


@pytest.fixture
def ref(context: Context) -> RecordRef:
    """One record."""
    return context.office.records.save(RecordDraft("aftercare", values={"person.name": "张甲三"}))


def test_a_page_opened_and_read_again_leaves_one_row(qtbot: QtBot, context: Context, ref: RecordRef, settled: Settled) -> None:
    page = RecordPage(context, ref)
    qtbot.addWidget(page)
    page.reload()
    settled()
    assert told(context) == [OPENED]


def test_a_page_that_does_not_open_leaves_a_row(context: Context, ref: RecordRef, settled: Settled) -> None:
    context.office.desk.rights = Rights(Role.OFFICER, frozenset({"disputes"}))
    with pytest.raises(Refusal):
        RecordPage(context, ref)
    settled()
    assert told(context) == [REFUSED]


@pytest.mark.usefixtures("ref")
def test_what_is_typed_into_a_find_line_is_noted_once_it_rests(
    qtbot: QtBot, context: Context, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "RESTED", 50)
    page = ListPage(context, "aftercare")
    qtbot.addWidget(page)
    for text in ("张", "张甲", "张甲三"):
        page.ui.search_box.setText(text)
    assert told(context) == []
    qtbot.waitUntil(lambda: told(context) == [SEARCHED])
    settled()


@pytest.mark.usefixtures("ref")
def test_what_was_found_and_taken_is_noted_at_once(qtbot: QtBot, context: Context, settled: Settled) -> None:
    box = FindBox(context)
    qtbot.addWidget(box)
    box.ui.search_box.setText("zjs")
    box.ui.search_box.returnPressed.emit()
    settled()
    assert told(context) == [SEARCHED]
