"""The correction plan (矫正方案, 办法 22, 社区矫正法 24) with the record of how it was adjusted."""

from datetime import date

from libao_desk.core.dates import official_date
from libao_desk.declare.blocks import Align, Block, FactsTable, Paper, Paragraph, Signature, SignatureBlock, Style, Title, filled
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.document import PaperFacts
from libao_desk.declare.phrases import day_or_blank, lacking, said, section

from .model import CorrectionCase
from .parts import CorrectionPlan
from .team_table import team_table
from .wording import (
    before_check_in,
    head,
    head_values,
    label_of,
    name_words,
    secrecy,
)

TITLE = "矫正方案"
ADJUSTMENTS = ("日期", "版本", "实施效果评估", "调整情况、理由", "制定人")
ADJUSTMENT_WIDTHS = (34, 14, 44, 44, 20)
ROWS_FREE = 2
"""Empty rows for what is adjusted later and written in by hand."""


def body(case: CorrectionCase, facts: PaperFacts) -> Paper:
    """矫正方案 in its five parts, who carries it out, and every adjustment up to now."""
    plan: CorrectionPlan = facts.part_row or CorrectionPlan()
    blocks: tuple[Block, ...] = (
        *secrecy(case, facts),
        Title(TITLE),
        Paragraph(("社区矫正对象：", name_words(case), "　管理类别：", filled(label_of(case.mgmt_class), 4)), indent=0, align=Align.LEFT),
        Paragraph(("制定日期：", *day_or_blank(plan.made_on)), indent=0, align=Align.LEFT),
        Paragraph("一、基本情况", style=Style.HEADING),
        head(case),
        *_typed(plan.basic_facts),
        *section("二、综合评估结果", plan.assessment_result, 3),
        *section("三、心理状态和其他特殊情况分析", plan.psych_state, 3),
        Paragraph("四、拟采取的监督管理、教育帮扶措施", style=Style.HEADING),
        Paragraph("（一）监督管理措施", style=Style.SUBHEADING),
        *said(plan.supervision_measures, 3),
        Paragraph("（二）教育帮扶措施", style=Style.SUBHEADING),
        *said(plan.education_help_measures, 3),
        Paragraph("（三）矫正小组和矫务长制分工", style=Style.SUBHEADING),
        team_table(case, plan.made_on or facts.today),
        *section("五、其他", plan.other, 2),
        SignatureBlock(((Signature("制定人（签名）："), Signature("所长（签名）：")), (Signature("日期："), Signature("日期：")))),
        Paragraph("调整记录", style=Style.HEADING, indent=0),
        _adjustments(case),
    )
    return Paper(TITLE, blocks)


refused = before_check_in(TITLE)


def refused_row(case: CorrectionCase, plan: CorrectionPlan, office: OfficeFacts, today: date) -> str | None:
    """A note that nothing changed is no plan."""
    return "该条是“经评估不作调整”的记录，不是一版方案，请打印所评估的方案。" if plan.is_unchanged else None


def wants(case: CorrectionCase, office: OfficeFacts) -> tuple[str, ...]:
    """What the record leaves blank."""
    return lacking(head_values(case) | {"管理类别": case.mgmt_class})


def wants_row(case: CorrectionCase, plan: CorrectionPlan, office: OfficeFacts) -> tuple[str, ...]:
    """What this version leaves blank."""
    return lacking(
        {
            "综合评估结果": plan.assessment_result,
            "心理状态和其他特殊情况分析": plan.psych_state,
            "监督管理措施": plan.supervision_measures,
            "教育帮扶措施": plan.education_help_measures,
        }
    )


def _typed(text: str | None) -> tuple[Paragraph, ...]:
    """What was typed beside the facts of the case; they stand there already, so no room is left."""
    return (Paragraph(text.strip()),) if text and text.strip() else ()


def _adjustments(case: CorrectionCase) -> FactsTable:
    """Every version and every review, in their order, with rows to go on by hand."""
    rows: list[tuple[str | None, ...]] = [
        (
            official_date(row.made_on),
            str(row.edition) if row.edition is not None else None,
            row.effect_review,
            "经评估不作调整" if row.is_unchanged else row.adjusted_reason or ("制定方案" if number == 0 else None),
            row.author,
        )
        for number, row in enumerate(sorted(case.plans, key=lambda plan: plan.made_on))
    ]
    rows += [(None,) * len(ADJUSTMENTS)] * ROWS_FREE
    return FactsTable(tuple(rows), header=ADJUSTMENTS, widths=ADJUSTMENT_WIDTHS, first=len(rows))
