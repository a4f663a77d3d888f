"""The mediation agreement (人民调解协议书) and the record of an oral one (人民调解口头协议登记表)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import zip_longest

from libao_desk.declare.blocks import (
    Align,
    Blank,
    Block,
    Clauses,
    NumberLine,
    Paper,
    Paragraph,
    SealArea,
    Signature,
    SignatureBlock,
    Text,
    Title,
)
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.document import PaperFacts
from libao_desk.declare.number import number_line, pattern_number
from libao_desk.declare.phrases import han_count, opened_room, room, said

from . import reading
from .cautions import has_open_blank, signers_lacking, unclear
from .codes import Outcome
from .model import DisputeCase
from .parts import DisputeParty
from .settings import ORAL_PATTERN
from .wording import (
    FEWEST_PARTIES,
    HAND,
    agreement_day,
    papers_parties,
    party_fields,
    party_places,
    party_wants,
    pattern_of,
    performance_words,
    seal_words,
    term_words,
)

WRITTEN_TITLE = "人民调解协议书"
ORAL_TITLE = "人民调解口头协议登记表"
MAY_SIGN = "（可签名、盖章或按指印）："
"""Of a place that may stay empty: an oral agreement needs no signature of the parties."""
MANY = 7
"""So many places one below the other would be a column down a page with nothing beside it."""


def written(case: DisputeCase, facts: PaperFacts) -> Paper:
    """人民调解协议书, the form of the Ministry of 2010 with what 人民调解法 29 lets it hold."""
    parties = papers_parties(case)
    day = agreement_day(case)
    blocks: tuple[Block, ...] = (
        Title(WRITTEN_TITLE),
        NumberLine(number_line(pattern_of(case, facts.office), facts.number)),
        *(party_fields(party, day or facts.today) for party in parties),
        *_facts(case),
        _heading("经调解，自愿达成如下协议："),
        *_terms(case),
        *_performance(case),
        Paragraph(_copies_sentence(case)),
        *_signatures(case, parties),
        SealArea(seal_words(case), on=day),
    )
    return Paper(WRITTEN_TITLE, blocks, copies=copies(case), straddle_seal=True)


def oral(case: DisputeCase, facts: PaperFacts) -> Paper:
    """人民调解口头协议登记表: the mediator records what was agreed (人民调解法 28); the parties need not sign, but may."""
    parties = papers_parties(case)
    day = agreement_day(case)
    blocks: tuple[Block, ...] = (
        Title(ORAL_TITLE),
        NumberLine(number_line(facts.office.setting(ORAL_PATTERN), facts.number)),
        *(party_fields(party, day or facts.today) for party in parties),
        *_facts(case),
        _heading("口头协议内容："),
        *_terms(case),
        *_performance(case),
        *_oral_places(len(parties)),
        SignatureBlock(((Signature("人民调解员（签名）："), Signature("记录人（签名）：")),)),
        SealArea(seal_words(case), on=day),
    )
    return Paper(ORAL_TITLE, blocks)


def copies(case: DisputeCase) -> int:
    """How many copies are signed: one for each party, one for the committee, one for the court where it is to confirm."""
    return max(len(case.parties), FEWEST_PARTIES) + 1 + bool(case.is_confirmation_planned)


def written_refused(case: DisputeCase, office: OfficeFacts, today: date) -> str | None:
    """Why this case cannot have a written agreement printed, or None."""
    if case.outcome is not Outcome.WRITTEN:
        return "本案未达成书面协议，不能打印人民调解协议书。"
    return _unready(case, WRITTEN_TITLE)


def oral_refused(case: DisputeCase, office: OfficeFacts, today: date) -> str | None:
    """Why this case cannot have an oral agreement's record printed, or None."""
    if case.outcome is not Outcome.ORAL:
        return "本案未达成口头协议，不能打印人民调解口头协议登记表。"
    return _unready(case, ORAL_TITLE)


def _unready(case: DisputeCase, title: str) -> str | None:
    agreed = reading.agreed_amount(case)
    if len(case.parties) < FEWEST_PARTIES:
        return f"当事人不足两方，不能打印{title}。"
    if any(not party.name for party in case.parties):
        return f"有当事人未填写姓名或名称，不能打印{title}。"
    if case.committee is None:
        return f"尚未填写调解组织，不能打印{title}。"
    if not case.terms:
        return f"尚未登记协议条款，不能打印{title}。"
    if agreed is not None and case.amount is not None and agreed != case.amount:
        return f"各条款金额合计{agreed:.2f}元，与协议涉及金额{case.amount:.2f}元不一致，不能打印{title}。"
    return None


def wants(case: DisputeCase, office: OfficeFacts) -> tuple[str, ...]:
    """The labels of what would print as a blank, in the order of the form."""
    day = agreement_day(case)
    found = [label for party in reading.parties_of(case) for label in (*party_wants(party, day), *signers_lacking(party, day))]
    found += [] if case.facts else ["纠纷主要事实、争议事项"]
    for number, term in reading.numbered_terms(case):
        found += [f"第{han_count(number)}条{label}" for label in unclear(term)]
        found += [f"第{han_count(number)}条中没有填的空"] if has_open_blank(term) else []
    found += [] if case.mediators else ["人民调解员"]
    found += [] if case.recorder else ["记录人"]
    return (*found, *([] if day else ["协议日期"]))


def number_series(case: DisputeCase, facts: PaperFacts) -> str:
    """The series a written agreement's number comes from.

    Committees that share a pattern share its series, so that no number is ever given twice.
    """
    return f"agreement:{pattern_of(case, facts.office)}"


def next_number(case: DisputeCase, facts: PaperFacts, year: int, n: int) -> str:
    """The written agreement's number."""
    return pattern_number(pattern_of(case, facts.office), year, n)


def dated(case: DisputeCase, facts: PaperFacts) -> date | None:
    """The day of the agreement, written or oral."""
    return agreement_day(case)


def oral_series(case: DisputeCase, facts: PaperFacts) -> str:
    """The one series of oral agreements."""
    return f"oral-agreement:{facts.office.setting(ORAL_PATTERN)}"


def next_oral_number(case: DisputeCase, facts: PaperFacts, year: int, n: int) -> str:
    """The oral agreement's number."""
    return pattern_number(facts.office.setting(ORAL_PATTERN), year, n)


def _heading(text: str) -> Paragraph:
    return Paragraph(text, indent=0, keep_with_next=True)


def _facts(case: DisputeCase) -> Iterator[Block]:
    yield _heading("纠纷主要事实、争议事项：")
    yield from said(case.facts, 3)
    if case.responsibility:
        yield Paragraph(f"各方责任：{case.responsibility.strip()}")


def _terms(case: DisputeCase) -> Iterator[Block]:
    terms = reading.numbered_terms(case)
    if terms:
        yield Clauses(tuple(term_words(term) for _, term in terms))
    else:
        for number in (1, 2, 3):
            yield from opened_room(f"{han_count(number)}、", 24)


def _performance(case: DisputeCase) -> Iterator[Block]:
    yield _heading("履行方式、时限：")
    lines = [performance_words(number, term) for number, term in enumerate(reading.in_order(case.terms), start=1)]
    words = [Paragraph(line) for line in lines if line is not None]
    if case.performance_terms:
        words.append(Paragraph(case.performance_terms.strip()))
    yield from words or room(1)


def _copies_sentence(case: DisputeCase) -> Text:
    count: str | Blank = han_count(copies(case)) if case.parties else Blank(2)
    court = "，申请司法确认时提交人民法院一份" if case.is_confirmation_planned else ""
    return ("本协议一式", count, f"份，当事人各执一份，人民调解委员会留存一份{court}。")


def _signatures(case: DisputeCase, parties: list[DisputeParty]) -> tuple[Block, ...]:
    """The parties at the left and the mediators at the right; of many parties two in a row, with the mediators below them."""
    places = [place for party in parties for place in party_places(party)]
    mediators = [Signature("人民调解员（签名）：") for _ in range(max(len(case.mediators), 1))] + [Signature("记录人（签名）：")]
    if len(places) >= MANY:
        return (*_many(HAND, places), SignatureBlock(_in_pairs(mediators)))
    return (SignatureBlock(tuple(tuple(place for place in row if place is not None) for row in zip_longest(places, mediators))),)


def _oral_places(count: int) -> tuple[Block, ...]:
    """Where the parties may sign, each on a line of his own where they are few."""
    places = [Signature(f"当事人{MAY_SIGN}") for _ in range(count)]
    return _many(MAY_SIGN, places) if count >= MANY else (SignatureBlock(tuple((place,) for place in places)),)


def _many(how: str, places: Sequence[Signature]) -> tuple[Block, ...]:
    """Places in pairs; how they are signed stands once above them, since beside each it would be too small to read."""
    short = [replace(place, label=place.label.replace(how, "：")) for place in places]
    return (Paragraph(f"各方当事人{how}", align=Align.LEFT, keep_with_next=True), SignatureBlock(_in_pairs(short)))


def _in_pairs(places: Sequence[Signature]) -> tuple[tuple[Signature, ...], ...]:
    return tuple(tuple(places[start : start + 2]) for start in range(0, len(places), 2))
