"""Papers of the end of help (解除帮教文书): the form of approval and the notice to the person."""

from datetime import date

from libao_desk.core.dates import official_date
from libao_desk.declare.blocks import (
    Block,
    CutLine,
    FactsTable,
    Footer,
    Paper,
    Paragraph,
    SealArea,
    Signature,
    SignatureBlock,
    Title,
)
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.document import PaperFacts
from libao_desk.declare.phrases import addressed, day_or_empty, lacking, official_head, ticked

from . import reading, wording
from .codes import AftercareState, CloseReason
from .model import AftercareCase
from .parts import AftercareHelp

APPROVAL_TITLE = "解除安置帮教审批表"
NOTICE_TITLE = "解除安置帮教告知书"
NOTICE_COPIES = 2
TOO_EARLY = (AftercareState.NOTIFIED, AftercareState.VERIFIED)


def approval(case: AftercareCase, facts: PaperFacts) -> Paper:
    """解除帮教审批表: the term, the help that was given, what the office proposes, what the county says."""
    level = reading.level_on(case, case.closed_on or facts.today)
    rows: tuple[wording.Row, ...] = (
        *wording.identity_rows(case),
        ("来源类型", None if case.source is None else case.source.label, "帮教类别", None if level is None else level.label),
        ("释放（解矫）日期", day_or_empty(case.released_on), "帮教期满日", day_or_empty(reading.term_to(case, facts.office))),
        wording.wide("走访情况", _visits(case)),
        wording.wide("帮扶措施", _helps(case), 2),
        wording.wide("安置情况", _settlement(case)),
        wording.wide("解除原因", ticked(CloseReason, case.close_reason), 2),
        wording.wide("村（居）、帮教小组意见", wording.opinion("签名："), 4),
        wording.wide("司法所意见", wording.opinion("所长（签名）：", "（印章）"), 5),
        wording.wide("县级安置帮教机构意见", wording.opinion("负责人（签名）：", "（印章）"), 5),
    )
    return Paper(APPROVAL_TITLE, (Title(APPROVAL_TITLE), FactsTable(rows, widths=wording.WIDTHS)))


def approval_refused(case: AftercareCase, office: OfficeFacts, today: date) -> str | None:
    """What has not begun cannot end; whoever was handed on is ended by the other office."""
    if case.state is AftercareState.MOVED:
        return f"对象已移交，不能打印{APPROVAL_TITLE}。"
    if case.state in TOO_EARLY:
        return f"尚未开始帮教，不能打印{APPROVAL_TITLE}。"
    return wording.unnamed(case, APPROVAL_TITLE)


def approval_wants(case: AftercareCase, office: OfficeFacts) -> tuple[str, ...]:
    """The labels of what would print as a blank, in the order of the form."""
    values = {
        "来源类型": case.source,
        "帮教类别": case.level,
        "释放日期": case.released_on,
        "安置情况": _settlement(case),
        "解除原因": case.close_reason,
    }
    return lacking(wording.identity(case) | values)


def notice(case: AftercareCase, facts: PaperFacts) -> Paper:
    """解除帮教告知书: the person is told that the term has ended, and that help can still be asked for."""
    blocks: tuple[Block, ...] = (
        *official_head(wording.document_number_of(facts), NOTICE_TITLE),
        addressed(wording.person_of(case).name, 6),
        Paragraph(("你的安置帮教期限", *wording.term_words(case, facts.office), "。帮教期限届满，解除帮教。")),
        Paragraph("今后生活、就业中遇有困难的，仍可到司法所或者村（居）民委员会咨询，依法申请社会救助、就业援助和法律援助。"),
        Paragraph("特此告知。"),
        SealArea("", unit=facts.office_name, on=case.closed_on),
        CutLine("送达回执"),
        Paragraph((NOTICE_TITLE, "已收到。"), indent=0),
        SignatureBlock(((Signature("本人（签名或按指印）："), Signature("日期：")),)),
    )
    return Paper(NOTICE_TITLE, blocks, copies=NOTICE_COPIES, footer=Footer.DASHED)


def notice_refused(case: AftercareCase, office: OfficeFacts, today: date) -> str | None:
    """The notice says that the term has ended: it is for those whose term has."""
    if case.closed_on is None or case.close_reason is not CloseReason.TERM:
        return f"尚未因期满解除帮教，不能打印{NOTICE_TITLE}。"
    end = reading.term_to(case, office)
    if end is None:
        return f"尚未填写释放日期，不能打印{NOTICE_TITLE}。"
    if case.closed_on < end:
        return f"帮教期限至{official_date(end)}，尚未届满，不能打印{NOTICE_TITLE}。"
    return wording.unnamed(case, NOTICE_TITLE)


def notice_wants(case: AftercareCase, office: OfficeFacts) -> tuple[str, ...]:
    """The labels of what would print as a blank."""
    return lacking({"姓名": wording.person_of(case).name, "释放日期": case.released_on, "解除帮教日期": case.closed_on})


def _visits(case: AftercareCase) -> str | None:
    days = sorted(visit.held_on for visit in case.visits if visit.held_on is not None)
    return f"走访{len(days)}次，最近一次为{official_date(days[-1])}" if days else None


def _helps(case: AftercareCase) -> str | None:
    return "；".join(words for one in case.helps if (words := _help(one))) or None


def _help(one: AftercareHelp) -> str:
    given = official_date(one.result_on) if one.result_on is not None else ""
    told = "，".join(part for part in (given, one.result or "") if part)
    kind = one.kind.label if one.kind is not None else ""
    return f"{kind}（{told}）" if kind and told else kind


def _settlement(case: AftercareCase) -> str | None:
    if case.settlement is None:
        return f"未安置：{case.unsettled_reason}" if case.unsettled_reason else None
    since = f"（{official_date(case.settled_on)}）" if case.settled_on is not None else ""
    return f"{case.settlement.label}{since}"
