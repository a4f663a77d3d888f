"""The papers for the court: who asks, for what, by when."""

from datetime import date

import pytest

from libao_desk.declare.blocks import Fields
from libao_desk.registers.disputes import court_papers
from libao_desk.registers.disputes.codes import Outcome, PartyRole
from libao_desk.registers.disputes.model import DisputeCase
from libao_desk.registers.disputes.parts import DisputeConfirmation

from ..paper_words import words
from .builders import OFFICE, a_case, a_party, a_person, a_unit, paper_facts, parties
from .full_cases import a_full_case

FACTS = paper_facts()
LAST_DAY = date(2020, 12, 21)
"""Thirty days from 2020-11-20 end on a Sunday."""


def test_both_parties_ask_that_their_agreement_be_ruled_valid() -> None:
    paper = court_papers.application(a_full_case(), FACTS)
    told = words(paper)
    assert "确认申请人张甲与李乙于2020年11月20日达成的（2020）海李调字第001号人民调解协议有效。" in told
    assert "申请人自愿达成上述协议，协议自2020年11月20日起生效。现依照人民调解法第33条、民事诉讼法第194条的规定，共同申请司法确认。" in told
    assert court_papers.PROMISE in told
    assert "此致\n海安市人民法院" in told
    assert told.endswith("附：1.调解协议；\n2.人民调解委员会主持调解的证明；\n3.身份（资格）证明；\n4.相关财产权利证明。")
    assert told.count("申请人（签名、盖章或按指印）：") == 2
    assert told.count("送达地址") == 2
    assert paper.copies == 2


def test_the_article_is_that_of_the_day() -> None:
    case = a_case(effective_on=date(2024, 3, 1), concluded_on=date(2024, 3, 1))
    assert "民事诉讼法第205条" in words(court_papers.application(case, FACTS))


def test_a_partys_own_lines_stand_above_those_of_who_speaks_for_it() -> None:
    people = [a_party(person=a_person(id_no="320699197003050019"), agent=a_person("代理人丙")), a_unit()]
    paper = court_papers.application(a_case(parties=people), FACTS)
    first, second = (block for block in paper.blocks if isinstance(block, Fields))
    assert [row[0].label for row in first.rows] == [
        "申请人姓名",
        "职业或职务",
        "单位或住址",
        "公民身份号码",
        "送达地址",
        "委托代理人",
    ]
    assert first.rows[3][0].value == "320699197003050019"
    assert [row[0].label for row in second.rows] == ["申请人名称", "法定代表人", "住所", "电话", "送达地址"]


def test_more_than_two_parties_are_all_named() -> None:
    assert "确认申请人张甲、李乙与王丙于" in words(court_papers.application(a_case(parties=parties(3)), FACTS))


@pytest.mark.parametrize(
    ("case", "today", "told"),
    [
        (a_case(), LAST_DAY, None),
        (a_case(), date(2020, 12, 22), "申请司法确认的期限已于2020-12-21届满（人民调解法第33条），不能打印司法确认申请书。"),
        (a_case(confirmation=[DisputeConfirmation(applied_on=LAST_DAY)]), date(2021, 6, 1), None),
        (a_case(outcome=Outcome.ORAL), LAST_DAY, "本案未达成书面协议，不能打印司法确认申请书。"),
        (a_case(effective_on=None), LAST_DAY, "尚未填写协议生效日，不能打印司法确认申请书。"),
        (a_case(parties=parties(1)), LAST_DAY, "当事人不足两方，不能打印司法确认申请书。"),
    ],
    ids=["last day", "day after", "asked in time", "oral", "not in force", "one party"],
)
def test_the_court_is_asked_within_thirty_days(case: DisputeCase, today: date, told: str | None) -> None:
    assert court_papers.application_refused(case, OFFICE, today) == told


def test_the_proof_says_who_mediated_and_since_when_limitation_starts_anew() -> None:
    told = words(court_papers.proof(a_full_case(), FACTS))
    assert told.startswith("主持调解的证明\n海安市人民法院：\n张甲与李乙之间的邻里纠纷，李堡镇人民调解委员会于2020年11月3日受理")
    assert "由人民调解员调解甲主持调解，双方当事人于2020年11月20日自愿达成（2020）海李调字第001号人民调解协议。" in told
    assert "当事人向本委员会申请调解之日为2020年11月2日，诉讼时效自该日起中断（民事案件诉讼时效规定（2008）第14条）。" in told
    assert "中断" not in words(court_papers.proof(a_full_case(applied_on=None), FACTS))
    assert court_papers.proof_refused(a_case(outcome=Outcome.FAILED), OFFICE, LAST_DAY) == "本案未达成书面协议，不能打印主持调解的证明。"
    assert court_papers.proof_refused(a_case(), OFFICE, date(2021, 6, 1)) is None


def test_what_the_court_papers_lack_is_named() -> None:
    assert court_papers.application_wants(a_case(facts=None), OFFICE) == ("纠纷简要情况", "协议书编号", "受理法院", "司法确认申请日期")
    assert court_papers.proof_wants(a_case(mediators=[]), OFFICE) == ("人民调解员", "协议书编号", "受理法院", "司法确认申请日期")


def test_two_on_one_side_are_named_against_the_other() -> None:
    people = [a_party("张甲"), a_party("李乙", PartyRole.RESPONDENT), a_party("王丙", PartyRole.RESPONDENT)]
    assert "确认申请人张甲与李乙、王丙于" in words(court_papers.application(a_case(parties=people), FACTS))
