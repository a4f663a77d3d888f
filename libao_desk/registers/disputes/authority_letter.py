"""The letter that lets an agent act for a party (授权委托书); only a special authority lets the agent settle."""

from collections.abc import Iterator
from datetime import date

from libao_desk.core.phones import show_phones
from libao_desk.declare.blocks import (
    Align,
    Block,
    DateLine,
    Field,
    Fields,
    PageBreak,
    Paper,
    Paragraph,
    Signature,
    SignatureBlock,
    Text,
    Title,
    filled,
)
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.document import PaperFacts
from libao_desk.people.models import Person

from . import reading
from .codes import Authority
from .model import DisputeCase
from .parts import DisputeParty
from .wording import HAND, age_words, agreement_day, committee_words, joined_names, party_fields, party_wants

TITLE = "授权委托书"
MEANING = {
    Authority.GENERAL: "一般授权：代为参加调解、陈述事实、提供证据。",
    Authority.SPECIAL: "特别授权：除上列事项外，代为提出、变更、放弃申请事项，代为达成并签署调解协议。",
}


def body(case: DisputeCase, facts: PaperFacts) -> Paper:
    """授权委托书, one page for each party that has an agent; ages are those of the mediation, whenever it is printed."""
    parties = _represented(case) or [DisputeParty()]
    blocks: list[Block] = []
    for party in parties:
        blocks += [PageBreak()] if blocks else []
        blocks += _letter(case, party, agreement_day(case) or case.accepted_on or case.applied_on or facts.today)
    return Paper(TITLE, tuple(blocks))


def refused(case: DisputeCase, office: OfficeFacts, today: date) -> str | None:
    """Only a party with an agent gives the letter."""
    return None if _represented(case) else f"没有当事人登记了委托代理人，不能打印{TITLE}。"


def wants(case: DisputeCase, office: OfficeFacts) -> tuple[str, ...]:
    """The labels of what would print as a blank, party by party."""
    found: list[str] = []
    for party in _represented(case):
        found += party_wants(_principal(party), None)
        agent = party.agent or Person()
        lacks = {"联系方式": agent.phone, "住址": agent.residence_address or agent.household_address}
        found += [f"{agent.name}的{label}" for label, value in lacks.items() if not value]
        found += [] if party.agent_authority is not None else [f"{agent.name}的代理权限"]
    return tuple(found)


def _represented(case: DisputeCase) -> list[DisputeParty]:
    return [party for party in reading.parties_of(case) if party.agent is not None]


def _principal(party: DisputeParty) -> DisputeParty:
    """The party as the one who gives the letter, without the agent beside it."""
    return DisputeParty(
        kind=party.kind,
        person=party.person,
        organisation=party.organisation,
        guardian=party.guardian,
        guardian_relation=party.guardian_relation,
    )


def _letter(case: DisputeCase, party: DisputeParty, day: date) -> Iterator[Block]:
    agent = party.agent or Person()
    sex = None if agent.sex is None else str(agent.sex)
    yield Title(TITLE)
    yield party_fields(_principal(party), day, "委托人")
    yield Fields(
        (
            (Field("受委托人姓名", agent.name, 2), Field("性别", sex), Field("年龄", age_words(agent, day))),
            (Field("职业或职务", agent.occupation), Field("联系方式", show_phones(agent.phone))),
            (Field("单位或住址", agent.residence_address or agent.household_address or agent.employer),),
        )
    )
    yield Paragraph(
        (
            "现委托上列受委托人在",
            *committee_words(case),
            "调解",
            *joined_names(case),
            "之间的纠纷中，作为委托人的代理人。",
        )
    )
    yield Paragraph("代理权限（划“√”的为所授权限）：", indent=0, keep_with_next=True)
    *others, last = Authority
    yield from (Paragraph(_choice(authority, party), align=Align.LEFT, keep_with_next=True) for authority in others)
    yield Paragraph(_choice(last, party), align=Align.LEFT)
    yield Paragraph("委托期限：自签署之日起至本纠纷调解终结之日止。")
    yield SignatureBlock(((Signature(f"委托人{HAND}"),), (Signature("受委托人（签名）："),)))
    yield DateLine(None)


def _choice(authority: Authority, party: DisputeParty) -> Text:
    words = MEANING[authority]
    return ("（", filled("√" if party.agent_authority is authority else None, 2), f"）{words}")
