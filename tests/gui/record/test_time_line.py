"""The time line of a record (时间线): every value says what it is, every row stands in one line."""

from datetime import date
from typing import Any

from pytestqt.qtbot import QtBot

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
