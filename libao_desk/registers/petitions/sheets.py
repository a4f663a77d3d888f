"""The office's own sheets on a matter (信访登记表、送达回证、复查材料移送、领导包案表)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from libao_desk.core.dates import official_date
from libao_desk.core.phones import show_phones
from libao_desk.declare.blocks import Align, Block, Cell, FactsTable, Paper, Paragraph, Style, Text, Title
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.code import Code
from libao_desk.declare.document import Body, PaperFacts
from libao_desk.declare.path import Field, path
from libao_desk.declare.phrases import addressed, day_or_blank, lacking, room

from . import opinion, reading
from .codes import PetitionKind
from .model import PetitionMatter
from .regulation import Topic, article_on, said_to_clerk
from .wording import addressee, is_secret, issuer, nameless, outward, seal, sentence

ENTRY_TITLE = "信访事项登记表"
RECEIPT_TITLE = "送达回证"
DEFENCE_TITLE = "信访事项复查申请登记和答辩材料移送单"
CHARGE_TITLE = "领导包案表"
WIDTHS = (2, 3.2, 2, 3.2)
MATERIALS = "信访事项登记表、受理告知书、信访事项处理意见书和审批表、送达回证、调查核实的证据材料等。"
NOTE_ROWS = 4

Row = tuple[Cell | Text | None, ...]


def entry(matter: PetitionMatter, facts: PaperFacts) -> Paper:
    """信访事项登记表: what came, how and from whom; how to deal with it and the leader's note are written by hand."""
    rows: tuple[Row, ...] = (
        ("登记编号", matter.number, "系统编号", matter.system_no),
        ("收到日期", _day(matter.received_on), "登记日期", _day(matter.registered_on)),
        ("来源方式", _label(matter.channel), "到件方式", _label(matter.route_in)),
        ("转办机关", matter.from_organ, "转办文号", matter.from_no),
        ("信访人", addressee(matter), "联系方式", show_phones(matter.contact)),
        ("住址", Cell(matter.petitioner_address, span=3)),
        ("类别", _label(matter.kind), "内容领域", _label(matter.field)),
        ("反映事项", Cell(matter.matter, span=3, lines=4)),
        ("诉求", Cell(matter.request, span=3, lines=3)),
        ("责任单位", matter.duty_unit, "责任人", matter.duty_person),
        ("拟办意见", Cell(None, span=3, lines=5)),
        ("领导批示", Cell(None, span=3, lines=5)),
    )
    secret = "本件依法保密，材料不得透露或者转给被检举、控告的人员和单位。" if matter.kind is PetitionKind.REPORT else None
    blocks: tuple[Block, ...] = (
        Title(ENTRY_TITLE),
        *((Paragraph(secret, indent=0),) if secret else ()),
        FactsTable(rows, widths=WIDTHS),
    )
    return Paper(ENTRY_TITLE, blocks)


def entry_wants(matter: PetitionMatter, office: OfficeFacts) -> tuple[str, ...]:
    """The labels of what would print as a blank; who brought an unsigned letter is not known."""
    values = {
        "系统编号": matter.system_no,
        "收到日期": matter.received_on,
        "登记日期": matter.registered_on,
        "来源方式": matter.channel,
        "到件方式": matter.route_in,
        "信访人": matter.petitioner or matter.is_address_unclear,
        "类别": matter.kind,
        "内容领域": matter.field,
        "反映事项": matter.matter,
        "诉求": matter.request,
        "责任单位": matter.duty_unit,
        "责任人": matter.duty_person,
    }
    return lacking(values)


@dataclass(frozen=True)
class Served:
    """A paper whose service is proved (送达的文书): its title, where its number is kept, the day it was decided on."""

    key: str
    title: str
    number: Field
    made_on: Field


SERVED = (
    Served("notice", "告知书", PetitionMatter.notice_no, PetitionMatter.notified_on),
    Served("refusal", "不予受理告知书", PetitionMatter.refusal_no, PetitionMatter.refused_on),
    Served("extension", "延长办理期限告知书", PetitionMatter.extension_no, PetitionMatter.extension_notified_on),
    Served("opinion", "处理意见书", PetitionMatter.opinion_no, PetitionMatter.opinion_on),
)


def receipt_for(served: Served) -> Body:
    """送达回证 of one paper: signed by him who receives it, or by a witness where he will not."""

    def body(matter: PetitionMatter, facts: PaperFacts) -> Paper:
        number = path(served.number).value_of(matter)
        rows: tuple[Row, ...] = (
            ("送达的文书", f"信访事项{served.title}"),
            ("文号", number),
            ("受送达人", addressee(matter)),
            ("送达地点", matter.petitioner_address),
            ("送达方式", "□直接　□留置　□委托　□邮寄　□电子　□其他"),
            ("收到日期", "　　　　年　　月　　日　　时"),
            ("受送达人签名、盖章或按指印", Cell(None, lines=2)),
            ("代收人及与受送达人的关系", Cell(None, lines=2)),
            ("拒收的事由和日期", Cell(None, lines=2)),
            ("见证人（签名）", None),
            ("送达人（签名）", None),
            ("备注", Cell(None, lines=2)),
        )
        blocks: tuple[Block, ...] = (Title(RECEIPT_TITLE), FactsTable(rows, widths=(2.6, 7.8)), seal(facts, None))
        return Paper(f"{RECEIPT_TITLE}（{served.title}）", blocks)

    return body


def receipt_refused(served: Served) -> Callable[[PetitionMatter, OfficeFacts, date], str | None]:
    """Why there is nothing to serve yet: no number and no day of that paper."""

    def refused(matter: PetitionMatter, office: OfficeFacts, today: date) -> str | None:
        number, made_on = (path(field).value_of(matter) for field in (served.number, served.made_on))
        return None if number or made_on else f"尚未签发{served.title}，也未填写其日期，不能打印送达回证。"

    return refused


def receipt_wants(served: Served) -> Callable[[PetitionMatter, OfficeFacts], tuple[str, ...]]:
    """The labels of what would print as a blank; how and when it was received is written by hand."""

    def wants(matter: PetitionMatter, office: OfficeFacts) -> tuple[str, ...]:
        number = path(served.number)
        return lacking({number.label: number.value_of(matter), "信访人": matter.petitioner, "信访人住址": matter.petitioner_address})

    return wants


def defence(matter: PetitionMatter, facts: PaperFacts) -> Paper:
    """复查申请登记和答辩材料移送单: what the level above needs to review the opinion (信访工作条例 35)."""
    review = matter.review
    asked = review.asked_on if review is not None else None
    rows: tuple[Row, ...] = (
        ("登记编号", matter.number, "内容领域", _label(matter.field)),
        ("请求人", outward(matter, addressee(matter)), "请求复查日期", _day(asked)),
        ("意见书文号", matter.opinion_no, "送达日期", _day(matter.opinion_served_on)),
    )
    day = asked or facts.today
    blocks: tuple[Block, ...] = (
        Title(DEFENCE_TITLE),
        addressed(review.organ if review is not None else None),
        Paragraph(
            (
                "请求人不服我单位处理意见，于",
                *day_or_blank(asked),
                f"请求复查。依照{article_on(day, Topic.REVIEW)}规定，现将有关材料移送如下。",
            )
        ),
        Paragraph("一、申请登记", style=Style.HEADING),
        FactsTable(rows, widths=WIDTHS),
        Paragraph("二、答辩意见", style=Style.HEADING),
        *_answers(matter),
        Paragraph("请求复查的理由和本单位的答复：", keep_with_next=True),
        *room(2),
        Paragraph(f"移送材料：{MATERIALS}"),
        seal(facts, None),
    )
    return Paper(DEFENCE_TITLE, blocks, copies=2)


def _answers(matter: PetitionMatter) -> tuple[Paragraph, ...]:
    """What was found and on what basis, thing by thing, from the opinion."""
    found = []
    for number, item in enumerate(opinion.items_of(matter), start=1):
        told = "".join(f"{label}：{sentence(text)}" for label, text in (("事实认定", item.finding), ("依据", item.basis)) if text)
        if told:
            words = nameless(matter, told) if is_secret(matter) else told
            found.append(Paragraph(f"{number}．{words}"))
    return tuple(found)


def defence_refused(matter: PetitionMatter, office: OfficeFacts, today: date) -> str | None:
    """Only where a review was asked for."""
    if matter.review is None or matter.review.asked_on is None:
        return "尚未登记复查请求，不能打印答辩材料移送单。"
    return None


def defence_wants(matter: PetitionMatter, office: OfficeFacts) -> tuple[str, ...]:
    """The labels of what would print as a blank."""
    values = {
        "受理机关": matter.review.organ if matter.review is not None else None,
        "处理意见书文号": matter.opinion_no,
        "送达日期": matter.opinion_served_on,
    }
    return lacking(values)


def charge(matter: PetitionMatter, facts: PaperFacts) -> Paper:
    """领导包案表: the matter, the leader, the unit, the plan, the days and the result; nothing about who brought it."""
    rows: tuple[Row, ...] = (
        ("登记编号", matter.number, "内容领域", _label(matter.field)),
        ("包案领导", matter.leader, "责任单位", matter.duty_unit),
        ("责任人", matter.duty_person, "受理日期", _day(matter.accepted_on)),
        ("办结期限", reading.answer_due_words(matter, facts.office), "办结日期", _day(reading.finished_on(matter))),
        ("事项", Cell(nameless(matter, matter.matter), span=3, lines=3)),
        ("化解方案", Cell(None, span=3, lines=4)),
        ("处理结果", Cell(_label(matter.result), span=3, lines=2)),
        ("执行落实", Cell(_day(matter.carried_out_on), span=3)),
    )
    noted: tuple[Row, ...] = tuple((_day(note.held_on), note.leader, nameless(matter, note.note)) for note in matter.leader_notes)
    blank: tuple[Row, ...] = ((None, None, Cell(None, lines=2)),) * max(0, NOTE_ROWS - len(noted))
    blocks: tuple[Block, ...] = (
        Title(CHARGE_TITLE),
        Paragraph(f"单位：{issuer(facts)}", indent=0),
        FactsTable(rows, widths=WIDTHS),
        Paragraph("领导接访、督办情况", indent=0, align=Align.CENTRE, keep_with_next=True),
        FactsTable((*noted, *blank), header=("日期", "领导", "办理情况"), widths=(2, 1.8, 6.6)),
    )
    return Paper(CHARGE_TITLE, blocks)


def charge_refused(matter: PetitionMatter, office: OfficeFacts, today: date) -> str | None:
    """A report on wrongdoing is read by the two who are named, and is on no list that goes round."""
    if matter.kind is PetitionKind.REPORT:
        return f"检举控告事项只由指定人员查阅，不制作领导包案表{said_to_clerk(matter.received_on, Topic.REPORT)}。"
    return None if matter.leader else "尚未填写包案领导，不能打印领导包案表。"


def charge_wants(matter: PetitionMatter, office: OfficeFacts) -> tuple[str, ...]:
    """The labels of what would print as a blank; the plan is written by hand."""
    return lacking({"责任单位": matter.duty_unit, "责任人": matter.duty_person, "反映事项": matter.matter})


def _day(day: date | None) -> str | None:
    return None if day is None else official_date(day)


def _label(code: Code | None) -> str | None:
    return None if code is None else code.label
