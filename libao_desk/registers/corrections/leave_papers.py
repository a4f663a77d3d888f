"""Leave from the city (外出审批表、外出证明): who approves by the days, the certificate, the return (社区矫正法 27, 办法 26—28)."""

from datetime import date

from libao_desk.core.dates import official_date
from libao_desk.declare.blocks import Align, Blank, Block, CutLine, NumberLine, PageBreak, Paper, Paragraph, SealArea, Text, Title, filled
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.document import PaperFacts
from libao_desk.declare.phrases import day_or_blank, lacking
from libao_desk.registers.corrections.rules.leave import competent, level

from .approval_form import Row, form_table, note, opinion, pair, subject_rows, subject_values, wide
from .codes import ApprovalLevel, LeaveReason
from .model import CorrectionCase
from .parts import CorrectionLeave
from .reading import leave_days
from .wording import (
    SEAL,
    before_check_in,
    cell_day,
    county_body,
    drafted_title,
    name_words,
    period_text,
    person_of,
    secrecy,
    ticked,
)

TITLE = "社区矫正对象外出审批表"
CERTIFICATE = "外出证明"
COPIES = 2
REASONS = tuple(LeaveReason)


def body(case: CorrectionCase, facts: PaperFacts) -> Paper:
    """外出审批表; once approved by whom it must be, or on a form to fill by hand, with 外出证明 and its stub on a page of their own."""
    leave: CorrectionLeave | None = facts.part_row
    beyond = None if leave is None else competent(case, leave, facts.office)
    who = None if leave is None else beyond or leave.approver or level(case, leave, facts.office)
    title = (Title(TITLE),) if who is ApprovalLevel.OFFICE else drafted_title(TITLE)
    blocks: tuple[Block, ...] = (
        *secrecy(case, facts),
        *title,
        form_table((*subject_rows(case), *_asked(leave), *_opinions(leave, who, facts), *_return(leave))),
        note("本表一式二份，社区矫正机构、司法所各存一份。"),
    )
    if leave is None or (leave.approved_on is not None and not leave.is_refused and beyond is None):
        blocks += (PageBreak(), *_certificate(case, leave, who, facts))
    return Paper(TITLE, blocks, copies=COPIES)


refused = before_check_in(TITLE)


def refused_row(case: CorrectionCase, leave: CorrectionLeave, office: OfficeFacts, today: date) -> str | None:
    """No form can be made of days that run backwards."""
    if leave.ends_on < leave.starts_on:
        return f"应返回日期{leave.ends_on:%Y-%m-%d}早于外出日期{leave.starts_on:%Y-%m-%d}，请先改正。"
    return None


def wants(case: CorrectionCase, office: OfficeFacts) -> tuple[str, ...]:
    """What the record leaves blank."""
    return lacking(subject_values(case))


def wants_row(case: CorrectionCase, leave: CorrectionLeave, office: OfficeFacts) -> tuple[str, ...]:
    """What this leave leaves blank; what others decide, and the return, is filled in by hand."""
    body = competent(case, leave, office)
    wrong = () if body is None else (f"{body.label}的批准（外出{leave_days(leave)}日不由{leave.approver}批准）",)
    return wrong + lacking(
        {
            "事由": leave.reason,
            "目的地": leave.destination,
            "证明材料": leave.evidence,
            "申请日期": leave.applied_on,
            "司法所意见": leave.office_opinion,
        }
    )


def _asked(leave: CorrectionLeave | None) -> tuple[Row, ...]:
    """What the subject asks for."""
    reason, destination, evidence = (leave.reason, leave.destination, leave.evidence) if leave is not None else (None, None, None)
    span = period_text(leave.starts_on, leave.ends_on) if leave is not None else "自　　　　年　　月　　日至　　　　年　　月　　日"
    days = f"{leave_days(leave)}日" if leave is not None else "　　　日"
    return (
        wide("外出理由", ticked(REASONS, reason), 2),
        wide("目的地\n（到县）", destination, 2),
        wide("起止日期", span),
        pair("天数", days, "申请日期", cell_day(leave.applied_on if leave is not None else None)),
        wide("证明材料", evidence, 1.5),
        wide("本人签名", None, 1.5),
    )


def _opinions(leave: CorrectionLeave | None, who: ApprovalLevel | None, facts: PaperFacts) -> tuple[Row, ...]:
    """The levels in their order; above thirty days the next one up, which a form to fill by hand keeps for such a case."""
    filed = who is ApprovalLevel.OFFICE
    county_foot = f"{county_body(facts)}{'（备案）' if filed else SEAL}"
    rows: tuple[Row, ...] = (
        opinion("司法所\n意见", _office_words(leave, who), on=_officecell_day(leave, who)),
        opinion("县级社区\n矫正机构\n意见", _filing(leave) if filed else None, county_foot),
    )
    if who is None or who is ApprovalLevel.UPPER:
        rows += (opinion("上一级\n社区矫正\n机构意见", None if who else "（外出超过三十日的填写）", SEAL),)
    return rows


def _office_words(leave: CorrectionLeave | None, who: ApprovalLevel | None) -> str | None:
    """What the office thinks, and what it decided where it may."""
    if leave is None:
        return None
    words = (leave.office_opinion or "").strip()
    if who is not ApprovalLevel.OFFICE or leave.approver is not ApprovalLevel.OFFICE:
        return words or None
    decided = "不予批准。" if leave.is_refused else "受委托批准外出。" if leave.approved_on is not None else ""
    return f"{words}{decided}" or None


def _officecell_day(leave: CorrectionLeave | None, who: ApprovalLevel | None) -> date | None:
    return leave.approved_on if leave is not None and who is leave.approver is ApprovalLevel.OFFICE else None


def _filing(leave: CorrectionLeave | None) -> str:
    """An entrusted office files what it approved (办法 27)."""
    filed = leave.filed_on if leave is not None else None
    return f"由司法所受委托批准，备案日期：{official_date(filed) if filed is not None else '＿＿＿＿＿＿'}"


def _return(leave: CorrectionLeave | None) -> tuple[Row, ...]:
    """销假: back and reported on or before the last day (办法 28)."""
    back, by = (leave.returned_on, leave.closed_by) if leave is not None else (None, None)
    return (pair("销假：\n返回时间", cell_day(back), "经办人", by),)


def _certificate(case: CorrectionCase, leave: CorrectionLeave | None, who: ApprovalLevel | None, facts: PaperFacts) -> tuple[Block, ...]:
    """外出证明存根 above the cut, 外出证明 to carry below it."""
    office_decides = who is ApprovalLevel.OFFICE
    unit = facts.office_name if office_decides else county_body(facts)
    title: tuple[Block, ...] = (Title(CERTIFICATE),) if office_decides else drafted_title(CERTIFICATE)
    on = leave.approved_on if leave is not None else None
    words = _certified(case, leave)
    return (
        Title(f"{CERTIFICATE}（存根）"),
        NumberLine(("编号：", Blank(6))),
        Paragraph(words),
        Paragraph(("领取人（签名）：", Blank(6), "　　经办人：", Blank(6)), indent=0, align=Align.LEFT),
        CutLine("骑缝盖章"),
        *title,
        NumberLine(("编号：", Blank(6))),
        Paragraph(words),
        Paragraph("外出期间应当保持联系，遵守法律、法规和监督管理规定，按期返回并办理销假。特此证明。"),
        SealArea(SEAL, unit=unit, on=on),
    )


def _certified(case: CorrectionCase, leave: CorrectionLeave | None) -> Text:
    """Who may go where, when: the certificate tells nobody the offence."""
    number = person_of(case).id_no
    first, last = (leave.starts_on, leave.ends_on) if leave is not None else (None, None)
    days = str(leave_days(leave)) if leave is not None else None
    return (
        name_words(case), "，居民身份证号码", filled(number, 9), "，因", filled(str(leave.reason) if leave and leave.reason else None, 6),
        "，经批准自", *day_or_blank(first), "至", *day_or_blank(last), "（共", filled(days, 2), "日）前往",
        filled(leave.destination if leave is not None else None, 10), "。",
    )  # fmt: skip
