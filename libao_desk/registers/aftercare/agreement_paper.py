"""The agreement on help (安置帮教协议书) and the letter of the team (安置帮教责任书)."""

from datetime import date

from libao_desk.core.phones import show_phones
from libao_desk.declare.blocks import (
    Block,
    Cell,
    Clauses,
    DateLine,
    FactsTable,
    Field,
    Fields,
    Numbering,
    NumberLine,
    Paper,
    Paragraph,
    SealArea,
    Signature,
    SignatureBlock,
    Style,
    Text,
    Title,
    filled,
)
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.document import PaperFacts
from libao_desk.declare.phrases import han_count, lacking

from . import reading, wording
from .codes import TeamRole
from .model import AftercareCase
from .parts import AftercareTeamMember

AGREEMENT_TITLE = "安置帮教协议书"
TEAM_TITLE = "安置帮教责任书（帮教小组）"
COPIES = 3
FIRST_PARTY_DUTIES = (
    "定期走访，了解乙方的生活、就业情况和困难；走访前征得乙方同意。",
    "告知社会救助、就业创业、社会保险、法律援助等政策。",
    "乙方符合条件的，协助其申请最低生活保障、临时救助、住房和医疗救助等。",
    "协助乙方落实责任田、参加职业技能培训和就业。",
    "对乙方的个人信息和经历保密。",
)
SECOND_PARTY_DUTIES = (
    "自愿接受帮助，如实说明需要帮助的事项。",
    "遵守法律法规，依法生活和劳动。",
    "住址或者联系方式变更的，及时告知甲方。",
)
THIRD_PARTY_DUTIES = (
    "关心乙方的生活，不歧视，协助甲方做好走访和帮扶。",
    "协助乙方解决生活、就业中的实际困难，需要帮助的及时告知甲方。",
)
SHARED_DUTIES = (
    "尊重帮教对象的人格和合法权利，不歧视；帮教以自愿为前提，不采取强制措施。",
    "定期走访，了解生活、就业情况和困难，协助落实救助和帮扶措施。",
    "对帮教对象的身份、经历和家庭情况保密，不向无关人员透露；对未成年人的信息从严保密。",
    "遇有需要帮助的情况及时告知司法所，由司法所协调解决。",
)
DUTIES: dict[TeamRole, str] = {
    TeamRole.OFFICE: "牵头组织走访，建立帮教档案，协调落实帮扶措施，保管有关材料。",
    TeamRole.VILLAGE: "协助落实责任田和困难救助，介绍就业，调解家庭和邻里矛盾。",
    TeamRole.POLICE: "依法为帮教对象办理户籍、身份证件，提供法律咨询。",
    TeamRole.FAMILY: "关心、接纳帮教对象，帮助其安排生活、寻找工作。",
    TeamRole.VOLUNTEER: "提供心理疏导、技能指导、就业信息等志愿服务。",
}
"""What each member undertakes; the duties are the members', never those of the person helped."""


def agreement(case: AftercareCase, facts: PaperFacts) -> Paper:
    """安置帮教协议书: who helps, with what, how long; signed of one's own free will."""
    person = wording.person_of(case)
    blocks: tuple[Block, ...] = (
        Title(AGREEMENT_TITLE),
        NumberLine(wording.number_of(facts)),
        Fields(
            (
                (Field("甲方：", f"{facts.office_name}（安置帮教工作站）"),),
                (Field("乙方：", person.name), Field("联系电话：", show_phones(person.phone))),
                (Field("公民身份号码：", person.id_no),),
                (Field("现住地：", wording.home(case)),),
                (Field("丙方（家属或村（居）民委员会）：", _third_party(case)),),
            )
        ),
        Paragraph("为帮助乙方解决生活、就业中的困难，顺利融入社会，依照国家安置帮教的有关规定，甲乙丙三方自愿订立本协议。"),
        *_part("一、帮教期限", (("帮教期限", *wording.term_words(case, facts.office), "。"),)),
        *_part("二、甲方的责任", FIRST_PARTY_DUTIES),
        *_part("三、乙方的责任", SECOND_PARTY_DUTIES),
        *_part("四、丙方的责任", THIRD_PARTY_DUTIES),
        *_part("五、其他", ("本协议自愿签订，不限制乙方人身自由和其他合法权利。", "本协议一式三份，甲乙丙三方各执一份。")),
        _signatures(case, facts),
        DateLine(case.agreement_on),
    )
    return Paper(AGREEMENT_TITLE, blocks, copies=COPIES)


def agreement_refused(case: AftercareCase, office: OfficeFacts, today: date) -> str | None:
    """Whoever has come home can agree to be helped, while help lasts."""
    return wording.unnamed(case, AGREEMENT_TITLE) or wording.not_in_follow_up(case, AGREEMENT_TITLE)


def agreement_wants(case: AftercareCase, office: OfficeFacts) -> tuple[str, ...]:
    """The labels of what would print as a blank."""
    person = wording.person_of(case)
    return lacking(
        {
            "姓名": person.name,
            "联系电话": person.phone,
            "公民身份号码": person.id_no,
            "现住地": wording.home(case),
            "丙方": _third_party(case),
            "释放日期": case.released_on,
            "帮教协议签订日期": case.agreement_on,
        }
    )


def team_letter(case: AftercareCase, facts: PaperFacts) -> Paper:
    """安置帮教责任书: what the office and each member of the team undertake."""
    others = sum(member.role is not TeamRole.OFFICE for member in case.team) if case.team else len(DUTIES) - 1
    copies = others + 1
    blocks: tuple[Block, ...] = (
        Title(TEAM_TITLE),
        Paragraph(
            (
                "为做好对",
                filled(wording.person_of(case).name, 5),
                f"的安置帮教工作，{facts.office_name}与帮教小组成员约定如下：",
            )
        ),
        *_part("一、共同责任", SHARED_DUTIES),
        *_part("二、成员责任", tuple(f"{role.label}：{DUTIES[role]}" for role in _roles(case))),
        *_part("三、期限", (("责任期限", *wording.term_words(case, facts.office), "；成员变动的，另行签订。"),)),
        Paragraph(f"本责任书一式{han_count(copies)}份，{facts.office_name}和帮教小组成员各执一份。"),
        FactsTable(_member_rows(case), header=("身份", "姓名", "联系电话", "签名", "日期"), widths=(1.4, 1.8, 2.2, 2, 1.8)),
        SealArea("（印章）", unit=facts.office_name, on=None),
    )
    return Paper(TEAM_TITLE, blocks, copies=copies)


def team_refused(case: AftercareCase, office: OfficeFacts, today: date) -> str | None:
    """A letter of the team needs a team."""
    if not any(member.name for member in case.team):
        return f"尚未登记帮教小组成员，不能打印{TEAM_TITLE}。"
    return wording.unnamed(case, TEAM_TITLE) or wording.not_in_follow_up(case, TEAM_TITLE)


def team_wants(case: AftercareCase, office: OfficeFacts) -> tuple[str, ...]:
    """The labels of what would print as a blank."""
    values: dict[str, object] = {"姓名": wording.person_of(case).name, "释放日期": case.released_on}
    return lacking(values | {f"{member.name or '成员'}的联系电话": member.phone for member in case.team})


def _part(title: str, clauses: tuple[Text, ...]) -> tuple[Block, ...]:
    heading = Paragraph(title, style=Style.HEADING, keep_with_next=True)
    if len(clauses) == 1:
        return (heading, Paragraph(clauses[0]))
    return (heading, Clauses(clauses, numbering=Numbering.BRACKETED))


def _third_party(case: AftercareCase) -> str | None:
    kin = next((member.name for member in case.team if member.role is TeamRole.FAMILY and member.name), None)
    return kin or case.family_contact or wording.village_body(case)


def _signatures(case: AftercareCase, facts: PaperFacts) -> SignatureBlock:
    rows = [
        (Signature("甲方（盖章）："), Signature("乙方（签名或按指印）：")),
        (Signature("经办人（签名）："), Signature("丙方（签名或盖章）：")),
    ]
    if reading.is_minor_on(case, wording.day_of_paper(case.agreement_on, facts)):
        rows.append((Signature("见证人（签名）："), Signature("乙方监护人（签名）：")))
    return SignatureBlock(tuple(rows))


def _roles(case: AftercareCase) -> tuple[TeamRole, ...]:
    present = {member.role for member in case.team}
    return tuple(role for role in DUTIES if role in present or not case.team)


def _member_rows(case: AftercareCase) -> tuple[wording.Row, ...]:
    members = case.team or [AftercareTeamMember(role=role) for role in DUTIES]
    return tuple((Cell(str(m.role) if m.role is not None else None, lines=1.6), m.name, show_phones(m.phone), None, None) for m in members)
