"""The time line of a record (时间线): every value says what it is, every row stands in one line."""

from datetime import date, timedelta
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from libao_desk.core.clock import FixedClock
from libao_desk.gui.base.context import Context
from libao_desk.gui.record.page import RecordPage
from libao_desk.registers.corrections.codes import EducationKind, ReportKind
from libao_desk.registers.corrections.parts import (
    CorrectionAssessment,
    CorrectionEducation,
    CorrectionLeave,
    CorrectionPlan,
    CorrectionReport,
)
from libao_desk.services.records.drafts import RecordDraft, RowDraft, draft_of
from libao_desk.services.records.late import LATE_AFTER_DAYS
from tests.conftest_office import DAY as TODAY
from tests.services.closings import a_subject

DAY = date(2026, 2, 9)


def _notes(qtbot: QtBot, context: Context, **parts: Any) -> dict[str, str]:
    page = RecordPage(context, a_subject(context.office, "张甲三", **parts))
    qtbot.addWidget(page)
    tree = page.time_line.tree
    items = [tree.topLevelItem(place) for place in range(tree.topLevelItemCount())]
    return {item.text(1): item.text(2) for item in items if item is not None}


def test_a_value_that_is_not_clear_by_itself_has_its_label(qtbot: QtBot, context: Context) -> None:
    notes = _notes(
        qtbot,
        context,
        plans=[CorrectionPlan(made_on=DAY, is_unchanged=True, author="李乙四")],
        assessments=[CorrectionAssessment(held_on=DAY, period="2026年1月", score=91, result="良好", published_on=DAY)],
        educations=[CorrectionEducation(kind=EducationKind.GROUP, held_on=DAY, hours=3, topic="宪法宣传")],
    )
    assert notes["矫正方案"] == "经评估不作调整：是　制定人：李乙四"
    assert notes["考核"] == "考核周期：2026年1月　得分：91　考核结果：良好　公示日：2026-02-09"
    assert notes["教育学习"].startswith("集体　学时：3　主题：宪法宣传")


def test_a_long_text_stands_in_one_line(qtbot: QtBot, context: Context) -> None:
    report = CorrectionReport(kind=ReportKind.WRITTEN, reported_on=DAY, content="在家务农。\n表现正常。")
    assert _notes(qtbot, context, reports=[report])["报告"].endswith("内容：在家务农。 表现正常。")


def test_a_row_stands_on_the_first_day_that_is_known_of_it(qtbot: QtBot, context: Context) -> None:
    leave = CorrectionLeave(starts_on=DAY, ends_on=DAY, destination="江苏省苏州市", approved_on=DAY)
    assert "批准日期" not in _notes(qtbot, context, leaves=[leave])["请假外出"]


def _lines(page: RecordPage) -> list[tuple[str, str]]:
    """What and when recorded, line by line."""
    tree = page.time_line.tree
    items = [tree.topLevelItem(place) for place in range(tree.topLevelItemCount())]
    return [(item.text(1), item.text(4)) for item in items if item is not None]


def _open(qtbot: QtBot, context: Context, **parts: Any) -> RecordPage:
    page = RecordPage(context, a_subject(context.office, "张甲三", **parts))
    qtbot.addWidget(page)
    return page


@pytest.mark.parametrize(("days", "is_late"), [(LATE_AFTER_DAYS, False), (LATE_AFTER_DAYS + 1, True)])
def test_what_is_recorded_long_after_it_happened_says_so(qtbot: QtBot, context: Context, days: int, is_late: bool) -> None:
    education = CorrectionEducation(kind=EducationKind.GROUP, held_on=TODAY - timedelta(days=days))
    lines = dict(_lines(_open(qtbot, context, educations=[education])))
    assert lines["教育学习"] == f"{TODAY}" + (f" 补登（晚{days}天）" if is_late else "")


def test_a_day_that_came_after_its_row_was_recorded_when_it_was_typed(qtbot: QtBot, context: Context) -> None:
    """The row of an agreed instalment is there long before anybody pays."""
    records, desk = context.office.records, context.office.desk
    desk.clock = desk.file.clock = FixedClock(date(2026, 1, 5))
    ref = records.save(RecordDraft("disputes", parts={"performances": [RowDraft(values={"due_on": date(2026, 2, 1)})]}))
    desk.clock = desk.file.clock = FixedClock(TODAY)
    draft = draft_of(records.open(ref))
    draft.parts["performances"][0].values["done_on"] = date(2026, 2, 1)
    records.save(draft)
    page = RecordPage(context, ref)
    qtbot.addWidget(page)
    assert dict(_lines(page))["履行情况"] == f"{TODAY} 补登（晚29天）"


def test_one_kind_is_looked_at_by_itself(qtbot: QtBot, context: Context) -> None:
    page = _open(
        qtbot,
        context,
        educations=[CorrectionEducation(kind=EducationKind.GROUP, held_on=DAY)],
        reports=[CorrectionReport(kind=ReportKind.WRITTEN, reported_on=DAY)],
    )
    box = page.time_line.kind_box
    assert [box.itemText(place) for place in range(box.count())] == ["所有事项", "办理", "报告", "教育学习", "期限"]
    box.setCurrentText("报告")
    assert [what for what, _ in _lines(page)] == ["报告"]
    page.reload()
    assert (box.currentText(), [what for what, _ in _lines(page)]) == ("报告", ["报告"])
