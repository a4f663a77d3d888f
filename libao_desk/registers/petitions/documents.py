"""The papers of a petition matter (信访文书)."""

from libao_desk.declare.document import Document

from . import notices, opinion, sheets, transfers
from .model import PetitionMatter
from .wording import ANSWER, EXTENSION, NOTICE, REFUSAL, TRANSFER, numbered

DOCUMENTS = (
    Document(key="petition-entry", title=sheets.ENTRY_TITLE, body=sheets.entry, wants=sheets.entry_wants),
    Document(
        key="petition-notice",
        title="信访事项（受理）告知书",
        body=notices.notice,
        refuse=notices.notice_refused,
        wants=notices.notice_wants,
        number=numbered(NOTICE, PetitionMatter.notice_no, PetitionMatter.notified_on),
    ),
    Document(
        key="petition-refusal",
        title="信访事项不予（再次）受理告知书",
        body=notices.refusal,
        refuse=notices.refusal_refused,
        wants=notices.refusal_wants,
        number=numbered(REFUSAL, PetitionMatter.refusal_no, PetitionMatter.notified_on),
    ),
    Document(
        key="petition-forward",
        title=transfers.FORWARD_TITLE,
        body=transfers.forward,
        refuse=transfers.forward_refused,
        wants=transfers.forward_wants,
        number=numbered(TRANSFER, PetitionMatter.passed_no),
    ),
    Document(
        key="petition-assign",
        title=transfers.ASSIGN_TITLE,
        body=transfers.assign,
        refuse=transfers.assign_refused,
        wants=transfers.forward_wants,
        number=numbered(TRANSFER, PetitionMatter.passed_no),
    ),
    Document(
        key="petition-objection",
        title=transfers.OBJECTION_TITLE,
        body=transfers.objection,
        refuse=transfers.objection_refused,
        wants=transfers.objection_wants,
    ),
    Document(
        key="petition-extension",
        title=notices.EXTENDED_TITLE,
        body=notices.extension,
        refuse=notices.extension_refused,
        wants=notices.extension_wants,
        number=numbered(EXTENSION, PetitionMatter.extension_no, PetitionMatter.extension_notified_on),
    ),
    Document(
        key="petition-opinion",
        title="信访事项处理意见书（答复意见书）",
        body=opinion.body,
        refuse=opinion.refused,
        wants=opinion.wants,
        number=numbered(ANSWER, PetitionMatter.opinion_no, PetitionMatter.opinion_on),
    ),
    Document(
        key="petition-opinion-approval",
        title=opinion.APPROVAL_TITLE,
        body=opinion.approval,
        refuse=opinion.refused,
        wants=opinion.approval_wants,
    ),
    *(
        Document(
            key=f"petition-receipt-{served.key}",
            title=f"{sheets.RECEIPT_TITLE}（{served.title}）",
            body=sheets.receipt_for(served),
            refuse=sheets.receipt_refused(served),
            wants=sheets.receipt_wants(served),
        )
        for served in sheets.SERVED
    ),
    Document(
        key="petition-defence",
        title=sheets.DEFENCE_TITLE,
        body=sheets.defence,
        refuse=sheets.defence_refused,
        wants=sheets.defence_wants,
    ),
    Document(key="petition-charge", title=sheets.CHARGE_TITLE, body=sheets.charge, refuse=sheets.charge_refused, wants=sheets.charge_wants),
)
