"""The opinion on a matter, the sheet it is approved on, and the office's own sheets."""

from datetime import date

import pytest

from libao_desk.core.dates import official_date
from libao_desk.declare.blocks import RedHead, plain
from libao_desk.registers.petitions import opinion, reading, sheets
from libao_desk.registers.petitions.codes import LegalRoute, OpinionResult, PetitionKind, RouteIn
from libao_desk.registers.petitions.model import PetitionMatter
from libao_desk.registers.petitions.parts import PetitionItem, PetitionReview

from ..paper_words import words
from .builders import OFFICE
from .paper_builders import DAY, NAME, PAPER, a_paper_matter, a_report


def test_an_opinion_has_a_section_and_a_decision_for_each_thing_raised() -> None:
    paper = opinion.body(a_paper_matter(), PAPER)
    told = words(paper)
    for word in (
        "关于劳动社保信访事项的处理意见书",
        "一、受理情况",
        "你于2022年8月3日通过来访向我单位反映信访事项，于2022年8月3日受理。",
        "（一）关于养老待遇核定的事项",
        "事实认定：缴费年限按15年计算。",
        "处理意见：该项诉求合理但缺乏法律、政策依据，予以解释。当面说明。",
        "（二）关于要求补发待遇的事项",
        "处理意见：对该项诉求予以支持。补发差额。",
        "可自收到本意见书之日起30日内向海安市人民政府请求复查",
    ):
        assert word in told
    (red,) = [block for block in paper.blocks if isinstance(block, RedHead)]
    assert red.organ == "李堡镇人民政府"
    assert plain(red.number) == "李信访答〔＿＿〕＿＿号"
    assert NAME not in paper.title


def test_an_opinion_on_a_forwarded_matter_says_by_whom_and_when_and_has_a_copy_more() -> None:
    matter = a_paper_matter(route_in=RouteIn.FORWARDED, from_organ="海安市信访局", organ_received_on=date(2022, 7, 30))
    paper = opinion.body(matter, PAPER)
    assert "由海安市信访局于2022年7月30日收到后转送我单位，我单位于2022年8月3日收到" in words(paper)
    assert paper.copies == 3


def test_an_answer_outside_the_petition_procedure_offers_no_review() -> None:
    paper = opinion.body(a_paper_matter(kind=PetitionKind.SUGGESTION), PAPER)
    assert "关于劳动社保信访事项的答复意见书" in words(paper)
    assert "复查" not in words(paper)
    assert "第二十九条" in words(paper)


def test_an_opinion_is_refused_where_there_is_none_to_give() -> None:
    assert opinion.refused(a_paper_matter(), OFFICE, DAY) is None
    for matter, word in (
        (a_paper_matter(accepted_on=None), "尚未受理"),
        (a_paper_matter(legal_route=LegalRoute.COURTS), "其他法定途径"),
        (a_paper_matter(settled_on=DAY), "和解"),
        (a_paper_matter(withdrawn_on=DAY), "撤回"),
    ):
        sentence = opinion.refused(matter, OFFICE, DAY)
        assert sentence is not None
        assert word in sentence


def test_what_an_opinion_lacks_is_listed_thing_by_thing() -> None:
    assert opinion.wants(a_paper_matter(), OFFICE) == ()
    matter = a_paper_matter(
        items=[PetitionItem(text="路灯不亮", finding="属实。", basis="规定。"), PetitionItem(result=OpinionResult.REJECTED)]
    )
    assert opinion.wants(matter, OFFICE) == ("第一项处理意见", "第二项信访事项", "第二项事实认定", "第二项法律、政策依据")


def test_the_approval_sheet_tells_until_when_a_suggestion_is_answered() -> None:
    duty = reading.answer_duty(matter := a_paper_matter(kind=PetitionKind.SUGGESTION), OFFICE)
    assert duty is not None
    assert official_date(duty.due_on) in words(opinion.approval(matter, PAPER))


def test_the_approval_sheet_has_room_for_each_who_decides() -> None:
    told = words(opinion.approval(a_paper_matter(), PAPER))
    for word in ("责任单位意见", "分管领导审批", "主要领导审批（重大事项）", "【支持】补发差额。", "2022年10月8日"):
        assert word in told
    assert NAME not in told


def test_the_entry_sheet_leaves_the_leader_s_note_to_be_written() -> None:
    told = words(sheets.entry(a_paper_matter(), PAPER))
    for word in ("LX2022-0007", "样202208030001", NAME, "来访", "申诉求决", "拟办意见", "领导批示"):
        assert word in told
    assert told.endswith("领导批示\n")
    assert "保密" not in told
    assert "本件依法保密" in words(sheets.entry(a_report(), PAPER))


@pytest.mark.parametrize("served", sheets.SERVED, ids=lambda served: served.key)
def test_a_receipt_is_of_one_paper_and_has_room_for_a_witness(served: sheets.Served) -> None:
    matter = PetitionMatter(petitioner=NAME)
    refuse = sheets.receipt_refused(served)
    assert refuse(matter, OFFICE, DAY) == f"尚未签发{served.title}，也未填写其日期，不能打印送达回证。"
    matter.notice_no = matter.refusal_no = matter.extension_no = matter.opinion_no = "李信访〔2022〕1号"
    assert refuse(matter, OFFICE, DAY) is None
    told = words(sheets.receipt_for(served)(matter, PAPER))
    for word in (f"信访事项{served.title}", "李信访〔2022〕1号", "拒收的事由和日期", "见证人（签名）"):
        assert word in told


def test_the_materials_for_a_review_repeat_what_was_found() -> None:
    matter = a_paper_matter(opinion_no="李信访答〔2022〕7号", reviews=[PetitionReview(asked_on=date(2022, 10, 10), organ="海安市人民政府")])
    told = words(sheets.defence(matter, PAPER))
    for word in (
        "海安市人民政府：",
        "于2022年10月10日请求复查",
        "李信访答〔2022〕7号",
        "1．事实认定：缴费年限按15年计算。依据：有关政策规定。",
    ):
        assert word in told
    assert sheets.defence_refused(matter, OFFICE, DAY) is None
    assert sheets.defence_refused(a_paper_matter(), OFFICE, DAY) == "尚未登记复查请求，不能打印答辩材料移送单。"


def test_every_paper_tells_the_same_last_day() -> None:
    """Sixty days to Saturday 2020-05-30: the petitioner is told this day, and so is the leader."""
    matter = a_paper_matter(accepted_on=date(2020, 3, 31), extended_to=None)
    asked = reading.answer_duty(matter, OFFICE)
    assert asked is not None
    assert asked.due_on == date(2020, 5, 30)
    late = reading.finish_duty(matter, OFFICE)
    assert late is not None
    assert late.last_day == date(2020, 6, 1)
    for sheet in (opinion.approval, sheets.charge):
        assert "2020年5月30日（遇节假日顺延至2020年6月1日）" in words(sheet(matter, PAPER))
