"""The papers of a petition matter: what they say, whom they never name, when they are refused, on both sides of 2022-05-01."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext

from libao_desk.core.errors import Refusal
from libao_desk.declare.blocks import FactsTable, Paper, RedHead, Title, plain
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.document import Document, PaperFacts
from libao_desk.declare.setting import SettingValues
from libao_desk.printing.fonts import FontBook
from libao_desk.printing.render import render_pdf
from libao_desk.registers.petitions import migrations, notices, opinion, settings, sheets, transfers
from libao_desk.registers.petitions.codes import Channel, LegalRoute, OpinionResult, PetitionField, PetitionKind, RefuseReason, RouteIn
from libao_desk.registers.petitions.documents import DOCUMENTS
from libao_desk.registers.petitions.model import PetitionMatter
from libao_desk.registers.petitions.parts import PetitionItem, PetitionLeaderNote, PetitionRepresentative, PetitionReview
from libao_desk.registers.petitions.regulation import NEW, OLD, Topic

from ..paper_words import words
from .builders import OFFICE, a_matter

PAPER = PaperFacts(OFFICE, "李堡司法所", "李堡镇", "海安市", date(2022, 10, 12), "")
DAY = date(2022, 10, 12)
OLD_DAY, NEW_DAY = date(2022, 4, 30), date(2022, 5, 1)
LONG = "反映门前道路长期积水、夜间照明不足，多次向有关单位提出均未得到解决，请求尽快查明原因并明确修复时间。" * 12
NAME = "张甲三"


def a_paper_matter(day: date = date(2022, 8, 3), **values: Any) -> PetitionMatter:
    """A matter with every paper's data, received and accepted on `day`."""
    standard: dict[str, Any] = {
        "number": "LX2022-0007",
        "system_no": "样202208030001",
        "received_on": day,
        "registered_on": day,
        "accepted_on": day,
        "notified_on": day,
        "request": "说明核定依据，按规定补发待遇。",
        "duty_person": "李乙二",
        "contact": "19900000003",
        "items": [
            PetitionItem(
                text="反映养老待遇核定。",
                finding="缴费年限按15年计算",
                basis="有关政策规定",
                result=OpinionResult.EXPLAINED,
                opinion="当面说明。",
            ),
            PetitionItem(
                text="要求补发待遇", finding="差额属实。", basis="有关政策规定。", result=OpinionResult.SUPPORTED, opinion="补发差额。"
            ),
        ],
        "opinion_on": day,
    }
    return a_matter(**(standard | values))


def a_passed_matter(**values: Any) -> PetitionMatter:
    """One that another unit has to deal with."""
    standard: dict[str, Any] = {"accepted_on": None, "started_on": None, "passed_to": "李堡镇国土资源所", "passed_on": date(2022, 8, 5)}
    return a_paper_matter(**(standard | values))


def a_report(**values: Any) -> PetitionMatter:
    """A report on wrongdoing that has its informant's name, telephone and address in the text."""
    text = f"{NAME}（李堡镇样例村1组，19900000003）反映办事窗口收费不开票。"
    standard: dict[str, Any] = {"kind": PetitionKind.REPORT, "legal_route": None, "matter": text, "request": f"请查处，可找{NAME}了解。"}
    return a_passed_matter(**({"passed_to": "海安市纪委监委"} | standard | values))


# --- what the petitioner is told -------------------------------------------------------------------------------------


def test_a_notice_says_what_came_that_it_is_accepted_and_how_long_it_may_take() -> None:
    paper = notices.notice(a_paper_matter(), replace(PAPER, number="李信访告〔2022〕7号"))
    told = words(paper)
    assert (paper.title, paper.copies) == ("信访事项受理告知书", 2)
    for word in (
        "编号：李信访告〔2022〕7号",
        "张甲三：",
        "你于2022年8月3日通过来访反映的“养老待遇核定”事项，我单位已收到。经审查，属于我单位职权范围，现予受理，按信访程序办理。",
        "办理期限自2022年8月3日起60日",
        "依照《信访工作条例》第二十三条规定，特此告知。",
        "联系人：李乙二",
        "查询方式：凭本告知书来人或者来电查询",
    ):
        assert word in told


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


# --- other units -----------------------------------------------------------------------------------------------------


def test_a_forwarding_letter_says_who_asks_what_and_has_a_slip_to_send_back() -> None:
    paper = transfers.forward(a_passed_matter(), replace(PAPER, number="李信访转〔2022〕3号"))
    told = words(paper)
    for word in (
        "李堡镇国土资源所：",
        NAME,
        "19900000003",
        "反映养老待遇核定。",
        "请于收到之日起15日内书面告知信访人",
        "请于5个工作日内提出异议",
    ):
        assert word in told
    assert "《信访工作条例》第二十二条、第二十三条" in told
    together = paper.blocks[-1]
    assert told.count("李信访转〔2022〕3号") == 1
    assert "来函文号" in str(together)
    assert "李信访转〔2022〕3号" in str(together)


def test_a_letter_of_assignment_has_a_day_to_report_back() -> None:
    told = words(transfers.assign(a_passed_matter(passed_reply_due_on=date(2022, 9, 1)), PAPER))
    assert "反馈期限为2022年9月1日" in told


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
    for secret in (NAME, "李丙四", "19900000003", "样例村1组"):
        assert secret not in told


def test_a_report_goes_on_under_the_rule_of_secrecy_and_only_to_who_may_have_it() -> None:
    told = words(transfers.forward(a_report(), PAPER))
    assert "（依法保密）" in told
    assert "本件依照《信访工作条例》第三十条规定保密，不得将检举、控告材料" in told
    assert "由我单位告知信访人" in told
    elsewhere = a_report(passed_to="李堡镇样例站")
    assert transfers.forward_refused(elsewhere, OFFICE, DAY) == "检举控告只转送纪检监察机关，不能转给“李堡镇样例站”（信访工作条例第30条）。"
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


# --- the opinion -----------------------------------------------------------------------------------------------------


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


def test_the_approval_sheet_has_room_for_each_who_decides() -> None:
    told = words(opinion.approval(a_paper_matter(), PAPER))
    for word in ("责任单位意见", "分管领导审批", "主要领导审批（重大事项）", "【支持】补发差额。", "2022年10月8日"):
        assert word in told
    assert NAME not in told


# --- the office's sheets ---------------------------------------------------------------------------------------------


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


# --- numbers, law, refusals, blanks ----------------------------------------------------------------------------------


SIGNS = {
    "petition-notice": "告",
    "petition-refusal": "不",
    "petition-extension": "延",
    "petition-opinion": "答",
    "petition-forward": "转",
    "petition-assign": "转",
}
BY_KEY = {document.key: document for document in DOCUMENTS}


@pytest.mark.parametrize("key", SIGNS)
def test_each_kind_has_a_number_and_a_series_of_its_own(key: str) -> None:
    number = BY_KEY[key].number
    assert number is not None
    assert number.text(a_matter(), PAPER, 2026, 7) == f"李信访{SIGNS[key]}〔2026〕7号"
    assert number.series(a_matter(), PAPER) == f"petition-paper:李信访{SIGNS[key]}〔{{y}}〕{{n}}号"


def test_kinds_that_share_a_pattern_share_its_series_and_a_wrong_pattern_is_told() -> None:
    one = _with(settings.PAPER_PATTERN.key, "李信〔{y}〕{n}号")
    numbers = [BY_KEY[key].number for key in SIGNS]
    assert {number.series(a_matter(), one) for number in numbers if number is not None} == {"petition-paper:李信〔{y}〕{n}号"}
    number = numbers[0]
    assert number is not None
    with pytest.raises(Refusal, match="编号规则"):
        number.text(a_matter(), _with(settings.PAPER_PATTERN.key, "李信访{文}{y}"), 2026, 1)


def test_the_office_may_say_who_signs_and_who_reviews() -> None:
    assert "南通样例局" in str(opinion.body(a_paper_matter(), _with(settings.REVIEW_ORGAN.key, "南通样例局")))
    assert "李堡样例办" in str(notices.notice(a_paper_matter(), _with(settings.ISSUER.key, "李堡样例办")))


def _with(key: str, value: str) -> PaperFacts:
    return replace(PAPER, office=OfficeFacts(settings=SettingValues({key: value})))


TWO_LAWS: dict[str, tuple[Callable[[PetitionMatter, PaperFacts], Paper], str, str]] = {
    "notice": (notices.notice, "《信访条例》第二十一条、第二十二条", "《信访工作条例》第二十三条"),
    "extension": (notices.extension, "《信访条例》第三十三条", "《信访工作条例》第三十四条"),
    "forward": (transfers.forward, "《信访条例》规定", "《信访工作条例》第二十二条、第二十三条"),
    "objection": (transfers.objection, "《信访条例》规定", "《信访工作条例》第二十三条第三款"),
    "opinion": (opinion.body, "《信访条例》第三十四条", "《信访工作条例》第三十五条"),
    "blank refusal": (lambda _, facts: notices.refusal(PetitionMatter(), facts), "《信访条例》", "《信访工作条例》"),
    "review": (sheets.defence, "《信访条例》第三十四条", "《信访工作条例》第三十五条"),
}


@pytest.mark.parametrize("key", TWO_LAWS)
def test_a_paper_speaks_by_the_regulation_of_its_day(key: str) -> None:
    body, old, new = TWO_LAWS[key]
    for day, said, unsaid in ((OLD_DAY, old, "信访工作条例"), (NEW_DAY, new, "《信访条例》")):
        matter = a_paper_matter(day, reviews=[PetitionReview(asked_on=day, organ="海安市人民政府")])
        told = words(body(matter, replace(PAPER, today=day)))
        assert said in told
        assert unsaid not in told


def test_the_old_regulation_is_cited_only_by_articles_that_are_known() -> None:
    assert OLD.article(Topic.OPINION) == "《信访条例》"
    assert set(NEW.articles) == set(Topic)


def test_refusals_say_what_is_missing() -> None:
    nothing = a_paper_matter(accepted_on=None)
    assert notices.notice_refused(nothing, OFFICE, DAY) == "尚未填写受理日期，也未填写转送或告知的有权机关，不能打印告知书。"
    assert notices.notice_refused(a_paper_matter(petitioner=None), OFFICE, DAY) == notices.UNCLEAR
    assert notices.notice_refused(a_paper_matter(is_address_unclear=True), OFFICE, DAY) == notices.UNCLEAR
    refused = a_passed_matter(refuse_reason=RefuseReason.FINAL)
    assert notices.notice_refused(refused, OFFICE, DAY) == "已填写不予（再次）受理理由，请打印不予（再次）受理告知书。"
    assert notices.refusal_refused(refused, OFFICE, DAY) is None
    assert notices.refusal_refused(nothing, OFFICE, DAY) == "尚未填写不予（再次）受理理由，不能打印不予（再次）受理告知书。"
    both = a_paper_matter(refuse_reason=RefuseReason.FINAL)
    assert notices.refusal_refused(both, OFFICE, DAY) == "该事项已经受理，不能打印不予（再次）受理告知书。"
    assert transfers.forward_refused(nothing, OFFICE, DAY) == "尚未填写转送或告知的有权机关，不能打印信访事项转送函。"
    assigned = a_passed_matter(passed_reply_due_on=DAY)
    assert transfers.forward_refused(assigned, OFFICE, DAY) == "已填写交办的反馈期限，请打印交办函。"
    assert transfers.assign_refused(assigned, OFFICE, DAY) is None
    assert transfers.assign_refused(a_passed_matter(), OFFICE, DAY) == "尚未填写交办的反馈期限；只转送的，请打印转送函。"
    assert sheets.charge_refused(a_paper_matter(), OFFICE, DAY) == "尚未填写包案领导，不能打印领导包案表。"


def test_an_extension_that_would_not_hold_is_refused() -> None:
    assert notices.extension_refused(a_paper_matter(), OFFICE, DAY) == "尚未填写“延期至”，不能打印延长办理期限告知书。"
    too_far = a_paper_matter(extended_to=date(2022, 11, 2))
    assert notices.extension_refused(too_far, OFFICE, DAY) == "延期不得超过30日，最迟到2022-11-01。"
    late = a_paper_matter(extended_to=date(2022, 10, 30), extension_notified_on=date(2022, 10, 9))
    assert "须在原办结期限" in (notices.extension_refused(late, OFFICE, DAY) or "")


def test_what_would_print_as_a_blank_is_listed() -> None:
    assert notices.notice_wants(a_paper_matter(), OFFICE) == ("信访查询电话（本地设置）",)
    known = _with(settings.ENQUIRY_PHONE.key, "05130000000").office
    assert notices.notice_wants(a_paper_matter(), known) == ()
    assert notices.notice_wants(a_passed_matter(passed_to=None, notified_on=None, duty_person=None), known) == (
        "转送或告知的有权机关",
        "责任人",
        "告知日期",
    )
    final = a_passed_matter(refuse_reason=RefuseReason.FINAL, passed_to=None, refused_on=DAY)
    assert notices.refusal_wants(final, known) == ()
    assert notices.refusal_wants(a_passed_matter(refuse_reason=RefuseReason.PENDING, passed_to=None), known) == ("转送或告知的有权机关",)
    assert transfers.forward_wants(a_passed_matter(contact=None), OFFICE) == ("联系方式",)
    assert transfers.forward_wants(a_report(contact=None), OFFICE) == ()
    assert sheets.entry_wants(a_paper_matter(petitioner=None, is_address_unclear=True), OFFICE) == ()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.key)
def test_a_blank_form_never_says_none(document: Document) -> None:
    paper = document.body(PetitionMatter(), PAPER)
    assert "None" not in words(paper)
    titles = [block for block in paper.blocks if isinstance(block, Title)]
    assert len(titles) == 1
    assert any(isinstance(block, FactsTable) or "＿＿" in words(replace(paper, blocks=(block,))) for block in paper.blocks)


def _overlong() -> PetitionMatter:
    where = "江苏省南通市海安市李堡镇样例村第十二村民小组东首第三排样例小区十二幢三单元" * 2
    unit = "海安市李堡镇自然资源和规划建设综合服务中心（村镇建设管理办公室）"
    return a_paper_matter(
        matter=LONG, request=LONG, people=12, petitioner_address=where, duty_unit=unit, passed_to=unit, from_organ=unit, leader="演示镇长",
        route_in=RouteIn.ASSIGNED, channel=Channel.NET, extension_reason=LONG, objection_reason=LONG,
        items=[PetitionItem(text=LONG, finding=LONG, basis=LONG, result=OpinionResult.REJECTED, opinion=LONG) for _ in range(4)],
        leader_notes=[PetitionLeaderNote(held_on=DAY, leader="演示镇长", note=LONG) for _ in range(4)],
        reviews=[PetitionReview(asked_on=DAY, organ=unit)],
    )  # fmt: skip


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.key)
def test_every_paper_is_drawn_blank_filled_and_overlong(document: Document, fonts: FontBook) -> None:
    for matter in (PetitionMatter(), a_paper_matter(), _overlong()):
        assert render_pdf(document.body(matter, PAPER), fonts).pages >= 1


@pytest.mark.parametrize("key", ["petition-notice", "petition-refusal", "petition-extension", "petition-forward", "petition-defence"])
def test_a_plain_letter_stays_on_one_page_blank_and_filled(key: str, fonts: FontBook) -> None:
    """A seal alone on a second page is a letter nobody trusts."""
    for matter in (PetitionMatter(), a_passed_matter() if key == "petition-forward" else a_paper_matter()):
        assert render_pdf(BY_KEY[key].body(matter, PAPER), fonts).pages == 1


def test_an_older_file_gets_the_columns_of_the_papers_numbers() -> None:
    engine = sa.create_engine("sqlite://")
    with engine.begin() as connection:
        connection.execute(sa.text("CREATE TABLE petition_matter (id INTEGER PRIMARY KEY, opinion_no TEXT)"))
        connection.execute(sa.text("INSERT INTO petition_matter (id, opinion_no) VALUES (1, 'x')"))
        operations = Operations(MigrationContext.configure(connection))
        for step in migrations.MIGRATIONS:
            step.upgrade(operations)
        row = connection.execute(sa.text("SELECT * FROM petition_matter")).mappings().one()
    added = {"notice_no", "refusal_no", "passed_no", "extension_no", "passed_reply_due_on"}
    assert added <= set(row)
    assert added <= set(sa.inspect(PetitionMatter).columns.keys())
    assert row["opinion_no"] == "x"
    engine.dispose()
