"""A lesson for the whole group, entered as a clerk does: typed once, everybody ticked, one absent with his reason."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from libao_desk.core.errors import Refusal
from libao_desk.gui.base import dialogs
from libao_desk.gui.base.context import Context
from libao_desk.gui.lists.page import ListPage
from libao_desk.gui.lists.roll_dialog import ABSENT, LEFT_OUT, RollDialog
from libao_desk.registers.corrections.codes import CorrectionState, EducationKind
from libao_desk.services.records.drafts import RecordDraft, RecordRef, Value
from tests.gui.conftest import Settled

LESSON: dict[str, Value] = {"kind": EducationKind.GROUP, "held_on": date(2026, 3, 2), "hours": 2, "topic": "社区矫正法"}


def people(context: Context, count: int = 3) -> list[RecordRef]:
    names = ("张甲三", "李乙四", "王丙五")[:count]
    refs = [context.office.records.save(RecordDraft("corrections", values={"person.name": name})) for name in names]
    for ref in refs:
        bring(context, ref, CorrectionState.ACTIVE)
    return refs


def bring(context: Context, ref: RecordRef, state: CorrectionState) -> None:
    with context.office.desk.work("办理") as session:
        session.get_one(context.book.get("corrections").model, ref.id).state = state  # type: ignore[attr-defined]  # a correction has one


def lessons(context: Context, ref: RecordRef) -> list[dict[str, Value]]:
    keys = ("topic", "is_absent", "absence_reason")
    return [{key: row.values[key] for key in keys} for row in context.office.records.open(ref).parts["educations"]]


def test_one_row_a_person_from_one_form(qtbot: QtBot, context: Context, settled: Settled, rehearsal: dialogs.Rehearsal) -> None:
    came, absent, left_out = people(context)
    page = ListPage(context, "corrections")
    qtbot.addWidget(page)
    settled()
    qtbot.mouseClick(page.ui.roll_button, Qt.MouseButton.LeftButton)
    dialog = page.roll
    dialog.form.take_values(LESSON)
    boxes = [dialog.ui.names.cellWidget(row, 2) for row in range(3)]
    for box, said in zip(boxes[1:], (ABSENT, LEFT_OUT), strict=True):
        assert isinstance(box, QComboBox)
        box.setCurrentText(said)
    assert dialog.ui.count_label.text() == "参加1人，缺席1人"
    qtbot.mouseClick(dialog.ui.enter_button, Qt.MouseButton.LeftButton)
    settled()
    assert dialog.ui.problem.text() == "“李乙四”缺席，请填写缺席原因。"
    assert lessons(context, came) == []
    reason = dialog.ui.names.cellWidget(1, 3)
    assert isinstance(reason, QLineEdit)
    qtbot.keyClicks(reason, "ill")
    qtbot.mouseClick(dialog.ui.enter_button, Qt.MouseButton.LeftButton)
    settled()
    assert lessons(context, came) == [{"topic": "社区矫正法", "is_absent": None, "absence_reason": None}]
    assert lessons(context, absent) == [{"topic": "社区矫正法", "is_absent": True, "absence_reason": "ill"}]
    assert lessons(context, left_out) == []
    assert context.office.audit.of(came)[0].act == "集体登记教育学习（2人）"
    assert rehearsal.told == ["已登记教育学习：参加1人，缺席1人。"]


def _called(dialog: RollDialog) -> list[str]:
    return [item.text() for row in range(dialog.ui.names.rowCount()) if (item := dialog.ui.names.item(row, 1)) is not None]


def test_the_one_that_is_chosen_is_called_alone_and_without_a_choice_all_are_which_is_said(
    qtbot: QtBot, context: Context, settled: Settled
) -> None:
    people(context)
    page = ListPage(context, "corrections")
    qtbot.addWidget(page)
    settled()
    page.call_roll()
    assert _called(page.roll) == ["张甲三", "李乙四", "王丙五"]
    assert page.roll.ui.about_label.text() == "没有选中人员，按列表中的全部3人登记。"
    page.ui.table.selectRow(1)
    page.call_roll()
    assert _called(page.roll) == ["李乙四"]
    assert page.roll.ui.about_label.text() == "选中1人。"


@pytest.mark.parametrize("state", [CorrectionState.RELEASED, CorrectionState.TERMINATED, CorrectionState.EXPECTED, CorrectionState.ASSESS])
def test_who_is_over_or_has_not_begun_is_left_out_by_name(
    qtbot: QtBot, context: Context, settled: Settled, rehearsal: dialogs.Rehearsal, state: CorrectionState
) -> None:
    gone, *_ = refs = people(context)
    bring(context, gone, state)
    page = ListPage(context, "corrections")
    qtbot.addWidget(page)
    settled()
    page.call_roll()
    assert _called(page.roll) == ["李乙四", "王丙五"]
    sentence = f"其中1人已结束或尚未开始，不在内：张甲三【{state.label}】。确需登记的，请在其档案中登记。"
    assert page.roll.ui.about_label.text() == f"没有选中人员，按列表中的全部3人登记。\n{sentence}"
    page.ui.table.selectRow(0)
    page.call_roll()
    assert rehearsal.told == [f"选中1人。\n{sentence}"]
    part, _ = context.office.roll.parts("corrections")
    with pytest.raises(Refusal, match=f"状态为“{state.label}”，不能集体登记"):
        context.office.roll.enter(part, LESSON, refs, {})
    assert lessons(context, refs[1]) == []


def test_the_same_lesson_is_not_entered_twice_and_then_nothing_is(context: Context) -> None:
    first, second = people(context, 2)
    part, _ = context.office.roll.parts("corrections")
    context.office.roll.enter(part, LESSON, [first], {})
    with pytest.raises(Refusal, match="“张甲三”已登记过同样的教育学习"):
        context.office.roll.enter(part, LESSON, [second, first], {})
    assert (len(lessons(context, first)), lessons(context, second)) == (1, [])


def test_what_every_row_needs_is_asked_for(context: Context) -> None:
    refs = people(context, 1)
    part, _ = context.office.roll.parts("corrections")
    with pytest.raises(Refusal, match="不能为空"):
        context.office.roll.enter(part, {"topic": "社区矫正法"}, refs, {})
    with pytest.raises(Refusal, match="请先勾选人员"):
        context.office.roll.enter(part, LESSON, [], {})


@pytest.mark.parametrize("typed", [{}, {"topic": "社区矫正法"}], ids=["nothing", "the topic of another lesson"])
def test_it_is_asked_for_before_anything_is_called_a_repetition(context: Context, typed: dict[str, Value]) -> None:
    refs = people(context)
    (part, _) = context.office.roll.parts("corrections")
    context.office.roll.enter(part, LESSON, refs, {})
    with pytest.raises(Refusal, match="不能为空"):
        context.office.roll.enter(part, typed, refs, {})


def test_a_register_without_groups_has_no_such_button(qtbot: QtBot, context: Context, rehearsal: dialogs.Rehearsal) -> None:
    page = ListPage(context, "disputes")
    qtbot.addWidget(page)
    assert page.ui.roll_button.isHidden()
    empty = ListPage(context, "corrections")
    qtbot.addWidget(empty)
    empty.call_roll()
    assert rehearsal.told == ["列表是空的，没有可以登记的人员。"]


def test_changing_what_is_entered_brings_its_own_form(qtbot: QtBot, context: Context) -> None:
    dialog = RollDialog(context, context.office.roll.parts("corrections"), people(context, 1))
    qtbot.addWidget(dialog)
    assert "topic" in dialog.form.values()
    dialog.ui.part_box.setCurrentIndex(1)
    assert "content" in dialog.form.values()
    assert not {"is_absent", "absence_reason"} & set(dialog.form.values())


def test_nobody_has_been_at_a_lesson_of_tomorrow(context: Context) -> None:
    refs = people(context)
    part, _ = context.office.roll.parts("corrections")
    with pytest.raises(Refusal, match="日期2026-03-03晚于今天，不能登记尚未发生的事"):
        context.office.roll.enter(part, LESSON | {"held_on": date(2026, 3, 3)}, refs, {})
    assert [lessons(context, ref) for ref in refs] == [[], [], []]
