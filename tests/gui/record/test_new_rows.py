"""A new row of a part: what is filled in before anybody types."""

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from libao_desk.gui.base.context import Context
from libao_desk.gui.record.page import RecordPage
from libao_desk.services.records.drafts import RecordDraft
from tests.conftest_office import DAY


@pytest.mark.parametrize(
    ("register", "part", "dated", "filled"),
    [
        ("corrections", "visits", "held_on", True),
        ("aftercare", "visits", "held_on", True),
        ("corrections", "team", "starts_on", False),
        ("corrections", "leaves", "applied_on", False),
        ("corrections", "sanctions", "proposed_on", False),
        ("corrections", "meeting_permits", "decided_on", False),
        ("aftercare", "helps", "applied_on", False),
        ("guardianship", "rewards", "approved_on", False),
        ("disputes", "performances", "done_on", False),
    ],
)
def test_a_row_begins_with_today_only_where_it_tells_of_one_day(
    qtbot: QtBot, context: Context, register: str, part: str, dated: str, filled: bool
) -> None:
    """Most rows are written down later: of an application, a decision and what came of it nobody said that one of them was today."""
    page = RecordPage(context, RecordDraft(register))
    qtbot.addWidget(page)
    box = page.parts[part].form.findChild(QLineEdit, dated)
    assert box is not None
    assert box.text() == (f"{DAY}" if filled else "")
