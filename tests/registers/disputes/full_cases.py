"""Disputes with every row filled, for papers and the dossier: as they usually are, and far too long."""

from dataclasses import replace
from datetime import date
from typing import Any

from libao_desk.declare.document import Document, PaperFacts
from libao_desk.people.models import CommitteeMember
from libao_desk.registers.disputes.codes import Authority, Outcome, PartyRole, Retention, Satisfaction, Sued
from libao_desk.registers.disputes.model import DisputeCase
from libao_desk.registers.disputes.parts import (
    DisputeConfirmation,
    DisputeDossier,
    DisputeEvidence,
    DisputeInquiry,
    DisputeInvited,
    DisputeMediator,
    DisputeReturnVisit,
    DisputeSession,
)

from .builders import a_case, a_committee, a_party, a_person, a_step, a_term, a_unit, paper_facts

SAID = "问：请说明事情经过。\n答：今年夏天雨水大，他家把水沟改道，水流到我家地里，庄稼受淹。\n问：有无证据？\n答：有照片。"
MEDIATED = "调解员告知双方权利义务和调解原则。\n张甲：水沟一直在那里。\n李乙：改道后才淹水。\n经调解，双方愿意各让一步。"
LONG_NAME = "海安市李堡镇试验村第十二村民小组老河西岸种植养殖专业合作社联合社股份有限责任公司"
LONG_TEXT = "双方因排水沟改道、田埂被毁以及多年来的界址不清发生争执，经村组多次劝说未果，矛盾日益加深。" * 30


def a_full_case(**values: Any) -> DisputeCase:
    """An agreement that was inquired into, agreed, performed, visited, taken to the court and bound."""
    agent: dict[str, Any] = {"agent": a_person("代理人丙"), "agent_authority": Authority.SPECIAL, "has_authority_letter": True}
    standard: dict[str, Any] = {
        "claims": "1、赔偿医疗费\n恢复排水沟原状",
        "agreement_no": "（2020）海李调字第001号",
        "parties": [a_party(position=1), a_party("李乙", PartyRole.RESPONDENT, position=2, **agent)],
        "invited": [DisputeInvited(invited_name="邻居丁", is_agreed=True)],
        "inquiries": [
            DisputeInquiry(held_on=date(2020, 11, 4), place="试验村村部", person=a_person("证人戊"), asked_by="调解甲", record_text=SAID)
        ],
        "evidence": [DisputeEvidence(title="现场照片", is_original=False)],
        "sessions": [
            DisputeSession(
                held_on=date(2020, 11, 5), place="镇调委会", present="张甲、李乙、邻居丁", record_text=MEDIATED, result="继续调解"
            ),
            DisputeSession(held_on=date(2020, 11, 20), place="镇调委会", record_text=MEDIATED, result="达成协议"),
        ],
        "performances": [a_step(amount=a_term().amount, proof="收条")],
        "performed_on": date(2020, 12, 20),
        "return_visits": [
            DisputeReturnVisit(
                held_on=date(2020, 12, 25), held_by="调解甲", visited="李乙", performance="已全部履行。", satisfaction=Satisfaction.YES
            )
        ],
        "sued": Sued.NONE,
        "confirmation": [DisputeConfirmation(applied_on=date(2020, 11, 26), court="海安市人民法院")],
        "dossier": [
            DisputeDossier(pages_count=23, filed_on=date(2020, 12, 30), filed_by="立卷己", retention=Retention.SHORT),
        ],
    }
    return a_case(**(standard | values))


def a_failed_case(**values: Any) -> DisputeCase:
    """A mediation that ended without an agreement, the parties told of the other ways."""
    standard: dict[str, Any] = {
        "outcome": Outcome.FAILED,
        "effective_on": None,
        "amount": None,
        "terms": [],
        "other_ways_told_on": date(2020, 11, 20),
    }
    return a_case(**(standard | values))


def a_declined_case(**values: Any) -> DisputeCase:
    """An application that was not taken."""
    later = dict.fromkeys(("accepted_on", "started_on", "outcome", "concluded_on", "effective_on", "amount"))
    told = {"declined_on": date(2020, 11, 4), "declined_reason": "该纠纷属人民法院专属管辖，不属于人民调解的范围。"}
    return a_case(**({**later, "terms": [], "mediators": [], **told} | values))


def an_overlong_case(**values: Any) -> DisputeCase:
    """Six parties with guardians and agents, names, addresses and texts far longer than any form foresees."""
    parties = [a_unit(LONG_NAME, role=PartyRole.RESPONDENT)]
    for n in range(5):
        person = a_person(f"阿依古丽·买买提·阿卜杜热合曼{n}", residence_address=LONG_NAME * 2, occupation=LONG_NAME)
        stands: dict[str, Any] = {
            "agent": a_person(f"代理人阿依古丽·买买提{n}"),
            "guardian": a_person(f"监护人古丽·买买提{n}"),
            "guardian_relation": "祖父",
        }
        parties.append(a_party(role=PartyRole.APPLICANT if n % 2 else PartyRole.THIRD, person=person, **stands))
    mediators = [DisputeMediator(position=n, member=CommitteeMember(name=f"调解员古丽·买买提{n}")) for n in range(4)]
    terms = [a_term(position=n, act=LONG_TEXT[:120]) for n in range(1, 12)]
    inquiry = DisputeInquiry(held_on=date(2020, 11, 4), place=LONG_NAME, person=a_person(LONG_NAME[:40]), record_text=LONG_TEXT * 2)
    session = DisputeSession(
        held_on=date(2020, 11, 5), place=LONG_NAME, present=LONG_TEXT[:200], record_text=LONG_TEXT * 2, result=LONG_TEXT
    )
    visit = DisputeReturnVisit(held_on=date(2020, 12, 25), visited=LONG_NAME, performance=LONG_TEXT, note=LONG_TEXT)
    standard: dict[str, Any] = {
        "committee": a_committee(name=LONG_NAME + "人民调解委员会"),
        "facts": LONG_TEXT,
        "claims": "\n".join(LONG_TEXT[:90] for _ in range(9)),
        "note": LONG_TEXT[:150],
        "parties": parties,
        "mediators": mediators,
        "terms": terms,
        "amount": sum(term.amount for term in terms if term.amount is not None),
        "inquiries": [inquiry],
        "sessions": [session],
        "return_visits": [visit],
        "evidence": [DisputeEvidence(title=LONG_NAME, is_original=False) for _ in range(9)],
        "confirmation": [DisputeConfirmation(applied_on=date(2020, 11, 26), court=LONG_NAME + "人民法院")],
    }
    return a_full_case(**(standard | values))


def facts_of(document: Document, case: DisputeCase) -> PaperFacts:
    """What a paper of the case knows, the first row of its part being the one it is about."""
    rows = getattr(case, document.part) if document.part else []
    return about(rows[0] if rows else None, "（2020）海李调字第001号" if document.number else "")


def about(row: object, number: str = "") -> PaperFacts:
    """What a paper about one row of a part knows."""
    return replace(paper_facts(number), part_row=row)
