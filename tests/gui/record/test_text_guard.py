"""The free-text guard on the record's page: back to the text, or a director's reason."""

import tomllib

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from libao_desk.core.paths import resource
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.dialogs import Rehearsal
from libao_desk.gui.record.page import RecordPage
from libao_desk.people.officers import Role
from libao_desk.services.office import OfficerView
from libao_desk.services.records.drafts import RecordDraft
from tests.gui.conftest import Settled
from tests.gui.typist import type_into

with resource("never_recorded.toml").open("rb") as _file:
    WORD: str = tomllib.load(_file)["rule"][0]["words"][0]


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> RecordPage:
    """A dispute with a guarded word typed into its facts."""
    opened = RecordPage(context, RecordDraft("disputes"))
    qtbot.addWidget(opened)
    opened.show()
    box = opened.form.findChild(QPlainTextEdit, "facts")
    assert box is not None
    type_into(qtbot, box, f"起因：{WORD}")
    return opened


def test_the_director_may_let_it_stay_with_a_reason(page: RecordPage, context: Context, settled: Settled, rehearsal: Rehearsal) -> None:
    rehearsal.answers.extend(["  ", "法庭要求照录"])
    page.save()
    settled()
    assert page.ref is None
    assert WORD in page.ui.problem.text()
    page.save()
    settled()
    settled()
    assert page.ref is not None
    assert context.office.records.open(page.ref).values["facts"] == f"起因：{WORD}"
    assert context.office.audit.of(page.ref)[-1].reason == "法庭要求照录"


def test_anybody_else_goes_back_to_the_text(page: RecordPage, context: Context, settled: Settled, rehearsal: Rehearsal) -> None:
    context.office.officer = OfficerView(1, "工作人员", Role.OFFICER)
    page.save()
    settled()
    assert rehearsal.asked == []
    assert page.ref is None
    assert WORD in page.ui.problem.text()
    assert page.has_unsaved()
