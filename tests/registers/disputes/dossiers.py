"""Whole invented dossiers: sound ones of every kind, and faults to plant one at a time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from libao_desk.declare.dossier import Altered
from libao_desk.people.models import CommitteeMember
from libao_desk.registers.disputes import agreement
from libao_desk.registers.disputes.codes import (
    AGREEMENTS,
    Authority,
    ConfirmationResult,
    DisputeState,
    EntrustedBy,
    Outcome,
    PartyRole,
    PerformanceState,
    Retention,
    Source,
)
from libao_desk.registers.disputes.court_papers import last_day_to_ask
from libao_desk.registers.disputes.dossier_items import Held, Item, everything
from libao_desk.registers.disputes.model import DisputeCase
from libao_desk.registers.disputes.parts import (
    DisputeConfirmation,
    DisputeDossier,
    DisputeEvidence,
    DisputeInquiry,
    DisputeInvited,
    DisputeMediator,
    DisputePerformance,
    DisputeReturnVisit,
    DisputeSession,
    DisputeTerm,
)

from .builders import NAMES, OFFICE, a_case, a_party, a_person, a_unit


@dataclass
class Dossier:
    """A case with the papers printed and the scans attached."""

    case: DisputeCase
    papers: dict[str, int] = field(default_factory=dict)
    minutes: list[tuple[str, int]] = field(default_factory=list)
    """The records of sessions and inquiries that were printed: kind and row."""
    scans: list[str] = field(default_factory=list)
    altered: dict[Item, Altered] = field(default_factory=dict)
    """Printed papers that the record no longer agrees with."""

    @property
    def held(self) -> tuple[Held, ...]:
        """What is there, as the check asks for it."""
        papers = [(kind, copies, None) for kind, copies in self.papers.items()]
        there = everything([*papers, *((kind, 1, row) for kind, row in self.minutes)], self.scans)
        return tuple(replace(one, altered=self.altered.get(one.item)) if one.copies is not None else one for one in there)


def sound(rng: Random, outcome: Outcome | None = None) -> Dossier:
    """A dossier nobody could fault: every date in line, every paper there, printed here or scanned."""
    begun = date(2020, 1, 6) + timedelta(days=rng.randrange(250))
    outcome = outcome or rng.choice((Outcome.WRITTEN, Outcome.WRITTEN, Outcome.ORAL, Outcome.FAILED, Outcome.STOPPED))
    days = [begun + timedelta(days=passed) for passed in _steps(rng)]
    applied, accepted, started, ended = days
    agreed = outcome in AGREEMENTS
    parties = [a_party(NAMES[n], PartyRole.APPLICANT if n == 0 else PartyRole.RESPONDENT, position=n + 1) for n in range(rng.randint(2, 5))]
    if rng.random() < 0.3:
        parties[-1] = a_unit(position=len(parties))
    if rng.random() < 0.3:
        parties[0].person = a_person("小庚", birth_date=date(2008, 5, 1))
        parties[0].guardian, parties[0].guardian_relation = a_person("庚之母"), "母亲"
    case = a_case(
        state=DisputeState.AGREED if agreed else DisputeState.FAILED,
        parties=parties,
        source=rng.choice(tuple(Source)),
        applied_on=applied,
        accepted_on=accepted,
        started_on=started,
        concluded_on=ended,
        effective_on=ended if agreed else None,
        outcome=outcome,
        is_confirmation_planned=False,
        mediators=[DisputeMediator(position=n, member=CommitteeMember(name=f"调解{n}")) for n in range(rng.randint(1, 2))],
        sessions=[DisputeSession(id=row, held_on=day) for row, day in enumerate(sorted({started, ended}), start=1)],
        other_ways_told_on=None if agreed else ended,
        terms=[],
        amount=None,
        dossier=[DisputeDossier(pages_count=rng.randint(8, 40), filed_on=ended + timedelta(days=70), retention=Retention.SHORT)],
    )
    case.entrusted_by = EntrustedBy.COURT if case.source is Source.ENTRUSTED else None
    _with_extras(case, rng, accepted)
    if agreed:
        _agree_and_perform(case, rng, ended)
    return _papers_of(case, rng)


def _steps(rng: Random) -> list[int]:
    total, found = 0, []
    for _ in range(4):
        found.append(total)
        total += rng.randint(0, 8)
    return found


def _with_extras(case: DisputeCase, rng: Random, accepted: date) -> None:
    if rng.random() < 0.4:
        case.parties[1].agent, case.parties[1].agent_authority = a_person("代理辛"), Authority.SPECIAL
        case.parties[1].has_authority_letter = True
    if rng.random() < 0.4:
        case.inquiries = [DisputeInquiry(id=row, held_on=accepted, record_text="问答") for row in range(1, rng.randint(2, 3))]
    if rng.random() < 0.4:
        case.evidence = [DisputeEvidence(title="照片", is_original=rng.choice((True, False, None)))]
    if rng.random() < 0.3:
        case.invited = [DisputeInvited(invited_name="邻居壬", is_agreed=rng.choice((True, None)))]


def _agree_and_perform(case: DisputeCase, rng: Random, ended: date) -> None:
    payer, payee = case.parties[-1].name, case.parties[0].name
    for n in range(rng.randint(1, 3)):
        due = None if rng.random() < 0.3 else ended + timedelta(days=rng.randint(0, 40))
        amount = Decimal(rng.randint(5, 900) * 100) if n == 0 or rng.random() < 0.5 else None
        case.terms.append(
            DisputeTerm(
                position=n + 1,
                performer=payer,
                payee=payee,
                act="支付赔偿款" if amount is not None else "恢复水沟",
                amount=amount,
                subject=None if amount is not None else "水沟原状",
                due_on=due,
                is_on_spot=due is None,
            )
        )
        done = due or ended
        case.performances.append(
            DisputePerformance(term_position=n + 1, done_on=done, amount=amount, performance_state=PerformanceState.DONE, proof="收条")
        )
    case.amount = sum((term.amount for term in case.terms if term.amount is not None), Decimal(0))
    case.performed_on = max(step.done_on for step in case.performances if step.done_on is not None)
    case.return_visits = [DisputeReturnVisit(held_on=case.performed_on + timedelta(days=rng.randint(0, 9)))]
    if case.outcome is Outcome.WRITTEN and rng.random() < 0.4:
        asked_on = ended + timedelta(days=rng.randint(0, 30))
        case.is_confirmation_planned = True
        case.confirmation = [DisputeConfirmation(applied_on=asked_on, court="海安市人民法院", result=ConfirmationResult.CONFIRMED)]


PRINTED = {
    "mediation-intake": "受理登记表.pdf",
    "rights-notice": "权利义务告知书.pdf",
    "dossier-back-cover": "封底.pdf",
}


def _papers_of(case: DisputeCase, rng: Random) -> Dossier:
    dossier = Dossier(case, scans=[rng.choice(("身份证复印件.jpg", "双方身份证明.pdf", "张甲户口簿.png"))])
    wanted = dict(PRINTED)
    if case.source is Source.APPLICATION:
        wanted["mediation-application"] = "人民调解申请书.jpg"
    wanted |= {"mediation-agreement": "人民调解协议书.pdf"} if case.outcome is Outcome.WRITTEN else {}
    wanted |= {"oral-agreement": "口头协议登记表.pdf"} if case.outcome is Outcome.ORAL else {}
    wanted |= {"authority-letter": "授权委托书.jpg"} if any(party.agent is not None for party in case.parties) else {}
    wanted |= {"return-visit-record": "回访记录.pdf"} if case.return_visits else {}
    wanted |= {"judicial-confirmation-application": "司法确认申请书.pdf"} if case.confirmation else {}
    wanted |= {"dossier-statement": "备考表.pdf"} if any(one.is_original is False for one in case.evidence) else {}
    for kind, scan in wanted.items():
        if rng.random() < 0.6:
            dossier.papers[kind] = agreement.copies(case) if kind == "mediation-agreement" else 1
        else:
            dossier.scans.append(scan)
    _minutes_of(dossier, "mediation-record", "调解记录", case.sessions, rng)
    _minutes_of(dossier, "investigation-record", "调查笔录", case.inquiries, rng)
    dossier.scans += ["现场照片.jpg"] if case.evidence else []
    dossier.scans += [rng.choice(("收条.jpg", "银行转账回单.pdf"))] if case.performances else []
    return dossier


def _minutes_of(dossier: Dossier, kind: str, name: str, rows: Sequence[DisputeSession | DisputeInquiry], rng: Random) -> None:
    """Each row's own record, printed or scanned; a scan's name tells which it is by number, by day, or not at all."""
    for number, row in enumerate(rows, start=1):
        if rng.random() < 0.6:
            dossier.minutes.append((kind, row.id))
        else:
            dossier.scans.append(rng.choice((f"第{number}次{name}.jpg", f"{name}{row.held_on}.pdf", f"{name}.jpg")))


Plant = Callable[[Dossier, Random], None]


def without(*told: str) -> Plant:
    """Take a paper out: the printed kind and every scan that bears one of the words."""

    def plant(dossier: Dossier, rng: Random) -> None:
        dossier.papers = {kind: copies for kind, copies in dossier.papers.items() if kind not in told}
        dossier.minutes = [(kind, row) for kind, row in dossier.minutes if kind not in told]
        dossier.scans = [name for name in dossier.scans if not any(word in name for word in told)]

    return plant


def days(count: int) -> timedelta:
    return timedelta(days=count)


def last_day(dossier: Dossier) -> date:
    """The last day on which the court may be asked."""
    day = last_day_to_ask(dossier.case, OFFICE)
    assert day is not None
    return day
