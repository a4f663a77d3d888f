"""The papers of guardianship (监护文书); none says anything of the illness (精神卫生法 4)."""

from libao_desk.declare.document import Document, PaperNumber

from . import guardian_papers, letter_paper, review_paper, reward_paper
from .model import GuardianshipCase

DOCUMENTS = (
    Document(
        key="guardianship-letter",
        title=letter_paper.TITLE,
        body=letter_paper.body,
        refuse=letter_paper.refused,
        wants=letter_paper.wants,
        number=PaperNumber(letter_paper.series, letter_paper.number, dated=letter_paper.dated),
        part=GuardianshipCase.years.key,
    ),
    Document(
        key="guardianship-quarter",
        title=review_paper.QUARTER_TITLE,
        body=review_paper.quarter,
        refuse=review_paper.quarter_refused,
        wants=review_paper.quarter_wants,
        part=GuardianshipCase.quarters.key,
    ),
    Document(
        key="guardianship-year",
        title=review_paper.YEAR_TITLE,
        body=review_paper.year,
        refuse=review_paper.year_refused,
        wants=review_paper.year_wants,
        part=GuardianshipCase.years.key,
    ),
    Document(
        key="guardianship-reward",
        title=reward_paper.TITLE,
        body=reward_paper.body,
        refuse=reward_paper.refused,
        refuse_row=reward_paper.refused_row,
        wants=reward_paper.wants,
        part=GuardianshipCase.rewards.key,
    ),
    Document(
        key="guardian-change",
        title=guardian_papers.CHANGE_TITLE,
        body=guardian_papers.change,
        refuse=guardian_papers.change_refused,
        wants=guardian_papers.change_wants,
    ),
    Document(
        key="guardian-withdrawal",
        title=guardian_papers.WITHDRAWAL_TITLE,
        body=guardian_papers.withdrawal,
        refuse=guardian_papers.withdrawal_refused,
        wants=guardian_papers.withdrawal_wants,
    ),
)
