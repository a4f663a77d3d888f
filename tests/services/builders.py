"""Disputes typed into an office as its screens type them."""

from datetime import date
from decimal import Decimal
from typing import Any

from libao_desk.declare.path import path
from libao_desk.people.models import Person
from libao_desk.registers.disputes.codes import DisputeType, Outcome, PartyRole, PerformanceState, Retention, Source
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordDraft, RecordRef, Ref, RowDraft, draft_of

COURSE = ("accept", "start", "agree")

IN_HAN = str.maketrans("0123456789", "〇一二三四五六七八九")
"""A name holds no figures."""


def a_person(office: Office, name: str, **values: Any) -> Ref:
    """One more card."""
    fields = [path(field) for field in (Person.name, Person.id_no, Person.phone, Person.birth_date, Person.sex)]
    return office.people.save(None, {"name": name, **values}, {}, fields)


def a_dispute(office: Office, n: int = 1, **values: Any) -> RecordRef:
    """A written agreement of January 2026 about 1200 yuan, its dates complete, its state still the first one."""
    committee = office.people.choices("committee")
    standard: dict[str, Any] = {
        "case_no": f"（2026）人调字第{n:03d}号",
        "committee": committee[0] if committee else None,
        "source": Source.APPLICATION,
        "dispute_type": DisputeType.NEIGHBOURS,
        "applied_on": date(2026, 1, 5),
        "accepted_on": date(2026, 1, 6),
        "started_on": date(2026, 1, 7),
        "facts": "双方因排水沟发生争执。",
        "outcome": Outcome.WRITTEN,
        "concluded_on": date(2026, 1, 20),
        "effective_on": date(2026, 1, 20),
        "amount": Decimal("1200.00"),
    }
    which = str(n).translate(IN_HAN)
    people = (a_person(office, f"张试甲{which}"), a_person(office, f"李试乙{which}"))
    roles = (PartyRole.APPLICANT, PartyRole.RESPONDENT)
    term: dict[str, Any] = {"position": 1, "performer": "张试甲", "payee": "李试乙", "act": "支付材料费", "amount": Decimal("1200.00")}
    parts = {
        "parties": [
            RowDraft(values={"position": place, "role": role, "person": who})
            for place, (role, who) in enumerate(zip(roles, people, strict=True), 1)
        ],
        "mediators": [RowDraft(values={"position": 1, "outside_name": "调试甲"})],
        "terms": [RowDraft(values=term | {"due_on": date(2026, 3, 20), "is_on_spot": False, "method": "现金"})],
    }
    return office.records.save(RecordDraft("disputes", values=standard | values, parts=parts))


def change(office: Office, ref: RecordRef, **values: Any) -> None:
    """Open, type, save."""
    draft = draft_of(office.records.open(ref))
    draft.values |= values
    office.records.save(draft)


def concluded(office: Office, n: int = 1, **values: Any) -> RecordRef:
    """The same after every step up to the agreement was carried out."""
    ref = a_dispute(office, n, **values)
    for event in COURSE:
        office.records.move(ref, event)
    return ref


def filed(office: Office, ref: RecordRef) -> None:
    """Perform an agreement and file its volume away."""
    draft = draft_of(office.records.open(ref))
    draft.values["performed_on"] = date(2026, 2, 1)
    step: dict[str, Any] = {
        "term_position": 1,
        "done_on": date(2026, 2, 1),
        "amount": Decimal("1200.00"),
        "performance_state": PerformanceState.DONE,
    }
    volume: dict[str, Any] = {"filed_on": date(2026, 2, 10), "pages_count": 12, "retention": Retention.SHORT}
    draft.parts |= {"performances": [RowDraft(values=step)], "dossier": [RowDraft(values=volume)]}
    office.records.save(draft)
    office.records.move(ref, "perform")
    office.records.move(ref, "file", reason="都在纸质卷宗中")
