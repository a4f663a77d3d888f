"""The papers of leave, of regular journeys and of a move: who decides, and what is refused."""

from dataclasses import replace
from datetime import date

from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.document import PaperFacts
from libao_desk.declare.setting import SettingValues
from libao_desk.registers.corrections import leave_papers, place_papers, settings
from libao_desk.registers.corrections.codes import ApprovalLevel, LeaveReason
from libao_desk.registers.corrections.model import CorrectionCase

from ..paper_words import words
from .builders import a_juvenile, a_leave, an_application, an_expected
from .papers import PAPER, a_full_case, a_full_move, a_permit, missing, paper, refusal, told, units

LEAVE, PERMIT = "leave-application", "standing-permit-application"
MOVE, DECISION, HANDOVER = "place-change-application", "place-change-decision", "place-change-handover"
COUNTY = "海安市社区矫正机构"


# --- 外出审批表 ---------------------------------------------------------------------------------------------------------


def test_a_leave_form_has_its_fields_in_order() -> None:
    case = a_full_case()
    told_words = told(LEAVE, case, case.leaves[0])
    labels = (
        "姓名", "性别", "矫正类别", "联系电话", "矫正期限", "住址", "外出理由", "目的地", "起止日期", "天数", "证明材料", "本人签名",
        "司法所\n意见", "县级社区\n矫正机构\n意见", "销假：\n返回时间", "经办人",
    )  # fmt: skip
    places = [told_words.index(f"\n{label}") for label in labels]
    assert places == sorted(places)
    for value in ("☑家庭重要事务", "江苏省苏州市", "自2020年12月7日至2020年12月11日", "5日", "结婚请柬", "2020年12月11日", "卫三松"):
        assert value in told_words


def test_an_entrusted_office_decides_up_to_seven_days_and_seals_its_own_certificate() -> None:
    case = a_full_case()
    drawn = paper(LEAVE, case, case.leaves[0])
    told_words = words(drawn)
    assert "事由正当，同意外出。受委托批准外出。" in told_words
    assert "备案日期：2020年12月4日" in told_words
    assert (units(drawn), drawn.copies) == (["李堡司法所"], 2)
    assert "（代拟稿）" not in told_words
    assert "上一级" not in told_words


def test_without_being_entrusted_the_office_decides_nothing() -> None:
    office = OfficeFacts(settings=SettingValues({settings.ENTRUSTED.key: False}))
    facts = replace(PAPER, office=office, part_row=an_application())
    told_words = words(leave_papers.body(a_full_case(), facts))
    assert "（代拟稿）" in told_words
    assert "受委托" not in told_words


def test_eight_days_are_the_countys_and_the_office_seals_nothing() -> None:
    leave = a_leave(ends_on=date(2020, 12, 14), approver=ApprovalLevel.COUNTY, office_opinion="拟同意。")
    drawn = paper(LEAVE, a_full_case(leaves=[leave]), leave)
    told_words = words(drawn)
    assert units(drawn) == [COUNTY]
    assert told_words.count("（代拟稿）") == 2
    assert "拟同意。" in told_words
    assert "受委托" not in told_words
    assert "上一级" not in told_words


def test_more_than_thirty_days_within_two_months_go_to_the_next_level() -> None:
    first = a_leave(starts_on=date(2020, 11, 2), ends_on=date(2020, 11, 30))
    second = an_application()
    case = a_full_case(leaves=[first, second])
    assert "上一级\n社区矫正\n机构意见" in told(LEAVE, case, second)


def test_the_certificate_and_its_stub_come_with_the_approval_and_tell_no_offence() -> None:
    case = a_full_case()
    certificate = told(LEAVE, case, case.leaves[0]).split("外出证明（存根）")[1]
    assert certificate.count("经批准自2020年12月7日至2020年12月11日（共5日）前往江苏省苏州市。") == 2
    assert "骑缝盖章" in certificate
    assert "交通肇事" not in certificate
    assert "外出证明" not in told(LEAVE, case, an_application())
    refused = a_leave(is_refused=True)
    assert "外出证明" not in told(LEAVE, case, refused)
    assert "不予批准。" in told(LEAVE, case, refused)


def test_an_empty_leave_form_has_every_level_and_the_certificate() -> None:
    told_words = told(LEAVE, CorrectionCase())
    for word in ("□就医", "上一级\n社区矫正\n机构意见", "（外出超过三十日的填写）", "外出证明（存根）", "特此证明。"):
        assert word in told_words
    assert "☑" not in told_words


def test_a_minors_certificate_is_marked_on_the_form_alone() -> None:
    """Whoever is shown the certificate on a journey is not told that its bearer is a minor under correction."""
    case = a_juvenile()
    told_words = told(LEAVE, case, a_leave())
    assert told_words.count("依法保密") == 1
    assert "依法保密" not in told_words.split("外出证明（存根）")[1]


def test_a_leave_is_refused_before_check_in_and_wants_reason_and_evidence() -> None:
    assert refusal(LEAVE, an_expected(), a_leave()) == "对象尚未报到，不能打印社区矫正对象外出审批表。"
    case = a_full_case()
    assert missing(LEAVE, case, case.leaves[0]) == ()
    assert missing(LEAVE, case, an_application(reason=None)) == ("事由", "证明材料", "司法所意见")
    assert "☑就医" in told(LEAVE, case, an_application(reason=LeaveReason.MEDICAL))


# --- 经常性跨市县活动审批表 ---------------------------------------------------------------------------------------------


def test_a_standing_permit_names_cities_frequency_and_term_for_the_county() -> None:
    case = a_full_case()
    told_words = told(PERMIT, case, case.standing_permits[0])
    for word in ("因正常工作需要往返送货。", "用工单位证明", "情况属实，拟同意。"):
        assert word in told_words
    for word in ("（代拟稿）", "海安市至如皋市", "每周三次", "自2020年9月1日至2021年2月28日", "（不超过\n六个月）", f"{COUNTY}（印章）"):
        assert word in told_words
    assert (units(paper(PERMIT, case, case.standing_permits[0])), paper(PERMIT, case).copies) == ([], 2)


def test_a_standing_permit_lasts_six_months_at_most() -> None:
    case = a_full_case()
    sentence = "经常性跨市县活动一次批准不超过六个月，有效期最迟至2021年2月28日（社区矫正法实施办法第29条）。"
    assert refusal(PERMIT, case, a_permit(ends_on=date(2021, 3, 1))) == sentence
    assert refusal(PERMIT, case, a_permit()) is None
    assert refusal(PERMIT, case, a_permit(ends_on=None)) is None
    assert refusal(PERMIT, an_expected(), a_permit()) == "对象尚未报到，不能打印社区矫正对象经常性跨市、县活动审批表。"
    assert missing(PERMIT, case, a_permit(ends_on=None, frequency=None, reason=None)) == ("外出理由", "频次", "止")


# --- 执行地变更 ---------------------------------------------------------------------------------------------------------


def test_the_form_of_a_move_has_reason_reply_and_decision_in_order() -> None:
    case = a_full_case()
    told_words = told(MOVE, case, case.place_changes[0])
    parts = (
        "（代拟稿）", "随配偶在该地工作生活。", "江苏省南通市如东县虚构镇虚构村2组", "2020年10月12日", "2020年11月16日", "本人签名",
        "司法所\n意见", "拟同意变更。", "2020年10月14日", "2020年10月20日", "同意接收。", f"{COUNTY}（印章）",
    )  # fmt: skip
    places = [told_words.index(part) for part in parts]
    assert places == sorted(places)


def test_the_decision_names_the_seven_days_and_what_follows() -> None:
    case = a_full_case()
    drawn = paper(DECISION, case, case.place_changes[0])
    told_words = words(drawn)
    parts = (
        "（代拟稿）", "（＿＿）海矫变字第＿＿号", "社区矫正对象王小甲，男", "因随配偶在该地工作生活，于2020年10月12日申请变更执行地",
        "2020年10月20日回复：同意接收。", "变更为江苏省南通市如东县虚构镇虚构村2组。", "自收到本决定之日起七日内（至2020年10月30日止）",
        "直至提请撤销缓刑、撤销假释或者收监执行", "社区矫正对象（签收）：",
        "抄送：海安市人民法院、海安市人民检察院、海安市公安局、新执行地县级社区矫正机构",
    )  # fmt: skip
    places = [told_words.index(part) for part in parts]
    assert places == sorted(places)
    assert (units(drawn), drawn.copies) == ([COUNTY], 5)


def test_the_day_written_in_the_decision_wins_over_the_counted_one() -> None:
    case = a_full_case()
    assert "（至2020年11月5日止）" in told(DECISION, case, a_full_move(due_check_in_on=date(2020, 11, 5)))
    assert "日止）" not in told(DECISION, case, a_full_move(told_on=None))


def test_a_move_that_is_refused_sends_nobody_away() -> None:
    told_words = told(DECISION, a_full_case(), a_full_move(is_agreed=False))
    assert "决定不予变更执行地。" in told_words
    assert "七日内" not in told_words


def test_nothing_is_decided_before_the_new_place_has_replied() -> None:
    case = a_full_case()
    asked = a_full_move(replied_on=None, decided_on=None, is_agreed=None)
    assert refusal(DECISION, case, asked) == "新执行地尚未回复意见，不能打印执行地变更决定书（社区矫正法实施办法第30条）。"
    assert refusal(DECISION, case, a_full_move(decided_on=None)) is None
    assert refusal(HANDOVER, case, asked) == "尚未决定同意变更执行地，没有档案可以移交。"
    assert refusal(HANDOVER, case, a_full_move(is_agreed=False)) is not None
    assert refusal(MOVE, case, asked) is None


def test_the_list_of_the_dossier_names_what_goes_and_who_takes_it() -> None:
    case = a_full_case()
    told_words = told(HANDOVER, case, case.place_changes[0])
    for word in ("（代拟稿）", "矫正方案及调整记录", "移交单位：海安市社区矫正机构", "移交人（签名）：", "接收人（签名）：", "接收日期："):
        assert word in told_words
    assert paper(HANDOVER, case, case.place_changes[0]).copies == 2


def test_what_the_papers_of_a_move_lack_is_listed() -> None:
    case = a_full_case()
    assert missing(MOVE, case, a_full_move(reason=None, planned_on=None)) == ("理由", "拟迁出日期")
    assert missing(DECISION, a_full_case(instrument_date=None), a_full_move(new_place=None)) == ("文书日期", "新执行地")
    assert missing(HANDOVER, case, a_full_move()) == ()


def test_the_papers_of_a_move_are_refused_before_check_in() -> None:
    for key, title in ((MOVE, "执行地变更审批表"), (DECISION, "执行地变更决定书"), (HANDOVER, "档案移交清单")):
        assert refusal(key, an_expected(), a_full_move()) == f"对象尚未报到，不能打印社区矫正对象{title}。"


def test_the_county_is_the_one_of_the_office() -> None:
    facts = PaperFacts(PAPER.office, "试验司法所", "试验镇", "样例市", PAPER.today, "", a_full_move())
    told_words = words(place_papers.decision(a_full_case(), facts))
    assert "样矫变字第" in told_words
    assert "样例市公安局" in told_words
