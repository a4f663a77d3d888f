"""The papers of letters and notices (责任书、督办文书)."""

from libao_desk.declare.document import Document, PaperNumber

from . import letter_paper, notice_paper
from .codes import PartyKind
from .notice import SupervisionNotice

KEYS = {PartyKind.VILLAGE: "village", PartyKind.FIRM: "firm", PartyKind.SCHOOL: "school"}

LETTER_DOCUMENTS = (
    *(
        Document(
            key=f"responsibility-letter-{name}",
            title=f"平安法治建设责任书（{kind.label.replace('（居）', '居')}）",
            body=letter_paper.body_for(kind),
            refuse=letter_paper.refused_for(kind),
            wants=letter_paper.wants,
        )
        for kind, name in KEYS.items()
    ),
    Document(
        key="responsibility-letter",
        title="责任书（小组成员、监护人）",
        body=letter_paper.body_for(None),
        refuse=letter_paper.refused_for(None),
        wants=letter_paper.wants,
    ),
)

NOTICE_DOCUMENTS = (
    Document(
        key="supervision-notice",
        title=notice_paper.NOTICE_TITLE,
        body=notice_paper.notice,
        refuse=notice_paper.notice_refused,
        wants=notice_paper.notice_wants,
        number=PaperNumber(notice_paper.series, notice_paper.number, kept_in=SupervisionNotice.official_no),
    ),
    Document(
        key="accountability-statement",
        title=notice_paper.STATEMENT_TITLE,
        body=notice_paper.statement,
        refuse=notice_paper.statement_refused,
        wants=notice_paper.statement_wants,
    ),
)
