"""The papers of a dispute (人民调解文书); the agreement stands first, as the one printed without a choice."""

from libao_desk.declare.document import Document, PaperNumber

from . import (
    agreement,
    application,
    authority_letter,
    court_papers,
    declined,
    dossier_contents,
    dossier_papers,
    intake,
    minutes,
    return_visit,
    rights_notice,
    termination,
)
from .model import DisputeCase

AGREEMENTS = (
    Document(
        key="mediation-agreement",
        title=agreement.WRITTEN_TITLE,
        body=agreement.written,
        refuse=agreement.written_refused,
        wants=agreement.wants,
        number=PaperNumber(
            agreement.number_series,
            agreement.next_number,
            kept_in=DisputeCase.agreement_no,
            shared_with=DisputeCase.case_no,
            dated=agreement.dated,
        ),
    ),
    Document(
        key="oral-agreement",
        title=agreement.ORAL_TITLE,
        body=agreement.oral,
        refuse=agreement.oral_refused,
        wants=agreement.wants,
        number=PaperNumber(agreement.oral_series, agreement.next_oral_number, kept_in=DisputeCase.agreement_no, dated=agreement.dated),
    ),
)

COURSE = (
    Document(
        key="mediation-application", title=application.TITLE, body=application.body, refuse=application.refused, wants=application.wants
    ),
    Document(key="mediation-intake", title=intake.TITLE, body=intake.body, refuse=intake.refused, wants=intake.wants),
    Document(key="declined-notice", title=declined.TITLE, body=declined.body, refuse=declined.refused, wants=declined.wants),
    Document(
        key="rights-notice", title=rights_notice.TITLE, body=rights_notice.body, refuse=rights_notice.refused, wants=rights_notice.wants
    ),
    Document(
        key="authority-letter",
        title=authority_letter.TITLE,
        body=authority_letter.body,
        refuse=authority_letter.refused,
        wants=authority_letter.wants,
    ),
    Document(
        key="investigation-record",
        title=minutes.INQUIRY_TITLE,
        body=minutes.inquiry,
        refuse=minutes.inquiry_refused,
        wants_row=minutes.inquiry_wants,
        part="inquiries",
    ),
    Document(
        key="mediation-record",
        title=minutes.SESSION_TITLE,
        body=minutes.session,
        refuse=minutes.session_refused,
        wants_row=minutes.session_wants,
        part="sessions",
    ),
    Document(
        key="termination-notice",
        title=termination.TITLE,
        body=termination.body,
        refuse=termination.refused,
        wants=termination.wants,
        number=PaperNumber(agreement.number_series, agreement.next_number, kept_in=DisputeCase.case_no, dated=termination.dated),
    ),
    Document(
        key="return-visit-record",
        title=return_visit.TITLE,
        body=return_visit.body,
        refuse=return_visit.refused,
        wants=return_visit.wants,
        wants_row=return_visit.visit_wants,
        part="return_visits",
    ),
    Document(
        key="judicial-confirmation-application",
        title=court_papers.APPLICATION_TITLE,
        body=court_papers.application,
        refuse=court_papers.application_refused,
        wants=court_papers.application_wants,
    ),
    Document(
        key="mediation-proof",
        title=court_papers.PROOF_TITLE,
        body=court_papers.proof,
        refuse=court_papers.proof_refused,
        wants=court_papers.proof_wants,
    ),
)

DOSSIER = (
    Document(
        key="dossier-cover",
        title=f"{dossier_papers.COVER_TITLE}封面",
        body=dossier_papers.cover,
        refuse=dossier_papers.cover_refused,
        wants=dossier_papers.cover_wants,
    ),
    Document(key="dossier-contents", title=dossier_contents.TITLE, body=dossier_contents.body, refuse=dossier_contents.refused),
    Document(
        key="closing-report",
        title=dossier_papers.REPORT_TITLE,
        body=dossier_papers.report,
        refuse=dossier_papers.report_refused,
        wants=dossier_papers.report_wants,
    ),
    Document(
        key="dossier-statement",
        title=dossier_papers.STATEMENT_TITLE,
        body=dossier_papers.statement,
        refuse=dossier_papers.statement_refused,
        wants=dossier_papers.statement_wants,
    ),
    Document(
        key="dossier-back-cover", title=dossier_papers.BACK_TITLE, body=dossier_papers.back_cover, refuse=dossier_papers.back_cover_refused
    ),
)

DOCUMENTS = (*AGREEMENTS, *COURSE, *DOSSIER)
