"""The dossier in the window: what is there, what lacks, where a file lies, and all of it as one paper."""

from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from libao_desk.gui.base import dialogs
from libao_desk.gui.base.context import Context
from libao_desk.gui.papers.preview import PaperPreview
from libao_desk.gui.record.dossier_dialog import DossierDialog
from libao_desk.gui.record.page import RecordPage
from libao_desk.services.records.drafts import RecordDraft, RecordRef, RowDraft, draft_of
from tests.gui.conftest import Settled
from tests.services.builders import concluded

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def ref(context: Context, tmp_path: Path) -> RecordRef:
    """A concluded dispute with its agreement issued and a scan whose name tells nothing."""
    ref = concluded(context.office)
    context.office.documents.issue("mediation-agreement", ref)
    scan = tmp_path / "IMG_0001.png"
    Image.new("RGB", (300, 400), (60, 60, 60)).save(scan)
    context.office.attachments.add(ref, scan)
    return ref


@pytest.fixture
def page(qtbot: QtBot, context: Context, ref: RecordRef) -> RecordPage:
    """Its page."""
    page = RecordPage(context, ref)
    qtbot.addWidget(page)
    page.show()
    return page


def test_the_papers_tab_leads_to_the_dossier_and_binds_it(qtbot: QtBot, page: RecordPage, settled: Settled) -> None:
    page.papers.show_dossier()
    (dialog,) = page.findChildren(DossierDialog)
    assert dialog.ui.heading.text() == "人民调解卷宗　缺4项必须的文书"
    assert "IMG_0001.png" in dialog.ui.unplaced.text()
    model = dialog.ui.items.model()
    have = [str(model.data(model.index(row, 3))) for row in range(model.rowCount())]
    assert (have[0], have[7]) == ("缺", "人民调解协议书")
    qtbot.mouseClick(dialog.ui.bind_button, LEFT)
    settled()
    assert dialog.ui.told.text().startswith("共1件")
    (preview,) = dialog.findChildren(PaperPreview)
    assert preview.paper.title == "人民调解卷宗"
    preview.close()
    dialog.close()


def test_what_the_record_calls_for_and_what_is_there_in_part_are_shown_as_lacking(
    qtbot: QtBot, context: Context, page: RecordPage, ref: RecordRef
) -> None:
    draft = draft_of(context.office.records.open(ref))
    draft.parts["return_visits"] = [RowDraft(values={"held_on": date(2026, 2, 20)})]
    draft.parts["sessions"] = [RowDraft(values={"held_on": date(2026, 1, day), "record_text": "双方陈述。"}) for day in (12, 16)]
    context.office.records.save(draft)
    first = next(offer.row for offer in context.office.documents.offers(ref) if offer.kind == "mediation-record")
    context.office.documents.issue("mediation-record", ref, row=first)
    dialog = DossierDialog(context, ref)
    qtbot.addWidget(dialog)
    model = dialog.ui.items.model()
    have = {str(model.data(model.index(row, 1))): str(model.data(model.index(row, 3))) for row in range(model.rowCount())}
    assert have["人民调解回访记录"] == "缺"
    assert have["人民调解记录"] == "人民调解记录；缺第2次（2026年1月16日）人民调解记录"
    assert have["授权委托书"] == ""
    assert dialog.ui.heading.text() == "人民调解卷宗　缺4项必须的文书，缺1项按需的文书"


def test_a_file_is_put_into_its_place_by_hand(
    qtbot: QtBot, context: Context, page: RecordPage, ref: RecordRef, rehearsal: dialogs.Rehearsal
) -> None:
    page.ui.tabs.setCurrentWidget(page.attachments)
    rehearsal.answers.append(2)
    page.attachments.place_chosen()
    first = page.attachments.tree.topLevelItem(0)
    assert first is not None
    assert first.text(3) == "当事人身份证明"
    assert context.office.dossiers.look(ref).unplaced == ()


def test_a_new_record_has_no_dossier_yet(qtbot: QtBot, context: Context, rehearsal: dialogs.Rehearsal) -> None:
    page = RecordPage(context, RecordDraft("disputes"))
    qtbot.addWidget(page)
    page.papers.show_dossier()
    assert rehearsal.told == ["请先保存档案，再编卷宗。"]
