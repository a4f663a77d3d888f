"""Papers on personal information (个人信息文书), the same for every register: notice, impact assessment, report of an incident.

个人信息保护法 17, 30, 35 (notice), 55, 56 (assessment), 57 (incident); in force since 2021-11-01.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from libao_desk.declare.blocks import (
    Blank,
    Block,
    Cell,
    Clauses,
    FactsTable,
    Paper,
    Paragraph,
    SealArea,
    Signature,
    SignatureBlock,
    Size,
    Text,
    Title,
)
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.document import Document, PaperFacts
from libao_desk.declare.phrases import addressed, ticked, yes_or_no
from libao_desk.declare.retention import FOR_EVER, Retention
from libao_desk.declare.setting import Setting

PERSONAL_DATA_LAW = date(2021, 11, 1)
NOTICE, ASSESSMENT, INCIDENT = "个人信息处理告知书", "个人信息保护影响评估报告", "个人信息安全事件报告表"
BY_HAND = "本表每个登记册填写一份，不按人填写，请打印空白表。"
KEPT = "只存放在本所办公电脑的加密数据库中，不上传网络；按岗位授权查看，查看、打印、导出留有记录；不用于自动化决策。"
RIGHTS = (
    "您可以书面或者口头向本所请求查阅、复制、更正、补充您的个人信息，请求说明处理规则；依法应当删除的，可以请求删除。"
    "本所及时办理；不予办理的，说明理由。依法应当保密、封存的内容除外。"
)
UNDER_FOURTEEN = "不满十四周岁的，向其父母或者其他监护人告知。"
MEASURES = (
    "数据库、附件和备份加密；按岗位和登记册授权，可以限定到人；操作记录不能无痕改动；对外报送隐去证件号码，未成年人不具名；不在网络上存放。"
)
LAW_OF_ASSESSMENT = (
    "依《中华人民共和国个人信息保护法》第五十五条、第五十六条，处理敏感个人信息，事前作个人信息保护影响评估；"
    "本报告和处理情况记录至少保存三年。"
)
LAW_OF_INCIDENT = (
    "依《中华人民共和国个人信息保护法》第五十七条：发生或者可能发生泄露、篡改、丢失的，立即采取补救措施，并通知主管部门和个人；"
    "采取措施能够有效避免危害的，可以不通知个人。"
)
WIDTHS = (2, 6.4)
KINDS_OF_INCIDENT = ("泄露", "篡改", "丢失")


@dataclass(frozen=True)
class Handling:
    """What a register does with personal information, and why it may (个人信息处理情况)."""

    register: str
    title: str
    purpose: str
    basis: Callable[[date], str]
    """The law on a day, without which none of it would be kept."""
    kinds: str
    sensitive: str
    """What of it is sensitive, why it is needed, and what is not kept."""
    receivers: str
    told: Callable[[Any], Sequence[str]]
    """Whom the notice addresses, by name."""
    retention: Retention
    untold: Setting[str]
    """Why nobody is told, where the office has decided so; "" where people are told."""


def by_name(name: str | None) -> Sequence[str]:
    """The one person whom a notice addresses; nobody where the name is not known."""
    return (name,) if name else ()


def untold_setting(register: str) -> Setting[str]:
    """The switch of a register's notice: the reason for which it is not given."""
    return Setting(
        f"{register}.privacy_untold", "不作个人信息处理告知的理由", "", "个人信息保护法第18条第1款、第35条：应当保密或者告知将妨碍履职的"
    )


def privacy_documents(handling: Handling) -> tuple[Document, ...]:
    """The three papers of a register."""
    return (
        Document(
            key=f"{handling.register}-privacy-notice",
            title=NOTICE,
            body=lambda record, facts: _notice(handling, record, facts),
            refuse=lambda record, office, today: _untold(handling, office),
            wants=lambda record, office: () if handling.told(record) else ("被告知人",),
        ),
        Document(
            key=f"{handling.register}-privacy-assessment",
            title=ASSESSMENT,
            body=lambda record, facts: _assessment(handling, facts),
            refuse=_by_hand,
        ),
        Document(
            key=f"{handling.register}-privacy-incident",
            title=INCIDENT,
            body=lambda record, facts: _incident(handling, facts),
            refuse=_by_hand,
        ),
    )


def _untold(handling: Handling, office: OfficeFacts) -> str | None:
    reason = office.setting(handling.untold).strip()
    return f"本所对{handling.title}不作个人信息处理告知：{reason}" if reason else None


def _by_hand(record: Any, office: OfficeFacts, today: date) -> str:
    return BY_HAND


def _notice(handling: Handling, record: Any, facts: PaperFacts) -> Paper:
    names = "、".join(handling.told(record))
    of_law = facts.today >= PERSONAL_DATA_LAW
    opening = "依照《中华人民共和国个人信息保护法》第十七条、第三十条、第三十五条，" if of_law else ""
    blocks: tuple[Block, ...] = (
        Title(NOTICE),
        addressed(names or None),
        Paragraph(f"{opening}现将本所办理{handling.title}处理您个人信息的事项告知如下："),
        Clauses(tuple(_clauses(handling, facts, of_law=of_law))),
        SignatureBlock(tuple((Signature("被告知人（签名）："), Signature("日期：")) for _ in handling.told(record) or ("",))),
        SealArea("", unit=facts.office_name, on=facts.today if names else None),
    )
    return Paper(NOTICE, blocks, copies=2)


def _clauses(handling: Handling, facts: PaperFacts, *, of_law: bool) -> Iterator[Text]:
    consent = "（个人信息保护法第十三条第一款第三项）" if of_law else ""
    yield (f"处理者：{facts.office_name}；联系方式：", Blank(12), "。")
    yield f"目的和依据：{handling.purpose}，依据是{handling.basis(facts.today)}。属于履行法定职责，不需要取得您的同意{consent}。"
    yield f"种类：{handling.kinds}。"
    yield f"敏感个人信息：{handling.sensitive}。这些信息一旦泄露，可能损害您的名誉、隐私和财产，本所依法严格保密。"
    yield f"方式：{KEPT}"
    yield f"保存期限：{_kept_for(handling.retention, facts.office)}，期满经鉴定后销毁或者移交档案馆。"
    yield f"提供给：{handling.receivers}；法律另有规定的，依照规定提供。"
    yield f"您的权利：{RIGHTS}"
    yield UNDER_FOURTEEN


def _kept_for(retention: Retention, office: OfficeFacts) -> str:
    terms = {"永久" if (years := one.years_in(office)) == FOR_EVER else f"{years}年" for one in retention.classes}
    numbered = sorted((term for term in terms if term != "永久"), key=lambda term: int(term.removesuffix("年")))
    return "、".join((*numbered, *(["永久"] if "永久" in terms else [])))


def _about(handling: Handling, facts: PaperFacts) -> tuple[tuple[Cell | Text | None, ...], ...]:
    return (
        ("处理者", facts.office_name),
        ("处理活动", f"{handling.title}登记和办理"),
        ("目的和依据", f"{handling.purpose}；{handling.basis(max(facts.today, PERSONAL_DATA_LAW))}"),
        ("个人信息种类", handling.kinds),
        ("敏感个人信息", handling.sensitive),
        ("提供给", handling.receivers),
    )


def _assessment(handling: Handling, facts: PaperFacts) -> Paper:
    rows: tuple[tuple[Cell | Text | None, ...], ...] = (
        *_about(handling, facts),
        ("处理目的、方式合法、正当、必要", Cell((*yes_or_no(None), "　说明："), lines=3)),
        ("对个人权益的影响和安全风险", Cell(None, lines=4)),
        ("已采取的保护措施", MEASURES),
        ("措施合法、有效，与风险程度相适应", Cell((*yes_or_no(None), "　说明："), lines=3)),
        ("结论和改进意见", Cell(None, lines=4)),
    )
    blocks: tuple[Block, ...] = (
        Title(ASSESSMENT),
        FactsTable(rows, widths=WIDTHS),
        SignatureBlock(((Signature("评估人："), Signature("负责人："), Signature("日期：")),)),
        Paragraph(LAW_OF_ASSESSMENT, size=Size.FOUR),
    )
    return Paper(ASSESSMENT, blocks)


def _incident(handling: Handling, facts: PaperFacts) -> Paper:
    rows: tuple[tuple[Cell | Text | None, ...], ...] = (
        ("报告单位", facts.office_name),
        ("发现时间", None),
        ("涉及的登记册", handling.title),
        ("事件类型", ticked(KINDS_OF_INCIDENT)),
        ("涉及的个人信息种类、人数", Cell(None, lines=2)),
        ("原因", Cell(None, lines=2)),
        ("可能造成的危害", Cell(None, lines=2)),
        ("已采取的补救措施", Cell(None, lines=3)),
        ("个人可以采取的减轻危害的措施", Cell(None, lines=2)),
        ("通知个人", Cell((*yes_or_no(None, "已通知", "不通知"), "　不通知的理由："), lines=2)),
        ("联系人、联系方式", None),
    )
    blocks: tuple[Block, ...] = (
        Title(INCIDENT),
        FactsTable(rows, widths=WIDTHS),
        SignatureBlock(((Signature("报告人："), Signature("负责人："), Signature("日期：")),)),
        Paragraph(LAW_OF_INCIDENT, size=Size.FOUR),
    )
    return Paper(INCIDENT, blocks)
