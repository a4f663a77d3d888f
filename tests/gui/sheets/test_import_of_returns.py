"""A sheet that came back in the window of the import: what it would take away is said in the colour of what is wrong."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from libao_desk.declare.path import path, via
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.dialogs import Rehearsal
from libao_desk.gui.sheets.import_wizard import ImportWizard
from libao_desk.people.models import Person
from libao_desk.registers.corrections.model import CorrectionCase
from tests.gui.conftest import Settled
from tests.services.closings import a_subject
from tests.services.returning import sent_out

NAME, PHONE = via(CorrectionCase.person, Person.name), via(CorrectionCase.person, Person.phone)


def test_emptied_cells_are_told_before_they_take_anything_away(
    qtbot: QtBot, context: Context, settled: Settled, rehearsal: Rehearsal, tmp_path: Path
) -> None:
    a_subject(context.office, "王试丙")
    village = sent_out(context.office, tmp_path, "corrections", NAME, PHONE, path(CorrectionCase.case_no))
    village.type(0, 联系电话="")
    wizard = ImportWizard(context, "corrections")
    qtbot.addWidget(wizard)
    wizard.show()
    rehearsal.answers.append(village.back())
    for _ in range(2):
        qtbot.mouseClick(wizard.ui.next_button, Qt.MouseButton.LeftButton)
        settled()
    assert wizard.ui.advice.text() == "全部行都可以存入。其中1格在表中清空了，存入后删去原值，请逐格核对。"
    assert wizard.ui.advice.property("tone") == "late"
