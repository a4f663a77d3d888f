"""Papers of the end of a term (期满文书): the subject's own summary, the appraisal, the announcement."""

from libao_desk.declare.blocks import Align, Block, FactsTable, Field, Fields, Paper, Paragraph, Signature, SignatureBlock, Title
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.document import PaperFacts
from libao_desk.declare.phrases import lacking, room

from . import reading
from .form_parts import (
    ENDED,
    WIDTHS,
    Row,
    end_day,
    is_pardoned,
    opinion,
    signed,
    who_rows,
    who_values,
    wide,
)
from .model import CorrectionCase
from .wording import (
    cell_day,
    county_body,
    county_seal,
    drafted_title,
    head,
    head_values,
    is_minors,
    label_of,
    period_text,
    person_of,
    place_of,
)

SUMMARY_TITLE = "社区矫正期满个人总结"
APPRAISAL_TITLE = "解除社区矫正鉴定表"
ANNOUNCEMENT_TITLE = "解除社区矫正宣告书"
SUMMARY_LINES = 11
LINES = 2
"""Least height of a row of the appraisal, so that the form keeps to one page."""


def summary(case: CorrectionCase, facts: PaperFacts) -> Paper:
    """期满个人总结: who writes, room for the subject's own words, his hand."""
    person = person_of(case)
    blocks: tuple[Block, ...] = (
        Title(SUMMARY_TITLE),
        Fields(
            (
                (Field("姓名", person.name, 2), Field("性别", label_of(person.sex)), Field("出生日期", cell_day(person.birth_date), 2)),
                (Field("矫正类别", label_of(case.category)), Field("对象编号", case.case_no)),
                (Field("矫正期限", period_text(case.term_from, case.term_to)),),
                (Field("执行地", place_of(case)),),
            )
        ),
        Paragraph("本人在社区矫正期间遵纪守法、报告和外出、参加教育学习和公益活动的情况，以及今后的打算：", keep_with_next=True),
        *room(SUMMARY_LINES),
        SignatureBlock(((Signature("社区矫正对象（签名）："), Signature("日期：")),)),
    )
    return Paper(SUMMARY_TITLE, blocks)


def appraisal(case: CorrectionCase, facts: PaperFacts) -> Paper:
    """解除社区矫正鉴定表: what the register counts of the term, room for what people say of it, who signs."""
    rows: tuple[Row, ...] = (
        *who_rows(case, penalty=True),
        wide("遵纪守法情况", None, LINES),
        wide("报告、外出情况", _reporting(case), LINES),
        wide("教育学习、公益活动情况", _learning(case), LINES),
        wide("奖惩情况", sanctions_words(case), LINES),
        wide("总评（鉴定意见）", case.appraisal, LINES),
        wide("安置帮教建议", case.aftercare_advice, LINES),
        signed("司法所意见", None),
        signed(f"{county_body(facts)}意见", None),
    )
    return Paper(APPRAISAL_TITLE, (Title(APPRAISAL_TITLE), FactsTable(rows, widths=WIDTHS)), copies=2)


def announcement(case: CorrectionCase, facts: PaperFacts) -> Paper:
    """解除社区矫正宣告书: the appraisal, that the term is over, what that means by category; a minor's is not public."""
    minor = is_minors(case, facts)
    guardian = ((Signature("监护人（签名）："), Signature("日期：")),) if minor else ()
    ended = "经依法赦免，依法解除社区矫正。" if is_pardoned(case) else "矫正期限届满，依法解除社区矫正。"
    blocks: tuple[Block, ...] = (
        *drafted_title(ANNOUNCEMENT_TITLE),
        head(case),
        *opinion("鉴定意见：", case.appraisal),
        Paragraph(ended),
        *_meaning(case),
        Paragraph(_publicity(case, minor=minor)),
        Paragraph("特此宣告。"),
        county_seal(facts, end_day(case)),
        SignatureBlock(
            (
                (Signature("宣告人（签名）："), Signature("日期：")),
                (Signature("社区矫正对象（签名）："), Signature("日期：")),
                *guardian,
            )
        ),
    )
    return Paper(ANNOUNCEMENT_TITLE, blocks, copies=2)


def summary_wants(case: CorrectionCase, office: OfficeFacts) -> tuple[str, ...]:
    """The labels of what would print as a blank; the summary itself is the subject's to write."""
    return lacking(who_values(case))


def appraisal_wants(case: CorrectionCase, office: OfficeFacts) -> tuple[str, ...]:
    """The labels of what would print as a blank."""
    return lacking(who_values(case) | {"鉴定意见": case.appraisal, "安置帮教建议": case.aftercare_advice})


def announcement_wants(case: CorrectionCase, office: OfficeFacts) -> tuple[str, ...]:
    """The labels of what would print as a blank."""
    return lacking(head_values(case) | {"矫正类别": case.category, "鉴定意见": case.appraisal})


def sanctions_words(case: CorrectionCase) -> str | None:
    """2020年8月20日训诫；…: what was decided; a proposal that was refused, or is not decided yet, is left out."""
    decided = sorted(
        (row.decided_on, row.kind.label) for row in case.sanctions if row.decided_on is not None and row.is_granted is not False
    )
    return "；".join(f"{cell_day(day)}{label}" for day, label in decided) or None


def _reporting(case: CorrectionCase) -> str | None:
    if case.person is None:
        return None
    away = sum(leave.approved_on is not None and not leave.is_refused for leave in case.leaves)
    return f"登记报告{len(case.reports)}次，经批准外出{away}次。"


def _learning(case: CorrectionCase) -> str | None:
    if case.person is None:
        return None
    return f"登记参加教育学习{len(reading.lessons(case))}次，公益活动{len(reading.services(case))}次。"


def _meaning(case: CorrectionCase) -> tuple[Block, ...]:
    """The end in the words of the category; on a form to fill by hand all of them, to tick one."""
    if is_pardoned(case):
        return ()
    if case.category is not None:
        return (Paragraph(f"{ENDED[case.category]}。"),)
    return tuple(Paragraph(f"□{words}。", align=Align.LEFT) for words in ENDED.values())


def _publicity(case: CorrectionCase, *, minor: bool) -> str:
    """Announced in public, but for a minor (办法 55); a form to fill by hand asks which."""
    if case.person is None:
        return "□公开宣告　□不公开宣告（未成年人）"
    return "对象为未成年人，本宣告不公开，监护人到场。" if minor else "本宣告公开进行。"
