"""The papers of a record as a clerk sees them: issued, printed again, changed since, made void."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from libao_desk.gui.base import dialogs
from libao_desk.gui.base.context import Context
from libao_desk.gui.papers.preview import PaperPreview
from libao_desk.gui.record.papers_tab import PapersTab
from libao_desk.services.records.drafts import RecordRef
from tests.gui.conftest import Settled
from tests.services.builders import change, concluded

KIND = "mediation-agreement"


@pytest.fixture
def ref(context: Context) -> RecordRef:
    """A concluded dispute whose agreement was issued."""
    ref = concluded(context.office)
    context.office.documents.issue(KIND, ref)
    return ref


@pytest.fixture
def tab(qtbot: QtBot, context: Context, ref: RecordRef) -> PapersTab:
    """Its papers, standing on the agreement."""
    tab = PapersTab(context, context.book.get(ref.register))
    qtbot.addWidget(tab)
    tab.show_record(context.office.records.open(ref))
    tab.show()
    tab.tree.setCurrentItem(_agreement(tab))
    return tab


def _items(tab: PapersTab) -> Iterator[QTreeWidgetItem]:
    for n in range(tab.tree.topLevelItemCount()):
        item = tab.tree.topLevelItem(n)
        assert item is not None
        yield item


def _agreement(tab: PapersTab) -> QTreeWidgetItem:
    return next(item for item in _items(tab) if item.text(0) == "人民调解协议书")


def _fates(tab: PapersTab) -> list[str]:
    """The state of the agreement, then what became of each issue, newest first."""
    line = _agreement(tab)
    return [line.text(1), *(child.text(1) for n in range(line.childCount()) if (child := line.child(n)) is not None)]


def _close_preview(tab: PapersTab) -> int:
    """Close what is shown; how many pages it had."""
    (preview,) = tab.findChildren(PaperPreview)
    preview.close()
    preview.setParent(None)
    return preview.paper.pages


def test_an_issue_stands_below_its_paper_with_number_and_code(context: Context, tab: PapersTab, ref: RecordRef) -> None:
    (issue,) = next(offer for offer in context.office.documents.offers(ref) if offer.kind == KIND).issues
    line = _agreement(tab).child(0)
    assert line is not None
    assert (line.text(0), line.text(3)) == ("（2026）海李调字第001号", issue.code)
    assert _fates(tab) == ["已签发", "现行"]


def test_printing_again_is_counted(qtbot: QtBot, tab: PapersTab, settled: Settled) -> None:
    qtbot.mouseClick(tab.again_button, Qt.MouseButton.LeftButton)
    settled()
    assert _close_preview(tab) >= 1
    assert _fates(tab) == ["已签发", "现行（重印1次）"]


def test_what_changed_since_is_named_and_the_clerk_decides(
    context: Context, tab: PapersTab, ref: RecordRef, settled: Settled, rehearsal: dialogs.Rehearsal
) -> None:
    change(context.office, ref, facts="另一种说法。")
    tab.show_record(context.office.records.open(ref))
    assert _fates(tab) == ["签发后已改动：纠纷简要情况", "现行"]
    rehearsal.answers.append(None)
    tab.issue_chosen()
    settled()
    assert tab.findChildren(PaperPreview) == []
    rehearsal.answers.append(1)
    tab.issue_chosen()
    settled()
    _close_preview(tab)
    assert _fates(tab) == ["签发后已改动：纠纷简要情况", "现行（重印1次）"]
    rehearsal.answers += [0, 0]  # anew, and with the blanks that are left
    tab.issue_chosen()
    settled()
    _close_preview(tab)
    assert _fates(tab) == ["已签发", "现行", "已重新签发（重印1次）"]
    assert not rehearsal.answers


def test_an_issued_paper_that_the_record_no_longer_bears_is_printed_again(
    context: Context, tab: PapersTab, ref: RecordRef, settled: Settled, rehearsal: dialogs.Rehearsal
) -> None:
    change(context.office, ref, amount=Decimal(1300))
    tab.show_record(context.office.records.open(ref))
    refusal = _fates(tab)[0]
    assert "1300.00" in refusal
    rehearsal.answers += [None, 0]
    for _ in range(2):
        tab.issue_default()
        settled()
    assert rehearsal.asked == [f"{refusal}\n原来签发的那份仍可照原样重印。"] * 2
    _close_preview(tab)
    assert _fates(tab) == [refusal, "现行（重印1次）"]


def test_a_paper_made_void_keeps_its_line_and_its_reason(
    qtbot: QtBot, context: Context, tab: PapersTab, ref: RecordRef, settled: Settled, rehearsal: dialogs.Rehearsal
) -> None:
    rehearsal.answers.append("当事人姓名写错")
    with qtbot.waitSignal(context.record_saved):
        qtbot.mouseClick(tab.void_button, Qt.MouseButton.LeftButton)
    settled()
    tab.show_record(context.office.records.open(ref))
    assert _fates(tab) == ["可以打印", "已作废：当事人姓名写错"]
    assert not tab.void_button.isEnabled()


def test_a_void_without_a_reason_is_refused(qtbot: QtBot, tab: PapersTab, settled: Settled, rehearsal: dialogs.Rehearsal) -> None:
    rehearsal.answers += [" ", "字" * 201, None]
    qtbot.mouseClick(tab.void_button, Qt.MouseButton.LeftButton)
    settled()
    assert rehearsal.told == ["作废文书须写明理由。", "作废理由不能超过200个字。"]
    assert rehearsal.standing == ["", " ", "字" * 201]
    assert _fates(tab) == ["已签发", "现行"]
