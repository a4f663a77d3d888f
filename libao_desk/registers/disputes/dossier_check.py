"""What is missing or does not fit in a mediation dossier (卷宗检查), found before it is bound."""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.dossier import Finding

from . import agreement, cautions, reading
from .codes import AFTER_AGREEMENT, AGREEMENTS, DisputeState, Outcome
from .court_papers import last_day_to_ask
from .dossier_dates import out_of_order
from .dossier_items import Held, Item, as_needed, required
from .dossier_minutes import unrecorded
from .model import DisputeCase
from .wording import FEWEST_PARTIES, agreement_day

LIST = "卷内目录标准顺序"
ORDER = "日期先后"
ONE_RESULT = "调解结果与状态一致"
EACH_RECORDED = "每次调解、调查均有记录"
ISSUED_ANEW = "签发后改动的，归档前重新签发或作废"
LABELS_NAMED = 3
"""How many changed fields one sentence names."""
AGREED = {Item.AGREEMENT, Item.ORAL_AGREEMENT}
TAKEN = {Item.APPLICATION, Item.INTAKE}
TAKEN_TITLE = f"{Item.APPLICATION.value}或{Item.INTAKE.value}"


def check(case: DisputeCase, held: Iterable[Held], office: OfficeFacts) -> tuple[Finding, ...]:
    """Everything found in one dossier: what is missing first, then what the record itself tells."""
    there = tuple(held)
    of_papers = (*_missing(case, there, office), *_altered(there), *_copies(case, there), *_wrong_agreement(case, there))
    return (*of_papers, *of_record(case), *_late(case, office))


def of_record(case: DisputeCase) -> tuple[Finding, ...]:
    """What the record tells by itself, whatever papers are there."""
    return tuple(finding for look in (*TOLD_BEFORE_SIGNING, *TOLD_WHILE_OPEN, *TOLD_AT_BINDING) for finding in look(case))


def warn(case: DisputeCase) -> tuple[str, ...]:
    """The sentences shown on the record: the cautions before signing, then what does not fit together."""
    return (*cautions.warn(case), *(finding.sentence for look in TOLD_WHILE_OPEN for finding in look(case)))


def _missing(case: DisputeCase, held: tuple[Held, ...], office: OfficeFacts) -> Iterator[Finding]:
    there = {one.item for one in held}
    for title in _lacking(case, there, office):
        yield Finding(title, f"缺少{title}。", f"{LIST}（必须）", (title,))
    for item, reason in as_needed(case).items():
        if item not in there:
            yield Finding(item.value, f"{reason}，缺少{item.value}。", f"{LIST}（按需）", (item.value,))
    for item, sentence, lacks in unrecorded(case, held):
        yield Finding(item.value, sentence, EACH_RECORDED, lacks)


def _lacking(case: DisputeCase, there: set[Item], office: OfficeFacts) -> list[str]:
    """The required papers that are not there; a wrong form of the agreement is told by itself."""
    found = []
    for item in required(case, office):
        stand_ins = {Item.INTAKE: TAKEN, Item.AGREEMENT: AGREED, Item.ORAL_AGREEMENT: AGREED}.get(item, {item})
        if not there & stand_ins:
            found.append(TAKEN_TITLE if item is Item.INTAKE else item.value)
    return found


def _altered(held: tuple[Held, ...]) -> Iterator[Finding]:
    """A paper says what the record said when it was issued."""
    for paper in (one.altered for one in held if one.altered is not None):
        named = "、".join(paper.labels[:LABELS_NAMED]) + (f"等{len(paper.labels)}处" if len(paper.labels) > LABELS_NAMED else "")
        number = f"{paper.number}于" if paper.number else ""
        yield Finding(paper.title, f"{number}{paper.issued_on}签发后登记有改动（{named}）。", ISSUED_ANEW)


def _wrong_agreement(case: DisputeCase, held: tuple[Held, ...]) -> Iterator[Finding]:
    """A written agreement stands on its own form, an oral one on another, and a failed mediation has neither."""
    if case.outcome is None:
        return
    right = {Outcome.WRITTEN: Item.AGREEMENT, Outcome.ORAL: Item.ORAL_AGREEMENT}.get(case.outcome)
    there = {one.item for one in held} & AGREED
    for item in sorted(there - {right}, key=lambda one: one.value):
        if right not in there:
            yield Finding(item.value, f"调解结果为“{case.outcome}”，卷内却有{item.value}。", "人民调解法第28条")


def _copies(case: DisputeCase, held: tuple[Held, ...]) -> Iterator[Finding]:
    printed = [one.copies for one in held if one.item is Item.AGREEMENT and one.copies is not None]
    wanted = agreement.copies(case)
    if case.outcome is Outcome.WRITTEN and printed and max(printed) < wanted:
        sentence = f"人民调解协议书应一式{wanted}份，打印了{max(printed)}份。"
        yield Finding(Item.AGREEMENT.value, sentence, "人民调解法第29条")


def _late(case: DisputeCase, office: OfficeFacts) -> Iterator[Finding]:
    asked, last_day = case.court_confirmation, last_day_to_ask(case, office)
    if asked is not None and asked.applied_on is not None and last_day is not None and asked.applied_on > last_day:
        sentence = f"申请司法确认日期{asked.applied_on}超过协议生效之日起三十日（末日{last_day}）。"
        yield Finding(Item.COURT.value, sentence, "人民调解法第33条")


def _guardians(case: DisputeCase) -> Iterator[Finding]:
    day = cautions.agreement_day(case)
    for party in reading.parties_of(case):
        yield from (Finding(Item.AGREEMENT.value, told, "未成年人由法定代理人签名") for told in cautions.of_guardian(party, day))


def _agents(case: DisputeCase) -> Iterator[Finding]:
    for party in reading.parties_of(case):
        yield from (Finding(Item.AUTHORITY.value, told, "卷内须有授权委托书") for told in cautions.of_agent(party))


def _terms(case: DisputeCase) -> Iterator[Finding]:
    if case.outcome in AGREEMENTS:
        yield from (Finding(Item.AGREEMENT.value, told, "民事诉讼法解释第358条") for told in cautions.of_terms(case))


def _amount(case: DisputeCase) -> Iterator[Finding]:
    yield from (Finding(Item.AGREEMENT.value, told, "各条款金额之和等于协议金额") for told in cautions.of_amount(case))


def _dates(case: DisputeCase) -> Iterator[Finding]:
    yield from (Finding(day.item.value, sentence, ORDER) for day, sentence in out_of_order(case))


def _parties(case: DisputeCase) -> Iterator[Finding]:
    """An agreement has two sides at least, each with a name, and nobody stands on both or speaks for the other."""
    if case.outcome not in AGREEMENTS:
        return
    if len(case.parties) < FEWEST_PARTIES:
        yield Finding(Item.AGREEMENT.value, "达成协议的当事人不足两方。", "人民调解法第29条")
    if any(not party.name for party in case.parties):
        yield Finding(Item.AGREEMENT.value, "有当事人未填写姓名或名称。", "人民调解法第29条")
    for party in case.parties:
        others = [other.person for other in case.parties if other is not party and other.person is not None]
        if any(one is not None and one in others for one in (party.person, party.agent, party.guardian)):
            yield Finding(Item.AGREEMENT.value, f"{party.name}或其代理人同时是另一方当事人，请核对。", "人民调解法第3条")


def _result(case: DisputeCase) -> Iterator[Finding]:
    """The result says the same as the step that was carried out: rosters and figures go by it."""
    is_agreed = case.outcome in AGREEMENTS
    if (case.state in AFTER_AGREEMENT and not is_agreed) or (case.state is DisputeState.FAILED and (is_agreed or case.outcome is None)):
        result = "没有填写" if case.outcome is None else f"是“{case.outcome}”"
        yield Finding(Item.AGREEMENT.value, f"状态为“{case.state}”，调解结果却{result}，名册和统计按调解结果计，请更正。", ONE_RESULT)


def _oral_or_failed(case: DisputeCase) -> Iterator[Finding]:
    """What belongs to a written agreement alone is not on the record of another outcome."""
    if case.outcome is Outcome.ORAL and case.confirmation:
        yield Finding(Item.COURT.value, "调解结果为口头协议，却登记有司法确认，请核对。", "民事诉讼法解释第354条")
    if case.outcome in (Outcome.FAILED, Outcome.STOPPED) and case.terms:
        yield Finding(Item.AGREEMENT.value, f"调解结果为“{case.outcome}”，却登记有协议条款。", "人民调解法第26条")
    if case.outcome is Outcome.FAILED and case.other_ways_told_on is None:
        yield Finding(Item.TERMINATION.value, "调解不成，没有告知其他途径的日期。", "人民调解法第26条")


def _paid(case: DisputeCase) -> Iterator[Finding]:
    """What was paid adds up to what was agreed, once the agreement counts as performed."""
    agreed = reading.agreed_amount(case)
    paid = [step.amount for step in case.performances if step.done_on is not None and step.amount is not None]
    if case.performed_on is not None and agreed is not None and paid and sum(paid, Decimal(0)) != agreed:
        sentence = f"登记的履行金额合计{sum(paid, Decimal(0)):.2f}元，与协议金额{agreed:.2f}元不一致。"
        yield Finding(Item.PROOF.value, sentence, "人民调解法第31条")


def _visits(case: DisputeCase) -> Iterator[Finding]:
    """An agreement that is performed or broken was looked after (人民调解法 31)."""
    ended = case.performed_on is not None or case.breached_on is not None
    if case.outcome in AGREEMENTS and ended and agreement_day(case) is not None and not case.return_visits:
        yield Finding(Item.RETURN_VISIT.value, "协议已登记履行结果，还没有回访。", "人民调解法第31条")


def _people(case: DisputeCase) -> Iterator[Finding]:
    """Somebody mediated, who is no party, and those invited were agreed to (人民调解法 19, 20)."""
    if case.concluded_on is not None and not reading.mediator_names(case):
        yield Finding(Item.SESSION.value, "没有登记调解员。", "人民调解法第19条")
    for one in case.invited:
        if one.is_agreed is False:
            yield Finding(Item.SESSION.value, f"邀请{one.invited_name}参与调解，未经当事人同意。", "人民调解法第20条")


def _volume(case: DisputeCase) -> Iterator[Finding]:
    volume = case.volume
    if volume is None:
        return
    wanted = {"归档日期": volume.filed_on, "页数": volume.pages_count, "保管期限": volume.retention}
    lacking = [label for label, value in wanted.items() if value is None]
    if lacking:
        yield Finding(Item.BACK_COVER.value, f"卷宗未填写{'、'.join(lacking)}。", "人民调解法第27条")


Look = Callable[[DisputeCase], Iterator[Finding]]

TOLD_BEFORE_SIGNING: tuple[Look, ...] = (_guardians, _agents, _terms, _amount)
"""What the cautions say too, on the record, before the agreement is signed."""
TOLD_WHILE_OPEN: tuple[Look, ...] = (_result, _dates, _parties, _oral_or_failed, _paid, _people)
"""What does not fit together, worth showing whenever the record is open."""
TOLD_AT_BINDING: tuple[Look, ...] = (_visits, _volume)
"""What is still to be done, which the to-do list and the form say until then."""
