"""Letters to another office (函): to check together where a person lives, and to hand on a case; each with its slip to send back."""

from datetime import date

from libao_desk.declare.blocks import (
    Align,
    Blank,
    Block,
    Cell,
    FactsTable,
    Footer,
    PageBreak,
    Paper,
    Paragraph,
    SealArea,
    Space,
    Title,
)
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.document import PaperFacts
from libao_desk.declare.phrases import addressed, day_or_blank, lacking, official_head, ticked, yes_or_no

from . import wording
from .codes import Verification
from .model import AftercareCase

CHECK_TITLE = "安置帮教对象人户分离协查函"
TRANSFER_TITLE = "安置帮教对象移交函"
COPIES = 2
SLIP_WIDTHS = (2.2, 6)
PRIVATE = "函中个人信息仅用于安置帮教工作，请注意保密。"


def check(case: AftercareCase, facts: PaperFacts) -> Paper:
    """人户分离协查函: the office of the other place is asked to look whether the person lives there, and to list him too."""
    slip: tuple[wording.Row, ...] = (
        ("来函编号", facts.number or None),
        ("核查结果", ticked(Verification)),
        ("现居住地址", Cell(None, lines=2)),
        ("列为双列管", yes_or_no(None, "同意", "不同意（理由：　　　　　　　　　）")),
        ("承办人及电话", None),
        ("单位（盖章）、日期", Cell(None, lines=4)),
    )
    body: tuple[Block, ...] = (
        Paragraph("我所帮教对象户籍地与居住地不一致，情况如下："),
        wording.identity_fields(case),
        Paragraph("请协助核查其是否在你处居住，并商请列为双列管人员，共同做好走访和帮扶。请填写回执后寄回。"),
        Paragraph(PRIVATE),
    )
    return _letter(CHECK_TITLE, case.other_office, body, facts, None, slip)


def check_refused(case: AftercareCase, office: OfficeFacts, today: date) -> str | None:
    """Only where the person lives elsewhere is another office asked."""
    if not case.is_listed_twice and case.verification is not Verification.ELSEWHERE:
        return f"未登记人户分离，不能打印{CHECK_TITLE}。"
    return wording.unnamed(case, CHECK_TITLE)


def check_wants(case: AftercareCase, office: OfficeFacts) -> tuple[str, ...]:
    """The labels of what would print as a blank, in the order of the letter."""
    return lacking({"另一列管单位": case.other_office} | wording.identity(case))


def transfer(case: AftercareCase, facts: PaperFacts) -> Paper:
    """移交函: the case and its file go to the office of the new place."""
    slip: tuple[wording.Row, ...] = (
        ("来函编号", facts.number or None),
        ("接收情况", yes_or_no(None, "已接收", "不予接收（理由：　　　　　　　　）")),
        ("接收日期", None),
        ("收到档案", "　　　　件"),
        ("承办人及电话", None),
        ("单位（盖章）、日期", Cell(None, lines=4)),
    )
    body: tuple[Block, ...] = (
        Paragraph(("我所帮教对象居住地变更，自", *day_or_blank(case.moved_on), "起移交你处帮教，情况如下：")),
        wording.identity_fields(case),
        Paragraph(("该人帮教期限", *wording.term_words(case, facts.office), "。请接收后继续做好走访和帮扶，填写回执后寄回。")),
        Paragraph(PRIVATE),
        Paragraph(("附件：安置帮教档案", Blank(3), "件")),
    )
    return _letter(TRANSFER_TITLE, case.moved_to, body, facts, case.moved_on, slip)


def transfer_refused(case: AftercareCase, office: OfficeFacts, today: date) -> str | None:
    """A case is handed on to an office that is named."""
    if not case.moved_to:
        return f"尚未填写移交至哪个单位，不能打印{TRANSFER_TITLE}。"
    return wording.unnamed(case, TRANSFER_TITLE)


def transfer_wants(case: AftercareCase, office: OfficeFacts) -> tuple[str, ...]:
    """The labels of what would print as a blank, in the order of the letter."""
    return lacking({"移交至": case.moved_to} | wording.identity(case) | {"移交日期": case.moved_on, "释放日期": case.released_on})


def _letter(
    title: str, addressee: str | None, body: tuple[Block, ...], facts: PaperFacts, on: date | None, slip: tuple[wording.Row, ...]
) -> Paper:
    blocks: tuple[Block, ...] = (
        *official_head(wording.document_number_of(facts), title),
        addressed(addressee),
        *body,
        Paragraph(("联系人：", Blank(6), "联系电话：", Blank(8)), align=Align.LEFT),
        SealArea("", unit=facts.office_name, on=on),
        PageBreak(),
        Title("回执"),
        Space(),
        addressed(facts.office_name),
        Paragraph(f"你所《{title}》收悉，现回复如下："),
        FactsTable(slip, widths=SLIP_WIDTHS),
    )
    return Paper(title, blocks, copies=COPIES, footer=Footer.DASHED)
