"""What the parties are told before the mediation (人民调解当事人权利义务告知书): all of it from 人民调解法."""

from datetime import date

from libao_desk.declare.blocks import (
    Align,
    Blank,
    Block,
    Clauses,
    Numbering,
    Paper,
    Paragraph,
    Signature,
    SignatureBlock,
    Style,
    Title,
    filled,
)
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.document import PaperFacts
from libao_desk.declare.phrases import lacking

from . import reading
from .cautions import guardians_lacking
from .model import DisputeCase
from .wording import committee_words, papers_parties, signers

TITLE = "人民调解当事人权利义务告知书"
PRINCIPLES = (
    "人民调解委员会是依法设立的调解民间纠纷的群众性组织，调解民间纠纷不收取任何费用。",
    "调解在当事人自愿、平等的基础上进行，不违背法律、法规和国家政策，尊重当事人的权利，"
    "不因调解而阻止当事人依法通过仲裁、行政、司法等途径维护自己的权利。",
)
"""人民调解法 3, 4, 7."""
RIGHTS = (
    "选择或者接受人民调解员；",
    "接受调解、拒绝调解或者要求终止调解；",
    "要求调解公开进行或者不公开进行；",
    "自主表达意愿、自愿达成调解协议。",
)
"""人民调解法 23."""
DUTIES = ("如实陈述纠纷事实；", "遵守调解现场秩序，尊重人民调解员；", "尊重对方当事人行使权利。")
"""人民调解法 24."""
EFFECT = (
    "经人民调解委员会调解达成的调解协议，具有法律约束力，当事人应当按照约定履行。",
    "当事人之间就调解协议的履行或者调解协议的内容发生争议的，一方当事人可以向人民法院提起诉讼。",
    "双方当事人认为有必要的，可以自调解协议生效之日起三十日内共同向人民法院申请司法确认。",
)
"""人民调解法 31, 32, 33."""
READ = "以上内容已阅知（已向我宣读）。"


def body(case: DisputeCase, facts: PaperFacts) -> Paper:
    """The notice: what the committee is, rights, duties, what an agreement means; each party signs that it was read."""
    names = reading.party_names(case)
    addressed = (filled("、".join(names)), "：") if names else (Blank(8), "、", Blank(8), "：")
    blocks: tuple[Block, ...] = (
        Title(TITLE),
        Paragraph(addressed, indent=0, align=Align.LEFT),
        Paragraph((*committee_words(case), "依照《中华人民共和国人民调解法》，现将有关事项告知如下：")),
        _head("一、人民调解的性质和原则"),
        Clauses(PRINCIPLES, numbering=Numbering.BRACKETED),
        _head("二、当事人的权利"),
        Clauses(RIGHTS, numbering=Numbering.BRACKETED),
        _head("三、当事人的义务"),
        Clauses(DUTIES, numbering=Numbering.BRACKETED),
        _head("四、调解协议的效力"),
        Clauses(EFFECT, numbering=Numbering.BRACKETED),
        Paragraph(READ),
        SignatureBlock(tuple((Signature(who), Signature("日期：")) for party in papers_parties(case) for who in signers(party))),
    )
    return Paper(TITLE, blocks)


def refused(case: DisputeCase, office: OfficeFacts, today: date) -> str | None:
    """A dispute that was not taken has no parties to tell."""
    return f"本案不予受理，不能打印{TITLE}。" if case.declined_on is not None and case.accepted_on is None else None


def wants(case: DisputeCase, office: OfficeFacts) -> tuple[str, ...]:
    """The labels of what would print as a blank."""
    day = case.accepted_on or case.applied_on
    guardians = [label for party in reading.parties_of(case) for label in guardians_lacking(party, day)]
    return (*lacking({"当事人": reading.party_names(case), "调解组织": case.committee}), *guardians)


def _head(text: str) -> Paragraph:
    return Paragraph(text, style=Style.HEADING, keep_with_next=True)
