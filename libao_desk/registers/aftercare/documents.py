"""The papers of aftercare (安置帮教文书)."""

from libao_desk.declare.document import Document, PaperNumber

from . import agreement_paper, closing_paper, handover_paper, letters_paper, level_paper, visit_paper, wording
from .model import AftercareCase

NUMBER = PaperNumber(wording.series, wording.next_number)

DOCUMENTS = (
    Document(
        key="aftercare-handover",
        title=handover_paper.FORM_TITLE,
        body=handover_paper.form,
        refuse=handover_paper.form_refused,
        wants=handover_paper.form_wants,
    ),
    Document(
        key="aftercare-key-handover",
        title=handover_paper.RECEIPT_TITLE,
        body=handover_paper.receipt,
        refuse=handover_paper.receipt_refused,
        wants=handover_paper.receipt_wants,
    ),
    Document(
        key="aftercare-agreement",
        title=agreement_paper.AGREEMENT_TITLE,
        body=agreement_paper.agreement,
        refuse=agreement_paper.agreement_refused,
        wants=agreement_paper.agreement_wants,
        number=NUMBER,
    ),
    Document(
        key="aftercare-team-letter",
        title=agreement_paper.TEAM_TITLE,
        body=agreement_paper.team_letter,
        refuse=agreement_paper.team_refused,
        wants=agreement_paper.team_wants,
    ),
    Document(
        key="aftercare-visit",
        title=visit_paper.TITLE,
        body=visit_paper.body,
        refuse=visit_paper.refused,
        wants=visit_paper.wants,
        part=AftercareCase.visits.key,
    ),
    Document(
        key="aftercare-level-change",
        title=level_paper.TITLE,
        body=level_paper.body,
        refuse=level_paper.refused,
        wants=level_paper.wants,
        part=AftercareCase.level_changes.key,
        wants_row=level_paper.wants_row,
    ),
    Document(
        key="aftercare-check-letter",
        title=letters_paper.CHECK_TITLE,
        body=letters_paper.check,
        refuse=letters_paper.check_refused,
        wants=letters_paper.check_wants,
        number=NUMBER,
    ),
    Document(
        key="aftercare-transfer-letter",
        title=letters_paper.TRANSFER_TITLE,
        body=letters_paper.transfer,
        refuse=letters_paper.transfer_refused,
        wants=letters_paper.transfer_wants,
        number=NUMBER,
    ),
    Document(
        key="aftercare-close-approval",
        title=closing_paper.APPROVAL_TITLE,
        body=closing_paper.approval,
        refuse=closing_paper.approval_refused,
        wants=closing_paper.approval_wants,
    ),
    Document(
        key="aftercare-close-notice",
        title=closing_paper.NOTICE_TITLE,
        body=closing_paper.notice,
        refuse=closing_paper.notice_refused,
        wants=closing_paper.notice_wants,
        number=NUMBER,
    ),
)
