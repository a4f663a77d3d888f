"""How a matter's data are put into the words of its papers (文书用语): who signs, to whom, about what, under which number."""

from datetime import date

from libao_desk.core.phones import show_phones
from libao_desk.declare.blocks import Blank, Block, Field, Fields, RedHead, Run, SealArea, Space, Text, Title
from libao_desk.declare.document import PaperFacts, PaperNumber
from libao_desk.declare.number import SIGN, document_number, pattern_number
from libao_desk.declare.path import Field as Kept
from libao_desk.declare.path import path
from libao_desk.declare.phrases import day_or_blank, official_head

from .codes import PetitionField, PetitionKind, RouteIn
from .model import PetitionMatter
from .settings import ENQUIRY_PHONE, ENQUIRY_WAY, ISSUER, PAPER_PATTERN, REVIEW_ORGAN

SEAL = "（单位印章）"
SECRET = "（依法保密）"
NOTICE, REFUSAL, EXTENSION, ANSWER, TRANSFER = "告", "不", "延", "答", "转"
"""The signs that tell the papers apart where the pattern has one."""
SHORT_ENOUGH = 30
"""A matter of so many characters is named in its own words, a longer one by its field."""


def issuer(facts: PaperFacts) -> str:
    """Whose name and seal stand on papers that go out: a unit, never one of its inner offices."""
    return facts.office.setting(ISSUER) or f"{facts.township}人民政府"


def review_organ(facts: PaperFacts) -> str:
    """Where a review is asked for: the next level up."""
    return facts.office.setting(REVIEW_ORGAN) or f"{facts.county}人民政府"


def pattern_for(sign: str, facts: PaperFacts) -> str:
    """The number pattern of one kind of paper: 李信访告〔{y}〕{n}号."""
    return facts.office.setting(PAPER_PATTERN).replace(SIGN, sign)


def numbered(sign: str, kept_in: Kept, on: Kept | None = None) -> PaperNumber:
    """Numbers of one kind of paper, of the year of its day `on`.

    Kinds whose patterns are the same share a series, so that no number is given twice.
    """

    def series(matter: PetitionMatter, facts: PaperFacts) -> str:
        return f"petition-paper:{pattern_for(sign, facts)}"

    def text(matter: PetitionMatter, facts: PaperFacts, year: int, n: int) -> str:
        return pattern_number(pattern_for(sign, facts), year, n)

    def dated(matter: PetitionMatter, facts: PaperFacts) -> date | None:
        return None if on is None else path(on).value_of(matter)

    return PaperNumber(series, text, kept_in=kept_in, dated=dated)


def red_head(sign: str, facts: PaperFacts, title: str) -> tuple[Block, ...]:
    """The issuing unit in red, the number and the title, as on the papers a unit decides by (`GB/T 9704-2012`)."""
    return RedHead(issuer(facts), document_number(pattern_for(sign, facts), facts.number)), Title(title), Space()


def head(sign: str, facts: PaperFacts, title: str) -> tuple[Block, ...]:
    """The number and the title of an official paper without a red head: a notice or a slip to send back stays on one page."""
    return official_head(document_number(pattern_for(sign, facts), facts.number), title)


def seal(facts: PaperFacts, day: date | None) -> SealArea:
    """The unit's name, the day and room for the unit's seal."""
    return SealArea(SEAL, unit=issuer(facts), on=day)


def signature(facts: PaperFacts, day: date | None) -> SealArea:
    """The unit's name in the middle over the day, and the seal on both (`GB/T 9704-2012` 7.3.5.1)."""
    return SealArea("", unit=issuer(facts), on=day)


def addressee(matter: PetitionMatter) -> str | None:
    """The petitioner as a paper calls him; of several, one with their number."""
    name = (matter.petitioner or "").strip()
    return (f"{name}等{matter.people}人" if is_several(matter) else name) if name else None


def is_several(matter: PetitionMatter) -> bool:
    """Whether several people brought the matter."""
    return (matter.people or 1) > 1


def you(matter: PetitionMatter) -> str:
    """How the petitioner is spoken to."""
    return "你们" if is_several(matter) else "你"


def about(matter: PetitionMatter) -> Run | Blank:
    """The matter in a sentence: its own words where they are short, else its field."""
    words = (matter.matter or "").strip().removeprefix("反映").rstrip("。；;")
    if words and "\n" not in words and len(words) <= SHORT_ENOUGH:
        return Run(f"“{words}”")
    if matter.field in (None, PetitionField.OTHER):
        return Run(f"{matter.number}号") if words and matter.number else Blank(8)
    return Run(f"{matter.field.label}方面的") if matter.field is not None else Blank(8)


def opening(matter: PetitionMatter) -> Text:
    """你于＿年＿月＿日通过＿反映的＿事项，我单位已收到。"""
    if matter.route_in in (RouteIn.FORWARDED, RouteIn.ASSIGNED):
        return (
            f"{you(matter)}反映的", about(matter), "事项，由", filled_plain(matter.from_organ, 8), matter.route_in.label,
            *bracketed(matter.from_no), "我单位，我单位于", *day_or_blank(matter.received_on), "收到。",
        )  # fmt: skip
    channel = matter.channel.label if matter.channel is not None else None
    return (
        f"{you(matter)}于", *day_or_blank(matter.received_on), "通过", filled_plain(channel, 4), "反映的", about(matter),
        "事项，我单位已收到。",
    )  # fmt: skip


def filled_plain(value: str | None, chars: float) -> Run | Blank:
    """The value as it is, or a rule to write on."""
    return Run(value) if value else Blank(chars)


def bracketed(number: str | None) -> tuple[str, ...]:
    """（样信转〔2020〕1号）, nothing where there is no number."""
    return (f"（{number}）",) if number else ()


def enquiries(matter: PetitionMatter, facts: PaperFacts) -> Fields:
    """Whom to ask, under which telephone, and how (联系人、电话、查询方式)."""
    phone = show_phones(facts.office.setting(ENQUIRY_PHONE)) or None
    return Fields(
        (
            (Field("联系人：", matter.duty_person), Field("电话：", phone)),
            (Field("查询方式：", facts.office.setting(ENQUIRY_WAY) or None),),
        )
    )


def sentence(text: str) -> str:
    """What was typed, with a full stop where it has none."""
    words = text.strip()
    return words if words[-1:] in ("。", "！", "？", "；", "：") else f"{words}。"


def is_secret(matter: PetitionMatter) -> bool:
    """Whether nobody outside may learn who brought the matter: every report on wrongdoing, and whoever asked for it."""
    return bool(matter.is_confidential) or matter.kind is PetitionKind.REPORT


def nameless(matter: PetitionMatter, text: str | None) -> str | None:
    """A text of the matter in which nobody who brought it is named, nor where he lives or is reached."""
    if not text:
        return text
    for name in (matter.petitioner, *(one.name for one in matter.representatives)):
        if name and len(name.strip()) > 1:
            text = text.replace(name.strip(), "信访人")
    for where in (matter.petitioner_address, matter.contact, *(one.contact for one in matter.representatives)):
        if where and where.strip():
            text = text.replace(where.strip(), "（略）")
    return text


def outward(matter: PetitionMatter, value: str | None) -> str | None:
    """A datum of the petitioner on a paper for another unit; kept back where the matter is secret."""
    return SECRET if is_secret(matter) else value
