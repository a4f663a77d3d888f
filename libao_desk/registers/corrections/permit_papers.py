"""Forms to be approved for one row (审批表): entering an area or place, receiving a visitor; and the assessment (考核表)."""

from collections.abc import Callable

from libao_desk.declare.blocks import Cell, FactsTable, Paper, Title
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.document import PaperFacts
from libao_desk.declare.phrases import lacking

from .form_parts import WIDE, WIDTHS, Row, own_hand, signed, who_rows, who_values, wide
from .model import CorrectionCase
from .parts import CorrectionAssessment, CorrectionEntryPermit, CorrectionMeetingPermit
from .wording import cell_day, county_body, drafted_title, is_minors, period_text

ENTRY_TITLE = "进入特定区域（场所）审批表"
MEETING_TITLE = "会客审批表"
ASSESSMENT_TITLE = "社区矫正对象考核表"
Permit = CorrectionEntryPermit | CorrectionMeetingPermit


def entry(case: CorrectionCase, facts: PaperFacts) -> Paper:
    """进入特定区域（场所）审批表: where, when, why; the subject's hand, the office's opinion, the county body's decision (办法 39)."""
    row: CorrectionEntryPermit = facts.part_row or CorrectionEntryPermit()
    return _permit(case, facts, ENTRY_TITLE, wide("拟进入的区域（场所）", row.place), row)


def meeting(case: CorrectionCase, facts: PaperFacts) -> Paper:
    """会客审批表: who comes, when, why; the subject's hand, the office's opinion, the county body's decision (办法 25)."""
    row: CorrectionMeetingPermit = facts.part_row or CorrectionMeetingPermit()
    return _permit(case, facts, MEETING_TITLE, wide("来客姓名", row.visitor), row)


def assessment(case: CorrectionCase, facts: PaperFacts) -> Paper:
    """考核表: the period, the score and the result as they were entered; a minor's is not shown in public (办法 55)."""
    row: CorrectionAssessment = facts.part_row or CorrectionAssessment()
    shown = "未成年人，不公示" if is_minors(case, facts) else cell_day(row.published_on)
    rows: tuple[Row, ...] = (
        *who_rows(case),
        ("考核周期", row.period, "考核日期", cell_day(row.held_on)),
        ("得分", None if row.score is None else f"{row.score}", "考核结果", row.result),
        wide("加分、扣分事由", None, 5),
        ("公示日", shown, "告知日", cell_day(row.notified_on)),
        signed("考核意见", None, "考核人（签名）："),
        ("对象意见", Cell("　\n社区矫正对象（签名）：　　　　　　　　　年　　月　　日", span=WIDE, lines=3)),
    )
    return Paper(ASSESSMENT_TITLE, (Title(ASSESSMENT_TITLE), FactsTable(rows, widths=WIDTHS)))


def permit_wants(attribute: str, label: str) -> Callable[[CorrectionCase, Permit, OfficeFacts], tuple[str, ...]]:
    """The labels of what a row of a permit lacks: what it is about, the days, the reason."""

    def wants(case: CorrectionCase, row: Permit, office: OfficeFacts) -> tuple[str, ...]:
        period = row.starts_on if row.ends_on is not None else None
        return lacking({label: getattr(row, attribute), "起止": period, "事由": row.reason, "司法所意见": row.office_opinion})

    return wants


def assessment_wants(case: CorrectionCase, row: CorrectionAssessment, office: OfficeFacts) -> tuple[str, ...]:
    """The labels of what a row of the assessment lacks."""
    values = {"考核周期": row.period, "得分": None if row.score is None else f"{row.score}", "考核结果": row.result}
    return lacking(values)


def who_wants(case: CorrectionCase, office: OfficeFacts) -> tuple[str, ...]:
    """The labels of what the first rows of a form would leave blank."""
    return lacking(who_values(case))


def _permit(case: CorrectionCase, facts: PaperFacts, title: str, about: Row, row: Permit) -> Paper:
    rows: tuple[Row, ...] = (
        *who_rows(case),
        about,
        wide("起止日期", period_text(row.starts_on, row.ends_on)),
        wide("事由", row.reason, 4),
        own_hand(),
        signed("司法所意见", row.office_opinion),
        signed(f"{county_body(facts)}意见", _decision(row)),
    )
    return Paper(title, (*drafted_title(title), FactsTable(rows, widths=WIDTHS)), copies=2)


def _decision(row: Permit) -> str | None:
    if row.county_decision and row.decided_on is not None:
        return f"{row.county_decision.strip()}（{cell_day(row.decided_on)}）"
    return row.county_decision
