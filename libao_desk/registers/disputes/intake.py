"""The record of taking a dispute (人民调解受理登记表)."""

from datetime import date

from libao_desk.declare.blocks import Align, Blank, Block, Paper, Paragraph, SealArea, Signature, SignatureBlock, Text, Title, filled
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.document import PaperFacts
from libao_desk.declare.phrases import day_or_blank, lacking, said, ticked

from . import reading
from .cautions import guardians_lacking
from .codes import Source
from .model import DisputeCase
from .wording import committee_words, papers_parties, seal_words, signers, untaken

TITLE = "人民调解受理登记表"
GROUNDS = {
    None: "依当事人申请（经当事人同意）",
    Source.APPLICATION: "依当事人申请",
    Source.INITIATIVE: "经当事人同意",
    Source.ENTRUSTED: "经当事人同意",
}
FORM_WORDS = {
    Source.APPLICATION: "①当事人申请",
    Source.INITIATIVE: "②人民调解委员会主动调解",
    Source.ENTRUSTED: "③接受委托移送",
}


def body(case: DisputeCase, facts: PaperFacts) -> Paper:
    """人民调解受理登记表, in the words of the form of 2010 with the third source of the statistical table."""
    blocks: tuple[Block, ...] = (
        Title(TITLE),
        Paragraph(_opening(case)),
        Paragraph(("纠纷类型：", filled(str(case.dispute_type) if case.dispute_type else None, 12)), align=Align.LEFT),
        Paragraph(_source(case), align=Align.LEFT),
        Paragraph("纠纷简要情况：", keep_with_next=True),
        *said(case.facts, 4),
        SignatureBlock(
            (*((Signature(who),) for party in papers_parties(case) for who in signers(party)), (Signature("登记人（签名）："),))
        ),
        SealArea(seal_words(case), on=case.accepted_on),
        Paragraph("备注：此表由人民调解委员会填写。"),
    )
    return Paper(TITLE, blocks)


def refused(case: DisputeCase, office: OfficeFacts, today: date) -> str | None:
    """Only a dispute that was taken has the paper."""
    return untaken(case, TITLE)


def wants(case: DisputeCase, office: OfficeFacts) -> tuple[str, ...]:
    """The labels of what would print as a blank."""
    values = {
        "调解组织": case.committee,
        "当事人": reading.party_names(case),
        "纠纷类型": case.dispute_type,
        "案件来源": case.source,
        "纠纷简要情况": case.facts,
    }
    guardians = [label for party in reading.parties_of(case) for label in guardians_lacking(party, case.accepted_on)]
    return (*lacking(values), *guardians)


def _opening(case: DisputeCase) -> Text:
    names = reading.party_names(case)
    between: Text = (filled("、".join(names)),) if names else (Blank(6), "、", Blank(6))
    ground = f"{GROUNDS[case.source]}，调解"
    return (*day_or_blank(case.accepted_on), "，", *committee_words(case), ground, *between, "之间的纠纷。")


def _source(case: DisputeCase) -> Text:
    """The three sources of the form with the chosen one ticked; the body that entrusted the case stands in the bracket."""
    chosen = None if case.source is None else FORM_WORDS[case.source]
    return (
        "案件来源：",
        *ticked(FORM_WORDS.values(), chosen),
        "（",
        filled(str(case.entrusted_by) if case.entrusted_by else None, 6),
        "）",
    )
