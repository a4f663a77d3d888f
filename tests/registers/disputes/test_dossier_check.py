"""The check of a dossier: every planted fault is found, and a sound dossier has none."""

from collections.abc import Iterator
from dataclasses import FrozenInstanceError, dataclass
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

import pytest

from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.dossier import Altered
from libao_desk.declare.setting import SettingValues
from libao_desk.people.invented import InventedWorld
from libao_desk.registers.disputes.codes import Authority, Outcome
from libao_desk.registers.disputes.documents import DOCUMENTS
from libao_desk.registers.disputes.dossier_check import check, of_record, warn
from libao_desk.registers.disputes.dossier_items import PAPERS, Held, Item, held_scan
from libao_desk.registers.disputes.invented import invent
from libao_desk.registers.disputes.model import DisputeCase
from libao_desk.registers.disputes.parts import (
    DisputeConfirmation,
    DisputeEvidence,
    DisputeInquiry,
    DisputeInvited,
    DisputeReturnVisit,
    DisputeSession,
)

from .builders import OFFICE, a_case, a_party, a_person, a_step
from .dossiers import Dossier, Plant, days, last_day, sound, without

WRITTEN, ORAL, FAILED = Outcome.WRITTEN, Outcome.ORAL, Outcome.FAILED


def _set(**values: Any) -> Plant:
    def plant(dossier: Dossier, rng: Random) -> None:
        for name, value in values.items():
            setattr(dossier.case, name, value)

    return plant


def _accepted_early(dossier: Dossier, rng: Random) -> None:
    assert dossier.case.applied_on is not None
    dossier.case.accepted_on = dossier.case.applied_on - days(rng.randint(1, 40))
    dossier.case.inquiries = []


def _session_early(dossier: Dossier, rng: Random) -> None:
    assert dossier.case.accepted_on is not None
    dossier.case.sessions[0].held_on = dossier.case.accepted_on - days(rng.randint(1, 9))


def _session_late(dossier: Dossier, rng: Random) -> None:
    assert dossier.case.concluded_on is not None
    dossier.case.sessions[-1].held_on = dossier.case.concluded_on + days(rng.randint(1, 9))


def _inquiry_late(dossier: Dossier, rng: Random) -> None:
    assert dossier.case.concluded_on is not None
    dossier.case.inquiries = [DisputeInquiry(held_on=dossier.case.concluded_on + days(rng.randint(1, 20)))]
    dossier.papers["investigation-record"] = 1


def _performed_early(dossier: Dossier, rng: Random) -> None:
    assert dossier.case.effective_on is not None
    dossier.case.performances[0].done_on = dossier.case.effective_on - days(rng.randint(1, 20))


def _visited_early(dossier: Dossier, rng: Random) -> None:
    assert dossier.case.effective_on is not None
    dossier.case.return_visits[0].held_on = dossier.case.effective_on - days(rng.randint(1, 20))


def _due_early(dossier: Dossier, rng: Random) -> None:
    assert dossier.case.effective_on is not None
    dossier.case.terms[0].due_on = dossier.case.effective_on - days(rng.randint(1, 20))


def _filed_early(dossier: Dossier, rng: Random) -> None:
    assert dossier.case.concluded_on is not None
    dossier.case.dossier[0].filed_on = dossier.case.concluded_on - days(rng.randint(1, 20))


def _too_few_copies(dossier: Dossier, rng: Random) -> None:
    dossier.papers["mediation-agreement"] = rng.randint(1, len(dossier.case.parties))


def _agent(**values: Any) -> Plant:
    def plant(dossier: Dossier, rng: Random) -> None:
        party = rng.choice(dossier.case.parties)
        party.agent, party.agent_authority, party.has_authority_letter = a_person("代理癸"), Authority.SPECIAL, True
        dossier.papers["authority-letter"] = 1
        for name, value in values.items():
            setattr(party, name, value)

    return plant


def _agent_without_paper(dossier: Dossier, rng: Random) -> None:
    _agent()(dossier, rng)
    without("authority-letter", "委托书")(dossier, rng)


def _minor(dossier: Dossier, rng: Random) -> None:
    dossier.case.parties[0] = a_party(person=a_person("小癸", birth_date=date(2003 + rng.randint(0, 9), 2, 1)))


def _vague(name: str) -> Plant:
    def plant(dossier: Dossier, rng: Random) -> None:
        term = rng.choice(dossier.case.terms)
        setattr(term, name, None)
        term.is_on_spot = term.is_on_spot and name != "due_on"

    return plant


def _wrong_sum(dossier: Dossier, rng: Random) -> None:
    assert dossier.case.amount is not None
    dossier.case.amount += Decimal(rng.choice(("0.01", "-1", "1000")))


def _paid_short(dossier: Dossier, rng: Random) -> None:
    step = dossier.case.performances[0]
    assert step.amount is not None
    step.amount -= Decimal(rng.randint(1, 300))


def _alone(dossier: Dossier, rng: Random) -> None:
    dossier.case.parties = [a_party()]


def _nameless(dossier: Dossier, rng: Random) -> None:
    dossier.case.parties[-1] = a_party(person=None)


def _both_sides(dossier: Dossier, rng: Random) -> None:
    _agent(agent=next(party.person for party in dossier.case.parties if party.person is not None))(dossier, Random(0))
    for party in dossier.case.parties:
        party.agent = None
    dossier.case.parties[1] = a_party(person=a_person("李乙"), agent=dossier.case.parties[0].person, has_authority_letter=True)
    dossier.case.parties[1].agent_authority = Authority.SPECIAL


def _wrong_form(kind: str, scan: str) -> Plant:
    def plant(dossier: Dossier, rng: Random) -> None:
        without("mediation-agreement", "oral-agreement", "协议")(dossier, rng)
        if rng.random() < 0.5:
            dossier.papers[kind] = 9
        else:
            dossier.scans.append(scan)

    return plant


def _oral_at_court(dossier: Dossier, rng: Random) -> None:
    dossier.case.confirmation = [DisputeConfirmation(court="海安市人民法院")]
    dossier.papers["mediation-proof"] = 2


def _asked_late(dossier: Dossier, rng: Random) -> None:
    dossier.case.confirmation = [DisputeConfirmation(applied_on=last_day(dossier) + days(rng.randint(1, 40)))]
    dossier.case.is_confirmation_planned = True
    dossier.papers |= {"judicial-confirmation-application": 2}
    if "mediation-agreement" in dossier.papers:
        dossier.papers["mediation-agreement"] = 9


def _terms_left(dossier: Dossier, rng: Random) -> None:
    dossier.case.terms = sound(rng, WRITTEN).case.terms[:1]
    dossier.case.amount = dossier.case.terms[0].amount


def _unasked_helper(dossier: Dossier, rng: Random) -> None:
    dossier.case.invited = [DisputeInvited(invited_name="邻居子", is_agreed=False)]


def _copy_without_statement(dossier: Dossier, rng: Random) -> None:
    dossier.case.evidence = [DisputeEvidence(title="合同", is_original=False)]
    dossier.scans.append("证据合同复印件.pdf")
    without("dossier-statement", "备考")(dossier, rng)


def _evidence_without_paper(dossier: Dossier, rng: Random) -> None:
    dossier.case.evidence = [DisputeEvidence(title="合同", is_original=True)]
    without("照片", "证据")(dossier, rng)


def _unpaged(dossier: Dossier, rng: Random) -> None:
    setattr(dossier.case.dossier[0], rng.choice(("pages_count", "retention", "filed_on")), None)


def _one_record_of_two(kind: str, word: str, scan: str = "") -> Plant:
    """Two sessions or inquiries; one has its record printed, or a scan that does not tell which it is of."""

    def plant(dossier: Dossier, rng: Random) -> None:
        without(kind, word)(dossier, rng)
        first, last = dossier.case.accepted_on, dossier.case.concluded_on
        assert first is not None
        assert last is not None
        if kind == "mediation-record":
            dossier.case.sessions = [DisputeSession(id=1, held_on=first), DisputeSession(id=2, held_on=last)]
            dossier.case.started_on = first
        else:
            dossier.case.inquiries = [DisputeInquiry(id=1, held_on=first), DisputeInquiry(id=2, held_on=last)]
        if scan:
            dossier.scans.append(scan)
        else:
            dossier.minutes.append((kind, rng.randint(1, 2)))

    return plant


def _altered(dossier: Dossier, rng: Random) -> None:
    """One of the printed papers was followed by a change of the record."""
    dossier.papers.setdefault("mediation-intake", 1)
    item = PAPERS[rng.choice(sorted(dossier.papers))]
    dossier.altered[item] = Altered(item.value, "", date(2020, 12, 1), ("当事人1 出生日期",))


@dataclass(frozen=True)
class Fault:
    plant: Plant
    paper: str
    told: str
    """Words of the sentence that must be found."""
    outcomes: tuple[Outcome, ...] = (WRITTEN, ORAL, FAILED)
    times: int = 2


FAULTS = {
    "no application and no intake": Fault(without("mediation-intake", "mediation-application", "受理", "调解申请书"), "受理登记表", "缺少"),
    "no rights notice": Fault(without("rights-notice", "权利义务"), "权利义务告知书", "缺少"),
    "no identity": Fault(without("身份", "户口"), "身份证明", "缺少"),
    "no record of a session": Fault(without("mediation-record", "调解记录"), "人民调解记录", "缺少"),
    "two sessions, one record printed": Fault(
        _one_record_of_two("mediation-record", "调解记录"), "人民调解记录", "调解没有人民调解记录", times=3
    ),
    "two sessions, one record scanned": Fault(
        _one_record_of_two("mediation-record", "调解记录", "调解笔录.jpg"), "人民调解记录", "调解，卷内只有1份", times=2
    ),
    "two inquiries, one record printed": Fault(
        _one_record_of_two("investigation-record", "调查"), "人民调解调查记录", "调查没有人民调解调查记录", times=2
    ),
    "no written agreement": Fault(without("mediation-agreement", "人民调解协议"), "人民调解协议书", "缺少", (WRITTEN,)),
    "no oral agreement": Fault(without("oral-agreement", "口头协议"), "口头协议登记表", "缺少", (ORAL,), 1),
    "no back cover": Fault(without("dossier-back-cover", "封底"), "封底", "缺少", times=1),
    "agent, no letter in the dossier": Fault(_agent_without_paper, "授权委托书", "有委托代理人，缺少"),
    "evidence, none in the dossier": Fault(_evidence_without_paper, "证据材料", "登记有证据，缺少"),
    "paid, no receipt": Fault(without("收条", "转账"), "履行凭证", "登记有款项履行，缺少", (WRITTEN, ORAL)),
    "visited, no record": Fault(without("return-visit-record", "回访"), "回访记录", "登记有回访，缺少", (WRITTEN, ORAL), 1),
    "copies, nothing said of it": Fault(_copy_without_statement, "备考表", "证据中有复制件，缺少"),
    "failed, without a result": Fault(_set(outcome=None), "协议书", "调解结果却没有填写", (FAILED,)),
    "accepted before applied": Fault(_accepted_early, "受理登记表", "早于申请日"),
    "session before acceptance": Fault(_session_early, "人民调解记录", "早于", times=1),
    "session after the end": Fault(_session_late, "人民调解记录", "早于", times=1),
    "inquiry after the end": Fault(_inquiry_late, "调查记录", "晚于", times=1),
    "performed before agreed": Fault(_performed_early, "履行凭证", "早于协议日期", (WRITTEN, ORAL)),
    "visited before agreed": Fault(_visited_early, "回访记录", "早于协议日期", (WRITTEN, ORAL)),
    "due before agreed": Fault(_due_early, "协议书", "第1条履行期限", (WRITTEN, ORAL), 1),
    "filed before the end": Fault(_filed_early, "封底", "早于结案日", times=1),
    "too few copies": Fault(_too_few_copies, "人民调解协议书", "应一式", (WRITTEN,)),
    "agent without a letter": Fault(_agent(has_authority_letter=False), "授权委托书", "没有授权委托书"),
    "agent who may not settle": Fault(_agent(agent_authority=Authority.GENERAL), "授权委托书", "没有特别授权"),
    "minor without a guardian": Fault(_minor, "协议书", "未满十八周岁", times=3),
    "term without performer": Fault(_vague("performer"), "协议书", "履行义务人", (WRITTEN, ORAL)),
    "term without a day": Fault(_vague("due_on"), "协议书", "履行期限", (WRITTEN, ORAL)),
    "sum that does not add up": Fault(_wrong_sum, "协议书", "各条款金额合计", (WRITTEN, ORAL), 3),
    "paid less than agreed": Fault(_paid_short, "履行凭证", "登记的履行金额合计", (WRITTEN, ORAL), 1),
    "one party alone": Fault(_alone, "协议书", "不足两方", (ORAL, ORAL)),
    "a party without a name": Fault(_nameless, "协议书", "未填写姓名", (WRITTEN, ORAL), 1),
    "the other side as agent": Fault(_both_sides, "协议书", "同时是另一方当事人", (WRITTEN, ORAL), 1),
    "oral, but a written form": Fault(_wrong_form("mediation-agreement", "人民调解协议书.pdf"), "人民调解协议书", "达成口头协议", (ORAL,)),
    "written, but the oral form": Fault(_wrong_form("oral-agreement", "口头协议登记表.pdf"), "口头协议登记表", "达成书面协议", (WRITTEN,)),
    "failed, but an agreement": Fault(_wrong_form("mediation-agreement", "调解协议书.jpg"), "人民调解协议书", "调解不成", (FAILED,), 1),
    "oral, but at court": Fault(_oral_at_court, "司法确认", "却登记有司法确认", (ORAL,), 1),
    "court asked too late": Fault(_asked_late, "司法确认", "三十日", (WRITTEN,), 3),
    "failed, but terms": Fault(_terms_left, "协议书", "却登记有协议条款", (FAILED,), 1),
    "failed, other ways not told": Fault(_set(other_ways_told_on=None), "终止调解告知书", "其他途径", (FAILED,), 1),
    "nobody mediated": Fault(_set(mediators=[]), "人民调解记录", "没有登记调解员", times=1),
    "a helper nobody agreed to": Fault(_unasked_helper, "人民调解记录", "未经当事人同意", times=1),
    "a paper the record has left behind": Fault(_altered, "", "2020-12-01签发后登记有改动（当事人1 出生日期）", times=6),
    "volume half entered": Fault(_unpaged, "封底", "卷宗未填写", times=1),
}


def _corpus() -> Iterator[tuple[str, int]]:
    for name, fault in FAULTS.items():
        yield from ((name, n) for n in range(fault.times))


CORPUS = list(_corpus())


def test_the_corpus_is_large_and_varied() -> None:
    assert len(CORPUS) >= 60
    assert len(FAULTS) >= 12


@pytest.mark.parametrize(("name", "n"), CORPUS)
def test_a_planted_fault_is_found_and_nothing_else(name: str, n: int) -> None:
    fault, rng = FAULTS[name], Random(f"{name} {n}")
    dossier = sound(rng, fault.outcomes[n % len(fault.outcomes)])
    assert check(dossier.case, dossier.held, OFFICE) == ()
    fault.plant(dossier, rng)
    found = check(dossier.case, dossier.held, OFFICE)
    assert [one for one in found if fault.told in one.sentence and fault.paper in one.paper] == list(found), found
    assert found


@pytest.mark.parametrize("seed", range(60))
def test_a_sound_dossier_raises_no_alarm(seed: int) -> None:
    dossier = sound(Random(seed))
    findings = check(dossier.case, dossier.held, OFFICE)
    assert findings == ()
    assert [sentence for sentence in warn(dossier.case) if "法院不予确认" not in sentence] == []


def test_an_office_that_uses_the_closing_report_says_so_in_its_settings() -> None:
    office = OfficeFacts(settings=SettingValues({"disputes.has_closing_report": True}))
    dossier = sound(Random(2), ORAL)
    assert [one.paper for one in check(dossier.case, dossier.held, office)] == ["人民调解结案报告表"]
    assert check(dossier.case, (*dossier.held, Held(Item.CLOSING_REPORT, 1)), office) == ()


def test_an_agreement_that_ended_without_a_visit_is_told_at_binding_and_not_before() -> None:
    dossier = sound(Random(3), WRITTEN)
    dossier.case.return_visits = []
    (found,) = check(dossier.case, dossier.held, OFFICE)
    assert found.sentence == "协议已登记履行结果，还没有回访。"
    assert found.sentence not in warn(dossier.case)


def test_what_does_not_fit_together_is_shown_on_the_record() -> None:
    dossier = sound(Random(4), WRITTEN)
    assert dossier.case.effective_on is not None
    dossier.case.return_visits = [DisputeReturnVisit(held_on=dossier.case.effective_on - days(3))]
    (sentence,) = (one for one in warn(dossier.case) if "回访" in one)
    assert sentence.startswith("回访日期")
    assert warn(DisputeCase()) == ()


def test_both_sums_stand_in_the_sentence() -> None:
    steps = [a_step(amount=Decimal("400.50")), a_step(amount=Decimal(9))]
    said = [one.sentence for one in of_record(a_case(performed_on=date(2020, 12, 30), performances=steps))]
    assert "登记的履行金额合计409.50元，与协议金额16409.02元不一致。" in said


def test_an_altered_paper_is_named_with_its_number_its_day_and_some_of_what_changed() -> None:
    dossier = sound(Random(5), WRITTEN)
    changed = Altered("人民调解协议书", "（2020）海李调字第001号", date(2020, 12, 1), ("纠纷简要情况", "协议金额", "履行方式", "权利人"))
    (found,) = check(dossier.case, (*dossier.held, Held(Item.AGREEMENT, 9, altered=changed)), OFFICE)
    assert found.paper == "人民调解协议书"
    assert found.sentence == "（2020）海李调字第001号于2020-12-01签发后登记有改动（纠纷简要情况、协议金额、履行方式等4处）。"
    assert found.rule == "签发后改动的，归档前重新签发或作废"


def test_a_finding_is_a_value_with_its_paper_and_its_rule() -> None:
    dossier = sound(Random(5), WRITTEN)
    _asked_late(dossier, Random(5))
    (found,) = check(dossier.case, dossier.held, OFFICE)
    assert (found.paper, found.rule) == ("司法确认有关材料", "人民调解法第33条")
    with pytest.raises(FrozenInstanceError):
        found.rule = ""  # type: ignore[misc]


@pytest.mark.parametrize(
    ("name", "item"),
    [
        ("双方身份证.jpg", Item.IDENTITY),
        ("司法确认申请书.pdf", Item.COURT),
        ("人民调解申请书（签名）.pdf", Item.APPLICATION),
        ("口头协议登记表.pdf", Item.ORAL_AGREEMENT),
        ("人民调解协议书.pdf", Item.AGREEMENT),
        ("终止调解告知书.pdf", Item.TERMINATION),
        ("调解现场照片.jpg", Item.EVIDENCE),
        ("IMG_0001.jpg", None),
    ],
)
def test_a_scan_is_known_by_its_name(name: str, item: Item | None) -> None:
    held = held_scan(name)
    assert (held and held.item) == item


def test_every_paper_of_the_register_has_its_place_in_the_dossier_or_stands_around_it() -> None:
    around = {"dossier-cover", "dossier-contents"}
    assert {document.key for document in DOCUMENTS} == PAPERS.keys() | around


def test_the_invented_year_raises_no_alarm_but_for_visits_still_to_be_made() -> None:
    rng = Random(1)
    cases = [record for record in invent(InventedWorld(rng), rng) if isinstance(record, DisputeCase)]
    assert len(cases) > 800
    assert {finding.sentence for case in cases for finding in of_record(case)} == {"协议已登记履行结果，还没有回访。"}
