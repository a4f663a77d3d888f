"""The settings' page of the papers' numbers: chosen, typed, stored, and closed once a number was given."""

import pytest
from pytestqt.qtbot import QtBot

from libao_desk.gui.base.context import Context
from libao_desk.gui.base.dialogs import Rehearsal
from libao_desk.gui.base.unsaved import GIVEN_BACK
from libao_desk.gui.settings.paper_numbering import PaperNumberingPage
from tests.gui.conftest import Settled
from tests.services.builders import concluded


def test_a_series_goes_on_from_the_number_typed(qtbot: QtBot, context: Context, settled: Settled) -> None:
    page = PaperNumberingPage(context)
    qtbot.addWidget(page)
    assert not page.ui.start_button.isEnabled()
    samples = [one.sample for one in context.office.paper_numbering.all()]
    row = samples.index("（2026）海李调字第001号")
    page.ui.table.selectRow(row)
    page.ui.following.setValue(57)
    page.ui.start_button.click()
    settled()
    assert page.ui.told.text() == "下一份编为（2026）海李调字第057号。"
    assert context.office.documents.issue("mediation-agreement", concluded(context.office)).number == "（2026）海李调字第057号"
    page.refresh()
    page.ui.table.selectRow(row)
    assert not page.ui.following.isEnabled()


@pytest.mark.parametrize(("answer", "shown", "stored"), [(0, 1, 57), (1, 1, 1), (None, 0, 1)], ids=["save", "forget", "stay"])
def test_a_number_typed_and_not_stored_is_asked_about(
    qtbot: QtBot, context: Context, settled: Settled, rehearsal: Rehearsal, answer: int | None, shown: int, stored: int
) -> None:
    """The next paper was numbered 001, for the whole year."""
    page = PaperNumberingPage(context)
    qtbot.addWidget(page)
    page.ui.table.selectRow(0)
    page.ui.following.setValue(57)
    rehearsal.answers.append(answer)
    page.ui.table.selectRow(1)
    qtbot.waitUntil(lambda: bool(rehearsal.asked))
    settled()
    assert page.ui.table.currentIndex().row() == shown
    assert context.office.paper_numbering.all()[0].following == stored
    assert page.has_unsaved() is (answer is None)


def test_what_was_typed_is_given_back(qtbot: QtBot, context: Context, settled: Settled) -> None:
    page = PaperNumberingPage(context)
    qtbot.addWidget(page)
    page.ui.table.selectRow(2)
    page.ui.following.setValue(33)
    page.keep_typed()
    settled()
    again = PaperNumberingPage(context)
    qtbot.addWidget(again)
    assert (again.ui.table.currentIndex().row(), again.ui.following.value(), again.ui.told.text()) == (2, 33, GIVEN_BACK)
