"""The notice that a mediation has ended without an agreement (终止调解告知书, 人民调解法 26)."""

from datetime import date

from libao_desk.declare.blocks import (
    Align,
    Blank,
    Block,
    NumberLine,
    Paper,
    Paragraph,
    SealArea,
    Signature,
    SignatureBlock,
    Text,
    Title,
    filled,
)
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.document import PaperFacts
from libao_desk.declare.number import number_line
from libao_desk.declare.phrases import day_or_blank, lacking

from . import reading
from .codes import Outcome
from .model import DisputeCase
from .wording import FEWEST_PARTIES, committee_words, pattern_of, seal_words

TITLE = "终止调解告知书"
OTHER_WAYS = "经调解，双方未能达成协议，现终止调解。你可以依法通过仲裁、行政、司法等途径维护自己的权利。"
"""人民调解法 26."""


def body(case: DisputeCase, facts: PaperFacts) -> Paper:
    """The notice: who, which case, since when, and which ways are open; one for each party and one for the dossier."""
    names = reading.party_names(case)
    addressed: Text = (filled("、".join(names)), "：") if names else (Blank(8), "、", Blank(8), "：")
    blocks: tuple[Block, ...] = (
        Title(TITLE),
        NumberLine(number_line(pattern_of(case, facts.office), facts.number or case.case_no or "")),
        Paragraph(addressed, indent=0, align=Align.LEFT),
        Paragraph(_opening(case)),
        Paragraph(OTHER_WAYS),
        SignatureBlock(tuple((Signature("人民调解员（签名）："),) for _ in range(max(len(case.mediators), 1)))),
        SealArea(seal_words(case), on=case.other_ways_told_on or case.concluded_on),
    )
    return Paper(TITLE, blocks, copies=max(len(case.parties), FEWEST_PARTIES) + 1)


def refused(case: DisputeCase, office: OfficeFacts, today: date) -> str | None:
    """Only a mediation that failed or was stopped ends with the notice."""
    return None if case.outcome in (Outcome.FAILED, Outcome.STOPPED) else f"本案的调解结果不是调解不成或终止，不能打印{TITLE}。"


def wants(case: DisputeCase, office: OfficeFacts) -> tuple[str, ...]:
    """The labels of what would print as a blank."""
    values = {
        "当事人": reading.party_names(case),
        "纠纷类型": case.dispute_type,
        "开始调解日": _begun_on(case),
        "调解组织": case.committee,
        "告知其他途径日期": case.other_ways_told_on or case.concluded_on,
    }
    return lacking(values)


def dated(case: DisputeCase, facts: PaperFacts) -> date | None:
    """The day on which the mediation ended, whose year the case's number bears."""
    return case.concluded_on


def _begun_on(case: DisputeCase) -> date | None:
    return case.started_on or min((session.held_on for session in case.sessions), default=None)


def _opening(case: DisputeCase) -> Text:
    kind = None if case.dispute_type is None else str(case.dispute_type).removesuffix("纠纷")
    return ("你们之间的", filled(kind, 6), "纠纷，", *committee_words(case), "于", *day_or_blank(_begun_on(case)), "开始调解。")
