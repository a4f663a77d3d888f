"""Proposals to other bodies (建议书): police penalty, revocation, recall, arrest, commutation; drafts for the county body's seal."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from libao_desk.declare.blocks import Align, Block, Paper, Paragraph, filled
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.document import Body, PaperFacts

from .codes import REVOCATIONS, CorrectionCategory, SanctionKind
from .model import CorrectionCase
from .sanction_wording import basis, day_of, distribution, evidence, number_line_of, row_of, told
from .wording import county_seal, drafted_title, head, name_words, procuratorate

PENALTIES_LAW = "《中华人民共和国治安管理处罚法》"
PENALTIES_REVISED_ON = date(2026, 1, 1)
"""From this day the breach is in article 72 (4) of the revised law, before in article 60 (4)."""
TO_ARREST = (CorrectionCategory.SUSPENDED_SENTENCE, CorrectionCategory.PAROLE)
"""Whose revocation may be prepared by an arrest (社区矫正法 47)."""
CATEGORY_OF = {kind: category for category, kind in REVOCATIONS.items()}


@dataclass(frozen=True)
class Proposal:
    """The words in which the proposals differ (各建议书的不同用语)."""

    title: str
    articles: str
    """Of 社区矫正法."""
    asked: tuple[str, str]
    """What is proposed, before and after the subject's name."""


PROPOSALS = {
    SanctionKind.POLICE_PENALTY: Proposal("治安管理处罚建议书", "第二十八条", ("建议对社区矫正对象", "依法予以治安管理处罚。")),
    SanctionKind.REVOKE_PROBATION: Proposal("撤销缓刑建议书", "第四十六条", ("建议对社区矫正对象", "依法撤销缓刑。")),
    SanctionKind.REVOKE_PAROLE: Proposal("撤销假释建议书", "第四十六条", ("建议对社区矫正对象", "依法撤销假释。")),
    SanctionKind.RECALL: Proposal("收监执行建议书", "第四十九条", ("建议对社区矫正对象", "依法收监执行。")),
    SanctionKind.ARREST: Proposal("提请逮捕书", "第四十七条", ("提请对社区矫正对象", "依法决定逮捕。")),
    SanctionKind.COMMUTATION: Proposal("减刑建议书", "第三十三条", ("建议对社区矫正对象", "依法予以减刑。")),
}


def body_for(kind: SanctionKind) -> Body:
    """The proposal of one kind: who, facts, evidence, articles, what is proposed, to whom."""
    proposal = PROPOSALS[kind]

    def body(case: CorrectionCase, facts: PaperFacts) -> Paper:
        row = row_of(facts)
        opening = "社区矫正期间，" if kind is SanctionKind.COMMUTATION else "经查，"
        before, after = proposal.asked
        penalties = _penalties_law(day_of(row, facts)) if kind is SanctionKind.POLICE_PENALTY else ""
        blocks: tuple[Block, ...] = (
            *drafted_title(proposal.title),
            number_line_of(row.paper_no, facts),
            head(case),
            *told(opening, row.fact),
            *evidence(row),
            Paragraph((*basis(row, kind, f"{proposal.articles}{penalties}"), before, name_words(case), after)),
            Paragraph("此致", keep_with_next=True),
            Paragraph((filled(row.decided_by, 12),), indent=0, align=Align.LEFT),
            county_seal(facts, row.proposed_on),
            distribution(row.decided_by or "决定机关", procuratorate(facts)),
        )
        return Paper(proposal.title, blocks, copies=3)

    return body


def refused_for(kind: SanctionKind) -> Callable[[CorrectionCase, OfficeFacts, date], str | None]:
    """Why a case of another category cannot have the proposal: each revocation ends one category, no police penalty is for parole."""
    wanted = CATEGORY_OF.get(kind)

    def refused(case: CorrectionCase, office: OfficeFacts, today: date) -> str | None:
        if case.category is None:
            return None
        if wanted is not None and case.category is not wanted:
            return f"本案矫正类别是{case.category.label}，不能打印{PROPOSALS[kind].title}。"
        if kind is SanctionKind.ARREST and case.category not in TO_ARREST:
            why = "只有被提请撤销缓刑、撤销假释的才提请逮捕（社区矫正法第47条）"
            return f"{why}，本案是{case.category.label}，不能打印{PROPOSALS[kind].title}。"
        if kind is SanctionKind.POLICE_PENALTY and case.category is CorrectionCategory.PAROLE:
            return f"{PENALTIES_LAW}有关条款未列假释的社区矫正对象，不能打印{PROPOSALS[kind].title}。"
        return None

    return refused


def _penalties_law(day: date) -> str:
    article = "第七十二条第四项" if day >= PENALTIES_REVISED_ON else "第六十条第四项"
    return f"、{PENALTIES_LAW}{article}"
