"""Papers of the way home (衔接文书): the form of the hand-over and the receipt for a person who must be fetched."""

from datetime import date

from libao_desk.core.phones import show_phones
from libao_desk.declare.blocks import Block, Cell, FactsTable, Paper, Paragraph, Signature, SignatureBlock, Text, Title, filled
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.document import PaperFacts
from libao_desk.declare.phrases import day_or_blank, day_or_empty, lacking, ticked, yes_or_no

from . import reading, wording
from .codes import Handover, ReleaseSource, Verification
from .model import AftercareCase

FORM_TITLE = "刑满释放人员接送（衔接）登记表"
RECEIPT_TITLE = "重点帮教对象接回交接单"
RECEIPT_COPIES = 3
PAPERS = ("释放证明书副本", "刑满释放人员通知书", "综合评估意见", "个人物品清单", "其他")
"""What is handed over with the person, ticked by hand."""

SIGNERS = ("释放单位（盖章）\n移交人（签名）", "司法所（盖章）\n接收人（签名）", "家属（签名）\n")


def form(case: AftercareCase, facts: PaperFacts) -> Paper:
    """接送（衔接）登记表: what the notice said, what was checked, how the person came home."""
    offered = tuple(way for way in Handover if way.offered or way is case.handover)
    rows: tuple[wording.Row, ...] = (
        *wording.identity_rows(case),
        ("村（居）", wording.village(case), "通知书编号", None),
        wording.wide("家属及联系方式", show_phones(case.family_contact)),
        ("通知书收到日期", day_or_empty(case.notice_received_on), "信息核查日期", day_or_empty(case.verified_on)),
        wording.wide("核查结果", ticked(Verification, case.verification)),
        ("释放单位", case.prison, "释放日期", day_or_empty(case.released_on)),
        wording.wide("释放证明书编号", case.certificate_no),
        ("通知家属日期", day_or_empty(case.family_told_on), "衔接日期", day_or_empty(case.handed_on)),
        wording.wide("衔接情况", ticked(offered, case.handover), 2),
        ("移交人", None, "接回人", case.fetched_by),
        wording.wide("移交材料", ticked(PAPERS)),
        ("人户分离双列管", yes_or_no(case.is_listed_twice), "另一列管单位", case.other_office),
        wording.wide("备注", None, 1.5),
    )
    blocks: tuple[Block, ...] = (
        Title(FORM_TITLE),
        FactsTable(rows, widths=wording.WIDTHS),
        SignatureBlock(
            (
                (Signature("移交人（签名）："), Signature("接回人（签名）：")),
                (Signature("本人（签名）："), Signature("登记人（签名）：")),
            )
        ),
    )
    return Paper(FORM_TITLE, blocks)


def form_refused(case: AftercareCase, office: OfficeFacts, today: date) -> str | None:
    """Whoever leaves correction is here already and is handed over by nobody."""
    if case.source is ReleaseSource.CORRECTION:
        return f"解除社区矫正人员不需要接送，不能打印{FORM_TITLE}。"
    return wording.unnamed(case, FORM_TITLE)


def form_wants(case: AftercareCase, office: OfficeFacts) -> tuple[str, ...]:
    """The labels of what would print as a blank, in the order of the form."""
    values = {
        "通知书收到日期": case.notice_received_on,
        "释放单位": case.prison,
        "释放日期": case.released_on,
        "释放证明书编号": case.certificate_no,
        "衔接日期": case.handed_on,
        "衔接情况": case.handover,
        "接回人": case.fetched_by,
    }
    return lacking(wording.identity(case) | values)


def receipt(case: AftercareCase, facts: PaperFacts) -> Paper:
    """重点帮教对象接回交接单: prison, office and family sign that the person was fetched on the day of release."""
    rows: tuple[wording.Row, ...] = (
        wording.wide("公民身份号码", wording.person_of(case).id_no),
        ("释放单位", case.prison, "交接日期", day_or_empty(case.handed_on)),
        wording.wide("释放证明书编号", case.certificate_no),
        ("接回人", case.fetched_by, "交接地点", None),
        wording.wide("家属及联系方式", show_phones(case.family_contact)),
        wording.wide("移交材料", ticked(PAPERS)),
        wording.wide("移交物品", None, 2),
        wording.wide("需要说明的事项", None, 3),
    )
    blocks: tuple[Block, ...] = (
        Title(RECEIPT_TITLE),
        Paragraph(_receipt_words(case, facts)),
        FactsTable(rows, widths=wording.WIDTHS),
        Paragraph("本交接单一式三份，释放单位、司法所、家属各执一份。"),
        FactsTable((tuple(Cell(f"{who}\n\n\n\n　　年　月　日", lines=6) for who in SIGNERS),)),
    )
    return Paper(RECEIPT_TITLE, blocks, copies=RECEIPT_COPIES)


def receipt_refused(case: AftercareCase, office: OfficeFacts, today: date) -> str | None:
    """Only key persons and minors must be fetched (必接必送)."""
    if case.source is ReleaseSource.CORRECTION:
        return f"解除社区矫正人员不需要接回，不能打印{RECEIPT_TITLE}。"
    if case.released_on is None:
        return f"尚未填写释放日期，不能打印{RECEIPT_TITLE}。"
    if not reading.must_be_fetched(case):
        return f"不属于必接必送的重点帮教对象或未成年人，不能打印{RECEIPT_TITLE}。"
    return wording.unnamed(case, RECEIPT_TITLE)


def receipt_wants(case: AftercareCase, office: OfficeFacts) -> tuple[str, ...]:
    """The labels of what would print as a blank, in the order of the form."""
    person = wording.person_of(case)
    return lacking(
        {
            "姓名": person.name,
            "公民身份号码": person.id_no,
            "释放单位": case.prison,
            "释放证明书编号": case.certificate_no,
            "接回人": case.fetched_by,
            "家属及联系方式": case.family_contact,
            "衔接日期": case.handed_on,
        }
    )


def _receipt_words(case: AftercareCase, facts: PaperFacts) -> Text:
    name = filled(wording.person_of(case).name, 5)
    return (name, "于", *day_or_blank(case.released_on), f"刑满释放，由{facts.office_name}会同家属接回，现办理交接。")
