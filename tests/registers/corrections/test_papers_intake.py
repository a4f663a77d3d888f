"""The papers of the beginning: information sheet, notice of check-in, announcement, responsibility letter, plan."""

from datetime import date

import pytest

from libao_desk.declare.blocks import FactsTable
from libao_desk.people.codes import Sex
from libao_desk.people.models import Person
from libao_desk.registers.corrections.codes import CheckInResult, CorrectionCategory, CorrectionState, TeamMemberKind
from libao_desk.registers.corrections.parts import CorrectionTeamMember

from .builders import a_case, a_checked_in, a_juvenile, a_medical_parole, a_member, a_person, an_expected
from .papers import a_full_case, a_plan, missing, paper, refusal, told, units

C = CorrectionCategory
SHEET, NOTICE, ANNOUNCEMENT = "correction-information-sheet", "correction-check-in-notice", "correction-announcement"
LETTER, PLAN = "correction-responsibility-letter", "correction-plan"


# --- 社区矫正对象基本信息表 ---------------------------------------------------------------------------------------------


def test_the_sheet_has_its_fields_in_order_and_rooms_for_photo_life_and_family() -> None:
    words = told(SHEET, a_full_case())
    labels = (
        "照片\n（一寸）", "户籍地", "现住地", "单位或学校", "对象编号", "矫正类别", "罪名分类", "决定机关", "文书日期", "原判刑罚",
        "禁止令",
        "矫正期限", "文书收到日期", "报到日期", "入矫宣告日期", "保证人", "矫正小组", "个人简历", "家庭成员及主要社会关系",
        "填表人（签名）：",
    )  # fmt: skip
    places = [words.index(f"\n{label}") for label in labels]
    assert places == sorted(places)
    for value in ("王小甲", "汉族", "初中", "已婚", "320699198503050015", "电工", "JZ-320699-0001", "危害公共安全罪", "褚二菱、组员乙"):
        assert value in words
    heads = [block.header for block in paper(SHEET, a_full_case()).blocks if isinstance(block, FactsTable) and block.header]
    assert heads == [("起止年月", "所在单位（学校）", "职务（身份）"), ("姓名", "关系", "单位", "电话")]
    assert paper(SHEET, a_full_case()).copies == 3


def test_the_sheet_of_a_minor_names_the_guardian_and_is_secret() -> None:
    child = a_person(birth_date=date(2003, 9, 1), guardian=Person(name="王老甲", phone="19900000009"), guardian_relation="父亲")
    words = told(SHEET, a_juvenile(person=child))
    assert "王老甲（父亲）" in words
    assert "依法保密" in words
    assert "监护人" not in told(SHEET, a_full_case())


def test_the_sheet_says_why_a_sentence_is_served_outside_prison() -> None:
    assert "暂予监外执行（保外就医）" in told(SHEET, a_medical_parole())


def test_the_sheet_is_refused_before_check_in_and_lists_what_it_lacks() -> None:
    assert refusal(SHEET, an_expected()) == "对象尚未报到，不能打印社区矫正对象基本信息表。"
    assert missing(SHEET, a_full_case()) == ()
    assert missing(SHEET, a_full_case(intake_mode=None, case_no=None)) == ("接收方式",)


# --- 报到情况通知单 -----------------------------------------------------------------------------------------------------

RESULTS = {
    CheckInResult.ON_TIME: "☑在规定时限内报到",
    CheckInResult.LATE: "☑超出规定时限报到",
    CheckInResult.NO_SHOW: "☑未报到且下落不明（已组织查找）",
}


@pytest.mark.parametrize(("result", "line"), RESULTS.items())
def test_the_notice_ticks_how_the_check_in_went(result: CheckInResult, line: str) -> None:
    words = told(NOTICE, a_full_case(checkin_result=result))
    assert line in words
    assert (words.count("☑"), words.count("□")) == (1, 2)


def test_the_notice_goes_to_the_deciding_organ_from_the_county_body() -> None:
    drawn = paper(NOTICE, a_full_case())
    words = told(NOTICE, a_full_case())
    for word in ("（代拟稿）", "海安市人民法院：", "自2020年7月6日应到本机构报到。经查：", "抄送：海安市人民检察院、海安市公安局"):
        assert word in words
    assert (units(drawn), drawn.copies) == (["海安市社区矫正机构"], 4)


def test_who_is_missing_and_was_never_announced_has_not_come() -> None:
    lost = an_expected(CorrectionState.MISSING)
    assert "☑未报到且下落不明" in told(NOTICE, lost)
    assert refusal(NOTICE, lost) is None


def test_the_notice_waits_for_an_outcome() -> None:
    assert refusal(NOTICE, an_expected()) == "对象尚未报到，也未登记逾期未报到，不能打印报到情况通知单。"
    assert refusal(NOTICE, an_expected(checkin_result=CheckInResult.NO_SHOW)) is None
    assert missing(NOTICE, a_full_case(effective_on=None, checkin_result=None)) == ("生效日期", "报到情况")


# --- 社区矫正宣告书 -----------------------------------------------------------------------------------------------------


def test_the_announcement_has_its_five_parts_and_who_signs() -> None:
    words = told(ANNOUNCEMENT, a_full_case())
    parts = (
        "现宣告：", "一、主要法律文书内容", "二、应当遵守的规定", "三、依法享有的权利", "四、矫正小组人员及其职责", "五、其他",
        "特此宣告。", "本人已了解宣告内容。", "社区矫正对象（签名）：", "宣告人（签名）：", "见证人（签名）：", "小组成员（签名）：",
        "（印章）",
    )  # fmt: skip
    places = [words.index(part) for part in parts]
    assert places == sorted(places)
    assert (
        "依据海安市人民法院（2020）苏0685刑初001号刑事判决书，你在缓刑考验期间依法实行社区矫正，期限自2020年7月6日至2021年7月5日。" in words
    )
    drawn = paper(ANNOUNCEMENT, a_full_case())
    assert (units(drawn), drawn.copies, "（代拟稿）" in words) == (["海安市社区矫正机构"], 2, True)


def test_the_announcement_lists_team_and_scheme_with_their_tasks() -> None:
    words = told(ANNOUNCEMENT, a_full_case())
    for word in ("司法所工作人员（组长）", "村(居)委会人员", "矫务长", "监督管理员", "日常监督管理", "了解日常表现，协助监督和帮扶"):
        assert word in words


def test_who_had_left_the_team_is_not_announced() -> None:
    team = [a_member(name="在组人员"), a_member(name="离组人员", ends_on=date(2020, 7, 11))]
    assert "离组人员" not in told(ANNOUNCEMENT, a_full_case(team=team))
    assert "在组人员" in told(ANNOUNCEMENT, a_full_case(team=team))


ENDS = {
    C.PUBLIC_SURVEILLANCE: ("不得行使言论、出版、集会、结社、游行、示威自由的权利", "依法追究法律责任"),
    C.SUSPENDED_SENTENCE: ("依法撤销缓刑，执行原判刑罚",),
    C.PAROLE: ("依法撤销假释，收监执行未执行完毕的刑罚", "刑事裁定书"),
    C.MEDICAL_PAROLE: ("按照规定提交病情复查情况", "依法收监执行", "暂予监外执行决定书"),
}


@pytest.mark.parametrize(("category", "wanted"), ENDS.items())
def test_rules_and_consequences_are_those_of_the_category(category: CorrectionCategory, wanted: tuple[str, ...]) -> None:
    words = told(ANNOUNCEMENT, a_full_case(category=category))
    assert all(word in words for word in wanted)
    others = {word for each, found in ENDS.items() if each is not category for word in found} - set(wanted)
    assert not [word for word in others if word in words]


def test_a_prohibition_order_is_announced() -> None:
    case = a_full_case(prohibition_text="禁止进入网吧。", prohibition_from=date(2020, 7, 6), prohibition_to=date(2021, 7, 5))
    assert "禁止令：禁止进入网吧，期限自2020年7月6日至2021年7月5日。" in told(ANNOUNCEMENT, case)
    assert "禁止令：" not in told(ANNOUNCEMENT, a_full_case())


def test_a_minors_announcement_is_not_public() -> None:
    words = told(ANNOUNCEMENT, a_juvenile())
    for word in ("本次宣告不公开进行，已通知监护人到场。", "监护人（签名）：", "依法保密"):
        assert word in words
    assert "见证人" not in words


def test_the_announcement_waits_for_the_check_in_and_wants_the_team() -> None:
    assert refusal(ANNOUNCEMENT, an_expected()) == "对象尚未报到，不能打印社区矫正宣告书。"
    assert refusal(ANNOUNCEMENT, a_checked_in()) is None
    assert missing(ANNOUNCEMENT, a_full_case(team=[], instrument_no=None)) == ("文书号", "矫正小组")
    assert missing(ANNOUNCEMENT, a_full_case(intake_announced_on=None)) == ("入矫宣告日期",)


# --- 矫正责任书 ---------------------------------------------------------------------------------------------------------


def test_the_letter_has_its_five_parts_and_is_the_offices_own() -> None:
    case = a_full_case()
    words = told(LETTER, case, case.team[1])
    opening = "为落实对社区矫正对象王小甲的矫正方案，李堡司法所与矫正小组成员组员乙（村(居)委会人员）约定如下："
    parts = (
        opening,
        "一、协助监督管理",
        "二、教育帮扶",
        "三、了解情况及时报告",
        "四、保守秘密",
        "五、期限",
        "司法所（盖章）：",
        "成员（签名）：",
    )
    places = [words.index(part) for part in parts]
    assert places == sorted(places)
    assert "责任期限自2020年7月10日至2021年7月5日" in words
    assert "（代拟稿）" not in words
    assert paper(LETTER, case, case.team[1]).copies == 2


def test_a_member_who_leaves_is_bound_until_then() -> None:
    member = a_member(starts_on=None, ends_on=date(2020, 9, 30))
    assert "自2020年7月13日至2020年9月30日" in told(LETTER, a_full_case(team=[member]), member)


@pytest.mark.parametrize(
    ("kind", "duty"),
    [(TeamMemberKind.FAMILY, "在家庭生活中给予关心和督促。"), (TeamMemberKind.SCHOOL, "保障完成学业，反映学习表现。")],
)
def test_a_members_place_adds_a_duty(kind: TeamMemberKind, duty: str) -> None:
    assert duty in told(LETTER, a_full_case(), a_member(kind=kind))
    assert duty not in told(LETTER, a_full_case(), a_member())


def test_who_works_with_a_minor_keeps_his_name_secret() -> None:
    assert "不得公开其社区矫正情况" in told(LETTER, a_juvenile(), a_member(knows_minors=True))
    assert "未成年人" not in told(LETTER, a_full_case(), a_member())


def test_the_letter_waits_for_the_check_in_and_lists_what_record_and_row_lack() -> None:
    assert refusal(LETTER, an_expected(), a_member()) == "对象尚未报到，不能打印矫正责任书。"
    assert missing(LETTER, a_full_case(term_to=None), CorrectionTeamMember(name="组员", sex=Sex.MALE)) == ("矫正结束日期", "成员类别")
    assert missing(LETTER, a_full_case(), a_member()) == ()


# --- 矫正方案 -----------------------------------------------------------------------------------------------------------


def test_the_plan_has_its_five_parts_then_the_adjustments() -> None:
    case = a_full_case()
    words = told(PLAN, case, case.plans[0])
    parts = (
        "王小甲　管理类别：普管", "一、基本情况", "因犯交通肇事罪", "与父母同住", "二、综合评估结果", "认罪悔罪",
        "三、心理状态和其他特殊情况分析",
        "情绪平稳", "四、拟采取的监督管理、教育帮扶措施", "每月报告一次", "推荐技能培训", "矫务长", "五、其他", "制定人（签名）：",
        "所长（签名）：",
        "调整记录", "制定方案", "方案执行良好。", "经评估不作调整",
    )  # fmt: skip
    places = [words.index(part) for part in parts]
    assert places == sorted(places)


def test_a_later_plan_says_why_it_was_adjusted() -> None:
    later = a_plan(edition=2, made_on=date(2020, 11, 2), adjusted_reason="外出务工，调整报告方式。")
    case = a_full_case(plans=[later, a_plan()])
    rows = [row for block in paper(PLAN, case, later).blocks[-1:] if isinstance(block, FactsTable) for row in block.rows]
    assert [row[:2] for row in rows] == [("2020年7月20日", "1"), ("2020年11月2日", "2"), (None, None), (None, None)]
    assert rows[1][3] == "外出务工，调整报告方式。"


def test_a_note_that_nothing_changed_is_no_plan() -> None:
    case = a_full_case()
    assert refusal(PLAN, case, case.plans[1]) == "该条是“经评估不作调整”的记录，不是一版方案，请打印所评估的方案。"
    assert refusal(PLAN, case, case.plans[0]) is None
    assert refusal(PLAN, an_expected(), case.plans[0]) == "对象尚未报到，不能打印矫正方案。"


def test_what_a_plan_leaves_blank_is_listed() -> None:
    assert missing(PLAN, a_full_case(mgmt_class=None), a_plan(psych_state=None)) == ("管理类别", "心理状态和其他特殊情况分析")
    assert missing(PLAN, a_case(), a_plan())[0] == "民族"
