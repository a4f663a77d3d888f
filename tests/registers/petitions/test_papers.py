"""What petitioners and other units are told: what the papers say, and whom they never name."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from libao_desk.declare.blocks import Paper
from libao_desk.declare.document import PaperFacts
from libao_desk.registers.petitions import notices, opinion, sheets, transfers
from libao_desk.registers.petitions.codes import LegalRoute, OpinionResult, PetitionField, PetitionKind, RefuseReason, RouteIn
from libao_desk.registers.petitions.model import PetitionMatter
from libao_desk.registers.petitions.parts import PetitionItem, PetitionLeaderNote, PetitionRepresentative

from ..paper_words import words
from .builders import OFFICE
from .paper_builders import DAY, LONG, NAME, PAPER, a_paper_matter, a_passed_matter, a_report


def test_a_notice_says_what_came_that_it_is_accepted_and_how_long_it_may_take() -> None:
    paper = notices.notice(a_paper_matter(), replace(PAPER, number="李信访告〔2022〕7号"))
    told = words(paper)
    assert (paper.title, paper.copies) == ("信访事项受理告知书", 2)
    for word in (
        "李信访告〔2022〕7号",
        "张甲三：",
        "你于2022年8月3日通过来访反映的“养老待遇核定”事项，我单位已收到。经审查，属于我单位职权范围，现予受理，按信访程序办理。",
        "办理期限自2022年8月3日起60日",
        "依照《信访工作条例》第二十三条规定，特此告知。",
        "联系人：李乙二",
        "查询方式：凭本告知书来人或者来电查询",
    ):
        assert word in told
    assert "编号" not in told


def test_a_forwarded_matter_s_notice_says_from_where_it_came() -> None:
    matter = a_paper_matter(route_in=RouteIn.FORWARDED, from_organ="海安市信访局", from_no="样信转〔2022〕9号")
    assert "由海安市信访局转送（样信转〔2022〕9号）我单位，我单位于2022年8月3日收到。" in words(notices.notice(matter, PAPER))


def test_only_an_appeal_in_the_petition_procedure_has_sixty_days() -> None:
    told = words(notices.notice(a_paper_matter(kind=PetitionKind.SUGGESTION), PAPER))
    assert "按建议意见程序办理" in told
    assert "60日" not in told


def test_several_petitioners_are_spoken_to_as_several() -> None:
    told = words(notices.notice(a_paper_matter(people=4), PAPER))
    assert "张甲三等4人：" in told
    assert "你们于2022年8月3日" in told


def test_a_long_matter_is_named_by_its_field_and_one_of_no_field_by_its_number() -> None:
    assert "反映的劳动社保方面的事项" in words(notices.notice(a_paper_matter(matter=LONG), PAPER))
    assert "反映的LX2022-0007号事项" in words(notices.notice(a_paper_matter(matter=LONG, field=PetitionField.OTHER), PAPER))


def test_a_matter_that_goes_elsewhere_has_a_notice_that_says_where() -> None:
    paper = notices.notice(a_passed_matter(), PAPER)
    assert paper.title == "信访事项告知书"
    assert "现转送李堡镇国土资源所办理，请向该单位查询办理情况。" in words(paper)
    other_way = a_passed_matter(legal_route=LegalRoute.ARBITRATION, passed_to="海安市劳动人事争议仲裁委员会")
    assert "属于应当通过“仲裁”途径办理的事项，请依照规定程序向海安市劳动人事争议仲裁委员会提出。" in words(notices.notice(other_way, PAPER))
    ours = a_passed_matter(legal_route=LegalRoute.INVESTIGATION, passed_to=None)
    assert "由我单位依照有关法律、法规规定的程序和期限办理。" in words(notices.notice(ours, PAPER))


REFUSALS = {
    RefuseReason.PENDING: ("信访事项不予再次受理告知书", "第十九条规定，不予再次受理。", "该事项正由海安市样例局办理，请向其查询。"),
    RefuseReason.LITIGATION: ("信访事项不予受理告知书", "第二十条、第三十一条规定，不予受理。", "请依照规定程序向海安市样例局提出。"),
    RefuseReason.NOT_OURS: ("信访事项不予受理告知书", "第二十三条规定，不予受理。", "请向有权处理的海安市样例局提出。"),
    RefuseReason.FINAL: ("信访事项不予再次受理告知书", "第三十六条规定，不予再次受理。", ""),
}


@pytest.mark.parametrize("reason", RefuseReason)
def test_a_refusal_says_its_ground_its_article_and_where_to_go_instead(reason: RefuseReason) -> None:
    matter = a_passed_matter(refuse_reason=reason, refused_on=date(2022, 8, 9), passed_to="海安市样例局")
    paper = notices.refusal(matter, PAPER)
    title, verdict, instead = REFUSALS[reason]
    assert paper.title == title
    assert verdict in words(paper)
    assert instead in words(paper)
    assert ("海安市样例局" in words(paper)) == bool(instead)
    assert "如有疑问" in words(paper)


def test_a_blank_refusal_has_every_ground_to_tick() -> None:
    told = words(notices.refusal(PetitionMatter(), PAPER))
    assert told.count("□") == len(RefuseReason)
    assert "□已经复核终结，以同一事实和理由提出（第三十六条）" in told


def test_an_extension_says_until_when_and_why() -> None:
    matter = a_paper_matter(extended_to=date(2022, 10, 30), extension_reason="需要现场核实。", extension_notified_on=date(2022, 9, 20))
    told = words(notices.extension(matter, PAPER))
    assert "因情况复杂，经我单位负责人批准，办理期限延长至2022年10月30日（延长不超过30日）。" in told
    assert "办理期限至2022年10月2日" in told
    assert "需要现场核实。" in told
    assert "《信访工作条例》第三十四条" in told


def test_a_forwarding_letter_says_who_asks_what_and_has_a_slip_to_send_back() -> None:
    paper = transfers.forward(a_passed_matter(), replace(PAPER, number="李信访转〔2022〕3号"))
    told = words(paper)
    for word in (
        "李堡镇国土资源所：",
        NAME,
        "199 0000 0003",
        "反映养老待遇核定。",
        "请于收到之日起15日内书面告知信访人",
        "请于5个工作日内提出异议",
    ):
        assert word in told
    assert "《信访工作条例》第二十二条、第二十三条" in told
    together = paper.blocks[-1]
    assert told.count("李信访转〔2022〕3号") == 2  # on the letter and on its slip
    assert "来函文号" in str(together)
    assert "李信访转〔2022〕3号" in str(together)


def test_a_letter_of_assignment_has_a_day_to_report_back() -> None:
    told = words(transfers.assign(a_passed_matter(passed_reply_due_on=date(2022, 9, 1)), PAPER))
    assert "反馈期限\n2022年9月1日" in told


OUTWARD: dict[str, Callable[[PetitionMatter, PaperFacts], Paper]] = {
    "forward": transfers.forward,
    "assign": transfers.assign,
    "objection": transfers.objection,
    "charge": sheets.charge,
    "approval": opinion.approval,
}


@pytest.mark.parametrize("key", OUTWARD)
def test_no_paper_that_goes_round_names_an_informant(key: str) -> None:
    """Reports on wrongdoing never reach those they are about (信访工作条例 30)."""
    matter = a_report(
        leader="演示镇长",
        leader_notes=[PetitionLeaderNote(held_on=DAY, note=f"约{NAME}面谈。")],
        representatives=[PetitionRepresentative(name="李丙四", contact="19900000004")],
        objection_reason=f"{NAME}、李丙四反映的单位不归我单位管理。",
        items=[PetitionItem(text=f"{NAME}反映收费不开票", result=OpinionResult.SUPPORTED, opinion=f"答复{NAME}。")],
    )
    told = str(OUTWARD[key](matter, PAPER))
    for secret in (NAME, "李丙四", "19900000003", "199 0000 0003", "样例村1组"):
        assert secret not in told


def test_a_report_goes_on_under_the_rule_of_secrecy_and_only_to_who_may_have_it() -> None:
    told = words(transfers.forward(a_report(), PAPER))
    assert "（依法保密）" in told
    assert "本件依照《信访工作条例》第三十条规定保密，不得将检举、控告材料" in told
    assert "由我单位告知信访人" in told
    elsewhere = a_report(passed_to="李堡镇样例站")
    assert (
        transfers.forward_refused(elsewhere, OFFICE, DAY)
        == "检举控告只转送纪检监察机关，不能转给“李堡镇样例站”（《信访工作条例》第三十条）。"
    )
    of_2020 = a_report(received_on=date(2020, 6, 1), passed_reply_due_on=DAY)
    assert str(transfers.assign_refused(of_2020, OFFICE, DAY)).endswith("不得交办（《信访条例》）。")
    assert transfers.forward_refused(a_report(), OFFICE, DAY) is None
    assert transfers.assign_refused(a_report(passed_reply_due_on=DAY), OFFICE, DAY) is not None
    assert sheets.charge_refused(a_report(leader="演示镇长"), OFFICE, DAY) is not None


def test_who_asked_for_secrecy_is_not_named_either() -> None:
    told = words(transfers.forward(a_passed_matter(is_confidential=True), PAPER))
    assert NAME not in told
    assert transfers.KEEP_QUIET in told


def test_the_sheet_of_a_leader_s_matter_says_nothing_of_who_brought_it() -> None:
    matter = a_paper_matter(
        leader="演示镇长", matter=f"{NAME}反映路灯不亮。", leader_notes=[PetitionLeaderNote(held_on=DAY, note=f"约{NAME}面谈。")]
    )
    told = words(sheets.charge(matter, PAPER))
    assert "信访人反映路灯不亮。" in told
    assert "约信访人面谈。" in told
    assert NAME not in told
    assert "演示镇长" in told


def test_an_objection_gives_its_reasons_to_the_organ_that_sent_the_matter() -> None:
    matter = a_passed_matter(
        route_in=RouteIn.ASSIGNED, from_organ="海安市信访局", from_no="样信交〔2022〕2号", objection_reason="属于市级经办机构职权。"
    )
    told = words(transfers.objection(matter, PAPER))
    assert "海安市信访局：" in told
    assert "你单位交办的信访事项（样信交〔2022〕2号），我单位于2022年8月3日收到" in told
    assert "属于市级经办机构职权。" in told
    assert "第二十三条第三款" in told
    assert transfers.objection_refused(matter, OFFICE, date(2022, 8, 10)) is None
    assert transfers.objection_refused(matter, OFFICE, date(2022, 8, 11)) == "提出异议的期限为收到后5个工作日，末日2022-08-10，已经超过。"
    assert transfers.objection_refused(a_passed_matter(), OFFICE, DAY) == "只有转送、交办来的事项才能提出异议退回。"
