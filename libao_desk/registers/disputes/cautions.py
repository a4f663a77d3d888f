"""What a clerk should look at before the agreement is signed (协议审查提示); none of it stops a save."""

import re
from collections.abc import Sequence
from datetime import date

from libao_desk.core.calendar import months_after
from libao_desk.core.errors import Refusal
from libao_desk.core.money import parse_amount
from libao_desk.declare.phrases import OPEN_BLANK

from . import reading
from .codes import AGREEMENTS, Authority, DisputeType, Source
from .model import DisputeCase
from .parts import DisputeParty, DisputeTerm

STANDING_FOR = ("双方", "各方", "当事人", "申请人", "第三人")
"""Words by which an agreement speaks of its parties."""
LETTER, AUTHORITY = "授权委托书", "委托代理人的特别授权"
_FIGURES, _CAPITALS = r"[\d,，.]+万?", "[零〇一二三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾佰仟]+"
SUM = re.compile(rf"(?:人民币)?(?:{_FIGURES}|{_CAPITALS})元(?:整|[零壹贰叁肆伍陆柒捌玖]+[角分]+整?)?")
"""A sum in words or figures: 人民币5000元, 伍仟元整."""
IN_PARTS = re.compile("每|各|分期|期付|其中|首付|余款|其余")
"""Words of a term whose sum is not the whole of it."""
NOT_CONFIRMABLE = ("离婚", "收养", "确权")
"""Words in a term that point at what no court confirms (民事诉讼法解释 355)."""


def warn(case: DisputeCase) -> tuple[str, ...]:
    """Every sentence that applies to the case, in the order of the paper."""
    day = agreement_day(case)
    parties = [sentence for party in reading.parties_of(case) for sentence in (*of_guardian(party, day), *of_agent(party))]
    return (
        *_of_source(case),
        *of_sides(case),
        *_of_extension(case),
        *parties,
        *of_terms(case),
        *of_names(case),
        *of_amount(case),
        *of_subsidy(case),
        *_confirmation(case),
    )


def _of_source(case: DisputeCase) -> list[str]:
    is_unsaid = case.source is Source.ENTRUSTED and case.entrusted_by is None
    return ["接受委托移送的，请填写委托移送单位。"] if is_unsaid else []


def _of_extension(case: DisputeCase) -> list[str]:
    if case.accepted_on is None or case.extended_to is None or case.concluded_on is not None or reading.is_longer(case):
        return []
    end = months_after(case.accepted_on, reading.MONTHS)
    return [f"延长调解至{case.extended_to:%Y-%m-%d}不晚于原期限{end:%Y-%m-%d}，不作延长计算，请核对。"]


def of_sides(case: DisputeCase) -> list[str]:
    """Nobody disputes with himself, and an agreement is made between two at the least."""
    said = [f"“{name}”既在一方，又在另一方，请核对；同名的两人请登记证件号。" for name in reading.opposing_themselves(case)]
    alone = case.outcome in AGREEMENTS and len(case.parties) == 1
    return [*said, "达成了协议，却只登记了一方当事人，请补上另一方。"] if alone else said


def of_subsidy(case: DisputeCase) -> list[str]:
    """Nobody checks what he himself is paid (以案定补)."""
    own = {row.checked_by for row in case.subsidy} & set(reading.mediator_names(case))
    return [f"以案定补的审核人“{name}”就是本案的调解员，本人的补贴请由他人审核。" for name in sorted(filter(None, own))]


def unclear(term: DisputeTerm) -> tuple[str, ...]:
    """What a term lacks to be clear enough for a ruling (解释 358): performer, act, amount or object, day."""
    lacks = {
        "履行义务人": not term.performer,
        "履行内容": not term.act,
        "金额或标的物": term.amount is None and not term.subject,
        "履行期限": term.due_on is None and not term.is_on_spot,
    }
    return tuple(label for label, lacking in lacks.items() if lacking)


def agreement_day(case: DisputeCase) -> date | None:
    """The day ages are reckoned on: the agreement's, else the day of acceptance."""
    return case.effective_on or case.concluded_on or case.accepted_on


def of_guardian(party: DisputeParty, day: date | None) -> list[str]:
    """A minor has someone who signs (法定代理人)."""
    if party.guardian is None and day is not None and reading.is_minor_party(party, day):
        return [f"{party.name or '当事人'}未满十八周岁，须由法定代理人代为签名，请填写法定代理人。"]
    return []


def guardians_lacking(party: DisputeParty, day: date | None) -> list[str]:
    """The guardian who is missing where a minor is to sign or to be told (法定代理人)."""
    return [f"{party.name or '当事人'}的法定代理人"] if of_guardian(party, day) else []


def of_agent(party: DisputeParty) -> list[str]:
    """An agent has a letter, and the authority to settle (委托代理人)."""
    told = {LETTER: "没有授权委托书。", AUTHORITY: "没有特别授权，不能代为达成协议。"}
    return [f"{party.name or '当事人'}的委托代理人{told[what]}" for what in _agent_lacks(party)]


def _agent_lacks(party: DisputeParty) -> list[str]:
    lacks = {LETTER: not party.has_authority_letter, AUTHORITY: party.agent_authority is not Authority.SPECIAL}
    return [what for what, lacking in lacks.items() if lacking and party.agent is not None]


def signers_lacking(party: DisputeParty, day: date | None) -> list[str]:
    """Who or what is missing for a party's signature to hold: a minor's guardian, an agent's letter and authority to settle."""
    return [*guardians_lacking(party, day), *(f"{party.name or '当事人'}的{what}" for what in _agent_lacks(party))]


def has_open_blank(term: DisputeTerm) -> bool:
    """Whether a text of the term still has a blank that a clause came with (＿＿)."""
    return any(OPEN_BLANK in (text or "") for text in (term.act, term.subject, term.method, term.place, term.performer, term.payee))


def of_terms(case: DisputeCase) -> list[str]:
    """Each term is clear enough for a ruling (解释 358)."""
    found = []
    for number, term in reading.numbered_terms(case):
        lacking = unclear(term)
        if lacking:
            found.append(f"协议第{number}条不够明确，缺少：{'、'.join(lacking)}。")
        found += _of_sum(number, term)
        if has_open_blank(term):
            found.append(f"协议第{number}条中还有没填的空（{OPEN_BLANK}）。")
    return found


def _of_sum(number: int, term: DisputeTerm) -> list[str]:
    """A sum in the words of a term is printed beside the one of its own (金额): both, and equal (2.1.6)."""
    sums = SUM.findall(term.act or "")
    if term.amount == 0:
        return [f"协议第{number}条的金额是0元，协议书上会写作“零元整”：没有金额的，请清空这一栏。"]
    if term.amount is None or len(sums) != 1:
        return []
    try:
        said = parse_amount(sums[0])
    except Refusal:
        return []
    if said == term.amount:
        return [f"协议第{number}条的履行内容中已写有金额“{sums[0]}”，协议书上会再写一次，请从履行内容中删去。"]
    if IN_PARTS.search(term.act or ""):
        return []
    return [f"协议第{number}条的履行内容写的是“{sums[0]}”，金额是{term.amount:.2f}元，请核对。"]


def of_names(case: DisputeCase) -> list[str]:
    """Who owes and who is owed takes part in the dispute; a slip in the name would be printed in the agreement."""
    parties = reading.parties_of(case)
    if not parties or not all(party.name for party in parties):
        return []
    beside = (person.name for party in parties for person in (party.agent, party.guardian) if person is not None)
    names = [name for name in (*(party.name for party in parties), *beside) if name]
    found = []
    for number, term in reading.numbered_terms(case):
        for label, said in (("履行义务人", term.performer), ("权利人", term.payee)):
            if said and not _is_named(said, names):
                found.append(f"协议第{number}条的{label}“{said}”不是本案当事人，请核对。")
    return found


def _is_named(said: str, names: Sequence[str]) -> bool:
    """Whether a text names one of them, by a part of the name of two signs at the least, or by what he is in the dispute."""
    return any(word in said for word in (*names, *STANDING_FOR)) or (len(said) > 1 and any(said in name for name in names))


def of_amount(case: DisputeCase) -> list[str]:
    """The agreement's amount is the sum of its money terms."""
    agreed = reading.agreed_amount(case)
    if agreed is None or agreed == case.amount:
        return []
    stored = "没有填写" if case.amount is None else f"为{case.amount:.2f}元"
    return [f"各条款金额合计{agreed:.2f}元，协议涉及金额{stored}，请核对。"]


def _confirmation(case: DisputeCase) -> list[str]:
    words = [word for word in NOT_CONFIRMABLE if any(word in (term.act or "") + (term.subject or "") for term in case.terms)]
    if words:
        return [f"协议条款涉及{'、'.join(words)}，法院不予确认（民事诉讼法解释第355条）。"]
    if case.dispute_type is DisputeType.FAMILY and case.terms:
        return ["婚姻家庭纠纷中涉及婚姻关系、身份关系的协议，法院不予确认（民事诉讼法解释第355条）。"]
    return []
