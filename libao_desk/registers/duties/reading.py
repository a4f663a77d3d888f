"""What letters and notices say taken together (取数)."""

from datetime import timedelta

from libao_desk.declare.clock import LateDuty, OfficeFacts

from .codes import PartyKind
from .letter import ResponsibilityLetter
from .notice import SupervisionNotice
from .rules import reply_day

IN_BRACKETS = {PartyKind.VILLAGE: "村居", PartyKind.FIRM: "企业", PartyKind.SCHOOL: "学校"}


def letter_title(letter: ResponsibilityLetter, kind: PartyKind | None = None) -> str:
    """The letter's title (责任书名称): what was typed, else the usual one of its kind."""
    if letter.title:
        return letter.title
    meant = kind or letter.party_kind
    year = f"{letter.year}" if letter.year is not None else "＿＿＿＿"
    if meant in IN_BRACKETS:
        return f"{year}年度平安法治建设责任书（{IN_BRACKETS[meant]}）"
    if meant is PartyKind.GUARDIAN:
        return f"{year}年度监护责任书"
    return f"{year}年度责任书"


def letter_label(letter: ResponsibilityLetter) -> str:
    """How a letter is named: the year and who signed it."""
    year = f"{letter.year}年度" if letter.year is not None else ""
    return " ".join(part for part in (year, letter.party_name) if part) or "（未填签订对象）"


def notice_label(notice: SupervisionNotice) -> str:
    """How a notice is named: the case's number and what is late."""
    return " ".join(part for part in (notice.case_number or "", notice.matter or "") if part) or "（未填督办事项）"


def next_year(letter: ResponsibilityLetter) -> dict[str, object]:
    """What the next year's letter takes over from one that ended."""
    return {
        "year": None if letter.year is None else letter.year + 1,
        "party_kind": None if letter.party_kind is None else letter.party_kind.value,
        "village": letter.village,
        "organisation": letter.organisation,
        "person": letter.person,
        "second_signer": letter.second_signer,
    }


def from_late(late: LateDuty, office: OfficeFacts) -> dict[str, object]:
    """What a notice takes over from the to-do list: number, clock and days, a day to answer by, never who the case is about."""
    return {
        "addressee": late.handler or None,
        "concerned": late.register,
        "case_number": late.number or None,
        "clock": late.duty.clock,
        "matter": late.duty.title,
        "basis": late.duty.basis,
        "trigger_on": late.duty.trigger_on,
        "last_day": late.duty.last_day,
        "days_late": late.days,
        "demand": f"请于完成时限前办结“{late.duty.title}”，并书面回复办理结果和逾期原因。",
        "reply_due_on": reply_day(office, late.duty.last_day + timedelta(days=late.days)),
        "feedback_way": "填写回执送司法所",
    }
