"""The guardian's letter of responsibility for one year (监护责任书, 有奖监护协议)."""

from collections.abc import Iterator
from datetime import date

from libao_desk.core.phones import show_phones
from libao_desk.declare.blocks import (
    Block,
    Clauses,
    DateLine,
    Field,
    Fields,
    Numbering,
    NumberLine,
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
from libao_desk.declare.number import number_line, pattern_number
from libao_desk.declare.phrases import lacking

from . import lifecycle, reading, wording
from .codes import ENDED
from .model import GuardianshipCase
from .parts import GuardianshipReward, GuardianshipYear
from .settings import (
    INPATIENT_PAID,
    INPATIENT_RULE,
    INPATIENT_UNPAID,
    LETTER_PATTERN,
    OBJECTION_DAYS,
    PAYMENT_DAYS,
)

TITLE = "严重精神障碍患者监护责任书"
SUBTITLE = "（有奖监护协议）"
COPIES = 3
INPATIENT = {INPATIENT_PAID: "患者住院治疗的月份照常计发奖励。", INPATIENT_UNPAID: "患者住院治疗的月份不计发奖励。"}
"""What the letter says of months in hospital, once the office has settled it."""
GUARDIANS_DUTIES = (
    "妥善看护患者，照料其日常生活，保护其人身、财产和其他合法权益。",
    "督促患者按医嘱接受治疗，协助患者接受随访、康复和健康体检（精神卫生法第四十九条）。",
    "发现患者有伤害自身、危害他人安全的危险时，立即采取措施予以制止，送医疗机构诊断，并告知甲方、丙方和公安机关（精神卫生法第二十八条）。",
    "住址或者联系方式变更的，患者外出、住院或者出院的，及时告知丙方。",
)
HELPERS_DUTIES = (
    "指导、帮助乙方履行监护职责，组织关爱帮扶小组定期走访，为乙方提供必要的帮助（精神卫生法第五十六条）。",
    "协调有关单位落实免费的基本公共卫生服务和救治救助政策（精神卫生法第六十八条）。",
    "患者家庭经济困难的，协助申请最低生活保障和其他社会救助（精神卫生法第六十九条）。",
)
ENDINGS = (
    "监护人变更的，原监护人与新监护人书面确认，本责任书自变更之日起终止，由新监护人另行签订。",
    "乙方可以书面声明自愿退出有奖监护；退出不免除依法应当履行的监护职责。",
    "患者迁出、死亡或者经医生告知不再纳入管理的，本责任书终止。",
)


def body(case: GuardianshipCase, facts: PaperFacts) -> Paper:
    """监护责任书 of one year: township, guardian and village; what each does, the reward, what nobody may do."""
    row = facts.part_row
    year = row if isinstance(row, GuardianshipYear) else GuardianshipYear()
    blocks: tuple[Block, ...] = (
        Title(TITLE + SUBTITLE),
        NumberLine(number_line(facts.office.setting(LETTER_PATTERN), facts.number)),
        _parties(case, facts, year),
        *_part("一、监护关系与依据", (_basis(case, year, facts.today),)),
        *_part("二、监护年度", (("监护年度", *wording.year_words(year), "。"),)),
        *_part("三、乙方的责任", GUARDIANS_DUTIES),
        *_part("四、甲方、丙方的责任", HELPERS_DUTIES),
        *_part("五、奖励", tuple(_reward(case, year, facts.office))),
        *_part(
            "六、保密",
            ("甲乙丙三方对患者的姓名、住址、病情等可能推断出其身份的信息保密；奖励只公示总数，不公示姓名（精神卫生法第四条）。",),
        ),
        *_part("七、禁止", ("不得虐待、遗弃患者，不得非法限制患者人身自由（精神卫生法第五条、第九条）。",)),
        *_part("八、变更和终止", (*ENDINGS, "本责任书一式三份，甲乙丙三方各执一份。")),
        SignatureBlock(
            (
                (Signature("甲方（盖章）："), Signature("乙方（签名或按指印）：")),
                (Signature("负责人（签名）："), Signature("丙方（盖章）：")),
            )
        ),
        DateLine(year.agreement_on),
    )
    return Paper(TITLE, blocks, copies=COPIES)


def refused(case: GuardianshipCase, office: OfficeFacts, today: date) -> str | None:
    """A letter is signed by a guardian who can and will be one."""
    if case.state in ENDED:
        return f"个案已经结案，不能打印{TITLE}。"
    if case.patient is None:
        return f"尚未填写患者，不能打印{TITLE}。"
    return lifecycle.guardian_refused(case)


def wants(case: GuardianshipCase, office: OfficeFacts) -> tuple[str, ...]:
    """The labels of what would print as a blank; the year's own days are seen in its row."""
    guardian = case.guardian
    values: dict[str, object] = {"监护人": wording.guardian_name(case)}
    if guardian is not None:
        values |= {"监护人身份证号": guardian.id_no, "监护人电话": guardian.phone, "监护人住址": wording.guardian_home(case)}
    values |= {"村（居）": wording.village(case), "患者姓名": wording.patient_name(case), "与患者关系": case.relation}
    return lacking(values | {"监护方式依据": case.guardian_basis})


def series(case: GuardianshipCase, facts: PaperFacts) -> str:
    """All letters of the township share one series a year."""
    return f"guardianship-letter:{facts.office.setting(LETTER_PATTERN)}"


def dated(case: GuardianshipCase, facts: PaperFacts) -> date | None:
    """The day on which the year's letter was signed."""
    return None if facts.part_row is None else facts.part_row.agreement_on


def number(case: GuardianshipCase, facts: PaperFacts, year: int, n: int) -> str:
    """（年）海李监护字第001号."""
    return pattern_number(facts.office.setting(LETTER_PATTERN), year, n)


def _parties(case: GuardianshipCase, facts: PaperFacts, year: GuardianshipYear) -> Fields:
    former = reading.former_signer(case, year)
    guardian, home = (case.guardian, wording.guardian_home(case)) if former is None else (None, None)
    return Fields(
        (
            (Field("甲方：", f"{facts.township}人民政府"),),
            (
                Field("乙方（监护人）：", wording.guardian_name(case, former)),
                Field("联系电话：", show_phones(guardian.phone) if guardian else None),
            ),
            (Field("公民身份号码：", guardian.id_no if guardian else None),),
            (Field("住址：", home),),
            (Field("丙方（村（居）民委员会）：", wording.village_body(case)),),
        )
    )


def _part(title: str, clauses: tuple[Text, ...]) -> tuple[Block, ...]:
    heading = Paragraph(title, style=Style.HEADING, keep_with_next=True)
    if len(clauses) == 1:
        return (heading, Paragraph(clauses[0]))
    return (heading, Clauses(clauses, numbering=Numbering.BRACKETED))


def _basis(case: GuardianshipCase, year: GuardianshipYear, today: date) -> Text:
    """Of a guardian before, name and relation are kept: the rest is left to the hand."""
    former = reading.former_signer(case, year)
    basis = None if case.guardian_basis is None or former is not None else case.guardian_basis.label
    return (
        "乙方是患者",
        filled(wording.patient_name(case), 5),
        "的监护人，与患者的关系为",
        filled(wording.relation(case, former), 5),
        "，监护依据为",
        filled(basis, 5),
        f"，依照{wording.civil_law(year.agreement_on or today)}履行监护职责。",
    )


def _reward(case: GuardianshipCase, year: GuardianshipYear, office: OfficeFacts) -> Iterator[Text]:
    standard = reading.standard_of(reading.reward_of(case, year) or GuardianshipReward(), office)
    yield ("奖励标准为每年", *wording.money_words(standard), "。")
    yield "关爱帮扶小组每季度评估一次，监护年度届满后由镇政府、卫生院、派出所、民政、残联联合评估。"
    yield f"经评估已履行监护责任、监护年度内未发生肇事肇祸的，于年度届满后{office.setting(PAYMENT_DAYS)}日内转账发给乙方。"
    yield f"不予兑现的，书面告知乙方理由；乙方可以自收到告知之日起{office.setting(OBJECTION_DAYS)}日内提出异议。"
    if (inpatient := INPATIENT.get(office.setting(INPATIENT_RULE))) is not None:
        yield inpatient
