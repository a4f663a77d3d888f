"""The papers for the court: the joint application (司法确认申请书) and the committee's proof of the mediation (主持调解的证明)."""

from collections.abc import Iterator
from datetime import date

from libao_desk.core.dates import official_date
from libao_desk.core.phones import show_phones
from libao_desk.declare.blocks import (
    Align,
    Block,
    DateLine,
    Field,
    Fields,
    Paper,
    Paragraph,
    SealArea,
    SignatureBlock,
    Text,
    Title,
    filled,
)
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.document import PaperFacts
from libao_desk.declare.phrases import day_or_blank, lacking, said

from . import reading, rules
from .cautions import guardians_lacking
from .codes import Outcome, PartyRole
from .model import DisputeCase
from .parts import DisputeParty
from .wording import (
    FEWEST_PARTIES,
    agreement_day,
    agreement_number,
    committee_words,
    joined_names,
    listed_names,
    papers_parties,
    party_fields,
    party_places,
    party_wants,
    seal_words,
)

APPLICATION_TITLE = "司法确认申请书"
PROOF_TITLE = "主持调解的证明"
PROMISE = (
    "申请人出于解决纠纷的目的自愿达成协议，没有恶意串通、规避法律的行为；"
    "如因该协议内容给他人造成损害的，愿意承担相应的民事责任和其他法律责任。"
)
"""The fixed words of the form."""
ANNEXES = ("附：1.调解协议；", "2.人民调解委员会主持调解的证明；", "3.身份（资格）证明；", "4.相关财产权利证明。")
"""民事诉讼法解释 354."""
OWN_ROWS = 3
"""The lines about a party itself; whoever stands for it comes below."""
COPIES = 2
"""One for the court, one for the dossier (司法确认有关材料)."""


def application(case: DisputeCase, facts: PaperFacts) -> Paper:
    """司法确认申请书: both parties ask together that the court rule their agreement valid."""
    parties = papers_parties(case)
    asked_on = _asked_on(case)
    blocks: tuple[Block, ...] = (
        Title(APPLICATION_TITLE),
        *(_applicant(party, asked_on or facts.today) for party in parties),
        _heading("请求事项："),
        Paragraph(_request(case, facts.office)),
        _heading("事实和理由："),
        *said(case.facts, 4),
        Paragraph(_reason(case, facts)),
        Paragraph(PROMISE),
        Paragraph("此致", keep_with_next=True),
        Paragraph(_court(case), indent=0, align=Align.LEFT),
        SignatureBlock(tuple((place,) for party in parties for place in party_places(party, "申请人"))),
        DateLine(asked_on),
        *(Paragraph(annex, indent=2 if number == 1 else 4, align=Align.LEFT) for number, annex in enumerate(ANNEXES, start=1)),
    )
    return Paper(APPLICATION_TITLE, blocks, copies=COPIES)


def proof(case: DisputeCase, facts: PaperFacts) -> Paper:
    """主持调解的证明: the committee tells the court that it held the mediation, and since when limitation starts anew."""
    mediators = filled("、".join(reading.mediator_names(case)), 8)
    course: Text = (
        *joined_names(case),
        "之间的",
        filled(None if case.dispute_type is None else str(case.dispute_type), 8),
        "，",
        *committee_words(case),
        "于",
    )
    agreed: Text = ("于", *day_or_blank(agreement_day(case)), "自愿达成", *agreement_number(case, facts.office), "人民调解协议。")
    blocks: tuple[Block, ...] = (
        Title(PROOF_TITLE),
        Paragraph((*_court(case), "："), indent=0, align=Align.LEFT),
        Paragraph((*course, *day_or_blank(case.accepted_on), "受理，由人民调解员", mediators, "主持调解，双方当事人", *agreed)),
        *_limitation(case),
        Paragraph("特此证明。"),
        SealArea(seal_words(case), on=_asked_on(case)),
    )
    return Paper(PROOF_TITLE, blocks, copies=COPIES)


def application_refused(case: DisputeCase, office: OfficeFacts, today: date) -> str | None:
    """Only a written agreement in force goes to the court, and only within thirty days (人民调解法 33)."""
    last_day = last_day_to_ask(case, office)
    if (sentence := _refused(case, APPLICATION_TITLE)) is not None:
        return sentence
    if last_day is not None and (_asked_on(case) or today) > last_day:
        return f"申请司法确认的期限已于{last_day}届满（人民调解法第33条），不能打印{APPLICATION_TITLE}。"
    return None


def proof_refused(case: DisputeCase, office: OfficeFacts, today: date) -> str | None:
    """Only a written agreement in force can be proved to the court."""
    return _refused(case, PROOF_TITLE)


def application_wants(case: DisputeCase, office: OfficeFacts) -> tuple[str, ...]:
    """The labels of what would print as a blank; where court papers are to be served the parties write down themselves."""
    day = agreement_day(case)
    found = [label for party in reading.parties_of(case) for label in (*party_wants(party, day), *guardians_lacking(party, day))]
    return (*found, *lacking({"纠纷简要情况": case.facts, "调解组织": case.committee}), *_court_wants(case))


def proof_wants(case: DisputeCase, office: OfficeFacts) -> tuple[str, ...]:
    """The labels of what would print as a blank."""
    values = {
        "调解组织": case.committee,
        "纠纷类型": case.dispute_type,
        "受理日": case.accepted_on,
        "人民调解员": reading.mediator_names(case),
    }
    return (*lacking(values), *_court_wants(case))


def last_day_to_ask(case: DisputeCase, office: OfficeFacts) -> date | None:
    """The last day on which the parties may ask the court (人民调解法 33); None while the agreement is not in force."""
    return None if case.effective_on is None else office.duty(rules.M03, case.effective_on).last_day


def _asked_on(case: DisputeCase) -> date | None:
    return case.court_confirmation.applied_on if case.court_confirmation is not None else None


def _refused(case: DisputeCase, title: str) -> str | None:
    if case.outcome is not Outcome.WRITTEN:
        return f"本案未达成书面协议，不能打印{title}。"
    if len(case.parties) < FEWEST_PARTIES:
        return f"当事人不足两方，不能打印{title}。"
    if case.effective_on is None:
        return f"尚未填写协议生效日，不能打印{title}。"
    return None


def _court_wants(case: DisputeCase) -> tuple[str, ...]:
    asked = case.court_confirmation
    values = {"协议书编号": case.agreement_no, "受理法院": asked and asked.court, "司法确认申请日期": asked and asked.applied_on}
    return lacking(values)


def _heading(text: str) -> Paragraph:
    return Paragraph(text, indent=0, keep_with_next=True)


def _court(case: DisputeCase) -> Text:
    court = case.court_confirmation.court if case.court_confirmation is not None else None
    return (filled(court, 8), "" if court else "人民法院")


def _applicant(party: DisputeParty, day: date) -> Fields:
    """An applicant's details, with the number the court knows a person by; the address for service is written by hand."""
    rows = party_fields(party, day, "申请人").rows
    if party.is_natural:
        known = Field("公民身份号码", party.person.id_no if party.person is not None else None)
    else:
        known = Field("电话", show_phones(party.organisation.phone) if party.organisation is not None else None)
    return Fields((*rows[:OWN_ROWS], (known,), (Field("送达地址"),), *rows[OWN_ROWS:]))


def _request(case: DisputeCase, office: OfficeFacts) -> Text:
    day, number = day_or_blank(agreement_day(case)), agreement_number(case, office)
    return ("确认申请人", *_applicants(case), "于", *day, "达成的", *number, "人民调解协议有效。")


def _applicants(case: DisputeCase) -> Text:
    """All who ask, side by side as in the committee's proof; a third party asks with the others, and is none of the sides."""
    return listed_names(reading.party_names(case)) if reading.party_names(case, PartyRole.THIRD) else joined_names(case)


def _reason(case: DisputeCase, facts: PaperFacts) -> Text:
    _, basis = facts.office.reckon(rules.M03, case.effective_on or facts.today)
    since = (f"，协议自{official_date(case.effective_on)}起生效",) if case.effective_on is not None else ()
    return ("经", *committee_words(case), "主持调解，申请人自愿达成上述协议", *since, f"。现依照{basis}的规定，共同申请司法确认。")


def _limitation(case: DisputeCase) -> Iterator[Block]:
    asked_on = rules.limitation_interrupted_on(case)
    if asked_on is not None:
        yield Paragraph(
            f"当事人向本委员会申请调解之日为{official_date(asked_on)}，诉讼时效自该日起中断（{rules.M13.version_on(asked_on).basis}）。"
        )
