"""The papers of letters and notices: what they say, what they never say, and when they are refused."""

from datetime import date

import pytest

from libao_desk.declare.blocks import Blank
from libao_desk.people.models import Organisation, Person
from libao_desk.registers.duties import letter_paper, notice_paper
from libao_desk.registers.duties.codes import PartyKind
from libao_desk.registers.duties.letter import LetterItem, ResponsibilityLetter
from libao_desk.registers.duties.notice import SupervisionNotice

from ..paper_words import words
from .builders import OFFICE, PAPER, a_letter, a_notice

DAY = date(2020, 12, 31)


def test_a_village_letter_has_its_five_sections_and_two_seals() -> None:
    paper = letter_paper.body_for(PartyKind.VILLAGE)(a_letter(), PAPER)
    told = words(paper)
    assert (paper.title, paper.copies) == ("2020年度平安法治建设责任书（村居）", 2)
    for word in (
        "甲方：李堡镇人民政府",
        "乙方：杨庄村村民委员会",
        "一、工作目标",
        "二、责任事项",
        "三、考核",
        "四、奖惩",
        "五、期限",
        "一式二份",
    ):
        assert word in told
    for word in ("小事不出村", "法治宣传栏", "民主法治示范村", "安置帮教小组", "自2020年1月1日至2020年12月31日"):
        assert word in told
    assert told.count("（盖章）") == told.count("主要负责人（签名）") == 2


KINDS = {PartyKind.FIRM: ("诉讼", "拖欠工资", "安全事故", "法治企业"), PartyKind.SCHOOL: ("法治进课堂", "校园及周边", "欺凌", "法治副校长")}


@pytest.mark.parametrize(("kind", "wanted"), KINDS.items())
def test_firms_and_schools_have_duties_of_their_own(kind: PartyKind, wanted: tuple[str, ...]) -> None:
    letter = a_letter(party_kind=kind, organisation=Organisation(name="海安样例单位"))
    told = words(letter_paper.body_for(kind)(letter, PAPER))
    assert all(word in told for word in wanted)
    assert "乙方：海安样例单位" in told


@pytest.mark.parametrize("kind", letter_paper.DUTIES)
def test_no_letter_makes_silence_a_target(kind: PartyKind) -> None:
    """Petitions are a lawful channel: what is promised is to deal with them in time (信访工作条例 17, 18)."""
    told = words(letter_paper.body_for(kind)(a_letter(party_kind=kind), PAPER))
    assert "信访事项按期办结" in told
    assert told.count("信访") == told.count("信访事项按期办结")


@pytest.mark.parametrize("kind", letter_paper.DUTIES)
def test_a_letter_to_fill_by_hand_has_room_below_the_usual_duties_and_one_of_a_party_has_none(kind: PartyKind) -> None:
    by_hand = letter_paper.items_of(ResponsibilityLetter(), kind)
    usual = letter_paper.DUTIES[kind]
    assert by_hand[: len(usual)] == usual
    assert by_hand[len(usual) :] == ((Blank(22),),) * 2
    assert letter_paper.items_of(a_letter(party_kind=kind), kind) == usual


def test_what_was_typed_into_a_letter_goes_before_the_usual_duties() -> None:
    letter = a_letter(items=[LetterItem(position=1, text="每月上报一次排查情况。")], rewards="年终评比。", title="专项责任书")
    paper = letter_paper.body_for(PartyKind.VILLAGE)(letter, PAPER)
    assert paper.title == "专项责任书"
    assert "每月上报一次排查情况。" in words(paper)
    assert "年终评比。" in words(paper)
    assert "小事不出村" not in words(paper)


def test_a_guardian_s_letter_says_what_was_typed_and_is_refused_without() -> None:
    letter = a_letter(party_kind=PartyKind.GUARDIAN, person=Person(name="张甲三"))
    refuse = letter_paper.refused_for(None)
    assert refuse(letter, OFFICE, DAY) == "尚未填写责任事项，不能打印责任书。"
    letter.items = [LetterItem(position=1, text="按时陪同复诊。")]
    assert refuse(letter, OFFICE, DAY) is None
    paper = letter_paper.body_for(None)(letter, PAPER)
    assert paper.title == "2020年度监护责任书"
    assert "乙方（签名）：" in words(paper)
    assert refuse(a_letter(), OFFICE, DAY) == "签订对象不是小组成员或监护人，请打印相应的责任书。"


def test_a_letter_of_another_kind_is_refused() -> None:
    assert letter_paper.refused_for(PartyKind.FIRM)(a_letter(), OFFICE, DAY) == "签订对象不是企业，不能打印企业责任书。"
    assert letter_paper.refused_for(PartyKind.VILLAGE)(a_letter(), OFFICE, DAY) is None


def test_what_a_letter_lacks_is_listed() -> None:
    assert letter_paper.wants(a_letter(), OFFICE) == ()
    assert letter_paper.wants(ResponsibilityLetter(), OFFICE) == ("年度", "签订对象", "责任期限起", "责任期限止")


def test_a_notice_says_the_number_the_clock_and_the_days() -> None:
    told = words(notice_paper.notice(a_notice(), PAPER))
    for word in ("杨庄村人民调解委员会", "人民调解　TJ2020-0057　归档", "末日2020年9月1日（M09）", "6日（截至印发之日）", "2020年9月14日"):
        assert word in told
    assert told.endswith("督办文号\n\n办理结果\n\n承办人\n\n日期\n")


@pytest.mark.parametrize(
    ("trigger", "told"),
    [
        (date(2020, 8, 2), "自2020年8月2日起算，末日2020年9月1日"),
        (date(2020, 10, 1), "自2020年10月1日往前计算，末日2020年9月1日"),
        (date(2020, 9, 1), "末日2020年9月1日"),
    ],
)
def test_a_notice_counts_its_term_the_way_it_runs(trigger: date, told: str) -> None:
    lines = words(notice_paper.notice(a_notice(trigger_on=trigger), PAPER)).splitlines()
    assert any(line.startswith(f"应办期限：{told}") for line in lines)


def test_a_notice_before_the_last_day_is_refused() -> None:
    early = a_notice(issued_on=date(2020, 9, 1))
    assert notice_paper.notice_refused(early, OFFICE, DAY) == "法定末日为2020-09-01，尚未逾期，不能打印督办通知单。"
    assert notice_paper.notice_refused(a_notice(), OFFICE, DAY) is None
    assert notice_paper.notice_refused(a_notice(issued_on=None), OFFICE, date(2020, 9, 1)) is not None


def test_a_notice_s_number_follows_the_office_s_pattern() -> None:
    assert notice_paper.number(a_notice(), PAPER, 2020, 3) == "李司督〔2020〕3号"


def test_the_statement_leaves_the_decision_open() -> None:
    told = words(notice_paper.statement(a_notice(delay_facts="卷宗未装订。", proposal="责令限期整改。"), PAPER))
    after = told.split("五、决定")[1]
    assert after.strip().startswith("＿＿")
    assert "责令限期整改。" in told
    assert notice_paper.statement_refused(SupervisionNotice(), OFFICE, DAY) == "督办通知单尚未印发，不能打印责任追究建议。"
    assert notice_paper.statement_wants(a_notice(), OFFICE) == ("逾期事实", "责任人说明", "处理建议")
