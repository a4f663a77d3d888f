"""Letters to other units (转送函、交办函、异议函); none of them names an informant, nor one who asked that his name be kept."""

from collections.abc import Iterator
from datetime import date

from libao_desk.core.dates import official_date
from libao_desk.core.phones import show_phones
from libao_desk.declare.blocks import Block, Cell, CutLine, FactsTable, Footer, Paper, Paragraph, Text, Together
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.document import PaperFacts
from libao_desk.declare.phrases import addressed, day_or_blank, lacking, official_head, said

from . import reading
from .codes import PetitionKind, RouteIn
from .model import PetitionMatter
from .regulation import Topic, article_on, said_to_clerk
from .wording import (
    TRANSFER,
    addressee,
    bracketed,
    filled_plain,
    head,
    is_secret,
    nameless,
    outward,
    signature,
)

FORWARD_TITLE = "信访事项转送函"
ASSIGN_TITLE = "信访事项交办函"
OBJECTION_TITLE = "信访事项异议（退件）函"
WIDTHS = (2, 3.2, 2, 3.2)
COPIES = 2
DISCIPLINE = ("纪委", "纪检", "监委", "监察")
"""What the name of an organ that takes reports on wrongdoing has in it."""
TELL = "请于收到之日起15日内书面告知信访人；如不属于你单位职权范围，请于5个工作日内提出异议并说明理由。"
TELL_US = "请于收到之日起15日内书面告知我单位，由我单位告知信访人；如不属于你单位职权范围，请于5个工作日内提出异议并说明理由。"
KEEP_QUIET = "信访人要求保密，请勿探询、公开其身份。"

Row = tuple[Cell | Text | None, ...]


def forward(matter: PetitionMatter, facts: PaperFacts) -> Paper:
    """信访事项转送函: the matter goes to the unit that is competent (信访工作条例 22, 23)."""
    return _transfer(matter, facts, FORWARD_TITLE, "现将下列信访事项及有关材料转送你单位，请依法办理。")


def assign(matter: PetitionMatter, facts: PaperFacts) -> Paper:
    """信访事项交办函: the same with a day by which the unit reports back."""
    due: Row = ("反馈期限", Cell(day_or_blank(matter.passed_reply_due_on), span=3))
    return _transfer(matter, facts, ASSIGN_TITLE, "现将下列信访事项及有关材料交你单位办理，请按期反馈。", due)


def _transfer(matter: PetitionMatter, facts: PaperFacts, title: str, opening: Text, *more: Row) -> Paper:
    day = matter.received_on or facts.today
    blocks: tuple[Block, ...] = (
        *head(TRANSFER, facts, title),
        addressed(matter.passed_to),
        Paragraph(opening),
        FactsTable((*_summary(matter), *more), widths=WIDTHS, tight=True),
        Paragraph(f"依照{article_on(day, Topic.TRANSFER)}规定，{TELL_US if is_secret(matter) else TELL}"),
        *_secrecy(matter, day),
        signature(facts, matter.passed_on),
        Together((CutLine("回执"), FactsTable(_stub(facts), widths=WIDTHS, tight=True))),
    )
    return Paper(title, blocks, copies=COPIES, footer=Footer.DASHED)


def _summary(matter: PetitionMatter) -> tuple[Row, ...]:
    received = official_date(matter.received_on) if matter.received_on is not None else None
    return (
        ("登记编号", matter.number, "收到日期", received),
        ("信访人", outward(matter, addressee(matter)), "联系方式", outward(matter, show_phones(matter.contact))),
        ("住址", Cell(outward(matter, matter.petitioner_address), span=3)),
        ("反映事项", Cell(_told(matter, matter.matter), span=3, lines=1.5)),
        ("诉求", Cell(_told(matter, matter.request), span=3)),
    )


def _told(matter: PetitionMatter, text: str | None) -> str | None:
    return nameless(matter, text) if is_secret(matter) else text


def _secrecy(matter: PetitionMatter, day: date) -> Iterator[Paragraph]:
    if matter.kind is PetitionKind.REPORT:
        rule = article_on(day, Topic.REPORT)
        yield Paragraph(f"本件依照{rule}规定保密，不得将检举、控告材料和检举人、控告人的情况透露或者转给被检举、控告的人员和单位。")
    elif matter.is_confidential:
        yield Paragraph(KEEP_QUIET)


def _stub(facts: PaperFacts) -> tuple[Row, ...]:
    return (
        ("来函文号", facts.number or None, "收到日期", None),
        ("办理意见", Cell("□属于职权范围，已受理　□不属于职权范围，提出异议（附理由）", span=3)),
        ("承办人、电话", Cell(None, lines=2), "单位（盖章）", None),
    )


def forward_refused(matter: PetitionMatter, office: OfficeFacts, today: date) -> str | None:
    """A letter needs a unit to go to; a report on wrongdoing goes to those who may have it (信访工作条例 30)."""
    if matter.passed_reply_due_on is not None:
        return "已填写交办的反馈期限，请打印交办函。"
    return _cannot_go(matter, FORWARD_TITLE)


def assign_refused(matter: PetitionMatter, office: OfficeFacts, today: date) -> str | None:
    """What is assigned has a day for the answer; a report on wrongdoing is passed on, never assigned."""
    if matter.kind is PetitionKind.REPORT:
        return f"检举控告按干部管理权限转送纪检监察机关，不得交办{said_to_clerk(matter.received_on, Topic.REPORT)}。"
    if matter.passed_reply_due_on is None:
        return "尚未填写交办的反馈期限；只转送的，请打印转送函。"
    return _cannot_go(matter, ASSIGN_TITLE)


def _cannot_go(matter: PetitionMatter, title: str) -> str | None:
    if not matter.passed_to:
        return f"尚未填写转送或告知的有权机关，不能打印{title}。"
    if matter.accepted_on is not None:
        return f"该事项已由本单位受理，不能打印{title}。"
    if matter.kind is PetitionKind.REPORT and not any(word in matter.passed_to for word in DISCIPLINE):
        return f"检举控告只转送纪检监察机关，不能转给“{matter.passed_to}”{said_to_clerk(matter.received_on, Topic.REPORT)}。"
    return None


def forward_wants(matter: PetitionMatter, office: OfficeFacts) -> tuple[str, ...]:
    """The labels of what would print as a blank."""
    values = {
        "收到日期": matter.received_on,
        "信访人": is_secret(matter) or matter.petitioner,
        "信访人住址": is_secret(matter) or matter.petitioner_address,
        "联系方式": is_secret(matter) or matter.contact,
        "反映事项": matter.matter,
        "诉求": matter.request,
        "转送、告知或导入日期": matter.passed_on,
    }
    return lacking(values)


def objection(matter: PetitionMatter, facts: PaperFacts) -> Paper:
    """信访事项异议（退件）函: why a matter that was sent here belongs elsewhere (信访工作条例 23)."""
    day = matter.received_on or facts.today
    route = matter.route_in.label if matter.route_in in (RouteIn.FORWARDED, RouteIn.ASSIGNED) else "转送（交办）"
    words: Text = (
        f"你单位{route}的信访事项", *(bracketed(matter.from_no) or ("（", filled_plain(None, 8), "）")),
        "，我单位于", *day_or_blank(matter.received_on), "收到，登记编号", filled_plain(matter.number, 8), "。",
    )  # fmt: skip
    blocks: tuple[Block, ...] = (
        *official_head(None, OBJECTION_TITLE),
        addressed(matter.from_organ),
        Paragraph((*words, "经审查，该事项不属于我单位职权范围，现提出异议。理由如下：")),
        *said(nameless(matter, matter.objection_reason), 5),
        Paragraph(f"依照{article_on(day, Topic.OBJECTION)}规定，请予审核；同意的，现将有关材料一并退回。"),
        Paragraph("附件：退回的信访材料"),
        signature(facts, matter.objected_on),
    )
    return Paper(OBJECTION_TITLE, blocks, copies=COPIES, footer=Footer.DASHED)


def objection_refused(matter: PetitionMatter, office: OfficeFacts, today: date) -> str | None:
    """Only what was sent here can go back, with reasons, within five working days (信访工作条例 23)."""
    last = reading.objection_day(matter, office)
    if matter.route_in not in (RouteIn.FORWARDED, RouteIn.ASSIGNED):
        return "只有转送、交办来的事项才能提出异议退回。"
    if matter.accepted_on is not None:
        return f"该事项已经受理，不能打印{OBJECTION_TITLE}。"
    if not matter.objection_reason:
        return "提出异议须详细说明理由，请填写异议理由。"
    if last is not None and (matter.objected_on or today) > last:
        return f"提出异议的期限为收到后5个工作日，末日{last}，已经超过。"
    return None


def objection_wants(matter: PetitionMatter, office: OfficeFacts) -> tuple[str, ...]:
    """The labels of what would print as a blank."""
    values = {
        "转办、交办机关": matter.from_organ,
        "转办、交办文号": matter.from_no,
        "收到日期": matter.received_on,
        "提出异议日期": matter.objected_on,
    }
    return lacking(values)
