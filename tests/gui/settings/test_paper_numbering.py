"""The settings' page of the papers' numbers: chosen, typed, stored, and closed once a number was given."""

from pytestqt.qtbot import QtBot

from libao_desk.gui.base.context import Context
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
