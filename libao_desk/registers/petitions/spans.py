"""The clock table of the petition log (信访期限表), P01 to P16: figures of 2005 first, those of 2022 from their first day.

Neither regulation says how its days are counted: calendar days, the last one rolled over holidays.
"""

from datetime import date

from libao_desk.core.calendar import Count
from libao_desk.declare.clock import Span, Version, Whose
from libao_desk.declare.setting import Setting

from . import settings

ANSWER_DAYS, EXTENSION_DAYS = 60, 30
"""How long the answer to an appeal may take, and how much longer at the most after an extension (信访工作条例 34)."""

NEW_RULE = date(2022, 5, 1)
"""信访工作条例 in force; before it 信访条例 (2005)."""


def _span(
    key: str, title: str, count: Count, length: int | Setting[int], old: str, new: str, *, whose: Whose = Whose.OURS
) -> Span:  # fmt: skip
    """One row whose figure both regulations share; only the article differs."""
    basis = f"信访条例（2005）{old}" if old else "信访条例（2005），条文待确认"
    return Span(key, title, count, length, basis, whose=whose, versions=(Version(NEW_RULE, length, f"信访工作条例{new}"),))


P01 = _span("P01", "登记录入", Count.WD, settings.REGISTER_DAYS, "", "第21至23条，期限为本地设置")
P02 = _span("P02", "告知是否受理", Count.CD, 15, "第21、22条", "第23条第2款")
P03 = _span("P03", "告知是否受理（转送、交办）", Count.CD, 15, "第21、22条", "第23条第3款")
P04 = _span("P04", "异议退回", Count.WD, 5, "", "第23条第3款", whose=Whose.INFO)
P05 = _span("P05", "信访部门转送、交办", Count.CD, 15, "", "第22条", whose=Whose.OTHERS)
P06 = _span("P06", "办结", Count.CD, ANSWER_DAYS, "第33条", "第34条")
P07 = _span("P07", "延期办结", Count.CD, EXTENSION_DAYS, "第33条", "第34条")
P08 = _span("P08", "反馈交办事项", Count.CD, 0, "", "第22条")
P09 = _span("P09", "请求复查", Count.CD, 30, "第34条", "第35条", whose=Whose.INFO)
P10 = _span("P10", "复查答复（上级）", Count.CD, 30, "第34条", "第35条", whose=Whose.OTHERS)
P11 = _span("P11", "请求复核", Count.CD, 30, "第35条", "第36条", whose=Whose.INFO)
P11_ANSWER = _span("P11", "复核答复（上级）", Count.CD, 30, "第35条", "第36条", whose=Whose.OTHERS)
P12 = _span("P12", "重大、紧急情况报告", Count.HRS, 0, "", "第25条")
P13 = _span("P13", "答复建议意见", Count.CD, settings.SUGGESTION_DAYS, "", "第29条，期限为本地设置")
P14 = _span("P14", "答复查处、履职申请", Count.CD, settings.INVESTIGATION_DAYS, "", "第31条第5项，期限依实体法或本地设置")
P15 = Span(
    "P15", "邀请满意度评价", Count.CD, settings.INVITE_DAYS, "信访事项满意度评价，期限为本地设置",
    versions=(Version(NEW_RULE, settings.INVITE_DAYS, "国信发〔2022〕11号，期限为本地设置"),),
)  # fmt: skip
P16 = _span("P16", "领导接访、包案", Count.PER, settings.LEADER_MONTHS, "", "第18条，间隔为本地设置")
