"""The letter by which a member of the team takes on his part (矫正责任书, 社区矫正法 25)."""

from libao_desk.declare.blocks import (
    Blank,
    Block,
    Clauses,
    Numbering,
    Paper,
    Paragraph,
    Signature,
    SignatureBlock,
    Style,
    Text,
    Title,
    filled,
)
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.document import PaperFacts
from libao_desk.declare.phrases import day_or_blank, lacking

from .codes import TeamMemberKind
from .model import CorrectionCase
from .parts import CorrectionTeamMember
from .wording import before_check_in, is_minors, label_of, name_words, person_of, secrecy

TITLE = "矫正责任书"
COPIES = 2
"""One for the office, one for the member."""
SUPERVISION = (
    "协助社区矫正机构、司法所落实矫正方案，督促社区矫正对象遵守法律、行政法规和监督管理规定。",
    "督促社区矫正对象按时报告，未经批准不离开所居住的市、县，外出的按期返回。",
)
EDUCATION = (
    "对社区矫正对象开展思想、法治、道德教育，督促其参加教育学习和公益活动。",
    "帮助解决就业、就学和生活中的实际困难，不歧视、不孤立。",
)
BY_KIND = {
    TeamMemberKind.FAMILY: "在家庭生活中给予关心和督促。",
    TeamMemberKind.EMPLOYER: "在工作安排上给予支持，反映工作表现。",
    TeamMemberKind.SCHOOL: "保障完成学业，反映学习表现。",
    TeamMemberKind.VILLAGE_COMMITTEE: "经常了解居住和邻里情况。",
    TeamMemberKind.GUARANTOR: "履行保证人义务，督促按时复查和报告身体情况。",
}
"""What a member's own place in the subject's life adds."""
BLANK_ITEMS = 2
"""How many rules a form to fill by hand leaves for it."""
REPORTING = (
    "定期向司法所反映社区矫正对象的思想、学习、工作和生活情况。",
    "发现失去联系、违反规定或者其他重大变化的，立即报告司法所。",
)
SECRECY = "对社区矫正对象的身份信息和履行职责中知悉的个人隐私保密，不得用于其他用途。"
MINOR = "社区矫正对象为未成年人，不得向任何单位和个人泄露其身份信息，不得公开其社区矫正情况（社区矫正法第五十四条）。"


def body(case: CorrectionCase, facts: PaperFacts) -> Paper:
    """矫正责任书 between the office and one member; each keeps a copy."""
    member: CorrectionTeamMember = facts.part_row or CorrectionTeamMember()
    secrets = (SECRECY, MINOR) if is_minors(case, facts) else (SECRECY,)
    opening: Text = (
        "为落实对社区矫正对象", name_words(case), f"的矫正方案，{facts.office_name}与矫正小组成员", filled(member.name, 5),
        "（", filled(label_of(member.kind), 6), "）约定如下：",
    )  # fmt: skip
    blocks: tuple[Block, ...] = (
        *secrecy(case, facts),
        Title(TITLE),
        Paragraph(opening),
        *_section("一、协助监督管理", SUPERVISION),
        *_section("二、教育帮扶", (*EDUCATION, *_own_part(member))),
        *_section("三、了解情况及时报告", REPORTING),
        *_section("四、保守秘密", secrets),
        Paragraph("五、期限", style=Style.HEADING),
        Paragraph(_term(case, member)),
        Paragraph("本责任书一式二份，双方各执一份。"),
        SignatureBlock(
            (
                (Signature("司法所（盖章）："), Signature("成员（签名）：")),
                (Signature("负责人（签名）："), Signature("联系电话：")),
                (Signature("日期："), Signature("日期：")),
            )
        ),
    )
    return Paper(TITLE, blocks, copies=COPIES)


refused = before_check_in(TITLE)


def wants(case: CorrectionCase, office: OfficeFacts) -> tuple[str, ...]:
    """What the record leaves blank."""
    return lacking({"姓名": person_of(case).name, "矫正结束日期": case.term_to})


def wants_row(case: CorrectionCase, member: CorrectionTeamMember, office: OfficeFacts) -> tuple[str, ...]:
    """What the member's row leaves blank."""
    return lacking({"成员类别": member.kind, "起": member.starts_on or case.responsibility_signed_on or case.intake_announced_on})


def _own_part(member: CorrectionTeamMember) -> tuple[Text, ...]:
    """What the member's own place adds; rules to write it on where the form is filled by hand."""
    if member.kind is None:
        return ((Blank(22),),) * BLANK_ITEMS
    own = BY_KIND.get(member.kind)
    return () if own is None else (own,)


def _section(title: str, items: tuple[Text, ...]) -> tuple[Block, ...]:
    numbering = Numbering.BRACKETED if len(items) > 1 else Numbering.NONE
    return (Paragraph(title, style=Style.HEADING), Clauses(items, numbering=numbering))


def _term(case: CorrectionCase, member: CorrectionTeamMember) -> Text:
    """From the day the member joined to the end of the correction, or to the day he left."""
    first = member.starts_on or case.responsibility_signed_on or case.intake_announced_on
    return (
        "责任期限自",
        *day_or_blank(first),
        "至",
        *day_or_blank(member.ends_on or case.term_to),
        "，社区矫正提前解除或者终止的，责任同时终止。",
    )
