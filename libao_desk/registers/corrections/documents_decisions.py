"""The papers of decisions, proposals and the end of a correction (奖惩、建议、解除文书); the numbers are the county's and typed in."""

from dataclasses import replace

from libao_desk.declare.document import Document

from . import (
    certificate_papers,
    decision_papers,
    discharge_papers,
    letter_papers,
    permit_papers,
    proposal_papers,
)
from .codes import SanctionKind
from .form_parts import no_release, no_summing_up
from .sanction_wording import concerns, row_refused, row_wants
from .wording import before_check_in, told_in_secret

DECISION_KEYS = {
    SanctionKind.ADMONITION: "admonition-decision",
    SanctionKind.WARNING: "warning-decision",
    SanctionKind.PRAISE: "praise-decision",
}
PROPOSAL_KEYS = {
    SanctionKind.POLICE_PENALTY: "police-penalty-proposal",
    SanctionKind.REVOKE_PROBATION: "probation-revocation-proposal",
    SanctionKind.REVOKE_PAROLE: "parole-revocation-proposal",
    SanctionKind.RECALL: "recall-proposal",
    SanctionKind.ARREST: "arrest-request",
    SanctionKind.COMMUTATION: "commutation-proposal",
}

SANCTION_DOCUMENTS = (
    *(
        Document(
            key=key,
            title=decision_papers.TITLES[kind],
            body=decision_papers.body_for(kind),
            wants=decision_papers.wants,
            part="sanctions",
            refuse_row=row_refused(kind, decision_papers.TITLES[kind]),
            concerns=concerns(kind),
            wants_row=row_wants(kind, decided_on="决定日"),
        )
        for kind, key in DECISION_KEYS.items()
    ),
    *(
        Document(
            key=key,
            title=proposal_papers.PROPOSALS[kind].title,
            body=proposal_papers.body_for(kind),
            refuse=proposal_papers.refused_for(kind),
            wants=decision_papers.wants,
            part="sanctions",
            refuse_row=row_refused(kind, proposal_papers.PROPOSALS[kind].title),
            concerns=concerns(kind),
            wants_row=row_wants(kind, decided_by="决定机关", proposed_on="提请(呈报)日"),
        )
        for kind, key in PROPOSAL_KEYS.items()
    ),
)

END_DOCUMENTS = (
    Document(
        key="term-summary",
        title=discharge_papers.SUMMARY_TITLE,
        body=discharge_papers.summary,
        refuse=no_summing_up(discharge_papers.SUMMARY_TITLE),
        wants=discharge_papers.summary_wants,
    ),
    Document(
        key="release-appraisal",
        title=discharge_papers.APPRAISAL_TITLE,
        body=discharge_papers.appraisal,
        refuse=no_summing_up(discharge_papers.APPRAISAL_TITLE),
        wants=discharge_papers.appraisal_wants,
    ),
    Document(
        key="release-announcement",
        title=discharge_papers.ANNOUNCEMENT_TITLE,
        body=discharge_papers.announcement,
        refuse=no_release(discharge_papers.ANNOUNCEMENT_TITLE),
        wants=discharge_papers.announcement_wants,
    ),
    Document(
        key="release-certificate",
        title=certificate_papers.CERTIFICATE_TITLE,
        body=certificate_papers.certificate,
        refuse=no_release(certificate_papers.CERTIFICATE_TITLE),
        wants=certificate_papers.certificate_wants,
    ),
    Document(
        key="release-notice",
        title=certificate_papers.NOTICE_TITLE,
        body=certificate_papers.notice,
        refuse=no_release(certificate_papers.NOTICE_TITLE),
        wants=certificate_papers.certificate_wants,
    ),
)

ROW_DOCUMENTS = (
    Document(
        key="entry-permit",
        title=permit_papers.ENTRY_TITLE,
        body=permit_papers.entry,
        refuse=before_check_in(permit_papers.ENTRY_TITLE),
        wants=permit_papers.who_wants,
        part="entry_permits",
        wants_row=permit_papers.permit_wants("place", "区域(场所)"),
    ),
    Document(
        key="meeting-permit",
        title=permit_papers.MEETING_TITLE,
        body=permit_papers.meeting,
        refuse=before_check_in(permit_papers.MEETING_TITLE),
        wants=permit_papers.who_wants,
        part="meeting_permits",
        wants_row=permit_papers.permit_wants("visitor", "来客姓名"),
    ),
    Document(
        key="conduct-assessment",
        title=permit_papers.ASSESSMENT_TITLE,
        body=permit_papers.assessment,
        refuse=before_check_in(permit_papers.ASSESSMENT_TITLE),
        wants=permit_papers.who_wants,
        part="assessments",
        wants_row=permit_papers.assessment_wants,
    ),
)

LETTER_DOCUMENTS = (
    Document(
        key="inquiry-opinion",
        title=letter_papers.INQUIRY_TITLE,
        body=letter_papers.inquiry,
        refuse=letter_papers.inquiry_refused,
        wants=letter_papers.inquiry_wants,
    ),
    Document(
        key="delivery-receipt",
        title=letter_papers.RECEIPT_TITLE,
        body=letter_papers.receipt,
        refuse=letter_papers.receipt_refused,
        wants=letter_papers.receipt_wants,
    ),
    Document(
        key="death-notice",
        title=letter_papers.DEATH_TITLE,
        body=letter_papers.death,
        refuse=letter_papers.death_refused,
        wants=letter_papers.death_wants,
    ),
    Document(
        key="sealing-record",
        title=letter_papers.SEALING_TITLE,
        body=letter_papers.sealing,
        refuse=letter_papers.sealing_refused,
        wants=letter_papers.sealing_wants,
    ),
)

DECISION_DOCUMENTS = tuple(
    replace(document, body=told_in_secret(document.body))
    for document in (*SANCTION_DOCUMENTS, *ROW_DOCUMENTS, *LETTER_DOCUMENTS, *END_DOCUMENTS)
)
