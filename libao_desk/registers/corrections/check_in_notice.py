"""The notice on whether a subject checked in (报到情况通知单), a draft for the county body's seal."""

from datetime import date

from libao_desk.declare.blocks import Align, Blank, Block, NumberLine, Paper, Paragraph, Run, filled
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.document import PaperFacts
from libao_desk.declare.phrases import day_or_blank, lacking
from libao_desk.registers.corrections.rules.intake import wrong_check_in

from .codes import CheckInResult, CorrectionState
from .model import CorrectionCase
from .reading import has_been_announced
from .wording import (
    county_seal,
    drafted_title,
    name_words,
    not_come,
    offence_words,
    person_of,
    police,
    procuratorate,
    secrecy,
    ticked,
)

TITLE = "报到情况通知单"
COPIES = 4
"""For the deciding organ, the procuratorate, the police and the file."""
WORDS = {
    CheckInResult.ON_TIME: "在规定时限内报到",
    CheckInResult.LATE: "超出规定时限报到",
    CheckInResult.NO_SHOW: "未报到且下落不明（已组织查找）",
}


def body(case: CorrectionCase, facts: PaperFacts) -> Paper:
    """报到情况通知单: to the deciding organ, copied to procuratorate and police (社区矫正法 21, 30)."""
    number = person_of(case).id_no
    identity: Run | Blank = Blank(9) if not number else Run(number, underline=True, whole=True)
    chosen = result(case)
    blocks: tuple[Block, ...] = (
        *secrecy(case, facts),
        *drafted_title(TITLE),
        NumberLine(("编号：", Blank(8))),
        Paragraph((filled(case.deciding_organ, 10), "："), indent=0, align=Align.LEFT),
        Paragraph(
            (
                "社区矫正对象", name_words(case), "（居民身份证号码", identity, "）因犯", *offence_words(case),
                "，自", *day_or_blank(case.effective_on), "应到本机构报到。经查：",
            )
        ),
        *(Paragraph(ticked({option: words}, chosen), align=Align.LEFT) for option, words in WORDS.items()),
        Paragraph("特此通知。"),
        county_seal(facts),
        Paragraph(f"抄送：{procuratorate(facts)}、{police(facts)}", indent=0, align=Align.LEFT),
    )  # fmt: skip
    return Paper(TITLE, blocks, copies=COPIES)


def result(case: CorrectionCase) -> CheckInResult | None:
    """How the check-in went; who is missing and was never announced has not come, whether or not somebody ticked it."""
    if case.checkin_result is None and case.checked_in_on is None and _never_came(case):
        return CheckInResult.NO_SHOW
    return case.checkin_result


def refused(case: CorrectionCase, office: OfficeFacts, today: date) -> str | None:
    """Nobody is told before the subject has come, or has been entered as not having come; nor what his days deny."""
    waiting = case.state in (CorrectionState.ASSESS, CorrectionState.EXPECTED)
    if waiting and case.checked_in_on is None and case.checkin_result is None:
        return f"对象尚未报到，也未登记逾期未报到，不能打印{TITLE}。"
    if case.state is CorrectionState.TERMINATED and case.checkin_result is None and (sentence := not_come(case, TITLE)):
        return sentence
    return wrong_check_in(case, office)


def wants(case: CorrectionCase, office: OfficeFacts) -> tuple[str, ...]:
    """The labels of what would print as a blank."""
    person = person_of(case)
    return lacking(
        {
            "决定机关": case.deciding_organ,
            "姓名": person.name,
            "公民身份号码": person.id_no,
            "具体罪名": case.offence,
            "生效日期": case.effective_on,
            "报到情况": result(case),
        }
    )


def _never_came(case: CorrectionCase) -> bool:
    return case.state is CorrectionState.MISSING and not has_been_announced(case)
