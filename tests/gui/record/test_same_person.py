"""Somebody typed anew who is like one on file: the clerk says whether they are one, and nothing typed is lost."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from libao_desk.gui.base import dialogs
from libao_desk.gui.base.context import Context
from libao_desk.gui.record.page import RecordPage
from libao_desk.registers.disputes.codes import PartyRole
from libao_desk.services.records.drafts import RecordDraft, Ref, RowDraft, Value, draft_of
from tests.gui.conftest import Settled

HIM: dict[str, Value] = {"person.name": "张甲三", "person.birth_date": date(1980, 5, 6)}


@pytest.mark.parametrize("answer", [0, 1, None])
def test_the_clerk_says_whether_they_are_one(
    qtbot: QtBot, context: Context, settled: Settled, rehearsal: dialogs.Rehearsal, answer: int | None
) -> None:
    known = context.office.records.open(context.office.records.save(RecordDraft("corrections", values={**HIM}))).values["person"]
    page = RecordPage(context, RecordDraft("aftercare"))
    qtbot.addWidget(page)
    page.form.take_values({**HIM, "person.phone": "19900000009"})
    rehearsal.answers.append(answer)
    page.save()
    for _ in range(3):
        settled()
    assert "姓名和出生日期相同，是不是同一人" in rehearsal.asked[0]
    assert page.form.values()["person.phone"] == "19900000009"
    if answer is None:
        assert page.ref is None
        return
    assert page.ref is not None
    stored = context.office.records.open(page.ref).values
    assert (stored["person"] == known) is (answer == 0)
    assert stored["person.phone"] == "19900000009"
    assert len(rehearsal.asked) == 1


def test_a_party_takes_the_card_of_whom_he_is(qtbot: QtBot, context: Context, settled: Settled, rehearsal: dialogs.Rehearsal) -> None:
    known = context.office.records.open(context.office.records.save(RecordDraft("corrections", values={**HIM}))).values["person"]
    rows = [RowDraft(values={"position": 1, "role": PartyRole.APPLICANT, **HIM})]
    page = RecordPage(context, RecordDraft("disputes", values={"applied_on": date(2026, 2, 20)}, parts={"parties": rows}))
    qtbot.addWidget(page)
    rehearsal.answers.append(0)
    page.save()
    for _ in range(3):
        settled()
    assert page.ref is not None
    (row,) = context.office.records.open(page.ref).parts["parties"]
    assert isinstance(row.values["person"], Ref)
    assert row.values["person"] == known


@pytest.mark.parametrize("says_so", [True, False])
def test_a_second_open_case_is_asked_about(
    qtbot: QtBot, context: Context, settled: Settled, rehearsal: dialogs.Rehearsal, says_so: bool
) -> None:
    person = context.office.records.open(context.office.records.save(RecordDraft("aftercare", values={**HIM}))).values["person"]
    page = RecordPage(context, RecordDraft("aftercare"))
    qtbot.addWidget(page)
    page.form.take_values({"person": person, **HIM})
    rehearsal.answers.append(says_so)
    page.save()
    for _ in range(3):
        settled()
    assert "已有未办结的记录" in rehearsal.asked[0]
    assert (page.ref is not None) is says_so


def test_who_is_told_more_of_later_takes_the_card_with_what_was_stored(
    qtbot: QtBot, context: Context, settled: Settled, rehearsal: dialogs.Rehearsal
) -> None:
    records = context.office.records
    known = records.open(records.save(RecordDraft("corrections", values={**HIM}))).values["person"]
    ref = records.save(RecordDraft("aftercare", values={"person.name": "张甲三", "person.phone": "19900000009"}))
    page = RecordPage(context, draft_of(records.open(ref)))
    qtbot.addWidget(page)
    page.form.take_values({"person.birth_date": HIM["person.birth_date"]})
    rehearsal.answers.append(0)
    page.save()
    for _ in range(3):
        settled()
    stored = records.open(ref).values
    assert (stored["person"], stored["person.phone"], stored["person.birth_date"]) == (known, "19900000009", date(1980, 5, 6))
