"""The note to those who asked that their dispute is not taken, and why (不予受理告知书)."""

from datetime import date

from libao_desk.declare.blocks import Align, Blank, Block, Paper, Paragraph, SealArea, Text, Title, filled
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.document import PaperFacts
from libao_desk.declare.phrases import day_or_blank, lacking, said

from . import reading
from .codes import PartyRole
from .model import DisputeCase
from .wording import committee_words, seal_words

TITLE = "人民调解不予受理告知书"
OTHER_WAYS = "你可以依法通过仲裁、行政、司法等途径维护自己的权利。"
"""人民调解法 26 says it of what failed; whoever is not taken needs it as much."""


def body(case: DisputeCase, facts: PaperFacts) -> Paper:
    """The note: what was asked for when, that it is not taken, the reason, the other ways; one for each who asked and one to keep."""
    names = _asked(case)
    addressed: Text = (filled("、".join(names)), "：") if names else (Blank(8), "：")
    kind = None if case.dispute_type is None else str(case.dispute_type).removesuffix("纠纷")
    blocks: tuple[Block, ...] = (
        Title(TITLE),
        Paragraph(addressed, indent=0, align=Align.LEFT),
        Paragraph(
            (
                *("你于", *day_or_blank(case.applied_on), "申请调解的", filled(kind, 6), "纠纷，"),
                *(*committee_words(case), "经审查，决定不予受理。理由如下："),
            )
        ),
        *said(case.declined_reason, 4),
        Paragraph(OTHER_WAYS),
        SealArea(seal_words(case), on=case.declined_on),
    )
    return Paper(TITLE, blocks, copies=max(len(names), 1) + 1)


def refused(case: DisputeCase, office: OfficeFacts, today: date) -> str | None:
    """Only what was not taken has the note."""
    is_declined = case.declined_on is not None and case.accepted_on is None
    return None if is_declined else f"本案没有登记不予受理，不能打印{TITLE}。"


def wants(case: DisputeCase, office: OfficeFacts) -> tuple[str, ...]:
    """The labels of what would print as a blank."""
    return lacking(
        {
            "当事人": _asked(case),
            "申请日": case.applied_on,
            "纠纷类型": case.dispute_type,
            "调解组织": case.committee,
            "不予受理理由": case.declined_reason,
            "不予受理日": case.declined_on,
        }
    )


def _asked(case: DisputeCase) -> list[str]:
    """Those who asked; all of them where nobody is entered as the one who did."""
    return reading.party_names(case, PartyRole.APPLICANT) or reading.party_names(case)
