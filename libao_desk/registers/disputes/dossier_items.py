"""What a mediation dossier holds, in the standard order of its list of contents (卷内目录标准顺序)."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.dossier import Altered

from .codes import AGREEMENTS, Outcome
from .model import DisputeCase
from .settings import HAS_CLOSING_REPORT


class Item(Enum):
    """One kind of paper in the dossier (卷内文书)."""

    APPLICATION = "人民调解申请书"
    INTAKE = "人民调解受理登记表"
    RIGHTS_NOTICE = "人民调解当事人权利义务告知书"
    IDENTITY = "当事人身份证明"
    AUTHORITY = "授权委托书"
    INQUIRY = "人民调解调查记录"
    EVIDENCE = "人民调解证据材料"
    SESSION = "人民调解记录"
    AGREEMENT = "人民调解协议书"
    ORAL_AGREEMENT = "人民调解口头协议登记表"
    TERMINATION = "终止调解告知书"
    CLOSING_REPORT = "人民调解结案报告表"
    PROOF = "收条、汇款单等履行凭证"
    RETURN_VISIT = "人民调解回访记录"
    COURT = "司法确认有关材料"
    STATEMENT = "卷宗情况说明（备考表）"
    BACK_COVER = "封底"


PAPERS = {
    "mediation-application": Item.APPLICATION,
    "mediation-intake": Item.INTAKE,
    "rights-notice": Item.RIGHTS_NOTICE,
    "authority-letter": Item.AUTHORITY,
    "investigation-record": Item.INQUIRY,
    "mediation-record": Item.SESSION,
    "mediation-agreement": Item.AGREEMENT,
    "oral-agreement": Item.ORAL_AGREEMENT,
    "termination-notice": Item.TERMINATION,
    "declined-notice": Item.TERMINATION,
    "closing-report": Item.CLOSING_REPORT,
    "return-visit-record": Item.RETURN_VISIT,
    "judicial-confirmation-application": Item.COURT,
    "mediation-proof": Item.COURT,
    "dossier-statement": Item.STATEMENT,
    "dossier-back-cover": Item.BACK_COVER,
}
"""Which item of the dossier each of the register's papers is."""

SIGNS: dict[Item, tuple[str, ...]] = {
    Item.APPLICATION: ("调解申请",),
    Item.INTAKE: ("受理登记", "受理表"),
    Item.RIGHTS_NOTICE: ("权利义务",),
    Item.IDENTITY: ("身份证", "户口", "营业执照"),
    Item.AUTHORITY: ("委托书",),
    Item.INQUIRY: ("调查记录", "调查笔录"),
    Item.EVIDENCE: ("证据", "照片", "鉴定", "票据"),
    Item.SESSION: ("调解记录", "调解笔录"),
    Item.AGREEMENT: ("调解协议",),
    Item.ORAL_AGREEMENT: ("口头协议",),
    Item.TERMINATION: ("终止调解",),
    Item.CLOSING_REPORT: ("结案报告",),
    Item.PROOF: ("履行凭证", "收条", "收据", "汇款", "转账"),
    Item.RETURN_VISIT: ("回访",),
    Item.COURT: ("司法确认", "主持调解", "裁定"),
    Item.STATEMENT: ("备考", "卷宗情况说明"),
    Item.BACK_COVER: ("封底",),
}
"""Words in the name of an attached scan that tell which item it is; no two items share one."""


@dataclass(frozen=True)
class Held:
    """One paper that is there: issued here, or attached as a scan."""

    item: Item
    copies: int | None = None
    """How many were printed; None for a scan."""
    row: int | None = None
    """The session or inquiry that a printed record is about."""
    name: str = ""
    """What a scan is called."""
    altered: Altered | None = None
    """How the record contradicts a printed paper."""


def held_paper(kind: str, copies: int, row: int | None = None) -> Held | None:
    """A paper of the register that was issued, None where it has no place in the dossier."""
    item = PAPERS.get(kind)
    return None if item is None else Held(item, copies, row)


def held_scan(name: str) -> Held | None:
    """An attached file by its name, None where the name does not tell what it is."""
    return next((Held(item, name=name) for item, signs in SIGNS.items() if any(sign in name for sign in signs)), None)


def everything(papers: Iterable[tuple[str, int, int | None]], scans: Iterable[str]) -> tuple[Held, ...]:
    """All that is there, from (kind, copies, row) of the papers issued and the names of the files attached."""
    found = [*(held_paper(*paper) for paper in papers), *(held_scan(name) for name in scans)]
    return tuple(held for held in found if held is not None)


def required(case: DisputeCase, office: OfficeFacts) -> tuple[Item, ...]:
    """What no dossier of such a case can do without (必须); the application and the record of intake stand in for one another."""
    items = [Item.INTAKE, Item.RIGHTS_NOTICE, Item.IDENTITY, Item.SESSION]
    items += [Item.CLOSING_REPORT] if office.setting(HAS_CLOSING_REPORT) else []
    items += [Item.AGREEMENT] if case.outcome is Outcome.WRITTEN else [Item.ORAL_AGREEMENT] if case.outcome is Outcome.ORAL else []
    return in_standard_order([*items, Item.BACK_COVER])


def as_needed(case: DisputeCase) -> dict[Item, str]:
    """What the case's own data call for (按需), each with the reason."""
    paid = any(step.done_on is not None and step.amount is not None for step in case.performances)
    reasons = {
        Item.AUTHORITY: "当事人有委托代理人" if any(party.agent is not None for party in case.parties) else "",
        Item.INQUIRY: "登记有调查记录" if case.inquiries else "",
        Item.EVIDENCE: "登记有证据" if case.evidence else "",
        Item.PROOF: "登记有款项履行" if paid and case.outcome in AGREEMENTS else "",
        Item.RETURN_VISIT: "登记有回访" if case.return_visits else "",
        Item.COURT: "登记有司法确认" if case.confirmation else "",
        Item.STATEMENT: "证据中有复制件" if any(one.is_original is False for one in case.evidence) else "",
    }
    return {item: reason for item, reason in reasons.items() if reason}


def in_standard_order(items: Iterable[Item]) -> tuple[Item, ...]:
    """Items as the list of contents has them, each once."""
    wanted = set(items)
    return tuple(item for item in Item if item in wanted)
