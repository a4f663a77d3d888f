"""A paper is brought to the desk: its code tells whether it is ours and still true."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from libao_desk.gui.base.context import Context
from libao_desk.gui.papers.check_paper import CheckPaperDialog
from libao_desk.gui.papers.preview import PaperPreview
from libao_desk.gui.tools import TOOLS
from libao_desk.services.papers.views import VERDICTS, PaperResult
from libao_desk.services.records.drafts import RecordRef
from tests.gui.conftest import Settled
from tests.services.builders import change, concluded

KIND = "mediation-agreement"


@pytest.fixture
def ref(context: Context) -> RecordRef:
    """A concluded dispute."""
    return concluded(context.office)


@pytest.fixture
def paper(context: Context, ref: RecordRef) -> PaperResult:
    """Its agreement, issued."""
    return context.office.documents.issue(KIND, ref)


@pytest.fixture
def dialog(qtbot: QtBot, context: Context) -> CheckPaperDialog:
    """The dialog of the menu."""
    dialog = TOOLS["action_check_paper"](context, None)  # type: ignore[arg-type]  # a window of its own here
    assert isinstance(dialog, CheckPaperDialog)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def _scan(qtbot: QtBot, dialog: CheckPaperDialog, code: str) -> str:
    """What a scanner does: types the code over what stands there, and Enter."""
    dialog.ui.code_box.selectAll()
    qtbot.keyClicks(dialog.ui.code_box, code)
    qtbot.keyClick(dialog.ui.code_box, Qt.Key.Key_Return)
    return dialog.ui.verdict.text()


def _fields(dialog: CheckPaperDialog) -> list[str]:
    return [dialog.ui.fields.item(n).text() for n in range(dialog.ui.fields.count())]


def test_one_scan_after_another_is_answered(qtbot: QtBot, context: Context, dialog: CheckPaperDialog, paper: PaperResult) -> None:
    assert _scan(qtbot, dialog, paper.code) == VERDICTS["same"]
    assert "人民调解协议书" in dialog.ui.facts.text()
    assert _scan(qtbot, dialog, "0000000000") == VERDICTS["unknown"]
    assert dialog.ui.facts.text() == ""
    assert not dialog.ui.open_button.isEnabled()
    assert dialog.isVisible()


def test_what_changed_and_what_took_its_place_is_told(
    qtbot: QtBot, context: Context, dialog: CheckPaperDialog, ref: RecordRef, paper: PaperResult
) -> None:
    change(context.office, ref, facts="另一种说法。")
    assert _scan(qtbot, dialog, paper.code) == VERDICTS["altered"]
    assert _fields(dialog) == ["纠纷简要情况"]
    newer = context.office.documents.issue(KIND, ref)
    assert _scan(qtbot, dialog, paper.code) == VERDICTS["reissued"]
    context.office.documents.void(newer.code, "写错")
    assert _scan(qtbot, dialog, newer.code) == "这一份已作废，不再有效。作废理由：写错。"
    assert dialog.ui.fields.isHidden()


def test_the_original_is_shown_to_be_read_and_the_record_opens(
    qtbot: QtBot, context: Context, dialog: CheckPaperDialog, ref: RecordRef, paper: PaperResult, settled: Settled
) -> None:
    context.office.documents.void(paper.code, "写错")
    _scan(qtbot, dialog, paper.code)
    qtbot.mouseClick(dialog.ui.again_button, Qt.MouseButton.LeftButton)
    settled()
    (preview,) = dialog.findChildren(PaperPreview)
    assert preview.paper.pdf == paper.pdf
    assert not preview.ui.print_button.isVisible()
    preview.close()
    with qtbot.waitSignal(context.open_record) as opened:
        qtbot.mouseClick(dialog.ui.open_button, Qt.MouseButton.LeftButton)
    assert opened.args == [ref]
