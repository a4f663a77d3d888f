"""The responsibility letter (责任书) as a paper: one body, three sets of duties, and whatever a team member or guardian undertakes."""

from collections.abc import Callable
from datetime import date

from libao_desk.declare.blocks import (
    Blank,
    Block,
    Clauses,
    Field,
    Fields,
    Numbering,
    Paper,
    Paragraph,
    Signature,
    SignatureBlock,
    Style,
    Text,
    Title,
)
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.document import Body, PaperFacts
from libao_desk.declare.phrases import day_or_blank, han_count, lacking

from .codes import PERSONS, PartyKind
from .letter import ResponsibilityLetter
from .reading import letter_title
from .settings import REWARDS

COPIES = 2
AIMS: dict[PartyKind, str] = {
    PartyKind.VILLAGE: "坚持预防在前、调解优先，矛盾纠纷发现在早、化解在小，法治宣传经常开展，辖区平安稳定，群众遇事找法。",
    PartyKind.FIRM: "依法经营、规范用工，劳动和合同争议及时化解，安全生产责任落实，建成守法诚信的法治企业。",
    PartyKind.SCHOOL: "依法办学、平安办学，法治教育进课堂，学生身心安全得到保障，校园及周边秩序良好。",
}
OTHER_AIM = "各项责任落实到人，依法维护当事人的合法权益。"
DUTIES: dict[PartyKind, tuple[str, ...]] = {
    PartyKind.VILLAGE: (
        "每月至少排查一次矛盾纠纷，及时登记、调处和上报，做到小事不出村。",
        "人民调解委员会组织健全，调解场所、标牌、印章、文书和台账规范。",
        "参加社区矫正小组和安置帮教小组，协助做好教育、走访和困难帮扶。",
        "设置法治宣传栏，定期更换内容，经常开展法治宣传。",
        "按照民主法治示范村的标准开展创建，村务依法公开。",
        "信访事项按期办结。",
    ),
    PartyKind.FIRM: (
        "依法签订和履行合同，无因本单位违约引发的诉讼。",
        "信访事项按期办结。",
        "无本单位人员职务内的刑事案件。",
        "按时足额支付劳动报酬，无拖欠工资。",
        "落实安全生产责任制，无安全事故。",
        "遵守生态环境保护规定，无环保举报。",
        "开展职工法治教育，建立内部调解组织，创建法治企业。",
    ),
    PartyKind.SCHOOL: (
        "法治教育列入课程计划，做到法治进课堂。",
        "配合做好校园及周边治安，发现隐患及时报告。",
        "建立预防和处置学生欺凌的制度，发现欺凌及时处理并告知监护人。",
        "聘请法治副校长，每学期至少开展一次法治讲座。",
        "信访事项按期办结。",
    ),
}
BLANK_ITEMS, MORE_ITEMS = 5, 2
"""How many duties a form to fill by hand leaves room for, where none are usual and below the usual ones."""


def body_for(kind: PartyKind | None) -> Body:
    """The letter of one kind (责任书); None takes the kind the letter says."""

    def body(letter: ResponsibilityLetter, facts: PaperFacts) -> Paper:
        meant = kind or letter.party_kind
        copies = letter.copies or COPIES
        blocks: tuple[Block, ...] = (
            Title(letter_title(letter, kind)),
            Fields(((Field("甲方：", f"{facts.township}人民政府"),), (Field("乙方：", letter.signing_party or None),))),
            Paragraph(("为落实", _year(letter), "年度平安法治建设各项任务，明确责任，经协商一致，甲乙双方签订本责任书。")),
            Paragraph("一、工作目标", style=Style.HEADING),
            Paragraph(OTHER_AIM if meant is None else AIMS.get(meant, OTHER_AIM)),
            Paragraph("二、责任事项", style=Style.HEADING),
            Clauses(items_of(letter, meant), numbering=Numbering.BRACKETED),
            Paragraph("三、考核", style=Style.HEADING),
            Paragraph("甲方每季度查评一次，年终进行年度考核，结果告知乙方；存在问题的，乙方及时整改并回复。"),
            Paragraph("四、奖惩", style=Style.HEADING),
            Paragraph(letter.rewards or facts.office.setting(REWARDS)),
            Paragraph("五、期限", style=Style.HEADING),
            Paragraph(("责任期限自", *day_or_blank(letter.starts_on), "至", *day_or_blank(letter.ends_on), "。")),
            Paragraph(
                f"本责任书一式{han_count(copies)}份，甲乙双方各执一份。" if copies == COPIES else f"本责任书一式{han_count(copies)}份。"
            ),
            _signatures(letter, meant),
        )
        return Paper(letter_title(letter, kind), blocks, copies=copies)

    return body


def items_of(letter: ResponsibilityLetter, kind: PartyKind | None) -> tuple[Text, ...]:
    """What is undertaken: the duties typed into the letter, else the usual ones of its kind; to fill by hand with rules to write on."""
    typed = tuple(item.text.strip() for item in letter.items if item.text and item.text.strip())
    usual = DUTIES.get(kind, ()) if kind is not None else ()
    if typed or (usual and (letter.year is not None or letter.party_name)):
        return typed or usual
    return (*usual, *((Blank(22),),) * (MORE_ITEMS if usual else BLANK_ITEMS))


def refused_for(kind: PartyKind | None) -> Callable[[ResponsibilityLetter, OfficeFacts, date], str | None]:
    """Why a letter cannot be printed as one of that kind; None stands for team members and guardians."""

    def refused(letter: ResponsibilityLetter, office: OfficeFacts, today: date) -> str | None:
        if kind is not None:
            return None if letter.party_kind is kind else f"签订对象不是{kind.label}，不能打印{kind.label}责任书。"
        if letter.party_kind not in PERSONS:
            return "签订对象不是小组成员或监护人，请打印相应的责任书。"
        return None if any(item.text for item in letter.items) else "尚未填写责任事项，不能打印责任书。"

    return refused


def wants(letter: ResponsibilityLetter, office: OfficeFacts) -> tuple[str, ...]:
    """The labels of what would print as a blank."""
    party = letter.party_kind.label if letter.party_kind is not None else "签订对象"
    values = {"年度": letter.year, party: letter.party_name, "责任期限起": letter.starts_on, "责任期限止": letter.ends_on}
    return lacking(values)


def _signatures(letter: ResponsibilityLetter, kind: PartyKind | None) -> SignatureBlock:
    if kind in PERSONS:
        return SignatureBlock(
            (
                (Signature("甲方（盖章）："), Signature("乙方（签名）：")),
                (Signature("主要负责人（签名）："), Signature("日期：")),
            )
        )
    return SignatureBlock(
        (
            (Signature("甲方（盖章）："), Signature("乙方（盖章）：")),
            (Signature("主要负责人（签名）："), Signature("主要负责人（签名）：")),
            (Signature("日期："), Signature("日期：")),
        )
    )


def _year(letter: ResponsibilityLetter) -> str | Blank:
    return f"{letter.year}" if letter.year is not None else Blank(4)
