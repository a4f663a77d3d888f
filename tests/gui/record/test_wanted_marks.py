"""The star of what is wanted (必填标记): it stands only while the record wants it."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from libao_desk.gui.base.context import Context
from libao_desk.gui.record.page import RecordPage
from libao_desk.registers.disputes.codes import Source
from libao_desk.services.records.drafts import RecordDraft


def _label(page: RecordPage) -> str:
    return next(label.text() for label in page.form.findChildren(QLabel) if label.text().startswith("申请日"))


@pytest.mark.parametrize(("source", "label"), [(Source.INITIATIVE, "申请日"), (Source.APPLICATION, "申请日　*"), (None, "申请日　*")])
def test_the_day_of_an_application_is_wanted_only_where_somebody_applied(
    qtbot: QtBot, context: Context, source: Source | None, label: str
) -> None:
    page = RecordPage(context, RecordDraft("disputes", values={"source": source}))
    qtbot.addWidget(page)
    assert _label(page) == label
    for other, star in ((Source.APPLICATION, True), (Source.INITIATIVE, False)):
        page.form.take_values({"source": other})
        assert _label(page).endswith("*") is star
