"""How a dispute's data are put into the words of its papers (文书用语): parties, terms, numbers, dates."""

from collections.abc import Iterator
from datetime import date

from libao_desk.core.citizen_id import age_in_years
from libao_desk.core.dates import official_date
from libao_desk.core.money import capital_amount, figures
from libao_desk.core.phones import show_phones
from libao_desk.declare.blocks import Blank, Field, Fields, Run, Signature, Text, filled, whole
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.number import number_line
from libao_desk.declare.phrases import han_count
from libao_desk.people.committees import AGREEMENT_PATTERN
from libao_desk.people.models import Person

from . import reading
from .codes import PartyKind
from .model import DisputeCase
from .parts import DisputeParty, DisputeTerm

FEWEST_PARTIES = 2
SEAL = "（人民调解委员会印章）"
HAND = "（签名、盖章或按指印）："
"""The three lawful ways to sign (人民调解法 29)."""


def agreement_day(case: DisputeCase) -> date | None:
    """The agreement's date (协议日期): the day the last signature or seal is placed, else the day the case was concluded."""
    return case.effective_on or case.concluded_on


def pattern_of(case: DisputeCase, office: OfficeFacts) -> str:
    """The committee's own number pattern (编号规则), or the office's where it has none."""
    own = case.committee.number_pattern if case.committee is not None else None
    return own or office.setting(AGREEMENT_PATTERN)


def seal_words(case: DisputeCase) -> str:
    """Which seal belongs there (印章): the form's words, or the name on the committee's seal where that is another than its own."""
    own = case.committee.seal_text if case.committee is not None else None
    return f"（{own}印章）" if own else SEAL


def papers_parties(case: DisputeCase) -> list[DisputeParty]:
    """The parties of a paper; a blank form has two empty ones."""
    parties = reading.parties_of(case)
    return parties + [DisputeParty() for _ in range(FEWEST_PARTIES - len(parties))]


def agreement_number(case: DisputeCase, office: OfficeFacts) -> Text:
    """The agreement's number as it stands in a sentence (协议编号), with rules to write it on where there is none yet."""
    return number_line(pattern_of(case, office), case.agreement_no or "")[1:]


def committee_words(case: DisputeCase, chars: float = 10) -> Text:
    """The committee's name in a sentence (调解组织), or a rule before the word 人民调解委员会."""
    name = case.committee.name if case.committee is not None else None
    return (filled(name, chars), "" if name else "人民调解委员会")


def listed_names(names: list[str]) -> Text:
    """All of them in one row, nobody against anybody: 张甲、李乙与王丙."""
    return (filled("、".join(names[:-1] or names), 6), "与", filled(names[-1] if names[1:] else None, 6))


def joined_names(case: DisputeCase) -> Text:
    """Who disputes with whom: 张甲与李乙, 张甲、李乙与王丙（第三人赵丁）; two rules where nobody is named yet."""
    names = reading.party_names(case)
    if len(names) < FEWEST_PARTIES:
        return listed_names(names)
    one, other, third = reading.opposed_names(case)
    beside = ("（第三人", filled("、".join(third)), "）") if third else ()
    return (filled("、".join(one)), "与", filled("、".join(other)), *beside)


def untaken(case: DisputeCase, title: str) -> str | None:
    """Why a paper of the mediation cannot be made yet: the dispute was not taken (未受理)."""
    return None if case.accepted_on is not None else f"本案尚未受理，不能打印{title}。"


def party_fields(party: DisputeParty, day: date | None, called: str = "当事人") -> Fields:
    """A party as the form has it (当事人栏): a person or an organisation, then who stands for it."""
    rows = _person_rows(party, day, called) if party.is_natural else _organisation_rows(party, called)
    return Fields((*rows, *_standing_for(party)))


def party_wants(party: DisputeParty, day: date | None) -> Iterator[str]:
    """What of a party would print as a blank; without a day no age can be told, and the missing day is named by itself."""
    name = party.name or "当事人"
    for field in (field for row in party_fields(party, day).rows for field in row):
        if not field.value and (day is not None or field.label != "年龄"):
            yield f"{name}的{field.label.removeprefix('当事人')}"


def party_places(party: DisputeParty, called: str = "当事人") -> Iterator[Signature]:
    """Where a party signs, and beside it who stands for it."""
    yield Signature(f"{called}{HAND}")
    if party.guardian is not None:
        yield Signature(f"法定代理人{HAND}")
    if party.agent is not None:
        yield Signature(f"委托代理人{HAND}")


def signers(party: DisputeParty) -> tuple[str, ...]:
    """Who signs that he has read or heard something: the party, and whoever stands for a minor."""
    return ("当事人（签名）：",) if party.guardian is None else ("当事人（签名）：", "法定代理人（签名）：")


def _person_rows(party: DisputeParty, day: date | None, called: str) -> tuple[tuple[Field, ...], ...]:
    person = party.person or Person()
    return (
        (
            Field(f"{called}姓名", person.name, 2),
            Field("性别", _label(person.sex)),
            Field("民族", _label(person.ethnic)),
            Field("年龄", age_words(person, day)),
        ),
        (Field("职业或职务", person.occupation), Field("联系方式", show_phones(person.phone))),
        (Field("单位或住址", person.residence_address or person.household_address or person.employer),),
    )


def age_words(person: Person, day: date | None) -> str | None:
    """The age in full years on a day, None where it cannot be told."""
    return None if person.birth_date is None or day is None else str(age_in_years(person.birth_date, day))


def _organisation_rows(party: DisputeParty, called: str) -> tuple[tuple[Field, ...], ...]:
    unit = party.organisation
    head = "法定代表人" if party.kind is PartyKind.LEGAL else "负责人"
    return (
        (Field(f"{called}名称", unit.name if unit else None, 2), Field("统一社会信用代码", unit.credit_code if unit else None)),
        (Field(head, unit.legal_representative if unit else None), Field("职务", unit.representative_post if unit else None)),
        (Field("住所", unit.address if unit else None),),
    )


def _standing_for(party: DisputeParty) -> tuple[tuple[Field, ...], ...]:
    rows: list[tuple[Field, ...]] = []
    if party.guardian is not None:
        rows.append(
            (
                Field("法定代理人", party.guardian.name),
                Field("与当事人关系", party.guardian_relation),
                Field("联系方式", show_phones(party.guardian.phone)),
            )
        )
    if party.agent is not None:
        rows.append(
            (
                Field("委托代理人", party.agent.name),
                Field("代理权限", _label(party.agent_authority)),
                Field("联系方式", show_phones(party.agent.phone)),
            )
        )
    return tuple(rows)


def _label(code: object) -> str | None:
    return None if code is None else str(code)


def term_words(term: DisputeTerm) -> Text:
    """One term (条款) as a sentence: who does what for whom, and how much, in capitals and in figures."""
    act = (term.act or "").strip().rstrip("。；;")
    words: list[str | Run | Blank] = []
    if term.performer and not act.startswith(term.performer):
        words.append(term.performer)
    if term.payee and term.payee not in act:
        words.append(f"向{term.payee}")
    words.append(act or Blank(16))
    if term.subject and term.subject not in act:
        words.append(f"（{term.subject}）")
    if term.amount is not None:
        words += money_words(term)
    words.append("。")
    return tuple(words)


def money_words(term: DisputeTerm) -> list[str | Run | Blank]:
    """The amount both ways (金额大小写): 人民币壹万陆仟肆佰零玖元零贰分（¥16409.02）."""
    if term.amount is None:
        return []
    return [whole(capital_amount(term.amount)), whole(f"（{figures(term.amount)}）")]


def performance_words(number: int, term: DisputeTerm) -> Text | None:
    """How, by when and where a term is performed (履行方式、时限), None where the term says nothing of it."""
    words: list[str | Run | Blank] = []
    if term.is_on_spot:
        words.append("签订本协议时当场履行")
    elif term.due_on is not None:
        words += ["于", whole(official_date(term.due_on)), "前（含当日）履行"]
    if term.method:
        words.append(f"{'，' if words else ''}履行方式：{term.method}")
    if term.place:
        words.append(f"{'，' if words else ''}履行地点：{term.place}")
    return (f"第{han_count(number)}条：", *words, "。") if words else None
