"""The files of a record on its page: one that belongs to another record is withdrawn, with a reason."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from libao_desk.gui.base import dialogs
from libao_desk.gui.base.context import Context
from libao_desk.gui.record.page import RecordPage
from tests.gui.conftest import Settled
from tests.services.builders import a_dispute


def test_a_file_of_another_record_is_withdrawn_with_a_reason(
    qtbot: QtBot, context: Context, settled: Settled, tmp_path: Path, rehearsal: dialogs.Rehearsal
) -> None:
    dispute = a_dispute(context.office)
    scan = tmp_path / "现场照片.pdf"
    scan.write_bytes(b"%PDF-1.4 invented")
    context.office.attachments.add(dispute, scan)
    page = RecordPage(context, dispute)
    qtbot.addWidget(page)
    page.show()
    for reason in ("", "是另一件的"):
        rehearsal.answers.append(reason)
        page.attachments.withdraw_chosen()
        settled()
        assert page.attachments.tree.topLevelItemCount() == (0 if reason else 1)
    page.attachments.withdraw_chosen()
    assert rehearsal.told == ["请先选中一个文件。"]
