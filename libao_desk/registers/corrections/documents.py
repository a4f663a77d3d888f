"""The papers of corrections from the check-in on (社区矫正文书): intake, plan, leave, move, device, search."""

from libao_desk.declare.document import Document

from . import (
    announcement,
    check_in_notice,
    information_sheet,
    leave_papers,
    location_papers,
    permit_paper,
    place_papers,
    plan_papers,
    responsibility_paper,
    search_paper,
)
from .documents_decisions import DECISION_DOCUMENTS
from .law_of_the_day import in_its_days_words

INTAKE_DOCUMENTS = (
    Document(
        key="correction-information-sheet",
        title=information_sheet.TITLE,
        body=information_sheet.body,
        refuse=information_sheet.refused,
        wants=information_sheet.wants,
    ),
    Document(
        key="correction-check-in-notice",
        title=check_in_notice.TITLE,
        body=check_in_notice.body,
        refuse=check_in_notice.refused,
        wants=check_in_notice.wants,
    ),
    Document(
        key="correction-announcement",
        title=f"{announcement.TITLE}（入矫）",
        body=announcement.body,
        refuse=announcement.refused,
        wants=announcement.wants,
    ),
    Document(
        key="correction-responsibility-letter",
        title=responsibility_paper.TITLE,
        body=responsibility_paper.body,
        refuse=responsibility_paper.refused,
        wants=responsibility_paper.wants,
        part="team",
        wants_row=responsibility_paper.wants_row,
    ),
    Document(
        key="correction-plan",
        title=plan_papers.TITLE,
        body=plan_papers.body,
        refuse=plan_papers.refused,
        wants=plan_papers.wants,
        part="plans",
        refuse_row=plan_papers.refused_row,
        wants_row=plan_papers.wants_row,
    ),
)

PERMIT_DOCUMENTS = (
    Document(
        key="leave-application",
        title=leave_papers.TITLE,
        body=leave_papers.body,
        refuse=leave_papers.refused,
        wants=leave_papers.wants,
        part="leaves",
        refuse_row=leave_papers.refused_row,
        wants_row=leave_papers.wants_row,
    ),
    Document(
        key="standing-permit-application",
        title=permit_paper.TITLE,
        body=permit_paper.body,
        refuse=permit_paper.refused,
        wants=permit_paper.wants,
        part="standing_permits",
        refuse_row=permit_paper.refused_row,
        wants_row=permit_paper.wants_row,
    ),
    Document(
        key="place-change-application",
        title=place_papers.APPLICATION,
        body=place_papers.application,
        refuse=place_papers.application_refused,
        wants=place_papers.application_wants,
        part="place_changes",
        wants_row=place_papers.application_wants_row,
    ),
    Document(
        key="place-change-decision",
        title=place_papers.DECISION,
        body=place_papers.decision,
        refuse=place_papers.decision_refused,
        wants=place_papers.decision_wants,
        part="place_changes",
        refuse_row=place_papers.decision_refused_row,
        wants_row=place_papers.place_wants_row,
    ),
    Document(
        key="place-change-handover",
        title=place_papers.HANDOVER,
        body=place_papers.handover,
        refuse=place_papers.handover_refused,
        wants=place_papers.handover_wants,
        part="place_changes",
        refuse_row=place_papers.handover_refused_row,
        wants_row=place_papers.place_wants_row,
    ),
)

MEASURE_DOCUMENTS = (
    Document(
        key="device-application",
        title=location_papers.USE,
        body=location_papers.use,
        refuse=location_papers.use_refused,
        wants=location_papers.form_wants,
        part="devices",
        refuse_row=location_papers.too_long,
        wants_row=location_papers.use_wants_row,
    ),
    Document(
        key="device-notice",
        title=location_papers.NOTICE,
        body=location_papers.notice,
        refuse=location_papers.notice_refused,
        wants=location_papers.notice_wants,
        part="devices",
        refuse_row=location_papers.not_approved,
        wants_row=location_papers.notice_wants_row,
    ),
    Document(
        key="device-removal-application",
        title=location_papers.REMOVAL,
        body=location_papers.removal,
        refuse=location_papers.removal_refused,
        wants=location_papers.form_wants,
        part="devices",
        wants_row=location_papers.removal_wants_row,
    ),
    Document(
        key="search-record",
        title=search_paper.TITLE,
        body=search_paper.body,
        refuse=search_paper.refused,
        wants=search_paper.wants,
        part="searches",
        wants_row=search_paper.wants_row,
    ),
)

DOCUMENTS = tuple(
    in_its_days_words(document) for document in (*INTAKE_DOCUMENTS, *PERMIT_DOCUMENTS, *MEASURE_DOCUMENTS, *DECISION_DOCUMENTS)
)
