"""The record of a return visit (人民调解回访记录): whether the agreement is kept (人民调解法 31)."""

from collections.abc import Iterator
from datetime import date

from libao_desk.core.dates import official_date
from libao_desk.declare.blocks import Align, Blank, Block, DateLine, Field, Fields, Paper, Paragraph, Signature, SignatureBlock, Title
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.document import PaperFacts
from libao_desk.declare.phrases import lacking, room

from . import reading
from .codes import AGREEMENTS, Sued
from .model import DisputeCase
from .parts import DisputeReturnVisit

TITLE = "人民调解回访记录"


def body(case: DisputeCase, facts: PaperFacts) -> Paper:
    """人民调解回访记录 of one visit; without one, the form to write on."""
    row: DisputeReturnVisit = facts.part_row or DisputeReturnVisit()
    head = (
        (Field("当事人", "、".join(reading.party_names(case))),),
        (Field("调解协议编号", case.agreement_no),),
        (Field("回访事由", reading.label(case) if case.parties else None),),
        (Field("回访时间", None if row.held_on is None else official_date(row.held_on)), Field("回访对象", row.visited)),
    )
    blocks: tuple[Block, ...] = (
        Title(TITLE),
        Fields(head),
        Paragraph("回访情况：", indent=0, keep_with_next=True),
        *_found(case, row),
        SignatureBlock(((Signature("回访人（签名）："),),)),
        DateLine(row.held_on),
    )
    return Paper(TITLE, blocks)


def refused(case: DisputeCase, office: OfficeFacts, today: date) -> str | None:
    """Only an agreement is followed up."""
    return None if case.outcome in AGREEMENTS else f"本案未达成调解协议，不能打印{TITLE}。"


def wants(case: DisputeCase, office: OfficeFacts) -> tuple[str, ...]:
    """The labels of what would print as a blank on the record of any visit."""
    return lacking({"当事人": reading.party_names(case), "协议书编号": case.agreement_no})


def visit_wants(case: DisputeCase, row: DisputeReturnVisit, office: OfficeFacts) -> tuple[str, ...]:
    """The labels of what the visit leaves blank."""
    return lacking({"回访对象": row.visited, "履行情况": row.performance, "满意程度": row.satisfaction})


def _found(case: DisputeCase, row: DisputeReturnVisit) -> Iterator[Block]:
    """What the form asks for: performance, satisfaction, any suit and its result, mistakes and signs of escalation, measures."""
    suit = None if case.sued in (None, Sued.NONE) else str(case.sued)
    yield from _said("一、协议履行情况：", row.performance, 2)
    yield Paragraph(("二、当事人满意程度：", str(row.satisfaction) if row.satisfaction is not None else Blank(8)), align=Align.LEFT)
    yield Paragraph(("三、起诉及裁判结果：", suit or ("无" if case.sued is Sued.NONE else Blank(12))), align=Align.LEFT)
    yield from _said("四、发现的问题、激化迹象和采取的措施：", row.note, 3)


def _said(title: str, text: str | None, lines: int) -> Iterator[Block]:
    if text and text.strip():
        yield Paragraph(f"{title}{text.strip()}")
    else:
        yield Paragraph(title, keep_with_next=True)
        yield from room(lines)
