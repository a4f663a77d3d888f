"""The written opinion on a matter (处理意见书、答复意见书), one section a thing raised, and the sheet on which it is approved."""

from collections.abc import Iterator
from datetime import date

from libao_desk.core.dates import official_date
from libao_desk.declare.blocks import Blank, Block, Cell, Clauses, FactsTable, Footer, Numbering, Paper, Paragraph, Style, Text, Title
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.document import PaperFacts
from libao_desk.declare.phrases import addressed, day_or_blank, han_count, lacking, room

from . import reading
from .codes import OTHER_WAYS, OpinionResult, PetitionField, PetitionKind, RouteIn
from .model import PetitionMatter
from .parts import PetitionItem
from .regulation import Topic, article_on
from .wording import (
    ANSWER,
    addressee,
    bracketed,
    filled_plain,
    issuer,
    nameless,
    red_head,
    review_organ,
    sentence,
    signature,
    you,
)

TITLE = "信访事项处理意见书"
APPROVAL_TITLE = "信访事项处理意见审批表"
COPIES = 2
WIDTHS = (2, 3.2, 2, 3.2)
RESULTS = {
    OpinionResult.SUPPORTED: "对该项诉求予以支持。",
    OpinionResult.EXPLAINED: "该项诉求合理但缺乏法律、政策依据，予以解释。",
    OpinionResult.REJECTED: "对该项诉求不予支持。",
}
TOPICS = {PetitionKind.SUGGESTION: Topic.SUGGESTION, PetitionKind.REPORT: Topic.REPORT}
LONGEST_HEADING = 18
Row = tuple[Cell | Text | None, ...]


def body(matter: PetitionMatter, facts: PaperFacts) -> Paper:
    """信访事项处理意见书: what was taken up, what was found and decided on each thing, where a review is asked for."""
    day = matter.opinion_on or facts.today
    blocks: tuple[Block, ...] = (
        *red_head(ANSWER, facts, heading(matter)),
        addressed(addressee(matter)),
        Paragraph("一、受理情况", style=Style.HEADING),
        Paragraph(_taken(matter)),
        Clauses(tuple(_matter_of(item) for item in items_of(matter)), numbering=Numbering.ARABIC),
        Paragraph("二、事实认定与处理意见", style=Style.HEADING),
        Paragraph(f"依照{article_on(day, _topic(matter))}规定，我单位对上述事项进行了调查核实，提出意见如下："),
        *(block for number, item in enumerate(items_of(matter), start=1) for block in _item(number, item)),
        *_ending(matter, facts, day),
        signature(facts, matter.opinion_on),
    )
    return Paper(TITLE, blocks, copies=COPIES + (matter.route_in in (RouteIn.FORWARDED, RouteIn.ASSIGNED)), footer=Footer.DASHED)


def heading(matter: PetitionMatter) -> str:
    """关于＿＿信访事项的处理意见书, by the field of the matter and never by a name; 答复意见书 outside the petition procedure."""
    known = matter.field is not None and matter.field is not PetitionField.OTHER
    what = matter.field.label if known and matter.field is not None else matter.number if matter.field is not None else None
    return f"关于{what or '＿＿＿＿'}信访事项的{'处理' if has_review(matter) else '答复'}意见书"


def has_review(matter: PetitionMatter) -> bool:
    """Whether a review may be asked for: of an opinion given in the petition procedure (信访工作条例 35)."""
    return matter.kind in (PetitionKind.APPEAL, None)


def items_of(matter: PetitionMatter) -> list[PetitionItem]:
    """Each thing that was raised; the matter as a whole where it was not taken apart."""
    return list(matter.items) or [PetitionItem(text=matter.matter)]


def _taken(matter: PetitionMatter) -> Text:
    came: Text
    if matter.route_in in (RouteIn.FORWARDED, RouteIn.ASSIGNED):
        came = (
            f"{you(matter)}反映的信访事项，由", filled_plain(matter.from_organ, 8), *_reached_organ(matter),
            f"{matter.route_in.label}我单位", *bracketed(matter.from_no), "，我单位于", *day_or_blank(matter.received_on), "收到",
        )  # fmt: skip
    else:
        channel = filled_plain(matter.channel.label if matter.channel is not None else None, 4)
        came = (f"{you(matter)}于", *day_or_blank(matter.received_on), "通过", channel, "向我单位反映信访事项")
    return (*came, "，于", *day_or_blank(matter.accepted_on), "受理。反映的事项为：")


def _reached_organ(matter: PetitionMatter) -> Text:
    return () if matter.organ_received_on is None else ("于", *day_or_blank(matter.organ_received_on), "收到后")


def _matter_of(item: PetitionItem) -> Text:
    return sentence(item.text) if item.text and item.text.strip() else (Blank(20),)


def _item(number: int, item: PetitionItem) -> Iterator[Block]:
    about = (item.text or "").strip().removeprefix("反映").rstrip("。；;")
    titled = about if len(about) <= LONGEST_HEADING and "\n" not in about else f"第{han_count(number)}项事项"
    count = f"（{han_count(number)}）关于"
    yield Paragraph((count, titled if about else Blank(14), "的事项" if titled == about else ""), style=Style.SUBHEADING)
    yield from _told("事实认定：", item.finding, 3)
    yield from _told("法律、政策依据：", item.basis, 2)
    yield from _told("处理意见：", RESULTS[item.result] + (item.opinion or "") if item.result is not None else item.opinion, 2)


def _told(label: str, text: str | None, lines: int) -> Iterator[Paragraph]:
    if text and text.strip():
        yield Paragraph(label + sentence(text))
    else:
        yield Paragraph(label, keep_with_next=True)
        yield from room(lines)


def _ending(matter: PetitionMatter, facts: PaperFacts, day: date) -> Iterator[Paragraph]:
    if not has_review(matter):
        yield Paragraph("特此答复。")
        return
    rule = article_on(day, Topic.REVIEW)
    yield Paragraph("三、请求复查的途径和期限", style=Style.HEADING)
    yield Paragraph(f"如不服本意见，可自收到本意见书之日起30日内向{review_organ(facts)}请求复查（{rule}）。")


def _topic(matter: PetitionMatter) -> Topic:
    return TOPICS.get(matter.kind, Topic.OPINION) if matter.kind is not None else Topic.OPINION


def refused(matter: PetitionMatter, office: OfficeFacts, today: date) -> str | None:
    """Only a matter that was accepted and not ended otherwise has an opinion; other lawful ways have their own answer."""
    if matter.legal_route in OTHER_WAYS:
        return "导入其他法定途径的事项不出具处理意见书，由有权机关依照规定的程序答复。"
    if matter.accepted_on is None:
        return f"该事项尚未受理，不能打印{TITLE}。"
    if matter.settled_on is not None and matter.opinion_served_on is None:
        return "该事项已经和解（调解）结案，不再出具处理意见书。"
    if reading.is_withdrawn(matter):
        return "信访人已撤回该事项，不再出具处理意见书。"
    return None


def wants(matter: PetitionMatter, office: OfficeFacts) -> tuple[str, ...]:
    """The labels of what would print as a blank, thing by thing."""
    found = [*lacking({"信访人": matter.petitioner, "收到日期": matter.received_on, "来源方式": matter.channel})]
    for number, item in enumerate(items_of(matter), start=1):
        parts = {"信访事项": item.text, "事实认定": item.finding, "法律、政策依据": item.basis, "处理意见": item.result or item.opinion}
        found += [f"第{han_count(number)}项{label}" for label in lacking(parts)]
    return (*found, *lacking({"处理意见（答复）日期": matter.opinion_on}))


def approval(matter: PetitionMatter, facts: PaperFacts) -> Paper:
    """信访事项处理意见审批表: ordinary matters by the leader in charge, major ones by the head; it does not say who petitioned."""
    rows: tuple[Row, ...] = (
        ("登记编号", matter.number, "内容领域", matter.field.label if matter.field is not None else None),
        ("受理日期", _day(matter.accepted_on), "应办结日期", reading.answer_due_words(matter, facts.office)),
        ("责任单位", matter.duty_unit, "责任人", matter.duty_person),
        ("意见书文号", Cell(matter.opinion_no, span=3)),
        *_proposals(matter),
        ("责任单位意见", Cell(None, span=3, lines=4)),
        ("分管领导审批", Cell(None, span=3, lines=4)),
        ("主要领导审批（重大事项）", Cell(None, span=3, lines=4)),
    )
    blocks = (Title(APPROVAL_TITLE), Paragraph(f"单位：{issuer(facts)}", indent=0), FactsTable(rows, widths=WIDTHS))
    return Paper(APPROVAL_TITLE, blocks)


def _proposals(matter: PetitionMatter) -> Iterator[Row]:
    for number, item in enumerate(items_of(matter), start=1):
        words = "".join(part for part in (f"【{item.result.label}】" if item.result is not None else "", item.opinion or "") if part)
        yield f"第{han_count(number)}项事项", Cell(nameless(matter, item.text), span=3, lines=2)
        yield "拟处理意见", Cell(nameless(matter, words) or None, span=3, lines=2)


def approval_wants(matter: PetitionMatter, office: OfficeFacts) -> tuple[str, ...]:
    """The labels of what would print as a blank; the approvals are written by hand."""
    found = [*lacking({"责任单位": matter.duty_unit, "责任人": matter.duty_person})]
    for number, item in enumerate(items_of(matter), start=1):
        found += [f"第{han_count(number)}项{label}" for label in lacking({"处理意见": item.result or item.opinion})]
    return tuple(found)


def _day(day: date | None) -> str | None:
    return None if day is None else official_date(day)
