"""The record of one visit (走访记录)."""

from datetime import date

from libao_desk.declare.blocks import Align, Block, FactsTable, Paper, Paragraph, Signature, SignatureBlock, Size, Title
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.document import PaperFacts
from libao_desk.declare.phrases import day_or_empty, lacking, ticked, yes_or_no

from . import wording
from .codes import HelpKind
from .model import AftercareCase
from .parts import AftercareVisit

TITLE = "安置帮教走访记录"


def body(case: AftercareCase, facts: PaperFacts) -> Paper:
    """走访记录: when, where, who, how life goes, what is needed; a visit that was declined says so and no more."""
    row = facts.part_row
    visit = row if isinstance(row, AftercareVisit) else AftercareVisit()
    rows: tuple[wording.Row, ...] = (
        ("走访时间", day_or_empty(visit.held_on), "走访地点", visit.place),
        ("走访人", None if visit.by is None else visit.by.name, "被走访人", wording.person_of(case).name),
        ("在场家属", None, "是否同意走访", yes_or_no(visit.consented, "同意", "不同意")),
        wording.wide("生活、就业情况", visit.situation, 5),
        wording.wide("困难和需要帮助的事项", visit.need, 5),
        wording.wide("已告知的政策", ticked(HelpKind), 2),
        wording.wide("下次走访", day_or_empty(visit.next_on)),
    )
    blocks: tuple[Block, ...] = (
        Title(TITLE),
        FactsTable(rows, widths=wording.WIDTHS),
        Paragraph("走访以自愿为前提。以上记录已由被走访人阅看（已向其宣读）。", size=Size.FOUR, align=Align.LEFT),
        SignatureBlock(
            (
                (Signature("被走访人（签名）："), Signature("走访人（签名）：")),
                (Signature("在场家属（签名）："), Signature("日期：")),
            )
        ),
    )
    return Paper(TITLE, blocks)


def refused(case: AftercareCase, office: OfficeFacts, today: date) -> str | None:
    """A visit is paid to somebody."""
    return wording.unnamed(case, TITLE)


def wants(case: AftercareCase, office: OfficeFacts) -> tuple[str, ...]:
    """The label of whom the visits are paid to; what one visit lacks is seen in its row."""
    return lacking({"姓名": wording.person_of(case).name})
