"""The papers of a dispute (人民调解文书)."""

from libao_desk.declare.document import Document, PaperNumber
from libao_desk.registers.disputes import agreement, intake
from libao_desk.registers.disputes.model import DisputeCase

DOCUMENTS = (
    Document(
        key="mediation-agreement",
        title=agreement.WRITTEN_TITLE,
        body=agreement.written,
        refuse=agreement.written_refused,
        wants=agreement.wants,
        number=PaperNumber(agreement.number_series, agreement.next_number, kept_in=DisputeCase.agreement_no),
    ),
    Document(
        key="oral-agreement",
        title=agreement.ORAL_TITLE,
        body=agreement.oral,
        refuse=agreement.oral_refused,
        wants=agreement.wants,
        number=PaperNumber(agreement.oral_series, agreement.next_oral_number, kept_in=DisputeCase.agreement_no),
    ),
    Document(key="mediation-intake", title=intake.TITLE, body=intake.body, refuse=intake.refused, wants=intake.wants),
)
