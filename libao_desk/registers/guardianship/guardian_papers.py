"""What a guardian declares (监护人文书): that another takes his place, or that he leaves the rewarded scheme."""

from datetime import date

from libao_desk.core.phones import show_phones
from libao_desk.declare.blocks import (
    Align,
    Block,
    Clauses,
    DateLine,
    Field,
    Fields,
    Numbering,
    Paper,
    Paragraph,
    Signature,
    SignatureBlock,
    Title,
    filled,
)
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.document import PaperFacts
from libao_desk.declare.phrases import day_or_blank, lacking, ticked

from . import lifecycle, reading, wording
from .codes import CloseReason, GuardianBasis
from .model import GuardianshipCase
from .parts import GuardianshipYear

CHANGE_TITLE = "变更监护人确认书"
CHANGE_COPIES = 4
WITHDRAWAL_TITLE = "自愿退出有奖监护声明"
WITHDRAWAL_COPIES = 2
KNOWN = (
    "退出有奖监护，不免除依法应当履行的监护职责。",
    "患者依法享有的免费基本公共卫生服务、救治和社会救助不受影响。",
    "退出以前的奖励，按评估结果和实际月数办理。",
    "以后愿意继续参加的，可以重新签订监护责任书。",
)
"""What whoever leaves must know before he signs."""


def change(case: GuardianshipCase, facts: PaperFacts) -> Paper:
    """变更监护人确认书: the former and the new guardian, village and township confirm the change."""
    guardian = case.guardian
    day = case.guardian_changed_on or facts.today
    blocks: tuple[Block, ...] = (
        Title(CHANGE_TITLE),
        Fields(
            (
                (Field("患者姓名", wording.patient_name(case)), Field("村（居）", wording.village(case))),
                (Field("原监护人", case.former_guardian),),
                (Field("新监护人", wording.guardian_name(case)), Field("与患者关系", wording.relation(case))),
                (
                    Field("公民身份号码", guardian.id_no if guardian else None),
                    Field("联系电话", show_phones(guardian.phone) if guardian else None),
                ),
                (Field("住址", wording.guardian_home(case)),),
            )
        ),
        Paragraph(("监护方式依据：", *ticked(GuardianBasis, case.guardian_basis)), align=Align.LEFT),
        Paragraph(
            ("依照", wording.civil_law(day), "，自", *day_or_blank(case.guardian_changed_on), "起，患者的监护人由原监护人变更为新监护人。")
        ),
        Paragraph("新监护人确认：具备监护能力，愿意依法履行监护职责，已了解监护责任书的内容。"),
        Paragraph("原监护责任书自变更之日起终止，由新监护人另行签订；原监护人应得的奖励按评估结果和实际月数办理。"),
        Paragraph("本确认书一式四份，原监护人、新监护人、村（居）民委员会、镇人民政府各执一份。"),
        SignatureBlock(
            (
                (Signature("原监护人（签名）："), Signature("新监护人（签名）：")),
                (Signature("村（居）委会（盖章）："), Signature("镇政府（盖章）：")),
            )
        ),
        DateLine(case.guardian_changed_on),
    )
    return Paper(CHANGE_TITLE, blocks, copies=CHANGE_COPIES)


def change_refused(case: GuardianshipCase, office: OfficeFacts, today: date) -> str | None:
    """A change has its day, and whoever comes can and will be the guardian."""
    if case.guardian_changed_on is None:
        return f"尚未填写变更监护人日期，不能打印{CHANGE_TITLE}。"
    return wording.bare(case, CHANGE_TITLE) or lifecycle.guardian_refused(case)


def change_wants(case: GuardianshipCase, office: OfficeFacts) -> tuple[str, ...]:
    """The labels of what would print as a blank, in the order of the form."""
    guardian = case.guardian
    values: dict[str, object] = {
        "患者姓名": wording.patient_name(case),
        "村（居）": wording.village(case),
        "原监护人": case.former_guardian,
        "监护人": wording.guardian_name(case),
        "与患者关系": case.relation,
    }
    if guardian is not None:
        values |= {"监护人身份证号": guardian.id_no, "监护人电话": guardian.phone, "监护人住址": wording.guardian_home(case)}
    return lacking(values | {"监护方式依据": case.guardian_basis, "变更监护人日期": case.guardian_changed_on})


def withdrawal(case: GuardianshipCase, facts: PaperFacts) -> Paper:
    """自愿退出声明: the guardian leaves the rewarded scheme, knowing that his duty by law goes on."""
    year = reading.last_signed(case) or GuardianshipYear()
    blocks: tuple[Block, ...] = (
        Title(WITHDRAWAL_TITLE),
        Paragraph(
            (
                "本人",
                filled(wording.guardian_name(case), 5),
                "是患者",
                filled(wording.patient_name(case), 5),
                "的监护人（与患者的关系为",
                filled(wording.relation(case), 4),
                "），于",
                *day_or_blank(year.agreement_on),
                "签订了监护年度",
                *wording.year_words(year),
                "的监护责任书。",
            )
        ),
        Paragraph(("现本人自愿退出有奖监护，自", *day_or_blank(case.closed_on), "起不再领取监护奖励。")),
        Paragraph("本人已经知悉：", keep_with_next=True),
        Clauses(KNOWN, numbering=Numbering.CHINESE),
        Paragraph("本声明出于自愿，没有受到胁迫。本声明一式二份，声明人、镇人民政府各执一份。"),
        SignatureBlock(((Signature("声明人（签名或按指印）："), Signature("见证人（签名）：")),)),
        DateLine(case.closed_on),
    )
    return Paper(WITHDRAWAL_TITLE, blocks, copies=WITHDRAWAL_COPIES)


def withdrawal_refused(case: GuardianshipCase, office: OfficeFacts, today: date) -> str | None:
    """Only who has signed can withdraw, and a case that ended otherwise was not withdrawn from."""
    if case.close_reason not in (None, CloseReason.WITHDRAWN):
        return f"结案原因不是监护人退出，不能打印{WITHDRAWAL_TITLE}。"
    if reading.last_signed(case) is None:
        return f"监护人尚未签订监护责任书，不能打印{WITHDRAWAL_TITLE}。"
    return wording.bare(case, WITHDRAWAL_TITLE)


def withdrawal_wants(case: GuardianshipCase, office: OfficeFacts) -> tuple[str, ...]:
    """The labels of what would print as a blank, in the order of the paper."""
    return lacking(
        {
            "监护人": wording.guardian_name(case),
            "患者姓名": wording.patient_name(case),
            "与患者关系": case.relation,
            "责任书签订日期": reading.last_signed(case),
            "退出日期": case.closed_on,
        }
    )
