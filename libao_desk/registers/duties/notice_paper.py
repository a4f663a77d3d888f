"""The supervision notice (督办通知单) and the statement on a delay (责任追究建议、情况说明) as papers, which name no person of the case."""

from datetime import date

from libao_desk.core.dates import official_date
from libao_desk.declare.blocks import (
    Align,
    Blank,
    Block,
    Cell,
    CutLine,
    Face,
    FactsTable,
    Footer,
    Paper,
    Paragraph,
    Run,
    SealArea,
    Signature,
    SignatureBlock,
    Text,
    Title,
    Together,
)
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.document import PaperFacts
from libao_desk.declare.number import document_number, pattern_number
from libao_desk.declare.phrases import addressed, lacking, official_head, section

from . import rules
from .notice import SupervisionNotice
from .settings import NOTICE_PATTERN

NOTICE_TITLE = "督办通知单"
STATEMENT_TITLE = "责任追究建议（情况说明）"
SERIES = "supervision-notice"
WIDTHS = (2.2, 6)


def notice(record: SupervisionNotice, facts: PaperFacts) -> Paper:
    """督办通知单: what is late, by how much, by when it must be done, with a slip to send back."""
    late = rules.days_late(record)
    told: dict[str, str | None] = {
        "督办事项": _joined(record.concerned, record.case_number, record.matter),
        "应办期限": _limit(record),
        "逾期天数": None if late is None else f"{late}日（截至印发之日）",
        "督办要求": record.demand,
        "完成时限": None if record.reply_due_on is None else official_date(record.reply_due_on),
        "反馈方式": record.feedback_way,
        "签发人": record.signed_by.name if record.signed_by is not None else None,
    }
    reply: tuple[tuple[Cell | Text | None, ...], ...] = (
        ("督办文号", facts.number or None),
        ("办理结果", Cell(None, lines=2)),
        ("承办人", None),
        ("日期", None),
    )
    blocks: tuple[Block, ...] = (
        *official_head(document_number(facts.office.setting(NOTICE_PATTERN), facts.number), NOTICE_TITLE),
        addressed(record.addressee),
        *(_line(label, words) for label, words in told.items()),
        SealArea("", unit=facts.office_name, on=record.issued_on),
        Together((CutLine("回执"), FactsTable(reply, widths=WIDTHS))),
    )
    return Paper(NOTICE_TITLE, blocks, footer=Footer.DASHED)


def _line(label: str, words: str | None) -> Paragraph:
    """What is told of one thing, or room to write it by hand."""
    head = Run(f"{label}：", face=Face.HEI)
    return Paragraph((head, words)) if words else Paragraph((head, Blank(18)), align=Align.LEFT)


def notice_refused(record: SupervisionNotice, office: OfficeFacts, today: date) -> str | None:
    """A notice presses for work that is late: where none is named, a number would be given to an empty paper."""
    if not record.matter:
        return f"尚未填写督办事项，不能打印{NOTICE_TITLE}。"
    if record.last_day is not None and (record.issued_on or today) <= record.last_day:
        return f"法定末日为{record.last_day}，尚未逾期，不能打印督办通知单。"
    return None


def notice_wants(record: SupervisionNotice, office: OfficeFacts) -> tuple[str, ...]:
    """The labels of what would print as a blank."""
    values = {
        "致（单位、责任人）": record.addressee,
        "案号": record.case_number,
        "督办事项": record.matter,
        "法定末日": record.last_day,
        "依据": record.basis,
        "督办要求": record.demand,
        "完成时限": record.reply_due_on,
        "签发人": record.signed_by,
        "印发日期": record.issued_on,
    }
    return lacking(values)


def series(record: SupervisionNotice, facts: PaperFacts) -> str:
    """All notices of the office share one series a year."""
    return SERIES


def number(record: SupervisionNotice, facts: PaperFacts, year: int, n: int) -> str:
    """李司督〔年〕n号."""
    return pattern_number(facts.office.setting(NOTICE_PATTERN), year, n)


def statement(record: SupervisionNotice, facts: PaperFacts) -> Paper:
    """责任追究建议（情况说明）: the delay, the rule, what the responsible person says, a proposal; the decision is left open."""
    late = rules.days_late(record)
    known = _joined(record.concerned, record.case_number, record.matter, None if late is None else f"逾期{late}日")
    blocks: tuple[Block, ...] = (
        Title(STATEMENT_TITLE),
        Paragraph(("涉及事项：", known or Blank(20)), align=Align.LEFT),
        *section("一、逾期事实", record.delay_facts),
        *section("二、违反的规定", record.rule_broken or record.basis),
        *section("三、责任人说明", record.explanation),
        SignatureBlock(((Signature("责任人（签名）："), Signature("日期：")),)),
        *section("四、处理建议", record.proposal),
        *section("五、决定", None),
        SignatureBlock(((Signature("决定人（签名）："), Signature("日期：")),)),
    )
    return Paper(STATEMENT_TITLE, blocks)


def statement_refused(record: SupervisionNotice, office: OfficeFacts, today: date) -> str | None:
    """Only a notice that was issued can be followed by a statement."""
    return None if record.issued_on is not None else "督办通知单尚未印发，不能打印责任追究建议。"


def statement_wants(record: SupervisionNotice, office: OfficeFacts) -> tuple[str, ...]:
    """The labels of what would print as a blank; the decision always is one."""
    values = {"逾期事实": record.delay_facts, "责任人说明": record.explanation, "处理建议": record.proposal}
    return lacking(values)


def _limit(record: SupervisionNotice) -> str | None:
    if record.last_day is None:
        return None
    clock = f"（{record.clock}）" if record.clock else ""  # the number of the rule, as the form has it
    basis = f"，依据：{record.basis}" if record.basis else ""
    return f"{_counted_from(record.trigger_on, record.last_day)}末日{official_date(record.last_day)}{clock}{basis}"


def _counted_from(trigger: date | None, last_day: date) -> str:
    """From which day the term runs; some run backwards, from the end of a sentence, and some are of one day."""
    if trigger is None or trigger == last_day:
        return ""
    return f"自{official_date(trigger)}{'起算' if trigger < last_day else '往前计算'}，"


def _joined(*words: str | None) -> str | None:
    return "　".join(word for word in words if word) or None
