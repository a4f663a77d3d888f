"""Admonition, warning and praise (训诫决定书、警告决定书、表扬决定书): drafts for the county body's decision."""

from libao_desk.declare.blocks import Block, Paper, Paragraph
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.document import Body, PaperFacts
from libao_desk.declare.phrases import lacking

from .codes import SanctionKind
from .model import CorrectionCase
from .sanction_wording import basis, distribution, evidence, number_line_of, receipt_of, row_of, told
from .wording import county_seal, drafted_title, head, head_values, procuratorate

TITLES = {
    SanctionKind.ADMONITION: "训诫决定书",
    SanctionKind.WARNING: "警告决定书",
    SanctionKind.PRAISE: "表扬决定书",
}
NUMBER_WORDS = {SanctionKind.ADMONITION: "训", SanctionKind.WARNING: "警", SanctionKind.PRAISE: "表"}
COPIES = 3
ARTICLE = "第二十八条"


def body_for(kind: SanctionKind) -> Body:
    """The decision of one kind: who, what was found, the evidence, the articles, what is decided."""
    title = TITLES[kind]

    def body(case: CorrectionCase, facts: PaperFacts) -> Paper:
        row = row_of(facts)
        praised = kind is SanctionKind.PRAISE
        found = told("社区矫正期间，", row.fact) if praised else (*told("经查，", row.fact), *evidence(row))
        blocks: tuple[Block, ...] = (
            *drafted_title(title),
            number_line_of(row.paper_no, facts, NUMBER_WORDS[kind]),
            head(case),
            *found,
            Paragraph((*basis(row, kind, ARTICLE), f"决定给予{kind.label}。")),
            county_seal(facts, row.decided_on),
            *receipt_of(case, facts, title),
            distribution("社区矫正对象", procuratorate(facts)),
        )
        return Paper(title, blocks, copies=COPIES)

    return body


def wants(case: CorrectionCase, office: OfficeFacts) -> tuple[str, ...]:
    """The labels of what the head would leave blank."""
    return lacking(head_values(case))
