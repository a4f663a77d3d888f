"""The request for mediation (人民调解申请书); an oral request is written down by the mediator and signed."""

import re
from collections.abc import Iterator
from datetime import date

from libao_desk.declare.blocks import Block, DateLine, Paper, Paragraph, SignatureBlock, Title
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.document import PaperFacts
from libao_desk.declare.phrases import lacking, opened_room, said

from . import reading
from .cautions import guardians_lacking
from .codes import PartyRole, Source
from .model import DisputeCase
from .parts import DisputeParty
from .wording import party_fields, party_places, party_wants

TITLE = "人民调解申请书"
DECLARATION = "人民调解委员会已将申请人民调解的相关规定告知我，现自愿申请人民调解委员会进行调解。"
"""The fixed words of the form."""
TYPED_NUMBER = re.compile(r"^\s*[（(]?\d+[)）、.．]\s*")


def body(case: DisputeCase, facts: PaperFacts) -> Paper:
    """人民调解申请书, in the words of the form of 2010."""
    parties = _parties(case)
    blocks: tuple[Block, ...] = (
        Title(TITLE),
        *(party_fields(party, case.applied_on or facts.today, str(party.role)) for party in parties),
        Paragraph("纠纷简要情况：", indent=0, keep_with_next=True),
        *said(case.facts, 5),
        Paragraph("当事人申请事项：", indent=0, keep_with_next=True),
        *_claims(case),
        Paragraph(DECLARATION),
        SignatureBlock(
            tuple((place,) for party in parties if party.role is PartyRole.APPLICANT for place in party_places(party, "申请人"))
        ),
        DateLine(case.applied_on),
    )
    return Paper(TITLE, blocks)


def refused(case: DisputeCase, office: OfficeFacts, today: date) -> str | None:
    """Only a dispute that a party brought has the paper, and it must be known who asks."""
    if case.source not in (None, Source.APPLICATION):
        return f"本案的案件来源为“{case.source}”，没有{TITLE}。"
    if not reading.party_names(case, PartyRole.APPLICANT):
        return f"尚未登记申请人（当事人的“地位”一栏），不能打印{TITLE}。"
    if any(party.role is None for party in case.parties):
        return f"有当事人未填写地位（申请人、被申请人或第三人），不能打印{TITLE}。"
    return None


def wants(case: DisputeCase, office: OfficeFacts) -> tuple[str, ...]:
    """The labels of what would print as a blank, in the order of the form."""
    found = [label for party in _parties(case) for label in _party_wants(party, case.applied_on)]
    return (*found, *lacking({"纠纷简要情况": case.facts, "申请事项": case.claims, "申请日": case.applied_on}))


def _party_wants(party: DisputeParty, day: date | None) -> tuple[str, ...]:
    return (*party_wants(party, day), *guardians_lacking(party, day)) if party.name else (str(party.role),)


def _parties(case: DisputeCase) -> list[DisputeParty]:
    """The parties in the order of the form, with an empty one where a side is not entered."""
    parties = reading.parties_of(case)
    found: list[DisputeParty] = []
    for role in PartyRole:
        mine = [party for party in parties if party.role is role]
        found += mine or ([] if role is PartyRole.THIRD else [DisputeParty(role=role)])
    return found


def _claims(case: DisputeCase) -> Iterator[Block]:
    """One claim a line, numbered as on the form whether or not the clerk typed numbers."""
    claims = [TYPED_NUMBER.sub("", line).strip() for line in (case.claims or "").splitlines() if line.strip()]
    for number, claim in enumerate(claims, start=1):
        yield Paragraph(f"{number}、{claim}")
    if not claims:
        for number in (1, 2):
            yield from opened_room(f"{number}、", 24)
