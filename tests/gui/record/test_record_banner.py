"""What stands above a record: that an issued paper no longer agrees with it, and the way to the papers."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from libao_desk.core.citizen_id import make_citizen_id
from libao_desk.gui.base.context import Context
from libao_desk.gui.record.page import RecordPage
from libao_desk.people.person_card import MINOR
from libao_desk.services.records.drafts import RecordDraft, RecordRef
from tests.gui.conftest import Settled
from tests.services.builders import change, concluded, filed

TOLD = "签发后登记有改动，与已签发的人民调解协议书不一致。"


@pytest.fixture
def ref(context: Context) -> RecordRef:
    """An archived dispute whose agreement was issued."""
    ref = concluded(context.office)
    context.office.documents.issue("mediation-agreement", ref)
    filed(context.office, ref)
    return ref


@pytest.fixture
def page(qtbot: QtBot, context: Context, ref: RecordRef) -> RecordPage:
    """Its page."""
    page = RecordPage(context, ref)
    qtbot.addWidget(page)
    page.show()
    return page


def test_a_paper_that_agrees_with_its_record_is_not_spoken_of(page: RecordPage) -> None:
    assert page.ui.state_label.text() == "【已归档】"
    assert not page.ui.papers_label.isVisible()


def test_a_minors_record_says_so_above_everything_else(qtbot: QtBot, context: Context, page: RecordPage) -> None:
    assert "未成年" not in page.ui.warning_label.text()
    young = make_citizen_id("320699", date(2012, 5, 6), 1)
    ref = context.office.records.save(RecordDraft("aftercare", values={"person.name": "姜十绫", "person.id_no": young}))
    page = RecordPage(context, ref)
    qtbot.addWidget(page)
    page.show()
    assert page.ui.warning_label.isVisible()
    assert page.ui.warning_label.text().startswith(f"【{MINOR}】")


def test_facts_changed_after_the_agreement_are_told_and_lead_to_the_papers(context: Context, page: RecordPage, ref: RecordRef) -> None:
    change(context.office, ref, facts="双方因院墙发生争执。")
    page.reload()
    assert page.ui.papers_label.isVisible()
    assert page.ui.papers_label.text().startswith(TOLD)
    assert page.ui.tabs.currentWidget() is not page.papers
    page.ui.papers_label.linkActivated.emit("papers")
    assert page.ui.tabs.currentWidget() is page.papers


def test_once_it_is_issued_anew_nothing_more_is_told(context: Context, page: RecordPage, ref: RecordRef, settled: Settled) -> None:
    change(context.office, ref, facts="双方因院墙发生争执。")
    page.reload()
    context.office.documents.issue("mediation-agreement", ref)
    context.record_saved.emit(ref)
    settled()
    assert not page.ui.papers_label.isVisible()
