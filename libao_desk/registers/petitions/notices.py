"""What the petitioner is told (告知书): that his matter is accepted or where it goes, that it is refused, that it takes longer."""

from collections.abc import Iterator
from datetime import date

from libao_desk.declare.blocks import Blank, Block, Footer, Paper, Paragraph, Text
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.document import PaperFacts
from libao_desk.declare.phrases import addressed, day_or_blank, lacking, said

from . import lifecycle, reading
from .codes import OTHER_WAYS, LegalRoute, PetitionKind, RefuseReason
from .model import PetitionMatter
from .regulation import Regulation, Topic, article_on, regulation_on
from .settings import ENQUIRY_PHONE
from .wording import (
    EXTENSION,
    NOTICE,
    REFUSAL,
    addressee,
    enquiries,
    filled_plain,
    head,
    opening,
    signature,
)

TITLE = "信访事项告知书"
ACCEPTED_TITLE = "信访事项受理告知书"
REFUSED_TITLES = {
    None: "信访事项不予（再次）受理告知书",
    RefuseReason.PENDING: "信访事项不予再次受理告知书",
    RefuseReason.LITIGATION: "信访事项不予受理告知书",
    RefuseReason.NOT_OURS: "信访事项不予受理告知书",
    RefuseReason.FINAL: "信访事项不予再次受理告知书",
}
EXTENDED_TITLE = "信访事项延长办理期限告知书"
COPIES = 2
"""One for the petitioner, one for the file."""
GROUNDS = {
    RefuseReason.PENDING: ("同一事项在办理期限内向上级重复提出", Topic.PENDING),
    RefuseReason.LITIGATION: ("应当通过诉讼、仲裁、行政复议等法定途径解决", Topic.OTHER_WAYS),
    RefuseReason.NOT_OURS: ("不属于我单位职权范围", Topic.NOT_OURS),
    RefuseReason.FINAL: ("已经复核终结，以同一事实和理由提出", Topic.FINAL),
}
AGAIN = frozenset({RefuseReason.PENDING, RefuseReason.FINAL})
"""Grounds of a matter that was accepted before."""
GOES_TO = {
    RefuseReason.PENDING: ("该事项正由", "办理，请向其查询。"),
    RefuseReason.LITIGATION: ("请依照规定程序向", "提出。"),
    RefuseReason.NOT_OURS: ("请向有权处理的", "提出。"),
}
"""Where to go instead, around the name of the organ; after a recheck there is nowhere."""
WAYS = {PetitionKind.SUGGESTION: "建议意见", PetitionKind.REPORT: "检举控告", PetitionKind.APPEAL: "信访"}
UNCLEAR = "信访人姓名、住址不清，无须书面告知。"


def notice(matter: PetitionMatter, facts: PaperFacts) -> Paper:
    """信访事项受理告知书; for a matter that goes another way, the same paper says which (信访工作条例 22, 23)."""
    moved = matter.accepted_on is None and (matter.passed_to or matter.legal_route in OTHER_WAYS)
    title = TITLE if moved else ACCEPTED_TITLE
    blocks: tuple[Block, ...] = (
        *head(NOTICE, facts, title),
        addressed(addressee(matter)),
        Paragraph((*opening(matter), *(_goes_elsewhere(matter) if moved else _is_accepted(matter)))),
        *(() if moved else _term(matter)),
        Paragraph(f"依照{article_on(_arose(matter, facts), Topic.NOTICE)}规定，特此告知。"),
        enquiries(matter, facts),
        signature(facts, matter.notified_on),
    )
    return Paper(title, blocks, copies=COPIES, footer=Footer.DASHED)


def _is_accepted(matter: PetitionMatter) -> Text:
    way = WAYS.get(matter.kind) if matter.kind is not None else None
    return ("经审查，属于我单位职权范围，现予受理，按", filled_plain(way, 6), "程序办理。")


def _term(matter: PetitionMatter) -> Iterator[Paragraph]:
    if matter.kind not in (None, PetitionKind.APPEAL):
        return
    start = matter.accepted_on
    yield Paragraph(("办理期限自", *day_or_blank(start), "起60日；情况复杂需要延长的，另行书面告知。"))


def _goes_elsewhere(matter: PetitionMatter) -> Text:
    if matter.legal_route not in OTHER_WAYS or matter.legal_route is None:
        return ("经审查，不属于我单位职权范围，现转送", filled_plain(matter.passed_to, 10), "办理，请向该单位查询办理情况。")
    way = f"经审查，属于应当通过“{matter.legal_route.label}”途径办理的事项，"
    if matter.legal_route is LegalRoute.INVESTIGATION and not matter.passed_to:
        return (way, "由我单位依照有关法律、法规规定的程序和期限办理。")
    return (way, "请依照规定程序向", filled_plain(matter.passed_to, 10), "提出。")


def notice_refused(matter: PetitionMatter, office: OfficeFacts, today: date) -> str | None:
    """A notice is for one who can be told, of what was decided."""
    if matter.accepted_on is None and matter.refuse_reason is not None:
        return "已填写不予（再次）受理理由，请打印不予（再次）受理告知书。"
    if matter.accepted_on is None and not matter.passed_to and matter.legal_route not in OTHER_WAYS:
        return "尚未填写受理日期，也未填写转送或告知的有权机关，不能打印告知书。"
    return _cannot_be_told(matter)


def notice_wants(matter: PetitionMatter, office: OfficeFacts) -> tuple[str, ...]:
    """The labels of what would print as a blank."""
    values = _opening_values(matter)
    if matter.accepted_on is not None:
        values["类别"] = matter.kind
    elif matter.legal_route is not LegalRoute.INVESTIGATION:
        values["转送或告知的有权机关"] = matter.passed_to
    return lacking({**values, **_enquiry_values(matter, office), "告知日期": matter.notified_on})


def refusal(matter: PetitionMatter, facts: PaperFacts) -> Paper:
    """信访事项不予（再次）受理告知书: on which ground, and where to go instead."""
    title = REFUSED_TITLES[matter.refuse_reason]
    blocks: tuple[Block, ...] = (
        *head(REFUSAL, facts, title),
        addressed(addressee(matter)),
        Paragraph(opening(matter)),
        *_grounds(matter, _arose(matter, facts)),
        Paragraph("如有疑问，可以按下列方式向我单位询问。特此告知。"),
        enquiries(matter, facts),
        signature(facts, matter.refused_on or matter.notified_on),
    )
    return Paper(title, blocks, copies=COPIES, footer=Footer.DASHED)


def _grounds(matter: PetitionMatter, day: date) -> Iterator[Paragraph]:
    """The ground that holds, and where to go instead."""
    reason = matter.refuse_reason
    if reason is None:
        yield from _grounds_to_tick(regulation_on(day))
        return
    words, topic = GROUNDS[reason]
    verdict = "不予再次受理" if reason in AGAIN else "不予受理"
    yield Paragraph(f"经审查，该事项{words}，依照{article_on(day, topic)}规定，{verdict}。")
    if reason in GOES_TO:
        before, after = GOES_TO[reason]
        yield Paragraph((before, filled_plain(matter.passed_to, 12), after))


def _grounds_to_tick(regulation: Regulation) -> Iterator[Paragraph]:
    """On a form to fill by hand: every ground with its article."""
    yield Paragraph(f"依照{regulation.name}规定，因下列情形不予（再次）受理：")
    for words, topic in GROUNDS.values():
        article = regulation.articles.get(topic)
        yield Paragraph(f"□{words}{f'（{article}）' if article else ''}")
    yield Paragraph(("请向", Blank(16), "提出或者查询。"))


def refusal_refused(matter: PetitionMatter, office: OfficeFacts, today: date) -> str | None:
    """Only what was not accepted, on a ground that is told."""
    if matter.refuse_reason is None:
        return "尚未填写不予（再次）受理理由，不能打印不予（再次）受理告知书。"
    if matter.accepted_on is not None:
        return "该事项已经受理，不能打印不予（再次）受理告知书。"
    return _cannot_be_told(matter)


def refusal_wants(matter: PetitionMatter, office: OfficeFacts) -> tuple[str, ...]:
    """The labels of what would print as a blank."""
    values = _opening_values(matter)
    if matter.refuse_reason in GOES_TO:
        values["转送或告知的有权机关"] = matter.passed_to
    return lacking({**values, **_enquiry_values(matter, office), "不予受理日期": matter.refused_on or matter.notified_on})


def extension(matter: PetitionMatter, facts: PaperFacts) -> Paper:
    """信访事项延长办理期限告知书: until when, and why (信访工作条例 34)."""
    end = reading.first_end(matter, facts.office)
    first = end.due_on if end is not None else None
    day = matter.accepted_on or facts.today
    blocks: tuple[Block, ...] = (
        *head(EXTENSION, facts, EXTENDED_TITLE),
        addressed(addressee(matter)),
        Paragraph((*opening(matter), "我单位于", *day_or_blank(matter.accepted_on), "受理，办理期限至", *day_or_blank(first), "。")),
        Paragraph(("因情况复杂，经我单位负责人批准，办理期限延长至", *day_or_blank(matter.extended_to), "（延长不超过30日）。")),
        Paragraph("延长的理由：", keep_with_next=True),
        *said(matter.extension_reason, 3),
        Paragraph(f"依照{article_on(day, Topic.EXTENSION)}规定，特此告知。"),
        enquiries(matter, facts),
        signature(facts, matter.extension_notified_on),
    )
    return Paper(EXTENDED_TITLE, blocks, copies=COPIES, footer=Footer.DASHED)


def extension_refused(matter: PetitionMatter, office: OfficeFacts, today: date) -> str | None:
    """An extension that would not hold is not told of (信访工作条例 34)."""
    if matter.extended_to is None:
        return "尚未填写“延期至”，不能打印延长办理期限告知书。"
    return lifecycle.may_not_extend(matter, office, today) or _cannot_be_told(matter)


def extension_wants(matter: PetitionMatter, office: OfficeFacts) -> tuple[str, ...]:
    """The labels of what would print as a blank."""
    values = {**_opening_values(matter), "延期理由": matter.extension_reason}
    return lacking({**values, **_enquiry_values(matter, office), "延期告知日期": matter.extension_notified_on})


def _cannot_be_told(matter: PetitionMatter) -> str | None:
    return None if reading.is_notice_due(matter) else UNCLEAR


def _arose(matter: PetitionMatter, facts: PaperFacts) -> date:
    """The day whose regulation a first notice speaks by: the one that set its clock going."""
    return matter.received_on or facts.today


def _opening_values(matter: PetitionMatter) -> dict[str, object]:
    return {"收到日期": matter.received_on, "来源方式": matter.channel, "反映事项": matter.matter}


def _enquiry_values(matter: PetitionMatter, office: OfficeFacts) -> dict[str, object]:
    return {"责任人": matter.duty_person, "信访查询电话（本地设置）": office.setting(ENQUIRY_PHONE)}
