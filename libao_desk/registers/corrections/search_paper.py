"""The record of a search for a subject out of contact (查找记录, 社区矫正法 30)."""

from datetime import date

from libao_desk.core.dates import official_date
from libao_desk.declare.blocks import Align, Block, FactsTable, Paper, Paragraph, Signature, SignatureBlock, Style, Title
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.document import PaperFacts
from libao_desk.declare.phrases import day_or_blank, lacking, said

from .approval_form import form_table, subject_rows, subject_values
from .codes import CorrectionState
from .model import CorrectionCase
from .parts_events import CorrectionSearch, CorrectionSearchStep
from .wording import secrecy

TITLE = "社区矫正对象查找记录"
HEADER = ("查找时间", "查找方式", "查找人", "结果")
WIDTHS = (32, 34, 30, 60)
BLANK_ROWS = 5


def body(case: CorrectionCase, facts: PaperFacts) -> Paper:
    """查找记录: when the loss was found, every step, who was told, the outcome; two of the staff sign."""
    search: CorrectionSearch = facts.part_row or CorrectionSearch()
    blocks: tuple[Block, ...] = (
        *secrecy(case, facts),
        Title(TITLE),
        form_table(subject_rows(case)),
        Paragraph(("发现失去联系时间：", *day_or_blank(search.lost_found_on)), indent=0, align=Align.LEFT),
        Paragraph("查找经过", style=Style.HEADING, indent=0),
        _steps(case, facts.part_row),
        Paragraph(("通知公安机关：", *day_or_blank(search.police_notified_on)), indent=0, align=Align.LEFT),
        Paragraph(("通报人民检察院：", *day_or_blank(search.procuratorate_notified_on)), indent=0, align=Align.LEFT),
        Paragraph(("找到时间：", *day_or_blank(search.found_on)), indent=0, align=Align.LEFT),
        Paragraph("查找结果和处理情况", style=Style.HEADING, indent=0),
        *said(search.disposal),
        SignatureBlock(((Signature("查找人员（签名）："), Signature("查找人员（签名）：")), (Signature("记录日期："),))),
    )
    return Paper(TITLE, blocks)


def refused(case: CorrectionCase, office: OfficeFacts, today: date) -> str | None:
    """Nobody is searched for before he is a subject."""
    return "对象尚在调查评估，没有查找记录。" if case.state is CorrectionState.ASSESS else None


def steps_of(case: CorrectionCase, search: CorrectionSearch) -> list[CorrectionSearchStep]:
    """What was done in this search: from the day the loss was found to the day the subject was."""
    last = search.found_on
    return [step for step in case.search_steps if step.taken_on >= search.lost_found_on and (last is None or step.taken_on <= last)]


def wants(case: CorrectionCase, office: OfficeFacts) -> tuple[str, ...]:
    """What the record leaves blank."""
    return lacking(subject_values(case))


def wants_row(case: CorrectionCase, search: CorrectionSearch, office: OfficeFacts) -> tuple[str, ...]:
    """What this search leaves blank; whoever is not found yet has no day for it."""
    return lacking(
        {
            "查找经过": steps_of(case, search),
            "通知公安机关日": search.police_notified_on,
            "通报检察院日": search.procuratorate_notified_on,
            "处理结果": search.disposal,
        }
    )


def _steps(case: CorrectionCase, search: CorrectionSearch | None) -> FactsTable:
    rows: list[tuple[str | None, ...]] = []
    if search is not None:
        rows = [(official_date(step.taken_on), step.way, step.searchers, step.result) for step in steps_of(case, search)]
    rows += [(None,) * len(HEADER)] * (BLANK_ROWS if not rows else 0)
    return FactsTable(tuple(rows), header=HEADER, widths=WIDTHS)
