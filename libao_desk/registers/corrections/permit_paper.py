"""Regular journeys between cities (经常性跨市县活动审批表): one approval for up to six months (社区矫正法 27, 办法 29)."""

from datetime import date

from libao_desk.core.dates import official_date
from libao_desk.declare.blocks import Block, Paper
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.document import PaperFacts
from libao_desk.declare.phrases import lacking

from .approval_form import Row, form_table, note, opinion, subject_rows, subject_values, wide
from .model import CorrectionCase
from .parts import CorrectionStandingPermit
from .rules import spans
from .wording import SEAL, before_check_in, county_body, drafted_title, period_text, secrecy

TITLE = "社区矫正对象经常性跨市、县活动审批表"
COPIES = 2


def body(case: CorrectionCase, facts: PaperFacts) -> Paper:
    """经常性跨市县活动审批表: the cities, how often, for how long; the county body decides."""
    permit: CorrectionStandingPermit = facts.part_row or CorrectionStandingPermit()
    rows: tuple[Row, ...] = (
        *subject_rows(case),
        wide("外出理由", permit.reason, 3),
        wide("城市清单", permit.cities, 3),
        wide("频次", permit.frequency, 2),
        wide("有效期\n（不超过\n六个月）", period_text(permit.starts_on, permit.ends_on), 2),
        wide("证明材料", permit.evidence, 2),
        wide("本人签名", None, 1.5),
        opinion("司法所\n意见", permit.office_opinion),
        opinion("县级社区\n矫正机构\n意见", None, f"{county_body(facts)}{SEAL}"),
    )
    blocks: tuple[Block, ...] = (
        *secrecy(case, facts),
        *drafted_title(TITLE),
        form_table(rows),
        note("本表一式二份，社区矫正机构、司法所各存一份。"),
    )
    return Paper(TITLE, blocks, copies=COPIES)


refused = before_check_in(TITLE)


def refused_row(case: CorrectionCase, permit: CorrectionStandingPermit, office: OfficeFacts, today: date) -> str | None:
    """One approval lasts six months at most (办法 29)."""
    longest = office.reckon(spans.STANDING_PERMIT, permit.starts_on)[0].last_day
    if permit.ends_on is not None and permit.ends_on > longest:
        return f"经常性跨市县活动一次批准不超过六个月，有效期最迟至{official_date(longest)}（社区矫正法实施办法第29条）。"
    return None


def wants(case: CorrectionCase, office: OfficeFacts) -> tuple[str, ...]:
    """What the record leaves blank."""
    return lacking(subject_values(case))


def wants_row(case: CorrectionCase, permit: CorrectionStandingPermit, office: OfficeFacts) -> tuple[str, ...]:
    """What this permit leaves blank."""
    return lacking(
        {
            "外出理由": permit.reason,
            "往返市县": permit.cities,
            "频次": permit.frequency,
            "止": permit.ends_on,
            "证明材料": permit.evidence,
            "司法所意见": permit.office_opinion,
        }
    )
