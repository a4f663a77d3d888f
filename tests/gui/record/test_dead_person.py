"""A record begun for somebody on file as dead: the clerk is asked, and nothing is stored unless he says so."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from libao_desk.gui.base import dialogs
from libao_desk.gui.base.context import Context
from libao_desk.gui.record.page import RecordPage
from libao_desk.registers.corrections.codes import ExitKind
from libao_desk.services.records.drafts import RecordDraft
from tests.gui.conftest import Settled
from tests.services.closings import a_subject


@pytest.mark.parametrize("says_so", [True, False])
def test_the_clerk_decides_whether_the_dead_is_meant(
    qtbot: QtBot, context: Context, settled: Settled, rehearsal: dialogs.Rehearsal, says_so: bool
) -> None:
    ref = a_subject(context.office, "故试甲", ended_on=date(2026, 2, 11), exit_kind=ExitKind.DEATH)
    page = RecordPage(context, RecordDraft("aftercare"))
    qtbot.addWidget(page)
    person = context.office.records.open(ref).values["person"]
    page.form.take_values({"person": person, "person.name": "故试甲", "released_on": date(2026, 2, 20)})
    rehearsal.answers.append(says_so)
    page.save()
    settled()
    settled()
    assert "已于2026-02-11死亡" in rehearsal.asked[0]
    assert (page.ref is not None) is says_so
