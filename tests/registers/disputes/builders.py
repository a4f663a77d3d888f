"""Valid invented disputes to change one thing at a time in."""

from datetime import date
from decimal import Decimal
from typing import Any

from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.document import PaperFacts
from libao_desk.people.codes import CommitteeKind, Ethnic, Sex
from libao_desk.people.models import Committee, CommitteeMember, Organisation, Person
from libao_desk.registers.disputes.codes import DisputeState, DisputeType, Outcome, PartyKind, PartyRole, PerformanceState, Source
from libao_desk.registers.disputes.model import DisputeCase
from libao_desk.registers.disputes.parts import DisputeMediator, DisputeParty, DisputePerformance, DisputeTerm

OFFICE = OfficeFacts()
PATTERN = "（{y}）海李调字第{n:03d}号"
NAMES = ("张甲", "李乙", "王丙", "赵丁", "钱戊", "孙己")


def a_person(name: str = "张甲", **values: Any) -> Person:
    standard: dict[str, Any] = {
        "sex": Sex.MALE,
        "birth_date": date(1970, 3, 5),
        "ethnic": Ethnic.HAN,
        "occupation": "务农",
        "phone": "19900000001",
        "residence_address": "海安市李堡镇试验村1组1号",
    }
    return Person(name=name, **(standard | values))


def a_party(name: str = "张甲", role: PartyRole | None = PartyRole.APPLICANT, **values: Any) -> DisputeParty:
    standard: dict[str, Any] = {"kind": PartyKind.NATURAL, "role": role, "person": a_person(name)}
    return DisputeParty(**(standard | values))


def a_unit(name: str = "海安试验建材有限公司", **values: Any) -> DisputeParty:
    unit = Organisation(
        name=name,
        credit_code="91320699MA1TE5T0XN",
        legal_representative="周庚",
        representative_post="经理",
        address="海安市李堡镇试验路1号",
    )
    return DisputeParty(**({"kind": PartyKind.LEGAL, "role": PartyRole.RESPONDENT, "organisation": unit} | values))


def parties(count: int) -> list[DisputeParty]:
    roles = (PartyRole.APPLICANT, PartyRole.RESPONDENT, *[PartyRole.THIRD] * 4)
    return [a_party(name, role, position=place) for place, (name, role) in enumerate(zip(NAMES[:count], roles[:count], strict=True), 1)]


def a_term(**values: Any) -> DisputeTerm:
    standard: dict[str, Any] = {
        "position": 1,
        "performer": "张甲",
        "payee": "李乙",
        "act": "一次性支付医疗费、误工费",
        "amount": Decimal("16409.02"),
        "due_on": date(2020, 12, 31),
        "is_on_spot": False,
        "method": "银行转账",
    }
    return DisputeTerm(**(standard | values))


def a_step(**values: Any) -> DisputePerformance:
    standard: dict[str, Any] = {"term_position": 1, "done_on": date(2020, 12, 20), "performance_state": PerformanceState.DONE}
    return DisputePerformance(**(standard | values))


def a_committee(**values: Any) -> Committee:
    standard: dict[str, Any] = {"id": 1, "name": "李堡镇人民调解委员会", "kind": CommitteeKind.TOWNSHIP, "number_pattern": PATTERN}
    return Committee(**(standard | values))


def a_case(state: DisputeState = DisputeState.AGREED, **values: Any) -> DisputeCase:
    """A written agreement of two parties about one sum of money, not yet performed."""
    standard: dict[str, Any] = {
        "state": state,
        "number": "TJ2020-0001",
        "case_no": "（2020）海李调字第001号",
        "committee": a_committee(),
        "source": Source.APPLICATION,
        "dispute_type": DisputeType.NEIGHBOURS,
        "applied_on": date(2020, 11, 2),
        "accepted_on": date(2020, 11, 3),
        "started_on": date(2020, 11, 5),
        "facts": "双方因排水沟发生争执。",
        "is_refused": False,
        "is_confirmation_planned": False,
        "outcome": Outcome.WRITTEN,
        "concluded_on": date(2020, 11, 20),
        "effective_on": date(2020, 11, 20),
        "amount": Decimal("16409.02"),
        "recorder": CommitteeMember(name="记录甲"),
        "parties": parties(2),
        "mediators": [DisputeMediator(position=1, member=CommitteeMember(name="调解甲"))],
        "terms": [a_term()],
    }
    return DisputeCase(**(standard | values))


def an_application(**values: Any) -> DisputeCase:
    """A dispute that has only been applied for."""
    later = dict.fromkeys(("accepted_on", "started_on", "outcome", "concluded_on", "effective_on", "amount"))
    return a_case(DisputeState.APPLIED, **({**later, "terms": [], "mediators": []} | values))


def paper_facts(number: str = "", office: OfficeFacts = OFFICE) -> PaperFacts:
    return PaperFacts(office, "李堡司法所", "李堡镇", "海安市", date(2020, 12, 31), number)
