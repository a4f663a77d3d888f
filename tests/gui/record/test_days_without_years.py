"""A day typed without its year: which one it was read as is said in the box where another may be meant."""

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from libao_desk.gui.base.context import Context
from libao_desk.gui.record.page import RecordPage
from libao_desk.services.records.drafts import RecordDraft
from tests.gui.typist import type_into


@pytest.mark.parametrize(
    ("part", "key", "typed", "read", "told"),
    [
        ("visits", "held_on", "12.30", "2025-12-30", "没有写年份，读作2025-12-30；不是这一年的请写上年份。"),
        ("visits", "held_on", "2025.12.30", "2025-12-30", ""),
        ("visits", "held_on", "2.27", "2026-02-27", ""),
        ("leaves", "starts_on", "12.14", "2026-12-14", "没有写年份，读作2026-12-14；不是这一年的请写上年份。"),
        ("leaves", "starts_on", "3.9", "2026-03-09", ""),
    ],
)
def test_a_day_of_another_year_is_read_and_said(
    qtbot: QtBot, context: Context, part: str, key: str, typed: str, read: str, told: str
) -> None:
    """It is the 2nd of March 2026."""
    page = RecordPage(context, RecordDraft("corrections"))
    qtbot.addWidget(page)
    form = page.parts[part].form
    box, below = form.editor(key).findChild(QLineEdit), form.editor(key).findChild(QLabel, "problem")
    assert box is not None
    assert below is not None
    box.clear()
    type_into(qtbot, box, typed)
    box.editingFinished.emit()
    assert box.text() == read
    assert (below.isHidden(), below.text()) == (not told, told)
    assert not form.problems()
