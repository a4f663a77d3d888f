"""The papers of locating devices and of a search for a subject out of contact."""

from datetime import date

import pytest

from libao_desk.registers.corrections.codes import CorrectionState, DeviceGround
from libao_desk.registers.corrections.parts_events import CorrectionSearch

from .builders import an_expected
from .papers import a_device, a_full_case, a_search, a_step, missing, paper, refusal, told, units

USE, NOTICE, REMOVAL, SEARCH = "device-application", "device-notice", "device-removal-application", "search-record"
COUNTY = "海安市社区矫正机构"


@pytest.mark.parametrize("ground", DeviceGround)
def test_the_form_lists_the_five_grounds_of_the_law_with_one_ticked(ground: DeviceGround) -> None:
    words = told(USE, a_full_case(), a_device(ground=ground))
    assert f"☑（{'一二三四五'[int(ground.value) - 1]}）{ground.label}" in words
    assert (words.count("☑"), words.count("□")) == (1, 4)


def test_the_head_of_the_justice_bureau_approves_after_office_and_county() -> None:
    words = told(USE, a_full_case(), a_device())
    parts = (
        "（代拟稿）",
        "未经批准离开海安市两日",
        "自2020年10月16日至2021年1月15日",
        "拟使用三个月。",
        f"{COUNTY}（印章）",
        "海安市司法局负责人（签名）",
    )
    places = [words.index(part) for part in parts]
    assert places == sorted(places)
    drawn = paper(USE, a_full_case(), a_device())
    assert (units(drawn), drawn.copies) == ([], 2)


def test_a_device_is_used_three_months_at_most_and_three_more_for_each_extension() -> None:
    case = a_full_case()
    sentence = "使用电子定位装置不超过三个月，每次延长不超过三个月，期限最迟至2021年1月15日（社区矫正法第29条）。"
    assert refusal(USE, case, a_device(ends_on=date(2021, 1, 16))) == sentence
    assert refusal(NOTICE, case, a_device(ends_on=date(2021, 1, 16))) == sentence
    assert refusal(USE, case, a_device(ends_on=date(2021, 4, 15), extended_count=1)) is None
    assert refusal(USE, case, a_device(ends_on=date(2021, 4, 16), extended_count=1)) is not None
    assert refusal(USE, case, a_device(ends_on=None)) is None


def test_what_the_form_of_a_device_lacks_is_listed() -> None:
    assert missing(USE, a_full_case(), a_device(fact=None, office_opinion=None)) == ("事实、理由", "司法所意见")
    assert missing(NOTICE, a_full_case(), a_device(fact=None, office_opinion=None)) == ()


def test_an_extension_is_on_the_form() -> None:
    extended = a_device(extended_count=1, extended_on=date(2021, 1, 14), ends_on=date(2021, 4, 15))
    assert "延长次数\n1次\n延长\n批准日\n2021年1月14日" in told(USE, a_full_case(), extended)
    assert "延长次数" not in told(USE, a_full_case(), a_device())


def test_the_notice_tells_term_duties_and_consequences_and_the_subject_signs() -> None:
    words = told(NOTICE, a_full_case(), a_device())
    parts = (
        "（代拟稿）", "第二十九条第一款第（二）项“无正当理由，未经批准离开所居住的市、县”", "经海安市司法局负责人批准",
        "使用期限：自2020年10月16日至2021年1月15日，不超过三个月", "移动电话不属于电子定位装置", "严格保密", "（印章）",
        "社区矫正对象（签名）：",
    )  # fmt: skip
    places = [words.index(part) for part in parts]
    assert places == sorted(places)
    drawn = paper(NOTICE, a_full_case(), a_device())
    assert (units(drawn), drawn.copies) == ([COUNTY], 2)


def test_nobody_is_told_of_a_device_that_was_not_approved() -> None:
    sentence = "尚未填写批准人，未经县级司法行政部门负责人批准不能使用电子定位装置（社区矫正法第29条）。"
    assert refusal(NOTICE, a_full_case(), a_device(approved_by=None)) == sentence
    assert refusal(NOTICE, a_full_case(), a_device()) is None


def test_the_form_that_ends_the_use_leaves_the_reason_open() -> None:
    words = told(REMOVAL, a_full_case(), a_device(removed_on=date(2020, 12, 28)))
    for word in ("（代拟稿）", "□批准的期限届满", "□不需要继续使用", "2020年12月28日", "海安市司法局负责人（签名）"):
        assert word in words
    assert missing(REMOVAL, a_full_case(), a_device(ends_on=None)) == ("批准至", "解除日")


def test_the_papers_of_a_device_are_refused_before_check_in() -> None:
    for key, title in ((USE, "使用电子定位装置审批表"), (NOTICE, "使用电子定位装置告知书"), (REMOVAL, "解除电子定位装置审批表")):
        assert refusal(key, an_expected(), a_device()) == f"对象尚未报到，不能打印{title}。"
        assert missing(key, a_full_case(), a_device(removed_on=date(2020, 12, 28))) == ()


def test_a_search_record_tells_loss_steps_who_was_told_and_the_outcome() -> None:
    case = a_full_case()
    words = told(SEARCH, case, case.searches[0])
    parts = (
        "发现失去联系时间：2020年11月2日", "查找经过", "手机关机。", "在亲戚家中找到。", "通知公安机关：2020年11月3日",
        "通报人民检察院：2020年11月4日", "找到时间：2020年11月6日", "已找到，呈报县级社区矫正机构。", "查找人员（签名）：",
    )  # fmt: skip
    places = [words.index(part) for part in parts]
    assert places == sorted(places)
    assert words.count("查找人员（签名）：") == 2


def test_the_steps_of_another_search_are_not_in_it() -> None:
    steps = [a_step(date(2020, 8, 3), "上次查找。"), a_step(date(2020, 11, 3), "本次查找。"), a_step(date(2020, 12, 1), "下次查找。")]
    case = a_full_case(search_steps=steps)
    words = told(SEARCH, case, case.searches[0])
    assert "本次查找。" in words
    assert "上次查找。" not in words
    assert "下次查找。" not in words
    assert "下次查找。" in told(SEARCH, case, a_search(found_on=None))


def test_a_search_record_wants_steps_and_notices_but_no_day_for_who_is_still_lost() -> None:
    bare = CorrectionSearch(lost_found_on=date(2020, 12, 7))
    assert missing(SEARCH, a_full_case(), bare) == ("查找经过", "通知公安机关日", "通报检察院日", "处理结果")
    case = a_full_case()
    assert missing(SEARCH, case, a_search(found_on=None)) == ()


def test_who_never_came_can_be_searched_for_but_nobody_during_an_inquiry() -> None:
    assert refusal(SEARCH, an_expected(CorrectionState.MISSING), a_search()) is None
    assert refusal(SEARCH, an_expected(CorrectionState.ASSESS), a_search()) == "对象尚在调查评估，没有查找记录。"
