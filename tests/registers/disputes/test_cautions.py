"""What the program points out before an agreement is signed."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from libao_desk.people.models import Person
from libao_desk.registers.disputes.cautions import of_sides, of_subsidy, unclear, warn
from libao_desk.registers.disputes.codes import Authority, DisputeState, DisputeType, EntrustedBy, Outcome, PartyRole, Source
from libao_desk.registers.disputes.model import DisputeCase
from libao_desk.registers.disputes.parts import DisputeMediator, DisputeParty, DisputeSubsidy

from .builders import a_case, a_party, a_person, a_term


def test_a_sound_agreement_is_not_warned_of() -> None:
    assert warn(a_case()) == ()


def test_an_empty_record_is_not_warned_of() -> None:
    assert warn(DisputeCase()) == ()


def _with_minor(born: date) -> DisputeCase:
    return a_case(parties=[a_party(person=a_person("小戊", birth_date=born)), a_party("李乙")], terms=[a_term(performer="小戊")])


WARNED: dict[str, tuple[Callable[[], DisputeCase], str]] = {
    "a minor without guardian": (
        lambda: _with_minor(date(2005, 1, 1)),
        "小戊未满十八周岁，须由法定代理人代为签名，请填写法定代理人。",
    ),
    "an agent without letter": (
        lambda: a_case(parties=[a_party(agent=a_person("代理人"), agent_authority=Authority.SPECIAL), a_party("李乙")]),
        "张甲的委托代理人没有授权委托书。",
    ),
    "an agent without authority to settle": (
        lambda: a_case(
            parties=[a_party(agent=a_person("代理人"), agent_authority=Authority.GENERAL, has_authority_letter=True), a_party("李乙")]
        ),
        "张甲的委托代理人没有特别授权，不能代为达成协议。",
    ),
    "an unclear term": (lambda: a_case(terms=[a_term(performer=None, due_on=None)]), "协议第1条不够明确，缺少：履行义务人、履行期限。"),
    "one who owes and is no party": (
        lambda: a_case(terms=[a_term(performer="李己")]),
        "协议第1条的履行义务人“李己”不是本案当事人，请核对。",
    ),
    "one who is owed and is no party": (
        lambda: a_case(terms=[a_term(payee="乙")]),
        "协议第1条的权利人“乙”不是本案当事人，请核对。",
    ),
    "an amount that was never written": (lambda: a_case(amount=None), "各条款金额合计16409.02元，协议涉及金额没有填写，请核对。"),
    "an amount that does not add up": (
        lambda: a_case(amount=Decimal(100)),
        "各条款金额合计16409.02元，协议涉及金额为100.00元，请核对。",
    ),
    "what no court confirms": (
        lambda: a_case(terms=[a_term(act="双方协议离婚，张甲支付补偿款")]),
        "协议条款涉及离婚，法院不予确认（民事诉讼法解释第355条）。",
    ),
    "a family dispute": (
        lambda: a_case(dispute_type=DisputeType.FAMILY),
        "婚姻家庭纠纷中涉及婚姻关系、身份关系的协议，法院不予确认（民事诉讼法解释第355条）。",
    ),
}


@pytest.mark.parametrize("name", WARNED)
def test_a_warning_names_what_to_look_at(name: str) -> None:
    make, sentence = WARNED[name]
    assert warn(make()) == (sentence,)


@pytest.mark.parametrize("performer", ["李乙", "张甲、李乙", "双方", "被申请人", "李乙一家"])
def test_a_term_may_name_its_parties_in_other_words(performer: str) -> None:
    assert warn(a_case(terms=[a_term(performer=performer)])) == ()


def test_a_blank_that_a_clause_left_is_told() -> None:
    assert warn(a_case(terms=[a_term(method="于＿＿＿＿转账")])) == ("协议第1条中还有没填的空（＿）。",)


def test_a_minor_with_guardian_is_in_order() -> None:
    case = _with_minor(date(2005, 1, 1))
    case.parties[0].guardian = a_person("监护人")
    assert warn(case) == ()


@pytest.mark.parametrize(("born", "warned"), [(date(2002, 11, 19), False), (date(2002, 11, 20), True)], ids=["day after", "birthday"])
def test_age_is_that_of_the_agreements_day(born: date, warned: bool) -> None:
    assert bool(warn(_with_minor(born))) is warned


def test_a_term_on_the_spot_about_a_thing_is_clear() -> None:
    assert unclear(a_term(amount=None, subject="菜地三分", due_on=None, is_on_spot=True)) == ()


@pytest.mark.parametrize(("numbers", "told"), [((None, None), 1), (("1", "2"), 0), (("1", "1"), 1)])
def test_nobody_disputes_with_himself(numbers: tuple[str | None, str | None], told: int) -> None:
    sides = zip((PartyRole.APPLICANT, PartyRole.RESPONDENT), numbers, strict=True)
    parties = [DisputeParty(role=role, person=Person(name="双试甲", id_no=number)) for role, number in sides]
    found = of_sides(DisputeCase(parties=parties))
    assert len(found) == told
    assert all("既在一方，又在另一方" in sentence for sentence in found)


def test_an_agreement_is_made_between_two() -> None:
    alone = DisputeCase(outcome=Outcome.ORAL, parties=[DisputeParty(person=Person(name="单试甲"))])
    assert of_sides(alone) == ["达成了协议，却只登记了一方当事人，请补上另一方。"]
    alone.outcome = Outcome.FAILED
    assert of_sides(alone) == []


@pytest.mark.parametrize(("checker", "told"), [("调试甲", 1), ("调试乙", 0), (None, 0)])
def test_nobody_checks_the_subsidy_that_he_is_paid_himself(checker: str | None, told: int) -> None:
    case = DisputeCase(mediators=[DisputeMediator(outside_name="调试甲")], subsidy=[DisputeSubsidy(checked_by=checker)])
    assert len(of_subsidy(case)) == told


@pytest.mark.parametrize(("extended_to", "told"), [(date(2020, 12, 3), 1), (date(2020, 7, 1), 1), (date(2020, 12, 4), 0)])
def test_an_extension_goes_beyond_the_month(extended_to: date, told: int) -> None:
    case = a_case(DisputeState.IN_PROGRESS, extended_to=extended_to, concluded_on=None)
    assert len([sentence for sentence in warn(case) if "延长调解至" in sentence]) == told


@pytest.mark.parametrize(("entrusted_by", "told"), [(None, 1), (EntrustedBy.COURT, 0)])
def test_whoever_sent_the_dispute_is_named(entrusted_by: EntrustedBy | None, told: int) -> None:
    case = a_case(source=Source.ENTRUSTED, entrusted_by=entrusted_by)
    assert warn(case).count("接受委托移送的，请填写委托移送单位。") == told


SUMS = {
    "once more": ("支付货款人民币5000元", 1, "会再写一次"),
    "in capitals": ("支付货款伍仟元整", 1, "会再写一次"),
    "another": ("支付货款4000元", 1, "写的是“4000元”，金额是5000.00元"),
    "by the month": ("每月支付500元", 0, ""),
    "no sum": ("支付货款", 0, ""),
    "two sums": ("支付货款4000元、利息1000元", 0, ""),
}


@pytest.mark.parametrize(("act", "count", "told"), SUMS.values(), ids=SUMS)
def test_a_sum_in_the_words_of_a_term_is_held_against_its_own(act: str, count: int, told: str) -> None:
    case = a_case(terms=[a_term(act=act, amount=Decimal("5000.00"))], amount=Decimal("5000.00"))
    found = [sentence for sentence in warn(case) if "履行内容" in sentence]
    assert len(found) == count
    assert all(told in sentence for sentence in found)


def test_a_term_of_nothing_and_an_amount_that_is_not_there_are_told_as_they_are() -> None:
    told = warn(a_case(terms=[a_term(amount=Decimal(0))], amount=Decimal(0)))
    assert any("协议第1条的金额是0元" in sentence for sentence in told)
    assert "各条款金额合计5000.00元，协议涉及金额没有填写，请核对。" in warn(a_case(terms=[a_term(amount=Decimal(5000))], amount=None))
